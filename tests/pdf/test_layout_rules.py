"""Each rule of the layout fails on a page that breaks it, and on no other."""

import pytest

from handouts.pdf import Asset
from tests.pdf import box_rules
from tests.pdf.boxes import Typeset, typeset_and_written
from tests.pdf.conftest import PNG, MakePage
from tests.pdf.layout_rules import SHOWN, faults_by_rule, report

pytestmark = pytest.mark.pdf

SHEET = """
    @page { size: 100mm 100mm; margin: 10mm 10mm 20mm;
            @bottom-center { content: element(footer); width: 100%; vertical-align: top } }
    html { font-size: 12pt; line-height: 1.3 }
    body, p, h1, h2, ul, table { margin: 0 }
    h1 { font-size: 14pt }
    footer { position: running(footer); font-size: 9pt }
"""
FOOT = "<footer>Page foot</footer>"
LINE = "<p>One line of words.</p>"
LINES = LINE * 9


def faults(made: Typeset) -> dict[str, list[str]]:
    """Return the faults of a page by the name of the rule that is broken."""
    found = faults_by_rule(made, blocks_are_whole=True, body=10, foot=9)
    return {rule: said for rule, said in found.items() if said}


@pytest.fixture
def made(make_page: MakePage) -> "Made":
    return Made(make_page)


class Made:
    """Typesets a small page around a few words."""

    def __init__(self, make_page: MakePage) -> None:
        self.make_page = make_page

    def __call__(self, body: str, style: str = "", **assets: Asset) -> Typeset:
        pictures = {"picture": Asset(PNG, "image/png"), **assets}
        page = self.make_page(FOOT + body, styles=[SHEET, style], assets=pictures)
        return typeset_and_written(page)


def test_a_good_page_breaks_no_rule(made: Made) -> None:
    body = (
        f"<section><h2>A heading</h2><div class='block'>{LINE * 6}</div>"
        "<div class='block'><ul><li>A point</li><li>Another</li></ul></div></section>"
        f"<section><h2>Another</h2><div class='block'>{LINES}</div></section>"
    )
    good = made(body, ".block { break-inside: avoid } h2 { break-after: avoid }")
    assert len(good.leaves) > 1
    assert faults(good) == {}


def test_right_to_left_is_as_good(make_page: MakePage) -> None:
    words = "هذه كلمات عربية في سطر واحد أو في سطرين."
    body = f"{FOOT}<div dir='rtl'><h2>كلمات</h2><ul><li>{words}</li><li>{words}</li></ul></div>"
    style = "html { line-height: 1.38 }"
    page = make_page(body, styles=[SHEET, style], scripts=("Arab", "Latn"), language="ar")
    assert faults(typeset_and_written(page)) == {}


BAD = {
    "a word that leaves the page": (
        f"<p style='text-indent: -14mm'>Outside</p>{LINES}",
        {
            "no word outside the margins",
            "no box outside the margins",
            "nothing near the edge",
            "nothing wider than its place",
        },
    ),
    "a word that leaves the margins only": (
        f"<p style='text-indent: -4mm'>Outside</p>{LINES}",
        {
            "no word outside the margins",
            "no box outside the margins",
            "nothing wider than its place",
        },
    ),
    "a word that is wholly beyond the page": (
        f"<p style='position: absolute; left: -40mm'>Outside</p>{LINES}",
        {"no box outside the margins"},
    ),
    "a line at the edge of the paper": (
        (
            "<div style='position: absolute; top: -7mm; height: 1mm; width: 9mm; "
            f"background: black'></div>{LINES}"
        ),
        {"nothing near the edge"},
    ),
    "a line that is printed over another": (
        f"<p>Words here</p><p style='margin-top: -1em'>Words there</p>{LINES}",
        {"no word over a word", "no block on a block"},
    ),
    "a box that is laid over words": (
        f"{LINES}<div style='position: absolute; top: 21mm'>Over them</div>",
        {"no word over a word"},
    ),
    "words over a picture beside them": (
        (
            "<img src='handouts:picture' alt='A picture' style='float: left; width: 30mm; "
            f"height: 20mm; margin-right: -15mm'>{LINES}"
        ),
        {"no word over a picture"},
    ),
    "words over a picture behind their block": (
        (
            "<div style='background: url(handouts:picture) no-repeat 2mm 0 / 10mm 8mm; "
            f"padding-left: 8mm'><p>Words</p><p>More</p></div>{LINES}"
        ),
        {"no word over a picture"},
    ),
    "a block that is pushed into another": (
        (
            f"<div class='block'>{LINES}</div>"
            "<div class='block' style='margin: -5mm 0 0 60mm'><p>Beside</p></div>"
        ),
        {"no block on a block"},
    ),
    "a column that is shifted into the one beside it": (
        (
            "<div style='display: flex'><div style='width: 40mm'>Left words</div>"
            f"<div style='width: 40mm; margin-left: -5mm'>Right</div></div>{LINES}"
        ),
        {"no block on a block"},
    ),
    "a word that is wider than its box": (
        (
            "<div style='width: 20mm'><p style='white-space: nowrap'>Words without an end</p></div>"
            f"{LINES}"
        ),
        {"nothing wider than its place"},
    ),
    "words that are higher than their box": (
        f"<div style='height: 6mm'><p>Words</p><p>More</p></div><p>&nbsp;</p>{LINES}",
        {"nothing wider than its place", "no block on a block"},
    ),
    "a block on two pages": (
        f"<div class='block'>{LINES * 2}</div>",
        {"what is whole stays whole"},
    ),
    "what the style keeps whole on two pages": (
        (
            f"{LINES}<div style='break-inside: avoid; break-before: page'>{LINE * 6}"
            f"<p style='break-before: page'>Below</p></div>{LINES}"
        ),
        {"what is whole stays whole"},
    ),
    "a heading at the end of a page": (
        f"{LINES}<h2>Alone</h2><p style='break-before: page'>Its words</p>{LINES}",
        {"no heading alone"},
    ),
    "a heading beside which something small stands": (
        (
            f"{LINES}<div style='display: flex'><h2>Alone</h2><p>tag</p></div>"
            f"<p style='break-before: page'>Its words</p>{LINES}"
        ),
        {"no heading alone"},
    ),
    "a list on the page after the words that announce it": (
        (
            f"{LINES}<div class='labelled'><p>Call now for:</p></div>"
            f"<ul style='break-before: page'><li>A sign</li></ul>{LINES}"
        ),
        {"no list announced too early"},
    ),
    "a page that is half empty": (
        f"<p>A line.</p><p style='break-before: page'>Words</p>{LINES}",
        {"no page half empty"},
    ),
    "a last page with a line": (
        f"{LINES}<p style='break-before: page; font-size: 10pt'>One line</p>",
        {"no page half empty"},
    ),
    "small letters in the text": (
        f"<p>Words in <small style='font-size: 9pt'>small letters</small></p>{LINES}",
        {"no small letters"},
    ),
    "small letters at the foot": (
        f"<style>html footer {{ font-size: 8pt }}</style>{LINES}",
        {"no small letters"},
    ),
    "faint words": (
        f"<p style='color: #888'>Faint</p>{LINES}",
        {"no faint words"},
    ),
    "words on a dark box": (
        f"<div style='background: #555'><p>Dark on dark</p></div>{LINES}",
        {"no faint words"},
    ),
    "red on green": (
        f"<div style='background: #00ff00'><p style='color: #ff0000'>Seen</p></div>{LINES}",
        {"no faint words"},
    ),
}


@pytest.mark.parametrize("what", BAD)
def test_a_page_that_breaks_a_rule_is_found(made: Made, what: str) -> None:
    body, broken = BAD[what]
    found = faults(made(body))
    assert set(found) == broken, found
    assert all(said.startswith("page ") for every in found.values() for said in every)


def test_every_rule_has_a_page_that_breaks_it(made: Made) -> None:
    rules = set(faults_by_rule(made(LINE), blocks_are_whole=True, body=10, foot=9))
    assert len(rules) == 13
    assert rules == set.union(*(broken for _, broken in BAD.values()))


def test_a_report_says_what_is_broken_how_often_and_where(made: Made) -> None:
    text = report(faults(made(f"<div style='color: #999'>{LINE * 12}</div>")))
    assert "no faint words: 12 found" in text
    assert text.count("is #999999 on #ffffff") == SHOWN


def test_words_beside_a_picture_are_good(made: Made) -> None:
    picture = "url(handouts:picture) no-repeat 100% 0 / 10mm 8mm, linear-gradient(#fff, #eee)"
    body = (
        "<div style='display: flex'><img src='handouts:picture' alt='A picture' "
        f"style='width: 20mm; height: 20mm'><div>{LINE * 3}</div></div>"
        f"<div style='background: {picture}; padding-right: 12mm'>{LINE * 3}</div>{LINE * 3}"
    )
    beside = made(body)
    assert len(beside.leaves[0].pictures) == 2
    assert faults(beside) == {}


def test_small_letters_in_a_picture_are_found(made: Made) -> None:
    svg = (
        b'<svg xmlns="http://www.w3.org/2000/svg" width="200" height="50">'
        b'<text y="30" font-size="9" font-family="Noto Sans">Small</text></svg>'
    )
    picture = Asset(svg, "image/svg+xml")
    body = f'<img src="handouts:picture" alt="Words">{LINES}'
    (said,) = faults(made(body, picture=picture)).values()
    assert "letters of 6.8 pt in the body, 10 pt is the least" in said[0]


def test_the_warning_signs_may_break_between_their_signs(made: Made) -> None:
    signs = f"<div class='block'>{LINES * 2}</div>"
    assert set(faults(made(signs))) == {"what is whole stays whole"}
    assert faults(made(f"<section class='alarm'>{signs}</section>")) == {}


def test_the_head_of_a_table_stands_over_each_of_its_pieces(made: Made) -> None:
    rows = "<tr><td>Cell</td></tr>" * 15
    table = f"<table><thead><tr><th scope='col'>Head</th></tr></thead><tbody>{rows}</tbody></table>"
    style = "tr { break-inside: avoid } table { border-spacing: 0; width: 100% }"
    long = made(table, style)
    assert len(long.leaves) == 2
    assert faults(long) == {}


def test_what_no_page_can_hold_may_break_in_larger_print(made: Made) -> None:
    long = made(f"<div style='break-inside: avoid'>{LINES * 2}</div>")
    assert len(long.leaves) == 3
    assert list(box_rules.split_blocks(long.leaves, blocks_are_whole=False)) == []


def test_how_far_a_page_is_filled_is_measured(made: Made) -> None:
    half = made("<div style='height: 32mm'></div><p>Words</p>")
    (leaf,) = half.leaves
    assert box_rules.filled(leaf) == pytest.approx(0.62, abs=0.02)


def test_a_place_is_told_in_millimetres(made: Made) -> None:
    (said,) = faults(made(BAD["faint words"][0]))["no faint words"]
    assert said.startswith("page 1, 10,16 to 20,22 mm: p (Faint) is #888888 on #ffffff")
