"""The cells of a row that say something, what they hold, and where they stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from handouts.batch.columns import Columns
from handouts.batch.table import Row, RowProblem
from handouts.clinic import COLUMNS, DateForm

LONGEST_CELL = 32_767  # no spreadsheet holds more in one cell
_LOST = re.compile("[\ufffd\ud800-\udfff]")
_ERROR = re.compile(r"#(N/A|REF!|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!)", re.IGNORECASE)
_BREAKS = re.compile(r"[\r\n]+")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00(?::00(?:\.0+)?)?)?", re.ASCII)
_ORDERS = {
    DateForm.DAY_MONTH_SLASH: (re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII), "dmy"),
    DateForm.MONTH_DAY_SLASH: (re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII), "mdy"),
    DateForm.DAY_MONTH_DOT: (re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", re.ASCII), "dmy"),
    DateForm.DAY_MONTH_HYPHEN: (re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})", re.ASCII), "dmy"),
}


@dataclass(frozen=True)
class Cell:
    """One cell that says something: the key that it is for, its text, and where it stands."""

    key: str
    text: str = field(repr=False)
    place: str
    title: str
    row: int

    def problem(self, code: str, message: str) -> RowProblem:
        """Return what is wrong with it."""
        return RowProblem(self.row, self.title, code, message)


def place_of(row: Row, columns: Columns) -> str:
    """Return where a row is: `rows.csv, row 14`."""
    return f"{columns.table}, row {row.number}"


def cells_of(row: Row, columns: Columns) -> Iterator[Cell]:
    """Yield the cells that say something, in the order of our keys."""
    for key in COLUMNS:
        text = columns.cell(row, key)
        if text:
            title = columns.title(key)
            yield Cell(key, text, f"{place_of(row, columns)}, {title}", title, row.number)


def items_of(text: str) -> Iterator[tuple[int, str]]:
    """Yield the items of a list, each with its number; a line break parts them, too."""
    for number, item in enumerate(without_breaks(text).split(";"), start=1):
        if item.strip():
            yield number, item.strip()


def without_breaks(text: str) -> str:
    """Return a list with `;` also where a line break parts its items."""
    return _BREAKS.sub(";", text)


def day_of(text: str, form: DateForm) -> date | None:
    """Return the day that a cell names, as 1980-03-02 or in the clinic's own form."""
    year, month, day = "", "", ""
    if iso := _ISO.fullmatch(text):
        year, month, day = iso.groups()
    elif form in _ORDERS:
        pattern, order = _ORDERS[form]
        if written := pattern.fullmatch(text):
            parts = dict(zip(order, written.groups(), strict=True))
            year, month, day = parts["y"], parts["m"], parts["d"]
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def is_damaged(cell: Cell, problems: list[RowProblem]) -> bool:
    """Return whether a cell is not what somebody wrote into it; note in what way."""
    code, message = "", ""
    if "\x00" in cell.text:
        code, message = "nul", "holds a NUL byte. Type the cell again, and save the file anew."
    elif _LOST.search(cell.text):
        code = "lost-character"
        message = "holds a character that was lost or cannot be read. Type it again."
    elif _ERROR.fullmatch(cell.text):
        code = "bad-cell"
        message = (
            "holds an error such as #N/A, a formula without a result, or a number too long for a "
            "spreadsheet. Write the value itself, as text."
        )
    elif len(cell.text) > LONGEST_CELL:
        code = "too-long"
        message = f"is longer than {LONGEST_CELL} characters. Make it shorter."
    if code:
        problems.append(cell.problem(code, message))
    return bool(code)
