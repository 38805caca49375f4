"""Checks that a section's body has what its kind needs: shared headings, steps, a summary."""

from collections.abc import Iterator
from itertools import zip_longest

from handouts.errors import Problem
from handouts.library.checks.gates import Gate
from handouts.library.model import FOLDERS, HEADINGS, BlockKind, Kind, Section

LONGEST_SUMMARY = 9
_REMEDY_HEADINGS = (
    "How to do it",
    "How long and how often",
    "What to expect",
    "First small step today",
)


def body_problems(section: Section) -> Iterator[Problem]:
    """Yield what a section's body and summary lack."""
    yield from _headings(section)
    if not section.blocks:
        yield Gate.EMPTY.of(section, f"is empty ({FOLDERS[section.kind]}).")
    if section.kind is not Kind.SAFETY and not section.summary:
        yield Gate.NO_SUMMARY.of(section, "has no summary for the plan at a glance.")
    if section.kind is not Kind.REMEDY:
        return
    if not any(block.kind is BlockKind.STEPS for block in section.blocks):
        yield Gate.NO_STEPS.of(section, "the steps are not numbered.")
    words = len(section.summary.split())
    if words > LONGEST_SUMMARY:
        message = f"the summary has {words} words, more than {LONGEST_SUMMARY}."
        yield Gate.LONG_SUMMARY.of(section, message)


def _headings(section: Section) -> Iterator[Problem]:
    headings = [block.items[0] for block in section.blocks if block.kind is BlockKind.HEADING]
    for heading in headings:
        if heading not in HEADINGS:
            yield Gate.HEADING.of(section, f"the heading “{heading}” is not a shared one.")
    for first, second in zip_longest(section.blocks, section.blocks[1:]):
        if first.kind is BlockKind.HEADING and (second is None or second.kind is first.kind):
            yield Gate.EMPTY_HEADING.of(section, f"nothing stands under “{first.items[0]}”.")
    if section.kind is Kind.REMEDY:
        for heading in _REMEDY_HEADINGS:
            if heading not in headings:
                yield Gate.HEADING_MISSING.of(section, f"“{heading}” is missing.")
