"""Every decision for one profile: sections, language, helplines, id and warnings."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from handouts.clinic import Clinic, Paper, Size
from handouts.document import HandoutPlan
from handouts.errors import ClinicError, Notice, Problem, ProfileError, SectionError
from handouts.handout.identifier import handout_id
from handouts.handout.numbers import forbidden_numbers
from handouts.handout.pictures import fingerprint_of
from handouts.handout.plan import identified_plans, plans_of
from handouts.handout.room import limits_for
from handouts.handout.shelf import Shelf
from handouts.handout.spoken import (
    Second,
    is_reviewed,
    require_words,
    second_translator,
    translator_for,
    unreviewed,
    untranslated,
)
from handouts.languages import Translator
from handouts.library import Kind, amount_problems, is_too_old
from handouts.profile import Profile
from handouts.selection import Selection, select_sections
from handouts.territories import (
    FreshnessLimits,
    HelplineChoice,
    Territory,
    choose_helplines,
    load_territory,
)


@dataclass(frozen=True)
class Composed:
    """The plans of a draft, one for each language, and the shelf whose words they are in."""

    shelf: Shelf = field(repr=False)
    plans: tuple[HandoutPlan, ...] = field(repr=False)


@dataclass(frozen=True)
class Draft:
    """Everything decided for one profile; what is left is to set and print it.

    Without `handout_id` nothing is composed yet. `composed` are the plans that the id was taken
    from; a draft with anything replaced has none.
    """

    profile: Profile
    language: str
    territory: Territory
    translator: Translator
    selection: Selection
    helplines: HelplineChoice
    paper: Paper
    size: Size
    is_reviewed: bool
    handout_id: str
    notices: tuple[Notice, ...]
    second: Second | None = None
    composed: Composed | None = field(default=None, init=False, repr=False, compare=False)


def draft_handout(
    profile: Profile,
    shelf: Shelf,
    *,
    paper: Paper | None = None,
    size: Size | None = None,
    with_language: str = "",
) -> Draft:
    """Return every decision for a profile: sections, language, helplines, id and warnings.

    Args and Raises: as `decide_handout`.
    """
    decided = decide_handout(profile, shelf, paper=paper, size=size, with_language=with_language)
    return identify(decided, shelf)


def decide_handout(
    profile: Profile,
    shelf: Shelf,
    *,
    paper: Paper | None = None,
    size: Size | None = None,
    with_language: str = "",
) -> Draft:
    """Return every decision for a profile but the handout's id, for which it must be composed.

    Whatever refuses a handout before its pages are laid out does so here.

    Args:
        profile: the patient, with the handout's date.
        shelf: what handouts are made from.
        paper: overrides the clinic's and the territory's.
        size: overrides the clinic's; "standard" without either.
        with_language: the tag of a second language to set beside the patient's. The sections are
            those of the patient's language, but for an explanation without a translation.

    Raises: TranslationError, TerritoryError, SectionError, ClinicError for a number that must not
        be printed, or ProfileError for an amount that is not safe, for a second language that
        is the first, and where the clinic requires red flags to be screened.
    """
    clinic = shelf.clinic
    translator = translator_for(profile.language, shelf)
    language = translator.language
    translators = [translator]
    if with_language:
        translators.append(second_translator(with_language, translator, shelf))
    territory = territory_for(profile.territory, shelf)
    if unsafe := tuple(amount_problems(profile.amounts, shelf.library)):
        raise ProfileError(unsafe)
    unavailable, notices = _unavailable(shelf, translators, profile.on)
    helplines = choose_helplines(
        territory,
        profile.on,
        age=_age_for_helplines(profile),
        language=language.replace("_", "-"),
        limits=FreshnessLimits(
            clinic.strictness.helpline_warn_days, clinic.strictness.helpline_refuse_days
        ),
        include_ids=clinic.helplines.include,
    )
    chosen_paper: Paper = paper or clinic.defaults.paper or territory.paper.value
    limits = limits_for(
        clinic.limits,
        shelf.library,
        translator,
        helplines.chosen,
        chosen_paper,
        profile.clinician.note,
        has_code=bool(clinic.qr.address),
        memo=shelf.memo,
    )
    selection = select_sections(profile, shelf.library, limits, unavailable)
    notices += _amounts_not_printed(profile, selection)
    _require_screening(profile, clinic)
    reviewed = [is_reviewed(each, shelf, selection) for each in translators]
    notices += [
        unreviewed(each.language, clinic)
        for each, done in zip(translators, reviewed, strict=True)
        if not done
    ]
    require_words(shelf, selection, translators)
    if profile.on < territory.collected_on:
        day = territory.collected_on
        message = f"The handout is dated before its helplines were collected, on {day}"
        notices.append(Notice("early-date", f"{message}: how old they are cannot be told."))
    chosen_size: Size = size or clinic.defaults.size or "standard"
    return Draft(
        profile,
        language,
        territory,
        translator,
        selection,
        helplines,
        chosen_paper,
        chosen_size,
        reviewed[0],
        "",
        (*selection.notices, *notices, *helplines.notices),
        Second(translators[1], reviewed[1]) if with_language else None,
    )


def identify(decided: Draft, shelf: Shelf) -> Draft:
    """Return what was decided with the handout's id, a hash of all that its pages say.

    Raises: TranslationError if a word is missing.
    """
    plans = plans_of(decided, shelf)
    identifier = handout_id(decided.profile, decided.selection, _shape(plans, shelf))
    draft = replace(decided, handout_id=identifier)
    composed = Composed(shelf, tuple(identified_plans(plans, draft, shelf)))
    object.__setattr__(draft, "composed", composed)  # frozen from here on
    return draft


def _shape(plans: Sequence[HandoutPlan], shelf: Shelf) -> str:
    """Return all that the pages say, as text: the plans without the label box, and the logo.

    The representation of a plan leaves out what is personal.
    """
    logo = shelf.clinic.logo
    picture = hashlib.sha256(logo.content).hexdigest() if logo else ""
    said = " ".join(repr(plan) for plan in plans)
    return f"{said} {picture} {fingerprint_of(plans[0], shelf)}"


def _age_for_helplines(profile: Profile) -> int | None:
    """Return the age, or the highest that it can be where only a span is known."""
    if profile.needs.age is not None or not profile.ages:
        return profile.needs.age
    return max(profile.ages)


def territory_for(code: str, shelf: Shelf) -> Territory:
    """Return a territory, once nothing of the clinic's own holds a number of those it forbids.

    Raises: TerritoryError or ClinicError.
    """
    return shelf.memo.once(
        ("territory", code.strip().upper()), partial(_checked_territory, code, shelf)
    )


def _checked_territory(code: str, shelf: Shelf) -> Territory:
    territory = load_territory(code, shelf.resources)
    if forbidden := tuple(forbidden_numbers(shelf.clinic, shelf.library, territory)):
        raise ClinicError(forbidden)
    return territory


def _unavailable(
    shelf: Shelf, translators: Sequence[Translator], on: date
) -> tuple[dict[str, str], list[Notice]]:
    """Return what cannot be printed now, with the reason; refuse a safety text that is too old."""
    reasons, notices = untranslated(shelf, translators)
    sections = shelf.library.sections.values()
    refused: list[Problem] = []
    for section in sections:
        if not is_too_old(section, on):
            continue
        message = f"review_due is {section.review_due}, more than 90 days past."
        if section.kind is Kind.SAFETY:
            remedy = "Have the clinical owner review it."
            refused.append(Problem(f"{section.slug}.md", message, remedy, "review-refused"))
        reasons[section.slug] = f"Past its review: {message}"
    if refused:
        raise SectionError(refused)
    notices += [
        Notice("review-overdue", f"{section.slug}: review_due {section.review_due} is past.")
        for section in sections
        if section.review_due < on
    ]
    return reasons, notices


def _amounts_not_printed(profile: Profile, selection: Selection) -> Iterator[Notice]:
    for slug in profile.amounts:
        if slug not in selection.printed:
            status = selection.decisions[slug].status.value
            message = f"An amount is set for {slug}, but it is not printed: {status}."
            yield Notice("amount-not-printed", message)


def _require_screening(profile: Profile, clinic: Clinic) -> None:
    screened = profile.red_flags.screened or profile.red_flags.present
    if clinic.strictness.require_screening and not screened:
        raise ProfileError(
            Problem(
                "red_flags.screened",
                "red flags are not recorded as screened, and the clinic requires it.",
                "Screen the patient, then record it with --screened.",
                "not-screened",
            )
        )
