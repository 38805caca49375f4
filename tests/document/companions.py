"""Makes companions for the tests, and reads every word of the plan behind them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

from markupsafe import Markup

from handouts.clinic import Size
from handouts.document import Companion, HandoutPlan
from handouts.document.companion import to_web_page
from handouts.document.plain import ISOLATES
from handouts.document.text import to_text
from handouts.handout import draft_handout, make_companions
from handouts.handout.companions import web_pictures
from handouts.handout.make import lay_out
from handouts.handout.plan import plan_of
from handouts.profile import Tool
from tests.document.making import (
    ARABIC,
    CLINIC,
    ENGLISH,
    LARGE,
    RED_FLAG,
    SPANISH,
    draft,
    example_with,
    profile,
    shelf,
    words,
)

INLINE = frozenset({"a", "bdi", "span", "strong"})

CHART = {f"{place}.chart.{view}" for place in ("heading", "glance") for view in ("front", "back")}
WAYS, CODE = "sections.blocks.table.rows.ways", "sections.blocks.code.words"
PAPER_ONLY = frozenset(
    {"heading.label_place", "footer.before", "footer.between", "footer.after", WAYS, CODE, *CHART}
)
"""Where a printed label is stuck on, the number of a page, which body is which view.

The ways to reach somebody without their numbers stand only beside those of another language.
"""

EVERY_TOOL = {
    "tools": [tool.value for tool in Tool],
    "clinician": {"note": "Walk a little.\nRest 10 minutes & drink."},
}
ARABIC_NOTE = {**EVERY_TOOL, "clinician": {"note": "See you in 2 weeks,\nat 10:30."}}
AMOUNTS = {
    "clinician": {
        "include": ["remedies/slow-breathing", "education/medicines-to-discuss"],
        "override": {"remedies/heat": "Feeling tested today."},
    },
    "health": {"present": ["loss-of-feeling"]},
    "amounts": {"remedies/slow-breathing": {"minutes": 3}},
}


@dataclass(frozen=True)
class Case:
    """An example profile with a change, in the name of a clinic or of none."""

    name: str
    change: Mapping[str, object] = field(default_factory=dict)
    clinic: Path | None = None
    size: Size | None = None
    with_language: str = ""


CASES: Mapping[str, Case] = {
    "english": Case(ENGLISH),
    "english-clinic-tools": Case(ENGLISH, EVERY_TOOL, CLINIC),
    "english-amounts": Case(ENGLISH, AMOUNTS),
    "english-nameless": Case(ENGLISH, {"identity": {"name": ""}}),
    "english-clear": Case(ENGLISH, EVERY_TOOL, size="clear"),
    "english-large": Case(LARGE, EVERY_TOOL),
    "spanish-tools": Case(SPANISH, EVERY_TOOL),
    "spanish-clinic": Case(SPANISH, {}, CLINIC),
    "arabic-clinic-tools": Case(ARABIC, ARABIC_NOTE, CLINIC),
    "arabic-egypt": Case(ARABIC, {**EVERY_TOOL, "territory": "EG"}),
    "arabic-with-english": Case(ARABIC, ARABIC_NOTE, with_language="en"),
    "english-with-spanish": Case(ENGLISH, AMOUNTS, CLINIC, with_language="es"),
    "red-flag": Case(RED_FLAG),
    "red-flag-arabic": Case(RED_FLAG, {"language": "ar", "territory": "GB"}, CLINIC),
}


@dataclass(frozen=True)
class Made:
    """A plan, its companions, and the page that is printed from it."""

    plan: HandoutPlan = field(repr=False)
    text: str = field(repr=False)
    html: str = field(repr=False)
    printed: str = field(repr=False)

    @property
    def page(self) -> ET.Element:
        """Return the elements of the web page; it must be well-formed to the last tag."""
        return web(self.html)


@cache
def made(name: str) -> Made:
    """Return the companions of a case."""
    case = CASES[name]
    here = shelf(case.clinic)
    document = example_with(case.name, case.change)
    decided = draft_handout(
        profile(document, case.clinic), here, size=case.size, with_language=case.with_language
    )
    wanted = {Path("a.txt"): Companion.TEXT, Path("a.html"): Companion.HTML}
    plan = plan_of(decided, here)
    files = make_companions(plan, here, wanted)
    return Made(
        plan,
        files[Path("a.txt")].decode(),
        files[Path("a.html")].decode(),
        lay_out(decided, here).html,
    )


def made_from(plan: HandoutPlan) -> tuple[str, ET.Element]:
    """Return the companions of a plan: the text, and the web page's elements."""
    return to_text(plan), web(web_page(plan))


def web_page(plan: HandoutPlan) -> str:
    """Return the web page of a plan with its drawings."""
    return to_web_page(plan, shelf().resources.templates, web_pictures(plan, shelf()))


def example_plan() -> HandoutPlan:
    """Return the plan of a short handout."""
    return plan_of(draft(example_with(RED_FLAG, {})), shelf())


def web(html: str) -> ET.Element:
    """Return the elements of a web page, which is written so that it is XML, too."""
    doctype, _, page = html.partition("\n")
    assert doctype == "<!DOCTYPE html>"
    return ET.fromstring(page)  # noqa: S314 - a page that we made


def said(markup: Markup) -> str:
    """Return what a reader gets of a piece of HTML, with common spaces and hyphens."""
    return common(words(ET.fromstring(f"<p>{markup}</p>")))  # noqa: S314 - ours


def common(text: str) -> str:
    """Return text with common spaces and hyphens, without quoting and signs that nobody sees."""
    shown = re.sub("^> ", "", text, flags=re.MULTILINE)
    shown = shown.replace("\u2011", "-").translate(dict.fromkeys(map(ord, ISOLATES)))
    return " ".join(shown.split())


def spoken(page: ET.Element) -> str:
    """Return the words that a page shows in its body, a space between what stands apart."""
    body = page.find("body")
    assert body is not None
    return common("".join(_shown(body)))


def _shown(element: ET.Element) -> Iterator[str]:
    apart = "" if element.tag in INLINE else " "
    yield apart + (element.text or "")
    for child in element:
        yield from _shown(child)
        yield child.tail or ""
    yield apart


def pieces(value: object, place: str = "") -> Iterator[tuple[str, Markup]]:
    """Yield every piece of words in a plan, with the names of the fields that lead to it."""
    if isinstance(value, Markup):
        if value and place not in PAPER_ONLY:
            yield place, value
    elif isinstance(value, tuple):
        for one in value:
            yield from pieces(one, place)
    elif is_dataclass(value) and not isinstance(value, type):
        for own in fields(value):
            yield from pieces(getattr(value, own.name), f"{place}.{own.name}".lstrip("."))


def tokens(text: str) -> list[str]:
    """Return the words and numbers of a text, without signs."""
    return re.findall(r"\w+", common(text))
