"""`handouts languages new`, `update` and `extract`: writes catalogues for translators."""

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from handouts.commands.common import clinic_option, near
from handouts.commands.language_texts import open_texts

if TYPE_CHECKING:
    from handouts.languages.upkeep import Written


@click.command()
@click.argument("lang")
@clinic_option
def new(lang: str, clinic: Path | None) -> None:
    r"""Begin the translation into LANG, such as cy or pt_BR.

    The catalogue is written into the clinic's folder; without one, into the locales of a checkout.
    For a language that is built in, a clinic's catalogue holds only what is the clinic's own.

    \b
    Example:
      handouts languages new cy
    """
    from handouts.languages import language_name
    from handouts.languages.upkeep import begin_language
    from handouts.pdf import FAMILY_BY_SCRIPT, installed_families, packages_for

    begun = begin_language(lang, *open_texts(clinic), frozenset(FAMILY_BY_SCRIPT))
    name = language_name(begun.language, "en")
    click.echo(f"{near(begun.path)}: {begun.messages} messages to translate into {name}.")
    installed = installed_families()
    family = family_of(begun.language)
    if installed is not None and family not in installed:
        packages = packages_for([family])
        click.echo(f"To print it, install {family}: apt install {packages}", err=True)
    click.echo("Open it in Poedit or in another editor for .po files. Then:")
    for words in next_words(begun):
        folder = ["--clinic", str(clinic)] if clinic else []
        click.echo(f"  {shlex.join(['handouts', 'languages', *words, *folder])}")


def next_words(begun: "Written") -> tuple[tuple[str, ...], ...]:
    """Return the commands that come next, each without the name of the program."""
    language = begun.language
    look = ("preview", language, "safety/red-flags", "--watch", "-o", f"{language}.pdf")
    return (look, ("check", language, "--so-far"), ("status", language))


def family_of(language: str) -> str:
    """Return the font family that sets a language."""
    from handouts.languages import script
    from handouts.pdf import families_for

    return families_for([script(language)])[0]


@click.command()
@click.argument("lang", nargs=-1)
@clinic_option
def update(lang: tuple[str, ...], clinic: Path | None) -> None:
    """Bring the catalogues of LANG, or all, up to date with the texts.

    Translations stay. Where the English words changed, they are marked fuzzy, with the old words.
    """
    from handouts.languages.upkeep import update_language, written_languages

    resources, library, words = open_texts(clinic)
    for tag in lang or written_languages(resources):
        written, has_changed = update_language(tag, resources, library, words)
        done = "updated" if has_changed else "up to date"
        empty = f", {written.untranslated} not translated" if written.untranslated else ""
        click.echo(f"{near(written.path)}: {written.messages} messages{empty}, {done}.")


@click.command()
@clinic_option
def extract(clinic: Path | None) -> None:
    """Write the template of all messages, locales/handouts.pot."""
    from handouts.languages.upkeep import write_template

    written = write_template(*open_texts(clinic))
    click.echo(f"{near(written.path)}: {written.messages} messages.")
