"""`handouts languages review`: records that a person has read a translation."""

from datetime import date
from pathlib import Path

import click

from handouts.commands.common import clinic_option, date_option, near
from handouts.commands.language_texts import chosen, open_texts, translated
from handouts.commands.table import table


@click.command()
@click.argument("lang")
@click.argument("slug", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="Every section and the page words.")
@click.option("--reviewer", required=True, help="Who has read the translation.")
@click.option("--qualification", required=True, help="What makes them able to judge it.")
@date_option
@clinic_option
def review(
    lang: str,
    slug: tuple[str, ...],
    everything: bool,
    reviewer: str,
    qualification: str,
    on: date,
    clinic: Path | None,
) -> None:
    """Record that somebody has read the translation of SLUG (or of `page`, the page words).

    It counts for exactly these words: when the English or the translation changes, it ends.
    """
    from handouts.errors import TranslationError
    from handouts.languages.catalogue import read_catalogue
    from handouts.languages.check import review_problems
    from handouts.languages.review import FILE, PAGE_WORDS, record_reviews
    from handouts.languages.upkeep import writable_locales

    if everything == bool(slug):
        raise click.UsageError("Name the sections that were read, or --all for everything.")
    resources, library, words = open_texts(clinic)
    (language,) = chosen((lang,), translated(resources))
    path = writable_locales(resources) / language / FILE
    slugs = (PAGE_WORDS, *library.sections) if everything else tuple(dict.fromkeys(slug))
    catalogue = read_catalogue(resources, language)
    known = [name for name in slugs if name == PAGE_WORDS or name in library.sections]
    if problems := review_problems(catalogue, known, resources, library, words):
        raise TranslationError(problems)
    recorded = record_reviews(path, slugs, library, words, catalogue, reviewer, qualification, on)
    rows = [
        (name, f"{messages} messages", library.sections[name].title)
        if name in library.sections
        else (name, f"{messages} messages", "the words of the page")
        for name, messages in recorded.items()
    ]
    click.echo("\n".join(table(rows)))
    count = f"{len(rows)} review{'' if len(rows) == 1 else 's'}"
    click.echo(f"{near(path)}: {count} of {language} by {reviewer.strip()} on {on}.")
