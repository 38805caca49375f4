"""Makes all that a language can print, finished or not, for those who translate it."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from markupsafe import Markup

from handouts.document import HandoutPlan, Voice, load_styles, pair
from handouts.document.model import Form, LabelLine, PageBlock, PageSection
from handouts.handout.draft import Draft
from handouts.handout.make import page_of
from handouts.handout.plan import voices_of
from handouts.handout.preview import (
    LANGUAGE,
    WORDS,
    Preview,
    Wanted,
    decide_preview,
    preview_plans,
)
from handouts.handout.shelf import Shelf
from handouts.handout.spoken import Second, second_translator
from handouts.languages import (
    Message,
    ProofTranslator,
    Words,
    available_languages,
    negotiate,
    placeholders,
    protected_messages,
    read_catalogue,
    section_messages,
)
from handouts.library import Kind
from handouts.profile import Tool
from handouts.selection import Reason, ToolChoice

ORDER = (Kind.SAFETY, Kind.REMEDY, Kind.EDUCATION)
"""The order of a catalogue: what a handout cannot do without comes first."""

STYLES = "preview.css"
WORDS_FILE = "templates/pages/words.toml"


@dataclass(frozen=True)
class Proof:
    """What of a language is shown, and how.

    Without `slugs` it is everything: each section, each page to write on, and the page words.
    `numbers` prints the id of its message behind each line; `with_language` is the tag of a
    language that stands beside it.
    """

    slugs: tuple[str, ...] = ()
    numbers: bool = False
    with_language: str = ""


def preview_language(shelf: Shelf, wanted: Wanted, proof: Proof, on: date) -> Preview:
    """Return the preview of a language; what is not translated stands there in English, marked.

    Args:
        shelf: what handouts are made from; its sections need not be sound.
        wanted: language, territory, paper and text size.
        proof: what of it is shown.
        on: the day that is printed.

    Raises: TranslationError if there is no such language or its catalogue does not parse,
        TerritoryError, ClinicError for a number that must not be printed, ProfileError if the
        second language is the first, or RenderingError.
    """
    from handouts.pdf import render

    translator = proof_translator(shelf, wanted.language, shows_ids=proof.numbers)
    plan = plan_proof(shelf, translator, wanted, proof, on)
    page = page_of(plan, shelf, hashlib.sha256(repr(plan).encode()).hexdigest()[:16])
    styles = load_styles(shelf.resources.templates, STYLES)
    rendered = render(replace(page, stylesheets=(*page.stylesheets, styles)))
    return Preview(
        rendered.pdf, rendered.pages, untranslated=_untranslated(shelf, translator, proof)
    )


def proof_translator(shelf: Shelf, tag: str, *, shows_ids: bool = False) -> ProofTranslator:
    """Return what says a language, finished or not.

    Raises: TranslationError if there is no such language, or if its catalogue does not parse.
    """
    language = negotiate(tag, available_languages(shelf.resources))
    protected = protected_messages(shelf.library, shelf.words)
    return ProofTranslator(read_catalogue(shelf.resources, language, protected), shows_ids)


def plan_proof(
    shelf: Shelf, translator: ProofTranslator, wanted: Wanted, proof: Proof, on: date
) -> HandoutPlan:
    """Return the plan of a preview: one after the other, what it is asked for."""
    second = None
    if proof.with_language:
        second = Second(second_translator(proof.with_language, translator, shelf), is_reviewed=True)
    drafts = {
        slug: replace(decide_preview(slug, translator, shelf, wanted, on), second=second)
        for slug in proof.slugs or _slugs(shelf)
    }
    if not proof.slugs:
        remedy = shelf.library.of_kind(Kind.REMEDY)[0].slug  # without one, there is nothing to tick
        drafts[remedy] = _with_all_tools(drafts[remedy])
    columns = zip(
        *(preview_plans(slug, draft, shelf) for slug, draft in drafts.items()), strict=True
    )
    plans = [_joined(column) for column in columns]
    voices = voices_of(next(iter(drafts.values())), shelf)
    if len(drafts) > 1:
        plans = [_headed(p, len(drafts), shelf, v) for p, v in zip(plans, voices, strict=True)]
    if not proof.slugs:
        words = [_page_words(shelf.words, voice) for voice in voices]
        plans = [replace(p, tools=(*p.tools, w)) for p, w in zip(plans, words, strict=True)]
    return pair(*plans) if second else plans[0]


def _slugs(shelf: Shelf) -> tuple[str, ...]:
    return tuple(section.slug for kind in ORDER for section in shelf.library.of_kind(kind))


def _with_all_tools(draft: Draft) -> Draft:
    choices = tuple(ToolChoice(tool, Reason(tool.value, "")) for tool in Tool)
    return replace(draft, selection=replace(draft.selection, tools=choices))


def _joined(plans: Sequence[HandoutPlan]) -> HandoutPlan:
    """Return plans as one, under the head of the first, each page to write on only once."""
    tools = {page.slug: page for plan in reversed(plans) for page in plan.tools}
    return replace(
        plans[0],
        sections=tuple(page for plan in plans for page in plan.sections),
        tools=tuple(tools.values()),
    )


def _headed(plan: HandoutPlan, sections: int, shelf: Shelf, voice: Voice) -> HandoutPlan:
    """Return the plan of several sections: head and foot say how many, and name none."""
    _, version, day = plan.heading.label
    label = (
        LabelLine(voice.word(f"{WORDS}section"), voice.plain(str(sections))),
        LabelLine(version.name, voice.foreign(shelf.library.version, LANGUAGE)),
        day,
    )
    banner, _, *rest = plan.footer.parts
    name = voice.foreign(f"{voice.language} {shelf.library.version}", LANGUAGE)
    return replace(
        plan,
        heading=replace(plan.heading, title=voice.bare(f"{WORDS}banner"), label=label),
        footer=replace(plan.footer, parts=(banner, name, *rest)),
    )


def _page_words(words: Words, voice: Voice) -> PageSection:
    """Return every page word, those that few handouts print among them, placeholders as names."""
    groups: dict[str, list[Markup]] = {}
    for key in words:
        names = {name: f"{{{name}}}" for name in placeholders(words[key])}
        groups.setdefault(key.partition(".")[0], []).append(voice.word(key, **names))
    blocks = tuple(
        PageBlock(Form.BULLETS, tuple(lines), voice.foreign(group, LANGUAGE))
        for group, lines in groups.items()
    )
    return PageSection("page", "education", voice.foreign(WORDS_FILE, LANGUAGE), blocks)


def _untranslated(shelf: Shelf, translator: ProofTranslator, proof: Proof) -> int:
    """Return how many messages of what is shown are not finished."""
    messages: list[Message] = [] if proof.slugs else list(shelf.words.messages())
    for slug in proof.slugs or _slugs(shelf):
        messages += section_messages(shelf.library.sections[slug], shelf.vocabulary)
    return len(translator.missing(messages))
