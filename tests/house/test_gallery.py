"""The gallery shows every page that there is to look at, on sheets that can be looked at."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from PIL import Image

from handouts.clinic import Size
from scripts import gallery
from scripts.gallery import HIGHEST, MOST_ACROSS, WIDEST, Tile, contact_sheets, write_sheets

A4, LETTER = (620, 877), (638, 825)


def tiles(count: int, sizes: Sequence[tuple[int, int]] = (A4, LETTER)) -> list[Tile]:
    """Return pages, each of a colour of its own."""
    return [
        Tile(f"page {number}", Image.new("RGB", sizes[number % len(sizes)], (number, 0, 0)))
        for number in range(1, count + 1)
    ]


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 17, 40])
@pytest.mark.parametrize("sizes", [(A4, LETTER), ((310, 438),), ((150, 212),)])
def test_every_page_is_on_a_sheet_that_can_be_looked_at(
    count: int, sizes: Sequence[tuple[int, int]]
) -> None:
    pages = tiles(count, sizes)
    shown: list[int] = []
    for sheet in contact_sheets(pages):
        assert sheet.width <= WIDEST
        assert sheet.height <= HIGHEST
        assert sheet.width < (MOST_ACROSS + 1) * sizes[0][0]
        colours = {colour for _, colour in sheet.getcolors(WIDEST * HIGHEST) or ()}
        shown += sorted(number for number in range(1, count + 1) if (number, 0, 0) in colours)
    assert shown == list(range(1, count + 1))


def test_no_page_covers_another() -> None:
    (sheet,) = contact_sheets(tiles(4))
    area = {colour: pixels for pixels, colour in sheet.getcolors(WIDEST * HIGHEST) or ()}
    for number, size in enumerate((LETTER, A4, LETTER, A4), start=1):
        assert area[number, 0, 0] == size[0] * size[1]


def test_each_page_has_a_label() -> None:
    named = Tile("en · standard · a4 · full · page 1 of 7", Image.new("RGB", A4, "white"))
    with_words, without = (
        next(contact_sheets([tile])) for tile in (named, Tile("", named.picture))
    )
    assert with_words.size == without.size
    assert with_words.tobytes() != without.tobytes()


def test_a_page_that_is_larger_than_a_sheet_has_one_for_itself() -> None:
    sheets = list(contact_sheets(tiles(2, ((1700, 2500),))))
    assert len(sheets) == 2


def test_no_page_makes_no_sheet() -> None:
    assert list(contact_sheets([])) == []


@pytest.mark.parametrize("wrong", [["--language", "tlh"], ["--size", "huge"], ["--dpi", "fine"]])
def test_what_is_not_there_is_refused(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        gallery.main(wrong)
    assert ended.value.code == 2
    assert wrong[1] in capsys.readouterr().err


@pytest.mark.pdf
@pytest.mark.parametrize(("language", "size"), [("ar", "standard")])
def test_one_language_and_size_is_written_in_colour_and_in_grey(
    language: str, size: Size, tmp_path: Path
) -> None:
    (tmp_path / "pdf").mkdir()
    written = write_sheets(language, size, 40, grey=True, folder=tmp_path)
    assert [path.name for path in written] == sorted(path.name for path in written)
    assert {path.stem.rpartition("-")[0] for path in written} == {
        "ar-standard",
        "ar-standard-grey",
    }
    handouts = sorted(path.stem for path in (tmp_path / "pdf").iterdir())
    assert handouts == [
        "ar-standard-beside-a4",
        "ar-standard-clinic-letter",
        "ar-standard-full-a4",
        "ar-standard-light-letter",
        "ar-standard-red-flag-a4",
    ]
    for path in written:
        with Image.open(path) as sheet:
            red, _, blue = sheet.split()
            has_colour = red.tobytes() != blue.tobytes()
            assert has_colour is ("grey" not in path.stem)
