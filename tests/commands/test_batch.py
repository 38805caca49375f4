"""`handouts batch`: what it says, on which stream, and how it ends."""

import json
import os
import pty
import re
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from handouts.batch import RowProblem, Stage
from handouts.commands import batch_report
from handouts.commands.batch_report import Report
from handouts.errors import ExitCode, Severity
from tests.batch.ordering import NO_GLYPH
from tests.batch.running import command, entries, environment, handouts, patient, write_rows
from tests.document.running import DATE, Ended, run

pytestmark = pytest.mark.pdf

Capture = pytest.CaptureFixture[str]
KEYS = (
    "folder",
    "rows",
    "made",
    "kept",
    "rejected",
    "removed",
    "pages",
    "languages",
    "red_flags",
    "interrupted",
    "print_file",
    "print_pages",
    "print_bytes",
    "handout_bytes",
    "problems",
    "notices",
    "warnings",
)
BAD_LANGUAGE = "row 3, language: this is not a language tag that we know."


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    """Return a file with a good row, a bad one, and one that shares a record number."""
    return write_rows(
        tmp_path / "rows.csv",
        [patient(2), patient(3, language="xx"), patient(4, record_number="R0002")],
    )


@pytest.fixture
def all_wrong(tmp_path: Path) -> Path:
    return write_rows(tmp_path / "wrong.csv", [patient(2, language="xx"), patient(3, copies="x")])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "run"


def ran(capsys: Capture, *arguments: str | Path) -> Ended:
    return run(capsys, "batch", *arguments, *DATE, "--jobs", "1")


def document(ended: Ended) -> dict[str, Any]:
    """Return what was said for programs: one document, and nothing else on that stream."""
    found = json.loads(ended.out)
    assert isinstance(found, dict)
    assert tuple(found) == KEYS
    return found


def triples(found: dict[str, Any]) -> list[tuple[int, str, str]]:
    return [(p["row"], p["column"], p["code"]) for p in found["problems"]]


# A run that is made


def test_a_run_with_a_bad_row_makes_the_others_and_ends_with_eight(
    rows: Path, folder: Path, tmp_path: Path, capsys: Capture
) -> None:
    target = tmp_path / "all.pdf"
    ended = ran(capsys, rows, "-o", folder, "--print-file", target)
    assert ended.code == ExitCode.BATCH_PARTIAL
    assert [entry["row"] for entry in entries(folder)] == [2, 4]
    pages = sum(entry["pages"] for entry in entries(folder))
    *lines, printed = ended.out.splitlines()
    assert lines == [
        f"{folder}: 2 handouts, {pages} pages.",
        f"1 row refused, see {folder}/rejects.csv.",
        "By language: en 2",
        "Red flag, so only the safety pages: rows 2, 4.",
    ]
    assert printed.startswith(f"{target}: {pages} pages to print on both sides")
    share = re.search(r"(\d+)% of the handouts' sizes together", printed)
    assert share
    sizes = sum(len(pdf) for pdf in handouts(folder).values())
    assert int(share[1]) == round(100 * target.stat().st_size / sizes)
    said = ended.err.splitlines()
    assert any(line.startswith(BAD_LANGUAGE) for line in said)
    assert any(line.startswith("Warning: 1 × duplicate-record, such as: ") for line in said)
    assert any(line.startswith("Warning: 2 × red-flag, such as: ") for line in said)

    again = ran(capsys, rows, "-o", folder, "--resume", "--json")
    assert again.code == ExitCode.BATCH_PARTIAL
    found = document(again)
    assert found["folder"] == str(folder)
    assert (found["rows"], found["made"], found["kept"], found["rejected"]) == (3, 0, 2, 1)
    assert found["languages"] == {"en": 2}
    assert found["red_flags"] == [2, 4]
    assert (found["print_file"], found["print_pages"]) == (None, 0)
    assert triples(found) == [
        (2, "red_flags", "red-flag"),
        (3, "language", "language-unknown"),
        (4, "red_flags", "red-flag"),
        (4, "record_number", "duplicate-record"),
    ]
    warning = next(each for each in found["warnings"] if each["code"] == "red-flag")
    assert set(warning) == {"code", "count", "example", "rows"}
    assert warning["rows"] == [2, 4]
    assert warning["count"] == 2
    assert "Warning:" not in again.err


def test_a_run_whose_rows_are_all_good_ends_with_nought(
    tmp_path: Path, folder: Path, capsys: Capture
) -> None:
    good = write_rows(tmp_path / "rows.csv", [patient(2, with_language="es")])
    ended = ran(capsys, good, "-o", folder)
    assert ended.code == ExitCode.DONE, ended.err
    assert "By language: en + es 1" in ended.out
    assert "refused" not in ended.out
    again = ran(capsys, good, "-o", folder, "--resume")
    assert again.code == ExitCode.DONE
    assert "1 handout, " in again.out
    assert "1 of them made before" in again.out


def test_problems_are_said_for_programs_with_five_keys(rows: Path, capsys: Capture) -> None:
    found = document(ran(capsys, rows, "--dry-run", "--json"))
    assert found["problems"]
    for problem in found["problems"]:
        assert tuple(problem) == ("row", "column", "code", "message", "severity")
    assert [(p["row"], p["code"], p["severity"]) for p in found["problems"]] == [
        (2, "red-flag", "warning"),
        (3, "language-unknown", "error"),
        (4, "red-flag", "warning"),
        (4, "duplicate-record", "warning"),
    ]


# A run that is not made


def test_a_run_whose_rows_are_all_wrong_ends_with_three(
    all_wrong: Path, folder: Path, tmp_path: Path, capsys: Capture
) -> None:
    ended = ran(capsys, all_wrong, "-o", folder, "--print-file", tmp_path / "all.pdf")
    assert ended.code == ExitCode.PROFILE
    assert handouts(folder) == {}
    assert "2 rows refused" in ended.out
    assert not (tmp_path / "all.pdf").exists()


def test_a_strict_run_with_a_wrong_row_makes_nothing_and_ends_with_three(
    rows: Path, folder: Path, capsys: Capture
) -> None:
    ended = ran(capsys, rows, "-o", folder, "--strict")
    assert ended.code == ExitCode.PROFILE
    assert handouts(folder) == {}
    assert "Nothing was made, because of --strict." in ended.out
    assert (folder / "rejects.csv").exists()


def test_a_strict_run_does_not_deny_what_it_has_made(
    tmp_path: Path, folder: Path, capsys: Capture
) -> None:
    """A character without a glyph is found only when the page is set; others are made by then."""
    late = write_rows(tmp_path / "rows.csv", [patient(2), patient(3, name=f"Robin{NO_GLYPH}")])
    ended = ran(capsys, late, "-o", folder, "--strict")
    is_made = bool(handouts(folder))
    assert ended.code == (ExitCode.BATCH_PARTIAL if is_made else ExitCode.PROFILE)
    assert ("Nothing was made" in ended.out) == (not is_made)


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--json"],
        ["--dry-run", "--print-file", "all.pdf"],
        ["-o", "run", "--print-file", "{rows}"],
        ["-o", "run", "--print-file", "./../{name}/rows.csv"],
        ["-o", "run", "--print-file", "all.txt"],
        ["-o", "run", "--print-file", "run/2.pdf"],
        ["-o", "run", "--record-key", "{rows}"],
        ["-o", "run", "--record-key", "all.pdf", "--print-file", "all.pdf"],
        ["-o", "{rows}"],
        ["-o", "run", "--jobs", "0"],
        ["-o", "run", "--sort", "name"],
        ["-o", "run", "--row-timeout", "0"],
        ["-o", "run", "--date", "2026-02-30"],
        ["-o", "run", "--paper", "a5"],
    ],
    ids=" ".join,
)
def test_options_that_do_not_go_together_end_with_two(
    arguments: Sequence[str],
    rows: Path,
    folder: Path,
    capsys: Capture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(rows.parent)
    before = rows.read_bytes()
    said = [word.format(rows=rows, name=rows.parent.name) for word in arguments]
    ended = run(capsys, "batch", rows, *DATE, *said)
    assert ended.code == ExitCode.USAGE, ended.err
    assert ended.out == ""
    assert rows.read_bytes() == before
    assert not folder.exists()


def test_a_clinic_that_is_not_there_ends_with_six(
    rows: Path, folder: Path, tmp_path: Path, capsys: Capture
) -> None:
    ended = ran(capsys, rows, "-o", folder, "--clinic", tmp_path / "nowhere")
    assert ended.code == ExitCode.CLINIC
    assert not folder.exists()


def test_a_folder_that_holds_something_else_ends_with_seven(
    rows: Path, folder: Path, capsys: Capture
) -> None:
    folder.mkdir()
    (folder / "letters.txt").touch()
    ended = ran(capsys, rows, "-o", folder)
    assert ended.code == ExitCode.RENDERING
    assert "is not empty" in ended.err


def test_a_file_that_is_not_there_ends_with_three(
    folder: Path, tmp_path: Path, capsys: Capture
) -> None:
    ended = ran(capsys, tmp_path / "none.csv", "-o", folder)
    assert ended.code == ExitCode.PROFILE
    assert "none.csv" in ended.err
    assert not folder.exists()


# A check


def test_a_check_writes_nothing(rows: Path, tmp_path: Path, capsys: Capture) -> None:
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    ended = ran(capsys, rows, "--dry-run")
    assert ended.code == ExitCode.BATCH_PARTIAL
    assert ended.out == (
        "3 rows checked: 2 good, 1 refused.\n"
        "Red flag, so there will be only the safety pages: rows 2, 4.\n"
    )
    assert BAD_LANGUAGE in ended.err
    assert "1 × duplicate-record" in ended.err
    assert "(row 4)" in ended.err
    assert before == {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}


def test_a_check_with_a_folder_writes_the_refused_rows_there_and_a_run_can_follow(
    rows: Path, folder: Path, capsys: Capture
) -> None:
    checked = document(ran(capsys, rows, "--dry-run", "-o", folder, "--json"))
    assert {path.name for path in folder.iterdir()} == {".lock", "rejects.csv"}
    rejects = (folder / "rejects.csv").read_bytes()
    assert b"R0003" in rejects
    made = document(ran(capsys, rows, "-o", folder, "--json"))
    assert made["made"] == 2
    assert made["problems"] == checked["problems"]
    assert (made["rows"], made["rejected"]) == (checked["rows"], checked["rejected"])
    assert (checked["made"], checked["pages"], checked["interrupted"]) == (0, 0, False)
    assert (folder / "rejects.csv").read_bytes() == rejects


@pytest.mark.parametrize(
    ("how", "expected"), [((), ExitCode.BATCH_PARTIAL), (("--strict",), ExitCode.PROFILE)]
)
def test_a_check_ends_as_the_run_would(
    how: Sequence[str], expected: ExitCode, rows: Path, all_wrong: Path, capsys: Capture
) -> None:
    assert ran(capsys, rows, "--dry-run", *how).code == expected
    assert ran(capsys, all_wrong, "--dry-run", *how).code == ExitCode.PROFILE


def test_a_check_of_good_rows_ends_with_nought(tmp_path: Path, capsys: Capture) -> None:
    good = write_rows(tmp_path / "good.csv", [patient(2), patient(3)])
    ended = ran(capsys, good, "--dry-run", "--strict")
    assert ended.code == ExitCode.DONE
    assert ended.out == (
        "2 rows checked: 2 good, 0 refused.\n"
        "Red flag, so there will be only the safety pages: rows 2, 3.\n"
    )


def test_a_second_language_that_cannot_be_had_is_the_options_fault(
    tmp_path: Path, capsys: Capture
) -> None:
    good = write_rows(tmp_path / "good.csv", [patient(2)])
    found = document(ran(capsys, good, "--dry-run", "--json", "--with-language", "xx"))
    (problem,) = found["problems"]
    assert problem["column"] == ""
    assert problem["message"].startswith("--with-language: ")


def test_a_column_that_we_do_not_know_is_named(tmp_path: Path, capsys: Capture) -> None:
    odd = write_rows(tmp_path / "odd.csv", [patient(2, shoe_size="43")])
    ended = ran(capsys, odd, "--dry-run")
    assert ended.code == ExitCode.DONE
    assert "Warning: odd.csv: the column “shoe_size”" in ended.err
    assert "43" not in ended.err


# How it goes on


def problem(row: int, column: str = "age", *, is_warning: bool = False) -> RowProblem:
    severity = Severity.WARNING if is_warning else Severity.ERROR
    return RowProblem(row, column, "bad", "is odd. Mend it.", severity)


def test_without_a_terminal_a_line_comes_from_time_to_time(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch_report, "EVERY", 0.0)
    with Report(as_json=False) as report:
        report.begin(Stage.CHECKING, None)
        report.step()
        report.begin(Stage.MAKING, 4)
        for _ in range(4):
            report.step()
    shown = capsys.readouterr()
    assert shown.out == ""
    first, *others = shown.err.splitlines()
    assert re.fullmatch(r"Checking: 1 rows, \d+\.\d a second", first)
    assert len(others) == 4
    for number, line in enumerate(others, start=1):
        pattern = rf"Making: {number} of 4, \d+\.\d a second, \d+:\d\d left"
        assert re.fullmatch(pattern, line), line


def test_lines_come_no_oftener_than_every_ten_seconds(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert batch_report.EVERY == 10
    moments = iter(range(1000))
    monkeypatch.setattr("handouts.commands.batch_report.time.monotonic", lambda: next(moments))
    with Report(as_json=False) as report:
        report.begin(Stage.MAKING, 60)
        for _ in range(60):
            report.step()
    lines = capsys.readouterr().err.splitlines()
    assert 3 <= len(lines) <= 7
    assert all(line.startswith("Making: ") for line in lines)


def test_problems_are_said_one_by_one_up_to_a_hundred(capsys: Capture) -> None:
    with Report(as_json=False) as report:
        for row in range(2, 300):
            report.tell(problem(row, "" if row == 2 else "age", is_warning=row == 3))
    lines = capsys.readouterr().err.splitlines()
    assert lines[:3] == [
        "row 2: is odd. Mend it. (bad)",
        "row 4, age: is odd. Mend it. (bad)",
        "row 5, age: is odd. Mend it. (bad)",
    ]
    assert len(lines) == batch_report.MOST_PROBLEMS + 1
    assert "rejects.csv" in lines[-1]


def test_programs_hear_of_every_problem(capsys: Capture) -> None:
    with Report(as_json=True) as report:
        for row in range(2, 300):
            report.tell(problem(row))
    assert len(report.problems) == 298
    assert capsys.readouterr() == ("", "")


def test_a_terminal_gets_a_bar_with_rate_and_time_left(tmp_path: Path, folder: Path) -> None:
    people = [patient(n) for n in range(2, 6)]
    rows = write_rows(tmp_path / "rows.csv", people)
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        command(rows, "-o", folder, "--jobs", "1"),
        env=environment() | {"TERM": "xterm", "COLUMNS": "120"},
        stdout=subprocess.PIPE,
        stderr=theirs,
    ) as process:
        os.close(theirs)
        shown = read_all(ours)
        assert process.stdout
        out = process.stdout.read().decode()
    os.close(ours)
    assert process.returncode == ExitCode.DONE, shown
    assert re.search(r"Making +\[#+-+\] +2/4 .*\d\d:\d\d.*\d+\.\d a second", shown), shown
    assert re.search(r"Making +\[#+\] +4/4", shown)
    assert "4 handouts" in out
    assert "Making" not in out


def read_all(terminal: int) -> str:
    """Return what comes to a terminal until its other end is closed."""
    pieces = []
    try:
        while piece := os.read(terminal, 65_536):
            pieces.append(piece)
    except OSError:  # as Linux says that the other end is closed
        pass
    return b"".join(pieces).decode()
