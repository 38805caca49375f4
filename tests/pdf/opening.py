"""Opens a finished PDF as a screen reader, a printer and a curious person would.

Every PDF that a test makes goes through `assert_fit`.
"""

import shutil
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import BytesIO

import page
import pikepdf

MM = 72 / 25.4
PAPER_POINTS = {"a4": (210 * MM, 297 * MM), "letter": (8.5 * 72, 11 * 72)}

# Noto Sans has a small and known set of styles; anything else after the family is another family.
STYLES = frozenset({"Regular", "Bold", "Italic", "Bold Italic"})

# What carries an action, a file or a way out of the document.
ACTIVE_KEYS = frozenset(
    {"/URI", "/A", "/AA", "/JS", "/OpenAction", "/AcroForm", "/AF", "/EF", "/Launch", "/RichMedia"}
)


@dataclass(frozen=True)
class Opened:
    """What a PDF holds."""

    pdf: bytes = field(repr=False)
    texts: tuple[str, ...]
    sizes: tuple[tuple[float, float], ...]
    fonts: frozenset[str]
    title: str
    language: str

    @property
    def text(self) -> str:
        """Return the words of all pages, as they are read, without the line breaks."""
        return " ".join(" ".join(self.texts).split())


def assert_fit(pdf: bytes, families: Iterable[str], *, language: str) -> Opened:
    """Return what a PDF holds, once it is sure that it can be handed out."""
    assert pdf.startswith(b"%PDF-1.7")
    report = page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1)
    assert report.rules.total > 100, "the validator looked at nothing"
    assert report.is_compliant, f"not accessible: {report}"
    with pikepdf.open(BytesIO(pdf)) as document:
        assert len(document.objects) > 20
        assert len(document.pages) > 0
        title = str(document.docinfo["/Title"])
        opened = Opened(
            pdf,
            tuple(read_text(pdf)),
            tuple(_size(leaf) for leaf in document.pages),
            frozenset(_fonts(document)),
            title,
            str(document.Root.Lang),
        )
        assert title.strip(), "without a title"
        assert bool(document.Root.ViewerPreferences.DisplayDocTitle)
        assert bool(document.Root.MarkInfo.Marked)
        assert opened.language == language, "in another language"
        _assert_nobody_named(document, title)
        _assert_nothing_active(document)
        _assert_every_glyph_drawn(document)
    assert len(opened.texts) == len(opened.sizes)
    assert all(text.strip() for text in opened.texts), "a page holds no text"
    assert opened.fonts
    assert opened.fonts <= allowed_fonts(families), f"fonts of other families: {opened.fonts}"
    return opened


def allowed_fonts(families: Iterable[str]) -> frozenset[str]:
    """Return the names that the fonts of these families can have in a PDF, in plain words."""
    return frozenset(
        name for family in families for name in (family, *(f"{family} {s}" for s in STYLES))
    )


def read_text(pdf: bytes, *options: str) -> list[str]:
    """Return the text of each page, as Poppler reads it."""
    tool = shutil.which("pdftotext")
    assert tool, "poppler-utils is not installed"
    ended = subprocess.run([tool, *options, "-", "-"], input=pdf, capture_output=True, check=True)
    return ended.stdout.decode().removesuffix("\f").split("\f")


def _size(leaf: pikepdf.Page) -> tuple[float, float]:
    left, bottom, right, top = (float(edge) for edge in leaf.mediabox)
    return right - left, top - bottom


def _fonts(document: pikepdf.Pdf) -> Iterator[str]:
    for entry in document.objects:
        if isinstance(entry, pikepdf.Dictionary) and "/FontName" in entry:
            assert {"/FontFile", "/FontFile2", "/FontFile3"} & entry.keys(), "a font is missing"
            name = str(entry["/FontName"]).removeprefix("/")
            yield name.partition("+")[2].replace("-", " ")


def _assert_nobody_named(document: pikepdf.Pdf, title: str) -> None:
    """Hold the properties to what says nothing of a patient, an author or a machine."""
    assert set(document.docinfo.keys()) == {"/Title", "/Producer"}, "properties that name"
    producer = str(document.docinfo["/Producer"])
    assert producer.startswith("WeasyPrint")
    with document.open_metadata() as metadata:
        values = {key.rpartition("}")[2]: str(value) for key, value in metadata.items()}
    assert values == {"title": title, "Producer": producer, "part": "1"}, "metadata that name"


def _assert_nothing_active(document: pikepdf.Pdf) -> None:
    """Make sure that there is nothing to click on, to run or to unpack."""
    for entry in document.objects:
        if isinstance(entry, pikepdf.Dictionary | pikepdf.Stream):
            # In the tree of tags, /A holds attributes and no action.
            tag = entry.get("/Type") == "/StructElem"
            active = ACTIVE_KEYS - ({"/A"} if tag else set())
            assert not active & set(entry.keys()), f"something active: {sorted(entry.keys())}"
            assert entry.get("/Type") not in {"/EmbeddedFile", "/Filespec"}, "a file inside"
    assert all("/Annots" not in leaf for leaf in document.pages), "something to click on"
    assert "/EmbeddedFiles" not in document.Root.get("/Names", {}), "a file inside"


def _assert_every_glyph_drawn(document: pikepdf.Pdf) -> None:
    """Look for glyph 0, the empty box that stands for a character that the font does not have."""
    drawn = 0
    for leaf in document.pages:
        for step in pikepdf.parse_content_stream(leaf):
            if str(step.operator) not in {"Tj", "TJ"}:
                continue
            operands: Iterable[object] = step.operands
            if str(step.operator) == "TJ":
                (operands,) = step.operands
            for piece in operands:
                if isinstance(piece, pikepdf.String):
                    codes = bytes(piece)
                    glyphs = [codes[at : at + 2] for at in range(0, len(codes), 2)]
                    assert b"\0\0" not in glyphs, "a glyph is missing"
                    drawn += len(glyphs)
    assert drawn > 0
