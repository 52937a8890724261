"""What happened to a table's rows: changes in the order of the source, brought down to the last one of each key."""

from __future__ import annotations

import base64
import json
import pickle
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, BinaryIO, Final, cast

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lakehouse.cdc.columns import SourceColumn

Key = tuple[Any, ...]


class _Unchanged:
    """A value that PostgreSQL keeps apart (TOAST) and did not send, as the update left it alone."""

    def __repr__(self) -> str:
        return "UNCHANGED"

    def __reduce__(self) -> str:
        return "UNCHANGED"


UNCHANGED: Final = _Unchanged()


@dataclass(slots=True)
class Change:
    """One change of one row, or of all of them.

    Attributes:
        operation: Debezium's letter: c(reate), u(pdate), d(elete), t(runcate) or r(ead by the snapshot).
        key: Values of the key's columns; empty for a truncate.
        row: Values by column; None where the row is gone.
    """

    operation: str
    key: Key
    row: dict[str, Any] | None


@dataclass(slots=True)
class Row:
    """A row as its last change left it."""

    values: dict[str, Any]
    lsn: int
    committed_ms: int


@dataclass
class TableChanges:
    """The changes of one table that wait to be applied: the last of each key.

    Attributes:
        columns: The table's columns as of the last change.
        key_columns: Names of those that make the key.
        rows: What each changed key is now; None for a row that is gone.
        truncated: Whether all rows from before `rows` are gone.
        events: How many changes of each kind these were.
    """

    columns: tuple[SourceColumn, ...] = ()
    key_columns: tuple[str, ...] = ()
    rows: dict[Key, Row | None] = field(default_factory=dict)
    truncated: bool = False
    events: Counter[str] = field(default_factory=Counter)

    def add(self, change: Change, lsn: int, committed_ms: int) -> None:
        """Take the next change in."""
        self.events[change.operation] += 1
        if change.operation == "t":
            self.rows.clear()
            self.truncated = True
            return
        if change.row is None:
            self.rows[change.key] = None
            return
        values = change.row
        earlier = self.rows.get(change.key)
        if earlier is not None and UNCHANGED in values.values():
            values = {name: earlier.values.get(name) if value is UNCHANGED else value for name, value in values.items()}
        self.rows[change.key] = Row(values, lsn, committed_ms)

    def __bool__(self) -> bool:
        return self.truncated or bool(self.rows)


class OpenTransaction:
    """The changes of a transaction whose end has not come, which tells where it stands: in memory, then in a file."""

    def __init__(self, held: int = 50_000) -> None:
        self._limit = held
        self._held: list[tuple[str, Change]] = []
        self._file: BinaryIO | None = None
        self.length = 0

    def add(self, table: str, change: Change) -> None:
        """Take the next change in."""
        self._held.append((table, change))
        self.length += 1
        if len(self._held) >= self._limit:
            if self._file is None:
                self._file = cast("BinaryIO", tempfile.TemporaryFile())  # noqa: SIM115 -- closed by `clear`
            pickle.dump(self._held, self._file)
            self._held = []

    def __iter__(self) -> Iterator[tuple[str, Change]]:
        if self._file is not None:
            end = self._file.tell()
            self._file.seek(0)
            while self._file.tell() < end:
                yield from pickle.load(self._file)  # noqa: S301 -- written by this very process
        yield from self._held

    def clear(self) -> None:
        """Forget them."""
        self._held = []
        self.length = 0
        if self._file is not None:
            self._file.close()
            self._file = None


class ChangeReader:
    """Reads changes from Debezium's JSON.

    Attributes:
        placeholder: What Debezium writes for a value that was not sent; nobody else knows it.
    """

    def __init__(self, placeholder: str) -> None:
        self.placeholder = placeholder
        self._of_bytes = base64.b64encode(placeholder.encode()).decode()

    def read(self, key: str | None, value: dict[str, Any], text: str) -> Change:
        """Read one change.

        Args:
            key: JSON of the key; None for a truncate.
            value: The change.
            text: The JSON that it was read from.
        """
        operation = value["op"]
        parsed = tuple(_hashable(part) for part in json.loads(key).values()) if key else ()
        row = value["after"]
        if row is not None and (self.placeholder in text or self._of_bytes in text):
            absent = (self.placeholder, self._of_bytes)
            row = {name: UNCHANGED if cell in absent else cell for name, cell in row.items()}
        return Change(operation, parsed, row)


def _hashable(part: Any) -> Any:
    return json.dumps(part) if isinstance(part, dict | list) else part
