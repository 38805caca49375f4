"""`handouts explain`: what a handout would hold and why; makes nothing."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from handouts.commands.profile_options import draft_from, profile_options, say_notices
from handouts.commands.table import table
from handouts.errors import ExitCode

if TYPE_CHECKING:
    from handouts.handout import Draft, Shelf
    from handouts.selection import Decision

_HEADINGS = {
    "included": "Printed, in this order",
    "withheld": "Withheld: could harm this patient, or must not be printed now",
    "excluded-by-clinician": "Left out by the clinician",
    "unavailable": "Not available",
    "over-limit": "Fits, but there is no room",
    "opt-in": "Only if a clinician asks for it",
    "not-matched": "Nothing calls for it",
}


@click.command()
@click.argument("profile", required=False, type=click.Path(path_type=Path, dir_okay=False))
@profile_options
@click.option("--json", "as_json", is_flag=True, help="For programs; every section appears once.")
@click.pass_context
def explain(
    ctx: click.Context,
    /,
    profile: Path | None,
    as_json: bool,
    **given: Any,
) -> None:
    r"""Say what a handout would hold, and why; make nothing.

    \b
    Examples:
      handouts explain patient.toml
      handouts explain --language en --territory GB --symptom tension --json
    """
    draft, shelf = draft_from(profile, given)
    if as_json:
        click.echo(json_explanation(draft, shelf))
    else:
        beside = f" with {draft.second.language}" if draft.second else ""
        click.echo(
            f"Handout {draft.handout_id}, {draft.language}{beside}, {draft.territory.name} "
            f"({draft.territory.code}), {draft.paper}, {draft.size}"
        )
        for line in _lines(draft, shelf):
            click.echo(line)
        say_notices(draft)
    if draft.selection.red_flag:
        ctx.exit(ExitCode.RED_FLAG)


def json_explanation(draft: "Draft", shelf: "Shelf") -> str:
    """Return the explanation of a draft as JSON; the contract that other programs rely on."""
    from handouts.selection import explanation

    document = explanation(
        draft.selection,
        shelf.library,
        handout_id=draft.handout_id,
        language=draft.language.replace("_", "-"),
        with_language=draft.second.language.replace("_", "-") if draft.second else "",
        territory=draft.territory.code,
        notices=draft.notices,
    )
    return json.dumps(document, ensure_ascii=False, indent=2)


def _lines(draft: "Draft", shelf: "Shelf") -> list[str]:
    selection = draft.selection
    lines: list[str] = []
    for status, heading in _HEADINGS.items():
        slugs = [slug for slug, d in selection.decisions.items() if d.status.value == status]
        if status == "included":
            slugs = list(selection.printed)
        if slugs:
            rows = [(slug, *_why(selection.decisions[slug], shelf)) for slug in slugs]
            lines += ["", heading, *table(rows, indent=2)]
    if selection.tools:
        rows = [
            (each.tool.value, each.reason.code, each.reason.because) for each in selection.tools
        ]
        lines += ["", "Pages to write on", *table(rows, indent=2)]
    return lines


def _why(decision: "Decision", shelf: "Shelf") -> tuple[str, str]:
    from handouts.selection import in_english

    codes = ", ".join(dict.fromkeys(reason.code for reason in decision.reasons))
    said = [reason.because for reason in decision.reasons[:3]]
    if decision.printed_parts:
        said.append(
            f"Parts: {', '.join(p.key for p in decision.parts if p.key in decision.printed_parts)}."
        )
    said += [
        f"Take care ({caution.code}): {caution.because}"
        for caution in in_english(decision, shelf.library)
    ]
    return codes, " ".join(said)
