"""What a finished PDF must keep to on paper; each rule returns its faults in words."""

import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from PIL import Image

from tests.pdf.boxes import POINT, Leaf, Rectangle
from tests.pdf.letters import letters_of
from tests.pdf.pictures import pictures_of

MM = 72 / 25.4
EDGE = 5 * MM
"""What most printers leave blank around a page, in points."""

SLACK = 1.0
"""How much of two words may share a place, in points."""

DOTS_PER_INCH = 60
BLANK = 250
"""What is darker than this is drawn, from 0 for black to 255 for white."""

ROUNDING = 0.05


@dataclass(frozen=True)
class Word:
    """A word on a page, where its letters are, in points from the top left corner."""

    text: str
    place: Rectangle


@dataclass(frozen=True)
class Sheet:
    """The words of one page, and its size in points."""

    number: int
    paper: Rectangle
    words: tuple[Word, ...]


def sheets_of(pdf: bytes) -> list[Sheet]:
    """Return the words of every page, as Poppler finds them."""
    tool = shutil.which("pdftotext")
    assert tool, "poppler-utils is not installed"
    ended = subprocess.run(
        [tool, "-bbox-layout", "-", "-"], input=pdf, capture_output=True, check=True
    )
    text = re.sub(r'\sxmlns="[^"]*"', "", ended.stdout.decode())
    body = re.sub(r"<!DOCTYPE[^>]*>", "", text)
    pages = list(ET.fromstring(body).iter("page"))  # noqa: S314 - what Poppler wrote
    return [
        Sheet(
            number,
            Rectangle(0, 0, float(page.attrib["width"]), float(page.attrib["height"])),
            tuple(Word("".join(word.itertext()), _core(word)) for word in page.iter("word")),
        )
        for number, page in enumerate(pages, start=1)
    ]


def _core(word: ET.Element) -> Rectangle:
    """Return where the ink of a word is: the box that Poppler gives is that of the whole font."""
    left, top, right, bottom = (
        float(word.attrib[edge]) for edge in ("xMin", "yMin", "xMax", "yMax")
    )
    height = bottom - top
    return Rectangle(left, top + 0.2 * height, right, bottom - 0.15 * height)


def words_outside(sheets: Sequence[Sheet], leaves: Sequence[Leaf]) -> Iterator[str]:
    """Yield each word that leaves the margins of its page, or nears the edge above or below."""
    for sheet, leaf in zip(sheets, leaves, strict=True):
        content = leaf.content
        place = Rectangle(
            content.left / POINT, EDGE, content.right / POINT, sheet.paper.bottom - EDGE
        )
        for word in sheet.words:
            if word.place.beyond(place) > SLACK:
                yield _said(sheet, word, "is outside its place")


def overlapping_words(sheets: Sequence[Sheet]) -> Iterator[str]:
    """Yield every two words that are printed over one another."""
    for sheet in sheets:
        above: list[Word] = []
        for word in sorted(sheet.words, key=lambda word: word.place.top):
            above = [other for other in above if other.place.bottom > word.place.top]
            for other in above:
                if word.place.meets(other.place, SLACK):
                    yield _said(sheet, word, f"is printed over “{other.text}”")
            above.append(word)


def ink_at_the_edge(pdf: bytes) -> Iterator[str]:
    """Yield each side of a page on which anything is drawn where most printers cannot print."""
    for number, picture in enumerate(pictures_of(pdf, DOTS_PER_INCH, grey=True), start=1):
        for side, strip in _strips(picture):
            if any(strip.convert("L").histogram()[:BLANK]):
                yield f"page {number}: something is drawn in the {side} 5 mm"


def _strips(picture: Image.Image) -> Iterator[tuple[str, Image.Image]]:
    width, height = picture.size
    deep = int(EDGE * DOTS_PER_INCH / 72)
    yield "uppermost", picture.crop((0, 0, width, deep))
    yield "lowest", picture.crop((0, height - deep, width, height))
    yield "leftmost", picture.crop((0, 0, deep, height))
    yield "rightmost", picture.crop((width - deep, 0, width, height))


def small_letters(pdf: bytes, leaves: Sequence[Leaf], *, body: float, foot: float) -> Iterator[str]:
    """Yield each page with text smaller than it may be, in points, in its body or at its foot."""
    ends = [leaf.content.bottom / POINT for leaf in leaves]
    smallest: dict[tuple[int, str], float] = {}
    for letters in letters_of(pdf):
        where = "foot" if letters.below_top > ends[letters.page - 1] else "body"
        key = (letters.page, where)
        smallest[key] = min(letters.points, smallest.get(key, letters.points))
    assert smallest, "no letters were found"
    for (page, where), size in sorted(smallest.items()):
        least = foot if where == "foot" else body
        if size < least - ROUNDING:
            yield f"page {page}: letters of {size:.1f} pt in the {where}, {least:g} pt is the least"


def _said(sheet: Sheet, word: Word, what: str) -> str:
    left, top = word.place.left / MM, word.place.top / MM
    return f"page {sheet.number}, {left:.0f},{top:.0f} mm: “{word.text}” {what}"
