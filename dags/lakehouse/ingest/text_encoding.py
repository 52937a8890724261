"""Files as people have them, to plain UTF-8 that a reader may take at its word.

A file of any size is worked through in blocks. What is valid UTF-8 already is not copied. Decompression is bounded,
since a file of kilobytes can hold terabytes.
"""

from __future__ import annotations

import codecs
import re
import shutil
import unicodedata
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Literal

import pyarrow as pa
from charset_normalizer import from_bytes

from lakehouse.errors import LakehouseError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Compression = Literal["gzip", "zstd"]

UTF_8 = "utf-8"
UTF_16 = "utf-16"
LATIN_1 = "latin-1"
WINDOWS_1252 = "windows-1252"

# By the names that a declaration uses; Python's own for each.
ENCODINGS = {
    UTF_8: "utf-8",
    UTF_16: "utf-16",
    LATIN_1: "latin-1",
    WINDOWS_1252: "cp1252",
    "windows-1250": "cp1250",
    "windows-1251": "cp1251",
    "windows-1253": "cp1253",
    "windows-1254": "cp1254",
    "koi8-r": "koi8_r",
    "shift-jis": "cp932",
    "euc-jp": "euc_jp",
    "gb18030": "gb18030",
    "big5": "big5",
    "euc-kr": "cp949",
}
_NAMES = {codec: name for name, codec in ENCODINGS.items()}
# Which of the Latin ones a text is, no statistics tell reliably; those of other scripts they do.
_LATIN = frozenset({"cp1252", "cp1250", "cp1254"})
_GUESSES = ["cp1252", *sorted({*ENCODINGS.values()} - {"utf-8", "utf-16", "latin-1", "cp1252"})]

# Longest first: the mark of UTF-16 LE begins that of UTF-32 LE.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32"),
    (codecs.BOM_UTF8, "utf-8", UTF_8),
    (codecs.BOM_UTF16_LE, "utf-16-le", UTF_16),
    (codecs.BOM_UTF16_BE, "utf-16-be", UTF_16),
)
_COMPRESSIONS: tuple[tuple[str, Compression, re.Pattern[bytes]], ...] = (
    (".gz", "gzip", re.compile(rb"\x1f\x8b")),
    # A zstd file may begin with a frame to be skipped.
    (".zst", "zstd", re.compile(rb"\x28\xb5\x2f\xfd|[\x50-\x5f]\x2a\x4d\x18")),
)
_OTHERS = (
    (b"PK\x03\x04", "a ZIP archive or an Excel workbook; save its sheet as CSV"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Excel workbook; save its sheet as CSV"),
    (b"%PDF-", "a PDF document"),
    (b"PAR1", "Parquet; name it ….parquet"),
    (b"ORC", "ORC; write it as Parquet"),
    (b"Obj\x01", "Avro; write it as Parquet or JSON Lines"),
    (b"BZh", "compressed by bzip2; use gzip or zstd"),
    (b"\xfd7zXZ\x00", "compressed by xz; use gzip or zstd"),
    (b"SQLite format 3\x00", "a SQLite database"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)

_BLOCK_BYTES = 1 << 20
_SAMPLE_BYTES = 64 << 10
_CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_MOST_CONTROLS_SHARE = 0.01


@dataclass(frozen=True)
class ExpansionLimits:
    """How far a compressed file may expand.

    Attributes:
        ratio: Most bytes for each compressed one, once there are more than ``free_bytes``.
        free_bytes: Expanded size below which no ratio is too high: a column of blanks compresses a thousandfold.
        most_bytes: Largest expanded size.
        spare_disk_bytes: What must stay free on the disk.
    """

    ratio: int = 250
    free_bytes: int = 256 << 20
    most_bytes: int = 64 << 30
    spare_disk_bytes: int = 1 << 30


@dataclass(frozen=True)
class PlainText:
    """A file as UTF-8.

    Attributes:
        path: Where it is; the given file itself if that was plain UTF-8 already.
        encoding: The encoding that it had, by its name in a declaration, or ``utf-32``.
        marked: Whether a byte order mark said so.
        compression: What it was compressed by.
        guessed: Whether the encoding is no more than likely: neither declared, marked nor UTF-8.
        nul_count: Number of NUL characters in it.
        first_nul_line: Physical line of the first one.
    """

    path: Path
    encoding: str
    marked: bool = False
    compression: Compression | None = None
    guessed: bool = False
    nul_count: int = 0
    first_nul_line: int | None = None


class UnreadableFileError(LakehouseError):
    """A file cannot be read as a whole.

    Attributes:
        file: The file's full address.
        reason: What is the matter, and what to do about it.
        line: Physical line at fault, from 1; None where it is not one line.
    """

    def __init__(self, file: str, reason: str, line: int | None = None) -> None:
        where = file if line is None else f"{file}, line {line}"
        super().__init__(f"{where}: {reason}")
        self.file = file
        self.reason = reason
        self.line = line


def without_compression(name: str) -> str:
    """Return a file's name without the ending that tells its compression."""
    for ending, _, _ in _COMPRESSIONS:
        if name.lower().endswith(ending):
            return name[: -len(ending)]
    return name


def expand(
    source: Path, directory: Path, *, file: str, limits: ExpansionLimits | None = None
) -> tuple[Path, Compression | None]:
    """Decompress a file whose name and first bytes say that it is compressed.

    Args:
        source: The file on this machine, whatever it is called here.
        directory: Where the decompressed file goes.
        file: The file's full address; its ending counts.
        limits: How far it may expand.

    Returns:
        The decompressed file and what it was compressed by; the file itself and None if it is not compressed.

    Raises:
        UnreadableFileError: Name and first bytes disagree, the data is damaged, or it expands too far.
    """
    with source.open("rb") as opened:
        head = opened.read(16)
    for ending, compression, magic in _COMPRESSIONS:
        by_name, by_magic = file.lower().endswith(ending), magic.match(head) is not None
        if by_name and not by_magic:
            raise UnreadableFileError(file, f"its name ends in {ending}, but it is not {compression} data")
        if by_magic and not by_name:
            raise UnreadableFileError(file, f"it is {compression} data; let its name end in {ending}")
        if by_name:
            target = directory / "expanded"
            _decompress(source, target, compression, file, limits or ExpansionLimits())
            return target, compression
    return source, None


def to_utf_8(  # noqa: PLR0913
    source: Path,
    directory: Path,
    *,
    file: str,
    encoding: str | None = UTF_8,
    checked: bool = True,
    limits: ExpansionLimits | None = None,
) -> PlainText:
    """Decompress a text file and decode it to UTF-8 without a byte order mark.

    Args:
        source: The file on this machine, whatever it is called here. It is left as it is.
        directory: A directory for what is made of it; the caller removes it.
        file: The file's full address, for messages; its ending tells whether it is compressed.
        encoding: One of ENCODINGS, or None to find it out. A byte order mark has the last word.
        checked: Whether a file that is declared UTF-8 is checked to be, and NUL characters are counted; if not, that
            is left to its reader.
        limits: How far a compressed file may expand.

    Raises:
        UnreadableFileError: The file is not such text.
    """
    expanded, compression = expand(source, directory, file=file, limits=limits)
    with expanded.open("rb") as opened:
        head = opened.read(_SAMPLE_BYTES)
    for magic, what in _OTHERS:
        if head.startswith(magic):
            raise UnreadableFileError(file, f"it is no text but {what}")

    for mark, codec, name in _MARKS:
        if head.startswith(mark):
            text = PlainText(directory / "text", name, marked=True, compression=compression)
            text = _decode(expanded, text, codec, file, skip=len(mark))
            return _with_nuls(text, file) if checked else text
    if encoding is not None:
        codec = ENCODINGS[encoding]
        if codec == "utf-16":
            codec = _likely_utf_16(head) or "utf-16-le"
        text = PlainText(expanded if codec == UTF_8 else directory / "text", encoding, compression=compression)
        if not checked and text.path == expanded:
            return text
        text = _decode(expanded, text, codec, file)
        return _with_nuls(text, file) if checked else text
    return _with_nuls(_detect(expanded, directory, file, head, compression), file)


def _decompress(source: Path, target: Path, compression: Compression, file: str, limits: ExpansionLimits) -> None:
    # Arrow's stream, unlike those of gzip and zstandard, gives bounded blocks and also notices data that is cut off.
    compressed_bytes = source.stat().st_size
    written = 0
    try:
        with (
            pa.OSFile(str(source)) as raw,
            pa.CompressedInputStream(raw, compression) as stream,
            target.open("wb") as opened,
        ):
            while block := stream.read(_BLOCK_BYTES):
                written += len(block)
                if reason := _too_much(written, compressed_bytes, target.parent, limits):
                    raise UnreadableFileError(file, reason)  # noqa: TRY301
                opened.write(block)
    except UnreadableFileError:
        target.unlink(missing_ok=True)
        raise
    except OSError as error:
        target.unlink(missing_ok=True)
        if error.errno is not None:
            raise
        raise UnreadableFileError(file, f"its {compression} data is damaged or cut off ({error})") from error


def _too_much(written: int, compressed_bytes: int, directory: Path, limits: ExpansionLimits) -> str | None:
    if written > limits.most_bytes:
        return f"it expands to more than {_size(limits.most_bytes)}, the most that is read; split it"
    if written > limits.free_bytes and written > limits.ratio * compressed_bytes:
        return (
            f"its {_size(compressed_bytes)} expand to more than {limits.ratio} times as much, which no table does; "
            "upload it without compression if it is one"
        )
    if shutil.disk_usage(directory).free < limits.spare_disk_bytes:
        return f"the disk of the worker is full after the first {_size(written)} of its expanded data"
    return None


def _detect(source: Path, directory: Path, file: str, head: bytes, compression: Compression | None) -> PlainText:
    if codec := _likely_utf_16(head):
        text = PlainText(directory / "text", UTF_16, compression=compression, guessed=True)
        return _decode(source, text, codec, file)
    try:
        return _decode(source, PlainText(source, UTF_8, compression=compression), "utf-8", file)
    except UnreadableFileError as error:
        not_utf_8 = error
    sample = _foreign_lines(source)
    if len(_CONTROLS.findall(sample)) + len(_CONTROLS.findall(head)) > _MOST_CONTROLS_SHARE * (len(sample) + len(head)):
        raise UnreadableFileError(file, "it is no text: it holds control characters throughout")

    matches = from_bytes(sample, cp_isolation=_GUESSES, preemptive_behaviour=False)
    codecs_in_order = [match.encoding for match in matches]
    foreign = len(re.findall(rb"[\x80-\xff]", sample))
    in_runs = sum(map(len, re.findall(rb"[\x80-\xff]{2,}", sample)))
    # Latin texts have single letters beyond ASCII, others have words of them.
    if not codecs_in_order or codecs_in_order[0] in _LATIN or in_runs < foreign / 2:
        codecs_in_order.insert(0, "cp1252")
    for codec in dict.fromkeys(codecs_in_order):
        name = _NAMES[codec]
        if codec == "cp1252" and not _has_controls_of_latin_1(source):
            codec, name = "latin-1", LATIN_1  # noqa: PLW2901
        text = PlainText(directory / "text", name, compression=compression, guessed=True)
        try:
            return _decode(source, text, codec, file)
        except UnreadableFileError:
            continue
    raise UnreadableFileError(file, f"its encoding is unknown; save it as UTF-8 ({not_utf_8.reason})", not_utf_8.line)


def _likely_utf_16(head: bytes) -> str | None:
    """Return which UTF-16 a text without a byte order mark begins in, if it does."""
    even = head[: len(head) // 2 * 2]
    if even.count(0) <= _MOST_CONTROLS_SHARE * len(even):
        return None
    for codec in ("utf-16-le", "utf-16-be"):
        text = codecs.getincrementaldecoder(codec)("replace").decode(even)
        # Read the wrong way round, each line break is U+0A00 or U+0D00, and ASCII turns into Chinese.
        breaks = text.count("\n") + text.count("\r") + text.count(",") + text.count("\t") + text.count(" ")
        odd = sum(
            character == "\ufffd"
            or (character not in "\t\r\n\f" and unicodedata.category(character) in {"Cc", "Cn", "Co"})
            for character in text
        )
        if breaks and odd <= _MOST_CONTROLS_SHARE * len(text):
            return codec
    return None


def _foreign_lines(source: Path) -> bytes:
    """Return a sample of the lines that are not ASCII, which may begin late in a file."""
    sample = bytearray()
    with source.open("rb") as opened:
        for block in _blocks(opened):
            if block.isascii():
                continue
            for match in re.finditer(rb"[^\r\n]*[\x80-\xff][^\r\n]*", block):
                # What touches the edges of a block may be half a character.
                if match.start() > 0 or opened.tell() == len(block):
                    sample += match[0][: _SAMPLE_BYTES // 4] + b"\n"
                if len(sample) >= _SAMPLE_BYTES:
                    return bytes(sample)
    return bytes(sample)


def _has_controls_of_latin_1(source: Path) -> bool:
    with source.open("rb") as opened:
        return any(re.search(rb"[\x80-\x9f]", block) for block in _blocks(opened) if not block.isascii())


def _decode(source: Path, text: PlainText, codec: str, file: str, *, skip: int = 0) -> PlainText:
    """Decode a file, or, where the text is the file itself, make sure that it is UTF-8."""
    decoder = codecs.getincrementaldecoder(codec)("strict")
    target = None if text.path == source else text.path.open("wb")
    done = skip
    try:
        with source.open("rb") as opened:
            opened.seek(skip)
            for block in _blocks(opened):
                pending = len(decoder.getstate()[0])
                # What a block before it left over makes even ASCII wrong.
                if codec == "utf-8" and not pending and block.isascii():
                    plain = block
                else:
                    decoded = decoder.decode(block)
                    plain = b"" if target is None else decoded.encode()
                done += len(block)
                if target is not None:
                    target.write(plain)
            pending = len(decoder.getstate()[0])
            block = b""
            decoder.decode(b"", final=True)
    except UnicodeError as error:
        start = error.start if isinstance(error, UnicodeDecodeError) else 0
        bad = (error.object[start : start + 4] if isinstance(error, UnicodeDecodeError) else block[:4]) or b""
        offset = done - pending + start
        if target is not None:
            target.close()
            text.path.unlink()
        line = _line_at(source, skip, offset, codec)
        raise UnreadableFileError(file, _not_decodable(text.encoding, offset, bad), line) from error
    finally:
        if target is not None:
            target.close()
    return text


def _not_decodable(encoding: str, offset: int, bad: bytes) -> str:
    shown = " ".join(f"{byte:02x}" for byte in bad)
    return f"expected {encoding.upper()}, which the bytes {shown} (from byte {offset + 1} of the file on) are not"


def _line_at(source: Path, skip: int, offset: int, codec: str) -> int:
    """Return the physical line of a byte, all before which can be decoded."""
    decoder = codecs.getincrementaldecoder(codec)("strict")
    lines, after_return, left = 1, False, offset - skip
    with source.open("rb") as opened:
        opened.seek(skip)
        while left > 0 and (block := opened.read(min(left, _BLOCK_BYTES))):
            left -= len(block)
            text = decoder.decode(block)
            lines += text.count("\n") + text.count("\r") - text.count("\r\n") - (after_return and text.startswith("\n"))
            after_return = text.endswith("\r") if text else after_return
    return lines


def _with_nuls(text: PlainText, file: str) -> PlainText:
    """Count the NUL characters of a text.

    Raises:
        UnreadableFileError: They are so many that it is none.
    """
    count, first, size = 0, None, 0
    with text.path.open("rb") as opened:
        for block in _blocks(opened):
            if b"\0" in block:
                count += block.count(0)
                first = size + block.index(0) if first is None else first
            size += len(block)
    if first is None:
        return text
    if count > max(1, _MOST_CONTROLS_SHARE * size):
        raise UnreadableFileError(file, "it is no text: it holds NUL bytes throughout")
    return PlainText(
        text.path,
        text.encoding,
        text.marked,
        text.compression,
        text.guessed,
        count,
        _line_at(text.path, 0, first, "utf-8"),
    )


def _blocks(opened: IO[bytes]) -> Iterator[bytes]:
    return iter(lambda: opened.read(_BLOCK_BYTES), b"")


def _size(count: int) -> str:
    for unit in ("B", "KiB", "MiB"):
        if count < 1 << 10:
            return f"{count} {unit}"
        count >>= 10
    return f"{count} GiB"
