"""Reads a profile document with what stands on the shelf: its codes, sections and defaults."""

from datetime import date

from handouts.handout.shelf import Shelf
from handouts.library import Kind
from handouts.profile import Document, ReadProfile, read_profile


def read_with(shelf: Shelf, document: Document, on: date, place: str) -> ReadProfile:
    """Return the profile of a document, laid over the clinic's defaults.

    Args:
        shelf: what handouts are made from.
        document: nested as a profile file is.
        on: the date of the handout.
        place: what the profile is called in messages.

    Raises: ProfileError with every problem.
    """
    safety = {section.slug for section in shelf.library.of_kind(Kind.SAFETY)}
    return read_profile(
        document,
        place=place,
        vocabulary=shelf.vocabulary,
        known_slugs=shelf.library.sections,
        safety_slugs=safety,
        on=on,
        defaults=shelf.clinic.default_document(),
    )
