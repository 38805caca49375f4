"""The manifest of a run: a line of JSON for each handout, written as soon as it is made.

`handouts.handout.recall` reads it, too; see there what every manifest must hold.
"""

import errno
import hashlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path, PurePath
from types import TracebackType
from typing import IO, Self

from pydantic import TypeAdapter, ValidationError

from handouts.handout.recall import MANIFEST
from handouts.pdf import told_by_folder
from handouts.selection import Selection, Status

_NOT_TOLD = frozenset({Status.NOT_MATCHED, Status.OPT_IN, Status.OVER_LIMIT})
"""What became of most sections, and harms nobody; `handouts explain` tells it."""


@dataclass(frozen=True)
class Entry:
    """One handout that was made. It holds nothing of the patient's identity.

    Attributes:
        row: as a spreadsheet counts; the header is row 1.
        record: a keyed hash of the record number, None if there is none.
        handout_id: the id in the footer.
        file: the name of the PDF, in the folder of the run.
        language: that of the patient.
        languages: that, and the second one if there is one.
        territory: whose helplines are in it.
        paper: `a4` or `letter`.
        red_flag: whether only the safety pages were made.
        sections: slug, version, status, and the codes of reasons and cautions, of what is printed
            and of what is withheld, left out by hand or not to be had.
        warnings: code and message of each.
        library: the version of the texts.
        pages: of the PDF.
        copies: how often a print file repeats it.
        sha256: of the PDF.
        seconds: that it took.
        fingerprint: a keyed hash of all that went into it; another one means another handout.
    """

    row: int
    record: str | None
    handout_id: str
    file: str
    language: str
    languages: tuple[str, ...]
    territory: str
    paper: str
    red_flag: bool
    sections: Sequence[Mapping[str, object]]
    warnings: Sequence[tuple[str, str]]
    library: str
    pages: int
    copies: int
    sha256: str
    seconds: float
    fingerprint: str

    def line(self) -> bytes:
        """Return the line of the manifest."""
        return json.dumps(asdict(self), ensure_ascii=False).encode() + b"\n"


_ENTRIES = TypeAdapter(Entry)


def sections_of(selection: Selection) -> list[dict[str, object]]:
    """Return which sections are printed or kept from this patient, with the codes of why."""
    return [
        {
            "slug": decision.slug,
            "version": decision.version,
            "status": decision.status.value,
            "reasons": [reason.code for reason in decision.reasons],
            "cautions": [caution.code for caution in decision.cautions],
        }
        for decision in selection.decisions.values()
        if decision.status not in _NOT_TOLD
    ]


def read_entries(folder: Path) -> Iterator[Entry]:
    """Yield the entries of a run's manifest; what a power cut left broken is passed over."""
    try:
        with (folder / MANIFEST).open("rb") as stream:
            for line in stream:
                if (entry := _entry(line)) is not None:
                    yield entry
    except FileNotFoundError:
        return


def is_as_made(entry: Entry, folder: Path) -> bool:
    """Return whether the PDF of an entry is there, byte by byte as it was made."""
    try:
        with (folder / entry.file).open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest() == entry.sha256
    except OSError:
        return False


class Manifest:
    """Writes entries, each on the disk before the next handout is counted as made."""

    def __init__(self, folder: Path, kept: Iterator[Entry]) -> None:
        """Begin with the entries of an earlier run that still hold; the others are forgotten.

        Raises: RenderingError if the folder cannot be written to.
        """
        self._folder = folder
        fresh = folder / f".{MANIFEST}.part"
        with told_by_folder(folder):
            with _open(fresh, "wb") as stream:
                for entry in kept:
                    stream.write(entry.line())
                stream.flush()
                os.fsync(stream.fileno())
            fresh.replace(folder / MANIFEST)
            self._stream = _open(folder / MANIFEST, "ab", buffering=0)

    def add(self, entry: Entry) -> None:
        """Write an entry.

        Raises: RenderingError if the folder cannot be written to.
        """
        with told_by_folder(self._folder):
            line = entry.line()
            if self._stream.write(line) < len(line):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            os.fsync(self._stream.fileno())

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the file."""
        self._stream.close()


def _entry(line: bytes) -> Entry | None:
    """Return the entry of a line, or None if it is not one that we wrote, or not whole."""
    try:
        entry = _ENTRIES.validate_json(line, strict=True)
    except ValidationError:
        return None
    is_plain = PurePath(entry.file).name == entry.file
    return entry if is_plain else None


def _open(path: Path, mode: str, *, buffering: int = -1) -> IO[bytes]:
    def private(name: str, flags: int) -> int:
        return os.open(name, flags, 0o600)

    return open(path, mode, buffering, opener=private)
