"""Turns an example patient, as a clinician would write one, into a selection."""

import json
from collections.abc import Mapping
from datetime import date

from handouts.library import Kind, Library
from handouts.profile import Profile, read_profile
from handouts.selection import Selection, explanation, select_sections
from tests.library.samples import TODAY, real_library, vocabulary

FIVE = (
    "safety/red-flags",
    "safety/before-you-start",
    "safety/mental-health-crisis",
    "safety/helplines",
    "safety/disclaimer",
)
"""Written out here, so that nobody shortens the list unseen."""


def profile_of(document: Mapping[str, object], on: date = TODAY) -> Profile:
    """Return the profile of a document in the shape of a profile file."""
    library = real_library()
    return read_profile(
        {"language": "en", "territory": "GB", **document},
        place="example",
        vocabulary=vocabulary(),
        known_slugs=library.sections.keys(),
        safety_slugs=library.always_slugs,
        on=on,
    ).profile


def selection_for(document: Mapping[str, object]) -> Selection:
    """Return what the real library gives this patient, with our own limits."""
    return select_sections(profile_of(document), real_library())


def fate(selection: Selection, slug: str) -> str:
    """Return what became of a section and the codes of why: `withheld: pregnant epilepsy`."""
    decision = selection.decisions[slug]
    return " ".join([f"{decision.status.value}:", *(reason.code for reason in decision.reasons)])


def remedies(selection: Selection) -> tuple[str, ...]:
    return selection.printed_of(Kind.REMEDY)


def explained(selection: Selection, library: Library) -> str:
    """Return the whole explanation as one text."""
    document = explanation(
        selection,
        library,
        handout_id="",
        language="en",
        territory="GB",
        notices=selection.notices,
    )
    return json.dumps(document)
