"""Chooses the parts of a section that fit a patient: answers, or words for one condition."""

from collections.abc import Sequence
from dataclasses import dataclass

from handouts.library import Library, Part, Section
from handouts.profile import Group, Profile
from handouts.selection.model import PartDecision, Reason, Status


@dataclass(frozen=True)
class FittingPart:
    """A part that fits the patient, with the reasons."""

    part: Part
    reasons: tuple[Reason, ...]


def fitting_parts(section: Section, profile: Profile, library: Library) -> tuple[FittingPart, ...]:
    """Return the parts that fit a patient, the best first: most matches, then the author's order.

    A part for everyone fits, too, after all that match.
    """
    terms = library.vocabulary.terms
    fitting: list[tuple[int, FittingPart]] = []
    for part in section.parts:
        reasons = tuple(
            Reason.fits(terms[code])
            for group, codes in part.match.items()
            if group is not Group.PREFERENCES
            for code in sorted(codes)
            if profile.has(code)
        )
        if reasons or part.everyone:
            why = reasons or (Reason("everyone", "Fits every patient."),)
            fitting.append((len(reasons), FittingPart(part, why)))
    return tuple(part for _, part in sorted(fitting, key=lambda pair: -pair[0]))


def decide_parts(
    section: Section, fitting: Sequence[FittingPart], room: int
) -> tuple[PartDecision, ...]:
    """Return what becomes of each part, in the author's order.

    Args:
        section: the section whose parts they are.
        fitting: those that fit, the best first.
        room: how many are printed.
    """
    decided: dict[str, PartDecision] = {}
    for position, fit in enumerate(fitting):
        if position < room:
            decided[fit.part.key] = PartDecision(fit.part.key, Status.INCLUDED, fit.reasons)
        else:
            reasons = (Reason.over(room), *fit.reasons)
            decided[fit.part.key] = PartDecision(fit.part.key, Status.OVER_LIMIT, reasons)
    return tuple(
        decided.get(part.key, PartDecision(part.key, Status.NOT_MATCHED, (Reason.no_match(),)))
        for part in section.parts
    )
