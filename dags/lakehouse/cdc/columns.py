"""Columns of a source table: what they are called and typed in Iceberg, and how Debezium's values become theirs.

Debezium is told to give numbers as decimal text, times as microseconds and bytes as base64, so that nothing is rounded
on the way. What Iceberg has no value for (infinite times, years outside 1 to 9999, NaN in a decimal column, 24:00) is
NULL and counted.
"""

from __future__ import annotations

import base64
import json
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

import pyarrow as pa
from pyiceberg import types as iceberg

from lakehouse.cdc.errors import NeedsSnapshotError
from lakehouse.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_MAX_PRECISION = 38
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_DAY_MICROSECONDS = 86_400_000_000
_FIRST_DAY = -719_162  # 0001-01-01
_LAST_DAY = 2_932_896  # 9999-12-31

AUDIT_COLUMNS = ("_ingested_at", "_source_lsn", "_source_committed_at")


@dataclass(frozen=True)
class SourceColumn:
    """A column of a source table.

    Attributes:
        name: Its name there.
        type_name: PostgreSQL's name of its type in capitals, such as ``INT8`` or ``_TEXT``.
        precision: Digits of a NUMERIC that declares them.
        scale: How many of them stand after the point.
        form: Kafka Connect's type or logical type of the values in an event; empty where no event was seen.
    """

    name: str
    type_name: str
    precision: int | None = None
    scale: int | None = None
    form: str = field(default="", compare=False)


_PLAIN: dict[str, iceberg.IcebergType] = {
    "INT2": iceberg.IntegerType(),
    "INT4": iceberg.IntegerType(),
    "INT8": iceberg.LongType(),
    "OID": iceberg.LongType(),
    "BOOL": iceberg.BooleanType(),
    "FLOAT4": iceberg.FloatType(),
    "FLOAT8": iceberg.DoubleType(),
    "DATE": iceberg.DateType(),
    "TIME": iceberg.TimeType(),
    "TIMESTAMP": iceberg.TimestampType(),
    "TIMESTAMPTZ": iceberg.TimestamptzType(),
    "BYTEA": iceberg.BinaryType(),
}


def iceberg_type(column: SourceColumn) -> iceberg.IcebergType:
    """Return the Iceberg type that holds every value of the column; text where no other does."""
    if column.type_name == "NUMERIC" and column.precision and column.scale is not None:
        if column.precision <= _MAX_PRECISION and 0 <= column.scale <= column.precision:
            return iceberg.DecimalType(column.precision, column.scale)
        return iceberg.StringType()
    return _PLAIN.get(column.type_name, iceberg.StringType())


def target_name(source: str) -> str:
    """Return the name of a column in Iceberg: lower case, and everything but letters, digits and _ becomes _."""
    name = re.sub(r"[^a-z0-9_]", "_", source.lower())
    return f"{name}_" if name in AUDIT_COLUMNS else name


def check_names(table: str, columns: Iterable[SourceColumn]) -> None:
    """Refuse columns that would have the same name in Iceberg.

    Raises:
        SettingsError: Two have.
    """
    seen: dict[str, str] = {}
    for column in columns:
        name = target_name(column.name)
        if name in seen:
            raise SettingsError(f"{table}: the columns {seen[name]!r} and {column.name!r} would both be called {name}")
        seen[name] = column.name


def widens(old: SourceColumn, new: SourceColumn) -> bool:
    """Say whether a change of type leaves every value that is there as it is, so that no new snapshot is needed."""
    if iceberg_type(old) == iceberg_type(new):
        return old.type_name == new.type_name or {old.type_name, new.type_name} <= {"VARCHAR", "TEXT", "INT2", "INT4"}
    before, after = iceberg_type(old), iceberg_type(new)
    if isinstance(before, iceberg.IntegerType) and isinstance(after, iceberg.LongType):
        return True
    if isinstance(before, iceberg.FloatType) and isinstance(after, iceberg.DoubleType):
        # 0.1 of four bytes is another number than 0.1 of eight, and PostgreSQL casts by value, as Iceberg does.
        return True
    if isinstance(before, iceberg.DecimalType) and isinstance(after, iceberg.DecimalType):
        return before.scale == after.scale and before.precision <= after.precision
    return False


def to_arrow(column: SourceColumn, values: Sequence[Any]) -> tuple[pa.Array, int]:
    """Turn values as Debezium gives them into an array of the column's type.

    Returns:
        The array, and how many values Iceberg has no form for: these are NULL.
    """
    kind = iceberg_type(column)
    convert, storage = _conversion(column, kind)
    lost = 0
    converted: list[Any] = []
    for value in values:
        if value is None:
            converted.append(None)
            continue
        result = convert(value)
        if result is None:
            lost += 1
        converted.append(result)
    array = pa.array(converted, storage)
    wanted = arrow_type(kind)
    return (array if array.type == wanted else array.cast(wanted)), lost


_ARROW: dict[type[iceberg.IcebergType], pa.DataType] = {
    iceberg.IntegerType: pa.int32(),
    iceberg.LongType: pa.int64(),
    iceberg.BooleanType: pa.bool_(),
    iceberg.FloatType: pa.float32(),
    iceberg.DoubleType: pa.float64(),
    iceberg.DateType: pa.date32(),
    iceberg.TimeType: pa.time64("us"),
    iceberg.TimestampType: pa.timestamp("us"),
    iceberg.TimestamptzType: pa.timestamp("us", tz="UTC"),
    iceberg.BinaryType: pa.large_binary(),
    iceberg.StringType: pa.large_string(),
}


def arrow_type(kind: iceberg.IcebergType) -> pa.DataType:
    """Return the Arrow type that PyIceberg reads a column of this type as."""
    if isinstance(kind, iceberg.DecimalType):
        return pa.decimal128(kind.precision, kind.scale)
    return _ARROW[type(kind)]


def _conversion(column: SourceColumn, kind: iceberg.IcebergType) -> tuple[Callable[[Any], Any], pa.DataType]:
    if isinstance(kind, iceberg.StringType):
        return _text_of(column), pa.large_string()
    convert, storage = _CONVERSIONS.get(type(kind), (_as_is, None))
    return convert, storage or arrow_type(kind)


def _as_is(value: Any) -> Any:
    return value


def _decimal(value: str) -> Decimal | None:
    try:
        number = Decimal(value)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _day(value: int) -> int | None:
    return value if _FIRST_DAY <= value <= _LAST_DAY else None


def _time(value: int) -> int | None:
    return value if 0 <= value < _DAY_MICROSECONDS else None


def _moment(value: int) -> int | None:
    return value if _FIRST_DAY * _DAY_MICROSECONDS <= value < (_LAST_DAY + 1) * _DAY_MICROSECONDS else None


def _moment_of_text(value: str) -> int | None:
    try:
        return (datetime.fromisoformat(value) - _EPOCH) // _MICROSECOND
    except ValueError:
        return None


# What makes a value of each type, and the type in which Arrow takes it, where that is another.
_CONVERSIONS: dict[type[iceberg.IcebergType], tuple[Callable[[Any], Any], pa.DataType | None]] = {
    # NaN and the infinities come as text.
    iceberg.FloatType: (float, None),
    iceberg.DoubleType: (float, None),
    iceberg.DecimalType: (_decimal, None),
    iceberg.DateType: (_day, pa.int32()),
    iceberg.TimeType: (_time, pa.int64()),
    iceberg.TimestampType: (_moment, pa.int64()),
    iceberg.TimestamptzType: (_moment_of_text, pa.int64()),
    iceberg.BinaryType: (base64.b64decode, None),
}


def _text_of(column: SourceColumn) -> Callable[[Any], str]:
    if column.form == "io.debezium.data.Bits":
        length = column.precision or 0
        return lambda value: f"{int.from_bytes(base64.b64decode(value), 'little'):b}".zfill(length)
    if column.type_name == "BIT":
        return lambda value: "1" if value is True else "0" if value is False else str(value)
    if column.form == "BYTES":
        # A type that Debezium does not know: PostgreSQL's own text of it.
        return lambda value: base64.b64decode(value).decode()
    if column.type_name == "NUMERIC":
        return lambda value: _SPECIAL_NUMBERS.get(value, value)
    return lambda value: value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


_SPECIAL_NUMBERS = {"NAN": "NaN", "POSITIVE_INFINITY": "Infinity", "NEGATIVE_INFINITY": "-Infinity"}


def compare(table: str, old: Sequence[SourceColumn], new: Sequence[SourceColumn]) -> list[str]:
    """Say in words what changed between two states of a table's columns.

    Raises:
        NeedsSnapshotError: A type changed so that PostgreSQL may have rewritten values, which it does without telling.
    """
    before = {column.name: column for column in old}
    after = {column.name: column for column in new}
    for name in before.keys() & after.keys():
        if before[name] != after[name] and not widens(before[name], after[name]):
            raise NeedsSnapshotError(
                f"{table}.{name} changed its type from {before[name].type_name} to {after[name].type_name}"
            )
    added = [f"{table}.{name} was added" for name in after if name not in before]
    dropped = [f"{table}.{name} was dropped: it stays here, NULL from now on" for name in before if name not in after]
    widened = [
        f"{table}.{name} was widened from {iceberg_type(before[name])} to {iceberg_type(after[name])}"
        for name in after
        if name in before and iceberg_type(before[name]) != iceberg_type(after[name])
    ]
    return added + dropped + widened
