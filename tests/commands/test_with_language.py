"""`--with-language`: a second language beside the patient's, in every command of a handout."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from handouts.commands import group
from handouts.errors import ExitCode
from tests.document.making import ARABIC, ENGLISH, RED_FLAG, SPANISH
from tests.document.pairs import made_pair
from tests.document.running import DATE, opened, profile_file, run

pytestmark = pytest.mark.pdf

Capture = pytest.CaptureFixture[str]
BOTH_SCRIPTS = ("Noto Naskh Arabic", "Noto Sans")


@pytest.mark.parametrize(("name", "second"), [(ARABIC, "en"), (SPANISH, "en")])
def test_make_sets_a_second_language_beside_the_first(
    name: str, second: str, tmp_path: Path, capsys: Capture
) -> None:
    target = tmp_path / "handout.pdf"
    ended = run(capsys, "make", profile_file(name), "--with-language", second, *DATE, "-o", target)
    assert ended.code == ExitCode.DONE
    same = made_pair(name, second)
    assert target.read_bytes() == same.opened.pdf
    assert same.draft.handout_id in ended.out
    assert "Your back care plan" in same.opened.text


def test_ask_asks_nothing_more_for_it(tmp_path: Path) -> None:
    target = tmp_path / "handout.pdf"
    options = ["--language", "ar", "--territory", "GB", "--with-language", "en", "--age", "40"]
    options += ["--screened", "--symptom", "tension", *DATE, "-o", str(target)]
    answers = "\n\n\n\nn\n\n"
    ended = CliRunner().invoke(group, ["ask", *options], input=answers)
    assert ended.exit_code == ExitCode.DONE, ended.output
    handout = opened(target, BOTH_SCRIPTS, language="ar")
    assert "Get help now: warning signs" in handout.text


def test_explain_names_both_languages(capsys: Capture) -> None:
    said = run(capsys, "explain", profile_file(ARABIC), "--with-language", "en", *DATE).out
    assert said.splitlines()[0].split(", ")[1:] == [
        "ar with en",
        "United Kingdom (GB)",
        "a4",
        "standard",
    ]


def test_for_programs_the_second_language_is_there_only_if_there_is_one(capsys: Capture) -> None:
    def keys(*options: str) -> dict[str, object]:
        ended = run(capsys, "explain", profile_file(ENGLISH), *options, *DATE, "--json")
        document = json.loads(ended.out)
        assert isinstance(document, dict)
        return document

    alone, both = keys(), keys("--with-language", "es-MX")
    assert both["with_language"] == "es"
    assert list(both) == [*list(alone)[:2], "with_language", *list(alone)[2:]]
    assert both["handout_id"] != alone["handout_id"]
    assert both["sections"] == alone["sections"]


def test_a_red_flag_still_ends_with_nine(tmp_path: Path, capsys: Capture) -> None:
    target = tmp_path / "handout.pdf"
    profile = profile_file(RED_FLAG)
    ended = run(capsys, "make", profile, "--with-language", "ar", *DATE, "-o", target)
    assert ended.code == ExitCode.RED_FLAG
    assert "You have a warning sign" in opened(target, BOTH_SCRIPTS).text


@pytest.mark.parametrize(
    ("tag", "code", "message"),
    [
        ("en", ExitCode.PROFILE, "--with-language: is the language of the handout itself, en."),
        ("de", ExitCode.TRANSLATION, "--with-language: there is no catalogue for German."),
        ("arabic, please", ExitCode.PROFILE, "--with-language: is not a language code."),
    ],
)
@pytest.mark.parametrize("command", ["make", "explain"])
def test_a_second_language_that_cannot_be_is_refused(
    command: str, tag: str, code: ExitCode, message: str, tmp_path: Path, capsys: Capture
) -> None:
    target = tmp_path / "handout.pdf"
    written = ["-o", str(target)] if command == "make" else []
    profile = profile_file(ENGLISH)
    ended = run(capsys, command, profile, "--with-language", tag, *DATE, *written)
    assert ended.code == code
    assert ended.err.startswith(message)
    assert ended.err.endswith("1 problem found.\n")
    assert "please" not in ended.err
    assert not target.exists()
