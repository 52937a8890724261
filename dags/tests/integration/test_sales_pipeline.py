from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import certifi
import pytest
from requests.exceptions import SSLError
from trino.exceptions import Error

from lakehouse import sales, staging, trino_sql
from lakehouse.errors import MalformedFilesError

if TYPE_CHECKING:
    from lakehouse.settings import LakehouseSettings
    from tests.integration.conftest import Pipeline

pytestmark = pytest.mark.integration

SAMPLE = Path(__file__).parents[3] / "data" / "raw" / "sales_sample.csv"


def test_the_sample_arrives_whole_and_only_once(pipeline: Pipeline) -> None:
    pipeline.put_bytes("sales_sample.csv", SAMPLE.read_bytes())
    before = datetime.now(UTC)
    first = pipeline.run()
    assert (first.files, first.rows_read, first.inserted, first.updated, first.unchanged) == (1, 20, 20, 0, 0)
    snapshots = pipeline.snapshots()
    rows = pipeline.query("SELECT * FROM {table} ORDER BY order_id")

    second = pipeline.run()
    assert (second.inserted, second.updated, second.unchanged) == (0, 0, 20)
    assert pipeline.query("SELECT * FROM {table} ORDER BY order_id") == rows
    assert pipeline.snapshots() == snapshots

    assert len(rows) == 20
    assert rows[3][:7] == [
        1004,
        "Oliver Bennett",
        "GB",
        'Monitor 27"',
        2,
        Decimal("598.00"),
        datetime(2026, 1, 9, tzinfo=UTC).date(),
    ]
    assert rows[3][7] == f"s3://lakehouse/{pipeline.prefix}sales_sample.csv"
    assert before - timedelta(seconds=5) <= rows[3][8] <= datetime.now(UTC) + timedelta(seconds=5)
    assert pipeline.query("SELECT count(DISTINCT country) FROM {table}") == [[7]]


def test_the_table_has_the_declared_types(pipeline: Pipeline) -> None:
    pipeline.put("a.csv", "1,A,DE,P,1,1.00,2026-01-05")
    pipeline.run()
    assert [row[:2] for row in pipeline.query("DESCRIBE {table}")] == [
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


def test_a_changed_amount_updates_its_row_in_place_and_no_other(pipeline: Pipeline) -> None:
    pipeline.put("a.csv", "1,A,DE,P,1,1.00,2026-01-05", "2,B,DE,P,1,2.00,2026-01-05")
    pipeline.run()
    [[_, unchanged_at], [_, old]] = pipeline.query("SELECT order_id, _ingested_at FROM {table} ORDER BY order_id DESC")
    pipeline.put("a.csv", "1,A,DE,P,1,9.99,2026-01-05", "2,B,DE,P,1,2.00,2026-01-05")
    summary = pipeline.run()
    assert (summary.inserted, summary.updated, summary.unchanged) == (0, 1, 1)
    [first, second] = pipeline.query("SELECT order_id, amount, _ingested_at FROM {table} ORDER BY order_id")
    assert first[:2] == [1, Decimal("9.99")]
    assert first[2] > old
    assert second == [2, Decimal("2.00"), unchanged_at]


def test_a_value_that_becomes_null_and_back_is_a_change(pipeline: Pipeline) -> None:
    pipeline.put("a.csv", "1,A,DE,P,1,1.00,2026-01-05")
    pipeline.run()
    pipeline.put("a.csv", "1,A,DE,P,,1.00,")
    assert pipeline.run().updated == 1
    assert pipeline.query("SELECT quantity, order_date FROM {table}") == [[None, None]]
    assert pipeline.run().unchanged == 1
    pipeline.put("a.csv", "1,A,DE,P,4,1.00,2026-01-05")
    assert pipeline.run().updated == 1


def test_of_duplicates_the_last_one_wins(pipeline: Pipeline) -> None:
    pipeline.put("b_older.csv", "1,older file,DE,P,1,1.00,2026-01-05", "2,older file,DE,P,1,1.00,2026-01-05")
    # S3 keeps whole seconds.
    time.sleep(1.1)
    pipeline.put(
        "a_newer.csv",
        "1,newer file,DE,P,1,1.00,2026-01-05",
        "3,first line,DE,P,1,1.00,2026-01-05",
        "3,last line,DE,P,1,1.00,2026-01-05",
    )
    summary = pipeline.run()
    assert (summary.rows_read, summary.superseded, summary.inserted) == (5, 2, 3)
    assert pipeline.query("SELECT order_id, customer FROM {table} ORDER BY order_id") == [
        [1, "newer file"],
        [2, "older file"],
        [3, "last line"],
    ]


def test_new_and_old_rows_in_several_files(pipeline: Pipeline) -> None:
    pipeline.put("a.csv", "1,A,DE,P,1,1.00,2026-01-05")
    pipeline.run()
    pipeline.put("sub/b.csv", "2,B,DE,P,1,1.00,2026-01-05")
    pipeline.put("empty.csv")
    summary = pipeline.run()
    assert (summary.files, summary.inserted, summary.updated, summary.unchanged) == (3, 1, 0, 1)


def test_a_malformed_file_changes_nothing_and_leaves_nothing(pipeline: Pipeline) -> None:
    pipeline.put("a.csv", "1,A,DE,P,1,1.00,2026-01-05")
    pipeline.run()
    snapshots = pipeline.snapshots()
    pipeline.put("b.csv", "2,B,DE,P,1,1.00,2026-01-05", "3,C,DE,P,1,gratis,2026-01-05")
    with pytest.raises(MalformedFilesError, match=r"b\.csv, line 3, column amount, value 'gratis'") as caught:
        pipeline.run()
    assert f"Nothing was changed in iceberg.lakehouse.{pipeline.table}" in str(caught.value)
    assert pipeline.snapshots() == snapshots
    assert pipeline.query("SELECT count(*) FROM {table}") == [[1]]
    assert pipeline.staging_tables() == []


def test_staging_is_dropped_after_a_forced_failure(pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch) -> None:
    pipeline.put("a.csv", "1,A,DE,P,1,1.00,2026-01-05")
    seen: list[str] = []

    def failing_merge(source: str, target: str, ingested_at: datetime) -> str:
        seen.extend(pipeline.staging_tables())
        return f"MERGE INTO {target} USING {source} ON {ingested_at:%Y}"

    monkeypatch.setattr(sales, "merge_statement", failing_merge)
    with pytest.raises(Error):
        pipeline.run()
    assert len(seen) == 1
    assert pipeline.staging_tables() == []
    assert pipeline.query("SELECT count(*) FROM {table}") == [[0]]


def test_each_task_may_be_tried_again(pipeline: Pipeline) -> None:
    pipeline.put("a.csv", "1,A,DE,P,1,1.00,2026-01-05")
    keys = sales.discover(pipeline.settings, pipeline.prefix)
    sales.stage(pipeline.settings, keys, pipeline.run_id, table=pipeline.table)
    staged = sales.stage(pipeline.settings, keys, pipeline.run_id, table=pipeline.table)
    assert sales.merge(pipeline.settings, staged, pipeline.run_id, table=pipeline.table).inserted == 1
    assert sales.merge(pipeline.settings, staged, pipeline.run_id, table=pipeline.table).unchanged == 1
    sales.clean_up(pipeline.settings, pipeline.run_id)
    sales.clean_up(pipeline.settings, pipeline.run_id)
    assert pipeline.query("SELECT count(*) FROM {table}") == [[1]]


def test_mark_line_endings_quoting_and_unicode_come_through_to_trino(pipeline: Pipeline) -> None:
    lines = [
        "order_id,customer,country,product,quantity,amount,order_date",
        '"1","Žofie ""Zo"" Nová","CZ","Lampe,\r\nrouge 🏮",1,"5.00",2026-01-05',
        "-2,O'Brien -- '; DROP TABLE,IE,\\n,1, 7 ,0001-01-01",
        f"{2**63 - 1},,,,2147483647,-9999999999.99,9999-12-31",
    ]
    pipeline.put_bytes("a.csv", ("\ufeff" + "\r\n".join(lines)).encode())
    assert pipeline.run().inserted == 3
    assert pipeline.run().unchanged == 3
    assert pipeline.query(
        "SELECT order_id, customer, product, quantity, amount, CAST(order_date AS VARCHAR) FROM {table} ORDER BY 1"
    ) == [
        [-2, "O'Brien -- '; DROP TABLE", "\\n", 1, Decimal("7.00"), "0001-01-01"],
        [1, 'Žofie "Zo" Nová', "Lampe,\r\nrouge 🏮", 1, Decimal("5.00"), "2026-01-05"],
        [2**63 - 1, None, None, 2147483647, Decimal("-9999999999.99"), "9999-12-31"],
    ]


def test_many_rows_in_several_appends(pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staging, "_APPEND_BYTES", 1 << 20)
    for file in range(3):
        rows = range(file * 20_000, (file + 1) * 20_000)
        pipeline.put(f"{file}.csv", *(f"{row},C{row},DE,P,1,{row}.50,2026-01-05" for row in rows))
    assert pipeline.run().inserted == 60_000
    assert pipeline.query("SELECT count(*), sum(amount) FROM {table}") == [[60_000, Decimal("1800000000.00")]]


def test_a_certificate_of_another_authority_is_refused(stack: LakehouseSettings) -> None:

    settings = replace(stack.trino, ca_file=certifi.where())
    with trino_sql.session(settings, "integration-test") as connection, pytest.raises((SSLError, Error)) as caught:
        trino_sql.query(connection, "SELECT 1")
    assert "CERTIFICATE_VERIFY_FAILED" in str(caught.value)
