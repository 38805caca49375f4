"""What the tests of the profile share: the vocabulary, and a reader with few sections."""

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from handouts.errors import Problem, ProfileError
from handouts.profile import ReadProfile, Vocabulary, load_vocabulary, read_profile
from handouts.resources import Resources

SLUGS = (
    "safety/red-flags",
    "safety/disclaimer",
    "remedies/heat",
    "remedies/tens",
    "remedies/massage",
    "education/night-pain",
)
ALWAYS = ("safety/red-flags", "safety/disclaimer")
TODAY = date(2026, 11, 21)
PLACE = "profile.toml"

Document = dict[str, object]
Read = Callable[..., ReadProfile]
Problems = Callable[..., list[Problem]]


@pytest.fixture(scope="session")
def vocabulary(resources: Resources) -> Vocabulary:
    return load_vocabulary(resources)


@pytest.fixture(scope="session")
def read(vocabulary: Vocabulary) -> Read:
    """Return a function that reads a document; language and territory are there already."""

    def reader(document: Mapping[str, object], *, on: date = TODAY) -> ReadProfile:
        return read_profile(
            {"language": "es", "territory": "US", **document},
            place=PLACE,
            vocabulary=vocabulary,
            known_slugs=SLUGS,
            safety_slugs=ALWAYS,
            on=on,
        )

    return reader


@pytest.fixture(scope="session")
def problems(read: Read) -> Problems:
    """Return a function that reads a document with mistakes and returns them."""

    def reader(document: Mapping[str, object]) -> list[Problem]:
        with pytest.raises(ProfileError) as caught:
            read(document)
        return list(caught.value.problems)

    return reader
