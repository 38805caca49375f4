"""Says how long ago anybody saw that a number is right, and whether it may still be printed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from handouts.territories.model import (
    Helpline,
    Territory,
)


class Basis(StrEnum):
    """Which date counts: who looked, from the best to the weakest."""

    VERIFIED = "verified"
    SEEN = "seen"
    COLLECTED = "collected"


class State(StrEnum):
    """What the age of a number means for the page."""

    FRESH = "fresh"
    STALE = "stale"
    TOO_OLD = "too-old"


@dataclass(frozen=True)
class FreshnessLimits:
    """After how many days a number is warned about, and after how many it is not printed."""

    warn_days: int = 180
    refuse_days: int = 730


DEFAULT_LIMITS = FreshnessLimits()


@dataclass(frozen=True)
class Freshness:
    """The date that counts for one line, as it was written, with its age on the day of printing."""

    basis: Basis
    date_text: str
    day: date
    age_days: int
    state: State


def freshness(
    helpline: Helpline, territory: Territory, on: date, limits: FreshnessLimits = DEFAULT_LIMITS
) -> Freshness:
    """Return how fresh a line is on a day: by verified_on, else seen_on, else collected_on.

    A partial date counts from its earliest day. A date after `on` is a mistake and vouches for
    nothing: the next one counts. The day on which we collected our data says nothing about one
    number, so that a line which has no other date is never fresh.
    """
    basis, text, day = next(
        (candidate for candidate in _dates(helpline) if candidate[2] <= on),
        (Basis.COLLECTED, territory.collected_on.isoformat(), territory.collected_on),
    )
    age = (on - day).days
    if age > limits.refuse_days:
        state = State.TOO_OLD
    elif age > limits.warn_days or basis is Basis.COLLECTED:
        state = State.STALE
    else:
        state = State.FRESH
    return Freshness(basis, text, day, age, state)


def future_dates(helpline: Helpline, territory: Territory, on: date) -> tuple[str, ...]:
    """Return the dates of a line, as they were written, that are still to come on the day `on`."""
    dates = [(text, day) for _, text, day in _dates(helpline)]
    dates.append((territory.collected_on.isoformat(), territory.collected_on))
    return tuple(text for text, day in dates if day > on)


def _dates(helpline: Helpline) -> Iterator[tuple[Basis, str, date]]:
    if helpline.verified_on is not None:
        yield Basis.VERIFIED, helpline.verified_on.isoformat(), helpline.verified_on
    if helpline.seen_on is not None:
        yield Basis.SEEN, helpline.seen_on.text, helpline.seen_on.first_day
