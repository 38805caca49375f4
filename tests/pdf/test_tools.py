"""Pages to write on, on paper: room for a pen, whole rows, legible heads, in both directions."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from itertools import pairwise, product
from typing import Any, cast

import pikepdf
import pytest

from handouts.clinic import Paper, Size
from handouts.document import warnings_ahead
from handouts.pdf import render
from handouts.pdf.render import typeset
from handouts.resources import Resources
from tests.document.contrast import LINE, WHITE, contrast
from tests.document.specimens import opens_on_page_1
from tests.document.tool_pages import page_of, plan
from tests.pdf.opening import Opened, assert_fit

pytestmark = pytest.mark.pdf

MM = 96 / 25.4
POINT = 96 / 72
PEN = 9 * MM
SLACK = 0.5

MOST_REMEDIES = 7
IDS = ("tool-log", "tool-diary", "tool-flare", "tool-questions")
LANGUAGES = {"en": "US", "es": "US", "ar": "EG"}
PAPERS: list[Paper] = ["a4", "letter"]
SIZES: list[Size] = ["standard", "clear", "large"]


@dataclass(frozen=True)
class Kind:
    """One kind of handout: language, paper and size of its letters."""

    language: str
    paper: Paper
    size: Size

    def __str__(self) -> str:
        """Return the name of the kind in the reports of the tests."""
        return f"{self.language}-{self.paper}-{self.size}"


KINDS = [Kind(language, *how) for language in LANGUAGES for how in product(PAPERS, SIZES)]


@dataclass(frozen=True)
class Laid:
    """A handout as it was laid out: the boxes of each page."""

    pages: list[Any] = field(repr=False)

    def boxes(self, kind: str, *, within: str = "") -> Iterator[tuple[int, Any]]:
        """Yield page number and box of every box of a kind, inside an element with this id."""
        for number, leaf in enumerate(self.pages):
            for root in _with_id(leaf, within) if within else [leaf]:
                yield from ((number, box) for box in _below(root) if type(box).__name__ == kind)


def _below(box: Any) -> Iterator[Any]:
    yield box
    for child in getattr(box, "children", ()):
        yield from _below(child)


def _with_id(leaf: Any, name: str) -> Iterator[Any]:
    for box in _below(leaf):
        element = box.element
        if element is not None and box.element_tag == "section" and element.get("id") == name:
            yield box


@cache
def laid(kind: Kind, count: int = 4, territory: str = "") -> Laid:
    """Return where everything stands on the pages of a handout with all tools."""
    land = territory or LANGUAGES[kind.language]
    page = page_of(plan(kind.language, land, paper=kind.paper, size=kind.size, count=count))
    return Laid([leaf._page_box for leaf in typeset(page).pages])


@cache
def opened(kind: Kind) -> Opened:
    """Return the finished PDF with all tools, found fit to be handed out."""
    land = LANGUAGES[kind.language]
    decided = plan(kind.language, land, paper=kind.paper, size=kind.size)
    page = page_of(decided)
    if not opens_on_page_1(page):
        page = page_of(warnings_ahead(decided))
    return assert_fit(render(page).pdf, page.families, language=kind.language)


@pytest.fixture(scope="module", params=KINDS, ids=str)
def kind(request: pytest.FixtureRequest) -> Kind:
    """Return each kind of handout in turn."""
    return cast(Kind, request.param)


def text_of(box: Any) -> str:
    return "".join(child.text for child in _below(box) if type(child).__name__ == "TextBox")


def is_head(row: Any) -> bool:
    return all(cell.element.get("scope") == "col" for cell in row.children)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("language", "paper"), [("en", "letter"), ("es", "letter"), ("ar", "a4")])
def test_the_tools_can_be_handed_out(language: str, paper: Paper, size: Size) -> None:
    assert len(opened(Kind(language, paper, size)).sizes) >= 4


def test_a_reader_of_tags_is_told_which_heads_a_cell_has() -> None:
    with pikepdf.open(BytesIO(opened(Kind("en", "a4", "standard")).pdf)) as document:
        heads = Counter(
            len(entry.A.Headers)
            for entry in document.objects
            if isinstance(entry, pikepdf.Dictionary) and entry.get("/S") == "/TD"
        )
    # Day and remedy, or column and example; in the diary's other rows the column alone.
    assert heads == {2: 6 * 7 + 5, 1: 14 * 6}


def test_there_is_room_for_a_pen(kind: Kind) -> None:
    here = laid(kind)
    rows = [row for name in ("tool-log", "tool-diary") for row in body_rows(here, name)]
    assert len(rows) == 6 + 1 + 14
    assert all(row.height >= PEN for row in rows)
    lines: list[tuple[int, float]] = []
    for number, box in here.boxes("BlockBox"):
        if box.element is not None and box.element.get("class") == "ruled":
            lines.append((number, box.position_y + box.border_height()))
    assert len(lines) == 4 * 2 + 6
    for (page, above), (next_page, below) in pairwise(lines):
        assert next_page > page or below - above >= PEN


def body_rows(here: Laid, name: str) -> list[Any]:
    return [row for _, row in here.boxes("TableRowBox", within=name) if not is_head(row)]


def test_no_row_is_cut_and_the_heads_stand_over_each_piece(kind: Kind) -> None:
    here = laid(kind)
    assert_whole_rows(here, "tool-log", 4 + 2)
    assert_whole_rows(here, "tool-diary", 1 + 14)
    if kind.size != "large":
        assert len(list(here.boxes("TableBox"))) == 2


@pytest.mark.parametrize(
    "kind", [Kind("en", "letter", "large"), Kind("ar", "a4", "clear")], ids=str
)
def test_a_log_of_all_the_remedies_that_there_can_be_is_whole(kind: Kind) -> None:
    here = laid(kind, MOST_REMEDIES)
    assert_whole_rows(here, "tool-log", MOST_REMEDIES + 2)
    assert len(list(here.boxes("TableBox", within="tool-log"))) == 1


def assert_whole_rows(here: Laid, name: str, rows: int) -> None:
    """Make sure that no row is in two pieces, and that each piece of the table has its heads."""
    assert len(body_rows(here, name)) == rows
    for _, table in here.boxes("TableBox", within=name):
        heads = [r for r in _below(table) if type(r).__name__ == "TableRowBox" and is_head(r)]
        assert len(heads) == 1


def test_large_print_cuts_the_diary_between_its_weeks_if_at_all() -> None:
    here = laid(Kind("en", "letter", "large"))
    tables = [table for _, table in here.boxes("TableBox", within="tool-diary")]
    rows = [
        sum(type(box).__name__ == "TableRowBox" and not is_head(box) for box in _below(table))
        for table in tables
    ]
    assert rows in ([1 + 7, 7], [1 + 14])


def test_a_tool_that_fits_on_a_page_is_not_torn(kind: Kind) -> None:
    here = laid(kind)
    for name in IDS:
        pieces = [box for leaf in here.pages for box in _with_id(leaf, name)]
        assert pieces
        if (name, kind.size) != ("tool-diary", "large"):
            assert len(pieces) == 1, name


@pytest.mark.parametrize("paper", PAPERS)
def test_a_log_of_3_remedies_takes_about_a_third_of_a_page(paper: Paper) -> None:
    here = laid(Kind("en", paper, "standard"), 3)
    (log,) = [box for leaf in here.pages for box in _with_id(leaf, "tool-log")]
    assert log.border_height() < 0.4 * here.pages[0].height


def test_words_stay_in_their_cells_and_days_on_one_line(kind: Kind) -> None:
    here = laid(kind)
    days = 0
    for name in ("tool-log", "tool-diary"):
        for number, cell in here.boxes("TableCellBox", within=name):
            left, right = cell.content_box_x(), cell.content_box_x() + cell.width
            lines = [box for box in _below(cell) if type(box).__name__ == "LineBox"]
            for text in (b for b in _below(cell) if type(b).__name__ == "TextBox"):
                assert text.position_x >= left - SLACK, text.text
                assert text.position_x + text.width <= right + SLACK, text.text
            page = here.pages[number]
            assert cell.position_x >= page.content_box_x() - SLACK
            assert cell.position_x + cell.border_width() <= (
                page.content_box_x() + page.width + SLACK
            )
            if name == "tool-log" and cell.element.get("scope") == "col":
                days += 1
                assert len(lines) == 1, text_of(cell)
    assert days == 8


def test_letters_are_large_enough(kind: Kind) -> None:
    least = {"standard": 9, "clear": 10, "large": 16}[kind.size]
    here = laid(kind)
    for name in IDS:
        sizes = [box.style["font_size"] / POINT for _, box in here.boxes("TextBox", within=name)]
        assert sizes
        assert min(sizes) >= least


@pytest.mark.parametrize(("language", "territory"), [("en", "US"), ("ar", "EG"), ("ar", "GB")])
def test_tables_run_in_the_direction_of_the_language(language: str, territory: str) -> None:
    here = laid(Kind(language, "a4", "standard"), territory=territory)
    for name in ("tool-log", "tool-diary"):
        for _, row in here.boxes("TableRowBox", within=name):
            places = [cell.position_x for cell in row.children]
            assert len(places) > 5
            assert places == sorted(places, reverse=language == "ar")


def test_lines_are_dark_enough_to_be_seen_and_printed(resources: Resources) -> None:
    css = (resources.templates / "styles" / "handout.css").read_text(encoding="utf-8")
    (colour,) = re.findall(r"--line: #([0-9a-f]{6});", css)
    assert re.search(r"\.grid th, \.grid td \{\s*border: [\d.]+mm solid var\(--line\)", css)
    assert re.search(r"\.ruled \{[^}]*border-bottom: [\d.]+mm solid var\(--line\)", css)
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    assert contrast((red, green, blue), WHITE) >= LINE


def test_the_days_can_be_read_in_the_text_of_the_pdf() -> None:
    text = opened(Kind("en", "a4", "standard")).text
    assert "Sun Mon Tue Wed Thu Fri Sat" in text
