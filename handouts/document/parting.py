"""Parts the box of warning signs where page 1 ends, so that both halves say what they are."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from itertools import count

from markupsafe import Markup

from handouts.document.model import Form, HandoutPlan, PageBlock, PageSection

MORE = "more-signs-{}"
"""The id of the line that says that more signs follow overleaf, by the number of the part."""

_LISTS = frozenset({Form.BULLETS, Form.COLUMNS})

Pages = Sequence[Collection[str]]
"""The ids of what stands on each page."""


@dataclass
class Parting:
    """Finds how many warning signs each page has room for, one less at each try.

    `plan` is the one that fits best so far: at first the whole one, with its signs marked.
    """

    whole: HandoutPlan
    plan: HandoutPlan = field(init=False)
    _cuts: tuple[int, ...] = field(init=False, default=())
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
        self._is_hopeless, self._is_trial = 0 in better, True
        self._cuts = () if self._is_hopeless else better
        self.plan = _with(self.whole, lambda section: _parts(section, self._cuts))
        return replace(self.plan, sections=(), tools=())

    def _better(self, pages: Pages) -> tuple[int, ...] | None:
        """Return where to part the signs, None if each part stands on its page."""
        signs = [mark for section in _alarms(self.whole) for mark in _marks(section.blocks)]
        for place, cut in enumerate(self._cuts):
            if MORE.format(place) not in pages[place]:
                return (*self._cuts[:place], cut - 1)
        place, rest = len(self._cuts), signs[sum(self._cuts) :]
        here = sum(mark in pages[place] for mark in rest)
        return (*self._cuts, here) if here < len(rest) else None


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


def _parts(section: PageSection, cuts: Sequence[int]) -> list[PageSection]:
    """Return the section with as many signs in each part as `cuts` say, the others in the last.

    Each part but the last says that more follow; each but the first has a title of its own.
    """
    if section.goes_on is None:
        return [section]
    parts: list[PageSection] = []
    rest = section.blocks
    for place, shown in enumerate(cuts):
        here, rest = _halves(rest, shown)
        more = PageBlock(Form.PARAGRAPH, (section.goes_on.line,), marks=(MORE.format(place),))
        parts.append(_part(section, place, (*here, more)))
    return [*parts, _part(section, len(cuts), rest)]


def _part(section: PageSection, place: int, blocks: tuple[PageBlock, ...]) -> PageSection:
    if section.goes_on is None or not place:
        return replace(section, blocks=blocks)
    return replace(section, title=section.goes_on.title, blocks=blocks, part=place)


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
            rest = (first[-1], _cut(block, shown, signs), *blocks[place + 1 :])
            return (*first, _cut(block, 0, shown)), rest
        first.append(block)
        shown -= signs
    return tuple(first), ()


def _cut(block: PageBlock, start: int, end: int) -> PageBlock:
    return replace(block, items=block.items[start:end], marks=block.marks[start:end])
