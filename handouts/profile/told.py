"""A value together with the place where somebody wrote it, so that a problem can name the place."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Told:
    """One value and where it stands; the value is in no repr.

    A document may hold a Told wherever it may hold a value or an item of a list. `within` says
    that the place is inside the profile, so that the profile's own name goes before it.
    """

    value: object = field(repr=False)
    place: str
    within: bool = False


def bare(value: object) -> object:
    """Return the value without its place."""
    return value.value if isinstance(value, Told) else value


def tidy(value: object) -> str | None:
    """Return a code or slug as the vocabulary writes it, or None if it is not text."""
    plain = bare(value)
    return plain.strip().lower() if isinstance(plain, str) else None


def ordinal(number: int) -> str:
    """Return `1st`, `2nd`, `3rd`, `4th`."""
    teen = number % 100 in (11, 12, 13)
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"
