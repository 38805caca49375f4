"""One function from profile to finished handout, and the decisions on the way to it."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from pathlib import Path

from handouts.clinic import Clinic, Paper, Size, read_clinic
from handouts.document import Brief, Voice, compose, to_html
from handouts.errors import Notice, Problem, ProfileError, SectionError, TranslationError
from handouts.languages import (
    PAGE_CONTEXT,
    Catalogue,
    Formatter,
    Message,
    Patterns,
    Translator,
    Words,
    available_languages,
    direction,
    load_words,
    negotiate,
    number,
    protected_messages,
    read_catalogue,
    read_reviews,
    script,
    section_messages,
    unavailable_sections,
)
from handouts.library import Kind, Library, is_too_old, read_library
from handouts.pdf import SCHEME, Asset, Page, families_for, render
from handouts.profile import Profile, Vocabulary, load_vocabulary
from handouts.resources import Resources
from handouts.selection import Limits, Selection, select_sections
from handouts.territories import (
    FreshnessLimits,
    HelplineChoice,
    Territory,
    choose_helplines,
    emergency_number,
    load_territory,
)
from handouts.version import __version__

LOGO = "logo"
_ID_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


@dataclass(frozen=True)
class Shelf:
    """What handouts are made from: read once, used for every patient."""

    resources: Resources
    vocabulary: Vocabulary
    library: Library
    words: Words
    clinic: Clinic


@dataclass(frozen=True)
class Draft:
    """Everything decided for one profile; what is left is to set and print it."""

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


@dataclass(frozen=True)
class Handout:
    """A finished handout: the PDF, its number of pages, and the draft behind it."""

    draft: Draft
    pdf: bytes = field(repr=False)
    pages: int


def load_shelf(clinic_folder: Path | None = None) -> Shelf:
    """Return library, words and clinic of this installation.

    Raises: SectionError, TranslationError or ClinicError if one of them is not well formed.
    """
    resources = Resources.find(clinic_folder)
    vocabulary = load_vocabulary(resources)
    return Shelf(
        resources,
        vocabulary,
        read_library(resources, vocabulary),
        load_words(resources),
        read_clinic(resources.clinic),
    )


def draft_handout(
    profile: Profile, shelf: Shelf, *, paper: Paper | None = None, size: Size | None = None
) -> Draft:
    """Return every decision for a profile: sections, language, helplines, id and warnings.

    Args:
        profile: the patient, with the handout's date.
        shelf: what handouts are made from.
        paper: overrides the clinic's and the territory's.
        size: overrides the clinic's; "standard" without either.

    Raises: TranslationError, TerritoryError, SectionError, or ProfileError where the clinic
        requires red flags to be screened.
    """
    clinic, resources = shelf.clinic, shelf.resources
    language = negotiate(profile.language, available_languages(resources))
    territory = load_territory(profile.territory, resources)
    translator = Translator(
        read_catalogue(resources, language, protected_messages(shelf.library, shelf.words))
    )
    unavailable, notices = _unavailable(shelf.library, translator, profile.on)
    selection = select_sections(
        profile,
        shelf.library,
        replace(
            Limits(),
            remedies_min=min(3, clinic.limits.remedies),
            remedies_max=clinic.limits.remedies,
            education_max=clinic.limits.education,
            words=clinic.limits.words,
        ),
        unavailable,
    )
    _require_screening(profile, clinic)
    reviewed = _is_reviewed(shelf, translator.catalogue, selection)
    if not reviewed and clinic.strictness.require_reviewed_translation:
        raise TranslationError(
            Problem(
                f"language {language}",
                "no human review of this translation is recorded, and the clinic requires one.",
                "Record a review, or make the handout in a reviewed language.",
                "not-reviewed",
            )
        )
    if not reviewed:
        notices.append(
            Notice("not-reviewed", f"No human review of the {language} translation is recorded.")
        )
    _require_words(shelf, selection, translator)
    helplines = choose_helplines(
        territory,
        profile.on,
        age=profile.needs.age,
        language=language.replace("_", "-"),
        limits=FreshnessLimits(
            clinic.strictness.helpline_warn_days, clinic.strictness.helpline_refuse_days
        ),
        include_ids=clinic.helplines.include,
    )
    chosen_paper: Paper = paper or clinic.defaults.paper or territory.paper.value
    chosen_size: Size = size or clinic.defaults.size or "standard"
    draft = Draft(
        profile,
        language,
        territory,
        translator,
        selection,
        helplines,
        chosen_paper,
        chosen_size,
        reviewed,
        "",
        (*selection.notices, *notices, *helplines.notices),
    )
    return replace(draft, handout_id=_handout_id(draft, shelf))


def make_handout(draft: Draft, shelf: Shelf) -> Handout:
    """Return the finished handout of a draft.

    Raises: RenderingError if the page is not fit to be handed out.
    """
    voice = _voice(draft, shelf)
    logo = shelf.clinic.logo
    assets = {LOGO: Asset(logo.content, logo.media_type)} if logo else {}
    plan = compose(
        Brief(
            draft.profile,
            shelf.library,
            draft.selection,
            shelf.clinic,
            draft.helplines.chosen,
            draft.handout_id,
            draft.paper,
            draft.size,
            draft.is_reviewed,
            f"{SCHEME}{LOGO}" if logo else "",
        ),
        voice,
    )
    families = families_for([script(draft.language)])
    page = to_html(plan, shelf.resources.templates, families)
    rendered = render(Page(page.html, page.stylesheets, assets, families, draft.handout_id))
    return Handout(draft, rendered.pdf, rendered.pages)


def _unavailable(
    library: Library, translator: Translator, on: date
) -> tuple[dict[str, str], list[Notice]]:
    """Return what cannot be printed now, with the reason; refuse a safety text that is too old."""
    slugs, notices = unavailable_sections(library, translator)
    reasons = dict.fromkeys(slugs, f"Not fully translated into {translator.language}.")
    refused: list[Problem] = []
    for section in library.sections.values():
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
        for section in library.sections.values()
        if section.review_due < on
    ]
    return reasons, notices


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


def _is_reviewed(shelf: Shelf, catalogue: Catalogue, selection: Selection) -> bool:
    reviews = read_reviews(shelf.resources, shelf.library, shelf.words, catalogue)
    return not reviews.unreviewed(selection.printed)


def _require_words(shelf: Shelf, selection: Selection, translator: Translator) -> None:
    """Make sure before any page is set that every word of it can be said."""
    problems: list[Problem] = []
    wanted: list[tuple[str, Iterable[Message]]] = [
        ("page words", (Message(PAGE_CONTEXT, shelf.words[key]) for key in shelf.words))
    ]
    wanted += [
        (slug, section_messages(shelf.library.sections[slug], shelf.vocabulary))
        for slug in selection.printed
    ]
    for place, messages in wanted:
        try:
            translator.require_complete(messages, place)
        except TranslationError as error:
            problems.extend(error.problems)
    if problems:
        raise TranslationError(problems)


def _voice(draft: Draft, shelf: Shelf) -> Voice:
    say = shelf.words.spoken_by(draft.translator.say)
    formatter = Formatter(
        draft.language,
        draft.territory.code,
        Patterns.spoken(say),
        draft.territory.temperature.value,
    )
    emergency = emergency_number(draft.territory)
    return Voice(
        draft.translator,
        shelf.words,
        formatter,
        direction(draft.language),
        shelf.vocabulary,
        number(emergency.display or emergency.number or ""),
    )


def _handout_id(draft: Draft, shelf: Shelf) -> str:
    """Return a short id: a hash of everything that shapes the handout but the identity."""
    profile = draft.profile
    shaped: Mapping[str, object] = {
        "program": __version__,
        "sections": [
            (slug, decision.version, decision.status.value)
            for slug, decision in draft.selection.decisions.items()
        ],
        "printed": draft.selection.printed,
        "cautions": [
            (slug, [reason.code for reason in draft.selection.decisions[slug].cautions])
            for slug in draft.selection.printed
        ],
        "needs": _sorted(asdict(profile.needs)),
        "health": _sorted(asdict(profile.health)),
        "red_flags": _sorted(asdict(profile.red_flags)),
        "override": sorted(profile.clinician.override),
        "note": profile.clinician.note,
        "clinician": profile.clinician.name,
        "language": draft.language,
        "territory": draft.territory.code,
        "helplines": [line.helpline.id for line in draft.helplines.chosen],
        "clinic": shelf.clinic.name,
        "paper": draft.paper,
        "size": draft.size,
        "date": profile.on.isoformat(),
    }
    digest = hashlib.sha256(json.dumps(shaped, sort_keys=True, default=str).encode()).digest()
    letters = "".join(_ID_LETTERS[byte % len(_ID_LETTERS)] for byte in digest[:10])
    return f"{letters[:5]}-{letters[5:]}"


def _sorted(values: Mapping[str, object]) -> dict[str, object]:
    return {
        key: sorted(value) if isinstance(value, frozenset | tuple) else value
        for key, value in values.items()
    }
