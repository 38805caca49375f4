"""Pages to write on: what they ask for, in plain words, with room to answer and nobody's name."""

import re
from collections.abc import Iterator
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from markupsafe import Markup

from handouts.document import Voice
from handouts.document.model import Form, Grid, GridHead, PageSection
from handouts.document.tools import compose_tools
from handouts.errors import TranslationError
from handouts.languages import Catalogue, Translator
from handouts.profile import Tool
from tests.document.making import shelf, tree, with_class, words
from tests.document.tool_pages import ALL, page_of, plan, speaker

REMEDIES = [(Markup("Warmth"), Markup("10 minutes")), (Markup("Slow breathing"), Markup(""))]
VOWELS = re.compile(r"[aeiouy]+")
SENTENCES = re.compile(r"[.?!:]+")
HARDEST_GRADE = 6


@pytest.fixture(scope="module")
def english() -> Voice:
    return speaker("en", "US")


def one(tool: Tool, voice: Voice) -> PageSection:
    (section,) = compose_tools([tool], REMEDIES, voice)
    return section


def grid(section: PageSection) -> Grid:
    (found,) = (block.grid for block in section.blocks if block.grid is not None)
    return found


def plain(markup: Markup) -> str:
    return words(tree(f'<html lang="en"><body>{markup}</body></html>'))


def said(head: GridHead) -> str:
    return f"{plain(head.text)} {plain(head.under)}".strip()


def texts(section: PageSection) -> Iterator[str]:
    """Yield every line that a tool prints."""
    yield plain(section.title)
    for block in section.blocks:
        yield from (plain(item) for item in (block.heading, *block.items) if item)
        if block.grid is not None:
            yield from (said(head) for head in block.grid.heads)
            for row in (row for group in block.grid.groups for row in group):
                yield from (said(head) for head in [row.head] if head is not None)
                yield from (plain(cell) for cell in row.cells if cell)


# Which pages


def test_each_tool_is_printed_once_in_the_order_asked_for(english: Voice) -> None:
    asked = [Tool.QUESTIONS, Tool.LOG, Tool.QUESTIONS, Tool.FLARE]
    sections = compose_tools(asked, REMEDIES, english)
    assert [section.slug for section in sections] == ["tool/questions", "tool/log", "tool/flare"]
    assert compose_tools([], REMEDIES, english) == ()


def test_each_tool_opens_with_a_title_and_how_to_fill_it_in(english: Voice) -> None:
    sections = compose_tools(ALL, REMEDIES, english)
    assert len({section.title for section in sections}) == len(ALL) == 4
    for section in sections:
        assert section.kind == "tool"
        assert section.blocks[0].form is Form.PARAGRAPH
        assert len(section.blocks[0].items) == 1


def test_without_a_remedy_there_is_nothing_to_log(english: Voice) -> None:
    sections = compose_tools([Tool.LOG, Tool.QUESTIONS], [], english)
    assert [section.slug for section in sections] == ["tool/questions"]


# My week


def test_the_log_has_a_row_for_each_remedy_then_pain_and_stress(english: Voice) -> None:
    (rows,) = grid(one(Tool.LOG, english)).groups
    heads = [said(row.head) for row in rows if row.head]
    assert heads == ["Warmth 10 minutes", "Slow breathing", "Pain 0 to 10", "Stress 0 to 10"]
    assert all(len(row.cells) == 7 and not any(row.cells) for row in rows)


def test_the_log_has_room_for_the_date(english: Voice) -> None:
    assert str(one(Tool.LOG, english).tag).startswith(str(english.word("tool.log_week")))
    assert one(Tool.DIARY, english).tag == ""


@pytest.mark.parametrize(
    ("language", "territory", "first", "last"),
    [
        ("en", "US", "Sun", "Sat"),
        ("en", "GB", "Mon", "Sun"),
        ("es", "US", "dom", "sáb"),
        ("es", "ES", "lun", "dom"),
        ("ar", "EG", "سبت", "جمعة"),
        ("ar", "GB", "إثنين", "أحد"),
    ],
)
def test_the_week_of_the_log_is_that_of_the_territory(
    language: str, territory: str, first: str, last: str
) -> None:
    heads = grid(one(Tool.LOG, speaker(language, territory))).heads
    assert len(heads) == 1 + 7
    assert all(head.text for head in heads)
    assert [said(heads[1]), said(heads[-1])] == [first, last]


@pytest.mark.parametrize(
    ("territory", "ten", "example"), [("EG", "١٠", "٤"), ("GB", "10", "4"), ("AE", "10", "4")]
)
def test_numbers_have_the_digits_of_the_reader(territory: str, ten: str, example: str) -> None:
    voice = speaker("ar", territory)
    for tool in (Tool.LOG, Tool.DIARY):
        assert ten in " ".join(texts(one(tool, voice)))
    assert plain(grid(one(Tool.DIARY, voice)).groups[0][0].cells[0]) == example


# The diary


def test_the_diary_has_14_rows_to_fill_in_under_an_example(english: Voice) -> None:
    diary = grid(one(Tool.DIARY, english))
    example, *rows = [row for group in diary.groups for row in group]
    assert len(rows) == 14
    assert not any(cell for row in rows for cell in row.cells)
    assert all(row.head is None and len(row.cells) == len(diary.heads) == 6 for row in rows)
    assert example.head is not None
    assert all(example.cells)
    assert 1 + len(example.cells) == len(diary.heads)


def test_the_diary_can_be_cut_between_its_weeks(english: Voice) -> None:
    first, second = grid(one(Tool.DIARY, english)).groups
    assert [sum(row.head is None for row in week) for week in (first, second)] == [7, 7]


def test_the_diary_is_kept_once_a_day_for_2_weeks_and_can_stay_private(english: Voice) -> None:
    text = " ".join(texts(one(Tool.DIARY, english)))
    assert "once a day for 2 weeks" in text
    assert "private" in text
    assert "Bring this page" in text


# The flare plan and the questions


def test_the_flare_plan_sends_new_pain_to_the_warning_signs_before_any_blank(
    english: Voice,
) -> None:
    forms = [block.form for block in one(Tool.FLARE, english).blocks]
    assert forms.index(Form.WARNING) < forms.index(Form.LINES)
    (warning,) = (b for b in one(Tool.FLARE, english).blocks if b.form is Form.WARNING)
    text = plain(warning.items[0])
    assert "New" in text
    assert "warning signs in this handout" in text


def test_the_flare_plan_has_headed_room_for_signs_day_1_day_3_and_the_clinic(
    english: Voice,
) -> None:
    blanks = [block for block in one(Tool.FLARE, english).blocks if block.lines]
    assert [plain(block.heading) for block in blanks] == [
        "My early signs",
        "Day 1: I will",
        "Day 3, if it is no better: I will",
        "I call my clinic if",
    ]
    assert all(block.lines >= 2 for block in blanks)


def test_there_are_prompts_and_6_lines_for_questions(english: Voice) -> None:
    blocks = one(Tool.QUESTIONS, english).blocks
    assert [len(block.items) for block in blocks if block.form is Form.COLUMNS] == [4]
    assert sum(block.lines for block in blocks) >= 6


# Words


def syllables(word: str) -> int:
    silent = len(word) > 3 and word.endswith("e") and not word.endswith("le")
    return max(1, len(VOWELS.findall(word)) - silent)


def grade(text: str) -> float:
    """Return the school grade of English text (Flesch-Kincaid)."""
    spoken = re.findall(r"[a-z]+|\d+", text.lower())
    sentences = sum(bool(part.strip()) for part in SENTENCES.split(text))
    count = len(spoken)
    return 0.39 * count / sentences + 11.8 * sum(map(syllables, spoken)) / count - 15.59


def test_a_hard_text_would_be_seen() -> None:
    hard = "Patients experiencing exacerbations should immediately document symptomatic intensity."
    assert grade(hard) > 15


@pytest.mark.parametrize("tool", ALL)
def test_the_words_are_plain(tool: Tool, english: Voice) -> None:
    lines = [text for text in texts(one(tool, english)) if text.endswith((".", "?"))]
    assert lines
    assert grade(" ".join(lines)) <= HARDEST_GRADE
    for line in lines:
        for sentence in SENTENCES.split(line):
            assert len(sentence.split()) <= 16, sentence


def test_every_word_for_the_tools_is_printed(english: Voice) -> None:
    lines = " ".join(
        text
        for section in compose_tools(ALL, REMEDIES, english)
        for text in (*texts(section), plain(section.tag))
    )
    keys = [key for key in shelf().words if key.startswith("tool.")]
    assert len(keys) > 30
    for key in keys:
        assert plain(english.word(key)) in lines, key


def test_a_missing_word_is_an_error_and_not_english(english: Voice) -> None:
    silent = replace(english, translator=Translator(Catalogue("es")))
    for tool in ALL:
        with pytest.raises(TranslationError, match="has no translation in es"):
            compose_tools([tool], REMEDIES, silent)


# As HTML


@pytest.fixture(scope="module", params=["en", "ar"])
def page(request: pytest.FixtureRequest) -> ET.Element:
    return tree(page_of(plan(request.param, "GB")).html)


def tools_of(page: ET.Element) -> list[ET.Element]:
    found = [section for section in page.iter("section") if section.get("class") == "tool"]
    assert len(found) == len(ALL)
    return found


def test_the_tools_come_last(page: ET.Element) -> None:
    kinds = [section.get("class") for section in page.iter("section")]
    assert kinds[-len(ALL) :] == ["tool"] * len(ALL)
    assert "tool" not in kinds[: -len(ALL)]


def test_tables_to_write_in_have_heads_and_no_empty_ones(page: ET.Element) -> None:
    tables = [table for section in tools_of(page) for table in section.iter("table")]
    assert len(tables) == 2
    for table in tables:
        assert {head.get("scope") for head in table.iter("th")} == {"col", "row"}
        assert all(words(head) for head in table.iter("th"))
        widths = {len(row) for row in table.iter("tr")}
        assert len(widths) == 1
        assert sum(not words(cell) for cell in table.iter("td")) > 40


def test_no_heading_is_empty_and_lines_are_no_characters(page: ET.Element) -> None:
    for section in tools_of(page):
        headings = [e for e in section.iter() if e.tag in {"h2", "h3"}]
        assert headings
        assert all(words(heading) for heading in headings)
        assert not re.search(r"_{2}|\.{3}|…|-{2}|—{2}", words(section))
    ruled = [line for section in tools_of(page) for line in with_class(section, "ruled")]
    assert len(ruled) >= 4 * 2 + 6
    assert not any(words(line) for line in ruled)


def test_no_tool_holds_anything_personal(page: ET.Element) -> None:
    name = "Sam Placeholder"
    assert name in words(page)
    assert not any(name in words(section) for section in tools_of(page))
