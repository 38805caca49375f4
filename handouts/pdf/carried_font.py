"""Reads a font as one handout carries it: names, widths, what each glyph stands for, outlines."""

import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from handouts.pdf.glyphs import Subset, read_subset
from handouts.pdf.parts import Parts

_OWN: Final = {
    "type0": re.compile(
        rb"/(BaseFont|DescendantFonts|ToUnicode) (?:\[ )?([^\s\]]+)(?: 0 R)?(?: \])?"
    ),
    "descendant": re.compile(rb"/(BaseFont|FontDescriptor) ([^\s]+)(?: 0 R)?"),
    "descriptor": re.compile(rb"/(FontName|FontFile2) ([^\s]+)(?: 0 R)?"),
}
"""What is another in each handout, in each of the dictionaries that make a font."""

_WIDTHS: Final = re.compile(rb"/W \[ ((?:\d+ \[[^\]]*\] ?)*)\]")
_RUN: Final = re.compile(rb"(\d+) \[ ([^\]]*)\]")
_BOX: Final = re.compile(rb"/FontBBox \[ ([^\]]*)\]")
_MAP_SECTION: Final = re.compile(rb"\d+ beginbfchar\s(.*?)\sendbfchar\s?", re.DOTALL)
_MAP_LINE: Final = re.compile(rb"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f ]*)>")
_EDGES: Final = 4


@dataclass(frozen=True)
class CarriedFont:
    """A font as one handout carries it."""

    name: bytes
    type0: bytes = field(repr=False)
    descendant: bytes = field(repr=False)
    descriptor: bytes = field(repr=False)
    box: tuple[float, ...]
    widths: Mapping[int, bytes] = field(repr=False)
    text: Mapping[bytes, bytes] = field(repr=False)
    frame: tuple[bytes, bytes] = field(repr=False)
    subset: Subset = field(repr=False)

    @property
    def metrics(self) -> dict[int, bytes]:
        """Return the metrics of the glyphs that are used; a subset blanks those of the others."""
        used = self.widths.keys() | self.subset.glyphs.keys()
        return {number: self.subset.metrics[number] for number in used}


def carried_font(parts: Parts, number: int) -> CarriedFont | None:
    """Return a font as a handout carries it, or None if it cannot be joined with others."""
    type0, own = _apart("type0", parts.texts[number])
    descendant, below = _apart("descendant", parts.texts.get(_at(own, b"DescendantFonts"), b""))
    widths = _WIDTHS.search(descendant)
    descriptor, lowest = _apart("descriptor", parts.texts.get(_at(below, b"FontDescriptor"), b""))
    box = _BOX.search(descriptor)
    program = _content(parts, _at(lowest, b"FontFile2"))
    frame, text = _text_map(_content(parts, _at(own, b"ToUnicode")))
    subset = read_subset(program) if program else None
    edges = tuple(float(edge) for edge in box[1].split()) if box else ()
    if widths is None or subset is None or not text or len(edges) != _EDGES:
        return None
    return CarriedFont(
        own[b"BaseFont"].rpartition(b"+")[2].lstrip(b"/"),
        type0,
        _WIDTHS.sub(b"", descendant),
        _BOX.sub(b"", descriptor),
        edges,
        dict(_widths(widths[1])),
        text,
        frame,
        subset,
    )


def _apart(kind: str, text: bytes) -> tuple[bytes, dict[bytes, bytes]]:
    """Return what handouts have in common of a dictionary, and what each has of its own."""
    inner = text.removeprefix(b"<< ").removesuffix(b" >>")
    return _OWN[kind].sub(b"", inner), dict(_OWN[kind].findall(inner))


def _at(own: Mapping[bytes, bytes], key: bytes) -> int:
    number = own.get(key, b"")
    return int(number) if number.isdigit() else 0


def _content(parts: Parts, number: int) -> bytes:
    """Return the bytes of a stream, or none if they are packed in another way than ours."""
    keys, content = parts.streams.get(number, (b"", b""))
    if b"/Filter" not in keys:
        return content
    is_ours = b"/Filter /FlateDecode" in keys and b"/DecodeParms" not in keys
    return zlib.decompress(content) if is_ours else b""


def _widths(runs: bytes) -> Iterator[tuple[int, bytes]]:
    for first, widths in _RUN.findall(runs):
        yield from enumerate(widths.split(), int(first))


def _text_map(content: bytes) -> tuple[tuple[bytes, bytes], dict[bytes, bytes]]:
    """Return what is around the entries of a text map, and the entries."""
    if b"beginbfrange" in content:
        return (b"", b""), {}
    sections = list(_MAP_SECTION.finditer(content))
    if not sections:
        return (b"", b""), {}
    entries = dict(pair for section in sections for pair in _MAP_LINE.findall(section[1]))
    return (content[: sections[0].start()], content[sections[-1].end() :]), entries
