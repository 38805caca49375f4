"""Selects the sections for one profile; a pure function that decides on every section once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from handouts.errors import Notice
from handouts.library import Evidence, Kind, Library, Section
from handouts.profile import Profile
from handouts.selection.limits import Choice, choose_education, choose_remedies
from handouts.selection.model import Decision, Limits, Reason, Selection, Status
from handouts.selection.parts import decide_parts
from handouts.selection.room import Room, fill_room, fit_room
from handouts.selection.rules import Verdict, cautions, judge

ALARM = "safety/red-flags"
START = "safety/before-you-start"
HELP = ("safety/mental-health-crisis", "safety/helplines")
ABOUT = "safety/disclaimer"
ADULT_AGE = 18
_AGES = (18, 65)


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
    slugs = sorted(library.sections)
    verdicts = [
        judge(library.sections[slug], profile, library, unavailable or {}) for slug in slugs
    ]
    remedies = choose_remedies(
        _candidates(verdicts, Kind.REMEDY), _spare(verdicts, profile), limits
    )
    reading = _candidates(verdicts, Kind.EDUCATION)
    fillers = [v for v in reading if v.section.spare_room and not v.chosen]
    education = choose_education([v for v in reading if v not in fillers], limits)
    room = Room(limits, library, profile.tools, _conditional(verdicts))
    remedies, education = fit_room(remedies, education, room)
    kept = (*remedies.kept, *education.kept)
    pages = fill_room(kept, [v for v in fillers if not v.section.parts], room)
    kept += pages.kept
    tools = () if profile.red_flags.present else room.tools(kept)
    answers = fill_room(kept, [v for v in fillers if v.section.parts], room, room.with_log(tools))
    education = Choice(
        (*education.kept, *pages.kept, *answers.kept),
        (*education.cut, *pages.cut, *answers.cut),
    )
    decisions: dict[str, Decision] = {}
    for verdict in verdicts:
        if verdict.status is not None:
            decisions[verdict.section.slug] = _decision(verdict, verdict.status, profile)
    for choice in (remedies, education):
        for verdict in choice.kept:
            decisions[verdict.section.slug] = _decision(verdict, Status.INCLUDED, profile)
        for verdict, reason in choice.cut:
            cut = _decision(verdict, Status.OVER_LIMIT, profile)
            decisions[cut.slug] = replace(cut, reasons=(reason, *cut.reasons))
    ordered = {slug: decisions[slug] for slug in slugs}
    return Selection(
        MappingProxyType(ordered),
        _order_of_printing(ordered, library, remedies, education),
        bool(profile.red_flags.present),
        tuple(_notices(profile, verdicts, remedies, education, limits)),
        tools,
    )


def _conditional(verdicts: Iterable[Verdict]) -> tuple[Section, ...]:
    return tuple(
        v.section
        for v in verdicts
        if v.section.kind is Kind.SAFETY and v.status is Status.INCLUDED and not v.section.always
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
        age_in_doubt=bool(profile.ages) and min(profile.ages) < section.min_age,
        parts=decide_parts(section, verdict.parts, verdict.parts_room) if included else (),
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
    profile: Profile,
    verdicts: Sequence[Verdict],
    remedies: Choice,
    education: Choice,
    limits: Limits,
) -> Iterator[Notice]:
    if profile.red_flags.present:
        yield from _red_flag_notices(profile)
        return
    if not profile.red_flags.screened:
        yield Notice(
            "not-screened",
            "Red flags are not recorded as screened. Screen, then record it with --screened.",
        )
    if any(min(profile.ages, default=0) < years <= max(profile.ages, default=0) for years in _AGES):
        yield Notice(
            "age-unknown", "The age is not recorded: an adult under 65 is assumed. Give --age."
        )
    if profile.ages and max(profile.ages) < ADULT_AGE:
        yield Notice("under-18", "The patient is under 18: what is for adults only is left out.")
    yield from _wish_notices(verdicts, (*remedies.cut, *education.cut))
    if len(remedies.kept) < limits.remedies_min:
        why = "No more have room." if remedies.cut else "No more are safe, fit and wanted."
        yield Notice("few-remedies", f"Remedies printed: {len(remedies.kept)}. {why}")


def _red_flag_notices(profile: Profile) -> Iterator[Notice]:
    flags = ", ".join(sorted(profile.red_flags.present))
    message = f"Red flag recorded ({flags}): only the safety pages are made. Act on it now."
    yield Notice("red-flag", message)
    if "rf-suicide" in profile.red_flags.present:
        message = "Thoughts of suicide are recorded: follow your local policy today."
        yield Notice("rf-suicide", message)


def _wish_notices(
    verdicts: Sequence[Verdict], cut: Iterable[tuple[Verdict, Reason]]
) -> Iterator[Notice]:
    for verdict in verdicts:
        slug, status = verdict.section.slug, verdict.status
        if verdict.chosen and status in {Status.WITHHELD, Status.UNAVAILABLE}:
            why = ", ".join(dict.fromkeys(reason.code for reason in verdict.reasons))
            message = f"{slug} was asked for but is {status.value}: {why}."
            yield Notice(f"asked-but-{status.value}", message)
        if any(reason.code == "override" for reason in verdict.reasons):
            yield Notice("override", f"{slug} is printed in spite of a contraindication.")
    for verdict, reason in cut:
        if verdict.chosen:
            yield Notice("asked-but-over-limit", f"{verdict.section.slug}: {reason.because}")
