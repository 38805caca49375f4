"""`handouts languages preview`: a translation on paper, finished or not, for its translators."""

import time
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from handouts.commands.common import clinic_option, date_option, preview_options

if TYPE_CHECKING:
    from handouts.clinic import Paper, Size
    from handouts.handout import Proof, Wanted

PAUSE = 0.3
"""Seconds between two looks at a catalogue; a save is seen before one has looked up."""


@click.command()
@click.argument("lang")
@click.argument("slug", nargs=-1)
@click.option("--numbers", is_flag=True, help="Print the id of its message behind each line.")
@click.option("--watch", is_flag=True, help="Make it again at each save, until Ctrl-C.")
@click.option("--with-language", metavar="TAG", default="", help="Set beside it, such as en.")
@preview_options("cy.pdf")
@clinic_option
@date_option
def preview(
    lang: str,
    slug: tuple[str, ...],
    numbers: bool,
    watch: bool,
    with_language: str,
    territory: str,
    paper: "Paper | None",
    size: "Size | None",
    output: Path | None,
    clinic: Path | None,
    on: date,
) -> None:
    """Make a PDF of the translation into LANG: of SLUG, or of all that can be printed.

    Lines that are not translated yet stand there in English, marked. Never for patients.
    """
    from handouts.handout import Proof, Wanted

    target = output or Path(f"{lang}.pdf")
    wanted = Wanted(lang, territory, paper, size)

    def make() -> None:
        _make(target, wanted, Proof(slug, numbers, with_language), clinic, on)

    if watch:
        _watch(_catalogues(lang, clinic), make)
    else:
        make()


def _make(target: Path, wanted: "Wanted", proof: "Proof", clinic: Path | None, on: date) -> None:
    from handouts.commands.section_library import section_of
    from handouts.handout import load_shelf, preview_language
    from handouts.pdf import write_private

    shelf = load_shelf(clinic, unfinished=True)
    for slug in proof.slugs:
        section_of(shelf.library, slug)
    made = preview_language(shelf, wanted, proof, on)
    write_private(made.pdf, target)
    pages = f"{made.pages} page{'' if made.pages == 1 else 's'}"
    left = f", {made.untranslated} messages not translated" if made.untranslated else ""
    click.echo(f"{target}  ({pages}, a preview: not for patients{left})")


def _catalogues(lang: str, clinic: Path | None) -> tuple[Path, ...]:
    """Return the files in which a language is written, of which there may be two."""
    from handouts.languages import available_languages, negotiate
    from handouts.languages.catalogue import FILE
    from handouts.resources import Resources

    resources = Resources.find(clinic)
    language = negotiate(lang, available_languages(resources))
    return tuple(root / language / FILE for root, _ in resources.catalogue_roots())


def _watch(paths: Iterable[Path], make: Callable[[], None]) -> None:
    """Make it now and after each save; an error is said, and the next save tried again."""
    from handouts.errors import HandoutsError

    files, seen = tuple(paths), None
    while True:
        stamps = [_stamp(path) for path in files]
        if stamps != seen and any(stamps):
            seen = stamps
            try:
                make()
            except HandoutsError as error:
                for problem in error.problems:
                    click.echo(str(problem), err=True)
        time.sleep(PAUSE)


def _stamp(path: Path) -> tuple[int, int] | None:
    """Return what changes when a file is saved; None while an editor puts a new one in place."""
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_mtime_ns, found.st_size)
