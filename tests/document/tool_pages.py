"""Makes handouts with pages to write on, also in languages that lack a word of them."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from markupsafe import Markup

from handouts.clinic import Paper, Size
from handouts.document import HandoutPlan, Voice
from handouts.document.tools import compose_tools
from handouts.handout import Draft, make
from handouts.handout.plan import plan_of, voice_of
from handouts.languages import Catalogue, Entry, Translator, read_catalogue
from handouts.library import Kind
from handouts.pdf import Page
from handouts.profile import Tool
from tests.document.making import ENGLISH, draft, example_with, shelf

ALL = tuple(Tool)


class Willing(Catalogue):
    """A catalogue that says in English what it cannot say in its language."""

    def find(self, context: str, text: str) -> Entry | None:
        """Return a translation, or the English words as they are."""
        entry = super().find(context, text)
        return Entry(text) if entry is None or entry.fuzzy else entry


def speaker(language: str = "en", territory: str = "GB") -> Voice:
    """Return the voice of a language in a territory."""
    return voice_of(_decided(language, territory), shelf())


def remedies(voice: Voice, count: int = 4) -> list[tuple[Markup, Markup]]:
    """Return the longest titles of remedies, every second one with an amount."""
    sections = shelf().library.of_kind(Kind.REMEDY)
    titles = sorted((voice.for_section(s).say(s.title) for s in sections), key=len, reverse=True)
    assert len(titles) >= count
    amount = voice.plain(voice.formatter.localize_digits("10 to 15 min · 2 a day"))
    return [
        (title, Markup("") if place % 2 else amount) for place, title in enumerate(titles[:count])
    ]


@cache
def plan(
    language: str = "en",
    territory: str = "GB",
    *,
    paper: Paper = "a4",
    size: Size = "standard",
    tools: Sequence[Tool] = ALL,
    count: int = 4,
) -> HandoutPlan:
    """Return the plan of a handout with page 1 and the tools, for as many remedies as `count`."""
    decided = replace(_decided(language, territory), paper=paper, size=size)
    voice = voice_of(decided, shelf())
    composed = compose_tools(tools, remedies(voice, count), voice)
    return replace(plan_of(decided, shelf()), sections=(), tools=composed)


def page_of(decided: HandoutPlan) -> Page:
    """Return the page of a plan, ready to be printed."""
    return make.page_of(decided, shelf(), "TEST")


def _decided(language: str, territory: str) -> Draft:
    catalogue = read_catalogue(shelf().resources, language)
    translator = Translator(Willing(catalogue.language, catalogue.entries))
    decided = draft(example_with(ENGLISH, {"territory": territory}))
    return replace(decided, language=language, translator=translator)
