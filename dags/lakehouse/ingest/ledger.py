"""What is written about ingestions: which files came to what, each run's intent and outcome, and the bad rows.

All three tables are append-only logs in the lakehouse itself, so that they can be queried; of several rows about one
thing the latest counts.
"""

from __future__ import annotations

import hashlib
import json
import logging
import time
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pyarrow as pa
from pyiceberg.exceptions import (
    CommitFailedException,
    NoSuchTableError,
    TableAlreadyExistsError,
    ValidationException,
)
from pyiceberg.expressions import And, EqualTo, In

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pyiceberg.catalog import Catalog
    from pyiceberg.expressions import BooleanExpression
    from pyiceberg.table import Table


FILES = "ingested_files"
RUNS = "ingest_runs"

_TIME = pa.timestamp("us", tz="UTC")
_COUNTS = ("read", "inserted", "updated", "unchanged", "superseded", "rejected")
_COUNT_FIELDS = [(f"rows_{name}", pa.int64()) for name in _COUNTS]

_FILES_SCHEMA = pa.schema(
    [
        pa.field("pipeline", pa.string(), nullable=False),
        pa.field("file", pa.string(), nullable=False),
        ("size_bytes", pa.int64()),
        ("etag", pa.string()),
        ("modified_at", _TIME),
        pa.field("status", pa.string(), nullable=False),
        ("reason", pa.string()),
        ("notes", pa.string()),
        *_COUNT_FIELDS,
        ("run_id", pa.string()),
        pa.field("recorded_at", _TIME, nullable=False),
    ]
)
_RUNS_SCHEMA = pa.schema(
    [
        pa.field("run_id", pa.string(), nullable=False),
        pa.field("pipeline", pa.string(), nullable=False),
        ("table_name", pa.string()),
        pa.field("state", pa.string(), nullable=False),
        ("strategy", pa.string()),
        ("batch_id", pa.string()),
        ("base_snapshot_id", pa.int64()),
        ("snapshot_id", pa.int64()),
        ("files", pa.int64()),
        ("files_refused", pa.int64()),
        ("bytes_read", pa.int64()),
        *_COUNT_FIELDS,
        ("watermark", pa.string()),
        ("notes", pa.string()),
        ("error", pa.string()),
        ("phase_seconds", pa.string()),
        # What is to be recorded of its files once the commit is known to have happened.
        ("intent", pa.string()),
        ("started_at", _TIME),
        pa.field("recorded_at", _TIME, nullable=False),
    ]
)
_REJECTS_SCHEMA = pa.schema(
    [
        pa.field("reject_id", pa.string(), nullable=False),
        pa.field("file", pa.string(), nullable=False),
        ("etag", pa.string()),
        ("line", pa.int64()),
        ("column_name", pa.string()),
        ("value", pa.string()),
        ("reason", pa.string()),
        ("record", pa.string()),
        pa.field("status", pa.string(), nullable=False),
        ("run_id", pa.string()),
        pa.field("recorded_at", _TIME, nullable=False),
    ]
)
_ATTEMPTS = 10
# For how long a table that is made at the same time may take its place.
_CREATION_SECONDS = 2.0
_MAX_DATA_FILES = 100

log = logging.getLogger(__name__)


@dataclass
class Counts:
    """How many records came to what; read = inserted + updated + unchanged + superseded + rejected."""

    read: int = 0
    inserted: int = 0
    updated: int = 0
    unchanged: int = 0
    superseded: int = 0
    rejected: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(*(getattr(self, name) + getattr(other, name) for name in _COUNTS))

    def check(self) -> None:
        """Raise AssertionError if a record is counted twice or not at all: a defect."""
        parts = self.inserted + self.updated + self.unchanged + self.superseded + self.rejected
        if self.read != parts:
            raise AssertionError(f"{self.read} records were read, but {parts} are accounted for: {self}")


@dataclass
class FileRecord:
    """What came of one version of a file.

    Attributes:
        file: Its address, such as ``s3://lakehouse/raw/sales/a.csv``.
        size_bytes: Its size.
        etag: Its version.
        modified_at: When that was written.
        status: ``ingested``, ``refused`` or ``gone``.
        reason: Why it was refused.
        notes: What its columns had that the table did not.
        counts: Its records.
    """

    file: str
    size_bytes: int | None
    etag: str | None
    modified_at: datetime | None
    status: str
    reason: str | None = None
    notes: str | None = None
    counts: Counts = field(default_factory=Counts)

    def to_json(self) -> dict[str, Any]:
        """Return the record as JSON can hold it."""
        return asdict(self) | {"modified_at": self.modified_at.isoformat() if self.modified_at else None}

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> FileRecord:
        """Return the record that `to_json` wrote."""
        at = value["modified_at"]
        return cls(
            **(value | {"modified_at": datetime.fromisoformat(at) if at else None, "counts": Counts(**value["counts"])})
        )


@dataclass
class RunRecord:
    """What one run, or one batch of it, set out to do and came to; see the table's columns."""

    run_id: str
    pipeline: str
    table_name: str
    state: str
    started_at: datetime
    strategy: str | None = None
    batch_id: str | None = None
    base_snapshot_id: int | None = None
    snapshot_id: int | None = None
    files: int = 0
    files_refused: int = 0
    bytes_read: int = 0
    counts: Counts = field(default_factory=Counts)
    watermark: str | None = None
    notes: str | None = None
    error: str | None = None
    phase_seconds: dict[str, float] = field(default_factory=dict)
    intent: list[FileRecord] = field(default_factory=list)


class Ledger:
    """The three tables of one pipeline."""

    def __init__(self, catalog: Catalog, namespace: str, pipeline: str) -> None:
        self._catalog = catalog
        self._namespace = namespace
        self._pipeline = pipeline

    def files(self) -> dict[str, FileRecord]:
        """Return the latest record of each file, by address."""
        columns = ("file", "size_bytes", "etag", "modified_at", "status", "recorded_at")
        rows = self._latest(FILES, "file", columns)
        return {
            row["file"]: FileRecord(
                file=row["file"],
                size_bytes=row["size_bytes"],
                etag=row["etag"],
                modified_at=row["modified_at"],
                status=row["status"],
            )
            for row in rows
        }

    def last_watermark(self) -> str | None:
        """Return the watermark of the newest run that had one."""
        runs = [run for run in self._runs() if run["state"] == "succeeded" and run["watermark"] is not None]
        return max(runs, key=lambda run: run["recorded_at"])["watermark"] if runs else None

    def succeeded_runs(self) -> set[str]:
        """Return the ids of the runs that brought in what they set out to."""
        return {run["run_id"] for run in self._runs() if run["state"] == "succeeded"}

    def open_intents(self) -> list[RunRecord]:
        """Return the runs that announced a commit and never said what came of it."""
        ids = {run["run_id"] for run in self._runs() if run["state"] == "running"}
        if not ids:
            return []
        # Only these are read whole: an intent names all of its files.
        found = self._scan(RUNS, And(self._own, In(term="run_id", literals=ids)), tuple(_RUNS_SCHEMA.names))
        rows = found.sort_by("recorded_at").to_pylist() if found is not None else []
        return [_run(row) for row in {row["run_id"]: row for row in rows}.values()]

    def _runs(self) -> list[dict[str, Any]]:
        return self._latest(RUNS, "run_id", ("run_id", "state", "watermark", "recorded_at"))

    @property
    def _own(self) -> BooleanExpression:
        return EqualTo(term="pipeline", value=self._pipeline)

    def record_files(self, run_id: str, records: Sequence[FileRecord]) -> None:
        """Append what came of files."""
        now = datetime.now(UTC)
        self._append(
            FILES,
            _FILES_SCHEMA,
            [
                {
                    "pipeline": self._pipeline,
                    "file": record.file,
                    "size_bytes": record.size_bytes,
                    "etag": record.etag,
                    "modified_at": record.modified_at,
                    "status": record.status,
                    "reason": record.reason,
                    "notes": record.notes,
                    **_counts(record.counts),
                    "run_id": run_id,
                    "recorded_at": now,
                }
                for record in records
            ],
        )

    def record_run(self, run: RunRecord) -> None:
        """Append a run's intent or outcome."""
        self._append(
            RUNS,
            _RUNS_SCHEMA,
            [
                {
                    **{name: getattr(run, name) for name in _RUNS_SCHEMA.names if hasattr(run, name)},
                    **_counts(run.counts),
                    "phase_seconds": json.dumps(run.phase_seconds),
                    "intent": json.dumps([record.to_json() for record in run.intent])
                    if run.state == "running"
                    else None,
                    "recorded_at": datetime.now(UTC),
                }
            ],
        )

    def record_rejects(self, table: str, run_id: str, rejects: pa.Table) -> None:
        """Append bad rows, each once however often its file is read.

        Args:
            table: The rejects table's name.
            run_id: The run.
            rejects: Columns file, etag, line, column_name, value, reason, record.
        """
        if not rejects.num_rows:
            return
        ids = [_reject_id(row) for row in rejects.select(["file", "etag", "line", "column_name"]).to_pylist()]
        now = datetime.now(UTC)
        rows = [
            row | {"reject_id": reject_id, "status": "open", "run_id": run_id, "recorded_at": now}
            for row, reject_id in zip(rejects.to_pylist(), ids, strict=True)
        ]
        known = self._known_rejects(table, {row["file"] for row in rows})
        self._append(table, _REJECTS_SCHEMA, [row for row in rows if row["reject_id"] not in known])

    def _known_rejects(self, table: str, files: set[str]) -> set[str]:
        found = self._scan(table, In(term="file", literals=files), ("reject_id",))
        return set() if found is None else set(found["reject_id"].to_pylist())

    def _latest(self, name: str, key: str, columns: tuple[str, ...]) -> list[dict[str, Any]]:
        found = self._scan(name, self._own, columns)
        if found is None:
            return []
        latest: dict[str, dict[str, Any]] = {}
        for row in found.sort_by("recorded_at").to_pylist():
            latest[row[key]] = row
        return list(latest.values())

    def _scan(self, name: str, row_filter: BooleanExpression, columns: Iterable[str]) -> pa.Table | None:
        try:
            table = self._catalog.load_table((self._namespace, name))
        except NoSuchTableError:
            return None
        return table.scan(row_filter=row_filter, selected_fields=tuple(columns)).to_arrow()

    def _append(self, name: str, schema: pa.Schema, rows: list[dict[str, Any]]) -> None:
        if not rows:
            return
        content = pa.Table.from_pylist(rows, schema)
        for attempt in range(_ATTEMPTS):
            table = self._open(name, schema)
            try:
                table.append(content)
            except (CommitFailedException, ValueError) as error:
                # Pipelines share these tables, and an append contradicts nobody's. PyIceberg calls it a ValueError that
                # someone has made the table anew.
                if attempt == _ATTEMPTS - 1 or (isinstance(error, ValueError) and "UUID" not in str(error)):
                    raise
            else:
                _compact(table)
                return

    def _open(self, name: str, schema: pa.Schema) -> Table:
        identifier = (self._namespace, name)
        try:
            return self._catalog.load_table(identifier)
        except NoSuchTableError:
            with suppress(TableAlreadyExistsError):
                self._catalog.create_table(identifier, schema, properties={"format-version": "2"})
            if name in (FILES, RUNS):
                # SeaweedFS lets two make a table at once, and the later one stays: what was written to the other
                # meanwhile would be lost. No lock keeps pipelines apart here.
                time.sleep(_CREATION_SECONDS)
            return self._catalog.load_table(identifier)


def _compact(table: Table) -> None:
    """Make one file of a log's many, since each run looks into all of them."""
    snapshot = table.current_snapshot()
    if snapshot is None or snapshot.summary is None or int(snapshot.summary["total-data-files"] or 0) < _MAX_DATA_FILES:
        return
    try:
        table.overwrite(table.scan().to_arrow())
    except (CommitFailedException, ValidationException):
        log.info("%s was not compacted, since someone else wrote to it meanwhile", ".".join(table.name()))


def _counts(counts: Counts) -> dict[str, int]:
    return {f"rows_{name}": getattr(counts, name) for name in _COUNTS}


def _run(row: dict[str, Any]) -> RunRecord:
    plain = {name: row[name] for name in _RUNS_SCHEMA.names if name in RunRecord.__dataclass_fields__}
    return RunRecord(
        **(
            plain
            | {
                "counts": Counts(*(row[f"rows_{name}"] or 0 for name in _COUNTS)),
                "phase_seconds": json.loads(row["phase_seconds"] or "{}"),
                "intent": [FileRecord.from_json(value) for value in json.loads(row["intent"] or "[]")],
            }
        )
    )


def _reject_id(row: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(list(row.values())).encode()).hexdigest()[:32]
