"""Sets the plan of a handout beside the same plan in a second language, block by block."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from handouts.document.beside import Beside, require_alike, without_colon
from handouts.document.front import LANGUAGE_PART
from handouts.document.model import (
    NOTHING,
    BodyChart,
    Footer,
    Form,
    Glance,
    GoesOn,
    HandoutPlan,
    Heading,
    LabelLine,
    PageBlock,
    PageSection,
    SecondLanguage,
)
from handouts.document.pair_tables import pair_grid, pair_table

_RUN_ON = frozenset({Form.LABELLED, Form.FLOW, Form.AMOUNT})
"""Forms in which heading and items are one piece of text; of all others, each line is a pair."""


def pair(first: HandoutPlan, second: HandoutPlan) -> HandoutPlan:
    """Return one plan in two languages: all of the first, and beside it the same in the second.

    What one reads as it is, whatever one's language, stands once: the values of the label, the
    clinic, the note, numbers to call, lines to write on, the names of the sources, and the foot
    but for the name of the second language.

    Args:
        first: the plan in the patient's language.
        second: the plan of the same draft in the second language.

    Raises: ValueError if the two do not hold the same sections and blocks, which is a bug.
    """
    language = SecondLanguage(second.language, second.direction, second.counter_style)
    beside = Beside(language)
    return replace(
        first,
        heading=_heading(first.heading, second.heading, beside),
        glance=_glance(first.glance, second.glance, beside),
        first=_sections(first.first, second.first, beside),
        sections=_sections(first.sections, second.sections, beside),
        tools=_sections(first.tools, second.tools, beside),
        footer=_footer(first.footer, second.footer, beside),
        important=beside.joined(first.important, second.important),
        second=language,
    )


def warnings_ahead(plan: HandoutPlan) -> HandoutPlan:
    """Return the plan with the sections of page 1 before the plan at a glance.

    In two languages, the plan at a glance can leave no room on page 1 for the warning signs.
    """
    return replace(plan, ahead=(*plan.ahead, *plan.first), first=())


def _heading(own: Heading, other: Heading, beside: Beside) -> Heading:
    labels = list(zip(own.label, other.label, strict=True))
    return replace(
        own,
        title_beside=" " + beside.mark(other.title),
        formats=beside.twin(own.formats, other.formats),
        label=tuple(
            LabelLine(beside.joined(line.name, same.name), line.value) for line, same in labels
        ),
        label_place=beside.joined(own.label_place, other.label_place),
        note_title=beside.joined(own.note_title, other.note_title),
        chart=_chart(own.chart, other.chart, beside),
    )


def _chart(own: BodyChart | None, other: BodyChart | None, beside: Beside) -> BodyChart | None:
    """Return the chart with its few words in both languages; its drawing stands once."""
    if own is None or other is None:
        return None
    return replace(
        own,
        title=beside.joined(own.title, other.title),
        caption=beside.joined(own.caption, other.caption),
        front=beside.joined(own.front, other.front),
        back=beside.joined(own.back, other.back),
    )


def _glance(own: Glance, other: Glance, beside: Beside) -> Glance:
    require_alike("remedies of the plan at a glance", len(own.remedies), len(other.remedies))
    require_alike("titles of the plan at a glance", len(own.reading), len(other.reading))
    return replace(
        own,
        title=beside.twin(own.title, other.title),
        lead=beside.twin(own.lead, other.lead),
        try_first=beside.twin(own.try_first, other.try_first),
        advice=beside.twins(own.advice, other.advice),
        chart=_chart(own.chart, other.chart, beside),
        beside=other,
    )


def _footer(own: Footer, other: Footer, beside: Beside) -> Footer:
    name = beside.joined(own.parts[LANGUAGE_PART], other.parts[LANGUAGE_PART])
    return replace(own, parts=(*own.parts[:LANGUAGE_PART], name, *own.parts[LANGUAGE_PART + 1 :]))


def _sections(
    own: Sequence[PageSection], other: Sequence[PageSection], beside: Beside
) -> tuple[PageSection, ...]:
    require_alike("sections", [page.slug for page in own], [page.slug for page in other])
    return tuple(_section(page, same, beside) for page, same in zip(own, other, strict=True))


def _section(own: PageSection, other: PageSection, beside: Beside) -> PageSection:
    blocks = [block for block in own.blocks if block.form is not Form.NOTICE]
    same = [block for block in other.blocks if block.form is not Form.NOTICE]
    require_alike(f"blocks of {own.slug}", [*map(_shape, blocks)], [*map(_shape, same)])
    return replace(
        own,
        title=beside.twin(own.title, other.title),
        tag=beside.ended(own.tag, other.tag, own.once, other.once),
        goes_on=_goes_on(own.goes_on, other.goes_on, beside),
        blocks=(
            *(_block(block, twin, beside) for block, twin in zip(blocks, same, strict=True)),
            *_notice(own, other, beside),
        ),
    )


def _goes_on(own: GoesOn | None, other: GoesOn | None, beside: Beside) -> GoesOn | None:
    if own is None or other is None:
        return None
    return GoesOn(beside.twin(own.line, other.line), beside.twin(own.title, other.title))


def _shape(block: PageBlock) -> tuple[object, ...]:
    """Return what a block has in common with itself in another language."""
    amount, table, grid = block.amount, block.table, block.grid
    return (
        block.form,
        len(block.items),
        bool(block.heading),
        block.lines,
        bool(block.once),
        [bool(picture) for picture in block.pictures],
        [_shape(shared) for shared in block.shared],
        amount and (len(amount.measures), bool(amount.label), bool(amount.own)),
        table and len(table.rows),
        grid and (len(grid.heads), [len(group) for group in grid.groups]),
    )


def _block(own: PageBlock, other: PageBlock, beside: Beside) -> PageBlock:
    """Return a block with the same one beside it, or, where it is to stand once, in it."""
    if own.table and other.table:
        own = replace(own, table=pair_table(own.table, other.table, beside))
    if own.grid and other.grid:
        own = replace(own, grid=pair_grid(own.grid, other.grid, beside))
    if own.code:
        shared = zip(own.shared, other.shared, strict=True)
        return replace(
            own,
            heading=beside.joined(own.heading, other.heading),
            shared=tuple(_block(block, twin, beside) for block, twin in shared),
        )
    if own.once:
        lines = beside.twins(own.items[:-1], other.items[:-1])
        last = beside.ended(own.items[-1], other.items[-1], own.once, other.once)
        return replace(own, heading=beside.twin(own.heading, other.heading), items=(*lines, last))
    if own.form not in _RUN_ON:
        heading = beside.twin(own.heading, other.heading)
        return replace(own, heading=heading, items=beside.twins(own.items, other.items))
    if own.amount and other.amount and own.amount.own:
        blank = beside.joined(without_colon(own.amount.own), without_colon(other.amount.own))
        own = replace(own, amount=replace(own.amount, own=blank))
        other = replace(other, amount=replace(other.amount, own=NOTHING))
    return replace(own, beside=other)


def _notice(own: PageSection, other: PageSection, beside: Beside) -> Iterator[PageBlock]:
    """Yield the notice on translations that nobody has reviewed: once in each language of it.

    Each plan says it in its own language, then in English, if it has to say it at all.
    """
    ours = [block.items for block in own.blocks if block.form is Form.NOTICE]
    theirs = [
        (beside.mark(block.items[0]), *block.items[1:])
        for block in other.blocks
        if block.form is Form.NOTICE
    ]
    if lines := dict.fromkeys(chain(*(items[:1] for items in (*ours, *theirs)), *ours, *theirs)):
        yield PageBlock(Form.NOTICE, tuple(lines))
