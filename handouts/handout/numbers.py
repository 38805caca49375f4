"""Finds numbers that must not be printed in what a clinic writes itself."""

from collections.abc import Iterator

from handouts.clinic import Clinic
from handouts.errors import Problem
from handouts.library import Library, section_texts
from handouts.territories import Territory, forbidden_in


def forbidden_numbers(clinic: Clinic, library: Library, territory: Territory) -> Iterator[Problem]:
    """Yield each line of a clinic's letterhead, code and own sections with a forbidden number."""
    own = (section for section in library.sections.values() if section.overlay)
    texts = (text.text for section in own for text in section_texts(section))
    letterhead = (clinic.phone, clinic.web, *clinic.address, clinic.qr.address, clinic.qr.label)
    for line in (*letterhead, *texts):
        entry = forbidden_in(territory, line)
        if entry is not None:
            yield Problem(
                "clinic folder",
                f"holds a number that must not be printed in {territory.code}: {entry.reason}.",
                "Take it out.",
                "do-not-print",
            )
