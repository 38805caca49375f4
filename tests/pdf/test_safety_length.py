"""Safety text is short: what every handout prints leaves room for what helps this patient."""

from collections import Counter
from typing import Any

import pytest

from handouts.handout.make import lay_out
from handouts.library import ALWAYS_PRINTED
from handouts.pdf.render import typeset
from tests.document.making import draft, shelf

pytestmark = pytest.mark.pdf


def shares(language: str, territory: str) -> Counter[str]:
    """Return how much of a page each section takes, by its anchor; 1.0 is one page."""
    decided = draft(
        {
            "language": language,
            "territory": territory,
            "needs": {"age": 40},
            "red_flags": {"screened": True},
        }
    )
    page = lay_out(decided, shelf())
    taken: Counter[str] = Counter()

    def add(box: Any, height: float) -> None:
        if box.element_tag == "section" and box.element is not None:
            taken[box.element.get("id")] += box.border_height() / height
            return
        for child in getattr(box, "children", ()):
            add(child, height)

    for leaf in typeset(page).pages:
        for child in leaf._page_box.children:
            add(child, leaf._page_box.height)
    return taken


@pytest.mark.parametrize(
    ("language", "territory", "most"),
    [
        ("en", "US", 1.5),
        ("en", "GB", 1.5),
        ("ar", "GB", 1.5),
        ("es", "US", 1.7),  # with the notice on the translation, in two languages
    ],
)
def test_the_five_safety_sections_take_about_a_page_and_a_half(
    language: str, territory: str, most: float
) -> None:
    taken = shares(language, territory)
    five = {slug.replace("/", "-") for slug in ALWAYS_PRINTED}
    assert five <= taken.keys()
    assert 1 < sum(taken[anchor] for anchor in five) <= most
