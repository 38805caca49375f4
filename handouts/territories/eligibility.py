"""Says which lines may be printed for one patient at all, and which is the emergency number."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from handouts.errors import Problem, TerritoryError
from handouts.territories.codes import (
    NATIONAL,
    SENDS_HELP,
    Channel,
    PartScope,
    Role,
)
from handouts.territories.freshness import Freshness, FreshnessLimits, State
from handouts.territories.model import (
    Helpline,
    Territory,
)
from handouts.territories.numbers import forbidding

YOUTH_BELOW = 19
"""Youth lines are printed for patients under this age, in years."""


class Withheld(StrEnum):
    """Why a line is not printed."""

    DO_NOT_PRINT = "do-not-print"
    MEMORY_ONLY = "memory-only"
    NO_CONTACT = "no-contact"
    TOO_OLD = "too-old"
    OPT_IN = "opt-in"
    NOT_FOR_AGE = "not-for-age"
    OTHER_REGION = "other-region"
    SAME_NUMBER = "same-number"
    OVER_LIMIT = "over-limit"


@dataclass(frozen=True)
class Wishes:
    """What is known of one handout when its lines are chosen."""

    on: date
    age: int | None
    language: str
    limits: FreshnessLimits
    include_ids: frozenset[str]
    regions: frozenset[str] | None


def find_emergency(territory: Territory) -> Helpline | None:
    """Return the emergency number, or None if the territory has none.

    It is the first in the file that is national, is spoken to, and brings medical help.
    """
    return next(
        (
            line
            for line in territory.helplines
            if line.role is Role.EMERGENCY
            and line.channel is Channel.VOICE
            and line.kind in SENDS_HELP
            and line.is_national
            and line.has_contact
            and forbidding(territory, line) is None
        ),
        None,
    )


def emergency_number(territory: Territory) -> Helpline:
    """Return the emergency number of a territory.

    Raises: TerritoryError if it has none; `load_territory` never returns such a territory.
    """
    line = find_emergency(territory)
    if line is None:
        raise TerritoryError(
            Problem(territory.code, "has no national emergency number.", code="emergency-missing")
        )
    return line


def reason_against(
    line: Helpline, dated: Freshness, territory: Territory, wishes: Wishes
) -> Withheld | None:
    """Return why a line must not be printed, whatever else there is to print; None if it may."""
    against = (
        (Withheld.DO_NOT_PRINT, forbidding(territory, line) is not None),
        (Withheld.MEMORY_ONLY, line.is_memory_only),
        (Withheld.NO_CONTACT, not line.has_contact),
        (Withheld.TOO_OLD, dated.state is State.TOO_OLD),
        (Withheld.OPT_IN, line.opt_in and line.id not in wishes.include_ids),
        (Withheld.NOT_FOR_AGE, not _is_for_age(line, wishes.age)),
        (Withheld.OTHER_REGION, _is_elsewhere(line, wishes.regions)),
    )
    return next((reason for reason, holds in against if holds), None)


def is_regional(line: Helpline, wishes: Wishes) -> bool:
    """Return whether a line may not serve where the patient lives."""
    here = wishes.regions is not None and not wishes.regions.isdisjoint(line.scope)
    return not line.is_national and not here


def _is_for_age(line: Helpline, age: int | None) -> bool:
    if line.role is Role.YOUTH and (age is None or age >= YOUTH_BELOW):
        return False
    if age is None:
        return True
    return (line.age_min or 0) <= age and (line.age_max is None or age <= line.age_max)


def _is_elsewhere(line: Helpline, regions: frozenset[str] | None) -> bool:
    """Return whether a line is known not to serve the patient's region; `some-regions` is not."""
    unnamed = {NATIONAL, *(part.value for part in PartScope)}
    return regions is not None and unnamed.isdisjoint(line.scope) and regions.isdisjoint(line.scope)
