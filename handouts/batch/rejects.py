"""Writes the rows that were refused into a table of their own, to be put right and read again."""

import csv
import os
import re
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from handouts.batch.columns import REJECT_REASONS, REJECT_ROW, Columns, with_mark, without_mark
from handouts.batch.table import DELIMITERS, Row, RowProblem
from handouts.clinic import plain_name
from handouts.errors import Problem, ProfileError
from handouts.pdf.write import MODE, told_by_folder

FILE = "rejects.csv"
_OURS = {plain_name(REJECT_ROW), plain_name(REJECT_REASONS)}
_NOT_TEXT = re.compile("[\x00\ud800-\udfff]")


class Rejects:
    """`rejects.csv` in the folder of a run, written row by row, for its owner's eyes only.

    Within `with`, the rows go to a hidden file; after it, that takes its name. It is removed if an
    error ended the block, or if somebody said that it is not whole (`is_whole`). If no row was
    refused, there is no file, not even an older one.
    """

    def __init__(self, folder: Path, source: Path, columns: Columns, delimiter: str) -> None:
        """Remember where the rows go.

        Args:
            folder: the folder of the run.
            source: the file that the rows come from.
            columns: its columns.
            delimiter: what parts its cells.

        Raises: ProfileError if the source is the very file that would be written.
        """
        self._target = folder / FILE
        if self._target.exists() and self._target.samefile(source):
            message = "is the file that this run would write its refused rows to."
            remedy = "Move it out of the folder of the run, and read it from there."
            raise ProfileError(Problem(source.name, message, remedy, "own-rejects"))
        self._columns = columns
        self._delimiter = delimiter if delimiter in DELIMITERS else ","
        self._kept = [
            place for place, title in enumerate(columns.header) if plain_name(title) not in _OURS
        ]
        self._open = ExitStack()
        self.count = 0
        self.is_whole = True

    def __enter__(self) -> Self:
        """Begin the hidden file with the header.

        Raises: RenderingError if the folder cannot be written to.
        """
        with told_by_folder(self._target.parent):
            handle, name = tempfile.mkstemp(
                prefix=".handout-", suffix=".part", dir=self._target.parent
            )
            self._temporary = Path(name)
            self._open.callback(self._temporary.unlink, missing_ok=True)
            self._file = os.fdopen(handle, "w", encoding="utf-8-sig", newline="")
            self._open.callback(self._file.close)
            self._temporary.chmod(MODE)
        self._writer = csv.writer(self._file, delimiter=self._delimiter, lineterminator="\r\n")
        self._write([REJECT_ROW, REJECT_REASONS, *self._own(self._columns.header)])
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Give the file its name, or take everything back.

        Raises: RenderingError if the folder cannot be written to.
        """
        with told_by_folder(self._target.parent), self._open:
            if not self.is_whole:
                return
            if kind is None and self.count:
                self._file.flush()
                os.fsync(self._file.fileno())
                self._temporary.replace(self._target)
            elif kind is None:
                self._target.unlink(missing_ok=True)

    def add(self, row: Row, problems: Sequence[RowProblem]) -> None:
        """Write a row with what is wrong with it.

        Raises: RenderingError if the disk is full.
        """
        self.count += 1
        reasons = " | ".join(reason_of(problem) for problem in problems)
        self._write([str(row.number), reasons, *self._own(row.cells)])

    def _own(self, cells: Sequence[str]) -> list[str]:
        """Return the cells that are not of ours, as they were before we marked them."""
        width = len(self._columns.header)
        own = [*(cells[place] for place in self._kept), *cells[width:]]
        return [without_mark(cell) for cell in own] if self._columns.is_rejects else own

    def _write(self, cells: Sequence[str]) -> None:
        safe = [with_mark(_NOT_TEXT.sub("\ufffd", cell)) for cell in cells]
        with told_by_folder(self._target.parent):
            self._writer.writerow(safe)


def reason_of(problem: RowProblem) -> str:
    """Return a problem of a row as people read it: `birth_date: is not a date.`."""
    return f"{problem.column}: {problem.message}" if problem.column else problem.message
