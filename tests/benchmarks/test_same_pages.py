"""What the others are given to print says the same as ours, in the same order."""

import re
import unicodedata
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest

from benchmarks.jobs import Job, compose
from benchmarks.makers import foot_template, whole
from benchmarks.patients import draw_patients
from benchmarks.rows import HEADER, SEED, profile_of
from benchmarks.typst_source import typst_source
from handouts.handout import draft_handout, lay_out
from handouts.pdf import Page
from tests.document.making import shelf

NUMBER = 24
STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
NOT_PRINTED = re.compile(r'section\("\w+"|kind: "[\w-]+"|"/pictures/[^"]*"')


class Reader(HTMLParser):
    """Collects what the sections of a page say, drawings included."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = 0
        self.said: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.depth += tag == "section"
        if tag == "img" and self.depth:
            self.said.append(dict(attrs)["alt"] or "")

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag == "section"

    def handle_data(self, data: str) -> None:
        if self.depth:
            self.said.append(data)


def letters(pieces: Iterator[str] | list[str]) -> str:
    """Return what is said without spaces, the marks of direction, and the dots that separate."""
    return "".join(
        character
        for character in "".join(pieces)
        if unicodedata.category(character) not in {"Cf", "Zs", "Cc"} and character != "·"
    )


def said_by_html(html: str) -> str:
    reader = Reader()
    reader.feed(html)
    return letters(reader.said)


def said_by_typst(source: str) -> str:
    sections = [line for line in source.splitlines() if line.startswith("#section(")]
    code = NOT_PRINTED.sub("", "\n".join(sections))
    return letters(re.sub(r"\\(.)", r"\1", text) for text in STRING.findall(code))


@pytest.fixture(scope="module")
def pages() -> list[tuple[Page, Job]]:
    made = []
    for number, row in enumerate(draw_patients(NUMBER, SEED, shelf()), start=HEADER + 1):
        draft = draft_handout(profile_of(row, number, shelf()), shelf())
        page = lay_out(draft, shelf())
        made.append((page, compose(page, number, draft.handout_id, draft.language)))
    return made


def test_the_pages_compared_are_of_every_kind(pages: list[tuple[Page, Job]]) -> None:
    assert {job.language for _, job in pages} == {"en", "es", "ar"}
    code = "".join(job.typst for _, job in pages)
    for element in ("cards(", "shown(", "flowing(", "two-columns(", "chart-to-fill(", "ruled("):
        assert element in code
    for element in ("helplines(", "framed(", "note(", "chart(", "thin: true"):
        assert element in code


def test_the_typst_document_says_the_same_in_the_same_order(pages: list[tuple[Page, Job]]) -> None:
    for page, job in pages:
        expected = said_by_html(page.html)
        assert len(expected) > 1000
        assert said_by_typst(job.typst) == expected


def test_a_word_that_is_left_out_would_be_noticed(pages: list[tuple[Page, Job]]) -> None:
    page, job = pages[0]
    shorter = re.sub(r"<li>[^<]+</li>", "", page.html, count=1)
    assert shorter != page.html
    assert said_by_html(shorter) != said_by_typst(job.typst)


def test_the_typst_document_has_the_language_the_direction_and_the_paper(
    pages: list[tuple[Page, Job]],
) -> None:
    for page, job in pages:
        direction = "rtl" if job.language == "ar" else "ltr"
        paper = "us-letter" if '"standard letter"' in page.html else "a4"
        assert f'language: "{job.language}", direction: {direction}, paper: "{paper}"' in job.typst


def test_an_element_without_a_counterpart_is_an_error(pages: list[tuple[Page, Job]]) -> None:
    page, _ = pages[0]
    with pytest.raises(ValueError, match="no counterpart for video"):
        typst_source(page.html.replace("<p>", "<video></video><p>"), page.families)


def test_pictures_and_styles_are_in_the_pages_of_the_browser(
    pages: list[tuple[Page, Job]],
) -> None:
    for _, job in pages:
        document = whole(job)
        assert said_by_html(document) == said_by_html(job.html)
        assert "url(data:image/svg+xml;base64," in document
        assert "handouts:" not in document.partition("</head>")[2]
        assert job.stylesheets[0] in document


def test_the_foot_counts_pages_and_names_the_handout(pages: list[tuple[Page, Job]]) -> None:
    for _, job in pages:
        foot = foot_template(job)
        assert job.handout_id in foot
        assert foot.count("pageNumber") == foot.count("totalPages") == 1
