"""`handouts doctor`: whether this machine can make handouts, and how old its data is."""

import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import click

from handouts.commands.common import clinic_option, date_option
from handouts.errors import ExitCode, HandoutsError, RenderingError
from handouts.version import __version__


class Finding(NamedTuple):
    """One thing that was looked at: its name, whether it is well, and what to do if not."""

    name: str
    state: str
    said: str


OK, WARN, FAIL = "ok", "look", "FAIL"


@click.command()
@clinic_option
@date_option
@click.pass_context
def doctor(ctx: click.Context, clinic: Path | None, on: date) -> None:
    """Check that this machine can make handouts: Pango, fonts for each language, age of the data.

    It also says which printer `--print` takes.

    Ends with exit code 7 if a handout cannot be made here.
    """
    findings = [
        Finding("handouts", OK, f"{__version__}, Python {sys.version.split()[0]}"),
        *_engine(),
        *_sound("fonts", lambda: _fonts(clinic)),
        *_sound("texts", lambda: _data(clinic, on)),
        *_printing(),
    ]
    width = max(len(finding.name) for finding in findings)
    for finding in findings:
        click.echo(f"{finding.state:4}  {finding.name.ljust(width)}  {finding.said}")
    if any(finding.state == FAIL for finding in findings):
        ctx.exit(ExitCode.RENDERING)


def _sound(name: str, look: Callable[[], Iterator[Finding]]) -> list[Finding]:
    """Return what was found, or what kept it from being looked at."""
    try:
        return list(look())
    except HandoutsError as error:
        return [Finding(name, FAIL, str(problem)) for problem in error.problems]


def _engine() -> Iterator[Finding]:
    try:
        from handouts.pdf import engine_versions
    except OSError:
        yield Finding(
            "Pango", FAIL, "not found. On Debian: apt install libpango-1.0-0 libpangoft2-1.0-0"
        )
        return
    for name, version in engine_versions().items():
        if version:
            yield Finding(name, OK, version)
        else:
            yield Finding(name, FAIL, "not found. On Debian: apt install libharfbuzz-subset0")


def _fonts(clinic: Path | None) -> Iterator[Finding]:
    try:
        from handouts.pdf import OPTIONAL_FAMILIES, families_for, installed_families, packages_for
    except OSError:
        return
    from handouts.languages import available_languages, language_name, script
    from handouts.resources import Resources

    installed = installed_families()
    if installed is None:
        yield Finding("fonts", WARN, "cannot be listed. On Debian: apt install fontconfig")
        return
    for language in available_languages(Resources.find(clinic)):
        name = f"font for {language_name(language, 'en')}"
        missing = [f for f in families_for([script(language)]) if f not in installed]
        if missing:
            said = f"{', '.join(missing)} missing. On Debian: apt install {packages_for(missing)}"
            yield Finding(name, WARN if set(missing) <= OPTIONAL_FAMILIES else FAIL, said)
        else:
            yield Finding(name, OK, families_for([script(language)])[0])


def _printing() -> Iterator[Finding]:
    """Yield whether `--print` finds a printer; a handout can be made without one."""
    try:
        from handouts.pdf import find_printer
    except OSError:
        return
    try:
        yield Finding("--print", OK, find_printer(None).name)
    except RenderingError as error:
        said = " ".join(f"{problem.message} {problem.remedy}" for problem in error.problems)
        yield Finding("--print", WARN, said)


def _data(clinic: Path | None, on: date) -> Iterator[Finding]:
    from handouts.handout import load_shelf
    from handouts.territories import State, freshness, known_territories, load_territory

    shelf = load_shelf(clinic)
    codes = known_territories(shelf.resources)
    lines = [
        (territory, line)
        for territory in (load_territory(code, shelf.resources) for code in codes)
        for line in territory.helplines
    ]
    due = min(section.review_due for section in shelf.library.sections.values())
    count = len(shelf.library.sections)
    said = f"{count}, the next review is due on {due}"
    yield Finding("sections", OK if due >= on else WARN, said)
    old = sum(freshness(line, place, on).state is not State.FRESH for place, line in lines)
    said = f"{len(lines)} in {len(codes)} territories, {old} to be called: handouts helplines check"
    yield Finding("helplines", WARN if old else OK, said)
