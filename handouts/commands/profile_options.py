"""The options that `make`, `explain` and `ask` share: a profile's keys, and how it is printed."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from handouts.commands.common import clinic_option, date_option
from handouts.profile import NO_TOOL, Group, Measure, Tool

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from handouts.clinic import Paper, Size
    from handouts.handout import Draft, Shelf

WARNINGS_OF_A_KIND = 2
F = TypeVar("F", bound=Callable[..., object])


def _codes(
    ctx: click.Context, param: click.Parameter, incomplete: str, *, group: Group
) -> "list[CompletionItem]":
    from click.shell_completion import CompletionItem

    from handouts.profile import load_vocabulary
    from handouts.resources import Resources

    del ctx, param
    vocabulary = load_vocabulary(Resources.find())
    return [
        CompletionItem(code, help=vocabulary.terms[code].label)
        for code in vocabulary.codes(group)
        if code.startswith(incomplete)
    ]


def _slugs(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    from handouts.resources import Resources

    del ctx, param
    (root, _), *_rest = Resources.find().section_roots()
    found = (path.relative_to(root).with_suffix("").as_posix() for path in root.glob("*/*.md"))
    return sorted(slug for slug in found if slug.startswith(incomplete))


def _tools(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    del ctx, param
    return [word for word in (*Tool, NO_TOOL) if word.startswith(incomplete)]


def _code_option(flag: str, group: Group, text: str) -> Callable[[F], F]:
    return click.option(
        flag,
        multiple=True,
        metavar="CODE",
        help=text,
        shell_complete=partial(_codes, group=group),
    )


_OPTIONS: tuple[Callable[[Any], Any], ...] = (
    click.option("--language", metavar="TAG", help="Language of the handout, such as es or ar."),
    click.option("--territory", metavar="XX", help="Where the patient lives, such as US or GB."),
    click.option("--age", type=int, metavar="YEARS", help="Age in years."),
    _code_option("--symptom", Group.SYMPTOMS, "A symptom; repeatable."),
    _code_option("--cause", Group.CAUSES, "A recorded cause; repeatable."),
    _code_option("--lifestyle", Group.LIFESTYLE, "A habit; repeatable."),
    _code_option("--preference", Group.PREFERENCES, "A preference; repeatable."),
    click.option("--icd10", multiple=True, metavar="CODE", help="An ICD-10 code; repeatable."),
    _code_option("--has", Group.HEALTH, "A health factor that is present; repeatable."),
    _code_option("--without", Group.HEALTH, "One that is absent; repeatable."),
    click.option(
        "--screened",
        is_flag=True,
        default=None,
        help="Red flags were asked for, and there are none but those given.",
    ),
    _code_option("--red-flag", Group.RED_FLAGS, "A red flag that is present; repeatable."),
    click.option(
        "--include", multiple=True, metavar="SLUG", help="Ask for a section.", shell_complete=_slugs
    ),
    click.option(
        "--exclude",
        multiple=True,
        metavar="SLUG",
        help="Leave a section out.",
        shell_complete=_slugs,
    ),
    click.option(
        "--override",
        multiple=True,
        metavar="SLUG=REASON",
        help="Print a section in spite of a contraindication; explain shows the reason.",
    ),
    click.option(
        "--amount",
        multiple=True,
        metavar="SLUG:minutes=10,…",
        help=f"How much of a remedy: {', '.join(Measure)}; repeatable.",
    ),
    click.option(
        "--tool",
        multiple=True,
        metavar="|".join((*Tool, NO_TOOL)),
        help="A page to write on, instead of those that fit; repeatable.",
        shell_complete=_tools,
    ),
    click.option("--name", help="Name, for the label box only."),
    click.option("--birth-date", metavar="YYYY-MM-DD", help="For the label and the age."),
    click.option("--record", metavar="NUMBER", help="Record number, for the label."),
    click.option("--clinician", help="Who made the handout."),
    click.option("--note", help="A few words of the clinician, printed on page 1."),
    click.option("--paper", type=click.Choice(["a4", "letter"]), help="Default: the territory's."),
    click.option(
        "--size", type=click.Choice(["standard", "clear", "large"]), help="Text: 12, 14 or 18 pt."
    ),
    click.option(
        "--with-language",
        metavar="TAG",
        help="A second language beside the first, block by block, such as en to check ar.",
    ),
    date_option,
    clinic_option,
)


def profile_options(command: F) -> F:
    """Add every option of a profile to a command, in the order of the help text."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def draft_from(
    profile: Path | None, given: dict[str, Any], shelf: "Shelf | None" = None
) -> "tuple[Draft, Shelf]":
    """Return the draft for a profile file and the options given; options beat the file.

    The shelf is that of the clinic among the options, unless one is at hand already.

    Raises: HandoutsError of every kind; see `handouts.handout`.
    """
    from handouts.handout import draft_handout, load_shelf, read_with
    from handouts.profile import document_from_options, merge_documents, profile_from_toml

    on: date = given.pop("on")
    paper: Paper | None = given.pop("paper")
    size: Size | None = given.pop("size")
    with_language: str | None = given.pop("with_language")
    if with_language is not None and not with_language.strip():
        raise click.UsageError("--with-language is empty; write a language, such as en.")
    clinic: Path | None = given.pop("clinic")
    shelf = shelf or load_shelf(clinic)
    document = profile_from_toml(profile) if profile else {}
    whole = merge_documents(document, document_from_options(given))
    read = read_with(shelf, whole, on, str(profile or "profile"))
    draft = draft_handout(
        read.profile, shelf, paper=paper, size=size, with_language=with_language or ""
    )
    return _with_notices(draft, read.notices), shelf


def say_notices(draft: "Draft") -> None:
    """Write the warnings to stderr, a line each; of one kind no more than two."""
    for code in dict.fromkeys(notice.code for notice in draft.notices):
        alike = [notice for notice in draft.notices if notice.code == code]
        for notice in alike[:WARNINGS_OF_A_KIND]:
            click.echo(f"Warning: {notice.message}", err=True)
        more = len(alike) - WARNINGS_OF_A_KIND
        if more > 0:
            click.echo(f"Warning: {more} more of this kind; see explain --json.", err=True)


def _with_notices(draft: "Draft", notices: Any) -> "Draft":
    from dataclasses import replace

    return replace(draft, notices=(*notices, *draft.notices))
