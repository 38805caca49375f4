"""A file of a language is written wholly or not at all, and a failure says what to do."""

import resource
from collections.abc import Iterator
from pathlib import Path

import pytest

from handouts.errors import TranslationError
from handouts.languages.files import write_whole

SMALL = 10


@pytest.fixture
def full_disk() -> Iterator[None]:
    """Let no file grow beyond a few bytes, as on a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (SMALL, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.usefixtures("full_disk")
def test_on_a_full_disk_the_file_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "review.toml"
    path.write_bytes(b"before")
    with pytest.raises(TranslationError, match="cannot be written") as refused:
        write_whole(path, b"x" * (SMALL + 1))
    (problem,) = refused.value.problems
    assert (problem.code, problem.place) == ("unwritable", str(path))
    assert "has room" in problem.remedy
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_cannot_be_made_is_an_error_with_a_remedy(tmp_path: Path) -> None:
    (tmp_path / "es").write_bytes(b"a file in the place of the folder")
    with pytest.raises(TranslationError, match="may be written to"):
        write_whole(tmp_path / "es" / "review.toml", b"x")


def test_the_folders_above_a_file_are_made(tmp_path: Path) -> None:
    path = tmp_path / "es" / "LC_MESSAGES" / "handouts.po"
    write_whole(path, b"words")
    assert path.read_bytes() == b"words"
