from __future__ import annotations

import http.server
import threading
from datetime import timedelta
from typing import TYPE_CHECKING

import pyarrow as pa
import pytest
import requests

from lakehouse import staging
from lakehouse.settings import CatalogSettings, LakehouseSettings, S3Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mypy_boto3_s3 import S3Client
    from pyiceberg.catalog import Catalog

SCHEMA = pa.schema([pa.field("number", pa.int64(), nullable=False)])


def batches(*sizes: int) -> Iterator[pa.RecordBatch]:
    for size in sizes:
        yield pa.record_batch([pa.array(range(size), pa.int64())], schema=SCHEMA)


def test_names_are_the_same_for_a_run_and_different_between_runs() -> None:
    first = staging.table_name("staging_sales_", "manual__2026-11-23T03:00:00+00:00")
    assert first == staging.table_name("staging_sales_", "manual__2026-11-23T03:00:00+00:00")
    assert first != staging.table_name("staging_sales_", "manual__2026-11-23T03:00:01+00:00")
    assert first.startswith("staging_sales_")


def test_all_batches_are_written(catalog: Catalog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staging, "_APPEND_BYTES", 50)
    assert staging.write(catalog, "lakehouse", "staging_x", SCHEMA, batches(3, 0, 10, 1)) == 14
    table = catalog.load_table("lakehouse.staging_x")
    assert table.scan().to_arrow().num_rows == 14
    assert len(table.snapshots()) == 2


def test_a_second_try_replaces_what_the_first_one_left(catalog: Catalog) -> None:
    staging.write(catalog, "lakehouse", "staging_x", SCHEMA, batches(5))
    staging.write(catalog, "lakehouse", "staging_x", SCHEMA, batches(2))
    assert catalog.load_table("lakehouse.staging_x").scan().to_arrow().num_rows == 2


def test_no_rows_leave_an_empty_table(catalog: Catalog) -> None:
    assert staging.write(catalog, "lakehouse", "staging_x", SCHEMA, batches()) == 0
    assert catalog.load_table("lakehouse.staging_x").scan().to_arrow().num_rows == 0


def test_dropping_deletes_every_file_and_may_be_repeated(catalog: Catalog, s3: S3Client) -> None:
    staging.write(catalog, "lakehouse", "staging_x", SCHEMA, batches(5))
    assert staging.drop(catalog, "lakehouse", "staging_x")
    assert not staging.drop(catalog, "lakehouse", "staging_x")
    assert s3.list_objects_v2(Bucket="lakehouse-warehouse", Prefix="lakehouse/staging_x/").get("Contents", []) == []


def test_only_old_staging_tables_are_stale(catalog: Catalog) -> None:
    for name in ["staging_sales_1", "staging_other_1", "sales"]:
        staging.write(catalog, "lakehouse", name, SCHEMA, batches(1))
    assert staging.drop_stale(catalog, "lakehouse", "staging_sales_", timedelta(days=1)) == []
    assert staging.drop_stale(catalog, "lakehouse", "staging_sales_", timedelta(seconds=-5)) == ["staging_sales_1"]
    assert sorted(name for _, name in catalog.list_tables("lakehouse")) == ["sales", "staging_other_1"]


def test_a_catalog_that_accepts_and_says_nothing_ends_in_a_timeout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staging, "_REQUEST_TIMEOUT_SECONDS", 0.2)
    release = threading.Event()

    class Silent(http.server.BaseHTTPRequestHandler):
        def handle_one_request(self) -> None:
            release.wait(30)
            self.close_connection = True

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Silent)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        address = f"http://127.0.0.1:{server.server_port}"
        with pytest.raises(requests.Timeout):
            staging.open_catalog(CatalogSettings(address, "s3://w/"), S3Settings(address, "id", "secret"))
    finally:
        release.set()
        server.shutdown()
        server.server_close()


def test_secrets_do_not_show_in_the_settings(local_lakehouse: LakehouseSettings) -> None:
    assert local_lakehouse.s3.secret_access_key not in repr(local_lakehouse)
    assert local_lakehouse.trino.password not in repr(local_lakehouse)
