"""The plan of a handout: every word and its place, decided; a template only sets it."""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from markupsafe import Markup

from handouts.languages import Direction

NOTHING = Markup("")
BODY = "body-chart"
"""The drawing of the body, of which a handout shades some areas."""


class Form(StrEnum):
    """How a block is set on the page."""

    PARAGRAPH = "paragraph"
    LABELLED = "labelled"
    BULLETS = "bullets"
    COLUMNS = "columns"
    FLOW = "flow"
    AMOUNT = "amount"
    FINE = "fine"
    STEPS = "steps"
    CARDS = "cards"
    WARNING = "warning"
    TABLE = "table"
    NOTICE = "notice"
    GRID = "grid"
    LINES = "lines"
    QR = "qr"


TWO_COLUMNS_FROM = 4
"""How many short lines a list has at least that is set in two columns."""


class Sign(StrEnum):
    """A small drawing before the lines that keep patients safe."""

    WARNING = "warning"
    DO_NOT = "do-not"
    STOP = "stop"
    CARE = "care"


@dataclass(frozen=True)
class Drawing:
    """A drawing of ours: the name of its file, and in words what it shows.

    Without a name, it is the place of a move that this patient is told to leave out.
    """

    name: str = ""
    alt: str = ""


@dataclass(frozen=True)
class BodyChart:
    """A body from the front and from the back, with the areas shaded that hurt.

    `areas` are ids of the drawing; `title` stands above, `caption` names the areas.
    """

    areas: tuple[str, ...]
    alt: str
    title: Markup
    caption: Markup
    front: Markup
    back: Markup

    @property
    def name(self) -> str:
        """Return the name by which the page asks for this chart."""
        return f"{BODY}.{'.'.join(self.areas)}"


@dataclass(frozen=True)
class Row:
    """One row of the table of helplines: who, how to reach them, when and at what cost.

    `dial` is, for each line of `reach`, what a telephone dials; empty for all but a call.
    `ways` says what `reach` says, with a gap for each number, address and word to send.
    """

    who: Markup
    service: Markup
    reach: tuple[Markup, ...]
    terms: tuple[Markup, ...]
    dial: tuple[str, ...] = ()
    ways: tuple[Markup, ...] = field(default=(), repr=False)

    @property
    def contacts(self) -> tuple[tuple[Markup, str], ...]:
        """Return each line of `reach` with what a telephone dials."""
        dial = self.dial or ("",) * len(self.reach)
        return tuple(zip(self.reach, dial, strict=True))


@dataclass(frozen=True)
class Table:
    """The table of helplines, with its column heads."""

    heads: tuple[Markup, Markup, Markup]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class AmountLine:
    """How much of a remedy to do, measure by measure.

    `label` says that the clinician has set it for this patient; where nobody has, `own` is the
    label of a line on which the clinician can write.
    """

    measures: tuple[Markup, ...]
    label: Markup = NOTHING
    own: Markup = NOTHING


@dataclass(frozen=True)
class GridHead:
    """The head of a row or of a column, with a few quiet words under it."""

    text: Markup
    under: Markup = NOTHING


@dataclass(frozen=True)
class GridRow:
    """One row to write in: what its cells hold already, mostly nothing.

    The head stands before the cells; without one, the cells are the whole row.
    """

    cells: tuple[Markup, ...]
    head: GridHead | None = None


@dataclass(frozen=True)
class Grid:
    """A table to write in, with its column heads; each group of rows stays together on a page."""

    heads: tuple[GridHead, ...]
    groups: tuple[tuple[GridRow, ...], ...]


@dataclass(frozen=True)
class Code:
    """A code to scan: where its picture is, and the words for those who do not see it."""

    picture: str
    words: Markup


@dataclass(frozen=True)
class PageBlock:
    """The smallest piece that is laid out whole: a heading (or label) with what stands under it.

    `lines` is how many ruled lines to write on follow. `pictures` stand beside the steps; in the
    form of cards there is one over each item, or None. `stacked` sets those beside the steps under
    each other. `sign` is drawn before the block and says nothing beyond its words. `shared` are
    blocks that share the height of a code to scan with its own words, and are laid out whole with
    it. `once` is the end of the last item, which is the same in every language; `beside` is the
    block in the second language. `marks` are ids of the items, by which the page that each of them
    stands on can be told.
    """

    form: Form
    items: tuple[Markup, ...] = ()
    heading: Markup = NOTHING
    amount: AmountLine | None = None
    table: Table | None = None
    grid: Grid | None = None
    lines: int = 0
    pictures: tuple[Drawing | None, ...] = ()
    sign: Sign | None = None
    stacked: bool = False
    code: Code | None = None
    shared: tuple["PageBlock", ...] = ()
    once: Markup = field(default=NOTHING, repr=False)
    beside: "PageBlock | None" = field(default=None, repr=False)
    marks: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True)
class GoesOn:
    """What is said where a section goes on overleaf: its last line, and the title of the rest."""

    line: Markup
    title: Markup


@dataclass(frozen=True)
class PageSection:
    """One section as it is printed, a full-width stack of blocks; holds nothing personal.

    `icon` is the name of the drawing before its title, which says nothing beyond the title.
    `once` is the end of the tag, which is the same in every language. Only a section that says how
    it `goes_on` may be parted between pages; `part` is 0 for the first part, or for the whole.
    """

    slug: str
    kind: str
    title: Markup
    blocks: tuple[PageBlock, ...]
    tag: Markup = NOTHING
    icon: str = ""
    once: Markup = field(default=NOTHING, repr=False)
    goes_on: GoesOn | None = field(default=None, repr=False)
    part: int = field(default=0, repr=False)

    @property
    def anchor(self) -> str:
        """Return the section's slug in a form that HTML takes as an id."""
        name = self.slug.replace("/", "-")
        return f"{name}-{self.part + 1}" if self.part else name


@dataclass(frozen=True)
class LabelLine:
    """One line of the label box: what it is, and its value."""

    name: Markup
    value: Markup


@dataclass(frozen=True)
class GlanceLine:
    """One remedy in the plan at a glance; `beside` is the same in the second language."""

    title: Markup
    summary: Markup
    beside: "GlanceLine | None" = None


@dataclass(frozen=True)
class Glance:
    """The plan at a glance: what to try, what to read, advice.

    In large print, where it hurts stands here, as the head has no room for it. `beside` is the same
    in the second language.
    """

    title: Markup
    lead: Markup
    try_first: Markup = NOTHING
    remedies: tuple[tuple[Markup, Markup], ...] = ()
    read: Markup = NOTHING
    reading: tuple[Markup, ...] = ()
    advice: tuple[Markup, ...] = ()
    chart: BodyChart | None = None
    beside: "Glance | None" = field(default=None, repr=False)

    @property
    def lines(self) -> tuple[GlanceLine, ...]:
        """Return the remedies, each with its partner in the second language."""
        alone = tuple(GlanceLine(title, summary) for title, summary in self.remedies)
        if self.beside is None:
            return alone
        return tuple(
            replace(own, beside=other) for own, other in zip(alone, self.beside.lines, strict=True)
        )


@dataclass(frozen=True)
class Heading:
    """The head of page 1: the clinic, the title, where it hurts, and the label box.

    `title_beside` follows the title on the page, but not in the properties of the file.
    """

    clinic: Markup
    clinic_line: Markup
    contact: tuple[Markup, ...]
    logo: str
    title: Markup
    formats: Markup
    label: tuple[LabelLine, ...] = field(repr=False)
    label_place: Markup = field(default=NOTHING, repr=False)
    note_title: Markup = NOTHING
    note: Markup = field(default=NOTHING, repr=False)
    chart: BodyChart | None = None
    title_beside: Markup = field(default=NOTHING, repr=False)


@dataclass(frozen=True)
class Footer:
    """The foot of every page; `before`, `between` and `after` surround two counters.

    `page_first` tells whether the page's own number comes before the number of pages.
    """

    parts: tuple[Markup, ...]
    before: Markup
    between: Markup
    after: Markup
    page_first: bool = True


@dataclass(frozen=True)
class SecondLanguage:
    """The language that stands beside the patient's, with its direction and its digits."""

    language: str
    direction: str
    counter_style: str


@dataclass(frozen=True)
class HandoutPlan:
    """Everything that is printed, in order; templates decide nothing beyond it.

    `paper` is "a4" or "letter", `size` "standard", "clear" or "large", `counter_style` the CSS
    name of the digits that number pages and steps; `tools` are the pages to write on, which come
    last. `code` is what a phone reads from the code to scan, or nothing if there is none.
    `important` is what stands before a warning where no box around it can be seen.

    With a `second` language, every block has the same one beside it; `ahead` are then the sections
    of the first page that stand before the plan at a glance, for want of room behind it. A plan
    that `is_tight` is set with less air, for want of a few lines.

    What is in the second language is in no representation: that of the plan from which it was
    taken says it all.
    """

    language: str
    direction: Direction
    paper: str
    size: str
    heading: Heading
    glance: Glance
    first: tuple[PageSection, ...]
    sections: tuple[PageSection, ...]
    footer: Footer
    counter_style: str = "decimal"
    tools: tuple[PageSection, ...] = ()
    code: str = ""
    important: Markup = NOTHING
    second: SecondLanguage | None = field(default=None, repr=False)
    ahead: tuple[PageSection, ...] = field(default=(), repr=False)
    is_tight: bool = field(default=False, repr=False)

    @property
    def chart(self) -> BodyChart | None:
        """Return the chart of where it hurts, wherever it stands; None if there is none."""
        return self.heading.chart or self.glance.chart

    @property
    def drawings(self) -> frozenset[str]:
        """Return the names of the drawings in the sections: pictures of steps and icons."""
        pages = (*self.ahead, *self.first, *self.sections, *self.tools)
        pictures = {
            p.name for page in pages for b in page.blocks for p in b.pictures if p and p.name
        }
        return frozenset(pictures | {page.icon for page in pages if page.icon})
