"""What one uploaded file holds, found out from the whole of it, and a pipeline proposed for it.

Nothing is concluded from the first rows alone: a sample only rules types out. What is proposed is checked by the very
casts that ingestion uses, so that a confirmed proposal does not reject the rows that it was made from.
"""

from __future__ import annotations

import csv
import io
import re
import shutil
from collections import Counter
from dataclasses import dataclass, field
from itertools import combinations, islice
from typing import TYPE_CHECKING, Any, Literal

import duckdb

from lakehouse.ingest import declaration, records
from lakehouse.ingest.columns import ColumnType, decimal, parse_type
from lakehouse.ingest.naming import column_names, identifier
from lakehouse.ingest.text_encoding import (
    UTF_8,
    ExpansionLimits,
    PlainText,
    UnreadableFileError,
    expand,
    to_utf_8,
    without_compression,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

Format = Literal["csv", "jsonl", "parquet"]

_ENDINGS: dict[str, Format] = {
    ".csv": "csv",
    ".tsv": "csv",
    ".tab": "csv",
    ".txt": "csv",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "jsonl",
    ".parquet": "parquet",
    ".pq": "parquet",
}
_DELIMITERS = (",", ";", "\t", "|")

_THREADS = 2
_MOST_RECORD_BYTES = records.MAX_RECORD_BYTES
_SAMPLE_BYTES = 1 << 20
_SAMPLE_RECORDS = 1000
_SAMPLE_ROWS = 20_000
_LEAST_SAMPLE_ROWS = 100
_SAMPLE_VALUES = 200_000
_FIRST_ROWS = 20
_SHOWN_CHARACTERS = 200
_EXAMPLES = 5
# Above this share of records that do not fit, the file is not what it was taken for.
_MOST_UNFIT_SHARE = 0.5
# A column is said to be almost of a type from this share on.
_NEAR_SHARE = 0.9
# The error of DuckDB's approximate count, and some more.
_NEARLY_DISTINCT = 0.85
_MOST_EXACT_CHECKS = 8
_MOST_PAIR_COLUMNS = 12
# Aggregates are many for each column; more columns at once cost memory and planning.
_COLUMNS_AT_ONCE = 50
_MOST_SCALE = 9
# A file of one column is what remains where nothing separates most records alike.
_SINGLE_COLUMN_SCORE = 0.5
_USUAL_PRECISION = 18
_MOST_PRECISION = 38
_MOST_KEY_BYTES = 200
_MOST_VALUE_BYTES = 200

_VARCHAR = parse_type("varchar")
# Narrowest first. Numbers that begin with a zero or a plus (postal codes, telephone numbers) would not come back as
# they were, so they are text.
_PLAIN_NUMBER = r"-?(0|[1-9][0-9]*)(\.[0-9]+)?"
_WHOLE_NUMBER = r"-?(0|[1-9][0-9]*)"
_FLOATING_NUMBER = r"-?((0|[1-9][0-9]*)(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]+)?"
_BOOLEAN = "(?i)true|false"
_DATE_FORMS = {
    "DD.MM.YYYY": (r"[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}", "%d.%m.%Y"),
    "DD/MM/YYYY": ("[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}", "%d/%m/%Y"),
    "MM/DD/YYYY": ("[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}", "%m/%d/%Y"),
    "DD-MM-YYYY": ("[0-9]{1,2}-[0-9]{1,2}-[0-9]{4}", "%d-%m-%Y"),
    "MM-DD-YYYY": ("[0-9]{1,2}-[0-9]{1,2}-[0-9]{4}", "%m-%d-%Y"),
    "YYYY/MM/DD": ("[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}", "%Y/%m/%d"),
}
_COMMA_NUMBER = r"-?[0-9]{1,3}(\.?[0-9]{3})*,[0-9]+"
_BLANKS = "' ' || chr(9) || chr(13) || chr(10)"

_YEAR = re.compile(r"(19|20)[0-9]{2}([-/][0-9]{2})?")
_UPDATE_NAMES = re.compile(r"(^|_)(updated?|modified|changed?|last_(updated?|modified|changed?))(_|$)")
_KEY_NAMES = re.compile(r"(^|_)(id|key|uuid|guid|code|number|no|nr)$")


@dataclass
class ProfiledColumn:
    """One column of a file.

    Attributes:
        name: Its name in the table.
        source: Its name in the file.
        type: Name of the narrowest type that holds every value.
        nulls: Number of rows without a value.
        distinct: Number of different values; None where they were not counted.
        distinct_is_exact: Whether that is exact, rather than within a few per cent.
        least: The least value, as text.
        greatest: The greatest value, as text.
        examples: Some values from the first rows.
        is_candidate_key: Whether every row has a value, and each another.
        form: How its dates are written, where that is not as in ISO 8601.
    """

    name: str
    source: str
    type: str = "varchar"
    nulls: int = 0
    distinct: int | None = None
    distinct_is_exact: bool = False
    least: str | None = None
    greatest: str | None = None
    examples: list[str] = field(default_factory=list)
    is_candidate_key: bool = False
    form: str | None = None


@dataclass
class Profile:
    """What a file holds.

    Attributes:
        format: ``csv``, ``jsonl`` or ``parquet``.
        reason: Why no pipeline is proposed; None where one is.
        rows: Number of records, without the header, bad ones included.
        bad_rows: Number of records among them that do not have the file's form.
        delimiter: What separates a CSV record's fields.
        quote: The quote that its fields are in, where some are.
        encoding: The text's encoding.
        header: Whether its first record names the columns; None where the format names them.
        columns: The columns.
        candidate_keys: Sets of columns that tell every row from every other; pairs only where no single one does.
        first_rows: The first rows as texts.
        notes: What a person should know before confirming.
        proposal: The declaration as JSON; None where there is none.
    """

    format: Format
    reason: str | None = None
    rows: int = 0
    bad_rows: int = 0
    delimiter: str | None = None
    quote: str | None = None
    encoding: str | None = None
    header: bool | None = None
    columns: list[ProfiledColumn] = field(default_factory=list)
    candidate_keys: list[list[str]] = field(default_factory=list)
    first_rows: list[list[str | None]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    proposal: dict[str, Any] | None = None

    def to_json(self) -> dict[str, Any]:
        """Return the profile as it is stored."""
        return {
            "status": "refused" if self.proposal is None else "proposed",
            "reason": self.reason,
            "rows": self.rows,
            "badRows": self.bad_rows,
            "format": self.format,
            "delimiter": self.delimiter,
            "quote": self.quote,
            "encoding": self.encoding,
            "header": self.header,
            "columns": [
                {
                    "name": column.name,
                    "source": column.source,
                    "type": column.type,
                    "form": column.form,
                    "nulls": column.nulls,
                    "distinct": column.distinct,
                    "distinctIsExact": column.distinct_is_exact,
                    "min": column.least,
                    "max": column.greatest,
                    "examples": column.examples,
                    "candidateKey": column.is_candidate_key,
                }
                for column in self.columns
            ],
            "candidateKeys": self.candidate_keys,
            "firstRows": self.first_rows,
            "notes": self.notes,
            "proposal": self.proposal,
        }


def profile(
    path: Path,
    directory: Path,
    *,
    key: str,
    memory_limit: str = "400MB",
    limits: ExpansionLimits | None = None,
) -> Profile:
    """Profile one file.

    Args:
        path: The file on this machine, whatever it is called here.
        directory: An empty directory for what is made of it; the caller removes it.
        key: The object's key, by whose name the format is known and the table is called.
        memory_limit: What DuckDB may use of memory; beyond it it spills into the directory.
        limits: How far a compressed file may expand.

    Returns:
        The profile; one with a reason and no proposal where the file cannot become a table.
    """
    result = Profile(_format_by_name(key) or "csv")
    try:
        with duckdb.connect(
            directory / "profile.duckdb",
            config={
                "memory_limit": memory_limit,
                "threads": _THREADS,
                "temp_directory": str(directory / "spilled"),
            },
        ) as connection:
            _Profiler(connection, result, key, directory, limits).run(path)
    except UnreadableFileError as error:
        where = "" if error.line is None else f"line {error.line}: "
        result.reason = f"{where}{error.reason}"
    except duckdb.OutOfMemoryException:
        result.reason = f"its rows need more than the {memory_limit} of memory that a profile may use"
    return result


def table_name(key: str) -> str:
    """Return a table's name for an object's key: its file's, without endings and a date that it ends in."""
    name = without_compression(key.rpartition("/")[2])
    stem, dot, ending = name.rpartition(".")
    if dot and f".{ending.lower()}" in _ENDINGS:
        name = stem
    undated = re.sub(r"[\W_]*(19|20)[0-9]{2}([-_.]?[0-9]{2}){0,5}$", "", name)
    name = identifier(undated if re.search("[A-Za-z]", undated) else name, 40) or "upload"
    if name in declaration.RESERVED_TABLES or name.endswith("_rejects"):
        name += "_data"
    return name


def _format_by_name(key: str) -> Format | None:
    name = without_compression(key.rpartition("/")[2]).lower()
    return _ENDINGS.get(name[name.rfind(".") :]) if "." in name else None


@dataclass(frozen=True)
class _Fit:
    """How many of a column's values are of a type."""

    present: int
    fitting: int
    other: str | None

    @property
    def is_whole(self) -> bool:
        return self.fitting == self.present

    @property
    def is_near(self) -> bool:
        return self.fitting >= _NEAR_SHARE * self.present


@dataclass(frozen=True)
class _Dialect:
    delimiter: str
    first: list[str]
    width: int
    header: bool


class _Profiler:
    """Profiles one file by way of a table `loaded`, whose columns are c0, c1 and so on."""

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        result: Profile,
        key: str,
        directory: Path,
        limits: ExpansionLimits | None,
    ) -> None:
        self.connection = connection
        self.result = result
        self.key = key
        self.directory = directory
        self.limits = limits
        # By column: the types that its values can have at most, where that is known; the type that they have.
        self.candidates: dict[int, set[str]] = {}
        self.kinds: dict[int, ColumnType] = {}
        # Columns of texts too long for a key.
        self.long: set[int] = set()

    def run(self, path: Path) -> None:
        if path.stat().st_size == 0:
            raise UnreadableFileError(self.key, "the file is empty")
        if self.result.format == "parquet" or (_format_by_name(self.key) is None and _is_parquet(path)):
            self.result.format = "parquet"
            self._load_parquet(path)
        else:
            text = to_utf_8(path, self.directory, file=self.key, encoding=None, limits=self.limits)
            self._note_encoding(text)
            if text.path.stat().st_size == 0:
                raise UnreadableFileError(self.key, "the file is empty")
            if self.result.format == "jsonl" or (_format_by_name(self.key) is None and _is_json(text.path)):
                self.result.format = "jsonl"
                self._load_json_lines(text.path)
            else:
                self._load_csv(text.path)
            if text.path != path:
                # Only a copy goes, and the table needs its place.
                text.path.unlink()
        self.result.first_rows = self._first_rows()
        self._find_types()
        self._find_statistics()
        self._find_keys()
        self.result.proposal = self._propose()

    # Loading

    def _note_encoding(self, text: PlainText) -> None:
        result = self.result
        result.encoding = text.encoding
        if text.guessed:
            result.notes.append(
                f"The encoding is most likely {text.encoding}; the whole file can be read as such."
                + (_SIMILAR_ENCODINGS if text.encoding in ("latin-1", "windows-1252") else "")
            )
        if text.nul_count:
            result.notes.append(
                f"There are NUL characters in it ({text.nul_count}, the first in line {text.first_nul_line})."
            )

    def _load_csv(self, path: Path) -> None:
        result = self.result
        dialect = self._dialect(path)
        result.delimiter, result.header = dialect.delimiter, dialect.header
        if dialect.width > declaration.MAX_COLUMNS:
            raise UnreadableFileError(
                self.key, f"it has {dialect.width} columns; a table has at most {declaration.MAX_COLUMNS}"
            )
        sources = [
            name.strip() if dialect.header else f"column {position}" for position, name in enumerate(dialect.first, 1)
        ]
        self._name_columns(sources)
        faults = self._load_records(path, dialect)
        loaded = self._count("loaded")
        result.bad_rows = sum(count for count, _ in faults.values())
        result.rows = loaded + result.bad_rows
        for fault, (count, text) in sorted(faults.items(), key=lambda item: -item[1][0]):
            share = f"{count} of {result.rows} records ({100 * count / result.rows:.3g} %)"
            result.notes.append(f"{share} {fault}, such as {_shown(text)!r}.")
        if result.rows == 0:
            raise UnreadableFileError(
                self.key,
                "it has a header and no rows, from which no types can be told; upload it with rows"
                if dialect.header
                else "it has no rows",
            )
        if result.bad_rows > _MOST_UNFIT_SHARE * result.rows:
            raise UnreadableFileError(
                self.key, f"{result.bad_rows} of its {result.rows} records do not have the form of the others"
            )

    def _load_records(self, path: Path, dialect: _Dialect) -> dict[str, tuple[int, str]]:
        """Load a file's records and return how many had which fault, and one of them.

        What may go wrong in DuckDB's reader, `records` tells; then its slow one decides.
        """
        form = records.examine(path, self.key)
        if form.mixes_breaks:
            unified = self.directory / "unified"
            shutil.copyfile(path, unified)
            records.unify_breaks(unified)
            path, form = unified, records.examine(unified, self.key)
        self.result.quote = '"' if form.has_quotes else None
        faults = self._scan(path, dialect, form.has_quotes)
        loaded, bad = self._count("loaded"), sum(count for count, _ in faults.values())
        if form.has_quotes:
            is_whole = not bad and form.all_lines == dialect.header + loaded + self._breaks(dialect)
        else:
            is_whole = form.lines == dialect.header + loaded + bad
        if not is_whole:
            sifted = self.directory / "sifted"
            faulty, count, good = records.sift(path, sifted, dialect.delimiter, dialect.width)
            self.connection.execute("DROP TABLE loaded")
            self._scan(sifted, dialect, form.has_quotes)
            sifted.unlink()
            if self._count("loaded") != good + (not dialect.header):
                raise UnreadableFileError(self.key, f"not all of its {good} records could be read")
            faults = {}
            for record in faulty:
                fault = _fault_words(record, dialect.width)
                seen, text = faults.get(fault, (0, dialect.delimiter.join(record.fields)))
                faults[fault] = seen + 1, text
            if count > len(faulty):
                faults["are malformed, too"] = count - len(faulty), "the last ones"
        return faults

    def _scan(self, path: Path, dialect: _Dialect, has_quotes: bool) -> dict[str, tuple[int, str]]:
        columns = ", ".join(f"'c{index}': 'VARCHAR'" for index in range(dialect.width))
        # To a file of one column, an empty line is a record without a value.
        filled = "WHERE c0 IS NOT NULL" if dialect.width == 1 else ""
        self.connection.execute("DROP TABLE IF EXISTS reject_scans")
        self.connection.execute("DROP TABLE IF EXISTS reject_errors")
        try:
            self.connection.execute(
                f"""
                CREATE TABLE loaded AS SELECT * FROM read_csv(
                    {_literal(str(path))}, auto_detect = false, header = {dialect.header},
                    columns = {{{columns}}}, delim = {_literal(dialect.delimiter)}, quote = '"', escape = '"',
                    strict_mode = true, allow_quoted_nulls = false, nullstr = '', parallel = {not has_quotes},
                    max_line_size = {_MOST_RECORD_BYTES}, buffer_size = {_MOST_RECORD_BYTES},
                    store_rejects = true, rejects_limit = 0
                ) {filled}
                """
            ).fetchall()
        except duckdb.InvalidInputException as error:
            raise UnreadableFileError(self.key, f"it is no CSV ({_first_line(error)})") from error
        return {
            _FAULTS.get(kind, kind.lower()): (count, text or "")
            for kind, count, text in self.connection.execute(
                """
                SELECT kind, count(*), arg_min(csv_line, line) FROM (
                    SELECT any_value(error_type::VARCHAR) AS kind, line_byte_position AS line,
                        any_value(ltrim(csv_line[:200], chr(10))) AS csv_line
                    FROM reject_errors GROUP BY line_byte_position
                ) GROUP BY kind
                """
            ).fetchall()
        }

    def _breaks(self, dialect: _Dialect) -> int:
        """Return the number of line breaks within the header and the values of a file that was loaded."""
        total = sum(name.count("\n") for name in dialect.first) if dialect.header else 0
        for start in range(0, dialect.width, _COLUMNS_AT_ONCE):
            sums = " + ".join(
                f"coalesce(sum(CASE WHEN contains(c{index}, chr(10))"
                f" THEN strlen(c{index}) - strlen(replace(c{index}, chr(10), '')) END), 0)"
                for index in range(start, min(start + _COLUMNS_AT_ONCE, dialect.width))
            )
            [(breaks,)] = self.connection.execute(f"SELECT {sums} FROM loaded").fetchall()
            total += int(breaks)
        return total

    def _dialect(self, path: Path) -> _Dialect:
        size = path.stat().st_size
        length = _SAMPLE_BYTES
        csv.field_size_limit(_MOST_RECORD_BYTES)
        with path.open("rb") as opened:
            while True:
                opened.seek(0)
                sample = opened.read(length)
                end = sample.rfind(b"\n" if b"\n" in sample else b"\r")
                if length >= size or (end > 0 and sample.count(b"\n", 0, end) >= 1) or length > 2 * _MOST_RECORD_BYTES:
                    break
                length *= 4
        complete = length >= size
        # A cut may go through a character, but only after the last line break.
        text = sample.decode("utf-8", "ignore") if complete else sample[: end + 1].decode("utf-8", "ignore")
        if not text.strip("\r\n"):
            raise UnreadableFileError(self.key, "it has no rows")
        best: tuple[float, _Dialect] | None = None
        for delimiter in _DELIMITERS:
            sampled = [record for record in islice(_records(text, delimiter), _SAMPLE_RECORDS) if record]
            if sampled[2:] and not complete:
                # A quoted field may go on after the end of the sample.
                sampled.pop()
            if not sampled:
                continue
            width, fitting = Counter(map(len, sampled)).most_common(1)[0]
            # Where most have one form but the first another, it may be a title; the header counts.
            if len(sampled[0]) != width and fitting < 2 * len(sampled) / 3:
                width = len(sampled[0])
                fitting = sum(len(record) == width for record in sampled)
            clean = [_is_clean(cell, delimiter) for record in sampled[:200] for cell in record]
            score = fitting / len(sampled) * sum(clean) / len(clean) if width > 1 else _SINGLE_COLUMN_SCORE
            if width == 1 and any(other in cell for cell in sampled[0] for other in _DELIMITERS):
                score = 0
            dialect = _Dialect(delimiter, _widened(sampled[0], width), width, _has_header(sampled))
            if best is None or score > best[0]:
                best = score, dialect
        if best is None:
            raise UnreadableFileError(self.key, "it has no rows")
        return best[1]

    def _load_json_lines(self, path: Path) -> None:
        result = self.result
        with path.open("rb") as opened:
            if opened.read(_SAMPLE_BYTES).lstrip()[:1] == b"[":
                raise UnreadableFileError(self.key, "it is a JSON array; write one object on each line instead")
        # A line of JSON has no control character: with one for a delimiter, every line is one field.
        self.connection.execute(
            f"""
            CREATE TABLE lines AS SELECT text, json_valid(text) AND left(ltrim(text), 1) = '{{' AS is_object
            FROM read_csv(
                {_literal(str(path))}, auto_detect = false, header = false, columns = {{'text': 'VARCHAR'}},
                delim = chr(1), quote = '', escape = '', max_line_size = {_MOST_RECORD_BYTES},
                buffer_size = {_MOST_RECORD_BYTES * 2}, store_rejects = true, rejects_limit = 0
            ) WHERE text IS NOT NULL AND trim(text, {_BLANKS}) <> ''
            """
        )
        too_long = self._count("reject_errors")
        result.rows = self._count("lines") + too_long
        bad = self.connection.execute(
            "SELECT count(*), first(text[:200] ORDER BY rowid) FROM lines WHERE NOT is_object"
        ).fetchone()
        assert bad is not None  # noqa: S101
        result.bad_rows = bad[0] + too_long
        if result.rows == 0:
            raise UnreadableFileError(self.key, "it has no rows")
        if bad[0]:
            share = f"{bad[0]} of {result.rows} lines ({100 * bad[0] / result.rows:.3g} %)"
            result.notes.append(f"{share} are no JSON object, such as {_shown(bad[1])!r}.")
        if result.bad_rows > _MOST_UNFIT_SHARE * result.rows:
            raise UnreadableFileError(
                self.key,
                f"{result.bad_rows} of its {result.rows} lines are no JSON object; write one object on each line",
            )
        keys = [
            name
            for (name,) in self.connection.execute(
                f"""
                SELECT name FROM (
                    SELECT unnest(names) AS name, generate_subscripts(names, 1) AS position, row
                    FROM (SELECT json_keys(text) AS names, rowid AS row FROM lines WHERE is_object)
                ) GROUP BY name ORDER BY min(row), arg_min(position, row) LIMIT {declaration.MAX_COLUMNS + 1}
                """
            ).fetchall()
        ]
        if len(keys) > declaration.MAX_COLUMNS:
            raise UnreadableFileError(
                self.key,
                f"its objects have more than {declaration.MAX_COLUMNS} different keys; a table has at most that",
            )
        if not keys:
            raise UnreadableFileError(self.key, "its objects have no keys")
        self._name_columns(keys)
        pointers = ", ".join(_literal("/" + name.replace("~", "~0").replace("/", "~1")) for name in keys)
        columns = ", ".join(f"texts[{index + 1}] AS c{index}" for index in range(len(keys)))
        self.connection.execute(
            f"""
            CREATE TABLE loaded AS SELECT {columns}
            FROM (SELECT json_extract_string(text, [{pointers}]) AS texts FROM lines WHERE is_object)
            """
        )
        self._settle_json_kinds(pointers)
        self.connection.execute("DROP TABLE lines")

    def _settle_json_kinds(self, pointers: str) -> None:
        """Leave to each column the types that the kinds of its JSON values allow."""
        kinds: dict[int, set[str]] = {}
        for index, kind in self.connection.execute(
            f"""
            SELECT DISTINCT generate_subscripts(kinds, 1) - 1, unnest(kinds)
            FROM (SELECT json_type(text, [{pointers}]) AS kinds FROM lines WHERE is_object)
            """
        ).fetchall():
            if kind is not None and kind != "NULL":
                kinds.setdefault(index, set()).add(kind)
        for index in range(len(self.result.columns)):
            found = kinds.get(index, set())
            if found & {"OBJECT", "ARRAY"}:
                self.candidates[index] = set()
                self.result.notes.append(f"{self._label(index)} holds nested values; they are kept as JSON text.")
            elif found <= {"BIGINT", "UBIGINT", "DOUBLE"}:
                self.candidates[index] = {"bigint", "decimal", "double"}
            elif found == {"BOOLEAN"}:
                self.candidates[index] = {"boolean"}
            elif found == {"VARCHAR"}:
                self.candidates[index] = {"date", "timestamp", "timestamp_tz"}
            else:
                self.candidates[index] = set()
                words = sorted({_JSON_WORDS[kind] for kind in found})
                self.result.notes.append(f"{self._label(index)} holds {' and '.join(words)}; it is text.")

    def _load_parquet(self, path: Path) -> None:
        result = self.result
        expanded, _ = expand(path, self.directory, file=self.key, limits=self.limits)
        source = f"read_parquet({_literal(str(expanded))})"
        try:
            described = self.connection.execute(f"DESCRIBE SELECT * FROM {source}").fetchall()
            if len(described) > declaration.MAX_COLUMNS:
                raise UnreadableFileError(
                    self.key, f"it has {len(described)} columns; a table has at most {declaration.MAX_COLUMNS}"
                )
            self._name_columns([name for name, *_ in described])
            columns = []
            for index, (name, kind, *_) in enumerate(described):
                value = _identifier_sql(name)
                column_type, note = _type_of_parquet(kind)
                if note:
                    result.notes.append(f"{self._label(index)} {note}")
                if column_type.name == "varchar" and kind != "VARCHAR":
                    nested = kind.endswith("]") or kind.startswith(("STRUCT", "MAP"))
                    value = f"CAST(to_json({value}) AS VARCHAR)" if nested else f"CAST({value} AS VARCHAR)"
                elif column_type.duckdb != kind:
                    value = f"CAST({value} AS {column_type.duckdb})"
                columns.append(f"{value} AS c{index}")
                self.kinds[index] = column_type
            self.connection.execute(f"CREATE TABLE loaded AS SELECT {', '.join(columns)} FROM {source}")
        except duckdb.OutOfMemoryException:
            raise
        except duckdb.Error as error:
            raise UnreadableFileError(self.key, f"it is no Parquet that can be read ({_first_line(error)})") from error
        result.rows = self._count("loaded")
        if result.rows == 0:
            raise UnreadableFileError(self.key, "it has no rows")

    def _name_columns(self, sources: Sequence[str]) -> None:
        names = column_names(sources)
        self.result.columns = [ProfiledColumn(name, source) for name, source in zip(names, sources, strict=True)]
        for source, count in Counter(sources).items():
            if count > 1:
                given = ", ".join(name for name, other in zip(names, sources, strict=True) if other == source)
                self.result.notes.append(f"{count} columns are called {_shown(source)!r}; they become {given}.")

    # Findings

    def _find_types(self) -> None:
        columns = self.result.columns
        sample = self._sample()
        for start in range(0, len(columns), _COLUMNS_AT_ONCE):
            indexes = [
                index for index in range(start, min(start + _COLUMNS_AT_ONCE, len(columns))) if index not in self.kinds
            ]
            found: dict[int, dict[str, _Fit]] = {index: {} for index in indexes}
            open_tests = {
                index: [
                    name
                    for name in _TESTS
                    if (index not in self.candidates or name in self.candidates[index])
                    and (index not in sample or sample[index][name].is_near)
                ]
                for index in indexes
            }
            # One test for each column is enough, as a rule: that of the type which the sample has.
            while any(open_tests.values()):
                passed = self._fitting({index: names[:1] for index, names in open_tests.items() if names}, "loaded")
                for index, fits in passed.items():
                    found[index] |= fits
                    (fit,) = fits.values()
                    rivals = _RIVALS.get(open_tests[index][0], ()) if fit.is_whole else open_tests[index][1:]
                    open_tests[index] = [name for name in open_tests[index][1:] if name in rivals]
            for index in indexes:
                self._settle_type(index, found[index])

    def _sample(self) -> dict[int, dict[str, _Fit]]:
        """Return for each column and every type what of the first rows is of the type; columns without values lack."""
        if len(self.kinds) == len(self.result.columns):
            return {}
        rows = max(_LEAST_SAMPLE_ROWS, min(_SAMPLE_ROWS, _SAMPLE_VALUES // len(self.result.columns)))
        tests = ", ".join(f"{test('v')} AS f{at}" for at, test in enumerate(_TESTS.values()))
        aggregates = ", ".join(f"count(f{at}), count(*) FILTER (f{at})" for at in range(len(_TESTS)))
        found = self.connection.execute(
            f"""
            SELECT name[2:]::INTEGER, {aggregates} FROM (
                SELECT name, {tests}
                FROM (UNPIVOT (SELECT * FROM loaded LIMIT {rows}) ON COLUMNS(*) INTO NAME name VALUE v)
            ) GROUP BY name
            """
        ).fetchall()
        return {
            row[0]: {name: _Fit(row[2 * at + 1], row[2 * at + 2], None) for at, name in enumerate(_TESTS)}
            for row in found
        }

    def _fitting(self, tests: dict[int, list[str]], source: str) -> dict[int, dict[str, _Fit]]:
        """Return for each column and type what of the column is of the type."""
        wanted = [(index, name) for index, names in tests.items() for name in names]
        if not wanted:
            return {}
        values = ", ".join(
            f"c{index} AS c{at}, {_TESTS[name](f'c{index}')} AS f{at}" for at, (index, name) in enumerate(wanted)
        )
        aggregates = ", ".join(
            f"count(f{at}), count(*) FILTER (f{at}), any_value(left(c{at}, {_SHOWN_CHARACTERS + 1})) FILTER (NOT f{at})"
            for at in range(len(wanted))
        )
        row = self.connection.execute(f"SELECT {aggregates} FROM (SELECT {values} FROM {source})").fetchone()
        assert row is not None  # noqa: S101
        found: dict[int, dict[str, _Fit]] = {}
        for at, (index, name) in enumerate(wanted):
            found.setdefault(index, {})[name] = _Fit(*row[3 * at : 3 * at + 3])
        return found

    def _digits(self, index: int) -> tuple[int, int]:
        """Return the most digits before and after the point in a column of plain numbers."""
        text = f"ltrim({_trimmed(f'c{index}')}, '-')"
        row = self.connection.execute(
            f"SELECT max(length(split_part({text}, '.', 1))), max(length(split_part({text}, '.', 2))) FROM loaded"
        ).fetchone()
        assert row is not None  # noqa: S101
        return row[0] or 0, row[1] or 0

    def _settle_type(self, index: int, found: dict[str, _Fit]) -> None:
        self.kinds[index] = _VARCHAR
        whole = [name for name, fit in found.items() if fit.is_whole]
        if any(fit.present == 0 for fit in found.values()):
            self.result.notes.append(f"{self._label(index)} is empty in every row; it is text.")
        elif "bigint" in whole:
            self.kinds[index] = parse_type("bigint")
        elif "decimal" in whole:
            before, after = self._digits(index)
            if after <= _MOST_SCALE and before + after <= _MOST_PRECISION:
                # An upload is one of many to come: room for greater numbers than those that it has.
                precision = _USUAL_PRECISION if before + after <= _USUAL_PRECISION else _MOST_PRECISION
                self.kinds[index] = decimal(precision, after)
            elif after and self._fitting({index: ["double"]}, "loaded")[index]["double"].is_whole:
                self.kinds[index] = parse_type("double")
            else:
                self.result.notes.append(
                    f"{self._label(index)} holds numbers of more digits than a column can; it is text."
                )
        elif typed := [name for name in whole if name in _PLAIN_TYPES]:
            self.kinds[index] = parse_type(typed[0])
        else:
            self._say_why_text(index, found, whole)

    def _say_why_text(self, index: int, found: dict[str, _Fit], whole: list[str]) -> None:
        label, notes = self._label(index), self.result.notes
        forms = [name for name in whole if name in _DATE_FORMS]
        if len(forms) == 1:
            self.result.columns[index].form = forms[0]
            notes.append(f"{label} holds dates as {forms[0]}; only YYYY-MM-DD becomes a date, so it is text.")
        elif forms:
            notes.append(
                f"{label} holds dates of which nothing tells whether they are {' or '.join(forms)}; it is text."
            )
        elif "comma number" in whole:
            notes.append(f"{label} holds numbers with a decimal comma; it is text.")
        elif found:
            name, fit = max(found.items(), key=lambda item: item[1].fitting)
            if fit.is_near:
                notes.append(
                    f"{label} is text: {fit.present - fit.fitting} of {fit.present} values are not "
                    f"{_TYPE_WORDS.get(name, f'dates as {name}')} as the others, such as {_shown(fit.other or '')!r}."
                )

    def _find_statistics(self) -> None:
        columns = self.result.columns
        for start in range(0, len(columns), _COLUMNS_AT_ONCE):
            indexes = range(start, min(start + _COLUMNS_AT_ONCE, len(columns)))
            aggregates = []
            for index in indexes:
                value = self._value(index)
                # A cell may be of megabytes, and the distinct ones of a long text say nothing.
                shown = f"left({value}, {_SHOWN_CHARACTERS})" if self.kinds[index].name == "varchar" else value
                aggregates += [
                    f"count(*) - count({value})",
                    f"approx_count_distinct({value})",
                    f"CAST(min({shown}) AS VARCHAR)",
                    f"CAST(max({shown}) AS VARCHAR)",
                    f"max(strlen({value}))" if self.kinds[index].name == "varchar" else "0",
                ]
            row = self.connection.execute(f"SELECT {', '.join(aggregates)} FROM loaded").fetchone()
            assert row is not None  # noqa: S101
            for at, index in enumerate(indexes):
                column = columns[index]
                column.type = self.kinds[index].name
                column.nulls, column.distinct, column.least, column.greatest, length = row[5 * at : 5 * at + 5]
                if (length or 0) > _MOST_KEY_BYTES:
                    self.long.add(index)
                column.examples = [
                    _shown(text)
                    for text in islice(
                        dict.fromkeys(row[index] for row in self.result.first_rows if row[index] is not None), _EXAMPLES
                    )
                    if text is not None
                ]

    def _find_keys(self) -> None:
        result = self.result
        rows = self._count("loaded")
        able = [
            index
            for index, column in enumerate(result.columns)
            if column.nulls == 0 and column.type not in ("real", "double", "boolean") and index not in self.long
        ]
        # What is called a key is tried first, then the order of the file.
        able.sort(key=lambda index: (_KEY_NAMES.search(result.columns[index].name) is None, index))
        near = [index for index in able if (result.columns[index].distinct or 0) >= _NEARLY_DISTINCT * rows]
        for index in near[:_MOST_EXACT_CHECKS]:
            if self._is_unique([index], rows):
                column = result.columns[index]
                column.is_candidate_key, column.distinct, column.distinct_is_exact = True, rows, True
                result.candidate_keys.append([column.name])
        if not result.candidate_keys:
            self._find_pairs(able, rows)
        if not result.candidate_keys:
            result.notes.append("No column, and no pair of columns, tells every row from every other: choose the key.")
        elif len(near) > _MOST_EXACT_CHECKS:
            result.notes.append("There may be more candidate keys than are named.")

    def _find_pairs(self, able: list[int], rows: int) -> None:
        columns = self.result.columns
        pairs = [
            (left, right)
            for left, right in combinations(able[:_MOST_PAIR_COLUMNS], 2)
            if (columns[left].distinct or 0) * (columns[right].distinct or 0) >= _NEARLY_DISTINCT**2 * rows
        ]
        if not pairs:
            return
        counts = self.connection.execute(
            "SELECT "
            + ", ".join(f"approx_count_distinct(hash({self._value(a)}, {self._value(b)}))" for a, b in pairs)
            + " FROM loaded"
        ).fetchone()
        assert counts is not None  # noqa: S101
        near = [pair for pair, count in zip(pairs, counts, strict=True) if count >= _NEARLY_DISTINCT * rows]
        for pair in near[:_MOST_EXACT_CHECKS]:
            if self._is_unique(list(pair), rows):
                self.result.candidate_keys.append([columns[index].name for index in pair])

    def _is_unique(self, indexes: list[int], rows: int) -> bool:
        values = ", ".join(f"{self._value(index)} AS v{at}" for at, index in enumerate(indexes))
        row = self.connection.execute(f"SELECT count(*) FROM (SELECT DISTINCT {values} FROM loaded)").fetchone()
        return row is not None and row[0] == rows

    def _propose(self) -> dict[str, Any]:
        result = self.result
        if result.header is False:
            raise UnreadableFileError(
                self.key,
                "it has no header; put a first line before its rows that names the columns, as a pipeline needs",
            )
        if result.encoding not in (None, "utf-32", *declaration.ENCODINGS):
            raise UnreadableFileError(
                self.key,
                f"its encoding is most likely {result.encoding}, which a pipeline does not read; save it as UTF-8",
            )
        table = table_name(self.key)
        source: dict[str, Any] = {"prefix": self.key, "format": result.format}
        if result.format == "csv":
            source["delimiter"] = result.delimiter
        if result.format != "parquet" and result.encoding not in (None, UTF_8, "utf-32"):
            source["encoding"] = result.encoding
        target: dict[str, Any] = {
            "table": table,
            "key": result.candidate_keys[0] if result.candidate_keys else [],
            "columns": [{"name": column.name, "type": column.type} for column in result.columns],
        }
        if watermark := self._watermark():
            target["watermark"] = watermark
        return {"name": table, "source": source, "target": target}

    def _watermark(self) -> str | None:
        times = [
            column
            for column in self.result.columns
            if column.type in ("date", "timestamp", "timestamp_tz") and column.nulls == 0
        ]
        updates = [column for column in times if _UPDATE_NAMES.search(column.name)]
        plausible = times if len(times) == 1 else updates
        return plausible[0].name if len(plausible) == 1 else None

    # SQL

    def _value(self, index: int) -> str:
        if self.result.format == "parquet" or self.kinds[index].name == "varchar":
            return f"c{index}"
        # All its texts are known to be values.
        return f"try_cast(c{index} AS {self.kinds[index].duckdb})"

    def _first_rows(self) -> list[list[str | None]]:
        count = len(self.result.columns)
        columns = ", ".join(f"left(CAST(c{index} AS VARCHAR), {_SHOWN_CHARACTERS + 1})" for index in range(count))
        rows = self.connection.execute(f"SELECT {columns} FROM loaded ORDER BY rowid LIMIT {_FIRST_ROWS}").fetchall()
        return [[None if text is None else _shown(text) for text in row] for row in rows]

    def _label(self, index: int) -> str:
        return self.result.columns[index].name

    def _count(self, table: str) -> int:
        row = self.connection.execute(f"SELECT count(*) FROM {table}").fetchone()
        assert row is not None  # noqa: S101
        return int(row[0])


_SIMILAR_ENCODINGS = (
    " Texts of Central Europe (windows-1250) and Turkey (windows-1254) look the same: see the first rows."
)
_FAULTS = {
    "MISSING COLUMNS": "have fewer fields than the header",
    "TOO MANY COLUMNS": "have more fields than the header",
    "UNQUOTED VALUE": "have a quote that does not close, or text after it",
    "LINE SIZE OVER MAXIMUM": f"have more than {_MOST_RECORD_BYTES >> 20} MiB",
    "INVALID ENCODING": "are no UTF-8",
}


def _fault_words(record: records.Record, width: int) -> str:
    if len(record.fields) < width:
        return _FAULTS["MISSING COLUMNS"]
    if any(record.fields[width:]):
        return _FAULTS["TOO MANY COLUMNS"]
    return record.fault or ""


_JSON_WORDS = {
    "VARCHAR": "texts",
    "BIGINT": "numbers",
    "UBIGINT": "numbers",
    "DOUBLE": "numbers",
    "BOOLEAN": "true and false",
}
_TYPE_WORDS = {
    "bigint": "whole numbers",
    "decimal": "numbers",
    "double": "numbers",
    "boolean": "true or false",
    "date": "dates as YYYY-MM-DD",
    "timestamp": "times without a zone",
    "timestamp_tz": "times with a zone",
    "comma number": "numbers with a decimal comma",
}


def _trimmed(text: str) -> str:
    return f"trim({text}, {_BLANKS})"


def _test(slow: Callable[[str], str], fast: Callable[[str], str] | None = None) -> Callable[[str], str]:
    """Return a maker of SQL that tells whether a text is of a type, NULL where there is none.

    Args:
        slow: SQL of the test of a trimmed text.
        fast: SQL of a cheaper one that true, true says, and else nothing.
    """

    def test(text: str) -> str:
        first = f"WHEN {fast(text)} THEN true " if fast else ""
        long = f"WHEN strlen({text}) > {_MOST_VALUE_BYTES} THEN false "
        trimmed = _trimmed(text)
        return f"CASE WHEN {text} IS NULL THEN NULL {long}{first}WHEN {trimmed} = '' THEN NULL ELSE {slow(trimmed)} END"

    return test


def _matching(pattern: str, kind: str | None = None) -> Callable[[str], str]:
    def test(text: str) -> str:
        matches = f"regexp_full_match({text}, {_literal(pattern)})"
        return f"({matches} AND {parse_type(kind).cast(text)} IS NOT NULL)" if kind else matches

    return test


def _unchanged_as(kind: str) -> Callable[[str], str]:
    """What comes back from a type as it was is a value of it; this costs less than an expression."""
    return lambda text: f"(try_cast({text} AS {kind})::VARCHAR = {text})"


def _dates_as(pattern: str, form: str) -> Callable[[str], str]:
    return lambda text: (
        f"(regexp_full_match({text}, {_literal(pattern)}) AND try_strptime({text}, {_literal(form)}) IS NOT NULL)"
    )


# By type, in the order of preference. A value of a type is one to the reader's cast, too.
_TESTS: dict[str, Callable[[str], str]] = {
    "bigint": _test(_matching(_WHOLE_NUMBER, "bigint"), _unchanged_as("BIGINT")),
    "decimal": _test(_matching(_PLAIN_NUMBER), _matching(_PLAIN_NUMBER)),
    "double": _test(_matching(_FLOATING_NUMBER, "double")),
    "boolean": _test(_matching(_BOOLEAN)),
    "date": _test(_matching("[0-9].*", "date"), _unchanged_as("DATE")),
    "timestamp_tz": _test(_matching("[0-9].*", "timestamp_tz")),
    "timestamp": _test(_matching("[0-9].*", "timestamp")),
    "comma number": _test(_matching(_COMMA_NUMBER)),
    **{name: _test(_dates_as(*form)) for name, form in _DATE_FORMS.items()},
}
_PLAIN_TYPES = ("double", "boolean", "date", "timestamp_tz", "timestamp")
# What must be known too where all is of a type: whether another form explains it as well.
_RIVALS = {"DD/MM/YYYY": ("MM/DD/YYYY",), "DD-MM-YYYY": ("MM-DD-YYYY",)}


def _type_of_parquet(kind: str) -> tuple[ColumnType, str | None]:
    """Return the type for a column that DuckDB reads as `kind`, and what is to be said of it."""
    same = {
        "BOOLEAN": "boolean",
        "TINYINT": "integer",
        "SMALLINT": "integer",
        "INTEGER": "integer",
        "UTINYINT": "integer",
        "USMALLINT": "integer",
        "UINTEGER": "bigint",
        "BIGINT": "bigint",
        "FLOAT": "real",
        "DOUBLE": "double",
        "VARCHAR": "varchar",
        "DATE": "date",
        "TIMESTAMP": "timestamp",
        "TIMESTAMP_S": "timestamp",
        "TIMESTAMP_MS": "timestamp",
        "TIMESTAMP WITH TIME ZONE": "timestamp_tz",
    }
    if kind in same:
        return parse_type(same[kind]), None
    if kind == "UBIGINT":
        return decimal(20, 0), None
    if kind.startswith("DECIMAL"):
        return parse_type(kind.lower()), None
    if kind == "TIMESTAMP_NS":
        return parse_type("timestamp"), "has nanoseconds; microseconds are kept."
    return _VARCHAR, f"is {kind if len(kind) < _MOST_KIND_CHARACTERS else 'nested'}; it is kept as text."


_MOST_KIND_CHARACTERS = 40


def _records(text: str, delimiter: str) -> Iterable[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    while True:
        try:
            yield next(reader)
        except (StopIteration, csv.Error):
            return


def _is_clean(cell: str, delimiter: str) -> bool:
    """Return whether a cell looks like one value, rather than like several that another delimiter separates."""
    others = [other for other in _DELIMITERS if other != delimiter]
    return not any(other in cell for other in others) or re.fullmatch(r"\s*[-+]?[0-9.,]*[0-9]\s*", cell) is not None


def _looks_like_value(cell: str) -> bool:
    return re.fullmatch(r"[-+]?[0-9][0-9.,:/\-TZ+ eE]*|(?i:true|false|null|nan)", cell.strip()) is not None


def _has_header(records: list[list[str]]) -> bool:
    """Return whether the first record names the columns."""
    first, rest = records[0], records[1:]
    if not any(cell.strip() for cell in first):
        return False
    valued = [position for position, cell in enumerate(first) if _looks_like_value(cell)]
    if valued:
        # Years may name columns: where other texts name others, and not every value below is a year, too.
        return len(valued) < len(first) and all(
            _YEAR.fullmatch(first[position].strip())
            and not all(_YEAR.fullmatch(record[position].strip()) for record in rest if position < len(record))
            for position in valued
        )
    if any(_are_values(rest, position) for position in range(len(first))):
        return True
    # All is text. A name is not among the values below it, nor is it there twice.
    repeated = sum(cell in {record[at] for record in rest if at < len(record)} for at, cell in enumerate(first))
    return repeated == 0


def _are_values(records: list[list[str]], position: int) -> bool:
    cells = [record[position].strip() for record in records if position < len(record)]
    there = [cell for cell in cells if cell]
    return bool(there) and sum(map(_looks_like_value, there)) >= _NEAR_SHARE * len(there)


def _widened(first: list[str], width: int) -> list[str]:
    return [*first[:width], *([""] * (width - len(first)))]


def _is_parquet(path: Path) -> bool:
    with path.open("rb") as opened:
        return opened.read(4) == b"PAR1"


def _is_json(path: Path) -> bool:
    with path.open("rb") as opened:
        return opened.read(_SAMPLE_BYTES).lstrip()[:1] == b"{"


def _shown(text: str) -> str:
    return text if len(text) <= _SHOWN_CHARACTERS else text[:_SHOWN_CHARACTERS] + "…"


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0].removeprefix("Invalid Input Error: ")[:_SHOWN_CHARACTERS]


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _identifier_sql(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
