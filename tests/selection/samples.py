"""Made-up patients, and what is printed for them."""

from collections.abc import Collection, Mapping
from typing import Any

from handouts.library import Kind, Library
from handouts.profile import Clinician, Health, Needs, Profile, RedFlags, Tool
from handouts.selection import Limits, Reason, Selection, select_sections
from tests.library.samples import TODAY

ROOMY = Limits(words=100_000, words_cap=100_000)
"""Limits under which no section is left out for its length."""


def patient(
    *,
    age: int | None = 40,
    symptoms: Collection[str] = ("tension",),
    causes: Collection[str] = (),
    likes: Collection[str] = (),
    has: Collection[str] = (),
    has_not: Collection[str] = (),
    red_flags: Collection[str] = (),
    screened: bool = True,
    include: Collection[str] = (),
    exclude: Collection[str] = (),
    override: Mapping[str, str] | None = None,
    habits: Collection[str] = (),
    tools: tuple[Tool, ...] | None = None,
) -> Profile:
    """Return a patient of 40 with tension, screened for red flags, changed as asked."""
    overridden = override or {}
    return Profile(
        language="en",
        territory="GB",
        on=TODAY,
        needs=Needs(
            age=age,
            symptoms=frozenset(symptoms),
            causes=frozenset(causes),
            preferences=frozenset(likes),
            lifestyle=frozenset(habits),
        ),
        health=Health(frozenset(has), frozenset(has_not)),
        red_flags=RedFlags(screened, frozenset(red_flags)),
        clinician=Clinician(
            include=(*include, *overridden), exclude=tuple(exclude), override=overridden
        ),
        tools=tools,
    )


def select(profile: Profile, library: Library, limits: Limits = ROOMY, **more: Any) -> Selection:
    """Return the selection, with room for every word unless other limits are given."""
    return select_sections(profile, library, limits, **more)


def remedies(selection: Selection) -> list[str]:
    """Return the names of the remedies that are printed, in their order."""
    return [slug.removeprefix("remedies/") for slug in selection.printed_of(Kind.REMEDY)]


def readings(selection: Selection) -> list[str]:
    """Return the names of the education sections that are printed, in their order."""
    return [slug.removeprefix("education/") for slug in selection.printed_of(Kind.EDUCATION)]


def codes(reasons: Collection[Reason]) -> list[str]:
    return [reason.code for reason in reasons]


def fate(selection: Selection, slug: str) -> str:
    """Return what became of a section and the codes of why: `withheld: pregnant epilepsy`."""
    decision = selection.decisions[slug]
    return f"{decision.status.value}: {' '.join(codes(decision.reasons))}"


def notices(selection: Selection) -> list[str]:
    return [notice.code for notice in selection.notices]
