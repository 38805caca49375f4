"""A file is read in the encoding that it is in, and nobody's name is spelt wrong in silence."""

import codecs
from pathlib import Path

import pytest

from handouts.batch.encoding import encoding_of
from handouts.batch.table import open_table
from handouts.errors import ExitCode, ProfileError
from tests.batch.samples import read, refusal, write

TEXT = "name,language\r\nÁngela Ñu “x” 30 €,es\r\n"


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (TEXT.encode(), "utf-8"),
        (b"name,language\r\nAna,es\r\n", "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8-sig"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16"),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), "utf-32"),
        (TEXT.encode("cp1252"), "cp1252"),
    ],
)
def test_what_spreadsheets_write_is_read(tmp_path: Path, content: bytes, name: str) -> None:
    path = tmp_path / "rows.csv"
    path.write_bytes(content)
    assert encoding_of(path).name == name
    table = open_table(path)
    assert table.header == ("name", "language")
    assert "Ana" in content.decode("latin-1") or read(table) == {2: ("Ángela Ñu “x” 30 €", "es")}


def test_only_a_guess_is_warned_of(tmp_path: Path) -> None:
    good = open_table(write(tmp_path, TEXT))
    guessed = open_table(write(tmp_path, TEXT, encoding="cp1252"))
    assert good.notices == ()
    (notice,) = guessed.notices
    assert notice.code == "encoding-guessed"
    assert "--encoding" in notice.message


def test_a_name_beats_the_guess_and_needs_no_warning(tmp_path: Path) -> None:
    path = write(tmp_path, "name,language\nŁucja,pl\n", encoding="cp1250")
    table = open_table(path, encoding="cp1250")
    assert read(table) == {2: ("Łucja", "pl")}
    assert table.notices == ()


def test_a_name_does_not_beat_a_mark_nor_text_that_can_be_nothing_but_utf_8(
    tmp_path: Path,
) -> None:
    for encoding in ("utf-8", "utf-16"):
        table = open_table(write(tmp_path, TEXT, encoding=encoding), encoding="cp1252")
        assert read(table) == {2: ("Ángela Ñu “x” 30 €", "es")}


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "iso2022_jp"])
def test_a_name_decides_where_the_bytes_could_be_anything(tmp_path: Path, encoding: str) -> None:
    path = write(tmp_path, "name,language\r\n山田,ja\r\n", encoding=encoding)
    assert read(open_table(path, encoding=encoding)) == {2: ("山田", "ja")}


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark_is_recognised(tmp_path: Path, encoding: str) -> None:
    with pytest.raises(ProfileError, match="utf-16-le or utf-16-be") as caught:
        open_table(write(tmp_path, TEXT, encoding=encoding))
    assert refusal(caught.value) == ["encoding"]


@pytest.mark.parametrize("name", ["klingon", "base64", "rot13", "undefined", "a\0b", "../x", " "])
def test_a_name_that_is_none_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ProfileError, match="no encoding of that name") as caught:
        open_table(write(tmp_path, TEXT, encoding="cp1252"), encoding=name)
    assert refusal(caught.value) == ["unknown-encoding"]
    assert caught.value.exit_code is ExitCode.PROFILE


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (TEXT.encode("cp1252"), "ascii"),
        (codecs.BOM_UTF8 + TEXT.encode("cp1252"), ""),
        (codecs.BOM_UTF16_LE + b"odd", ""),
    ],
)
def test_an_encoding_that_does_not_fit_is_refused(
    tmp_path: Path, content: bytes, name: str
) -> None:
    path = tmp_path / "rows.csv"
    path.write_bytes(content)
    with pytest.raises(ProfileError) as caught:
        open_table(path, encoding=name)
    assert refusal(caught.value) == ["encoding"]
    assert "ngela" not in str(caught.value)


def test_one_broken_byte_does_not_spoil_the_names_of_all_others(tmp_path: Path) -> None:
    content = TEXT.encode() + b"Jos\xe9,es\r\n" + "Zoë,es\r\n".encode()
    path = tmp_path / "rows.csv"
    path.write_bytes(content)
    table = open_table(path)
    assert [notice.code for notice in table.notices] == ["encoding-damaged"]
    rows = read(table)
    assert rows[2] == ("Ángela Ñu “x” 30 €", "es")
    assert rows[3] == ("Jos\udce9", "es")
    assert rows[4] == ("Zoë", "es")


def test_a_character_that_is_cut_by_the_end_of_a_piece_is_whole(tmp_path: Path) -> None:
    """The file is looked through in pieces of 65,536 bytes."""
    start = "name,language\n" + "x" * (65_536 - 14 - 1)
    path = write(tmp_path, f"{start}ñ,es\n")
    assert path.read_bytes()[65_535:65_537] == "ñ".encode()
    assert encoding_of(path).name == "utf-8"
    assert encoding_of(path).notices == ()


def test_halves_of_a_character_in_two_places_are_no_character(tmp_path: Path) -> None:
    piece = 65_536
    start = b"name,language\n" + b"x" * (piece - 15) + b"\xc3"
    path = tmp_path / "rows.csv"
    path.write_bytes(start + b"y" * piece + b"\xb1,es\n")
    assert len(start) == piece
    assert encoding_of(path).name == "cp1252"
