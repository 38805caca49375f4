"""Checks that our sections cover every fact of the list that is to be printed, and no other."""

from collections.abc import Iterator

from handouts.errors import Problem
from handouts.library.checks.gates import Gate
from handouts.library.facts import FILE, Facts, Use, covering
from handouts.library.model import Library, Section


def fact_problems(library: Library, facts: Facts) -> Iterator[Problem]:
    """Yield the facts that no section covers, and those that a section of ours must not name."""
    for section in library.sections.values():
        if not section.overlay:
            yield from _named(section, facts)
    for fact in facts.by_key.values():
        if fact.use.is_printed and not covering(fact, library):
            yield Gate.FACT_UNCOVERED.at(
                f"{FILE}: {fact.key}",
                f"no section covers it (use: {fact.use}).",
                f"Cover it in {' or '.join(fact.targets)}, and name it in `facts`.",
            )


def _named(section: Section, facts: Facts) -> Iterator[Problem]:
    for key in section.facts:
        fact = facts.by_key.get(key)
        if fact is None:
            yield Gate.FACT_UNKNOWN.of(section, f"facts: {key} is not in {FILE}.")
        elif not fact.use.is_printed:
            yield Gate.FACT_NEVER.of(
                section,
                f"facts: {key} is not to be printed (use: {fact.use}).",
                "Take it out of the text, too.",
            )
        elif fact.use is Use.CLINICIAN and not section.opt_in:
            yield Gate.FACT_OPT_IN.of(
                section, f"facts: {key} is printed only if a clinician asks for it.", "Add opt_in."
            )
        elif section.slug not in fact.targets:
            yield Gate.FACT_ELSEWHERE.of(
                section,
                f"facts: {key} belongs to {' or '.join(fact.targets)}.",
                f"Take it out, or add the section to its targets in {FILE}.",
            )
