"""Every drawing is ours, in one line style, and used."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from handouts.resources import Resources
from tests.library.samples import real_library

FOLDER = Resources.find().templates / "illustrations"
FILES = sorted(FOLDER.rglob("*.svg"))
SVG = "{http://www.w3.org/2000/svg}"
BODY = "body-chart"

ELEMENTS = {"svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon"}
COLOURS = {"none", "#1a1a1a", "#ffffff", "#cfe0ea", "#7fa3b8", "#8a8a8a", "#1d4e6b"}
MOST_BYTES = 16_000


def named(path: Path) -> str:
    return path.relative_to(FOLDER).with_suffix("").as_posix()


def test_there_are_drawings_to_look_at() -> None:
    assert len(FILES) > 80


@pytest.mark.parametrize("path", FILES, ids=named)
def test_a_drawing_holds_shapes_in_our_colours_and_no_words(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    drawing = ET.fromstring(source)  # noqa: S314 - a drawing of ours
    assert re.fullmatch(r"0 0 \d+ \d+", drawing.get("viewBox", ""))
    elements = list(drawing.iter())
    assert len(elements) > 2
    assert {e.tag.removeprefix(SVG) for e in elements} <= ELEMENTS
    colours = {e.get(key, "none").lower() for e in elements for key in ("fill", "stroke")}
    assert colours <= COLOURS
    assert not any((e.text or "").strip() or (e.tail or "").strip() for e in elements)
    assert not re.search(r"style=|href|url\(|<!", source)
    assert ("id=" in source) == (named(path) == BODY)
    assert len(source) < MOST_BYTES


def test_every_drawing_is_used() -> None:
    sections = real_library().sections
    used = {picture.file for section in sections.values() for picture in section.pictures}
    used |= {section.icon for section in sections.values()} | {BODY}
    signs = {named(path) for path in FILES if path.parent.name == "signs"}
    assert {named(path) for path in FILES} == used | signs
