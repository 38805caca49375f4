"""Makes handouts in two languages for the tests, each only once."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

from handouts.clinic import Paper, Size
from handouts.document import HandoutPlan
from handouts.document.model import PageBlock, PageSection
from handouts.handout import Draft, draft_handout, lay_out
from handouts.handout.plan import plan_of
from handouts.profile import Tool
from tests.document.making import (
    ARABIC,
    ENGLISH,
    RED_FLAG,
    SPANISH,
    Made,
    example,
    finish,
    profile,
    shelf,
    tree,
)

ALL_TOOLS = [tool.value for tool in Tool]
PAIRS = ((ARABIC, "en"), (SPANISH, "en"), (ENGLISH, "ar"), (RED_FLAG, "es"))
"""An example and the language that is set beside its own."""

FULL: Mapping[str, object] = {
    "tools": ALL_TOOLS,
    "amounts": {"remedies/heat": {"minutes": 10, "times_per_day": 2}},
    "health": {"present": ["loss-of-feeling", "diabetes"]},
    "clinician": {
        "name": "J. Okafor",
        "note": "Next visit in 2 weeks.",
        "include": ["remedies/heat", "remedies/slow-breathing"],
        "override": {"remedies/heat": "Feeling tested today"},
    },
}
"""What a handout can hold: all pages to write on, an amount, an override, cautions, a note."""


def pair_draft(
    document: Mapping[str, object],
    second: str,
    *,
    clinic: Path | None = None,
    paper: Paper | None = None,
    size: Size | None = None,
) -> Draft:
    """Return the draft of a document with a second language."""
    return draft_handout(
        profile(document, clinic), shelf(clinic), paper=paper, size=size, with_language=second
    )


def pair_plan(
    document: Mapping[str, object], second: str, clinic: Path | None = None
) -> HandoutPlan:
    """Return the plan of a document in two languages."""
    return plan_of(pair_draft(document, second, clinic=clinic), shelf(clinic))


def pair_page(
    document: Mapping[str, object], second: str, clinic: Path | None = None
) -> ET.Element:
    """Return the elements of the page of a document in two languages."""
    return tree(lay_out(pair_draft(document, second, clinic=clinic), shelf(clinic)).html)


@cache
def made_pair(
    name: str, second: str, *, paper: Paper | None = None, size: Size | None = None
) -> Made:
    """Return the handout of an example in two languages, opened again and found fit."""
    return finish(pair_draft(example(name), second, paper=paper, size=size))


def sections_of(plan: HandoutPlan) -> tuple[PageSection, ...]:
    """Return all sections of a plan, the pages to write on among them."""
    return (*plan.first, *plan.sections, *plan.tools)


def blocks_of(plan: HandoutPlan) -> Iterator[PageBlock]:
    """Yield every block of a plan."""
    for section in sections_of(plan):
        yield from section.blocks
