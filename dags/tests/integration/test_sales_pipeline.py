"""What Trino and Airflow make of ingestion, on a running stack."""

from __future__ import annotations

import random
import time
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import quote

import certifi
import pytest
import requests
from requests.exceptions import SSLError
from trino.exceptions import Error

from lakehouse import trino_sql
from tests.integration.conftest import COLUMNS, variable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lakehouse.settings import LakehouseSettings
    from tests.ingest.conftest import Pipeline

    Query = Callable[[str], list[list[Any]]]

pytestmark = pytest.mark.integration

SAMPLE = Path(__file__).parents[3] / "data" / "raw" / "sales_sample.csv"
RUN_SECONDS = 120
_Value = TypeVar("_Value")


def table(pipeline: Pipeline) -> str:
    return f"iceberg.lakehouse.{pipeline.declaration.table}"


def seen(query: Query, pipeline: Pipeline) -> list[list[Any]]:
    return query(f"SELECT * FROM {table(pipeline)} ORDER BY order_id")


class TestTrino:
    def test_reads_the_sample_whole_with_the_declared_types(self, sales: Pipeline, query: Query) -> None:
        sales.put_bytes("sales_sample.csv", SAMPLE.read_bytes())
        before = datetime.now(UTC)
        assert sales.run().counts.inserted == 20
        rows = seen(query, sales)
        assert len(rows) == 20
        assert rows[3][:7] == [1004, "Oliver Bennett", "GB", 'Monitor 27"', 2, Decimal("598.00"), date(2026, 1, 9)]
        assert rows[3][7] == sales.address("sales_sample.csv")
        assert before <= rows[3][8] <= datetime.now(UTC)
        assert [row[:2] for row in query(f"DESCRIBE {table(sales)}")] == [
            ["order_id", "bigint"],
            ["customer", "varchar"],
            ["country", "varchar"],
            ["product", "varchar"],
            ["quantity", "integer"],
            ["amount", "decimal(12,2)"],
            ["order_date", "date"],
            ["_source_file", "varchar"],
            ["_ingested_at", "timestamp(6) with time zone"],
        ]

    def test_sees_replaced_rows_once_and_the_others_as_they_were(self, sales: Pipeline, query: Query) -> None:
        sales.put("a.csv", *(f"{key},A,DE,P,1,1.00,2026-01-05" for key in range(50)))
        sales.run()
        before = seen(query, sales)
        for version in range(3):
            sales.put("b.csv", f"7,v{version},DE,P,1,1.00,2026-01-05", "8,A,DE,P,1,1.00,2026-01-05")
            sales.run()
        after = seen(query, sales)
        assert [row for row in after if row[0] != 7] == [row for row in before if row[0] != 7]
        assert [row[1] for row in after if row[0] == 7] == ["v2"]
        deletes = query(
            f'SELECT count(*) FROM "iceberg"."lakehouse"."{sales.declaration.table}$files" WHERE content = 1'
        )
        assert deletes == [[3]]

    def test_may_optimize_and_update_by_hand_between_two_runs(self, sales: Pipeline, query: Query) -> None:
        sales.put("a.csv", *(f"{key},A,DE,P,1,1.00,2026-01-05" for key in range(50)))
        sales.run()
        sales.put("b.csv", "7,B,DE,P,1,1.00,2026-01-05")
        sales.run()
        before = seen(query, sales)
        query(f"ALTER TABLE {table(sales)} EXECUTE optimize")
        assert seen(query, sales) == before
        sales.put("c.csv", "7,C,DE,P,1,1.00,2026-01-05", "8,A,DE,P,1,1.00,2026-01-05")
        assert (sales.run().counts.updated, sales.runs) == (1, 3)
        query(f"UPDATE {table(sales)} SET customer = 'by hand' WHERE order_id IN (8, 9)")
        sales.put("d.csv", "9,D,DE,P,1,1.00,2026-01-05", "10,A,DE,P,1,1.00,2026-01-05")
        counts = sales.run().counts
        assert (counts.updated, counts.unchanged) == (1, 1)
        assert [row[:2] for row in seen(query, sales)[7:11]] == [[7, "C"], [8, "by hand"], [9, "D"], [10, "A"]]

    def test_may_have_made_the_table(self, sales: Pipeline, query: Query) -> None:
        """Tables of before declarations are as the pipeline of then made them by Trino."""
        query(
            f"""CREATE TABLE {table(sales)} (
                order_id BIGINT NOT NULL COMMENT 'Key of the order', customer VARCHAR, country VARCHAR, product VARCHAR,
                quantity INTEGER, amount DECIMAL(12, 2), order_date DATE, _source_file VARCHAR NOT NULL,
                _ingested_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
            ) COMMENT 'Sales orders, one row per order_id'"""
        )
        query(
            f"""INSERT INTO {table(sales)} VALUES
                (1, 'A', 'DE', 'P', 1, 1.00, DATE '2026-01-05', 's3://lakehouse/old.csv', TIMESTAMP '2026-01-06 UTC'),
                (2, 'B', 'DE', 'P', 1, 1.00, DATE '2026-01-05', 's3://lakehouse/old.csv', TIMESTAMP '2026-01-06 UTC')"""
        )
        sales.put(
            "a.csv", "1,A,DE,P,1,1.00,2026-01-05", "2,new,DE,P,1,1.00,2026-01-05", "3,C,DE,P,3000000000,1.00,2026-01-05"
        )
        counts = sales.run().counts
        assert (counts.inserted, counts.updated, counts.unchanged) == (1, 1, 1)
        rows = seen(query, sales)
        assert [row[:2] for row in rows] == [[1, "A"], [2, "new"], [3, "C"]]
        assert (rows[0][8], rows[2][4]) == (datetime(2026, 1, 6, tzinfo=UTC), 3_000_000_000)

    def test_reads_what_runs_and_files_came_to(self, sales: Pipeline, query: Query) -> None:
        sales.put("a.csv", "1,A,DE,P,1,1.00,2026-01-05", "x,A,DE,P,1,1.00,2026-01-05")
        sales.declare(max_bad_share=0.5)
        sales.run(f"run of {sales.declaration.name}")
        name = sales.declaration.name
        assert query(
            "SELECT status, rows_read, rows_inserted, rows_rejected FROM iceberg.lakehouse.ingested_files"
            f" WHERE pipeline = '{name}'"
        ) == [["ingested", 2, 1, 1]]
        assert query(
            "SELECT state, strategy, rows_read FROM iceberg.lakehouse.ingest_runs"
            f" WHERE pipeline = '{name}' ORDER BY recorded_at"
        ) == [["running", "append", 2], ["succeeded", "append", 2]]
        assert query(f"SELECT line, column_name, value, status FROM {table(sales)}_rejects") == [
            [3, "order_id", "x", "open"]
        ]

    def test_of_another_authority_is_refused(self, stack: LakehouseSettings) -> None:
        settings = replace(stack.trino, ca_file=certifi.where())
        with trino_sql.session(settings, "integration-test") as connection, pytest.raises((SSLError, Error)) as caught:
            trino_sql.query(connection, "SELECT 1")
        assert "CERTIFICATE_VERIFY_FAILED" in str(caught.value)


class TestAirflow:
    """The stack's own pipeline of sales, with an order that nobody else has."""

    @pytest.fixture
    def order(self, sales: Pipeline, query: Query) -> Iterator[tuple[str, int]]:
        """A file that has just arrived, and its order's id; neither stays."""
        order_id = 9_000_000_000 + random.randrange(10**9)
        key = f"raw/sales/test_{order_id}.csv"
        line = f"{order_id},one,DE,P,1,1.00,2026-01-05"
        sales.store.client.put_object(Bucket="lakehouse", Key=key, Body=f"{','.join(COLUMNS)}\n{line}\n".encode())
        yield key, order_id
        sales.store.remove(f"s3://lakehouse/{key}")
        query(f"DELETE FROM iceberg.lakehouse.sales WHERE order_id = {order_id}")

    def test_starts_a_run_within_30_seconds_of_a_files_arrival(
        self, order: tuple[str, int], sales: Pipeline, query: Query
    ) -> None:
        key, order_id = order
        [[run_id, started_at]] = wait_for(lambda: runs_of_file(query, key))
        [file] = sales.store.list("lakehouse", key)
        assert run_id.startswith("asset_triggered__")
        assert (started_at - file.modified_at).total_seconds() < 30
        assert query(f"SELECT customer FROM iceberg.lakehouse.sales WHERE order_id = {order_id}") == [["one"]]

    def test_reads_named_files_or_all_again_without_a_change_and_keeps_the_watermark(
        self, order: tuple[str, int], query: Query
    ) -> None:
        key, _ = order
        wait_for(lambda: runs_of_file(query, key))
        before = query("SELECT order_id, _ingested_at FROM iceberg.lakehouse.sales ORDER BY 1")
        assert outcome(query, trigger({"files": [key]})) == [1, 1, 1]
        [files, read, untouched] = outcome(query, trigger({"fullReload": True}))
        assert files > 1
        assert read == untouched
        assert query("SELECT order_id, _ingested_at FROM iceberg.lakehouse.sales ORDER BY 1") == before
        [[greatest]] = query("SELECT CAST(max(order_date) AS VARCHAR) FROM iceberg.lakehouse.sales")
        assert call("GET", "/ingestion/pipelines/sales")["watermark"]["value"] == greatest


def runs_of_file(query: Query, key: str) -> list[list[Any]]:
    return query(
        "SELECT run_id, r.started_at FROM iceberg.lakehouse.ingested_files f JOIN iceberg.lakehouse.ingest_runs r"
        f" USING (run_id) WHERE f.file = 's3://lakehouse/{key}' AND r.state = 'succeeded'"
        " ORDER BY f.recorded_at LIMIT 1"
    )


def outcome(query: Query, run_id: str) -> list[Any]:
    """Files and rows that a run read, and how many of the rows changed nothing."""
    return query(
        "SELECT sum(files), sum(rows_read), sum(rows_unchanged + rows_superseded + rows_rejected)"
        f" FROM iceberg.lakehouse.ingest_runs WHERE split_part(run_id, '#', 1) = '{run_id}' AND state = 'succeeded'"
    )[0]


def trigger(conf: dict[str, Any]) -> str:
    """Run the pipeline of sales; returns once it has ended well."""
    run_id: str = call("POST", "/dags/sales_pipeline/runs", {"conf": conf})["dagRunId"]

    def is_done() -> bool:
        state = call("GET", f"/dags/sales_pipeline/runs/{quote(run_id, safe='')}")["state"]
        assert state != "failed"
        return bool(state == "success")

    wait_for(is_done)
    return run_id


def wait_for(read: Callable[[], _Value]) -> _Value:
    deadline = time.monotonic() + RUN_SECONDS
    while not (value := read()):
        assert time.monotonic() < deadline, f"not after {RUN_SECONDS} s"
        time.sleep(1)
    return value


def call(method: str, path: str, body: Any = None) -> Any:
    answer = requests.request(
        method,
        f"{variable('CONSOLE_URL')}/api/v1{path}",
        headers={"authorization": f"Bearer {variable('CONSOLE_TOKEN')}"},
        json=body,
        timeout=30,
    )
    assert answer.ok, answer.text
    return answer.json()
