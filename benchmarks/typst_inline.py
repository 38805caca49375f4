"""Turns the words of a handout's HTML, with what stands among them, into expressions of Typst."""

import re
from collections.abc import Iterator, Sequence
from typing import Final
from xml.etree.ElementTree import Element

NOTHING: Final = "none"
_SPACES: Final = re.compile(r"[ \t\r\n]+")
_ISOLATES: Final = {"ltr": ("\u2066", "\u2069"), "rtl": ("\u2067", "\u2069")}
_ANY_DIRECTION: Final = ("\u2068", "\u2069")
_SEPARATED: Final = "·\u00a0"
_WRAPPED: Final = {"phone": "box", "service": "service", "under": "under", "summary": "quietly"}


def quoted(text: str) -> str:
    """Return text as a string of Typst."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def array(expressions: Sequence[str]) -> str:
    """Return expressions as an array of Typst."""
    return f"({', '.join(expressions)}{',' if expressions else ''})"


def joined(expressions: Sequence[str]) -> str:
    """Return one expression for several that follow each other."""
    if not expressions:
        return "[]"
    return expressions[0] if len(expressions) == 1 else "{ " + "; ".join(expressions) + " }"


def classes(element: Element) -> frozenset[str]:
    """Return the classes of an element."""
    return frozenset((element.get("class") or "").split())


def one(element: Element, name: str) -> Element:
    """Return the first element of that name.

    Raises: ValueError if there is none.
    """
    found = next(element.iter(name), None)
    if found is None:
        raise ValueError(f"there is no {name}")
    return found


def words_of(element: Element) -> str:
    """Return the expression for all that stands in an element, without spaces at its ends."""
    return joined(_trimmed(list(_pieces(element))))


def plain_text(element: Element) -> str:
    """Return the words of an element as text, with single spaces."""
    return " ".join("".join(element.itertext()).split())


def _pieces(element: Element) -> Iterator[str]:
    """Yield an expression for each piece of text and for each element among it."""
    yield from _text(element.text)
    lines = 0
    for child in element:
        is_line = "line" in classes(child)
        lines += is_line
        if is_line and lines > 1:
            yield quoted(_SEPARATED)
        yield from _inline(child)
        yield from _text(child.tail)


def _text(text: str | None) -> Iterator[str]:
    if text:
        yield quoted(_SPACES.sub(" ", text))


def _inline(child: Element) -> Iterator[str]:
    named = classes(child)
    if child.tag == "strong":
        yield f"{'label' if 'label' in named else 'strong'}({words_of(child)})"
    elif child.tag == "bdi":
        before, after = _ISOLATES.get(child.get("dir") or "", _ANY_DIRECTION)
        yield quoted(before)
        yield from _pieces(child)
        yield quoted(after)
    elif child.tag == "br" or "below" in named:
        yield "linebreak()"
        yield from _pieces(child)
    elif "blank" in named:
        yield "blank(24mm)"
    elif "measure" in named:
        yield f"box({words_of(child)})"
        if "followed" in named:
            yield quoted("\u00a0·")
    elif wrapper := next((_WRAPPED[name] for name in named if name in _WRAPPED), ""):
        yield f"{wrapper}({words_of(child)})"
    else:
        yield from _pieces(child)


def _trimmed(pieces: list[str]) -> list[str]:
    """Take the spaces at both ends away, which HTML does not print either."""
    while pieces and pieces[0].startswith('" '):
        pieces[0] = '"' + pieces[0][2:]
        if pieces[0] == '""':
            pieces.pop(0)
    while pieces and pieces[-1].startswith('"') and pieces[-1].endswith(' "'):
        pieces[-1] = pieces[-1][:-2] + '"'
        if pieces[-1] == '""':
            pieces.pop()
    return pieces
