"""What an age says about the age codes, and what the age codes say about an age."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from datetime import date
from types import MappingProxyType

OLDEST = 120

AGE_CODES: Mapping[str, range] = MappingProxyType(
    {
        "age-lt-5": range(5),
        "age-lt-12": range(12),
        "age-lt-16": range(16),
        "age-16-17": range(16, 18),
        "age-65plus": range(65, OLDEST + 1),
    }
)


def age_on(birth_date: date, on: date) -> int:
    """Return the completed years of life on a day; negative if the birth is still to come."""
    had_birthday = (on.month, on.day) >= (birth_date.month, birth_date.day)
    return on.year - birth_date.year - (0 if had_birthday else 1)


def possible_ages(
    age: int | None, present: AbstractSet[str], absent: AbstractSet[str]
) -> frozenset[int]:
    """Return the ages, in years, that fit the age and the stated age codes.

    An empty set says that they contradict each other.

    Args:
        age: The age, or None if nobody has told it.
        present: Codes that are stated as present; only age codes count.
        absent: Codes that are stated as absent; only age codes count.
    """
    ages = set(range(OLDEST + 1)) if age is None else {age}
    for code, span in AGE_CODES.items():
        if code in present:
            ages &= set(span)
        if code in absent:
            ages -= set(span)
    return frozenset(ages)
