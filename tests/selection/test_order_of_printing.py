from handouts.library import ALWAYS_PRINTED
from handouts.profile import Group
from tests.library.samples import library, reading, remedy, safety
from tests.selection.samples import patient, select

PREGNANT = {"match": {Group.HEALTH: frozenset({"pregnant"})}}
SHELF = library(
    remedy(),
    reading(),
    safety("b-first", order=1, **PREGNANT),
    safety("a-second", order=2, **PREGNANT),
    safety("our-desk", order=3, always=True),
)


def test_a_handout_goes_from_warning_signs_over_remedies_to_help_and_small_print() -> None:
    assert select(patient(has=["pregnant"]), SHELF).printed == (
        "safety/red-flags",
        "safety/before-you-start",
        "safety/b-first",
        "safety/a-second",
        "safety/our-desk",
        "remedies/letting-go",
        "education/why-it-hurts",
        "safety/mental-health-crisis",
        "safety/helplines",
        "safety/disclaimer",
    )


def test_with_a_red_flag_help_stands_right_under_the_warning_signs() -> None:
    assert select(patient(has=["pregnant"], red_flags=["rf-cauda"]), SHELF).printed == (
        "safety/red-flags",
        "safety/mental-health-crisis",
        "safety/helplines",
        "safety/b-first",
        "safety/a-second",
        "safety/our-desk",
        "safety/before-you-start",
        "safety/disclaimer",
    )


def test_only_what_is_included_is_printed_and_each_section_once() -> None:
    chosen = select(patient(), SHELF)
    included = {slug for slug, decision in chosen.decisions.items() if decision.is_included}
    assert set(ALWAYS_PRINTED) < included
    assert sorted(chosen.printed) == sorted(included)
