"""`handouts ask`: the questions that matter, and the same handout as from a profile."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from handouts.commands import group
from handouts.errors import ExitCode, ProfileError
from handouts.profile import AGE_CODES, Group
from tests.document.making import shelf
from tests.document.running import DATE, opened, run

pytestmark = pytest.mark.pdf

Capture = pytest.CaptureFixture[str]
NAME = "Zoë O'Neil"


def numbers(kind: Group, *codes: str) -> str:
    """Return the answer that means these codes."""
    listed = [code for code in shelf().vocabulary.codes(kind) if code not in AGE_CODES]
    return " ".join(str(listed.index(code) + 1) for code in codes)


def asked(answers: Sequence[str], *options: str | Path) -> Result:
    """Run `handouts ask` and type the answers, one for each question."""
    arguments = ["ask", *(str(option) for option in options), *DATE]
    return CliRunner().invoke(group, arguments, input="".join(f"{text}\n" for text in answers))


ANSWERS = (
    "en",
    "US",
    "46",
    "",  # no red flag
    "y",  # all were asked for
    numbers(Group.SYMPTOMS, "burning", "between-shoulder-blades"),
    numbers(Group.CAUSES, "gad"),
    numbers(Group.LIFESTYLE, "desk-work"),
    numbers(Group.PREFERENCES, "at-home"),
    numbers(Group.HEALTH, "implant-electronic"),
    "n",  # not all others are known
    NAME,
)
SAME = (
    *("--language", "en", "--territory", "US", "--age", "46", "--screened"),
    *("--symptom", "burning", "--symptom", "between-shoulder-blades", "--cause", "gad"),
    *("--lifestyle", "desk-work", "--preference", "at-home", "--has", "implant-electronic"),
    *("--name", NAME),
)


def test_answers_make_the_same_handout_as_options(tmp_path: Path, capsys: Capture) -> None:
    from_answers, from_options = tmp_path / "answers.pdf", tmp_path / "options.pdf"
    result = asked(ANSWERS, "-o", from_answers)
    assert result.exit_code == ExitCode.DONE, result.output
    run(capsys, "make", *SAME, *DATE, "-o", from_options)
    assert from_answers.read_bytes() == from_options.read_bytes()
    assert NAME in opened(from_answers).text


def test_answers_make_the_same_handout_as_a_profile(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "patient.toml"
    path.write_text(
        'language = "en"\nterritory = "US"\n'
        f'[identity]\nname = "{NAME}"\n'
        '[needs]\nage = 46\nsymptoms = ["burning", "between-shoulder-blades"]\n'
        'causes = ["gad"]\nlifestyle = ["desk-work"]\npreferences = ["at-home"]\n'
        '[health]\npresent = ["implant-electronic"]\n[red_flags]\nscreened = true\n',
        encoding="utf-8",
    )
    from_answers, from_file = tmp_path / "answers.pdf", tmp_path / "file.pdf"
    assert asked(ANSWERS, "-o", from_answers).exit_code == ExitCode.DONE
    run(capsys, "make", path, *DATE, "-o", from_file)
    assert from_answers.read_bytes() == from_file.read_bytes()


def test_questions_go_to_stderr_and_the_result_to_stdout(tmp_path: Path) -> None:
    target = tmp_path / "handout.pdf"
    result = asked(ANSWERS, "-o", target)
    assert result.stdout.startswith(str(target))
    assert len(result.stdout.splitlines()) == 1
    assert "What does the patient feel?" in result.stderr


def test_what_is_given_is_not_asked(tmp_path: Path) -> None:
    target = tmp_path / "handout.pdf"
    result = asked(("n",), *SAME, "-o", target)  # only whether all the other factors are absent
    assert result.exit_code == ExitCode.DONE, result.output
    for question in ("Language", "lives", "Age", "Red flags", "feel", "Name"):
        assert question not in result.stderr


def test_amounts_and_tools_are_options_of_ask_too(tmp_path: Path, capsys: Capture) -> None:
    more = ("--include", "remedies/heat", "--amount", "remedies/heat:minutes=10", "--tool", "log")
    from_ask, from_make = tmp_path / "asked.pdf", tmp_path / "made.pdf"
    result = asked(("n",), *SAME, *more, "-o", from_ask)
    assert result.exit_code == ExitCode.DONE, result.output
    run(capsys, "make", *SAME, *more, *DATE, "-o", from_make)
    assert from_ask.read_bytes() == from_make.read_bytes()
    wrong = asked(("n",), *SAME, "--tool", "lgo", "-o", tmp_path / "none.pdf")
    assert isinstance(wrong.exception, ProfileError)


def test_all_others_absent_makes_them_known(tmp_path: Path, capsys: Capture) -> None:
    target, same = tmp_path / "asked.pdf", tmp_path / "made.pdf"
    answers = (*ANSWERS[:-2], "y", NAME)
    assert asked(answers, "-o", target).exit_code == ExitCode.DONE
    absent = [
        code
        for code in shelf().vocabulary.codes(Group.HEALTH)
        if code not in AGE_CODES and code != "implant-electronic"
    ]
    without = [part for code in absent for part in ("--without", code)]
    run(capsys, "make", *SAME, *without, *DATE, "-o", same)
    assert target.read_bytes() == same.read_bytes()


def test_a_red_flag_ends_the_questions(tmp_path: Path) -> None:
    target = tmp_path / "handout.pdf"
    answers = ("en", "GB", "51", numbers(Group.RED_FLAGS, "rf-cauda"), "")
    result = asked(answers, "-o", target)
    assert result.exit_code == ExitCode.RED_FLAG, result.output
    assert "What does the patient feel?" not in result.stderr
    assert "Get help first" in opened(target).text


def test_a_number_that_is_not_in_the_list_is_asked_again(tmp_path: Path) -> None:
    target = tmp_path / "handout.pdf"
    wrong = (*ANSWERS[:5], "0", "999", "two", *ANSWERS[5:])
    result = asked(wrong, "-o", target)
    assert result.exit_code == ExitCode.DONE, result.output
    assert result.stderr.count("write numbers from 1 to") == 3
    assert target.exists()


def test_an_age_that_is_none_is_asked_again(tmp_path: Path) -> None:
    answers = (*ANSWERS[:2], "old", "200", *ANSWERS[2:])
    result = asked(answers, "-o", tmp_path / "handout.pdf")
    assert result.exit_code == ExitCode.DONE, result.output


def test_an_empty_name_leaves_room_for_a_label(tmp_path: Path) -> None:
    target = tmp_path / "handout.pdf"
    assert asked((*ANSWERS[:-1], ""), "-o", target).exit_code == ExitCode.DONE
    assert "Place label here" in opened(target).text


def test_the_file_is_asked_for_if_it_is_not_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert asked((*ANSWERS, "mine.pdf")).exit_code == ExitCode.DONE
    assert NAME in opened(tmp_path / "mine.pdf").text


def test_a_clinics_language_and_territory_are_offered(tmp_path: Path) -> None:
    folder = tmp_path / "clinic"
    folder.mkdir()
    settings = 'name = "Ours"\n[defaults]\nlanguage = "en"\nterritory = "US"\n'
    (folder / "clinic.toml").write_text(settings, encoding="utf-8")
    target = tmp_path / "handout.pdf"
    result = asked(("", "", *ANSWERS[2:]), "--clinic", folder, "-o", target)
    assert result.exit_code == ExitCode.DONE, result.output
    assert "[en]" in result.stderr
    assert opened(target).language == "en"


def test_whoever_stops_in_the_middle_gets_no_file(tmp_path: Path) -> None:
    target = tmp_path / "handout.pdf"
    result = asked(ANSWERS[:4], "-o", target)
    assert result.exit_code != ExitCode.DONE
    assert not target.exists()
