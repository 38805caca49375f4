from dataclasses import replace

import pytest

from handouts.library import Library, words_of
from handouts.profile import Profile, Tool
from handouts.selection import Limits, Status
from handouts.selection.tools import words_of_tools
from tests.library.samples import library, reading, remedy, vocabulary
from tests.selection.samples import patient, readings, remedies, select

DIARY = reading("diary", tool=Tool.DIARY, match={}, opt_in=True)
PLAN = reading("plan", tool=Tool.FLARE)
SHELF = library(remedy("a"), remedy("b"), remedy("c"), DIARY, PLAN)


def tools(who: Profile, shelf: Library = SHELF) -> dict[Tool, str]:
    """Return the tools that are printed, each with the code of why."""
    return {choice.tool: choice.reason.code for choice in select(who, shelf).tools}


def test_a_log_comes_with_the_remedies_and_a_plan_with_the_page_on_it() -> None:
    assert tools(patient()) == {Tool.LOG: "remedies", Tool.FLARE: "education/plan"}


def test_a_diary_comes_only_with_the_page_that_says_how_to_keep_it() -> None:
    assert Tool.DIARY not in tools(patient())
    assert tools(patient(include=["education/diary"]))[Tool.DIARY] == "education/diary"


def test_without_a_remedy_there_is_nothing_to_log() -> None:
    bare = library(PLAN)
    assert tools(patient(), bare) == {Tool.FLARE: "education/plan"}
    assert tools(patient(tools=(Tool.LOG,)), bare) == {}


def test_a_clinician_decides_which_tools_are_printed() -> None:
    wanted = (Tool.QUESTIONS, Tool.DIARY)
    assert tools(patient(tools=wanted)) == {Tool.DIARY: "clinician", Tool.QUESTIONS: "clinician"}
    assert tools(patient(tools=())) == {}


@pytest.mark.parametrize("asked", [None, tuple(Tool)])
def test_with_a_red_flag_there_is_nothing_to_write_on(asked: tuple[Tool, ...] | None) -> None:
    assert tools(patient(red_flags=["rf-cauda"], tools=asked)) == {}


def words_for(*tools: Tool, stretch: float = 1.0, taken: int = 0) -> Limits:
    """Return limits with just enough words for the sections of SHELF that fit, and the tools."""
    text = sum(words_of(s, vocabulary()) for s in SHELF.sections.values() if s.match)
    words = round(text * stretch) + words_of_tools(tools) + taken
    return Limits(words=words, stretch=stretch, taken=taken)


def with_limits(limits: Limits) -> list[Tool]:
    return [choice.tool for choice in select(patient(), SHELF, limits).tools]


@pytest.mark.parametrize("stretch", [1.0, 1.2])
@pytest.mark.parametrize("taken", [0, 50, -50])
def test_what_nobody_asked_for_is_printed_only_if_there_is_room(stretch: float, taken: int) -> None:
    both = words_for(Tool.LOG, Tool.FLARE, stretch=stretch, taken=taken)
    assert with_limits(both) == [Tool.LOG, Tool.FLARE]
    assert with_limits(replace(both, words=both.words - 1)) == [Tool.LOG]
    log = words_for(Tool.LOG, stretch=stretch, taken=taken)
    assert with_limits(log) == [Tool.LOG]
    assert with_limits(replace(log, words=log.words - 1)) == []


def test_a_language_that_runs_longer_gets_the_same_sections() -> None:
    limits = words_for(Tool.LOG)
    longer = replace(limits, stretch=1.5, taken=200)
    assert select(patient(), SHELF, limits).printed == select(patient(), SHELF, longer).printed
    assert with_limits(longer) == []


def test_a_tool_that_was_asked_for_takes_no_room_from_the_remedies() -> None:
    enough = Limits(words=400)
    plain = select(patient(), SHELF, enough)
    more = select(patient(tools=tuple(Tool)), SHELF, enough)
    assert remedies(plain) == remedies(more) == ["a", "b", "c"]
    assert readings(plain) == readings(more)
    assert more.decisions["education/plan"].status is Status.INCLUDED
