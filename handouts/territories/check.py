"""Finds what a maintainer or a clinic has to look at: old, doubtful and forbidden numbers."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

from handouts.errors import HandoutsError, Problem, Severity
from handouts.resources import Resources
from handouts.territories.choose import choose_helplines
from handouts.territories.codes import Role
from handouts.territories.freshness import (
    DEFAULT_LIMITS,
    Basis,
    FreshnessLimits,
    State,
    freshness,
    future_dates,
)
from handouts.territories.mentions import forbidden_in_texts
from handouts.territories.model import Helpline, Territory
from handouts.territories.numbers import is_possible
from handouts.territories.read import known_territories, load_territory

WARNINGS: Mapping[str, str] = MappingProxyType(
    {
        "stale": "seen or verified longer ago than the limit of warning",
        "too-old": "seen or verified longer ago than the limit of printing",
        "no-seen-date": "no source gives a date on which the number was right",
        "memory-only": "known from memory only, not printed until verified",
        "conflict": "sources contradict each other",
        "no-crisis-line": "a territory without a crisis line that may be printed",
        "number-not-possible": "not a possible number by the phonenumbers library",
        "future-date": "a date that is still to come",
        "do-not-print-use": "a number in a text whose use there a person has to judge",
    }
)
"""What each warning of `check_territories` means; every other code is an error."""


def check_territories(
    resources: Resources,
    on: date,
    limits: FreshnessLimits = DEFAULT_LIMITS,
    texts: Iterable[Path] = (),
) -> list[Problem]:
    """Return everything that is wrong or doubtful in the helplines, errors first.

    Args:
        resources: Where the territories are, a clinic's among them.
        on: The day of the check.
        limits: After how many days a number is warned about or not printed.
        texts: More files and folders to search for forbidden numbers, such as the documentation
            of a checkout; templates, catalogues and the clinic's folder are always searched.
    """
    found: list[Problem] = []
    territories: list[Territory] = []
    for code in known_territories(resources):
        try:
            territory = load_territory(code, resources)
        except HandoutsError as error:
            found.extend(
                replace(problem, code=problem.code or "malformed") for problem in error.problems
            )
            continue
        territories.append(territory)
        found.extend(_territory_warnings(territory, on, limits))
    clinic = (resources.clinic,) if resources.clinic is not None else ()
    roots = (resources.templates, resources.locales, *clinic, *texts)
    found.extend(forbidden_in_texts(territories, roots))
    return sorted(found, key=lambda problem: problem.severity is not Severity.ERROR)


def _territory_warnings(
    territory: Territory, on: date, limits: FreshnessLimits
) -> Iterator[Problem]:
    for line in territory.helplines:
        yield from _line_warnings(line, territory, on, limits)
    choice = choose_helplines(
        territory, on, age=None, language=territory.likely_language, limits=limits
    )
    if not any(dated.helpline.role is Role.CRISIS for dated in choice.chosen):
        yield _warning(
            territory.code,
            "has no crisis line that may be printed.",
            "Find one, with its source and date, or verify one of its lines.",
            "no-crisis-line",
        )


def _line_warnings(
    line: Helpline, territory: Territory, on: date, limits: FreshnessLimits
) -> Iterator[Problem]:
    place = f"{territory.code}, {line.id}"
    verify = "Check it, and record that you did."
    dated = freshness(line, territory, on, limits)
    when = f"was last {dated.basis} on {dated.date_text}"
    for text in future_dates(line, territory, on):
        yield _warning(
            place, f"has the date {text}, still to come.", "Put it right.", "future-date"
        )
    if line.is_memory_only:
        yield _warning(place, "is known from memory only.", verify, "memory-only")
    elif dated.state is State.TOO_OLD:
        yield _warning(place, f"{when}, too long ago to print.", verify, "too-old")
    elif dated.basis is Basis.COLLECTED:
        yield _warning(place, "was seen on a day that no source gives.", verify, "no-seen-date")
    elif dated.state is State.STALE:
        yield _warning(place, f"{when}.", verify, "stale")
    if line.conflict and line.verified_on is None:
        remedy = "Ask the service itself, then take `conflict` out."
        yield _warning(place, "has sources that contradict each other.", remedy, "conflict")
    if not is_possible(line):
        remedy = "Compare it with the service's own site."
        yield _warning(place, "is not a possible number.", remedy, "number-not-possible")


def _warning(place: str, message: str, remedy: str, code: str) -> Problem:
    return Problem(place, message, remedy, code, Severity.WARNING)
