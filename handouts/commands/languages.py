"""`handouts languages`: how far each translation is, its checks, its upkeep and its reviews."""

from pathlib import Path

import click

from handouts.commands.common import clinic_option, report_problems
from handouts.commands.language_preview import preview
from handouts.commands.language_readability import readability
from handouts.commands.language_review import review
from handouts.commands.language_status import status
from handouts.commands.language_texts import chosen, open_texts, translated
from handouts.commands.language_write import extract, new, update


@click.group()
def languages() -> None:
    """Begin, show, check and review the translations."""


@languages.command()
@click.argument("lang", nargs=-1)
@clinic_option
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@click.option("--strict", is_flag=True, help="Warnings are errors, too.")
@click.option("--so-far", is_flag=True, help="Leave out what is not translated yet.")
def check(
    lang: tuple[str, ...], clinic: Path | None, as_json: bool, strict: bool, so_far: bool
) -> None:
    """Check the translations into LANG, or into every language."""
    from handouts.errors import TranslationError
    from handouts.languages.check import check_catalogue
    from handouts.languages.checks import COMPLETE

    resources, library, words = open_texts(clinic)
    wanted = chosen(lang, translated(resources))
    problems = [
        problem
        for language in wanted
        for problem in check_catalogue(language, resources, library, words)
        if not (so_far and problem.code == COMPLETE.code)
    ]
    report_problems(
        problems,
        TranslationError,
        as_json=as_json,
        strict=strict,
        done=f"{len(wanted)} language{'' if len(wanted) == 1 else 's'} checked.",
    )


for command in (new, update, extract, status, readability, preview, review):
    languages.add_command(command)
