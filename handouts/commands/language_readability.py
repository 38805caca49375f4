"""`handouts languages readability`: how hard each section is to read in each language."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from handouts.commands.common import clinic_option
from handouts.commands.language_texts import chosen, open_texts, translated
from handouts.commands.table import table

if TYPE_CHECKING:
    from handouts.languages.readability import SectionReading
    from handouts.library.readability import Reading

Readings = dict[str, "tuple[SectionReading, ...] | None"]


@click.command()
@click.argument("lang", nargs=-1)
@clinic_option
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def readability(lang: tuple[str, ...], clinic: Path | None, as_json: bool) -> None:
    """Show how hard each section is to read in LANG, or in every language.

    Each language has its own formula, so their scores cannot be compared. Where no formula is
    accepted for patients' texts, words (or letters) in a sentence are counted.
    """
    found = _measured(lang, clinic)
    if as_json:
        click.echo(
            json.dumps({code: _for_programs(each) for code, each in found.items()}, indent=2)
        )
        return
    for code, readings in found.items():
        click.echo(_heading(code, readings))
        click.echo("\n".join(table(list(_rows(readings or ())), indent=2)))


def _measured(lang: tuple[str, ...], clinic: Path | None) -> Readings:
    from handouts.languages import protected_messages, read_catalogue
    from handouts.languages.readability import section_readings
    from handouts.library.readability import UnmeasuredError

    resources, library, words = open_texts(clinic)
    protected = protected_messages(library, words)
    found: Readings = {}
    for language in chosen(lang, translated(resources)):
        catalogue = read_catalogue(resources, language, protected)
        try:
            found[language] = section_readings(catalogue, library, words)
        except UnmeasuredError:
            found[language] = None
    return found


def _heading(code: str, readings: "tuple[SectionReading, ...] | None") -> str:
    from handouts.languages import language_name

    name = f"{code} {language_name(code, 'en')}"
    if readings is None:
        return f"{name}: not measured. Install what measures: pip install 'handouts[authors]'"
    if not readings:
        return f"{name}: no section is translated."
    return f"{name}: {readings[0].reading.formula}, {_aim(readings[0].reading)}"


def _rows(readings: "tuple[SectionReading, ...]") -> Iterator[tuple[str, str, str]]:
    for each in readings:
        yield each.name, f"{each.reading.score:.0f}", _judged(each.reading)


def _aim(reading: "Reading") -> str:
    side = "at least" if reading.higher_is_easier else "at most"
    limit = "" if reading.limit == reading.target else f", limit {reading.limit:g}"
    return f"{side} {reading.target:g}{limit}"


def _judged(reading: "Reading") -> str:
    if reading.is_on_target:
        return ""
    return "Harder than it should be." if reading.is_within_limit else "Too hard."


def _for_programs(
    readings: "tuple[SectionReading, ...] | None",
) -> list[dict[str, object]] | None:
    if readings is None:
        return None
    return [
        {
            "sections": list(each.slugs),
            "formula": each.reading.formula,
            "is_formula": each.reading.is_formula,
            "score": round(each.reading.score, 1),
            "target": each.reading.target,
            "limit": each.reading.limit,
            "higher_is_easier": each.reading.higher_is_easier,
            "sentences": each.reading.sentences,
        }
        for each in readings
    ]
