"""One Iceberg table that follows a table of the source.

Each batch is one commit: new rows in a data file, the rows that they replace in a position delete file, and the
position in the source in the table's properties, so that rows and position can never disagree. A snapshot replaces all
rows in one commit, after it was read whole.
"""

from __future__ import annotations

import base64
import itertools
import json
import logging
import tempfile
import uuid
from collections import OrderedDict
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import parquet
from pyiceberg.exceptions import CommitFailedException, NoSuchTableError, ResolveError
from pyiceberg.io.pyarrow import _dataframe_to_data_files
from pyiceberg.schema import Schema, promote
from pyiceberg.table.snapshots import Operation, SnapshotSummaryCollector, Summary, update_snapshot_summaries
from pyiceberg.table.update.snapshot import _FastAppendFiles
from pyiceberg.typedef import EMPTY_DICT, Record
from pyiceberg.types import BinaryType, IcebergType, LongType, NestedField, TimestamptzType

from lakehouse.cdc import columns as cols
from lakehouse.cdc.changes import UNCHANGED, Row, TableChanges
from lakehouse.cdc.checkpoint import TargetState
from lakehouse.cdc.errors import NeedsSnapshotError
from lakehouse.errors import SettingsError
from lakehouse.ingest import row_delta

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pyiceberg.catalog import Catalog
    from pyiceberg.manifest import DataFile, ManifestFile
    from pyiceberg.table import FileScanTask, Table

    from lakehouse.cdc.columns import SourceColumn

log = logging.getLogger(__name__)

SOURCE = "lakehouse.cdc.source"
POSITION = "lakehouse.cdc.position"
SNAPSHOT_LSN = "lakehouse.cdc.snapshot-lsn"
COLUMNS = "lakehouse.cdc.columns"

_COMMIT_TRIES = 5
_MAX_FILES = 200
_HISTORY = timedelta(hours=6)
_KEY_CACHE_BYTES = 256 << 20
_AUDIT_FIELDS = (
    ("_ingested_at", TimestamptzType()),
    ("_source_lsn", LongType()),
    ("_source_committed_at", TimestamptzType()),
)


def _with_id(name: str, kind: pa.DataType, field_id: int) -> pa.Field:
    return pa.field(name, kind, nullable=False, metadata={"PARQUET:field_id": str(field_id)})


_DELETE_SCHEMA = pa.schema(
    [
        _with_id("file_path", pa.string(), row_delta.PATH_FIELD_ID),
        _with_id("pos", pa.int64(), row_delta.POSITION_FIELD_ID),
    ]
)


class _Replacement(_FastAppendFiles):
    """A snapshot with the added files and no others."""

    def _refresh_for_retry(self) -> None:
        raise CommitFailedException("the table has changed meanwhile")

    def _existing_manifests(self) -> list[ManifestFile]:
        return []

    def _summary(self, snapshot_properties: dict[str, str] = EMPTY_DICT) -> Summary:
        metadata = self._transaction.table_metadata
        collector = SnapshotSummaryCollector()
        for file in self._added_data_files:
            collector.add_file(file, metadata.schema(), metadata.spec())
        return update_snapshot_summaries(
            summary=Summary(operation=self._operation, **collector.build(), **snapshot_properties)
        )


@dataclass(frozen=True)
class Applied:
    """What a batch did to the table.

    Attributes:
        inserted: Rows with a key that was not there.
        updated: Rows whose key was there.
        deleted: Rows that are gone.
        lost_values: By column, values that Iceberg has no form for.
    """

    inserted: int
    updated: int
    deleted: int
    lost_values: dict[str, int]


class TargetTable:
    """The table, as one writer sees it."""

    def __init__(self, catalog: Catalog, namespace: str, name: str, source: str) -> None:
        """Name the table; nothing is read yet.

        Args:
            catalog: The catalog.
            namespace: Where the table is.
            name: Its name.
            source: Which table of which database cluster it follows.
        """
        self.name = name
        self.columns: tuple[SourceColumn, ...] = ()
        self._catalog = catalog
        self._identifier = (namespace, name)
        self._source = source
        self._table: Table | None = None
        self._keys: OrderedDict[str, pa.Table] = OrderedDict()
        self._staged: list[DataFile] = []

    def load(self) -> TargetState | None:
        """Read the table's state; None where there is none.

        Raises:
            SettingsError: There is a table of that name which is not one of ours.
        """
        try:
            self._table = self._catalog.load_table(self._identifier)
        except NoSuchTableError:
            self._table = None
            return None
        properties = self._table.properties
        if SOURCE not in properties:
            raise SettingsError(
                f"{'.'.join(self._identifier)} is there and follows no source: name another target in CDC_TABLES"
            )
        stored = json.loads(properties.get(COLUMNS, "[]"))
        self.columns = tuple(cols.SourceColumn(name, kind, precision, scale) for name, kind, precision, scale in stored)
        if POSITION not in properties or SNAPSHOT_LSN not in properties:
            return None
        return TargetState(properties[SOURCE], int(properties[POSITION]), int(properties[SNAPSHOT_LSN]))

    @property
    def position(self) -> int:
        """LSN of the last commit of the source that the table holds; 0 before the first snapshot."""
        return int(self._loaded().properties.get(POSITION, "0"))

    @property
    def rows(self) -> int | None:
        """How many rows the table has; None where the metadata do not say."""
        snapshot = self._table.current_snapshot() if self._table else None
        summary = snapshot.summary if snapshot else None
        if summary is None:
            return 0 if self._table else None
        total, deleted = summary.get("total-records"), summary.get("total-position-deletes")
        return int(total) - int(deleted or "0") if total is not None else None

    def files(self) -> int:
        """How many files a reader opens."""
        snapshot = self._table.current_snapshot() if self._table else None
        if snapshot is None or snapshot.summary is None:
            return 0
        return sum(int(snapshot.summary.get(name) or "0") for name in ("total-data-files", "total-delete-files"))

    def fit(self, columns: tuple[SourceColumn, ...], *, rebuild: bool = False) -> None:
        """Give the table these columns: made, added or widened. What is no longer there stays, optional.

        Args:
            columns: The source's columns.
            rebuild: Whether a column whose type cannot be widened may be made anew, empty.

        Raises:
            NeedsSnapshotError: A type cannot be widened, and `rebuild` is not set.
            SettingsError: Two columns would have the same name.
        """
        cols.check_names(self.name, columns)
        wanted = [(cols.target_name(column.name), cols.iceberg_type(column)) for column in columns]
        if self._table is None:
            self._create(wanted)
        table = self._loaded()
        current = {field.name: field.field_type for field in table.schema().fields}
        change = [(name, kind) for name, kind in wanted if current.get(name) != kind]
        if change:
            clash = [name for name, kind in change if name in current and not _promotes(current[name], kind)]
            if clash and not rebuild:
                raise NeedsSnapshotError(f"{self.name}.{clash[0]} cannot hold the source's new type as it is")
            if clash:
                with table.update_schema(allow_incompatible_changes=True) as update:
                    for name in clash:
                        update.delete_column(name)
            with table.update_schema() as update:
                for name, kind in change:
                    if name in current and name not in clash:
                        update.update_column(name, field_type=kind)
                    else:
                        update.add_column(name, kind)
            self._keys.clear()
        stored = json.dumps([[each.name, each.type_name, each.precision, each.scale] for each in columns])
        if table.properties.get(COLUMNS) != stored:
            with table.transaction() as transaction:
                transaction.set_properties({COLUMNS: stored})
        self._table = self._catalog.load_table(self._identifier)
        self.columns = columns

    def _create(self, wanted: list[tuple[str, Any]]) -> None:
        fields = [
            NestedField(number, name, kind, required=False)
            for number, (name, kind) in enumerate([*wanted, *_AUDIT_FIELDS], start=1)
        ]
        properties = {"format-version": "2", SOURCE: self._source, "write.metadata.delete-after-commit.enabled": "true"}
        self._table = self._catalog.create_table(self._identifier, Schema(*fields), properties=properties)

    def apply(self, changes: TableChanges, position: int | None) -> Applied:
        """Make the table what the changes say, in one commit, which also stores the position.

        Args:
            changes: The last change of each key.
            position: LSN of the commit up to which the table is then whole; None amid a transaction.

        Raises:
            pyiceberg.exceptions.CommitFailedException: Others kept committing.
        """
        key = tuple(cols.target_name(name) for name in changes.key_columns)
        for attempt in itertools.count(1):
            table = self._loaded()
            try:
                return self._apply(table, changes, key, position)
            except CommitFailedException:
                if attempt == _COMMIT_TRIES:
                    raise
                table.refresh()
        raise AssertionError

    def _apply(self, table: Table, changes: TableChanges, key: tuple[str, ...], position: int | None) -> Applied:
        tasks = [] if changes.truncated else list(table.scan().plan_files())
        wanted = self._key_table(changes, key)
        hits = self._find(table, tasks, wanted) if tasks else []
        self._complete(table, changes, hits, key)
        present = [row for row in changes.rows.values() if row is not None]
        data, lost = self._to_arrow(table, present)
        added = list(_dataframe_to_data_files(table.metadata, data, table.io)) if present else []
        found = {number for hit in hits for number in hit.numbers}
        gone = {number for number, row in enumerate(changes.rows.values()) if row is None}
        deleted = len(found & gone)
        if changes.truncated:
            deleted += self.rows or 0
        applied = Applied(len(present) - len(found - gone), len(found - gone), deleted, lost)
        properties = {
            "lakehouse.cdc.inserted": str(applied.inserted),
            "lakehouse.cdc.updated": str(applied.updated),
            "lakehouse.cdc.deleted": str(applied.deleted),
        }
        stored = {SOURCE: self._source}
        if position is not None:
            stored[POSITION] = properties[POSITION] = str(position)
        if changes.truncated:
            self._commit(table, added, [], properties, stored, replace=True)
        elif added or found:
            self._commit(table, added, self._write_deletes(table, hits), properties, stored, replace=False)
        return applied

    def _commit(  # noqa: PLR0913 -- each is a part of the commit
        self,
        table: Table,
        added: Sequence[DataFile],
        deletes: Sequence[DataFile],
        properties: dict[str, str],
        stored: dict[str, str],
        *,
        replace: bool,
    ) -> None:
        for file in added:
            file.spec_id = table.metadata.default_spec_id
        with table.transaction() as transaction:
            transaction.set_properties(stored)
            if not replace:
                row_delta.add(transaction, added, deletes, properties)
                return
            producer = _Replacement(Operation.OVERWRITE, transaction, table.io, snapshot_properties=properties)
            for file in added:
                producer.append_data_file(file)
            producer.commit()

    def stage(self, rows: Sequence[Row]) -> dict[str, int]:
        """Write rows of a snapshot to the object store, where nobody sees them before `replace`.

        Returns:
            By column, values that Iceberg has no form for.
        """
        table = self._loaded()
        data, lost = self._to_arrow(table, rows)
        self._staged.extend(_dataframe_to_data_files(table.metadata, data, table.io))
        return lost

    def forget_staged(self) -> None:
        """Leave out what was staged: the snapshot begins anew. The files are orphans, which maintenance removes."""
        self._staged = []

    def replace(self, position: int) -> None:
        """Make the staged rows the table's only ones, whole as of that position."""
        stored = {SOURCE: self._source, POSITION: str(position), SNAPSHOT_LSN: str(position)}
        properties = {POSITION: str(position), "lakehouse.cdc.snapshot": "true"}
        for attempt in itertools.count(1):
            table = self._loaded()
            try:
                self._commit(table, self._staged, [], properties, stored, replace=True)
            except CommitFailedException:
                if attempt == _COMMIT_TRIES:
                    raise
                table.refresh()
            else:
                self._staged = []
                self._keys.clear()
                return

    def tidy(self) -> None:
        """Merge the table's files once they are many: each commit adds one or two, and readers open all of them."""
        if self.files() > _MAX_FILES:
            self.compact(_HISTORY)

    def compact(self, keep: timedelta) -> None:
        """Write the rows anew into few files and forget older history; after a concurrent commit, do nothing."""
        table = self._loaded()
        files = list(_dataframe_to_data_files(table.metadata, table.scan().to_arrow_batch_reader(), table.io))
        properties = {"lakehouse.cdc.compaction": "true"}
        if POSITION in table.properties:
            properties[POSITION] = table.properties[POSITION]
        try:
            self._commit(table, files, [], properties, {SOURCE: self._source}, replace=True)
            self._keys.clear()
            table.maintenance.expire_snapshots().older_than(datetime.now(UTC) - keep).commit()
        except CommitFailedException:
            log.info("%s changed while its files were merged; another time", self.name)
        self._table = self._catalog.load_table(self._identifier)

    def _loaded(self) -> Table:
        if self._table is None:
            self._table = self._catalog.load_table(self._identifier)
        return self._table

    def _to_arrow(self, table: Table, rows: Sequence[Row]) -> tuple[pa.Table, dict[str, int]]:
        """Rows as Arrow, each column of the table in its place: one that the source dropped is NULL."""
        schema = table.schema()
        by_name = {cols.target_name(column.name): column for column in self.columns}
        now = datetime.now(UTC)
        arrays: list[pa.Array] = []
        lost: dict[str, int] = {}
        for field in schema.fields:
            column = by_name.get(field.name)
            if column is not None:
                array, count = cols.to_arrow(column, [row.values.get(column.name) for row in rows])
                if count:
                    lost[column.name] = count
            elif field.name == "_ingested_at":
                array = pa.array([now] * len(rows), pa.timestamp("us", tz="UTC"))
            elif field.name == "_source_lsn":
                array = pa.array([row.lsn for row in rows], pa.int64())
            elif field.name == "_source_committed_at":
                array = pa.array([row.committed_ms * 1000 for row in rows], pa.int64()).cast(
                    pa.timestamp("us", tz="UTC")
                )
            else:
                array = pa.nulls(len(rows), cols.arrow_type(field.field_type))
            arrays.append(array)
        return pa.Table.from_arrays(arrays, names=[field.name for field in schema.fields]), lost

    def _key_table(self, changes: TableChanges, key: tuple[str, ...]) -> pa.Table:
        by_name = {cols.target_name(column.name): column for column in changes.columns}
        arrays = []
        for index, name in enumerate(key):
            array, lost = cols.to_arrow(by_name[name], [values[index] for values in changes.rows])
            if lost:
                raise SettingsError(f"{self.name}.{name} is part of the key and has a value that Iceberg cannot hold")
            arrays.append(array)
        arrays.append(pa.array(range(len(changes.rows)), pa.int64()))
        return pa.Table.from_arrays(arrays, names=[*key, _NUMBER])

    def _find(self, table: Table, tasks: list[FileScanTask], wanted: pa.Table) -> list[_Hit]:
        """Where the wanted keys are now."""
        key = [name for name in wanted.column_names if name != _NUMBER]
        removed = _read_deletes(table, tasks)
        hits = []
        for task in tasks:
            path = task.file.file_path
            rows = self._read_keys(table, path, key)
            if len(key) == 1:
                rows = rows.filter(pc.is_in(rows[key[0]], wanted[key[0]].combine_chunks()))
            if rows.num_rows == 0:
                continue
            joined = rows.join(wanted, keys=key, join_type="inner").select([_ROW, _NUMBER])
            if path in removed:
                joined = joined.filter(pc.invert(pc.is_in(joined[_ROW], removed[path])))
            if joined.num_rows:
                joined = joined.sort_by(_ROW)
                hits.append(_Hit(path, joined[_ROW].to_pylist(), joined[_NUMBER].to_pylist()))
        live = {task.file.file_path for task in tasks}
        for path in [path for path in self._keys if path not in live]:
            del self._keys[path]
        return hits

    def _read_keys(self, table: Table, path: str, key: list[str]) -> pa.Table:
        rows = self._keys.get(path)
        if rows is not None:
            self._keys.move_to_end(path)
            return rows
        rows = _read_columns(table, path, key)
        rows = rows.append_column(_ROW, pa.array(range(rows.num_rows), pa.int64()))
        self._keys[path] = rows
        while sum(each.nbytes for each in self._keys.values()) > _KEY_CACHE_BYTES and len(self._keys) > 1:
            self._keys.popitem(last=False)
        return rows

    def _complete(self, table: Table, changes: TableChanges, hits: list[_Hit], key: tuple[str, ...]) -> None:
        """Fill in what an update left alone and the source did not send, from the row as it is here."""
        rows = list(changes.rows.values())
        partial = {
            number: row for number, row in enumerate(rows) if row is not None and UNCHANGED in row.values.values()
        }
        if not partial:
            return
        for hit in hits:
            places = [place for place, number in enumerate(hit.numbers) if number in partial]
            if not places:
                continue
            absent = {name for place in places for name in _absent(partial[hit.numbers[place]])}
            by_target = {cols.target_name(column.name): column for column in changes.columns if column.name in absent}
            current = _read_columns(table, hit.path, list(by_target)).take([hit.rows[place] for place in places])
            for target, column in by_target.items():
                texts = _as_sent(column, current[target])
                for place, text in zip(places, texts, strict=True):
                    row = partial[hit.numbers[place]]
                    if row.values.get(column.name) is UNCHANGED:
                        row.values[column.name] = text
        left = next((number for number, row in partial.items() if _absent(row)), None)
        if left is not None:
            raise NeedsSnapshotError(
                f"{self.name} has no row with the key {dict(zip(key, list(changes.rows)[left], strict=True))}, "
                "and the source sent only what changed in it"
            )

    def _write_deletes(self, table: Table, hits: list[_Hit]) -> list[DataFile]:
        if not hits:
            return []
        # Readers need the positions in order of file and row.
        ordered = sorted(hits, key=lambda hit: hit.path)
        data = pa.Table.from_arrays(
            [
                pa.array([hit.path for hit in ordered for _ in hit.rows], pa.string()),
                pa.array([row for hit in ordered for row in hit.rows], pa.int64()),
            ],
            schema=_DELETE_SCHEMA,
        )
        location = table.location_provider().new_data_location(f"{uuid.uuid4()}-deletes.parquet")
        with tempfile.TemporaryDirectory() as folder:
            local = Path(folder) / "deletes.parquet"
            parquet.write_table(data, local, compression="zstd")
            with table.io.new_output(location).create() as stream:
                stream.write(local.read_bytes())
            return [row_delta.delete_file(local, location, table.metadata.default_spec_id, Record())]


@dataclass(frozen=True)
class _Hit:
    """Wanted keys in one data file: the row's position in it, beside the key's number."""

    path: str
    rows: list[int]
    numbers: list[int]


_ROW = "__row"
_NUMBER = "__number"


def _promotes(old: IcebergType, new: IcebergType) -> bool:
    try:
        return promote(old, new) == new
    except ResolveError:
        return False


def _absent(row: Row) -> list[str]:
    return [name for name, value in row.values.items() if value is UNCHANGED]


def _as_sent(column: SourceColumn, values: pa.ChunkedArray) -> list[Any]:
    """Values of the table in the form in which the source sends them."""
    kind = cols.iceberg_type(column)
    if isinstance(kind, BinaryType):
        return [None if value is None else base64.b64encode(value).decode() for value in values.to_pylist()]
    return [None if value is None else str(value) for value in values.to_pylist()]


def _read_columns(table: Table, path: str, names: list[str]) -> pa.Table:
    """Columns of one data file, in the types that they have now."""
    kinds = {field.name: cols.arrow_type(field.field_type) for field in table.schema().fields}
    with table.io.new_input(path).open() as stream:
        file = parquet.ParquetFile(stream)
        there = [name for name in names if name in file.schema_arrow.names]
        data = file.read(columns=there)
    arrays = [
        data[name].cast(kinds[name]) if name in there else pa.chunked_array([pa.nulls(data.num_rows, kinds[name])])
        for name in names
    ]
    return pa.Table.from_arrays(arrays, names=names)


def _read_deletes(table: Table, tasks: list[FileScanTask]) -> dict[str, pa.Array]:
    """Positions that are deleted already, by data file."""
    files = {file.file_path for task in tasks for file in task.delete_files}
    parts: dict[str, list[pa.Array]] = {}
    for path in files:
        with table.io.new_input(path).open() as stream:
            data = parquet.read_table(stream, columns=["file_path", "pos"])
        for name in pc.unique(data["file_path"]).to_pylist():
            positions = data.filter(pc.equal(data["file_path"], name))["pos"].combine_chunks()
            parts.setdefault(name, []).append(positions)
    return {name: pa.concat_arrays([part.cast(pa.int64()) for part in arrays]) for name, arrays in parts.items()}
