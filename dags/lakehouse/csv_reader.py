"""Strict reading of CSV files into Arrow tables of declared types.

Accepted: UTF-8 with or without a byte order mark; any line ending; RFC 4180 quoting, with commas, quotes and line
breaks inside quotes; columns in any order; blanks around numbers and dates. An empty field is NULL, while ``""`` in a
text column is an empty text. Whatever else a file holds is an error that names the place: nothing is guessed.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from itertools import islice
from typing import IO, TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv as arrow_csv

from lakehouse.errors import FileProblem, MalformedFileError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BLOCK_BYTES = 16 << 20
# The csv module's own limit of 128 KiB per field is lower than what Arrow reads.
_FIELD_BYTES = _BLOCK_BYTES


@dataclass(frozen=True)
class Column:
    """A declared column.

    Attributes:
        name: Its name in the header.
        arrow_type: The type that its values become.
        expected: What a value must be, in words for an error message.
        pattern: RE2 expression that a whole value must match; None for text, which may be anything.
        required: Whether a value must be there.
    """

    name: str
    arrow_type: pa.DataType
    expected: str = "any text"
    pattern: str | None = None
    required: bool = False

    def convert(self, texts: pa.Array) -> pa.Array:
        """Convert texts to the declared type.

        Raises:
            pyarrow.ArrowInvalid: At least one of them is not such a value.
        """
        if self.pattern is None:
            values = texts.cast(self.arrow_type)
        else:
            trimmed = pc.utf8_trim_whitespace(texts)
            trimmed = pc.if_else(pc.equal(trimmed, ""), pa.scalar(None, pa.string()), trimmed)
            matches = pc.match_substring_regex(trimmed, f"^(?:{self.pattern})$")
            if not pc.all(matches, min_count=0).as_py():
                raise pa.ArrowInvalid(f"a value in column {self.name} is not {self.expected}")
            values = trimmed.cast(self.arrow_type)
        if self.required and values.null_count:
            raise pa.ArrowInvalid(f"a value in column {self.name} is missing")
        return values


def read_batches(source: IO[bytes], file: str, columns: Sequence[Column]) -> Iterator[pa.RecordBatch]:
    """Read one CSV file, batch by batch, in its order.

    Args:
        source: The file's bytes; it must be seekable, since an error is located in a second pass.
        file: What to call the file in error messages.
        columns: The columns that the header must name, in any order.

    Yields:
        Batches with the columns in declared order.

    Raises:
        MalformedFileError: The file is not CSV, or does not hold what is declared. Batches before the fault may
            have been yielded already.
    """
    header = _read_header(source, file, columns)
    if not any(fields or error for _, fields, error in islice(_records(source), 1, None)):
        return
    if _has_quotes(source):
        # Arrow takes an unclosed quote for text and swallows the records after it.
        _raise_problem(source, file, header, columns, values_from=None)

    options = {
        "read_options": arrow_csv.ReadOptions(block_size=_BLOCK_BYTES, column_names=header, skip_rows_after_names=1),
        "parse_options": arrow_csv.ParseOptions(newlines_in_values=True),
        "convert_options": arrow_csv.ConvertOptions(
            column_types={name: pa.string() for name in header},
            include_columns=[column.name for column in columns],
            null_values=[""],
            strings_can_be_null=True,
            quoted_strings_can_be_null=False,
        ),
    }
    records = 0
    try:
        source.seek(0)
        for batch in arrow_csv.open_csv(source, **options):
            yield pa.record_batch(
                [column.convert(batch.column(column.name)) for column in columns],
                names=[column.name for column in columns],
            )
            records += batch.num_rows
    except (pa.ArrowInvalid, UnicodeDecodeError) as error:
        _raise_problem(source, file, header, columns, values_from=records)
        raise MalformedFileError(FileProblem(file, 1, None, None, str(error))) from error


def _records(source: IO[bytes]) -> Iterator[tuple[int, list[str], csv.Error | None]]:
    """Yield each record's first line, its fields, and the error that ends the file early, if one does."""
    csv.field_size_limit(_FIELD_BYTES)
    source.seek(0)
    text = io.TextIOWrapper(source, encoding="utf-8-sig", errors="surrogateescape", newline="")
    try:
        reader = csv.reader(text, strict=True)
        line = 1
        while True:
            try:
                fields = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                yield line, [], error
                return
            yield line, fields, None
            line = reader.line_num + 1
    finally:
        text.detach()


def _read_header(source: IO[bytes], file: str, columns: Sequence[Column]) -> list[str]:
    def problem(value: str | None, reason: str, column: str | None = None) -> MalformedFileError:
        return MalformedFileError(FileProblem(file, 1, column, value, reason))

    source.seek(0)
    if source.read(2) in (b"\xff\xfe", b"\xfe\xff"):
        raise problem(None, "the file is UTF-16; save it as UTF-8")
    declared = [column.name for column in columns]
    wanted = f"expected a header with the columns {', '.join(declared)}"
    _, fields, error = next(_records(source), (1, [], None))
    if error is not None:
        raise problem(None, f"{wanted} ({error})")
    header = [field.strip() for field in fields]
    if not any(header):
        raise problem(None, wanted)
    found = ",".join(fields)
    if missing := [name for name in declared if name not in header]:
        raise problem(found, f"the header lacks {', '.join(missing)}; {wanted}")
    for name in header:
        if name not in declared:
            raise problem(found, f"the header has a column that is not declared; {wanted}", name)
        if header.count(name) > 1:
            raise problem(found, "the header has this column more than once", name)
    return header


def _has_quotes(source: IO[bytes]) -> bool:
    source.seek(0)
    return any(b'"' in block for block in iter(lambda: source.read(1 << 20), b""))


def _raise_problem(
    source: IO[bytes],
    file: str,
    header: list[str],
    columns: Sequence[Column],
    *,
    values_from: int | None,
) -> None:
    """Walk a file record by record and raise at the first fault.

    Args:
        source: The file's bytes.
        file: What to call it.
        header: The columns in the file's order.
        columns: The declared columns.
        values_from: Number of the first record (from 0, without the header) whose values are checked too;
            None to check the structure only.

    Raises:
        MalformedFileError: What was found.
    """
    by_name = {column.name: column for column in columns}
    record = -1
    for line, fields, error in _records(source):
        if error is not None:
            raise MalformedFileError(_quoting_problem(source, file, header, line, error))
        if not fields:
            continue
        record += 1
        if record == 0:
            continue
        if len(fields) != len(header):
            raise MalformedFileError(_width_problem(file, header, line, fields))
        if values_from is None or record - 1 < values_from:
            continue
        for name, value in zip(header, fields, strict=True):
            if reason := _reason(by_name[name], value):
                raise MalformedFileError(FileProblem(file, line, name, value, reason))


def _reason(column: Column, value: str) -> str | None:
    if re.search("[\udc80-\udcff]", value):
        return "expected UTF-8, which these bytes are not"
    try:
        column.convert(pa.array([value or None], pa.string()))
    except pa.ArrowInvalid:
        missing = column.required and not value.strip()
        return f"a value is required: {column.expected}" if missing else f"expected {column.expected}"
    return None


def _width_problem(file: str, header: list[str], line: int, fields: list[str]) -> FileProblem:
    counts = f"{len(fields)} fields where the header has {len(header)}"
    if len(fields) < len(header):
        return FileProblem(file, line, header[len(fields)], None, f"missing; the record has {counts}")
    return FileProblem(file, line, None, fields[len(header)], f"one too many; the record has {counts}")


def _quoting_problem(source: IO[bytes], file: str, header: list[str], line: int, error: csv.Error) -> FileProblem:
    source.seek(0)
    text = io.TextIOWrapper(source, encoding="utf-8-sig", errors="surrogateescape", newline="")
    try:
        for _ in range(line - 1):
            next(text)
        # Without strict, the faulty record comes out as Arrow would have taken it: its last field is at fault.
        fields = next(csv.reader(text))
    except csv.Error:
        return FileProblem(file, line, None, None, f"broken quoting ({error})")
    finally:
        text.detach()
    column = header[len(fields) - 1] if len(fields) <= len(header) else None
    return FileProblem(file, line, column, fields[-1], f"broken quoting ({error})")
