"""Joins the trees of tags of many handouts into one, which is tagged as PDF/UA-1 wants it."""

from collections.abc import Sequence
from typing import Final

from handouts.pdf.parts import Parts
from handouts.pdf.streaming import StreamingWriter
from handouts.pdf.syntax import Numbering, byte_string, references, text_string, unfit
from handouts.pdf.tag_tree import Tags
from handouts.pdf.trees import GrowingNodes, GrowingTree

HANDOUTS_OF_A_PART: Final = 64


class JoinedTags:
    """The tags of a print file: a document of parts, which hold the documents that were joined.

    Each of these keeps its own language.
    """

    def __init__(self, writer: StreamingWriter) -> None:
        """Begin without tags."""
        self._writer = writer
        self._root, self._document = writer.reserve(), writer.reserve()
        self._parts = GrowingNodes(writer, HANDOUTS_OF_A_PART, self._part)
        self._parents = GrowingTree(writer, "Nums")
        self._identifiers = GrowingTree(writer, "Names")
        self._roles: dict[bytes, bytes] = {}
        self._places = 0
        self._copies = 0

    def add(self, parts: Parts, numbered: Numbering) -> dict[int, int]:
        """Write the tags of a handout.

        Args:
            parts: the handout.
            numbered: gives its tags and pages their numbers in the print file.

        Returns: the place in the parent tree for each place of the handout's own.

        Raises: RenderingError if it gives a kind of tag another meaning than those before.
        """
        tags = parts.tags
        self._copies += 1
        prefix = (b"%d-" % self._copies).rjust(10, b"0")
        for kind, meaning in tags.roles.items():
            if self._roles.setdefault(kind, meaning) != meaning:
                raise unfit("has tags of another meaning than those before")
        for tag, above in tags.every():
            number = numbered(tag.number)
            more = b""
            if above is None:
                parent = self._parts.hold(number)
                more = b"" if b"/Lang " in tag.attributes else b"/Lang %s" % parts.language
            else:
                parent = numbered(above)
            written = tag.written(parent, numbered, prefix.hex().encode(), more)
            self._writer.put(number, written)
        self._identifiers.add(
            [
                (byte_string(prefix + name), b"%d 0 R" % numbered(number))
                for name, number in tags.identifiers
            ]
        )
        return self._add_parents(tags, numbered)

    def finish(self, language: str) -> int:
        """Write the root and return its number; `language` is that of what has no other."""
        self._writer.put(
            self._document,
            b"<< /Type /StructElem /S /Document /P %d 0 R /Lang %s /K %s >>"
            % (self._root, text_string(language), references(self._parts.finish())),
        )
        pieces = [b"/Type /StructTreeRoot /K [ %d 0 R ]" % self._document]
        if (parents := self._parents.finish()) is not None:
            pieces.append(b"/ParentTree %d 0 R /ParentTreeNextKey %d" % (parents, self._places))
        if (identifiers := self._identifiers.finish()) is not None:
            pieces.append(b"/IDTree %d 0 R" % identifiers)
        if self._roles:
            pieces.append(b"/RoleMap << %s >>" % b" ".join(map(b" ".join, self._roles.items())))
        self._writer.put(self._root, b"<< %s >>" % b" ".join(pieces))
        return self._root

    def _part(self, documents: Sequence[int]) -> bytes:
        head = b"<< /Type /StructElem /S /Part /P %d 0 R" % self._document
        return b"%s /K %s >>" % (head, references(documents))

    def _add_parents(self, tags: Tags, numbered: Numbering) -> dict[int, int]:
        new_places = {}
        entries = []
        for place, parents in sorted(tags.parents.items()):
            new_places[place] = self._places
            listed = b" ".join(
                b"null" if tag is None else b"%d 0 R" % numbered(tag) for tag in parents
            )
            entries.append((b"%d" % self._places, b"[ %s ]" % listed))
            self._places += 1
        self._parents.add(entries)
        return new_places
