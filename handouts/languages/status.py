"""Counts how far each language is, by the part of the handout that its messages belong to."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from handouts.languages.catalogue import Catalogue
from handouts.languages.messages import PAGE_CONTEXT, Message
from handouts.languages.review import PAGE_WORDS, Reviews
from handouts.library import HEADING_CONTEXT, Kind, Library


class Area(StrEnum):
    """The parts of a handout; `page` holds the page words and the shared headings."""

    SAFETY = "safety"
    REMEDY = "remedy"
    EDUCATION = "education"
    PAGE = "page"
    VOCABULARY = "vocabulary"


_AREAS: Mapping[Kind, Area] = {
    Kind.SAFETY: Area.SAFETY,
    Kind.REMEDY: Area.REMEDY,
    Kind.EDUCATION: Area.EDUCATION,
}


@dataclass(frozen=True)
class Coverage:
    """How many messages of an area are translated, and how many of its sections are reviewed.

    The page words are reviewed as one; the vocabulary is reviewed with the sections. `stale` are
    sections whose words have changed since somebody read them, `accepted` the messages in which a
    translator took a finding of the check away.
    """

    complete: int = 0
    fuzzy: int = 0
    missing: int = 0
    sections: int = 0
    reviewed: int = 0
    stale: int = 0
    accepted: int = 0

    @property
    def percent(self) -> int:
        """Return how much is translated, rounded down: 100 is all of it."""
        messages = self.complete + self.fuzzy + self.missing
        return 100 * self.complete // messages if messages else 100

    def __add__(self, other: "Coverage") -> "Coverage":
        """Return both together."""
        return Coverage(
            self.complete + other.complete,
            self.fuzzy + other.fuzzy,
            self.missing + other.missing,
            self.sections + other.sections,
            self.reviewed + other.reviewed,
            self.stale + other.stale,
            self.accepted + other.accepted,
        )


def coverage(
    library: Library, messages: Iterable[Message], catalogue: Catalogue, reviews: Reviews
) -> dict[Area, Coverage]:
    """Return how far a language is, for each area in a fixed order.

    Args:
        library: all sections.
        messages: all messages; `extract_messages`.
        catalogue: the language's translations.
        reviews: the language's reviews.
    """
    counts = {area: Counter[str]() for area in Area}
    for message in messages:
        entry = catalogue.find(*message.key)
        state = "missing" if entry is None else "fuzzy" if entry.fuzzy else "complete"
        is_accepted = entry is not None and bool(entry.accepted)
        counts[_area(message.context, library)].update({state: 1, "accepted": int(is_accepted)})
    names: dict[Area, list[str]] = {area: [] for area in Area}
    names[Area.PAGE] = [PAGE_WORDS]
    for slug, section in library.sections.items():
        names[_AREAS[section.kind]].append(slug)
    return {
        area: Coverage(
            **counts[area],
            sections=len(names[area]),
            reviewed=sum(map(reviews.is_reviewed, names[area])),
            stale=len(reviews.outdated.intersection(names[area])),
        )
        for area in Area
    }


def total(areas: Iterable[Coverage]) -> Coverage:
    """Return several areas as one."""
    return sum(areas, Coverage())


def _area(context: str, library: Library) -> Area:
    if context in {PAGE_CONTEXT, HEADING_CONTEXT}:
        return Area.PAGE
    section = library.sections.get(context)
    return Area.VOCABULARY if section is None else _AREAS[section.kind]
