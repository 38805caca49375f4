"""Binds handouts into print files for the tests, and takes what stands in them apart."""

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf

from handouts.clinic import Paper
from handouts.handout import blank_page
from handouts.pdf import PrintFile
from tests.document.making import made, shelf

TITLE = "Handouts of a run"


@dataclass(frozen=True)
class Bound:
    """A handout in a print file: how it was put there, and where its first copy begins (from 0)."""

    pdf: bytes = field(repr=False)
    bookmark: str
    copies: int = 1
    blank: bytes | None = field(repr=False, default=None)


def bind(handouts: Sequence[Bound], *, language: str = "en") -> bytes:
    """Return the print file of some handouts."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "all.pdf"
        with PrintFile(target, title=TITLE, language=language) as print_file:
            for handout in handouts:
                print_file.add(
                    handout.pdf,
                    bookmark=handout.bookmark,
                    copies=handout.copies,
                    blank=handout.blank,
                )
        content = target.read_bytes()
        assert print_file.size == len(content)
    with pikepdf.open(BytesIO(content)) as document:
        assert not document.check_pdf_syntax()
        assert len(document.pages) == print_file.pages
    return content


def bound(name: str, row: int, *, copies: int = 1) -> Bound:
    """Return an example handout with its blank page, as a batch would bind it."""
    handout = made(name)
    language = handout.opened.language
    return Bound(handout.opened.pdf, f"Row {row}", copies, blank_of(language, handout.draft.paper))


@cache
def blank_of(language: str, paper: Paper) -> bytes:
    """Return the blank page of a language and a paper."""
    return blank_page(language, paper, shelf())


def entries(tree: pikepdf.Object, key: str) -> Iterator[tuple[object, pikepdf.Object]]:
    """Yield what a number tree (Nums) or a name tree (Names) holds, in its order."""
    for kid in tree.get("/Kids", pikepdf.Array()):
        inner = list(entries(kid, key))
        assert inner, "a branch without leaves"
        first, last = kid.Limits
        assert (inner[0][0], inner[-1][0]) == (_key(first), _key(last))
        yield from inner
    pairs = list(tree.get(f"/{key}", pikepdf.Array()))
    for name, value in zip(pairs[::2], pairs[1::2], strict=True):
        yield _key(name), value


def _key(value: object) -> object:
    return bytes(value) if isinstance(value, pikepdf.String) else int(str(value))


def changed(pdf: bytes, change: str, into: bytes) -> bytes:
    """Return a PDF in which one stream of its fonts is another.

    Args:
        pdf: any.
        change: which one of the first font: FontFile2 or ToUnicode.
        into: what it is to hold.
    """
    with pikepdf.open(BytesIO(pdf)) as document:
        font_stream(document, change).write(into)
        out = BytesIO()
        document.save(
            out,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            static_id=True,
        )
    return out.getvalue()


def font_stream(document: pikepdf.Pdf, name: str) -> pikepdf.Stream:
    """Return a stream of the first font of the first page: FontFile2 or ToUnicode."""
    fonts = document.pages[0].resources.Font
    font = fonts[sorted(fonts.keys())[0]]
    holder = font if name == "ToUnicode" else font.DescendantFonts[0].FontDescriptor
    stream = holder[f"/{name}"]
    assert isinstance(stream, pikepdf.Stream)
    return stream
