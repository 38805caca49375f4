"""A screen reader is told the language of every piece of text that is not in that of the page."""

from collections import Counter

import pytest
from weasyprint.pdf import tags

from handouts.errors import RenderingError
from handouts.pdf import Asset, Page, render
from tests.document.making import ARABIC, ENGLISH, RED_FLAG, SPANISH, made
from tests.pdf.conftest import PNG, MakePage
from tests.pdf.opening import assert_fit
from tests.pdf.speaking import Leaf, leaves, tagged

pytestmark = pytest.mark.pdf


def languages(pieces: tuple[Leaf, ...]) -> dict[str, str]:
    """Return the language of each piece of text that is not blank."""
    return {piece.text.strip(): piece.language for piece in pieces if piece.text.strip()}


def printed(page: Page, language: str = "en") -> bytes:
    pdf = render(page).pdf
    assert_fit(pdf, page.families, language=language)
    return pdf


@pytest.mark.parametrize(
    "body",
    [
        '<p>Ours</p><p lang="es">Theirs</p>',
        '<p>Ours <span lang="es">Theirs</span></p>',
        '<p>Ours <bdi lang="es">Theirs</bdi></p>',
        '<p>Ours <strong lang="es">Theirs</strong></p>',
        '<div lang="es"><h2>Theirs</h2></div><p>Ours</p>',
        '<ul><li>Ours</li><li lang="es">Theirs</li></ul>',
        '<ol lang="es" style="list-style: none"><li>Theirs</li></ol><p>Ours</p>',
        '<table><tr><th scope="col">Ours</th></tr><tr><td lang="es">Theirs</td></tr></table>',
        '<div style="display: flex"><div>Ours</div><div lang="es"><p>Theirs</p></div></div>',
        '<p>Ours</p><p style="position: absolute; top: 0" lang="es">Theirs</p>',
        '<p>Ours</p><p style="float: right" lang="es">Theirs</p>',
        '<p>Ours</p><div lang="es"><div lang="fr"><p lang="es">Theirs</p></div></div>',
    ],
)
def test_an_element_with_a_language_has_it_in_the_tags(make_page: MakePage, body: str) -> None:
    said = languages(leaves(printed(make_page(body))))
    assert (said["Ours"], said["Theirs"], said["A page"]) == ("en", "es", "en")


def test_the_innermost_language_counts_and_ends_with_its_element(make_page: MakePage) -> None:
    body = (
        '<div lang="es">Uno <span lang="ar-EG">Two <b lang="en">Three</b> Four</span> Cinco</div>'
    )
    said = languages(leaves(printed(make_page(body))))
    said.pop("A page")
    assert said == {"Uno": "es", "Two": "ar-EG", "Three": "en", "Four": "ar-EG", "Cinco": "es"}


def test_a_language_is_kept_over_lines_and_pages(make_page: MakePage) -> None:
    line = f"<span lang='es'>{'Palabra ' * 300}</span>"
    pieces = leaves(printed(make_page(f"<p>{line}</p>", styles=["@page { size: 60mm 60mm }"])))
    theirs = [piece for piece in pieces if "Palabra" in piece.text]
    assert len(theirs) > 50
    assert len({piece.page for piece in theirs}) > 5
    assert {piece.language for piece in theirs} == {"es"}


def test_a_picture_is_described_in_its_own_language(make_page: MakePage) -> None:
    body = '<img src="handouts:logo" alt="Un punto gris" lang="es">'
    pdf = printed(make_page(body, assets={"logo": Asset(PNG, "image/png")}))
    assert ("/Figure", "es") in tagged(pdf)


@pytest.mark.parametrize("language", ["", "en) /K (", "123", "not a language"])
def test_what_is_no_language_is_not_written(make_page: MakePage, language: str) -> None:
    pdf = printed(make_page(f'<p lang="{language}">Words</p>'))
    assert len(tagged(pdf)) > 3
    assert {own for _, own in tagged(pdf)} == {""}


def test_a_page_in_one_language_says_it_once(make_page: MakePage) -> None:
    pdf = printed(make_page("<p>Words</p>", language="es"), "es")
    assert {own for _, own in tagged(pdf)} == {""}
    assert {piece.language for piece in leaves(pdf)} == {"es"}


def test_the_layout_engine_is_left_as_it_was(make_page: MakePage) -> None:
    before = tags._build_box_tree
    render(make_page("<p lang='es'>Words</p>"))
    with pytest.raises(RenderingError):
        render(make_page('<p lang="es">Words</p><img src="handouts:missing" alt="A picture">'))
    assert tags._build_box_tree is before


@pytest.mark.parametrize("name", [SPANISH, ARABIC])
def test_english_in_another_handout_is_said_to_be_english(name: str) -> None:
    here = made(name)
    pieces = leaves(here.opened.pdf)
    assert len(pieces) > 200
    english = " ".join(piece.text for piece in pieces if piece.language == "en")
    assert "This handout was translated from English." in " ".join(english.split())
    assert "NICE" in english, "the list of sources"
    assert english.count(here.draft.handout_id) == here.pages, "the id at the foot of each page"
    ours = [piece for piece in pieces if piece.language == here.draft.language]
    assert len(ours) > 200
    assert not any("translated from" in piece.text for piece in ours)
    assert Counter(piece.language for piece in pieces).keys() == {"en", here.draft.language}


@pytest.mark.parametrize("name", [ENGLISH, RED_FLAG])
def test_an_english_handout_speaks_english_throughout(name: str) -> None:
    pieces = leaves(made(name).opened.pdf)
    assert len(pieces) > 80
    assert {piece.language for piece in pieces} == {"en"}
