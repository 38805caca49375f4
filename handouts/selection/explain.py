"""Turns a selection into the JSON contract of `handouts explain --json`."""

from collections.abc import Iterable

from handouts.errors import Notice
from handouts.selection.model import Reason, Selection


def explanation(
    selection: Selection,
    *,
    handout_id: str,
    language: str,
    territory: str,
    notices: Iterable[Notice],
) -> dict[str, object]:
    """Return the explanation as plain values; every section of the library appears once."""
    return {
        "handout_id": handout_id,
        "language": language,
        "territory": territory,
        "red_flag": selection.red_flag,
        "sections": [
            {
                "slug": decision.slug,
                "kind": decision.kind.value,
                "version": decision.version,
                "status": decision.status.value,
                "reasons": _reasons(decision.reasons),
                "cautions": _reasons(decision.cautions),
            }
            for decision in selection.decisions.values()
        ],
        "warnings": [{"code": n.code, "message": n.message} for n in notices],
    }


def _reasons(reasons: Iterable[Reason]) -> list[dict[str, str]]:
    return [{"code": reason.code, "because": reason.because} for reason in reasons]
