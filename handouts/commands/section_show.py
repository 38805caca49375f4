"""`handouts sections show`: one section with its words, its rules and its sources."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from handouts.commands.common import clinic_option
from handouts.commands.section_library import open_library, section_of
from handouts.commands.table import table

if TYPE_CHECKING:
    from handouts.library import Part, Section
    from handouts.profile import Group

Rows = Sequence[tuple[str, ...]]


@click.command()
@click.argument("slug")
@clinic_option
def show(slug: str, clinic: Path | None) -> None:
    """Show one section: its text, its rules and its sources."""
    section = section_of(open_library(clinic), slug)
    click.echo(f"{section.title}\n{section.slug}  {section.version}  {nature(section)}\n")
    for line in (*_body(section), *_parts(section)):
        click.echo(line)
    for heading, rows in _rules(section).items():
        if rows:
            click.echo(f"\n{heading}")
            for line in table(rows, indent=2):
                click.echo(line)


def nature(section: "Section") -> str:
    """Return what sort of section it is: its mode or kind, and how it comes into a handout."""
    words = [section.mode.value if section.mode else section.kind.value]
    told = {
        "always printed": section.always,
        "for everyone": section.everyone,
        "opt-in": section.opt_in,
        "in spare room": section.spare_room,
        "about medicines": section.is_medicine,
        "the clinic's own": section.overlay,
    }
    return ", ".join((*words, *(word for word, is_so in told.items() if is_so)))


def _body(section: "Section") -> Iterator[str]:
    from handouts.library import BlockKind

    for block in section.blocks:
        for position, item in enumerate(block.items, start=1):
            mark = {BlockKind.BULLETS: "- ", BlockKind.STEPS: f"{position}. "}.get(block.kind, "")
            words = section.in_english(item)
            yield f"\n{words}" if block.kind is BlockKind.HEADING else f"{mark}{words}"


def _parts(section: "Section") -> Iterator[str]:
    if section.parts:
        yield f"\nParts, of which at most {section.parts_max} are printed"
    for part in section.parts:
        yield f"\n{section.in_english(part.title)}\n{section.in_english(part.text)}"
        yield f"({part.key}; for {_whom(part)})"


def _rules(section: "Section") -> Mapping[str, Rows]:
    """Return all that decides on a section and goes with it, each under a heading."""
    return {
        "Amounts": [
            (measure.value, f"usually {allowance.usual}, safe {allowance.safe}")
            for measure, allowance in section.amount.items()
        ],
        "At a glance": [(section.in_english(section.summary),)] if section.summary else [],
        "Matches": _codes(section.match),
        "Never with": _said(section, section.exclude),
        "Do not use if, besides": [(section.in_english(line),) for line in section.not_if],
        "Takes care with": _said(section, section.caution),
        "Beside": _said(section, section.bridge),
        "Opposes": [(slug,) for slug in section.opposes],
        "Page to write on": [(section.tool.value,)] if section.tool else [],
        "Facts": [(", ".join(section.facts),)] if section.facts else [],
        "Sources": [
            (source.key, f"{source.title} ({source.year})" if source.year else source.title)
            for source in section.sources
        ],
        "Review": [
            ("due", section.review_due.isoformat()),
            ("approved on", str(section.approved_on or "not approved by anybody yet")),
            ("youngest age", f"{section.min_age} years"),
            ("change", section.change),
        ],
    }


def _whom(part: "Part") -> str:
    """Return for whom a part is printed, in codes."""
    codes = [code for _, group in _codes(part.match) for code in group.split(", ")]
    return ", ".join((*codes, "everyone") if part.everyone else codes) or "nobody"


def _codes(match: "Mapping[Group, frozenset[str]]") -> list[tuple[str, str]]:
    return [(group.value, ", ".join(sorted(codes))) for group, codes in match.items()]


def _said(section: "Section", lines: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(key, section.in_english(line)) for key, line in lines.items()]
