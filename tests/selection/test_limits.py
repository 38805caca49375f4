from collections.abc import Sequence

import pytest

from handouts.library import Evidence, Kind, Mode, Section, words_of
from handouts.profile import Group, Tool
from handouts.selection import EDUCATION_CAP, REMEDIES_CAP, Limits
from handouts.selection.tools import TOOL_WORDS
from tests.library.samples import library, passive, reading, remedy, safety, vocabulary
from tests.selection.samples import (
    ROOMY,
    fate,
    notices,
    patient,
    readings,
    remedies,
    select,
)

UNASKED = {"match": {Group.SYMPTOMS: frozenset({"night-pain"})}}
"""The match of a remedy for which nothing calls."""


def actives(count: int, **changes: object) -> list[Section]:
    return [remedy(f"active-{number}", **changes) for number in range(1, count + 1)]


def passives(count: int, **changes: object) -> list[Section]:
    return [passive(f"passive-{number}", **changes) for number in range(1, count + 1)]


def slugs(sections: Sequence[Section]) -> list[str]:
    return [section.slug for section in sections]


def test_five_remedies_are_printed_and_the_sixth_is_said_to_fit() -> None:
    chosen = select(patient(), library(*actives(6)))
    assert remedies(chosen) == ["active-1", "active-2", "active-3", "active-4", "active-5"]
    assert fate(chosen, "remedies/active-6") == "over-limit: limit tension"


def test_a_clinic_can_print_fewer_or_more() -> None:
    for most in (1, 4, 7):
        chosen = select(patient(), library(*actives(9)), Limits(min(3, most), most, words=100_000))
        assert len(remedies(chosen)) == most


def test_a_clinician_can_ask_for_more_than_five_but_not_for_more_than_seven() -> None:
    shelf = library(*actives(9))
    six = [f"remedies/active-{number}" for number in range(4, 10)]
    assert remedies(select(patient(include=six), shelf)) == [
        slug.removeprefix("remedies/") for slug in six
    ]
    nine = select(patient(include=slugs(actives(9))), shelf)
    assert len(remedies(nine)) == REMEDIES_CAP == 7
    assert notices(nine) == ["asked-but-over-limit"] * 2


def test_what_the_clinician_asks_for_pushes_out_what_merely_fits() -> None:
    shelf = library(*actives(6), remedy("asked", evidence=Evidence.C, **UNASKED))
    chosen = select(patient(include=["remedies/asked"]), shelf)
    assert remedies(chosen)[0] == "asked"
    assert len(remedies(chosen)) == 5


def test_a_short_list_is_filled_up_with_active_remedies_that_suit_most_people() -> None:
    shelf = library(remedy("fits"), *actives(4, **UNASKED), *passives(2, **UNASKED))
    chosen = select(patient(), shelf)
    assert remedies(chosen) == ["fits", "active-1", "active-2"]
    assert fate(chosen, "remedies/active-1") == "included: general"
    assert fate(chosen, "remedies/active-3") == "not-matched: no-match"


@pytest.mark.parametrize(
    "unfit",
    [
        remedy("spare", exclude={"pregnant": "No."}, **UNASKED),
        remedy("spare", min_age=60, **UNASKED),
        remedy("spare", opt_in=True, **UNASKED),
        remedy("spare", evidence=Evidence.D, opt_in=True, **UNASKED),
        remedy("spare", evidence=Evidence.D, **UNASKED),
        passive("spare", **UNASKED),
    ],
    ids=["barred", "too young", "opt-in", "contested", "contested for all", "passive"],
)
def test_no_list_is_filled_up_with_what_does_not_suit_everybody(unfit: Section) -> None:
    chosen = select(patient(has=["pregnant"]), library(remedy("fits"), unfit))
    assert remedies(chosen) == ["fits"]
    assert notices(chosen) == ["few-remedies"]


def test_no_list_is_filled_up_with_what_the_clinician_left_out() -> None:
    shelf = library(remedy("fits"), remedy("spare", **UNASKED))
    assert remedies(select(patient(exclude=["remedies/spare"]), shelf)) == ["fits"]


def test_a_passive_remedy_gives_way_to_an_active_one_that_fits_less() -> None:
    strong = {"evidence": Evidence.A}
    chosen = select(patient(), library(*passives(4, **strong), *actives(3)))
    assert remedies(chosen) == ["passive-1", "passive-2", "active-1", "active-2", "active-3"]
    assert fate(chosen, "remedies/passive-3").startswith("over-limit: balance")


def test_active_remedies_are_added_so_that_passive_ones_can_stay() -> None:
    chosen = select(patient(), library(*passives(2), *actives(3, **UNASKED)))
    assert remedies(chosen) == ["passive-1", "passive-2", "active-1", "active-2"]
    assert fate(chosen, "remedies/active-1") == "included: balance"


def test_added_remedies_take_no_more_room_than_there_is() -> None:
    chosen = select(patient(), library(*passives(4), *actives(5, **UNASKED)))
    assert len(remedies(chosen)) == 4
    assert remedies(chosen)[:2] == ["passive-1", "passive-2"]


def test_passive_remedies_alone_are_not_printed() -> None:
    chosen = select(patient(), library(*passives(3)))
    assert remedies(chosen) == []
    assert notices(chosen) == ["few-remedies"]


def test_active_remedies_are_added_to_the_passive_ones_that_a_clinician_asks_for() -> None:
    asked = passives(3)
    shelf = library(*asked, *actives(5, **UNASKED))
    chosen = select(patient(include=slugs(asked)), shelf)
    assert remedies(chosen) == [
        *["passive-1", "passive-2", "passive-3"],
        *["active-1", "active-2", "active-3"],
    ]


def test_even_a_clinician_gets_no_more_passive_than_active_remedies() -> None:
    asked = passives(6)
    chosen = select(patient(include=slugs(asked)), library(*asked, *actives(9, **UNASKED)))
    printed = remedies(chosen)
    assert len(printed) <= REMEDIES_CAP
    assert sum(name.startswith("passive") for name in printed) == 3
    assert notices(chosen) == ["asked-but-over-limit"] * 3


def readings_of(count: int, **changes: object) -> list[Section]:
    return [reading(f"why-{number}", **changes) for number in range(1, count + 1)]


def test_three_education_sections_are_printed() -> None:
    chosen = select(patient(), library(*readings_of(4)))
    assert readings(chosen) == ["why-1", "why-2", "why-3"]
    assert fate(chosen, "education/why-4") == "over-limit: limit tension"


def test_a_clinic_can_print_no_education_but_a_clinician_can_ask_for_it() -> None:
    none = Limits(education_max=0, words=100_000)
    shelf = library(*readings_of(3))
    assert readings(select(patient(), shelf, none)) == []
    assert readings(select(patient(include=["education/why-2"]), shelf, none)) == ["why-2"]


def test_a_clinician_is_told_which_education_finds_no_room() -> None:
    asked = readings_of(8)
    chosen = select(patient(include=slugs(asked)), library(*asked, *actives(3)))
    assert len(readings(chosen)) == EDUCATION_CAP
    assert notices(chosen) == ["asked-but-over-limit"] * 2


ALL = [*actives(5), *readings_of(3)]


def room_for(*names: str) -> Limits:
    """Return limits with just enough words for the sections named."""
    kept = [section for section in ALL if section.slug.rpartition("/")[2] in names]
    words = sum(words_of(section, vocabulary()) for section in kept)
    return Limits(words=words + TOOL_WORDS[Tool.LOG])


@pytest.mark.parametrize(
    ("limits", "remedies_left", "readings_left"),
    [
        (ROOMY, 5, 3),
        (room_for(*(f"active-{n}" for n in range(1, 6)), "why-1", "why-2"), 5, 2),
        (room_for(*(f"active-{n}" for n in range(1, 5)), "why-1", "why-2"), 4, 2),
        (room_for(*(f"active-{n}" for n in range(1, 4)), "why-1", "why-2"), 3, 2),
        (room_for(*(f"active-{n}" for n in range(1, 4)), "why-1"), 3, 1),
        (Limits(words=1), 3, 1),
    ],
)
def test_a_handout_that_is_too_long_loses_its_last_sections_in_turn(
    limits: Limits, remedies_left: int, readings_left: int
) -> None:
    chosen = select(patient(), library(*ALL), limits)
    assert remedies(chosen) == [f"active-{n}" for n in range(1, remedies_left + 1)]
    assert readings(chosen) == [f"why-{n}" for n in range(1, readings_left + 1)]
    for section in ALL:
        if section.slug not in chosen.printed:
            assert fate(chosen, section.slug) == "over-limit: space tension"


def test_what_the_clinician_asked_for_is_not_cut_to_make_the_handout_short() -> None:
    who = patient(include=slugs(ALL))
    chosen = select(who, library(*ALL), Limits(words=1))
    assert set(slugs(ALL)) <= set(chosen.printed)


def test_what_the_clinician_asked_for_is_cut_before_nobody_could_read_it_all() -> None:
    who = patient(include=slugs(ALL))
    chosen = select(who, library(*ALL), Limits(words=1, words_cap=1))
    assert (remedies(chosen), readings(chosen)) == (["active-1"], ["why-1"])
    assert fate(chosen, "remedies/active-2") == "over-limit: space clinician tension"
    assert notices(chosen) == ["asked-but-over-limit"] * 6 + ["few-remedies"]


def test_the_cap_counts_the_safety_pages_that_only_some_patients_get() -> None:
    extra = safety("for-some", match={Group.SYMPTOMS: frozenset({"tension"})})
    words = [words_of(section, vocabulary()) for section in (*ALL, extra)]
    cap = sum(words) + TOOL_WORDS[Tool.LOG]
    shelf, who = library(*ALL, extra), patient(include=slugs(ALL))
    assert set(slugs(ALL)) <= set(select(who, shelf, Limits(words_cap=cap)).printed)
    assert not set(slugs(ALL)) <= set(select(who, shelf, Limits(words_cap=cap - 1)).printed)


def test_the_active_remedy_that_a_passive_one_needs_is_not_cut_for_space() -> None:
    shelf = library(*passives(2, evidence=Evidence.A), *actives(3))
    chosen = select(patient(), shelf, Limits(words=1))
    modes = [shelf.sections[slug].mode for slug in chosen.printed_of(Kind.REMEDY)]
    assert len(modes) == 3
    assert modes.count(Mode.PASSIVE) == 1


def test_a_page_for_everyone_goes_before_one_that_fits_this_patient() -> None:
    for_all = reading("a-all", everyone=True, match={})
    fitting = reading("b-fits", everyone=True)
    own = reading("c-own")
    shelf = library(*actives(3), for_all, fitting, own)
    two, one = room_for("active-1", "active-2", "active-3", "why-1", "why-2"), Limits(words=1)
    assert readings(select(patient(), shelf, two)) == ["b-fits", "c-own"]
    assert readings(select(patient(), shelf, one)) == ["b-fits"]


def test_what_fills_the_room_may_use_its_last_word_and_no_more() -> None:
    filler = reading("filler", everyone=True, spare_room=True, match={})
    words = words_of(filler, vocabulary())
    for limits, printed in (
        (Limits(words=words), ["filler"]),
        (Limits(words=words - 1), []),
        (Limits(words=words, words_cap=words), ["filler"]),
        (Limits(words=words, words_cap=words - 1), []),
    ):
        assert readings(select(patient(), library(filler), limits)) == printed
