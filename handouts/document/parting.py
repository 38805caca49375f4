"""Parts the box of warning signs where page 1 ends, so that both halves say what they are."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, count, pairwise

from markupsafe import Markup

from handouts.document.model import TWO_COLUMNS_FROM, Form, HandoutPlan, PageBlock, PageSection

MORE = "more-signs-{}"
"""The id of the line that says that more signs follow overleaf, by the number of the part."""

_LISTS = frozenset({Form.BULLETS, Form.COLUMNS})

Pages = Sequence[Collection[str]]
"""The ids of what stands on each page."""


@dataclass
class Parting:
    """Finds how many warning signs each page has room for, one row less at each try.

    `plan` is the one that fits best so far: at first the whole one, with its signs marked.
    """

    whole: HandoutPlan
    plan: HandoutPlan = field(init=False)
    _ends: tuple[int, ...] = field(init=False, default=())
    _is_trial: bool = field(init=False, default=False)
    _is_hopeless: bool = field(init=False, default=False)

    def __post_init__(self) -> None:
        """Mark the signs, so that the page of each can be told."""
        self.plan = self.whole = _with(self.whole, lambda section: [_marked(section)])

    def again(self, pages: Pages) -> HandoutPlan | None:
        """Return another plan to lay out, None if the last one stands as it should.

        Tries hold nothing behind the signs, so that they are laid out fast; the last plan is whole.
        """
        better = None if self._is_hopeless else self._better(pages)
        if better is None:
            was_trial, self._is_trial = self._is_trial, False
            return self.plan if was_trial else None
        self._is_trial = True
        start, end = (0, *better)[-2:]
        self._is_hopeless = start == end
        self._ends = () if self._is_hopeless else better
        self.plan = _with(self.whole, lambda section: _parts(section, self._ends))
        return replace(self.plan, sections=(), tools=())

    def _better(self, pages: Pages) -> tuple[int, ...] | None:
        """Return how many signs to have told at the end of each part but the last.

        None if each part stands on its page.
        """
        blocks = [block for section in _alarms(self.whole) for block in section.blocks]
        for place, end in enumerate(self._ends):
            if MORE.format(place) not in pages[place]:
                return _parted(self._ends[:place], end - 1, blocks)
        signs = _marks(blocks)
        told = self._ends[-1] if self._ends else 0
        told += sum(mark in pages[len(self._ends)] for mark in signs[told:])
        if told == len(signs):
            return None
        return _parted(self._ends, told + _held_back(told, blocks), blocks)


def _parted(before: tuple[int, ...], most: int, blocks: Sequence[PageBlock]) -> tuple[int, ...]:
    """Return where parts end, the last of them after as many whole rows as `most` allows."""
    start = before[-1] if before else 0
    return (*before, max((row for row in _rows(blocks) if start < row <= most), default=start))


def _rows(blocks: Sequence[PageBlock]) -> Iterator[int]:
    """Yield how many signs have been told at the end of each row; columns have 2 in a row."""
    told = 0
    for block in blocks:
        signs = len(block.marks)
        in_row = 2 if block.form is Form.COLUMNS else 1
        yield from (told + min(row, signs) for row in range(in_row, signs + in_row, in_row))
        told += signs


def _held_back(told: int, blocks: Sequence[PageBlock]) -> int:
    """Return how many of the next signs may have room, since their columns stay whole."""
    starts = accumulate((len(block.marks) for block in blocks), initial=0)
    following = (
        len(block.marks) - 1
        for start, block in zip(starts, blocks, strict=False)
        if start == told and block.form is Form.COLUMNS
    )
    return next(following, 0)


def _with(plan: HandoutPlan, change: Callable[[PageSection], Sequence[PageSection]]) -> HandoutPlan:
    """Return the plan with each section that may be parted changed."""

    def changed(sections: Sequence[PageSection]) -> tuple[PageSection, ...]:
        return tuple(
            part for each in sections for part in (change(each) if each.goes_on else [each])
        )

    return replace(plan, ahead=changed(plan.ahead), first=changed(plan.first))


def _alarms(plan: HandoutPlan) -> list[PageSection]:
    return [section for section in (*plan.ahead, *plan.first) if section.goes_on]


def _marks(blocks: Sequence[PageBlock]) -> list[str]:
    return [mark for block in blocks for mark in block.marks]


def _marked(section: PageSection) -> PageSection:
    """Return the section with an id for each sign: each line of a list, or a line with a label."""
    numbers = count(1)
    followers = (*section.blocks[1:], None)
    return replace(
        section,
        blocks=tuple(
            replace(block, marks=tuple(f"sign-{next(numbers)}" for _ in _signs(block, follower)))
            for block, follower in zip(section.blocks, followers, strict=True)
        ),
    )


def _signs(block: PageBlock, follower: PageBlock | None) -> Sequence[Markup]:
    """Return the signs of a block; a line with a label before a list only announces signs."""
    announces = follower is not None and follower.form in _LISTS
    return block.items if block.form in _LISTS or (block.heading and not announces) else ()


def _parts(section: PageSection, ends: Sequence[int]) -> list[PageSection]:
    """Return the section in parts; `ends` say how many signs have been told at the end of each.

    Each part but the last says that more follow; each but the first has a title of its own.
    """
    if section.goes_on is None:
        return [section]
    parts: list[PageSection] = []
    rest = section.blocks
    for place, (start, end) in enumerate(pairwise((0, *ends))):
        here, rest = _halves(rest, end - start)
        more = PageBlock(Form.PARAGRAPH, (section.goes_on.line,), marks=(MORE.format(place),))
        parts.append(replace(section, blocks=(*here, more), part=place))
    parts.append(replace(section, blocks=rest, part=len(ends)))
    return [parts[0], *(replace(part, title=section.goes_on.title) for part in parts[1:])]


def _halves(
    blocks: Sequence[PageBlock], shown: int
) -> tuple[tuple[PageBlock, ...], tuple[PageBlock, ...]]:
    """Return the blocks with so many signs, and the others; what announces signs stands in both."""
    first: list[PageBlock] = []
    for place, block in enumerate(blocks):
        signs = len(block.marks)
        if not shown:
            return tuple(first), tuple(blocks[place:])
        if signs > shown:
            announcing = [each for each in first[-1:] if not each.marks]
            form = Form.BULLETS if signs - shown < TWO_COLUMNS_FROM else block.form
            others = replace(_cut(block, shown, signs), form=form)
            return (*first, _cut(block, 0, shown)), (*announcing, others, *blocks[place + 1 :])
        first.append(block)
        shown -= signs
    return tuple(first), ()


def _cut(block: PageBlock, start: int, end: int) -> PageBlock:
    return replace(block, items=block.items[start:end], marks=block.marks[start:end])
