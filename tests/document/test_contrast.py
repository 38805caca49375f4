"""What is printed can be told from what it is printed on, also without colours."""

import pytest

from handouts.resources import Resources
from tests.document.contrast import (
    LINE,
    TEXT,
    WHITE,
    Rule,
    contrast,
    grey,
    hexadecimal,
    line_pairs,
    luminance,
    papers,
    rules_of,
    text_pairs,
)

BLACK = (0.0, 0.0, 0.0)
BLUE = (0.0, 0.0, 1.0)


def level(number: int) -> tuple[float, float, float]:
    return (number / 255, number / 255, number / 255)


@pytest.fixture(scope="module")
def rules(resources: Resources) -> list[Rule]:
    sheets = sorted((resources.templates / "styles").glob("*.css"))
    assert sheets
    return rules_of([sheet.read_text(encoding="utf-8") for sheet in sheets])


# Our own styles


def test_all_text_can_be_read_on_all_that_it_can_stand_on(rules: list[Rule]) -> None:
    pairs = list(text_pairs(rules))
    assert len(pairs) > 20
    assert len({pair.colour for pair in pairs}) > 2
    assert len({pair.background for pair in pairs}) > 1
    assert not [str(pair) for pair in pairs if pair.contrast < TEXT]


def test_all_text_can_be_read_when_it_is_printed_without_colours(rules: list[Rule]) -> None:
    pairs = list(text_pairs(rules))
    assert len(pairs) > 20
    assert not [
        str(pair) for pair in pairs if contrast(grey(pair.colour), grey(pair.background)) < TEXT
    ]


def test_all_lines_can_be_seen(rules: list[Rule]) -> None:
    pairs = list(line_pairs(rules))
    assert len(pairs) > 20
    assert not [str(pair) for pair in pairs if pair.contrast < LINE]
    assert not [
        str(pair) for pair in pairs if contrast(grey(pair.colour), grey(pair.background)) < LINE
    ]


# The formula


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (BLACK, WHITE, 21.0),
        (WHITE, WHITE, 1.0),
        (level(0x77), WHITE, 4.48),
        (level(0x76), WHITE, 4.54),
        (level(0x95), WHITE, 2.99),
        (level(0x94), WHITE, 3.03),
        (BLUE, WHITE, 8.59),
        ((1.0, 0.0, 0.0), WHITE, 4.0),
        ((1.0, 1.0, 0.0), BLACK, 19.56),
    ],
)
def test_the_contrast_is_that_of_wcag(
    one: tuple[float, float, float], other: tuple[float, float, float], expected: float
) -> None:
    assert contrast(one, other) == pytest.approx(expected, abs=0.01)
    assert contrast(other, one) == contrast(one, other)


def test_luminance_runs_from_black_to_white() -> None:
    assert luminance(BLACK) == 0
    assert luminance(WHITE) == pytest.approx(1)


def test_a_colour_can_lose_its_contrast_without_colours() -> None:
    """As green on red does, which only the hue tells apart."""
    green, red = (0.0, 0.4, 0.0), (0.79, 0.0, 0.0)
    assert hexadecimal(grey(green)) == hexadecimal(grey(red)) == "#3c3c3c"
    assert grey(WHITE) == pytest.approx(WHITE)


# Reading stylesheets


def test_text_stands_on_white_and_on_every_tint() -> None:
    found = rules_of(["p { color: #777 } aside { background: #f2f2f2 url(x) }"])
    pairs = {(pair.selector, hexadecimal(pair.background)) for pair in text_pairs(found)}
    assert pairs == {("p", "#ffffff"), ("p", "#f2f2f2")}
    assert min(pair.contrast for pair in text_pairs(found)) < TEXT


def test_a_rule_with_both_colours_means_these_two() -> None:
    found = rules_of(["th { color: white; background: #1d4e6b } p { color: black }"])
    pairs = {(pair.selector, hexadecimal(pair.background)) for pair in text_pairs(found)}
    assert pairs == {("th", "#1d4e6b"), ("p", "#ffffff")}


def test_names_of_colours_are_resolved_in_every_value_that_they_have() -> None:
    sheet = ":root { --ink: #111; --pale: var(--ink) } .x { --ink: #222 } p { color: var(--pale) }"
    assert [hexadecimal(c) for rule in rules_of([sheet]) for c in rule.text] == [
        "#111111",
        "#222222",
    ]


def test_a_name_without_a_value_is_noticed() -> None:
    with pytest.raises(AssertionError, match="--ink has no value"):
        rules_of(["p { color: var(--ink) }"])


def test_rules_inside_of_rules_are_read() -> None:
    sheet = (
        "@media print { p { color: #999 } } @page { @bottom-center { border-top: 1mm solid #ccc } }"
    )
    found = rules_of([sheet])
    assert [hexadecimal(colour) for rule in found for colour in rule.text] == ["#999999"]
    (line,) = line_pairs(found)
    assert line.contrast < LINE


def test_what_lets_the_paper_through_is_judged_as_it_looks() -> None:
    found = rules_of(["p { color: rgb(0 0 0 / 50%) } div { background: transparent }"])
    (pair,) = text_pairs(found)
    assert hexadecimal(pair.colour) == "#808080"
    assert papers(found) == (WHITE,)


def test_a_broken_stylesheet_is_noticed() -> None:
    with pytest.raises(AssertionError, match="broken"):
        rules_of(["p { color: #777 } }"])
