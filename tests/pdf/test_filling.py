"""How far a page is filled is measured by what is printed on it, not by the boxes around it."""

import pytest

from handouts.pdf.filling import filled
from handouts.pdf.render import typeset
from tests.pdf.conftest import MakePage

pytestmark = pytest.mark.pdf

SHEET = """
    @page { size: 100mm 100mm; margin: 10mm }
    html { font-size: 10mm; line-height: 1 }
    * { margin: 0 } h1 { font-size: 1em }
"""


@pytest.mark.parametrize(
    ("body", "share"),
    [
        ("<p>One</p>", 2 / 8),
        ("<p>One</p><p>Two</p><p>Three</p><p>Four</p>", 5 / 8),
        ("<div style='height: 60mm'><p>One</p></div>", 2 / 8),
        ("<p>One</p>" * 9, 2 / 8),
    ],
)
def test_words_count_and_empty_boxes_do_not(make_page: MakePage, body: str, share: float) -> None:
    *_, last = typeset(make_page(body, styles=[SHEET])).pages
    assert filled(last) == pytest.approx(share, abs=0.04)
