"""The rules for one section and one profile: is it barred, does it match, what goes with it."""

from collections.abc import Mapping
from dataclasses import dataclass

from handouts.library import Evidence, Kind, Library, Section
from handouts.profile import Group, Presence, Profile
from handouts.selection.model import Reason, Status
from handouts.selection.parts import FittingPart, fitting_parts

_NEEDS_GROUPS = (Group.SYMPTOMS, Group.CAUSES, Group.LIFESTYLE, Group.HEALTH, Group.RED_FLAGS)


@dataclass(frozen=True)
class Verdict:
    """What the rules say of one section before limits are applied.

    `status` is None for a candidate: a section that may be printed if there is room. `parts` are
    those that fit the patient, the best first, of which `parts_room` are printed. `matched` are
    the codes that call for it, `habits` those of them that are habits. `caution_words` is how many
    words its cautions for this patient have.
    """

    section: Section
    status: Status | None
    reasons: tuple[Reason, ...]
    chosen: bool = False
    overridden: bool = False
    matched: frozenset[str] = frozenset()
    habits: frozenset[str] = frozenset()
    preferences: int = 0
    parts: tuple[FittingPart, ...] = ()
    parts_room: int = 0
    caution_words: int = 0

    @property
    def printed_parts(self) -> tuple[str, ...]:
        """Return the keys of the parts that are printed if the section is."""
        return tuple(fit.part.key for fit in self.parts[: self.parts_room])


def judge(
    section: Section, profile: Profile, library: Library, unavailable: Mapping[str, str]
) -> Verdict:
    """Return the verdict on a section.

    The order of the rules is the order of their force: always printed, red flags, the clinician's
    exclusion, contraindications, availability, opt-in, match.
    """
    matched = _matched(section, profile, library)
    if section.kind is Kind.SAFETY:
        return _judge_safety(section, profile, matched)
    if profile.red_flags.present:
        return Verdict(section, Status.WITHHELD, _red_flags(profile, library))
    slug = section.slug
    if slug in profile.clinician.exclude:
        return Verdict(
            section, Status.EXCLUDED, (Reason("clinician", "Left out by the clinician."),)
        )
    bars = contraindications(section, profile, library)
    override = profile.clinician.override.get(slug)
    chosen = slug in profile.clinician.include or override is not None
    if bars and override is None:
        return Verdict(section, Status.WITHHELD, bars, chosen=chosen)
    if slug in unavailable:
        return Verdict(
            section, Status.UNAVAILABLE, (Reason("unavailable", unavailable[slug]),), chosen=chosen
        )
    if section.opt_in and not chosen:
        return Verdict(
            section,
            Status.OPT_IN,
            (Reason("opt-in", f"Printed only if a clinician asks for it: --include {slug}."),),
        )
    if section.is_condition and chosen and not matched:
        return Verdict(section, Status.WITHHELD, (_not_recorded(section),), chosen=True)
    if not (chosen or matched or section.everyone):
        return Verdict(section, Status.NOT_MATCHED, (Reason.no_match(),))
    codes = frozenset(reason.code for reason in matched)
    return Verdict(
        section,
        None,
        _why(profile, section, matched, bars, override),
        chosen=chosen,
        overridden=any(profile.has(bar.code) or bar.code == "min-age" for bar in bars),
        matched=codes,
        habits=codes & profile.needs.lifestyle,
        preferences=_preference_hits(section, profile),
        parts=fitting_parts(section, profile, library),
        parts_room=section.parts_max,
        caution_words=sum(len(c.because.split()) for c in cautions(section, profile)),
    )


def _judge_safety(section: Section, profile: Profile, matched: tuple[Reason, ...]) -> Verdict:
    """Return the verdict on a safety section: no red flag, exclusion or limit holds it back."""
    if section.always:
        return _include(section, Reason("always", "Printed in every handout."))
    reasons = list(matched)
    if section.everyone:
        reasons.append(Reason("everyone", "Fits every patient."))
    if section.slug in profile.clinician.include:
        reasons.append(Reason("clinician", "Chosen by the clinician."))
    if reasons:
        return _include(section, *reasons)
    return Verdict(section, Status.NOT_MATCHED, (Reason.no_match(),))


def contraindications(section: Section, profile: Profile, library: Library) -> tuple[Reason, ...]:
    """Return every reason why a section could harm this patient; empty if none is known.

    A factor that is not recorded bars a section of evidence D, and no other.
    """
    factors = library.vocabulary.codes(Group.HEALTH)
    bars = [
        Reason(code, because)
        for code, because in section.exclude.items()
        if profile.presence(code) is Presence.PRESENT
    ]
    ages = profile.ages
    if ages and max(ages) < section.min_age:
        bars.append(Reason("min-age", f"Not for patients under {section.min_age}."))
    if section.evidence is Evidence.D and not bars:
        bars += [
            Reason(
                code,
                f"Not recorded: {library.vocabulary.terms[code].label}. "
                f"Record it with --without {code} or --has {code}.",
            )
            for code in section.exclude
            if code in factors and profile.presence(code) is Presence.UNKNOWN
        ]
        if not ages or min(ages) < section.min_age:
            bars.append(Reason("min-age", "The patient's age is not recorded."))
    return tuple(bars)


def cautions(section: Section, profile: Profile) -> tuple[Reason, ...]:
    """Return the cautions that apply to this patient, each with its printed line."""
    return tuple(Reason(code, line) for code, line in section.caution.items() if profile.has(code))


def _include(section: Section, *reasons: Reason) -> Verdict:
    return Verdict(section, Status.INCLUDED, reasons)


def _not_recorded(section: Section) -> Reason:
    causes = ", ".join(sorted(section.match.get(Group.CAUSES, ())))
    because = f"Printed only for a patient with a recorded cause: {causes}. Record it with --cause."
    return Reason("not-recorded", because)


def _matched(section: Section, profile: Profile, library: Library) -> tuple[Reason, ...]:
    terms = library.vocabulary.terms
    return tuple(
        Reason.fits(terms[code])
        for group in _NEEDS_GROUPS
        for code in sorted(section.match.get(group, ()))
        if profile.has(code)
    )


def _preference_hits(section: Section, profile: Profile) -> int:
    wanted = section.match.get(Group.PREFERENCES, frozenset())
    return len(wanted & profile.needs.preferences)


def _red_flags(profile: Profile, library: Library) -> tuple[Reason, ...]:
    terms = library.vocabulary.terms
    return tuple(
        Reason(code, f"Red flag: {terms[code].label}.")
        for code in sorted(profile.red_flags.present)
    )


def _why(
    profile: Profile,
    section: Section,
    matched: tuple[Reason, ...],
    bars: tuple[Reason, ...],
    override: str | None,
) -> tuple[Reason, ...]:
    reasons: list[Reason] = []
    if bars and override is not None:
        reasons.append(Reason("override", f"Overridden by the clinician: {override}"))
        reasons.extend(bars)
    elif section.slug in profile.clinician.include or override is not None:
        reasons.append(Reason("clinician", "Chosen by the clinician."))
    if section.everyone:
        reasons.append(Reason("everyone", "Fits every patient."))
    return (*reasons, *matched)
