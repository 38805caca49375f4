"""`handouts make`: one profile in, one PDF out."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from handouts.commands.profile_options import draft_from, profile_options, say_notices
from handouts.errors import ExitCode

if TYPE_CHECKING:
    from handouts.handout import Handout


@click.command()
@click.argument("profile", required=False, type=click.Path(path_type=Path, dir_okay=False))
@profile_options
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="The PDF to write. Nobody else on this machine can read it.",
)
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
    output: Path,
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

    With a red flag, only the safety pages are made, and the exit code is 9.
    """
    from handouts.commands.explain import json_explanation
    from handouts.handout import make_handout
    from handouts.pdf import write_private

    _keep_apart(output, explanation, profile)
    draft, shelf = draft_from(profile, given)
    handout = make_handout(draft, shelf)
    write_private(handout.pdf, output)
    if explanation is not None:
        write_private(json_explanation(draft, shelf).encode(), explanation)
    finish(ctx, handout, output)


def _keep_apart(*files: Path | None) -> None:
    """Refuse to write one file over another that the command reads or writes."""
    named = [path.resolve() for path in files if path is not None]
    if len(set(named)) < len(named):
        raise click.UsageError("The profile, -o and --explanation must be different files.")


def finish(ctx: click.Context, handout: "Handout", output: Path) -> None:
    """Say what was made, and end with exit code 9 on a red flag."""
    say_notices(handout.draft)
    pages = f"{handout.pages} page{'s' if handout.pages != 1 else ''}"
    click.echo(f"{output}  ({pages}, handout {handout.draft.handout_id})")
    if handout.draft.selection.red_flag:
        ctx.exit(ExitCode.RED_FLAG)
