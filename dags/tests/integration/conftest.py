"""A running stack, named by the environment; without it these tests fail rather than pretend.

* LAKEHOUSE_TEST_S3_ENDPOINT: S3 address, such as http://127.0.0.1:8333
* LAKEHOUSE_TEST_S3_ACCESS_KEY, LAKEHOUSE_TEST_S3_SECRET_KEY: a key for the two buckets
* LAKEHOUSE_TEST_CATALOG_URI: address of the Iceberg REST catalog, such as http://127.0.0.1:18181
* LAKEHOUSE_TEST_WAREHOUSE: s3://lakehouse-warehouse/ unless set
* LAKEHOUSE_TEST_TRINO_URL: such as https://localhost:8083
* LAKEHOUSE_TEST_TRINO_USER, LAKEHOUSE_TEST_TRINO_PASSWORD: a user who may write in iceberg.lakehouse
* LAKEHOUSE_TEST_CA_FILE: the stack's certificate authority
* LAKEHOUSE_TEST_CONSOLE_URL, LAKEHOUSE_TEST_CONSOLE_TOKEN: the console, which starts runs
"""

from __future__ import annotations

import os
import uuid
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from lakehouse import trino_sql
from lakehouse.catalog import open_catalog
from lakehouse.ingest.columns import parse_type
from lakehouse.ingest.declaration import Column, Declaration
from lakehouse.object_storage import Store
from lakehouse.settings import CatalogSettings, LakehouseSettings, S3Settings, TrinoSettings
from tests.ingest.conftest import Pipeline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

COLUMNS = {
    "order_id": "bigint",
    "customer": "varchar",
    "country": "varchar",
    "product": "varchar",
    "quantity": "integer",
    "amount": "decimal(12,2)",
    "order_date": "date",
}


def variable(name: str, default: str | None = None) -> str:
    """A setting of the stack under test."""
    value = os.environ.get(f"LAKEHOUSE_TEST_{name}", default)
    if not value:
        pytest.fail(f"LAKEHOUSE_TEST_{name} is not set: integration tests need a running stack", pytrace=False)
    return value


@pytest.fixture(scope="session")
def stack() -> LakehouseSettings:
    trino = urlsplit(variable("TRINO_URL"))
    return LakehouseSettings(
        s3=S3Settings(variable("S3_ENDPOINT"), variable("S3_ACCESS_KEY"), variable("S3_SECRET_KEY")),
        catalog=CatalogSettings(variable("CATALOG_URI"), variable("WAREHOUSE", "s3://lakehouse-warehouse/")),
        trino=TrinoSettings(
            host=trino.hostname or "",
            port=trino.port or 443,
            user=variable("TRINO_USER"),
            password=variable("TRINO_PASSWORD"),
            ca_file=variable("CA_FILE"),
        ),
    )


@pytest.fixture
def query(stack: LakehouseSettings) -> Callable[[str], list[list[Any]]]:
    """Ask Trino."""

    def ask(sql: str) -> list[list[Any]]:
        with trino_sql.session(stack.trino, "integration-test") as connection:
            return trino_sql.query(connection, sql)

    return ask


@pytest.fixture
def sales(stack: LakehouseSettings) -> Iterator[Pipeline]:
    """A pipeline like that of sales, with a folder and a table of this test's own."""
    name = f"test_{uuid.uuid4().hex[:12]}"
    pipeline = Pipeline(
        stack,
        Store(stack.s3),
        open_catalog(stack.catalog, stack.s3),
        Declaration(
            name=name,
            prefix=f"raw/{name}/",
            table=name,
            key=("order_id",),
            columns=tuple(Column(column, parse_type(kind)) for column, kind in COLUMNS.items()),
            watermark="order_date",
        ),
    )
    yield pipeline
    for table in (name, f"{name}_rejects"):
        if pipeline.catalog.table_exists(f"lakehouse.{table}"):
            pipeline.catalog.purge_table(f"lakehouse.{table}")
    for file in pipeline.store.list("lakehouse", pipeline.prefix):
        pipeline.store.remove(f"s3://lakehouse/{file.key}")
