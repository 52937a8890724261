"""Which texts are values of which type, and which types may become which."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import duckdb
import pytest

from lakehouse.ingest.columns import common, guess, parse_type, wider

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        yield connection


def read(connection: duckdb.DuckDBPyConnection, kind: str, text: str | None) -> tuple[Any, bool]:
    """The value that a text becomes, and whether it was refused."""
    wanted = parse_type(kind)
    row = connection.execute(
        f"SELECT v, {wanted.is_invalid('t', 'v')}"
        f" FROM (SELECT t, {wanted.cast('t')} AS v FROM (SELECT ?::VARCHAR AS t))",
        [text],
    ).fetchone()
    assert row is not None
    return row[0], row[1]


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("boolean", "true", True),
        ("boolean", "F", False),
        ("boolean", "yes", True),
        ("boolean", "0", False),
        ("integer", "-2147483648", -(2**31)),
        ("integer", " +7\t", 7),
        ("integer", "007", 7),
        ("bigint", "9223372036854775807", 2**63 - 1),
        ("decimal(12,2)", "1.5", Decimal("1.50")),
        ("decimal(12,2)", "1.500", Decimal("1.50")),
        ("decimal(12,2)", "-9999999999.99", Decimal("-9999999999.99")),
        ("real", "0.5", 0.5),
        ("double", "2e-3", 0.002),
        ("double", ".5", 0.5),
        ("varchar", " as it is ", " as it is "),
        ("date", "2024-02-29", date(2024, 2, 29)),
        ("timestamp", "2026-01-05T12:00", datetime(2026, 1, 5, 12)),  # noqa: DTZ001
        ("timestamp", "2026-01-05 12:00:00.123456", datetime(2026, 1, 5, 12, 0, 0, 123456)),  # noqa: DTZ001
        ("timestamp_tz", "2026-01-05 12:00:00+05:30", datetime(2026, 1, 5, 6, 30, tzinfo=UTC)),
        ("timestamp_tz", "2026-01-05T12:00:00Z", datetime(2026, 1, 5, 12, tzinfo=UTC)),
    ],
)
def test_a_text_becomes_its_value(connection: duckdb.DuckDBPyConnection, kind: str, text: str, value: object) -> None:
    assert read(connection, kind, text) == (value, False)


@pytest.mark.parametrize(
    ("kind", "texts"),
    [
        ("boolean", ["2", "maybe", "tru", "yesno"]),
        ("integer", ["1.5", "1e3", "0x10", "1_000", "1 000", "2147483648", "--1", "\u0661"]),
        ("bigint", ["9223372036854775808", "1.0", "99999999999999999999"]),
        ("decimal(12,2)", ["1.505", "10000000000.00", "1e3", ".", "1,5", "NaN"]),
        ("real", ["1e39", "inf", "nan", "1_0"]),
        ("double", ["1e400", "-1e400", "infinity", "NaN", "0x1p3", "1.2.3"]),
        ("date", ["2024-1-5", "2023-02-29", "05.01.2024", "2024-01-05 00:00", "infinity", "epoch", "20240105"]),
        ("timestamp", ["2026-01-05", "2026-01-05 25:00:00", "2026-01-05 12:00:00Z", "now"]),
        ("timestamp_tz", ["2026-01-05 12:00:00", "2026-01-05 12:00:00 Europe/Berlin", "2026-01-05"]),
    ],
)
def test_what_would_be_guessed_or_rounded_is_refused(
    connection: duckdb.DuckDBPyConnection, kind: str, texts: list[str]
) -> None:
    for text in texts:
        assert read(connection, kind, text) == (None, True), text


@pytest.mark.parametrize(
    "kind", ["boolean", "integer", "bigint", "decimal(5,2)", "real", "double", "date", "timestamp"]
)
@pytest.mark.parametrize("text", [None, "", "  ", "\t"])
def test_nothing_is_null_and_no_fault(connection: duckdb.DuckDBPyConnection, kind: str, text: str | None) -> None:
    assert read(connection, kind, text) == (None, False)


@pytest.mark.parametrize(
    "name", ["int", "BIGINT", "decimal", "decimal(0,0)", "decimal(39,2)", "decimal(2,3)", "", "a'b"]
)
def test_an_unknown_type_is_named(name: str) -> None:
    with pytest.raises(ValueError, match=r"is no type|a decimal has"):
        parse_type(name)


def test_types_widen_as_iceberg_lets_them() -> None:
    widened = {
        name: wider(parse_type(name)) for name in ("integer", "real", "decimal(5,2)", "bigint", "date", "varchar")
    }
    assert {name: kind and kind.name for name, kind in widened.items()} == {
        "integer": "bigint",
        "real": "double",
        "decimal(5,2)": "decimal(38,2)",
        "bigint": None,
        "date": None,
        "varchar": None,
    }
    assert wider(parse_type("decimal(38,2)")) is None


@pytest.mark.parametrize(
    ("declared", "found", "result"),
    [
        ("integer", "bigint", "bigint"),
        ("bigint", "integer", "bigint"),
        ("decimal(5,2)", "decimal(12,2)", "decimal(12,2)"),
        ("decimal(12,2)", "decimal(5,2)", "decimal(12,2)"),
        ("date", "date", "date"),
    ],
)
def test_the_wider_of_declared_and_found_is_taken(declared: str, found: str, result: str) -> None:
    assert common(parse_type(declared), parse_type(found)).name == result


@pytest.mark.parametrize(
    ("declared", "found"),
    [("integer", "varchar"), ("decimal(5,2)", "decimal(5,3)"), ("date", "timestamp"), ("double", "bigint")],
)
def test_types_that_do_not_agree_are_named(declared: str, found: str) -> None:
    with pytest.raises(ValueError, match=f"declared as {declared[:4]}.*is {found[:4]}"):
        common(parse_type(declared), parse_type(found))


def test_the_narrowest_type_that_holds_all_is_guessed() -> None:
    assert guess(lambda kind: kind.name in ("double", "boolean")).name == "double"
    assert guess(lambda _: False).name == "varchar"
