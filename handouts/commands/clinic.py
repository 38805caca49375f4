"""`handouts clinic`: start a clinic's folder, and check that everything in it is sound."""

from datetime import date
from pathlib import Path

import click

from handouts.commands.common import date_option, report_problems
from handouts.errors import ClinicError


@click.group()
def clinic() -> None:
    """Start and check a clinic's folder."""


@clinic.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def new(folder: Path) -> None:
    """Write the skeleton of a clinic's folder: settings, and places for its own texts."""
    from handouts.clinic import new_clinic

    settings = new_clinic(folder)
    click.echo(f"{settings} written. Fill in the name, then run: handouts clinic check {folder}")


@clinic.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@date_option
@click.option("--strict", is_flag=True, help="Warnings are errors, too.")
def check(folder: Path, on: date, strict: bool) -> None:
    """Check settings, logo, sections, helplines and words of a clinic's folder."""
    from handouts.commands.clinic_report import clinic_problems

    problems = clinic_problems(folder, on)
    report_problems(problems, ClinicError, as_json=False, strict=strict, done=f"{folder} is sound.")
