"""Writes a handout as a Typst document: the same words and pictures as its HTML, in its order."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final
from xml.etree.ElementTree import Element

import tinyhtml5

from benchmarks.typst_inline import (
    NOTHING,
    array,
    classes,
    joined,
    plain_text,
    quoted,
    words_of,
)

PAPERS: Final[Mapping[str, str]] = {"letter": "us-letter", "a4": "a4"}
EDGES: Final[Mapping[str, str]] = {"ar": "(1.04em, 0.34em)"}
"""How far a line reaches above and below its base; together the line height of our styles."""

LATIN_EDGES: Final = "(0.99em, 0.23em)"
SIGN: Final = "sign-"
TOOL_WIDTHS: Final[Mapping[str, str]] = {
    "tool-log": "(40.5%,) + (1fr,) * 7",
    "tool-diary": "(13%, 11%, 11%, 11%, 29%, 25%)",
}
PENS: Final[Mapping[str, str]] = {"tool-diary": "12mm"}
PEN: Final = "9.4mm"
FIRST_LINE: Final = "7mm"


def typst_source(html: str, families: Sequence[str]) -> str:
    """Return the Typst document that says and shows what a handout's HTML does.

    Args:
        html: a handout of one language, in the standard size, as `lay_out` gives it.
        families: the font families, the first one first.

    Raises: ValueError for an element that has no counterpart here.
    """
    page = tinyhtml5.parse(html, namespace_html_elements=False)
    body = _one(page, "body")
    language = page.get("lang") or ""
    fonts = array([quoted(family) for family in families])
    paper = next(PAPERS[name] for name in classes(page) if name in PAPERS)
    settings = (
        f"language: {quoted(language)}, direction: {page.get('dir')}, paper: {quoted(paper)}, "
        f"fonts: {fonts}, title: {quoted(plain_text(_one(page, 'title')))}, "
        f"edges: {EDGES.get(language.partition('-')[0], LATIN_EDGES)}"
    )
    parts = [_part(child) for child in body if child.tag != "footer"]
    return "\n".join(
        [
            '#import "/handout.typ": *',
            f"#show: setup.with({settings})",
            f"#set page(footer: {_foot(_one(body, 'footer'))})",
            *(f"#{part}" for part in parts),
        ]
    )


def picture_path(name: str) -> str:
    """Return where a picture lies, seen from the folder of the document."""
    return f"/pictures/{name.removeprefix('handouts:')}.svg"


def _one(element: Element, name: str) -> Element:
    found = next(element.iter(name), None)
    if found is None:
        raise ValueError(f"there is no {name}")
    return found


def _part(element: Element) -> str:
    if element.tag == "header":
        return _masthead(element)
    if element.tag == "section":
        return _section(element)
    if "glance" in classes(element):
        return _glance(element)
    if "note" in classes(element):
        title, words = element
        return f"note({words_of(title)}, {words_of(words)})"
    raise ValueError(f"no counterpart for {element.tag} {sorted(classes(element))}")


def _foot(element: Element) -> str:
    parts, pages = element
    numbers = list(pages)
    before, between, after = (
        quoted(text or "") for text in (pages.text, numbers[0].tail, numbers[1].tail)
    )
    return f"foot({array([words_of(part) for part in parts])}, {before}, {between}, {after})"


def _masthead(element: Element) -> str:
    words, *_, label = element
    said = [
        f"heading(level: 1, {words_of(line)})" if line.tag == "h1" else f"small({words_of(line)})"
        for line in words
    ]
    lines = [
        f"named({words_of(line[0])}, {words_of(line[1])})"
        if len(line)
        else f"align(center, {words_of(line)})"
        for line in label
    ]
    return f"masthead({joined(said)}, {_chart(element)}, {array(lines)})"


def _chart(element: Element) -> str:
    chart = next((child for child in element if "chart" in classes(child)), None)
    if chart is None:
        return NOTHING
    what, drawing, views, areas = chart
    sides = array([words_of(side) for side in views])
    return f"chart({words_of(what)}, {_drawing(drawing)}, {sides}, {words_of(areas)})"


def _drawing(element: Element) -> str:
    """Return where a picture lies and what it shows, as two arguments."""
    return f"{quoted(picture_path(element.get('src') or ''))}, {quoted(element.get('alt') or '')}"


def _glance(element: Element) -> str:
    said = []
    for child in element[0]:
        if child.tag in ("h2", "h3"):
            said.append(f"heading(level: {child.tag[1]}, {words_of(child)})")
        elif child.tag == "ul":
            said.append(f"to-tick({', '.join(words_of(item) for item in child)})")
        else:
            said.append(f"par({words_of(child)})")
    return f"glance({joined(said)}, {_chart(element)})"


def _section(element: Element) -> str:
    (kind,) = classes(element)
    opening, *blocks = element
    bar, first = opening
    style = bar.get("style") or ""
    icon = style.partition("url(")[2].partition(")")[0]
    tag = next((words_of(line) for line in bar if line.tag == "p"), NOTHING)
    place = element.get("id") or ""
    head = (
        f"opening({words_of(bar[0])}, {tag}, {quoted(picture_path(icon)) if icon else NOTHING}, "
        f"inverted: {'true' if kind == 'alarm' else 'false'}, {_block(first, place)})"
    )
    tail = "true" if place == "safety-disclaimer" else "false"
    stack = joined([head, *(_block(block, place) for block in blocks)])
    return f"section({quoted(kind)}, tail: {tail}, {stack})"


def _block(element: Element, place: str) -> str:
    named = classes(element)
    sign = next((name.removeprefix(SIGN) for name in named if name.startswith(SIGN)), "")
    signed = f"sign: {quoted(picture_path(f'signs/{sign}'))}, " if sign else ""
    if "flow" in named:
        return f"flowing({signed}{array([words_of(item) for item in element[0]])})"
    content = joined(list(_content(element, place)))
    if "warning" in named:
        return f"framed({signed}{content})"
    if "notice" in named:
        return f"framed({signed}thin: true, {content})"
    loose = "breakable: true, " if place == "safety-red-flags" and "columns" not in named else ""
    return f"piece({signed}{loose}{content})"


def _content(element: Element, place: str) -> Iterator[str]:
    """Yield what stands in a block."""
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
    drawn = array([f"({_drawing(drawing)})" for drawing in drawings])
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
    rows = [array([words_of(cell) for cell in row]) for row in _one(element, "tbody")]
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
