import pytest

from handouts.profile import Profile
from tests.library.samples import library, remedy
from tests.selection.samples import notices, patient, select

SHELF = library(remedy("a"), remedy("b"), remedy("c", exclude={"pregnant": "No."}, min_age=0))


@pytest.mark.parametrize(
    ("who", "said"),
    [
        (patient(), []),
        (patient(screened=False), ["not-screened"]),
        (patient(age=None), ["age-unknown"]),
        (patient(age=17), ["under-18", "few-remedies"]),
        (patient(age=18), []),
        (patient(age=None, has=["age-65plus"]), []),
        (patient(age=None, has=["age-16-17"]), ["under-18", "few-remedies"]),
        (patient(age=None, has_not=["age-65plus"]), ["age-unknown"]),
        (patient(age=None, has_not=["age-lt-16", "age-16-17"]), ["age-unknown"]),
        (patient(has=["pregnant"]), ["few-remedies"]),
        (patient(has=["pregnant"], include=["remedies/c"]), ["asked-but-withheld", "few-remedies"]),
        (patient(has=["pregnant"], override={"remedies/c": "Agreed."}), ["override"]),
        (patient(red_flags=["rf-cauda"]), ["red-flag"]),
        (patient(red_flags=["rf-suicide"]), ["red-flag", "rf-suicide"]),
        (patient(red_flags=["rf-cauda"], screened=False, age=None), ["red-flag"]),
    ],
)
def test_the_clinician_is_told_what_to_know(who: Profile, said: list[str]) -> None:
    assert notices(select(who, SHELF)) == said


def test_the_notice_of_a_red_flag_names_every_flag() -> None:
    chosen = select(patient(red_flags=["rf-neuro", "rf-cauda"]), SHELF)
    assert "rf-cauda, rf-neuro" in chosen.notices[0].message


def test_the_notice_of_a_wish_that_is_not_granted_names_section_and_reason() -> None:
    chosen = select(patient(has=["pregnant"], include=["remedies/c"]), SHELF)
    assert "remedies/c" in chosen.notices[0].message
    assert "pregnant" in chosen.notices[0].message
