"""`handouts make`: one profile in, one PDF out."""

import json
import re
import stat
from pathlib import Path

import pytest

from handouts.errors import ExitCode
from tests.document.making import (
    ARABIC,
    CLINIC,
    ENGLISH,
    LARGE,
    RED_FLAG,
    SPANISH,
    example,
    made,
)
from tests.document.running import DATE, explained, opened, profile_file, run
from tests.pdf.opening import MM, PAPER_POINTS

pytestmark = pytest.mark.pdf

Capture = pytest.CaptureFixture[str]
SAFETY_TITLE = "Get help first"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "handout.pdf"


def clinic_folder(folder: Path, settings: str = "") -> Path:
    folder.mkdir(parents=True)
    (folder / "clinic.toml").write_text(f'name = "Our clinic"\n{settings}', encoding="utf-8")
    return folder


def paper_of(path: Path) -> str:
    size = opened(path).sizes[0]
    (name,) = (n for n, points in PAPER_POINTS.items() if size == pytest.approx(points, abs=MM))
    return name


@pytest.mark.parametrize("name", [ENGLISH, SPANISH, ARABIC, LARGE])
def test_an_example_is_made_and_said_on_one_line(name: str, target: Path, capsys: Capture) -> None:
    ended = run(capsys, "make", profile_file(name), *DATE, "-o", target)
    assert ended.code == ExitCode.DONE
    (line,) = ended.out.splitlines()
    found = re.fullmatch(rf"{re.escape(str(target))}  \((\d+) pages, handout (\S+)\)", line)
    assert found
    same = made(name)
    assert target.read_bytes() == same.opened.pdf
    assert int(found[1]) == same.pages
    assert found[2] == same.draft.handout_id
    assert all(text.startswith("Warning: ") for text in ended.err.splitlines())


def test_only_the_owner_can_read_the_file(target: Path, capsys: Capture) -> None:
    run(capsys, "make", profile_file(ENGLISH), *DATE, "-o", target)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_a_red_flag_makes_the_safety_pages_and_ends_with_nine(
    target: Path, capsys: Capture
) -> None:
    ended = run(capsys, "make", profile_file(RED_FLAG), *DATE, "-o", target)
    assert ended.code == ExitCode.RED_FLAG
    assert "Red flag recorded" in ended.err
    assert SAFETY_TITLE in opened(target).text
    assert "handout" in ended.out


def test_a_red_flag_given_as_an_option_counts_as_much(target: Path, capsys: Capture) -> None:
    arguments = ("make", profile_file(ENGLISH), *DATE, "--red-flag", "rf-cauda", "-o", target)
    assert run(capsys, *arguments).code == ExitCode.RED_FLAG
    assert SAFETY_TITLE in opened(target).text


def test_no_include_brings_back_what_could_harm(target: Path, capsys: Capture) -> None:
    ended = run(
        capsys, "make", profile_file(SPANISH), *DATE, "--include", "remedies/tens", "-o", target
    )
    assert ended.code == ExitCode.DONE
    assert "remedies/tens was asked for but is withheld" in ended.err
    assert "TENS" not in opened(target, language="es").text


def test_a_handout_can_be_made_from_options_alone(target: Path, capsys: Capture) -> None:
    ended = run(
        capsys,
        *("make", "--language", "es", "--territory", "US", "--age", "46", "--screened"),
        *("--symptom", "burning", "--symptom", "tension", "--cause", "gad"),
        *("--has", "implant-electronic", "--without", "pregnant", *DATE, "-o", target),
    )
    assert ended.code == ExitCode.DONE
    assert opened(target, language="es").title != "Your back care plan"


def test_the_explanation_can_be_kept_beside_the_handout(
    target: Path, tmp_path: Path, capsys: Capture
) -> None:
    record = tmp_path / "record.json"
    arguments = ("make", profile_file(SPANISH), *DATE, "-o", target, "--explanation", record)
    assert run(capsys, *arguments).code == ExitCode.DONE
    assert json.loads(record.read_text("utf-8")) == explained(capsys, profile_file(SPANISH))
    assert stat.S_IMODE(record.stat().st_mode) == 0o600
    assert "Ana Ruiz" not in record.read_text("utf-8")


# Options over file over clinic over default


def test_the_option_beats_the_file(target: Path, capsys: Capture) -> None:
    assert example(ENGLISH)["language"] == "en"
    run(capsys, "make", profile_file(ENGLISH), "--language", "es", *DATE, "-o", target)
    assert opened(target, language="es").language == "es"


def test_the_file_beats_the_clinic(target: Path, tmp_path: Path, capsys: Capture) -> None:
    defaults = '[defaults]\nlanguage = "es"\nterritory = "GB"\n'
    folder = clinic_folder(tmp_path / "clinic", defaults)
    run(capsys, "make", profile_file(ENGLISH), "--clinic", folder, *DATE, "-o", target)
    assert opened(target).language == "en"
    assert paper_of(target) == "letter"


def test_the_clinic_beats_the_default(
    target: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    defaults = '[defaults]\nlanguage = "en"\nterritory = "US"\npaper = "a4"\nclinician = "J. O."\n'
    folder = clinic_folder(tmp_path / "clinic", defaults)
    monkeypatch.setenv("HANDOUTS_CLINIC", str(folder))
    ended = run(capsys, "make", "--screened", "--symptom", "tension", *DATE, "-o", target)
    assert ended.code == ExitCode.DONE
    assert paper_of(target) == "a4"
    text = opened(target).text
    assert "Our clinic" in text
    assert "J. O." in text


def test_without_a_clinic_language_and_territory_are_asked_for(
    target: Path, capsys: Capture
) -> None:
    ended = run(capsys, "make", "--screened", *DATE, "-o", target)
    assert ended.code == ExitCode.PROFILE
    assert "language" in ended.err
    assert "territory" in ended.err


@pytest.mark.parametrize(
    ("clinic", "option", "expected"),
    [
        (None, None, "letter"),
        (None, "a4", "a4"),
        ("a4", None, "a4"),
        ("a4", "letter", "letter"),
    ],
)
def test_paper_comes_from_option_clinic_or_territory(
    clinic: str | None,
    option: str | None,
    expected: str,
    target: Path,
    tmp_path: Path,
    capsys: Capture,
) -> None:
    folder = clinic_folder(
        tmp_path / "clinic", f'[defaults]\npaper = "{clinic}"\n' if clinic else ""
    )
    asked = ["--paper", option] if option else []
    arguments = ("make", profile_file(RED_FLAG), "--territory", "US", "--clinic", folder)
    run(capsys, *arguments, *asked, *DATE, "-o", target)
    assert paper_of(target) == expected


def test_size_comes_from_option_clinic_or_default(tmp_path: Path, capsys: Capture) -> None:
    large = clinic_folder(tmp_path / "clinic", '[defaults]\nsize = "large"\n')
    plain = clinic_folder(tmp_path / "plain")
    pages = {}
    for name, folder, asked in (
        ("default", plain, ()),
        ("clinic", large, ()),
        ("option", plain, ("--size", "large")),
        ("both", large, ("--size", "standard")),
    ):
        target = tmp_path / f"{name}.pdf"
        arguments = ("make", profile_file(RED_FLAG), "--clinic", folder, *asked, *DATE)
        assert run(capsys, *arguments, "-o", target).code == ExitCode.RED_FLAG
        pages[name] = target.read_bytes()
        opened(target)
    assert pages["default"] == pages["both"] != pages["clinic"] == pages["option"]


def test_the_example_clinic_is_on_the_page(target: Path, capsys: Capture) -> None:
    ended = run(capsys, "make", profile_file(ENGLISH), "--clinic", CLINIC, *DATE, "-o", target)
    assert ended.code == ExitCode.DONE
    text = opened(target).text
    assert "Riverside Physiotherapy" in text
    assert "12 River Lane" in text


# Strictness


def test_a_clinic_can_require_that_red_flags_were_screened(
    target: Path, tmp_path: Path, capsys: Capture
) -> None:
    folder = clinic_folder(tmp_path / "clinic", "[strictness]\nrequire_screening = true\n")
    place = ("make", "--language", "en", "--territory", "US", "--clinic", folder, *DATE)
    ended = run(capsys, *place, "-o", target)
    assert ended.code == ExitCode.PROFILE
    assert "--screened" in ended.err
    assert not target.exists()
    assert run(capsys, *place, "--screened", "-o", target).code == ExitCode.DONE
    flagged = run(capsys, *place, "--red-flag", "rf-cauda", "-o", target)
    assert flagged.code == ExitCode.RED_FLAG


def test_without_that_a_missing_screening_is_a_warning(target: Path, capsys: Capture) -> None:
    place = ("make", "--language", "en", "--territory", "US", *DATE)
    ended = run(capsys, *place, "-o", target)
    assert ended.code == ExitCode.DONE
    assert "not recorded as screened" in ended.err


def test_a_clinic_can_require_a_reviewed_translation(
    target: Path, tmp_path: Path, capsys: Capture
) -> None:
    settings = "[strictness]\nrequire_reviewed_translation = true\n"
    folder = clinic_folder(tmp_path / "clinic", settings)
    place = ("make", profile_file(SPANISH), "--clinic", folder, *DATE, "-o", target)
    ended = run(capsys, *place)
    assert ended.code == ExitCode.TRANSLATION
    assert "no human review" in ended.err
    assert not target.exists()
    english = run(capsys, *place, "--language", "en")
    assert english.code == ExitCode.DONE


def test_a_clinic_can_be_stricter_about_old_numbers(
    target: Path, tmp_path: Path, capsys: Capture
) -> None:
    settings = "[strictness]\nhelpline_warn_days = 1\nhelpline_refuse_days = 2\n"
    folder = clinic_folder(tmp_path / "clinic", settings)
    place = ("make", profile_file(ENGLISH), "--clinic", folder, *DATE, "-o", target)
    ended = run(capsys, *place)
    assert ended.code == ExitCode.DONE
    assert "no crisis line that may be printed" in ended.err
    relaxed = run(capsys, "make", profile_file(ENGLISH), *DATE, "-o", target)
    assert "no crisis line" not in relaxed.err
