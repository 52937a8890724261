"""Column types: their names in a declaration and in DuckDB, and how a text becomes one of them.

Texts are read strictly: what DuckDB would round, guess or shorten (``1.5`` as a whole number, ``0x10``, ``1_000``,
``2024-1-5``, ``1e400``) is not a value of the type.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_DECIMAL = re.compile(r"decimal\(\s*([0-9]{1,2})\s*,\s*([0-9]{1,2})\s*\)")
_MAX_PRECISION = 38
_INTEGER_DIGITS = 10
_BIGINT_DIGITS = 19


@dataclass(frozen=True)
class ColumnType:
    """A type that a column can have.

    Attributes:
        name: Its name in a declaration, such as ``decimal(12,2)``.
        duckdb: Its name in DuckDB's SQL.
        expected: What a value must be, in words for an error message.
        pattern: RE2 expression that a whole trimmed text must match; None for text, which may be anything.
        precision: A decimal's digits; None for other types.
        scale: How many of them stand after the point.
    """

    name: str
    duckdb: str
    expected: str
    pattern: str | None
    precision: int | None = None
    scale: int | None = None

    def cast(self, text: str) -> str:
        """Return SQL for the value of a text expression, NULL where it is not one.

        Args:
            text: SQL of type VARCHAR; NULL gives NULL.
        """
        if self.pattern is None:
            return text
        # Values are rarely surrounded by blanks, and a CASE computes a branch only for the rows that come to it.
        trimmed = f"trim({text}, {_BLANKS})"
        return (
            f"CASE WHEN regexp_full_match({text}, '{self.pattern}') THEN {self._value(text)}"
            f" WHEN regexp_full_match({trimmed}, '{self.pattern}') THEN {self._value(trimmed)} END"
        )

    def _value(self, text: str) -> str:
        value = f"try_cast({text} AS {self.duckdb})"
        # 1e400 becomes infinity.
        return f"CASE WHEN isfinite({value}) THEN {value} END" if self.name in ("real", "double") else value

    def is_invalid(self, text: str, value: str) -> str:
        """Return SQL that is true where a text was there and is no value of this type."""
        if self.pattern is None:
            return "false"
        return f"CASE WHEN {value} IS NULL THEN coalesce(trim({text}, {_BLANKS}) <> '', false) ELSE false END"


# What may stand around a number or a date.
_BLANKS = "' ' || chr(9) || chr(13) || chr(10)"

_DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_TIME = r"[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?"
_FLOAT = r"[-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]{1,4})?"

_PLAIN = {
    kind.name: kind
    for kind in (
        ColumnType("boolean", "BOOLEAN", "true or false", "(?i)true|false|t|f|yes|no|y|n|1|0"),
        ColumnType(
            "integer",
            "INTEGER",
            "a whole number from -2147483648 to 2147483647",
            f"[-+]?[0-9]{{1,{_INTEGER_DIGITS}}}",
        ),
        ColumnType(
            "bigint",
            "BIGINT",
            "a whole number of at most 64 bits",
            f"[-+]?[0-9]{{1,{_BIGINT_DIGITS}}}",
        ),
        ColumnType("real", "FLOAT", "a number such as 1.5 or 2e-3", _FLOAT),
        ColumnType("double", "DOUBLE", "a number such as 1.5 or 2e-3", _FLOAT),
        ColumnType("varchar", "VARCHAR", "any text", None),
        ColumnType("date", "DATE", "a date as YYYY-MM-DD", _DATE),
        ColumnType(
            "timestamp",
            "TIMESTAMP",
            "a time as YYYY-MM-DD HH:MM:SS, without a zone",
            f"{_DATE}[T ]{_TIME}",
        ),
        ColumnType(
            "timestamp_tz",
            "TIMESTAMPTZ",
            "a time with its zone, as YYYY-MM-DD HH:MM:SS+HH:MM or …Z",
            rf"{_DATE}[T ]{_TIME} ?(Z|[-+][0-9]{{2}}(:?[0-9]{{2}})?)",
        ),
    )
}


def decimal(precision: int, scale: int) -> ColumnType:
    """Return the decimal type of that many digits, `scale` of them after the point."""
    return ColumnType(
        f"decimal({precision},{scale})",
        f"DECIMAL({precision},{scale})",
        f"a number with at most {precision - scale} digits before the point and {scale} after it",
        rf"[-+]?[0-9]+(\.[0-9]{{0,{scale}}}0*)?",
        precision,
        scale,
    )


def parse_type(name: str) -> ColumnType:
    """Return the type of that name.

    Raises:
        ValueError: There is none; the message names those that there are.
    """
    if kind := _PLAIN.get(name):
        return kind
    if match := _DECIMAL.fullmatch(name):
        precision, scale = int(match[1]), int(match[2])
        if 1 <= precision <= _MAX_PRECISION and scale <= precision:
            return decimal(precision, scale)
        raise ValueError(
            f"{name!r}: a decimal has 1 to {_MAX_PRECISION} digits, of which the second number stands after the point"
        )
    raise ValueError(f"{name!r} is no type; types are {', '.join(_PLAIN)} and decimal(p,s)")


def wider(kind: ColumnType) -> ColumnType | None:
    """Return the widest type that Iceberg lets a column of this type become; None where there is no wider one."""
    if kind.name == "integer":
        return _PLAIN["bigint"]
    if kind.name == "real":
        return _PLAIN["double"]
    if kind.scale is not None and kind.precision != _MAX_PRECISION:
        return decimal(_MAX_PRECISION, kind.scale)
    return None


def common(declared: ColumnType, found: ColumnType) -> ColumnType:
    """Return the wider of a declared type and that of the table's column, which an earlier file may have widened.

    Raises:
        ValueError: Neither can become the other.
    """
    if declared == found or wider(declared) == found:
        return found
    if wider(found) == declared:
        return declared
    if declared.precision is not None and found.precision is not None and declared.scale == found.scale:
        return declared if declared.precision > found.precision else found
    raise ValueError(f"is declared as {declared.name}, but the table's column is {found.name}")


def guess(is_all: Callable[[ColumnType], bool]) -> ColumnType:
    """Return the narrowest type that holds every value of a column.

    Args:
        is_all: Tells whether every value that is there is one of the given type.
    """
    candidates = ("bigint", "double", "boolean", "date", "timestamp_tz", "timestamp")
    return next((kind for name in candidates if is_all(kind := _PLAIN[name])), _PLAIN["varchar"])
