"""One run: every row checked, every good row made, every bad one explained."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import date

from handouts.batch.check import CheckedRow, check_rows, row_problems
from handouts.batch.columns import Columns, columns_for
from handouts.batch.folder import RunFolder, fingerprint_of_texts, hold_folder, hold_for_rejects
from handouts.batch.manifest import Entry, Manifest, is_as_made, read_entries
from handouts.batch.order import Order, Outcome, Progress, Run, Stage
from handouts.batch.pool import Crew, Done, Loss, Lost, run_all
from handouts.batch.print_order import require_place_for, write_print_file
from handouts.batch.rejects import Rejects
from handouts.batch.rows import PatientRow, canonical, read_row, record_of
from handouts.batch.table import Row, RowProblem, open_table
from handouts.batch.worker import Made, Refused, Task, Workshop, open_workshop
from handouts.errors import RenderingError
from handouts.handout import Shelf
from handouts.pdf import engine_versions, told_by_folder
from handouts.version import __version__

_LOST = {
    Loss.DIED: "ended the process that made its handout, twice. Make it alone with "
    "`handouts make`, and report it if that fails.",
    Loss.HUNG: "took longer than a row may, twice. Give it more time with --row-timeout, or make "
    "it alone with `handouts make`.",
}
_CHANGED = "was changed while the run went on. Let the file be, and use --resume."
_SAME_NAME = (
    "would have a file of the same name as another row. Put {id} into names under [batch] in "
    "clinic.toml."
)


@dataclass(frozen=True)
class _Marks:
    """Makes the keyed hashes of rows, so that a later run knows what has changed."""

    folder: RunFolder
    columns: Columns
    common: bytes

    def fingerprint(self, row: Row) -> str:
        return self.folder.hashed(canonical(row, self.columns), self.common)

    def record(self, row: Row) -> str | None:
        number = record_of(row, self.columns)
        return self.folder.hashed(number.encode()) if number else None


def run_batch(
    order: Order, shelf: Shelf, progress: Progress, is_stopping: Callable[[], bool]
) -> Outcome:
    """Check every row, make a handout of each good one, and put together what is to be printed.

    What is made stays when the run is broken off, in whatever way; the next one goes on from there.

    Args:
        order: what is asked.
        shelf: what handouts are made from, with the clinic of the order.
        progress: who is told how it goes on.
        is_stopping: whether the run should end, once what is in hand is finished.

    Raises: ProfileError if the file cannot be read; RenderingError if the folder cannot be used or
        written to.
    """
    if order.folder is None:
        raise ValueError("a run needs a folder")
    run = _begin(order, shelf, progress, is_stopping)
    if order.print_file is not None:
        require_place_for(order.print_file, may_be_there=order.is_resumed)
    with hold_folder(
        order.folder,
        on=order.on,
        today=order.today,
        key_file=order.record_key,
        header=run.columns.header,
        is_resumed=order.is_resumed,
    ) as folder:
        with Rejects(folder.path, order.rows, run.columns, run.table.delimiter) as rejects:
            _check_and_make(run, folder, rejects)
        if order.print_file is not None and run.outcome.done and not is_stopping():
            write_print_file(run)
        run.outcome.is_interrupted = is_stopping()
    return run.outcome


def _check_and_make(run: Run, folder: RunFolder, rejects: Rejects) -> None:
    marks = _Marks(folder, run.columns, _in_common(run, folder.on))
    good = {
        checked.number: marks.fingerprint(checked.row)
        for checked in _checked(run, folder.on, rejects)
    }
    is_refused = run.order.is_strict and run.outcome.rejected
    if not is_refused and not run.is_stopping():
        _make_all(run, marks, rejects, good)


def check_only(
    order: Order, shelf: Shelf, progress: Progress, is_stopping: Callable[[], bool]
) -> Outcome:
    """Check every row and make nothing; with a folder, the bad rows are written there.

    Raises: ProfileError and RenderingError as `run_batch`.
    """
    run = _begin(order, shelf, progress, is_stopping)
    with ExitStack() as held:
        rejects = None
        if order.folder is not None:
            held.enter_context(hold_for_rejects(order.folder))
            rejects = held.enter_context(
                Rejects(order.folder, order.rows, run.columns, run.table.delimiter)
            )
        for checked in _checked(run, order.on or order.today, rejects):
            if checked.has_red_flag:
                run.outcome.red_flags.append(checked.number)
    run.outcome.is_interrupted = is_stopping()
    return run.outcome


def _begin(order: Order, shelf: Shelf, progress: Progress, is_stopping: Callable[[], bool]) -> Run:
    table = open_table(order.rows, encoding=order.encoding, own=shelf.clinic.columns)
    run = Run(order, shelf, progress, is_stopping, table, columns_for(table, shelf.clinic))
    run.outcome.notices = (*table.notices, *run.columns.notices)
    for notice in run.outcome.notices:
        progress.note(notice)
    return run


def _checked(run: Run, on: date, rejects: Rejects | None) -> Iterator[CheckedRow]:
    """Yield the good rows, once every problem of the others is told."""
    if rejects is not None:
        rejects.is_whole = False
    run.progress.begin(Stage.CHECKING, None)
    for checked in check_rows(run.table, run.columns, run.shelf, on, run.order.settings):
        if run.is_stopping():
            return
        run.outcome.rows += 1
        run.progress.step()
        if checked.is_good:
            for problem in checked.problems:
                run.progress.tell(problem)
                run.outcome.warn(problem.row, problem.code, problem.message)
            yield checked
        else:
            run.outcome.refuse(checked.problems, run.progress)
            if rejects is not None:
                rejects.add(checked.row, checked.problems)
    if rejects is not None:
        rejects.is_whole = True


def _in_common(run: Run, on: date) -> bytes:
    """Return a text of all that shapes a handout and is the same for each row."""
    logo = run.shelf.clinic.logo
    said = (
        __version__,
        sorted(engine_versions().items()),
        on.isoformat(),
        run.order.settings,
        run.names,
        run.columns.dates.value,
        fingerprint_of_texts(run.shelf.resources),
        hashlib.sha256(logo.content).hexdigest() if logo else "",
    )
    return repr(said).encode()


def _make_all(run: Run, marks: _Marks, rejects: Rejects, good: dict[int, str]) -> None:
    """Make what is not made yet.

    A handout has its name only once its entry is in the manifest; so there is none without an
    entry, and an entry without its handout is known by that.
    """
    folder = marks.folder
    kept: dict[int, str] = {}
    with Manifest(folder.path, _still_good(run, folder, good, kept)) as manifest:
        wanted = {number: good[number] for number in good if number not in kept}
        run.progress.begin(Stage.MAKING, len(wanted))
        workshop = Workshop(
            run.order.clinic, run.columns, run.order.settings, folder.on, folder.path, run.names
        )
        jobs = min(run.order.jobs, len(wanted))
        crew = Crew(open_workshop, workshop, jobs, run.order.row_seconds)
        tasks = _tasks(run, marks, rejects, wanted)
        names = set(kept.values())
        with closing(run_all(tasks, crew, is_stopping=run.is_stopping)) as outcomes:
            for ended in outcomes:
                made = _made_of(ended, run, rejects, names)
                if made is not None:
                    manifest.add(made.entry)
                    with told_by_folder(folder.path):
                        made.part.replace(folder.path / made.entry.file)
                    names.add(made.entry.file)
                    run.outcome.made += 1
                    run.outcome.count(made.entry)
                run.progress.step()


def _still_good(
    run: Run, folder: RunFolder, good: dict[int, str], kept: dict[int, str]
) -> Iterator[Entry]:
    """Yield the entries of an earlier run whose rows and files are as they were.

    The handouts of the others are removed: nobody has two, and nobody has that of another row.
    """
    gone: list[str] = []
    for entry in read_entries(folder.path) if run.order.is_resumed else ():
        is_known = entry.row not in kept and good.get(entry.row) == entry.fingerprint
        if is_known and is_as_made(entry, folder.path):
            kept[entry.row] = entry.file
            run.outcome.kept += 1
            run.outcome.count(entry)
            yield entry
        else:
            gone.append(entry.file)
    for name in set(gone) - set(kept.values()):
        with told_by_folder(folder.path):
            if (folder.path / name).is_file():
                (folder.path / name).unlink()
                run.outcome.removed += 1


def _tasks(run: Run, marks: _Marks, rejects: Rejects, wanted: dict[int, str]) -> Iterator[Task]:
    """Yield what is to be made, in the order of the rows; refuse what is not as it was checked."""
    left = dict(wanted)
    for reading in run.table.readings():
        row = reading.row
        fingerprint = left.pop(row.number, None)
        if fingerprint is None:
            continue
        patient = read_row(row, run.columns) if reading.problem is None else None
        if isinstance(patient, PatientRow) and marks.fingerprint(row) == fingerprint:
            yield Task(row, patient, marks.record(row), fingerprint)
        else:
            _reject(run, rejects, row, [_problem(row, "changed", _CHANGED)])
    for number in left:
        row = Row(number, ("",) * len(run.columns.header))
        _reject(run, rejects, row, [_problem(row, "changed", _CHANGED)])


def _made_of(
    ended: Done[Task, Made | Refused] | Lost[Task], run: Run, rejects: Rejects, names: set[str]
) -> Made | None:
    """Return what was made; a row of which nothing was made is written down.

    Raises: RenderingError if nothing can be made any more.
    """
    row = ended.work.row
    if isinstance(ended, Lost):
        _reject(run, rejects, row, [_problem(row, ended.why.value, _LOST[ended.why])])
        return None
    if isinstance(ended.result, Refused):
        error = RenderingError(ended.result.problems)
        if ended.result.is_final:
            raise error
        _reject(run, rejects, row, row_problems(error, row, run.columns))
        return None
    if ended.result.entry.file in names:
        _reject(run, rejects, row, [_problem(row, "same-name", _SAME_NAME)])
        return None
    return ended.result


def _problem(row: Row, code: str, message: str) -> RowProblem:
    return RowProblem(row.number, "", code, message)


def _reject(run: Run, rejects: Rejects, row: Row, problems: list[RowProblem]) -> None:
    rejects.add(row, problems)
    run.outcome.refuse(problems, run.progress)
