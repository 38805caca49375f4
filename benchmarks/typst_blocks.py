"""Writes what stands in a block of a handout's HTML as expressions of Typst."""

from collections.abc import Iterator, Mapping
from typing import Final
from xml.etree.ElementTree import Element

from benchmarks.typst_inline import (
    NOTHING,
    array,
    classes,
    joined,
    one,
    plain_text,
    quoted,
    words_of,
)

TOOL_WIDTHS: Final[Mapping[str, str]] = {
    "tool-log": "(40.5%,) + (1fr,) * 7",
    "tool-diary": "(13%, 11%, 11%, 11%, 29%, 25%)",
}
PENS: Final[Mapping[str, str]] = {"tool-diary": "12mm"}
PEN: Final = "9.4mm"
FIRST_LINE: Final = "7mm"


def picture_path(name: str) -> str:
    """Return where a picture lies, seen from the folder of the document."""
    return f"/pictures/{name.removeprefix('handouts:')}.svg"


def picture(element: Element) -> str:
    """Return where a picture lies and what it shows, as two arguments."""
    return f"{quoted(picture_path(element.get('src') or ''))}, {quoted(element.get('alt') or '')}"


def pieces_of(element: Element, place: str) -> Iterator[str]:
    """Yield an expression for each piece of a block of the section `place`.

    Raises: ValueError for an element that has no counterpart here.
    """
    named = classes(element)
    lines = 0
    for child in element:
        if child.tag == "h3":
            yield f"heading(level: 3, {words_of(child)})"
        elif child.tag == "p":
            size = "text(size: 0.85em, {})" if "fine" in named else "par({})"
            yield size.format(words_of(child))
        elif child.tag == "ul":
            yield _bullets(child, in_columns="columns" in named)
        elif child.tag == "ol":
            yield _cards(child) if "cards" in named else _numbered(child)
        elif child.tag == "table":
            yield _grid(child, place) if "grid" in named else _helplines(child)
        elif "shown" in classes(child):
            yield _shown(child)
        elif "ruled" in classes(child):
            lines += 1
            yield f"ruled({FIRST_LINE if lines == 1 else PENS.get(place, PEN)})"
        else:
            raise ValueError(f"no counterpart for {child.tag} in {sorted(named)}")


def _numbered(element: Element) -> str:
    return f"enum({', '.join(words_of(item) for item in element)})"


def _bullets(element: Element, *, in_columns: bool) -> str:
    items = [(len(plain_text(item)), words_of(item)) for item in element]
    if not in_columns:
        return f"list({', '.join(words for _, words in items)})"
    left, half = [], sum(length for length, _ in items) / 2
    while items and half > 0:
        length, words = items.pop(0)
        left.append(words)
        half -= length
    return f"two-columns({array(left)}, {array([words for _, words in items])})"


def _shown(element: Element) -> str:
    told, drawings = element
    said = [
        f"heading(level: 3, {words_of(child)})" if child.tag == "h3" else _numbered(child)
        for child in told
    ]
    drawn = array([f"({picture(drawing)})" for drawing in drawings])
    stacked = "true" if "stacked" in classes(element) else "false"
    return f"shown(stacked: {stacked}, {joined(said)}, {drawn})"


def _cards(element: Element) -> str:
    items = []
    for item in element:
        words = words_of(item[-1])
        if "plain" in classes(item):
            items.append(f'(kind: "plain", words: {words})')
        elif item[0].tag == "img":
            path, alt = picture_path(item[0].get("src") or ""), item[0].get("alt") or ""
            items.append(
                f'(kind: "drawn", path: {quoted(path)}, alt: {quoted(alt)}, words: {words})'
            )
        else:
            path = quoted(picture_path("signs/do-not"))
            items.append(f'(kind: "left-out", path: {path}, words: {words})')
    return f"cards({array(items)})"


def _helplines(element: Element) -> str:
    heads = array([words_of(head) for head in element.iter("th") if head.get("scope") == "col"])
    rows = [array([words_of(cell) for cell in row]) for row in one(element, "tbody")]
    return f"helplines({heads}, {array(rows)})"


def _grid(element: Element, place: str) -> str:
    heads = array([words_of(head) for head in element.iter("th") if head.get("scope") == "col"])
    rows = [
        array([words_of(cell) if plain_text(cell) else NOTHING for cell in row])
        for group in element.iter("tbody")
        for row in group
    ]
    widths, pen = TOOL_WIDTHS[place], PENS.get(place, PEN)
    return f"chart-to-fill({widths}, {pen}, {heads}, {array(rows)})"
