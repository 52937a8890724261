"""The table that a pipeline writes: made, widened, compared with a batch, and changed by one commit."""

from __future__ import annotations

import itertools
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyarrow as pa
from pyiceberg.exceptions import NoSuchTableError, TableAlreadyExistsError
from pyiceberg.expressions import AlwaysTrue, And, BooleanExpression, GreaterThanOrEqual, LessThanOrEqual
from pyiceberg.io.pyarrow import _dataframe_to_data_files
from pyiceberg.manifest import DataFile, DataFileContent, FileFormat
from pyiceberg.partitioning import PartitionField, PartitionSpec
from pyiceberg.schema import Schema
from pyiceberg.transforms import parse_transform
from pyiceberg.types import (
    BooleanType,
    DateType,
    DecimalType,
    DoubleType,
    FloatType,
    IntegerType,
    LongType,
    NestedField,
    PrimitiveType,
    StringType,
    TimestampType,
    TimestamptzType,
)

from lakehouse.errors import LakehouseError
from lakehouse.ingest import row_delta
from lakehouse.ingest.columns import ColumnType, common, decimal, parse_type
from lakehouse.ingest.reading import FILE, ROWS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    import duckdb
    from pyiceberg.catalog import Catalog
    from pyiceberg.table import FileScanTask, Table, Transaction
    from pyiceberg.table.metadata import TableMetadata

    from lakehouse.ingest.declaration import Declaration
    from lakehouse.object_storage import Store

SOURCE_FILE = "_source_file"
INGESTED_AT = "_ingested_at"
_AUDIT = (SOURCE_FILE, INGESTED_AT)

# What is on the local disk of the table at a time.
_COMPARED_BYTES = 2 << 30
_DATA_FILE_BYTES = 512 << 20
# Up to this many data files each gets a delete file of its own, so that a reader opens only what it needs.
_MAX_DELETE_FILES = 64
_ROWS_PER_CHUNK = 500_000


_ICEBERG: dict[str, PrimitiveType] = {
    "boolean": BooleanType(),
    "integer": IntegerType(),
    "bigint": LongType(),
    "real": FloatType(),
    "double": DoubleType(),
    "varchar": StringType(),
    "date": DateType(),
    "timestamp": TimestampType(),
    "timestamp_tz": TimestamptzType(),
}


@dataclass(frozen=True)
class Workspace:
    """Where a batch is worked on.

    Attributes:
        connection: DuckDB with the staged rows, and the tables `files` and `sources`.
        folder: Local folder for files on their way.
        store: The object store.
    """

    connection: duckdb.DuckDBPyConnection
    folder: Path
    store: Store


class TargetError(LakehouseError):
    """The table is not one that the pipeline can write."""


def load(catalog: Catalog, namespace: str, declaration: Declaration) -> Table | None:
    """Return the table, or None if there is none yet."""
    try:
        return catalog.load_table((namespace, declaration.table))
    except NoSuchTableError:
        return None


def create(catalog: Catalog, namespace: str, declaration: Declaration, types: dict[str, ColumnType]) -> Table:
    """Make the table, with the declared columns and those that the first files added."""
    comments = {column.name: column.comment for column in declaration.columns}
    fields = [
        NestedField(index, name, _iceberg(kind), doc=comments.get(name), required=name in declaration.key)
        for index, (name, kind) in enumerate(types.items(), start=1)
    ]
    fields += [
        NestedField(
            len(fields) + 1, SOURCE_FILE, StringType(), required=True, doc="File that the row's values came from"
        ),
        NestedField(
            len(fields) + 2, INGESTED_AT, TimestamptzType(), required=True, doc="Last ingestion that changed the row"
        ),
    ]
    ids = {field.name: field.field_id for field in fields}
    schema = Schema(*fields, identifier_field_ids=[ids[name] for name in declaration.key])
    spec = PartitionSpec(
        *(
            PartitionField(
                ids[part.column],
                1000 + index,
                parse_transform(part.transform if part.argument is None else f"{part.transform}[{part.argument}]"),
                f"{part.column}_{part.transform}",
            )
            for index, part in enumerate(declaration.partitioning)
        )
    )
    properties = {"format-version": "2", "write.parquet.compression-codec": "zstd"}
    if declaration.description:
        properties["comment"] = declaration.description
    try:
        return catalog.create_table((namespace, declaration.table), schema, partition_spec=spec, properties=properties)
    except TableAlreadyExistsError:
        return catalog.load_table((namespace, declaration.table))


def column_types(table: Table | None, declaration: Declaration) -> dict[str, ColumnType]:
    """Return the types of the rows to come: the declared columns', as wide as the table's, and the table's others.

    Raises:
        TargetError: The table has columns that do not agree with the declaration.
    """
    types = {column.name: column.type for column in declaration.columns}
    if table is None:
        return types
    problems = []
    for field in table.schema().fields:
        found = _type_of(field.field_type)
        if field.name in _AUDIT:
            continue
        if found is None:
            if field.name in types or field.required:
                problems.append(f"column {field.name} is {field.field_type}, which no file's text can become")
        elif field.name not in types:
            types[field.name] = found
        else:
            try:
                types[field.name] = common(types[field.name], found)
            except ValueError as error:
                problems.append(f"column {field.name} {error}")
    missing = [name for name in _AUDIT if name not in table.schema().column_names]
    if missing:
        problems.append(f"it lacks the columns {', '.join(missing)}")
    if problems:
        raise TargetError(
            f"The pipeline {declaration.name} cannot write to {'.'.join(table.name())}: {'; '.join(problems)}. "
            "Change the declaration or choose another table."
        )
    return types


def evolve(transaction: Transaction, types: dict[str, ColumnType]) -> None:
    """Add to a transaction what the table's schema lacks: columns, and the width of those that there are."""
    schema = transaction.table_metadata.schema()
    present = {field.name: field for field in schema.fields}
    added = {name: kind for name, kind in types.items() if name not in present}
    widened = {
        name: kind for name, kind in types.items() if name in present and present[name].field_type != _iceberg(kind)
    }
    if not added and not widened:
        return
    with transaction.update_schema() as update:
        for name, kind in added.items():
            update.add_column(name, _iceberg(kind))
        for name, kind in widened.items():
            update.update_column(name, _iceberg(kind))


def compare(
    workspace: Workspace, table: Table | None, declaration: Declaration, types: dict[str, ColumnType]
) -> int | None:
    """Find the table's rows with the keys of the staged ones.

    Leaves two DuckDB tables. `matched`: `row` (rowid of the staged row), its file's number, `path` (number) and
    `position` of the table's row, and `changed`: true where the staged row replaces it, false where both are the same,
    NULL where the table's is later. `paths`: the table's data files by number.

    Returns:
        The snapshot that was compared with; None for an empty table.
    """
    connection = workspace.connection
    kind = types[declaration.watermark].duckdb if declaration.watermark else "INTEGER"
    connection.execute(
        f'CREATE OR REPLACE TABLE matched ("row" BIGINT, {FILE} INTEGER, path INTEGER, position BIGINT,'
        f" changed BOOLEAN, watermark {kind}, source VARCHAR)"
    )
    connection.execute("CREATE OR REPLACE TABLE paths (number INTEGER, local VARCHAR, path VARCHAR)")
    snapshot = table.current_snapshot() if table is not None else None
    if table is None or snapshot is None:
        return None
    within = _within(connection, declaration, types)
    tasks = list(table.scan(row_filter=within, snapshot_id=snapshot.snapshot_id).plan_files())
    if not tasks:
        return snapshot.snapshot_id
    _read_deletes(workspace, tasks)
    first = 0
    for group in _groups(tasks):
        local = workspace.folder / f"target-{uuid.uuid4().hex}"
        local.mkdir()
        paths = [local / str(number) for number in range(len(group))]
        workspace.store.download_all([(task.file.file_path, path) for task, path in zip(group, paths, strict=True)])
        connection.executemany(
            "INSERT INTO paths VALUES (?, ?, ?)",
            [
                [number, str(path), task.file.file_path]
                for number, (task, path) in enumerate(zip(group, paths, strict=True), start=first)
            ],
        )
        _match(connection, table, declaration, types, [str(path) for path in paths])
        first += len(group)
        for path in paths:
            path.unlink()
        local.rmdir()
    _settle(connection, declaration)
    return snapshot.snapshot_id


def _match(
    connection: duckdb.DuckDBPyConnection,
    table: Table,
    declaration: Declaration,
    types: dict[str, ColumnType],
    paths: list[str],
) -> None:
    schema = table.schema()
    present = [field.name for field in schema.fields if field.name in types]
    # By field id, as Iceberg has it: a file keeps the names and types that its columns had when it was written.
    fields = [(schema.find_field(name).field_id, name, types[name].duckdb) for name in present]
    fields.append((schema.find_field(SOURCE_FILE).field_id, SOURCE_FILE, "VARCHAR"))
    wanted = ", ".join(
        f"{number}: {{name: '{name}', type: '{kind}', default_value: NULL}}" for number, name, kind in fields
    )
    files = ", ".join(f"'{path}'" for path in paths)
    on = " AND ".join(f's."{name}" = t."{name}"' for name in declaration.key)
    differs = [
        f's."{name}" IS DISTINCT FROM t."{name}"' if name in present else f's."{name}" IS NOT NULL'
        for name in types
        if name not in declaration.key
    ]
    mark = f't."{declaration.watermark}"' if declaration.watermark in present else "NULL"
    connection.execute(
        f"""INSERT INTO matched
        SELECT "row", {FILE}, number, position, changed,
            CASE WHEN changed THEN watermark END, CASE WHEN changed THEN source END
        FROM (
            SELECT s.rowid AS "row", s.{FILE}, p.number, t.file_row_number AS position,
                {" OR ".join(differs) or "false"} AS changed, {mark} AS watermark, t.{SOURCE_FILE} AS source
            FROM {ROWS} AS s
            JOIN read_parquet(
                [{files}], schema = MAP {{{wanted}}}, filename = '_path', file_row_number = true
            ) AS t ON {on}
            JOIN paths AS p ON p.local = t._path
            ANTI JOIN removed AS d ON d.path = p.path AND d.position = t.file_row_number
        )"""
    )


def _settle(connection: duckdb.DuckDBPyConnection, declaration: Declaration) -> None:
    # The order that ranks records within a batch too; a source that is not known any more is the oldest.
    mark = "NULL"
    if declaration.watermark:
        mark = f's."{declaration.watermark}"'
        connection.execute(
            f"""UPDATE matched SET changed = NULL FROM {ROWS} AS s
            WHERE matched.changed AND s.rowid = matched."row" AND matched.watermark IS NOT NULL
            AND ({mark} IS NULL OR matched.watermark > {mark})"""
        )
    connection.execute(
        f"""UPDATE matched SET changed = NULL FROM {ROWS} AS s JOIN files AS f USING ({FILE}), sources AS o
        WHERE matched.changed AND s.rowid = matched."row" AND o.address = matched.source
        AND matched.watermark IS NOT DISTINCT FROM {mark} AND (o.modified_at, o.address) > (f.modified_at, f.address)"""
    )
    # Someone else may have put a key into the table twice: then the staged row replaces both.
    connection.execute(
        'UPDATE matched SET changed = true WHERE "row" IN (SELECT "row" FROM matched GROUP BY ALL HAVING count(*) > 1)'
    )


def write(
    workspace: Workspace, transaction: Transaction, types: dict[str, ColumnType], ingested_at: datetime
) -> list[DataFile]:
    """Write the staged rows to the object store as the table's data files."""
    metadata = transaction.table_metadata
    ids = {field.name: field.field_id for field in metadata.schema().fields}
    at = f"TIMESTAMPTZ '{ingested_at:%Y-%m-%d %H:%M:%S.%f}+00'"
    columns = ", ".join(f's."{name}"' for name in types)
    order = ""
    if not metadata.spec().is_unpartitioned():
        sources = [metadata.schema().find_column_name(part.source_id) for part in metadata.spec().fields]
        order = " ORDER BY " + ", ".join(f's."{name}"' for name in sources)
    query = (
        f"SELECT {columns}, f.address AS {SOURCE_FILE}, {at} AS {INGESTED_AT}"
        f" FROM {ROWS} AS s JOIN files AS f USING ({FILE})"
        f' ANTI JOIN (SELECT "row" FROM matched WHERE changed IS NOT TRUE) AS m ON m."row" = s.rowid{order}'
    )
    if order:
        return _write_partitioned(workspace.connection, transaction, query)
    out = workspace.folder / f"data-{uuid.uuid4().hex}"
    field_ids = ", ".join(f"'{name}': {ids[name]}" for name in [*types, *_AUDIT])
    workspace.connection.execute(
        f"COPY ({query}) TO '{out}' (FORMAT parquet, COMPRESSION zstd, FIELD_IDS {{{field_ids}}},"
        f" FILE_SIZE_BYTES {_DATA_FILE_BYTES})"
    )
    files = []
    for number, path in enumerate(sorted(out.iterdir())):
        location = _location(transaction, f"{out.name}-{number:05}.parquet")
        files.append(row_delta.data_file(metadata, path, location))
        workspace.store.upload(path, location)
        path.unlink()
    out.rmdir()
    return files


def _write_partitioned(connection: duckdb.DuckDBPyConnection, transaction: Transaction, query: str) -> list[DataFile]:
    table = transaction._table
    files: list[DataFile] = []
    wanted = transaction.table_metadata.schema().as_arrow()
    with connection.cursor() as cursor:
        for batch in cursor.sql(query).to_arrow_reader(_ROWS_PER_CHUNK):
            chunk = pa.Table.from_batches([batch]).select(wanted.names).cast(wanted)
            for file in _dataframe_to_data_files(transaction.table_metadata, chunk, table.io):
                file.spec_id = transaction.table_metadata.default_spec_id
                files.append(file)
    return files


def write_deletes(workspace: Workspace, table: Table, transaction: Transaction) -> list[DataFile]:
    """Write the positions of the matched rows that changed to the object store as position delete files."""
    connection = workspace.connection
    paths = [
        path
        for (path,) in connection.execute(
            "SELECT path FROM paths WHERE number IN (SELECT path FROM matched WHERE changed) ORDER BY 1"
        ).fetchall()
    ]
    if not paths:
        return []
    wanted = set(paths)
    data_files = {task.file.file_path: task.file for task in table.scan().plan_files() if task.file.file_path in wanted}
    groups: dict[tuple[Any, ...], list[str]] = {}
    for path in paths:
        file = data_files[path]
        alone = path if len(paths) <= _MAX_DELETE_FILES else None
        groups.setdefault((file.spec_id, file.partition, alone), []).append(path)
    files = []
    for (spec_id, partition, _), members in groups.items():
        local = workspace.folder / f"deletes-{uuid.uuid4().hex}.parquet"
        connection.execute("CREATE OR REPLACE TEMP TABLE members (path VARCHAR)")
        connection.executemany("INSERT INTO members VALUES (?)", [[member] for member in members])
        connection.execute(
            "COPY (SELECT p.path AS file_path, m.position AS pos FROM matched AS m JOIN paths AS p ON p.number = m.path"
            " WHERE m.changed AND p.path IN (FROM members) ORDER BY 1, 2)"
            f" TO '{local}' (FORMAT parquet, COMPRESSION zstd,"
            f" FIELD_IDS {{'file_path': {row_delta.PATH_FIELD_ID}, 'pos': {row_delta.POSITION_FIELD_ID}}})"
        )
        location = _location(transaction, local.name)
        files.append(row_delta.delete_file(local, location, spec_id, partition))
        workspace.store.upload(local, location)
        local.unlink()
    return files


def _location(transaction: Transaction, name: str) -> str:
    return transaction._table.location_provider().new_data_location(name)


def _iceberg(kind: ColumnType) -> PrimitiveType:
    if kind.precision is not None and kind.scale is not None:
        return DecimalType(kind.precision, kind.scale)
    return _ICEBERG[kind.name]


def _type_of(kind: Any) -> ColumnType | None:
    if isinstance(kind, DecimalType):
        return decimal(kind.precision, kind.scale)
    return next((parse_type(name) for name, plain in _ICEBERG.items() if plain == kind), None)


def _within(
    connection: duckdb.DuckDBPyConnection, declaration: Declaration, types: dict[str, ColumnType]
) -> BooleanExpression:
    """Return a filter that leaves out the table's files that can hold none of the staged keys."""
    within: BooleanExpression = AlwaysTrue()
    for name in declaration.key:
        if types[name].name == "boolean":
            continue
        [bounds] = connection.execute(f'SELECT min("{name}"), max("{name}") FROM {ROWS}').fetchall()
        if bounds[0] is None:
            continue
        low, high = (value.isoformat() if hasattr(value, "isoformat") else value for value in bounds)
        within = And(within, GreaterThanOrEqual(term=name, value=low), LessThanOrEqual(term=name, value=high))
    return within


def _groups(tasks: Sequence[FileScanTask]) -> Iterator[list[FileScanTask]]:
    group: list[FileScanTask] = []
    size = 0
    for task in tasks:
        if group and size + task.file.file_size_in_bytes > _COMPARED_BYTES:
            yield group
            group, size = [], 0
        group.append(task)
        size += task.file.file_size_in_bytes
    yield group


def _read_deletes(workspace: Workspace, tasks: Sequence[FileScanTask]) -> None:
    connection = workspace.connection
    connection.execute("CREATE OR REPLACE TABLE removed (path VARCHAR, position BIGINT)")
    deletes = {file.file_path: file for file in itertools.chain.from_iterable(task.delete_files for task in tasks)}
    for location, file in deletes.items():
        if file.content != DataFileContent.POSITION_DELETES or file.file_format != FileFormat.PARQUET:
            raise TargetError(
                f"{location} deletes rows in a way that cannot be read here ({file.content}, {file.file_format}); "
                "run ALTER TABLE … EXECUTE optimize on the table, then the pipeline again"
            )
        local = workspace.folder / f"deletes-{uuid.uuid4().hex}"
        workspace.store.download_all([(location, local)])
        connection.execute(f"INSERT INTO removed SELECT file_path, pos FROM read_parquet('{local}')")
        local.unlink()


def find_snapshot(metadata: TableMetadata, batch_id: str) -> tuple[int, dict[str, str]] | None:
    """Return the id and summary of the snapshot that a batch committed, if it did."""
    for snapshot in reversed(metadata.snapshots):
        if (
            snapshot.summary is not None
            and snapshot.summary.additional_properties.get("lakehouse.batch-id") == batch_id
        ):
            return snapshot.snapshot_id, snapshot.summary.additional_properties
    return None
