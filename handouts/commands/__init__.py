"""Lists the commands, starts the one that is asked for, and turns errors into exit codes."""

import importlib
import os
import re
import sys
import traceback
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

import click
from click.exceptions import Exit

from handouts.errors import ExitCode, HandoutsError
from handouts.version import __version__

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

__all__ = ["COMMANDS", "Entry", "group", "main"]

PROGRAM: Final = "handouts"
COMPLETION_VARIABLE: Final = "_HANDOUTS_COMPLETE"

EPILOG: Final = """\
\b
Examples:
  handouts make patient.toml -o handout.pdf
  handouts make --language es --territory US --symptom burning -o handout.pdf
  handouts explain patient.toml
  handouts ask
  handouts batch patients.csv -o runs/november
  handouts doctor

\b
Completion with the tab key; add the line of your shell to its start file:
  bash  eval "$(_HANDOUTS_COMPLETE=bash_source handouts)"
  zsh   eval "$(_HANDOUTS_COMPLETE=zsh_source handouts)"
  fish  _HANDOUTS_COMPLETE=fish_source handouts | source

\b
Exit codes: 0 done, 1 a bug, 2 usage, 3 profile, 4 section, 5 translation,
6 clinic or territory, 7 rendering, 8 some rows of a batch failed,
9 red flag: only the safety pages were made, 130 interrupted.
"""


class Entry(NamedTuple):
    """Where a command lives, and what the list of commands says of it."""

    module: str
    attribute: str
    short_help: str


COMMANDS: Final[Mapping[str, Entry]] = MappingProxyType(
    {
        "make": Entry("handouts.commands.make", "make", "Make the handout of one patient."),
        "explain": Entry(
            "handouts.commands.explain", "explain", "Say what a handout would hold, and why."
        ),
        "ask": Entry("handouts.commands.ask", "ask", "Ask the questions, then make the handout."),
        "batch": Entry(
            "handouts.commands.batch", "batch", "Make the handouts of many patients, from a table."
        ),
        "sections": Entry(
            "handouts.commands.sections", "sections", "List, show and check the sections."
        ),
        "helplines": Entry(
            "handouts.commands.helplines", "helplines", "Show, check and verify the helplines."
        ),
        "languages": Entry(
            "handouts.commands.languages", "languages", "Show, update and check the translations."
        ),
        "clinic": Entry("handouts.commands.clinic", "clinic", "Start and check a clinic's folder."),
        "doctor": Entry(
            "handouts.commands.doctor", "doctor", "Check that this machine can make handouts."
        ),
    }
)


class LazyGroup(click.Group):
    """A group that imports a command when it is run, so that `--help` answers at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order in which people meet them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return the command, or None if there is none of that name."""
        entry = COMMANDS.get(cmd_name)
        if entry is None:
            return None
        command: click.Command = getattr(importlib.import_module(entry.module), entry.attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands from the table, without importing one."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.short_help) for name, entry in COMMANDS.items()])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem]":
        """Complete the name of a command from the table, without importing one."""
        from click.shell_completion import CompletionItem

        items = [
            CompletionItem(name, help=entry.short_help)
            for name, entry in COMMANDS.items()
            if name.startswith(incomplete)
        ]
        return items + click.Command.shell_complete(self, ctx, incomplete)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that `args` name; say which one comes near if there is none."""
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(name, COMMANDS, n=1)
            hint = f" Did you mean {near[0]!r}?" if near else ""
            raise click.UsageError(f"No such command {name!r}.{hint}", ctx)
        return super().resolve_command(ctx, args)


@click.group(
    name=PROGRAM,
    cls=LazyGroup,
    epilog=EPILOG,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name=PROGRAM, message="%(prog)s %(version)s")
def group() -> None:
    """Make PDF handouts about back pain linked to anxiety and stress.

    Each handout is put together for one patient, in the patient's language, with the helplines of
    the patient's territory. Nothing about a patient leaves this machine.
    """


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code: the one place where errors become codes.

    Args:
        arguments: What stands after the name of the program; by default that of this process.

    Returns:
        One of `ExitCode`, or the code with which the command ended itself.
    """
    typed = tuple(sys.argv[1:] if arguments is None else arguments)
    try:
        return _run(typed)
    except HandoutsError as error:
        return _report_problems(error)
    except click.ClickException as error:
        _without_values(error, typed).show()
        return ExitCode.USAGE
    except (click.Abort, KeyboardInterrupt, BrokenPipeError) as error:
        return _report_interruption(error)
    except Exception as error:  # noqa: BLE001 - the edge of the program
        return _report_bug(error)


def _run(typed: tuple[str, ...]) -> int:
    instruction = os.environ.get(COMPLETION_VARIABLE)
    if instruction:
        from click.shell_completion import shell_complete

        return shell_complete(group, {}, PROGRAM, COMPLETION_VARIABLE, instruction)
    colour = False if os.environ.get("NO_COLOR") else None
    try:
        with group.make_context(PROGRAM, list(typed), color=colour) as context:
            outcome = group.invoke(context)
    except Exit as end:
        outcome = end.exit_code
    if sys.stdout is not None:
        sys.stdout.flush()  # here, so that a reader who has gone is met inside the edge
    return outcome if isinstance(outcome, int) else ExitCode.DONE


def _report_problems(error: HandoutsError) -> int:
    for problem in error.problems:
        click.echo(" ".join(str(problem).split()), err=True)
    count = len(error.problems)
    click.echo(f"{count} problem{'' if count == 1 else 's'} found.", err=True)
    return error.exit_code


def _without_values(error: click.ClickException, typed: tuple[str, ...]) -> click.ClickException:
    """Take what was typed out of Click's message: it may be a patient's. Paths stay."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    if error.message.startswith("Got unexpected extra argument"):
        return click.UsageError(
            "Got a word too many. Put quotes around a value that holds spaces.", context
        )
    if not isinstance(error, click.BadParameter) or isinstance(error, click.MissingParameter):
        return error
    if error.param is not None and isinstance(error.param.type, click.Path | click.File):
        return error
    message = error.message
    values = {part for word in typed for part in (word, word.partition("=")[2]) if part}
    for value in sorted(values, key=len, reverse=True):
        message = message.replace(repr(value), "the value")
        message = re.sub(rf"^{re.escape(value)}(?!\w)", "the value", message)
    return click.BadParameter(message, context, error.param, error.param_hint)


def _report_interruption(error: BaseException) -> int:
    if isinstance(error, BrokenPipeError):  # whoever read our output has had enough of it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    else:
        click.echo("\nInterrupted.", err=True)
    return ExitCode.INTERRUPTED


def _report_bug(error: Exception) -> int:
    """Say where it happened; never with the exception's text, which may hold a patient's data."""
    place = "outside handouts"
    for frame, line in traceback.walk_tb(error.__traceback__):
        module = str(frame.f_globals.get("__name__", ""))
        if module.partition(".")[0] == PROGRAM:
            place = f"{module}:{line}"
    if os.environ.get("HANDOUTS_DEBUG") == "1":
        traceback.print_exception(error)
    click.echo(
        f"This is a bug in handouts: {type(error).__name__} at {place}.\n"
        "Please report this line; it holds nothing about the patient.\n"
        "HANDOUTS_DEBUG=1 shows where it came from, but that may hold patient data.",
        err=True,
    )
    return ExitCode.BUG
