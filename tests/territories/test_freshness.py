from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.territories import Basis, FreshnessLimits, State, freshness
from handouts.territories.freshness import future_dates
from handouts.territories.schema import read_partial_date
from tests.territories.samples import TODAY, line, territory

LIMITS = FreshnessLimits()
PLACE = territory()


def test_a_verified_line_counts_from_its_verification() -> None:
    found = freshness(
        line("a", verified_on=TODAY - timedelta(3), verified_by="JO"), PLACE, TODAY, LIMITS
    )
    assert (found.basis, found.age_days, found.state) == (Basis.VERIFIED, 3, State.FRESH)


def test_a_line_that_nobody_verified_counts_from_when_it_was_seen() -> None:
    found = freshness(line("a"), PLACE, TODAY, LIMITS)
    assert (found.basis, found.date_text, found.day) == (
        Basis.SEEN,
        "2026-10",
        date(2026, 10, 1),
    )


def test_a_line_without_a_date_counts_from_the_collection_and_is_never_fresh() -> None:
    found = freshness(line("a", seen_on=None), PLACE, PLACE.collected_on, LIMITS)
    assert (found.basis, found.age_days, found.state) == (Basis.COLLECTED, 0, State.STALE)


@pytest.mark.parametrize(
    ("days", "state"),
    [
        (0, State.FRESH),
        (180, State.FRESH),
        (181, State.STALE),
        (730, State.STALE),
        (731, State.TOO_OLD),
    ],
)
def test_a_number_is_warned_about_after_180_days_and_refused_after_730(
    days: int, state: State
) -> None:
    aged = line("a", verified_on=TODAY - timedelta(days), verified_by="JO")
    assert freshness(aged, PLACE, TODAY, LIMITS).state is state


def test_a_clinic_can_be_stricter() -> None:
    strict = FreshnessLimits(warn_days=10, refuse_days=30)
    assert freshness(line("a"), PLACE, TODAY, strict).state is State.TOO_OLD


def test_a_date_that_is_still_to_come_vouches_for_nothing() -> None:
    mistyped = line("a", verified_on=date(2062, 11, 20), verified_by="JO")
    found = freshness(mistyped, PLACE, TODAY, LIMITS)
    assert (found.basis, found.date_text) == (Basis.SEEN, "2026-10")
    assert future_dates(mistyped, PLACE, TODAY) == ("2062-11-20",)


def test_a_handout_dated_before_all_data_is_not_fresh() -> None:
    found = freshness(line("a"), PLACE, date(2020, 1, 1), LIMITS)
    assert (found.basis, found.state) == (Basis.COLLECTED, State.STALE)


@given(
    seen=st.dates(date(2015, 1, 1), date(2035, 1, 1)),
    on=st.dates(date(2015, 1, 1), date(2035, 1, 1)),
    later=st.integers(0, 3000),
)
def test_a_number_never_becomes_fresher_by_waiting(seen: date, on: date, later: int) -> None:
    aged = line("a", seen_on=read_partial_date(seen.isoformat()))
    order = [State.FRESH, State.STALE, State.TOO_OLD]
    place = replace(PLACE, collected_on=date(2015, 1, 1))
    if seen > on:  # until its day comes, the date of the source counts for nothing
        return
    now = freshness(aged, place, on, LIMITS)
    then = freshness(aged, place, on + timedelta(later), LIMITS)
    assert order.index(now.state) <= order.index(then.state)
