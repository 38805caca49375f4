"""Takes the lines of a CSV file apart into records, one after the other, and survives bad ones.

A quote that is never closed swallows the lines after it. Here it costs its own row alone: once the
record is seen to have no end, or to hold another whole row, reading begins again at the line after
its first.
"""

import csv
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TextIO

MOST_LINES = 200
LONGEST_RECORD = 100_000
_FEWEST_TELLING = 4  # so many cells on a line of a note would be a strange chance


class Fault(StrEnum):
    """Why a record cannot be taken apart."""

    UNCLOSED_QUOTE = "unclosed-quote"
    STRAY_QUOTE = "stray-quote"
    TOO_LONG = "row-too-long"


@dataclass(frozen=True)
class Record:
    """The cells of one record; with a fault, those that its first line seems to have."""

    cells: tuple[str, ...] = field(repr=False)
    fault: Fault | None = None


class _EndlessError(Exception):
    """The record goes on, but the file or our patience ends."""


class Lines:
    """The lines of a file; the last ones can be put back."""

    def __init__(self, file: TextIO) -> None:
        """Begin at the file's place; the file was opened with newline=""."""
        self._file = file
        self._waiting: deque[str] = deque()

    def next(self) -> str | None:
        """Return the next line with its end, or None after the last one.

        Of a line longer than any record may be, only the beginning is kept.
        """
        if self._waiting:
            return self._waiting.popleft()
        line = self._file.readline(LONGEST_RECORD + 1)
        rest = line
        while len(rest) > LONGEST_RECORD and not rest.endswith(("\n", "\r")):
            rest = self._file.readline(LONGEST_RECORD + 1)
        return line or None

    def put_back(self, lines: list[str]) -> None:
        """Let these lines come again, before all others."""
        self._waiting.extendleft(reversed(lines))


def records(lines: Lines, delimiter: str, width: int = 0) -> Iterator[Record]:
    """Yield the records of a CSV file in their order; a blank line is a record without cells.

    Args:
        lines: where the file is.
        delimiter: what parts the cells.
        width: how many cells the header has, blank ones too, if it has been read.
    """
    shape = _Shape.of(delimiter, width) if width >= _FEWEST_TELLING else None
    while (first := lines.next()) is not None:
        if len(first) > LONGEST_RECORD:
            yield Record((), Fault.TOO_LONG)
        elif '"' in first:
            yield _quoted(first, lines, delimiter, shape)
        else:
            text = first.rstrip("\r\n")
            yield Record(tuple(text.split(delimiter)) if text else ())


@dataclass(frozen=True)
class _Shape:
    """What a line looks like that is a row of its own, or begins one.

    A line of a note looks like a row only if it has as many delimiters. The last line of a quoted
    cell has a quote where a row has none; if it stands behind a delimiter that belongs to the text,
    the line could also be a row whose cell begins with a line break or a delimiter: only the number
    of cells can tell then.
    """

    row: re.Pattern[str]
    perhaps_row: re.Pattern[str]
    width: int

    @classmethod
    def of(cls, delimiter: str, width: int) -> "_Shape":
        mark = re.escape(delimiter)
        inside = '"[^"]*(?:""[^"]*)*'
        cell = f'(?:{inside}"|[^"{mark}\\r\\n]*)(?={mark}|[\\r\\n]|\\Z)'
        closed = f"{cell}(?:{mark}{cell}){{{width - 1},}}[\\r\\n]*\\Z"
        # Taken as a whole, so that long lines take no longer than they are. Python has signs for
        # this, but before 3.11.5 they do not always do what they say.
        begun = f"(?=(?P<head>{cell}(?:{mark}{cell})*{mark}))(?P=head)"
        return cls(
            re.compile(f'{closed}|{begun}(?!"[{mark}\\r\\n]){inside}\\Z'),
            re.compile(f"{begun}{inside}\\Z"),
            width,
        )

    def is_doubtful(self, cells: tuple[str, ...], lines: list[str]) -> bool:
        """Return whether these lines could be more than the one record that they seem to be."""
        return len(cells) != self.width and any(map(self.perhaps_row.match, lines[1:]))


def _quoted(first: str, lines: Lines, delimiter: str, shape: _Shape | None) -> Record:
    """Return the record that begins with this line, which may end some lines further on."""
    taken: list[str] = []
    reader = csv.reader(_followed(first, lines, taken, shape), delimiter=delimiter, strict=True)
    try:
        cells: tuple[str, ...] | None = tuple(next(reader))
    except (_EndlessError, csv.Error):
        cells = None
    if cells is not None and not (shape and shape.is_doubtful(cells, taken)):
        return Record(cells)
    lines.put_back(taken[1:])
    fault = Fault.UNCLOSED_QUOTE if len(taken) > 1 or _is_open(first) else Fault.STRAY_QUOTE
    return Record(tuple(first.rstrip("\r\n").split(delimiter)), fault)


def _followed(first: str, lines: Lines, taken: list[str], shape: _Shape | None) -> Iterator[str]:
    taken.append(first)
    yield first
    length = len(first)
    while (line := lines.next()) is not None:
        taken.append(line)
        length += len(line)
        if len(taken) > MOST_LINES or length > LONGEST_RECORD:
            break
        if shape and shape.row.match(line):
            break
        yield line
    raise _EndlessError


def _is_open(line: str) -> bool:
    return line.count('"') % 2 == 1
