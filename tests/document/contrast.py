"""How well colours can be told apart (WCAG 2), and which of them a stylesheet lays on which."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

import tinycss2
from tinycss2.color4 import parse_color

TEXT = 4.5
"""The least contrast of text and its background: WCAG 2.2, 1.4.3 (AA)."""

LINE = 3.0
"""The least contrast of a line that says something: WCAG 2.2, 1.4.11 (AA)."""

Rgb = tuple[float, float, float]
WHITE: Rgb = (1.0, 1.0, 1.0)

BACKGROUNDS = frozenset({"background", "background-color"})
LINES = ("border", "outline", "column-rule", "text-decoration")


def luminance(colour: Rgb) -> float:
    """Return the relative luminance of an sRGB colour, 0 for black to 1 for white (WCAG 2)."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Rgb, other: Rgb) -> float:
    """Return the contrast of two colours, 1 for the same to 21 for black on white (WCAG 2)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def grey(colour: Rgb) -> Rgb:
    """Return what a printer without colours makes of a colour (luma of ITU-R BT.601)."""
    red, green, blue = colour
    luma = 0.299 * red + 0.587 * green + 0.114 * blue
    return (luma, luma, luma)


def over(colour: Any, under: Rgb = WHITE) -> Rgb:
    """Return a colour of tinycss2 as it looks on another, if it lets that through."""
    red, green, blue = (
        part * colour.alpha + below * (1 - colour.alpha)
        for part, below in zip(colour.to("srgb").coordinates, under, strict=True)
    )
    return (red, green, blue)


def hexadecimal(colour: Rgb) -> str:
    """Return a colour as it is written in a stylesheet."""
    return "#" + "".join(f"{round(part * 255):02x}" for part in colour)


@dataclass(frozen=True)
class Rule:
    """The colours that one rule of a stylesheet declares, and for what."""

    selector: str
    text: tuple[Rgb, ...] = ()
    backgrounds: tuple[Rgb, ...] = ()
    lines: tuple[Rgb, ...] = ()


@dataclass(frozen=True)
class Pair:
    """A colour that can stand on another, and the rule that says so."""

    selector: str
    colour: Rgb
    background: Rgb
    contrast: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "contrast", contrast(self.colour, self.background))

    def __str__(self) -> str:
        """Return what a report says of it."""
        colours = f"{hexadecimal(self.colour)} on {hexadecimal(self.background)}"
        return f"{self.selector}: {colours} is {self.contrast:.2f}"


def rules_of(sheets: Sequence[str]) -> list[Rule]:
    """Return the colours of every rule of the stylesheets, those of named colours resolved.

    A name that has several values, as for large print, stands for each of them.
    """
    blocks = [block for sheet in sheets for block in _blocks(sheet)]
    values: defaultdict[str, list[Sequence[Any]]] = defaultdict(list)
    for _, declarations in blocks:
        for declaration in declarations:
            if declaration.name.startswith("--"):
                values[declaration.name].append(declaration.value)
    return [_rule(selector, declarations, values) for selector, declarations in blocks]


def text_pairs(rules: Sequence[Rule]) -> Iterator[Pair]:
    """Yield each colour of text with each background that it can stand on.

    A rule that says both colours means these two. Any other text can stand on white paper and on
    each background whose rule leaves the colour of the text as it is.
    """
    for rule in rules:
        for colour in rule.text:
            for background in rule.backgrounds or papers(rules):
                yield Pair(rule.selector, colour, background)


def line_pairs(rules: Sequence[Rule]) -> Iterator[Pair]:
    """Yield each colour of a line with each background that it can stand on."""
    for rule in rules:
        for colour in rule.lines:
            for background in papers(rules):
                yield Pair(rule.selector, colour, background)


def papers(rules: Sequence[Rule]) -> tuple[Rgb, ...]:
    """Return white, and the backgrounds that text of any colour can stand on."""
    tints = chain.from_iterable(rule.backgrounds for rule in rules if not rule.text)
    return tuple(dict.fromkeys([WHITE, *tints]))


def _blocks(sheet: str) -> Iterator[tuple[str, list[Any]]]:
    """Yield selector and declarations of every rule, those inside of others among them."""
    waiting = list(tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True))
    while waiting:
        rule = waiting.pop(0)
        assert rule.type != "error", f"the stylesheet is broken: {rule.message}"
        if rule.content is None:
            continue
        name = f"@{rule.at_keyword} " if rule.type == "at-rule" else ""
        inside = tinycss2.parse_blocks_contents(
            rule.content, skip_comments=True, skip_whitespace=True
        )
        selector = name + tinycss2.serialize(rule.prelude).strip()
        yield selector, [part for part in inside if part.type == "declaration"]
        waiting[:0] = [part for part in inside if part.type in {"qualified-rule", "at-rule"}]


def _rule(
    selector: str, declarations: Sequence[Any], values: Mapping[str, Sequence[Sequence[Any]]]
) -> Rule:
    text: list[Rgb] = []
    backgrounds: list[Rgb] = []
    lines: list[Rgb] = []
    for declaration in declarations:
        found = tuple(_colours(declaration.value, values))
        if declaration.lower_name == "color":
            text += found
        elif declaration.lower_name in BACKGROUNDS:
            backgrounds += found
        elif declaration.lower_name.startswith(LINES):
            lines += found
    return Rule(selector, tuple(text), tuple(backgrounds), tuple(lines))


def _colours(tokens: Sequence[Any], values: Mapping[str, Sequence[Sequence[Any]]]) -> Iterator[Rgb]:
    for token in tokens:
        if token.type == "function" and token.lower_name == "var":
            (name, *rest) = [part for part in token.arguments if part.type != "whitespace"]
            known = values.get(name.value, [])
            assert known or rest, f"{name.value} has no value"
            for value in known:
                yield from _colours(value, values)
            continue
        colour = parse_color(token)
        if hasattr(colour, "alpha"):
            if colour.alpha:
                yield over(colour)
        elif token.type == "function":
            yield from _colours(token.arguments, values)
