"""The values that make up the library: sections, their rules, their quantities and their blocks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from handouts.profile import Group, Measure, Tool, Vocabulary


class Kind(StrEnum):
    """What a section is; also the first part of its slug's folder."""

    SAFETY = "safety"
    EDUCATION = "education"
    REMEDY = "remedy"


FOLDERS: Mapping[Kind, str] = {
    Kind.SAFETY: "safety",
    Kind.EDUCATION: "education",
    Kind.REMEDY: "remedies",
}


class Evidence(StrEnum):
    """How well research supports a section; A is best, D is contested, S is safety consensus."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    S = "S"


class Mode(StrEnum):
    """Whether the patient does a remedy (active) or has it done (passive)."""

    ACTIVE = "active"
    PASSIVE = "passive"


class Unit(StrEnum):
    """The units of quantities."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    CELSIUS = "celsius"


@dataclass(frozen=True)
class Quantity:
    """A number with a unit that a patient acts on; a range if `high` differs from `low`.

    `low` and `high` are in the unit named; temperatures in degrees Celsius.
    """

    low: float
    high: float
    unit: Unit

    def __str__(self) -> str:
        """Return the quantity in plain English, for clinicians: 10 to 15 minutes."""
        number = f"{self.low:g}" if self.low == self.high else f"{self.low:g} to {self.high:g}"
        if self.unit is Unit.CELSIUS:
            return f"{number} °C"
        return f"{number} {self.unit.value}{'' if self.high == 1 else 's'}"


@dataclass(frozen=True)
class Span:
    """Whole numbers from `low` to `high`, both included."""

    low: int
    high: int

    def __contains__(self, number: object) -> bool:
        """Return whether a number lies in the span."""
        return isinstance(number, int) and self.low <= number <= self.high

    def __str__(self) -> str:
        """Return the span in plain English: 5 to 15, or 5."""
        return f"{self.low}" if self.low == self.high else f"{self.low} to {self.high}"


@dataclass(frozen=True)
class Allowance:
    """How much of a remedy most people do, and from where to where a clinician may set it."""

    usual: Span
    safe: Span


class BlockKind(StrEnum):
    """How a block of a section's body is set."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLETS = "bullets"
    STEPS = "steps"
    WARNING = "warning"


@dataclass(frozen=True)
class Block:
    """A piece of a section's body; each item is one line of inline Markdown and one message."""

    kind: BlockKind
    items: tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """A piece of a section that is printed only for patients whom it fits, such as an answer."""

    key: str
    title: str
    text: str
    match: Mapping[Group, frozenset[str]]
    everyone: bool = False


@dataclass(frozen=True)
class Picture:
    """A drawing that shows how to do a step, or all steps; `alt` says what can be seen.

    `step` is counted from 1; a drawing without one stands beside the steps. It is not shown to
    patients with a code of `not_for`, who are told to leave out what it shows.
    """

    file: str
    alt: str
    step: int | None = None
    not_for: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Source:
    """Where a section's facts come from; `short` is what a handout prints.

    `year` is None for a source that bears no date.
    """

    key: str
    short: str
    title: str
    year: int | None

    def __str__(self) -> str:
        """Return the source as a handout names it: NICE NG59, 2020."""
        return f"{self.short}, {self.year or 'n.d.'}"


@dataclass(frozen=True)
class Section:
    """One remedy, education or safety text with its rules, sources and review date.

    `opposes` names sections that pull the other way. Of `parts` at most `parts_max` are printed.
    `spare_room` tells that it is printed in the room that the other sections leave, and `tool`
    which page to write on comes with it. The `pictures` belong to its numbered steps, and `icon`
    names the drawing before its title, if we have one for its slug.
    """

    slug: str
    kind: Kind
    title: str
    version: str
    evidence: Evidence
    min_age: int
    mode: Mode | None
    always: bool
    opt_in: bool
    everyone: bool
    order: int
    summary: str
    match: Mapping[Group, frozenset[str]]
    exclude: Mapping[str, str]
    caution: Mapping[str, str]
    bridge: Mapping[str, str]
    not_if: tuple[str, ...]
    quantities: Mapping[str, Quantity]
    sources: tuple[Source, ...]
    facts: tuple[str, ...]
    approved_on: date | None
    review_due: date
    change: str
    blocks: tuple[Block, ...] = field(repr=False)
    overlay: bool = False
    is_medicine: bool = False
    is_condition: bool = False
    opposes: tuple[str, ...] = ()
    amount: Mapping[Measure, Allowance] = field(default_factory=dict)
    parts: tuple[Part, ...] = ()
    parts_max: int = 0
    spare_room: bool = False
    tool: Tool | None = None
    pictures: tuple[Picture, ...] = ()
    icon: str = ""

    @property
    def steps(self) -> tuple[str, ...]:
        """Return the lines of the first numbered list; none if there is none."""
        return next((b.items for b in self.blocks if b.kind is BlockKind.STEPS), ())

    def in_english(self, line: str) -> str:
        """Return one of the section's lines with its quantities filled in, for clinicians."""
        for name, quantity in self.quantities.items():
            line = line.replace(f"{{{name}}}", str(quantity))
        return line


HEADINGS = (
    "How to do it",
    "How long and how often",
    "What to expect",
    "First small step today",
    "Stop if",
    "What you can do",
    "Good to know",
    "Emergency",
    "Get medical help today",
    "See someone soon",
    "Questions to ask",
    "What to say",
    "Tell us first",
    "Keep safe",
)
"""The headings that a section's body may use; each is translated once for all sections."""

HEADING_CONTEXT = "heading"
"""The translation context of the shared headings."""


@dataclass(frozen=True)
class SectionText:
    """One message of a section for translation: its context, its words, and what it is.

    `guards` tells whether the line keeps patients safe: a warning, a reason to stop or to get
    help, a caution.
    """

    context: str
    text: str
    role: str
    guards: bool = False


_ROLES: Mapping[BlockKind, str] = {
    BlockKind.PARAGRAPH: "paragraph",
    BlockKind.BULLETS: "item of a list",
    BlockKind.STEPS: "step",
    BlockKind.WARNING: "warning",
}

GUARDING_HEADINGS = frozenset(
    {"Stop if", "Emergency", "Get medical help today", "See someone soon", "Keep safe"}
)


def section_texts(section: Section) -> Iterator[SectionText]:
    """Yield every message of a section in the order in which a reader meets it."""
    slug = section.slug
    yield SectionText(slug, section.title, "title")
    if section.summary:
        yield SectionText(slug, section.summary, "one line for the plan at a glance")
    heading = ""
    for block in section.blocks:
        if block.kind is BlockKind.HEADING:
            heading = block.items[0]
            yield SectionText(HEADING_CONTEXT, heading, "heading", guards=True)
            continue
        guards = block.kind is BlockKind.WARNING or heading in GUARDING_HEADINGS
        for item in block.items:
            yield SectionText(slug, item, _role(block.kind, heading), guards)
    for picture in section.pictures:
        role = f"says what the drawing {picture.file} shows; read aloud, not printed"
        yield SectionText(slug, picture.alt, role)
    for part in section.parts:
        yield SectionText(slug, part.title, "title of a part", guards=True)
        yield SectionText(slug, part.text, f"text under the title: {part.title}", guards=True)
    for line in section.not_if:
        yield SectionText(slug, line, "line of the list “Do not use if”", guards=True)
    for code, line in section.caution.items():
        yield SectionText(slug, line, f"caution, printed for patients with: {code}", guards=True)
    for other, line in section.bridge.items():
        yield SectionText(slug, line, f"printed when {other} is in the handout, too", guards=True)


def messages_to_read(section: Section) -> Iterator[str]:
    """Yield each line of a section that readers read on: all but its title and its headings.

    With their placeholders, as they are translated.
    """
    if section.summary:
        yield section.summary
    for block in section.blocks:
        if block.kind is not BlockKind.HEADING:
            yield from block.items
    yield from (part.text for part in section.parts)
    for lines in (section.not_if, section.caution.values(), section.bridge.values()):
        yield from lines


def _role(kind: BlockKind, heading: str) -> str:
    return f"{_ROLES[kind]} under “{heading}”" if heading else _ROLES[kind]


@dataclass(frozen=True)
class Library:
    """All sections by slug, in the order of their slugs, with the vocabulary."""

    sections: Mapping[str, Section]
    vocabulary: Vocabulary
    version: str
    word_counts: dict[tuple[str, frozenset[str]], int] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """What `printed_words` has counted so far, by slug and printed parts."""

    def of_kind(self, kind: Kind) -> tuple[Section, ...]:
        """Return the sections of one kind, in the order of their slugs."""
        return tuple(section for section in self.sections.values() if section.kind is kind)

    @property
    def always_slugs(self) -> frozenset[str]:
        """Return the slugs of the sections that every handout prints."""
        return frozenset(slug for slug, section in self.sections.items() if section.always)
