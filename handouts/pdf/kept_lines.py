"""Keeps how text breaks into lines, which is the same wherever it stands in the same style."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Protocol

from weasyprint.css import AnonymousStyle, Style
from weasyprint.layout import inline, preferred
from weasyprint.text.line_break import Layout

MAX_LINES = 60_000
"""Of all styles together; then a press begins anew. A page of ours has some 2,000."""


class Line(Protocol):
    """A line of text that Pango has laid out, as WeasyPrint has it."""

    __dict__: dict[str, object]


Measures = tuple[int, int | None, float, float, float]
"""Of a line: its bytes, where the next one begins, width, height and baseline."""

Split = tuple[Line, int, int | None, float, float, float]
"""A line with its measures."""

Splitter = Callable[..., Split]


@dataclass
class Tally:
    """How many lines are kept."""

    lines: int = field(default=0)


@dataclass
class Kept:
    """What is kept with a style: the lines of text in it, and the height of a line."""

    lines: dict[tuple[object, ...], tuple[dict[str, object], Measures]] = field(
        default_factory=dict
    )
    strut: tuple[float, float] | None = None


def kept_with(style: Style) -> Kept | None:
    """Return what is kept with a style, and as long as the style; None where nothing may be.

    Something is kept with the style of each element, and with those that WeasyPrint makes of it
    for text and for anonymous boxes, as long as they are untouched.
    """
    kept: Kept | None = style.__dict__.get("kept")
    if kept is None and isinstance(style, AnonymousStyle):
        parent = style.parent_style
        if parent.__dict__.get("anonymous_style") is style and kept_with(parent) is not None:
            kept = style.kept = Kept()
    return kept


@contextmanager
def kept_lines(tally: Tally) -> Iterator[None]:
    """Make WeasyPrint break text only once in each style and width.

    It asks Pango for the same lines again and again: for the least and the greatest width of a
    box, each time it lays out a flex box, and for every page on which the same words stand.
    """
    split: Splitter = inline.split_first_line
    strut: Callable[[Style], tuple[float, float]] = inline.strut
    inline.split_first_line = preferred.split_first_line = _keeping(split, tally)
    inline.strut = _keeping_strut(strut)
    try:
        yield
    finally:
        inline.split_first_line = preferred.split_first_line = split
        inline.strut = strut


def _keeping(split: Splitter, tally: Tally) -> Splitter:
    """Return what breaks text into lines, and remembers how."""

    def keeping(
        text: str,
        style: Style,
        context: object,
        max_width: float | None,
        justification: float,
        is_line_start: bool = True,
        minimum: bool = False,
    ) -> Split:
        kept = kept_with(style)
        if kept is None:
            return split(text, style, context, max_width, justification, is_line_start, minimum)
        key = (text, max_width, justification, is_line_start, minimum)
        known = kept.lines.get(key)
        if known is None:
            made = split(text, style, context, max_width, justification, is_line_start, minimum)
            kept.lines[key] = dict(made[0].__dict__), made[1:]
            tally.lines += 1
            return made
        attributes, known_measures = known
        line = Layout.__new__(Layout)
        line.__dict__.update(attributes)
        return (line, *known_measures)

    return keeping


def _keeping_strut(
    strut: Callable[[Style], tuple[float, float]],
) -> Callable[[Style], tuple[float, float]]:
    """Return what measures the height of a style's lines, and remembers it."""

    def keeping(style: Style) -> tuple[float, float]:
        kept = kept_with(style)
        if kept is None:
            return strut(style)
        if kept.strut is None:
            kept.strut = strut(style)
        return kept.strut

    return keeping
