"""Two languages on paper: each read with its own voice, in rows that nothing tears apart."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from weasyprint import CSS, HTML

from handouts.clinic import Paper, Size
from handouts.document import to_html, warnings_ahead
from handouts.handout import draft_handout, lay_out, make_handout
from handouts.handout.plan import plan_of
from handouts.library import Kind
from handouts.pdf.render import Page, family_rules
from tests.document.making import (
    ARABIC,
    CLINIC,
    ENGLISH,
    RED_FLAG,
    SPANISH,
    Made,
    example,
    example_with,
    finish,
    profile,
    shelf,
    tree,
)
from tests.document.pairs import FULL, made_pair, pair_draft
from tests.pdf.speaking import leaves, tagged
from tests.test_handout import SMALLEST_POINTS, text_sizes

pytestmark = pytest.mark.pdf

MOST_REMEDIES = 7
GAP = 7 * 96 / 25.4
ARABIC_LETTER = re.compile(r"[\u0600-\u06ff]")
WORD = re.compile(r"[A-Za-z]{4}")
HANDED_OUT: list[tuple[str, str, Paper, Size]] = [
    (ARABIC, "en", "a4", "standard"),
    (ARABIC, "en", "a4", "large"),
    (SPANISH, "en", "letter", "standard"),
    (ENGLISH, "ar", "letter", "clear"),
    (ENGLISH, "es", "a4", "large"),
    (RED_FLAG, "ar", "letter", "standard"),
    (SPANISH, "ar", "a4", "clear"),
]


@pytest.fixture(scope="module", params=HANDED_OUT, ids="-".join)
def handed_out(request: pytest.FixtureRequest) -> Made:
    """Return each of a few handouts in turn, found fit to be handed out."""
    name, second, paper, size = request.param
    return made_pair(name, second, paper=paper, size=size)


def letters(text: str) -> Counter[str]:
    return Counter(letter for letter in text if letter.isalpha())


def latin(counted: Counter[str]) -> Counter[str]:
    return Counter({k: number for k, number in counted.items() if not ARABIC_LETTER.match(k)})


def said_in(page: ET.Element, language: str) -> dict[str, Counter[str]]:
    """Return the letters of each language on a page, but for its foot."""
    said: dict[str, Counter[str]] = {}

    def listen(element: ET.Element, language: str) -> None:
        own = element.get("lang", language)
        said.setdefault(own, Counter()).update(letters(element.text or ""))
        for child in element:
            listen(child, own)
            said[own].update(letters(child.tail or ""))

    body = page.find("body")
    assert body is not None
    for part in body:
        if part.tag != "footer":
            listen(part, language)
    return said


# Read out


def test_each_piece_of_text_is_tagged_with_its_language(handed_out: Made) -> None:
    """Compare letters, as the pieces of a right-to-left line come in the order of drawing.

    Of Arabic, a letter that is drawn in several pieces can be counted twice.
    """
    decided = handed_out.draft
    assert decided.second is not None
    pieces = [piece for piece in leaves(handed_out.opened.pdf) if piece.in_tree]
    assert len(pieces) > 300
    expected = said_in(tree(handed_out.page.html), decided.language)
    heard: dict[str, Counter[str]] = {}
    for piece in pieces:
        heard.setdefault(piece.language, Counter()).update(letters(piece.text))
    assert {decided.language, decided.second.language} <= heard.keys() <= expected.keys()
    for language, counted in expected.items():
        missing = counted - heard.get(language, Counter())
        assert not missing, f"{language}: not said"
    if decided.size != "large":  # there the heads of a table that goes on are said again
        for language, counted in heard.items():
            assert latin(counted) == latin(expected[language]), f"{language}: said twice"
    assert min(
        sum(heard[each].values()) for each in (decided.language, decided.second.language)
    ) > (1500)


def test_what_is_in_arabic_script_is_tagged_as_arabic(handed_out: Made) -> None:
    pieces = leaves(handed_out.opened.pdf)
    arabic = [piece for piece in pieces if ARABIC_LETTER.search(piece.text)]
    assert {piece.language for piece in arabic} <= {"ar"}
    foreign = [
        piece.text
        for piece in pieces
        if piece.language == "ar" and WORD.search(piece.text) and piece.in_tree
    ]
    names = " ".join(
        "".join(element.itertext())
        for element in tree(handed_out.page.html).iter()
        if element.tag == "bdi" or (element.tag == "p" and element.get("dir") == "auto")
    )
    assert all(re.sub(r"\W", "", text) in re.sub(r"\W", "", names) for text in foreign)


def test_every_tag_of_the_second_language_says_so(handed_out: Made) -> None:
    assert handed_out.draft.second is not None
    marked = [
        element
        for element in tree(handed_out.page.html).iter()
        if element.get("lang") == handed_out.draft.second.language and element.tag != "bdi"
    ]
    own = [tag for tag, language in tagged(handed_out.opened.pdf) if language]
    assert len(own) >= len(marked) > 60


def test_the_foot_names_the_second_language_in_it(handed_out: Made) -> None:
    assert handed_out.draft.second is not None
    foot = [piece for piece in leaves(handed_out.opened.pdf) if not piece.in_tree]
    second = handed_out.draft.second.language
    names = [piece for piece in foot if piece.language == second and piece.text.strip()]
    assert len({piece.page for piece in names}) == handed_out.pages


def test_the_text_is_not_too_small(handed_out: Made) -> None:
    sizes = text_sizes(handed_out.opened.pdf)
    assert len(sizes) > 3
    assert min(sizes) >= SMALLEST_POINTS


# Rows


@dataclass(frozen=True)
class Column:
    """Where one language of a row stands on a page, in CSS pixels."""

    page: int
    left: float
    right: float
    top: float


@dataclass(frozen=True)
class Laid:
    """The rows of a handout as they were laid out, each with the boxes of its two columns."""

    rows: list[tuple[list[Column], list[Column]]] = field(repr=False)
    edges: tuple[float, float]


@cache
def laid(name: str, second: str, paper: Paper, size: Size) -> Laid:
    page = lay_out(pair_draft(example_with(name, FULL), second, paper=paper, size=size), shelf())
    return rows_of(page)


def rows_of(page: Page) -> Laid:
    sheets = [CSS(string=css) for css in (*page.stylesheets, *family_rules(page))]
    leaves_of_paper = [
        leaf._page_box for leaf in HTML(string=page.html).render(stylesheets=sheets).pages
    ]
    found: dict[int, tuple[list[Column], list[Column]]] = {}
    for number, leaf in enumerate(leaves_of_paper):
        for box in flow(leaf):
            if not has_class(box, "pair"):
                continue
            own, other = found.setdefault(id(box.element), ([], []))
            for column in box.children:
                side = own if has_class(column, "one") else other
                left = column.position_x
                side.append(Column(number, left, left + column.margin_width(), column.position_y))
    body = leaves_of_paper[0]
    left = body.content_box_x()
    return Laid(list(found.values()), (left, left + body.width))


def flow(box: Any) -> Iterator[Any]:
    """Yield a box and what is in it, but for cards, whose steps have columns of their own."""
    if has_class(box, "cards"):
        return
    yield box
    for child in getattr(box, "children", ()):
        yield from flow(child)


def below(box: Any) -> Iterator[Any]:
    yield box
    for child in getattr(box, "children", ()):
        yield from below(child)


def has_class(box: Any, name: str) -> bool:
    """Return whether a box is that of an element of a class, not one that stands in for it."""
    own = box.element is not None and not box.element_tag.endswith(("::before", "::after"))
    return own and name in (box.element.get("class") or "").split()


@pytest.mark.parametrize(
    ("name", "second", "paper", "size"),
    [
        (ARABIC, "en", "a4", "standard"),
        (SPANISH, "en", "letter", "clear"),
        (ENGLISH, "ar", "letter", "standard"),
    ],
)
def test_a_row_is_two_columns_on_one_page(name: str, second: str, paper: Paper, size: Size) -> None:
    here = laid(name, second, paper, size)
    from_right = example(name)["language"] == "ar"
    starts: Counter[int] = Counter()
    assert len(here.rows) > 80
    for own, other in here.rows:
        assert len(own) == len(other) == 1, "a row on two pages"
        (first,), (beside,) = own, other
        assert first.page == beside.page
        left, right = (beside, first) if from_right else (first, beside)
        if left.right > right.left:  # lines of the head of page 1 stand one under the other
            assert (left.left, left.page) == (right.left, 0)
            continue
        assert first.top == pytest.approx(beside.top, abs=0.5)
        assert here.edges[0] - 0.5 <= left.left
        assert right.right <= here.edges[1] + 0.5
        starts[round(beside.right if from_right else beside.left)] += 1
    ((start, count),) = starts.items()
    assert count > 80
    middle = sum(here.edges) / 2
    assert abs(start - middle) == pytest.approx(GAP / 2, abs=1)


@pytest.mark.parametrize(("name", "second"), [(ARABIC, "en"), (ENGLISH, "ar")])
def test_in_large_print_the_second_language_follows_the_first(name: str, second: str) -> None:
    here = laid(name, second, "a4", "large")
    assert len(here.rows) > 80
    for own, other in here.rows:
        assert (len(own), len(other)) == (1, 1), "a row on two pages"
        assert own[0].page == other[0].page
        assert own[0].top < other[0].top


# Page 1


NOTE_LINES: dict[Size, int] = {"standard": 8, "clear": 5}
"""How long a note can be so that the plan at a glance still stands before the warning signs."""


def longest(name: str, second: str, size: Size) -> tuple[Made, Made]:
    """Return the fullest handout that there can be, in one language and in two."""
    remedies = [s.slug for s in shelf(CLINIC).library.of_kind(Kind.REMEDY)]
    document = example_with(
        name,
        {
            "identity": {"name": "Somebody With Rather A Long Name", "record_number": "EX-0042"},
            "needs": {"preferences": []},
            "health": {"present": []},
            "clinician": {
                "name": "J. Okafor",
                "note": "\n".join(["One line of a long note for page 1."] * NOTE_LINES[size]),
                "include": remedies,
            },
            "tools": [],
        },
    )
    alone = draft_handout(profile(document, CLINIC), shelf(CLINIC), size=size)
    both = pair_draft(document, second, clinic=CLINIC, size=size)
    assert len(both.selection.printed_of(Kind.REMEDY)) == MOST_REMEDIES
    return finish(alone, CLINIC), finish(both, CLINIC)


@pytest.mark.parametrize("size", ["standard", "clear"])
def test_the_warning_signs_open_on_page_one_also_where_there_is_least_room(size: Size) -> None:
    alone, both = longest(ENGLISH, "es", size)
    for handout in (alone, both):
        page = " ".join(handout.opened.texts[0].split())
        assert "Get help now: warning signs" in page
        assert "New numbness or tingling" in page
    one, two = (h.opened.text for h in (alone, both))
    if size == "standard":
        assert one.index("Your plan at a glance") < one.index("Get help now: warning signs")
    assert two.index("Your plan at a glance") > two.index("Get help now: warning signs")


@pytest.mark.parametrize(("name", "second"), [(ARABIC, "en"), (SPANISH, "en"), (ENGLISH, "ar")])
def test_the_plan_at_a_glance_comes_first_where_there_is_room(name: str, second: str) -> None:
    handout = made_pair(name, second, paper="a4", size="standard")
    page = tree(handout.page.html)
    body = page.find("body")
    assert body is not None
    order = [part.get("class") for part in body]
    assert order.index("glance block") < order.index("alarm")
    assert made_pair(name, second, paper="a4", size="standard").opened.pdf == (
        make_handout(handout.draft, shelf()).pdf
    )


def test_the_order_changes_no_word() -> None:
    plan = plan_of(pair_draft(example(SPANISH), "en"), shelf())
    templates = shelf().resources.templates
    usual, other = (to_html(each, templates).html for each in (plan, warnings_ahead(plan)))
    assert usual != other
    assert sorted(re.findall(r"\w+", usual)) == sorted(re.findall(r"\w+", other))
