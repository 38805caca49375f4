"""`handouts languages`: what is printed, what is written, and the exit codes."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from handouts.commands import main
from handouts.errors import ExitCode
from handouts.languages import Words, load_words
from handouts.languages.extract import extract_messages
from handouts.library import Library, read_library
from handouts.profile import load_vocabulary
from handouts.resources import Resources
from tests.languages.conftest import po_text

Translations = dict[tuple[str, str], str]

RULES = """\
negation = ["not", "no", "never", "without", "cannot", "nobody", "nothing", "none", "neither",
    "unless", "*n't"]
avoidance = ["avoid*", "skip*", "refuse*", "kind no", "say no"]
promises = ["guaranteed"]
"""
"""What the checks need to know of the made-up translation, which is English with a dash."""


@pytest.fixture(scope="module")
def indonesian() -> Translations:
    """Return a whole translation, of a language that only a clinic has."""
    resources = Resources.find()
    library: Library = read_library(resources, load_vocabulary(resources))
    words: Words = load_words(resources)
    return {message.key: f"- {message.text}" for message in extract_messages(library, words)}


@pytest.fixture
def clinic(tmp_path: Path, indonesian: Translations) -> Path:
    write(tmp_path, indonesian)
    return tmp_path


def write(clinic: Path, translations: Translations) -> None:
    folder = clinic / "locales" / "id" / "LC_MESSAGES"
    folder.mkdir(parents=True, exist_ok=True)
    (folder.parent / "checks.toml").write_text(RULES, encoding="utf-8")
    (folder / "handouts.po").write_text(po_text(translations), encoding="utf-8")


def test_status_shows_every_language_by_part(
    clinic: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["languages", "status", "--clinic", str(clinic)]) == ExitCode.DONE
    printed = capsys.readouterr().out
    assert "id Indonesian" in printed
    assert "es Spanish" in printed
    for part in ("safety", "remedy", "education", "page"):
        assert part in printed


def test_status_is_there_for_programs_too(
    clinic: Path, indonesian: Translations, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["languages", "status", "--json", "--clinic", str(clinic)]) == ExitCode.DONE
    rows = json.loads(capsys.readouterr().out)
    assert sum(part["complete"] for part in rows["id"].values()) == len(indonesian)
    assert {part["missing"] for part in rows["id"].values()} == {0}
    assert rows["id"]["safety"]["reviewed"] == 0


def test_a_finished_translation_passes_the_check(
    clinic: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["languages", "check", "id", "--clinic", str(clinic)]) == ExitCode.DONE
    assert "1 languages checked. No problem." in capsys.readouterr().out


def test_a_missing_safety_message_fails_the_check(
    clinic: Path, indonesian: Translations, capsys: pytest.CaptureFixture[str]
) -> None:
    write(clinic, {key: text for key, text in indonesian.items() if key[0] != "safety/red-flags"})
    assert main(["languages", "check", "id", "--clinic", str(clinic)]) == ExitCode.TRANSLATION
    assert "safety/red-flags" in capsys.readouterr().err


def test_a_warning_fails_the_check_only_if_it_is_strict(
    clinic: Path, indonesian: Translations, capsys: pytest.CaptureFixture[str]
) -> None:
    write(
        clinic, {key: text for key, text in indonesian.items() if not key[0].startswith("label:")}
    )
    options = ["languages", "check", "id", "--json", "--clinic", str(clinic)]
    assert main(options) == ExitCode.DONE
    problems = json.loads(capsys.readouterr().out)
    assert {(problem["code"], problem["severity"]) for problem in problems} == {
        ("complete", "warning")
    }
    assert main([*options, "--strict"]) == ExitCode.TRANSLATION


def test_a_language_without_catalogue_is_refused_with_what_there_is(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["languages", "check", "sw"]) == ExitCode.TRANSLATION
    assert "There is: ar, es" in capsys.readouterr().err


def test_a_review_is_recorded_and_counted(clinic: Path, capsys: pytest.CaptureFixture[str]) -> None:
    who = ["--reviewer", "R. Reviewer", "--qualification", "medical translator"]
    place = ["--date", "2026-11-21", "--clinic", str(clinic)]
    recorded = main(["languages", "review", "id", "safety/red-flags", "page", *who, *place])
    assert recorded == ExitCode.DONE
    assert (clinic / "locales" / "id" / "review.toml").read_text().count("2026-11-21") == 2
    capsys.readouterr()
    main(["languages", "status", "--json", "--clinic", str(clinic)])
    rows = json.loads(capsys.readouterr().out)
    assert (rows["id"]["safety"]["reviewed"], rows["id"]["page"]["reviewed"]) == (1, 1)


def test_a_review_of_no_section_is_refused(clinic: Path) -> None:
    who = ["--reviewer", "R", "--qualification", "Q", "--clinic", str(clinic)]
    assert main(["languages", "review", "id", "remedies/moon", *who]) == ExitCode.TRANSLATION


@pytest.fixture
def checkout(tmp_path: Path, project_root: Path) -> Path:
    """Return a checkout that may be written to."""
    shutil.copy(project_root / "pyproject.toml", tmp_path)
    for folder in ("handouts", "templates", "locales"):
        shutil.copytree(
            project_root / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__")
        )
    return tmp_path


def run(checkout: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "handouts", "languages", *arguments],
        cwd=checkout,
        capture_output=True,
        text=True,
        check=False,
    )


def test_extract_and_update_write_into_the_checkout(checkout: Path) -> None:
    template = checkout / "locales" / "handouts.pot"
    template.unlink()
    extracted = run(checkout, "extract")
    assert extracted.returncode == ExitCode.DONE, extracted.stderr
    assert template.is_file()
    updated = run(checkout, "update", "pt_BR")
    assert updated.returncode == ExitCode.DONE, updated.stderr
    assert (checkout / "locales/pt_BR/LC_MESSAGES/handouts.po").is_file()
    assert (checkout / "locales/pt_BR/review.toml").is_file()
    assert run(checkout, "update", "klingon").returncode == ExitCode.TRANSLATION


def test_an_installed_program_does_not_change_its_catalogues(checkout: Path) -> None:
    for folder in ("templates", "locales"):
        (checkout / folder).rename(checkout / "handouts" / folder)
    (checkout / "pyproject.toml").unlink()
    before = {path: path.read_bytes() for path in (checkout / "handouts/locales").rglob("*.po*")}
    assert before
    for command in ("extract", "update"):
        refused = run(checkout, command)
        assert refused.returncode == ExitCode.TRANSLATION
        assert "clinic's folder" in refused.stderr
    assert before == {path: path.read_bytes() for path in before}
