"""The few pieces of PDF syntax with which finished files are put together."""

import re
from collections.abc import Callable, Iterable
from typing import Final

from pikepdf import Object

from handouts.errors import Problem, RenderingError

STRING: Final = rb"\((?:[^()\\]|\\.)*\)|<[0-9A-Fa-f]*>"
"""A text string, as qpdf writes it: brackets in it are always escaped."""

REFERENCE: Final = re.compile(STRING + rb"|(\d+) \d+ R\b", re.DOTALL)
"""A string, in which nothing is a reference, or a reference."""

Numbering = Callable[[int], int]
"""What gives an object of one file its number in another."""


def renumber(written: bytes, numbered: Numbering) -> bytes:
    """Return an object as it is written, with its references as they are in another file."""

    def replaced(found: re.Match[bytes]) -> bytes:
        number = found[1]
        return found[0] if number is None else b"%d 0 R" % numbered(int(number))

    return REFERENCE.sub(replaced, written)


def references(numbers: Iterable[int]) -> bytes:
    """Return an array of references."""
    return b"[ %s ]" % b" ".join(b"%d 0 R" % number for number in numbers)


def text_string(text: str) -> bytes:
    """Return a text as it stands in a PDF: in hexadecimal digits, so that nothing needs escaping.

    Source: ISO 32000-1, 7.9.2.2.
    """
    return byte_string(b"\xfe\xff" + text.encode("utf-16-be"))


def byte_string(content: bytes) -> bytes:
    """Return bytes as they stand in a PDF."""
    return b"<%s>" % content.hex().encode()


def written(value: object) -> bytes:
    """Return a value as it stands in a PDF; pikepdf makes Python's own of numbers and truths."""
    if isinstance(value, Object):
        return value.unparse()
    if isinstance(value, bool):
        return b"true" if value else b"false"
    return str(value).encode()


def unfit(what: str) -> RenderingError:
    """Return the error about a PDF that cannot be put into a print file."""
    remedy = "Put only handouts into a print file that were just made."
    return RenderingError(Problem("print file", f"a handout {what}.", remedy, "unfit"))
