"""Reads local files into a DuckDB table of typed rows, and sets aside the records that are no such rows.

All formats take one way: each field becomes a text (NULL where there is none), each text becomes a value of the
column's type or the record is rejected. Several small files with the same header are read by one statement.
"""

from __future__ import annotations

import csv
import json
import re
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, Any

import duckdb
import pyarrow as pa

from lakehouse.ingest.columns import ColumnType, guess, wider
from lakehouse.ingest.tables import insert

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from lakehouse.ingest.declaration import Declaration

ROWS = "staged"
REJECTS = "rejected"
FILE = "_file"

# The longest record, and what the reader takes from a file at a time; unasked it would take sixteen times that.
MAX_LINE_BYTES = 32 << 20
_FILES_PER_STATEMENT = 500
_MAX_REJECTS_KEPT = 100_000


@dataclass(frozen=True)
class LocalFile:
    """A file that was downloaded.

    Attributes:
        index: Its number within the batch; the file's name in its folder too.
        path: Where it is; UTF-8 text or Parquet, decompressed.
    """

    index: int
    path: Path


@dataclass
class FileReading:
    """What reading one file came to.

    Attributes:
        rows: Records that became rows.
        rejected: Records that did not.
        refused: Why nothing of the file is taken; None if it is.
        notes: What its columns have that the declaration does not say, in sentences.
    """

    rows: int = 0
    rejected: int = 0
    refused: str | None = None
    notes: list[str] = field(default_factory=list)

    @property
    def read(self) -> int:
        """Records in the file."""
        return self.rows + self.rejected


# What says something about a file rather than about this machine.
_FILE_ERRORS = (duckdb.DataError, duckdb.InvalidInputException, duckdb.InvalidTypeException)


class UnreadableError(Exception):
    """A file cannot be taken at all; the message says why."""


def normalised(name: str) -> str:
    """Return what a column of this name in a file is called in a table: lower case, ``a-z``, ``0-9`` and ``_``."""
    return re.sub(r"[^a-z0-9]+", "_", name.strip().lower()).strip("_")


class Reader:
    """Reads the files of one batch.

    Attributes:
        types: The columns that rows have by now: the declared ones, the table's, and what files added; a type is
            the widest that was needed.
    """

    def __init__(
        self, connection: duckdb.DuckDBPyConnection, declaration: Declaration, types: dict[str, ColumnType]
    ) -> None:
        self._connection = connection
        self._declaration = declaration
        self.types = dict(types)
        self.readings: dict[int, FileReading] = {}
        columns = "".join(f", {_quoted(name)} {kind.duckdb}" for name, kind in types.items())
        connection.execute(f"CREATE TABLE {ROWS} ({FILE} INTEGER{columns})")
        connection.execute(
            f"CREATE TABLE {REJECTS} ({FILE} INTEGER, line BIGINT, column_name VARCHAR, value VARCHAR, reason VARCHAR,"
            " record VARCHAR)"
        )

    def read(self, files: Sequence[LocalFile]) -> None:
        """Read files; what came of each is in `readings`. One that cannot be taken does not stop the others."""
        headers: list[tuple[tuple[str, ...], LocalFile]] = []
        for file in files:
            self.readings[file.index] = FileReading()
            try:
                headers.append((tuple(self._header(file)), file))
            except (UnreadableError, *_FILE_ERRORS) as error:
                self.readings[file.index].refused = _reason(error)
        headers.sort(key=lambda item: item[0])
        for header, group in groupby(headers, key=lambda item: item[0]):
            alike = [file for _, file in group]
            for start in range(0, len(alike), _FILES_PER_STATEMENT):
                self._read_group(list(header), alike[start : start + _FILES_PER_STATEMENT])

    def _read_group(self, header: list[str], files: list[LocalFile]) -> None:
        try:
            self._read_alike(header, files)
        except (UnreadableError, *_FILE_ERRORS) as error:
            self._forget(files)
            if len(files) == 1:
                self.readings[files[0].index] = FileReading(refused=_reason(error))
                return
            # One of them is at fault: each by itself tells which.
            for file in files:
                self._read_group(header, [file])

    def _forget(self, files: Iterable[LocalFile]) -> None:
        for file in files:
            self.readings[file.index] = FileReading()
            for table in (ROWS, REJECTS):
                self._connection.execute(f"DELETE FROM {table} WHERE {FILE} = ?", [file.index])

    def _header(self, file: LocalFile) -> list[str]:
        if file.path.stat().st_size == 0:
            raise UnreadableError("the file is empty")
        match self._declaration.format:
            case "csv":
                return self._csv_header(file)
            case "jsonl":
                rows = self._connection.execute(
                    f"SELECT DISTINCT unnest(json_keys(text)) FROM ({self._json_lines([file])}) WHERE json_valid(text) AND json_type(text) = 'OBJECT' ORDER BY 1"
                ).fetchall()
            case _:
                rows = self._connection.execute(
                    "SELECT column_name FROM (DESCRIBE SELECT * FROM read_parquet(?))", [str(file.path)]
                ).fetchall()
        return [name for (name,) in rows]

    def _csv_header(self, file: LocalFile) -> list[str]:
        csv.field_size_limit(MAX_LINE_BYTES)
        with file.path.open(encoding="utf-8-sig", newline="", errors="surrogateescape") as text:
            try:
                header = next(csv.reader(text, delimiter=self._declaration.delimiter), [])
            except csv.Error as error:
                raise UnreadableError(f"the header cannot be read: {error}") from error
        if not any(name.strip() for name in header):
            raise UnreadableError("the file has no header: its first line is empty")
        if any("\udc80" <= character <= "\udcff" for name in header for character in name):
            raise UnreadableError(f"the header is not {self._declaration.encoding}")
        return header

    def _columns(self, header: list[str]) -> dict[str, int]:
        """Return which field of a file each column is.

        Raises:
            UnreadableError: The header cannot be used.
        """
        found: dict[str, int] = {}
        for index, name in enumerate(header):
            column = normalised(name)
            if not column or column[0].isdigit():
                raise UnreadableError(f"column {index + 1} of the header is {name!r}, which cannot name a column")
            if column in found:
                raise UnreadableError(f"the header has the column {column} more than once")
            found[column] = index
        if missing := [name for name in self._declaration.key if name not in found]:
            wanted = ", ".join(column.name for column in self._declaration.columns)
            raise UnreadableError(f"the header lacks {', '.join(missing)}, which the key needs; expected {wanted}")
        return found

    def _read_alike(self, header: list[str], files: list[LocalFile]) -> None:
        found = self._columns(header)
        source = self._source(header, files)
        notes = self._evolve(found, source)
        while True:
            self._insert(found, source)
            if not (widened := self._widen(found)):
                break
            notes += widened
            self._forget(files)
        self._count(header, found, files)
        for file in files:
            self.readings[file.index].notes = list(notes)

    def _source(self, header: list[str], files: list[LocalFile]) -> str:
        """Return SQL of the files' records: `_file`, `_line` and the fields' texts as `c0`, `c1`, …."""
        match self._declaration.format:
            case "csv":
                names = ", ".join(f"'c{index}': 'VARCHAR'" for index in range(len(header)))
                return (
                    f"(SELECT {_index_of(files)} AS {FILE}, NULL::BIGINT AS _line, * FROM read_csv({_paths(files)}, auto_detect = false,"
                    f" header = true, delim = {_literal(self._declaration.delimiter)}, quote = '\"', escape = '\"',"
                    f" columns = {{{names}}}, allow_quoted_nulls = false, filename = '_path',"
                    f" max_line_size = {MAX_LINE_BYTES}, buffer_size = {MAX_LINE_BYTES}, store_rejects = true, rejects_limit = 0))"
                )
            case "jsonl":
                texts = ", ".join(
                    f"text ->> {_literal('$.' + json.dumps(name))} AS c{index}" for index, name in enumerate(header)
                )
                valid = "WHERE json_valid(text) AND json_type(text) = 'OBJECT'"
                return f"(SELECT {FILE}, _line, {texts} FROM ({self._json_lines(files)}) {valid})"
            case _:
                texts = ", ".join(f"CAST({_quoted(name)} AS VARCHAR) AS c{index}" for index, name in enumerate(header))
                return (
                    f"(SELECT {_index_of(files)} AS {FILE}, file_row_number + 1 AS _line, {texts}"
                    f" FROM read_parquet({_paths(files)}, filename = '_path', file_row_number = true))"
                )

    def _json_lines(self, files: list[LocalFile]) -> str:
        # A line of JSON holds no unescaped control character, so this separator splits none.
        return (
            f"SELECT {_index_of(files)} AS {FILE}, row_number() OVER () AS _line, text FROM read_csv({_paths(files)},"
            " auto_detect = false, header = false, delim = '\\x01', quote = '', escape = '',"
            f" columns = {{'text': 'VARCHAR'}}, filename = '_path', max_line_size = {MAX_LINE_BYTES}, buffer_size = {MAX_LINE_BYTES})"
            " WHERE trim(text) <> ''"
        )

    def _evolve(self, found: dict[str, int], source: str) -> list[str]:
        notes = []
        if missing := [name for name in self.types if name not in found and not name.startswith("_")]:
            notes.append(f"Missing columns are NULL: {', '.join(missing)}.")
        for name in found:
            if name in self.types:
                continue
            kind = self._guess(f"c{found[name]}", source)
            self.types[name] = kind
            self._connection.execute(f"ALTER TABLE {ROWS} ADD COLUMN {_quoted(name)} {kind.duckdb}")
            notes.append(f"New column {name} ({kind.name}).")
        return notes

    def _guess(self, text: str, source: str) -> ColumnType:
        def is_all(kind: ColumnType) -> bool:
            value = kind.cast(text)
            row = self._connection.execute(
                f"SELECT count({value}) > 0 AND NOT coalesce(bool_or({kind.is_invalid(text, value)}), false) FROM {source}"
            ).fetchone()
            return bool(row and row[0])

        return guess(is_all)

    def _insert(self, found: dict[str, int], source: str) -> None:
        self._connection.execute("DROP TABLE IF EXISTS bad")
        self._connection.execute("DROP TABLE IF EXISTS reject_scans")
        self._connection.execute("DROP TABLE IF EXISTS reject_errors")
        values = {name: self.types[name].cast(f"c{index}") for name, index in found.items()}
        faults = [
            self.types[name].is_invalid(f"c{index}", _quoted(name))
            for name, index in found.items()
            if self.types[name].pattern is not None
        ]
        faults += [f"{_quoted(name)} IS NULL" for name in self._declaration.key]
        texts = ", ".join(f"c{index}" for index in found.values())
        # What the record said is kept only where it is needed: a column of NULLs costs nothing.
        self._connection.execute("ALTER TABLE staged ADD COLUMN IF NOT EXISTS _texts VARCHAR[]")
        self._connection.execute("ALTER TABLE staged ADD COLUMN IF NOT EXISTS _line BIGINT")
        self._connection.execute(
            f"INSERT INTO {ROWS} ({FILE}, _line, {', '.join(map(_quoted, found))}, _texts)"
            f" SELECT {FILE}, _line, {', '.join(map(_quoted, found))},"
            f" CASE WHEN {' OR '.join(faults)} THEN [{texts}] END"
            f" FROM (SELECT {FILE}, _line, {texts}, {', '.join(f'{value} AS {_quoted(name)}' for name, value in values.items())}"
            f" FROM {source})"
        )

    def _widen(self, found: dict[str, int]) -> list[str]:
        notes = []
        for position, name in enumerate(found, start=1):
            kind = self.types[name]
            if (wide := wider(kind)) is None or (name in self._declaration.key and kind.name == "real"):
                continue
            text = f"_texts[{position}]"
            row = self._connection.execute(
                f"SELECT count(*) FROM {ROWS} WHERE _texts IS NOT NULL"
                f" AND {kind.is_invalid(text, kind.cast(text))} AND {wide.cast(text)} IS NOT NULL"
            ).fetchone()
            if row and row[0]:
                self.types[name] = wide
                self._connection.execute(f"ALTER TABLE {ROWS} ALTER {_quoted(name)} TYPE {wide.duckdb}")
                notes.append(f"Column {name} was widened from {kind.name} to {wide.name}.")
        return notes

    def _count(self, header: list[str], found: dict[str, int], files: list[LocalFile]) -> None:
        """Move bad records to the rejects and count what each file came to."""
        connection = self._connection
        bad = connection.execute(
            f"SELECT {FILE}, rowid, _line, _texts FROM {ROWS} WHERE _texts IS NOT NULL ORDER BY rowid LIMIT {_MAX_REJECTS_KEPT}"
        ).fetchall()
        structural = self._structural_rejects(files)
        counts = dict(
            connection.execute(
                f"SELECT {FILE}, count(*) FROM {ROWS} WHERE {FILE} IN ({', '.join(str(file.index) for file in files)}) GROUP BY ALL"
            ).fetchall()
        )
        bad_counts = dict(
            connection.execute(f"SELECT {FILE}, count(*) FROM {ROWS} WHERE _texts IS NOT NULL GROUP BY ALL").fetchall()
        )
        lines: dict[int, dict[int, int]] = {}
        if bad and self._declaration.format == "csv":
            for file in files:
                first = connection.execute(f"SELECT min(rowid) FROM {ROWS} WHERE {FILE} = ?", [file.index]).fetchone()
                wanted = {rowid - first[0] for index, rowid, _, _ in bad if index == file.index} if first else set()
                if wanted:
                    found_lines = _lines_of(file, self._declaration.delimiter, len(header), wanted)
                    lines[file.index] = {ordinal + first[0]: line for ordinal, line in found_lines.items()}  # type: ignore[index]
        rejects: list[list[Any]] = []
        for index, rowid, line, texts in bad:
            record = json.dumps(dict(zip(found, texts, strict=True)), ensure_ascii=False)
            at = line if line is not None else lines.get(index, {}).get(rowid)
            for name, value, reason in self._faults(found, texts):
                rejects.append([index, at, name, value, reason, record])
        rejects += structural
        if rejects:
            columns = zip(*rejects, strict=True)
            insert(connection, REJECTS, pa.table([pa.array(column) for column in columns], list("abcdef")))
        if bad:
            connection.execute(f"DELETE FROM {ROWS} WHERE _texts IS NOT NULL")
        for file in files:
            reading = self.readings[file.index]
            reading.rejected = bad_counts.get(file.index, 0) + len(
                {row[1] for row in structural if row[0] == file.index}
            )
            reading.rows = counts.get(file.index, 0) - bad_counts.get(file.index, 0)
            if reading.read and reading.rejected / reading.read > self._declaration.max_bad_share:
                share = reading.rejected / reading.read
                reading.refused = (
                    f"{reading.rejected} of {reading.read} records are bad ({share:.1%}), more than the allowed"
                    f" {self._declaration.max_bad_share:.1%}"
                )
                connection.execute(f"DELETE FROM {ROWS} WHERE {FILE} = ?", [file.index])

    def _faults(self, found: dict[str, int], texts: list[str | None]) -> list[tuple[str, str | None, str]]:
        faults = []
        for name, text in zip(found, texts, strict=True):
            kind = self.types[name]
            row = self._connection.execute(
                f"SELECT {kind.cast('t')} IS NULL, {kind.is_invalid('t', kind.cast('t'))} FROM (SELECT ?::VARCHAR AS t)",
                [text],
            ).fetchone()
            is_null, is_invalid = row or (False, False)
            if is_invalid:
                faults.append((name, text, f"expected {kind.expected}"))
            elif is_null and name in self._declaration.key:
                faults.append((name, text, f"a value is required: {kind.expected}"))
        return faults

    def _structural_rejects(self, files: list[LocalFile]) -> list[list[Any]]:
        connection = self._connection
        if self._declaration.format == "jsonl":
            return [
                [index, line, None, text, "the line is no JSON object", None]
                for index, line, text in connection.execute(
                    f"SELECT {FILE}, _line, text[:2000] FROM ({self._json_lines(files)})"
                    " WHERE NOT json_valid(text) OR json_type(text) <> 'OBJECT'"
                ).fetchall()
            ]
        if self._declaration.format != "csv":
            return []
        by_path = {str(file.path): file for file in files}
        rejects = []
        for path, position, reason, text in connection.execute(
            "SELECT file_path, min(line_byte_position), any_value(error_message), any_value(csv_line)"
            f" FROM reject_errors JOIN reject_scans USING (scan_id, file_id) GROUP BY file_path, line LIMIT {_MAX_REJECTS_KEPT}"
        ).fetchall():
            file = by_path[path]
            rejects.append([file.index, _line_at(file.path, position), None, text, reason, None])
        return rejects


def _lines_of(file: LocalFile, delimiter: str, width: int, wanted: set[int]) -> dict[int, int]:
    lines: dict[int, int] = {}
    last = max(wanted)
    with file.path.open(encoding="utf-8-sig", newline="", errors="replace") as text:
        reader = csv.reader(text, delimiter=delimiter)
        next(reader, None)
        ordinal = 0
        line = reader.line_num + 1
        try:
            for fields in reader:
                if len(fields) == width:
                    if ordinal in wanted:
                        lines[ordinal] = line
                    if ordinal >= last:
                        break
                    ordinal += 1
                line = reader.line_num + 1
        except csv.Error:
            pass
    return lines


def _line_at(path: Path, position: int) -> int:
    lines = 1
    with path.open("rb") as file:
        while position > 0 and (block := file.read(min(position, 1 << 20))):
            lines += block.count(b"\n")
            position -= len(block)
    return lines


def _index_of(files: Sequence[LocalFile]) -> str:
    return str(files[0].index) if len(files) == 1 else "CAST(parse_filename(_path) AS INTEGER)"


def _paths(files: Iterable[LocalFile]) -> str:
    return f"[{', '.join(_literal(str(file.path)) for file in files)}]"


def _reason(error: Exception) -> str:
    return str(error).partition("\n\n")[0][:2000]


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def types_of(declaration: Declaration) -> dict[str, ColumnType]:
    """Return the declared columns' types by name."""
    return {column.name: column.type for column in declaration.columns}
