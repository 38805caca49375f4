"""`handouts sections recall`: a clinic finds the handouts that it has to take back."""

import json
import os
import tracemalloc
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from handouts.commands import main
from handouts.errors import ExitCode
from handouts.handout import recall as reader
from tests.document.running import DATE, profile_file, run
from tests.handout.test_recall import NAME, SLUG, line, manifest

Capture = pytest.CaptureFixture[str]
CURRENT = "1.2.0"


@pytest.fixture(autouse=True)
def runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to a folder with two runs: one of October, one of November."""
    monkeypatch.chdir(tmp_path)
    for month in ("october", "november"):
        (tmp_path / month).mkdir()
    manifest(tmp_path / "october", [line(1, "1.0.0"), line(2, "1.1.9", record=None)])
    manifest(tmp_path / "november", [line(1, "1.10.0"), line(2, "1.2.0"), line(3, "0.9.0")])
    return tmp_path


def test_each_handout_with_an_older_version_is_listed(capsys: Capture) -> None:
    ended = run(capsys, "sections", "recall", SLUG, "--before", CURRENT, "october", "november")
    assert ended.code == ExitCode.DONE
    assert ended.err == ""
    rows = [row.split() for row in ended.out.splitlines()]
    assert rows[:-1] == [
        ["run", "row", "record", "handout", "version"],
        ["october", "1", "9f86d081-1", "6KABN-Q26PF", "1.0.0"],
        ["october", "2", "-", "6KABN-Q26PF", "1.1.9"],
        ["november", "3", "9f86d081-3", "6KABN-Q26PF", "0.9.0"],
    ]
    assert " ".join(rows[-1]) == "3 of 5 handouts hold remedies/heat before 1.2.0."


def test_the_columns_stand_under_each_other(capsys: Capture) -> None:
    ended = run(capsys, "sections", "recall", SLUG, "--before", CURRENT, "october", "november")
    lines = ended.out.splitlines()[1:-1]
    assert len({row.index("6KABN") for row in lines[-2:]}) == 1


def test_programs_get_a_list(capsys: Capture) -> None:
    ended = run(capsys, "sections", "recall", SLUG, "--before", "1.0.1", "october", "--json")
    assert ended.code == ExitCode.DONE
    assert json.loads(ended.out) == [
        {
            "run": "october",
            "row": 1,
            "record": "9f86d081-1",
            "handout_id": "6KABN-Q26PF",
            "version": "1.0.0",
        }
    ]


def test_none_is_an_answer(capsys: Capture) -> None:
    ended = run(capsys, "sections", "recall", SLUG, "--before", "0.1.0", "october", "november")
    assert ended.code == ExitCode.DONE
    assert ended.out == "None of 5 handouts holds remedies/heat before 0.1.0.\n"
    as_json = run(capsys, "sections", "recall", SLUG, "--before", "0.1.0", "october", "--json")
    assert json.loads(as_json.out) == []


def test_a_handout_that_was_made_with_its_explanation_is_found(runs: Path, capsys: Capture) -> None:
    patient = profile_file("english-us")
    (runs / "kept.json").write_text(
        run(capsys, "explain", patient, *DATE, "--json").out, encoding="utf-8"
    )
    document = json.loads((runs / "kept.json").read_text(encoding="utf-8"))
    ended = run(capsys, "sections", "recall", "safety/red-flags", "--before", "99.0.0", "kept.json")
    assert ended.code == ExitCode.DONE
    assert document["handout_id"] in ended.out
    assert ended.out.splitlines()[-1].startswith("1 of 1 handouts holds safety/red-flags")
    assert "kept.json" in ended.out


def test_broken_lines_are_warned_of_without_their_content(runs: Path, capsys: Capture) -> None:
    path = manifest(runs, [line(1), line(record=NAME), f'{{"name": "{NAME}"', line(2)], "m.jsonl")
    ended = run(capsys, "sections", "recall", SLUG, "--before", CURRENT, path.name)
    assert ended.code == ExitCode.PROFILE
    assert ended.out.splitlines()[-1].startswith("2 of 2 handouts hold ")
    assert "m.jsonl, line 2" in ended.err
    assert "m.jsonl, line 3" in ended.err
    assert "lines were not searched: 2." in ended.err
    assert not [word for word in NAME.split() if word in ended.out + ended.err]


def test_what_is_no_run_is_an_error_after_all_others_have_been_searched(
    runs: Path, capsys: Capture
) -> None:
    (runs / "patients.csv").write_text(f"name\n{NAME}\n", encoding="utf-8")
    given = ("patients.csv", "october", "nowhere")
    ended = run(capsys, "sections", "recall", SLUG, "--before", CURRENT, *given)
    assert ended.code == ExitCode.PROFILE
    assert ended.out.splitlines()[-1].startswith("2 of 2")
    assert "patients.csv: is no manifest" in ended.err
    assert "nowhere: cannot be read" in ended.err
    assert "Ana" not in ended.err
    as_json = run(capsys, "sections", "recall", SLUG, "--before", CURRENT, *given, "--json")
    assert len(json.loads(as_json.out)) == 2
    assert as_json.code == ExitCode.PROFILE


def test_a_slip_in_the_slug_is_warned_of(capsys: Capture) -> None:
    ended = run(capsys, "sections", "recall", "remedies/haet", "--before", CURRENT, "october")
    assert ended.code == ExitCode.DONE
    assert "Did you mean remedies/heat" in ended.err
    assert ended.out.startswith("None of 2")


def test_a_section_that_was_withdrawn_is_still_found(runs: Path, capsys: Capture) -> None:
    gone = "remedies/leeches"
    sections = [{"slug": gone, "version": "1.0.0", "status": "included"}]
    path = manifest(runs, [line(4, sections=sections)], "old.jsonl")
    ended = run(capsys, "sections", "recall", gone, "--before", "9.0.0", path.name)
    assert ended.code == ExitCode.DONE
    assert f"Warning: {gone} is not in the library" in ended.err
    assert "1 of 1 handouts holds" in ended.out


def test_a_clinics_own_section_is_known(runs: Path, capsys: Capture) -> None:
    own = runs / "clinic" / "sections" / "remedies" / "leeches.md"
    own.parent.mkdir(parents=True)
    own.touch()
    given = ("remedies/leeches", "--before", "9.0.0", "october", "--clinic", "clinic")
    assert run(capsys, "sections", "recall", *given).err == ""


@pytest.mark.parametrize(
    "arguments",
    [
        (SLUG, "october"),
        (SLUG, "--before", "1.2", "october"),
        (SLUG, "--before", "yesterday", "october"),
        (SLUG, "--before", CURRENT),
    ],
)
def test_a_version_and_a_run_are_needed(arguments: tuple[str, ...], capsys: Capture) -> None:
    assert run(capsys, "sections", "recall", *arguments).code == ExitCode.USAGE


@pytest.mark.parametrize("option", [[], ["--json"]])
def test_a_long_list_takes_no_memory(
    option: list[str], runs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "MAX_LINE", 10_000)
    count = 10_000
    manifest(runs / "october", (line(row, "1.0.0") for row in range(1, count + 1)))
    command = ["sections", "recall", SLUG, "--before", CURRENT, *option]
    with Path(os.devnull).open("w") as nothing, redirect_stdout(nothing), redirect_stderr(nothing):
        assert main([*command, "november"]) == ExitCode.DONE  # what is imported is no growth
        tracemalloc.start()
        try:
            assert main([*command, "october"]) == ExitCode.DONE
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert peak < 1_000_000
