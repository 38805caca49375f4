"""Handouts to look at and to measure: the fullest that there can be, a light one, and others."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path

from handouts.clinic import Paper, Size
from handouts.document import Parting
from handouts.handout import Draft, Handout, draft_handout, make_handout
from handouts.handout.make import page_of
from handouts.handout.plan import plan_of
from handouts.languages import (
    SOURCE_LANGUAGE,
    available_languages,
    read_catalogue,
    read_reviews,
)
from handouts.languages.extract import extract_messages
from handouts.languages.status import Area, coverage
from handouts.library import Kind, words_of
from handouts.pdf import Page
from handouts.pdf.render import NEXT_TO_NOTHING, typeset
from handouts.profile import Tool, merge_documents
from tests.document.making import CLINIC, profile, shelf
from tests.languages.pseudo import PSEUDO, pseudo_clinic
from tests.pdf.box_rules import filled
from tests.pdf.boxes import Typeset, typeset_and_written

SIZES: tuple[Size, ...] = ("standard", "clear", "large")
PAPERS: tuple[Paper, ...] = ("a4", "letter")
TERRITORIES = {
    "en": "US",
    "es": "US",
    "ar": "GB",
    "fr": "FR",
    "hi": "IN",
    "uk": "UA",
    "zh_Hans": "CN",
}
ON_BOTH_PAPERS = ("en", "es", "ar")
"""The languages whose fullest handouts are looked at on A4 and on Letter; the others on A4."""

SECOND = "ar"
"""What stands beside English: a language that runs the other way."""

OTHER_TERRITORY = "GB"
"""Where the made-up reader of any other language lives."""

NOTE_LINES: Mapping[Size, int] = {"standard": 7, "clear": 5, "large": 2}
"""How long a note page 1 has room for, above the warning signs."""


@dataclass(frozen=True)
class Specimen:
    """One handout to look at: who it is for, in which language, size and on which paper."""

    name: str
    language: str
    size: Size
    paper: Paper

    def __str__(self) -> str:
        """Return what files and tests are called after it."""
        return f"{self.language}-{self.size}-{self.name}-{self.paper}"

    @property
    def clinic(self) -> Path | None:
        """Return the folder of the clinic whose name and logo, or whose language, it bears."""
        if self.language in PSEUDO:
            return pseudo_clinic()
        return CLINIC if self.name == "clinic" else None

    @property
    def document(self) -> Mapping[str, object]:
        """Return the profile that it is made from."""
        whose = fullest(self.size) if self.name == "full" else _OTHERS[self.name]
        where = {
            "language": self.language.replace("_", "-"),
            "territory": TERRITORIES.get(self.language, OTHER_TERRITORY),
            "red_flags": {"screened": True},
        }
        return merge_documents(where, whose)

    @property
    def second(self) -> str:
        """Return the language that stands beside its own, or nothing."""
        if self.name != "beside":
            return ""
        return SECOND if self.language == SOURCE_LANGUAGE else SOURCE_LANGUAGE

    def draft(self) -> Draft:
        """Return what is decided for it."""
        return draft_handout(
            profile(self.document, self.clinic),
            shelf(self.clinic),
            paper=self.paper,
            size=self.size,
            with_language=self.second,
        )

    def handout(self) -> Handout:
        """Return the finished handout."""
        return make_handout(self.draft(), shelf(self.clinic))

    def laid_out(self) -> tuple[Page, Typeset]:
        """Return its page and where everything stands on it.

        Most are set as they are; one that has to be set otherwise is, as when it is made.
        """
        draft, here = self.draft(), shelf(self.clinic)
        parting = Parting(plan_of(draft, here))
        page = page_of(parting.plan, here, draft.handout_id)
        made = typeset_and_written(page)
        fits = set(page.first_page) <= made.on_page_1 and parting.again(made.ids) is None
        if fits and filled(made.leaves[-1]) >= NEXT_TO_NOTHING:
            return page, made
        handout = self.handout()
        page = page_of(handout.printed, here, draft.handout_id)
        return page, typeset_and_written(page)


def opens_on_page_1(page: Page) -> bool:
    """Return whether what must open on page 1 does; if not, a handout is set in another order."""
    return set(page.first_page) <= set(typeset(page).pages[0].anchors)


_OTHERS: Mapping[str, Mapping[str, object]] = {
    "light": {"needs": {"age": 42, "symptoms": ["soreness"]}, "tools": []},
    "red-flag": {
        "needs": {"age": 51, "symptoms": ["low-back", "shooting-pain"], "causes": ["acute-stress"]},
        "red_flags": {"present": ["rf-cauda"]},
        "identity": {"name": "Robin Nobody"},
    },
    "beside": {
        "needs": {"age": 42, "symptoms": ["soreness", "low-back"]},
        "clinician": {"include": ["remedies/gentle-stretching", "remedies/heat"]},
        "tools": ["log"],
    },
    "clinic": {
        "needs": {
            "age": 46,
            "symptoms": ["burning", "between-shoulder-blades"],
            "causes": ["gad"],
            "lifestyle": ["high-caffeine", "desk-work"],
        },
        "identity": {"name": "Sam Placeholder", "record_number": "EX-0012"},
        "amounts": {"remedies/heat": {"minutes": 10, "times_per_day": 2}},
        "clinician": {"name": "T. Sample", "include": ["remedies/heat"]},
    },
}
_PAPER_OF: Mapping[str, Paper] = {
    "light": "letter",
    "red-flag": "a4",
    "clinic": "letter",
    "beside": "a4",
}


def fullest(
    size: Size = "standard",
    present: tuple[str, ...] = ("pregnant", "diabetes", "heart-disease", "trauma-ptsd"),
) -> Mapping[str, object]:
    """Return the profile that fills most pages: all that a clinician can ask for, at length."""
    library = shelf().library
    longest = sorted(
        (s for s in library.sections.values() if s.kind is not Kind.SAFETY and not s.opt_in),
        key=lambda section: -words_of(section, library.vocabulary),
    )
    return {
        "tools": [tool.value for tool in Tool],
        "needs": {
            "age": 35,
            "symptoms": ["tension", "burning", "low-back", "night-pain", "waves-flare-ups"],
            "causes": ["gad", "panic", "somatic-symptom-disorder"],
        },
        "health": {"present": list(present)},
        "identity": {"name": "Somebody With Rather A Long Name", "record_number": "EX-0099"},
        "clinician": {
            "name": "J. Okafor",
            "note": "One line.\n" * NOTE_LINES[size],
            "include": [section.slug for section in longest],
        },
    }


@cache
def complete_languages() -> tuple[str, ...]:
    """Return the languages in which nothing that can be printed is missing, English first."""
    here = shelf()
    messages = extract_messages(here.library, here.words)
    found = [SOURCE_LANGUAGE]
    for language in available_languages(here.resources):
        if language == SOURCE_LANGUAGE:
            continue
        catalogue = read_catalogue(here.resources, language)
        reviews = read_reviews(here.resources, here.library, here.words, catalogue)
        areas = coverage(here.library, messages, catalogue, reviews)
        printed = [count for area, count in areas.items() if area is not Area.VOCABULARY]
        if not any(count.missing or count.fuzzy for count in printed):
            found.append(language)
    return tuple(found)


def specimens(language: str, size: Size) -> tuple[Specimen, ...]:
    """Return what there is to look at in one language and size; the fullest comes first."""
    others = (Specimen(name, language, size, _PAPER_OF[name]) for name in _OTHERS)
    return (Specimen("full", language, size, "a4"), *others)


def pseudo_specimens() -> tuple[Specimen, ...]:
    """Return what is looked at in languages that nobody speaks."""
    full: tuple[tuple[Size, Paper], ...] = (
        ("standard", "a4"),
        ("clear", "letter"),
        ("large", "a4"),
    )
    return tuple(
        specimen
        for language in PSEUDO
        for specimen in (
            *(Specimen("full", language, size, paper) for size, paper in full),
            Specimen("light", language, "standard", "letter"),
            Specimen("red-flag", language, "standard", "a4"),
            Specimen("beside", language, "standard", "a4"),
        )
    )


def every_specimen() -> tuple[Specimen, ...]:
    """Return all that is looked at in any language and size; some of the fullest on Letter, too."""
    return tuple(
        specimen
        for language, size in product(complete_languages(), SIZES)
        for specimen in (
            *specimens(language, size),
            *([Specimen("full", language, size, "letter")] if language in ON_BOTH_PAPERS else []),
        )
    )
