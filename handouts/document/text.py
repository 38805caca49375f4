"""Sets a plan as plain text, for screen readers, braille software and e-mail.

A paragraph is one line, however long: whatever shows the text breaks its lines where it needs to,
and a braille display of 40 cells, large letters or a voice would stumble over breaks of ours. Two
empty lines and a `#` stand before each heading, so that one can search for the next.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import assert_never
from unicodedata import category

from markupsafe import Markup

from handouts.document.model import (
    NOTHING,
    AmountLine,
    BodyChart,
    Form,
    Glance,
    Grid,
    GridHead,
    GridRow,
    HandoutPlan,
    Heading,
    PageBlock,
    PageSection,
    SecondLanguage,
    Table,
)
from handouts.document.plain import to_plain
from handouts.languages import Direction, count_in

Block = list[str]
"""Lines that belong together; an empty line stands around them."""

HEADING, BULLET, QUOTED = "# ", "- ", "> "
"""What stands before a heading, an item, and a line of a note, which could look like either."""


def to_text(plan: HandoutPlan) -> str:
    """Return the whole handout as plain text; what only paper has, such as pages, is left out.

    Writing pages have a line for each box of a grid, with its head and a colon, to be filled in.
    """
    pen = _Pen(plan.direction, plan.counter_style, plan.important)
    chapters: list[Iterable[Block]] = [_front(plan.heading, pen)]
    if plan.heading.note:
        note = [QUOTED + line for line in pen.say(plan.heading.note).splitlines() if line.strip()]
        chapters.append([pen.heading(plan.heading.note_title), note])
    second = pen.in_language(plan.second) if plan.second else pen
    chapters += (_section(part, pen, second) for part in plan.ahead)
    chapters.append(_glance(plan.glance, pen, second))
    parts = (*plan.first, *plan.sections, *plan.tools)
    chapters += (_section(part, pen, second) for part in parts)
    chapters.append([[pen.say(part) for part in plan.footer.parts]])
    return "\n\n\n".join(map(_joined, chapters)) + "\n"


def _joined(blocks: Iterable[Block]) -> str:
    return "\n\n".join("\n".join(lines) for lines in blocks if lines)


@dataclass(frozen=True)
class _Pen:
    """Writes the pieces of a plan in its direction, and counts in its digits.

    `own` is the direction of the words where it is said outright: those of a second language.
    """

    direction: Direction
    counter_style: str
    important: Markup
    own: str = ""

    def in_language(self, second: SecondLanguage) -> "_Pen":
        """Return a pen for the second language of the same page."""
        return replace(self, counter_style=second.counter_style, own=second.direction)

    def say(self, words: Markup) -> str:
        if self.own:
            words = Markup('<span dir="{}">{}</span>').format(self.own, words)
        return to_plain(words, self.direction)

    def heading(self, words: Markup) -> Block:
        return [HEADING + self.say(words)]

    def label(self, words: Markup, more: Markup = NOTHING) -> str:
        """Return words with a colon, unless they end with a sign of their own; more in brackets."""
        said = self.say(words)
        if more:
            said += f" ({self.say(more)})"
        return said if category(said[-1]) == "Po" else f"{said}:"

    def count(self, number: int) -> str:
        return f"{count_in(self.counter_style, number)}."

    def bullets(self, items: Iterable[Markup]) -> Block:
        return [BULLET + self.say(item) for item in items]

    def warnings(self, lines: Block) -> Block:
        return [f"{self.say(self.important)} {line}" for line in lines]

    def empty(self, lines: int) -> Block:
        return [self.count(number) for number in range(1, lines + 1)]

    def steps(self, items: Iterable[Markup]) -> Block:
        return [f"{self.count(n)} {self.say(item)}" for n, item in enumerate(items, start=1)]


def _front(heading: Heading, pen: _Pen) -> Iterator[Block]:
    """Yield title, clinic and label; a place to stick a printed label on is for paper only."""
    yield pen.heading(heading.title + heading.title_beside)
    yield [pen.say(heading.formats)]
    yield [pen.say(line) for line in (heading.clinic_line, *heading.contact) if line]
    yield [f"{pen.label(line.name)} {pen.say(line.value)}" for line in heading.label]
    yield _chart(heading.chart, pen)


def _chart(chart: BodyChart | None, pen: _Pen) -> Block:
    """Return where it hurts in words; drawings of steps say nothing that the steps do not."""
    return [f"{pen.label(chart.title)} {pen.say(chart.caption)}"] if chart else []


def _glance(glance: Glance, pen: _Pen, second: _Pen) -> Iterator[Block]:
    yield pen.heading(glance.title)
    if glance.lead:
        yield [pen.say(glance.lead)]
    if glance.remedies:
        yield [pen.label(glance.try_first), *_remedies(glance, pen, second)]
    for spoken, words in ((pen, glance), (second, glance.beside)):
        if words is not None and words.reading:
            yield [spoken.label(words.read), *spoken.bullets(words.reading)]
    yield [pen.say(line) for line in glance.advice]
    yield _chart(glance.chart, pen)


def _remedies(glance: Glance, pen: _Pen, second: _Pen) -> Iterator[str]:
    for line in glance.lines:
        yield f"{BULLET}{pen.label(line.title)} {pen.say(line.summary)}"
        if line.beside:
            yield f"{BULLET}{second.label(line.beside.title)} {second.say(line.beside.summary)}"


def _section(section: PageSection, pen: _Pen, second: _Pen) -> Iterator[Block]:
    yield pen.heading(section.title)
    if section.tag:
        yield [pen.say(section.tag)]
    for block in section.blocks:
        yield from _both(block, pen, second)


def _both(block: PageBlock, pen: _Pen, second: _Pen) -> Iterator[Block]:
    """Yield a block, then the same one in the second language, if there is one."""
    for shared in block.shared:
        yield from _both(shared, pen, second)
    yield from _block(block, pen)
    if block.beside:
        yield from _block(block.beside, second)


def _block(block: PageBlock, pen: _Pen) -> Iterator[Block]:
    """Yield the lines of a block under its label; a form that is not known here is an error."""
    label = [pen.label(block.heading)] if block.heading else []
    said = [pen.say(item) for item in block.items]
    match block.form:
        case Form.PARAGRAPH | Form.FINE | Form.NOTICE:
            yield label + said
        case Form.LABELLED:
            yield [" ".join(label + said)]
        case Form.BULLETS | Form.COLUMNS | Form.FLOW:
            yield label + pen.bullets(block.items)
        case Form.STEPS | Form.CARDS:
            yield label + pen.steps(block.items)
        case Form.WARNING:
            yield label + pen.warnings(said)
        case Form.LINES:
            yield label + said + pen.empty(block.lines)
        case Form.QR:
            yield [" ".join(label + said)]
        case Form.AMOUNT | Form.TABLE | Form.GRID:
            yield from _composed(block, label, said, pen)
        case _:
            assert_never(block.form)


def _composed(block: PageBlock, label: Block, said: Block, pen: _Pen) -> Iterator[Block]:
    """Yield the lines of a block that holds more than its items."""
    if block.amount:
        yield label + _amount(block.amount, said, pen)
    else:
        yield label + said
    if block.table:
        yield from _table(block.table, pen)
    if block.grid:
        yield from _grid(block.grid, pen)


def _amount(amount: AmountLine, said: Block, pen: _Pen) -> Block:
    """Return how much to do; where nobody has set it, a line on which to write it comes last.

    Before other words, that line would be heard as if they were what was set.
    """
    before, after = ([pen.label(words)] if words else [] for words in (amount.label, amount.own))
    return before + pen.bullets(amount.measures) + said + after


def _table(table: Table, pen: _Pen) -> Iterator[Block]:
    """Yield each row with the heads before its values; each number stands on a line of its own."""
    who, number, terms = (pen.label(head) for head in table.heads)
    for row in table.rows:
        service = f" ({pen.say(row.service)})" if row.service else ""
        lines = [f"{who} {pen.say(row.who)}{service}", number, *pen.bullets(row.reach)]
        if row.terms:
            lines += [terms, *pen.bullets(row.terms)]
        yield lines


def _grid(grid: Grid, pen: _Pen) -> Iterator[Block]:
    """Yield each row as lines to fill in: the head of each column, then what its cell holds."""
    heads = [pen.label(head.text, head.under) for head in grid.heads]
    empty = 0
    for group in grid.groups:
        for row in group:
            filled = zip(heads, _cells(row, pen), strict=True)
            lines = [f"{head} {cell}".rstrip() for head, cell in filled]
            if not row.head:
                empty += 1
                lines[0] = f"{pen.count(empty)} {lines[0]}"
            yield lines


def _cells(row: GridRow, pen: _Pen) -> list[str]:
    head = [_head(row.head, pen)] if row.head else []
    return head + [pen.say(cell) for cell in row.cells]


def _head(head: GridHead, pen: _Pen) -> str:
    return f"{pen.say(head.text)} ({pen.say(head.under)})" if head.under else pen.say(head.text)
