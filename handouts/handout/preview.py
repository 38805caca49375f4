"""Makes one section as it is printed, with all that it can say, for those who write it."""

import hashlib
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from handouts.clinic import Paper, QrCode, Size
from handouts.document import HandoutPlan, Voice
from handouts.document.compose import HELPLINES
from handouts.document.model import NOTHING, Footer, Glance, Heading, LabelLine
from handouts.document.sections import compose_section
from handouts.errors import ClinicError, Notice, Problem, TranslationError
from handouts.handout.draft import Draft
from handouts.handout.make import page_of
from handouts.handout.numbers import forbidden_numbers
from handouts.handout.plan import plans_of, voices_of
from handouts.handout.shelf import Shelf
from handouts.languages import (
    PAGE_CONTEXT,
    Message,
    Translator,
    available_languages,
    negotiate,
    protected_messages,
    read_catalogue,
    read_reviews,
    section_messages,
)
from handouts.library import Section
from handouts.profile import Profile
from handouts.selection import Decision, PartDecision, Reason, Selection, Status, ToolChoice
from handouts.territories import FreshnessLimits, choose_helplines, load_territory

if TYPE_CHECKING:
    from handouts.pdf import Page

WORDS = "preview."
WORDS_AROUND = frozenset(
    {"preview", "page", "label", "plan", "remedy", "evidence", "amount", "quantity"}
)
"""The groups of page words of which every preview may need some."""

LANGUAGE = "en"
TERRITORY = "GB"


@dataclass(frozen=True)
class Wanted:
    """How a preview is asked for: empty means the default.

    The defaults are English, the clinic's territory or else GB, and the paper and text size of
    the clinic or else of the territory.
    """

    language: str = ""
    territory: str = ""
    paper: Paper | None = None
    size: Size | None = None


@dataclass(frozen=True)
class Preview:
    """A finished preview: the PDF, its number of pages, and what to warn of.

    `untranslated` is how many messages stand there in English, in a preview for translators.
    """

    pdf: bytes = field(repr=False)
    pages: int
    notices: tuple[Notice, ...] = ()
    untranslated: int = 0


def preview_section(slug: str, shelf: Shelf, wanted: Wanted, on: date) -> Preview:
    """Return the preview of a section: no patient, no identity, every line that it can print.

    Args:
        slug: of a section in the library.
        shelf: what handouts are made from; its sections need not be sound.
        wanted: language, territory, paper and text size.
        on: the day that is printed.

    Raises: TranslationError that names every message that is missing, TerritoryError,
        ClinicError for a number that must not be printed, or RenderingError.
    """
    from handouts.pdf import render

    draft = draft_preview(slug, shelf, wanted, on)
    rendered = render(lay_out_preview(draft, shelf))
    return Preview(rendered.pdf, rendered.pages, draft.notices)


def draft_preview(slug: str, shelf: Shelf, wanted: Wanted, on: date) -> Draft:
    """Return what is decided for nobody: one section, whole, in a language and a territory.

    Raises: as `preview_section`, but for RenderingError.
    """
    resources = shelf.resources
    language = negotiate(wanted.language or LANGUAGE, available_languages(resources))
    catalogue = read_catalogue(resources, language, protected_messages(shelf.library, shelf.words))
    translator = Translator(catalogue)
    _require_words(shelf.library.sections[slug], translator, shelf)
    return decide_preview(slug, translator, shelf, wanted, on)


def decide_preview(
    slug: str, translator: Translator, shelf: Shelf, wanted: Wanted, on: date
) -> Draft:
    """Return what is decided for nobody, in the words of a translator, who may lack some.

    Raises: TerritoryError, or ClinicError for a number that must not be printed.
    """
    section = shelf.library.sections[slug]
    clinic, resources, language = shelf.clinic, shelf.resources, translator.language
    code = wanted.territory or clinic.defaults.territory or TERRITORY
    territory = load_territory(code, resources)
    if forbidden := tuple(forbidden_numbers(clinic, shelf.library, territory)):
        raise ClinicError(forbidden)
    helplines = choose_helplines(
        territory,
        on,
        age=None,
        language=language.replace("_", "-"),
        limits=FreshnessLimits(
            clinic.strictness.helpline_warn_days, clinic.strictness.helpline_refuse_days
        ),
        include_ids=clinic.helplines.include,
    )
    reviews = read_reviews(resources, shelf.library, shelf.words, translator.catalogue)
    return Draft(
        Profile(language.replace("_", "-"), territory.code, on),
        language,
        territory,
        translator,
        _everything(section),
        helplines,
        wanted.paper or clinic.defaults.paper or territory.paper.value,
        wanted.size or clinic.defaults.size or "standard",
        not reviews.unreviewed((slug,)),
        "",
        helplines.notices if slug == HELPLINES else (),
    )


def lay_out_preview(draft: Draft, shelf: Shelf) -> "Page":
    """Return the page of a preview before it is printed."""
    (slug,) = draft.selection.printed
    (plan,) = preview_plans(slug, draft, shelf)
    return page_of(plan, shelf, hashlib.sha256(repr(plan).encode()).hexdigest()[:16])


def _require_words(section: Section, translator: Translator, shelf: Shelf) -> None:
    """Make sure that the section and the words around it can be said, or name all that cannot.

    Words that only a few sections bring, such as those of the helplines, are met when they are
    printed.
    """
    around = (key for key in shelf.words if key.partition(".")[0] in WORDS_AROUND)
    problems: list[Problem] = []
    for place, messages in (
        (section.slug, section_messages(section, shelf.vocabulary)),
        ("page words", (Message(PAGE_CONTEXT, shelf.words[key]) for key in around)),
    ):
        try:
            translator.require_complete(messages, place)
        except TranslationError as error:
            problems.extend(error.problems)
    if problems:
        raise TranslationError(problems)


def _everything(section: Section) -> Selection:
    """Return a selection of one section with all that any patient can get of it."""
    decision = Decision(
        section.slug,
        section.kind,
        section.version,
        Status.INCLUDED,
        (),
        cautions=tuple(Reason(code, line) for code, line in section.caution.items()),
        age_in_doubt=section.min_age > 0,
        parts=tuple(PartDecision(part.key, Status.INCLUDED, ()) for part in section.parts),
    )
    tools = (ToolChoice(section.tool, Reason(section.slug, "")),) if section.tool else ()
    return Selection({section.slug: decision}, (section.slug,), False, (), tools)


def preview_plans(slug: str, draft: Draft, shelf: Shelf) -> tuple[HandoutPlan, ...]:
    """Return the plan of a preview in each language of its draft."""
    section, scanned_by_nobody = shelf.library.sections[slug], _without_code(shelf)
    plans = zip(plans_of(draft, scanned_by_nobody), voices_of(draft, shelf), strict=True)
    return tuple(_preview(section, draft, plan, voice) for plan, voice in plans)


def _preview(section: Section, draft: Draft, plan: HandoutPlan, voice: Voice) -> HandoutPlan:
    """Return the plan of a handout of one section under a head that says what it is."""
    pages = (*plan.first, *plan.sections)
    if section.bridge:
        decision = draft.selection.decisions[section.slug]
        pages = (compose_section(section, decision, tuple(section.bridge), voice, {}),)
    return replace(
        plan,
        heading=_heading(section, draft, voice),
        glance=_glance(plan.glance, voice),
        first=(),
        sections=pages,
        footer=_footer(section, plan.footer, voice),
    )


def _without_code(shelf: Shelf) -> Shelf:
    """Return the shelf of a clinic without a QR code: a preview is for nobody to scan."""
    return replace(shelf, clinic=replace(shelf.clinic, qr=QrCode()))


def _heading(section: Section, draft: Draft, voice: Voice) -> Heading:
    """Return the head; in the label box stands which section it is, and nobody's name."""
    version = voice.foreign(section.version)
    return Heading(
        clinic=NOTHING,
        clinic_line=NOTHING,
        contact=(),
        logo="",
        title=voice.bare(f"{WORDS}title"),
        formats=voice.word(f"{WORDS}readers"),
        label=(
            LabelLine(voice.word(f"{WORDS}section"), voice.foreign(section.slug, LANGUAGE)),
            LabelLine(voice.word(f"{WORDS}version"), version),
            LabelLine(voice.word("label.date"), voice.date(draft.profile.on)),
        ),
    )


def _glance(glance: Glance, voice: Voice) -> Glance:
    """Return the box above the section: the warning, and the line of the plan at a glance."""
    return Glance(
        voice.word(f"{WORDS}banner"),
        voice.word(f"{WORDS}whole"),
        glance.try_first,
        glance.remedies,
    )


def _footer(section: Section, footer: Footer, voice: Voice) -> Footer:
    """Return the foot of every page: the warning and the section in the place of the id."""
    _, _, *rest = footer.parts
    name = voice.foreign(f"{section.slug} {section.version}", LANGUAGE)
    return replace(footer, parts=(voice.word(f"{WORDS}banner"), name, *rest))
