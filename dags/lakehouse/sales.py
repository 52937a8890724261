"""Ingestion of sales: CSV files in S3 to a staging table, and from there into the sales table by one MERGE."""

from __future__ import annotations

import logging
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pyarrow as pa

from lakehouse import object_storage, staging, trino_sql
from lakehouse.csv_reader import Column, read_batches
from lakehouse.errors import FileProblem, MalformedFileError, MalformedFilesError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mypy_boto3_s3 import S3Client
    from trino.dbapi import Connection

    from lakehouse.settings import LakehouseSettings

log = logging.getLogger(__name__)

BUCKET = "lakehouse"
NAMESPACE = "lakehouse"
TABLE = "sales"
STAGING_PREFIX = "staging_sales_"
STALE_AFTER = timedelta(days=1)

COLUMNS = (
    Column("order_id", pa.int64(), "a whole number (BIGINT)", r"-?[0-9]{1,19}", required=True),
    Column("customer", pa.string()),
    Column("country", pa.string()),
    Column("product", pa.string()),
    Column("quantity", pa.int32(), "a whole number (INTEGER)", r"-?[0-9]{1,10}"),
    Column(
        "amount",
        pa.decimal128(12, 2),
        "a number with at most 10 digits before the point and 2 after it, such as 129.90",
        r"-?[0-9]+(?:\.[0-9]+)?",
    ),
    Column("order_date", pa.date32(), "a date as YYYY-MM-DD", r"[0-9]{4}-[0-9]{2}-[0-9]{2}"),
)

_STAGING_SCHEMA = pa.schema(
    [
        *(pa.field(column.name, column.arrow_type, nullable=not column.required) for column in COLUMNS),
        pa.field("_source_file", pa.string(), nullable=False),
        pa.field("_source_modified_at", pa.timestamp("us", tz="UTC"), nullable=False),
        pa.field("_source_position", pa.int64(), nullable=False),
    ]
)

_CREATE_TABLE = """
CREATE TABLE IF NOT EXISTS {table} (
    order_id BIGINT NOT NULL COMMENT 'Key of the order',
    customer VARCHAR,
    country VARCHAR COMMENT 'ISO 3166 alpha-2 code',
    product VARCHAR,
    quantity INTEGER,
    amount DECIMAL(12, 2),
    order_date DATE,
    _source_file VARCHAR NOT NULL COMMENT 'File that the row''s values came from',
    _ingested_at TIMESTAMP(6) WITH TIME ZONE NOT NULL COMMENT 'Last ingestion that changed the row'
)
COMMENT 'Sales orders, one row per order_id'
"""


@dataclass(frozen=True)
class Staged:
    """What staging a batch came to.

    Attributes:
        files: Number of files read.
        rows: Number of records in them.
    """

    files: int
    rows: int


@dataclass(frozen=True)
class Summary:
    """What one ingestion did.

    Attributes:
        table: The table's full name in Trino.
        files: Number of files read.
        rows_read: Number of records in them.
        superseded: Records that a later one with the same order_id replaced within the batch.
        inserted: Rows that are new in the table.
        updated: Rows of the table that changed in place.
        unchanged: Rows that were there already, with the same values; they were not touched.
    """

    table: str
    files: int = 0
    rows_read: int = 0
    superseded: int = 0
    inserted: int = 0
    updated: int = 0
    unchanged: int = 0

    def __str__(self) -> str:
        """One sentence for the log."""
        return (
            f"{self.table}: {self.inserted} inserted, {self.updated} updated, {self.unchanged} unchanged, "
            f"{self.superseded} superseded within the batch; rows read: {self.rows_read}, files: {self.files}"
        )


def discover(settings: LakehouseSettings, prefix: str, bucket: str = BUCKET) -> list[str]:
    """Return the keys of the CSV files under a prefix, sorted.

    Raises:
        botocore.exceptions.ClientError: The bucket is missing or may not be listed.
    """
    keys = object_storage.list_csv_keys(object_storage.connect(settings.s3), bucket, prefix)
    if keys:
        log.info("CSV files under s3://%s/%s: %d", bucket, prefix, len(keys))
    else:
        log.info("Nothing to ingest: there is no CSV file under s3://%s/%s", bucket, prefix)
    return keys


def stage(
    settings: LakehouseSettings, keys: Sequence[str], run_id: str, bucket: str = BUCKET, table: str = TABLE
) -> Staged:
    """Read files and write all their rows to the run's staging table.

    A file that is gone by now is left out with a warning.

    Args:
        settings: Where everything is.
        keys: The files' keys.
        run_id: Identity of the run; each try with the same one replaces what an earlier try has staged.
        bucket: The files' bucket.
        table: Name of the target table; only named in messages here, never touched.

    Raises:
        MalformedFilesError: At least one file is malformed. All files have been looked at.
    """
    if not keys:
        return Staged(files=0, rows=0)
    client = object_storage.connect(settings.s3)
    catalog = staging.open_catalog(settings.catalog, settings.s3)
    files = 0
    problems: list[FileProblem] = []

    def batches() -> Iterator[pa.RecordBatch]:
        nonlocal files
        for key in keys:
            try:
                for batch in _read(client, bucket, key):
                    # Nothing more needs to be written once the batch cannot be applied.
                    if not problems:
                        yield batch
            except MalformedFileError as error:
                problems.append(error.problem)
            except FileNotFoundError:
                log.warning("s3://%s/%s no longer exists and is left out", bucket, key)
                continue
            files += 1
        if problems:
            raise MalformedFilesError(problems, f"{settings.trino.catalog}.{NAMESPACE}.{table}")

    name = staging.table_name(STAGING_PREFIX, run_id)
    rows = staging.write(catalog, NAMESPACE, name, _STAGING_SCHEMA, batches())
    log.info("Staged in %s.%s; rows: %d, files: %d", NAMESPACE, name, rows, files)
    return Staged(files=files, rows=rows)


def merge(settings: LakehouseSettings, staged: Staged, run_id: str, table: str = TABLE) -> Summary:
    """Bring the staged rows into the table, which is created if it is missing.

    Of several rows with one order_id the last wins: by the file's time of modification, then its key, then the
    position within it. Rows whose values are the same already are not written, and if that is so for all of them
    the table does not even get a snapshot.

    Raises:
        trino.exceptions.Error: Trino could not be reached, or refused or failed a statement. The MERGE either
            happened as a whole or not at all, and may safely be tried again.
    """
    target = f"{trino_sql.checked_name(settings.trino.catalog)}.{NAMESPACE}.{trino_sql.checked_name(table)}"
    source = f"{settings.trino.catalog}.{NAMESPACE}.{staging.table_name(STAGING_PREFIX, run_id)}"
    if not staged.files:
        return _logged(Summary(table=target))
    with trino_sql.session(settings.trino, source="sales_pipeline") as connection:
        trino_sql.query(connection, _CREATE_TABLE.format(table=target))
        summary = _compare(connection, source, target, staged)
        if expected := summary.inserted + summary.updated:
            changed = trino_sql.change(connection, merge_statement(source, target, datetime.now(UTC)))
            if changed != expected:
                log.warning(
                    "The MERGE changed %d rows where %d were expected: something else wrote to %s meanwhile",
                    changed,
                    expected,
                    target,
                )
    return _logged(summary)


def clean_up(settings: LakehouseSettings, run_id: str) -> None:
    """Drop the run's staging table, and those that dead runs left behind more than a day ago."""
    catalog = staging.open_catalog(settings.catalog, settings.s3)
    name = staging.table_name(STAGING_PREFIX, run_id)
    if staging.drop(catalog, NAMESPACE, name):
        log.info("Dropped %s.%s", NAMESPACE, name)
    for stale in staging.drop_stale(catalog, NAMESPACE, STAGING_PREFIX, STALE_AFTER):
        log.warning("Dropped %s.%s, which a run that died left behind", NAMESPACE, stale)


def merge_statement(source: str, target: str, ingested_at: datetime) -> str:
    """Return the MERGE of a staging table into the target.

    Args:
        source: Full name of the staging table.
        target: Full name of the target table.
        ingested_at: What changed rows get as `_ingested_at`; it must know its time zone.
    """
    at = f"TIMESTAMP '{ingested_at.astimezone(UTC):%Y-%m-%d %H:%M:%S.%f} UTC'"
    names = [column.name for column in COLUMNS]
    values = [name for name in names if name != "order_id"]
    return (
        f"MERGE INTO {target} AS t USING ({_last_of_each(source)}) AS s ON t.order_id = s.order_id\n"
        f"WHEN MATCHED AND ({_differs()}) THEN UPDATE SET "
        f"{', '.join(f'{name} = s.{name}' for name in [*values, '_source_file'])}, _ingested_at = {at}\n"
        f"WHEN NOT MATCHED THEN INSERT ({', '.join([*names, '_source_file', '_ingested_at'])})\n"
        f"VALUES ({', '.join(f's.{name}' for name in [*names, '_source_file'])}, {at})"
    )


def _read(client: S3Client, bucket: str, key: str) -> Iterator[pa.RecordBatch]:
    file = f"s3://{bucket}/{key}"
    position = 0
    with tempfile.TemporaryFile() as content:
        modified_at = object_storage.download(client, bucket, key, content)
        if modified_at is None:
            raise FileNotFoundError(file)
        for batch in read_batches(content, file, COLUMNS):
            count = batch.num_rows
            yield pa.record_batch(
                [
                    *batch.columns,
                    pa.repeat(file, count),
                    pa.repeat(pa.scalar(modified_at, pa.timestamp("us", tz="UTC")), count),
                    pa.array(range(position, position + count), pa.int64()),
                ],
                schema=_STAGING_SCHEMA,
            )
            position += count


def _compare(connection: Connection, source: str, target: str, staged: Staged) -> Summary:
    [[rows, inserted, updated]] = trino_sql.query(
        connection,
        f"SELECT count(*), count_if(t.order_id IS NULL), count_if(t.order_id IS NOT NULL AND ({_differs()}))\n"
        f"FROM ({_last_of_each(source)}) AS s LEFT JOIN {target} AS t ON t.order_id = s.order_id",
    )
    return Summary(
        table=target,
        files=staged.files,
        rows_read=staged.rows,
        superseded=staged.rows - rows,
        inserted=inserted,
        updated=updated,
        unchanged=rows - inserted - updated,
    )


def _last_of_each(source: str) -> str:
    columns = ", ".join([*(column.name for column in COLUMNS), "_source_file"])
    # Every name in here has passed `checked_name` or is a constant of this module.
    return f"""SELECT {columns} FROM (
    SELECT *, row_number() OVER (
        PARTITION BY order_id ORDER BY _source_modified_at DESC, _source_file DESC, _source_position DESC
    ) AS _rank FROM {source}
) WHERE _rank = 1"""  # noqa: S608


def _differs() -> str:
    return " OR ".join(
        f"t.{column.name} IS DISTINCT FROM s.{column.name}" for column in COLUMNS if column.name != "order_id"
    )


def _logged(summary: Summary) -> Summary:
    log.info("%s", summary)
    return summary
