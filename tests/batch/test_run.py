"""A run makes of each good row what `handouts make` would, and explains every other row."""

import json
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from handouts.batch import Order, RunSettings, Sort, Stage, check_only, run_batch
from handouts.batch.order import Outcome
from handouts.errors import ExitCode, Severity
from tests.batch.ordering import BAD, GOOD, NO_GLYPH, Heard, Ran, carry_out, documents
from tests.batch.running import KEYS, assert_whole, entries, handouts, patient, write_rows
from tests.document.making import TODAY, shelf
from tests.document.running import DATE, run
from tests.pdf.opening import assert_fit

pytestmark = pytest.mark.pdf

Capture = pytest.CaptureFixture[str]
OPTIONS = {
    3: ("--paper", "a4", "--size", "clear"),
    4: ("--size", "large"),
    5: ("--with-language", "en"),
}
FAMILIES = ("Noto Sans", "Noto Naskh Arabic")


def made_alone(
    capsys: Capture, folder: Path, row: int, options: Sequence[str] | None = None
) -> bytes:
    """Return what `handouts make` makes of a good row of `mixed`."""
    path, target = folder / f"{row}.toml", folder / f"{row}.pdf"
    path.write_text(documents()[row], encoding="utf-8")
    how = OPTIONS.get(row, ()) if options is None else options
    ended = run(capsys, "make", path, *DATE, *how, "-o", target)
    assert ended.code in {ExitCode.DONE, ExitCode.RED_FLAG}, ended.err
    return target.read_bytes()


def by_row(folder: Path) -> dict[int, bytes]:
    return {entry["row"]: (folder / entry["file"]).read_bytes() for entry in entries(folder)}


# What is made


def test_every_good_row_has_one_handout(mixed_run: Ran) -> None:
    assert_whole(mixed_run.folder, GOOD)


@pytest.mark.parametrize("row", GOOD)
def test_a_handout_is_to_the_byte_the_one_that_is_made_alone(
    row: int, mixed_run: Ran, tmp_path: Path, capsys: Capture
) -> None:
    """Also where the row asks for a paper, a size or a second language of its own."""
    pdf = by_row(mixed_run.folder)[row]
    assert pdf == made_alone(capsys, tmp_path, row)
    entry = next(entry for entry in entries(mixed_run.folder) if entry["row"] == row)
    opened = assert_fit(pdf, FAMILIES, language=entry["language"])
    assert f"Nobody Number{row}" in opened.text
    if row in OPTIONS:
        assert pdf != made_alone(capsys, tmp_path, row, ())


def test_neither_the_order_of_the_rows_nor_the_number_of_workers_changes_a_byte(
    mixed_run: Ran, rows: Path, folder: Path
) -> None:
    header, *lines = mixed_run.order.rows.read_text(encoding="utf-8").splitlines()
    rows.write_text("\n".join([header, *reversed(lines[:3])]), encoding="utf-8")
    carry_out(rows, folder, jobs=1)
    first, again = by_row(mixed_run.folder), by_row(folder)
    assert [again[row] for row in (4, 3, 2)] == [first[row] for row in (2, 3, 4)]


def test_what_is_said_for_the_whole_run_beats_the_rows(
    mixed_run: Ran, rows: Path, folder: Path, tmp_path: Path, capsys: Capture
) -> None:
    header, *lines = mixed_run.order.rows.read_text(encoding="utf-8").splitlines()
    rows.write_text("\n".join([header, lines[1]]), encoding="utf-8")
    carry_out(rows, folder, settings=RunSettings("letter", "clear", "en"))
    options = ("--paper", "letter", "--size", "clear", "--with-language", "en")
    assert by_row(folder)[2] == made_alone(capsys, tmp_path, 3, options)
    (entry,) = entries(folder)
    assert (entry["paper"], entry["languages"]) == ("letter", ["es", "en"])


def test_a_workbook_is_as_good_as_a_csv_file(mixed_run: Ran, folder: Path, tmp_path: Path) -> None:
    people = [
        patient(2, clinician="Dr. Young"),
        patient(3, language="xx"),
        patient(7, record_number="R0002"),
    ]
    keys = [*KEYS, "clinician"]
    book = openpyxl.Workbook()
    for cells in (keys, *([person.get(key, "") for key in keys] for person in people)):
        book.active.append(cells)
    book.save(tmp_path / "rows.xlsx")
    ran = carry_out(tmp_path / "rows.xlsx", folder, print_file=tmp_path / "all.pdf")
    made, as_csv = by_row(folder), by_row(mixed_run.folder)
    assert made == {2: as_csv[2], 4: as_csv[7]}
    assert [(p.row, p.column, p.code) for p in ran.heard.problems] == [
        (2, "red_flags", "red-flag"),
        (3, "language", "language-unknown"),
        (4, "red_flags", "red-flag"),
        (4, "record_number", "duplicate-record"),
    ]
    assert "R0003" in (folder / "rejects.csv").read_text(encoding="utf-8-sig")
    assert ran.outcome.print_pages == sum(entry["pages"] for entry in entries(folder))


# What is counted and said


def test_everything_is_counted(mixed_run: Ran) -> None:
    outcome, found = mixed_run.outcome, entries(mixed_run.folder)
    assert (outcome.rows, outcome.made, outcome.kept) == (8, 6, 0)
    assert (outcome.rejected, outcome.removed, outcome.done) == (2, 0, 6)
    assert outcome.languages == {"en": 4, "es": 1, "ar + en": 1}
    assert sorted(outcome.red_flags) == [2, 3, 5, 6, 7]
    assert outcome.pages == sum(entry["pages"] for entry in found)
    assert outcome.print_pages > outcome.pages
    assert not outcome.is_interrupted


def test_warnings_are_counted_once_for_each_handout_with_one_as_an_example(mixed_run: Ran) -> None:
    outcome = mixed_run.outcome
    assert outcome.warned_rows["red-flag"] == {2, 3, 5, 6, 7, 9}  # 9 is refused, but flagged
    assert outcome.warnings["not-reviewed"] >= 2
    assert set(outcome.examples) == set(outcome.warnings)
    told = {(code, words) for e in entries(mixed_run.folder) for code, words in e["warnings"]}
    assert {code for code, _ in told} <= set(outcome.warnings)
    for entry in entries(mixed_run.folder):
        for code, _ in entry["warnings"]:
            assert entry["row"] in outcome.warned_rows[code], code
    for code, number in outcome.warnings.items():
        assert number == len(outcome.warned_rows[code]), code


def test_no_warning_tells_a_clinic_with_a_table_to_use_an_option_of_another_command(
    mixed_run: Ran,
) -> None:
    assert mixed_run.outcome.warnings["age-unknown"] >= 1
    assert "--age" not in mixed_run.outcome.examples["age-unknown"]


def test_every_problem_has_its_row_and_column(mixed_run: Ran) -> None:
    about_patients = {"red-flag", "age-unknown", "not-screened", "asked-but-withheld"}
    found = {
        (p.row, p.column, p.code): p
        for p in mixed_run.heard.problems
        if p.code not in about_patients
    }
    assert {p.code for p in mixed_run.heard.problems} & about_patients
    assert set(found) == {
        (7, "record_number", "duplicate-record"),
        (8, "language", "language-unknown"),
        (9, "", "missing-glyph"),
    }
    errors = [p.row for p in mixed_run.heard.problems if p.severity is Severity.ERROR]
    assert sorted(errors) == list(BAD)


def test_progress_is_told_for_each_row_in_each_stage(mixed_run: Ran) -> None:
    assert mixed_run.heard.stages == {Stage.CHECKING: None, Stage.MAKING: 7, Stage.PRINTING: 6}
    assert mixed_run.heard.steps == {Stage.CHECKING: 8, Stage.MAKING: 7, Stage.PRINTING: 6}


def test_rows_that_were_refused_stand_in_a_file_with_the_reasons(mixed_run: Ran) -> None:
    text = (mixed_run.folder / "rejects.csv").read_text(encoding="utf-8-sig")
    header, *lines = text.splitlines()
    assert header.startswith("reject_row,reject_reasons,language,")
    assert sorted(int(line.partition(",")[0]) for line in lines) == list(BAD)
    assert "There is: ar, en, es, fr, hi, uk, zh_Hans." in text
    assert "no glyph" in text
    assert NO_GLYPH in text


# What is not made


def test_a_strict_run_makes_nothing_if_one_row_is_wrong(rows: Path, folder: Path) -> None:
    write_rows(rows, [patient(2), patient(3, language="xx")])
    ran = carry_out(rows, folder, is_strict=True)
    assert (ran.outcome.rows, ran.outcome.rejected, ran.outcome.done) == (2, 1, 0)
    assert Stage.MAKING not in ran.heard.stages
    assert handouts(folder) == {}
    assert entries(folder) == []


def test_a_strict_run_leaves_what_was_made_before(rows: Path, folder: Path) -> None:
    write_rows(rows, [patient(2), patient(3)])
    carry_out(rows, folder)
    before = handouts(folder)
    write_rows(rows, [patient(2), patient(3, language="xx")])
    carry_out(rows, folder, is_strict=True, is_resumed=True)
    assert handouts(folder) == before
    assert [entry["row"] for entry in entries(folder)] == [2, 3]


def test_a_run_that_is_stopped_while_it_checks_makes_nothing(rows: Path, folder: Path) -> None:
    write_rows(rows, [patient(2), patient(3)])
    ran = carry_out(rows, folder, is_stopping=lambda: True)
    assert ran.outcome.is_interrupted
    assert (ran.outcome.rows, ran.outcome.done) == (0, 0)
    assert handouts(folder) == {}


def test_a_check_finds_what_a_run_finds_before_it_makes_anything(mixed_run: Ran) -> None:
    heard = Heard()
    order = Order(mixed_run.order.rows, None, today=TODAY)
    outcome = check_only(order, shelf(), heard, lambda: False)
    assert (outcome.rows, outcome.rejected, outcome.done) == (8, 1, 0)
    assert heard.problems == [p for p in mixed_run.heard.problems if p.code != "missing-glyph"]
    assert set(heard.stages) == {Stage.CHECKING}


def test_a_check_may_be_stopped(mixed_run: Ran) -> None:
    order = Order(mixed_run.order.rows, None, today=TODAY)
    assert check_only(order, shelf(), Heard(), lambda: True).is_interrupted


def test_a_run_needs_a_folder(rows: Path) -> None:
    write_rows(rows, [patient(2)])
    with pytest.raises(ValueError, match="needs a folder"):
        run_batch(Order(rows, None, today=TODAY), shelf(), Heard(), lambda: False)


def test_an_order_and_what_came_of_it_can_be_shown(mixed_run: Ran) -> None:
    text = repr((mixed_run.order, mixed_run.outcome, mixed_run.heard))
    assert Sort.ROW in text
    assert Outcome.__name__ in text
    for trace in ("Nobody", "Number2", "R0002", "A0004", "Robin"):
        assert trace not in text
    assert json.dumps(mixed_run.outcome.languages)
