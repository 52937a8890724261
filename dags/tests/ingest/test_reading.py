from __future__ import annotations

import csv
import gzip
import io
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import yaml
import zstandard
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from lakehouse.ingest import declaration
from lakehouse.ingest.reading import LocalFile, Reader, types_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

COLUMNS = {"id": "bigint", "name": "varchar", "amount": "decimal(12,2)", "day": "date", "x": "double"}
HEADER = "id,name,amount,day,x"


@dataclass
class Outcome:
    reader: Reader
    rows: list[tuple[Any, ...]]
    rejects: list[tuple[Any, ...]]

    @property
    def refused(self) -> str | None:
        return self.reader.readings[0].refused

    def check(self) -> Outcome:
        for reading in self.reader.readings.values():
            assert reading.read == reading.rows + reading.rejected
        return self


def read(
    folder: Path,
    *contents: bytes | str,
    names: Sequence[str] = (),
    columns: dict[str, str] | None = None,
    key: Sequence[str] = ("id",),
    max_share: float = 1.0,
    **source: str,
) -> Outcome:
    columns = COLUMNS if columns is None else columns
    declared = declaration.parse(
        yaml.safe_dump(
            {
                "name": "t",
                "source": {"prefix": "raw/t/", "format": "csv", **source},
                "target": {
                    "table": "t",
                    "key": list(key),
                    "columns": [{"name": name, "type": kind} for name, kind in columns.items()],
                },
                "bad_rows": {"max_share": max_share},
            }
        )
    )
    ending = {"csv": "csv", "jsonl": "jsonl", "parquet": "parquet"}[declared.format]
    files = []
    raw = folder / "raw"
    raw.mkdir()
    for index, content in enumerate(contents):
        path = raw / str(index)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        files.append(LocalFile(index, path, names[index] if names else f"raw/t/{index}.{ending}"))
    with duckdb.connect(folder / "batch.duckdb", config={"memory_limit": "512MB", "threads": 2}) as connection:
        reader = Reader(connection, declared, types_of(declared))
        reader.read(files)
        shown = ", ".join(f'"{name}"' for name in reader.types)
        rows = connection.execute(f"SELECT {shown} FROM staged ORDER BY rowid").fetchall()
        rejects = connection.execute(
            "SELECT _file, line, column_name, value, reason, record FROM rejected ORDER BY _file, line, column_name"
        ).fetchall()
        # What was left out is told by the counts alone.
        counted = dict(connection.execute("SELECT _file, count(*) FROM staged GROUP BY 1").fetchall())
    for index, reading in reader.readings.items():
        assert counted.get(index, 0) == (0 if reading.refused else reading.rows)
    return Outcome(reader, rows, rejects).check()


def names_of(outcome: Outcome) -> list[str]:
    return [row[1] for row in outcome.rows]


GOOD = ["1,Ann,1.50,2024-01-01,0.5", "2,Bob,-2.25,2024-02-29,1e-3", "3,,,,"]


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("last", [True, False])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_delimiters_breaks_and_marks_of_all_kinds_are_read(
    tmp_path: Path, break_: str, last: bool, delimiter: str, mark: str
) -> None:
    content = mark + break_.join([HEADER, *GOOD]).replace(",", delimiter) + (break_ if last else "")
    outcome = read(tmp_path, content, delimiter=delimiter)
    assert [(row[0], row[1], str(row[2]), str(row[3]), row[4]) for row in outcome.rows] == [
        (1, "Ann", "1.50", "2024-01-01", 0.5),
        (2, "Bob", "-2.25", "2024-02-29", 0.001),
        (3, None, "None", "None", None),
    ]
    assert outcome.rejects == []
    assert outcome.reader.readings[0].notes == []


@pytest.mark.parametrize(
    ("codec", "declared"),
    [
        ("latin-1", "latin-1"),
        ("cp1252", "windows-1252"),
        ("utf-16", "utf-8"),
        ("utf-16-le", "utf-16"),
        ("utf-8", "utf-8"),
    ],
)
def test_encodings_are_read_as_declared_or_marked(tmp_path: Path, codec: str, declared: str) -> None:
    content = f"{HEADER}\n1,Jürgen,,,\n".encode(codec)
    assert names_of(read(tmp_path, content, encoding=declared)) == ["Jürgen"]


def test_bytes_that_are_not_utf_8_reject_their_record_alone(tmp_path: Path) -> None:
    content = f"{HEADER}\n1,Ann,,,\n2,".encode() + b"J\xfcrgen" + b",,,\n3,Bob,,,\n"
    outcome = read(tmp_path, content)
    assert names_of(outcome) == ["Ann", "Bob"]
    [(_, line, column, _, reason, _)] = outcome.rejects
    assert (line, column) == (3, "name")
    assert "not UTF-8" in reason


@pytest.mark.parametrize(("ending", "compress"), [(".gz", gzip.compress), (".zst", zstandard.compress)])
@pytest.mark.parametrize("format_", ["csv", "jsonl", "parquet"])
def test_compressed_files_are_read_by_their_names(
    tmp_path: Path, ending: str, compress: Callable[[bytes], bytes], format_: str
) -> None:
    buffer = io.BytesIO()
    pq.write_table(pa.table({"id": [1], "name": ["Ann"]}), buffer)
    content = {"csv": b"id,name\n1,Ann\n", "jsonl": b'{"id":1,"name":"Ann"}\n', "parquet": buffer.getvalue()}[format_]
    assert names_of(read(tmp_path, compress(content), names=[f"a.{format_}{ending}"], format=format_)) == ["Ann"]


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (b"", "a.csv", "the file is empty"),
        (b"\n\n\r\n", "a.csv", "the file is empty"),
        (b"\xef\xbb\xbf", "a.csv", "the file is empty"),
        (b" , ,\n1,2,3\n", "a.csv", "line 1: the header names no column"),
        (b"name,amount\nAnn,1\n", "a.csv", "lacks id, which the key needs"),
        (b"id;name\n1;Ann\n", "a.csv", "its delimiter may be another than ','"),
        (b"id,name,Name\n1,a,b\n", "a.csv", "the header has the column name more than once"),
        (b"id,,name\n1,a,b\n", "a.csv", "column 2 of the header is '', which cannot name a column"),
        (b'id,name\n1,"open\n2,b\n3,c\n', "a.csv", "line 2: a quote that opens in this record is never closed"),
        (b'"id,name\n1,a\n', "a.csv", "line 1: a quote that opens in this record is never closed"),
        (b"id,n\xfcme\n1,a\n", "a.csv", "the header cannot be read: these bytes are not the file's encoding"),
        (b"id\n1\n", "a.csv.gz", "it is not gzip data"),
        (gzip.compress(b"id\n1\n", mtime=0)[:-4], "a.csv.gz", "damaged or cut off"),
        (b"PK\x03\x04rest", "a.csv", "Excel"),
        (b"id\n" + b"\0\0\0\n" * 50, "a.csv", "NUL bytes throughout"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_whole_with_the_reason(
    tmp_path: Path, content: bytes, name: str, reason: str
) -> None:
    outcome = read(tmp_path, content, b"id\n7\n", names=[name, "good.csv"])
    assert reason in (outcome.refused or "")
    # The other file has its turn.
    assert [row[0] for row in outcome.rows] == [7]


def test_a_file_with_a_header_only_is_read_and_has_no_rows(tmp_path: Path) -> None:
    outcome = read(tmp_path, HEADER)
    assert (outcome.refused, outcome.rows, outcome.reader.readings[0].read) == (None, [], 0)


def test_each_bad_value_is_rejected_with_line_column_value_and_reason(tmp_path: Path) -> None:
    outcome = read(
        tmp_path,
        f"{HEADER}\n"
        "1,ok,1.00,2024-01-01,1\n"
        '2,"two\nlines",1.234,2024-01-01,1\n'
        "\n"
        "3,dates,1.00,01.02.2024,1\n"
        "4,infinite,1.00,2024-01-01,1e400\n"
        "5,nothing,1.00,2024-01-01,NaN\n"
        "x,key,1.00,2024-02-30,1\n"
        ",no key,1.00,2024-01-01,1\n"
        "6,ok,1.00,2024-01-01,1\n",
    )
    assert names_of(outcome) == ["ok", "ok"]
    assert [(line, column, value) for _, line, column, value, _, _ in outcome.rejects] == [
        (3, "amount", "1.234"),
        (6, "day", "01.02.2024"),
        (7, "x", "1e400"),
        (8, "x", "NaN"),
        (9, "day", "2024-02-30"),
        (9, "id", "x"),
        (10, "id", None),
    ]
    assert outcome.reader.readings[0].rejected == 6
    assert outcome.rejects[1][4] == "expected a date as YYYY-MM-DD"
    assert outcome.rejects[6][4] == "a value is required: a whole number of at most 64 bits"
    assert json.loads(outcome.rejects[0][5]) == {
        "id": "2",
        "name": "two\nlines",
        "amount": "1.234",
        "day": "2024-01-01",
        "x": "1",
    }


@pytest.mark.parametrize("quote", [False, True])
def test_ragged_records_are_rejected_on_their_lines(tmp_path: Path, quote: bool) -> None:
    name = '"quoted,\nname"' if quote else "name"
    outcome = read(
        tmp_path,
        f"id,name\n1,{name}\n\n\n2\n3,{name},extra,more\n4,{name},,\n5,{name}\nx,{name}\n",
    )
    lines = [5, 6, 9] if not quote else [6, 7, 13]
    assert [row[0] for row in outcome.rows] == [1, 4, 5]
    assert [(line, column, value) for _, line, column, value, _, _ in outcome.rejects] == [
        (lines[0], "name", None),
        (lines[1], None, "extra"),
        (lines[2], "id", "x"),
    ]
    assert outcome.rejects[0][4] == "the record has 1 fields where the header has 2"
    assert outcome.rejects[1][4] == "the record has 4 fields where the header has 2"
    assert json.loads(outcome.rejects[1][5])["id"] == "3"


def test_text_after_a_closing_quote_is_rejected(tmp_path: Path) -> None:
    outcome = read(tmp_path, 'id,name\n1,"a"b\n2,"c"\n3,mid"dle\n')
    assert names_of(outcome) == ["c", 'mid"dle']
    [(_, line, column, _, reason, _)] = outcome.rejects
    assert (line, column) == (2, "name")
    assert "text follows a closing quote" in reason


def test_records_of_excel_with_line_feeds_in_cells_are_read(tmp_path: Path) -> None:
    outcome = read(tmp_path, 'id,name\r\n1,"two\nlines"\r\n2,b\r\n')
    assert names_of(outcome) == ["two\nlines", "b"]


def test_a_file_that_mixes_line_breaks_is_read(tmp_path: Path) -> None:
    outcome = read(tmp_path, "id,name\n1,a\r\n2,b\rx,c\n\r\n3,d")
    assert names_of(outcome) == ["a", "b", "d"]
    assert [line for _, line, *_ in outcome.rejects] == [4]


def test_an_empty_text_is_not_the_same_as_none(tmp_path: Path) -> None:
    assert names_of(read(tmp_path, 'id,name\n1,""\n2,\n')) == ["", None]


def test_a_record_with_a_nul_is_rejected_and_shows_where(tmp_path: Path) -> None:
    outcome = read(tmp_path, "id,name\n" + "".join(f"{n},abc\n" for n in range(100)) + "100,x\0y\n1\0,z\n")
    assert len(outcome.rows) == 100
    assert [(line, column, value) for _, line, column, value, *_ in outcome.rejects] == [
        (102, "name", "x␀y"),
        (103, "id", "1␀"),
    ]


def test_cells_of_ten_megabytes_are_read_and_records_beyond_the_limit_rejected(tmp_path: Path) -> None:
    big = "x" * (10 << 20)
    outcome = read(tmp_path, f"id,name\n1,{big}\n2,{big * 4}\n3,c\n4,d\n")
    assert [len(name) for name in names_of(outcome)] == [10 << 20, 1, 1]
    [(_, line, _, _, reason, record)] = outcome.rejects
    assert (line, record) == (3, None)
    assert reason == "the record has more than 32 MiB"


def test_two_thousand_columns_are_read_and_their_bad_values_named(tmp_path: Path) -> None:
    columns = {f"c{n}": "bigint" for n in range(2000)}
    header = ",".join(columns)
    outcome = read(
        tmp_path, f"{header}\n{','.join(['1'] * 2000)}\n{','.join(['2'] * 1999)},x\n", columns=columns, key=["c0"]
    )
    assert len(outcome.rows) == 1
    assert [(line, column, value) for _, line, column, value, *_ in outcome.rejects] == [(3, "c1999", "x")]


def test_a_file_above_its_share_of_bad_records_is_refused_whole_with_an_example(tmp_path: Path) -> None:
    good = "".join(f"{n},n\n" for n in range(8))
    outcome = read(tmp_path, f"id,name\n{good}x,n\n1\n", max_share=0.1)
    assert outcome.rows == []
    assert outcome.refused == (
        "2 of 10 records are bad (20.0%), more than the allowed 10.0%;"
        " line 11: the record has 1 fields where the header has 2"
    )


def test_names_made_unique_are_taken_where_they_are_declared(tmp_path: Path) -> None:
    outcome = read(tmp_path, "id,name,Name\n1,a,b\n", columns={"id": "bigint", "name": "varchar", "name_2": "varchar"})
    assert outcome.rows == [(1, "a", "b")]


def test_new_and_missing_columns_are_said_and_their_types_are_of_all_rows(tmp_path: Path) -> None:
    rows = "".join(f"{n},{n},2024-01-01,,{n}\n" for n in range(20_000))
    outcome = read(
        tmp_path, f"id,count,at,void,late\n{rows}20000,1,2024-01-01,,x\n", columns={"id": "bigint", "name": "varchar"}
    )
    assert {name: kind.name for name, kind in outcome.reader.types.items()} == {
        "id": "bigint",
        "name": "varchar",
        "count": "bigint",
        "at": "date",
        "void": "varchar",
        "late": "varchar",
    }
    assert outcome.reader.readings[0].notes[0] == "Missing columns are NULL: name."
    assert "New column late (varchar)." in outcome.reader.readings[0].notes
    assert outcome.rejects == []


def test_a_type_that_widens_is_widened_for_all_files(tmp_path: Path) -> None:
    columns = {"id": "bigint", "n": "integer"}
    outcome = read(tmp_path, "id,n\n1,5\n", "id,n\n2,5000000000\nx,1\n", columns=columns)
    assert outcome.rows == [(1, 5), (2, 5_000_000_000)]
    assert [(index, line) for index, line, *_ in outcome.rejects] == [(1, 3)]


def test_files_read_together_keep_their_own_lines(tmp_path: Path) -> None:
    contents = [f"id,name\n{'1,a' + chr(10) if n % 3 else ''}\n{'x' if n % 2 else n},b\n7\n" for n in range(20)]
    outcome = read(tmp_path, *contents)
    expected = []
    for n, content in enumerate(contents):
        lines = content.split("\n")
        expected += [(n, number) for number, text in enumerate(lines, 1) if text.startswith("x") or text == "7"]
    assert [(index, line) for index, line, *_ in outcome.rejects] == expected


def test_json_lines_are_read_by_their_keys(tmp_path: Path) -> None:
    outcome = read(
        tmp_path,
        '{"id": 1, "name": "Ann", "amount": 1.5, "Day": "2024-01-01"}\r\n'
        "\r\n"
        "   \r\n"
        '{"name": {"first": "Bob", "tags": [1, 2]}, "id": "2", "x": true}\r\n'
        "not json\r\n"
        "[1]\r\n"
        '{"id": 3, "name": null, "amount": "abc", "x": NaN}\r\n'
        '{"id": 4, "name": "a\\u0000b"}\r\n'
        '{"id": 1.5}\r\n'
        '{"name": "none"}\r\n'
        '{"id": 5, "odd \\"key\\"/~": 1}\r\n',
        format="jsonl",
    )
    assert [(row[0], row[1]) for row in outcome.rows] == [(1, "Ann"), (5, None)]
    assert [(line, column, value) for _, line, column, value, *_ in outcome.rejects] == [
        (4, "x", "true"),
        (5, None, "not json"),
        (6, None, "[1]"),
        (7, "amount", "abc"),
        (7, "x", "NaN"),
        (8, "name", "a␀b"),
        (9, "id", "1.5"),
        (10, "id", None),
    ]
    assert outcome.rejects[1][4] == "the line is no JSON object"
    assert json.loads(outcome.rejects[0][5])["name"] == '{"first":"Bob","tags":[1,2]}'
    assert "New column odd_key (bigint)." in outcome.reader.readings[0].notes


def test_json_lines_that_cannot_be_decoded_are_rejected_on_their_lines(tmp_path: Path) -> None:
    content = b'{"id": 1}\n\xff\nbad\n{"id": "x"}\n{"a": "\x01"}\nbad\n{"id": 2}\n'
    outcome = read(tmp_path, content, format="jsonl")
    assert [row[0] for row in outcome.rows] == [1, 2]
    assert [line for _, line, *_ in outcome.rejects] == [2, 3, 4, 5, 6]


def test_a_file_without_json_objects_is_refused(tmp_path: Path) -> None:
    assert "no line of it is a JSON object" in (read(tmp_path, "[1]\n2\n", format="jsonl").refused or "")


def parquet(table: pa.Table) -> bytes:
    buffer = io.BytesIO()
    pq.write_table(table, buffer)
    return buffer.getvalue()


def test_parquet_types_become_the_declared_ones_or_reject_their_rows(tmp_path: Path) -> None:
    content = parquet(
        pa.table(
            {
                "Id": pa.array([1, 2, 3], pa.int16()),
                "name": pa.array(["a", None, "x\0y"]),
                "amount": pa.array([1.5, 2.25, 1.125]),
                "day": pa.array([0, 1, 2], pa.date32()),
                "x": pa.array([1.5, float("nan"), 0.0], pa.float32()),
                "at": pa.array([0, 1, 2], pa.timestamp("ns", "Europe/Berlin")),
                "tags": pa.array([["a", "b"], [], None], pa.list_(pa.string())),
                "point": pa.array([{"x": 1}, None, {"x": None}], pa.struct([("x", pa.int32())])),
            }
        )
    )
    outcome = read(tmp_path, content, format="parquet")
    assert [(row[0], row[1], str(row[2]), str(row[3]), row[4]) for row in outcome.rows] == [
        (1, "a", "1.50", "1970-01-01", 1.5)
    ]
    assert outcome.rows[0][6:] == ('["a","b"]', '{"x":1}')
    assert [(line, column, value) for _, line, column, value, *_ in outcome.rejects] == [
        (2, "x", "nan"),
        (3, "amount", "1.125"),
        (3, "name", "x␀y"),
    ]


def test_parquet_files_whose_columns_differ_in_type_lose_nothing_by_being_read_together(tmp_path: Path) -> None:
    whole = parquet(pa.table({"id": [1], "x": pa.array([1], pa.int32())}))
    fraction = parquet(pa.table({"id": [2], "x": pa.array([1.75])}))
    outcome = read(tmp_path, whole, fraction, whole, format="parquet", columns={"id": "bigint", "x": "double"})
    assert sorted(outcome.rows) == [(1, 1.0), (1, 1.0), (2, 1.75)]


def test_what_is_no_parquet_is_refused(tmp_path: Path) -> None:
    good = parquet(pa.table({"id": [1]}))
    outcome = read(tmp_path, b"id\n1\n", good[:-20], good, format="parquet")
    assert [index for index, reading in outcome.reader.readings.items() if reading.refused] == [0, 1]
    assert outcome.rows[0][0] == 1


CELLS = st.text(st.sampled_from('ab1 ,;"\n\té.'), max_size=6) | st.sampled_from(["1", "x", "", '"', "\n"])
RECORDS = st.lists(st.lists(CELLS, min_size=1, max_size=4), max_size=40)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    content=RECORDS,
    break_=st.sampled_from(["\n", "\r\n"]),
    quote_all=st.booleans(),
    blank=st.booleans(),
)
@example(content=[[""], ["", "", "", ""]], break_="\r\n", quote_all=False, blank=False)
def test_any_file_comes_out_as_the_csv_module_reads_it(
    tmp_path_factory: pytest.TempPathFactory, content: list[list[str]], break_: str, quote_all: bool, blank: bool
) -> None:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator=break_, quoting=csv.QUOTE_ALL if quote_all else csv.QUOTE_MINIMAL)
    writer.writerow(["id", "name", "note"])
    for record in content:
        writer.writerow(record)
        if blank:
            text.write(break_)
    # The reference: the csv module, and nothing of what is tested.
    rows, rejected = [], []
    reader = csv.reader(io.StringIO(text.getvalue(), newline=""))
    line = 1
    for number, fields in enumerate(reader):
        start, line = line, reader.line_num + 1
        if number == 0 or not fields:
            continue
        fits = len(fields) == 3 or (len(fields) > 3 and not any(fields[3:]))
        key = fields[0].strip(" \t\r\n")
        if fits and key.isascii() and key.isdecimal():
            rows.append((int(key), *(field.replace("\r\n", "\n") for field in fields[1:3])))
        else:
            rejected.append(start)
    columns = {"id": "bigint", "name": "varchar", "note": "varchar"}
    outcome = read(tmp_path_factory.mktemp("any"), text.getvalue(), columns=columns)
    assert [(row[0], *(field or "" for field in row[1:])) for row in outcome.rows] == rows
    assert sorted({line for _, line, *_ in outcome.rejects}) == rejected
    assert outcome.reader.readings[0].rejected == len(rejected)
