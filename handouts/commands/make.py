"""`handouts make`: one profile in, one PDF out, with companions if they are asked for."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from handouts.commands.delivery import (
    delivery_options,
    finish,
    keep_apart,
    prepare_delivery,
    write_handout,
)
from handouts.commands.profile_options import draft_from, profile_options

if TYPE_CHECKING:
    from handouts.handout import Companion


@click.command()
@click.argument("profile", required=False, type=click.Path(path_type=Path, dir_okay=False))
@profile_options
@delivery_options
@click.option(
    "--explanation",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Also write what `explain --json` says, to keep as the record of the decisions.",
)
@click.pass_context
def make(
    ctx: click.Context,
    /,
    profile: Path | None,
    output: Path | None,
    also: "tuple[Companion, ...]",
    password_file: Path | None,
    printer: str | None,
    explanation: Path | None,
    **given: Any,
) -> None:
    r"""Make the handout of one patient, from PROFILE and options.

    \b
    Examples:
      handouts make patient.toml -o handout.pdf
      handouts make patient.toml --size large --paper a4 -o handout.pdf
      handouts make patient.toml -o handout.pdf --also txt,html
      handouts make --language es --territory US --age 46 --screened \
          --symptom burning --cause gad --has implant-electronic -o handout.pdf
      handouts make patient.toml --print

    With a red flag, only the safety pages are made, and the exit code is 9.
    """
    from handouts.commands.explain import json_explanation
    from handouts.handout import make_handout

    keep_apart(output, also, explanation, profile, password_file)
    delivery = prepare_delivery(output, password_file, printer, also)
    draft, shelf = draft_from(profile, given)
    handout = make_handout(draft, shelf)
    record = {explanation: json_explanation(draft, shelf).encode()} if explanation else {}
    write_handout(handout, shelf, delivery, record)
    finish(ctx, handout, delivery)
