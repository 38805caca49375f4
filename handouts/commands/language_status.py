"""`handouts languages status`: how far each language is, and what a person has read of it."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from handouts.commands.common import clinic_option
from handouts.commands.language_texts import chosen, open_texts, translated
from handouts.commands.table import table

if TYPE_CHECKING:
    from handouts.languages import Reviews
    from handouts.languages.status import Area, Coverage


@dataclass(frozen=True)
class Far:
    """How far one language is: its parts, all of them together, and its reviews."""

    name: str
    parts: "Mapping[Area, Coverage]"
    whole: "Coverage"
    reviews: "Reviews"


@click.command()
@click.argument("lang", nargs=-1)
@clinic_option
@click.option("--details", is_flag=True, help="Each part of the handout.")
@click.option("--json", "as_json", is_flag=True, help="For programs, with everything.")
def status(lang: tuple[str, ...], clinic: Path | None, details: bool, as_json: bool) -> None:
    """Show for each language, or for LANG, what is translated and what a person has reviewed."""
    found = _found(lang, clinic)
    if as_json:
        rows = {code: _for_programs(far) for code, far in found.items()}
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    click.echo("\n".join(table(_overview(found))))
    if details or len(lang) == 1:
        for code, far in found.items():
            click.echo()
            click.echo("\n".join(table(_detailed(code, far))))
            for slug in sorted(far.reviews.outdated):
                click.echo(f"Stale: {slug} has changed since it was reviewed.")


def _found(lang: tuple[str, ...], clinic: Path | None) -> dict[str, Far]:
    from handouts.languages import language_name, read_catalogue, read_reviews
    from handouts.languages.extract import extract_messages
    from handouts.languages.status import coverage, total

    resources, library, words = open_texts(clinic)
    messages = extract_messages(library, words)
    found = {}
    for language in chosen(lang, translated(resources)):
        catalogue = read_catalogue(resources, language)
        reviews = read_reviews(resources, library, words, catalogue)
        parts = coverage(library, messages, catalogue, reviews)
        name = language_name(language, "en")
        found[language] = Far(name, parts, total(parts.values()), reviews)
    return found


def _overview(found: Mapping[str, Far]) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = [
        ("language", "translated", "fuzzy", "missing", "accepted", "reviewed")
    ]
    for code, far in found.items():
        whole = far.whole
        numbers = (f"{whole.percent} %", str(whole.fuzzy), str(whole.missing), str(whole.accepted))
        rows.append((f"{code} {far.name}", *numbers, _reviewed(whole)))
    return rows


def _reviewed(whole: "Coverage") -> str:
    if not whole.reviewed and not whole.stale:
        return "not reviewed"
    stale = f", {whole.stale} stale" if whole.stale else ""
    return f"{whole.reviewed} of {whole.sections}{stale}"


def _detailed(code: str, far: Far) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = [
        (code, "translated", "complete", "fuzzy", "missing", "accepted", "reviewed", "stale")
    ]
    for area, part in far.parts.items():
        numbers = tuple(map(str, (part.complete, part.fuzzy, part.missing, part.accepted)))
        read = (
            (f"{part.reviewed} of {part.sections}", str(part.stale))
            if part.sections
            else ("-", "-")
        )
        rows.append((area.value, f"{part.percent} %", *numbers, *read))
    return rows


def _for_programs(far: Far) -> dict[str, object]:
    return {
        "name": far.name,
        **_counts(far.whole),
        "parts": {area.value: _counts(part) for area, part in far.parts.items()},
        "reviewed_sections": sorted(far.reviews.reviewed),
        "stale_sections": sorted(far.reviews.outdated),
    }


def _counts(part: "Coverage") -> dict[str, int]:
    return {"percent": part.percent, **asdict(part)}
