"""The first pass over a table: every problem of every row, before anything is made."""

import hashlib
import re
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from handouts.batch.cells import place_of
from handouts.batch.columns import HEALTH_COLUMNS, Columns
from handouts.batch.misplaced import NOBODY, has_red_flag, misplaced
from handouts.batch.one_row import bugs_of
from handouts.batch.rows import PatientRow, record_of, understood
from handouts.batch.table import Reading, Row, RowProblem, Table, to_be_kept
from handouts.clinic import Paper, Size
from handouts.errors import HandoutsError, Notice, Problem, SectionError, Severity
from handouts.handout import Draft, Shelf, decide_handout, read_with
from handouts.profile import PROFILE_COLUMNS, Profile, ReadProfile, flag_for

WITH_LANGUAGE = "--with-language"
_NEEDED = ("language", "territory")
_UNPRINTED_AMOUNT = "amount-not-printed"
_ABOUT = {
    "not-screened": "red_flags_screened",
    "age-unknown": "age",
    "red-flag": "red_flags",
    "rf-suicide": "red_flags",
    "override": "override",
    _UNPRINTED_AMOUNT: "amounts",
}
"""The column that a notice is about."""


@dataclass(frozen=True)
class RunSettings:
    """How the whole run is to be printed; what is set here beats the rows."""

    paper: Paper | None = None
    size: Size | None = None
    with_language: str = ""

    def over(self, patient: PatientRow) -> "RunSettings":
        """Return how the handout of one row is to be printed."""
        return RunSettings(
            self.paper or patient.paper,
            self.size or patient.size,
            self.with_language or patient.with_language,
        )


@dataclass(frozen=True)
class CheckedRow:
    """A row, and everything that is wrong with it or strange about it.

    `has_red_flag` is told as far as the row can be understood, also of one that is refused.
    """

    number: int
    row: Row
    problems: tuple[RowProblem, ...] = ()
    has_red_flag: bool = False

    @property
    def is_good(self) -> bool:
        """Return whether a handout can be made of it."""
        return all(problem.severity is not Severity.ERROR for problem in self.problems)


def check_rows(
    table: Table, columns: Columns, shelf: Shelf, on: date, settings: RunSettings
) -> Iterator[CheckedRow]:
    """Yield every row of a table that is not blank, with its problems.

    Of what was read, nothing is kept but a hash of each record number.

    Raises:
        ProfileError: The file can no longer be read.
        SectionError: A safety section is too old, so that no handout can be made on this date.
    """
    above: CheckedRow | None = None
    for checked in _each_row(table, columns, shelf, on, settings):
        is_nobody = any(problem.code == NOBODY for problem in checked.problems)
        if above is not None:
            yield _continued(above) if is_nobody else above
        above = checked
    if above is not None:
        yield above


def _each_row(
    table: Table, columns: Columns, shelf: Shelf, on: date, settings: RunSettings
) -> Iterator[CheckedRow]:
    records = _Records()
    for reading in table.readings():
        row = reading.row
        if reading.problem is not None:
            yield CheckedRow(row.number, row, (reading.problem,))
            continue
        short = list(_missing_cells(reading, columns))
        moved = [*short, *misplaced(row, columns, shelf.vocabulary, table.delimiter)]
        found, is_flagged = _problems_of(row, columns, shelf, on, settings, moved)
        found += records.problems_of(row, columns)
        yield CheckedRow(row.number, to_be_kept(row) if short else row, tuple(found), is_flagged)


def _continued(above: CheckedRow) -> CheckedRow:
    """Return a row that may go on in the row below, which is nobody's: not all of it is known."""
    if not above.is_good:
        return above
    message = (
        "the row below says of nobody whose it is, and may belong to this one. Put all factors of "
        "a patient into one cell, parted by ; and take that row out."
    )
    problem = RowProblem(above.number, "", "nobody-below", message)
    return replace(above, row=to_be_kept(above.row), problems=(problem, *above.problems))


def read_patient(patient: PatientRow, columns: Columns, shelf: Shelf, on: date) -> ReadProfile:
    """Return the profile of a row.

    Raises: ProfileError with every problem, at places such as `rows.csv, row 14, birth_date`.
    """
    return read_with(shelf, patient.document, on, f"{columns.table}, row {patient.number}")


def decide(profile: Profile, shelf: Shelf, settings: RunSettings) -> Draft:
    """Make every decision for a profile, to see whether there is a handout for it.

    Raises: HandoutsError of every kind that `decide_handout` can raise.
    """
    return decide_handout(
        profile,
        shelf,
        paper=settings.paper,
        size=settings.size,
        with_language=settings.with_language,
    )


def row_problems(
    error: HandoutsError, row: Row, columns: Columns, *, paired_by_row: bool = True
) -> list[RowProblem]:
    """Return the problems of an error about one row, each with the column that it is about.

    Args:
        error: what a row's reading, drafting or making raised.
        row: the row.
        columns: where each key stands.
        paired_by_row: whether the row itself asks for the second language.
    """
    return [_in_column(problem, row, columns, paired_by_row) for problem in error.problems]


def _problems_of(
    row: Row,
    columns: Columns,
    shelf: Shelf,
    on: date,
    settings: RunSettings,
    moved: list[RowProblem],
) -> tuple[list[RowProblem], bool]:
    """Return the problems of a row, those known already first, and whether it has a red flag."""
    patient, found = understood(row, columns)
    found = [*moved, *found, *_missing(row, columns, shelf)]
    by_row = not settings.with_language
    notices: list[Notice] = []
    is_flagged = has_red_flag(row, columns, shelf.vocabulary)
    try:
        with bugs_of(place_of(row, columns)):
            read = read_patient(patient, columns, shelf, on)
            is_flagged = bool(read.profile.red_flags.present)
            if not found:
                notices += _about_patient(decide(read.profile, shelf, settings.over(patient)))
    except SectionError:
        raise
    except HandoutsError as error:
        told = row_problems(error, row, columns, paired_by_row=by_row)
        already = {(problem.column, problem.code) for problem in found}
        found += [each for each in told if (each.column, each.code) not in already]
        return found, is_flagged
    warnings = [_warning(notice, row, columns) for notice in (*read.notices, *notices)]
    return found + warnings, is_flagged


def _about_patient(draft: Draft) -> list[Notice]:
    """Return what was decided about this patient; texts and helplines are the whole run's."""
    unprinted = [notice for notice in draft.notices if notice.code == _UNPRINTED_AMOUNT]
    return [*draft.selection.notices, *unprinted]


def _missing_cells(reading: Reading, columns: Columns) -> list[RowProblem]:
    """Return the columns of health that a row ends before."""
    end = len(columns.header) - reading.missing
    message = (
        "is missing, as the row ends before it. Let each row have as many cells as the header, and "
        "put a cell that holds the delimiter between quotes."
    )
    return [
        RowProblem(reading.row.number, columns.title(key), "missing-cells", message)
        for key in HEALTH_COLUMNS
        if columns.places.get(key, -1) >= end
    ]


def _missing(row: Row, columns: Columns, shelf: Shelf) -> list[RowProblem]:
    """Return what a row has to say because the clinic does not say it for all."""
    given = shelf.clinic.default_document()
    return [
        RowProblem(
            row.number,
            columns.title(key),
            "missing",
            f"is blank. Fill it in, or set defaults.{key} in clinic.toml for all patients.",
        )
        for key in _NEEDED
        if key not in given and not columns.cell(row, key)
    ]


def _in_column(problem: Problem, row: Row, columns: Columns, paired_by_row: bool) -> RowProblem:
    key, part = _key_and_part(problem.place, row, columns)
    column = columns.title(key)
    if key == "with_language" and not paired_by_row:
        column, part = "", WITH_LANGUAGE
    words = f"{problem.message} {problem.remedy}".strip()
    message = in_words_of_a_table(words, columns)
    if part:
        message = f"{part}: {message}"
    return RowProblem(row.number, column, problem.code or "refused", message, problem.severity)


def _key_and_part(place: str, row: Row, columns: Columns) -> tuple[str, str]:
    """Return the key that a problem is about, and which part of its cell."""
    start = place_of(row, columns)
    for key in sorted(columns.places, key=lambda key: -len(columns.title(key))):
        there = f"{start}, {columns.title(key)}"
        if place == there or place.startswith(f"{there}, "):
            return key, place.removeprefix(there).removeprefix(", ")
    inside = place.removeprefix(f"{start}: ")
    for key, path in PROFILE_COLUMNS.items():
        dotted = ".".join(path)
        if inside == dotted or inside.startswith(f"{dotted}."):
            return key, inside.removeprefix(dotted).removeprefix(".")
    for key in ("territory", "language"):
        if place.split()[:1] == [key]:
            return key, ""
    return ("with_language" if place == WITH_LANGUAGE else ""), ""


def in_words_of_a_table(text: str, columns: Columns) -> str:
    """Return a message that names columns where it named keys of a file and options."""
    for key, path in PROFILE_COLUMNS.items():
        column, option = f"the column {columns.title(key) or key}", flag_for(path)
        text = text.replace(f"{'.'.join(path)} (option {option})", column)
        text = text.replace(f"with {option}.", f"in {column}.")
        text = text.replace(f"Give {option}.", f"Fill in {column}.")
        text = re.sub(rf"(?<![\w-]){option}(?![\w-])", column, text)
    return text


def _warning(notice: Notice, row: Row, columns: Columns) -> RowProblem:
    place, _, words = notice.message.partition(": ")
    if not words or not place.startswith(place_of(row, columns)):
        place, words = "", notice.message
    problem = Problem(place, words, "", notice.code, Severity.WARNING)
    told = _in_column(problem, row, columns, paired_by_row=True)
    return told if told.column else replace(told, column=columns.title(_ABOUT.get(notice.code, "")))


class _Records:
    """Record numbers that have come already, kept as hashes with a key that nobody learns."""

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)
        self._rows: dict[bytes, int] = {}

    def problems_of(self, row: Row, columns: Columns) -> Iterable[RowProblem]:
        number = record_of(row, columns).casefold()
        if not number:
            return
        written = number.encode("utf-8", "surrogatepass")
        digest = hashlib.blake2b(written, key=self._key, digest_size=16).digest()
        first = self._rows.setdefault(digest, row.number)
        if first != row.number:
            message = f"is the record number of row {first}, too. Look whether one is a mistake."
            column = columns.title("record_number")
            warning = RowProblem(row.number, column, "duplicate-record", message)
            yield replace(warning, severity=Severity.WARNING)
