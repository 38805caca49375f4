from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.profile import AGE_CODES, age_on
from handouts.profile.age import OLDEST, possible_ages

NOTHING: frozenset[str] = frozenset()
ages = st.integers(min_value=0, max_value=OLDEST)
codes = st.frozensets(st.sampled_from(sorted(AGE_CODES)))


@pytest.mark.parametrize(
    ("born", "on", "years"),
    [
        (date(1980, 3, 2), date(2026, 3, 1), 45),
        (date(1980, 3, 2), date(2026, 3, 2), 46),
        (date(2026, 11, 21), date(2026, 11, 21), 0),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (date(2026, 11, 22), date(2026, 11, 21), -1),
    ],
)
def test_a_year_of_life_is_complete_on_the_birthday(born: date, on: date, years: int) -> None:
    assert age_on(born, on) == years


def test_nothing_told_leaves_every_age_open() -> None:
    assert possible_ages(None, NOTHING, NOTHING) == frozenset(range(OLDEST + 1))


def test_under_12_and_not_under_5_leaves_5_to_11() -> None:
    found = possible_ages(None, frozenset({"age-lt-12"}), frozenset({"age-lt-5"}))
    assert found == frozenset(range(5, 12))


def test_under_5_and_over_65_is_no_age() -> None:
    assert not possible_ages(None, frozenset({"age-lt-5", "age-65plus"}), NOTHING)


@given(ages, codes, codes)
def test_a_known_age_is_kept_or_contradicted(
    age: int, present: frozenset[str], absent: frozenset[str]
) -> None:
    fits = all(age in AGE_CODES[code] for code in present)
    fits = fits and not any(age in AGE_CODES[code] for code in absent)
    assert possible_ages(age, present, absent) == (frozenset({age}) if fits else frozenset())
