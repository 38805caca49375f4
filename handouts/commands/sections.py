"""`handouts sections`: what can be said, with the rules and sources behind it, and its checks."""

import json
from datetime import date
from pathlib import Path

import click

from handouts.commands.common import clinic_option, date_option, report_problems
from handouts.commands.section_library import open_library
from handouts.commands.section_recall import recall
from handouts.commands.section_show import nature, show
from handouts.commands.section_write import new, preview
from handouts.commands.table import table


@click.group()
def sections() -> None:
    """List, show and check the sections."""


@sections.command("list")
@clinic_option
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def list_sections(clinic: Path | None, as_json: bool) -> None:
    """List every section: slug, title, version, evidence, review date."""
    library = open_library(clinic)
    rows = [
        (
            section.slug,
            section.title,
            section.version,
            section.evidence.value,
            section.review_due.isoformat(),
            nature(section),
        )
        for section in library.sections.values()
    ]
    if as_json:
        keys = ("slug", "title", "version", "evidence", "review_due", "nature")
        click.echo(json.dumps([dict(zip(keys, row, strict=True)) for row in rows], indent=2))
        return
    for line in table(rows):
        click.echo(line)
    approved = sum(section.approved_on is not None for section in library.sections.values())
    click.echo(f"{len(rows)} sections, {approved} of them approved by a clinician.")


@sections.command()
@click.argument("group", required=False, metavar="[GROUP]")
def codes(group: str | None) -> None:
    """List the codes that a profile may use, with what they mean; GROUP is such as symptoms."""
    from handouts.profile import Group, load_vocabulary
    from handouts.resources import Resources

    groups = [group] if group else [each.value for each in Group]
    if group and group not in set(Group):
        raise click.BadParameter(f"choose one of {', '.join(Group)}.", param_hint="GROUP")
    vocabulary = load_vocabulary(Resources.find())
    for name in groups:
        click.echo(f"\n{name}")
        rows = [(code, vocabulary.terms[code].label) for code in vocabulary.codes(Group(name))]
        for line in table(rows, indent=2):
            click.echo(line)


@sections.command()
@clinic_option
@date_option
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@click.option("--strict", is_flag=True, help="Warnings are errors, too.")
def check(clinic: Path | None, on: date, as_json: bool, strict: bool) -> None:
    """Check every section: rules, required parts, wording, doses, reading level, review dates."""
    from handouts.errors import SectionError
    from handouts.library import EXPLANATIONS, check_library, check_texts
    from handouts.resources import Resources

    library = open_library(clinic)
    report_problems(
        [*check_library(library, on), *check_texts(library, Resources.find(clinic))],
        SectionError,
        as_json=as_json,
        strict=strict,
        done=f"{len(library.sections)} sections checked.",
        explanations=EXPLANATIONS,
    )


for command in (show, new, preview, recall):
    sections.add_command(command)
