"""Checks that nothing of a section's skeleton is left to be filled in."""

from collections.abc import Iterator

from handouts.errors import Problem
from handouts.library.checks.gates import Gate
from handouts.library.model import Section, section_texts
from handouts.library.skeleton import guidance_in


def skeleton_problems(section: Section) -> Iterator[Problem]:
    """Yield each piece of guidance that nobody has replaced by words or a key."""
    for line in _lines(section):
        if guidance := guidance_in(line):
            yield Gate.SKELETON.of(section, f"“{guidance}” is left of the skeleton.", "Replace it.")


def _lines(section: Section) -> Iterator[str]:
    yield from (message.text for message in section_texts(section))
    yield from section.exclude.values()
    yield from (source.key for source in section.sources)
    yield section.change
