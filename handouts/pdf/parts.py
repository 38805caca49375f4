"""Takes a finished PDF apart into pages, tags and bookmarks, ready to be put into another file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Object, Pdf, Stream

from handouts.pdf.syntax import unfit, written
from handouts.pdf.tag_reader import read_tags
from handouts.pdf.tag_tree import Tags

INHERITED = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")
LEFT_OUT = frozenset({"/Parent", "/StructParents", "/Type"})


@dataclass(frozen=True)
class Leaf:
    """A page: its number, what its dictionary holds, and its place in the parent tree."""

    number: int
    keys: bytes = field(repr=False)
    tags_at: int | None


@dataclass(frozen=True)
class Outline:
    """The bookmarks of a file: their root, the first and last below it, how many are open."""

    root: int
    first: int
    last: int
    count: int
    items: Mapping[int, bytes] = field(repr=False)


@dataclass(frozen=True)
class Parts:
    """A PDF taken apart: every object as it is written, and what is known of its order."""

    pages: tuple[Leaf, ...]
    texts: Mapping[int, bytes] = field(repr=False)
    """Objects that are no streams, by number."""
    streams: Mapping[int, tuple[bytes, bytes]] = field(repr=False)
    """Keys without the length, and the bytes as they are, by number."""
    tags: Tags = field(repr=False)
    outline: Outline | None = field(repr=False)
    destinations: tuple[tuple[bytes, bytes], ...] = field(repr=False)
    """Names and what they stand for, in the order of the names."""
    language: bytes


def take_apart(pdf: bytes) -> Parts:
    """Return the parts of a PDF.

    Raises: RenderingError if it cannot be read, has no tags, or holds something to click on.
    """
    try:
        with Pdf.open(BytesIO(pdf)) as document:
            return _parts(document)
    except (pikepdf.PdfError, pikepdf.PasswordError) as error:
        raise unfit("cannot be read") from error


def _parts(document: Pdf) -> Parts:
    root = document.Root
    if document.is_encrypted or "/AcroForm" in root:
        raise unfit("is protected, or is a form")
    if "/StructTreeRoot" not in root or "/Lang" not in root:
        raise unfit("has no tags or no language")
    texts: dict[int, bytes] = {}
    streams: dict[int, tuple[bytes, bytes]] = {}
    for entry in document.objects:
        number = entry.objgen[0]
        if isinstance(entry, Stream):
            if entry.get("/Type") not in {"/ObjStm", "/XRef"}:
                streams[number] = (written_keys(entry, {"/Length"}), entry.read_raw_bytes())
        elif number:
            texts[number] = entry.unparse(resolved=True)
    pages = tuple(_leaf(page.obj) for page in document.pages)
    tags = read_tags(document, texts)
    return Parts(
        pages,
        texts,
        streams,
        tags,
        _outline(root, texts),
        tuple(sorted(_destinations(root))),
        root.Lang.unparse(),
    )


def written_keys(holder: Object, left_out: frozenset[str] | set[str] = frozenset()) -> bytes:
    """Return the keys and values of a dictionary or a stream as they are written."""
    return b" ".join(
        b"%s %s" % (key.encode(), written(value))
        for key, value in holder.items()
        if key not in left_out
    )


def _leaf(page: Object) -> Leaf:
    if "/Annots" in page:
        raise unfit("holds something to click on")
    pieces = [written_keys(page, LEFT_OUT)]
    for key in INHERITED:
        node: Object = page
        while key not in node and "/Parent" in node:
            node = node.Parent
        if node is not page and key in node:
            pieces.append(b"%s %s" % (key.encode(), written(node[key])))
    at = page.get("/StructParents")
    return Leaf(page.objgen[0], b" ".join(pieces), None if at is None else int(at))


def _outline(root: Object, texts: Mapping[int, bytes]) -> Outline | None:
    outline = root.get("/Outlines")
    if outline is None or "/First" not in outline or not outline.is_indirect:
        return None
    items = {number: texts[number] for number in _bookmarks(outline)}
    return Outline(
        outline.objgen[0],
        outline.First.objgen[0],
        outline.Last.objgen[0],
        abs(int(outline.get("/Count", len(items)))),
        items,
    )


def _bookmarks(above: Object) -> Iterator[int]:
    item = above.get("/First")
    while item is not None:
        if "/A" in item:
            raise unfit("holds something to click on")
        yield item.objgen[0]
        yield from _bookmarks(item)
        item = item.get("/Next")


def _destinations(root: Object) -> Iterator[tuple[bytes, bytes]]:
    tree = root.get("/Names", Dictionary()).get("/Dests")
    waiting = [tree] if tree is not None else []
    while waiting:
        node = waiting.pop()
        waiting.extend(node.get("/Kids", Array()))
        names = list(node.get("/Names", Array()))
        for name, place in zip(names[::2], names[1::2], strict=True):
            yield bytes(name), place.unparse(resolved=True)
