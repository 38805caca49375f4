import pytest

from handouts.library import Evidence
from handouts.profile import Group, Profile
from tests.library.samples import library, reading, remedy, safety
from tests.selection.samples import codes, fate, notices, patient, remedies, select

NAME = "remedies/letting-go"


@pytest.mark.parametrize(
    ("group", "code", "who"),
    [
        (Group.SYMPTOMS, "burning", patient(symptoms=["burning"])),
        (Group.CAUSES, "gad", patient(causes=["gad"])),
        (Group.HEALTH, "diabetes", patient(has=["diabetes"])),
        (Group.HEALTH, "age-65plus", patient(age=70)),
    ],
)
def test_a_code_of_the_patient_selects_a_section(group: Group, code: str, who: Profile) -> None:
    shelf = library(remedy(match={group: frozenset({code})}))
    assert fate(select(who, shelf), NAME) == f"included: {code}"
    assert "letting-go" not in remedies(select(patient(symptoms=[], age=30), library(reading())))


def test_a_preference_selects_nothing() -> None:
    shelf = library(reading(match={Group.PREFERENCES: frozenset({"warmth"})}))
    chosen = select(patient(symptoms=[], likes=["warmth"]), shelf)
    assert fate(chosen, "education/why-it-hurts") == "not-matched: no-match"


def test_a_section_for_everyone_needs_no_match() -> None:
    shelf = library(reading(match={}, everyone=True))
    assert fate(select(patient(), shelf), "education/why-it-hurts") == "included: everyone"


def test_a_section_for_which_nothing_calls_is_left_out() -> None:
    who = patient(symptoms=["burning"])
    assert (
        fate(select(who, library(reading())), "education/why-it-hurts") == "not-matched: no-match"
    )


@pytest.mark.parametrize("include", [(), (NAME,)])
def test_a_present_factor_withholds_even_what_was_asked_for(include: tuple[str, ...]) -> None:
    shelf = library(remedy(exclude={"pregnant": "Not in pregnancy.", "epilepsy": "No."}))
    chosen = select(patient(has=["pregnant"], include=include), shelf)
    assert fate(chosen, NAME) == "withheld: pregnant"
    assert chosen.decisions[NAME].reasons[0].because == "Not in pregnancy."
    assert ("asked-but-withheld" in notices(chosen)) is bool(include)


def test_every_present_factor_is_given_as_a_reason() -> None:
    shelf = library(remedy(exclude={"pregnant": "No.", "epilepsy": "No."}, min_age=18))
    who = patient(age=16, has=["epilepsy", "pregnant"])
    assert fate(select(who, shelf), NAME) == "withheld: pregnant epilepsy min-age"


def test_a_preference_can_bar_a_section() -> None:
    shelf = library(remedy("meditation", exclude={"no-meditation": "Not wanted."}))
    chosen = select(patient(likes=["no-meditation"], include=["remedies/meditation"]), shelf)
    assert fate(chosen, "remedies/meditation") == "withheld: no-meditation"


@pytest.mark.parametrize(
    ("age", "has", "min_age", "printed"),
    [
        (15, (), 16, False),
        (16, (), 16, True),
        (None, (), 18, True),
        (None, ("age-16-17",), 18, False),
        (None, ("age-16-17",), 16, True),
        (None, ("age-lt-12",), 12, False),
    ],
)
def test_a_section_is_not_printed_below_its_age(
    age: int | None, has: tuple[str, ...], min_age: int, printed: bool
) -> None:
    chosen = select(patient(age=age, has=has), library(remedy(min_age=min_age)))
    assert ("letting-go" in remedies(chosen)) is printed


CONTESTED = remedy(
    evidence=Evidence.D, opt_in=True, exclude={"pregnant": "No.", "epilepsy": "No."}, min_age=18
)


@pytest.mark.parametrize(
    ("who", "said"),
    [
        (patient(include=[NAME]), "withheld: pregnant epilepsy"),
        (patient(include=[NAME], has_not=["pregnant"]), "withheld: epilepsy"),
        (patient(include=[NAME], has=["pregnant"]), "withheld: pregnant"),
        (patient(include=[NAME], has_not=["pregnant", "epilepsy"]), "included: clinician tension"),
        (patient(include=[NAME], has_not=["pregnant", "epilepsy"], age=None), "withheld: min-age"),
        (patient(has_not=["pregnant", "epilepsy"]), "opt-in: opt-in"),
    ],
)
def test_contested_evidence_needs_every_factor_ruled_out_and_a_clinicians_wish(
    who: Profile, said: str
) -> None:
    assert fate(select(who, library(CONTESTED)), NAME) == said


def test_an_age_that_is_ruled_out_by_codes_is_old_enough_for_contested_evidence() -> None:
    ruled_out = ["pregnant", "epilepsy", "age-lt-16", "age-16-17"]
    who = patient(age=None, has_not=ruled_out, include=[NAME])
    assert fate(select(who, library(CONTESTED)), NAME).startswith("included")


def test_what_to_record_is_said_for_each_factor_that_is_not_known() -> None:
    decision = select(patient(include=[NAME]), library(CONTESTED)).decisions[NAME]
    assert "--without pregnant" in decision.reasons[0].because


def test_an_unknown_factor_does_not_withhold_other_evidence() -> None:
    shelf = library(remedy(evidence=Evidence.C, exclude={"pregnant": "No."}))
    assert remedies(select(patient(), shelf)) == ["letting-go"]


def test_only_cautions_for_this_patient_are_printed_and_only_with_their_section() -> None:
    lines = {"diabetes": "Look.", "pregnant": "Ask.", "age-65plus": "Slowly.", "tension": "Softly."}
    shelf = library(remedy(caution=lines), remedy("other", caution=lines, match={}, opt_in=True))
    chosen = select(patient(age=70, has=["diabetes"]), shelf)
    assert codes(chosen.decisions[NAME].cautions) == ["diabetes", "age-65plus", "tension"]
    assert chosen.decisions[NAME].cautions[0].because == "Look."
    assert not chosen.decisions["remedies/other"].cautions


def test_the_clinician_can_leave_a_section_out() -> None:
    chosen = select(patient(exclude=[NAME]), library(remedy()))
    assert fate(chosen, NAME) == "excluded-by-clinician: clinician"


def test_a_section_that_cannot_be_printed_now_says_why() -> None:
    chosen = select(patient(include=[NAME]), library(remedy()), unavailable={NAME: "No Spanish."})
    assert fate(chosen, NAME) == "unavailable: unavailable"
    assert chosen.decisions[NAME].reasons[0].because == "No Spanish."
    assert "asked-but-unavailable" in notices(chosen)


def test_a_contraindication_is_said_before_a_missing_translation() -> None:
    shelf = library(remedy(exclude={"pregnant": "No."}))
    chosen = select(patient(has=["pregnant"]), shelf, unavailable={NAME: "No Spanish."})
    assert fate(chosen, NAME) == "withheld: pregnant"


@pytest.mark.parametrize(
    ("who", "printed"),
    [
        (patient(has=["pregnant"]), True),
        (patient(has=["pregnant"], red_flags=["rf-cauda"]), True),
        (patient(red_flags=["rf-pregnancy"]), True),
        (patient(include=["safety/our-pregnancy"]), True),
        (patient(), False),
    ],
)
def test_a_safety_section_is_printed_when_it_fits_or_is_asked_for(
    who: Profile, printed: bool
) -> None:
    match = {Group.HEALTH: frozenset({"pregnant"}), Group.RED_FLAGS: frozenset({"rf-pregnancy"})}
    chosen = select(who, library(safety("our-pregnancy", match=match)))
    assert ("safety/our-pregnancy" in chosen.printed) is printed


def test_a_safety_section_for_everyone_is_printed_for_everyone() -> None:
    chosen = select(patient(), library(safety("our-desk", everyone=True)))
    assert "safety/our-desk" in chosen.printed


def test_a_red_flag_withholds_everything_but_safety() -> None:
    who = patient(red_flags=["rf-neuro", "rf-cauda"], include=[NAME])
    chosen = select(who, library(remedy(), reading(match={}, everyone=True)))
    assert fate(chosen, NAME) == "withheld: rf-cauda rf-neuro"
    assert fate(chosen, "education/why-it-hurts") == "withheld: rf-cauda rf-neuro"
    assert chosen.red_flag
    assert all(slug.startswith("safety/") for slug in chosen.printed)
