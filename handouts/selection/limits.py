"""Chooses among candidates: ranking, how many, and something active beside each passive remedy."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from handouts.library import Evidence, Kind, Mode, words_of
from handouts.profile import Vocabulary
from handouts.selection.model import (
    EDUCATION_CAP,
    REMEDIES_CAP,
    Limits,
    Reason,
)
from handouts.selection.rules import Verdict

_EVIDENCE_RANK = {
    Evidence.A: 0,
    Evidence.S: 1,
    Evidence.B: 1,
    Evidence.C: 2,
    Evidence.D: 3,
}


@dataclass(frozen=True)
class Choice:
    """The candidates that are printed, in order, and those cut with the reason."""

    kept: tuple[Verdict, ...]
    cut: tuple[tuple[Verdict, Reason], ...]


def rank(verdict: Verdict) -> tuple[bool, bool, int, int, int, int, str]:
    """Return the sort key: clinician's choice, fits everyone, evidence, matches, preferences."""
    section = verdict.section
    return (
        not verdict.chosen,
        not section.everyone,
        _EVIDENCE_RANK[section.evidence],
        -verdict.matches,
        -verdict.preferences,
        section.order,
        section.slug,
    )


def rank_reading(verdict: Verdict) -> tuple[bool, bool, int, int, int, str]:
    """Return the sort key of education: chosen, fits everyone, matches, the author's order."""
    section = verdict.section
    return (
        not verdict.chosen,
        not section.everyone,
        -verdict.matches,
        section.order,
        _EVIDENCE_RANK[section.evidence],
        section.slug,
    )


def choose_education(candidates: Sequence[Verdict], limits: Limits) -> Choice:
    """Return the education sections that are printed: those chosen, then the best that fit."""
    ranked = sorted(candidates, key=rank_reading)
    picks = sum(verdict.chosen for verdict in ranked)
    room = min(max(limits.education_max, picks), EDUCATION_CAP)
    return Choice(tuple(ranked[:room]), tuple((v, _over(room)) for v in ranked[room:]))


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
    ranked = sorted(candidates, key=rank)
    picks = sum(verdict.chosen for verdict in ranked)
    room = min(max(limits.remedies_max, picks), REMEDIES_CAP)
    kept, rest = ranked[:room], ranked[room:]
    cut = [(verdict, _over(room)) for verdict in rest]
    fill = sorted((v for v in spare if v.section.mode is Mode.ACTIVE), key=rank)

    while _excess(kept) > 0:
        weakest = next((v for v in reversed(kept) if _is_passive(v) and not v.chosen), None)
        swap = next((v for v, _ in cut if not _is_passive(v)), None)
        if weakest is not None and swap is None and fill and len(kept) < room:
            kept.append(_added(fill.pop(0), "balance"))
            continue
        if weakest is not None:
            kept.remove(weakest)
            cut.append((weakest, _unbalanced()))
        elif swap is None and fill and len(kept) < REMEDIES_CAP:
            kept.append(_added(fill.pop(0), "balance"))
            continue
        elif swap is None or len(kept) >= REMEDIES_CAP:
            last = next(v for v in reversed(kept) if _is_passive(v))
            kept.remove(last)
            cut.append((last, _unbalanced()))
            continue
        if swap is not None:
            kept.append(swap)
            cut = [(v, reason) for v, reason in cut if v is not swap]

    while len(kept) < min(limits.remedies_min, room) and fill:
        kept.append(_added(fill.pop(0), "general"))
    return Choice(tuple(sorted(kept, key=_print_rank)), tuple(cut))


def fit_words(
    remedies: Choice, education: Choice, limits: Limits, vocabulary: Vocabulary
) -> tuple[Choice, Choice]:
    """Return both choices, the lowest-ranked sections cut until the words fit.

    The third education section goes first, then remedies down to the least, then the second. A
    section that fits every patient goes before one that fits this patient.
    """
    kept = {Kind.REMEDY: list(remedies.kept), Kind.EDUCATION: list(education.kept)}
    cut = {Kind.REMEDY: list(remedies.cut), Kind.EDUCATION: list(education.cut)}
    least = limits.remedies_min
    for kind, floor in (
        (Kind.EDUCATION, 2),
        (Kind.REMEDY, least),
        (Kind.EDUCATION, 1),
    ):
        while len(kept[kind]) > floor and _words(kept, vocabulary) > limits.words:
            weakest = [v for v in reversed(kept[kind]) if _may_go(v, kept[kind])]
            spared = min(weakest, key=_is_about_this_patient, default=None)
            if spared is None:
                break
            kept[kind].remove(spared)
            cut[kind].append((spared, Reason("space", "Left out so that the handout stays short.")))
    return (
        Choice(tuple(kept[Kind.REMEDY]), tuple(cut[Kind.REMEDY])),
        Choice(tuple(kept[Kind.EDUCATION]), tuple(cut[Kind.EDUCATION])),
    )


def _words(kept: Mapping[Kind, Sequence[Verdict]], vocabulary: Vocabulary) -> int:
    return sum(words_of(v.section, vocabulary) for chosen in kept.values() for v in chosen)


def _is_about_this_patient(verdict: Verdict) -> bool:
    return verdict.matches > 0 or not verdict.section.everyone


def _may_go(verdict: Verdict, kept: Sequence[Verdict]) -> bool:
    """Return whether a section can go: not chosen, and not the active one that a passive needs."""
    is_active_remedy = verdict.section.mode is Mode.ACTIVE
    return not verdict.chosen and not (is_active_remedy and _excess(kept) >= 0)


def _print_rank(verdict: Verdict) -> tuple[bool, tuple[bool, bool, int, int, int, int, str]]:
    added = bool(verdict.reasons) and verdict.reasons[0].code in {"balance", "general"}
    return (added, rank(verdict))


def _is_passive(verdict: Verdict) -> bool:
    return verdict.section.mode is Mode.PASSIVE


def _excess(kept: Sequence[Verdict]) -> int:
    passive = sum(_is_passive(verdict) for verdict in kept)
    return passive - (len(kept) - passive)


def _over(room: int) -> Reason:
    return Reason("limit", f"Others fit better; there is room for {room}.")


def _unbalanced() -> Reason:
    return Reason("balance", "There must be an active remedy for each passive one.")


def _added(verdict: Verdict, code: str) -> Verdict:
    because = {
        "balance": "Added so that there is an active remedy for each passive one.",
        "general": "Added because few sections matched; it suits most people.",
    }[code]
    return replace(verdict, status=None, reasons=(Reason(code, because),))
