"""Checks the parts of a section, of which a patient gets those that fit."""

from collections import Counter
from collections.abc import Iterator

from handouts.errors import Problem
from handouts.library.checks.gates import Gate
from handouts.library.model import Section

LONGEST_PART = 60


def part_problems(section: Section) -> Iterator[Problem]:
    """Yield what is wrong with a section's parts; whom they fit is checked with the rules."""
    if section.parts and not section.parts_max:
        yield Gate.PARTS.of(section, "has parts, and prints none of them.", "Set parts_max.")
    if section.parts_max and not section.parts:
        yield Gate.PARTS.of(section, "has parts_max, and no parts.", "Take it out.")
    for key, count in Counter(part.key for part in section.parts).items():
        if count > 1:
            yield Gate.PARTS.of(section, f"parts: {key} is the key of {count} of them.")
    for part in section.parts:
        words = len(part.text.split())
        if words > LONGEST_PART:
            message = f"parts: {part.key} has {words} words, more than {LONGEST_PART}."
            yield Gate.LONG_PART.of(section, message)
