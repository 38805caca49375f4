"""How much of a remedy to do, as the patient reads it."""

from collections.abc import Mapping

import pytest

from handouts.document.amounts import amount_line
from handouts.document.sections import AMOUNT_HEADING, compose_section
from handouts.errors import ProfileError
from handouts.library import HEADING_CONTEXT, Allowance, Span
from handouts.profile import Measure
from handouts.selection import Decision, Status
from tests.document.conftest import Speak
from tests.document.making import (
    ENGLISH,
    draft,
    example_with,
    html_of,
    shelf,
    tree,
    with_class,
    words,
)

ALLOWED = {
    Measure.MINUTES: Allowance(Span(10, 15), Span(5, 20)),
    Measure.REPEATS: Allowance(Span(2, 4), Span(1, 10)),
    Measure.TIMES_PER_DAY: Allowance(Span(1, 1), Span(1, 3)),
    Measure.DAYS_PER_WEEK: Allowance(Span(7, 7), Span(1, 7)),
}
STRETCHES = "remedies/gentle-stretching"


def with_amount(**amount: int) -> Mapping[str, object]:
    """Return the English example with an amount of stretching, which is asked for."""
    change = {
        "amounts": {STRETCHES: amount},
        "clinician": {"include": [STRETCHES]},
        "tools": ["log"],
    }
    return example_with(ENGLISH, change)


def test_the_usual_amount_is_printed_with_a_line_to_write_on(speak: Speak) -> None:
    line = amount_line(ALLOWED, {}, speak())
    assert [str(measure).replace("\u00a0", " ") for measure in line.measures] == [
        "10 to 15 minutes",
        "Repeats: 2 to 4",
        "Times a day: 1",
        "Days a week: 7",
    ]
    assert not line.label
    assert line.own


def test_what_the_clinician_set_is_printed_in_place_of_the_usual(speak: Speak) -> None:
    line = amount_line(ALLOWED, {Measure.MINUTES: 5, Measure.TIMES_PER_DAY: 3}, speak())
    assert [str(measure).replace("\u00a0", " ") for measure in line.measures] == [
        "5 minutes",
        "Repeats: 2 to 4",
        "Times a day: 3",
        "Days a week: 7",
    ]
    assert line.label == "For you:"
    assert not line.own


def test_an_amount_stands_in_the_remedy_and_in_the_log() -> None:
    page = tree(html_of(with_amount(minutes=5, repeats=10, times_per_day=3, days_per_week=6)))
    wanted = ("5 minutes", "Repeats: 10", "Times a day: 3", "Days a week: 6")
    [section] = [
        each for each in page.iter("section") if each.get("id") == "remedies-gentle-stretching"
    ]
    [line] = with_class(section, "amount")
    [log] = [each for each in page.iter("section") if each.get("id") == "tool-log"]
    for amount in wanted:
        assert amount in words(line).replace("\u00a0", " ")
        assert amount in words(log).replace("\u00a0", " ")


def test_an_unsafe_amount_makes_no_handout() -> None:
    with pytest.raises(ProfileError) as caught:
        draft(with_amount(minutes=300))
    [problem] = caught.value.problems
    assert "1 to 15" in problem.message
    assert "300" not in str(caught.value)


def test_an_amount_for_what_is_not_printed_is_warned_of() -> None:
    decided = draft(example_with(ENGLISH, {"amounts": {"remedies/heat": {"minutes": 10}}}))
    assert "amount-not-printed" in [notice.code for notice in decided.notices]
    assert "amount-not-printed" not in [
        notice.code for notice in draft(with_amount(minutes=10)).notices
    ]


@pytest.mark.parametrize(
    "slug", [slug for slug, section in shelf().library.sections.items() if section.amount]
)
def test_every_remedy_with_an_amount_says_it_once_under_its_heading(
    slug: str, speak: Speak
) -> None:
    section, voice = shelf().library.sections[slug], speak()
    decision = Decision(slug, section.kind, section.version, Status.INCLUDED, ())
    page = compose_section(section, decision, (slug,), voice, {})
    heading = voice.said(HEADING_CONTEXT, AMOUNT_HEADING, {})
    [block] = [block for block in page.blocks if block.amount is not None]
    assert block.heading == heading
    assert block.amount is not None
    assert len(block.amount.measures) == len(section.amount)
