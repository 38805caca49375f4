"""Finds rules that can never apply to any patient: a rule that does nothing hides a mistake."""

from collections.abc import Iterable, Iterator

from handouts.errors import Problem
from handouts.library.checks.gates import Gate
from handouts.library.model import Kind, Part, Section
from handouts.profile import AGE_CODES, Group
from handouts.profile.age import OLDEST


def dead_rules(section: Section) -> Iterator[Problem]:
    """Yield a section's rules, amounts and parts that change nothing, whoever the patient is."""
    for message in (*_dead_ages(section), *_dead_switches(section)):
        yield Gate.DEAD_RULE.of(section, message)
    for part in section.parts:
        if not _can_fit(part):
            yield Gate.DEAD_RULE.of(
                section,
                f"parts: nobody can get {part.key}.",
                "Give it a match that is no preference, or everyone = true.",
            )


def _dead_ages(section: Section) -> Iterator[str]:
    """Yield the rules on an age that the patients of the section cannot have."""
    if section.kind is Kind.SAFETY:
        return
    ages = set(range(section.min_age, OLDEST + 1))
    for code in _age_codes(section.exclude):
        if ages.isdisjoint(AGE_CODES[code]):
            yield f"exclude: {code} is below min_age {section.min_age}."
    barred = {age for code in _age_codes(section.exclude) for age in AGE_CODES[code]}
    rules = {"caution": section.caution, "match": section.match.get(Group.HEALTH, frozenset())}
    for table, codes in rules.items():
        for code in _age_codes(codes):
            if (ages - barred).isdisjoint(AGE_CODES[code]):
                why = f"below min_age {section.min_age}, or is excluded with another age"
                yield f"{table}: {code} is {why}."


def _age_codes(codes: Iterable[str]) -> list[str]:
    return [code for code in AGE_CODES if code in codes]


def _dead_in_safety(section: Section) -> Iterator[str]:
    for code in section.exclude:
        yield f"exclude: {code} cannot withhold a safety section."
    if section.parts or section.tool or section.spare_room:
        yield "parts, tool and spare_room: a safety section is always printed whole."


def _dead_elsewhere(section: Section) -> Iterator[str]:
    if section.always:
        yield "always: is for safety sections only."
    if Group.RED_FLAGS in section.match:
        yield "match: with a red flag only safety sections are printed."


def _dead_switches(section: Section) -> Iterator[str]:
    yield from _dead_in_safety(section) if section.kind is Kind.SAFETY else _dead_elsewhere(section)
    for group, codes in section.match.items():
        if group is not Group.HEALTH:
            for code in sorted(codes & section.exclude.keys()):
                yield f"match: {code} excludes the section."
    if section.opt_in and section.everyone:
        yield "everyone: does nothing in a section that is opt-in."
    if section.amount and section.kind is not Kind.REMEDY:
        yield "amount: is printed in remedies only."


def _can_fit(part: Part) -> bool:
    selecting = part.match.keys() - {Group.PREFERENCES, Group.RED_FLAGS}
    return part.everyone or any(part.match[group] for group in selecting)
