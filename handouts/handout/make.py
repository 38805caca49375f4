"""Sets a draft into pages and prints it to a PDF."""

from dataclasses import dataclass, field

from handouts.document import Brief, Voice, compose, phone, to_html
from handouts.handout.draft import Draft
from handouts.handout.shelf import Shelf
from handouts.languages import Formatter, Patterns, direction, script
from handouts.pdf import SCHEME, Asset, Page, families_for, render, scripts_in
from handouts.territories import emergency_number

LOGO = "logo"


@dataclass(frozen=True)
class Handout:
    """A finished handout: the PDF, its number of pages, and the draft behind it."""

    draft: Draft
    pdf: bytes = field(repr=False)
    pages: int


def make_handout(draft: Draft, shelf: Shelf) -> Handout:
    """Return the finished handout of a draft.

    Raises: RenderingError if the page is not fit to be handed out.
    """
    rendered = render(lay_out(draft, shelf))
    return Handout(draft, rendered.pdf, rendered.pages)


def lay_out(draft: Draft, shelf: Shelf) -> Page:
    """Return the page of a draft, HTML with its styles, pictures and fonts, before it is printed.

    Raises: TranslationError if a word is missing.
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
    page = to_html(plan, shelf.resources.templates)
    families = families_for([script(draft.language), *scripts_in(page.html)])
    return Page(page.html, page.stylesheets, assets, families, draft.handout_id)


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
        phone(emergency.display or emergency.number or ""),
    )
