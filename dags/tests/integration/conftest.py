"""A running stack, named by the environment; without it these tests fail rather than pretend.

* LAKEHOUSE_TEST_S3_ENDPOINT: S3 address, such as http://127.0.0.1:8333
* LAKEHOUSE_TEST_S3_ACCESS_KEY, LAKEHOUSE_TEST_S3_SECRET_KEY: a key for the two buckets
* LAKEHOUSE_TEST_CATALOG_URI: address of the Iceberg REST catalog, such as http://127.0.0.1:18181
* LAKEHOUSE_TEST_WAREHOUSE: s3://lakehouse-warehouse/ unless set
* LAKEHOUSE_TEST_TRINO_URL: such as https://localhost:8083
* LAKEHOUSE_TEST_TRINO_USER, LAKEHOUSE_TEST_TRINO_PASSWORD: a user who may write in iceberg.lakehouse
* LAKEHOUSE_TEST_CA_FILE: the stack's certificate authority
"""

from __future__ import annotations

import os
import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from lakehouse import object_storage, sales, staging, trino_sql
from lakehouse.settings import CatalogSettings, LakehouseSettings, S3Settings, TrinoSettings

if TYPE_CHECKING:
    from collections.abc import Iterator

HEADER = "order_id,customer,country,product,quantity,amount,order_date"


def _variable(name: str, default: str | None = None) -> str:
    value = os.environ.get(f"LAKEHOUSE_TEST_{name}", default)
    if not value:
        pytest.fail(f"LAKEHOUSE_TEST_{name} is not set: integration tests need a running stack", pytrace=False)
    return value


@pytest.fixture(scope="session")
def stack() -> LakehouseSettings:
    trino = urlsplit(_variable("TRINO_URL"))
    return LakehouseSettings(
        s3=S3Settings(_variable("S3_ENDPOINT"), _variable("S3_ACCESS_KEY"), _variable("S3_SECRET_KEY")),
        catalog=CatalogSettings(_variable("CATALOG_URI"), _variable("WAREHOUSE", "s3://lakehouse-warehouse/")),
        trino=TrinoSettings(
            host=trino.hostname or "",
            port=trino.port or 443,
            user=_variable("TRINO_USER"),
            password=_variable("TRINO_PASSWORD"),
            ca_file=_variable("CA_FILE"),
        ),
    )


@dataclass
class Pipeline:
    """A sales table and a folder of this test's own, and the steps of the DAG on them."""

    settings: LakehouseSettings
    name: str = field(default_factory=lambda: uuid.uuid4().hex[:12])
    runs: int = 0

    @property
    def table(self) -> str:
        return f"sales_test_{self.name}"

    @property
    def prefix(self) -> str:
        return f"raw/test_{self.name}/"

    @property
    def run_id(self) -> str:
        return f"test-{self.name}-{self.runs}"

    def put(self, file: str, *lines: str) -> None:
        self.put_bytes(file, "\n".join([HEADER, *lines, ""]).encode())

    def put_bytes(self, file: str, content: bytes) -> None:
        object_storage.connect(self.settings.s3).put_object(Bucket=sales.BUCKET, Key=self.prefix + file, Body=content)

    def run(self) -> sales.Summary:
        self.runs += 1
        keys = sales.discover(self.settings, self.prefix)
        try:
            staged = sales.stage(self.settings, keys, self.run_id, table=self.table)
            return sales.merge(self.settings, staged, self.run_id, table=self.table)
        finally:
            sales.clean_up(self.settings, self.run_id)

    def query(self, sql: str) -> list[list[Any]]:
        with trino_sql.session(self.settings.trino, "integration-test") as connection:
            return trino_sql.query(connection, sql.format(table=f"iceberg.lakehouse.{self.table}"))

    def snapshots(self) -> list[int]:
        table = staging.open_catalog(self.settings.catalog, self.settings.s3).load_table(f"lakehouse.{self.table}")
        return [snapshot.snapshot_id for snapshot in table.snapshots()]

    def staging_tables(self) -> list[str]:
        catalog = staging.open_catalog(self.settings.catalog, self.settings.s3)
        mine = {
            staging.table_name(sales.STAGING_PREFIX, f"test-{self.name}-{number}") for number in range(self.runs + 1)
        }
        return [name for _, name in catalog.list_tables("lakehouse") if name in mine]

    def remove(self) -> None:
        staging.drop(staging.open_catalog(self.settings.catalog, self.settings.s3), "lakehouse", self.table)
        client = object_storage.connect(self.settings.s3)
        for key in sales.discover(self.settings, self.prefix):
            client.delete_object(Bucket=sales.BUCKET, Key=key)


@pytest.fixture
def pipeline(stack: LakehouseSettings) -> Iterator[Pipeline]:
    pipeline = Pipeline(stack)
    yield pipeline
    pipeline.remove()
