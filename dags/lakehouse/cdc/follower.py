"""Turns Debezium's stream of events into commits of the target tables, each change exactly once.

Only whole transactions count: the changes of one wait until its end, which tells the LSN that they are compared by.
What a table holds already, by its own position, is left out; what is applied is acknowledged afterwards, never before.
So a crash at any moment leads to the same changes coming again, and to their being left out or applied once.
"""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING, Any, Protocol

from lakehouse.cdc import columns as cols
from lakehouse.cdc.changes import ChangeReader, OpenTransaction, Row, TableChanges
from lakehouse.cdc.checkpoint import Checkpoint
from lakehouse.cdc.errors import NeedsSnapshotError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from lakehouse.cdc.columns import SourceColumn
    from lakehouse.cdc.status import Status
    from lakehouse.cdc.target import Applied

log = logging.getLogger(__name__)

HEARTBEAT_TOPIC = "__debezium-heartbeat"
_STAGED_ROWS = 50_000
_PENDING_ROWS = 200_000


class Event(Protocol):
    """One of Debezium's events."""

    @property
    def topic(self) -> str:
        """Where it would go in Kafka."""

    @property
    def key(self) -> str | None:
        """JSON of the key."""

    @property
    def value(self) -> str | None:
        """JSON of the value."""

    def offset(self) -> dict[str, Any]:
        """Debezium's offset as of this event."""

    def changed_columns(self, table: str) -> tuple[SourceColumn, ...] | None:
        """The table's columns, where they are not those of its event before."""


class Target(Protocol):
    """What this needs of a target table."""

    name: str
    columns: tuple[SourceColumn, ...]

    @property
    def position(self) -> int:
        """LSN of the last commit that it holds."""

    @property
    def rows(self) -> int | None:
        """How many rows it has."""

    def fit(self, columns: tuple[SourceColumn, ...], *, rebuild: bool = False) -> None:
        """Give the table these columns."""

    def apply(self, changes: TableChanges, position: int | None) -> Applied:
        """Apply changes in one commit."""

    def stage(self, rows: Sequence[Row]) -> dict[str, int]:
        """Write rows of a snapshot, unseen."""

    def replace(self, position: int) -> None:
        """Make the staged rows the table's."""

    def tidy(self) -> None:
        """Merge files when there are many."""


class Follower:
    """Follows one run of the engine; another run has another one."""

    def __init__(  # noqa: PLR0913 -- each is a part of its own
        self,
        targets: Mapping[str, Target],
        reader: ChangeReader,
        save: Callable[[Checkpoint], None],
        fills_added: Callable[[str, Sequence[str]], Sequence[str]],
        status: Status,
        *,
        snapshotting: bool,
    ) -> None:
        """Make one.

        Args:
            targets: Target by source table, as schema.table.
            reader: Reads changes.
            save: Stores the offset before it is acknowledged.
            fills_added: Those of a table's added columns that PostgreSQL filled in existing rows.
            status: What is told to others.
            snapshotting: Whether the engine begins with a snapshot.
        """
        self._targets = targets
        self._reader = reader
        self._save = save
        self._fills_added = fills_added
        self._status = status
        self.snapshotting = snapshotting
        self._staged: dict[str, list[Row]] = {table: [] for table in targets}
        self._open = OpenTransaction()
        self._is_open = False
        self._pending: dict[str, TableChanges] = {}
        self._position = 0
        self._keys: dict[str, tuple[str, ...]] = {}
        self._touched: list[Target] = []
        self.commits = 0

    def handle(self, events: Sequence[Event]) -> int | None:
        """Take in the next events of the stream.

        Returns:
            Index of the last event that may be acknowledged, everything up to it being applied for good; None for none.

        Raises:
            NeedsSnapshotError: The source changed so that only a new snapshot helps.
            Exception: Whatever kept it from being applied; nothing is to be acknowledged then.
        """
        acknowledged: int | None = None
        for index, event in enumerate(events):
            if self._take(event):
                acknowledged = index
        if acknowledged is None:
            return None
        self._flush(self._position)
        offset = events[acknowledged].offset()
        lsn = max(int(offset.get(name) or 0) for name in ("lsn", "lsn_commit", "lsn_proc"))
        self._save(Checkpoint("stream", lsn))
        self._status.acknowledged(lsn)
        for target in self._touched:
            target.tidy()
        self._touched = []
        return acknowledged

    def _take(self, event: Event) -> bool:
        """Take one event in. @returns whether the stream stands between two transactions after it."""
        topic, text = event.topic, event.value
        if text is None:
            return False
        value = json.loads(text)
        if topic.startswith(HEARTBEAT_TOPIC) or value.get("op") == "m":
            if self.snapshotting:
                self._finish_snapshot(event.offset())
            return not self.snapshotting and not self._is_open
        if "status" in value and "op" not in value:
            return self._take_boundary(value)
        table = f"{value['source']['schema']}.{value['source']['table']}"
        if table not in self._targets:
            raise AssertionError(f"an event of {table}, which is not followed")
        if event.key is not None and table not in self._keys:
            self._keys[table] = tuple(json.loads(event.key))
        if value["after"] is not None and (columns := event.changed_columns(table)) is not None:
            self._take_columns(table, columns, is_snapshot=value["op"] == "r")
        change = self._reader.read(event.key, value, text)
        if value["op"] == "r":
            self._stage(table, Row(change.row or {}, value["source"]["lsn"], value["source"]["ts_ms"]))
            if value["source"]["snapshot"] == "last":
                self._finish_snapshot(event.offset())
            return not self.snapshotting
        if not self._is_open:
            raise AssertionError(f"a change of {table} outside of a transaction")
        self._open.add(table, change)
        return False

    def _take_boundary(self, value: dict[str, Any]) -> bool:
        if value["status"] == "BEGIN":
            self._open.clear()
            self._is_open = True
            return False
        self._is_open = False
        lsn = int(value["id"].rpartition(":")[2])
        for table, change in self._open:
            if lsn <= self._targets[table].position:
                self._status.repeated(table)
                continue
            pending = self._pending.setdefault(table, TableChanges())
            pending.add(change, lsn, value["ts_ms"])
            if sum(len(each.rows) for each in self._pending.values()) >= _PENDING_ROWS:
                # Amid a transaction, so the position stays: after a stop here, all of it comes and is applied again.
                self._flush(None)
        self._open.clear()
        self._position = lsn
        self._status.committed(value["ts_ms"])
        return True

    def _take_columns(self, table: str, columns: tuple[SourceColumn, ...], *, is_snapshot: bool) -> None:
        target = self._targets[table]
        if is_snapshot or not target.columns:
            if columns != target.columns:
                self._flush_staged(table)
                target.fit(columns)
        else:
            notes = cols.compare(table, target.columns, columns)
            known = {column.name for column in target.columns}
            added = [column.name for column in columns if column.name not in known]
            if added and (filled := self._fills_added(table, added)):
                raise NeedsSnapshotError(
                    f"{table}.{filled[0]} was added with a default, which PostgreSQL gave to the rows that were there"
                )
            if notes:
                self._flush(None)
                target.fit(columns)
                for note in notes:
                    log.info("%s", note)
                    self._status.note(note)
        target.columns = columns

    def _stage(self, table: str, row: Row) -> None:
        rows = self._staged[table]
        rows.append(row)
        if len(rows) >= _STAGED_ROWS:
            self._flush_staged(table)

    def _flush_staged(self, table: str) -> None:
        rows = self._staged[table]
        if rows:
            self._status.lost_values(table, self._targets[table].stage(rows))
            self._status.snapshot_rows(table, len(rows))
            self._staged[table] = []

    def _finish_snapshot(self, offset: dict[str, Any]) -> None:
        """Put the snapshot in place, if the engine has read it whole."""
        if offset.get("snapshot") is not None and str(offset.get("snapshot_completed")).lower() != "true":
            return
        position = int(offset["lsn"])
        for table, target in self._targets.items():
            self._flush_staged(table)
            target.replace(position)
            self._status.set_rows(table, target.rows)
        self._position = position
        self.snapshotting = False
        self._status.streaming()

    def _flush(self, position: int | None) -> None:
        for table, changes in self._pending.items():
            if not changes:
                continue
            target = self._targets[table]
            changes.columns = target.columns
            changes.key_columns = self._keys.get(table, ())
            applied = target.apply(changes, position)
            self.commits += 1
            self._touched.append(target)
            self._status.applied(table, applied, target.rows)
            self._status.lost_values(table, applied.lost_values)
            # Amid a transaction more may follow for the same rows.
            self._pending[table] = TableChanges()
