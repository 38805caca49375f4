"""What one worker does: a row in, a PDF on the disk and an entry of the manifest out."""

import gc
import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from handouts.batch.check import RunSettings, in_words_of_a_table, read_patient
from handouts.batch.columns import Columns
from handouts.batch.manifest import Entry, sections_of
from handouts.batch.names import file_name
from handouts.batch.one_row import RowBugError, bugs_of
from handouts.batch.rows import PatientRow
from handouts.batch.table import Row
from handouts.errors import HandoutsError, Problem
from handouts.handout import Shelf, draft_handout, load_shelf, make_handout
from handouts.pdf import UNWRITABLE, Press, write_part
from handouts.version import __version__


@dataclass(frozen=True)
class Task:
    """One row to make a handout of, with the keyed hashes that go into its entry."""

    row: Row = field(repr=False)
    patient: PatientRow = field(repr=False)
    record: str | None
    fingerprint: str


@dataclass(frozen=True)
class Made:
    """The handout of a row is on the disk, in a hidden file that has not its name yet."""

    entry: Entry
    part: Path


@dataclass(frozen=True)
class Refused:
    """No handout can be made of a row; `is_final` if of no other row, either."""

    problems: tuple[Problem, ...]
    is_final: bool = False


@dataclass(frozen=True)
class Workshop:
    """What a worker needs to know of the run."""

    clinic: Path | None
    columns: Columns
    settings: RunSettings
    on: date
    folder: Path
    names: str


def open_workshop(workshop: Workshop) -> Callable[[Task], Made | Refused]:
    """Return what makes the handouts of this run, with all that they have in common at hand."""
    shelf, press = load_shelf(workshop.clinic), Press()
    gc.collect()
    gc.freeze()

    def work(task: Task) -> Made | Refused:
        try:
            with bugs_of(f"{workshop.columns.table}, row {task.row.number}"):
                return _make(task, workshop, shelf, press)
        except RowBugError as error:
            press.renew()  # nobody knows in which state it was left
            return Refused(tuple(error.problems))
        except HandoutsError as error:
            is_final = any(problem.code == UNWRITABLE for problem in error.problems)
            return Refused(tuple(error.problems), is_final)

    return work


def _make(task: Task, workshop: Workshop, shelf: Shelf, press: Press) -> Made:
    begun = time.monotonic()
    patient = task.patient
    read = read_patient(patient, workshop.columns, shelf, workshop.on)
    how = workshop.settings.over(patient)
    draft = draft_handout(
        read.profile, shelf, paper=how.paper, size=how.size, with_language=how.with_language
    )
    handout = make_handout(draft, shelf, press)
    name = file_name(
        workshop.names,
        row=patient.number,
        handout_id=draft.handout_id,
        record=read.profile.identity.record_number,
        language=draft.language.replace("_", "-"),
        on=workshop.on,
    )
    part = write_part(handout.pdf, workshop.folder)
    languages = [draft.language, *([draft.second.language] if draft.second else [])]
    tags = tuple(language.replace("_", "-") for language in languages)
    return Made(
        Entry(
            row=patient.number,
            record=task.record,
            handout_id=draft.handout_id,
            file=name,
            language=tags[0],
            languages=tags,
            territory=draft.territory.code,
            paper=draft.paper,
            red_flag=draft.selection.red_flag,
            sections=sections_of(draft.selection),
            warnings=[
                (notice.code, in_words_of_a_table(notice.message, workshop.columns))
                for notice in (*read.notices, *draft.notices)
            ],
            library=__version__,
            pages=handout.pages,
            copies=patient.copies,
            sha256=hashlib.sha256(handout.pdf).hexdigest(),
            seconds=round(time.monotonic() - begun, 3),
            fingerprint=task.fingerprint,
        ),
        part,
    )
