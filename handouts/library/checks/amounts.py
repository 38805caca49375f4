"""Checks how much a remedy declares: within reason, and said once."""

import re
from collections.abc import Iterator

from handouts.errors import Problem
from handouts.library.checks.gates import Gate
from handouts.library.model import BlockKind, Quantity, Section, Unit
from handouts.profile import Measure

HIGHEST = {
    Measure.MINUTES: 180,
    Measure.REPEATS: 100,
    Measure.TIMES_PER_DAY: 24,
    Measure.DAYS_PER_WEEK: 7,
}
"""Above these, a number is a slip of the pen."""

_HEADING = "How long and how often"
_TYPED = {
    Measure.TIMES_PER_DAY: re.compile(r"\btimes (?:a|per|each) day\b", re.IGNORECASE),
    Measure.DAYS_PER_WEEK: re.compile(r"\b(?:times|days) (?:a|per|each) week\b", re.IGNORECASE),
}


def amount_problems(section: Section) -> Iterator[Problem]:
    """Yield amounts that are out of reason, and those that the text says once more."""
    for measure, allowance in section.amount.items():
        highest = HIGHEST[measure]
        if allowance.safe.high > highest:
            message = f"amount.{measure}: {allowance.safe.high} is more than {highest}."
            yield Gate.AMOUNT_RANGE.of(section, message)
    for line in _lines_under(section, _HEADING):
        for words in _repeated(section, line):
            yield Gate.AMOUNT_TYPED.of(
                section,
                f"“{words}” under “{_HEADING}” is what `amount` says.",
                "Take it out: a clinician may set another amount.",
            )


def _lines_under(section: Section, heading: str) -> Iterator[str]:
    current = ""
    for block in section.blocks:
        if block.kind is BlockKind.HEADING:
            current = block.items[0]
        elif current == heading:
            yield from block.items


def _repeated(section: Section, line: str) -> Iterator[str]:
    """Yield the words of a line that say a measure which the section declares."""
    for measure, pattern in _TYPED.items():
        if measure in section.amount and (found := pattern.search(line)):
            yield found.group()
    minutes = section.amount.get(Measure.MINUTES)
    if minutes is not None:
        usual = Quantity(minutes.usual.low, minutes.usual.high, Unit.MINUTE)
        for name, quantity in section.quantities.items():
            if quantity == usual and f"{{{name}}}" in line:
                yield f"{{{name}}}"
