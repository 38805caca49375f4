"""Composes one section of the library into the blocks of a page, in the patient's words."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from markupsafe import Markup

from handouts.document.amounts import amount_line
from handouts.document.model import (
    NOTHING,
    TWO_COLUMNS_FROM,
    Drawing,
    Form,
    GoesOn,
    PageBlock,
    PageSection,
    Sign,
)
from handouts.document.voice import Teller, Voice
from handouts.library import HEADING_CONTEXT, Block, BlockKind, Evidence, Kind, Section
from handouts.profile import Measure
from handouts.selection import Decision

_FORMS = {
    BlockKind.PARAGRAPH: Form.PARAGRAPH,
    BlockKind.BULLETS: Form.BULLETS,
    BlockKind.STEPS: Form.STEPS,
    BlockKind.WARNING: Form.WARNING,
}
STOP_HEADING = "Stop if"
AMOUNT_HEADING = "How long and how often"
ALARM = "safety/red-flags"
SHORT_LINE = 58
LONG_STEPS = 280


def compose_section(
    section: Section,
    decision: Decision,
    printed: Sequence[str],
    voice: Voice,
    amount: Mapping[Measure, int],
    codes: Collection[str] = (),
) -> PageSection:
    """Return a section as it is printed for this selection.

    Args:
        section: what the library holds.
        decision: why it is printed, and with which cautions.
        printed: the slugs of all sections of the handout, for bridge lines.
        voice: says things in the patient's language.
        amount: how much of the remedy the clinician wants this patient to do.
        codes: what holds for the patient; a drawing that is not for one of them is left out.
    """
    teller = voice.for_section(section)
    is_remedy = section.kind is Kind.REMEDY
    blocks, stops = _body(section.blocks, teller, collect_stops=is_remedy)
    blocks = _with_pictures(blocks, section, codes, teller)
    if section.amount:
        blocks = _with_amount(blocks, section, amount, teller)
    blocks += [
        PageBlock(Form.LABELLED, (teller.say(part.text),), teller.say(part.title))
        for part in section.parts
        if part.key in decision.printed_parts
    ]
    blocks += [
        PageBlock(Form.WARNING, (teller.say(line),), sign=Sign.WARNING)
        for other, line in section.bridge.items()
        if other in printed
    ]
    if is_remedy:
        blocks += _safety_of_remedy(section, decision, stops, teller)
    elif decision.cautions:
        blocks += _take_care(decision, teller)
    is_alarm = section.slug == ALARM
    return PageSection(
        section.slug,
        "alarm" if is_alarm else section.kind.value,
        teller.say(section.title),
        tuple(blocks),
        _tag(section, voice),
        section.icon,
        goes_on=GoesOn(voice.word("signs.more"), voice.word("signs.rest")) if is_alarm else None,
    )


def _body(
    blocks: Sequence[Block], teller: Teller, *, collect_stops: bool
) -> tuple[list[PageBlock], list[Markup]]:
    """Return the blocks, each heading joined with what follows; and a remedy's own stop lines."""
    composed: list[PageBlock] = []
    stops: list[Markup] = []
    heading, source = NOTHING, ""
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            source = block.items[0]
            heading = teller.say(source, HEADING_CONTEXT)
            continue
        items = tuple(teller.say(item) for item in block.items)
        if collect_stops and source == STOP_HEADING:
            stops.extend(items)
            continue
        form = _form(block)
        if heading and form is Form.PARAGRAPH:
            form = Form.LABELLED
        sign = Sign.WARNING if form is Form.WARNING else None
        composed.append(PageBlock(form, items, heading, sign=sign))
        heading = NOTHING
    return composed, stops


def _with_pictures(
    blocks: Sequence[PageBlock], section: Section, codes: Collection[str], teller: Teller
) -> list[PageBlock]:
    """Return the blocks with the drawings at the steps: over each its own, or all beside them."""
    shown_to = {picture: picture.not_for.isdisjoint(codes) for picture in section.pictures}
    drawn = [
        (
            picture.step,
            Drawing(picture.file, teller.plainly(picture.alt)) if is_shown else Drawing(),
        )
        for picture, is_shown in shown_to.items()
        if is_shown or picture.step is not None
    ]
    over = {step: drawing for step, drawing in drawn if step is not None}
    steps = next((block for block in blocks if block.form is Form.STEPS), None)
    if steps is None or not drawn:
        return list(blocks)
    if over:
        pictures = tuple(over.get(place) for place in range(1, len(steps.items) + 1))
        skip = teller.word("remedy.left_out")
        told = tuple(
            skip if picture is not None and not picture.name else item
            for item, picture in zip(steps.items, pictures, strict=True)
        )
        shown = replace(steps, form=Form.CARDS, pictures=pictures, items=told)
    else:
        shown = replace(
            steps, pictures=tuple(drawing for _, drawing in drawn), stacked=_is_long(section)
        )
    return [shown if block is steps else block for block in blocks]


def _is_long(section: Section) -> bool:
    """Return whether the steps are tall enough for drawings under each other; English decides."""
    return sum(len(step) for step in section.steps) > LONG_STEPS


def _with_amount(
    blocks: Sequence[PageBlock], section: Section, amount: Mapping[Measure, int], teller: Teller
) -> list[PageBlock]:
    """Return the blocks with the amount in the one under “How long and how often”."""
    heading = teller.say(AMOUNT_HEADING, HEADING_CONTEXT)
    line = amount_line(section.amount, amount, teller.voice)
    return [
        replace(block, form=Form.AMOUNT, amount=line) if block.heading == heading else block
        for block in blocks
    ]


def _form(block: Block) -> Form:
    """Return the form of a block; a list of short lines goes in two columns.

    The English words decide, so that a handout has the same form in every language.
    """
    short = all(len(item) <= SHORT_LINE for item in block.items)
    if block.kind is BlockKind.BULLETS and len(block.items) >= TWO_COLUMNS_FROM and short:
        return Form.COLUMNS
    return _FORMS[block.kind]


def _safety_of_remedy(
    section: Section, decision: Decision, stops: list[Markup], teller: Teller
) -> Iterator[PageBlock]:
    yield from _take_care(decision, teller)
    bars = tuple(teller.patient(code) for code in section.exclude)
    own = tuple(teller.say(line) for line in section.not_if)
    young = (teller.too_young(section.min_age),) if decision.age_in_doubt else ()
    if bars or own or young:
        yield PageBlock(
            Form.FLOW, (*young, *bars, *own), teller.word("remedy.do_not_use"), sign=Sign.DO_NOT
        )
    if decision.overridden:
        yield PageBlock(Form.WARNING, (teller.word("remedy.override"),), sign=Sign.WARNING)
    rule = (teller.word("remedy.stop_worse"), teller.word("remedy.stop_new"))
    yield PageBlock(Form.FLOW, (*stops, *rule), teller.word("remedy.stop"), sign=Sign.STOP)


def _take_care(decision: Decision, teller: Teller) -> Iterator[PageBlock]:
    """Yield the cautions: one stands beside its label, more stand under it in a list.

    The English words decide which are the same, so that there are as many in every language.
    """
    said = dict.fromkeys(caution.because for caution in decision.cautions)
    lines = tuple(teller.say(line) for line in said)
    if lines:
        form = Form.LABELLED if len(lines) == 1 else Form.BULLETS
        yield PageBlock(form, lines, teller.word("remedy.take_care"), sign=Sign.CARE)


def _tag(section: Section, voice: Voice) -> Markup:
    if section.kind is not Kind.REMEDY or section.evidence is Evidence.S:
        return NOTHING
    return voice.word(f"evidence.{section.evidence.value}")
