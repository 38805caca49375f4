"""Checks that the drawings of a section stand with steps that it has."""

from collections.abc import Iterator

from handouts.errors import Problem
from handouts.library.checks.gates import Gate
from handouts.library.model import Section

LONGEST_ALT = 30


def picture_problems(section: Section) -> Iterator[Problem]:
    """Yield what is wrong with where drawings stand; whether they are there is seen when read."""
    if not section.pictures:
        return
    steps = section.steps
    if not steps:
        yield Gate.PICTURES.of(section, "has drawings, and no numbered steps that they show.")
    asked = [picture.step for picture in section.pictures if picture.step is not None]
    if asked and len(asked) < len(section.pictures):
        message = "some drawings stand with a step, and some beside the steps."
        yield Gate.PICTURES.of(section, message, "Give each of them a step, or none.")
    if len(set(asked)) < len(asked):
        yield Gate.PICTURES.of(section, "two drawings stand with the same step.")
    for step in asked:
        if steps and step > len(steps):
            yield Gate.PICTURES.of(section, f"a drawing stands with step {step} of {len(steps)}.")
    for picture in section.pictures:
        if len(picture.alt.split()) > LONGEST_ALT:
            message = f"the words for {picture.file} are more than {LONGEST_ALT}."
            yield Gate.PICTURES.of(section, message, "Say in one sentence what it shows.")
