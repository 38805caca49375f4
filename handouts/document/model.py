"""The plan of a handout: every word and its place, decided; a template only sets it."""

from dataclasses import dataclass, field
from enum import StrEnum

from markupsafe import Markup

NOTHING = Markup("")


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
    WARNING = "warning"
    TABLE = "table"
    NOTICE = "notice"
    GRID = "grid"
    LINES = "lines"


@dataclass(frozen=True)
class Row:
    """One row of the table of helplines: who, how to reach them, when and at what cost."""

    who: Markup
    service: Markup
    reach: tuple[Markup, ...]
    terms: tuple[Markup, ...]


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
class PageBlock:
    """The smallest piece that is laid out whole: a heading (or label) with what stands under it.

    `lines` is how many ruled lines to write on follow.
    """

    form: Form
    items: tuple[Markup, ...] = ()
    heading: Markup = NOTHING
    amount: AmountLine | None = None
    table: Table | None = None
    grid: Grid | None = None
    lines: int = 0


@dataclass(frozen=True)
class PageSection:
    """One section as it is printed, a full-width stack of blocks; holds nothing personal."""

    slug: str
    kind: str
    title: Markup
    blocks: tuple[PageBlock, ...]
    tag: Markup = NOTHING

    @property
    def anchor(self) -> str:
        """Return the section's slug in a form that HTML takes as an id."""
        return self.slug.replace("/", "-")


@dataclass(frozen=True)
class LabelLine:
    """One line of the label box: what it is, and its value."""

    name: Markup
    value: Markup


@dataclass(frozen=True)
class Glance:
    """The plan at a glance: what to try, what to read, and two lines of advice."""

    title: Markup
    lead: Markup
    try_first: Markup = NOTHING
    remedies: tuple[tuple[Markup, Markup], ...] = ()
    read: Markup = NOTHING
    reading: tuple[Markup, ...] = ()
    advice: tuple[Markup, ...] = ()


@dataclass(frozen=True)
class Heading:
    """The head of page 1: the clinic, the title and the label box."""

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
class HandoutPlan:
    """Everything that is printed, in order; templates decide nothing beyond it.

    `paper` is "a4" or "letter", `size` "standard", "clear" or "large", `counter_style` the CSS
    name of the digits that number pages and steps; `tools` are the pages to write on, which come
    last.
    """

    language: str
    direction: str
    paper: str
    size: str
    heading: Heading
    glance: Glance
    first: tuple[PageSection, ...]
    sections: tuple[PageSection, ...]
    footer: Footer
    counter_style: str = "decimal"
    tools: tuple[PageSection, ...] = ()
