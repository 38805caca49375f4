"""Writes a handout as a Typst document: the same words and pictures as its HTML, in its order."""

from collections.abc import Mapping, Sequence
from typing import Final
from xml.etree.ElementTree import Element

import tinyhtml5

from benchmarks.typst_blocks import picture, picture_path, pieces_of
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

PAPERS: Final[Mapping[str, str]] = {"letter": "us-letter", "a4": "a4"}
EDGES: Final[Mapping[str, str]] = {"ar": "(1.04em, 0.34em)"}
"""How far a line reaches above and below its base; together the line height of our styles."""

LATIN_EDGES: Final = "(0.99em, 0.23em)"
SIGN: Final = "sign-"


def typst_source(html: str, families: Sequence[str]) -> str:
    """Return the Typst document that says and shows what a handout's HTML does.

    Args:
        html: a handout of one language, in the standard size, as `lay_out` gives it.
        families: the font families, the first one first.

    Raises: ValueError for an element that has no counterpart here.
    """
    page = tinyhtml5.parse(html, namespace_html_elements=False)
    body = one(page, "body")
    language = page.get("lang") or ""
    fonts = array([quoted(family) for family in families])
    paper = next(PAPERS[name] for name in classes(page) if name in PAPERS)
    settings = (
        f"language: {quoted(language)}, direction: {page.get('dir')}, paper: {quoted(paper)}, "
        f"fonts: {fonts}, title: {quoted(plain_text(one(page, 'title')))}, "
        f"edges: {EDGES.get(language.partition('-')[0], LATIN_EDGES)}"
    )
    parts = [_part(child) for child in body if child.tag != "footer"]
    return "\n".join(
        [
            '#import "/handout.typ": *',
            f"#show: setup.with({settings})",
            f"#set page(footer: {_foot(one(body, 'footer'))})",
            *(f"#{part}" for part in parts),
        ]
    )


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
    return f"chart({words_of(what)}, {picture(drawing)}, {sides}, {words_of(areas)})"


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
    content = joined(list(pieces_of(element, place)))
    if "warning" in named:
        return f"framed({signed}{content})"
    if "notice" in named:
        return f"framed({signed}thin: true, {content})"
    loose = "breakable: true, " if place == "safety-red-flags" and "columns" not in named else ""
    return f"piece({signed}{loose}{content})"
