"""`handouts sections new`: an author begins where all keys and headings are, and is led on."""

import shlex
from pathlib import Path

import pytest

from handouts.errors import ExitCode
from tests.document.running import DATE, profile_file, run

Capture = pytest.CaptureFixture[str]
SLUG = "remedies/pause-at-the-desk"


@pytest.fixture
def clinic(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return the name of a clinic's folder in the current one; it holds a space."""
    monkeypatch.chdir(tmp_path)
    folder = Path("our clinic")
    folder.mkdir()
    (folder / "clinic.toml").write_text('name = "Ours"\n', encoding="utf-8")
    return str(folder)


def test_the_path_is_told_and_the_next_commands_work(clinic: str, capsys: Capture) -> None:
    ended = run(capsys, "sections", "new", SLUG, "--clinic", clinic, *DATE)
    assert ended.code == ExitCode.DONE
    assert ended.err == ""
    path, _, *commands = ended.out.splitlines()
    assert Path(path) == Path(clinic) / "sections" / f"{SLUG}.md"
    assert Path(path).is_file()
    assert [shlex.split(command)[:3] for command in commands] == [
        ["handouts", "sections", "check"],
        ["handouts", "sections", "preview"],
    ]
    check, preview = (run(capsys, *shlex.split(command)[1:], *DATE) for command in commands)
    assert check.code == ExitCode.SECTION
    assert "skeleton" in check.err
    assert preview.code == ExitCode.DONE


def test_no_handout_is_made_while_a_section_is_not_finished(clinic: str, capsys: Capture) -> None:
    patient = profile_file("english-us")
    assert run(capsys, "explain", patient, "--clinic", clinic, *DATE).code == ExitCode.DONE
    run(capsys, "sections", "new", SLUG, "--clinic", clinic, *DATE)
    ended = run(capsys, "explain", patient, "--clinic", clinic, *DATE)
    assert ended.code == ExitCode.SECTION
    assert "skeleton" in ended.err


def test_the_check_names_the_code_for_programs(clinic: str, capsys: Capture) -> None:
    run(capsys, "sections", "new", SLUG, "--clinic", clinic, *DATE)
    ended = run(capsys, "sections", "check", "--clinic", clinic, "--json", *DATE)
    assert '"code": "skeleton"' in ended.out


@pytest.mark.parametrize(
    ("slug", "options", "due"),
    [
        ("safety/after-surgery", [], "2027-11-21"),
        ("education/how-muscles-work", [], "2029-11-21"),
        (SLUG, [], "2028-11-21"),
        ("education/sleeping-pills", ["--medicine"], "2027-11-21"),
    ],
)
def test_the_review_is_counted_from_the_date(
    slug: str, options: list[str], due: str, clinic: str, capsys: Capture
) -> None:
    run(capsys, "sections", "new", slug, *options, "--clinic", clinic, *DATE)
    text = (Path(clinic) / "sections" / f"{slug}.md").read_text(encoding="utf-8")
    assert f"\nreview_due = {due}\n" in text
    assert '\napproved_on = ""' in text


@pytest.mark.parametrize("slug", ["../../escaped", "remedies/../../escaped", "pills/x", "heat"])
def test_what_leads_out_of_the_folders_is_refused(
    slug: str, clinic: str, tmp_path: Path, capsys: Capture
) -> None:
    ended = run(capsys, "sections", "new", slug, "--clinic", clinic, *DATE)
    assert ended.code == ExitCode.SECTION
    assert ended.out == ""
    assert not list(tmp_path.rglob("*.md"))


def test_nothing_is_written_over(clinic: str, capsys: Capture) -> None:
    run(capsys, "sections", "new", SLUG, "--clinic", clinic, *DATE)
    path = Path(clinic) / "sections" / f"{SLUG}.md"
    path.write_text("A day's work.", encoding="utf-8")
    assert run(capsys, "sections", "new", SLUG, "--clinic", clinic).code == ExitCode.SECTION
    assert path.read_text(encoding="utf-8") == "A day's work."


def test_a_folder_that_is_no_clinics_does_not_become_one(tmp_path: Path, capsys: Capture) -> None:
    ended = run(capsys, "sections", "new", SLUG, "--clinic", tmp_path, *DATE)
    assert ended.code == ExitCode.CLINIC
    assert "handouts clinic new" in ended.err
    assert list(tmp_path.iterdir()) == []
