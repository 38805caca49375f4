"""Selects the sections for one profile; a pure function that decides on every section once."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from handouts.errors import Notice
from handouts.library import Evidence, Kind, Library
from handouts.profile import Profile
from handouts.selection.limits import Choice, choose_education, choose_remedies, fit_words
from handouts.selection.model import Decision, Limits, Selection, Status
from handouts.selection.rules import Verdict, cautions, judge

ALARM = "safety/red-flags"
START = "safety/before-you-start"
HELP = ("safety/mental-health-crisis", "safety/helplines")
ABOUT = "safety/disclaimer"


def select_sections(
    profile: Profile,
    library: Library,
    limits: Limits | None = None,
    unavailable: Mapping[str, str] | None = None,
) -> Selection:
    """Return what this patient gets and why, and what is left out and why.

    Args:
        profile: the patient.
        library: all sections.
        limits: how many sections; the defaults are those of `Limits`.
        unavailable: slug to reason, for sections that cannot be printed now (no translation, past
            review).
    """
    limits = limits or Limits()
    verdicts = [
        judge(section, profile, library, unavailable or {}) for section in library.sections.values()
    ]
    remedies = choose_remedies(
        _candidates(verdicts, Kind.REMEDY), _spare(verdicts, profile), limits
    )
    education = choose_education(_candidates(verdicts, Kind.EDUCATION), limits)
    remedies, education = fit_words(remedies, education, limits, library.vocabulary)
    decisions: dict[str, Decision] = {}
    for verdict in verdicts:
        if verdict.status is not None:
            decisions[verdict.section.slug] = _decision(verdict, verdict.status, profile)
    for choice in (remedies, education):
        for verdict in choice.kept:
            decisions[verdict.section.slug] = _decision(verdict, Status.INCLUDED, profile)
        for verdict, reason in choice.cut:
            cut = _decision(verdict, Status.OVER_LIMIT, profile)
            decisions[cut.slug] = Decision(
                cut.slug, cut.kind, cut.version, cut.status, (reason, *cut.reasons)
            )
    ordered = {slug: decisions[slug] for slug in library.sections}
    return Selection(
        MappingProxyType(ordered),
        _order_of_printing(ordered, library, remedies, education),
        bool(profile.red_flags.present),
        tuple(_notices(profile, verdicts, remedies, limits)),
    )


def _candidates(verdicts: Iterable[Verdict], kind: Kind) -> list[Verdict]:
    return [v for v in verdicts if v.status is None and v.section.kind is kind]


def _spare(verdicts: Iterable[Verdict], profile: Profile) -> list[Verdict]:
    if profile.red_flags.present:
        return []
    return [
        verdict
        for verdict in verdicts
        if verdict.status is Status.NOT_MATCHED
        and verdict.section.kind is Kind.REMEDY
        and verdict.section.evidence is not Evidence.D
    ]


def _decision(verdict: Verdict, status: Status, profile: Profile) -> Decision:
    section = verdict.section
    included = status is Status.INCLUDED
    return Decision(
        section.slug,
        section.kind,
        section.version,
        status,
        verdict.reasons,
        cautions(section, profile) if included else (),
        overridden=included and verdict.overridden,
    )


def _order_of_printing(
    decisions: Mapping[str, Decision], library: Library, remedies: Choice, education: Choice
) -> tuple[str, ...]:
    always = (ALARM, START, *HELP, ABOUT)
    safety = sorted(
        (
            section
            for section in library.of_kind(Kind.SAFETY)
            if decisions[section.slug].is_included and section.slug not in always
        ),
        key=lambda section: (section.order, section.slug),
    )
    middle = [section.slug for section in safety]
    chosen = [verdict.section.slug for choice in (remedies, education) for verdict in choice.kept]
    order = (
        (ALARM, START, *middle, *chosen, *HELP, ABOUT)
        if chosen
        else (ALARM, *HELP, *middle, START, ABOUT)
    )
    return tuple(slug for slug in order if slug in decisions and decisions[slug].is_included)


def _notices(
    profile: Profile, verdicts: Sequence[Verdict], remedies: Choice, limits: Limits
) -> Iterable[Notice]:
    if profile.red_flags.present:
        flags = ", ".join(sorted(profile.red_flags.present))
        yield Notice(
            "red-flag",
            f"Red flag recorded ({flags}): only the safety pages are made. Act on it now.",
        )
        if "rf-suicide" in profile.red_flags.present:
            yield Notice(
                "rf-suicide", "Thoughts of suicide are recorded: follow your local policy today."
            )
        return
    if not profile.red_flags.screened:
        yield Notice(
            "not-screened",
            "Red flags are not recorded as screened. Screen, then record it with --screened.",
        )
    if profile.needs.age is None:
        yield Notice(
            "age-unknown", "The age is not recorded: an adult under 65 is assumed. Give --age."
        )
    for verdict in verdicts:
        slug = verdict.section.slug
        if verdict.chosen and verdict.status in {Status.WITHHELD, Status.UNAVAILABLE}:
            why = ", ".join(dict.fromkeys(reason.code for reason in verdict.reasons))
            yield Notice(
                f"asked-but-{verdict.status.value}",
                f"{slug} was asked for but is {verdict.status.value}: {why}.",
            )
        if verdict.overridden:
            yield Notice("override", f"{slug} is printed in spite of a contraindication.")
    for verdict, reason in remedies.cut:
        if verdict.chosen:
            yield Notice("asked-but-over-limit", f"{verdict.section.slug}: {reason.because}")
    if len(remedies.kept) < limits.remedies_min:
        yield Notice(
            "few-remedies",
            f"Only {len(remedies.kept)} remedies are safe for this patient as recorded.",
        )
