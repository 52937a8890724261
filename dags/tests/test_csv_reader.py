from __future__ import annotations

import io
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from lakehouse import csv_reader
from lakehouse.errors import FileProblem, MalformedFileError
from lakehouse.sales import COLUMNS

HEADER = "order_id,customer,country,product,quantity,amount,order_date"
GOOD = "1,Anna,DE,Lamp,2,19.90,2026-01-05"


def read(content: str | bytes) -> list[dict[str, Any]]:
    data = content.encode() if isinstance(content, str) else content
    rows: list[dict[str, Any]] = []
    for batch in csv_reader.read_batches(io.BytesIO(data), "s3://b/f.csv", COLUMNS):
        rows.extend(batch.to_pylist())
    return rows


def problem(content: str | bytes) -> FileProblem:
    with pytest.raises(MalformedFileError) as caught:
        read(content)
    return caught.value.problem


def one(field: str, value: str) -> str:
    names = HEADER.split(",")
    values = GOOD.split(",")
    values[names.index(field)] = value
    return f"{HEADER}\n{GOOD}\n{','.join(values)}\n"


def test_values_get_their_declared_types() -> None:
    assert read(f"{HEADER}\n{GOOD}\n") == [
        {
            "order_id": 1,
            "customer": "Anna",
            "country": "DE",
            "product": "Lamp",
            "quantity": 2,
            "amount": Decimal("19.90"),
            "order_date": date(2026, 1, 5),
        }
    ]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("last", [True, False])
def test_line_endings_and_byte_order_mark_make_no_difference(ending: str, mark: str, last: bool) -> None:
    content = mark + ending.join([HEADER, GOOD, GOOD]) + (ending if last else "")
    assert len(read(content)) == 2


def test_quoted_commas_quotes_line_breaks_and_unicode_come_through() -> None:
    content = f'{HEADER}\r\n"7","Žofie, ""Zo""","CZ","Lampe\r\n rouge 🏮",1,"5.00",2026-01-05\r\n'
    [row] = read(content)
    assert row["order_id"] == 7
    assert row["customer"] == 'Žofie, "Zo"'
    assert row["product"] == "Lampe\r\n rouge 🏮"
    assert row["amount"] == Decimal("5.00")


def test_a_quote_inside_an_unquoted_field_is_text() -> None:
    assert read(one("product", '27" monitor'))[1]["product"] == '27" monitor'


def test_columns_may_come_in_any_order_and_with_blanks() -> None:
    [row] = read("amount, order_id ,order_date,quantity,product,country,customer\n1.5,9, 2026-01-05 , 3,P,DE,C\n")
    assert list(row) == [column.name for column in COLUMNS]
    assert (row["order_id"], row["amount"], row["quantity"]) == (9, Decimal("1.50"), 3)
    assert row["order_date"] == date(2026, 1, 5)


def test_an_empty_field_is_null_and_a_quoted_empty_text_is_not() -> None:
    rows = read(f'{HEADER}\n1,,"",P,,,\n2,C,DE,P,"","",""\n')
    assert rows[0] == {
        "order_id": 1,
        "customer": None,
        "country": "",
        "product": "P",
        "quantity": None,
        "amount": None,
        "order_date": None,
    }
    assert (rows[1]["quantity"], rows[1]["amount"], rows[1]["order_date"]) == (None, None, None)


@pytest.mark.parametrize("content", [HEADER, f"{HEADER}\n", f"{HEADER}\n\n\n"])
def test_a_header_alone_is_a_file_without_rows(content: str) -> None:
    assert read(content) == []


def test_negative_numbers_are_for_the_quality_checks_to_judge() -> None:
    row = read(one("amount", "-3.10"))[1]
    assert row["amount"] == Decimal("-3.10")
    assert read(one("quantity", "-2"))[1]["quantity"] == -2


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("order_id", "A-17"),
        ("order_id", "0x1F"),
        ("order_id", "1.0"),
        ("order_id", "9223372036854775808"),
        ("quantity", "two"),
        ("quantity", "2147483648"),
        ("amount", "12,50"),
        ("amount", "1e3"),
        ("amount", "1.005"),
        ("amount", "10000000000.00"),
        ("amount", "€5"),
        ("amount", "NaN"),
        ("order_date", "05.01.2026"),
        ("order_date", "2026-02-30"),
        ("order_date", "2026-1-5"),
        ("order_date", "2026-01-05T10:00:00"),
    ],
)
def test_a_value_of_another_type_is_named_with_its_place(column: str, value: str) -> None:
    quoted = f'"{value}"' if "," in value else value
    found = problem(one(column, quoted))
    assert (found.file, found.line, found.column, found.value) == ("s3://b/f.csv", 3, column, value)
    assert found.reason.startswith("expected a")
    assert f"line 3, column {column}, value '{value}'" in str(found)


@pytest.mark.parametrize(("column", "value"), [("quantity", "2147483647"), ("order_id", "9223372036854775807")])
def test_the_largest_values_fit(column: str, value: str) -> None:
    assert read(one(column, value))[1][column] == int(value)


def test_the_largest_amount_keeps_every_digit() -> None:
    assert read(one("amount", "9999999999.99"))[1]["amount"] == Decimal("9999999999.99")


@pytest.mark.parametrize("value", ["", '""', "  "])
def test_a_missing_order_id_is_an_error(value: str) -> None:
    found = problem(one("order_id", value))
    assert (found.line, found.column) == (3, "order_id")
    assert "required" in found.reason


def test_the_line_counts_line_breaks_in_quotes_and_blank_lines() -> None:
    found = problem(f'{HEADER}\n1,"a\nb",DE,P,1,1,2026-01-05\n\n2,C,DE,P,x,1,2026-01-05\n')
    assert (found.line, found.column, found.value) == (5, "quantity", "x")


def test_the_place_is_right_beyond_the_first_block(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_reader, "_BLOCK_BYTES", 4096)
    lines = [f"{number},C,DE,P,1,1.00,2026-01-05" for number in range(1000)]
    lines[899] = "899,C,DE,P,1,free,2026-01-05"
    found = problem("\n".join([HEADER, *lines]))
    assert (found.line, found.column, found.value) == (901, "amount", "free")


def test_too_few_fields_name_the_first_that_is_missing() -> None:
    found = problem(f"{HEADER}\n{GOOD}\n2,Bob,DE\n")
    assert (found.line, found.column) == (3, "product")
    assert "3 fields where the header has 7" in found.reason


def test_too_many_fields_show_the_first_that_is_too_much() -> None:
    found = problem(f"{HEADER}\n{GOOD},extra\n")
    assert (found.line, found.column, found.value) == (2, None, "extra")


def test_an_unclosed_quote_does_not_swallow_the_records_after_it() -> None:
    found = problem(f'{HEADER}\n1,"Anna,DE,P,1,1,2026-01-05\n{GOOD}\n')
    assert (found.line, found.column) == (2, "customer")
    assert "quoting" in found.reason


def test_a_quote_closed_by_a_later_records_quote_is_noticed() -> None:
    found = problem(f'{HEADER}\n{GOOD}\n1,"Anna,DE,P,1,1,2026-01-05\n2,"Bob,DE,P,1,1,2026-01-05\n')
    assert found.line == 3
    assert "quoting" in found.reason


def test_bytes_that_are_no_utf8_are_named_and_shown_as_bytes() -> None:
    found = problem(f"{HEADER}\n1,J\udcf6rg,DE,P,1,1,2026-01-05\n".encode(errors="surrogateescape"))
    assert (found.line, found.column) == (2, "customer")
    assert "'J\\xf6rg'" in str(found)
    str(found).encode()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le"])
def test_utf16_is_refused(encoding: str) -> None:
    assert problem(f"{HEADER}\n{GOOD}\n".encode(encoding)).line == 1


@pytest.mark.parametrize("content", ["", "\n", "\n" + HEADER + "\n" + GOOD])
def test_a_file_that_does_not_start_with_a_header_is_refused(content: str) -> None:
    found = problem(content)
    assert found.line == 1
    assert "expected a header" in found.reason


def test_a_header_that_lacks_a_column_says_which() -> None:
    found = problem("order_id;customer\n1;2\n")
    assert "lacks order_id, customer, country" in found.reason
    assert found.value == "order_id;customer"


def test_a_header_with_an_undeclared_or_repeated_column_says_which() -> None:
    assert problem(f"{HEADER},discount\n{GOOD},1\n").column == "discount"
    assert problem(f"{HEADER},amount\n{GOOD},1\n").column == "amount"
