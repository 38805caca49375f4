"""How much of a remedy a clinician may set: what the section declares safe, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.library import Allowance, Span, amount_problems
from handouts.profile import Measure
from tests.library.samples import library, real_library, remedy

ALLOWED = {
    Measure.MINUTES: Allowance(Span(10, 15), Span(5, 20)),
    Measure.TIMES_PER_DAY: Allowance(Span(1, 1), Span(1, 3)),
}
SHELF = library(remedy("warmth", amount=ALLOWED), remedy("habit"))
WARMTH, HABIT = "remedies/warmth", "remedies/habit"


def codes(slug: str, **amounts: int) -> list[str]:
    asked = {slug: {Measure(name): number for name, number in amounts.items()}}
    return [problem.code for problem in amount_problems(asked, SHELF)]


@pytest.mark.parametrize("minutes", [5, 10, 20])
def test_an_amount_within_the_safe_range_is_accepted(minutes: int) -> None:
    assert codes(WARMTH, minutes=minutes, times_per_day=3) == []


@pytest.mark.parametrize("minutes", [4, 21])
def test_an_amount_outside_the_safe_range_is_refused_by_the_range(minutes: int) -> None:
    [problem] = amount_problems({WARMTH: {Measure.MINUTES: minutes}}, SHELF)
    assert problem.code == "amount-range"
    assert problem.place == "amounts.remedies/warmth.minutes"
    assert "5 to 20" in problem.message
    assert "10 to 15" in problem.remedy
    assert str(minutes) not in f"{problem.message} {problem.remedy}"


def test_what_a_remedy_does_not_take_is_refused_with_what_it_takes() -> None:
    [problem] = amount_problems({WARMTH: {Measure.REPEATS: 5}}, SHELF)
    assert problem.code == "no-amount"
    assert "minutes, times_per_day" in problem.remedy
    assert codes(HABIT, minutes=5) == ["no-amount"]


def test_every_problem_is_told_at_once() -> None:
    assert codes(WARMTH, minutes=100, times_per_day=9, repeats=1) == [
        "amount-range",
        "amount-range",
        "no-amount",
    ]


MEASURES = [
    (slug, measure, allowance)
    for slug, section in real_library().sections.items()
    for measure, allowance in section.amount.items()
]


@given(st.sampled_from(MEASURES), st.integers(1, 1000))
def test_no_amount_passes_that_its_section_does_not_call_safe(
    declared: tuple[str, Measure, Allowance], number: int
) -> None:
    slug, measure, allowance = declared
    refused = bool(list(amount_problems({slug: {measure: number}}, real_library())))
    assert refused == (not allowance.safe.low <= number <= allowance.safe.high)


@pytest.mark.parametrize(("slug", "measure", "allowance"), MEASURES)
def test_what_is_usual_is_safe(slug: str, measure: Measure, allowance: Allowance) -> None:
    assert allowance.usual.low in allowance.safe, slug
    assert allowance.usual.high in allowance.safe, measure
