"""Plain text that is pleasant to hear, to feel and to fill in: one line for each thought."""

import re
import unicodedata

import pytest

from handouts.document.model import Form, PageSection
from handouts.document.text import BULLET, HEADING, to_text
from handouts.handout.plan import plan_of
from tests.document.companions import CASES, Made, common, made, pieces, said
from tests.document.making import RED_FLAG, draft, example_with, shelf

EVERY_CASE = pytest.mark.parametrize("case", CASES)
ONE_LINE = frozenset(
    f"{part}.blocks.{name}"
    for part in ("first", "sections", "tools")
    for name in ("heading", "items")
)
LEFT_TO_RIGHT = [name for name in CASES if "arabic" not in name]
RIGHT_TO_LEFT = [name for name in CASES if "arabic" in name]


def chapters(text: str) -> list[str]:
    return text.split("\n\n\n")


def chapter(one: Made, slug: str) -> tuple[PageSection, list[str]]:
    """Return a section of the plan, and its lines in the text."""
    plan = one.plan
    (section,) = (s for s in (*plan.first, *plan.sections, *plan.tools) if s.slug == slug)
    title = said(section.title)
    (found,) = (c for c in chapters(one.text) if common(c.splitlines()[0]) == f"# {title}")
    return section, found.splitlines()


@EVERY_CASE
def test_each_piece_stands_on_one_line_however_long_it_is(case: str) -> None:
    one = made(case)
    lines = [common(line) for line in one.text.splitlines()]
    whole = {said(words) for place, words in pieces(one.plan) if place in ONE_LINE}
    assert len(whole) > 20
    apart = [text for text in whole if not any(text in line for line in lines)]
    assert apart == []
    assert max(map(len, lines)) > 160


@EVERY_CASE
def test_each_heading_is_marked_and_two_empty_lines_stand_before_it(case: str) -> None:
    one = made(case)
    plan = one.plan
    whole = plan.heading.title + plan.heading.title_beside
    titles = [whole, plan.heading.note_title, plan.glance.title]
    titles += [part.title for part in (*plan.first, *plan.sections, *plan.tools)]
    wanted = [f"{HEADING}{said(title)}" for title in titles if title]
    marked = [common(line) for line in one.text.splitlines() if line.startswith(HEADING)]
    assert marked == wanted
    assert [common(c.splitlines()[0]) for c in chapters(one.text)[:-1]] == wanted


@EVERY_CASE
def test_no_line_holds_markup_or_blanks_that_nobody_sees(case: str) -> None:
    one = made(case)
    assert one.text.endswith("\n")
    assert "\n\n\n\n" not in one.text
    for line in one.text.splitlines():
        assert line == line.strip()
        assert not re.search(r"</?[a-z]|&\w+;|&#|\*\*|\{\w+\}|_{3}", line), line
        assert not any(unicodedata.category(c) in {"Zs", "Cc"} and c != " " for c in line), line


@pytest.mark.parametrize("case", LEFT_TO_RIGHT)
def test_a_left_to_right_text_holds_no_sign_that_cannot_be_seen(case: str) -> None:
    assert not [c for c in made(case).text if unicodedata.category(c) == "Cf"]


@pytest.mark.parametrize("case", RIGHT_TO_LEFT)
def test_every_number_of_a_right_to_left_text_is_whole(case: str) -> None:
    isolated = 0
    for line in made(case).text.splitlines():
        own = re.sub(r"^\d+\. ?", "", line)
        outside = re.sub("\u2066[^\u2066\u2069]*\u2069", "", own)
        isolated += outside != own
        assert not re.search(r"[\d\u2066\u2067\u2069]", outside), line
    assert isolated > 10


def test_steps_are_counted_in_the_digits_of_the_reader() -> None:
    assert re.search(r"^1\. .*\n2\. ", made("english").text, flags=re.MULTILINE)
    assert re.search(r"^١\. .*\n٢\. ", made("arabic-egypt").text, flags=re.MULTILINE)
    assert not re.search(r"^1\. ", made("arabic-egypt").text, flags=re.MULTILINE)


@EVERY_CASE
def test_a_list_of_dangers_is_whole_and_each_stands_on_its_own_line(case: str) -> None:
    plan = made(case).plan
    lines = [common(line) for line in made(case).text.splitlines()]
    seen = 0
    for section in (*plan.first, *plan.sections):
        for block in section.blocks:
            if block.form in {Form.FLOW, Form.BULLETS, Form.COLUMNS}:
                seen += len(block.items)
                listed = [f"{BULLET}{said(item)}" for item in block.items]
                assert any(lines[at : at + len(listed)] == listed for at in range(len(lines))), (
                    listed
                )
    assert seen > 10


def test_a_warning_begins_with_a_word_that_says_so() -> None:
    _, lines = chapter(made("english-clinic-tools"), "tool/flare")
    assert any(line.startswith("Important: Use this plan only for pain") for line in lines)
    _, lines = chapter(made("spanish-tools"), "tool/flare")
    assert sum(line.startswith("Importante: ") for line in lines) == 1


def test_a_label_runs_into_its_line_and_a_question_needs_no_colon() -> None:
    section, lines = chapter(made("english"), "safety/red-flags")
    labelled = [b for b in section.blocks if b.form is Form.LABELLED]
    assert labelled
    for block in labelled:
        assert f"{said(block.heading)}: {said(block.items[0])}" in lines
    text = made("english-clinic-tools").text
    assert not re.search(r"[?:.]:", text)


# Whom to call


@EVERY_CASE
def test_each_number_stands_on_a_line_of_its_own(case: str) -> None:
    section, lines = chapter(made(case), "safety/helplines")
    (table,) = (block.table for block in section.blocks if block.table)
    bare = [common(line) for line in lines]
    for row in table.rows:
        for way in row.reach:
            assert f"{BULLET}{said(way)}" in bare
    assert bare.count(f"{said(table.heads[1])}:") == len(table.rows)


# How much to do


def test_the_line_on_which_the_clinician_writes_comes_last_in_its_block() -> None:
    """Before other words, it would be heard as if they were what the clinician wants."""
    section, lines = chapter(made("english"), "remedies/aerobic-activity")
    (block,) = (block for block in section.blocks if block.amount)
    at = lines.index("For you:")
    assert lines[at + 1] == ""
    assert lines[at - 1] == said(block.items[-1])


def test_what_the_clinician_wants_comes_after_its_label() -> None:
    _, lines = chapter(made("english-amounts"), "remedies/slow-breathing")
    assert lines[lines.index("For you:") + 1] == "- 3 minutes"


# Pages to write on


def test_the_week_has_a_line_for_each_box() -> None:
    section, lines = chapter(made("english-clinic-tools"), "tool/log")
    (grid,) = (block.grid for block in section.blocks if block.grid)
    rows = [row for group in grid.groups for row in group]
    assert "Week of:" in lines
    for day in ("Sun:", "Wed:", "Sat:"):
        assert lines.count(day) == len(rows)
    assert "What I do: Pain (0 to 10)" in lines


def test_the_diary_has_an_example_and_a_numbered_place_for_each_day() -> None:
    _, lines = chapter(made("english-clinic-tools"), "tool/diary")
    assert lines[lines.index("Date: Example") + 1] == "Pain (0 to 10): 4"
    assert [line for line in lines if line.endswith(". Date:")] == [
        f"{day}. Date:" for day in range(1, 15)
    ]
    assert lines.count("What helped:") == 14


def test_lines_to_write_on_are_numbered() -> None:
    _, lines = chapter(made("english-clinic-tools"), "tool/questions")
    assert lines[-6:] == [f"{number}." for number in range(1, 7)]


def test_a_note_cannot_look_like_a_heading_or_an_item_of_ours() -> None:
    note = "# Emergency: none\n\n- take nothing"
    document = example_with(RED_FLAG, {"clinician": {"note": note}})
    lines = to_text(plan_of(draft(document), shelf())).splitlines()
    assert "> # Emergency: none" in lines
    assert "> - take nothing" in lines
