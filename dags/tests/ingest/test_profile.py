from __future__ import annotations

import gzip
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import yaml
import zstandard

from lakehouse.ingest import declaration
from lakehouse.ingest.naming import column_names
from lakehouse.ingest.profile import Profile, profile, table_name

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Profiling = Callable[..., Profile]


@pytest.fixture
def profiled(tmp_path: Path) -> Profiling:
    """Profiles a file of the given content. What it proposes must be a declaration that can be used."""

    def run(content: bytes | str, key: str = "uploads/a.csv", **options: Any) -> Profile:
        source, directory = tmp_path / "source", tmp_path / "work"
        source.write_bytes(content.encode() if isinstance(content, str) else content)
        directory.mkdir()
        result = profile(source, directory, key=key, **options)
        assert (result.proposal is None) == (result.reason is not None)
        if result.proposal is not None and result.candidate_keys:
            declaration.parse(yaml.safe_dump(result.proposal))
        return result

    return run


def types(result: Profile) -> dict[str, str]:
    assert result.reason is None
    return {column.name: column.type for column in result.columns}


def notes(result: Profile) -> str:
    return "\n".join(result.notes)


ROWS = [("1", "Ann", "1.50", "2024-01-01"), ("2", "Bob", "20.25", "2024-01-02"), ("3", "", "-3.10", "2024-02-29")]


@pytest.mark.parametrize(("delimiter", "name"), [(",", "csv"), (";", "csv"), ("\t", "tsv"), ("|", "txt")])
@pytest.mark.parametrize("break_", ["\n", "\r\n", "\r"])
def test_delimiters_and_line_breaks_of_all_kinds_are_found(
    profiled: Profiling, delimiter: str, name: str, break_: str
) -> None:
    content = break_.join(delimiter.join(row) for row in [("id", "name", "amount", "day"), *ROWS]) + break_
    result = profiled(content, f"uploads/orders.{name}")
    assert (result.delimiter, result.header, result.rows, result.quote) == (delimiter, True, 3, None)
    assert types(result) == {"id": "bigint", "name": "varchar", "amount": "decimal(18,2)", "day": "date"}
    assert result.proposal == {
        "name": "orders",
        "source": {"prefix": f"uploads/orders.{name}", "format": "csv", "delimiter": delimiter},
        "target": {
            "table": "orders",
            "key": ["id"],
            "columns": [{"name": key, "type": value} for key, value in types(result).items()],
            "watermark": "day",
        },
    }
    assert [column.nulls for column in result.columns] == [0, 1, 0, 0]
    assert (result.columns[2].least, result.columns[2].greatest) == ("-3.10", "20.25")
    assert result.columns[3].greatest == "2024-02-29"
    assert result.first_rows[2] == ["3", None, "-3.10", "2024-02-29"]


def test_a_decimal_comma_does_not_pass_for_a_delimiter(profiled: Profiling) -> None:
    result = profiled("id;amount\n" + "".join(f"{n};{n},50\n" for n in range(10)))
    assert result.delimiter == ";"
    assert types(result) == {"id": "bigint", "amount": "varchar"}
    assert "amount holds numbers with a decimal comma; it is text." in notes(result)


def test_quoted_delimiters_breaks_and_quotes_are_part_of_values(profiled: Profiling) -> None:
    result = profiled('id,text\n1,"a, b"\n2,"say ""hi"""\n3,"two\nlines"\n4,"and\r\ntwo"\n5,""\n6,\n')
    assert (result.rows, result.quote) == (6, '"')
    # Where a file's lines end in more than one way, all end in the same, those within quotes too.
    assert [row[1] for row in result.first_rows] == ["a, b", 'say "hi"', "two\nlines", "and\ntwo", "", None]
    assert result.columns[1].nulls == 1


def test_the_type_is_that_of_all_rows_not_of_the_first(profiled: Profiling) -> None:
    result = profiled("id,late\n" + "".join(f"{n},{n}\n" for n in range(100_000)) + "100000,x7\n")
    assert types(result) == {"id": "bigint", "late": "varchar"}
    assert "late is text: 1 of 100001 values are not whole numbers as the others, such as 'x7'." in notes(result)


@pytest.mark.parametrize(
    ("values", "expected", "said"),
    [
        (["1", "-5", "9223372036854775807"], "bigint", ""),
        (["1", "9223372036854775808"], "decimal(38,0)", ""),
        (["1", "9" * 39], "varchar", "more digits than a column can"),
        (["00123", "00124"], "varchar", ""),
        (["+491234", "+491235"], "varchar", ""),
        (["1.5", "2"], "decimal(18,1)", ""),
        (["0.000000000000123", "1.5"], "double", ""),
        (["1e3", "2.5"], "double", ""),
        (["1e400", "2.5"], "varchar", ""),
        (["1.5"] * 50 + ["1e400"], "varchar", "1 of 51 values are not numbers as the others, such as '1e400'"),
        (["1.5"] * 50 + ["NaN"], "varchar", "such as 'NaN'"),
        (["1"] * 50 + ["N/A"], "varchar", "such as 'N/A'"),
        (["true", "FALSE"], "boolean", ""),
        (["Y", "N"], "varchar", ""),
        ([" 1 ", "2\t"], "bigint", ""),
        (["1,234.50", "2,000.00"], "varchar", ""),
        (["0x10", "0x11"], "varchar", ""),
        (["1_000", "2_000"], "varchar", ""),
        (["2024-01-31", "2023-12-01"], "date", ""),
        (["2024-02-30", "2023-12-01"], "varchar", ""),
        (["2024-1-5", "2023-12-01"], "varchar", ""),
        (["2024-01-31 10:00:00", "2024-01-31T10:00:00.123456"], "timestamp", ""),
        (["2024-01-31T10:00:00Z", "2024-01-31 10:00:00+02:00"], "timestamp_tz", ""),
        (["2024-01-31T10:00:00Z", "2024-01-31 10:00:00"], "varchar", ""),
        (["31.01.2024", "01.02.2024"], "varchar", "holds dates as DD.MM.YYYY"),
        (["31/01/2024", "01/02/2024"], "varchar", "holds dates as DD/MM/YYYY"),
        (["01/31/2024", "01/02/2024"], "varchar", "holds dates as MM/DD/YYYY"),
        (["03/01/2024", "01/02/2024"], "varchar", "nothing tells whether they are DD/MM/YYYY or MM/DD/YYYY"),
        (["31.01.2024", "2024-01-31"], "varchar", ""),
        (["", ""], "varchar", "is empty in every row"),
        (["١٢", "١٣"], "varchar", ""),
    ],
)
def test_types_are_the_narrowest_that_lose_nothing(
    profiled: Profiling, values: list[str], expected: str, said: str
) -> None:
    result = profiled("id,v\n" + "".join(f'k{n},"{value}"\n' for n, value in enumerate(values)))
    assert types(result)["v"] == expected
    assert said in notes(result)
    if not said:
        assert "v " not in notes(result)


def test_a_date_form_is_told(profiled: Profiling) -> None:
    assert profiled("id,d\n1,31.01.2024\n2,01.02.2024\n").columns[1].form == "DD.MM.YYYY"


@pytest.mark.parametrize(
    ("content", "header"),
    [
        ("id,name\n1,Ann\n2,Bob\n", True),
        ("1,Ann\n2,Bob\n", False),
        ("name,city\nAnn,Paris\nBob,Rome\n", True),
        ("Ann,Paris\nBob,Paris\n", False),
        ("country,2023,2024\nDE,1,2\nFR,3,4\n", True),
        ("2024-01-01,5\n2024-01-02,6\n", False),
        ("name\nAnn\nBob\n", True),
    ],
)
def test_a_header_is_told_from_a_row(profiled: Profiling, content: str, header: bool) -> None:
    result = profiled(content)
    assert result.header == header
    assert result.rows == content.count("\n") - header
    if not header:
        # It is shown all the same, for a person to see which names it needs.
        assert result.first_rows
        assert "it has no header" in (result.reason or "")


def test_names_are_made_valid_and_unique_and_that_is_said(profiled: Profiling) -> None:
    result = profiled("Order ID,Größe (cm),name,Name,name,,_x,2024\n1,2,a,b,c,d,e,f\n2,3,a,b,c,d,e,f\n")
    assert [column.name for column in result.columns] == [
        "order_id",
        "grosse_cm",
        "name",
        "name_2",
        "name_3",
        "column_6",
        "x",
        "c_2024",
    ]
    assert [column.source for column in result.columns][:4] == ["Order ID", "Größe (cm)", "name", "Name"]
    assert "2 columns are called 'name'; they become name, name_3." in notes(result)


def test_names_never_meet_a_name_that_was_made() -> None:
    assert column_names(["a", "A", "a_2", "a_2"]) == ["a", "a_2", "a_2_2", "a_2_3"]


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("uploads/sales.csv", "sales"),
        ("uploads/auto/Sales 2024-05-31.csv.gz", "sales"),
        ('uploads/o\'brien "q".jsonl.zst', "o_brien_q"),
        ("uploads/2024.csv", "c_2024"),
        ("uploads/ümläut_20240131.PARQUET", "umlaut"),
        ("uploads/日本.csv", "upload"),
        ("uploads/ingest_runs.csv", "ingest_runs_data"),
        ("uploads/x_rejects.csv", "x_rejects_data"),
        ("uploads/v1.2-data", "v1_2_data"),
        ("uploads/" + "x" * 300 + ".csv", "x" * 40),
    ],
)
def test_a_table_is_called_after_its_file(key: str, name: str) -> None:
    assert table_name(key) == name


def test_ragged_rows_are_counted_and_shown(profiled: Profiling) -> None:
    result = profiled("a,b\n" + "".join(f"{n},x\n" for n in range(97)) + "1\n1,2,3\n1,2,3,4\n")
    assert (result.rows, result.bad_rows) == (100, 3)
    assert "2 of 100 records (2 %) have more fields than the header, such as '1,2,3'." in notes(result)
    assert "1 of 100 records (1 %) have fewer fields than the header, such as '1'." in notes(result)


@pytest.mark.parametrize("extra", ["", "1\n", '2,"a"b\n', '3,x,"with\nline"\n'])
def test_every_record_of_a_file_with_quotes_is_counted(profiled: Profiling, extra: str) -> None:
    rows = "".join(f'{n},"line\n{n}, ""q"""\n' for n in range(100))
    result = profiled(f"id,text\n{rows}{extra}100,last\n\n")
    assert (result.rows - result.bad_rows, result.bad_rows) == (101, 1 if extra else 0)
    assert result.candidate_keys[0] == ["id"]


def test_a_file_that_mixes_line_breaks_is_profiled(profiled: Profiling) -> None:
    result = profiled('id,text\r\n1,"a\nb"\r\n2,c\n3,d\r')
    assert (result.rows, result.bad_rows) == (3, 0)


@pytest.mark.parametrize(
    ("content", "key", "reason"),
    [
        (b"", "uploads/a.csv", "the file is empty"),
        (b"", "uploads/a.parquet", "the file is empty"),
        (b"\xef\xbb\xbf", "uploads/a.csv", "the file is empty"),
        (b"\n\r\n\n", "uploads/a.csv", "it has no rows"),
        (b"id,name\n", "uploads/a.csv", "a header and no rows"),
        (b"id,name", "uploads/a.csv", "a header and no rows"),
        (gzip.compress(b"", mtime=0), "uploads/a.csv.gz", "the file is empty"),
        (b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 50, "uploads/a.csv", "it is no text"),
        (b"PK\x03\x04" + bytes(100), "uploads/a.csv", "Excel"),
        (b"PAR1nonsensePAR1", "uploads/a.parquet", "no Parquet that can be read"),
        (b"a,b\n1,2\n", "uploads/a.parquet", "no Parquet that can be read"),
        (b"a,b\n" + b"1\n1,2,3\n" * 10 + b"1,2\n", "uploads/a.csv", "do not have the form of the others"),
        (b'a,b\n1,"open\n2,3\n4,5\n', "uploads/a.csv", "line 2: a quote that opens in this record is never closed"),
        (
            b",".join(b"c%d" % n for n in range(2001)) + b"\n" + b",".join([b"1"] * 2001) + b"\n",
            "a.csv",
            "2001 columns",
        ),
        (b"[1, 2]\n", "uploads/a.json", "a JSON array"),
        (b'[\n{"a": 1}\n]\n', "uploads/a.jsonl", "a JSON array"),
        (b"hello\nworld\n", "uploads/a.jsonl", "are no JSON object"),
        (b"{}\n{}\n", "uploads/a.jsonl", "its objects have no keys"),
        (b"\n\n", "uploads/a.jsonl", "it has no rows"),
    ],
)
def test_what_cannot_become_a_table_is_refused_with_the_reason(
    profiled: Profiling, content: bytes, key: str, reason: str
) -> None:
    result = profiled(content, key)
    assert result.proposal is None
    assert reason in (result.reason or "")
    assert result.to_json()["status"] == "refused"


def test_two_thousand_columns_are_profiled(profiled: Profiling) -> None:
    header = ",".join(f"c{n}" for n in range(2000))
    rows = "".join(",".join(str(row * 10_000 + n) for n in range(2000)) + "\n" for row in range(5))
    result = profiled(f"{header}\n{rows}")
    assert set(types(result).values()) == {"bigint"}
    assert len(result.columns) == 2000


def test_cells_of_ten_megabytes_are_profiled_and_shown_shortened(profiled: Profiling) -> None:
    result = profiled("id,text\n" + "".join(f"{n},{'x' * (10 << 20)}\n" for n in range(3)))
    assert types(result) == {"id": "bigint", "text": "varchar"}
    assert [len(row[1] or "") for row in result.first_rows] == [201] * 3
    assert len(result.columns[1].examples[0]) == 201


def test_a_nul_is_said(profiled: Profiling) -> None:
    result = profiled("id,text\n" + "".join(f"{n},abc\n" for n in range(100)) + "100,x\0y\n")
    assert "There are NUL characters in it (1, the first in line 102)." in notes(result)
    assert result.rows == 101


@pytest.mark.parametrize(
    ("codec", "encoding"),
    [("latin-1", "latin-1"), ("cp1252", "latin-1"), ("utf-16", "utf-16"), ("utf-16-le", "utf-16")],
)
def test_other_encodings_are_named_in_the_proposal(profiled: Profiling, codec: str, encoding: str) -> None:
    result = profiled(("id;name\n" + "".join(f"{n};Jürgen\n" for n in range(9))).encode(codec))
    assert result.encoding == encoding
    assert result.first_rows[0] == ["0", "Jürgen"]
    assert result.proposal is not None
    assert result.proposal["source"]["encoding"] == encoding


def test_an_encoding_that_a_pipeline_does_not_read_is_named_in_the_refusal(profiled: Profiling) -> None:
    result = profiled(("id;city\n" + "1;Москва\n2;Санкт-Петербург\n" * 9).encode("cp1251"))
    assert result.reason is not None
    assert "most likely windows-1251" in result.reason
    assert result.first_rows[0] == ["1", "Москва"]


@pytest.mark.parametrize(("ending", "compress"), [(".gz", gzip.compress), (".zst", zstandard.compress)])
def test_compressed_files_are_profiled(profiled: Profiling, ending: str, compress: Callable[[bytes], bytes]) -> None:
    result = profiled(compress(b"id,n\n1,5\n2,6\n"), f"uploads/a.csv{ending}")
    assert types(result) == {"id": "bigint", "n": "bigint"}


def test_a_key_may_need_two_columns(profiled: Profiling) -> None:
    rows = "".join(f"{order},{line},{order % 3}\n" for order in range(50) for line in range(4))
    result = profiled("order_id,line,x\n" + rows)
    assert result.candidate_keys == [["order_id", "line"]]
    assert not any(column.is_candidate_key for column in result.columns)


def test_without_a_key_the_person_is_asked_for_one(profiled: Profiling) -> None:
    result = profiled("a,b\n" + "1,x\n" * 10)
    assert result.candidate_keys == []
    assert result.proposal is not None
    assert result.proposal["target"]["key"] == []
    assert "choose the key" in notes(result)


def test_a_column_that_is_unique_but_for_one_row_or_one_null_is_no_key(profiled: Profiling) -> None:
    rows = "".join(f"{n},{n},{n}\n" for n in range(50_000))
    result = profiled(f"a,b,c\n{rows}50001,50001,49999\n50002,,50002\n")
    assert result.candidate_keys == [["a"]]


def test_values_that_a_type_makes_equal_are_no_key(profiled: Profiling) -> None:
    assert profiled("v\n1.0\n1.00\n").candidate_keys == []


def test_what_is_called_a_key_is_proposed_first(profiled: Profiling) -> None:
    result = profiled("amount,order_id\n" + "".join(f"{n}.5,{n}\n" for n in range(9)))
    assert result.candidate_keys == [["order_id"], ["amount"]]


@pytest.mark.parametrize(
    ("header", "watermark"),
    [("id,day,n", "day"), ("id,created_at,updated_at", "updated_at"), ("id,starts,ends", None)],
)
def test_a_watermark_is_proposed_where_one_is_plausible(
    profiled: Profiling, header: str, watermark: str | None
) -> None:
    third = "n" if header.endswith(",n") else "2024-01-02"
    result = profiled(f"{header}\n1,2024-01-01,{third}\n2,2024-01-03,{third}\n")
    assert result.proposal is not None
    assert result.proposal["target"].get("watermark") == watermark


def test_json_lines_are_profiled_by_all_their_keys_and_kinds(profiled: Profiling) -> None:
    result = profiled(
        '{"id": 1, "name": "Ann", "at": "2024-01-01T10:00:00Z", "zip": "123", "ok": true, "price": 1.5}\n'
        "\n"
        '{"id": 2, "name": null, "at": "2024-01-02T10:00:00Z", "zip": "124", "ok": false, "price": 2, '
        '"new/~\'\\"key": {"a": [1]}, "mixed": 1}\n'
        "oops\n"
        '{"id": 3, "mixed": "x"}\n',
        "uploads/a.jsonl",
    )
    assert types(result) == {
        "id": "bigint",
        "name": "varchar",
        "at": "timestamp_tz",
        "zip": "varchar",
        "ok": "boolean",
        "price": "decimal(18,1)",
        "new_key": "varchar",
        "mixed": "varchar",
    }
    assert (result.rows, result.bad_rows) == (4, 1)
    assert result.first_rows[1][-2:] == ['{"a":[1]}', "1"]
    assert "1 of 4 lines (25 %) are no JSON object, such as 'oops'." in notes(result)
    assert "new_key holds nested values; they are kept as JSON text." in notes(result)
    assert "mixed holds numbers and texts; it is text." in notes(result)
    assert result.candidate_keys == [["id"]]


def test_what_a_name_does_not_tell_the_content_does(profiled: Profiling) -> None:
    result = profiled('{"id": 1}\n{"id": 2}\n', "uploads/data")
    assert result.format == "jsonl"


def test_parquet_keeps_its_types(profiled: Profiling, tmp_path: Path) -> None:
    table = pa.table(
        {
            "Id": pa.array([1, 2], pa.int32()),
            "big": pa.array([1, 2**64 - 1], pa.uint64()),
            "price": pa.array(["1.10", "2.20"]).cast(pa.decimal128(9, 2)),
            "at": pa.array([1, 2], pa.timestamp("us", "UTC")),
            "ns": pa.array([1, 2], pa.timestamp("ns")),
            "tags": pa.array([["a"], []], pa.list_(pa.string())),
            "raw": pa.array([b"a", b"b"], pa.binary()),
            "none": pa.array([None, None], pa.float32()),
        }
    )
    pq.write_table(table, tmp_path / "t.parquet")
    result = profiled((tmp_path / "t.parquet").read_bytes(), "uploads/t.parquet")
    assert types(result) == {
        "id": "integer",
        "big": "decimal(20,0)",
        "price": "decimal(9,2)",
        "at": "timestamp_tz",
        "ns": "timestamp",
        "tags": "varchar",
        "raw": "varchar",
        "none": "real",
    }
    assert (result.delimiter, result.encoding, result.header) == (None, None, None)
    assert result.first_rows[0][5] == '["a"]'
    assert "tags is VARCHAR[]; it is kept as text." in notes(result)
    assert result.columns[7].nulls == 2
    assert result.columns[0].greatest == "2"


def test_a_parquet_file_without_rows_is_refused(profiled: Profiling, tmp_path: Path) -> None:
    pq.write_table(pa.table({"a": pa.array([], pa.int32())}), tmp_path / "t.parquet")
    assert profiled((tmp_path / "t.parquet").read_bytes(), "uploads/t.parquet").reason == "it has no rows"


def test_names_that_are_sql_are_names(profiled: Profiling) -> None:
    result = profiled('a\'); DROP TABLE loaded; --,"b""c"\n1,2\n3,4\n', "uploads/x'; DROP TABLE y; --.csv")
    assert [column.name for column in result.columns] == ["a_drop_table_loaded", "b_c"]
    assert result.rows == 2
