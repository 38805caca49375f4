"""Reads what a run has made, and finds the handouts that hold an old version of a section.

A manifest (`manifest.jsonl`) has one line of JSON for each handout. Other keys than those of
`Made` may stand beside them. An explanation (`handouts make --explanation`) is read like a run of
one handout. A manifest is read line by line, so that its length takes no memory.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final, TypeGuard

from handouts.errors import Problem, ProfileError

MANIFEST: Final = "manifest.jsonl"
"""The name of the manifest in the folder of a run."""

INCLUDED: Final = "included"
"""The status of a section that is printed."""

MAX_LINE: Final = 4_000_000
"""Bytes; a longer line is no line of a manifest, and a longer file no explanation."""

LINES_TO_TELL: Final = 100
"""If so many lines from the beginning are broken, the file is taken for something else."""

Version = tuple[int, int, int]

_VERSION = re.compile(r"(\d{1,9})\.(\d{1,9})\.(\d{1,9})", re.ASCII)
_WORD = re.compile(r"[A-Za-z0-9._:+/=-]{1,128}", re.ASCII)


@dataclass(frozen=True)
class Made:
    """One handout that was made: a line of a manifest.

    Attributes:
        row: the row of the CSV file, counted from 1 (`row`); None in an explanation.
        record: a keyed hash of the record number (`record`, text or null), one word without
            spaces; never the number itself and never a name.
        handout_id: the id in the footer of the handout (`handout_id`).
        versions: slug and version of each section that is printed (`sections`: a list of
            objects with `slug`, `version` and `status`, of which "included" is printed).
    """

    row: int | None
    record: str | None
    handout_id: str
    versions: Mapping[str, str]


@dataclass(frozen=True)
class Broken:
    """A line of a manifest that cannot be read, by its number, counted from 1."""

    line: int


class _NotMadeError(ValueError):
    """A document is no handout of a run; it holds nothing of the document."""


def read_version(text: str) -> Version | None:
    """Return the three numbers of a version, which can be compared; None if these are none."""
    found = _VERSION.fullmatch(text)
    return (int(found[1]), int(found[2]), int(found[3])) if found else None


def is_older(version: str, than: Version) -> bool:
    """Return whether a version of a handout that was made is older than another."""
    numbers = read_version(version)
    return numbers is not None and numbers < than


def read_run(run: Path) -> Iterator[Made | Broken]:
    """Yield each handout of a run, and each line that cannot be read.

    Args:
        run: the folder of a batch, its manifest, or an explanation as JSON.

    Raises: ProfileError if this is neither, or cannot be read. A run is not known to be none
        before all of its first lines have been seen.
    """
    path = run / MANIFEST if run.is_dir() else run
    try:
        with path.open("rb") as stream:
            explained = _explanation(stream)
            if explained is not None:
                yield explained
                return
            stream.seek(0)
            yield from _lines(stream, str(path))
    except OSError as error:
        raise ProfileError(
            Problem(
                str(path),
                f"cannot be read ({error.strerror or 'not a file'}).",
                _REMEDY,
                "no-manifest",
            )
        ) from error


def _explanation(stream: IO[bytes]) -> Made | None:
    """Return the handout of an explanation; None if the file is something else."""
    content = stream.read(MAX_LINE + 1)
    if len(content) > MAX_LINE:
        return None
    try:
        document = _object(content)
        return None if "row" in document else _made(document, None, None)
    except _NotMadeError:
        return None


def _lines(stream: IO[bytes], place: str) -> Iterator[Made | Broken]:
    """Yield what the lines of a manifest hold; the first broken ones wait for a good one."""
    waiting: list[Broken] = []
    seen = False
    for number, line in _numbered(stream):
        made = _from_line(line)
        if made is not None:
            yield from waiting
            waiting, seen = [], True
            yield made
        elif seen:
            yield Broken(number)
        else:
            waiting.append(Broken(number))
            if len(waiting) == LINES_TO_TELL:
                break
    if waiting:
        message = "is no manifest of a run and no explanation."
        raise ProfileError(Problem(place, message, _REMEDY, "no-manifest"))


def _numbered(stream: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    """Yield the lines that are not empty, with their numbers; of one too long, nothing."""
    number = 0
    while piece := stream.readline(MAX_LINE):
        number += 1
        line = piece
        while not piece.endswith(b"\n") and (piece := stream.readline(MAX_LINE)):
            line = b"{"
        if line.strip():
            yield number, line


def _from_line(line: bytes) -> Made | None:
    try:
        document = _object(line)
        row, record = document.get("row"), document.get("record", "")
        if type(row) is not int or not (record is None or _is_word(record)):
            return None
        return _made(document, row, record)
    except _NotMadeError:
        return None


def _object(content: bytes) -> Mapping[str, object]:
    try:
        document = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise _NotMadeError from None
    if not isinstance(document, dict):
        raise _NotMadeError
    return document


def _made(document: Mapping[str, object], row: int | None, record: str | None) -> Made:
    handout_id, sections = document.get("handout_id"), document.get("sections")
    if not _is_word(handout_id) or not isinstance(sections, list):
        raise _NotMadeError
    return Made(row, record, handout_id, dict(_printed(sections)))


def _printed(sections: list[object]) -> Iterator[tuple[str, str]]:
    """Yield slug and version of each section that is printed."""
    for section in sections:
        if not isinstance(section, dict):
            raise _NotMadeError
        slug, version, status = (section.get(key) for key in ("slug", "version", "status"))
        if not isinstance(slug, str) or not isinstance(status, str):
            raise _NotMadeError
        if status == INCLUDED:
            if not isinstance(version, str) or read_version(version) is None:
                raise _NotMadeError
            yield slug, version


def _is_word(value: object) -> TypeGuard[str]:
    """Return whether a value can be shown: one word, and no name with a space in it."""
    return isinstance(value, str) and _WORD.fullmatch(value) is not None


_REMEDY = f"Name the folder of a batch, its {MANIFEST}, or a file from `make --explanation`."
