"""A line is not broken after its first word, only because the space at its end finds no room."""

from collections.abc import Sequence

import pytest
from weasyprint.layout import inline

from handouts.errors import RenderingError
from handouts.pdf import render
from tests.pdf.conftest import MakePage
from tests.pdf.opening import assert_fit, read_text

pytestmark = pytest.mark.pdf

WIDTHS = range(200, 440)
"""In CSS pixels; a space is 4 of them, so each sentence meets the trap a few times."""

SENTENCES = (
    "Each remedy says what research shows, from <strong>Good support</strong> to <b>None</b>.",
    "Breathe in for <bdi>4</bdi> counts and breathe out for <bdi>6</bdi> counts, and so on.",
    "One two three four call\u00a0<b>911</b> now, six\u00a0<i>seven</i> eight nine ten eleven.",
    "One two three <em>four</em>, five six <em>seven</em> eight nine ten <em>eleven</em>.",
)


def lines(make_page: MakePage, sentence: str, styles: Sequence[str] = ()) -> list[list[str]]:
    """Return the lines of a sentence, set in a box of each width on a page of its own."""
    boxes = "".join(f'<p style="width: {width}px">{sentence}</p>' for width in WIDTHS)
    rules = ["p { break-before: page; margin: 0; font-size: 16px }", *styles]
    page = make_page(boxes, styles=rules)
    pdf = render(page).pdf
    assert_fit(pdf, page.families, language="en")
    first, *texts = read_text(pdf, "-layout")
    assert "A page" in first
    assert len(texts) == len(WIDTHS)
    return [[line.strip() for line in text.splitlines() if line.strip()] for text in texts]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_line_is_filled_before_it_is_broken(make_page: MakePage, sentence: str) -> None:
    """A wider box never holds fewer words on its first line."""
    counts = [len(found[0].split()) for found in lines(make_page, sentence)]
    assert counts == sorted(counts)
    assert counts[0] > 1
    assert counts[-1] > counts[0]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_no_word_is_lost_or_glued(make_page: MakePage, sentence: str) -> None:
    said = [" ".join(found) for found in lines(make_page, sentence)]
    assert len(set(said)) == 1
    (words,) = set(said)
    assert len(words.split()) > 10


def test_spaces_alone_do_no_harm(make_page: MakePage) -> None:
    body = '<p style="width: 60px">Words <b> </b> and <b>more </b><i> </i><u>words</u> </p>'
    page = make_page(body)
    assert "Words" in assert_fit(render(page).pdf, page.families, language="en").text


def test_the_layout_engine_is_left_as_it_was(make_page: MakePage) -> None:
    before = inline.split_text_box
    render(make_page("<p>Words</p>"))
    with pytest.raises(RenderingError):
        render(make_page('<p>Words</p><img src="handouts:missing" alt="A picture">'))
    assert inline.split_text_box is before
