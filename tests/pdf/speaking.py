"""Walks the tag tree of a PDF: which words are in which language, as a screen reader is told."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO

import pikepdf

_CHARACTERS = re.compile(rb"<([0-9A-Fa-f]+)> <([0-9A-Fa-f]*)>")
_NO_CONTENT = -1


@dataclass(frozen=True)
class Leaf:
    """One piece of marked text with the language in force, that of the nearest tag that has one.

    `tags` are the kinds of tag above it, the nearest first; `in_tree` tells whether a reader who
    starts at the root meets it. What stands in the foot of the pages has tags, but not in the tree.
    """

    page: int
    text: str = field(repr=False)
    language: str
    tags: tuple[str, ...]
    in_tree: bool


def leaves(pdf: bytes) -> tuple[Leaf, ...]:
    """Return every piece of marked text, in the order of the pages and of what is drawn on them."""
    with pikepdf.open(BytesIO(pdf)) as document:
        root = document.Root.StructTreeRoot
        parents = dict(_numbers(root.ParentTree))
        reached = {tag.objgen for tag in _below(root.K)}
        return tuple(
            Leaf(
                number,
                text,
                _language(tags[marked], str(document.Root.Lang)),
                tuple(str(tag.S) for tag in _above(tags[marked])),
                tags[marked].objgen in reached,
            )
            for number, page in enumerate(document.pages)
            for tags in [parents[int(page.obj.StructParents)]]
            for marked, text in _texts(page).items()
        )


def tagged(pdf: bytes) -> tuple[tuple[str, str], ...]:
    """Return the kind and the own language, which may be none, of every tag in the tree."""
    with pikepdf.open(BytesIO(pdf)) as document:
        tree = _below(document.Root.StructTreeRoot.K)
        return tuple((str(tag.S), str(tag.get("/Lang", ""))) for tag in tree)


def _numbers(tree: pikepdf.Object) -> Iterator[tuple[int, pikepdf.Object]]:
    """Yield what a number tree holds, in its order."""
    for kid in tree.get("/Kids", pikepdf.Array()):
        yield from _numbers(kid)
    pairs = list(tree.get("/Nums", pikepdf.Array()))
    yield from ((int(key), value) for key, value in zip(pairs[::2], pairs[1::2], strict=True))


def _below(kids: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Yield every tag under one: its kids are one or many, and numbers stand for marked text."""
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/StructElem":
            yield kid
            yield from _below(kid.get("/K", pikepdf.Array()))


def _above(tag: pikepdf.Object) -> Iterator[pikepdf.Object]:
    while tag.get("/Type") == "/StructElem":
        yield tag
        tag = tag.P


def _language(tag: pikepdf.Object, of_document: str) -> str:
    own = (str(above.Lang) for above in _above(tag) if "/Lang" in above)
    return next(own, of_document)


def _texts(page: pikepdf.Page) -> Mapping[int, str]:
    """Return the text of each piece of marked content of a page, by its number."""
    fonts = {name: _characters(font) for name, font in page.resources.get("/Font", {}).items()}
    texts: dict[int, str] = {}
    open_pieces: list[int] = []
    characters: Mapping[int, str] = {}
    for step in pikepdf.parse_content_stream(page):
        match str(step.operator):
            case "BDC":
                marked = int(step.operands[1].get("/MCID", _NO_CONTENT))
                open_pieces.append(marked)
                if marked != _NO_CONTENT:
                    texts[marked] = ""
            case "BMC":
                open_pieces.append(_NO_CONTENT)
            case "EMC":
                open_pieces.pop()
            case "Tf":
                characters = fonts[str(step.operands[0])]
            case "Tj" | "TJ":
                assert open_pieces, "text that no tag holds"
                shown = step.operands[0]
                for piece in shown if isinstance(shown, pikepdf.Array) else [shown]:
                    if isinstance(piece, pikepdf.String) and open_pieces[-1] != _NO_CONTENT:
                        texts[open_pieces[-1]] += _read(bytes(piece), characters)
    return texts


def _read(codes: bytes, characters: Mapping[int, str]) -> str:
    pairs = (int.from_bytes(codes[at : at + 2]) for at in range(0, len(codes), 2))
    return "".join(characters.get(code, "") for code in pairs)


def _characters(font: pikepdf.Object) -> Mapping[int, str]:
    """Return the characters for each glyph of a font, from the map that is in the PDF."""
    return {
        int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be")
        for code, text in _CHARACTERS.findall(font.ToUnicode.read_bytes())
    }
