import pytest

from handouts.library import BlockKind
from handouts.library.body import read_body

PLACE = "remedies/heat.md"


def blocks_of(text: str) -> list[tuple[BlockKind, tuple[str, ...]]]:
    """Return the blocks of a body in which nothing is wrong."""
    blocks, problems = read_body(text, PLACE, 1)
    assert not problems
    return [(block.kind, block.items) for block in blocks]


def test_each_element_becomes_one_block_in_its_order() -> None:
    text = (
        "What it is for.\n\n"
        "## How to do it\n"
        "1. Sit.\n2. Breathe **out**.\n\n"
        "!> Never in water.\n\n"
        "- One.\n- Two.\n"
    )
    assert blocks_of(text) == [
        (BlockKind.PARAGRAPH, ("What it is for.",)),
        (BlockKind.HEADING, ("How to do it",)),
        (BlockKind.STEPS, ("Sit.", "Breathe **out**.")),
        (BlockKind.WARNING, ("Never in water.",)),
        (BlockKind.BULLETS, ("One.", "Two.")),
    ]


def test_a_line_that_is_broken_in_the_file_is_one_line() -> None:
    assert blocks_of("One line\nand the same.\n") == [
        (BlockKind.PARAGRAPH, ("One line and the same.",))
    ]
    assert blocks_of("- One item\n  and the same.\n") == [
        (BlockKind.BULLETS, ("One item and the same.",))
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("# Too large", id="heading of level 1"),
        pytest.param("### Too small", id="heading of level 3"),
        pytest.param("See *this*.", id="italics"),
        pytest.param("Type `this`.", id="code in a line"),
        pytest.param("See [this](https://example.org).", id="link"),
        pytest.param("See <https://example.org>.", id="bare link"),
        pytest.param("![A drawing](drawing.png)", id="picture"),
        pytest.param("It is <b>bold</b>.", id="HTML in a line"),
        pytest.param("Broken with two spaces  \nby hand.", id="forced line break"),
        pytest.param("<div>Text</div>", id="HTML"),
        pytest.param("> Text", id="quotation"),
        pytest.param("Text.\n\n---\n", id="rule"),
        pytest.param("Text.\n\n    Code.\n", id="indented code"),
        pytest.param("```\nCode.\n```", id="fenced code"),
        pytest.param("|A|B|\n|-|-|\n|1|2|\n", id="table"),
        pytest.param("- One.\n  - Inside.\n", id="list in a list"),
        pytest.param("1. One.\n\n   Still one.\n2. Two.\n", id="two paragraphs in an item"),
        pytest.param("- ## One\n- Two.\n", id="heading in an item"),
        pytest.param("-\n- Two.\n", id="empty item"),
    ],
)
def test_what_sections_do_not_use_is_refused(text: str) -> None:
    _, problems = read_body(text, PLACE, 1)
    assert problems


@pytest.mark.parametrize(
    "text", ["> One.\n>\n> Two.\n", "|A|B|\n|-|-|\n|1|2|\n", "<div>\nx\n</div>"]
)
def test_an_element_that_is_refused_is_told_once(text: str) -> None:
    _, problems = read_body(f"Text.\n\n{text}", PLACE, 10)
    assert [problem.place for problem in problems] == [f"{PLACE}, line 12"]


def test_no_text_vanishes_because_it_looks_like_the_definition_of_a_link() -> None:
    assert blocks_of("[Note]: never in water\n") == [
        (BlockKind.PARAGRAPH, ("[Note]: never in water",))
    ]


def test_problems_name_their_lines_in_the_file_and_come_all_at_once() -> None:
    _, problems = read_body("Fine.\n\n# One\n\nSee *two*.\n\n- Three\n  - four\n", PLACE, 21)
    lines = dict.fromkeys(problem.place for problem in problems)
    assert list(lines) == [f"{PLACE}, line {line}" for line in (23, 25, 27)]
