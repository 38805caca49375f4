"""Puts all handouts of a run into one file to print, in the order that is asked for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from handouts.batch.columns import Columns
from handouts.batch.manifest import Entry, read_entries
from handouts.batch.order import Order, Progress, Sort, Stage
from handouts.batch.rows import clinician_of, record_of
from handouts.batch.table import Row, Table
from handouts.clinic import Paper
from handouts.handout import Shelf, blank_page
from handouts.pdf import PrintFile, told_by_folder

_TITLE = "Handouts to print"

_BY_ROW: Mapping[Sort, Callable[[Row, Columns], str]] = {
    Sort.CLINICIAN: clinician_of,
    Sort.RECORD: record_of,
}
"""What only the rows tell, as the manifest holds nothing of it."""


@dataclass(frozen=True)
class _Sheet:
    """What the print file needs to know of one handout."""

    key: tuple[str, int]
    file: str
    bookmark: str
    language: str
    paper: Paper
    copies: int


def write_print_file(
    order: Order, shelf: Shelf, table: Table, columns: Columns, progress: Progress
) -> int:
    """Write all handouts of a run's folder into the order's print file; return its pages.

    Each begins on a right-hand page; a page that is left blank says so, in the language of the
    handout before it.

    Raises: RenderingError if the file cannot be written, or a handout is not there any more.
    """
    if order.folder is None or order.print_file is None:
        raise ValueError("a print file needs a folder with handouts, and a name")
    keys = _keys(order.sort, table, columns)
    sheets = sorted(
        (_sheet(entry, order.sort, keys) for entry in read_entries(order.folder)),
        key=lambda sheet: sheet.key,
    )

    @cache
    def blank_in(language: str, paper: Paper) -> bytes:
        return blank_page(language, paper, shelf)

    progress.begin(Stage.PRINTING, len(sheets))
    with PrintFile(order.print_file, title=_TITLE, language="en") as file:
        for sheet in sheets:
            with told_by_folder(order.folder):
                pdf = (order.folder / sheet.file).read_bytes()
            file.add(
                pdf,
                bookmark=sheet.bookmark,
                copies=sheet.copies,
                blank=blank_in(sheet.language, sheet.paper),
            )
            progress.step()
    return file.pages


def _keys(sort: Sort, table: Table, columns: Columns) -> dict[int, str]:
    """Return what the rows are sorted by, if the manifest does not tell."""
    of = _BY_ROW.get(sort)
    if of is None:
        return {}
    return {reading.row.number: of(reading.row, columns).casefold() for reading in table.readings()}


def _sheet(entry: Entry, sort: Sort, keys: Mapping[int, str]) -> _Sheet:
    first = entry.language if sort is Sort.LANGUAGE else keys.get(entry.row, "")
    paper: Paper = "letter" if entry.paper == "letter" else "a4"
    bookmark = f"Row {entry.row} · {entry.handout_id}"
    return _Sheet((first, entry.row), entry.file, bookmark, entry.language, paper, entry.copies)
