"""A press that has printed other pages prints the same bytes as a new one, and keeps no words."""

import gc
from collections.abc import Sequence
from dataclasses import replace
from types import FunctionType, ModuleType

import pytest
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from handouts.errors import RenderingError
from handouts.pdf import Asset, Page, Press, render
from handouts.pdf import press as module
from handouts.pdf.assets import AssetFetcher
from handouts.pdf.line_breaks import whole_lines
from handouts.pdf.render import OPTIONS, family_rules, write
from handouts.pdf.shared_styles import SharedStyles
from tests.pdf.conftest import MakePage

pytestmark = pytest.mark.pdf

OWN = ("own",)
UNASSIGNED = "\u0378"
LONG = "Breathe in for four counts and breathe out for six counts, and so on, and on. " * 5
BODIES = (
    f'<section id="a"><h2>One</h2><p>{LONG}</p></section>',
    f'<section id="b"><h2>Two</h2><ul><li>{LONG}</li><li>Last</li></ul></section>',
    f'<div style="display: flex"><p>{LONG}</p><p lang="es">Dos</p></div><p>{LONG}</p>',
    f'<div style="display: flex"><p>{LONG}</p><p>{LONG}</p></div><p>{LONG}</p>',
    f'<div style="display: flex"><p>{LONG}</p><p>Short</p></div><p>{LONG}</p>',
    f'<table><tr><th scope="col">Who</th></tr><tr><td>{LONG}</td></tr></table><p>After</p>',
)
STYLES = (
    "@page { size: 210mm 297mm } html { font-size: 16px } h2 { color: #123456 }",
    "section p { margin: 1em; width: calc(50% - 1em) } li::before { content: 'x ' }",
)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60" viewBox="0 0 90 60">{}</svg>'
DRAWINGS = {
    "plain": '<path d="M1 1 L50 50 A5 5 0 0 1 60 20 z" fill="#123" stroke="#fff"/>',
    "thin": '<g fill-opacity="0.4"><rect x="3" y="4" width="20" height="9"/></g>',
    "faint": '<g opacity="0.5"><circle cx="30" cy="30" r="20" fill="#555"/></g>',
    "shaded": '<linearGradient id="g"><stop offset="0" stop-color="#000"/><stop offset="1" '
    'stop-color="#fff"/></linearGradient><rect width="50" height="40" fill="url(#g)"/>',
    "cut": '<clipPath id="c"><circle cx="30" cy="30" r="20"/></clipPath>'
    '<rect width="60" height="60" clip-path="url(#c)"/>',
    "told": '<text x="5" y="20" font-family="Noto Sans">Words</text>',
    "empty": "",
}


def words_kept_in(styles: SharedStyles) -> set[str]:
    """Return every text that can be reached from what is kept with styles."""
    things: list[object] = [*styles._styles.values()]
    seen, words = {id(thing) for thing in things}, set()
    while things:
        held = things.pop()
        if isinstance(held, str):
            words.add(held)
        if isinstance(held, type | ModuleType | FunctionType):
            continue
        for below in gc.get_referents(held):
            if id(below) not in seen:
                seen.add(id(below))
                things.append(below)
    return words


def pages(make_page: MakePage, styles: Sequence[str] = STYLES) -> list[Page]:
    return [
        replace(make_page(body, styles=styles, identifier=str(number)), own=OWN)
        for number, body in enumerate(BODIES)
    ]


def printed_without_a_press(page: Page) -> bytes:
    fetcher, fonts = AssetFetcher(page.assets), FontConfiguration()
    styles = [
        CSS(string=css, font_config=fonts, url_fetcher=fetcher)
        for css in (*page.stylesheets, *family_rules(page))
    ]
    with whole_lines():
        document = HTML(string=page.html, url_fetcher=fetcher).render(
            stylesheets=styles, font_config=fonts, **OPTIONS
        )
    return write(document, page.identifier)


def test_a_press_changes_nothing_of_what_weasyprint_makes(make_page: MakePage) -> None:
    for page in pages(make_page):
        assert render(page).pdf == printed_without_a_press(page)


def test_pages_in_any_order_are_those_of_a_new_press(make_page: MakePage) -> None:
    wanted = [render(page).pdf for page in pages(make_page)]
    assert len(set(wanted)) == len(BODIES)
    press = Press()
    there = [render(page, press).pdf for page in pages(make_page)]
    back = [render(page, press).pdf for page in reversed(pages(make_page))]
    assert there == wanted
    assert back[::-1] == wanted


@pytest.mark.parametrize(
    "rule",
    [
        "html { overflow: hidden } p { color: #333 }",
        "p { width: 50vw; font-size: 2vh }",
        "p { width: 60% } p:hover { width: 0 }",
    ],
)
def test_rules_that_depend_on_the_page_change_nothing(make_page: MakePage, rule: str) -> None:
    press = Press()
    for size in ("210mm 297mm", "120mm 120mm", "210mm 297mm"):
        for page in pages(make_page, (f"@page {{ size: {size} }}", rule)):
            assert render(page, press).pdf == render(page).pdf


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_is_the_same_wherever_it_stands(make_page: MakePage, name: str) -> None:
    asset = Asset(SVG.format(DRAWINGS[name]).encode(), "image/svg+xml")
    picture = '<img src="handouts:d" alt="D" style="width: {}px">'
    plain = picture.format(90) + picture.format(45)
    behind = '<p style="background: url(handouts:d); color: #b00">Words</p>'
    faint = f'<div style="opacity: 0.5">{plain}</div>'
    press = Press()
    for body in (plain, behind + plain, faint + behind, "<p>Words</p>" * 9 + plain, plain):
        page = replace(make_page(body, assets={"d": asset}), own=OWN)
        assert render(page, press).pdf == render(page).pdf


def test_drawings_of_the_same_name_are_told_apart(make_page: MakePage) -> None:
    press = Press()
    made = set()
    for name in ("plain", "thin", "plain"):
        asset = Asset(SVG.format(DRAWINGS[name]).encode(), "image/svg+xml")
        page = make_page('<img src="handouts:d" alt="D">', assets={"d": asset})
        made.add(render(page, press).pdf)
        assert render(page, press).pdf == render(page).pdf
    assert len(made) == 2


@pytest.mark.parametrize(
    ("body", "styles"),
    [
        (f"<p>Ana {UNASSIGNED} Ruiz</p>", ()),
        ("<p>Words</p>", ("p { colour: red }",)),
        ("<p>Words</p>", ("p { width: calc(1px + 1deg) }",)),
    ],
)
def test_what_was_complained_of_is_complained_of_again(
    make_page: MakePage, body: str, styles: Sequence[str]
) -> None:
    press = Press()
    for _ in range(3):
        with pytest.raises(RenderingError):
            render(replace(make_page(body, styles=styles), own=OWN), press)
    page = replace(make_page("<p>Words</p>"), own=OWN)
    assert render(page, press).pdf == render(page).pdf


def test_a_page_that_names_nothing_as_its_own_leaves_no_style_or_line(make_page: MakePage) -> None:
    press = Press()
    for page in pages(make_page):
        render(replace(page, own=None), press)
        setting = press.setting((*page.stylesheets, 'html { font-family: "Noto Sans" }'))
        assert setting.styles is not None
        assert len(setting.styles) == 0
        render(page, press)
        assert len(setting.styles) > 10
        press.renew()


def test_words_of_one_reader_are_not_kept_where_their_style_is_that_of_all(
    make_page: MakePage,
) -> None:
    own = "<p>Common</p><p class='own'>Robin Nobody <b>alone</b></p><p>Common <b>too</b></p>"
    page = replace(make_page(own, styles=STYLES), own=OWN)
    press = Press()
    render(page, press)
    setting = press.setting((*page.stylesheets, *family_rules(page)))
    assert setting.styles is not None
    words = words_kept_in(setting.styles)
    assert "Common" in words
    assert not {"Robin Nobody ", "Robin Nobody", "alone"} & words


def test_what_is_kept_is_bounded(make_page: MakePage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_SETS", 2)
    press = Press()
    for size in ("210mm", "220mm", "230mm", "210mm"):
        page = pages(make_page, (f"@page {{ size: {size} 297mm }}",))[0]
        assert render(page, press).pdf == render(page).pdf
        assert press.sets <= 2
    monkeypatch.setattr(module, "MAX_LINES", 40)
    for page in pages(make_page):
        assert render(page, press).pdf == render(page).pdf
        assert press.lines < 200
