"""What several commands share: options, and how problems are told."""

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from handouts.errors import HandoutsError, Problem, Severity

F = TypeVar("F", bound=Callable[..., Any])


def read_day(_ctx: click.Context, _param: click.Parameter, value: str | None) -> date:
    """Return the date of an option, or today."""
    if value is None:
        return today()
    try:
        return datetime.strptime(value, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        raise click.BadParameter("not a date; write it as 2026-11-21.") from None


def today() -> date:
    """Return the day on the wall of the clinic; the one place where the clock is read."""
    return date.today()  # noqa: DTZ011 - that wall has no zone


def date_option(command: F) -> F:
    """Add `--date`, the day on which things are judged."""
    return click.option(
        "--date", "on", metavar="YYYY-MM-DD", callback=read_day, help="Today if not given."
    )(command)


def clinic_option(command: F) -> F:
    """Add `--clinic`, the folder that is laid over the built-in texts."""
    return click.option(
        "--clinic",
        type=click.Path(path_type=Path, file_okay=False),
        envvar="HANDOUTS_CLINIC",
        help="The clinic's folder; also from HANDOUTS_CLINIC.",
    )(command)


def preview_options(example: str) -> Callable[[F], F]:
    """Add what every preview can be told: territory, paper, size of the text, and where to write.

    Args:
        example: the name of the PDF where none is given, for the help.
    """
    options = (
        click.option(
            "--territory",
            metavar="XX",
            default="",
            help="Such as US. Default: the clinic's, else GB.",
        ),
        click.option(
            "--paper", type=click.Choice(["a4", "letter"]), help="Default: the territory's."
        ),
        click.option(
            "--size",
            type=click.Choice(["standard", "clear", "large"]),
            help="Text: 12, 14 or 18 pt.",
        ),
        click.option(
            "-o",
            "--output",
            type=click.Path(path_type=Path, dir_okay=False),
            help=f"The PDF to write. Default: such as {example}, here.",
        ),
    )

    def add(command: F) -> F:
        for option in reversed(options):
            command = option(command)
        return command

    return add


def near(path: Path) -> Path:
    """Return a path as one types it from here."""
    here = Path.cwd().resolve()
    return path.relative_to(here) if path.is_relative_to(here) else path


def report_problems(
    problems: Sequence[Problem],
    error: type[HandoutsError],
    *,
    as_json: bool,
    strict: bool,
    done: str,
    explanations: Mapping[str, str] | None = None,
) -> None:
    """Print problems, errors last; raise if there is an error, or with `strict` a warning.

    With `explanations` of the codes, the JSON holds what the code of each problem means.

    Raises: the error given, holding what counts as an error.
    """
    fatal = [p for p in problems if strict or p.severity is Severity.ERROR]
    if as_json:
        rows = [
            {
                "code": p.code,
                "severity": p.severity.value,
                "place": p.place,
                "message": p.message,
                "remedy": p.remedy,
            }
            | ({} if explanations is None else {"explanation": explanations.get(p.code, "")})
            for p in problems
        ]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        for problem in problems:
            if problem not in fatal:
                click.echo(f"Warning: {problem}", err=True)
    if fatal:
        raise error(fatal)
    if not as_json:
        counts = Counter(problem.severity for problem in problems)
        warned = counts[Severity.WARNING]
        found = f"{warned} warning{'' if warned == 1 else 's'}." if warned else "No problem."
        click.echo(f"{done} {found}")
