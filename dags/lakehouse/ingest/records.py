"""The records of delimited text files: what a file is like before it is read, and on which lines its records are.

DuckDB reads such files fast, but not all of them right: in parallel it guesses where a quoted field ends, records that
end in different ways stop it, and a record with a field too many makes it lose the quotes after it. What is found out
here tells which way of reading is safe; `records` is the slow one that always is.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from lakehouse.ingest.text_encoding import UnreadableFileError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# The longest record, and the longest field.
MAX_RECORD_BYTES = 32 << 20
_BLOCK_BYTES = 1 << 20
_MOST_NULS_SHARE = 0.01
_UNDECODABLE = re.compile("[\udc80-\udcff]")


@dataclass(frozen=True)
class Form:
    """What a text file is like.

    Attributes:
        has_quotes: Whether there is a quote in it.
        has_nuls: Whether there is a NUL character in it.
        has_escaped_nuls: Whether there is one as JSON writes it.
        mixes_breaks: Whether its lines end in more than one way, or in a carriage return alone.
        lines: Number of lines that are not empty.
        all_lines: Number of lines.
    """

    has_quotes: bool
    has_nuls: bool
    has_escaped_nuls: bool
    mixes_breaks: bool
    lines: int
    all_lines: int


@dataclass(frozen=True)
class Record:
    """One record of a file.

    Attributes:
        line: Physical line on which it starts, from 1.
        fields: Its fields; what of them could be told where it has a fault.
        fault: Why it is no record of its file; None if it is.
        column: Position of the field at fault, from 0; None where that is no one field.
        lines: Its lines as they are.
    """

    line: int
    fields: list[str]
    fault: str | None
    column: int | None
    lines: list[str]


def examine(path: Path, file: str) -> Form:
    """Find out what a file is like, in one fast pass.

    Raises:
        UnreadableFileError: It is no text.
    """
    quotes = escaped = False
    nuls = returns = both = feeds = empty = size = 0
    previous = b"\n"
    with path.open("rb") as opened:
        for block in _blocks(opened):
            size += len(block)
            quotes = quotes or b'"' in block
            escaped = escaped or b"\\u0000" in block
            if b"\0" in block:
                nuls += block.count(0)
            feeds += block.count(b"\n")
            if b"\r" in block:
                returns += block.count(b"\r")
                both += block.count(b"\r\n") + (previous.endswith(b"\r") and block.startswith(b"\n"))
            empty += _empty_lines(previous, block)
            previous = (previous + block[-2:])[-2:] if len(block) < len(previous) else block[-2:]
    if nuls > max(1, _MOST_NULS_SHARE * size):
        raise UnreadableFileError(file, "it is no text: it holds NUL bytes throughout")
    mixes = returns > 0 and not returns == both == feeds
    lines = feeds + (size > 0 and not previous.endswith(b"\n"))
    return Form(quotes, nuls > 0, escaped, mixes, lines - empty, lines)


def unify_breaks(path: Path) -> None:
    """Let all lines of a file, also those within quotes, end in a line feed alone."""
    target = path.with_name(f"{path.name}.unified")
    held = b""
    with path.open("rb") as opened, target.open("wb") as written:
        for block in _blocks(opened):
            text = held + block
            # Whether a carriage return is one of a pair, the next block tells.
            held = b"\r" if text.endswith(b"\r") else b""
            text = text[: len(text) - len(held)]
            written.write(text.replace(b"\r\n", b"\n").replace(b"\r", b"\n"))
        written.write(held.replace(b"\r", b"\n"))
    target.replace(path)


def records(path: Path, delimiter: str, width: int | None = None) -> Iterator[Record]:
    """Read a file record by record, with the csv module.

    Args:
        path: The file, in UTF-8.
        delimiter: What separates fields.
        width: How many fields a record has; None to take the first one's.

    Raises:
        UnreadableFileError: A quote is never closed, so that nothing is known of what comes after it.
    """
    csv.field_size_limit(MAX_RECORD_BYTES)
    with path.open(encoding="utf-8", newline="", errors="surrogateescape") as text:
        lines = _Remembering(text)
        reader = csv.reader(lines, delimiter=delimiter, strict=True)
        line = 1
        while True:
            lines.taken.clear()
            fields: list[str] = []
            fault: str | None = None
            column: int | None = None
            try:
                fields = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                if lines.ended and "end of data" in str(error):
                    raise UnreadableFileError(
                        "",
                        "a quote that opens in this record is never closed; close it, or double it if it is text",
                        line,
                    ) from None
                fault = _QUOTING if "expected after" in str(error) else str(error)
                fields = next(csv.reader(lines.taken, delimiter=delimiter), [])
                column = len(fields) - 1 if width is not None and len(fields) <= width else None
            if fields:
                width = len(fields) if width is None else width
                if fault is None:
                    fault, column = fault_of(fields, width)
                yield Record(line, fields, fault, column, lines.taken)
            line += len(lines.taken)


_QUOTING = "text follows a closing quote; a quote within a quoted field must be doubled"


def fault_of(fields: list[str], width: int) -> tuple[str | None, int | None]:
    """Return what is wrong with a record's fields, and the position of the one at fault."""
    if len(fields) < width:
        return f"the record has {len(fields)} fields where the header has {width}", len(fields)
    # A delimiter at the end of each record is common, and takes nothing away.
    if any(fields[width:]):
        return f"the record has {len(fields)} fields where the header has {width}", None
    for position, field in enumerate(fields):
        if _UNDECODABLE.search(field):
            return "these bytes are not the file's encoding", position
    return None, None


def sift(source: Path, target: Path, delimiter: str, width: int) -> tuple[list[Record], int, int]:
    """Copy the records of a file that have no fault, as they are.

    Returns:
        The records that have one, the first of them; their number; the number of those without, but for the header.

    Raises:
        UnreadableFileError: A quote is never closed.
    """
    faulty: list[Record] = []
    count = 0
    good = -1
    with target.open("w", encoding="utf-8", newline="", errors="surrogateescape") as written:
        writer = csv.writer(written, delimiter=delimiter, lineterminator="", quoting=csv.QUOTE_ALL)
        for record in records(source, delimiter, width):
            if record.fault is None or good < 0:
                good += 1
                if len(record.fields) > width:
                    # Fields beyond the header's that are quoted, if empty, would be too many to DuckDB.
                    writer.writerow(record.fields[:width])
                    # Two kinds of line breaks in one file lose DuckDB records.
                    written.write("\r\n" if record.lines[-1].endswith("\r\n") else "\n")
                else:
                    written.writelines(record.lines)
                continue
            count += 1
            if len(faulty) < MAX_FAULTS_KEPT:
                faulty.append(Record(record.line, record.fields, record.fault, record.column, []))
    return faulty, count, good


MAX_FAULTS_KEPT = 100_000


def lines_of_records(path: Path, delimiter: str, width: int, wanted: set[int]) -> dict[int, int]:
    """Return the physical lines of records without fault, by their numbers after the header, from 0."""
    found: dict[int, int] = {}
    last = max(wanted)
    number = -1
    for record in records(path, delimiter, width):
        if record.fault is not None:
            continue
        if number in wanted:
            found[number] = record.line
        if number >= last:
            break
        number += 1
    return found


def lines_of_plain_records(path: Path, wanted: set[int], *, skipped: set[int], header: bool) -> dict[int, int]:
    """Return the physical lines of records by their numbers, from 0, in a file without quotes.

    Args:
        path: The file.
        wanted: The records' numbers.
        skipped: Lines that are not counted, beside blank ones.
        header: Whether the first record is not counted.
    """
    found: dict[int, int] = {}
    last = max(wanted)
    number = -1 if header else 0
    with path.open("rb") as opened:
        for line, text in enumerate(opened, 1):
            if text in _EMPTY or line in skipped or (not header and not text.strip()):
                continue
            if number in wanted:
                found[number] = line
            if number >= last:
                break
            number += 1
    return found


def lines_at(path: Path, offsets: list[int]) -> list[int]:
    """Return for each byte, in ascending order, the physical line of the record that begins there.

    Where blank lines come before a record, DuckDB has it begin with them.
    """
    found = []
    lines, at = 1, 0
    with path.open("rb") as opened:
        for offset in offsets:
            while at < offset and (block := opened.read(min(offset - at, _BLOCK_BYTES))):
                lines += block.count(b"\n")
                at += len(block)
            blank = 0
            while opened.readline() in _EMPTY:
                blank += 1
            found.append(lines + blank)
            opened.seek(at)
    return found


_EMPTY = (b"\n", b"\r\n")


class _Remembering:
    """Iterates over lines and keeps those that were taken."""

    def __init__(self, text: IO[str]) -> None:
        self._text = text
        self.taken: list[str] = []
        self.ended = False

    def __iter__(self) -> _Remembering:
        return self

    def __next__(self) -> str:
        line = self._text.readline(MAX_RECORD_BYTES)
        if not line:
            self.ended = True
            raise StopIteration
        self.taken.append(line)
        return line


def _empty_lines(previous: bytes, block: bytes) -> int:
    # Rare, and the search for it costs little where there are none.
    text = previous + block
    if b"\n\n" not in text and b"\n\r\n" not in text:
        return 0
    return len(re.findall(rb"(?<=\n)\r?\n", text)) - len(re.findall(rb"(?<=\n)\r?\n", previous))


def _blocks(opened: IO[bytes]) -> Iterator[bytes]:
    return iter(lambda: opened.read(_BLOCK_BYTES), b"")
