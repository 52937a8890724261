from __future__ import annotations

import csv
import logging
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from lakehouse import sales, staging
from lakehouse.csv_reader import read_batches
from lakehouse.errors import MalformedFilesError

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client
    from pyiceberg.catalog import Catalog

    from lakehouse.settings import LakehouseSettings

SAMPLE = Path(__file__).parents[2] / "data" / "raw" / "sales_sample.csv"
HEADER = "order_id,customer,country,product,quantity,amount,order_date"


def put(s3: S3Client, key: str, *lines: str) -> None:
    s3.put_object(Bucket="lakehouse", Key=key, Body="\n".join([HEADER, *lines, ""]).encode())


def test_the_sample_is_what_the_documents_say() -> None:
    with SAMPLE.open("rb") as content:
        rows = [row for batch in read_batches(content, "sample", sales.COLUMNS) for row in batch.to_pylist()]
    assert len(rows) == 20
    assert len({row["order_id"] for row in rows}) == 20
    assert len({row["country"] for row in rows}) == 7
    assert all(len(row["country"]) == 2 and row["country"].isupper() for row in rows)
    assert all(row["amount"] > 0 and row["quantity"] > 0 for row in rows)
    assert max(row["order_date"] for row in rows) <= date(2026, 11, 23)
    with SAMPLE.open(newline="", encoding="utf-8") as text:
        assert len(list(csv.DictReader(text))) == 20


def test_no_file_is_a_success_that_needs_no_trino(
    local_lakehouse: LakehouseSettings, bucket: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        keys = sales.discover(local_lakehouse, "raw/sales/", bucket)
    assert keys == []
    assert "Nothing to ingest: there is no CSV file under s3://lakehouse/raw/sales/" in caplog.text
    staged = sales.stage(local_lakehouse, keys, "run")
    assert staged == sales.Staged(files=0, rows=0)
    assert sales.merge(local_lakehouse, staged, "run") == sales.Summary(table="iceberg.lakehouse.sales")
    sales.clean_up(local_lakehouse, "run")


def test_staging_keeps_file_time_and_position(
    local_lakehouse: LakehouseSettings, s3: S3Client, bucket: str, catalog: Catalog
) -> None:
    put(s3, "raw/sales/a.csv", "1,A,DE,P,1,1.00,2026-01-05", "2,B,DE,P,1,1.00,2026-01-05")
    put(s3, "raw/sales/b.csv", "1,C,DE,P,1,1.00,2026-01-05")
    keys = sales.discover(local_lakehouse, "raw/sales/", bucket)
    assert sales.stage(local_lakehouse, keys, "run", bucket) == sales.Staged(files=2, rows=3)
    rows = catalog.load_table(("lakehouse", staging.table_name("staging_sales_", "run"))).scan().to_arrow().to_pylist()
    assert [(row["customer"], row["_source_file"], row["_source_position"]) for row in rows] == [
        ("A", "s3://lakehouse/raw/sales/a.csv", 0),
        ("B", "s3://lakehouse/raw/sales/a.csv", 1),
        ("C", "s3://lakehouse/raw/sales/b.csv", 0),
    ]
    assert all(abs(datetime.now(UTC) - row["_source_modified_at"]) < timedelta(minutes=1) for row in rows)
    sales.clean_up(local_lakehouse, "run")
    assert catalog.list_tables("lakehouse") == []


def test_every_malformed_file_is_named(
    local_lakehouse: LakehouseSettings, s3: S3Client, bucket: str, catalog: Catalog
) -> None:
    put(s3, "raw/sales/a.csv", "1,A,DE,P,1,cheap,2026-01-05")
    put(s3, "raw/sales/b.csv", "2,B,DE,P,1,1.00,2026-01-05")
    put(s3, "raw/sales/c.csv", "3,C,DE,P,1,1.00,yesterday")
    keys = sales.discover(local_lakehouse, "raw/sales/", bucket)
    with pytest.raises(MalformedFilesError) as caught:
        sales.stage(local_lakehouse, keys, "run", bucket)
    assert [(problem.file, problem.column) for problem in caught.value.problems] == [
        ("s3://lakehouse/raw/sales/a.csv", "amount"),
        ("s3://lakehouse/raw/sales/c.csv", "order_date"),
    ]
    sales.clean_up(local_lakehouse, "run")
    assert catalog.list_tables("lakehouse") == []


def test_a_file_that_vanished_is_left_out(
    local_lakehouse: LakehouseSettings,
    s3: S3Client,
    bucket: str,
    catalog: Catalog,
    caplog: pytest.LogCaptureFixture,
) -> None:
    put(s3, "raw/sales/a.csv", "1,A,DE,P,1,1.00,2026-01-05")
    staged = sales.stage(local_lakehouse, ["raw/sales/a.csv", "raw/sales/gone.csv"], "run", bucket)
    assert staged == sales.Staged(files=1, rows=1)
    assert "s3://lakehouse/raw/sales/gone.csv no longer exists" in caplog.text
    assert len(catalog.list_tables("lakehouse")) == 1


def test_the_merge_writes_its_time_in_utc() -> None:
    at = datetime(2026, 1, 5, 1, 30, 0, 5, tzinfo=timezone(timedelta(hours=2)))
    statement = sales.merge_statement("iceberg.lakehouse.staging_sales_1", "iceberg.lakehouse.sales", at)
    assert "_ingested_at = TIMESTAMP '2026-01-04 23:30:00.000005 UTC'" in statement


def test_a_name_that_is_no_plain_identifier_never_reaches_sql(local_lakehouse: LakehouseSettings) -> None:
    with pytest.raises(ValueError, match="cannot be the name of a table"):
        sales.merge(local_lakehouse, sales.Staged(1, 1), "run", table='sales"; DROP TABLE x')
