"""Ranks candidates: what the clinician chose, then evidence, matches, preferences."""

from collections.abc import Iterable

from handouts.library import Evidence
from handouts.selection.rules import Verdict

_EVIDENCE_RANK = {
    Evidence.A: 0,
    Evidence.S: 1,
    Evidence.B: 1,
    Evidence.C: 2,
    Evidence.D: 3,
}


def remedies_in_turn(candidates: Iterable[Verdict]) -> list[Verdict]:
    """Return remedies, the best first.

    The clinician's choice comes first, then better evidence. Among equals comes first what meets
    most of the needs that nothing before it meets, so that a patient with pain, worry and bad
    sleep does not get three remedies for one of them; then more matches, then preferences.
    """
    waiting = list(candidates)
    ranked: list[Verdict] = []
    met: frozenset[str] = frozenset()
    while waiting:
        best = min(waiting, key=lambda verdict: _rank(verdict, met))
        waiting.remove(best)
        ranked.append(best)
        met |= best.matched
    return ranked


def _rank(verdict: Verdict, met: frozenset[str]) -> tuple[bool, bool, int, int, int, int, int, str]:
    section = verdict.section
    return (
        not verdict.chosen,
        not section.everyone,
        _EVIDENCE_RANK[section.evidence],
        -len(verdict.matched - met),
        -len(verdict.matched),
        -verdict.preferences,
        section.order,
        section.slug,
    )


def rank_to_fill(verdict: Verdict) -> tuple[int, str]:
    """Return the sort key of what fills a short list: the author's order of what suits most."""
    return (verdict.section.order, verdict.section.slug)


def rank_reading(verdict: Verdict) -> tuple[bool, bool, bool, int, int, int, int, str]:
    """Return the sort key of education: chosen, fits everyone, complaints, order, habits.

    The page on the one condition that a clinician recorded comes before all that matches. What the
    patient complains of comes before habits, of which most people have several; among equals the
    author's order puts what is special before what is general.
    """
    section = verdict.section
    return (
        not verdict.chosen,
        not section.everyone,
        not section.is_condition or bool(section.parts),
        -len(verdict.matched - verdict.habits),
        section.order,
        -len(verdict.matched),
        _EVIDENCE_RANK[section.evidence],
        section.slug,
    )
