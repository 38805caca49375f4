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
from tests.languages.conftest import RULES, in_capitals, po_text

Translations = dict[tuple[str, str], str]


@pytest.fixture(scope="module")
def indonesian() -> Translations:
    """Return a whole translation, of a language that only a clinic has."""
    resources = Resources.find()
    library: Library = read_library(resources, load_vocabulary(resources))
    words: Words = load_words(resources)
    return {message.key: in_capitals(message.text) for message in extract_messages(library, words)}


@pytest.fixture
def clinic(tmp_path: Path, indonesian: Translations) -> Path:
    write(tmp_path, indonesian)
    return tmp_path


def write(clinic: Path, translations: Translations) -> None:
    folder = clinic / "locales" / "id" / "LC_MESSAGES"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "handouts.po").write_text(po_text(translations), encoding="utf-8")
    (folder.parent / "checks.toml").write_text(RULES, encoding="utf-8")


def test_status_is_there_for_programs_too(
    clinic: Path, indonesian: Translations, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["languages", "status", "--json", "--clinic", str(clinic)]) == ExitCode.DONE
    row = json.loads(capsys.readouterr().out)["id"]
    assert (row["name"], row["percent"], row["complete"]) == ("Indonesian", 100, len(indonesian))
    assert sum(part["complete"] for part in row["parts"].values()) == len(indonesian)
    assert {part["missing"] for part in row["parts"].values()} == {0}
    assert row["parts"]["safety"]["reviewed"] == 0
    assert (row["reviewed_sections"], row["stale_sections"]) == ([], [])


def test_status_has_one_line_for_each_language(
    clinic: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["languages", "status", "--clinic", str(clinic)]) == ExitCode.DONE
    head, *lines = capsys.readouterr().out.splitlines()
    assert head.split() == ["language", "translated", "fuzzy", "missing", "accepted", "reviewed"]
    (line,) = (line for line in lines if line.startswith("id "))
    assert line.split(maxsplit=7)[2:] == ["100", "%", "0", "0", "0", "not reviewed"]


@pytest.mark.parametrize("words", [["--details"], ["id"]])
def test_status_shows_the_parts_on_request(
    words: list[str], clinic: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["languages", "status", *words, "--clinic", str(clinic)]) == ExitCode.DONE
    shown = capsys.readouterr().out
    for part in ("safety", "remedy", "education", "page", "vocabulary"):
        assert shown.count(f"\n{part} ") == (1 if "id" in words else shown.count("translated") - 1)


def test_an_unfinished_language_is_not_at_100_per_cent(
    clinic: Path, indonesian: Translations, capsys: pytest.CaptureFixture[str]
) -> None:
    write(clinic, {key: text for key, text in indonesian.items() if key[0] != "safety/red-flags"})
    assert main(["languages", "status", "id", "--json", "--clinic", str(clinic)]) == ExitCode.DONE
    row = json.loads(capsys.readouterr().out)["id"]
    assert row["percent"] < 100
    assert row["missing"] == row["parts"]["safety"]["missing"] > 0


def test_a_finished_translation_passes_the_check(
    clinic: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["languages", "check", "id", "--clinic", str(clinic)]) == ExitCode.DONE
    assert "1 language checked. No problem." in capsys.readouterr().out


def test_a_missing_safety_message_fails_the_check(
    clinic: Path, indonesian: Translations, capsys: pytest.CaptureFixture[str]
) -> None:
    write(clinic, {key: text for key, text in indonesian.items() if key[0] != "safety/red-flags"})
    assert main(["languages", "check", "id", "--clinic", str(clinic)]) == ExitCode.TRANSLATION
    assert "safety/red-flags" in capsys.readouterr().err


def test_what_is_not_translated_yet_can_be_left_out_of_the_check(
    clinic: Path, indonesian: Translations, capsys: pytest.CaptureFixture[str]
) -> None:
    done = {key: text for key, text in indonesian.items() if key[0] != "safety/red-flags"}
    write(clinic, done)
    options = ["languages", "check", "id", "--so-far", "--clinic", str(clinic)]
    assert main(options) == ExitCode.DONE
    write(clinic, {**done, ("page", "Your back care plan"): "**Votre plan"})
    capsys.readouterr()
    assert main(options) == ExitCode.TRANSLATION
    assert "1 problem found." in capsys.readouterr().err


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
    row = json.loads(capsys.readouterr().out)["id"]
    assert row["reviewed_sections"] == ["page", "safety/red-flags"]
    assert (row["parts"]["safety"]["reviewed"], row["parts"]["page"]["reviewed"]) == (1, 1)


WHO = ("--reviewer", "R. Reviewer", "--qualification", "medical translator")


def review(clinic: Path, *words: str) -> int:
    place = ("--date", "2026-11-21", "--clinic", str(clinic))
    return main(["languages", "review", "id", *words, *place])


def test_what_was_recorded_is_shown(clinic: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert review(clinic, "safety/red-flags", "page", *WHO) == ExitCode.DONE
    shown = capsys.readouterr().out
    assert "safety/red-flags" in shown
    assert "the words of the page" in shown
    assert "2 reviews of id by R. Reviewer on 2026-11-21." in shown


def test_who_has_read_everything_records_it_at_once(
    clinic: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert review(clinic, "--all", *WHO) == ExitCode.DONE
    capsys.readouterr()
    main(["languages", "status", "id", "--clinic", str(clinic)])
    assert "56 of 56" in capsys.readouterr().out


@pytest.mark.parametrize("words", [(), ("page", "--all")])
def test_a_review_is_of_named_sections_or_of_all(words: tuple[str, ...], clinic: Path) -> None:
    assert review(clinic, *words, *WHO) == ExitCode.USAGE


@pytest.mark.parametrize("name", ["", "  "])
@pytest.mark.parametrize("option", ["--reviewer", "--qualification"])
def test_a_review_by_nobody_is_refused(
    option: str, name: str, clinic: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = list(WHO)
    words[words.index(option) + 1] = name
    assert review(clinic, "page", *words) == ExitCode.TRANSLATION
    assert option.removeprefix("--") in capsys.readouterr().err
    assert not (clinic / "locales" / "id" / "review.toml").exists()


def test_a_review_of_no_section_is_refused_and_nothing_is_recorded(clinic: Path) -> None:
    assert review(clinic, "page", "remedies/moon", *WHO) == ExitCode.TRANSLATION
    assert not (clinic / "locales" / "id" / "review.toml").exists()


def test_a_translation_with_an_error_cannot_be_reviewed(
    clinic: Path, indonesian: Translations, capsys: pytest.CaptureFixture[str]
) -> None:
    key = ("safety/red-flags", "Fever, shivering or severe illness")
    write(clinic, {**indonesian, key: f"{indonesian[key]} 3"})
    assert review(clinic, "safety/red-flags", *WHO) == ExitCode.TRANSLATION
    assert "the number 3 does not stand in the English text" in capsys.readouterr().err
    assert not (clinic / "locales" / "id" / "review.toml").exists()
    assert review(clinic, "page", *WHO) == ExitCode.DONE


def test_an_unfinished_section_cannot_be_reviewed(
    clinic: Path, indonesian: Translations, capsys: pytest.CaptureFixture[str]
) -> None:
    write(clinic, {key: text for key, text in indonesian.items() if key[0] != "safety/red-flags"})
    assert review(clinic, "safety/red-flags", *WHO) == ExitCode.TRANSLATION
    assert "has no translation" in capsys.readouterr().err


def test_a_change_makes_a_review_stale_in_status_and_check(
    clinic: Path, indonesian: Translations, capsys: pytest.CaptureFixture[str]
) -> None:
    assert review(clinic, "remedies/heat", *WHO) == ExitCode.DONE
    printed = {f"patient:{code}" for code in excluded_by_heat()}
    used = next(key for key in indonesian if key[0] in printed)
    write(clinic, {**indonesian, used: "autre chose"})
    capsys.readouterr()
    main(["languages", "status", "id", "--clinic", str(clinic)])
    shown = capsys.readouterr().out
    assert "0 of 56, 1 stale" in shown
    assert "Stale: remedies/heat" in shown
    main(["languages", "status", "id", "--json", "--clinic", str(clinic)])
    assert json.loads(capsys.readouterr().out)["id"]["stale_sections"] == ["remedies/heat"]
    main(["languages", "check", "id", "--clinic", str(clinic)])
    assert "remedies/heat: the words have changed since the review" in capsys.readouterr().err


def excluded_by_heat() -> set[str]:
    """Return the codes whose words a section prints under “Do not use if”."""
    resources = Resources.find()
    library = read_library(resources, load_vocabulary(resources))
    return set(library.sections["remedies/heat"].exclude)


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
    updated = run(checkout, "update", "es")
    assert updated.returncode == ExitCode.DONE, updated.stderr
    assert updated.stdout.startswith("locales/es/LC_MESSAGES/handouts.po: ")


def test_a_new_language_is_begun_with_all_its_files_and_the_next_steps(checkout: Path) -> None:
    begun = run(checkout, "new", "pt-BR")
    assert begun.returncode == ExitCode.DONE, begun.stderr
    folder = checkout / "locales/pt_BR"
    assert {path.name for path in folder.rglob("*") if path.is_file()} == {
        "handouts.po",
        "review.toml",
        "checks.toml",
    }
    assert "messages to translate into Portuguese (Brazil)" in begun.stdout
    steps = [line.split()[2] for line in begun.stdout.splitlines() if line.startswith("  handouts")]
    assert steps == ["preview", "check", "status"]
    assert run(checkout, "status", "pt_BR").returncode == ExitCode.DONE
    before = (folder / "LC_MESSAGES/handouts.po").read_bytes()
    again = run(checkout, "new", "pt_BR")
    assert again.returncode == ExitCode.TRANSLATION
    assert "languages update pt_BR" in again.stderr
    assert (folder / "LC_MESSAGES/handouts.po").read_bytes() == before


def test_update_begins_no_language(checkout: Path) -> None:
    refused = run(checkout, "update", "pt_BR")
    assert refused.returncode == ExitCode.TRANSLATION
    assert "handouts languages new pt_BR" in refused.stderr
    assert not (checkout / "locales/pt_BR").exists()


@pytest.mark.parametrize(
    ("name", "said"),
    [("klingon", "CLDR knows no language"), ("am", "handouts/pdf/fonts.py"), ("en", "English")],
)
def test_a_language_that_could_not_be_printed_is_not_begun(
    name: str, said: str, checkout: Path
) -> None:
    before = sorted(checkout.glob("locales/*"))
    refused = run(checkout, "new", name)
    assert refused.returncode == ExitCode.TRANSLATION
    assert said in refused.stderr
    assert sorted(checkout.glob("locales/*")) == before


def test_an_installed_program_does_not_change_its_catalogues(checkout: Path) -> None:
    for folder in ("templates", "locales"):
        (checkout / folder).rename(checkout / "handouts" / folder)
    (checkout / "pyproject.toml").unlink()
    before = {path: path.read_bytes() for path in (checkout / "handouts/locales").rglob("*.po*")}
    assert before
    for command in (["extract"], ["update"], ["new", "cy"]):
        refused = run(checkout, *command)
        assert refused.returncode == ExitCode.TRANSLATION
        assert "clinic's folder" in refused.stderr
    assert before == {path: path.read_bytes() for path in before}
