"""Holds the amounts that a clinician sets to what each remedy declares safe."""

from collections.abc import Iterator, Mapping

from handouts.errors import Problem
from handouts.library.model import Library, Section
from handouts.profile import Measure

Amounts = Mapping[str, Mapping[Measure, int]]


def amount_problems(amounts: Amounts, library: Library) -> Iterator[Problem]:
    """Yield a problem for every amount that its section does not take or does not call safe.

    A problem names the range that the section declares, never the amount that was asked for.
    """
    for slug, asked in amounts.items():
        section = library.sections[slug]
        for measure, number in asked.items():
            place = f"amounts.{slug}.{measure}"
            allowance = section.amount.get(measure)
            if allowance is None:
                yield Problem(place, "has no amount to set.", _takes(section), "no-amount")
            elif number not in allowance.safe:
                message = f"must be from {allowance.safe}: no more and no less is known to be safe."
                remedy = f"Usual is {allowance.usual}."
                yield Problem(place, message, remedy, "amount-range")


def _takes(section: Section) -> str:
    if not section.amount:
        return "Write it into the note."
    return f"It takes {', '.join(section.amount)}."
