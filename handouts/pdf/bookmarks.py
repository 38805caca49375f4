"""Writes the bookmarks of a print file: one for each handout, with its own below it."""

from handouts.pdf.parts import Outline
from handouts.pdf.streaming import StreamingWriter
from handouts.pdf.syntax import Numbering, renumber, text_string


class Bookmarks:
    """A chain of bookmarks, of which only the last one is in memory.

    Source: ISO 32000-1, 12.3.3.
    """

    def __init__(self, writer: StreamingWriter) -> None:
        """Begin without any."""
        self._writer = writer
        self._root = writer.reserve()
        self._count = 0
        self._first = 0
        self._last = 0
        self._waiting = b""

    def begin(self) -> int:
        """Return the number of the next bookmark, so that others can refer to it."""
        return self._writer.reserve()

    def add(
        self, number: int, text: str, page: int, outline: Outline | None, numbered: Numbering
    ) -> None:
        """Write a bookmark.

        Args:
            number: as it was begun.
            text: what it says.
            page: the number of the page to which it leads.
            outline: the bookmarks of the handout, which come below it, closed.
            numbered: gives the numbers of the handout's own bookmarks and pages.
        """
        pieces = [
            b"/Title %s /Parent %d 0 R /Dest [ %d 0 R /XYZ null null null ]"
            % (text_string(text), self._root, page)
        ]
        if outline:
            first, last = numbered(outline.first), numbered(outline.last)
            pieces.append(b"/First %d 0 R /Last %d 0 R /Count -%d" % (first, last, outline.count))
            for item, written in outline.items.items():
                self._writer.put(numbered(item), renumber(written, numbered))
        if self._last:
            pieces.append(b"/Prev %d 0 R" % self._last)
        self._close(b"/Next %d 0 R" % number)
        self._waiting = b" ".join(pieces)
        self._first = self._first or number
        self._last = number
        self._count += 1

    def finish(self) -> int | None:
        """Write the root and return its number, or None if there is no bookmark."""
        self._close(b"")
        root = b"/First %d 0 R /Last %d 0 R" % (self._first, self._last)
        if not self._count:
            return None
        self._writer.put(self._root, b"<< /Type /Outlines %s /Count %d >>" % (root, self._count))
        return self._root

    def _close(self, onward: bytes) -> None:
        if self._last:
            self._writer.put(self._last, b"<< %s %s >>" % (self._waiting, onward))
