"""`--also`: companions beside the PDF, with the same id, and nothing written over."""

import re
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner

from handouts.commands import group
from handouts.commands.also import files_beside
from handouts.document import Companion
from handouts.errors import ExitCode
from tests.document.making import ARABIC, CLINIC, ENGLISH, RED_FLAG, SPANISH
from tests.document.running import DATE, opened, profile_file, run

pytestmark = pytest.mark.pdf

Capture = pytest.CaptureFixture[str]
BOTH = ("--also", "txt,html")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "handout.pdf"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("name", [ENGLISH, SPANISH, ARABIC])
def test_each_file_is_told_with_the_same_id(name: str, target: Path, capsys: Capture) -> None:
    ended = run(capsys, "make", profile_file(name), *DATE, "-o", target, *BOTH)
    assert ended.code == ExitCode.DONE
    lines = ended.out.splitlines()
    ids = {re.sub(r".*, handout (\S+)\)", r"\1", line) for line in lines}
    (handout_id,) = ids
    text, page = target.with_suffix(".txt"), target.with_suffix(".html")
    assert lines[1:] == [
        f"{text}  (plain text, handout {handout_id})",
        f"{page}  (web page, handout {handout_id})",
    ]
    assert lines[0].startswith(f"{target}  (")
    for companion in (text, page):
        assert handout_id in companion.read_text(encoding="utf-8")


def test_without_the_option_there_is_the_pdf_alone(target: Path, capsys: Capture) -> None:
    run(capsys, "make", profile_file(RED_FLAG), *DATE, "-o", target)
    assert names(target.parent) == ["handout.pdf"]


def test_the_pdf_is_the_same_with_companions_and_without(target: Path, capsys: Capture) -> None:
    run(capsys, "make", profile_file(RED_FLAG), *DATE, "-o", target)
    alone = target.read_bytes()
    run(capsys, "make", profile_file(RED_FLAG), *DATE, "-o", target, *BOTH)
    assert target.read_bytes() == alone


def test_only_the_owner_can_read_the_companions(target: Path, capsys: Capture) -> None:
    for path in (target.with_suffix(".txt"), target.with_suffix(".html")):
        path.write_text("old")
        path.chmod(0o644)
    run(capsys, "make", profile_file(RED_FLAG), *DATE, "-o", target, *BOTH)
    assert names(target.parent) == ["handout.html", "handout.pdf", "handout.txt"]
    assert {stat.S_IMODE(path.stat().st_mode) for path in target.parent.iterdir()} == {0o600}


def test_a_red_flag_makes_companions_of_the_safety_pages(target: Path, capsys: Capture) -> None:
    ended = run(capsys, "make", profile_file(RED_FLAG), *DATE, "-o", target, *BOTH)
    assert ended.code == ExitCode.RED_FLAG
    assert target.with_suffix(".txt").read_text("utf-8").startswith("# Get help first\n")
    assert "<title>Get help first</title>" in target.with_suffix(".html").read_text("utf-8")


def test_the_clinic_and_its_logo_are_in_the_companions(target: Path, capsys: Capture) -> None:
    run(capsys, "make", profile_file(ENGLISH), "--clinic", CLINIC, *DATE, "-o", target, *BOTH)
    assert "\nRiverside Physiotherapy\n" in target.with_suffix(".txt").read_text("utf-8")
    page = target.with_suffix(".html").read_text("utf-8")
    assert "Riverside Physiotherapy" in page
    assert 'src="data:image/svg+xml;base64,' in page


def test_ask_makes_companions_too(target: Path) -> None:
    place = ["--language", "en", "--territory", "US", "--age", "40", "--red-flag", "rf-cauda"]
    options = ["ask", *place, "--name", "Sam", *DATE, "-o", str(target), *BOTH]
    ended = CliRunner().invoke(group, options)
    assert ended.exit_code == ExitCode.RED_FLAG, ended.output
    assert names(target.parent) == ["handout.html", "handout.pdf", "handout.txt"]
    assert "Name: Sam\n" in target.with_suffix(".txt").read_text("utf-8")
    assert len(re.findall(r"handout (\S+)\)", ended.stdout)) == 3


def test_the_companions_of_a_run_are_the_same_in_the_next(target: Path, capsys: Capture) -> None:
    made = []
    for _ in range(2):
        run(capsys, "make", profile_file(RED_FLAG), *DATE, "-o", target, *BOTH)
        made.append([path.read_bytes() for path in sorted(target.parent.iterdir())])
    assert made[0] == made[1]
    assert len(made[0]) == 3


# Which


@pytest.mark.parametrize(
    ("asked", "made"),
    [
        (["txt"], ["handout.pdf", "handout.txt"]),
        (["html"], ["handout.html", "handout.pdf"]),
        (["txt", "html"], ["handout.html", "handout.pdf", "handout.txt"]),
        (["HTML, txt,html"], ["handout.html", "handout.pdf", "handout.txt"]),
    ],
)
def test_one_or_both_can_be_asked_for(
    asked: list[str], made: list[str], target: Path, capsys: Capture
) -> None:
    options = [word for one in asked for word in ("--also", one)]
    run(capsys, "make", profile_file(RED_FLAG), *DATE, "-o", target, *options)
    assert names(target.parent) == made


@pytest.mark.parametrize("asked", ["docx", "txt,epub", "", "txt,", "pdf"])
def test_what_is_not_known_is_refused_with_what_is(
    asked: str, target: Path, capsys: Capture
) -> None:
    ended = run(capsys, "make", profile_file(RED_FLAG), *DATE, "-o", target, "--also", asked)
    assert ended.code == ExitCode.USAGE
    assert "write one or more of txt, html." in ended.err
    assert names(target.parent) == []


# Into which files


@pytest.mark.parametrize(
    ("output", "companion"),
    [
        ("a/handout.pdf", "a/handout.txt"),
        ("handout.PDF", "handout.txt"),
        ("handout", "handout.txt"),
        ("plan.v2", "plan.v2.txt"),
        ("plan.v2.pdf", "plan.v2.txt"),
        ("handout.txt", "handout.txt.txt"),
        (".pdf", ".pdf.txt"),
    ],
)
def test_the_name_is_that_of_the_pdf_with_another_ending(output: str, companion: str) -> None:
    assert files_beside(Path(output), [Companion.TEXT]) == {Path(companion): Companion.TEXT}


@pytest.mark.parametrize("taken", ["profile", "explanation"])
def test_nothing_that_the_command_reads_or_writes_is_written_over(
    taken: str, target: Path, capsys: Capture
) -> None:
    companion = target.with_suffix(".txt")
    options: list[str | Path] = [profile_file(RED_FLAG)]
    if taken == "profile":
        companion.write_bytes(profile_file(RED_FLAG).read_bytes())
        options = [companion]
    else:
        options += ["--explanation", companion]
    before = names(target.parent)
    ended = run(capsys, "make", *options, *DATE, "-o", target, *BOTH)
    assert ended.code == ExitCode.USAGE
    assert "--also" in ended.err
    assert names(target.parent) == before
    if taken == "profile":
        assert companion.read_bytes() == profile_file(RED_FLAG).read_bytes()


@pytest.mark.parametrize("also", [BOTH, ("--also", "html")])
def test_if_one_file_cannot_be_written_none_is(
    also: tuple[str, str], target: Path, capsys: Capture
) -> None:
    target.with_suffix(".html").mkdir()
    ended = run(capsys, "make", profile_file(RED_FLAG), *DATE, "-o", target, *also)
    assert ended.code == ExitCode.RENDERING
    assert ended.out == ""
    assert names(target.parent) == ["handout.html"]


def test_if_the_pdf_cannot_be_made_nothing_is(target: Path, capsys: Capture) -> None:
    options = ("make", profile_file(RED_FLAG), "--name", "x\U0010fffd", *DATE, "-o", target, *BOTH)
    assert run(capsys, *options).code == ExitCode.RENDERING
    assert names(target.parent) == []


def test_the_explanation_is_written_with_them(target: Path, capsys: Capture) -> None:
    record = target.with_suffix(".json")
    options = ("make", profile_file(ENGLISH), *DATE, "-o", target, "--explanation", record, *BOTH)
    assert run(capsys, *options).code == ExitCode.DONE
    assert names(target.parent) == ["handout.html", "handout.json", "handout.pdf", "handout.txt"]
    assert opened(target).language == "en"
