"""Binds handouts into one PDF: pages with their labels, tags, bookmarks and names."""

from collections.abc import Sequence
from typing import Final
from xml.sax.saxutils import escape

from weasyprint import __version__

from handouts.pdf.bookmarks import Bookmarks
from handouts.pdf.parts import Parts
from handouts.pdf.shared_fonts import SharedFonts
from handouts.pdf.shared_objects import SharedObjects
from handouts.pdf.streaming import StreamingWriter
from handouts.pdf.syntax import Numbering, byte_string, references, renumber, text_string
from handouts.pdf.tag_join import JoinedTags
from handouts.pdf.trees import GrowingNodes, GrowingTree

PRODUCER: Final = f"WeasyPrint {__version__}"
PAGES_OF_A_NODE: Final = 256

_XMP: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><rdf:Description rdf:about=""
 pdfuaid:part="1" pdf:Producer="{producer}"><dc:title><rdf:Alt>
<rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title></rdf:Description></rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


class Book:
    """The handouts of a print file, bound together one by one."""

    def __init__(self, writer: StreamingWriter) -> None:
        """Begin without a page."""
        self.pages = 0
        self._writer = writer
        self._fonts = SharedFonts(writer)
        self._shared = SharedObjects(writer, self._fonts)
        self._root = writer.reserve()
        self._nodes = GrowingNodes(writer, PAGES_OF_A_NODE, self._node)
        self._tags = JoinedTags(writer)
        self._bookmarks = Bookmarks(writer)
        self._labels = GrowingTree(writer, "Nums")
        self._names = GrowingTree(writer, "Names")
        self._bound = 0

    def add(self, parts: Parts, *, bookmark: str = "", label: str = "") -> None:
        """Bind a PDF into the book.

        Args:
            parts: the PDF.
            bookmark: what its bookmark says; without it, the PDF's own bookmarks are left out too.
            label: what stands before the numbers by which readers call its pages; without it,
                they are counted on.

        Raises: RenderingError if it cannot be bound with the others.
        """
        self._bound += 1
        outline = parts.outline if bookmark else None
        own = [
            *(page.number for page in parts.pages),
            *(tag.number for tag, _ in parts.tags.every()),
        ]
        own += outline.items if outline else ()
        first = self._writer.reserve(len(own))
        new = {number: first + at for at, number in enumerate(own)}
        shared = self._shared.numbering(parts, frozenset(new))
        entry = self._bookmarks.begin() if bookmark else 0
        if outline:
            new[outline.root] = entry

        def numbered(number: int) -> int:
            known = new.get(number)
            return shared(number) if known is None else known

        places = self._tags.add(parts, numbered)
        if label:
            written = b"<< /S /D /P %s >>" % text_string(label)
            self._labels.add([(b"%d" % self.pages, written)])
        self._add_pages(parts, places, numbered)
        prefix = (b"%d-" % self._bound).rjust(10, b"0")
        self._names.add(
            [
                (byte_string(prefix + name), renumber(place, numbered))
                for name, place in parts.destinations
            ]
        )
        if bookmark:
            self._bookmarks.add(entry, bookmark, first, outline, numbered)

    def finish(self, title: str, language: str) -> int:
        """Write what holds all together and return the size of the file in bytes."""
        self._fonts.write()
        nodes = references(self._nodes.finish())
        self._writer.put(self._root, b"<< /Type /Pages /Count %d /Kids %s >>" % (self.pages, nodes))
        catalog = [
            b"/Type /Catalog /Pages %d 0 R /StructTreeRoot %d 0 R /Metadata %d 0 R"
            % (self._root, self._tags.finish(language), self._metadata(title)),
            b"/Lang %s /MarkInfo << /Marked true >>" % text_string(language),
            b"/ViewerPreferences << /DisplayDocTitle true /Duplex /DuplexFlipLongEdge >>",
        ]
        if (labels := self._labels.finish()) is not None:
            catalog.append(b"/PageLabels %d 0 R" % labels)
        if (names := self._names.finish()) is not None:
            catalog.append(b"/Names << /Dests %d 0 R >>" % names)
        if (outlines := self._bookmarks.finish()) is not None:
            catalog.append(b"/Outlines %d 0 R /PageMode /UseOutlines" % outlines)
        info = b"<< /Title %s /Producer %s >>" % (text_string(title), text_string(PRODUCER))
        return self._writer.finish(
            {
                "Root": b"%d 0 R" % self._writer.add(b"<< %s >>" % b" ".join(catalog)),
                "Info": b"%d 0 R" % self._writer.add(info),
            }
        )

    def _add_pages(self, parts: Parts, places: dict[int, int], numbered: Numbering) -> None:
        for page in parts.pages:
            number = numbered(page.number)
            parent = b"/Type /Page /Parent %d 0 R" % self._nodes.hold(number)
            if page.tags_at is not None:
                parent += b" /StructParents %d" % places[page.tags_at]
            self._writer.put(number, b"<< %s %s >>" % (parent, renumber(page.keys, numbered)))
            self.pages += 1

    def _node(self, pages: Sequence[int]) -> bytes:
        head = b"<< /Type /Pages /Parent %d 0 R /Count %d" % (self._root, len(pages))
        return b"%s /Kids %s >>" % (head, references(pages))

    def _metadata(self, title: str) -> int:
        """Write the metadata that programs read, and return its number."""
        quoted = {'"': "&quot;"}
        told = _XMP.format(producer=escape(PRODUCER, quoted), title=escape(title))
        number = self._writer.reserve()
        self._writer.put_stream(number, b"/Type /Metadata /Subtype /XML", told.encode())
        return number
