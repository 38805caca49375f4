"""Checks the rules that decide for whom a section is: codes, contradictions, what goes together."""

from collections.abc import Iterator

from handouts.errors import Problem
from handouts.library.checks.dead import dead_rules
from handouts.library.checks.gates import Gate
from handouts.library.model import Evidence, Kind, Library, Section
from handouts.profile import AGE_CODES, Group, Vocabulary

ALWAYS_PRINTED = (
    "safety/red-flags",
    "safety/before-you-start",
    "safety/mental-health-crisis",
    "safety/helplines",
    "safety/disclaimer",
)
"""The sections that no setting, profile or page limit removes, in the order of printing."""


def missing_sections(library: Library) -> Iterator[Problem]:
    """Yield a problem for each of the five sections that is not in the library, always printed."""
    for slug in ALWAYS_PRINTED:
        section = library.sections.get(slug)
        if section is None or not section.always:
            yield Gate.ALWAYS_MISSING.at(slug, "must be there and always printed.", "Restore it.")


def unknown_codes(section: Section, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Yield a problem for every code in a section's rules that no patient can have.

    A mistyped contraindication would bar nobody, so such a section is not read at all.
    """
    matches = [("match", section.match)]
    matches += [(f"parts: {part.key}: match", part.match) for part in section.parts]
    for place, match in matches:
        for group, codes in match.items():
            for code in sorted(codes - set(vocabulary.codes(group))):
                yield Gate.UNKNOWN_CODE.of(
                    section, f"{place}.{group.value}: {code} is no such code."
                )
    hidden = sorted({code for picture in section.pictures for code in picture.not_for})
    for table, codes_of in (
        ("exclude", section.exclude),
        ("caution", section.caution),
        ("pictures: not_for", hidden),
    ):
        for code in codes_of:
            if code not in vocabulary.terms:
                yield Gate.UNKNOWN_CODE.of(section, f"{table}: {code} is no such code.")


def unused_codes(library: Library) -> Iterator[Problem]:
    """Yield every code of the vocabulary that changes nothing, whichever patient has it.

    Age codes and red flags are not meant: the program itself acts on them.
    """
    used = set(AGE_CODES)
    for section in library.sections.values():
        used |= section.exclude.keys() | section.caution.keys()
        for match in (section.match, *(part.match for part in section.parts)):
            used |= {code for codes in match.values() for code in codes}
    for code, term in library.vocabulary.terms.items():
        if term.group is not Group.RED_FLAGS and code not in used:
            yield Gate.UNUSED_CODE.at(
                f"vocabulary.toml: {term.group.value}.{code}",
                "no section's rules use it.",
                "Use it in a rule, or take it out.",
            )


def rule_problems(section: Section, library: Library) -> Iterator[Problem]:
    """Yield what is wrong with one section's rules."""
    yield from unknown_codes(section, library.vocabulary)
    for code in section.exclude:
        term = library.vocabulary.terms.get(code)
        if term is not None and not term.patient:
            message = f"exclude: {code} has no patient's words in the vocabulary."
            yield Gate.NO_WORDS.of(section, message)
    yield from _contradictions(section)
    yield from dead_rules(section)
    yield from _neighbours(section, library)
    selects = section.always or section.everyone or section.opt_in
    if not selects and not any(group is not Group.PREFERENCES for group in section.match):
        yield Gate.NEVER_MATCHES.of(section, "no rule can ever select it.")
    if section.evidence is Evidence.D and not section.opt_in:
        yield Gate.D_OPT_IN.of(section, "evidence D is printed on a clinician's choice only.")
    yield from _conditions(section)
    if section.is_medicine and not section.opt_in:
        yield Gate.MEDICINE_OPT_IN.of(section, "a medicine section is opt-in.")
    if section.overlay and section.kind is Kind.REMEDY and not section.exclude:
        yield Gate.NO_EXCLUDE.of(section, "excludes nobody.")


def _conditions(section: Section) -> Iterator[Problem]:
    """Yield what would tell a patient of a condition that nobody recorded."""
    if not section.is_condition:
        return
    causes = {Group.CAUSES, Group.PREFERENCES}
    if section.everyone or section.match.keys() - causes:
        message = "a section about a condition is matched by causes only."
        yield Gate.CONDITION_CAUSE.of(section, message)
    for part in section.parts:
        if part.everyone or part.match.keys() - causes:
            message = f"parts: {part.key} must be matched by causes only."
            yield Gate.CONDITION_CAUSE.of(section, message)


def _contradictions(section: Section) -> Iterator[Problem]:
    for code in sorted(section.exclude.keys() & section.caution.keys()):
        yield Gate.CONTRADICTION.of(section, f"{code} both excludes and cautions.")
    for code in sorted(section.exclude.keys() & section.match.get(Group.HEALTH, frozenset())):
        yield Gate.CONTRADICTION.of(section, f"{code} both matches and excludes.")


def _neighbours(section: Section, library: Library) -> Iterator[Problem]:
    for table, slugs in (("bridge", section.bridge), ("opposes", section.opposes)):
        for slug in slugs:
            if slug == section.slug:
                yield Gate.UNKNOWN_SLUG.of(section, f"{table}: names the section itself.")
            elif slug not in library.sections:
                yield Gate.UNKNOWN_SLUG.of(section, f"{table}: there is no section {slug}.")
    for slug in section.opposes:
        other = library.sections.get(slug)
        if other is not None and other is not section:
            yield from _opposition(section, other)


def _opposition(section: Section, other: Section) -> Iterator[Problem]:
    """Yield what is missing between a section and another that it opposes.

    Ours cannot name a clinic's section, so the clinic's need not be named in turn.
    """
    is_mutual = section.slug in other.opposes
    if not is_mutual and (other.overlay or not section.overlay):
        yield Gate.ONE_SIDED.of(
            section,
            f"opposes {other.slug}, which does not oppose it.",
            f"Add it to `opposes` of {other.slug}.",
        )
    told_once = not is_mutual or section.slug < other.slug
    if told_once and other.slug not in section.bridge and section.slug not in other.bridge:
        yield Gate.NO_BRIDGE.of(
            section,
            f"opposes {other.slug}, and no line tells what to do when both are printed.",
            "Write it into `bridge` of one of them.",
        )
