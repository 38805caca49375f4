from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from handouts.errors import Severity
from handouts.library import (
    ALWAYS_PRINTED,
    Block,
    BlockKind,
    Evidence,
    Library,
    Quantity,
    Section,
    Unit,
    check_library,
    is_too_old,
)
from handouts.profile import Group
from tests.library.samples import (
    HOW,
    TODAY,
    library,
    passive,
    reading,
    remedy,
    safety,
    vocabulary,
)

MEDICINE = "medicines-to-discuss"


def saying(text: str, **changes: Any) -> Section:
    """Return a remedy that says this in its body."""
    return remedy(blocks=(*HOW, Block(BlockKind.PARAGRAPH, (text,))), **changes)


def medicine(text: str = "Ask your prescriber.", **changes: Any) -> Section:
    """Return a section about medicines that says this."""
    block = Block(BlockKind.PARAGRAPH, (text,))
    return reading(MEDICINE, **{"opt_in": True, "is_medicine": True, "blocks": (block,), **changes})


SESSION = {"session": Quantity(10, 15, Unit.MINUTE)}
PLANTED: list[tuple[str, str, Section]] = [
    ("unknown-code", "match", remedy(match={Group.SYMPTOMS: frozenset({"tenson"})})),
    (
        "unknown-code",
        "match in the wrong group",
        remedy(match={Group.CAUSES: frozenset({"tension"})}),
    ),
    ("unknown-code", "exclude", remedy(exclude={"pregnent": "Typed wrong."})),
    ("unknown-code", "caution", remedy(caution={"pregnent": "Typed wrong."})),
    ("no-words", "nothing to print after “Do not use if”", remedy(exclude={"tension": "Why."})),
    (
        "contradiction",
        "bars and cautions",
        remedy(exclude={"pregnant": "Why."}, caution={"pregnant": "Take care."}),
    ),
    ("unknown-slug", "bridge to nowhere", remedy(bridge={"remedies/nowhere": "Choose one."})),
    ("never-matches", "no rule at all", remedy(match={})),
    (
        "never-matches",
        "preferences alone select nothing",
        remedy(match={Group.PREFERENCES: frozenset({"warmth"})}),
    ),
    ("d-opt-in", "evidence D for all comers", remedy(evidence=Evidence.D)),
    ("medicine-opt-in", "medicines for all comers", medicine(opt_in=False)),
    (
        "heading",
        "a heading of its own",
        remedy(blocks=(Block(BlockKind.HEADING, ("My way",)), *HOW)),
    ),
    (
        "empty-heading",
        "two headings in a row",
        remedy(blocks=(Block(BlockKind.HEADING, ("Good to know",)), *HOW[1:])),
    ),
    (
        "empty-heading",
        "a heading at the end",
        remedy(blocks=(*HOW, Block(BlockKind.HEADING, ("Good to know",)))),
    ),
    ("heading-missing", "no “What to expect”", remedy(blocks=HOW[:5])),
    (
        "no-steps",
        "steps without numbers",
        remedy(blocks=(*HOW[:2], Block(BlockKind.BULLETS, ("Sit.",)), *HOW[3:])),
    ),
    ("no-summary", "no line for the plan", remedy(summary="")),
    ("empty", "no text", reading(blocks=())),
    ("placeholder", "no such quantity", saying("Rest for {minutes}.")),
    ("placeholder", "an empty name", saying("Rest for {}.")),
    ("unused-quantity", "a quantity that nobody sees", remedy(quantities=SESSION)),
    ("promise", "a cure", saying("It cures back pain.")),
    ("promise", "a guarantee, in the title", remedy(title="Guaranteed relief")),
    ("promise", "100 %", saying("It is 100% safe.")),
    ("promise", "in a caution", remedy(caution={"pregnant": "It is harmless."})),
    ("dash-range", "hyphen", saying("Hold for 10-15 breaths.")),
    ("dash-range", "en dash", saying("Hold for 10–15 breaths.")),
    ("dash-range", "em dash with spaces", saying("Hold for 10 — 15 breaths.")),
    ("typed-unit", "degree sign", saying("Warm it to 40 °C.")),
    ("phone-number", "long", saying("Ask on 01632 960123.")),
    ("phone-number", "short", saying("Call 01 at once.")),
    ("phone-number", "in a line of “Do not use if”", remedy(not_if=("you rang 01632 960123",))),
    ("dose", "milligrams", medicine("People take 5 mg.")),
    ("dose", "tablets", medicine("People take 2 tablets.")),
    ("dose", "how often", medicine("People take it 2 times a day.")),
    ("future-approval", "approved tomorrow", remedy(approved_on=TODAY + timedelta(days=1))),
]


def codes(planted: Library | Section, on: date = TODAY) -> list[str]:
    """Return the codes of what is wrong with a library, or with one that holds this section."""
    checked = library(planted) if isinstance(planted, Section) else planted
    return [problem.code for problem in check_library(checked, on)]


@pytest.mark.parametrize(
    "section",
    [
        remedy(),
        passive("warmth"),
        reading(),
        medicine(),
        safety("our-desk", always=True),
        remedy(match={}, everyone=True),
        remedy(match={}, opt_in=True),
        remedy(evidence=Evidence.D, opt_in=True),
        saying("Rest for {session}. Call {emergency_number}.", quantities=SESSION),
        saying("Do it 2 times a day, 10 to 15 breaths."),
    ],
)
def test_a_library_in_which_nothing_is_wrong_has_no_problem(section: Section) -> None:
    assert not codes(section)


@pytest.mark.parametrize(
    ("code", "section"),
    [pytest.param(code, section, id=f"{code}: {what}") for code, what, section in PLANTED],
)
def test_a_planted_mistake_is_found_and_no_other(code: str, section: Section) -> None:
    [problem] = check_library(library(section), TODAY)
    assert problem.code == code
    assert problem.place == f"{section.slug}.md"
    assert problem.severity is Severity.ERROR


def test_all_mistakes_of_all_sections_are_told_at_once() -> None:
    told = check_library(library(saying("It cures."), reading(summary="")), TODAY)
    assert [(problem.place, problem.code) for problem in told] == [
        ("education/why-it-hurts.md", "no-summary"),
        ("remedies/letting-go.md", "promise"),
    ]


def test_a_clinics_remedy_that_bars_nobody_is_warned_of() -> None:
    [problem] = check_library(library(remedy(overlay=True)), TODAY)
    assert (problem.code, problem.severity) == ("no-exclude", Severity.WARNING)


@pytest.mark.parametrize("slug", ALWAYS_PRINTED)
def test_a_section_that_is_always_printed_must_be_there(slug: str) -> None:
    whole = library()
    rest = {other: section for other, section in whole.sections.items() if other != slug}
    assert codes(Library(rest, vocabulary(), "0")) == ["always-missing"]
    never = replace(whole.sections[slug], always=False, everyone=True)
    assert codes(Library({**rest, slug: never}, vocabulary(), "0")) == ["always-missing"]


LATE: dict[str, Any] = {"review_due": TODAY}
STRICT = [safety("our-desk", everyone=True, **LATE), medicine(**LATE)]
LENIENT = [remedy(**LATE), reading(**LATE)]


@pytest.mark.parametrize("section", STRICT + LENIENT, ids=lambda section: section.slug)
def test_a_section_is_not_overdue_on_the_day_of_its_review(section: Section) -> None:
    assert not codes(section, TODAY)


@pytest.mark.parametrize("days", [1, 90])
@pytest.mark.parametrize("section", STRICT + LENIENT, ids=lambda section: section.slug)
def test_an_overdue_review_is_a_warning_for_90_days(section: Section, days: int) -> None:
    [problem] = check_library(library(section), TODAY + timedelta(days=days))
    assert (problem.code, problem.severity) == ("review-overdue", Severity.WARNING)
    assert not is_too_old(section, TODAY + timedelta(days=days))


@pytest.mark.parametrize("section", STRICT, ids=lambda section: section.slug)
def test_a_safety_or_medicine_section_is_refused_after_90_days(section: Section) -> None:
    on = TODAY + timedelta(days=91)
    [problem] = check_library(library(section), on)
    assert (problem.code, problem.severity) == ("review-refused", Severity.ERROR)
    assert is_too_old(section, on)


@pytest.mark.parametrize("section", LENIENT, ids=lambda section: section.slug)
def test_other_sections_are_only_warned_of_however_late(section: Section) -> None:
    on = TODAY + timedelta(days=700)
    [problem] = check_library(library(section), on)
    assert (problem.code, problem.severity) == ("review-overdue", Severity.WARNING)
    assert not is_too_old(section, on)
