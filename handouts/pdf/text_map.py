"""Gives every glyph a character, so that text can be read out and copied from the PDF."""

import re
from typing import Protocol

_NOTHING = re.compile(rb"(<[0-9a-f]+>) <>")
_WITHOUT_WIDTH = rb"\1 <200d>"

_HEAD = 5
"""Lines within which a text map says what it is; those of a page are many thousands."""


class Written(Protocol):
    """A PDF that is about to be written, as `pydyf.PDF`."""

    objects: list[object]


def complete_text_map(document: object, pdf: Written) -> None:
    """Map glyphs that stand for no character of their own to a joiner without width.

    Where several glyphs make one letter, as an Arabic hamza with a vowel mark, WeasyPrint maps
    the whole letter to the first of them and the others to nothing, which PDF/UA forbids
    (ISO 14289-1, 7.21.7). U+200D changes neither the look nor the reading.

    Args:
        document: what was laid out; not needed.
        pdf: what is about to be written; its text maps are changed in place.
    """
    del document
    for thing in pdf.objects:
        lines = getattr(thing, "stream", None)
        if isinstance(lines, list) and b"begincmap" in lines[:_HEAD]:
            lines[:] = [_NOTHING.sub(_WITHOUT_WIDTH, bytes(line)) for line in lines]
