"""What every handout holds: how much, which pages to write on, which safety pages, which lines."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handouts.library import Kind, words_of
from handouts.profile import Clinician, Profile, Tool
from handouts.selection import EDUCATION_CAP, Limits, Selection, select_sections
from handouts.selection.tools import TOOL_WORDS
from tests.document.making import shelf
from tests.library.samples import real_library, vocabulary
from tests.spec.pages import lines_of, page_sections, plan_for_profile
from tests.spec.random_patients import CHOOSABLE, anybody, patients, some_limits
from tests.spec.reading import FIVE, remedies

pytestmark = pytest.mark.spec

for_many = settings(max_examples=200)
SECTIONS = real_library().sections


def select(who: Profile, limits: Limits | None = None) -> Selection:
    return select_sections(who, real_library(), limits)


# --- how much a handout holds ------------------------------------------------------------------


@given(patients(), some_limits)
@for_many
def test_education_stays_within_the_limit_beside_what_was_asked_for(
    who: Profile, limits: Limits
) -> None:
    reading = select(who, limits).printed_of(Kind.EDUCATION)
    asked = {slug for slug in reading if slug in who.clinician.include}
    filling = {slug for slug in reading if SECTIONS[slug].spare_room} - asked
    assert len(reading) - len(filling) <= min(max(limits.education_max, len(asked)), EDUCATION_CAP)


def words_taken(selection: Selection) -> int:
    """Return the words of everything that differs from patient to patient."""
    tools = sum(TOOL_WORDS[choice.tool] for choice in selection.tools)
    return tools + sum(
        words_of(SECTIONS[slug], vocabulary(), selection.decisions[slug].printed_parts)
        for slug in selection.printed
        if slug not in FIVE
    )


def is_the_least(selection: Selection) -> bool:
    return len(remedies(selection)) <= 1 and len(selection.printed_of(Kind.EDUCATION)) <= 1


@given(patients())
@for_many
def test_a_handout_is_never_longer_than_can_be_read(who: Profile) -> None:
    selection = select(who)
    assert words_taken(selection) <= Limits().words_cap or is_the_least(selection)


@given(patients(), some_limits)
@for_many
def test_with_a_clinics_own_limits_only_what_fills_the_room_can_pass_the_cap(
    who: Profile, limits: Limits
) -> None:
    selection = select(who, limits)
    fillers = [
        slug
        for slug in selection.printed
        if SECTIONS[slug].spare_room and slug not in who.clinician.include
    ]
    filling = sum(
        words_of(SECTIONS[slug], vocabulary(), selection.decisions[slug].printed_parts)
        for slug in fillers
    )
    assert words_taken(selection) - filling <= limits.words_cap or is_the_least(selection)


# --- pages to write on -------------------------------------------------------------------------


@given(anybody, some_limits)
@for_many
def test_pages_to_write_on_come_with_what_is_printed_or_asked_for_and_never_with_a_red_flag(
    who: Profile, limits: Limits
) -> None:
    selection = select(who, limits)
    tools = [choice.tool for choice in selection.tools]
    called_for = {SECTIONS[slug].tool for slug in selection.printed}
    assert len(tools) == len(set(tools))
    assert all(choice.reason.because for choice in selection.tools)
    if selection.red_flag:
        assert tools == []
    elif who.tools is not None:
        assert set(tools) == set(who.tools) - (set() if remedies(selection) else {Tool.LOG})
    else:
        assert set(tools) <= called_for | {Tool.LOG}
        assert Tool.LOG not in tools or remedies(selection)


# --- safety pages for some patients --------------------------------------------------------------

FOR_SOME: Mapping[str, frozenset[str]] = {
    "safety/pregnancy": frozenset({"pregnant", "postpartum-6m", "rf-pregnancy"}),
    "safety/children-and-young-people": frozenset({"age-lt-16", "age-16-17", "rf-child"}),
    "safety/older-adults": frozenset({"age-65plus", "falls-frailty"}),
}


@given(anybody, some_limits)
@for_many
def test_the_pages_on_pregnancy_children_and_age_are_printed_where_they_are_called_for(
    who: Profile, limits: Limits
) -> None:
    wished = replace(who, clinician=Clinician())
    printed = select(wished, limits).printed
    for slug, calling in FOR_SOME.items():
        assert (slug in printed) is bool(calling & who.codes)


# --- what the pages say: the composed handout --------------------------------------------------

OPPOSED = sorted({(slug, other) for slug, s in SECTIONS.items() for other in s.opposes})
for_pages = settings(max_examples=60)


def asking_for(who: Profile, *asked: str) -> Profile:
    """Return the patient with these sections asked for, and none left out."""
    wishes = replace(who.clinician, include=(*who.clinician.include, *asked), exclude=())
    return replace(who, clinician=wishes)


def test_sections_pull_apart_only_where_one_of_them_has_a_line_for_it() -> None:
    assert len(OPPOSED) >= 6
    for slug, other in OPPOSED:
        assert {slug, other} & (SECTIONS[slug].bridge.keys() | SECTIONS[other].bridge.keys())


def test_no_two_sections_that_pull_apart_are_printed_without_a_line_that_joins_them() -> None:
    joined: Counter[tuple[str, str]] = Counter()

    @given(patients(), st.sampled_from(OPPOSED))
    @for_pages
    def look(who: Profile, pair: tuple[str, str]) -> None:
        asked = [slug for slug in pair if slug in CHOOSABLE]
        pages = page_sections(plan_for_profile(asking_for(who, *asked)))
        for slug, other in OPPOSED:
            if slug in pages and other in pages:
                lines = {
                    SECTIONS[a].bridge[b]: a
                    for a, b in ((slug, other), (other, slug))
                    if b in SECTIONS[a].bridge
                }
                assert [line for line, a in lines.items() if line in lines_of(pages[a])]
                joined[slug, other] += 1

    look()
    assert {pair for pair in joined if joined[pair]} == set(OPPOSED)


@given(patients())
@for_pages
def test_each_printed_remedy_says_when_not_to_use_it_and_when_to_stop(who: Profile) -> None:
    pages = page_sections(plan_for_profile(who))
    terms, said = vocabulary().terms, shelf().words
    for slug, page in pages.items():
        if SECTIONS[slug].kind is Kind.REMEDY:
            lines = lines_of(page)
            bars = {terms[code].patient for code in SECTIONS[slug].exclude}
            assert bars <= lines
            assert set(SECTIONS[slug].not_if) <= lines
            assert {said["remedy.stop_worse"], said["remedy.stop_new"]} <= lines
