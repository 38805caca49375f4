"""Checks that every section can be trusted: codes, required parts, wording, doses, dates."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import zip_longest

from handouts.errors import Problem, Severity
from handouts.library.model import (
    FOLDERS,
    HEADINGS,
    BlockKind,
    Evidence,
    Kind,
    Library,
    Section,
    section_texts,
)
from handouts.profile import Group, Vocabulary

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
COMMON_PLACEHOLDERS = frozenset({"emergency_number"})
REFUSE_AFTER = timedelta(days=90)
ALWAYS_PRINTED = (
    "safety/red-flags",
    "safety/before-you-start",
    "safety/mental-health-crisis",
    "safety/helplines",
    "safety/disclaimer",
)
"""The sections that no setting, profile or page limit removes, in the order of printing."""

_REMEDY_HEADINGS = ("How to do it", "How long and how often", "What to expect")
_DOSE = re.compile(r"\d\s*(?:mg|mcg|µg|ml|tablets?|capsules?|pills?)\b|\btimes a day\b", re.I)
_PROMISE = re.compile(
    r"\b(?:cures?|guaranteed?|harmless|always works?|only way|proven to|never fails?)\b|\b100 ?%",
    re.I,
)
_RANGE = re.compile(r"\d\s*[-\u2013\u2014]\s*\d")
_PHONE = re.compile(r"\d[\d \-]{4,}\d|\b(?:call|dial|phone|ring|text)\s+\d{2,}", re.I)


def check_library(library: Library, on: date) -> list[Problem]:
    """Return everything that is wrong with the library on a date.

    Dates: a section past `review_due` is a warning; a safety or medicine section more than 90 days
    past it is an error.
    """
    problems: list[Problem] = []
    for slug in ALWAYS_PRINTED:
        section = library.sections.get(slug)
        if section is None or not section.always:
            problems.append(
                Problem(slug, "must be there and always printed.", "Restore it.", "always-missing")
            )
    for section in library.sections.values():
        problems.extend(_rules(section, library))
        problems.extend(_parts(section))
        problems.extend(_words(section))
        problems.extend(_dates(section, on))
    return problems


def unknown_codes(section: Section, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Yield a problem for every code in a section's rules that no patient can have.

    A mistyped contraindication would bar nobody, so such a section is not read at all.
    """
    for group, codes in section.match.items():
        for code in sorted(codes - set(vocabulary.codes(group))):
            yield _problem(section, f"match.{group.value}: {code} is no such code.", "unknown-code")
    for table, codes_of in (("exclude", section.exclude), ("caution", section.caution)):
        for code in codes_of:
            if code not in vocabulary.terms:
                yield _problem(section, f"{table}: {code} is no such code.", "unknown-code")


def is_too_old(section: Section, on: date) -> bool:
    """Return whether a safety or medicine section is so far past its review that it is refused."""
    strict = section.kind is Kind.SAFETY or section.is_medicine
    return strict and on > section.review_due + REFUSE_AFTER


def _rules(section: Section, library: Library) -> Iterator[Problem]:
    yield from unknown_codes(section, library.vocabulary)
    for code in section.exclude:
        term = library.vocabulary.terms.get(code)
        if term is not None and not term.patient:
            message = f"exclude: {code} has no patient's words in the vocabulary."
            yield _problem(section, message, "no-words")
    for code in section.exclude.keys() & section.caution.keys():
        yield _problem(section, f"{code} both excludes and cautions.", "contradiction")
    for other in section.bridge:
        if other not in library.sections:
            yield _problem(section, f"bridge: there is no section {other}.", "unknown-slug")
    selects = section.always or section.everyone or section.opt_in
    if not selects and not any(group is not Group.PREFERENCES for group in section.match):
        yield _problem(section, "no rule can ever select it.", "never-matches")
    if section.evidence is Evidence.D and not section.opt_in:
        yield _problem(section, "evidence D is printed on a clinician's choice only.", "d-opt-in")
    if section.is_medicine and not section.opt_in:
        yield _problem(section, "a medicine section is opt-in.", "medicine-opt-in")
    if section.overlay and section.kind is Kind.REMEDY and not section.exclude:
        yield _problem(section, "excludes nobody.", "no-exclude", severity=Severity.WARNING)


def _parts(section: Section) -> Iterator[Problem]:
    yield from _headings(section)
    if section.kind is Kind.REMEDY and not any(
        block.kind is BlockKind.STEPS for block in section.blocks
    ):
        yield _problem(section, "the steps are not numbered.", "no-steps")
    if section.kind is not Kind.SAFETY and not section.summary:
        yield _problem(section, "has no summary for the plan at a glance.", "no-summary")
    if not section.blocks:
        yield _problem(section, f"is empty ({FOLDERS[section.kind]}).", "empty")


def _headings(section: Section) -> Iterator[Problem]:
    headings = [block.items[0] for block in section.blocks if block.kind is BlockKind.HEADING]
    for heading in headings:
        if heading not in HEADINGS:
            yield _problem(section, f"the heading “{heading}” is not a shared one.", "heading")
    for first, second in zip_longest(section.blocks, section.blocks[1:]):
        if first.kind is BlockKind.HEADING and (second is None or second.kind is first.kind):
            yield _problem(section, f"nothing stands under “{first.items[0]}”.", "empty-heading")
    if section.kind is Kind.REMEDY:
        for heading in _REMEDY_HEADINGS:
            if heading not in headings:
                yield _problem(section, f"“{heading}” is missing.", "heading-missing")


def _words(section: Section) -> Iterator[Problem]:
    known = COMMON_PLACEHOLDERS | section.quantities.keys()
    used: set[str] = set()
    for message in section_texts(section):
        words = message.text
        names = PLACEHOLDER.findall(words)
        used.update(names)
        for name in names:
            if name not in known:
                yield _problem(section, f"{{{name}}} is no quantity of the section.", "placeholder")
        bare = PLACEHOLDER.sub("", words)
        for pattern, code, what in (
            (_PROMISE, "promise", "promises too much"),
            (_RANGE, "dash-range", "has a dash between numbers; write “10 to 15” or a quantity"),
            (_PHONE, "phone-number", "seems to hold a phone number; use a placeholder"),
        ):
            if found := pattern.search(bare):
                yield _problem(section, f"“{found.group()}” {what}.", code)
        if "°" in bare:
            yield _problem(section, "a temperature is typed; make it a quantity.", "typed-unit")
        if section.is_medicine and (found := _DOSE.search(bare)):
            yield _problem(section, f"“{found.group()}” reads like a dose.", "dose")
    for name in sorted(section.quantities.keys() - used):
        yield _problem(section, f"the quantity {name} is not used.", "unused-quantity")


def _dates(section: Section, on: date) -> Iterator[Problem]:
    if section.review_due < on:
        late = is_too_old(section, on)
        yield Problem(
            f"{section.slug}.md",
            f"review_due is {section.review_due}, in the past.",
            "Have the clinical owner review it, or withdraw the section.",
            "review-overdue" if not late else "review-refused",
            Severity.ERROR if late else Severity.WARNING,
        )
    if section.approved_on is not None and section.approved_on > on:
        yield _problem(section, "approved_on lies in the future.", "future-approval")


def _problem(
    section: Section, message: str, code: str, *, severity: Severity = Severity.ERROR
) -> Problem:
    return Problem(f"{section.slug}.md", message, "", code, severity)
