from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.errors import Problem
from handouts.library import Allowance, Block, BlockKind, Evidence, Kind, Mode, Part, Section, Span
from handouts.library.overlay import weakenings
from handouts.profile import Group, Measure
from tests.library.conftest import Problems, Read
from tests.library.samples import reading, real_library, remedy, safety, section_file

OURS = remedy(
    exclude={"loss-of-feeling": "A burn would not be felt.", "open-skin": "It bleeds."},
    caution={"diabetes": "Look at your skin.", "pregnant": "Ask first."},
    not_if=("the area is swollen",),
    bridge={"remedies/coolness": "Choose one."},
    opposes=("remedies/coolness", "remedies/rest"),
    amount={Measure.MINUTES: Allowance(Span(10, 15), Span(5, 20))},
    min_age=16,
    opt_in=True,
    evidence=Evidence.D,
)
REMEDIES = [s for s in real_library().sections.values() if s.kind is not Kind.SAFETY]
BARRING = [(section, code) for section in REMEDIES for code in section.exclude]
CAREFUL = [(section, code) for section in REMEDIES for code in section.caution]


def without(rules: Any, code: str) -> dict[str, str]:
    return {kept: why for kept, why in rules.items() if kept != code}


def minutes(low: int, high: int) -> dict[Measure, Allowance]:
    return {Measure.MINUTES: Allowance(Span(10, 15), Span(low, high))}


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
        ({"spare_room": True}, "now fills spare room"),
        ({"bridge": {}}, "drops the line beside remedies/coolness"),
        (
            {"bridge": {"remedies/coolness": "Do as you like."}},
            "changes the line beside remedies/coolness",
        ),
        ({"opposes": ("remedies/coolness",)}, "no longer opposes remedies/rest"),
        ({"amount": minutes(5, 21)}, "calls more safe in amount.minutes"),
        ({"amount": minutes(4, 20)}, "calls more safe in amount.minutes"),
        ({"amount": {}}, "no longer says amount.minutes"),
        (
            {"amount": {**OURS.amount, Measure.REPEATS: Allowance(Span(5, 5), Span(1, 9))}},
            "sets amount.repeats, which ours does not",
        ),
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
        {"amount": minutes(10, 15)},
        {"opposes": (*OURS.opposes, "remedies/noise")},
        {"bridge": {**OURS.bridge, "remedies/rest": "Choose one."}},
    ],
    ids=[
        "one more bar",
        "one more caution",
        "a caution that becomes a bar",
        "one more line",
        "older",
        "other words",
        "less",
        "one more quarrel",
        "one more bridge",
    ],
)
def test_a_clinics_section_that_adds_care_is_taken(changes: dict[str, Any]) -> None:
    assert not weakened(OURS, **changes)


def test_a_section_about_a_condition_or_medicines_stays_one() -> None:
    [problem] = weakened(reading(is_condition=True), is_condition=False)
    assert problem.message == "is no longer about a condition."
    [problem] = weakened(reading(is_medicine=True), is_medicine=False)
    assert problem.message == "is no longer about medicines."


def test_what_is_done_to_the_patient_does_not_pass_for_what_the_patient_does() -> None:
    [problem] = weakened(OURS, mode=Mode.PASSIVE)
    assert problem.message == "changes between active and passive."


SPANS = st.tuples(st.integers(1, 40), st.integers(1, 40)).map(lambda ends: Span(*sorted(ends)))


@given(ours=SPANS, theirs=SPANS)
def test_nobody_can_be_told_an_amount_that_ours_does_not_call_safe(
    ours: Span, theirs: Span
) -> None:
    mine, others = (
        remedy(amount={Measure.MINUTES: Allowance(Span(safe.low, safe.low), safe)})
        for safe in (ours, theirs)
    )
    allowed = all(number in ours for number in range(1, 41) if number in theirs)
    assert (not weakenings(mine, replace(others, overlay=True))) is allowed


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


PARTED = replace(
    OURS,
    parts=(Part("gad", "GAD", "Worry.", {Group.CAUSES: frozenset({"gad"})}),),
    parts_max=1,
)


@pytest.mark.parametrize(
    "changed",
    [
        (),
        (Part("gad", "GAD", "Worry.", {}, everyone=True),),
        (Part("gad", "GAD", "Worry.", {Group.SYMPTOMS: frozenset({"tension"})}),),
        (Part("gad", "GAD", "No worry.", {Group.CAUSES: frozenset({"gad"})}),),
    ],
    ids=["gone", "for everyone", "for a symptom", "other words"],
)
def test_a_part_of_ours_says_the_same_to_the_same_patients(changed: tuple[Part, ...]) -> None:
    [problem] = weakened(PARTED, parts=changed)
    assert "changes the part gad" in problem.message


def test_a_clinic_may_add_a_part() -> None:
    own = Part("own", "Ours", "Come to us.", {}, everyone=True)
    assert weakened(PARTED, parts=(*PARTED.parts, own)) == []


@pytest.mark.parametrize("kind", [BlockKind.BULLETS, BlockKind.PARAGRAPH])
def test_a_warning_stays_a_warning_where_it_stands(kind: BlockKind) -> None:
    warned = replace(OURS, blocks=(*OURS.blocks, Block(BlockKind.WARNING, ("Never sleep on it.",))))
    softer = (*OURS.blocks, Block(kind, ("Never sleep on it.",)))
    [problem] = weakened(warned, blocks=softer)
    assert "drops the warning" in problem.message
    hidden = {**OURS.bridge, "remedies/tens": "Never sleep on it."}
    assert any("drops" in p.message for p in weakened(warned, blocks=OURS.blocks, bridge=hidden))
