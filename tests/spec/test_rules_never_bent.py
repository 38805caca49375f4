"""The rules that are never bent: each with an example, and with a property over random patients.

The numbers are those of "Rules that are never bent" in the design; rules about translations,
helplines and printed numbers belong to other packages.
"""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handouts.library import Evidence, Kind, Library, Mode
from handouts.profile import Clinician, Group, Identity, Presence, Profile
from handouts.selection import Limits, Selection, Status, select_sections
from tests.library.samples import library, real_library, remedy
from tests.selection.samples import patient
from tests.spec.random_patients import (
    CHOOSABLE,
    a_red_flag,
    anybody,
    nearly_cleared,
    patients,
    shuffled_libraries,
    some_limits,
)
from tests.spec.reading import FIVE, explained, fate, remedies

pytestmark = pytest.mark.spec

for_many = settings(max_examples=200)
HEAT, TENS, MEDICINES = "remedies/heat", "remedies/tens", "education/medicines-to-discuss"
SECTIONS = real_library().sections


def select(who: Profile, limits: Limits | None = None) -> Selection:
    return select_sections(who, real_library(), limits)


def guarded(selection: Selection) -> list[str]:
    """Return what is printed beside the safety sections, to which no contraindication applies."""
    return [slug for slug in selection.printed if SECTIONS[slug].kind is not Kind.SAFETY]


def notices(selection: Selection) -> set[str]:
    return {notice.code for notice in selection.notices}


def test_the_random_patients_reach_what_the_rules_are_about() -> None:
    seen: Counter[str] = Counter()

    @given(patients() | nearly_cleared(), some_limits)
    @for_many
    def look(who: Profile, limits: Limits) -> None:
        selection = select(who, limits)
        seen.update(notices(selection))
        seen.update(decision.status.value for decision in selection.decisions.values())
        seen["contested"] += TENS in set(selection.printed) - who.clinician.override.keys()
        seen["passive"] += any(SECTIONS[slug].mode is Mode.PASSIVE for slug in selection.printed)
        seen["many"] += len(remedies(selection)) >= 5

    look()
    statuses = {status.value for status in Status} - {"unavailable"}
    told = {"override", "asked-but-withheld", "few-remedies", "not-screened", "age-unknown"}
    assert {*statuses, *told, "contested", "passive", "many"} <= {
        kind for kind in seen if seen[kind]
    }


# --- 1. a present health factor withholds; only an override prints, and it is recorded ----------


def test_rule_1_numb_skin_withholds_heat_until_a_clinician_overrides_it_with_a_reason() -> None:
    numb = ["loss-of-feeling"]
    for who in (patient(has=numb), patient(has=numb, include=[HEAT])):
        assert fate(select(who), HEAT) == "withheld: loss-of-feeling"
    overridden = select(patient(has=numb, override={HEAT: "Tested today."}))
    decision = overridden.decisions[HEAT]
    assert decision.is_included
    assert decision.overridden
    assert decision.reasons[0].code == "override"
    assert "Tested today." in decision.reasons[0].because
    assert "override" in notices(overridden)


@given(patients(), some_limits)
@for_many
def test_rule_1_nothing_is_printed_that_a_present_factor_excludes_without_an_override(
    who: Profile, limits: Limits
) -> None:
    selection = select(who, limits)
    for slug in guarded(selection):
        section, decision = SECTIONS[slug], selection.decisions[slug]
        barred = [code for code in section.exclude if who.presence(code) is Presence.PRESENT]
        too_young = bool(who.ages) and max(who.ages) < section.min_age
        if barred or too_young:
            assert slug in who.clinician.override
            assert decision.reasons[0].code == "override"
            assert {reason.code for reason in decision.reasons} >= set(barred)
        if barred:
            assert decision.overridden
            assert "override" in notices(selection)


@given(patients(clinician=st.just(Clinician(include=tuple(CHOOSABLE)))), some_limits)
@for_many
def test_rule_1_asking_for_everything_forces_nothing_in(who: Profile, limits: Limits) -> None:
    for slug in guarded(select(who, limits)):
        assert not [code for code in SECTIONS[slug].exclude if who.has(code)]


@given(
    patients(
        red_flags=a_red_flag,
        clinician=st.just(
            Clinician(include=tuple(CHOOSABLE), override=dict.fromkeys(CHOOSABLE, "Why."))
        ),
    )
)
@for_many
def test_rule_1_no_override_holds_against_a_red_flag(who: Profile) -> None:
    selection = select(who)
    assert guarded(selection) == []
    assert not any(decision.overridden for decision in selection.decisions.values())


# --- 2. unknown is not absent ------------------------------------------------------------------


def test_rule_2_tens_is_withheld_while_one_of_its_dangers_is_unknown_and_heat_is_not() -> None:
    dangers = list(SECTIONS[TENS].exclude)
    assert len(dangers) >= 5
    for unknown in dangers:
        ruled_out = [code for code in dangers if code != unknown]
        who = patient(include=[TENS, HEAT], has_not=ruled_out)
        assert fate(select(who), TENS) == f"withheld: {unknown}"
        assert HEAT in select(who).printed
    assert TENS in select(patient(include=[TENS], has_not=dangers)).printed


@given(patients() | nearly_cleared(), some_limits)
@for_many
def test_rule_2_contested_sections_are_not_printed_with_an_unknown_factor_or_age(
    who: Profile, limits: Limits
) -> None:
    contested = [s for s in SECTIONS.values() if s.evidence is Evidence.D]
    assert contested
    selection = select(who, limits)
    for section in contested:
        factors = [code for code in section.exclude if code in vocabulary_of(Group.HEALTH)]
        is_known = all(who.presence(code) is Presence.ABSENT for code in factors)
        is_old_enough = bool(who.ages) and min(who.ages) >= section.min_age
        if section.slug in selection.printed and section.slug not in who.clinician.override:
            assert is_known
            assert is_old_enough


@given(patients(), some_limits)
@for_many
def test_rule_2_an_unknown_factor_withholds_no_other_section(who: Profile, limits: Limits) -> None:
    for slug, decision in select(who, limits).decisions.items():
        if SECTIONS[slug].evidence is not Evidence.D and decision.status is Status.WITHHELD:
            codes = {reason.code for reason in decision.reasons} - {"min-age", "not-recorded"}
            assert all(who.presence(code) is Presence.PRESENT for code in codes)


def vocabulary_of(group: Group) -> tuple[str, ...]:
    return real_library().vocabulary.codes(group)


# --- 3. a red flag leaves the safety pages alone ------------------------------------------------


def test_rule_3_a_red_flag_makes_a_safety_only_handout_and_no_screening_makes_a_warning() -> None:
    flagged = select(patient(red_flags=["rf-cauda"], causes=["gad"]))
    assert flagged.red_flag
    assert set(flagged.printed) == set(FIVE)
    assert notices(flagged) == {"red-flag"}
    unscreened = select(patient(screened=False))
    assert not unscreened.red_flag
    assert remedies(unscreened)
    assert notices(unscreened) == {"not-screened"}


@given(patients(red_flags=a_red_flag), some_limits)
@for_many
def test_rule_3_with_a_red_flag_only_safety_sections_are_printed_and_all_others_name_it(
    who: Profile, limits: Limits
) -> None:
    selection = select(who, limits)
    assert selection.red_flag
    assert "red-flag" in notices(selection)
    for slug, decision in selection.decisions.items():
        if decision.kind is not Kind.SAFETY:
            assert decision.status is Status.WITHHELD
            assert {reason.code for reason in decision.reasons} == who.red_flags.present
            assert slug not in selection.printed


@given(patients())
@for_many
def test_rule_3_the_clinician_is_warned_if_and_only_if_nobody_screened(who: Profile) -> None:
    selection = select(who)
    assert not selection.red_flag
    assert ("not-screened" in notices(selection)) is not who.red_flags.screened


# --- 4. five sections are always printed -------------------------------------------------------


def test_rule_4_the_five_are_printed_even_where_nothing_else_is() -> None:
    nobody = patient(age=3, symptoms=(), red_flags=["rf-cauda"])
    assert set(FIVE) <= set(select(nobody, Limits(1, 1, 0, 300)).printed)
    assert set(FIVE) == real_library().always_slugs


@given(anybody, some_limits, st.frozensets(st.sampled_from(FIVE)))
@for_many
def test_rule_4_no_wish_no_limit_and_no_missing_translation_removes_one_of_the_five(
    who: Profile, limits: Limits, unwanted: frozenset[str]
) -> None:
    refusing = replace(who, clinician=replace(who.clinician, exclude=tuple(unwanted)))
    missing = dict.fromkeys(unwanted, "Not translated.")
    selection = select_sections(refusing, real_library(), limits, missing)
    for slug in FIVE:
        assert selection.printed.count(slug) == 1
        assert fate(selection, slug) == "included: always"


@given(anybody, some_limits)
@for_many
def test_rule_4_the_warning_signs_come_first_and_the_small_print_last(
    who: Profile, limits: Limits
) -> None:
    printed = select(who, limits).printed
    assert (printed[0], printed[-1]) == ("safety/red-flags", "safety/disclaimer")


# --- 8. conditions only where recorded; medicines only on opt-in --------------------------------

CONDITIONS: Mapping[str, frozenset[str]] = {
    "education/anxiety-conditions": frozenset({"anxious-state", "gad", "panic", "social-anxiety"}),
    "education/somatic-symptom-disorder": frozenset({"somatic-symptom-disorder"}),
}


def test_rule_8_the_sections_about_conditions_are_called_for_by_conditions_alone() -> None:
    for slug, causes in CONDITIONS.items():
        assert SECTIONS[slug].match == {Group.CAUSES: causes}
        assert SECTIONS[slug].is_condition
        assert not SECTIONS[slug].everyone


@pytest.mark.parametrize("slug", CONDITIONS)
def test_rule_8_a_clinician_who_asks_for_a_condition_is_told_to_record_it(slug: str) -> None:
    asked = select(patient(include=[slug]))
    assert fate(asked, slug) == "withheld: not-recorded"
    assert "asked-but-withheld" in [notice.code for notice in asked.notices]
    [cause, *_] = sorted(CONDITIONS[slug])
    assert slug in select(patient(causes=[cause], include=[slug])).printed


def test_rule_8_a_condition_is_never_inferred_from_how_it_feels() -> None:
    signs = ["fast-breathing", "tension", "sleep-disruption", "waves-flare-ups", "migrating"]
    roomy = Limits(education_max=6, words=5000)
    worried = select(patient(symptoms=signs), roomy)
    for slug in CONDITIONS:
        assert fate(worried, slug) == "not-matched: no-match"
    diagnosed = select(patient(symptoms=(), causes=["gad"]), roomy)
    assert fate(diagnosed, "education/anxiety-conditions") == "included: gad"


def test_rule_8_the_page_on_medicines_is_printed_only_when_it_is_asked_for() -> None:
    assert SECTIONS[MEDICINES].is_medicine
    taking = ["on-benzodiazepine", "on-antidepressant"]
    assert fate(select(patient(has=taking)), MEDICINES) == "opt-in: opt-in"
    assert MEDICINES in select(patient(has=taking, include=[MEDICINES])).printed


@given(patients(), some_limits)
@for_many
def test_rule_8_sections_about_conditions_are_printed_only_where_one_is_recorded(
    who: Profile, limits: Limits
) -> None:
    printed = select(who, limits).printed
    for slug, causes in CONDITIONS.items():
        assert slug not in printed or who.needs.causes & causes


@given(patients(), some_limits)
@for_many
def test_rule_8_education_is_printed_only_for_a_recorded_reason(
    who: Profile, limits: Limits
) -> None:
    selection = select(who, limits)
    for slug in selection.printed_of(Kind.EDUCATION):
        section = SECTIONS[slug]
        asked_for = slug in who.clinician.include
        matched = {code for codes in section.match.values() for code in codes if who.has(code)}
        assert asked_for or section.everyone or matched


@given(patients(), some_limits)
@for_many
def test_rule_8_opt_in_sections_are_printed_only_when_the_clinician_asks(
    who: Profile, limits: Limits
) -> None:
    opt_in = {slug for slug, section in SECTIONS.items() if section.opt_in}
    assert {TENS, MEDICINES} <= opt_in
    assert opt_in & set(select(who, limits).printed) <= set(who.clinician.include)


# --- 9. three to five remedies, at most seven, an active one for each passive one ---------------


def test_rule_9_five_fit_seven_are_the_most_and_passive_ones_need_active_company() -> None:
    actives = [remedy(f"active-{number}") for number in range(9)]
    slugs = [section.slug for section in actives]
    roomy = Limits(words=100_000)
    assert len(remedies(select_sections(patient(), library(*actives), roomy))) == 5
    asking = patient(include=slugs)
    assert len(remedies(select_sections(asking, library(*actives), roomy))) == 7
    passives = [replace(section, mode=Mode.PASSIVE) for section in actives]
    alone = select_sections(asking, library(*passives), roomy)
    assert remedies(alone) == ()
    assert "few-remedies" in notices(alone)


@given(patients(), some_limits)
@for_many
def test_rule_9_remedies_are_at_most_seven_and_no_more_passive_than_active(
    who: Profile, limits: Limits
) -> None:
    modes = [SECTIONS[slug].mode for slug in remedies(select(who, limits))]
    assert len(modes) <= 7
    assert modes.count(Mode.PASSIVE) <= modes.count(Mode.ACTIVE)


@given(patients())
@for_many
def test_rule_9_with_our_own_limits_there_are_at_least_three_or_the_clinician_is_told(
    who: Profile,
) -> None:
    selection = select(who)
    assert (len(remedies(selection)) < 3) is ("few-remedies" in notices(selection))


@given(patients(clinician=st.just(Clinician())))
@for_many
def test_rule_9_where_the_clinician_asks_for_nothing_there_are_at_most_five(who: Profile) -> None:
    assert len(remedies(select(who))) <= 5


# --- 10. identity reaches nothing (as far as the selection goes) --------------------------------

SECRETS = ("Xenia Quillfeather", "QX-7431")


def test_rule_10_a_patients_name_is_in_no_reason_no_notice_and_no_repr() -> None:
    identity = Identity(SECRETS[0], date(1980, 3, 2), SECRETS[1])
    who = replace(patient(has=["pregnant"], include=[TENS], screened=False), identity=identity)
    selection = select(who)
    assert selection.notices
    told = explained(selection, real_library()) + repr(who) + repr(selection)
    assert not [secret for secret in (*SECRETS, "1980") if secret in told]


@given(
    anybody,
    st.builds(
        Identity,
        name=st.none() | st.text(),
        birth_date=st.none() | st.dates(),
        record_number=st.none() | st.text(),
    ),
)
@for_many
def test_rule_10_who_somebody_is_changes_nothing_of_the_selection(
    who: Profile, identity: Identity
) -> None:
    assert select(replace(who, identity=identity)) == select(who)


# --- 11. same input, same output ---------------------------------------------------------------

ONCE = """
from handouts.selection import select_sections
from tests.library.samples import real_library
from tests.selection.samples import patient
from tests.spec.reading import explained

who = patient(
    symptoms=["tension", "burning", "stiffness", "low-back"],
    causes=["gad", "panic"],
    likes=["warmth", "seated", "no-touch"],
    has=["pregnant", "epilepsy", "diabetes"],
    include=["remedies/tens", "remedies/massage"],
    screened=False,
)
print(explained(select_sections(who, real_library()), real_library()))
"""


def test_rule_11_another_run_of_the_program_explains_in_the_same_bytes(project_root: Path) -> None:
    told = {
        subprocess.run(
            [sys.executable, "-c", ONCE],
            cwd=project_root,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(project_root)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(told) == 1
    assert b"pregnant" in told.pop()


@given(anybody, some_limits)
@for_many
def test_rule_11_the_same_patient_gets_the_same_handout_twice(who: Profile, limits: Limits) -> None:
    first, second = select(who, limits), select(replace(who), limits)
    assert first == second
    assert explained(first, real_library()) == explained(second, real_library())


@given(anybody, some_limits, shuffled_libraries())
@for_many
def test_rule_11_the_order_of_the_library_changes_nothing(
    who: Profile, limits: Limits, shuffled: Library
) -> None:
    shelved = select(who, limits)
    assert select_sections(who, shuffled, limits) == shelved
    told = explained(select_sections(who, shuffled, limits), shuffled)
    assert told == explained(shelved, real_library())


@given(anybody, some_limits, st.dates())
@for_many
def test_rule_11_the_day_changes_nothing_of_the_selection(
    who: Profile, limits: Limits, on: date
) -> None:
    assert select(replace(who, on=on), limits) == select(who, limits)


# --- and: everything is decided, once, with a reason -------------------------------------------


@given(anybody, some_limits)
@for_many
def test_every_section_is_decided_exactly_once_and_says_why(who: Profile, limits: Limits) -> None:
    selection = select(who, limits)
    assert sorted(selection.decisions) == sorted(SECTIONS)
    document = json.loads(explained(selection, real_library()))
    slugs = [section["slug"] for section in document["sections"]]
    assert len(slugs) == len(set(slugs)) == len(SECTIONS)
    assert all(section["reasons"] for section in document["sections"])
    included = [s["slug"] for s in document["sections"] if s["status"] == "included"]
    assert sorted(selection.printed) == sorted(included)


@given(anybody, some_limits)
@for_many
def test_every_part_of_a_printed_section_is_decided_once_and_no_other_section_has_any(
    who: Profile, limits: Limits
) -> None:
    for slug, decision in select(who, limits).decisions.items():
        section = SECTIONS[slug]
        expected = [part.key for part in section.parts] if decision.is_included else []
        assert [part.key for part in decision.parts] == expected
        assert all(reason.because for part in decision.parts for reason in part.reasons)
        assert all(part.reasons for part in decision.parts)
        assert len(decision.printed_parts) <= section.parts_max


@given(anybody, some_limits)
@for_many
def test_the_cautions_of_a_printed_section_are_all_that_apply_and_no_others(
    who: Profile, limits: Limits
) -> None:
    for slug, decision in select(who, limits).decisions.items():
        care = SECTIONS[slug].caution if decision.is_included else {}
        applying = [(code, line) for code, line in care.items() if who.has(code)]
        assert [(caution.code, caution.because) for caution in decision.cautions] == applying
