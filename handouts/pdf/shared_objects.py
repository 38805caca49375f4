"""Writes what several handouts have alike only once: pictures, their settings, and fonts."""

from collections import OrderedDict
from hashlib import blake2b

from handouts.pdf.parts import Parts
from handouts.pdf.shared_fonts import SharedFonts
from handouts.pdf.streaming import StreamingWriter
from handouts.pdf.syntax import Numbering, renumber, unfit

REMEMBERED = 20_000
"""How many objects are remembered; the one that was not met for longest is forgotten first."""

TYPE0 = b"/Subtype /Type0"


class SharedObjects:
    """Objects that say the same, each written once, also if they are of different files.

    They are compared by a hash of what would be written, so objects are alike only if all that
    they refer to is.
    """

    def __init__(self, writer: StreamingWriter, fonts: SharedFonts) -> None:
        """Begin with nothing that is known."""
        self._writer = writer
        self._fonts = fonts
        self._known: OrderedDict[bytes, int] = OrderedDict()

    def numbering(self, parts: Parts, own: frozenset[int]) -> Numbering:
        """Return what writes an object of a file, and all that it refers to, and numbers it.

        Args:
            parts: the file.
            own: numbers of objects that are never shared; nothing that is may refer to them.
        """
        numbers: dict[int, int] = {}
        begun: set[int] = set()

        def numbered(number: int) -> int:
            if number in numbers:
                return numbers[number]
            if number in begun or number in own:
                raise unfit("has pages that refer to one another")
            begun.add(number)
            numbers[number] = self._put(parts, number, numbered)
            return numbers[number]

        return numbered

    def _put(self, parts: Parts, number: int, numbered: Numbering) -> int:
        if number in parts.streams:
            keys, content = parts.streams[number]
            keys = renumber(keys, numbered)
            if b"/StructParent" in keys:
                raise unfit("has a tag of what is no part of a page")
            new, is_known = self._number_of(keys + b"\0" + content)
            if not is_known:
                self._writer.put_stream(new, keys, content)
            return new
        text = parts.texts.get(number, b"null")
        if TYPE0 in text and (font := self._fonts.join(parts, number)) is not None:
            return font
        written = renumber(text, numbered)
        new, is_known = self._number_of(written)
        if not is_known:
            self._writer.put(new, written)
        return new

    def _number_of(self, content: bytes) -> tuple[int, bool]:
        """Return the number of an object that is to be written so, and whether it is already."""
        key = blake2b(content, digest_size=16).digest()
        if key in self._known:
            self._known.move_to_end(key)
            return self._known[key], True
        self._known[key] = number = self._writer.reserve()
        if len(self._known) > REMEMBERED:
            self._known.popitem(last=False)
        return number, False
