"""What the service tells of itself: state, lag, and what it has done."""

from __future__ import annotations

import threading
import time
from collections import deque
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lakehouse.cdc.source import Progress
    from lakehouse.cdc.target import Applied

_NOTES = 20


@dataclass
class _Table:
    target: str
    inserted: int = 0
    updated: int = 0
    deleted: int = 0
    repeated: int = 0
    snapshot_rows: int = 0
    rows: int | None = None
    lost_values: dict[str, int] = field(default_factory=dict)


class Status:
    """Kept by the threads that work, read by those that answer."""

    def __init__(self, tables: Mapping[str, str]) -> None:
        """Begin.

        Args:
            tables: Target by source table.
        """
        self._lock = threading.Lock()
        self._state = "starting"
        self._error: str | None = None
        self._since = time.time()
        self._started = time.time()
        self._tables = {table: _Table(target) for table, target in tables.items()}
        self._notes: deque[dict[str, str]] = deque(maxlen=_NOTES)
        self._last_commit_ms: int | None = None
        self._acknowledged = 0
        self._progress: Progress | None = None
        self._progress_at = 0.0
        # Where the source's log was, and when: those that are not applied yet.
        self._behind: deque[tuple[int, float]] = deque()

    def set_state(self, state: str, error: str | None = None) -> None:
        """Say what it does now, and why it does not do what it should."""
        with self._lock:
            if state != self._state:
                self._since = time.time()
            self._state, self._error = state, error

    def streaming(self) -> None:
        """Say that changes are followed."""
        self.set_state("streaming")

    def note(self, text: str) -> None:
        """Keep a note of something that people should know."""
        with self._lock:
            self._notes.append({"at": _iso(time.time()), "text": text})

    def committed(self, source_ms: int) -> None:
        """Note when the last transaction was committed at the source."""
        with self._lock:
            self._last_commit_ms = source_ms

    def acknowledged(self, lsn: int) -> None:
        """Note how far everything is applied."""
        with self._lock:
            self._acknowledged = max(self._acknowledged, lsn)
            self._forget_applied()

    def progressed(self, progress: Progress) -> None:
        """Note how far the source is."""
        with self._lock:
            self._progress, self._progress_at = progress, time.time()
            if not self._behind or self._behind[-1][0] < progress.current:
                self._behind.append((progress.current, self._progress_at))
            self._forget_applied()

    def _forget_applied(self) -> None:
        while self._behind and self._behind[0][0] <= self._acknowledged:
            self._behind.popleft()

    def applied(self, table: str, applied: Applied, rows: int | None) -> None:
        """Count what a commit did."""
        with self._lock:
            counts = self._tables[table]
            counts.inserted += applied.inserted
            counts.updated += applied.updated
            counts.deleted += applied.deleted
            counts.rows = rows

    def repeated(self, table: str) -> None:
        """Count a change that came again and was left out."""
        with self._lock:
            self._tables[table].repeated += 1

    def snapshot_rows(self, table: str, count: int) -> None:
        """Count rows that a snapshot read."""
        with self._lock:
            self._tables[table].snapshot_rows += count

    def snapshot_begins(self) -> None:
        """Count the snapshot's rows from none."""
        with self._lock:
            for counts in self._tables.values():
                counts.snapshot_rows = 0
                counts.lost_values = {}
        self.set_state("snapshotting")

    def lost_values(self, table: str, lost: Mapping[str, int]) -> None:
        """Count values that Iceberg has no form for."""
        with self._lock:
            for column, count in lost.items():
                values = self._tables[table].lost_values
                values[column] = values.get(column, 0) + count

    def set_rows(self, table: str, rows: int | None) -> None:
        """Note how many rows the target has."""
        with self._lock:
            self._tables[table].rows = rows

    def to_json(self) -> dict[str, Any]:
        """All of it. 64-bit numbers are texts."""
        with self._lock:
            progress = self._progress
            slot = progress.slot if progress else None
            lag = time.time() - self._behind[0][1] if self._behind else 0.0
            return {
                "state": self._state,
                "since": _iso(self._since),
                "error": self._error,
                "startedAt": _iso(self._started),
                "lastCommitAt": None if self._last_commit_ms is None else _iso(self._last_commit_ms / 1000),
                # What is lost does not come, however long one waits.
                "lagSeconds": None if progress is None or self._state == "lost" else round(lag, 1),
                "lagBytes": None
                if progress is None or not slot
                else str(max(0, progress.current - slot.confirmed_flush)),
                "acknowledgedLsn": _lsn(self._acknowledged) if self._acknowledged else None,
                "slot": None
                if progress is None or slot is None
                else {
                    "status": slot.wal_status,
                    "retainedBytes": str(max(0, progress.current - slot.restart_lsn)) if slot.restart_lsn else None,
                    "limitBytes": None if progress.limit_bytes is None else str(progress.limit_bytes),
                },
                "sourceSeenAt": _iso(self._progress_at) if progress else None,
                "tables": [
                    {
                        "source": source,
                        "target": counts.target,
                        "rows": None if counts.rows is None else str(counts.rows),
                        "inserted": str(counts.inserted),
                        "updated": str(counts.updated),
                        "deleted": str(counts.deleted),
                        "repeated": str(counts.repeated),
                        "snapshotRows": str(counts.snapshot_rows),
                        "lostValues": [
                            {"column": column, "count": str(count)} for column, count in counts.lost_values.items()
                        ],
                    }
                    for source, counts in self._tables.items()
                ],
                "notes": list(self._notes),
            }


def _iso(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _lsn(value: int) -> str:
    return f"{value >> 32:X}/{value & 0xFFFFFFFF:X}"
