"""Reads sections from their files, ours and a clinic's, and tells all their problems at once."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from pydantic import ValidationError

from handouts.errors import Problem, SectionError
from handouts.library.body import read_body
from handouts.library.checks import Gate, unknown_codes
from handouts.library.frontmatter import FrontMatter, MatchMatter, QuantityMatter
from handouts.library.model import (
    FOLDERS,
    Allowance,
    Kind,
    Library,
    Part,
    Picture,
    Quantity,
    Section,
    Source,
    Span,
)
from handouts.library.overlay import disguises, weakenings
from handouts.library.skeleton import with_guidance
from handouts.library.sources import FILE, read_sources
from handouts.profile import Group, Measure, Vocabulary
from handouts.resources import Resources
from handouts.version import __version__

FENCE = "+++"


def read_library(resources: Resources, vocabulary: Vocabulary) -> Library:
    """Return all sections, a clinic's laid over ours.

    Raises: SectionError with every problem of every file, also where a rule names a code that the
        vocabulary does not have, or a clinic's section would weaken one of ours.
    """
    problems: list[Problem] = []
    sections: dict[str, Section] = {}
    sources = read_sources(resources)
    for root, overlay in resources.section_roots():
        for path in sorted(root.glob("*/*.md")):
            section, found = read_section(path, root, sources, overlay=overlay)
            problems.extend(found)
            if section is None:
                continue
            problems.extend(unknown_codes(section, vocabulary))
            problems.extend(_missing_drawings(section, resources))
            if overlay:
                problems.extend(weakenings(sections.get(section.slug), section))
                problems.extend(disguises(section, sections.values()))
            icon = f"icons/{section.slug}"
            has_icon = resources.illustration(icon).is_file()
            sections[section.slug] = replace(section, icon=icon) if has_icon else section
    if problems:
        raise SectionError(problems)
    return Library(MappingProxyType(dict(sorted(sections.items()))), vocabulary, __version__)


def read_section(
    path: Path, root: Path, register: Mapping[str, Source], *, overlay: bool = False
) -> tuple[Section | None, list[Problem]]:
    """Return one section and what is wrong with its file; no section if it cannot be read."""
    place = path.relative_to(root).as_posix()
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None, [Problem(place, "cannot be read as UTF-8 text.", code="unreadable")]
    _, opening, rest = text.partition(f"{FENCE}\n")
    head, closing, body = rest.partition(f"\n{FENCE}\n")
    if not text.startswith(FENCE) or not opening or not closing:
        return None, [
            Problem(place, "has no front matter.", f"Put it between two {FENCE} lines.", "fences")
        ]
    try:
        matter = FrontMatter.model_validate(tomllib.loads(head))
    except tomllib.TOMLDecodeError as error:
        return None, [Problem(place, f"the front matter is not TOML: {error}.", code="toml")]
    except ValidationError as error:
        return None, [
            Problem(
                place,
                f"{'.'.join(str(part) for part in fault['loc'])}: {fault['msg']}.",
                "See docs/authors.md for the keys of a section.",
                "front-matter",
            )
            for fault in error.errors()
        ]
    slug = place.removesuffix(".md")
    blocks, problems = read_body(body, place, head.count("\n") + 4)
    if slug.partition("/")[0] != FOLDERS[matter.kind]:
        problems.append(
            Problem(
                place,
                f"the kind is {matter.kind}, but the folder is not {FOLDERS[matter.kind]}.",
                code="folder",
            )
        )
    if matter.kind is Kind.REMEDY and matter.mode is None:
        problems.append(
            Problem(place, "a remedy says whether it is active or passive.", "Add mode.", "mode")
        )
    quantities, wrong = _quantities(matter, place)
    problems.extend(wrong)
    amount, wrong = _amount(matter, place)
    problems.extend(wrong)
    register = with_guidance(register, matter.sources)
    problems += [
        Problem(place, f"the source {key} is not in {FILE}.", "Add it there.", "unknown-source")
        for key in matter.sources
        if key not in register
    ]
    section = Section(
        slug=slug,
        kind=matter.kind,
        title=matter.title,
        version=matter.version,
        evidence=matter.evidence,
        min_age=matter.min_age,
        mode=matter.mode,
        always=matter.always,
        opt_in=matter.opt_in,
        everyone=matter.everyone,
        is_medicine=matter.medicine,
        is_condition=matter.condition,
        order=matter.order,
        summary=matter.summary,
        match=_match(matter.match),
        exclude=matter.exclude,
        caution=matter.caution,
        bridge=matter.bridge,
        not_if=matter.not_if,
        quantities=quantities,
        sources=tuple(register[key] for key in matter.sources if key in register),
        facts=matter.facts,
        approved_on=matter.approved_on or None,
        review_due=matter.review_due,
        change=matter.change,
        blocks=blocks,
        overlay=overlay,
        opposes=matter.opposes,
        amount=amount,
        parts=tuple(
            Part(part.key, part.title, part.text, _match(part.match), part.everyone)
            for part in matter.parts
        ),
        parts_max=matter.parts_max,
        spare_room=matter.spare_room,
        tool=matter.tool,
        pictures=tuple(
            Picture(picture.file, picture.alt, picture.step, frozenset(picture.not_for))
            for picture in matter.pictures
        ),
    )
    return section, problems


def _missing_drawings(section: Section, resources: Resources) -> Iterator[Problem]:
    for picture in section.pictures:
        if not resources.illustration(picture.file).is_file():
            yield Gate.PICTURES.of(
                section,
                f"there is no drawing {picture.file}.",
                "docs/drawings.md shows those that there are.",
            )


def _match(matter: MatchMatter) -> dict[Group, frozenset[str]]:
    return {group: frozenset(codes) for group in Group if (codes := getattr(matter, group.value))}


def _amount(matter: FrontMatter, place: str) -> tuple[dict[Measure, Allowance], list[Problem]]:
    amount: dict[Measure, Allowance] = {}
    problems: list[Problem] = []
    for measure in Measure:
        written = getattr(matter.amount, measure.value)
        if written is None:
            continue
        usual = Span(*written.usual) if isinstance(written.usual, tuple) else None
        usual = usual or Span(written.usual, written.usual)
        safe = Span(*written.safe)
        if not safe.low <= usual.low <= usual.high <= safe.high:
            problems.append(
                Problem(
                    place,
                    f"amount.{measure}: what is usual must lie in what is safe, and rise.",
                    "Write { usual = [10, 15], safe = [5, 20] }.",
                    "amount",
                )
            )
        amount[measure] = Allowance(usual, safe)
    return amount, problems


def _quantities(matter: FrontMatter, place: str) -> tuple[dict[str, Quantity], list[Problem]]:
    quantities: dict[str, Quantity] = {}
    problems: list[Problem] = []
    for name, written in matter.quantities.items():
        quantity = _quantity(written)
        if quantity is None:
            problems.append(
                Problem(
                    place,
                    f"the quantity {name} has neither a value nor a rising low and high.",
                    "Write { value = 40, unit = … } or { low = 10, high = 15, unit = … }.",
                    "quantity",
                )
            )
        else:
            quantities[name] = quantity
    return quantities, problems


def _quantity(written: QuantityMatter) -> Quantity | None:
    if written.value is not None:
        if written.low is not None or written.high is not None:
            return None
        return Quantity(written.value, written.value, written.unit)
    if written.low is None or written.high is None or written.low >= written.high:
        return None
    return Quantity(written.low, written.high, written.unit)
