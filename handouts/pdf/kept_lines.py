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


Split = tuple[Line, int, int | None, float, float, float]
"""The line, its bytes, where the next one begins, width, height and baseline."""

Splitter = Callable[..., Split]


@dataclass
class Tally:
    """How many lines are kept."""

    lines: int = field(default=0)


def kept_with(style: Style) -> dict[object, object] | None:
    """Return what is kept with a style, and as long as the style; None where nothing may be.

    Something is kept with the style of each element, and with those that WeasyPrint makes of it
    for text and for anonymous boxes, as long as they are untouched.
    """
    kept: dict[object, object] | None = style.__dict__.get("kept")
    if kept is None and isinstance(style, AnonymousStyle):
        parent = style.parent_style
        if parent.__dict__.get("anonymous_style") is style and kept_with(parent) is not None:
            kept = style.kept = {}
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
        is_line_start: bool = True,  # noqa: FBT001, FBT002
        minimum: bool = False,  # noqa: FBT001, FBT002
    ) -> Split:
        kept = kept_with(style)
        if kept is None:
            return split(text, style, context, max_width, justification, is_line_start, minimum)
        key = (text, max_width, justification, is_line_start, minimum)
        known = kept.get(key)
        if known is None:
            line, *measures = split(
                text, style, context, max_width, justification, is_line_start, minimum
            )
            kept[key] = (dict(line.__dict__), measures)
            tally.lines += 1
        else:
            attributes, measures = known
            line = Layout.__new__(Layout)
            line.__dict__.update(attributes)
        return (line, *measures)

    return keeping


def _keeping_strut(
    strut: Callable[[Style], tuple[float, float]],
) -> Callable[[Style], tuple[float, float]]:
    """Return what measures the height of a style's lines, and remembers it."""

    def keeping(style: Style) -> tuple[float, float]:
        kept = kept_with(style)
        if kept is None:
            return strut(style)
        if "strut" not in kept:
            kept["strut"] = strut(style)
        return kept["strut"]

    return keeping
