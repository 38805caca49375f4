"""A small library, a few page words and a shelf of catalogues that tests can write on."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from handouts.languages import Words
from handouts.languages.rules import UNITS
from handouts.languages.words import Word
from handouts.library import (
    Block,
    BlockKind,
    Evidence,
    Kind,
    Library,
    Mode,
    Quantity,
    Section,
    Unit,
)
from handouts.profile import Group, Term, Vocabulary
from handouts.resources import Resources

_NOT = "NOT NO NEVER WITHOUT CANNOT NOBODY NOTHING NONE NEITHER UNLESS"
_UNITS = "\n".join(f'{unit} = ["{unit.upper()}*"]' for unit in UNITS).replace(
    '"DAY*"', '"DAY*", "DAILY", "TODAY"'
)
RULES = f"""\
negation = {_NOT.split()}
avoidance = ["AVOID*", "SKIP*", "KEEP AWAY", "STAY OUT", "LEAVE", "AGAINST"]
promises = ["MIRACLE"]
[units]
{_UNITS}
[limits]
at_most = ["LESS", "FEWER", "UNDER", "BELOW", "UP TO", "AT MOST", "NO LATER", "BEFORE"]
at_least = ["MORE", "LONGER", "OVER", "AT LEAST", "ABOVE", "FROM", "OLDER"]
"""
"""What is known of the language of capitals, into which `translate_all` translates."""

_SMALL = re.compile(r"(?<![{\w])[a-z]+|(?<=[A-Z])[a-z]+")
PO_HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def in_capitals(text: str) -> str:
    """Return a text in capitals, with its placeholders as they were: a translation of a kind."""
    return _SMALL.sub(lambda word: word[0].upper(), text)


def make_section(slug: str, kind: Kind, **changes: object) -> Section:
    """Return a short section; `changes` replace its fields."""
    fields: dict[str, object] = {
        "slug": slug,
        "kind": kind,
        "title": f"Title of {slug}",
        "version": "1.0.0",
        "evidence": Evidence.B,
        "min_age": 18,
        "mode": Mode.PASSIVE if kind is Kind.REMEDY else None,
        "always": kind is Kind.SAFETY,
        "opt_in": False,
        "everyone": False,
        "order": 50,
        "summary": "",
        "match": {},
        "exclude": {},
        "caution": {},
        "bridge": {},
        "not_if": (),
        "quantities": {},
        "sources": (),
        "facts": (),
        "approved_on": None,
        "review_due": date(2028, 11, 21),
        "change": "First version.",
        "blocks": (Block(BlockKind.PARAGRAPH, (f"Words of {slug}.",)),),
    }
    return Section(**{**fields, **changes})  # type: ignore[arg-type]


@dataclass(frozen=True)
class Catalogues:
    """A folder of our own locales and one of a clinic's, both empty at first."""

    resources: Resources

    def write(
        self, language: str, content: str | Mapping[tuple[str, str], str], *, overlay: bool = False
    ) -> Path:
        """Write a language's catalogue: a whole text, or (context, English) -> translation.

        Ours gets words for “not” beside it, as ours have.
        """
        clinic = self.resources.clinic
        assert clinic is not None
        root = clinic / "locales" if overlay else self.resources.locales
        folder = root / language / "LC_MESSAGES"
        folder.mkdir(parents=True, exist_ok=True)
        if not isinstance(content, str):
            content = po_text(content)
        if not overlay:
            (root / language / "checks.toml").write_text(RULES, encoding="utf-8")
        path = folder / "handouts.po"
        path.write_text(content, encoding="utf-8")
        return path


def po_text(translations: Mapping[tuple[str, str], str], *, fuzzy: bool = False) -> str:
    """Return a catalogue as text."""
    mark = "#, fuzzy\n" if fuzzy else ""
    quoted = str.maketrans({"\\": "\\\\", '"': '\\"'})
    return PO_HEADER + "\n".join(
        f'{mark}msgctxt "{context}"\nmsgid "{text.translate(quoted)}"\n'
        f'msgstr "{translation.translate(quoted)}"\n'
        for (context, text), translation in translations.items()
    )


@pytest.fixture
def catalogues(tmp_path: Path) -> Catalogues:
    for folder in ("templates", "locales", "clinic/locales"):
        (tmp_path / folder).mkdir(parents=True)
    return Catalogues(Resources(tmp_path / "templates", tmp_path / "locales", tmp_path / "clinic"))


@pytest.fixture
def words() -> Words:
    entries = (
        Word("plan.title", "Your plan at a glance", "Heading of the list"),
        Word("remedy.stop", "Stop if", "Label before the stop rule"),
        Word("helplines.head_number", "Number", "Head of a column; short", 12),
        Word("quantity.range", "{low} to {high}", "A range of numbers"),
        Word("time.range", "{start} to {end}", "From a time to a time"),
        Word("time.days_hours", "{days}: {hours}", "Opening hours"),
        Word("time.every_day", "Every day", "All days of the week"),
    )
    return Words({word.key: word for word in entries})


@pytest.fixture
def vocabulary() -> Vocabulary:
    terms = (
        Term("burning", Group.SYMPTOMS, "Burning feeling in the back"),
        Term("pregnant", Group.HEALTH, "Pregnant", "you are pregnant"),
    )
    return Vocabulary({term.code: term for term in terms})


@pytest.fixture
def library(vocabulary: Vocabulary) -> Library:
    heat = make_section(
        "remedies/heat",
        Kind.REMEDY,
        exclude={"pregnant": "Not studied."},
        caution={"burning": "Keep it mild."},
        not_if=("the skin is broken",),
        quantities={
            "session": Quantity(10, 15, Unit.MINUTE),
            "water": Quantity(40, 40, Unit.CELSIUS),
        },
        blocks=(
            Block(BlockKind.HEADING, ("How to do it",)),
            Block(BlockKind.STEPS, ("Warm it for {session}.", "Use water at {water}.")),
        ),
    )
    sections = (
        make_section("education/pain", Kind.EDUCATION),
        heat,
        make_section("safety/red-flags", Kind.SAFETY),
        make_section("remedies/own", Kind.REMEDY, overlay=True),
    )
    return Library({section.slug: section for section in sections}, vocabulary, "1.0.0")


@pytest.fixture
def translate_all(library: Library, words: Words) -> Callable[..., dict[tuple[str, str], str]]:
    """Return a function: every message of the small library in a language of its own."""
    from handouts.languages.extract import extract_messages

    def translated(*, without: str = "") -> dict[tuple[str, str], str]:
        return {
            message.key: in_capitals(message.text)
            for message in extract_messages(library, words)
            if message.context != without
        }

    return translated
