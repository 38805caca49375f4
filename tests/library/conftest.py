"""What the tests of the library share: a library of our own in a folder, and its problems."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from handouts.errors import Problem, SectionError
from handouts.library import Library, read_library
from handouts.resources import Resources
from tests.library.samples import own_texts, vocabulary

Read = Callable[[], Library]
Problems = Callable[[], Sequence[Problem]]


@pytest.fixture
def texts(tmp_path: Path) -> Resources:
    return own_texts(tmp_path)


@pytest.fixture
def ours(texts: Resources) -> Path:
    """Return the folder of our sections."""
    return texts.templates / "sections"


@pytest.fixture
def theirs(texts: Resources) -> Path:
    """Return the folder of the clinic's sections."""
    assert texts.clinic is not None
    return texts.clinic / "sections"


@pytest.fixture
def read(texts: Resources) -> Read:
    return lambda: read_library(texts, vocabulary())


@pytest.fixture
def problems(read: Read) -> Problems:
    """Return a function that reads a library with mistakes and returns them."""

    def reader() -> Sequence[Problem]:
        with pytest.raises(SectionError) as caught:
            read()
        return caught.value.problems

    return reader
