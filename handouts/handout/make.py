"""Sets a draft into pages and prints it to a PDF; only here is the layout engine loaded."""

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from handouts.document import HandoutPlan, Pages, Parting, to_html, warnings_ahead
from handouts.errors import RenderingError
from handouts.handout.draft import Draft
from handouts.handout.pictures import pictures_of
from handouts.handout.plan import plan_of
from handouts.handout.shelf import Shelf
from handouts.languages import script

if TYPE_CHECKING:
    from handouts.pdf import Page, Press

OWN = ("labelbox", "note", "footer")
"""The elements of a page, by tag or class, whose words are of one handout alone."""


@dataclass(frozen=True)
class Handout:
    """A finished handout: the PDF, its number of pages, and the draft and the plan behind it.

    `plan` is all that is said; `printed` is how it was set into pages.
    """

    draft: Draft
    plan: HandoutPlan = field(repr=False)
    pdf: bytes = field(repr=False)
    pages: int
    printed: HandoutPlan = field(repr=False)


def make_handout(draft: Draft, shelf: Shelf, press: "Press | None" = None) -> Handout:
    """Return the finished handout of a draft.

    Where note and plan at a glance leave no room on page 1 for the warning signs, these come before
    the plan; in two languages it is twice as long. Where page 1 has no room for all warning signs,
    it says that more follow, and the next page says again what they are. Where the last page would
    hold next to nothing, all is set a little closer, if that saves the page.

    Args:
        draft: what was decided.
        shelf: what it is made from.
        press: one that has printed other handouts, which makes it faster and changes no byte.

    Raises: RenderingError if the page is not fit to be handed out.
    """
    from handouts.pdf import NO_ROOM

    plan = plan_of(draft, shelf)
    try:
        return _print(plan, draft, shelf, press)
    except RenderingError as error:
        if {problem.code for problem in error.problems} != {NO_ROOM}:
            raise
    return _print(warnings_ahead(plan), draft, shelf, press)


def _print(plan: HandoutPlan, draft: Draft, shelf: Shelf, press: "Press | None") -> Handout:
    from handouts.pdf import render

    parting = Parting(plan)

    def page(plan: HandoutPlan) -> "Page":
        return page_of(plan, shelf, draft.handout_id)

    def again(pages: Pages) -> "Page | None":
        other = parting.again(pages)
        return page(other) if other else None

    def closer() -> "Page":
        return page(replace(parting.plan, is_tight=True))

    rendered = render(page(parting.plan), press, again=again, closer=closer)
    printed = replace(parting.plan, is_tight=rendered.is_closer)
    return Handout(draft, plan, rendered.pdf, rendered.pages, printed)


def lay_out(draft: Draft, shelf: Shelf) -> "Page":
    """Return the page of a draft, HTML with its styles, pictures and fonts, before it is printed.

    Raises: TranslationError if a word is missing.
    """
    return page_of(Parting(plan_of(draft, shelf)).plan, shelf, draft.handout_id)


def page_of(plan: HandoutPlan, shelf: Shelf, identifier: str) -> "Page":
    """Return the page of a plan; `identifier` is all that tells its PDF from another."""
    from handouts.pdf import Page, families_for, scripts_in

    page = to_html(plan, shelf.resources.templates)
    scripts = scripts_in(page.html)
    families, *others = (
        families_for([script(spoken.language), *scripts])
        for spoken in (plan, plan.second)
        if spoken
    )
    opening = (*plan.ahead, *plan.first)
    first = tuple(section.anchor for section in opening if not section.part)
    return Page(
        page.html,
        page.stylesheets,
        pictures_of(plan, shelf),
        families,
        identifier,
        first,
        {plan.second.language: others[0]} if plan.second else {},
        OWN,
    )
