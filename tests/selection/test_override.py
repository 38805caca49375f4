from tests.library.samples import library, remedy
from tests.selection.samples import codes, fate, notices, patient, remedies, select

NAME = "remedies/letting-go"
WHY = {NAME: "Tested today."}
SHELF = library(remedy(exclude={"loss-of-feeling": "A burn would not be felt."}, min_age=18))


def test_an_override_prints_a_section_and_records_the_reason_and_the_bar() -> None:
    chosen = select(patient(has=["loss-of-feeling"], override=WHY), SHELF)
    decision = chosen.decisions[NAME]
    assert codes(decision.reasons)[:2] == ["override", "loss-of-feeling"]
    assert "Tested today." in decision.reasons[0].because
    assert decision.overridden
    assert notices(chosen)[0] == "override"


def test_an_override_lifts_the_age_too() -> None:
    assert remedies(select(patient(age=17, override=WHY), SHELF)) == ["letting-go"]


def test_an_override_that_nothing_called_for_is_a_choice_and_no_override() -> None:
    chosen = select(patient(override=WHY), SHELF)
    assert fate(chosen, NAME) == "included: clinician tension"
    assert not chosen.decisions[NAME].overridden
    assert "override" not in notices(chosen)


def test_an_override_of_one_section_lifts_no_other() -> None:
    shelf = library(*SHELF.sections.values(), remedy("other", exclude={"loss-of-feeling": "No."}))
    chosen = select(patient(has=["loss-of-feeling"], override=WHY), shelf)
    assert fate(chosen, "remedies/other") == "withheld: loss-of-feeling"


def test_no_override_holds_against_a_red_flag() -> None:
    chosen = select(patient(red_flags=["rf-cauda"], override=WHY), SHELF)
    assert fate(chosen, NAME) == "withheld: rf-cauda"
    assert not chosen.decisions[NAME].overridden


def test_no_override_prints_what_cannot_be_printed_now() -> None:
    who = patient(has=["loss-of-feeling"], override=WHY)
    chosen = select(who, SHELF, unavailable={NAME: "Past its review."})
    assert fate(chosen, NAME) == "unavailable: unavailable"
