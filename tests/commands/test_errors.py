"""Whatever is typed wrongly is told at once, all together, and never repeated."""

import re
from pathlib import Path

import pytest

from handouts.errors import ExitCode
from handouts.languages import available_languages
from handouts.resources import Resources
from handouts.territories import known_territories
from tests.document.making import ENGLISH
from tests.document.running import DATE, profile_file, run

Capture = pytest.CaptureFixture[str]

MISTAKEN = """\
language = "qqlanguage"
territory = "qqland"
colour = "qqcolour"

[identity]
birth_date = "qq-birth"

[needs]
age = "qqage"
symptoms = ["qqsymptom", "gad"]
icd10 = ["qqcode"]

[health]
present = ["qqhealth", "diabetes"]
absent = ["diabetes"]

[red_flags]
screened = "qqscreened"

[clinician]
include = ["remedies/qqremedy"]
exclude = ["safety/disclaimer"]
"""
PLACES = (
    "language",
    "territory",
    "key 3",
    "identity.birth_date",
    "needs.age",
    "needs.symptoms, item 1",
    "needs.symptoms, item 2",
    "needs.icd10, item 1",
    "health.present, item 1",
    "health.present, item 2",
    "red_flags.screened",
    "clinician.include, item 1",
    "clinician.exclude, item 1",
)


@pytest.fixture
def mistaken(tmp_path: Path) -> Path:
    path = tmp_path / "patient.toml"
    path.write_text(MISTAKEN, encoding="utf-8")
    return path


@pytest.mark.parametrize("command", ["make", "explain"])
def test_every_mistake_of_a_profile_is_told_at_once_with_its_place(
    command: str, mistaken: Path, tmp_path: Path, capsys: Capture
) -> None:
    target = tmp_path / "handout.pdf"
    output = ["-o", str(target)] if command == "make" else []
    ended = run(capsys, command, mistaken, *DATE, *output)
    assert ended.code == ExitCode.PROFILE
    assert ended.out == ""
    *lines, count = ended.err.splitlines()
    assert count == f"{len(PLACES)} problems found."
    assert len(lines) == len(PLACES) >= 10
    for place in PLACES:
        assert sum(f"{place}:" in line for line in lines) == 1, place
    assert "qq" not in ended.err.replace(str(mistaken), "")
    assert not target.exists()


def test_each_mistake_comes_with_what_to_do(mistaken: Path, capsys: Capture) -> None:
    *lines, _ = run(capsys, "explain", mistaken, *DATE).err.splitlines()
    for line in lines:
        _, _, told = line.partition(": ")
        assert len(re.findall(r"[.?](?: |$)", told)) >= 2, line


def test_mistakes_of_file_and_options_are_told_together(mistaken: Path, capsys: Capture) -> None:
    ended = run(capsys, "explain", mistaken, *DATE, "--cause", "qqcause", "--has", "qqhas")
    assert f"{len(PLACES) + 2} problems found." in ended.err
    assert "--cause" in ended.err
    assert "--has" in ended.err
    assert "qqcause" not in ended.err


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("--langauge", "--language"),
        ("--symtom", "--symptom"),
        ("--screend", "--screened"),
        ("--redflag", "--red-flag"),
    ],
)
def test_a_mistyped_option_is_answered_with_the_right_one(
    typed: str, meant: str, tmp_path: Path, capsys: Capture
) -> None:
    target = tmp_path / "handout.pdf"
    ended = run(capsys, "make", profile_file(ENGLISH), typed, "burning", "-o", target)
    assert ended.code == ExitCode.USAGE
    assert meant in ended.err
    assert not target.exists()


def test_a_mistyped_code_is_answered_with_the_right_one(capsys: Capture) -> None:
    ended = run(capsys, "explain", profile_file(ENGLISH), *DATE, "--symptom", "burnign")
    assert ended.code == ExitCode.PROFILE
    assert "Did you mean burning" in ended.err
    assert "burnign" not in ended.err


def test_a_code_in_the_wrong_place_is_shown_the_right_one(capsys: Capture) -> None:
    ended = run(capsys, "explain", profile_file(ENGLISH), *DATE, "--symptom", "gad")
    assert ended.code == ExitCode.PROFILE
    assert "--cause" in ended.err


def test_an_unknown_territory_is_answered_with_those_there_are(
    tmp_path: Path, capsys: Capture
) -> None:
    target = tmp_path / "handout.pdf"
    arguments = ("make", profile_file(ENGLISH), "--territory", "ZZ", *DATE, "-o", target)
    ended = run(capsys, *arguments)
    assert ended.code == ExitCode.CLINIC
    codes = known_territories(Resources.find())
    assert len(codes) > 30
    assert [code for code in codes if not re.search(rf"\b{code}\b", ended.err)] == []
    assert not target.exists()


def test_the_united_kingdom_is_gb(capsys: Capture) -> None:
    ended = run(capsys, "explain", profile_file(ENGLISH), "--territory", "UK", *DATE)
    assert ended.code == ExitCode.PROFILE
    assert "write GB" in ended.err


def test_a_language_in_another_script_is_refused_and_not_replaced(
    tmp_path: Path, capsys: Capture
) -> None:
    """Readers in Taiwan read traditional characters; nobody gets a page they cannot read."""
    assert "zh_Hant" not in available_languages(Resources.find())
    target = tmp_path / "handout.pdf"
    for tag in ("zh-TW", "zh-Hant", "zh-HK"):
        arguments = ("make", profile_file(ENGLISH), "--language", tag, *DATE, "-o", target)
        ended = run(capsys, *arguments)
        assert ended.code == ExitCode.TRANSLATION
        assert "Chinese" in ended.err
        assert "There is: ar, en, es" in ended.err
        assert not target.exists()


def test_simplified_characters_do_not_stand_in_for_traditional_ones(
    tmp_path: Path, capsys: Capture
) -> None:
    folder = tmp_path / "clinic"
    messages = folder / "locales" / "zh_Hans" / "LC_MESSAGES"
    messages.mkdir(parents=True)
    (folder / "clinic.toml").write_text('name = "Ours"\n', encoding="utf-8")
    header = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    (messages / "handouts.po").write_text(header, encoding="utf-8")
    arguments = ("explain", profile_file(ENGLISH), "--clinic", folder, *DATE)
    ended = run(capsys, *arguments, "--language", "zh-TW")
    assert ended.code == ExitCode.TRANSLATION
    assert "no Chinese in that script, only zh_Hans" in ended.err


@pytest.mark.parametrize("typed", ["bad", "21.11.2026", "2026-02-30", "", "2026-11-21x"])
@pytest.mark.parametrize("command", ["make", "explain", "doctor"])
def test_a_date_that_is_none_is_refused(
    command: str, typed: str, tmp_path: Path, capsys: Capture
) -> None:
    profile = [] if command == "doctor" else [str(profile_file(ENGLISH))]
    output = ["-o", str(tmp_path / "handout.pdf")] if command == "make" else []
    ended = run(capsys, command, *profile, f"--date={typed}", *output)
    assert ended.code == ExitCode.USAGE
    assert "write it as 2026-11-21" in ended.err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--paper", "a5"], ExitCode.USAGE),
        (["--size", "tiny"], ExitCode.USAGE),
        (["--age", "forty"], ExitCode.USAGE),
        (["--age", "177"], ExitCode.PROFILE),
        (["--exclude", "safety/red-flags"], ExitCode.PROFILE),
        (["--override", "remedies/heat"], ExitCode.PROFILE),
        (["--include", "remedies/heat", "--exclude", "remedies/heat"], ExitCode.PROFILE),
        (["--clinic", "/nowhere/at/all"], ExitCode.CLINIC),
    ],
)
def test_other_mistakes_end_with_their_code_and_without_a_file(
    options: list[str], code: ExitCode, tmp_path: Path, capsys: Capture
) -> None:
    target = tmp_path / "handout.pdf"
    ended = run(capsys, "make", profile_file(ENGLISH), *options, *DATE, "-o", target)
    assert ended.code == code
    assert ended.out == ""
    assert ended.err
    assert not target.exists()


def test_a_profile_that_is_not_there_is_a_mistake_of_the_profile(
    tmp_path: Path, capsys: Capture
) -> None:
    ended = run(capsys, "make", tmp_path / "none.toml", *DATE, "-o", tmp_path / "x.pdf")
    assert ended.code == ExitCode.PROFILE
    assert "none.toml: there is no such file" in ended.err


def test_make_needs_to_know_where_to_write(capsys: Capture) -> None:
    ended = run(capsys, "make", profile_file(ENGLISH), *DATE)
    assert ended.code == ExitCode.USAGE
    assert "--output" in ended.err


@pytest.mark.pdf
def test_a_folder_that_is_not_there_is_told_after_everything_else_went_well(
    tmp_path: Path, capsys: Capture
) -> None:
    target = tmp_path / "none" / "handout.pdf"
    ended = run(capsys, "make", profile_file(ENGLISH), *DATE, "-o", target)
    assert ended.code == ExitCode.RENDERING
    assert str(target.parent) in ended.err
    assert ended.out == ""
