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
                if any(text.strip() for text in said):
                    yield reading_of(Row(number, said), self.header)


def open_sheet(path: Path, own: Mapping[str, Sequence[str]]) -> Table:
    """Return the first sheet of a workbook that has a header we know, else its first sheet.

    Args:
        path: an .xlsx file.
        own: what the clinic calls a column, by our key.

    Raises: ProfileError if it cannot be read or is empty, or if what reads workbooks is missing.
    """
    found = _looked_into(path)
    workbook = _workbook(path)
    headers: list[tuple[str, int, tuple[str, ...]]] = []
    for name in workbook.sheet_names:
        header_here = _header(workbook.get_sheet_by_name(name)) if name in found else None
        if header_here is not None:
            headers.append((name, *header_here))
    if not headers:
        raise empty(path)
    known = (each for each in headers if is_header(each[2], own))
    sheet, number, header = next(known, headers[0])
    source = _Xlsx(path, sheet, number, header, found[sheet])
    if next(source(), None) is None:
        raise without_rows(path)
    notices = tuple(_number_notices(source, workbook, own))
    return Table(path.name, header, notices, DELIMITER, source)


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
