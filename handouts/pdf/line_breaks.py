"""Keeps a line whole that would fit but for the space at its end, and breaks it where it may."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

from weasyprint.layout import inline


class Text(Protocol):
    """A piece of text that is laid out, as WeasyPrint has it."""

    text: str
    width: float

    def copy_with_text(self, text: str) -> "Text":
        """Return the same piece with other text."""


_NBSP = "\u00a0"

Split = tuple[Text | None, int | None, object]
"""What fits on the line, where the rest begins if there is one, and the line break met on it."""

Splitter = Callable[..., Split]


@contextmanager
def whole_lines() -> Iterator[None]:
    """Make WeasyPrint keep text on a line that only a space at its end would leave.

    Text before a bold word or a number ends with a space. Where all of it fits on the line and the
    space does not, WeasyPrint 70 takes the first word alone and puts the rest on the next line,
    as if it were a word too long. It knows what to do with the space: it only has to get there.
    """
    split: Splitter = inline.split_text_box
    inline.split_text_box = _keeping(split)
    try:
        yield
    finally:
        inline.split_text_box = split


def _leaves(outcome: Split, width: float) -> bool:
    """Return whether text is wider than its place."""
    return outcome[0] is not None and outcome[0].width > width


def _keeping(split: Splitter) -> Splitter:
    """Return what splits text, with the text whole where it fits without the space at its end.

    Text that ends with a no-break space has to be broken before its last word instead.
    """

    def keeping(
        context: object, box: Text, width: float | None, skip: int | None, **options: bool
    ) -> Split:
        outcome = split(context, box, width, skip, **options)
        bare = box.text.rstrip(" ")
        stem = bare.rstrip(_NBSP)
        skipped = len(box.text.encode()[: skip or 0].decode())
        is_cut = width is not None and (outcome[1] is not None or _leaves(outcome, width))
        if not is_cut or stem == box.text or len(stem) <= skipped:
            return outcome
        fitting, rest, _ = split(context, box.copy_with_text(stem), width, skip, **options)
        if width is None or rest is not None or fitting is None or fitting.width > width:
            return outcome
        if stem == bare:
            return split(context, box, None, skip, **options)
        before = split(context, box.copy_with_text(stem), fitting.width - 1, skip, **options)
        return outcome if before[1] is None else before

    return keeping
