from __future__ import annotations

import codecs
import gzip
import random
from typing import TYPE_CHECKING

import pytest
import zstandard

from lakehouse.ingest import text_encoding
from lakehouse.ingest.text_encoding import ENCODINGS, ExpansionLimits, PlainText, UnreadableFileError, to_utf_8

if TYPE_CHECKING:
    from pathlib import Path

GERMAN = "id;name;city\n" + "".join(f"{n};Jürgen Weiß {n};Köln\n" for n in range(50))
RUSSIAN = "id,name\n" + "".join(f"{n},Москва и Санкт-Петербург\n" for n in range(50))
JAPANESE = "id,name\n" + "".join(f"{n},東京都カタカナひらがな\n" for n in range(50))


def read(tmp_path: Path, content: bytes, name: str = "a.csv", encoding: str | None = None) -> tuple[PlainText, str]:
    source = tmp_path / "source"
    source.write_bytes(content)
    text = to_utf_8(source, tmp_path, file=name, encoding=encoding)
    assert source.read_bytes() == content
    return text, text.path.read_bytes().decode("utf-8")


def refusal(tmp_path: Path, content: bytes, name: str = "a.csv", encoding: str | None = None) -> UnreadableFileError:
    with pytest.raises(UnreadableFileError) as caught:
        read(tmp_path, content, name, encoding)
    assert str(caught.value).startswith(name)
    return caught.value


def test_plain_utf_8_is_read_where_it_is(tmp_path: Path) -> None:
    text, content = read(tmp_path, "a,b\n1,ü€\U0001f600\n".encode())
    assert text == PlainText(tmp_path / "source", "utf-8")
    assert content == "a,b\n1,ü€\U0001f600\n"


@pytest.mark.parametrize("declared", [None, "utf-8", "latin-1"])
@pytest.mark.parametrize(
    ("mark", "codec", "name"),
    [
        (codecs.BOM_UTF8, "utf-8", "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16"),
        (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32"),
        (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32"),
    ],
)
def test_a_byte_order_mark_is_honoured_whatever_is_declared_and_does_not_stay(
    tmp_path: Path, declared: str | None, mark: bytes, codec: str, name: str
) -> None:
    text, content = read(tmp_path, mark + GERMAN.encode(codec), encoding=declared)
    assert content == GERMAN
    assert (text.encoding, text.marked, text.guessed) == (name, True, False)


@pytest.mark.parametrize("name", sorted(ENCODINGS))
def test_each_declared_encoding_is_read_as_such(tmp_path: Path, name: str) -> None:
    text = {"windows-1251": RUSSIAN, "koi8-r": RUSSIAN, "shift-jis": JAPANESE, "euc-jp": JAPANESE}.get(
        name, "a,b\n1,x\n"
    )
    assert read(tmp_path, text.encode(ENCODINGS[name]), encoding=name) == (
        PlainText(tmp_path / ("source" if name == "utf-8" else "text"), name, marked=name == "utf-16"),
        text,
    )


@pytest.mark.parametrize(
    ("content", "name", "expected"),
    [
        (GERMAN.encode("latin-1"), "latin-1", GERMAN),
        ("id,price\n1,5 €\n2,“7”\n".encode("cp1252"), "windows-1252", "id,price\n1,5 €\n2,“7”\n"),
        (GERMAN.encode("utf-16-le"), "utf-16", GERMAN),
        (GERMAN.encode("utf-16-be"), "utf-16", GERMAN),
        (JAPANESE.encode("utf-16-le"), "utf-16", JAPANESE),
        (RUSSIAN.encode("cp1251"), "windows-1251", RUSSIAN),
        (RUSSIAN.encode("koi8-r"), "koi8-r", RUSSIAN),
        (JAPANESE.encode("cp932"), "shift-jis", JAPANESE),
        (JAPANESE.encode("euc-jp"), "euc-jp", JAPANESE),
    ],
)
def test_an_encoding_that_nothing_tells_is_found_out(tmp_path: Path, content: bytes, name: str, expected: str) -> None:
    text, decoded = read(tmp_path, content)
    assert decoded == expected
    assert (text.encoding, text.guessed) == (name, True)


def test_an_encoding_is_found_where_its_first_letter_comes_after_megabytes_of_ascii(tmp_path: Path) -> None:
    content = "1;plain\n" * 400_000 + "2;Köln\n"
    text, decoded = read(tmp_path, content.encode("latin-1"))
    assert decoded == content
    assert text.encoding == "latin-1"


def test_a_guess_holds_for_the_whole_file_or_is_not_made(tmp_path: Path) -> None:
    # 0x81 is nothing in windows-1252 and much in Shift JIS; as Latin-1 it is a control character.
    content = b"1;K\xf6ln \x80\n" * 100_000 + b"2;\x81\xff\xff\n"
    error = refusal(tmp_path, content)
    assert "encoding is unknown" in error.reason


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_bytes_that_are_not_the_encoding_are_named_by_their_line(tmp_path: Path, break_: str, encoding: str) -> None:
    good = f"1,üx{break_}" * 300_000
    codec = {"utf-8": "utf-8", "utf-16": "utf-16-le"}[encoding]
    bad = {"utf-8": b"\xff", "utf-16": b"\x00\xd8x\x00"}[encoding]
    error = refusal(tmp_path, good.encode(codec) + b"a,"[:0] + bad + "\n".encode(codec), encoding=encoding)
    assert error.line == 300_001
    assert f"from byte {len(good.encode(codec)) + 1} of" in error.reason


def test_a_character_that_the_end_of_the_file_cuts_is_an_error(tmp_path: Path) -> None:
    assert refusal(tmp_path, "a\nü".encode()[:-1], encoding="utf-8").line == 2
    assert refusal(tmp_path, "a\nb".encode("utf-16-le")[:-1], encoding="utf-16").line == 2


@pytest.mark.parametrize("seed", range(20))
def test_blocks_that_cut_characters_change_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    monkeypatch.setattr(text_encoding, "_BLOCK_BYTES", 1 + seed % 7)
    content = "".join(random.Random(seed).choices("aü€\U0001f600\r\n,", k=300))
    assert read(tmp_path, content.encode(), encoding="utf-8")[1] == content
    assert read(tmp_path, content.encode("utf-16"), encoding="utf-8")[1] == content
    whole = content.encode() + b"\xff"
    lines = len((content + "x").replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    assert refusal(tmp_path, whole, encoding="utf-8").line == lines


def compressed(kind: str, content: bytes) -> bytes:
    return gzip.compress(content) if kind == ".gz" else zstandard.compress(content)


@pytest.mark.parametrize("ending", [".gz", ".zst", ".GZ"])
def test_compressed_files_are_read_with_all_their_parts(tmp_path: Path, ending: str) -> None:
    kind = ending.lower()
    text, content = read(
        tmp_path,
        compressed(kind, GERMAN.encode("latin-1")) + compressed(kind, b"more\n"),
        f"a.csv{ending}",
        encoding="latin-1",
    )
    assert content == GERMAN + "more\n"
    assert text.compression == {".gz": "gzip", ".zst": "zstd"}[kind]


@pytest.mark.parametrize("ending", [".gz", ".zst"])
def test_compressed_data_that_is_cut_off_or_changed_is_an_error(tmp_path: Path, ending: str) -> None:
    whole = compressed(ending, GERMAN.encode() * 100)
    for broken in (whole[:-3], whole[: len(whole) // 2], whole + b"rest"):
        assert "damaged or cut off" in refusal(tmp_path, broken, f"a.csv{ending}").reason
        assert not (tmp_path / "expanded").exists()


def test_name_and_content_must_agree_on_compression(tmp_path: Path) -> None:
    assert "not gzip data" in refusal(tmp_path, b"a,b\n", "a.csv.gz").reason
    assert "not zstd data" in refusal(tmp_path, b"", "a.csv.zst").reason
    assert "let its name end in .gz" in refusal(tmp_path, gzip.compress(b"a"), "a.csv").reason
    assert "let its name end in .zst" in refusal(tmp_path, zstandard.compress(b"a"), "a.csv").reason


@pytest.mark.parametrize("ending", [".gz", ".zst"])
@pytest.mark.parametrize(
    ("limits", "reason"),
    [
        (ExpansionLimits(ratio=100, free_bytes=1 << 20), "expand to more than 100 times"),
        (ExpansionLimits(most_bytes=10 << 20), "more than 10 MiB"),
        (ExpansionLimits(spare_disk_bytes=1 << 60), "disk of the worker is full"),
    ],
)
def test_a_bomb_is_refused_before_it_fills_the_disk(
    tmp_path: Path, ending: str, limits: ExpansionLimits, reason: str
) -> None:
    source = tmp_path / "source"
    source.write_bytes(compressed(ending, b"\n" * (64 << 20)))
    with pytest.raises(UnreadableFileError, match=reason):
        to_utf_8(source, tmp_path, file=f"a.csv{ending}", limits=limits)
    assert not (tmp_path / "expanded").exists()


def test_what_is_no_text_is_called_by_its_name(tmp_path: Path) -> None:
    assert "Excel workbook" in refusal(tmp_path, b"PK\x03\x04....").reason
    assert "PDF" in refusal(tmp_path, b"%PDF-1.7\n").reason
    assert "Parquet" in refusal(tmp_path, b"PAR1....").reason
    noise = random.Random(1).randbytes(100_000)
    assert "it is no text" in refusal(tmp_path, b"\x01" + noise).reason


def test_single_nul_bytes_are_counted_and_many_are_refused(tmp_path: Path) -> None:
    text, content = read(tmp_path, b"a,b\n" * 500 + b"1,\0\n" + b"2,\0x\n")
    assert (text.nul_count, text.first_nul_line) == (2, 501)
    assert content.count("\0") == 2
    assert "NUL bytes throughout" in refusal(tmp_path, b"a,b\n\0\1\0\1\0\0\0\n" * 100).reason
    assert "NUL bytes throughout" in refusal(tmp_path, b"a,b\n\0\0\0" * 100, encoding="utf-8").reason
