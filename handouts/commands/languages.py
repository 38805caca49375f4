"""`handouts languages`: how far each translation is, its checks, its upkeep and its reviews."""

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from handouts.commands.common import clinic_option, date_option, report_problems
from handouts.commands.language_readability import readability
from handouts.commands.language_texts import chosen, open_texts, translated
from handouts.commands.table import table

if TYPE_CHECKING:
    from handouts.resources import Resources


@click.group()
def languages() -> None:
    """Show, update and check the translations."""


@languages.command()
@clinic_option
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def status(clinic: Path | None, as_json: bool) -> None:
    """Show for each language what is translated, and what of it a person has reviewed."""
    from handouts.languages.catalogue import read_catalogue
    from handouts.languages.extract import extract_messages
    from handouts.languages.negotiate import language_name
    from handouts.languages.review import read_reviews
    from handouts.languages.status import coverage

    resources, library, words = open_texts(clinic)
    messages = extract_messages(library, words)
    found = {}
    for language in translated(resources):
        catalogue = read_catalogue(resources, language)
        reviews = read_reviews(resources, library, words, catalogue)
        found[language] = coverage(library, messages, catalogue, reviews)
    if as_json:
        rows = {
            code: {area.value: asdict(count) for area, count in areas.items()}
            for code, areas in found.items()
        }
        click.echo(json.dumps(rows, indent=2))
        return
    lines = [("language", "part", "complete", "fuzzy", "missing", "reviewed")]
    for code, areas in found.items():
        name = f"{code} {language_name(code, 'en')}"
        for area, count in areas.items():
            reviewed = f"{count.reviewed} of {count.sections}" if count.sections else "-"
            numbers = (str(count.complete), str(count.fuzzy), str(count.missing))
            lines.append((name, area.value, *numbers, reviewed))
            name = ""
    click.echo("\n".join(table(lines)))


@languages.command()
@click.argument("lang", nargs=-1)
@clinic_option
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@click.option("--strict", is_flag=True, help="Warnings are errors, too.")
def check(lang: tuple[str, ...], clinic: Path | None, as_json: bool, strict: bool) -> None:
    """Check the translations into LANG, or into every language."""
    from handouts.errors import TranslationError
    from handouts.languages.check import check_catalogue

    resources, library, words = open_texts(clinic)
    wanted = chosen(lang, translated(resources))
    problems = [
        problem
        for language in wanted
        for problem in check_catalogue(language, resources, library, words)
    ]
    report_problems(
        problems,
        TranslationError,
        as_json=as_json,
        strict=strict,
        done=f"{len(wanted)} languages checked.",
    )


@languages.command()
def extract() -> None:
    """Write the template of all messages, locales/handouts.pot (in a checkout)."""
    from handouts.languages.extract import extract_messages
    from handouts.languages.pofile import TEMPLATE, write_pot

    resources, library, words = open_texts(None)
    _require_checkout(resources)
    messages = extract_messages(library, words)
    (resources.locales / TEMPLATE).write_bytes(write_pot(messages))
    click.echo(f"locales/{TEMPLATE}: {len(messages)} messages.")


@languages.command()
@click.argument("lang", nargs=-1)
def update(lang: tuple[str, ...]) -> None:
    """Bring catalogues up to date with the texts; start that of a new LANG (in a checkout)."""
    from handouts.languages.catalogue import FILE
    from handouts.languages.extract import extract_messages
    from handouts.languages.pofile import new_catalogue, require_language, update_catalogue
    from handouts.languages.review import FILE as REVIEWS
    from handouts.languages.review import HEADER

    resources, library, words = open_texts(None)
    _require_checkout(resources)
    messages = extract_messages(library, words)
    for language in lang or translated(resources):
        require_language(language)
        path = resources.locales / language / FILE
        if path.is_file():
            content = update_catalogue(path.read_bytes(), messages, language)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            content = new_catalogue(language, messages)
        path.write_bytes(content)
        reviews = resources.locales / language / REVIEWS
        if not reviews.is_file():
            reviews.write_text(HEADER, encoding="utf-8")
        click.echo(f"locales/{language}/{FILE.as_posix()}: {len(messages)} messages.")


@languages.command()
@click.argument("lang")
@click.argument("slug", nargs=-1, required=True)
@click.option("--reviewer", required=True, help="Who has read the translation.")
@click.option("--qualification", required=True, help="What makes them able to judge it.")
@date_option
@clinic_option
def review(
    lang: str,
    slug: tuple[str, ...],
    reviewer: str,
    qualification: str,
    on: date,
    clinic: Path | None,
) -> None:
    """Record that somebody has read the translation of SLUG (or of `page`, the page words)."""
    from handouts.languages.catalogue import read_catalogue
    from handouts.languages.review import FILE, Review, fingerprint, review_target, with_review

    resources, library, words = open_texts(clinic)
    (language,) = chosen((lang,), translated(resources))
    catalogue = read_catalogue(resources, language)
    if clinic is None:
        _require_checkout(resources)
    locales = resources.locales if clinic is None else clinic / "locales"
    path = locales / language / FILE
    content = path.read_text(encoding="utf-8") if path.is_file() else ""
    for name in slug:
        messages = review_target(name, library, words, catalogue)
        entry = Review(reviewer, qualification, on, fingerprint(catalogue, messages))
        content = with_review(content, name, entry)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    click.echo(f"{language}: {len(slug)} reviews recorded.")


def _require_checkout(resources: "Resources") -> None:
    from handouts.errors import Problem, TranslationError

    if not (resources.locales.parent / "pyproject.toml").is_file():
        raise TranslationError(
            Problem(
                "locales",
                "this is an installed program, and its catalogues are not yours to change.",
                "Work in a checkout, or put yours into a clinic's folder.",
                "not-a-checkout",
            )
        )


languages.add_command(readability)
