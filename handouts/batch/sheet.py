"""Reads the rows of an .xlsx workbook; identifiers stay the text that they are."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, TypeGuard
from zipfile import BadZipFile, ZipFile

from handouts.batch.columns import is_header, known_names
from handouts.batch.table import (
    Reading,
    Row,
    RowProblem,
    Table,
    empty,
    reading_of,
    title_of,
    told_by_name,
    unusable,
    without_rows,
)
from handouts.batch.workbook import BadWorkbookError, Found, look_into
from handouts.clinic import plain_name
from handouts.errors import Notice, ProfileError

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

DELIMITER = ","
BAD_CELL = "#N/A"
"""Stands where a cell holds an error, no result, or a number whose last digits are lost."""

_MERGED = (
    "has merged cells, and only the first of them holds what was written. "
    "Unmerge them, and write into each row all that belongs to its patient."
)
_MOST_NAMED = 10
_BEYOND_DIGITS = 10**15  # a spreadsheet keeps no more than 15 digits of a number


@dataclass(frozen=True)
class _Xlsx:
    """One sheet of a workbook, with its header; what its rows are read from."""

    path: Path
    sheet: str
    first: int
    header: tuple[str, ...]
    found: Found = field(repr=False)

    def __call__(self) -> Iterator[Reading]:
        """Yield the rows below the header."""
        for number, cells in _numbered(_workbook(self.path).get_sheet_by_name(self.sheet)):
            if number > self.first:
                bad = self.found.bad.get(number, ())
                said = tuple(
                    BAD_CELL if column in bad else _text(cell)
                    for column, cell in enumerate(cells, start=1)
                )
                if not any(text.strip() for text in said):
                    continue
                yield self._unmerged(number, said) or reading_of(Row(number, said), self.header)

    def _unmerged(self, number: int, cells: tuple[str, ...]) -> Reading | None:
        """Return a row that a merge touches, with a mark in each cell whose text stands elsewhere.

        The mark stays in the file of refused rows, so that the row is not taken for whole there.
        """
        merges = self.found.merged.get(number)
        if not merges:
            return None
        marked = [*cells, *[""] * (len(self.header) - len(cells))]
        for left, right, is_first_row in merges:
            for column in range(left + is_first_row, min(right, len(marked)) + 1):
                marked[column - 1] = BAD_CELL
        problem = RowProblem(number, "", "merged-cell", _MERGED)
        return Reading(Row(number, tuple(marked)), problem)


def open_sheet(path: Path, own: Mapping[str, Sequence[str]]) -> Table:
    """Return the first sheet of a workbook that has a header we know, else its first sheet.

    Hidden sheets are passed over. Where more than one is filled in, the one that is read is named,
    and so is every other with a header that we know.

    Args:
        path: an .xlsx file.
        own: what the clinic calls a column, by our key.

    Raises: ProfileError if it cannot be read or is empty, or if what reads workbooks is missing.
    """
    found = _looked_into(path)
    workbook = _workbook(path)
    shown, has_hidden = _headers(workbook, found)
    if not shown:
        raise _hidden(path) if has_hidden else empty(path)
    known = [each for each in shown if is_header(each[2], own)]
    sheet, number, header = known[0] if known else shown[0]
    source = _Xlsx(path, sheet, number, header, found[sheet])
    if next(source(), None) is None:
        raise without_rows(path)
    notices = [*_number_notices(source, workbook, own)]
    if len(shown) > 1:
        others = [name for name, _, _ in known if name != sheet]
        notices += _sheet_notices(path.name, sheet, others)
    return Table(path.name, header, tuple(notices), DELIMITER, source)


def _headers(
    workbook: "CalamineWorkbook", found: Mapping[str, Found]
) -> tuple[list[tuple[str, int, tuple[str, ...]]], bool]:
    """Return the header of each sheet that is filled in and shown, and whether some are hidden."""
    from python_calamine import SheetVisibleEnum

    shown: list[tuple[str, int, tuple[str, ...]]] = []
    has_hidden = False
    for about in workbook.sheets_metadata:
        if about.name not in found:
            continue
        header = _header(workbook.get_sheet_by_name(about.name))
        if header is None:
            continue
        if about.visible == SheetVisibleEnum.Visible:
            shown.append((about.name, *header))
        else:
            has_hidden = True
    return shown, has_hidden


def _hidden(path: Path) -> ProfileError:
    remedy = "Show the sheet with the patients, and delete what is not to be read."
    return unusable(path, "has nothing on any sheet that is not hidden.", remedy, "hidden-sheet")


def _sheet_notices(name: str, sheet: str, others: Sequence[str]) -> Iterator[Notice]:
    message = f"{name}: of its sheets, “{title_of(sheet)}” is read, and no other."
    yield Notice("sheet-read", message)
    for other in others[:_MOST_NAMED]:
        message = (
            f"{name}: the sheet “{title_of(other)}” has columns of patients, too, and is not read. "
            "Put all patients into one sheet, or save each sheet as a file of its own."
        )
        yield Notice("other-sheet", message)
    if more := len(others[_MOST_NAMED:]):
        yield Notice("other-sheet", f"{name}: {more} more sheets of patients are not read.")


def _workbook(path: Path) -> "CalamineWorkbook":
    try:
        from python_calamine import CalamineError, load_workbook
    except ImportError:
        message = "is a workbook, and what reads workbooks is not installed."
        remedy = 'Install it with pip install "handouts[xlsx]", or save the sheet as CSV in UTF-8.'
        raise unusable(path, message, remedy, "xlsx-extra") from None
    try:
        with told_by_name(path):
            return load_workbook(path)
    except CalamineError:
        raise _unreadable(path, "is not a workbook that can be read.") from None


def _looked_into(path: Path) -> dict[str, Found]:
    try:
        with told_by_name(path), ZipFile(path) as archive:
            return look_into(archive)
    except BadWorkbookError as error:
        raise _unreadable(path, str(error)) from None
    except BadZipFile:
        raise _unreadable(path, "is not a workbook that can be read.") from None


def _unreadable(path: Path, message: str) -> ProfileError:
    remedy = "Save the sheet as CSV in UTF-8, and use that."
    return unusable(path, message, remedy, "bad-workbook")


def _numbered(sheet: "CalamineSheet") -> Iterator[tuple[int, Sequence[object]]]:
    """Yield the rows of a sheet, from the first row and column on, each with its number."""
    yield from enumerate(sheet.to_python(skip_empty_area=False), start=1)


def _header(sheet: "CalamineSheet") -> tuple[int, tuple[str, ...]] | None:
    """Return the first row that is not blank, with its number."""
    for number, cells in _numbered(sheet):
        names = [_text(cell).strip() for cell in cells]
        while names and not names[-1]:
            names.pop()
        if names:
            return number, tuple(names)
    return None


def _number_notices(
    source: _Xlsx, workbook: "CalamineWorkbook", own: Mapping[str, Sequence[str]]
) -> Iterator[Notice]:
    known = known_names(own)
    for column, title in enumerate(source.header):
        if known.get(plain_name(title)) != "record_number":
            continue
        rows = [
            number
            for number, cells in _numbered(workbook.get_sheet_by_name(source.sheet))
            if number > source.first and _is_number(cells[column])
        ]
        if rows:
            message = (
                f"{source.path.name}: in {len(rows)} rows, from row {rows[0]} on, "
                f"“{title_of(title)}” is stored as a number, so that zeros before it may be lost. "
                "Format the column as text."
            )
            yield Notice("record-as-number", message)


def _is_number(cell: object) -> TypeGuard[int | float]:
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def _text(cell: object) -> str:
    """Return what a cell says, as it would stand in a CSV file."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if _is_number(cell) and abs(cell) >= _BEYOND_DIGITS:
        return BAD_CELL
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.isoformat(" ") if cell.time() != time() else cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date) else str(cell)
