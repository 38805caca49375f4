"""Puts all handouts of a run into one file to print, in the order that is asked for."""

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from handouts.batch.columns import Columns
from handouts.batch.manifest import Entry, read_entries
from handouts.batch.order import Run, Sort, Stage
from handouts.batch.rows import clinician_of, record_of
from handouts.batch.table import Row
from handouts.clinic import Paper
from handouts.errors import Problem, RenderingError
from handouts.handout import Shelf, blank_page
from handouts.pdf import PrintFile, private_file, told_by_folder

LONGEST_NUMBER = 20
"""Digits of a number within a record number that is sorted as one."""

_TITLE = "Handouts to print"

_BY_ROW: Mapping[Sort, Callable[[Row, Columns], str]] = {
    Sort.CLINICIAN: clinician_of,
    Sort.RECORD: record_of,
}
"""What only the rows tell, as the manifest holds nothing of it."""


class _StoppedError(Exception):
    """Somebody asked for the run to end; no half of a print file is left."""


def write_print_file(run: Run) -> None:
    """Write all handouts of a run's folder into one file, and count its pages.

    Each begins on a right-hand page; a page that is left blank says so, in the language of the
    handout before it.

    Raises: RenderingError if the file cannot be written, or a handout is not as it was made.
    """
    order, outcome = run.order, run.outcome
    if order.folder is None or order.print_file is None:
        raise ValueError("a print file needs a folder with handouts, and a name")
    keys = _keys(order.sort, run)
    entries = sorted(read_entries(order.folder), key=lambda entry: _key(entry, order.sort, keys))
    run.progress.begin(Stage.PRINTING, len(entries))
    try:
        with PrintFile(order.print_file, title=_TITLE, language="en") as file:
            for pdf, entry in _read(entries, run, order.folder):
                file.add(
                    pdf,
                    bookmark=f"Row {entry.row} · {entry.handout_id}",
                    copies=entry.copies,
                    blank=_blank(entry, run.shelf),
                )
                outcome.sum_of_sizes += len(pdf) * entry.copies
                run.progress.step()
    except _StoppedError:
        return
    outcome.print_pages, outcome.print_size = file.pages, file.size


def require_place_for(target: Path, *, may_be_there: bool) -> None:
    """Make sure before hours of work that a print file can be written.

    Raises: RenderingError if its folder is not there or cannot be written to, or if there is a
        file of its name already and `may_be_there` does not allow that.
    """
    if target.exists() and not may_be_there:
        raise RenderingError(
            Problem(
                "--print-file",
                "there is a file of that name already.",
                "Choose another name, or take it away.",
                "print-file",
            )
        )
    try:
        with private_file(target):
            pass
    except RenderingError as error:
        message = error.problems[0].message
        remedy = "Choose a folder that exists and has room with --print-file."
        raise RenderingError(Problem("--print-file", message, remedy, "print-file")) from None


def _read(entries: Sequence[Entry], run: Run, folder: Path) -> Iterator[tuple[bytes, Entry]]:
    """Yield each handout, once it is sure that it is as it was made."""
    for entry in entries:
        if run.is_stopping():
            raise _StoppedError
        with told_by_folder(folder):
            pdf = (folder / entry.file).read_bytes()
        if hashlib.sha256(pdf).hexdigest() != entry.sha256:
            raise RenderingError(
                Problem(
                    f"folder {folder}",
                    f"the handout of row {entry.row} was changed since it was made.",
                    "Have it made again with --resume.",
                    "changed",
                )
            )
        yield pdf, entry


def _blank(entry: Entry, shelf: Shelf) -> bytes:
    """Return the blank page after a handout, made once for each language and paper."""
    language = entry.language
    paper: Paper = "letter" if entry.paper == "letter" else "a4"
    made: bytes = shelf.memo.once(
        ("blank", language, paper), lambda: blank_page(language, paper, shelf)
    )
    return made


def _keys(sort: Sort, run: Run) -> dict[int, str]:
    """Return what the rows are sorted by, if the manifest does not tell; 9 comes before 10."""
    of = _BY_ROW.get(sort)
    if of is None:
        return {}
    usual = run.shelf.clinic.defaults.clinician if sort is Sort.CLINICIAN else ""
    said = (
        (reading.row.number, of(reading.row, run.columns) or usual)
        for reading in run.table.readings()
    )
    return {number: _with_long_numbers(text.casefold()) for number, text in said}


def _with_long_numbers(text: str) -> str:
    return re.sub(r"\d+", lambda digits: digits[0].zfill(LONGEST_NUMBER), text)


def _key(entry: Entry, sort: Sort, keys: Mapping[int, str]) -> tuple[str, int]:
    first = entry.language if sort is Sort.LANGUAGE else keys.get(entry.row, "")
    return first, entry.row
