"""The web page of a handout in a browser: axe-core finds nothing, and nothing is fetched."""

from pathlib import Path

import pytest

from tests.browser.conftest import Show
from tests.browser.driving import Browser, BrowserError, Page
from tests.browser.looking import audit, roles, too_wide
from tests.document.companions import CASES, made, said

pytestmark = pytest.mark.browser

SEEN = [name for name in CASES if name not in {"english-nameless", "english-clear"}]
"""Those that look different from the others; what they hold is tested without a browser."""

EVERY_CASE = pytest.mark.parametrize("case", SEEN)
FULL_CASES = ("english-clinic-tools", "spanish-tools", "arabic-clinic-tools")
"""Those that hold everything that there is, in each language."""
DESKTOP, PHONE, MAGNIFIED = 1280, 390, 320
"""Widths in CSS pixels; the last is 1280 at 400 % (WCAG 2.2, 1.4.10)."""

WRONG = """<!DOCTYPE html><html><head><title></title></head><body>
<h1>A</h1><h4>B</h4><img src="data:,"><p style="color:#bbb">pale</p>
<div style="width:3000px">wide</div></body></html>"""


def complaints(page: Page) -> list[str]:
    """Return what the browser says of a page that it does not like, the policy's refusals first."""
    entries = [event["entry"]["text"] for event in page.happened("Log.entryAdded")]
    return entries + [str(event) for event in page.happened("Runtime.exceptionThrown")]


def fetched(page: Page) -> list[str]:
    """Return the addresses that the browser fetched, but for the page and what it holds."""
    asked = [event["request"]["url"] for event in page.happened("Network.requestWillBeSent")]
    assert asked[0].startswith("file:///")
    return [address for address in asked[1:] if not address.startswith("data:image/")]


# Does the test look?


def test_a_page_that_is_not_accessible_would_be_noticed(show: Show) -> None:
    page = show(WRONG)
    expected = {"color-contrast", "document-title", "heading-order", "html-has-lang", "image-alt"}
    assert expected <= audit(page).violations.keys()
    assert too_wide(page)


def test_a_page_that_fetches_would_be_noticed(show: Show) -> None:
    page = show('<!DOCTYPE html><img src="http://handouts.invalid/x.png">')
    assert fetched(page) == ["http://handouts.invalid/x.png"]


def test_a_page_that_runs_something_would_be_noticed(show: Show) -> None:
    html = made("english").html.replace("<main>", '<main><script>x()</script><p style="top:0">')
    refused = complaints(show(html))
    assert len(refused) == 2
    assert all("Content Security Policy" in line for line in refused)


def test_a_machine_without_a_browser_is_told_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(BrowserError, match="make companions"):
        Browser(tmp_path)


# The pages


@pytest.mark.parametrize(
    ("case", "width"),
    [*((case, DESKTOP) for case in SEEN), *((case, PHONE) for case in FULL_CASES)],
)
def test_axe_finds_nothing(case: str, width: int, show: Show) -> None:
    found = audit(show(made(case).html, width))
    assert found.violations == {}
    assert found.incomplete == {}
    assert len(found.passes) > 25
    assert found.passes["color-contrast"] > 40
    looked_at = {"document-title", "heading-order", "html-has-lang", "landmark-one-main", "region"}
    looked_at |= {"list", "listitem", "definition-list", "scope-attr-valid", "html-lang-valid"}
    assert looked_at <= found.passes.keys()


@EVERY_CASE
def test_the_browser_fetches_nothing_and_has_nothing_to_refuse(case: str, show: Show) -> None:
    page = show(made(case).html)
    assert fetched(page) == []
    assert complaints(page) == []
    assert page.evaluate("document.scripts.length") == 0
    assert page.evaluate("getComputedStyle(document.body).maxWidth") != "none", "without styles"


@EVERY_CASE
def test_nothing_reaches_over_the_edge_of_a_narrow_screen(case: str, show: Show) -> None:
    assert too_wide(show(made(case).html, MAGNIFIED)) == []


@pytest.mark.parametrize("case", FULL_CASES)
def test_twice_the_size_of_letters_does_not_break_the_page(case: str, show: Show) -> None:
    page = show(made(case).html, PHONE)
    page.evaluate("document.documentElement.style.fontSize = '200%', true")
    assert too_wide(page) == []


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_assistive_software_is_told_of_landmarks_tables_and_lists(width: int, show: Show) -> None:
    one = made("english-clinic-tools")
    told = roles(show(one.html, width))
    for role in ("banner", "main", "contentinfo"):
        assert told.count(role) == 1
    (table,) = (b.table for s in one.plan.sections for b in s.blocks if b.table)
    grids = [b.grid for s in one.plan.tools for b in s.blocks if b.grid]
    heads = [row.head for grid in grids for rows in grid.groups for row in rows if row.head]
    assert told.count("table") == 1 + len(grids)
    assert told.count("rowheader") == len(table.rows) + len(heads)
    assert told.count("columnheader") == 3 + sum(len(grid.heads) for grid in grids)
    assert told.count("heading") > 40


def test_a_right_to_left_page_begins_at_the_right(show: Show) -> None:
    page = show(made("arabic-clinic-tools").html)
    left, right = page.evaluate(
        "(() => { const range = document.createRange();"
        " range.selectNodeContents(document.querySelector('h1'));"
        " const text = range.getBoundingClientRect(),"
        " around = document.body.getBoundingClientRect();"
        " return [text.left - around.left, around.right - text.right] })()"
    )
    assert right < left


def test_the_title_is_that_of_the_handout(show: Show) -> None:
    one = made("spanish-tools")
    assert show(one.html).evaluate("document.title") == said(one.plan.heading.title)
