"""What the tests of the batch share: a file of rows, and what was made of it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path

from handouts.batch.check import CheckedRow, RunSettings, check_rows
from handouts.batch.columns import Columns, columns_for, match_columns
from handouts.batch.table import Row, RowProblem, Table, open_table
from handouts.clinic import Clinic, DateForm
from handouts.errors import ProfileError
from handouts.handout import Shelf, load_shelf

TODAY = date(2026, 11, 21)
HEADER = "record_number,name,birth_date,language,territory,symptoms,red_flags_screened"
GOOD = "0042,Ana Ruiz,1980-03-02,es,US,burning; between-shoulder-blades,yes"


@cache
def shelf() -> Shelf:
    return load_shelf()


def shelf_of(clinic: Clinic) -> Shelf:
    here = shelf()
    return Shelf(here.resources, here.vocabulary, here.library, here.words, clinic)


def write(folder: Path, text: str, name: str = "rows.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding, "surrogateescape"))
    return path


def table_of(folder: Path, *lines: str) -> Table:
    return open_table(write(folder, "\r\n".join(lines) + "\r\n"))


def read(table: Table) -> dict[int, tuple[str, ...] | str]:
    """Return the cells of each row by its number, or the code of its problem."""
    return {
        each.row if isinstance(each, RowProblem) else each.number: (
            each.code if isinstance(each, RowProblem) else each.cells
        )
        for each in table.rows()
    }


def refusal(error: ProfileError) -> list[str]:
    """Return the codes of an error about a whole file, all of whose problems say what to do."""
    assert all(problem.remedy for problem in error.problems)
    return [problem.code for problem in error.problems]


def row_of(
    cells: Mapping[str, str],
    *,
    own: Mapping[str, Sequence[str]] | None = None,
    dates: DateForm = DateForm.ISO,
) -> tuple[Row, Columns]:
    """Return one row, number 14, with its columns."""
    header = tuple(cells)
    table = Table("rows.csv", header, (), ",", lambda: iter(()))
    return Row(14, tuple(cells.values())), match_columns(table, own or {}, dates=dates)


def checked(
    table: Table, clinic: Clinic | None = None, settings: RunSettings | None = None
) -> list[CheckedRow]:
    here = shelf() if clinic is None else shelf_of(clinic)
    columns = columns_for(table, here.clinic)
    return list(check_rows(table, columns, here, TODAY, settings or RunSettings()))


def told(rows: Iterable[CheckedRow]) -> list[tuple[int, str, str]]:
    """Return row, column and code of every problem."""
    return [(each.row, each.column, each.code) for row in rows for each in row.problems]
