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


@dataclass(frozen=True)
class Twice:
    """Stands where one thing was told more than once; `first` is the place of the first time."""

    first: str


def bare(value: object) -> object:
    """Return the value without its place."""
    return value.value if isinstance(value, Told) else value


def at_place(value: object, place: str) -> Told:
    """Return the value with its place, which is one inside the profile if none is known yet."""
    return value if isinstance(value, Told) else Told(value, place, within=True)


def part_of(whole: Told, value: object, part: str) -> Told:
    """Return a piece of what was told as a whole, with its place if none is known yet."""
    if isinstance(value, Told):
        return value
    return Told(value, f"{whole.place}, {part}", whole.within)


def tidy(value: object) -> str | None:
    """Return a code or slug as the vocabulary writes it, or None if it is not text."""
    plain = bare(value)
    return plain.strip().lower() if isinstance(plain, str) else None


def ordinal(number: int) -> str:
    """Return `1st`, `2nd`, `3rd`, `4th`."""
    teen = number % 100 in (11, 12, 13)
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"
