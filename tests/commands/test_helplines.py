import json
from pathlib import Path

import pytest

from handouts.commands import main
from handouts.errors import ExitCode
from handouts.resources import Resources
from handouts.territories import emergency_number, known_territories, load_territory

DATE = ["--date", "2026-11-21"]


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    """Return a clinic's folder."""
    folder = tmp_path / "clinic"
    folder.mkdir()
    (folder / "clinic.toml").write_text('name = "Our clinic"\n', encoding="utf-8")
    return folder


def answers(monkeypatch: pytest.MonkeyPatch, *typed: str) -> None:
    """Type these answers, then close the input."""
    left = list(typed)

    def answer(*_arguments: object) -> str:
        if not left:
            raise EOFError
        return left.pop(0)

    monkeypatch.setattr("click.termui.visible_prompt_func", answer)


def test_show_lists_every_line_once(
    resources: Resources, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["helplines", "show", "gb", *DATE]) == ExitCode.DONE
    shown = "".join(capsys.readouterr().out.split())
    for line in load_territory("GB", resources).helplines:
        assert shown.count(f"[{line.id}]") == 1, line.id


def test_show_as_json_says_why_a_line_is_not_printed(
    resources: Resources, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["helplines", "show", "US", "--json", *DATE]) == ExitCode.DONE
    shown = json.loads(capsys.readouterr().out)
    assert shown["emergency"] == emergency_number(load_territory("US", resources)).id
    why = {line["id"]: line["why_not"] for line in shown["helplines"]}
    assert why["us-ddh"] == "opt-in"
    assert why[shown["emergency"]] is None


def test_show_prints_what_the_clinic_includes(
    clinic: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = clinic / "clinic.toml"
    settings.write_text('name = "Ours"\n[helplines]\ninclude = ["us-ddh"]\n', encoding="utf-8")
    arguments = ["helplines", "show", "US", "--json", "--clinic", str(clinic), *DATE]
    assert main(arguments) == ExitCode.DONE
    shown = json.loads(capsys.readouterr().out)
    assert {line["id"]: line["why_not"] for line in shown["helplines"]}["us-ddh"] is None


def test_an_unknown_territory_ends_with_the_code_of_territories(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["helplines", "show", "UK"]) == ExitCode.CLINIC
    streams = capsys.readouterr()
    assert streams.out == ""
    assert "Did you mean GB?" in streams.err


def test_check_groups_and_counts_the_warnings(
    resources: Resources, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["helplines", "check", *DATE]) == ExitCode.DONE
    out = capsys.readouterr().out
    assert len(out.splitlines()) < 30
    assert "memory-only: " in out
    assert f"{len(known_territories(resources))} territories checked. No error" in out


def test_check_as_json_lists_each_warning(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["helplines", "check", "--json", *DATE]) == ExitCode.DONE
    problems = json.loads(capsys.readouterr().out)
    assert {problem["severity"] for problem in problems} == {"warning"}
    assert len(problems) > 50


def test_strict_check_makes_errors_of_warnings(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["helplines", "check", "--strict", *DATE]) == ExitCode.CLINIC
    assert "memory" in capsys.readouterr().err


def test_check_ends_with_the_code_of_territories_on_a_forbidden_number(
    clinic: Path, resources: Resources, capsys: pytest.CaptureFixture[str]
) -> None:
    entries = load_territory("GB", resources).do_not_print
    banned = next(entry for entry in entries if entry.used_as is None)
    (clinic / "sections").mkdir()
    (clinic / "sections" / "x.md").write_text(f"Call {banned.number}", encoding="utf-8")
    assert main(["helplines", "check", "--clinic", str(clinic), *DATE]) == ExitCode.CLINIC
    assert "must not be printed" in capsys.readouterr().err


def test_verify_records_what_works_and_says_what_to_do_with_what_does_not(
    clinic: Path,
    resources: Resources,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    ours = load_territory("AU", resources)
    answers(monkeypatch, "y", "s", "s", "n", "q")
    arguments = ["helplines", "verify", "au", "--clinic", str(clinic), "--by", "JO", *DATE]
    assert main(arguments) == ExitCode.DONE
    streams = capsys.readouterr()
    assert "1 verified, 1 wrong, 2 left for later." in streams.out
    assert "[[do_not_print]]" in streams.out
    assert str(ours.helplines[3].display) in streams.out
    assert "do_not_print" not in (clinic / "territories" / "AU.toml").read_text(encoding="utf-8")
    theirs = load_territory("AU", Resources(resources.templates, resources.locales, clinic))
    assert [line.id for line in theirs.helplines if line.verified_on] == [ours.helplines[0].id]


def test_a_wrong_emergency_number_is_for_the_maintainers(
    clinic: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers(monkeypatch, "n", "q")
    arguments = ["helplines", "verify", "AU", "--clinic", str(clinic), "--by", "JO", *DATE]
    assert main(arguments) == ExitCode.DONE
    out = capsys.readouterr().out
    assert "report it to the maintainers" in out
    assert "[[do_not_print]]" not in out


def test_an_answer_is_kept_when_the_rest_is_interrupted(
    clinic: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers(monkeypatch, "y")
    arguments = ["helplines", "verify", "AU", "--clinic", str(clinic), "--by", "JO", *DATE]
    assert main(arguments) == ExitCode.INTERRUPTED
    assert (clinic / "territories" / "AU.toml").is_file()


def test_verify_needs_a_clinic_and_initials() -> None:
    assert main(["helplines", "verify", "AU"]) == ExitCode.USAGE
