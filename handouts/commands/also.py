"""The option `--also`: companions of a handout, each in a file beside the PDF."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from handouts.handout import Companion

F = TypeVar("F", bound=Callable[..., Any])

PDF = ".pdf"


def also_option(command: F) -> F:
    """Add `--also`, the companions that are made with the PDF."""
    return click.option(
        "--also",
        multiple=True,
        metavar="txt,html",
        callback=_companions,
        help="Also write the same content as plain text or as a web page, beside the PDF.",
    )(command)


def files_beside(output: Path, also: "Sequence[Companion]") -> "dict[Path, Companion]":
    """Return the file of each companion: that of the PDF with another ending.

    A name without `.pdf` at its end is kept whole, as what looks like an ending may be none.
    """
    stem = output.name[: -len(PDF)] if output.suffix.lower() == PDF else output.name
    return {output.parent / f"{stem}.{companion.value}": companion for companion in also}


def say_companions(beside: "Mapping[Path, Companion]", handout_id: str) -> None:
    """Write a line for each companion that was made."""
    for path, companion in beside.items():
        click.echo(f"{path}  ({companion.about}, handout {handout_id})")


def _companions(
    _ctx: click.Context, _param: click.Parameter, values: Sequence[str]
) -> "tuple[Companion, ...]":
    """Return what is asked for, each once; several may stand in one word, with commas."""
    if not values:
        return ()
    from handouts.handout import Companion

    known = [companion.value for companion in Companion]
    asked = [word.strip().lower() for value in values for word in value.split(",")]
    if not all(word in known for word in asked):
        raise click.BadParameter(f"write one or more of {', '.join(known)}.")
    return tuple(Companion(word) for word in dict.fromkeys(asked))
