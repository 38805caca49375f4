"""Checks that every section can be trusted: rules, required parts, wording, facts, dates."""

from datetime import date

from handouts.errors import Problem
from handouts.library.checks.amounts import amount_problems
from handouts.library.checks.body import body_problems
from handouts.library.checks.dates import date_problems, is_too_old
from handouts.library.checks.facts import fact_problems
from handouts.library.checks.gates import EXPLANATIONS, Gate
from handouts.library.checks.jargon import jargon_problems, read_jargon
from handouts.library.checks.parts import part_problems
from handouts.library.checks.pictures import picture_problems
from handouts.library.checks.reading import reading_problems
from handouts.library.checks.rules import (
    ALWAYS_PRINTED,
    missing_sections,
    rule_problems,
    unknown_codes,
    unused_codes,
)
from handouts.library.checks.skeleton import skeleton_problems
from handouts.library.checks.words import word_problems
from handouts.library.facts import read_facts
from handouts.library.model import Library
from handouts.resources import Resources

__all__ = [
    "ALWAYS_PRINTED",
    "EXPLANATIONS",
    "Gate",
    "check_library",
    "check_texts",
    "is_too_old",
    "unknown_codes",
]


def check_library(library: Library, on: date) -> list[Problem]:
    """Return everything that is wrong with the library on a date.

    Dates: a section past `review_due` is a warning; a safety or medicine section more than 90 days
    past it is an error.
    """
    problems = list(missing_sections(library))
    for section in library.sections.values():
        problems.extend(rule_problems(section, library))
        problems.extend(body_problems(section))
        problems.extend(part_problems(section))
        problems.extend(picture_problems(section))
        problems.extend(amount_problems(section))
        problems.extend(word_problems(section))
        problems.extend(skeleton_problems(section))
        problems.extend(date_problems(section, on))
    return problems


def check_texts(library: Library, resources: Resources) -> list[Problem]:
    """Return where the texts fall short of what authors are held to.

    That is: how hard they are to read, hard words that are not explained, facts that are not
    covered, and codes that no rule uses. A handout can be made without them.

    Raises: SectionError if the list of facts or of hard words is not well formed.
    """
    jargon = read_jargon(resources)
    problems = list(reading_problems(library))
    for section in library.sections.values():
        problems.extend(jargon_problems(section, jargon))
    problems.extend(fact_problems(library, read_facts(resources)))
    problems.extend(unused_codes(library))
    return problems
