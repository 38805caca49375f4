"""A worker makes one handout, or says what is wrong with its row without a word of the patient."""

import gc
import pickle
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handouts.batch.check import RunSettings, row_problems
from handouts.batch.rows import PatientRow, read_row
from handouts.batch.worker import Made, Refused, Task, Workshop, open_workshop
from handouts.errors import RenderingError
from handouts.pdf import UNWRITABLE
from tests.batch.ordering import NO_GLYPH, carry_out
from tests.batch.running import assert_whole, patient, write_rows
from tests.batch.samples import row_of
from tests.document.making import TODAY
from tests.test_privacy import NAME, RECORD, VALUES, traces

pytestmark = pytest.mark.pdf

USUAL = "{row}-{id}"
Work = Callable[[Task], Made | Refused]


def task_of(**cells: str) -> tuple[Task, Workshop]:
    """Return the task for a row, number 14, and a workshop that knows its columns."""
    row, columns = row_of(patient(14, **cells))
    read = read_row(row, columns)
    assert isinstance(read, PatientRow), read
    workshop = Workshop(None, columns, RunSettings(), TODAY, Path(), USUAL)
    return Task(row, read, None, ""), workshop


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Work, Path]]:
    """Yield a worker in this process, and the folder that it writes to."""
    _, workshop = task_of()
    folder = tmp_path_factory.mktemp("worker")
    there = Workshop(None, workshop.columns, RunSettings(), TODAY, folder, USUAL)
    yield open_workshop(there), folder
    gc.unfreeze()


def test_a_task_shows_nothing_of_the_patient_and_can_be_sent(shop: tuple[Work, Path]) -> None:
    task, workshop = task_of(name=NAME, record_number=RECORD, birth_date="1983-07-09")
    assert traces(repr(task), repr(workshop), repr(task.row), repr(task.patient)) == []
    assert pickle.loads(pickle.dumps((task, workshop))) == (task, workshop)  # noqa: S301 - ours
    made = shop[0](task)
    assert isinstance(made, Made)
    assert traces(repr(made), made.entry.file, made.entry.line().decode()) == []


@settings(max_examples=8)
@given(name=VALUES, record=VALUES)
def test_a_name_that_no_font_can_write_is_refused_without_a_word_of_it(
    shop: tuple[Work, Path], name: str, record: str
) -> None:
    task, workshop = task_of(name=f"{name}{NO_GLYPH}", record_number=record)
    refused = shop[0](task)
    assert isinstance(refused, Refused)
    assert not refused.is_final
    assert [problem.code for problem in refused.problems] == ["missing-glyph"]
    told = row_problems(RenderingError(refused.problems), task.row, workshop.columns)
    for value in (name, record, NO_GLYPH):
        assert value not in repr(refused)
        assert not any(value in problem.message for problem in told)
    assert [problem.row for problem in told] == [14]
    assert not list(shop[1].glob(f"*{NO_GLYPH}*"))


def test_a_bug_that_one_row_meets_is_told_without_the_patient(
    shop: tuple[Work, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> None:
        raise ValueError(NAME)

    monkeypatch.setattr("handouts.batch.worker.make_handout", fail)
    refused = shop[0](task_of(name=NAME, record_number=RECORD)[0])
    assert isinstance(refused, Refused)
    (problem,) = refused.problems
    assert problem.code == "bug"
    assert problem.place == "rows.csv, row 14"
    assert "ValueError at handouts.batch.worker:" in problem.message
    assert traces(str(problem)) == []


def test_a_folder_that_cannot_be_written_to_ends_the_run(tmp_path: Path) -> None:
    task, workshop = task_of()
    nowhere = Workshop(None, workshop.columns, RunSettings(), TODAY, tmp_path / "no", USUAL)
    try:
        refused = open_workshop(nowhere)(task)
    finally:
        gc.unfreeze()
    assert isinstance(refused, Refused)
    assert refused.is_final
    assert [problem.code for problem in refused.problems] == [UNWRITABLE]


def test_the_rows_beside_one_that_its_worker_refuses_are_made(rows: Path, folder: Path) -> None:
    write_rows(rows, [patient(2), patient(3, name=f"{NAME}{NO_GLYPH}"), patient(4)])
    ran = carry_out(rows, folder, jobs=2)
    assert_whole(folder, [2, 4])
    (problem,) = [each for each in ran.heard.problems if each.code != "red-flag"]
    assert (problem.row, problem.code) == (3, "missing-glyph")
    assert traces(problem.message) == []


@given(st.sampled_from(["name", "record_number", "note", "clinician"]), VALUES)
def test_nothing_of_a_row_is_shown_by_what_holds_it(key: str, value: str) -> None:
    task, _ = task_of(**{key: value})
    assert value not in repr(task)
    assert value not in repr((task.row, task.patient))
