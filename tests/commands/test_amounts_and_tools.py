"""`--amount` and `--tool`, from the command line and a clinic's folder to the profile."""

from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from handouts.clinic import read_clinic
from handouts.commands import main
from handouts.commands.profile_options import draft_from, profile_options
from handouts.errors import ClinicError, ExitCode
from handouts.profile import Measure, Profile, Tool
from tests.document.making import shelf
from tests.document.running import DATE, run

Capture = pytest.CaptureFixture[str]
STRETCHING, HEAT = "remedies/gentle-stretching", "remedies/heat"
PLACE = ("--language", "en", "--territory", "US", "--age", "46", "--screened")
FILE = """\
language = "en"
territory = "US"
tools = ["diary", "flare"]

[amounts."remedies/gentle-stretching"]
minutes = 5
times_per_day = 2

[amounts."remedies/heat"]
minutes = 10

[red_flags]
screened = true
"""


@click.command()
@click.argument("profile", required=False, type=click.Path(path_type=Path))
@profile_options
@click.pass_context
def probe(ctx: click.Context, /, profile: Path | None, **given: Any) -> None:
    """Hand over the profile that a command would work with."""
    ours = shelf() if given["clinic"] is None else None
    draft, _ = draft_from(profile, given, ours)
    ctx.obj.append(draft.profile)


def profile_from(*arguments: str | Path) -> Profile:
    found: list[Profile] = []
    words = [str(argument) for argument in (*arguments, *DATE)]
    result = CliRunner().invoke(probe, words, obj=found, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    (profile,) = found
    return profile


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "patient.toml"
    path.write_text(FILE, encoding="utf-8")
    return path


def clinic_with(folder: Path, defaults: str) -> Path:
    folder.mkdir()
    text = f'name = "Ours"\n[defaults]\n{defaults}\n'
    (folder / "clinic.toml").write_text(text, encoding="utf-8")
    return folder


def test_amounts_and_tools_come_from_the_file(file: Path) -> None:
    profile = profile_from(file)
    assert profile.amounts == {
        STRETCHING: {Measure.MINUTES: 5, Measure.TIMES_PER_DAY: 2},
        HEAT: {Measure.MINUTES: 10},
    }
    assert profile.tools == (Tool.DIARY, Tool.FLARE)


def test_an_option_beats_the_file_measure_by_measure(file: Path) -> None:
    amounts = ("--amount", f"{STRETCHING}:minutes=10,repeats=3", "--amount", f"{HEAT}:minutes=5")
    assert profile_from(file, *amounts).amounts == {
        STRETCHING: {Measure.MINUTES: 10, Measure.TIMES_PER_DAY: 2, Measure.REPEATS: 3},
        HEAT: {Measure.MINUTES: 5},
    }


def test_the_tools_of_the_options_take_the_place_of_the_files(file: Path) -> None:
    assert profile_from(file, "--tool", "log").tools == (Tool.LOG,)
    assert profile_from(file, "--tool", "log", "--tool", "diary").tools == (Tool.LOG, Tool.DIARY)
    assert profile_from(file, "--tool", "none").tools == ()


@pytest.mark.parametrize(
    ("setting", "tools"),
    [
        ("", None),
        ("tools = []", ()),
        ('tools = ["log"]', (Tool.LOG,)),
        ('tools = ["questions", "diary"]', (Tool.QUESTIONS, Tool.DIARY)),
    ],
)
def test_a_clinic_says_which_tools_it_gives_where_a_profile_does_not(
    tmp_path: Path, file: Path, setting: str, tools: tuple[Tool, ...] | None
) -> None:
    clinic = clinic_with(tmp_path / "clinic", setting)
    assert read_clinic(clinic).defaults.tools == tools
    assert profile_from(*PLACE, "--clinic", clinic).tools == tools
    assert profile_from(file, "--clinic", clinic).tools == (Tool.DIARY, Tool.FLARE)
    assert profile_from(*PLACE, "--tool", "flare", "--clinic", clinic).tools == (Tool.FLARE,)
    assert profile_from(*PLACE, "--tool", "none", "--clinic", clinic).tools == ()


@pytest.mark.parametrize(
    ("setting", "key"),
    [
        ('tools = ["log", "dairy"]', "defaults.tools.1"),
        ('tools = ["none"]', "defaults.tools.0"),
        ('tools = "log"', "defaults.tools"),
        ("tools = true", "defaults.tools"),
    ],
)
def test_a_clinics_tools_are_a_list_of_ours(tmp_path: Path, setting: str, key: str) -> None:
    clinic = clinic_with(tmp_path / "clinic", setting)
    with pytest.raises(ClinicError) as caught:
        read_clinic(clinic)
    (problem,) = caught.value.problems
    assert problem.place == f"{clinic / 'clinic.toml'}: {key}"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--amount", "heat:minutes=10"), "--amount, 1st: is not a section that we have."),
        (("--amount", f"{HEAT}:minuets=10"), "Did you mean minutes?"),
        (("--amount", f"{HEAT}:minutes=ten"), "--amount, 1st, minutes: is text"),
        (("--amount", f"{HEAT}:minutes=0"), "is not between 1 and 1000."),
        (("--amount", HEAT), "--amount, 1st: names no amount."),
        (
            ("--amount", f"{HEAT}:minutes=10", "--amount", f"{HEAT}:minutes=10"),
            "--amount, 2nd, minutes: is told more than once",
        ),
        (("--tool", "dairy"), "Did you mean diary?"),
        (("--tool", "none", "--tool", "log"), "--tool, 1st: asks for no page to write on"),
    ],
)
def test_what_is_typed_wrongly_is_told_and_nothing_is_made(
    tmp_path: Path, capsys: Capture, options: tuple[str, ...], said: str
) -> None:
    target = tmp_path / "handout.pdf"
    ended = run(capsys, "make", *PLACE, *options, *DATE, "-o", target)
    assert (ended.code, ended.out) == (ExitCode.PROFILE, "")
    assert said in ended.err
    assert "1 problem found." in ended.err
    assert not target.exists()
    assert run(capsys, "explain", *PLACE, *options, *DATE).code == ExitCode.PROFILE


@pytest.mark.parametrize("word", ["", "lo", "n"])
def test_the_shell_completes_a_tool(
    word: str, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("_HANDOUTS_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", f"handouts make --tool {word}")
    monkeypatch.setenv("COMP_CWORD", "3")
    main([])
    offered = {line.partition(",")[2] for line in capsys.readouterr().out.splitlines()}
    assert offered == {name for name in (*Tool, "none") if name.startswith(word)}


# Around each piece a mark that no message of ours has.
marked = st.text(max_size=20).map(lambda text: f"⟦{text}⟧")


@given(marked, st.sampled_from(["{}", "{}:minutes=10", HEAT + ":{}=10", HEAT + ":minutes={}"]))
def test_nothing_typed_as_an_amount_or_a_tool_comes_back(value: str, shape: str) -> None:
    for option in (("--amount", shape.format(value)), ("--tool", value)):
        result = CliRunner().invoke(probe, [*PLACE, *option, *DATE])
        assert result.exit_code != 0
        assert "⟦" not in f"{result.output}{result.exception}"
