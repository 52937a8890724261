"""Reads local files into a DuckDB table of typed rows, and sets aside the records that are no such rows.

All formats take one way: each field becomes a text (NULL where there is none), each text becomes a value of the
column's type or the record is rejected. Several small files with the same header are read by one statement.

DuckDB reads delimited text fast, but in parallel only where no field is quoted, and not all of what is malformed comes
out as such. What `records` found out about a file decides how it is read, and its count of lines whether all was.
"""

from __future__ import annotations

import csv
import json
import shutil
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

import duckdb
import pyarrow as pa

from lakehouse.ingest import records, tables
from lakehouse.ingest.columns import ColumnType, parse_type, wider
from lakehouse.ingest.naming import column_names, identifier
from lakehouse.ingest.records import MAX_RECORD_BYTES, Form
from lakehouse.ingest.text_encoding import UnreadableFileError, expand, to_utf_8

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from lakehouse.ingest.declaration import Declaration

ROWS = "staged"
REJECTS = "rejected"
FILE = "_file"

_FILES_PER_STATEMENT = 500
# Of each statement's files; more of them help nobody, and are counted all the same.
_MAX_REJECTS_KEPT = 100_000
_MAX_VALUE_CHARACTERS = 1000
_MAX_RECORD_CHARACTERS = 1 << 20
_GUESS_ROWS = 10_000
_COLUMNS_AT_ONCE = 50
# Narrowest first.
_GUESSES = ("bigint", "double", "boolean", "date", "timestamp_tz", "timestamp")


@dataclass(frozen=True)
class LocalFile:
    """A file that was downloaded.

    Attributes:
        index: Its number within the batch; the file's name in its folder too.
        path: Where it is. Reading decompresses and decodes it in its place.
        name: The object's key; its ending tells whether it is compressed.
    """

    index: int
    path: Path
    name: str = ""


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


class _Header(NamedTuple):
    """What files must have in common to be read by one statement.

    Attributes:
        names: Their columns.
        kinds: The types that their columns have by themselves; empty where all are texts.
        has_quotes: Whether fields may be quoted.
        has_nuls: Whether texts may have NUL characters.
    """

    names: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    has_quotes: bool = False
    has_nuls: bool = False


class _Fault(NamedTuple):
    """A record that is none of its file's columns' making."""

    line: int
    column: int | None
    reason: str
    fields: list[str] | None
    text: str | None


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
        self._forms: dict[int, Form] = {}
        # Files that are read by way of a copy without the records that DuckDB would stumble over, and those records.
        self._sifted: dict[int, Path] = {}
        self._good: dict[int, int] = {}
        self._sifted_out: dict[int, tuple[list[_Fault], int]] = {}
        # A Parquet file's times become texts on the way.
        connection.execute("SET TimeZone = 'UTC'")
        columns = "".join(f", {_quoted(name)} {kind.duckdb}" for name, kind in types.items())
        connection.execute(f"CREATE TABLE {ROWS} ({FILE} INTEGER{columns}, _texts VARCHAR[], _line BIGINT)")
        connection.execute(
            f"CREATE TABLE {REJECTS} ({FILE} INTEGER, line BIGINT, column_name VARCHAR, value VARCHAR, reason VARCHAR,"
            " record VARCHAR)"
        )

    def read(self, files: Sequence[LocalFile]) -> None:
        """Read files; what came of each is in `readings`. One that cannot be taken does not stop the others."""
        headers: list[tuple[_Header, LocalFile]] = []
        for file in files:
            self.readings[file.index] = FileReading()
            try:
                self._prepare(file)
                headers.append((self._header(file), file))
            except (UnreadableError, UnreadableFileError, *_FILE_ERRORS) as error:
                self.readings[file.index].refused = _reason(error)
        headers.sort(key=lambda item: item[0])
        for header, group in groupby(headers, key=lambda item: item[0]):
            alike = [file for _, file in group]
            for start in range(0, len(alike), _FILES_PER_STATEMENT):
                self._read_group(header, alike[start : start + _FILES_PER_STATEMENT])
        for path in self._sifted.values():
            path.unlink(missing_ok=True)

    def _prepare(self, file: LocalFile) -> None:
        """Make a file what DuckDB can read, in its place.

        Raises:
            UnreadableFileError: It is no such file.
        """
        if file.path.stat().st_size == 0:
            raise UnreadableError("the file is empty")
        directory = file.path.with_name(f"{file.index}.work")
        directory.mkdir()
        try:
            if self._declaration.format == "parquet":
                made, _ = expand(file.path, directory, file=file.name)
            else:
                # Whether all of a file that is called UTF-8 is, DuckDB finds out, record by record.
                encoding = self._declaration.encoding
                made = to_utf_8(file.path, directory, file=file.name, encoding=encoding, checked=False).path
            if made != file.path:
                made.replace(file.path)
        finally:
            shutil.rmtree(directory)
        if self._declaration.format == "parquet":
            return
        form = records.examine(file.path, file.name)
        if form.mixes_breaks:
            records.unify_breaks(file.path)
            form = records.examine(file.path, file.name)
        if form.lines == 0:
            raise UnreadableError("the file is empty")
        self._forms[file.index] = form

    def _read_group(self, header: _Header, files: list[LocalFile]) -> None:
        try:
            self._read_alike(header, files)
        except (UnreadableError, UnreadableFileError, *_FILE_ERRORS) as error:
            self._forget(files)
            if len(files) == 1:
                self.readings[files[0].index] = FileReading(refused=_reason(error))
                return
            # One of them is at fault: each by itself tells which.
            for file in files:
                self._read_group(header, [file])

    def _forget(self, files: Iterable[LocalFile]) -> None:
        indexes = ", ".join(str(file.index) for file in files)
        for file in files:
            self.readings[file.index] = FileReading()
        for table in (ROWS, REJECTS):
            self._connection.execute(f"DELETE FROM {table} WHERE {FILE} IN ({indexes})")

    def _header(self, file: LocalFile) -> _Header:
        match self._declaration.format:
            case "csv":
                form = self._forms[file.index]
                return _Header(tuple(self._csv_header(file)), (), form.has_quotes, form.has_nuls)
            case "jsonl":
                rows = self._connection.execute(
                    f"SELECT DISTINCT unnest(json_keys(text)) FROM ({self._json_lines([file])}) WHERE {_IS_OBJECT}"
                    " ORDER BY 1"
                ).fetchall()
                self._drop_rejects()
                names = tuple(name for (name,) in rows)
                if not names:
                    raise UnreadableError("no line of it is a JSON object with a key")
                form = self._forms[file.index]
                return _Header(names, (), False, form.has_nuls or form.has_escaped_nuls)
            case _:
                rows = self._connection.execute(
                    "SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM read_parquet(?))", [str(file.path)]
                ).fetchall()
                # Files whose columns have other types must not meet: the first one's would be those of all.
                return _Header(tuple(name for name, _ in rows), tuple(kind for _, kind in rows), False, True)

    def _csv_header(self, file: LocalFile) -> list[str]:
        record = next(records.records(file.path, self._declaration.delimiter), None)
        if record is None:
            raise UnreadableError("the file is empty")
        if record.fault is not None:
            raise UnreadableError(f"the header cannot be read: {record.fault}")
        if not any(name.strip() for name in record.fields):
            raise UnreadableError(f"line {record.line}: the header names no column")
        return record.fields

    def _columns(self, header: _Header) -> dict[str, int]:
        """Return which field of a file each column is.

        Raises:
            UnreadableError: The header cannot be used.
        """
        names = column_names(header.names)
        for index, (name, source) in enumerate(zip(names, header.names, strict=True)):
            plain = identifier(source, len(name))
            if name in self.types or plain == name:
                continue
            # A name was made up, which is right only where the pipeline was proposed from such a file.
            if not plain:
                raise UnreadableError(f"column {index + 1} of the header is {source!r}, which cannot name a column")
            raise UnreadableError(f"the header has the column {plain} more than once")
        found = {name: index for index, name in enumerate(names)}
        if missing := [name for name in self._declaration.key if name not in found]:
            wanted = ", ".join(column.name for column in self._declaration.columns)
            lacking = f"lacks {', '.join(missing)}, which the key needs; expected {wanted}"
            hint = ""
            if self._declaration.format == "csv" and len(names) == 1:
                hint = f"; it has one column, so its delimiter may be another than {self._declaration.delimiter!r}"
            raise UnreadableError(f"the header {lacking}{hint}")
        return found

    def _read_alike(self, header: _Header, files: list[LocalFile]) -> None:
        found = self._columns(header)
        notes = self._evolve(found, header, files)
        while True:
            self._insert(found, header, files)
            if unsafe := self._misread(header, files):
                for file in unsafe:
                    self._sift(file, header)
                self._forget(files)
                continue
            if not (widened := self._widen(found)):
                break
            notes += widened
            self._forget(files)
        self._count(header, found, files)
        for file in files:
            self.readings[file.index].notes += notes

    def _misread(self, header: _Header, files: list[LocalFile]) -> list[LocalFile]:
        """Return the files of which DuckDB may have taken records for others than they are."""
        if self._declaration.format != "csv":
            return []
        rejected = self._rejected_counts(files)
        unsafe = []
        for file in files:
            form = self._forms[file.index]
            loaded, breaks = self._loaded(file, header)
            if file.index in self._good:
                if loaded != self._good[file.index]:
                    raise UnreadableError(f"only {loaded} of its {self._good[file.index]} records could be read")
            elif header.has_quotes:
                # After a malformed record it goes on at the next line, be that within quotes; and a quote that is never
                # closed takes all that follows with it. Then lines are left that no record has.
                if rejected.get(file.index) or form.all_lines != 1 + loaded + breaks:
                    unsafe.append(file)
            elif loaded + rejected.get(file.index, 0) != form.lines - 1:
                unsafe.append(file)
        return unsafe

    def _loaded(self, file: LocalFile, header: _Header) -> tuple[int, int]:
        """Return the number of a file's rows, and of the line breaks within them and the header."""
        counted = "0"
        if header.has_quotes:
            counted = (
                " + ".join(
                    f"coalesce(sum(CASE WHEN contains({name}, chr(10))"
                    f" THEN strlen({name}) - strlen(replace({name}, chr(10), ''))"
                    " END), 0)"
                    for name in (_quoted(name) for name, kind in self.types.items() if kind.pattern is None)
                )
                or "0"
            )
        [(loaded, breaks)] = self._connection.execute(
            f"SELECT count(*), {counted} FROM {ROWS} WHERE {FILE} = ?", [file.index]
        ).fetchall()
        return loaded, int(breaks) + sum(name.count("\n") for name in header.names)

    def _sift(self, file: LocalFile, header: _Header) -> None:
        folder = file.path.with_name("sifted")
        folder.mkdir(exist_ok=True)
        target = folder / str(file.index)
        faulty, count, good = records.sift(file.path, target, self._declaration.delimiter, len(header.names))
        self._sifted[file.index] = target
        self._good[file.index] = good
        self._sifted_out[file.index] = (
            [_Fault(record.line, record.column, record.fault or "", record.fields, None) for record in faulty],
            count,
        )

    def _loaded_counts(self, files: list[LocalFile]) -> dict[int, int]:
        indexes = ", ".join(str(file.index) for file in files)
        return dict(
            self._connection.execute(
                f"SELECT {FILE}, count(*) FROM {ROWS} WHERE {FILE} IN ({indexes}) GROUP BY ALL"
            ).fetchall()
        )

    def _rejected_counts(self, files: list[LocalFile]) -> dict[int, int]:
        by_path = {str(self._path(file)): file.index for file in files}
        return {
            by_path[path]: count
            for path, count in self._connection.execute(
                "SELECT file_path, count(DISTINCT line_byte_position) FROM reject_errors"
                " JOIN reject_scans USING (scan_id, file_id) GROUP BY ALL"
            ).fetchall()
            if path in by_path
        }

    def _path(self, file: LocalFile) -> Path:
        return self._sifted.get(file.index, file.path)

    def _paths(self, files: Iterable[LocalFile]) -> str:
        return f"[{', '.join(_literal(str(self._path(file))) for file in files)}]"

    def _drop_rejects(self) -> None:
        self._connection.execute("DROP TABLE IF EXISTS reject_scans")
        self._connection.execute("DROP TABLE IF EXISTS reject_errors")

    def _source(self, header: _Header, files: list[LocalFile]) -> str:
        """Return SQL of the files' records: `_file`, `_line` and the fields' texts as `_c0`, `_c1`, …."""
        match self._declaration.format:
            case "csv":
                names = ", ".join(f"'_c{index}': 'VARCHAR'" for index in range(len(header.names)))
                # To a file of one column, an empty line is a record without a value.
                filled = " WHERE _c0 IS NOT NULL" if len(header.names) == 1 else ""
                return (
                    f"(SELECT {_index_of(files)} AS {FILE}, NULL::BIGINT AS _line, *"
                    f" FROM read_csv({self._paths(files)}, auto_detect = false, header = true,"
                    f" delim = {_literal(self._declaration.delimiter)},"
                    f" quote = '\"', escape = '\"', columns = {{{names}}}, allow_quoted_nulls = false,"
                    f" filename = '_path', parallel = {not header.has_quotes}, {_LIMITS}){filled})"
                )
            case "jsonl":
                pointers = ", ".join(
                    _literal("/" + name.replace("~", "~0").replace("/", "~1")) for name in header.names
                )
                texts = ", ".join(f"texts[{index + 1}] AS _c{index}" for index in range(len(header.names)))
                return (
                    f"(SELECT {FILE}, NULL::BIGINT AS _line, {texts} FROM (SELECT {FILE},"
                    f" json_extract_string(text, [{pointers}]) AS texts"
                    f" FROM ({self._json_lines(files)}) WHERE {_IS_OBJECT}))"
                )
            case _:
                texts = ", ".join(
                    f"{_text_of(_quoted(name), kind)} AS _c{index}"
                    for index, (name, kind) in enumerate(zip(header.names, header.kinds, strict=True))
                )
                return (
                    f"(SELECT {_index_of(files)} AS {FILE}, file_row_number + 1 AS _line, {texts}"
                    f" FROM read_parquet({self._paths(files)}, filename = '_path', file_row_number = true))"
                )

    def _json_lines(self, files: list[LocalFile]) -> str:
        # A line of JSON holds no unescaped control character, so this separator splits none.
        return (
            f"SELECT {_index_of(files)} AS {FILE}, text FROM read_csv({self._paths(files)}, auto_detect = false,"
            " header = false, delim = '\x01', quote = '', escape = '', columns = {'text': 'VARCHAR'},"
            f" filename = '_path', {_LIMITS})"
        )

    def _evolve(self, found: dict[str, int], header: _Header, files: list[LocalFile]) -> list[str]:
        notes = []
        if missing := [name for name in self.types if name not in found and not name.startswith("_")]:
            notes.append(f"Missing columns are NULL: {', '.join(missing)}.")
        new = {name: index for name, index in found.items() if name not in self.types}
        for name, kind in self._guess(new, header, files).items():
            self.types[name] = kind
            self._connection.execute(f"ALTER TABLE {ROWS} ADD COLUMN {_quoted(name)} {kind.duckdb}")
            notes.append(f"New column {name} ({kind.name}).")
        return notes

    def _guess(self, new: dict[str, int], header: _Header, files: list[LocalFile]) -> dict[str, ColumnType]:
        """Return the narrowest type that holds every value of each column; text where there is none."""
        guessed: dict[str, ColumnType] = {}
        names = list(new)
        for start in range(0, len(names), _COLUMNS_AT_ONCE):
            some = {name: new[name] for name in names[start : start + _COLUMNS_AT_ONCE]}
            # The first rows rule most types out, so that all rows are looked at once or twice.
            source = self._source(header, files)
            possible = {name: [*_GUESSES] for name in some}
            sample = f"(SELECT * FROM {source} LIMIT {_GUESS_ROWS})"
            for guess in _GUESSES:
                for name, fits in self._fitting({name: (index, guess) for name, index in some.items()}, sample).items():
                    if fits is False:
                        possible[name].remove(guess)
            while tests := {name: (some[name], kinds[0]) for name, kinds in possible.items() if kinds}:
                for name, fits in self._fitting(tests, source).items():
                    if fits:
                        guessed[name] = parse_type(possible[name][0])
                    # Without a value at all, every type fits and none is known.
                    possible[name] = possible[name][1:] if fits is False else []
            guessed |= {name: parse_type("varchar") for name in some if name not in guessed}
        return {name: guessed[name] for name in names}

    def _fitting(self, tests: dict[str, tuple[int, str]], source: str) -> dict[str, bool | None]:
        """Return whether all values of each column are of a type; None where it has no values."""
        aggregates = []
        for index, guess in tests.values():
            kind = parse_type(guess)
            value = kind.cast(f"_c{index}")
            aggregates.append(
                f"CASE WHEN bool_or({kind.is_invalid(f'_c{index}', value)}) THEN false"
                f" WHEN count({value}) > 0 THEN true END"
            )
        [row] = self._connection.execute(f"SELECT {', '.join(aggregates)} FROM {source}").fetchall()
        self._drop_rejects()
        return dict(zip(tests, row, strict=True))

    def _insert(self, found: dict[str, int], header: _Header, files: list[LocalFile]) -> None:
        self._drop_rejects()
        values = {name: self.types[name].cast(f"_c{index}") for name, index in found.items()}
        faults = [
            self.types[name].is_invalid(f"_c{index}", _quoted(name))
            for name, index in found.items()
            if self.types[name].pattern is not None
        ]
        faults += [f"{_quoted(name)} IS NULL" for name in self._declaration.key]
        if header.has_nuls:
            faults += [f"coalesce(contains(_c{found[name]}, chr(0)), false)" for name in self._texts_of(found)]
        texts = ", ".join(f"_c{index}" for index in found.values())
        # What the record said is kept only where it is needed: a column of NULLs costs nothing.
        self._connection.execute(
            f"INSERT INTO {ROWS} ({FILE}, _line, {', '.join(map(_quoted, found))}, _texts)"
            f" SELECT {FILE}, _line, {', '.join(map(_quoted, found))},"
            f" CASE WHEN {' OR '.join(faults)} THEN [{texts}] END"
            f" FROM (SELECT {FILE}, _line, {texts},"
            f" {', '.join(f'{value} AS {_quoted(name)}' for name, value in values.items())}"
            f" FROM {self._source(header, files)})"
        )

    def _texts_of(self, found: dict[str, int]) -> list[str]:
        return [name for name in found if self.types[name].pattern is None]

    def _widen(self, found: dict[str, int]) -> list[str]:
        notes = []
        for position, name in enumerate(found, start=1):
            kind = self.types[name]
            if (wide := wider(kind)) is None or (name in self._declaration.key and kind.name == "real"):
                continue
            text = f"_texts[{position}]"
            [(count,)] = self._connection.execute(
                f"SELECT count(*) FROM {ROWS} WHERE _texts IS NOT NULL"
                f" AND {kind.is_invalid(text, kind.cast(text))} AND {wide.cast(text)} IS NOT NULL"
            ).fetchall()
            if count:
                self.types[name] = wide
                self._connection.execute(f"ALTER TABLE {ROWS} ALTER {_quoted(name)} TYPE {wide.duckdb}")
                notes.append(f"Column {name} was widened from {kind.name} to {wide.name}.")
        return notes

    def _count(self, header: _Header, found: dict[str, int], files: list[LocalFile]) -> None:
        """Move bad records to the rejects and count what each file came to."""
        connection = self._connection
        connection.execute(
            f"CREATE OR REPLACE TEMP TABLE bad AS SELECT {FILE}, rowid AS row_number, _line, _texts FROM {ROWS}"
            f" WHERE _texts IS NOT NULL ORDER BY rowid LIMIT {_MAX_REJECTS_KEPT}"
        )
        loaded = self._loaded_counts(files)
        bad = dict(
            connection.execute(f"SELECT {FILE}, count(*) FROM {ROWS} WHERE _texts IS NOT NULL GROUP BY ALL").fetchall()
        )
        malformed: dict[int, int] = {}
        faults: dict[int, list[_Fault]] = {}
        for file in files:
            faults[file.index], malformed[file.index] = self._malformed(file, header, loaded.get(file.index, 0))
        self._drop_rejects()
        if bad and self._declaration.format != "parquet":
            self._find_lines(header, files, faults)
        if bad:
            self._reject_values(header, found)
            connection.execute(f"DELETE FROM {ROWS} WHERE _texts IS NOT NULL")
        self._reject_malformed(found, faults)
        for file in files:
            reading = self.readings[file.index]
            bad_values = bad.get(file.index, 0)
            reading.rejected = bad_values + malformed[file.index]
            reading.rows = loaded.get(file.index, 0) - bad_values
            if reading.rejected > _MAX_REJECTS_KEPT:
                reading.notes.append(f"Of the rejected records, at most {_MAX_REJECTS_KEPT} are kept.")
            if reading.read and reading.rejected / reading.read > self._declaration.max_bad_share:
                share = reading.rejected / reading.read
                first = min(faults[file.index], default=None, key=lambda fault: fault.line)
                example = f"; line {first.line}: {first.reason}" if first else self._first_reject(file)
                reading.refused = (
                    f"{reading.rejected} of {reading.read} records are bad ({share:.1%}), more than the allowed"
                    f" {self._declaration.max_bad_share:.1%}{example}"
                )
                connection.execute(f"DELETE FROM {ROWS} WHERE {FILE} = ?", [file.index])

    def _first_reject(self, file: LocalFile) -> str:
        rows = self._connection.execute(
            f"SELECT line, column_name, value, reason FROM {REJECTS} WHERE {FILE} = ? ORDER BY line LIMIT 1",
            [file.index],
        ).fetchall()
        if not rows:
            return ""
        [(line, column, value, reason)] = rows
        return f"; line {line}, column {column}, value {(value or '')[:80]!r}: {reason}"

    def _malformed(self, file: LocalFile, header: _Header, loaded: int) -> tuple[list[_Fault], int]:
        """Return the records of a file that could not become fields, the first of them, and their number."""
        if self._declaration.format == "parquet":
            return [], 0
        if file.index in self._sifted:
            return self._sifted_out[file.index]
        if self._declaration.format == "csv":
            return self._malformed_of_scan(file, len(header.names))
        if loaded == self._forms[file.index].lines:
            return [], 0
        return self._malformed_json(file)

    def _malformed_of_scan(self, file: LocalFile, width: int) -> tuple[list[_Fault], int]:
        rows = self._connection.execute(
            "SELECT line_byte_position, any_value(error_type::VARCHAR), any_value(error_message),"
            f" any_value(csv_line[:{_MAX_RECORD_CHARACTERS}]), min(column_idx)"
            " FROM reject_errors JOIN reject_scans USING (scan_id, file_id) WHERE file_path = ?"
            f" GROUP BY line_byte_position ORDER BY 1 LIMIT {_MAX_REJECTS_KEPT}",
            [str(self._path(file))],
        ).fetchall()
        lines = records.lines_at(file.path, [position - 1 for position, *_ in rows])
        faults = []
        for line, (_, kind, message, csv_line, column) in zip(lines, rows, strict=True):
            text = csv_line
            fields = next(csv.reader([(text or "").strip("\r\n")], delimiter=self._declaration.delimiter), [])
            reason, at = records.fault_of(fields, width)
            if kind == "INVALID ENCODING":
                reason = f"these bytes are not {self._declaration.encoding.upper()}"
                at = column - 1 if column is not None and column > 0 else None
            elif kind == "LINE SIZE OVER MAXIMUM":
                reason, at = f"the record has more than {MAX_RECORD_BYTES >> 20} MiB", None
                text = None
            whole = text is not None and len(text) < _MAX_RECORD_CHARACTERS
            faults.append(_Fault(line, at, reason or message, fields if whole else None, text))
        return faults, self._rejected_counts([file]).get(file.index, 0) if rows else 0

    def _malformed_json(self, file: LocalFile) -> tuple[list[_Fault], int]:
        self._drop_rejects()
        rows = self._connection.execute(
            f"SELECT position, text[:{_MAX_RECORD_CHARACTERS}] FROM ("
            f"SELECT row_number() OVER () AS position, text FROM ({self._json_lines([file])}))"
            f" WHERE text IS NOT NULL AND trim(text, {_BLANKS}) <> '' AND NOT coalesce({_IS_OBJECT}, false) ORDER BY 1"
        ).fetchall()
        skipped, _ = self._malformed_of_scan(file, 1)
        lines = sorted(fault.line for fault in skipped)
        faults = [
            # Of the delimiter, which stands for none, a person knows nothing.
            fault._replace(column=None, fields=None, reason=fault.reason if "bytes" in fault.reason else _NO_OBJECT)
            for fault in skipped
        ]
        # Lines that DuckDB left out come before some of those that it numbered.
        passed = 0
        for position, line in rows:
            while passed < len(lines) and lines[passed] <= position + passed:
                passed += 1
            faults.append(_Fault(position + passed, None, _NO_OBJECT, None, line))
        faults.sort(key=lambda fault: fault.line)
        return faults[:_MAX_REJECTS_KEPT], len(faults)

    def _find_lines(self, header: _Header, files: list[LocalFile], faults: dict[int, list[_Fault]]) -> None:
        """Fill in on which physical lines the bad records are."""
        connection = self._connection
        wanted: dict[int, set[int]] = defaultdict(set)
        for index, row_number in connection.execute(f"SELECT {FILE}, row_number FROM bad").fetchall():
            wanted[index].add(row_number)
        found: dict[str, list[int]] = {"row_number": [], "line": []}
        for file in files:
            if file.index not in wanted:
                continue
            # A statement's rows follow each other, file by file.
            [(first,)] = connection.execute(f"SELECT min(rowid) FROM {ROWS} WHERE {FILE} = ?", [file.index]).fetchall()
            numbers = {row_number - first for row_number in wanted[file.index]}
            if self._declaration.format == "csv" and (header.has_quotes or file.index in self._sifted):
                lines = records.lines_of_records(file.path, self._declaration.delimiter, len(header.names), numbers)
            else:
                lines = records.lines_of_plain_records(
                    file.path,
                    numbers,
                    skipped={fault.line for fault in faults[file.index]},
                    header=self._declaration.format == "csv",
                )
            found["row_number"] += [first + number for number in lines]
            found["line"] += list(lines.values())
        tables.create(connection, "found_lines", pa.table(found))
        connection.execute(
            "UPDATE bad SET _line = found_lines.line FROM found_lines WHERE bad.row_number = found_lines.row_number"
        )
        connection.execute("DROP TABLE found_lines")

    def _reject_values(self, header: _Header, found: dict[str, int]) -> None:
        names = ", ".join(map(_literal, found))
        # A NUL would not pass through what reads the rejects.
        shown = "replace({}, chr(0), chr(9216))"
        self._connection.execute(
            f"CREATE OR REPLACE TEMP TABLE bad AS SELECT *, CASE WHEN strlen(json) <= {_MAX_RECORD_CHARACTERS}"
            f" THEN json END AS record FROM (SELECT *,"
            f" CAST(to_json(map([{names}], list_transform(_texts, lambda t: {shown.format('t')}))) AS VARCHAR) AS json"
            f" FROM bad)"
        )
        reasons_of: dict[str, tuple[str, str]] = {}
        for position, name in enumerate(found, start=1):
            kind = self.types[name]
            text = f"_texts[{position}]"
            reasons = []
            if kind.pattern is not None:
                reasons.append((kind.is_invalid(text, kind.cast(text)), f"expected {kind.expected}"))
            elif header.has_nuls:
                reasons.append((f"coalesce(contains({text}, chr(0)), false)", "expected a text without NUL characters"))
            if name in self._declaration.key:
                reasons.append((f"({kind.cast(text)}) IS NULL", f"a value is required: {kind.expected}"))
            if not reasons:
                continue
            cases = " ".join(f"WHEN {fault} THEN {_literal(words)}" for fault, words in reasons)
            reasons_of[name] = text, f"CASE {cases} END"
        wide = list(reasons_of)
        for start in range(0, len(wide), _COLUMNS_AT_ONCE):
            # All of a wide file's columns, one by one, would take longer than reading it.
            some = {name: reasons_of[name] for name in wide[start : start + _COLUMNS_AT_ONCE]}
            cells = ", ".join(
                f"{{'name': {_literal(name)}, 'value': {shown.format(f'left({text}, {_MAX_VALUE_CHARACTERS})')},"
                f" 'reason': {reason}}}"
                for name, (text, reason) in some.items()
            )
            self._connection.execute(
                f"INSERT INTO {REJECTS} SELECT {FILE}, _line, cell.name, cell.value, cell.reason, record"
                f" FROM (SELECT {FILE}, _line, record, unnest([{cells}]) AS cell FROM bad)"
                " WHERE cell.reason IS NOT NULL"
            )

    def _reject_malformed(self, found: dict[str, int], faults: dict[int, list[_Fault]]) -> None:
        names = list(found)
        rows = []
        for index, some in faults.items():
            for fault in some:
                fields = fault.fields
                value = fault.text
                record = None
                if fields is not None:
                    given: list[str | None] = [field or None for field in fields[: len(names)]]
                    given += [None] * (len(names) - len(given))
                    record = json.dumps(dict(zip(names, given, strict=True)), ensure_ascii=False)
                    at = fault.column if fault.column is not None else len(names)
                    value = fields[at] if at < len(fields) else None
                rows.append(
                    {
                        FILE: index,
                        "line": fault.line,
                        "column_name": names[fault.column] if fault.column is not None else None,
                        "value": _printable(value, _MAX_VALUE_CHARACTERS),
                        "reason": fault.reason,
                        "record": _printable(record, None)
                        if record and len(record) <= _MAX_RECORD_CHARACTERS
                        else None,
                    }
                )
        if not rows:
            return
        schema = pa.schema(
            [(FILE, pa.int32()), ("line", pa.int64())]
            + [(name, pa.string()) for name in ("column_name", "value", "reason", "record")]
        )
        tables.insert(self._connection, REJECTS, pa.Table.from_pylist(rows, schema))


_IS_OBJECT = "CASE WHEN json_valid(text) THEN left(ltrim(text), 1) = '{' ELSE false END"
_NO_OBJECT = "the line is no JSON object"
_BLANKS = "' ' || chr(9) || chr(13) || chr(10)"
# Unasked, the reader would take sixteen times a record's length from a file at a time.
_LIMITS = (
    f"max_line_size = {MAX_RECORD_BYTES}, buffer_size = {MAX_RECORD_BYTES}, store_rejects = true, rejects_limit = 0"
)


def _text_of(value: str, kind: str) -> str:
    if kind.endswith("]") or kind.startswith(("STRUCT", "MAP", "UNION")):
        return f"CAST(to_json({value}) AS VARCHAR)"
    if kind == "TIMESTAMP_NS":
        return f"CAST(CAST({value} AS TIMESTAMP) AS VARCHAR)"
    return f"CAST({value} AS VARCHAR)"


def _printable(text: str | None, length: int | None) -> str | None:
    """Return a text that every reader of the rejects can take: without NUL and without bytes that are no character."""
    if text is None:
        return None
    return text[:length].replace("\0", "␀").encode("utf-8", "replace").decode()


def _index_of(files: Sequence[LocalFile]) -> str:
    return str(files[0].index) if len(files) == 1 else "CAST(parse_filename(_path) AS INTEGER)"


def _reason(error: Exception) -> str:
    if isinstance(error, UnreadableFileError):
        return error.reason if error.line is None else f"line {error.line}: {error.reason}"
    return str(error).partition("\n\n")[0].partition("\nPossible fixes")[0][:2000]


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def types_of(declaration: Declaration) -> dict[str, ColumnType]:
    """Return the declared columns' types by name."""
    return {column.name: column.type for column in declaration.columns}
