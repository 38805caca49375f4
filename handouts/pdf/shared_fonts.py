"""Joins the subsets of a font that handouts carry, so that each font is stored once.

Subsets keep the glyph numbers of the whole font, so the pages stay as they are: the glyphs of all
subsets together make one font, and it is written when the last handout is known. A subset whose
glyphs differ from those of the same name is of another font, and kept apart.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TypeVar

from handouts.pdf.carried_font import CarriedFont, carried_font
from handouts.pdf.glyphs import joined_maxima, whole_font
from handouts.pdf.parts import Parts
from handouts.pdf.streaming import StreamingWriter

MOST_MAPS: Final = 64
"""How many text maps of a font are remembered; what fits none of them keeps its own."""

_SECTION_LENGTH: Final = 100
"""Entries in a section of a text map. Source: Adobe Technical Note 5014, beginbfchar."""

Key = TypeVar("Key")


@dataclass
class _TextMap:
    """What each glyph stands for, in handouts that agree on it."""

    number: int
    text: dict[bytes, bytes]


class _Font:
    """A font of the print file: the glyphs of all subsets so far."""

    def __init__(self, first: CarriedFont, writer: StreamingWriter, tag: bytes) -> None:
        self.maps: list[_TextMap] = []
        self._writer = writer
        self._first = first
        self._name = b"/%s+%s" % (tag, first.name)
        self._glyphs: dict[int, bytes] = {}
        self._metrics: dict[int, bytes] = {}
        self._widths: dict[int, bytes] = {}
        self._maxima = first.subset.tables["maxp"]
        self._box = first.box
        self._descendant = writer.reserve()

    def takes(self, other: CarriedFont) -> bool:
        """Return whether a subset is one of this font: nothing in it is drawn otherwise."""
        return (
            other.descriptor == self._first.descriptor
            and other.descendant == self._first.descendant
            and other.type0 == self._first.type0
            and other.subset.alike == self._first.subset.alike
            and agree(self._glyphs, other.subset.glyphs)
            and agree(self._metrics, other.metrics)
            and agree(self._widths, other.widths)
        )

    def join(self, other: CarriedFont) -> int:
        """Take the glyphs of a subset, and return the number of the font with its text map."""
        self._glyphs |= other.subset.glyphs
        self._metrics |= other.metrics
        self._widths |= other.widths
        self._maxima = joined_maxima(self._maxima, other.subset.tables["maxp"])
        least, most = self._box[:2], self._box[2:]
        self._box = (*map(min, least, other.box[:2]), *map(max, most, other.box[2:]))
        for known in self.maps:
            if agree(known.text, other.text):
                known.text |= other.text
                return known.number
        number = self._writer.reserve()
        if len(self.maps) < MOST_MAPS:
            self.maps.append(_TextMap(number, dict(other.text)))
        else:
            self._write_map(number, other.text)
        return number

    def write(self) -> None:
        """Write the font with all its text maps."""
        for known in self.maps:
            self._write_map(known.number, known.text)
        descriptor = self._writer.reserve(2)
        program = descriptor + 1
        widths = b" ".join(
            b"%d [ %s ]" % (first, b" ".join(run)) for first, run in _runs(self._widths)
        )
        box = b" ".join(b"%g" % edge for edge in self._box)
        self._writer.put(
            self._descendant,
            b"<< /BaseFont %s /FontDescriptor %d 0 R /W [ %s ] %s >>"
            % (self._name, descriptor, widths, self._first.descendant),
        )
        self._writer.put(
            descriptor,
            b"<< /FontName %s /FontFile2 %d 0 R /FontBBox [ %s ] %s >>"
            % (self._name, program, box, self._first.descriptor),
        )
        tables = {**self._first.subset.tables, "maxp": self._maxima}
        content = whole_font(self._glyphs, self._metrics, tables)
        self._writer.put_packed_stream(program, content, b"/Length1 %d" % len(content))

    def _write_map(self, number: int, text: Mapping[bytes, bytes]) -> None:
        """Write the font as handouts see it that agree on what its glyphs stand for."""
        lines = [b"<%s> <%s>" % entry for entry in sorted(text.items())]
        sections = [
            b"%d beginbfchar\n%s\nendbfchar\n" % (len(held), b"\n".join(held))
            for held in (
                lines[at : at + _SECTION_LENGTH] for at in range(0, len(lines), _SECTION_LENGTH)
            )
        ]
        begin, end = self._first.frame
        to_unicode = self._writer.reserve()
        self._writer.put_packed_stream(to_unicode, begin + b"".join(sections) + end)
        self._writer.put(
            number,
            b"<< /BaseFont %s /DescendantFonts [ %d 0 R ] /ToUnicode %d 0 R %s >>"
            % (self._name, self._descendant, to_unicode, self._first.type0),
        )


class SharedFonts:
    """The fonts of a print file."""

    def __init__(self, writer: StreamingWriter) -> None:
        """Begin without any."""
        self._writer = writer
        self._fonts: dict[bytes, list[_Font]] = {}
        self._count = 0

    def join(self, parts: Parts, number: int) -> int | None:
        """Return the number under which a font of a handout stands in the print file.

        None if it cannot be joined with others, as one of another kind than TrueType.
        """
        carried = carried_font(parts, number)
        if carried is None:
            return None
        alike = self._fonts.setdefault(carried.name, [])
        font = next((font for font in alike if font.takes(carried)), None)
        if font is None:
            font = _Font(carried, self._writer, _tag(self._count))
            alike.append(font)
            self._count += 1
        return font.join(carried)

    def write(self) -> None:
        """Write every font."""
        for alike in self._fonts.values():
            for font in alike:
                font.write()


def agree(one: Mapping[Key, bytes], other: Mapping[Key, bytes]) -> bool:
    """Return whether two tables say the same wherever both say something."""
    return all(one.get(key, value) == value for key, value in other.items())


def _runs(widths: Mapping[int, bytes]) -> list[tuple[int, list[bytes]]]:
    """Return the widths of glyphs, those of neighbours together."""
    runs: list[tuple[int, list[bytes]]] = []
    for number, width in sorted(widths.items()):
        if runs and runs[-1][0] + len(runs[-1][1]) == number:
            runs[-1][1].append(width)
        else:
            runs.append((number, [width]))
    return runs


def _tag(count: int) -> bytes:
    """Return six letters that tell a font from the others of the file."""
    letters = []
    for _ in range(6):
        count, letter = divmod(count, 26)
        letters.append(ord("A") + letter)
    return bytes(reversed(letters))
