"""The blocks of a page stand as one reads them: what belongs together is together, and level."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import pytest

from handouts.clinic import Paper, Size
from tests.document.specimens import Specimen
from tests.pdf.boxes import MM, Leaf, Placed, Typeset, below

pytestmark = pytest.mark.pdf

LEAST_BLANK = 40 * MM
"""How long a blank is into which an amount is written."""


@cache
def made(name: str, language: str, size: Size, paper: Paper = "a4") -> Typeset:
    """Return a specimen as it is typeset."""
    return Specimen(name, language, size, paper).laid_out()[1]


def with_class(leaf: Leaf, name: str) -> list[Placed]:
    return [placed for placed in leaf.body if placed.has_class(name)]


def words_in(placed: Placed) -> Iterator[Placed]:
    return (one for one in below(placed.box) if one.kind == "TextBox" and one.text)


def baseline(placed: Placed) -> float:
    return float(placed.box.position_y + placed.box.baseline)


LIGHT: list[tuple[str, Size]] = [("en", "standard"), ("fr", "clear"), ("ar", "large")]


@pytest.mark.parametrize("size", ["standard", "clear", "large"])
def test_the_titles_of_all_sections_are_set_alike(size: Size) -> None:
    titles = [
        heading
        for leaf in made("light", "en", size, "letter").leaves
        for heading in leaf.body
        if heading.box.element_tag == "h2" and heading.is_within("section")
        if not any(Placed(box, ()).has_class("alarm") for box in heading.around)
    ]
    assert len(titles) > 5
    assert len({round(title.box.style["font_size"], 1) for title in titles}) == 1
    assert len({round(title.border.left) for title in titles}) == 1


@pytest.mark.parametrize("size", ["standard", "clear", "large"])
def test_the_place_of_a_move_that_is_left_out_is_as_high_as_a_drawing(size: Size) -> None:
    leaves = made("full", "en", size).leaves
    crossed = {round(p.border.bottom - p.border.top, 1) for f in leaves for p in _crossed(f)}
    drawn = {
        round(p.border.bottom - p.border.top, 1)
        for leaf in leaves
        for p in with_class(leaf, "drawing")
        if any(Placed(box, ()).has_class("cards") for box in p.around)
    }
    assert len(crossed) == 1
    assert crossed == drawn


def _crossed(leaf: Leaf) -> list[Placed]:
    return with_class(leaf, "left-out")


def test_a_sign_stands_as_high_in_its_line_wherever_it_comes() -> None:
    above: set[float] = set()
    for leaf in made("light", "en", "standard", "letter").leaves:
        for block in with_class(leaf, "flow"):
            first = next(words_in(block))
            place = next(place for picture, place in leaf.pictures if picture.box is block.box)
            above.add(round(baseline(first) - place.bottom, 1))
    assert len(above) == 1


@pytest.mark.parametrize(("language", "size"), LIGHT)
def test_nothing_follows_the_blank_for_an_amount_and_an_amount_fits_in(
    language: str, size: Size
) -> None:
    blanks = 0
    for leaf in made("light", language, size, "letter").leaves:
        for amount in with_class(leaf, "amount"):
            for blank in (p for p in below(amount.box) if p.has_class("blank")):
                blanks += 1
                assert blank.border.right - blank.border.left >= LEAST_BLANK
                assert not any(_follows(word, blank) for word in words_in(amount))
    assert blanks > 1


def _follows(word: Placed, blank: Placed) -> bool:
    """Return whether a word stands in a lower line than a blank, or after it in the same."""
    if word.border.top >= blank.border.bottom:
        return True
    is_level = word.border.bottom > blank.border.bottom - 1 and word.border.top < blank.border.top
    is_after = word.border.left >= blank.border.right
    if word.box.style["direction"] == "rtl":
        is_after = word.border.right <= blank.border.left
    return is_level and is_after


@pytest.mark.parametrize("language", ["en", "es", "ar", "fr", "uk"])
def test_in_large_print_no_number_to_call_waits_overleaf_while_there_is_room(language: str) -> None:
    pages = [list(_rows(leaf)) for leaf in made("red-flag", language, "large").leaves]
    assert sum(len(rows) for rows in pages) > 2
    bottom = max(row.border.bottom for rows in pages for row in rows)
    for here, overleaf in pairwise(pages):
        if here and len(overleaf) > 1:  # the last row stands with what is said of the table
            room = bottom - here[-1].border.bottom
            assert room < overleaf[0].border.bottom - overleaf[0].border.top


def _rows(leaf: Leaf) -> Iterator[Placed]:
    return (row for row in leaf.body if row.kind == "TableRowBox" and not row.is_within("thead"))


@pytest.mark.parametrize("language", ["en", "uk"])
def test_two_weeks_of_the_diary_stand_on_one_large_page(language: str) -> None:
    leaves = made("full", language, "large").leaves
    pages = [
        leaf.number
        for leaf in leaves
        for placed in leaf.body
        if placed.box.element_tag == "section" and placed.box.element.get("id") == "tool-diary"
    ]
    assert len(pages) == 1


def test_cells_to_write_in_have_air_at_their_sides() -> None:
    cells = [
        placed.box
        for leaf in made("full", "uk", "large").leaves
        for placed in leaf.body
        if placed.kind == "TableCellBox"
        if any(Placed(box, ()).has_class("grid") for box in placed.around)
    ]
    assert len(cells) > 50
    assert min(min(cell.padding_left, cell.padding_right) for cell in cells) >= 1.5 * MM - 0.1


@pytest.mark.parametrize("language", ["en", "ar"])
def test_all_of_the_first_line_of_a_foot_stands_on_one_line(language: str) -> None:
    leaf = made("beside", language, "standard").leaves[0]
    words = [p for p in leaf.margins if p.kind == "TextBox" and p.text]
    assert len(words) > 4
    first = min(baseline(word) for word in words)
    ends = [word for word in words if any(Placed(b, ()).has_class("pages") for b in word.around)]
    assert ends
    assert all(baseline(word) == pytest.approx(first, abs=0.3) for word in ends)


def test_a_short_title_is_not_cut_inside_a_word() -> None:
    leaf = made("full", "zh_Hans", "clear").leaves[0]
    (title,) = (p for p in leaf.body if p.box.element_tag == "h1" and p.kind == "BlockBox")
    assert {"护理", "计划"} <= {word[-2:] for word in title.text.split()} | {title.text[-2:]}
