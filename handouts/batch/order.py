"""What is asked of a run, and what came of it."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from handouts.batch.check import RunSettings
from handouts.batch.columns import Columns
from handouts.batch.manifest import Entry
from handouts.batch.table import RowProblem, Table
from handouts.errors import Notice
from handouts.handout import Shelf


class Sort(StrEnum):
    """In which order a print file holds the handouts; those that are alike stay in row order."""

    ROW = "row"
    LANGUAGE = "language"
    CLINICIAN = "clinician"
    RECORD = "record"


@dataclass(frozen=True)
class Order:
    """What is asked of a run.

    Attributes:
        rows: the CSV file or workbook.
        folder: where the handouts go; None only if nothing is made.
        on: the date of the handouts, None for that of the run which is resumed.
        today: the date if nobody says another one.
        clinic: the clinic's folder.
        settings: what is said for all rows.
        jobs: how many processes make handouts.
        row_seconds: how long one handout may take.
        encoding: that of the file where it does not tell.
        record_key: the file whose content keys the hashes of record numbers; one of the run's own
            if there is none.
        print_file: where all handouts go in one file.
        sort: the order in that file.
        is_resumed: whether a run that was broken off goes on.
        is_strict: whether nothing is made if a row is wrong.
    """

    rows: Path
    folder: Path | None
    today: date
    on: date | None = None
    clinic: Path | None = None
    settings: RunSettings = field(default_factory=RunSettings)
    jobs: int = 1
    row_seconds: float = 120.0
    encoding: str = ""
    record_key: Path | None = None
    print_file: Path | None = None
    sort: Sort = Sort.ROW
    is_resumed: bool = False
    is_strict: bool = False


class Stage(StrEnum):
    """What a run is doing."""

    CHECKING = "Checking"
    MAKING = "Making"
    PRINTING = "Putting together"


class Progress(Protocol):
    """Who is told how a run goes on."""

    def begin(self, stage: Stage, total: int | None) -> None:
        """Hear that a stage begins, with how many steps if that is known."""

    def step(self) -> None:
        """Hear that one row or handout is through."""

    def tell(self, problem: RowProblem) -> None:
        """Hear of a problem of a row."""

    def note(self, notice: Notice) -> None:
        """Hear of something strange about the table as a whole."""


@dataclass
class Outcome:
    """What came of a run, counted as it goes on; of patients, only the rows are in it."""

    rows: int = 0
    made: int = 0
    kept: int = 0
    rejected: int = 0
    removed: int = 0
    pages: int = 0
    red_flags: list[int] = field(default_factory=list)
    languages: Counter[str] = field(default_factory=Counter)
    warnings: Counter[str] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)
    warned_rows: dict[str, set[int]] = field(default_factory=dict)
    notices: tuple[Notice, ...] = ()
    print_pages: int = 0
    print_size: int = 0
    sum_of_sizes: int = 0
    is_interrupted: bool = False

    @property
    def done(self) -> int:
        """Return how many handouts are in the folder."""
        return self.made + self.kept

    def count(self, entry: Entry) -> None:
        """Count a handout that is in the folder."""
        self.pages += entry.pages
        self.languages[" + ".join(entry.languages)] += 1
        if entry.red_flag:
            self.red_flags.append(entry.row)
        for code, message in entry.warnings:
            self.warn(entry.row, code, message)

    def warn(self, row: int, code: str, message: str) -> None:
        """Count a warning about a row, once of each code; one message is kept as an example."""
        rows = self.warned_rows.setdefault(code, set())
        if row not in rows:
            rows.add(row)
            self.warnings[code] += 1
            self.examples.setdefault(code, message)

    def refuse(self, problems: Sequence[RowProblem], progress: Progress) -> None:
        """Count a row of which no handout is made, and say why."""
        self.rejected += 1
        for problem in problems:
            progress.tell(problem)


@dataclass(frozen=True)
class Run:
    """What the steps of a run share: what is asked, what is read, and who is told."""

    order: Order
    shelf: Shelf
    progress: Progress
    is_stopping: Callable[[], bool]
    table: Table
    columns: Columns
    outcome: Outcome = field(default_factory=Outcome)

    @property
    def names(self) -> str:
        """Return the clinic's pattern for the names of files."""
        return self.shelf.clinic.batch.names
