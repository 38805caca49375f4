from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.errors import Severity
from handouts.library import (
    ALWAYS_PRINTED,
    Allowance,
    Block,
    BlockKind,
    Evidence,
    Library,
    Part,
    Quantity,
    Section,
    Span,
    Unit,
    check_library,
    is_too_old,
)
from handouts.library.checks.rules import unused_codes
from handouts.profile import AGE_CODES, Group, Measure, Needs, Profile
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


def answers(*parts: Part, **changes: Any) -> Section:
    """Return an education section with these parts."""
    return reading(**{"parts": parts, "parts_max": 1, **changes})


def often(text: str, **changes: Any) -> Section:
    """Return a remedy that says this under “How long and how often”."""
    line = Block(BlockKind.PARAGRAPH, (text,))
    return remedy(blocks=(*HOW[:4], line, *HOW[5:]), **changes)


def amount(measure: Measure, usual: int, high: int) -> dict[Measure, Allowance]:
    """Return an amount with one measure, safe from 1 to `high`."""
    return {measure: Allowance(Span(usual, usual), Span(1, high))}


SESSION = {"session": Quantity(10, 15, Unit.MINUTE)}
TEN_TO_FIFTEEN = {Measure.MINUTES: Allowance(Span(10, 15), Span(5, 15))}
WARM = {Group.PREFERENCES: frozenset({"warmth"})}
FEVER = {Group.HEALTH: frozenset({"fever-unwell"})}
EMERGENCY = {Group.RED_FLAGS: frozenset({"rf-cauda"})}
NIGHT = Part("night", "At night?", "It may.", {Group.SYMPTOMS: frozenset({"night-pain"})})
PLANTED: list[tuple[str, str, Section]] = [
    ("unknown-code", "match", remedy(match={Group.SYMPTOMS: frozenset({"tenson"})})),
    (
        "unknown-code",
        "match in the wrong group",
        remedy(match={Group.CAUSES: frozenset({"tension"})}),
    ),
    ("unknown-code", "exclude", remedy(exclude={"pregnent": "Typed wrong."})),
    ("unknown-code", "caution", remedy(caution={"pregnent": "Typed wrong."})),
    ("no-words", "nothing to print after “Do not use if”", remedy(exclude={"stiffness": "Why."})),
    (
        "contradiction",
        "bars and cautions",
        remedy(exclude={"pregnant": "Why."}, caution={"pregnant": "Take care."}),
    ),
    ("contradiction", "matches and bars", remedy(match=FEVER, exclude={"fever-unwell": "Why."})),
    ("unknown-slug", "bridge to nowhere", remedy(bridge={"remedies/nowhere": "Choose one."})),
    ("unknown-slug", "opposes nothing", remedy(opposes=("remedies/nowhere",))),
    ("unknown-slug", "opposes itself", remedy(opposes=("remedies/letting-go",))),
    (
        "unknown-code",
        "match of a part",
        answers(replace(NIGHT, match=FEVER | {Group.CAUSES: FEVER[Group.HEALTH]})),
    ),
    ("dead-rule", "a caution for an age too young", remedy(caution={"age-16-17": "Ask."})),
    ("dead-rule", "a bar for an age too young", remedy(exclude={"age-lt-16": "Too young."})),
    (
        "dead-rule",
        "a match for an age too young",
        remedy(match={Group.HEALTH: frozenset({"age-lt-5"})}),
    ),
    (
        "dead-rule",
        "a caution for an age that another age bars",
        remedy(min_age=5, exclude={"age-lt-16": "Why."}, caution={"age-lt-12": "Ask."}),
    ),
    (
        "dead-rule",
        "a preference matches and bars",
        remedy(
            match={
                Group.SYMPTOMS: frozenset({"tension"}),
                Group.PREFERENCES: frozenset({"no-touch"}),
            },
            exclude={"no-touch": "Why."},
        ),
    ),
    (
        "dead-rule",
        "a safety section that bars",
        safety("desk", everyone=True, exclude={"pregnant": "Why."}),
    ),
    ("dead-rule", "for everyone whom a clinician chose", remedy(everyone=True, opt_in=True)),
    ("dead-rule", "a remedy for a red flag", remedy(match=EMERGENCY)),
    ("dead-rule", "an amount of reading", reading(amount=TEN_TO_FIFTEEN)),
    ("dead-rule", "a part for nobody", answers(replace(NIGHT, match={}))),
    ("dead-rule", "a part for a preference alone", answers(replace(NIGHT, match=WARM))),
    ("dead-rule", "a part for a red flag", answers(replace(NIGHT, match=EMERGENCY))),
    ("parts", "none of them is printed", answers(NIGHT, parts_max=0)),
    ("parts", "nothing to print", answers()),
    ("parts", "two with one key", answers(NIGHT, replace(NIGHT, title="And then?"))),
    ("amount-range", "4 hours", remedy(amount=amount(Measure.MINUTES, 10, 240))),
    ("amount-range", "101 repeats", remedy(amount=amount(Measure.REPEATS, 10, 101))),
    ("amount-range", "each half hour", remedy(amount=amount(Measure.DAYS_PER_WEEK, 7, 8))),
    (
        "dose",
        "an amount of a medicine",
        remedy(is_medicine=True, opt_in=True, amount=TEN_TO_FIFTEEN),
    ),
    ("never-matches", "no rule at all", remedy(match={})),
    (
        "never-matches",
        "preferences alone select nothing",
        remedy(match={Group.PREFERENCES: frozenset({"warmth"})}),
    ),
    ("condition-cause", "a condition by its symptom", reading(is_condition=True)),
    (
        "condition-cause",
        "a condition for everyone",
        reading(is_condition=True, match={}, everyone=True),
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
    ("heading-missing", "no “What to expect”", remedy(blocks=(*HOW[:5], *HOW[7:]))),
    ("heading-missing", "no “First small step today”", remedy(blocks=HOW[:7])),
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
    ("promise", "in a part", answers(replace(NIGHT, text="It always works."))),
    ("promise", "without risk", saying("There is no risk.")),
    ("promise", "after a denial of something else", saying("It does not hurt and cures.")),
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
    ("dose", "how often, in a word", medicine("People take it twice a day.")),
    ("dose", "a supplement", saying("Take 2 capsules.", is_medicine=True, opt_in=True)),
    ("future-approval", "approved tomorrow", remedy(approved_on=TODAY + timedelta(days=1))),
]


def patient(age: int) -> Profile:
    """Return a patient of this age."""
    return Profile("en", "GB", TODAY, needs=Needs(age=age))


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
        saying("There is no cure. It is not harmless, and not the only way."),
        remedy(match=FEVER | WARM),
        reading(is_condition=True, match={Group.CAUSES: frozenset({"gad"})}),
        remedy(min_age=5, caution={"age-lt-12": "Ask.", "age-16-17": "Ask."}),
        remedy(min_age=17, caution={"age-16-17": "Ask."}),
        safety("young", min_age=18, match={Group.HEALTH: frozenset({"age-lt-16"})}),
        remedy(min_age=5, exclude={"age-lt-12": "Why."}, caution={"age-lt-16": "Ask."}),
        remedy(amount=TEN_TO_FIFTEEN | amount(Measure.REPEATS, 5, 100)),
        often("Rest for {session}, 2 times a day.", quantities=SESSION),
        often("Rest for {session}.", quantities=SESSION, amount=amount(Measure.MINUTES, 10, 20)),
        saying("Do it 2 times a day.", amount=amount(Measure.TIMES_PER_DAY, 2, 4)),
        answers(NIGHT, Part("any", "And then?", "Ask us.", {}, everyone=True)),
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


QUARREL = {"opposes": ("remedies/coolness",)}
CHOOSE = {"remedies/coolness": "Choose one."}


def apart(warmth: dict[str, Any], coolness: dict[str, Any]) -> Library:
    """Return a library of two remedies with these changes."""
    warm = replace(passive("warmth"), **warmth)
    return library(warm, replace(passive("coolness"), **coolness))


def test_two_sections_that_pull_apart_name_each_other_and_one_builds_a_bridge() -> None:
    back: dict[str, Any] = {"opposes": ("remedies/warmth",)}
    assert codes(apart(QUARREL | {"bridge": CHOOSE}, back)) == []
    assert codes(apart(QUARREL, back | {"bridge": {"remedies/warmth": "Choose."}})) == []
    assert codes(apart({"bridge": CHOOSE}, {})) == []
    assert codes(apart(QUARREL, back)) == ["no-bridge"]
    assert codes(apart(QUARREL, {})) == ["one-sided", "no-bridge"]
    [problem] = check_library(apart(QUARREL | {"bridge": CHOOSE}, {}), TODAY)
    assert (problem.place, problem.code) == ("remedies/warmth.md", "one-sided")


def test_a_clinics_section_may_oppose_ours_which_cannot_name_it() -> None:
    bars: dict[str, Any] = {"exclude": {"pregnant": "Why."}, "overlay": True}
    clinics = QUARREL | {"bridge": CHOOSE} | bars
    assert codes(apart(clinics, {})) == []
    assert codes(apart(clinics, bars)) == ["one-sided"]


AN_AMOUNT = amount(Measure.TIMES_PER_DAY, 2, 4) | amount(Measure.DAYS_PER_WEEK, 5, 7)


@pytest.mark.parametrize(
    ("code", "section"),
    [
        ("long-summary", remedy(summary="Let go of all that you hold, again and again.")),
        ("long-part", answers(replace(NIGHT, text="It may. " * 31))),
        ("amount-typed", often("2 times a day.", amount=AN_AMOUNT)),
        ("amount-typed", often("Do it 5 days a week.", amount=AN_AMOUNT)),
        ("amount-typed", often("Do it 3 times each week.", amount=AN_AMOUNT)),
        ("amount-typed", often("Sit for {session}.", quantities=SESSION, amount=TEN_TO_FIFTEEN)),
    ],
)
def test_what_is_not_as_it_should_be_is_warned_of(code: str, section: Section) -> None:
    [problem] = check_library(library(section), TODAY)
    assert (problem.code, problem.severity) == (code, Severity.WARNING)


def test_a_summary_and_a_part_may_be_as_long_as_they_are_allowed() -> None:
    assert not codes(remedy(summary="Let go of all that you hold, once more."))
    assert not codes(answers(replace(NIGHT, text="It may. " * 30)))


def unused(*sections: Section) -> set[str]:
    """Return the codes that no rule of a library of these sections uses."""
    problems = list(unused_codes(library(*sections)))
    assert all(p.severity is Severity.WARNING and p.code == "unused-code" for p in problems)
    return {p.place.removeprefix("vocabulary.toml: ") for p in problems}


def test_a_code_that_no_rule_uses_is_warned_of() -> None:
    idle = unused()
    assert {"symptoms.burning", "causes.gad", "health.pregnant", "preferences.warmth"} <= idle
    assert not {place for place in idle if place.startswith(("red_flags.", "health.age-"))}
    rules: dict[str, Any] = {
        "match": {Group.SYMPTOMS: frozenset({"burning"})} | WARM,
        "exclude": {"pregnant": "Why."},
        "caution": {"diabetes": "Ask."},
    }
    using = unused(remedy(**rules), answers(NIGHT))
    assert idle - using == {
        "symptoms.burning",
        "symptoms.tension",
        "symptoms.night-pain",
        "preferences.warmth",
        "health.pregnant",
        "health.diabetes",
    }


AGES = st.sampled_from(sorted(AGE_CODES))


@given(min_age=st.integers(0, 70), barred=st.frozensets(AGES, max_size=3), code=AGES)
def test_a_caution_for_an_age_is_dead_if_no_patient_of_any_age_can_get_it(
    min_age: int, barred: frozenset[str], code: str
) -> None:
    patients = [patient(age) for age in range(121)]
    can_be_told = any(
        person.has(code) and not any(person.has(bar) for bar in barred)
        for age, person in enumerate(patients)
        if age >= min_age
    )
    rules: dict[str, Any] = {"caution": {code: "Ask."}, "exclude": dict.fromkeys(barred, "Why.")}
    section = remedy(min_age=min_age, **rules)
    messages = [p.message for p in check_library(library(section), TODAY) if p.code == "dead-rule"]
    assert any(m.startswith(f"caution: {code}") for m in messages) is not can_be_told


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
