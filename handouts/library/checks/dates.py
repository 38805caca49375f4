"""Checks reviews and approvals against the day on which they are judged."""

from collections.abc import Iterator
from datetime import date, timedelta

from handouts.errors import Problem
from handouts.library.checks.gates import Gate
from handouts.library.model import Kind, Section

REFUSE_AFTER = timedelta(days=90)


def date_problems(section: Section, on: date) -> Iterator[Problem]:
    """Yield a review that is past, and an approval that lies in the future."""
    if section.review_due < on:
        gate = Gate.REVIEW_REFUSED if is_too_old(section, on) else Gate.REVIEW_OVERDUE
        yield gate.of(
            section,
            f"review_due is {section.review_due}, in the past.",
            "Have the clinical owner review it, or withdraw the section.",
        )
    if section.approved_on is not None and section.approved_on > on:
        yield Gate.FUTURE_APPROVAL.of(section, "approved_on lies in the future.")


def is_too_old(section: Section, on: date) -> bool:
    """Return whether a safety or medicine section is so far past its review that it is refused."""
    strict = section.kind is Kind.SAFETY or section.is_medicine
    return strict and on > section.review_due + REFUSE_AFTER
