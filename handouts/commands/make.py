"""`handouts make`: one profile in, one PDF out."""

from pathlib import Path
from typing import Any

import click

from handouts.commands.delivery import (
    delivery_options,
    finish,
    keep_apart,
    prepare_delivery,
    write_handout,
)
from handouts.commands.profile_options import draft_from, profile_options


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
      handouts make --language es --territory US --age 46 --screened \
          --symptom burning --cause gad --has implant-electronic -o handout.pdf
      handouts make patient.toml --print

    With a red flag, only the safety pages are made, and the exit code is 9.
    """
    from handouts.commands.explain import json_explanation
    from handouts.handout import make_handout
    from handouts.pdf import write_private

    keep_apart(output, explanation, profile, password_file)
    delivery = prepare_delivery(output, password_file, printer)
    draft, shelf = draft_from(profile, given)
    handout = make_handout(draft, shelf)
    write_handout(handout, delivery)
    if explanation is not None:
        write_private(json_explanation(draft, shelf).encode(), explanation)
    finish(ctx, handout, delivery)
