"""Where the warning signs do not fit on a page, each part says what it is and that more follow."""

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.document import HandoutPlan, Parting
from handouts.document.model import Form, PageSection
from handouts.document.parting import MORE
from handouts.handout import draft_handout
from handouts.handout.plan import plan_of
from tests.document.making import ARABIC, ENGLISH, SPANISH, example, profile, shelf
from tests.document.pairs import pair_plan


@cache
def plans() -> tuple[HandoutPlan, ...]:
    alone = [
        plan_of(draft_handout(profile(example(name)), shelf()), shelf())
        for name in (ENGLISH, SPANISH, ARABIC)
    ]
    return (*alone, pair_plan(example(SPANISH), "en"))


def alarms(plan: HandoutPlan) -> list[PageSection]:
    return [section for section in (*plan.ahead, *plan.first) if section.kind == "alarm"]


def marks(section: PageSection) -> list[str]:
    return [mark for block in section.blocks for mark in block.marks if mark.startswith("sign-")]


def paper(plan: HandoutPlan, rooms: list[int]) -> list[set[str]]:
    """Return what stands on each page, if there is room for so many lines of the signs.

    A part begins on a page of its own, and goes on overleaf where it has too many lines.
    """
    pages: list[set[str]] = []
    for section in alarms(plan):
        lines = [mark for block in section.blocks for mark in block.marks]
        while lines or not pages:
            room = rooms[len(pages)] if len(pages) < len(rooms) else 100
            pages.append(set(lines[:room]))
            lines = lines[room:]
    return pages


def settled(whole: HandoutPlan, rooms: list[int]) -> HandoutPlan:
    parting = Parting(whole)
    plan = parting.plan
    while (other := parting.again(paper(plan, rooms))) is not None:
        plan = other
    assert plan == parting.plan
    return plan


def test_a_box_with_room_for_all_stays_as_it_is() -> None:
    (box,) = alarms(settled(plans()[0], [100]))
    (before,) = alarms(plans()[0])
    assert [block.items for block in box.blocks] == [block.items for block in before.blocks]


@given(st.integers(0, 3), st.lists(st.integers(3, 16), min_size=1, max_size=4))
def test_no_sign_is_lost_and_each_part_says_what_its_signs_are(
    which: int, rooms: list[int]
) -> None:
    whole = Parting(plans()[which]).whole
    plan = settled(plans()[which], rooms)
    parts = alarms(plan)
    assert [mark for part in parts for mark in marks(part)] == marks(alarms(whole)[0])
    for place, part in enumerate(parts):
        is_last = part is parts[-1]
        assert (part.blocks[-1].marks == (MORE.format(place),)) is not is_last
        first = next(number for number, block in enumerate(part.blocks) if block.marks)
        # what announces the signs (“Emergency: call …”) stands before the first of them
        assert part.blocks[first].heading or part.blocks[first - 1].heading
        assert (part.title == parts[0].title) is (place == 0)
        on_its_page = paper(plan, rooms)[place]
        assert set(marks(part)) <= on_its_page
    assert len({part.anchor for part in parts}) == len(parts)
    assert plan.sections == plans()[which].sections


def test_signs_that_fit_on_no_page_are_left_whole() -> None:
    assert len(alarms(settled(plans()[0], [0, 0, 0, 0]))) == 1


@pytest.mark.parametrize("shown", [1, 6, 7, 9, 13])
def test_a_part_never_ends_with_a_line_that_announces_signs(shown: int) -> None:
    parts = alarms(settled(plans()[0], [shown + 1]))
    first = parts[0]
    assert len(marks(first)) == shown
    assert first.blocks[-2].marks


def test_a_list_that_nothing_announces_is_parted_without_repeating_what_stood_before() -> None:
    plan = plans()[0]
    (box,) = alarms(plan)
    bare = replace(box, blocks=tuple(block for block in box.blocks if block.form is Form.BULLETS))
    whole = replace(plan, first=(bare,), ahead=())
    parts = alarms(settled(whole, [4]))
    assert [marks(part) for part in parts] == [
        marks(alarms(Parting(whole).whole)[0])[:3],
        marks(alarms(Parting(whole).whole)[0])[3:],
    ]
