"""The table of example patients holds: what is printed, what is not and why, with which care."""

from collections.abc import Mapping

import pytest

from handouts.errors import ProfileError
from handouts.library import Kind, Mode
from handouts.profile import Group, Presence
from handouts.selection import Status
from tests.library.samples import real_library, vocabulary
from tests.spec.pages import (
    amount_of,
    lines_of,
    page_sections,
    plan_for,
    profile_for,
    selected,
)
from tests.spec.patients import GROUPS, PATIENTS, Patient, by_slug, slugs
from tests.spec.reading import FIVE, fate, remedies

pytestmark = pytest.mark.spec

MADE = [row for row in PATIENTS if not row.refused]
TABLE = pytest.mark.parametrize("row", MADE, ids=lambda row: row.who)
SECTIONS = real_library().sections


@TABLE
def test_what_is_printed_for_a_patient_who(row: Patient) -> None:
    missing = {*FIVE, *slugs(row.prints)} - set(selected(row).printed)
    assert {slug: fate(selected(row), slug) for slug in missing} == {}


@TABLE
def test_what_is_not_printed_and_why_for_a_patient_who(row: Patient) -> None:
    selection, expected = selected(row), by_slug(row.does_not_print)
    assert {slug: fate(selection, slug) for slug in expected} == expected
    assert not expected.keys() & set(selection.printed)


@TABLE
def test_which_cautions_and_no_others_are_printed_for_a_patient_who(row: Patient) -> None:
    selection = selected(row)
    named = {*slugs(row.prints), *slugs(row.asks_for)}
    cautions = {
        slug: " ".join(caution.code for caution in selection.decisions[slug].cautions)
        for slug in selection.printed
        if slug in named and selection.decisions[slug].cautions
    }
    assert cautions == by_slug(row.takes_care)


@TABLE
def test_the_page_holds_those_cautions_and_no_others_for_a_patient_who(row: Patient) -> None:
    decisions = selected(row).decisions
    pages = page_sections(plan_for(row))
    assert pages.keys() == set(selected(row).printed)
    for slug, page in pages.items():
        care = SECTIONS[slug].caution
        called_for = {caution.code for caution in decisions[slug].cautions}
        fixed = {line for line in care.values() if "{" not in line}
        assert lines_of(page) & fixed == {care[code] for code in called_for} & fixed


@TABLE
def test_which_answers_and_words_are_printed_for_a_patient_who(row: Patient) -> None:
    decisions = selected(row).decisions
    printed = {
        slug: " ".join(p.key for p in decisions[slug].parts if p.status is Status.INCLUDED)
        for slug in by_slug(row.parts)
    }
    assert printed == by_slug(row.parts)


@pytest.mark.parametrize("row", [row for row in MADE if row.does], ids=lambda row: row.who)
def test_how_much_the_page_says_to_do_for_a_patient_who(row: Patient) -> None:
    pages = page_sections(plan_for(row))
    assert {slug: amount_of(pages[slug]) for slug in by_slug(row.does)} == by_slug(row.does)


@pytest.mark.parametrize(
    "row", [row for row in MADE if row.tools is not None], ids=lambda row: row.who
)
def test_which_pages_to_write_on_are_printed_for_a_patient_who(row: Patient) -> None:
    assert " ".join(choice.tool.value for choice in selected(row).tools) == row.tools
    titles = [page.slug.removeprefix("tool/") for page in plan_for(row).tools]
    assert " ".join(titles) == row.tools


@TABLE
def test_what_the_clinician_is_warned_of_for_a_patient_who(row: Patient) -> None:
    assert " ".join(notice.code for notice in selected(row).notices) == row.warns


@pytest.mark.parametrize("row", [row for row in PATIENTS if row.refused], ids=lambda row: row.who)
def test_no_handout_is_made_for_a_patient_who(row: Patient) -> None:
    with pytest.raises(ProfileError) as refused:
        plan_for(row)
    assert " ".join(problem.code for problem in refused.value.problems) == row.refused


@TABLE
def test_with_a_red_flag_and_only_then_a_handout_is_safety_only_for_a_patient_who(
    row: Patient,
) -> None:
    selection = selected(row)
    flagged = bool(profile_for(row).red_flags.present)
    assert selection.red_flag is flagged
    kinds = {selection.decisions[slug].kind for slug in selection.printed}
    assert (kinds == {Kind.SAFETY}) is (flagged or not remedies(selection))
    assert remedies(selection) or flagged or "few-remedies" in row.warns


@TABLE
def test_remedies_stay_in_number_and_balance_for_a_patient_who(row: Patient) -> None:
    selection = selected(row)
    modes = [SECTIONS[slug].mode for slug in remedies(selection)]
    assert len(modes) <= 7
    assert modes.count(Mode.PASSIVE) <= modes.count(Mode.ACTIVE)
    assert len(modes) >= 3 or {"red-flag", "few-remedies"} & set(row.warns.split())


# --- the table as a whole ------------------------------------------------------------------------


def test_the_table_is_long_and_each_patient_in_it_is_another() -> None:
    assert len(PATIENTS) >= 65
    assert len({row.who for row in PATIENTS}) == len(PATIENTS)
    assert len({str(row.document) for row in PATIENTS}) == len(PATIENTS)
    assert len({group.title for group in GROUPS}) == len(GROUPS)
    for row in PATIENTS:
        assert row.prints or row.does_not_print or row.refused or row.tools is not None


def test_every_section_of_the_library_is_printed_for_somebody() -> None:
    printed = {slug for row in MADE for slug in selected(row).printed}
    assert SECTIONS.keys() - printed == set()


def test_every_remedy_and_the_diary_are_withheld_from_somebody_and_a_row_says_so() -> None:
    withheld = {
        slug
        for row in MADE
        if not row.red_flags
        for slug, why in by_slug(row.does_not_print).items()
        if why.startswith("withheld: ")
    }
    withheld_by_flag = {
        slug for row in MADE if row.red_flags for slug in by_slug(row.does_not_print)
    }
    rules = {slug for slug, section in SECTIONS.items() if section.exclude}
    everything = {slug for slug, s in SECTIONS.items() if s.kind is Kind.REMEDY}
    assert (rules - withheld, everything - withheld - withheld_by_flag) == (set(), set())


def test_everything_that_withholds_a_section_does_so_for_somebody() -> None:
    seen = {
        reason.code
        for row in MADE
        for decision in selected(row).decisions.values()
        if decision.status is Status.WITHHELD
        for reason in decision.reasons
        if profile_for(row).presence(reason.code) is Presence.PRESENT
    }
    dangers = {code for section in SECTIONS.values() for code in section.exclude}
    assert len(dangers) > 40
    assert dangers - seen == set()


def test_every_caution_is_called_for_by_somebody() -> None:
    seen = {code for row in MADE for codes in row.takes_care.values() for code in codes.split()}
    calling = {code for section in SECTIONS.values() for code in section.caution}
    assert calling - seen == set()


def test_every_red_flag_is_somebodys() -> None:
    flags = {code for row in PATIENTS for code in profile_for(row).red_flags.present}
    assert flags == set(vocabulary().codes(Group.RED_FLAGS))


def test_every_tool_and_every_word_about_a_condition_is_printed_for_somebody() -> None:
    tools: set[str] = {choice.tool.value for row in MADE for choice in selected(row).tools}
    assert tools == {"log", "diary", "flare", "questions"}
    printed: Mapping[str, set[str]] = {slug: set() for slug, s in SECTIONS.items() if s.parts}
    for row in MADE:
        for slug, found in printed.items():
            found.update(selected(row).decisions[slug].printed_parts)
    for slug, found in printed.items():
        unseen = {part.key for part in SECTIONS[slug].parts} - found
        assert not unseen, slug
