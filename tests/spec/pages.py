"""Turns a row of the table into every word of its handout, before anything is set on paper."""

from functools import cache

from handouts.document import HandoutPlan
from handouts.document.model import PageSection
from handouts.handout import Draft, draft_handout
from handouts.handout.plan import plan_of
from handouts.profile import Profile
from handouts.selection import Selection
from tests.document.making import shelf
from tests.spec.patients import Patient
from tests.spec.reading import profile_of


@cache
def profile_for(row: Patient) -> Profile:
    """Return the profile of a row of the table."""
    return profile_of(row.document)


@cache
def draft_for(row: Patient) -> Draft:
    """Return every decision for the patient of a row, in English and in Great Britain.

    Raises: ProfileError if the clinician wants an amount that is not safe.
    """
    return draft_handout(profile_for(row), shelf())


def selected(row: Patient) -> Selection:
    """Return what the patient of a row gets and why, with our own limits."""
    return draft_for(row).selection


@cache
def plan_for(row: Patient) -> HandoutPlan:
    """Return every word of the handout of a row."""
    return plan_of(draft_for(row), shelf())


def plan_for_profile(profile: Profile) -> HandoutPlan:
    """Return every word of the handout for a profile."""
    return plan_of(draft_handout(profile, shelf()), shelf())


def page_sections(plan: HandoutPlan) -> dict[str, PageSection]:
    """Return the sections of a handout by their slug, in the order of printing."""
    return {section.slug: section for section in (*plan.first, *plan.sections)}


def lines_of(section: PageSection) -> set[str]:
    """Return every line of a section as it is printed."""
    return {item.striptags() for block in section.blocks for item in block.items}


def amount_of(section: PageSection) -> str:
    """Return how much of a remedy the page says to do; nothing if it says nothing."""
    said = [block.amount for block in section.blocks if block.amount]
    measures = [str(measure) for line in said for measure in line.measures]
    return " · ".join(measures).replace("\N{NO-BREAK SPACE}", " ")
