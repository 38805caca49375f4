"""Takes the glyphs out of subsets of one TrueType font and makes one font of them again."""

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO
from itertools import pairwise
from typing import Final

from fontTools.ttLib import TTFont, TTLibError
from fontTools.ttLib.sfnt import SFNTReader
from fontTools.ttLib.tables.DefaultTable import DefaultTable

PROGRAMS: Final = ("cvt ", "fpgm", "prep")
"""Tables that are alike in all subsets of a font."""

_MAXIMA: Final = struct.Struct(">IH13H")
_HEADER: Final = struct.Struct(">16xHH")
_LONGEST_SHORT: Final = 2 * 0xFFFF


@dataclass(frozen=True)
class Subset:
    """The glyphs of a subset whose numbers are those of the whole font."""

    glyphs: Mapping[int, bytes] = field(repr=False)
    """Outlines by glyph number; those without one are left out."""
    metrics: Mapping[int, bytes] = field(repr=False)
    """Width and side bearing of every glyph, by number."""
    tables: Mapping[str, bytes] = field(repr=False)
    """The other tables that draw glyphs, as they are."""

    @property
    def alike(self) -> tuple[bytes, ...]:
        """Return what subsets of one font have in common."""
        head, hhea = self.tables["head"], self.tables["hhea"]
        programs = (self.tables.get(name, b"") for name in PROGRAMS)
        return (head[4:8], head[16:20], hhea[4:10], *programs)


def read_subset(program: bytes) -> Subset | None:
    """Return the glyphs of a font program, or None if it isn't one of TrueType outlines."""
    try:
        reader = SFNTReader(BytesIO(program))
        wanted = ("head", "hhea", "maxp", "hmtx", "loca", "glyf")
        if not all(name in reader for name in wanted):
            return None
        tables = {name: bytes(reader[name]) for name in (*wanted, *PROGRAMS) if name in reader}
    except TTLibError:
        return None
    (count,) = struct.unpack_from(">H", tables["maxp"], 4)
    glyf, places = tables.pop("glyf"), _places(tables.pop("loca"), tables["head"], count)
    glyphs = {
        number: glyf[start:end]
        for number, (start, end) in enumerate(pairwise(places))
        if end > start
    }
    metrics = _metrics(tables.pop("hmtx"), tables["hhea"], count)
    return Subset(glyphs, metrics, tables)


def whole_font(
    glyphs: Mapping[int, bytes], metrics: Mapping[int, bytes], tables: Mapping[str, bytes]
) -> bytes:
    """Return the font program that holds these glyphs under their numbers."""
    count = max((*glyphs, *metrics)) + 1
    places, pieces, end = [0], [], 0
    for number in range(count):
        glyph = glyphs.get(number, b"")
        piece = glyph + bytes(-len(glyph) % 4)
        pieces.append(piece)
        end += len(piece)
        places.append(end)
    is_long = end > _LONGEST_SHORT
    halved = places if is_long else [place // 2 for place in places]
    head, hhea, maxp = (bytearray(tables[name]) for name in ("head", "hhea", "maxp"))
    struct.pack_into(">h", head, 50, int(is_long))
    struct.pack_into(">H", hhea, 34, count)
    struct.pack_into(">H", maxp, 4, count)
    font = TTFont(sfntVersion="\0\1\0\0", recalcBBoxes=False, recalcTimestamp=False)
    for name, content in {
        **tables,
        "head": bytes(head),
        "hhea": bytes(hhea),
        "maxp": bytes(maxp),
        "hmtx": b"".join(metrics.get(number, bytes(4)) for number in range(count)),
        "loca": struct.pack(f">{count + 1}{'I' if is_long else 'H'}", *halved),
        "glyf": b"".join(pieces),
    }.items():
        font[name] = table = DefaultTable(name)
        table.data = content
    written = BytesIO()
    font.save(written, reorderTables=None)
    return written.getvalue()


def joined_maxima(one: bytes, other: bytes) -> bytes:
    """Return the table `maxp` of two subsets together: the larger of each number."""
    if len(one) != _MAXIMA.size or len(other) != _MAXIMA.size:
        return max(one, other)
    both = zip(_MAXIMA.unpack(one), _MAXIMA.unpack(other), strict=True)
    return _MAXIMA.pack(*(max(pair) for pair in both))


def _places(loca: bytes, head: bytes, count: int) -> tuple[int, ...]:
    (is_long,) = struct.unpack_from(">h", head, 50)
    if is_long:
        return struct.unpack_from(f">{count + 1}I", loca)
    return tuple(2 * half for half in struct.unpack_from(f">{count + 1}H", loca))


def _metrics(hmtx: bytes, hhea: bytes, count: int) -> dict[int, bytes]:
    """Return width and side bearing by glyph; the last width holds for all after it."""
    (full,) = struct.unpack_from(">H", hhea, 34)
    metrics = {number: hmtx[4 * number : 4 * number + 4] for number in range(min(full, count))}
    width = hmtx[4 * full - 4 : 4 * full - 2]
    for number in range(full, count):
        at = 4 * full + 2 * (number - full)
        metrics[number] = width + hmtx[at : at + 2]
    return metrics
