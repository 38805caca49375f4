"""A file of rows, one patient each: opened, and read one row after the other."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from handouts.batch.encoding import Encoding, encoding_of
from handouts.batch.records import Fault, Lines, Record, records
from handouts.errors import Notice, Problem, ProfileError, Severity

DELIMITERS = (",", ";", "\t", "|")
LIST_MARK = ";"
"""Parts the items of a list within a cell; where it also parts the cells, a list needs quotes."""

_MOST_COLUMNS = 2_000
_MOST_HEADER_LINES = 50
_SEP_LINE = re.compile(r'"?sep=([^\w\s"\x00]|\t)"?[,;\t]*', re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*"?')
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True)
class Row:
    """One row as it was read; `number` is what a spreadsheet shows, and the header is row 1.

    There are as many cells as the header has, blank where nothing was written; only of a row with
    a problem there may be more.
    """

    number: int
    cells: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True)
class RowProblem:
    """One thing that is wrong with a row: never with a value of the patient.

    `column` is the name in the header of the file, or nothing for the whole row. `message` says
    what to do, too.
    """

    row: int
    column: str
    code: str
    message: str
    severity: Severity = Severity.ERROR


@dataclass(frozen=True)
class Reading:
    """A row, and what stops it from being taken apart; the row is kept to be given back.

    `missing` says how many cells of the header it lacks at its end; they are blank in the row.
    """

    row: Row
    problem: RowProblem | None = None
    missing: int = 0


@dataclass(frozen=True)
class Table:
    """A file whose header has been read; `source` reads its rows from the first on, each time."""

    name: str
    header: tuple[str, ...]
    notices: tuple[Notice, ...]
    delimiter: str
    source: Callable[[], Iterator[Reading]] = field(repr=False)

    def rows(self) -> Iterator[Row | RowProblem]:
        """Yield every row that is not blank, or the problem of one that cannot be taken apart.

        Raises: ProfileError if the file can no longer be read.
        """
        for reading in self.source():
            yield reading.problem or reading.row

    def readings(self) -> Iterator[Reading]:
        """Yield every row that is not blank, also those with a problem.

        Raises: ProfileError if the file can no longer be read.
        """
        return self.source()


@dataclass(frozen=True)
class _Csv:
    """How a CSV file is read: where it is, its encoding, its delimiter."""

    path: Path
    encoding: Encoding
    delimiter: str = ""

    def __call__(self) -> Iterator[Reading]:
        """Yield the rows below the header."""
        with _opened(self.path, self.encoding) as file:
            lines = Lines(file)
            number, _, header, width = _header(self.path, lines)
            rows = records(lines, self.delimiter, width)
            for offset, record in enumerate(rows, start=1):
                reading = _reading(number + offset, record, header, width, self.delimiter)
                if reading is not None:
                    yield reading


def open_table(
    path: Path, *, encoding: str = "", own: Mapping[str, Sequence[str]] | None = None
) -> Table:
    """Return the table in a CSV file or an .xlsx workbook.

    Args:
        path: the file; what it is, its first bytes say.
        encoding: how the text is encoded where the file does not tell; see `encoding_of`.
        own: what the clinic calls a column, by our key; it tells the right sheet of a workbook.

    Raises: ProfileError if the file cannot be read, has no header or no row below it, or if the
        encoding does not fit it.
    """
    with told_by_name(path):
        if not path.is_file():
            what = "is not a file." if path.exists() else "there is no such file."
            raise unusable(path, what, "Check the name and the folder.", "no-file")
        with path.open("rb") as file:
            start = file.read(4)
    if start == _OLE:
        message = "is a workbook of an old form, or one with a password."
        raise unusable(path, message, "Save it as .xlsx without a password, or as CSV.", "old-form")
    if start == _ZIP:
        from handouts.batch.sheet import open_sheet

        return open_sheet(path, own or {})
    return _open_csv(path, encoding)


def reading_of(row: Row, header: tuple[str, ...]) -> Reading:
    """Return a row as wide as the header, or as it is if it has more to say than that."""
    width = len(header)
    if any(cell.strip() for cell in row.cells[width:]):
        return _too_many(row, width)
    missing = max(0, width - len(row.cells))
    cells = (*row.cells, *[""] * missing)[:width]
    return Reading(Row(row.number, cells), missing=missing)


def to_be_kept(row: Row) -> Row:
    """Return a row that has too few cells, as it is given back: as wide as no good row is.

    So the file of refused rows, read again as it is, does not make a good row of it.
    """
    return Row(row.number, (*row.cells, ""))


def _too_many(row: Row, width: int) -> Reading:
    message = (
        f"has cells beyond the last column of the header, which has {width}. Put a cell that "
        "holds the delimiter between quotes; name every column; let no row end with more "
        "delimiters than the header."
    )
    return Reading(row, RowProblem(row.number, "", "too-many-cells", message))


def _too_few(row: Row, header: tuple[str, ...], width: int) -> Reading:
    message = (
        f"has fewer cells than the header, which has {width}; where ; parts the cells, nobody can "
        "tell which are missing. Put a list between quotes, and let each row have as many ; as the "
        "header, also where the last cells are blank."
    )
    padded = Row(row.number, row.cells + ("",) * (len(header) - len(row.cells)))
    return Reading(to_be_kept(padded), RowProblem(row.number, "", "too-few-cells", message))


def title_of(cell: str) -> str:
    """Return the name of a column, fit for a message: on one line, and not too long."""
    return " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f\ufeff]", " ", cell).split())[:60]


def unusable(path: Path, message: str, remedy: str, code: str) -> ProfileError:
    """Return the error about a whole file."""
    return ProfileError(Problem(path.name, message, remedy, code))


def empty(path: Path) -> ProfileError:
    """Return the error about a file in which nothing stands."""
    remedy = "Write the names of the columns into the first row, and a patient into each other."
    return unusable(path, "is empty.", remedy, "empty-file")


def without_rows(path: Path) -> ProfileError:
    """Return the error about a file that names columns and no patient."""
    message = "has a header, but no row below it."
    return unusable(path, message, "Write one row for each patient.", "no-rows")


@contextmanager
def told_by_name(path: Path) -> Iterator[None]:
    """Turn a failure to read a file into an error that names the file alone."""
    try:
        yield
    except OSError:
        remedy = "Check that it is there and that you may read it."
        raise unusable(path, "cannot be read.", remedy, "unreadable") from None
    except UnicodeError:
        remedy = "Start again when nobody is writing to it."
        raise unusable(path, "has changed while it was read.", remedy, "changed") from None


def _open_csv(path: Path, named: str) -> Table:
    with told_by_name(path):
        encoding = encoding_of(path, named)
    with _opened(path, encoding) as file:
        _, delimiter, header, _ = _header(path, Lines(file))
    source = _Csv(path, encoding, delimiter)
    if next(source(), None) is None:
        raise without_rows(path)
    return Table(path.name, header, encoding.notices, delimiter, source)


@contextmanager
def _opened(path: Path, encoding: Encoding) -> Iterator[TextIO]:
    with (
        told_by_name(path),
        path.open(encoding=encoding.name, errors=encoding.errors, newline="") as file,
    ):
        yield file


def _header(path: Path, lines: Lines) -> tuple[int, str, tuple[str, ...], int]:
    """Return the number of the header's row, the delimiter, the names, and how many cells it has.

    The lines are then at the first row below it.
    """
    delimiter = ""
    if (first := lines.next()) is not None:
        if sep := _SEP_LINE.fullmatch(first.rstrip("\r\n")):
            delimiter = sep[1]
        else:
            lines.put_back([first])
    number = 0
    while delimiter_here := delimiter or _delimiter(lines):
        number += 1
        record = next(records(lines, delimiter_here), None)
        if record is None:
            break
        if record.fault:
            message = "has a header that cannot be read: it is too long, or a quote is not closed."
            raise unusable(path, message, "Put it right in the first lines.", "header")
        names = [cell.strip().removeprefix("\ufeff").strip() for cell in record.cells]
        while names and not names[-1]:
            names.pop()
        if len(names) > _MOST_COLUMNS:
            raise unusable(path, "has too many columns.", "Take out those not needed.", "header")
        if names:
            return number, delimiter_here, tuple(names), len(record.cells)
    raise empty(path)


def _delimiter(lines: Lines) -> str:
    """Return what parts the cells of the next record: the most frequent outside quotes."""
    taken: list[str] = []
    while len(taken) < _MOST_HEADER_LINES and (line := lines.next()) is not None:
        taken.append(line)
        if sum(text.count('"') for text in taken) % 2 == 0:
            break
    lines.put_back(taken)
    bare = _QUOTED.sub("", "".join(taken))
    return max(DELIMITERS, key=bare.count)


def _reading(
    number: int, record: Record, header: tuple[str, ...], width: int, delimiter: str
) -> Reading | None:
    """Return what became of a record, or nothing if it is blank.

    Args:
        number: the number of its row.
        record: the record.
        header: the names of the columns.
        width: how many cells the header has with the blank ones at its end.
        delimiter: what parts the cells.
    """
    if record.fault:
        problem = RowProblem(number, "", record.fault.value, _FAULTS[record.fault])
        cells = record.cells + ("",) * (len(header) - len(record.cells))
        return Reading(Row(number, cells), problem)
    if not any(cell.strip() for cell in record.cells):
        return None
    row = Row(number, record.cells)
    if len(row.cells) > width:  # blank or not: an unquoted list moves what follows it
        return _too_many(row, len(header))
    if delimiter == LIST_MARK and len(row.cells) < width:
        return _too_few(row, header, width)
    return reading_of(row, header)


_FAULTS = {
    Fault.UNCLOSED_QUOTE: (
        "a quote is opened and never closed, or what follows it looks like a row of its own. "
        'Close it, or write it twice ("") where it belongs to the text; keep notes short.'
    ),
    Fault.STRAY_QUOTE: (
        "text follows a closing quote. "
        'Put the whole cell between quotes, and write a quote in it twice ("").'
    ),
    Fault.TOO_LONG: "is longer than any row can be. Take out what does not belong.",
}
