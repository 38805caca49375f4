"""Remembers what is the same for every patient, so that it is worked out once."""

from collections.abc import Callable, Hashable
from typing import TypeVar, cast

T = TypeVar("T")


class Memo:
    """What was worked out so far, by a key that names it.

    Keys and values come from the library, the catalogues and the territories, never from a
    patient; so there are only as many as there are of these. What fails is not remembered.
    """

    def __init__(self) -> None:
        """Begin without anything."""
        self._known: dict[Hashable, object] = {}

    def __len__(self) -> int:
        """Return how many things are remembered."""
        return len(self._known)

    def once(self, key: Hashable, work_out: Callable[[], T]) -> T:
        """Return what is remembered under a key, or work it out and remember it."""
        if key not in self._known:
            self._known[key] = work_out()
        return cast("T", self._known[key])
