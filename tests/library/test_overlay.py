from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from handouts.errors import Problem
from handouts.library import Evidence, Kind, Section
from handouts.library.overlay import weakenings
from tests.library.conftest import Problems, Read
from tests.library.samples import real_library, remedy, safety, section_file

OURS = remedy(
    exclude={"loss-of-feeling": "A burn would not be felt.", "open-skin": "It bleeds."},
    caution={"diabetes": "Look at your skin.", "pregnant": "Ask first."},
    not_if=("the area is swollen",),
    min_age=16,
    opt_in=True,
    evidence=Evidence.D,
)
REMEDIES = [s for s in real_library().sections.values() if s.kind is not Kind.SAFETY]
BARRING = [(section, code) for section in REMEDIES for code in section.exclude]
CAREFUL = [(section, code) for section in REMEDIES for code in section.caution]


def without(rules: Any, code: str) -> dict[str, str]:
    return {kept: why for kept, why in rules.items() if kept != code}


def weakened(ours: Section, **changes: Any) -> list[Problem]:
    """Return what is wrong with a clinic's section that is ours but for these changes."""
    problems = weakenings(ours, replace(ours, overlay=True, **changes))
    assert all(problem.code == "overlay-weakens" for problem in problems)
    assert all(problem.place == f"clinic section {ours.slug}" for problem in problems)
    return problems


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"exclude": {"open-skin": "It bleeds."}}, "no longer excludes loss-of-feeling"),
        ({"caution": {"diabetes": "Look at your skin."}}, "no longer has a caution for pregnant"),
        (
            {"caution": {"diabetes": "Look at your skin.", "pregnant": "Ask."}},
            "changes the caution for pregnant",
        ),
        ({"not_if": ()}, "drops “the area is swollen”"),
        ({"min_age": 15}, "lowers the age from 16"),
        ({"opt_in": False}, "is no longer opt-in"),
        ({"evidence": Evidence.C}, "raises the evidence from D"),
        ({"everyone": True}, "now matches everyone"),
    ],
)
def test_a_clinics_section_that_takes_care_away_is_refused(
    changes: dict[str, Any], said: str
) -> None:
    [problem] = weakened(OURS, **changes)
    assert problem.message.startswith(said)
    assert problem.remedy


def test_everything_that_a_clinics_section_takes_away_is_told_at_once() -> None:
    assert len(weakened(OURS, exclude={}, caution={}, not_if=(), min_age=0)) == 6


@pytest.mark.parametrize(
    "changes",
    [
        {"exclude": {**OURS.exclude, "epilepsy": "A specialist must agree."}},
        {"caution": {**OURS.caution, "osteoporosis": "Press lightly."}},
        {
            "caution": {"diabetes": "Look at your skin."},
            "exclude": {**OURS.exclude, "pregnant": "Not in our clinic."},
        },
        {"not_if": (*OURS.not_if, "it hurts")},
        {"min_age": 18},
        {"title": "Letting go, our way"},
    ],
    ids=[
        "one more bar",
        "one more caution",
        "a caution that becomes a bar",
        "one more line",
        "older",
        "other words",
    ],
)
def test_a_clinics_section_that_adds_care_is_taken(changes: dict[str, Any]) -> None:
    assert not weakened(OURS, **changes)


@pytest.mark.parametrize("slug", sorted(s.slug for s in real_library().of_kind(Kind.SAFETY)))
def test_no_safety_section_of_ours_can_be_replaced(slug: str) -> None:
    [problem] = weakened(real_library().sections[slug])
    assert "cannot be replaced" in problem.message


@pytest.mark.parametrize(
    ("section", "code"), BARRING, ids=[f"{section.slug} {code}" for section, code in BARRING]
)
def test_no_contraindication_of_the_library_can_be_dropped(section: Section, code: str) -> None:
    [problem] = weakened(section, exclude=without(section.exclude, code))
    assert code in problem.message


@pytest.mark.parametrize(
    ("section", "code"), CAREFUL, ids=[f"{section.slug} {code}" for section, code in CAREFUL]
)
def test_no_caution_of_the_library_can_be_dropped(section: Section, code: str) -> None:
    [problem] = weakened(section, caution=without(section.caution, code))
    assert code in problem.message


def test_a_clinic_may_add_a_safety_section_that_is_always_printed() -> None:
    assert not weakenings(None, safety("our-desk", always=True, overlay=True))


def test_only_a_safety_section_may_be_always_printed() -> None:
    [problem] = weakenings(None, remedy(always=True, overlay=True))
    assert "only a safety section" in problem.message


def test_a_clinics_section_is_laid_over_ours(ours: Path, theirs: Path, read: Read) -> None:
    section_file(ours)
    section_file(theirs, title='"Letting go, our way"')
    section_file(theirs, "remedies/of-our-own")
    sections = read().sections
    assert {slug: (section.title, section.overlay) for slug, section in sections.items()} == {
        "remedies/letting-go": ("Letting go, our way", True),
        "remedies/of-our-own": ("Letting go", True),
    }


def test_a_library_that_a_clinic_weakens_is_not_read(
    ours: Path, theirs: Path, problems: Problems
) -> None:
    bars = '[exclude]\nopen-skin = "It bleeds."\n'
    section_file(ours, tables=bars, min_age="16")
    section_file(theirs, min_age="15")
    said = [problem.message for problem in problems()]
    assert said == ["no longer excludes open-skin.", "lowers the age from 16."]
