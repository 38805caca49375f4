"""The edge of the command: it starts at once, and errors become exit codes and tell no secrets."""

import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import click
import pytest

from handouts import commands
from handouts.commands import COMMANDS, Entry, main
from handouts.errors import (
    ClinicError,
    ExitCode,
    HandoutsError,
    Problem,
    ProfileError,
    RenderingError,
    SectionError,
    TerritoryError,
    TranslationError,
)
from handouts.version import __version__

PATIENT = "Ana Ruiz 0042"
HEAVY = ("pydantic", "jinja2", "babel", "weasyprint", "pikepdf", "phonenumbers", "markdown_it")

AddCommand = Callable[[Callable[..., object]], None]


@pytest.fixture
def add_command(monkeypatch: pytest.MonkeyPatch) -> AddCommand:
    """Make `handouts trial` the only command, with what the test lets it do."""

    def add(action: Callable[..., object]) -> None:
        module = ModuleType("trial")
        command = action if isinstance(action, click.Command) else click.command("trial")(action)
        setattr(module, "trial", command)  # noqa: B010 - mypy knows no attributes of this module
        monkeypatch.setitem(sys.modules, "trial", module)
        table = {"trial": Entry("trial", "trial", "Try something.")}
        monkeypatch.setattr(commands, "COMMANDS", table)

    return add


def run_python(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code), *arguments],
        capture_output=True,
        text=True,
        check=False,
    )


# Starting


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_and_version_import_nothing_heavy(option: str) -> None:
    run = run_python(
        """
        import sys
        from handouts.commands import main
        code = main(sys.argv[1:])
        print(*sys.modules, file=sys.stderr)
        sys.exit(code)
        """,
        option,
    )
    assert run.returncode == 0, run.stderr
    assert "handouts" in run.stdout
    loaded = set(run.stderr.split())
    assert "click" in loaded
    assert not loaded & set(HEAVY)
    assert not [name for name in loaded if name.startswith("handouts.commands.")]


@pytest.mark.slow
def test_help_answers_in_a_fifth_of_the_time_that_the_pdf_engine_takes_to_load() -> None:
    def best(*arguments: str) -> float:
        times = []
        for _ in range(3):
            start = time.perf_counter()
            subprocess.run([sys.executable, *arguments], capture_output=True, check=True)
            times.append(time.perf_counter() - start)
        return min(times)

    assert best("-m", "handouts", "--help") < best("-c", "import weasyprint") / 5


def test_every_listed_command_is_there() -> None:
    assert len(COMMANDS) > 5
    with click.Context(commands.group) as context:
        for name in COMMANDS:
            command = commands.group.get_command(context, name)
            assert isinstance(command, click.Command), name
            assert command.name == name


def test_help_lists_the_commands_examples_and_completion(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["--help"]) == ExitCode.DONE
    shown = capsys.readouterr().out
    for name, entry in COMMANDS.items():
        assert name in shown
        assert entry.short_help in shown
    assert "handouts make patient.toml -o handout.pdf" in shown
    assert "_HANDOUTS_COMPLETE=bash_source" in shown


@pytest.mark.parametrize("start", [["-m", "handouts"], ["cli.py"]])
def test_the_command_runs_from_a_checkout(start: list[str], project_root: Path) -> None:
    run = subprocess.run(
        [sys.executable, *start, "--version"],
        cwd=project_root,
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout == f"handouts {__version__}\n"


@pytest.mark.parametrize(("typed", "offered"), [("ma", "make"), ("se", "sections"), ("zz", "")])
def test_the_tab_key_completes_commands_without_importing_them(typed: str, offered: str) -> None:
    run = run_python(
        """
        import os, sys
        os.environ |= {"_HANDOUTS_COMPLETE": "bash_complete", "COMP_CWORD": "1"}
        os.environ["COMP_WORDS"] = "handouts " + sys.argv[1]
        from handouts.commands import main
        code = main([])
        assert not [name for name in sys.modules if name.startswith("handouts.commands.")]
        sys.exit(code)
        """,
        typed,
    )
    assert run.returncode == 0, run.stderr
    assert [line.partition(",")[2] for line in run.stdout.split()] == ([offered] if offered else [])


# Errors on purpose


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (ProfileError, 3),
        (SectionError, 4),
        (TranslationError, 5),
        (ClinicError, 6),
        (TerritoryError, 6),
        (RenderingError, 7),
    ],
)
def test_every_problem_is_said_on_a_line_of_its_own_then_counted(
    error: type[HandoutsError],
    code: int,
    add_command: AddCommand,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def trial() -> None:
        first = Problem("rows.csv, row 14, birth_date", "not a date.", "Write it as 1980-03-02.")
        raise error([first, Problem("a\nb", "is in two\nlines.")])

    add_command(trial)
    assert main(["trial"]) == code
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.splitlines() == [
        "rows.csv, row 14, birth_date: not a date. Write it as 1980-03-02.",
        "a b: is in two lines.",
        "2 problems found.",
    ]


def test_one_problem_is_counted_in_the_singular(
    add_command: AddCommand, capsys: pytest.CaptureFixture[str]
) -> None:
    def trial() -> None:
        raise SectionError(Problem("remedies/heat.md", "has no title."))

    add_command(trial)
    assert main(["trial"]) == ExitCode.SECTION
    assert capsys.readouterr().err.splitlines()[-1] == "1 problem found."


@pytest.mark.parametrize("how", ["return", "exit"])
def test_a_command_can_end_with_a_code_of_its_own(how: str, add_command: AddCommand) -> None:
    def trial() -> ExitCode:
        if how == "exit":
            click.get_current_context().exit(ExitCode.RED_FLAG)
        return ExitCode.RED_FLAG

    add_command(trial)
    assert main(["trial"]) == ExitCode.RED_FLAG


def test_a_command_that_returns_nothing_is_done(add_command: AddCommand) -> None:
    def trial() -> None:
        click.echo("done")

    add_command(trial)
    assert main(["trial"]) == ExitCode.DONE


# Usage


def test_a_mistyped_command_is_answered_with_the_nearest(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["mkae"]) == ExitCode.USAGE
    assert "Did you mean 'make'?" in capsys.readouterr().err
    assert main(["xyzzy"]) == ExitCode.USAGE
    assert "Did you mean" not in capsys.readouterr().err


def test_a_mistyped_option_is_answered_with_the_nearest(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["--versoin"]) == ExitCode.USAGE
    assert "--version" in capsys.readouterr().err


@click.command("trial")
@click.option("--age", type=click.IntRange(0, 120))
@click.option("--birth-date", type=click.DateTime(["%Y-%m-%d"]))
@click.option("--name")
@click.option("--paper", type=click.Choice(["a4", "letter"]))
@click.argument("profile", type=click.Path(exists=True), required=False)
def options(**_values: object) -> None:
    """Take options like those of the real commands."""


@pytest.mark.parametrize(
    ("typed", "secret"),
    [
        (["--birth-date", "31.2.1980"], "31.2.1980"),
        (["--birth-date=31.2.1980"], "31.2.1980"),
        (["--age", "177"], "177"),
        (["--age", "forty"], "forty"),
        (["--paper", "Ruiz"], "Ruiz"),
        (["--name", "Ana", __file__, "Ruiz"], "Ruiz"),
    ],
)
def test_a_usage_error_never_repeats_what_may_be_the_patients(
    typed: list[str], secret: str, add_command: AddCommand, capsys: pytest.CaptureFixture[str]
) -> None:
    add_command(options)
    assert main(["trial", *typed]) == ExitCode.USAGE
    shown = capsys.readouterr().err
    assert secret not in shown
    assert "Error: " in shown


def test_a_usage_error_still_says_what_is_allowed(
    add_command: AddCommand, capsys: pytest.CaptureFixture[str]
) -> None:
    add_command(options)
    main(["trial", "--paper", "a5"])
    assert "'a4', 'letter'" in capsys.readouterr().err
    main(["trial", "--age", "177"])
    assert "0<=x<=120" in capsys.readouterr().err


def test_a_usage_error_names_the_file_that_is_missing(
    add_command: AddCommand, capsys: pytest.CaptureFixture[str]
) -> None:
    add_command(options)
    assert main(["trial", "nowhere.toml"]) == ExitCode.USAGE
    assert "nowhere.toml" in capsys.readouterr().err


# Interruptions


@pytest.mark.parametrize("interruption", [KeyboardInterrupt, click.Abort])
def test_an_interruption_ends_with_its_code_and_no_traceback(
    interruption: type[BaseException],
    add_command: AddCommand,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def trial() -> None:
        raise interruption

    add_command(trial)
    assert main(["trial"]) == ExitCode.INTERRUPTED
    assert capsys.readouterr().err.strip() == "Interrupted."


def test_a_reader_who_has_gone_is_no_error(tmp_path: Path) -> None:
    module = tmp_path / "trial.py"
    module.write_text(
        "import click\n"
        "@click.command()\n"
        "def trial():\n"
        "    for _ in range(100_000):\n"
        "        print('a line')\n",
        encoding="utf-8",
    )
    code = (
        "import sys; from handouts import commands; "
        f"sys.path.append({str(tmp_path)!r}); "
        "commands.COMMANDS = {'trial': commands.Entry('trial', 'trial', '')}; "
        "sys.exit(commands.main(['trial']))"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        assert run.stdout.readline() == "a line\n"
        run.stdout.close()
        assert run.stderr.read() == ""
    assert run.returncode == ExitCode.INTERRUPTED


# Bugs


def test_a_bug_names_its_type_and_place_and_nothing_of_the_patient(
    add_command: AddCommand, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def trial() -> None:
        raise KeyError(PATIENT)

    monkeypatch.delenv("HANDOUTS_DEBUG", raising=False)
    add_command(trial)
    assert main(["trial"]) == ExitCode.BUG
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "bug in handouts: KeyError at handouts.commands:" in shown.err
    assert PATIENT not in shown.err
    assert "Traceback" not in shown.err


def test_a_bug_names_the_last_frame_that_is_ours(
    add_command: AddCommand, capsys: pytest.CaptureFixture[str]
) -> None:
    def trial() -> None:
        Problem(PATIENT).place  # type: ignore[call-arg]  # noqa: B018 - a TypeError of ours

    def inside() -> None:
        HandoutsError(7)  # type: ignore[arg-type]  # an int cannot be iterated over

    for action, place in ((trial, "TypeError at handouts.commands:"), (inside, "handouts.errors:")):
        add_command(action)
        assert main(["trial"]) == ExitCode.BUG
        shown = capsys.readouterr().err
        assert place in shown
        assert PATIENT not in shown


def test_the_traceback_is_shown_to_those_who_ask_for_it(
    add_command: AddCommand, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def trial() -> None:
        raise KeyError("a value")

    monkeypatch.setenv("HANDOUTS_DEBUG", "1")
    add_command(trial)
    assert main(["trial"]) == ExitCode.BUG
    shown = capsys.readouterr().err
    assert "Traceback" in shown
    assert "a value" in shown


@pytest.mark.parametrize(("no_color", "coloured"), [("1", False), ("", True)])
def test_no_color_is_kept(
    no_color: str,
    coloured: bool,
    add_command: AddCommand,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", no_color)
    monkeypatch.setattr("click.utils.should_strip_ansi", lambda _stream, color: color is False)

    def trial() -> None:
        click.secho("words", fg="red")

    add_command(trial)
    assert main(["trial"]) == ExitCode.DONE
    assert ("\x1b[" in capsys.readouterr().out) is coloured
