"""Nothing is cut off, lies on another thing or stands alone: on every page of real handouts.

The rules are in `layout_rules`; `test_layout_rules` proves that each can fail.
"""

import pytest

from handouts.clinic import Size
from tests.document.specimens import (
    ON_BOTH_PAPERS,
    SIZES,
    Specimen,
    complete_languages,
    every_specimen,
    pseudo_specimens,
)
from tests.languages.pseudo import PSEUDO
from tests.pdf.layout_rules import faults_by_rule, report
from tests.pdf.opening import assert_fit

pytestmark = pytest.mark.pdf

LEAST_POINTS: dict[Size, tuple[float, float]] = {
    "standard": (9, 9),
    "clear": (9, 9),
    "large": (16, 12),
}
"""The smallest letters in the body and at the foot of a page, by size."""

SPECIMENS = every_specimen()


def test_the_fullest_handout_of_every_language_size_and_paper_is_looked_at() -> None:
    assert set(complete_languages()) == {"en", "es", "ar", "fr", "hi", "uk", "zh_Hans"}
    full = [specimen for specimen in SPECIMENS if specimen.name == "full"]
    papers = len(complete_languages()) + len(ON_BOTH_PAPERS)
    assert len(full) == papers * len(SIZES)
    assert len(set(SPECIMENS)) == len(SPECIMENS) > len(full)


@pytest.mark.parametrize("specimen", [*SPECIMENS, *pseudo_specimens()], ids=str)
def test_every_page_keeps_to_the_rules_of_the_layout(specimen: Specimen) -> None:
    page, made = specimen.laid_out()
    opened = assert_fit(made.pdf, page.families, language=specimen.language.replace("_", "-"))
    assert len(opened.sizes) == len(made.leaves) > (4 if specimen.name == "full" else 1)
    assert len(opened.text) > 1000
    assert specimen.name != "clinic" or "handouts:logo" in page.html
    body, foot = LEAST_POINTS[specimen.size]
    for place, ids in enumerate(made.ids):
        signs = {name for name in ids if name.startswith("sign-")}
        opening = "safety-red-flags" + (f"-{place + 1}" if place else "")
        assert not signs or opening in ids, f"warning signs on page {place + 1} lack their heading"
    whole = specimen.size == "standard" and not specimen.second
    found = faults_by_rule(made, blocks_are_whole=whole, body=body, foot=foot)
    if specimen.language in PSEUDO:
        # how full a last page is, only real words can tell
        found.pop("no page half empty")
    elif specimen.second:
        # made for whoever checks a translation: the table of numbers is twice as long, and whole
        found.pop("no page half empty")
    broken = report(found)
    assert not broken, broken
