"""Turns a row into a profile document, each value with the place where it stands."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import cast, get_args

from handouts.batch.cells import Cell, cells_of, day_of, is_damaged, items_of, without_breaks
from handouts.batch.columns import Columns
from handouts.batch.table import Row, RowProblem
from handouts.clinic import DateForm, Paper, Size
from handouts.profile import (
    LISTS,
    PROFILE_COLUMNS,
    Told,
    amounts_from_cell,
    nearest_names,
    one_of,
)

MOST_COPIES = 20
_YES_NO = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}


@dataclass(frozen=True)
class PatientRow:
    """What a row asks for: a profile document, and how it is to be printed."""

    number: int
    document: Mapping[str, object] = field(repr=False)
    paper: Paper | None = None
    size: Size | None = None
    with_language: str = ""
    copies: int = 1


def read_row(row: Row, columns: Columns) -> PatientRow | list[RowProblem]:
    """Return what a row asks for, or every cell that cannot be understood.

    Codes, sections and numbers are not looked up here: that does the reader of the profile.
    """
    patient, problems = understood(row, columns)
    return problems or patient


def understood(row: Row, columns: Columns) -> tuple[PatientRow, list[RowProblem]]:
    """Return what can be understood of a row, and every cell that cannot."""
    problems: list[RowProblem] = []
    document: dict[str, object] = {}
    cells = {cell.key: cell for cell in cells_of(row, columns) if not is_damaged(cell, problems)}
    for key, path in PROFILE_COLUMNS.items():
        if key in cells:
            value = _value(cells[key], path, columns.dates, problems)
            if value is not None:
                _put(document, path, value)
    paper = _choice(cells.get("paper"), get_args(Paper), problems)
    size = _choice(cells.get("size"), get_args(Size), problems)
    beside = cells.get("with_language")
    patient = PatientRow(
        row.number,
        document,
        cast("Paper | None", paper),
        cast("Size | None", size),
        beside.text if beside else "",
        _copies(cells.get("copies"), problems),
    )
    return patient, problems


def canonical(row: Row, columns: Columns) -> bytes:
    """Return what a row says, in one form whatever the order of the columns.

    Two rows that mean the same have the same bytes. They hold the patient's values: hash them.
    """
    said = []
    for cell in cells_of(row, columns):
        text = cell.text
        if cell.key == "birth_date":
            day = day_of(text, columns.dates)
            text = day.isoformat() if day else text
        elif PROFILE_COLUMNS.get(cell.key) in LISTS:
            text = ";".join(item for _, item in items_of(text))
        if text:
            said.append((cell.key, text))
    return json.dumps(said).encode("ascii")


def record_of(row: Row, columns: Columns) -> str:
    """Return the record number, or nothing."""
    return columns.cell(row, "record_number")


def clinician_of(row: Row, columns: Columns) -> str:
    """Return who made the handout, or nothing."""
    return columns.cell(row, "clinician")


def language_of(row: Row, columns: Columns) -> str:
    """Return the language as the row names it, or nothing."""
    return columns.cell(row, "language")


def _value(
    cell: Cell, path: tuple[str, ...], dates: DateForm, problems: list[RowProblem]
) -> object:
    """Return what goes into the document, or nothing and a problem."""
    if path in LISTS:
        items = [Told(item, f"{cell.place}, item {number}") for number, item in items_of(cell.text)]
        return items or None
    special = _SPECIAL.get(cell.key)
    if special is not None:
        return special(cell, dates, problems)
    return Told(cell.text, cell.place)


def _day(cell: Cell, dates: DateForm, problems: list[RowProblem]) -> object:
    day = day_of(cell.text, dates)
    if day is not None:
        return Told(day, cell.place)
    also = "" if dates is DateForm.ISO else f" or {dates.value}"
    message = (
        f"is not a date written as YYYY-MM-DD{also}. Write it as 1980-03-02, or say how your dates "
        "are written with dates under [batch] in clinic.toml."
    )
    problems.append(cell.problem("date", message))
    return None


def _screened(cell: Cell, _dates: DateForm, problems: list[RowProblem]) -> object:
    answer = _YES_NO.get(cell.text.lower())
    if answer is not None:
        return Told(answer, cell.place)
    message = "is neither yes nor no. Write yes if red flags were asked for, or leave it blank."
    problems.append(cell.problem("yes-or-no", message))
    return None


def _override(cell: Cell, _dates: DateForm, problems: list[RowProblem]) -> object:
    reasons: dict[str, object] = {}
    for number, item in items_of(cell.text):
        slug, _, reason = item.partition("=")
        slug = slug.strip().lower()
        if slug in reasons:
            message = f"item {number} names a section again. Keep one of the two."
            problems.append(cell.problem("contradiction", message))
        reasons[slug] = Told(reason.strip(), f"{cell.place}, item {number}")
    return Told(reasons, cell.place)


def _amounts(cell: Cell, _dates: DateForm, _problems: list[RowProblem]) -> object:
    return amounts_from_cell(without_breaks(cell.text), cell.place)


_SPECIAL: Mapping[str, Callable[[Cell, DateForm, list[RowProblem]], object]] = {
    "birth_date": _day,
    "red_flags_screened": _screened,
    "override": _override,
    "amounts": _amounts,
}


def _choice(cell: Cell | None, choices: tuple[str, ...], problems: list[RowProblem]) -> str | None:
    if cell is None:
        return None
    word = cell.text.lower()
    if word in choices:
        return word
    near = nearest_names(word, {choice: (choice,) for choice in choices})
    remedy = f"Did you mean {one_of(near)}?" if near else f"Write {one_of(choices)}."
    problems.append(cell.problem("unknown-choice", f"is not one of the choices. {remedy}"))
    return None


def _copies(cell: Cell | None, problems: list[RowProblem]) -> int:
    if cell is None:
        return 1
    if re.fullmatch(r"[0-9]{1,3}", cell.text) and 1 <= int(cell.text) <= MOST_COPIES:
        return int(cell.text)
    message = f"is not a whole number from 1 to {MOST_COPIES}. Correct it, or leave it blank."
    problems.append(cell.problem("out-of-range", message))
    return 1


def _put(document: dict[str, object], path: tuple[str, ...], value: object) -> None:
    if len(path) == 1:
        document[path[0]] = value
        return
    table = cast("dict[str, object]", document.setdefault(path[0], {}))
    table[path[1]] = value
