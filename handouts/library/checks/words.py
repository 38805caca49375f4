"""Checks the words of a section: no promise, no dose, no number that the program should write."""

import re
from collections.abc import Iterator

from handouts.errors import Problem
from handouts.library.checks.gates import Gate
from handouts.library.model import Section, section_texts

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
COMMON_PLACEHOLDERS = frozenset({"emergency_number"})

_DOSE = re.compile(
    r"\d\s*(?:mg|mcg|µg|g|grams?|ml|units?|drops?|tablets?|capsules?|pills?|sachets?)\b"
    r"|\b(?:once|twice|times) (?:a|per|each) day\b|\b(?:once|twice) daily\b",
    re.IGNORECASE,
)
_PROMISE = re.compile(
    r"\b(?:cures?|cured|heals? (?:you|your)|guarantee[sd]?|harmless|always works?|only way"
    r"|proven to|never fails?|miracles?|risk-free|no risks?|no side effects?"
    r"|(?:completely|perfectly|totally|entirely) safe|(?:instant|permanent) relief)\b"
    r"|\b100 ?(?:%|per ?cent\b)",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:no|not|nobody|nothing|cannot|without)(?: \w+)? $", re.IGNORECASE)
_RANGE = re.compile(r"\d\s*[-\u2013\u2014]\s*\d")
_PHONE = re.compile(r"\d[\d \-]{4,}\d|\b(?:call|dial|phone|ring|text)\s+\d{2,}", re.IGNORECASE)


def word_problems(section: Section) -> Iterator[Problem]:
    """Yield what no section says, and placeholders and quantities that do not fit each other."""
    known = COMMON_PLACEHOLDERS | section.quantities.keys()
    used: set[str] = set()
    for message in section_texts(section):
        names = PLACEHOLDER.findall(message.text)
        used.update(names)
        for name in names:
            if name not in known:
                yield Gate.PLACEHOLDER.of(section, f"{{{name}}} is no quantity of the section.")
        yield from _line_problems(section, PLACEHOLDER.sub("", message.text))
    for name in sorted(section.quantities.keys() - used):
        yield Gate.UNUSED_QUANTITY.of(section, f"the quantity {name} is not used.")
    if section.is_medicine and section.amount:
        yield Gate.DOSE.of(section, "a medicine section says no amount.", "Take `amount` out.")


def _line_problems(section: Section, line: str) -> Iterator[Problem]:
    """Yield what is wrong with a line from which the placeholders have been taken."""
    if promise := _promise(line):
        yield Gate.PROMISE.of(section, f"“{promise}” promises too much.")
    if found := _RANGE.search(line):
        what = "has a dash between numbers; write “10 to 15” or a quantity"
        yield Gate.DASH_RANGE.of(section, f"“{found.group()}” {what}.")
    if found := _PHONE.search(line):
        what = "seems to hold a phone number; use a placeholder"
        yield Gate.PHONE_NUMBER.of(section, f"“{found.group()}” {what}.")
    if "°" in line:
        yield Gate.TYPED_UNIT.of(section, "a temperature is typed; make it a quantity.")
    if section.is_medicine and (found := _DOSE.search(line)):
        yield Gate.DOSE.of(section, f"“{found.group()}” reads like a dose.")


def _promise(line: str) -> str:
    """Return the first promise of a line, or nothing; “no cure” and “not harmless” are none."""
    for found in _PROMISE.finditer(line):
        if not _DENIED.search(line[: found.start()]):
            return found.group()
    return ""
