"""Turns a selection into the JSON contract of `handouts explain --json`."""

from collections.abc import Iterable

from handouts.errors import Notice
from handouts.library import Library
from handouts.selection.model import Decision, Reason, Selection


def explanation(
    selection: Selection,
    library: Library,
    *,
    handout_id: str,
    language: str,
    territory: str,
    notices: Iterable[Notice],
    with_language: str = "",
) -> dict[str, object]:
    """Return the explanation as plain values; every section of the library appears once.

    `with_language` stands in it only if there is a second language.
    """
    return {
        "handout_id": handout_id,
        "language": language,
        **({"with_language": with_language} if with_language else {}),
        "territory": territory,
        "red_flag": selection.red_flag,
        "sections": [
            {
                "slug": decision.slug,
                "kind": decision.kind.value,
                "version": decision.version,
                "status": decision.status.value,
                "reasons": _reasons(decision.reasons),
                "cautions": _reasons(in_english(decision, library)),
                "parts": [
                    {
                        "key": part.key,
                        "status": part.status.value,
                        "reasons": _reasons(part.reasons),
                    }
                    for part in decision.parts
                ],
            }
            for decision in selection.decisions.values()
        ],
        "tools": [
            {"tool": choice.tool.value, "reasons": _reasons([choice.reason])}
            for choice in selection.tools
        ],
        "warnings": [{"code": n.code, "message": n.message} for n in notices],
    }


def in_english(decision: Decision, library: Library) -> tuple[Reason, ...]:
    """Return a decision's cautions as a clinician reads them: in English, quantities filled in."""
    section = library.sections[decision.slug]
    return tuple(Reason(c.code, section.in_english(c.because)) for c in decision.cautions)


def _reasons(reasons: Iterable[Reason]) -> list[dict[str, str]]:
    return [{"code": reason.code, "because": reason.because} for reason in reasons]
