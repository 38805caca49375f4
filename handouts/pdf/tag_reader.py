"""Reads the tree of tags of a PDF and leaves out what says nothing, so that it can be joined.

WeasyPrint makes a tag for every line of text and for every box that it lays out: two thirds of all
objects of a handout. A Span or a NonStruct without attributes has no meaning of its own (ISO
32000-1, 14.8.4.4 and 14.8.4.2): what it holds can as well stand in what holds it, in its place.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Object, Pdf, String

from handouts.pdf.syntax import unfit, written
from handouts.pdf.tag_tree import MARK, Mark, Tag, Tags

_BARE = re.compile(
    rb"<< /K \[ ([\d R]*)\] /P \d+ 0 R(?: /Pg (\d+) 0 R)? /S /(\w+) /Type /StructElem >>"
)
_ABOVE = re.compile(rb"/P (\d+) 0 R")
_KID = re.compile(rb"(\d+) 0 R|(\d+)")
_ENTRY = re.compile(rb"\d+ \d+ R|null")

SILENT = frozenset({b"Span", b"NonStruct"})
"""What has no meaning without attributes."""

HOLDS_TEXT = frozenset(
    b"P H H1 H2 H3 H4 H5 H6 Lbl LBody TH TD Caption Span Quote Note Reference Code Figure".split()
)
"""What may hold text itself, and not only other tags."""

OWN_KEYS = frozenset({"/K", "/P", "/Pg", "/S", "/Type"})


def read_tags(document: Pdf, texts: Mapping[int, bytes]) -> Tags:
    """Return the tags of a file.

    Args:
        document: the file.
        texts: its objects that are no streams, as they are written.

    Raises: RenderingError if a tag holds what is no part of a page.
    """
    root = document.Root.StructTreeRoot
    reader = _Reader(document, texts, root.get("/RoleMap", Dictionary()))
    top = tuple(reader.read(element.objgen[0]) for element in _items(root.get("/K")))
    listed = dict(_parents(root.get("/ParentTree", Dictionary())))
    loose = tuple(reader.read_loose(tag for tags in listed.values() for tag in tags if tag))
    return Tags(
        top,
        loose,
        {
            place: tuple(tag and reader.kept_as.get(tag, tag) for tag in tags)
            for place, tags in listed.items()
        },
        reader.roles,
        tuple(sorted(reader.identifiers)),
    )


@dataclass(frozen=True)
class _Element:
    """A tag as it is in the file."""

    kind: bytes
    attributes: bytes
    page: int | None
    kids: list[int | Mark]

    @property
    def has_marks(self) -> bool:
        return any(isinstance(kid, Mark) for kid in self.kids)


class _Reader:
    """Reads the tags of one file."""

    def __init__(self, document: Pdf, texts: Mapping[int, bytes], roles: Object) -> None:
        self.roles = {key.encode(): str(value).encode() for key, value in roles.items()}
        self.kept_as: dict[int, int] = {}
        self.identifiers: list[tuple[bytes, int]] = []
        self._kept: set[int] = set()
        self._document = document
        self._texts = texts

    def read(self, number: int) -> Tag:
        """Return a tag with all that it holds."""
        return self._tag(number, self._element(number))

    def read_loose(self, numbers: Iterable[int]) -> Iterator[tuple[Tag, int]]:
        """Yield the tags that are not below what was read, but belong to it."""
        for number in numbers:
            if number in self._kept or number in self.kept_as:
                continue
            top, above = number, self._above(number)
            while above not in self._kept:
                if above in self.kept_as:
                    above = self.kept_as[above]
                else:
                    top, above = above, self._above(above)
            yield self.read(top), above

    def _above(self, number: int) -> int:
        found = _ABOVE.search(self._texts.get(number, b""))
        if found is None:
            raise unfit("has a tag that belongs to no other")
        return int(found[1])

    def _tag(self, number: int, element: _Element) -> Tag:
        self._kept.add(number)
        tag = Tag(number, element.kind, element.attributes, element.page)
        self._fill(tag, element)
        return tag

    def _fill(self, tag: Tag, element: _Element) -> None:
        """Put into a tag what an element holds: its own, or one that says nothing in its place."""
        for kid in element.kids:
            if isinstance(kid, Mark):
                tag.kids.append(kid)
                continue
            below = self._element(kid)
            if self._says_nothing(below, tag):
                self.kept_as[kid] = tag.number
                self._fill(tag, below)
            else:
                tag.kids.append(self._tag(kid, below))

    def _says_nothing(self, element: _Element, above: Tag) -> bool:
        if element.kind not in SILENT or element.attributes or b"/" + element.kind in self.roles:
            return False
        return above.kind in HOLDS_TEXT or not element.has_marks

    def _element(self, number: int) -> _Element:
        bare = _BARE.fullmatch(self._texts.get(number, b""))
        if bare is None:
            return self._rich(number)
        page = int(bare[2]) if bare[2] else None
        kids = [int(tag) if tag else _mark(page, int(mark)) for tag, mark in _KID.findall(bare[1])]
        return _Element(bare[3], b"", page, kids)

    def _rich(self, number: int) -> _Element:
        """Return a tag with attributes, or one that is written in another way."""
        element = self._document.get_object((number, 0))
        page = element.Pg.objgen[0] if "/Pg" in element else None
        kids = [_kid(kid, page) for kid in _items(element.get("/K"))]
        if "/ID" in element:
            self.identifiers.append((bytes(element.ID), number))
        pieces = [
            b"%s %s" % (key.encode(), _attribute(key, value))
            for key, value in element.items()
            if key not in OWN_KEYS
        ]
        return _Element(str(element.S)[1:].encode(), b" ".join(pieces), page, kids)


def _items(value: object) -> list[Object]:
    if value is None:
        return []
    return list(value) if isinstance(value, Array) else [value]  # type: ignore[list-item]  # pikepdf


def _kid(kid: object, page: int | None) -> int | Mark:
    if isinstance(kid, int):
        return _mark(page, kid)
    if isinstance(kid, Dictionary):
        if kid.get("/Type") == "/MCR" and "/Stm" not in kid:
            return Mark(kid.Pg.objgen[0] if "/Pg" in kid else page or 0, int(kid.MCID))
        if kid.is_indirect and "/S" in kid:
            return int(kid.objgen[0])
    raise unfit("has a tag of what is no part of a page")


def _mark(page: int | None, number: int) -> Mark:
    if page is None:
        raise unfit("has a tag without a page")
    return Mark(page, number)


def _attribute(key: str, value: object) -> bytes:
    """Return an attribute as it is written, with a place for a prefix in each identifier."""
    if key == "/ID" and isinstance(value, String):
        return b"<%s%s>" % (MARK, bytes(value).hex().encode())
    if key == "/Headers" and isinstance(value, Array):
        return b"[ %s ]" % b" ".join(_attribute("/ID", name) for name in value)
    if key == "/A" and isinstance(value, Array):
        return b"[ %s ]" % b" ".join(_attribute("/A", part) for part in value)
    if key == "/A" and isinstance(value, Dictionary):
        pieces = (b"%s %s" % (name.encode(), _attribute(name, v)) for name, v in value.items())
        return b"<< %s >>" % b" ".join(pieces)
    return written(value)


def _parents(tree: Object) -> Iterator[tuple[int, tuple[int | None, ...]]]:
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        waiting.extend(node.get("/Kids", Array()))
        numbers = list(node.get("/Nums", Array()))
        for at, held in zip(numbers[::2], numbers[1::2], strict=True):
            if not isinstance(held, Array):
                raise unfit("has a tag of what is no part of a page")
            listed = (
                None if found == b"null" else int(found.split()[0])
                for found in _ENTRY.findall(held.unparse(resolved=True))
            )
            yield int(at), tuple(listed)
