"""`handouts helplines`: whom to call in a territory, what is doubtful there, and who checked it."""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from handouts.commands.common import clinic_option, date_option, report_problems
from handouts.commands.table import table
from handouts.errors import Problem, Severity, TerritoryError

if TYPE_CHECKING:
    from handouts.clinic import Clinic
    from handouts.resources import Resources
    from handouts.territories import (
        Freshness,
        FreshnessLimits,
        Helpline,
        HelplineChoice,
        Territory,
    )

PLACES_SHOWN = 6
NEVER_DIAL = ". Never dial it as a test: look it up on an official page"


@click.group()
def helplines() -> None:
    """Show, check and verify the helplines."""


@helplines.command()
@click.argument("territory")
@clinic_option
@date_option
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def show(territory: str, clinic: Path | None, on: date, as_json: bool) -> None:
    """Show the helplines of TERRITORY: which are printed, how old they are, and why not."""
    from handouts.territories import choose_helplines, load_territory
    from handouts.territories.describe import choice_as_json

    resources, settings, limits = _open(clinic)
    found = load_territory(territory, resources)
    choice = choose_helplines(
        found,
        on,
        age=None,
        language=found.likely_language,
        limits=limits,
        include_ids=settings.helplines.include,
    )
    if as_json:
        shown = choice_as_json(found, choice, on, limits)
        click.echo(json.dumps(shown, ensure_ascii=False, indent=2))
        return
    click.echo(f"{found.name} ({found.code})")
    for heading, rows in _as_tables(found, choice, on, limits):
        click.echo(f"\n{heading}")
        for line in table(rows, indent=2):
            click.echo(line)
    for notice in choice.notices:
        click.echo(f"Warning: {notice.message}", err=True)


@helplines.command()
@clinic_option
@date_option
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@click.option("--strict", is_flag=True, help="Warnings are errors, too.")
def check(clinic: Path | None, on: date, as_json: bool, strict: bool) -> None:
    """Check every helpline: forbidden, doubtful and old numbers."""
    from handouts.territories import check_territories, known_territories

    resources, _, limits = _open(clinic)
    problems = check_territories(resources, on, limits, _documents(resources))
    done = f"{len(known_territories(resources))} territories checked."
    if as_json or strict:
        report_problems(problems, TerritoryError, as_json=as_json, strict=strict, done=done)
        return
    warnings = [problem for problem in problems if problem.severity is Severity.WARNING]
    for line in _grouped(warnings):
        click.echo(line)
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if errors:
        raise TerritoryError(errors)
    click.echo(f"{done} No error, {len(warnings)} warnings; --json lists each of them.")


@helplines.command()
@click.argument("territory")
@click.option(
    "--clinic",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    envvar="HANDOUTS_CLINIC",
    help="The clinic's folder, which keeps the record; also from HANDOUTS_CLINIC.",
)
@click.option("--by", required=True, metavar="INITIALS", help="Who calls the numbers.")
@date_option
def verify(territory: str, clinic: Path, by: str, on: date) -> None:
    """Go through the numbers of TERRITORY: call each, and record that it works.

    Answer y if it works, n if it is wrong, s to leave it for now, q to stop. Each answer is kept
    at once.
    """
    from handouts.territories import load_territory, record_verification

    resources, _, _ = _open(clinic)
    found = load_territory(territory, resources)
    lines = [line for line in found.helplines if line.has_contact]
    counts = dict.fromkeys("yns", 0)
    for position, line in enumerate(lines, start=1):
        click.echo(f"\n{position} of {len(lines)}: {_told(line)}", err=True)
        answer = click.prompt(
            "Does it work? y yes, n no, s later, q stop",
            type=click.Choice([*counts, "q"], case_sensitive=False),
            show_choices=False,
            err=True,
        )
        if answer == "q":
            break
        counts[answer] += 1
        if answer == "y":
            record_verification(clinic, found, line.id, by, on)
        elif answer == "n":
            click.echo(_what_to_do(line, found, clinic, on))
    click.echo(f"{counts['y']} verified, {counts['n']} wrong, {counts['s']} left for later.")


def _open(clinic: Path | None) -> "tuple[Resources, Clinic, FreshnessLimits]":
    """Return the texts, the clinic's settings, and its limits of age."""
    from handouts.clinic import read_clinic
    from handouts.resources import Resources
    from handouts.territories import FreshnessLimits

    resources = Resources.find(clinic)
    settings = read_clinic(resources.clinic)
    strict = settings.strictness
    limits = FreshnessLimits(strict.helpline_warn_days, strict.helpline_refuse_days)
    return resources, settings, limits


def _documents(resources: "Resources") -> list[Path]:
    """Return the texts for people that a checkout has beside the program, and a wheel has not."""
    root = resources.templates.parent
    if not (root / "pyproject.toml").is_file():
        return []
    names = ("README.md", "CHANGELOG.md", "docs", "examples")
    return [root / name for name in names if (root / name).exists()]


def _grouped(warnings: Sequence[Problem]) -> Iterator[str]:
    """Yield one line for each kind of warning: how many, what it means, where."""
    from handouts.territories import WARNINGS

    for code, meaning in WARNINGS.items():
        places = [problem.place for problem in warnings if problem.code == code]
        if places:
            more = len(places) - PLACES_SHOWN
            tail = f" and {more} more" if more > 0 else ""
            yield f"{len(places):4} {code}: {meaning}"
            yield f"     {'; '.join(places[:PLACES_SHOWN])}{tail}"


def _as_tables(
    territory: "Territory", choice: "HelplineChoice", on: date, limits: "FreshnessLimits"
) -> Iterator[tuple[str, list[tuple[str, ...]]]]:
    """Yield the lines that are printed, those that are not, and the numbers nobody may print."""
    from handouts.territories import freshness
    from handouts.territories.describe import WHY_NOT

    printed = [_cells(dated.helpline, dated.freshness, "") for dated in choice.chosen]
    withheld = [
        _cells(line, freshness(line, territory, on, limits), f"{WHY_NOT[reason]}. ")
        for line, reason in choice.withheld
    ]
    forbidden: list[tuple[str, ...]] = [
        (entry.number, f"as {entry.used_as}" if entry.used_as else "anywhere", entry.reason)
        for entry in territory.do_not_print
    ]
    questions: list[tuple[str, ...]] = [("?", text) for text in territory.open_questions]
    tables = {
        "Printed, in this order (youth lines come for patients under 19):": printed,
        "Not printed:": withheld,
        "Never to be printed:": forbidden,
        "Open questions:": questions,
    }
    yield from ((heading, rows) for heading, rows in tables.items() if rows)


def _cells(line: "Helpline", dated: "Freshness", before: str) -> tuple[str, ...]:
    from handouts.territories.describe import reach_in_words, terms_in_words

    seen = f"{dated.basis} {dated.date_text}"
    if line.verified_by:
        seen += f" by {line.verified_by}"
    conflict = "; sources conflict" if line.conflict else ""
    end = f"{before}{terms_in_words(line)}; {seen}: {dated.state}{conflict}"
    role = (line.kind or line.role).value
    return role, reach_in_words(line), f"{line.service} [{line.id}]", end


def _told(line: "Helpline") -> str:
    """Return what somebody who calls a line should know of it."""
    from handouts.territories.describe import reach_in_words, terms_in_words

    last = "not verified yet"
    if line.verified_on is not None:
        last = f"verified {line.verified_on} by {line.verified_by}"
    role = (line.kind or line.role).value
    how = NEVER_DIAL if line.role.value == "emergency" else ""
    parts = [f"{line.service} ({role}){how}", reach_in_words(line), terms_in_words(line), last]
    if line.hours_note:
        parts.append(f"hours: {line.hours_note}")
    if line.maintainer_note:
        parts.append(line.maintainer_note)
    return "\n   ".join(parts)


def _what_to_do(line: "Helpline", territory: "Territory", clinic: Path, on: date) -> str:
    """Return how a clinic takes a wrong number off its handouts."""
    if line.role.value == "emergency":
        return (
            f"{line.id}: an emergency number is corrected in our own data only. Do not hand out "
            f"handouts for {territory.code} until it is settled; report it to the maintainers."
        )
    if line.display is None:
        return f"{line.id}: report it to the maintainers; it has no number that you could forbid."
    path = clinic / "territories" / f"{territory.code}.toml"
    return (
        f"{line.id}: add this to {path}; from then on the number is not printed:\n\n"
        f'[[do_not_print]]\nnumber = "{line.display}"\n'
        f'reason = "Called on {on}: say here what you heard"\n'
    )
