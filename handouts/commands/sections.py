"""`handouts sections`: what can be said, with the rules and sources behind it, and its checks."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from handouts.commands.common import clinic_option, date_option, report_problems
from handouts.commands.table import table

if TYPE_CHECKING:
    from handouts.library import Library, Section


@click.group()
def sections() -> None:
    """List, show and check the sections."""


@sections.command("list")
@clinic_option
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def list_sections(clinic: Path | None, as_json: bool) -> None:
    """List every section: slug, title, version, evidence, review date."""
    library = _library(clinic)
    rows = [
        (
            section.slug,
            section.title,
            section.version,
            section.evidence.value,
            section.review_due.isoformat(),
            _nature(section),
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
@click.argument("slug")
@clinic_option
def show(slug: str, clinic: Path | None) -> None:
    """Show one section: its text, its rules and its sources."""
    from handouts.errors import Problem, SectionError
    from handouts.library import BlockKind
    from handouts.profile import nearest_names

    library = _library(clinic)
    section = library.sections.get(slug)
    if section is None:
        near = nearest_names(slug, {s: (s, e.title) for s, e in library.sections.items()})
        hint = f"Did you mean {' or '.join(near)}?" if near else "See `handouts sections list`."
        raise SectionError(Problem("SLUG", "there is no such section.", hint, "unknown-slug"))
    click.echo(f"{section.title}\n{section.slug}  {section.version}  {_nature(section)}\n")
    for block in section.blocks:
        for position, item in enumerate(block.items, start=1):
            mark = {BlockKind.BULLETS: "- ", BlockKind.STEPS: f"{position}. "}.get(block.kind, "")
            words = section.in_english(item)
            click.echo(f"\n{words}" if block.kind is BlockKind.HEADING else f"{mark}{words}")
    for heading, rules in _rules(section).items():
        if rules:
            click.echo(f"\n{heading}")
            for line in table(tuple(rules.items()), indent=2):
                click.echo(line)


@sections.command()
@clinic_option
@date_option
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@click.option("--strict", is_flag=True, help="Warnings are errors, too.")
def check(clinic: Path | None, on: date, as_json: bool, strict: bool) -> None:
    """Check every section: rules, required parts, wording, doses, review dates."""
    from handouts.errors import SectionError
    from handouts.library import check_library

    library = _library(clinic)
    problems = check_library(library, on)
    report_problems(
        problems,
        SectionError,
        as_json=as_json,
        strict=strict,
        done=f"{len(library.sections)} sections checked.",
    )


def _library(clinic: Path | None) -> "Library":
    from handouts.library import read_library
    from handouts.profile import load_vocabulary
    from handouts.resources import Resources

    resources = Resources.find(clinic)
    return read_library(resources, load_vocabulary(resources))


def _nature(section: "Section") -> str:
    words = [section.mode.value if section.mode else section.kind.value]
    if section.always:
        words.append("always printed")
    if section.opt_in:
        words.append("opt-in")
    if section.overlay:
        words.append("the clinic's own")
    return ", ".join(words)


def _rules(section: "Section") -> Mapping[str, Mapping[str, str]]:
    return {
        "Matches": {
            group.value: ", ".join(sorted(codes)) for group, codes in section.match.items()
        },
        "Never with": section.exclude,
        "Takes care with": section.caution,
        "Beside": section.bridge,
        "Sources": {source.key: f"{source.title} ({source.year})" for source in section.sources},
        "Review": {
            "due": section.review_due.isoformat(),
            "approved on": str(section.approved_on or "not approved by anybody yet"),
            "youngest age": f"{section.min_age} years",
            "change": section.change,
        },
    }
