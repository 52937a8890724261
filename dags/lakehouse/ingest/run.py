"""One run of a pipeline: what is new in S3 is read, compared with the table and committed, batch by batch.

A run may be killed at any moment and run again. A batch is announced in the ledger before its commit and recorded
after it; the commit carries the batch's id, so that the next run knows what became of one whose end nobody saw.
"""

from __future__ import annotations

import logging
import random
import shutil
import tempfile
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import pyarrow as pa
from pyiceberg.exceptions import CommitFailedException

from lakehouse.catalog import open_catalog
from lakehouse.ingest import row_delta, target
from lakehouse.ingest.ledger import Counts, FileRecord, Ledger, RunRecord
from lakehouse.ingest.reading import FILE, REJECTS, ROWS, LocalFile, Reader
from lakehouse.ingest.tables import create
from lakehouse.object_storage import ChangedError, GoneError, SourceFile, Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from pyiceberg.manifest import DataFile

    from lakehouse.ingest.declaration import Declaration
    from lakehouse.settings import LakehouseSettings

log = logging.getLogger(__name__)

BUCKET = "lakehouse"
NAMESPACE = "lakehouse"

PHASES = ("listing", "reading", "staging", "merging", "recording")
_TIME = pa.timestamp("us", tz="UTC")
_BATCH_FILES = 5000
_BATCH_BYTES = 8 << 30
_MEMORY_LIMIT = "512MiB"
_DOWNLOADS = 8
_COMMIT_ATTEMPTS = 8
_SHOWN_REFUSALS = 50


@dataclass(frozen=True)
class Refusal:
    """A file of which nothing was taken, and why."""

    file: str
    reason: str


@dataclass
class Summary:
    """What a run did.

    Attributes:
        table: The table's name with its schema.
        batches: How many batches there were.
        files: How many files were read.
        bytes_read: Their sizes together.
        counts: Their records.
        snapshots: The snapshots that were committed.
        refused: Files of which nothing was taken, the first of them.
        files_refused: How many those are.
        notes: What was found about columns.
        watermark: Greatest value of the watermark column so far; None where there is none.
        file_time: When the newest file that was read was written.
    """

    table: str
    batches: int = 0
    files: int = 0
    bytes_read: int = 0
    counts: Counts = field(default_factory=Counts)
    snapshots: list[int] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    files_refused: int = 0
    notes: list[str] = field(default_factory=list)
    watermark: str | None = None
    file_time: datetime | None = None

    def __str__(self) -> str:
        """One sentence for the log."""
        counts = self.counts
        return (
            f"{self.table}: {counts.read} rows read from {self.files} files; {counts.inserted} inserted, "
            f"{counts.updated} updated, {counts.unchanged} unchanged, {counts.superseded} superseded, "
            f"{counts.rejected} rejected; files refused: {self.files_refused}"
        )

    def to_json(self) -> dict[str, Any]:
        """Return the summary as JSON can hold it; snapshot ids as texts, since they have 64 bits."""
        return asdict(self) | {
            "snapshots": [str(snapshot) for snapshot in self.snapshots],
            "file_time": self.file_time.isoformat() if self.file_time else None,
        }


def run(  # noqa: PLR0913
    settings: LakehouseSettings,
    declaration: Declaration,
    run_id: str,
    *,
    keys: Sequence[str] | None = None,
    full_reload: bool = False,
    progress: Callable[[str], None] = lambda _: None,
    check_lock: Callable[[], None] = lambda: None,
) -> Summary:
    """Bring all new and changed files of a pipeline into its table.

    Args:
        settings: Where everything is.
        declaration: The pipeline.
        run_id: Identity of the run.
        keys: Read these files, known or not, and no others.
        full_reload: Read all files, known or not.
        progress: Told the phase that begins, one of `PHASES`.
        check_lock: Called before each commit; raises if another run may be writing the table.

    Raises:
        TargetError: The table cannot be written by this pipeline.
        Exception: Something could not be reached or refused. The run may be tried again: each batch either happened
            as a whole or not at all.
    """
    pipeline = _Run(settings, declaration, run_id)
    pipeline.progress, pipeline.check_lock = progress, check_lock
    return pipeline.run(keys, full_reload=full_reload)


@dataclass
class _Batch:
    """What is known of a batch on its way into the table."""

    run: RunRecord
    workspace: target.Workspace
    reader: Reader
    files: dict[int, SourceFile]
    superseded: dict[int, int] = field(default_factory=dict)


class _Run:
    progress: Callable[[str], None]
    check_lock: Callable[[], None]

    def __init__(self, settings: LakehouseSettings, declaration: Declaration, run_id: str) -> None:
        self._declaration = declaration
        self._run_id = run_id
        self._store = Store(settings.s3)
        self._catalog = open_catalog(settings.catalog, settings.s3)
        self._ledger = Ledger(self._catalog, NAMESPACE, declaration.name)
        self._known: dict[str, FileRecord] = {}
        self._listed: list[SourceFile] = []
        self._seconds: dict[str, float] = {}
        self._batches = 0
        self.summary = Summary(f"{NAMESPACE}.{declaration.table}")

    def run(self, keys: Sequence[str] | None, *, full_reload: bool) -> Summary:
        self._settle_intents()
        forced = full_reload or keys is not None
        attempted: set[tuple[str, str]] = set()
        while True:
            with self._phase("listing"):
                pending = self._pending(keys, forced=forced)
            pending = [file for file in pending if (file.key, file.etag) not in attempted]
            batch = _take_batch(pending)
            if not batch:
                break
            attempted |= {(file.key, file.etag) for file in batch}
            self._batch(batch)
        if self.summary.watermark is None:
            self.summary.watermark = self._ledger.last_watermark()
        log.info("%s", self.summary)
        return self.summary

    @contextmanager
    def _phase(self, name: str) -> Iterator[None]:
        log.info("Phase: %s", name)
        self.progress(name)
        start = time.monotonic()
        yield
        self._seconds[name] = round(self._seconds.get(name, 0) + time.monotonic() - start, 3)

    def _address(self, key: str) -> str:
        return f"s3://{BUCKET}/{key}"

    def _settle_intents(self) -> None:
        for intent in self._ledger.open_intents():
            table = target.load(self._catalog, NAMESPACE, self._declaration)
            found = target.find_snapshot(table.metadata, intent.batch_id or "") if table is not None else None
            if found is None:
                intent.state = "failed"
                intent.error = "The run ended before its commit; a later run reads its files again."
            else:
                log.info("Run %s had committed snapshot %s; its files are recorded now", intent.run_id, found[0])
                self._ledger.record_files(intent.run_id, intent.intent)
                intent.state, intent.snapshot_id = "succeeded", found[0]
                self._add_up(intent, intent.intent)
            self._ledger.record_run(intent)

    def _pending(self, keys: Sequence[str] | None, *, forced: bool) -> list[SourceFile]:
        self._known = self._ledger.files()
        listed = [
            file for file in self._store.list(BUCKET, self._declaration.prefix) if _is_of(self._declaration, file.key)
        ]
        self._listed = listed
        if keys is not None:
            by_key = {file.key: file for file in listed}
            if missing := [key for key in keys if key not in by_key]:
                raise target.TargetError(
                    f"There is no file {missing[0]!r} under s3://{BUCKET}/{self._declaration.prefix}"
                )
            return [by_key[key] for key in dict.fromkeys(keys)]
        self._record_gone({self._address(file.key) for file in listed})
        if forced:
            return listed
        return [file for file in listed if not self._is_known(file)]

    def _is_known(self, file: SourceFile) -> bool:
        record = self._known.get(self._address(file.key))
        return record is not None and record.etag == file.etag and record.status != "gone"

    def _record_gone(self, listed: set[str]) -> None:
        gone = [
            FileRecord(record.file, record.size_bytes, record.etag, record.modified_at, "gone")
            for record in self._known.values()
            if record.status != "gone" and record.file not in listed
        ]
        if gone:
            log.info("Files that are no longer there: %d; their rows stay", len(gone))
            self._ledger.record_files(self._run_id, gone)

    def _batch(self, files: list[SourceFile]) -> None:
        self._seconds = {"listing": self._seconds.get("listing", 0.0)}
        run = RunRecord(
            run_id=self._next_run_id(),
            pipeline=self._declaration.name,
            table_name=self.summary.table,
            state="running",
            started_at=datetime.now(UTC),
            batch_id=uuid.uuid4().hex,
        )
        folder = Path(tempfile.mkdtemp(prefix="lakehouse-ingest-"))
        try:
            self._load(run, files, folder)
        except Exception as error:
            run.state = "failed"
            run.error = f"{type(error).__name__}: {error}"[:4000]
            run.phase_seconds = self._seconds
            # Whether an uncertain commit happened is for the next run to find out: its intent stays open.
            if not run.intent:
                self._try_to_record(run)
            raise
        finally:
            shutil.rmtree(folder, ignore_errors=True)
            self._seconds = {}

    def _next_run_id(self) -> str:
        # A run that is tried again keeps what it had brought in before.
        succeeded = self._ledger.succeeded_runs()
        self._batches += 1
        while (run_id := f"{self._run_id}#{self._batches}" if self._batches > 1 else self._run_id) in succeeded:
            self._batches += 1
        return run_id

    def _try_to_record(self, run: RunRecord) -> None:
        try:
            self._ledger.record_run(run)
        except Exception:
            log.warning("That the run failed could not be recorded", exc_info=True)

    def _load(self, run: RunRecord, files: list[SourceFile], folder: Path) -> None:
        with duckdb.connect(
            str(folder / "batch.duckdb"),
            config={
                "memory_limit": _MEMORY_LIMIT,
                "temp_directory": str(folder / "spill"),
                # A checkpoint closes the gaps that deleted rows left: row ids, by which rows are matched, would move.
                "checkpoint_threshold": "1TB",
            },
        ) as connection:
            with self._phase("reading"):
                local = self._download(files, folder)
            with self._phase("staging"):
                table = target.load(self._catalog, NAMESPACE, self._declaration)
                reader = Reader(connection, self._declaration, target.column_types(table, self._declaration))
                reader.read(local)
                for file in local:
                    file.path.unlink(missing_ok=True)
                batch = _Batch(
                    run=run,
                    workspace=target.Workspace(connection, folder, self._store),
                    reader=reader,
                    files={file.index: files[file.index] for file in local},
                )
                run.bytes_read = sum(file.size_bytes for file in batch.files.values())
                self._register_files(batch)
                batch.superseded = self._drop_superseded(connection)
                run.watermark = self._watermark(batch)
                # Before the commit: of a run that is killed after it, the next records the end without reading again.
                self._record_rejects(batch)
            with self._phase("merging"):
                records = self._merge(batch)
            with self._phase("recording"):
                self._record(run, records)

    def _download(self, batch: list[SourceFile], folder: Path) -> list[LocalFile]:
        raw = folder / "raw"
        raw.mkdir()

        def one(index: int) -> LocalFile | None:
            path = raw / str(index)
            try:
                self._store.download(BUCKET, batch[index], path)
            except (ChangedError, GoneError) as error:
                # The next listing tells what is there now.
                log.warning("%s was replaced or deleted while it was read and is left out: %r", batch[index].key, error)
                return None
            return LocalFile(index, path, batch[index].key)

        with ThreadPoolExecutor(_DOWNLOADS) as pool:
            return [file for file in pool.map(one, range(len(batch))) if file is not None]

    def _register_files(self, batch: _Batch) -> None:
        files = pa.table(
            {
                FILE: pa.array(batch.files, pa.int32()),
                "address": pa.array((self._address(file.key) for file in batch.files.values()), pa.string()),
                "etag": pa.array((file.etag for file in batch.files.values()), pa.string()),
                "modified_at": pa.array((file.modified_at for file in batch.files.values()), _TIME),
            }
        )
        # Another run may commit rows of files that this one knows from its listing only.
        times = {self._address(file.key): file.modified_at for file in self._listed}
        times |= {record.file: record.modified_at for record in self._known.values() if record.modified_at is not None}
        sources = pa.table({"address": pa.array(times, pa.string()), "modified_at": pa.array(times.values(), _TIME)})
        create(batch.workspace.connection, "files", files)
        create(batch.workspace.connection, "sources", sources)

    def _drop_superseded(self, connection: duckdb.DuckDBPyConnection) -> dict[int, int]:
        key = ", ".join(f'"{name}"' for name in self._declaration.key)
        mark = f's."{self._declaration.watermark}" DESC NULLS LAST, ' if self._declaration.watermark else ""
        connection.execute(f"CREATE TEMP TABLE twice AS SELECT {key} FROM {ROWS} GROUP BY ALL HAVING count(*) > 1")
        # Only keys that are there twice are ranked: ranking all would take memory for all.
        connection.execute(
            f"""CREATE TEMP TABLE superseded AS SELECT "row", {FILE} FROM (
                SELECT s.rowid AS "row", s.{FILE}, row_number() OVER (
                    PARTITION BY {", ".join(f's."{name}"' for name in self._declaration.key)}
                    ORDER BY {mark}f.modified_at DESC, f.address DESC, s.rowid DESC
                ) AS rank
                FROM {ROWS} AS s SEMI JOIN twice USING ({key}) JOIN files AS f USING ({FILE})
            ) WHERE rank > 1"""
        )
        counts = dict(connection.execute(f"SELECT {FILE}, count(*) FROM superseded GROUP BY ALL").fetchall())
        if counts:
            connection.execute(f'DELETE FROM {ROWS} WHERE rowid IN (SELECT "row" FROM superseded)')
        return counts

    def _watermark(self, batch: _Batch) -> str | None:
        if self._declaration.watermark is None:
            return None
        kind = batch.reader.types[self._declaration.watermark].duckdb
        [[watermark]] = batch.workspace.connection.execute(
            f'SELECT CAST(greatest(max("{self._declaration.watermark}"), TRY_CAST(? AS {kind})) AS VARCHAR)'
            f" FROM {ROWS}",
            [self._ledger.last_watermark()],
        ).fetchall()
        return str(watermark) if watermark is not None else None

    def _merge(self, batch: _Batch) -> list[FileRecord]:
        for attempt in range(1, _COMMIT_ATTEMPTS + 1):
            try:
                return self._try_to_merge(batch)
            except CommitFailedException:
                if attempt == _COMMIT_ATTEMPTS:
                    raise
                log.info("Someone else committed to %s meanwhile; compared again", self.summary.table)
                time.sleep(random.uniform(0, 0.2 * 2**attempt))  # noqa: S311
        raise AssertionError

    def _try_to_merge(self, batch: _Batch) -> list[FileRecord]:
        run, reader = batch.run, batch.reader
        table = target.load(self._catalog, NAMESPACE, self._declaration)
        if table is None and any(reader.readings[index].refused is None for index in batch.files):
            table = target.create(self._catalog, NAMESPACE, self._declaration, reader.types)
        # Someone may have widened it further meanwhile.
        types = target.column_types(table, self._declaration) | reader.types
        run.base_snapshot_id = target.compare(batch.workspace, table, self._declaration, types)
        records = self._records(batch)
        changed = sum(record.counts.inserted + record.counts.updated for record in records)
        updated = sum(record.counts.updated for record in records)
        run.strategy = "row delta" if updated else "append" if changed else "none"
        if table is None:
            return records
        transaction = table.transaction()
        target.evolve(transaction, types)
        added: list[DataFile] = []
        deletes: list[DataFile] = []
        if changed:
            deletes = target.write_deletes(batch.workspace, table, transaction) if updated else []
            added = target.write(batch.workspace, transaction, types, run.started_at)
            run.intent = records
            self._fill(run, records)
            self._ledger.record_run(run)
            self.check_lock()
            counts = {f"lakehouse.rows-{name}": str(value) for name, value in asdict(run.counts).items()}
            run.snapshot_id = row_delta.add(
                transaction,
                added,
                deletes,
                {"lakehouse.run-id": run.run_id, "lakehouse.batch-id": run.batch_id or "", **counts},
            )
        try:
            transaction.commit_transaction()
        except CommitFailedException:
            # It did not happen, so nothing names these files.
            for file in [*added, *deletes]:
                self._store.remove(file.file_path)
            raise
        except Exception:
            if not changed or not self._committed(run):
                raise
            log.warning("The commit's answer was lost, but it happened: snapshot %s", run.snapshot_id, exc_info=True)
        return records

    def _committed(self, run: RunRecord) -> bool:
        table = target.load(self._catalog, NAMESPACE, self._declaration)
        return table is not None and target.find_snapshot(table.metadata, run.batch_id or "") is not None

    def _records(self, batch: _Batch) -> list[FileRecord]:
        connection = batch.workspace.connection
        rows = connection.execute(
            f"""SELECT {FILE}, count(DISTINCT "row") FILTER (changed), count(*) FILTER (NOT changed),
                count(DISTINCT "row") FILTER (changed IS NULL)
            FROM matched GROUP BY ALL"""
        ).fetchall()
        matched = {index: counts for index, *counts in rows}
        staged = dict(connection.execute(f"SELECT {FILE}, count(*) FROM {ROWS} GROUP BY ALL").fetchall())
        records = []
        for index, file in batch.files.items():
            reading = batch.reader.readings[index]
            record = FileRecord(self._address(file.key), file.size_bytes, file.etag, file.modified_at, "ingested")
            records.append(record)
            record.notes = " ".join(reading.notes) or None
            if reading.refused is not None:
                record.status, record.reason = "refused", reading.refused
                # Nothing of it is taken, so all of it is rejected.
                record.counts = Counts(read=reading.read, rejected=reading.read)
                continue
            updated, unchanged, older = matched.get(index, (0, 0, 0))
            inserted = staged.get(index, 0) - updated - unchanged - older
            record.counts = Counts(
                reading.read, inserted, updated, unchanged, batch.superseded.get(index, 0) + older, reading.rejected
            )
            record.counts.check()
        return records

    def _fill(self, run: RunRecord, records: list[FileRecord]) -> None:
        run.files = len(records)
        run.files_refused = sum(record.status == "refused" for record in records)
        run.counts = Counts()
        for record in records:
            run.counts += record.counts
        run.notes = "\n".join(dict.fromkeys(record.notes for record in records if record.notes)) or None
        run.phase_seconds = dict(self._seconds)

    def _record(self, run: RunRecord, records: list[FileRecord]) -> None:
        self._ledger.record_files(run.run_id, records)
        self._fill(run, records)
        run.state = "succeeded"
        self._ledger.record_run(run)
        self._add_up(run, records)

    def _record_rejects(self, batch: _Batch) -> None:
        # A cursor of its own: the connection may still hold what was left of its last result.
        with batch.workspace.connection.cursor() as cursor:
            rejects = cursor.sql(
                f"SELECT f.address AS file, f.etag, r.line, r.column_name, r.value, r.reason, r.record"
                f" FROM {REJECTS} AS r JOIN files AS f USING ({FILE}) ORDER BY file, r.line"
            ).to_arrow_table()
        self._ledger.record_rejects(self._declaration.rejects_table, batch.run.run_id, rejects)

    def _add_up(self, run: RunRecord, records: list[FileRecord]) -> None:
        summary = self.summary
        summary.batches += 1
        summary.files += len(records)
        summary.bytes_read += run.bytes_read
        summary.counts += run.counts
        if run.snapshot_id is not None:
            summary.snapshots.append(run.snapshot_id)
        refused = [Refusal(record.file, record.reason or "") for record in records if record.status == "refused"]
        summary.files_refused += len(refused)
        summary.refused = (summary.refused + refused)[:_SHOWN_REFUSALS]
        if run.notes and run.notes not in summary.notes:
            summary.notes.append(run.notes)
        summary.watermark = run.watermark or summary.watermark
        times = [record.modified_at for record in records if record.modified_at is not None]
        summary.file_time = max([*times, *([summary.file_time] if summary.file_time else [])], default=None)


def _is_of(declaration: Declaration, key: str) -> bool:
    name = key.lower()
    for suffix in (".gz", ".zst"):
        name = name.removesuffix(suffix)
    suffixes = {"csv": (".csv", ".tsv", ".txt"), "jsonl": (".jsonl", ".ndjson", ".json"), "parquet": (".parquet",)}
    return key == declaration.prefix or name.endswith(suffixes[declaration.format])


def _take_batch(pending: list[SourceFile]) -> list[SourceFile]:
    batch: list[SourceFile] = []
    size = 0
    for file in sorted(pending, key=lambda file: (file.modified_at, file.key)):
        if batch and (len(batch) >= _BATCH_FILES or size + file.size_bytes > _BATCH_BYTES):
            break
        batch.append(file)
        size += file.size_bytes
    return batch
