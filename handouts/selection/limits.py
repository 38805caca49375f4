"""Chooses among candidates: ranking, how many, and something active beside each passive remedy."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from handouts.library import Mode
from handouts.selection.model import (
    EDUCATION_CAP,
    REMEDIES_CAP,
    Limits,
    Reason,
)
from handouts.selection.ranking import rank_reading, rank_to_fill, remedies_in_turn
from handouts.selection.rules import Verdict


@dataclass(frozen=True)
class Choice:
    """The candidates that are printed, in order, and those cut with the reason."""

    kept: tuple[Verdict, ...]
    cut: tuple[tuple[Verdict, Reason], ...]


def choose_education(candidates: Sequence[Verdict], limits: Limits) -> Choice:
    """Return the education sections that are printed: those chosen, then the best that fit."""
    ranked = sorted(candidates, key=rank_reading)
    picks = sum(verdict.chosen for verdict in ranked)
    room = min(max(limits.education_max, picks), EDUCATION_CAP)
    return Choice(tuple(ranked[:room]), tuple((v, Reason.over(room)) for v in ranked[room:]))


def choose_remedies(
    candidates: Sequence[Verdict], spare: Sequence[Verdict], limits: Limits
) -> Choice:
    """Return the remedies that are printed.

    Args:
        candidates: the remedies that fit the patient.
        spare: remedies that nothing called for but that are safe for the patient; active ones
            among them fill up a short list and balance passive ones.
        limits: the clinic's numbers.

    The result never has more passive than active remedies, and never more than the hard cap.
    """
    ranked = remedies_in_turn(candidates)
    picks = sum(verdict.chosen for verdict in ranked)
    room = min(max(limits.remedies_max, picks), REMEDIES_CAP)
    fill = sorted((v for v in spare if not _is_passive(v)), key=rank_to_fill)
    kept, cut = _balanced(ranked[:room], ranked[room:], fill, room)
    while len(kept) < min(limits.remedies_min, room) and fill:
        kept.append(_added(fill.pop(0), "general"))
    return Choice(tuple(kept), cut)


def _balanced(
    best: Sequence[Verdict], others: Sequence[Verdict], fill: list[Verdict], room: int
) -> tuple[list[Verdict], tuple[tuple[Verdict, Reason], ...]]:
    """Return the remedies without an excess of passive ones, and what was cut.

    An active one is added while there is room: from `fill`, which shrinks. Else the weakest
    passive one gives its place to the best active one that was left. Passive ones that the
    clinician chose stay as long as active ones can be put beside them.
    """
    kept = list(best)
    left = {verdict.section.slug: verdict for verdict in others}
    unbalanced: list[Verdict] = []
    while excess_of_passive(kept) > 0:
        passive = [v for v in kept if _is_passive(v)]
        weakest = next((v for v in reversed(passive) if not v.chosen), None)
        swap = next((v for v in left.values() if not _is_passive(v)), None)
        most = REMEDIES_CAP if weakest is None else room
        if len(kept) < most and (swap is not None or fill):
            kept.append(_added(fill.pop(0), "balance") if swap is None else swap)
        else:
            drop = weakest or passive[-1]
            kept.remove(drop)
            unbalanced.append(drop)
            if swap is None or weakest is None:
                continue
            kept.append(swap)
        if swap is not None:
            del left[swap.section.slug]
    cut = [(verdict, Reason.over(room)) for verdict in left.values()]
    return kept, (*cut, *((verdict, _unbalanced()) for verdict in unbalanced))


def _is_passive(verdict: Verdict) -> bool:
    return verdict.section.mode is Mode.PASSIVE


def excess_of_passive(kept: Sequence[Verdict]) -> int:
    """Return by how many the passive remedies outnumber the active ones; negative if they do not.

    Sections that are no remedies do not count.
    """
    passive = sum(_is_passive(verdict) for verdict in kept)
    return passive - sum(verdict.section.mode is Mode.ACTIVE for verdict in kept)


def _unbalanced() -> Reason:
    return Reason("balance", "There must be an active remedy for each passive one.")


def _added(verdict: Verdict, code: str) -> Verdict:
    because = {
        "balance": "Added so that there is an active remedy for each passive one.",
        "general": "Added because few sections matched; it suits most people.",
    }[code]
    return replace(verdict, status=None, reasons=(Reason(code, because),))
