"""What a pipeline is: a YAML file that says where its files are, what they hold and which table they go to."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from lakehouse.errors import LakehouseError
from lakehouse.ingest.columns import ColumnType, parse_type

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

MAX_BYTES = 256 << 10
MAX_COLUMNS = 2000

_NAME = re.compile(r"[a-z][a-z0-9_]{0,49}")
_COLUMN = re.compile(r"[a-z][a-z0-9_]{0,127}")
_TRANSFORM = re.compile(
    r"(?:(identity|year|month|day|hour)\s*\(\s*(\w+)\s*\)|(bucket|truncate)\s*\(\s*(\w+)\s*,\s*([0-9]{1,6})\s*\)|(\w+))"
)
_TIMES = ("date", "timestamp", "timestamp_tz")
_EXACT = ("integer", "bigint", "decimal", "varchar")
# https://iceberg.apache.org/spec/#partition-transforms
_TRANSFORMS = {
    "identity": (*_TIMES, *_EXACT, "boolean"),
    "year": _TIMES,
    "month": _TIMES,
    "day": _TIMES,
    "hour": ("timestamp", "timestamp_tz"),
    "bucket": (*_TIMES, *_EXACT),
    "truncate": _EXACT,
}
# Of minutes, hours, days of the month, months and days of the week.
_CRON_RANGES = ((0, 59), (0, 23), (1, 31), (1, 12), (0, 7))
_CRON_PART = re.compile(r"(?:\*|([0-9]{1,2})(?:-([0-9]{1,2}))?)(?:/([1-9][0-9]?))?")
_FORMATS = ("csv", "jsonl", "parquet")
ENCODINGS = ("utf-8", "utf-16", "latin-1", "windows-1252")
RESERVED_TABLES = ("ingested_files", "ingest_runs", "quality_results", "maintenance_log")


@dataclass(frozen=True)
class Fault:
    """One thing wrong with a declaration.

    Attributes:
        path: Where it is, such as ``target.columns[2].type``; empty for the file as a whole.
        line: The line in the file, from 1; None where it is not known.
        message: What is wrong and what would be right.
    """

    path: str
    line: int | None
    message: str

    def __str__(self) -> str:
        """One line for a log or a page."""
        where = f"line {self.line}: " if self.line else ""
        return f"{where}{self.path + ': ' if self.path else ''}{self.message}"


class DeclarationError(LakehouseError):
    """A declaration cannot be used; it says everything that is wrong with it."""

    def __init__(self, name: str, faults: list[Fault]) -> None:
        super().__init__("\n".join([f"The pipeline {name} cannot be used:", *(str(fault) for fault in faults)]))
        self.faults = faults


@dataclass(frozen=True)
class Column:
    """A declared column.

    Attributes:
        name: Its name in the table; in files it is found under this name, once theirs are normalised.
        type: What its values become.
        comment: What it means, for readers of the table.
    """

    name: str
    type: ColumnType
    comment: str | None = None


@dataclass(frozen=True)
class Partitioning:
    """One part of a table's partitioning.

    Attributes:
        column: The column.
        transform: What is made of it: ``identity``, ``year``, ``month``, ``day``, ``hour``, ``bucket`` or ``truncate``.
        argument: The number of buckets, or the width to which a value is cut; None for the others.
    """

    column: str
    transform: str
    argument: int | None = None


@dataclass(frozen=True)
class Declaration:
    """A pipeline.

    Attributes:
        name: Its name; the DAG is `<name>_pipeline`.
        description: What it is for.
        prefix: Keys in the bucket that begin with it are its files.
        format: ``csv``, ``jsonl`` or ``parquet``.
        delimiter: What separates a CSV record's fields.
        encoding: The text files' encoding where they have no byte order mark.
        table: Name of the table in the schema `lakehouse`.
        key: Columns that together name a row.
        watermark: Column of which the greater value is the later record; None to go by the files' times only.
        partitioning: How the table is partitioned.
        columns: The declared columns.
        max_bad_share: Above this share of bad rows a file is refused whole, 0 to 1.
        schedule: Cron expression (UTC) of runs beside those that new files start; None for none.
    """

    name: str
    prefix: str
    table: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    description: str = ""
    format: str = "csv"
    delimiter: str = ","
    encoding: str = "utf-8"
    watermark: str | None = None
    partitioning: tuple[Partitioning, ...] = ()
    max_bad_share: float = 0.1
    schedule: str | None = None

    @property
    def dag_id(self) -> str:
        """Id of the pipeline's DAG."""
        return f"{self.name}_pipeline"

    @property
    def rejects_table(self) -> str:
        """Name of the table with the bad rows."""
        return f"{self.table}_rejects"

    def column(self, name: str) -> Column:
        """Return the column of that name, which is declared."""
        return next(column for column in self.columns if column.name == name)


def load(path: Path) -> Declaration:
    """Read a declaration from a file.

    Raises:
        DeclarationError: It is none; all that is wrong is named.
        OSError: The file cannot be read.
    """
    with path.open("rb") as file:
        content = file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise DeclarationError(path.stem, [Fault("", None, f"the file has more than {MAX_BYTES >> 10} KiB")])
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        raise DeclarationError(path.stem, [Fault("", None, f"the file is no UTF-8 ({error})")]) from error
    declaration = parse(text, path.stem)
    if declaration.name != path.stem:
        raise DeclarationError(
            path.stem, [Fault("name", None, f"is {declaration.name!r}, but the file is {path.name}; they must agree")]
        )
    return declaration


def parse(text: str, name: str = "") -> Declaration:
    """Read a declaration from YAML text.

    Raises:
        DeclarationError: It is none; all that is wrong is named.
    """
    try:
        _check_no_aliases(text)
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        _check_keys(root)
        value = yaml.safe_load(text)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mark = error if isinstance(error, _RefusedError) else getattr(error, "problem_mark", None)
        raise DeclarationError(
            name, [Fault("", mark.line + 1 if mark else None, f"is no YAML: {getattr(error, 'problem', error)}")]
        ) from error
    reader = _Reader(_lines(root))
    declaration = reader.read(value)
    if reader.faults or declaration is None:
        raise DeclarationError(name, reader.faults)
    return declaration


def check_together(
    declarations: Iterable[Declaration],
) -> tuple[list[Declaration], list[tuple[Declaration, list[Fault]]]]:
    """Tell apart declarations that can run beside each other from those that cannot.

    Of two that have one name or write one table the first is good.

    Returns:
        The good ones, and the others with what is wrong with them.
    """
    good: list[Declaration] = []
    bad: list[tuple[Declaration, list[Fault]]] = []
    names: set[str] = set()
    tables: dict[str, str] = {}
    for declaration in declarations:
        written = (declaration.table, declaration.rejects_table)
        faults = [
            Fault("target.table", None, f"{table} is written by the pipeline {tables[table]}; each table has one")
            for table in written
            if table in tables
        ]
        if declaration.name in names:
            faults.append(Fault("name", None, f"there is already a pipeline {declaration.name}"))
        if faults:
            bad.append((declaration, faults))
            continue
        good.append(declaration)
        names.add(declaration.name)
        tables |= dict.fromkeys(written, declaration.name)
    return good, bad


class _RefusedError(ValueError):
    def __init__(self, problem: str, line: int) -> None:
        super().__init__(problem)
        self.problem = problem
        self.line = line


def _check_no_aliases(text: str) -> None:
    # An alias of an alias of an alias is a small file that becomes a huge value.
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        if isinstance(event, yaml.AliasEvent):
            raise _RefusedError("aliases (*name) are not allowed", event.start_mark.line if event.start_mark else 0)


def _check_keys(node: yaml.Node | None) -> None:
    # Of two values of one key the first would be lost without a word.
    if isinstance(node, yaml.MappingNode):
        names = set()
        for key, value in node.value:
            if key.value in names:
                raise _RefusedError(f"{key.value} is there twice", key.start_mark.line)
            names.add(key.value)
            _check_keys(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            _check_keys(item)


def _is_cron(text: str) -> bool:
    fields = text.split()
    if len(fields) != len(_CRON_RANGES):
        return False
    for values, (least, most) in zip(fields, _CRON_RANGES, strict=True):
        for part in values.split(","):
            match = _CRON_PART.fullmatch(part)
            if match is None:
                return False
            first = int(match[1]) if match[1] else least
            last = int(match[2]) if match[2] else first if match[1] else most
            if not least <= first <= last <= most:
                return False
    return True


def _lines(node: yaml.Node | None, path: str = "") -> dict[str, int]:
    if node is None:
        return {}
    lines = {path: node.start_mark.line + 1}
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            child = f"{path}.{key.value}" if path else str(key.value)
            lines |= _lines(value, child)
            lines[child] = key.start_mark.line + 1
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            lines |= _lines(value, f"{path}[{index}]")
    return lines


@dataclass
class _Reader:
    lines: dict[str, int]
    faults: list[Fault] = field(default_factory=list)

    def fault(self, path: str, message: str) -> None:
        line = self.lines.get(path) or self.lines.get(path.rpartition(".")[0])
        self.faults.append(Fault(path, line, message))

    def mapping(self, value: Any, path: str, known: tuple[str, ...]) -> dict[str, Any]:
        if not isinstance(value, dict):
            self.fault(path, f"must be a mapping with the keys {', '.join(known)}")
            return {}
        prefix = f"{path}." if path else ""
        for key in value:
            if key not in known:
                self.fault(f"{prefix}{key}", f"is not known; the keys here are {', '.join(known)}")
        return value

    def text(
        self,
        source: dict[str, Any],
        path: str,
        *,
        required: bool = False,
        choices: tuple[str, ...] = (),
        max_length: int = 512,
    ) -> str | None:
        value = source.get(path.rpartition(".")[2])
        if value is None:
            if required:
                self.fault(path, "is missing")
            return None
        if not isinstance(value, str):
            self.fault(path, f"must be a text, not {value!r}")
        elif len(value) > max_length:
            self.fault(path, f"has {len(value)} characters; at most {max_length} are allowed")
        elif choices and value not in choices:
            self.fault(path, f"is {value!r}; it must be {' or '.join(choices)}")
        else:
            return value
        return None

    def name(self, source: dict[str, Any], path: str) -> str:
        value = self.text(source, path, required=True)
        if value is not None and not _NAME.fullmatch(value):
            self.fault(path, f"is {value!r}; it must be a lower-case letter followed by at most 49 of a-z, 0-9 and _")
        return value or ""

    def read(self, value: Any) -> Declaration | None:
        root = self.mapping(value, "", ("name", "description", "source", "target", "bad_rows", "schedule"))
        if not root:
            return None
        name = self.name(root, "name")
        source = self.mapping(root.get("source"), "source", ("prefix", "format", "delimiter", "encoding"))
        target = self.mapping(root.get("target"), "target", ("table", "key", "watermark", "partitioning", "columns"))
        kind = self.text(source, "source.format", choices=_FORMATS) or "csv"
        columns = self.columns(target.get("columns"))
        by_name = {column.name: column for column in columns}
        table = self.name(target, "target.table")
        if table in RESERVED_TABLES or table.endswith("_rejects"):
            self.fault("target.table", f"{table!r} is a name of the lakehouse's own tables; choose another")
        return Declaration(
            name=name,
            description=self.text(root, "description", max_length=1000) or "",
            prefix=self.prefix(source),
            format=kind,
            delimiter=self.delimiter(source, kind),
            encoding=self.encoding(source, kind),
            table=table,
            key=self.key(target.get("key"), by_name),
            watermark=self.watermark(target, by_name),
            partitioning=self.partitioning(target.get("partitioning"), by_name),
            columns=columns,
            max_bad_share=self.max_bad_share(root.get("bad_rows")),
            schedule=self.schedule(root),
        )

    def prefix(self, source: dict[str, Any]) -> str:
        value = self.text(source, "source.prefix", required=True)
        if value is None:
            return ""
        *folders, last = value.split("/")
        # A folder ends with a slash, after which there is nothing; without one it would be the whole bucket.
        if not value or any(part in ("", ".", "..") for part in folders) or last in (".", ".."):
            self.fault("source.prefix", f"is {value!r}; it must be a folder such as raw/sales/ or the key of one file")
        elif value.startswith("profiles/"):
            self.fault("source.prefix", f"is {value!r}; profiles/ holds what the lakehouse found out about uploads")
        elif any(ord(character) < ord(" ") for character in value):
            self.fault("source.prefix", f"is {value!r}; it has a control character")
        return value

    def delimiter(self, source: dict[str, Any], kind: str) -> str:
        value = self.text(source, "source.delimiter")
        if value is None:
            return ","
        if kind != "csv":
            self.fault("source.delimiter", f"is for csv only, and the format is {kind}; leave it out")
        elif len(value) != 1 or value in '"\r\n' or not value.isascii():
            self.fault("source.delimiter", f"is {value!r}; it must be one ASCII character, and no quote or line break")
        return value

    def encoding(self, source: dict[str, Any], kind: str) -> str:
        value = self.text(source, "source.encoding", choices=ENCODINGS)
        if value is not None and kind == "parquet":
            self.fault("source.encoding", "is for text files, and the format is parquet; leave it out")
        return value or "utf-8"

    def columns(self, value: Any) -> tuple[Column, ...]:
        path = "target.columns"
        if not isinstance(value, list) or not value:
            self.fault(path, "must be a list with at least one column, such as {name: order_id, type: bigint}")
            return ()
        if len(value) > MAX_COLUMNS:
            self.fault(path, f"has {len(value)} columns; at most {MAX_COLUMNS} are allowed")
            return ()
        found: dict[str, Column] = {}
        for index, item in enumerate(value):
            here = f"{path}[{index}]"
            entry = self.mapping(item, here, ("name", "type", "comment"))
            name = self.text(entry, f"{here}.name", required=True)
            kind = self.text(entry, f"{here}.type", required=True)
            comment = self.text(entry, f"{here}.comment", max_length=1000)
            if name is None or kind is None:
                continue
            if not _COLUMN.fullmatch(name):
                self.fault(
                    f"{here}.name",
                    f"is {name!r}; it must be a lower-case letter followed by at most 127 of a-z, 0-9 and _",
                )
            if name in found:
                self.fault(f"{here}.name", f"{name!r} is there more than once")
            try:
                found[name] = Column(name, parse_type(kind), comment)
            except ValueError as error:
                self.fault(f"{here}.type", str(error))
        return tuple(found.values())

    def key(self, value: Any, columns: dict[str, Column]) -> tuple[str, ...]:
        path = "target.key"
        if not isinstance(value, list) or not value or not all(isinstance(name, str) for name in value):
            self.fault(path, "must be a list of the columns that together name a row, such as [order_id]")
            return ()
        for index, name in enumerate(value):
            here = f"{path}[{index}]"
            if name not in columns:
                self.fault(here, f"{name!r} is no declared column")
            elif columns[name].type.name in ("real", "double"):
                self.fault(here, f"{name!r} is a {columns[name].type.name}; a key must compare exactly")
            elif value.index(name) < index:
                self.fault(here, f"{name!r} is there more than once")
        return tuple(value)

    def watermark(self, target: dict[str, Any], columns: dict[str, Column]) -> str | None:
        value = self.text(target, "target.watermark")
        if value is not None and value not in columns:
            self.fault("target.watermark", f"{value!r} is no declared column")
        return value

    def partitioning(self, value: Any, columns: dict[str, Column]) -> tuple[Partitioning, ...]:
        path = "target.partitioning"
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self.fault(path, "must be a list such as [month(order_date)]")
            return ()
        found = []
        for index, item in enumerate(value):
            here = f"{path}[{index}]"
            match = _TRANSFORM.fullmatch(item.strip())
            if match is None:
                self.fault(
                    here,
                    f"is {item!r}; it must be a column, or year, month, day or hour of one, as month(order_date), or"
                    " bucket(column, number) or truncate(column, width)",
                )
                continue
            column = match[2] or match[4] or match[6]
            kind = match[1] or match[3] or "identity"
            if column not in columns:
                self.fault(here, f"{column!r} is no declared column")
                continue
            argument = int(match[5]) if match[5] else None
            if argument == 0 or columns[column].type.name.partition("(")[0] not in _TRANSFORMS[kind]:
                self.fault(here, f"{item!r} cannot be made of a {columns[column].type.name}")
                continue
            found.append(Partitioning(column, kind, argument))
        return tuple(found)

    def max_bad_share(self, value: Any) -> float:
        default = 0.1
        if value is None:
            return default
        share = self.mapping(value, "bad_rows", ("max_share",)).get("max_share", default)
        if isinstance(share, bool) or not isinstance(share, int | float) or not 0 <= share <= 1:
            self.fault("bad_rows.max_share", f"is {share!r}; it must be a number from 0 to 1")
            return default
        return float(share)

    def schedule(self, root: dict[str, Any]) -> str | None:
        value = self.text(root, "schedule")
        if value is None:
            return None
        if not _is_cron(value):
            self.fault("schedule", f"is {value!r}; it must be a cron expression of five fields, such as */15 * * * *")
        return value
