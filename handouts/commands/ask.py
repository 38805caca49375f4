"""`handouts ask`: asks the questions that matter, then makes the handout."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from handouts.commands.delivery import (
    Delivery,
    delivery_options,
    finish,
    keep_apart,
    prepare_delivery,
    write_handout,
)
from handouts.commands.profile_options import draft_from, profile_options
from handouts.errors import HandoutsError
from handouts.profile import Group

if TYPE_CHECKING:
    from handouts.handout import Companion, Shelf
    from handouts.profile import Vocabulary

_LISTS = (
    (Group.SYMPTOMS, "symptom", "What does the patient feel?"),
    (Group.CAUSES, "cause", "Which causes are recorded? (only what a clinician has recorded)"),
    (Group.LIFESTYLE, "lifestyle", "What is part of daily life?"),
    (Group.PREFERENCES, "preference", "What does the patient like, or not want?"),
    (Group.HEALTH, "has", "Which health factors are present? Ask all; a wrong gap can hurt."),
)


OLDEST = 120


@click.command()
@profile_options
@delivery_options
@click.pass_context
def ask(
    ctx: click.Context,
    /,
    output: Path | None,
    also: "tuple[Companion, ...]",
    password_file: Path | None,
    printer: str | None,
    **given: Any,
) -> None:
    """Ask the questions that matter, then make the handout.

    What is given as an option is not asked. Answer lists with the numbers, such as 1 4 7; an
    empty answer means none of them, or not known. With `--print` alone, no file is written.
    """
    from handouts.handout import load_shelf, make_handout

    keep_apart(output, also, password_file)
    delivery = prepare_delivery(output, password_file, printer, also, asks=True)
    shelf = load_shelf(given["clinic"])
    vocabulary = shelf.vocabulary
    _ask_place(given, shelf)
    if given["age"] is None and given["birth_date"] is None:
        given["age"] = click.prompt(
            "Age in years (empty if not known)",
            default="",
            show_default=False,
            value_proc=_years,
            err=True,
        )
    _ask_red_flags(given, vocabulary)
    if not given["red_flag"]:
        for group, option, question in _LISTS:
            if not given[option]:
                given[option] = _ask_codes(question, group, vocabulary)
        if not given["without"] and click.confirm(
            "Did you ask for all the other health factors, and are they absent?", err=True
        ):
            coded = [c for code in given["icd10"] for c in vocabulary.codes_for_icd10(code)]
            given["without"] = _others((*given["has"], *coded), vocabulary)
    label = "Name for the label (empty leaves room for a printed label)"
    _ask_text(given, "name", label)
    delivery = _ask_file(delivery, password_file)
    draft, shelf = draft_from(None, given, shelf)
    handout = make_handout(draft, shelf)
    write_handout(handout, shelf, delivery, {})
    finish(ctx, handout, delivery)


def _ask_file(delivery: Delivery, password_file: Path | None) -> Delivery:
    """Return where the handout goes; the file is asked for unless it is known, or is printed."""
    if delivery.output is not None or delivery.printer is not None:
        return delivery
    output = Path(click.prompt("File to write", default="handout.pdf", err=True))
    keep_apart(output, delivery.also, password_file)
    return replace(delivery, output=output)


def _ask_place(given: dict[str, Any], shelf: "Shelf") -> None:
    """Ask for language and territory, and refuse one that is not there while it can be mended."""
    from handouts.languages import available_languages, negotiate
    from handouts.territories import load_territory

    usual, resources = shelf.clinic.defaults, shelf.resources

    def language(answer: str) -> str:
        return _accepted(answer, lambda: negotiate(answer, available_languages(resources)))

    def territory(answer: str) -> str:
        return _accepted(answer, lambda: load_territory(answer, resources))

    for option, question, default, check in (
        ("language", "Language of the handout (en, es, ar …)", usual.language, language),
        ("territory", "Where the patient lives (US, GB …)", usual.territory, territory),
    ):
        if given[option] is None:
            given[option] = click.prompt(
                question, default=default or None, value_proc=check, err=True
            )


def _accepted(answer: str, look: Callable[[], object]) -> str:
    try:
        look()
    except HandoutsError as error:
        raise click.BadParameter(str(error)) from None
    return answer


def _years(answer: str) -> int | None:
    if not answer.strip():
        return None
    if not answer.strip().isdecimal() or int(answer) > OLDEST:
        raise click.BadParameter(f"write whole years from 0 to {OLDEST}.")
    return int(answer)


def _ask_text(given: dict[str, Any], option: str, question: str) -> None:
    if given[option] is None:
        given[option] = click.prompt(question, default="", show_default=False, err=True) or None


def _ask_red_flags(given: dict[str, Any], vocabulary: "Vocabulary") -> None:
    if given["screened"] or given["red_flag"]:
        return
    click.echo("\nRed flags: ask for each one.", err=True)
    given["red_flag"] = _ask_codes("Which are present?", Group.RED_FLAGS, vocabulary)
    given["screened"] = bool(given["red_flag"]) or click.confirm(
        "Did you ask for all of them?", err=True
    )


def _ask_codes(question: str, group: Group, vocabulary: "Vocabulary") -> tuple[str, ...]:
    from handouts.profile import AGE_CODES

    codes = tuple(code for code in vocabulary.codes(group) if code not in AGE_CODES)
    click.echo(f"\n{question}", err=True)
    for number, code in enumerate(codes, start=1):
        click.echo(f"  {number:3}  {vocabulary.terms[code].label}", err=True)

    def chosen(answer: str) -> tuple[str, ...]:
        words = answer.replace(",", " ").split()
        wrong = [w for w in words if not w.isdecimal() or not 1 <= int(w) <= len(codes)]
        if wrong:
            raise click.BadParameter(f"write numbers from 1 to {len(codes)}, such as 1 4 7.")
        return tuple(codes[int(word) - 1] for word in words)

    picked: tuple[str, ...] = click.prompt(
        "Numbers", default="", show_default=False, value_proc=chosen, err=True
    )
    return picked


def _others(given: tuple[str, ...], vocabulary: "Vocabulary") -> tuple[str, ...]:
    from handouts.profile import AGE_CODES

    present = (*given, *vocabulary.implied_by(given))
    return tuple(
        code
        for code in vocabulary.codes(Group.HEALTH)
        if code not in present and code not in AGE_CODES
    )
