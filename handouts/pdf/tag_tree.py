"""The tags of a PDF, and how they are written into another."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from handouts.pdf.syntax import Numbering, renumber

MARK = b"\0"
"""Where the identifier of a tag is told from those of other copies; a PDF never holds it so."""


@dataclass(frozen=True)
class Mark:
    """A piece of a page's content that a tag holds."""

    page: int
    number: int


@dataclass(frozen=True)
class Tag:
    """A tag as it is kept: its kind, its attributes as they are written, and what it holds."""

    number: int
    kind: bytes
    attributes: bytes = field(repr=False)
    page: int | None
    kids: list["Tag | Mark"] = field(repr=False, default_factory=list)

    def written(self, parent: int, numbered: Numbering, prefix: bytes, more: bytes = b"") -> bytes:
        """Return the tag as it stands in another file.

        Args:
            parent: the number of what holds it there.
            numbered: gives the numbers there.
            prefix: what tells its identifiers from those of other copies.
            more: keys beside its own.
        """
        marks = [kid for kid in self.kids if isinstance(kid, Mark)]
        page = marks[0].page if marks else self.page if self.attributes else None
        kids = b" ".join(
            b"%d 0 R" % numbered(kid.number)
            if isinstance(kid, Tag)
            else b"%d" % kid.number
            if kid.page == page
            else b"<< /MCID %d /Pg %d 0 R /Type /MCR >>" % (kid.number, numbered(kid.page))
            for kid in self.kids
        )
        pieces = [b"/Type /StructElem /S /%s /P %d 0 R" % (self.kind, parent)]
        if page is not None:
            pieces.append(b"/Pg %d 0 R" % numbered(page))
        if self.attributes:
            pieces.append(renumber(self.attributes.replace(MARK, prefix), numbered))
        if more:
            pieces.append(more)
        return b"<< %s /K [ %s ] >>" % (b" ".join(pieces), kids)


@dataclass(frozen=True)
class Tags:
    """The tags of a file, without those that say nothing."""

    top: tuple[Tag, ...]
    loose: tuple[tuple[Tag, int], ...]
    """Tags that no other lists among what it holds, each with the number of what it belongs to.

    WeasyPrint keeps the feet of pages so: read aloud only by those who look for them.
    """
    parents: Mapping[int, tuple[int | None, ...]] = field(repr=False)
    """For each place in the parent tree, the tag of every mark of that page, by its number."""
    roles: Mapping[bytes, bytes]
    identifiers: tuple[tuple[bytes, int], ...] = field(repr=False)

    def every(self) -> Iterator[tuple[Tag, int | None]]:
        """Yield each tag with the number of the one that it belongs to, from the top."""
        waiting: list[tuple[Tag, int | None]] = [*reversed(self.loose)]
        waiting += [(tag, None) for tag in reversed(self.top)]
        while waiting:
            tag, above = waiting.pop()
            yield tag, above
            waiting.extend((kid, tag.number) for kid in reversed(tag.kids) if isinstance(kid, Tag))
