"""Made-up sections, as values and as files, and the real library."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from handouts.library import (
    ALWAYS_PRINTED,
    Block,
    BlockKind,
    Evidence,
    Kind,
    Library,
    Mode,
    Section,
    Source,
    read_library,
)
from handouts.profile import Group, Vocabulary, load_vocabulary
from handouts.resources import Resources

TODAY = date(2026, 11, 21)
SOURCE = Source("NG59", "NICE NG59", "A guideline", 2020)
HOW = (
    Block(BlockKind.PARAGRAPH, ("It helps you to let go.",)),
    Block(BlockKind.HEADING, ("How to do it",)),
    Block(BlockKind.STEPS, ("Sit down.", "Let go.")),
    Block(BlockKind.HEADING, ("How long and how often",)),
    Block(BlockKind.PARAGRAPH, ("Rest in between.",)),
    Block(BlockKind.HEADING, ("What to expect",)),
    Block(BlockKind.PARAGRAPH, ("It takes practice.",)),
    Block(BlockKind.HEADING, ("First small step today",)),
    Block(BlockKind.PARAGRAPH, ("Let go once.",)),
)
REMEDY = Section(
    slug="remedies/letting-go",
    kind=Kind.REMEDY,
    title="Letting go",
    version="1.0.0",
    evidence=Evidence.B,
    min_age=18,
    mode=Mode.ACTIVE,
    always=False,
    opt_in=False,
    everyone=False,
    order=50,
    summary="Let go.",
    match={Group.SYMPTOMS: frozenset({"tension"})},
    exclude={},
    caution={},
    bridge={},
    not_if=(),
    quantities={},
    sources=(SOURCE,),
    facts=(),
    approved_on=None,
    review_due=date(2028, 11, 21),
    change="First version.",
    blocks=HOW,
)


@cache
def vocabulary() -> Vocabulary:
    """Return the real vocabulary."""
    return load_vocabulary(Resources.find())


@cache
def real_library() -> Library:
    """Return the real library, without a clinic's sections."""
    return read_library(Resources.find(), vocabulary())


def remedy(name: str = "letting-go", **changes: Any) -> Section:
    """Return a remedy that has nothing wrong with it, changed as asked."""
    return replace(REMEDY, slug=f"remedies/{name}", **changes)


def passive(name: str, **changes: Any) -> Section:
    """Return a remedy that is done to the patient."""
    return remedy(name, mode=Mode.PASSIVE, **changes)


def reading(name: str = "why-it-hurts", **changes: Any) -> Section:
    """Return an education section that has nothing wrong with it, changed as asked."""
    plain: dict[str, Any] = {"kind": Kind.EDUCATION, "mode": None, "blocks": HOW[:1]}
    return replace(REMEDY, slug=f"education/{name}", **plain | changes)


def safety(name: str, **changes: Any) -> Section:
    """Return a safety section that has nothing wrong with it, changed as asked."""
    plain: dict[str, Any] = {
        "kind": Kind.SAFETY,
        "evidence": Evidence.S,
        "mode": None,
        "min_age": 0,
        "summary": "",
        "match": {},
        "blocks": HOW[:1],
    }
    return replace(REMEDY, slug=f"safety/{name}", **plain | changes)


def library(*sections: Section) -> Library:
    """Return a library of the five sections that are always printed, and of these."""
    five = (safety(slug.removeprefix("safety/"), always=True) for slug in ALWAYS_PRINTED)
    by_slug = {section.slug: section for section in (*five, *sections)}
    return Library(dict(sorted(by_slug.items())), vocabulary(), "0")


FRONT: Mapping[str, str] = {
    "title": '"Letting go"',
    "kind": '"remedy"',
    "version": '"1.0.0"',
    "evidence": '"B"',
    "mode": '"active"',
    "summary": '"Let go."',
    "sources": '["NG59"]',
    "review_due": "2028-11-21",
    "approved_on": '""',
    "change": '"First version."',
}
"""The keys of a section's front matter, each with its value as it is typed."""

MATCH = '[match]\nsymptoms = ["tension"]\n'
BODY = "It helps you to let go.\n"


def section_file(
    folder: Path,
    name: str = "remedies/letting-go",
    *,
    tables: str = MATCH,
    body: str = BODY,
    **front: str | None,
) -> Path:
    """Write a section file; `front` replaces typed values, None takes a key out."""
    typed = {key: value for key, value in {**FRONT, **front}.items() if value is not None}
    lines = "".join(f"{key} = {value}\n" for key, value in typed.items())
    path = folder / f"{name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"+++\n{lines}\n{tables}+++\n{body}", encoding="utf-8")
    return path


def own_texts(folder: Path) -> Resources:
    """Return texts that hold one source and no section yet; a clinic's folder lies beside them."""
    templates, clinic = folder / "templates", folder / "clinic"
    (templates / "sections").mkdir(parents=True)
    (clinic / "sections").mkdir(parents=True)
    (templates / "sources.toml").write_text(
        '[NG59]\nshort = "NICE NG59"\ntitle = "A guideline"\nyear = 2020\n', encoding="utf-8"
    )
    return Resources(templates, folder / "locales", clinic)
