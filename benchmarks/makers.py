"""The ways to make a handout that are compared, each warm and in a process of its own."""

import base64
import html as markup
import re
import tempfile
from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Final, Self

from benchmarks.jobs import Folder, Job
from benchmarks.patients import Cells
from benchmarks.rows import HEADER, profile_of, read_rows

FOOT: Final = re.compile(r"<footer>(.*?)</footer>", re.DOTALL)
HIDE_FOOT: Final = "footer { display: none }"
FOOT_STYLE: Final = """
.foot { width: calc(100% - 28mm); margin: -2mm 14mm 0; padding-top: 0.5mm; line-height: 1.15;
  border-top: 0.25mm solid #8a8a8a; display: flex; justify-content: space-between;
  color: #4a4a4a; font-size: 9pt; }
.parts { flex: 1 1 auto } .part { margin-inline-end: 0.8em; white-space: nowrap }
.pages { font-weight: 700; color: #1a1a1a; white-space: nowrap }
"""
SETTLED: Final = """
Promise.all([document.fonts.ready, ...[...document.images].map(picture => picture.decode())])
    .then(() => document.images.length)
"""


class Maker(ABC):
    """Makes one handout at a time; what it needs is started once, with the `with` block."""

    def __init__(self, folder: Folder) -> None:
        """Keep where the composed handouts lie."""
        self.folder = folder
        self.ending = ExitStack()

    def __enter__(self) -> Self:
        """Start what is needed."""
        return self

    def __exit__(self, *_: object) -> None:
        """End it."""
        self.ending.close()

    @abstractmethod
    def ready(self, number: int) -> Callable[[], bytes]:
        """Return what makes the PDF of a row when it is called: only the call is measured."""


class ComposedMaker(Maker):
    """Is given finished pages."""

    def ready(self, number: int) -> Callable[[], bytes]:
        """Return what makes the PDF of a row from its composed handout."""
        return partial(self.make, self.folder.job(number))

    @abstractmethod
    def make(self, job: Job) -> bytes:
        """Return the PDF."""


class Plain(ComposedMaker):
    """A loop of WeasyPrint calls, as its documentation shows them."""

    def make(self, job: Job) -> bytes:
        """Return the PDF."""
        return plain_pdf(job)


class Typst(ComposedMaker):
    """A Typst compiler that stays, with the fonts of this machine."""

    def __enter__(self) -> Self:
        """Start the compiler."""
        import typst

        fonts = typst.Fonts(include_embedded_fonts=False)
        self._compiler = typst.Compiler(root=str(self.folder.typst), font_paths=fonts)
        return self

    def make(self, job: Job) -> bytes:
        """Return the PDF; Typst refuses what it knows not to be PDF/UA-1."""
        pdf = self._compiler.compile(input=job.typst.encode(), format="pdf", pdf_standards=["ua-1"])
        if not isinstance(pdf, bytes):
            raise TypeError("Typst has made no PDF")
        return pdf


class Chromium(ComposedMaker):
    """A headless Chromium that stays open, driven with its DevTools protocol over a pipe."""

    def __enter__(self) -> Self:
        """Start the browser and open one page in it, into which each handout is put."""
        from tests.browser.driving import Browser

        with ExitStack() as started:
            home = Path(started.enter_context(tempfile.TemporaryDirectory()))
            (home / "blank.html").write_text("<!DOCTYPE html>", encoding="utf-8")
            browser = started.enter_context(Browser(home))
            self._page = browser.open(home / "blank.html")
            # Of every picture there would be a word otherwise, and it would be kept.
            for domain in ("Network", "Log", "Runtime"):
                self._page.tell(f"{domain}.disable")
            self._frame = self._page.tell("Page.getFrameTree")["frameTree"]["frame"]["id"]
            self.ending = started.pop_all()
        return self

    def make(self, job: Job) -> bytes:
        """Return the PDF, tagged; Chromium has no PDF/UA-1."""
        page = self._page
        page.tell("Page.setDocumentContent", frameId=self._frame, html=whole(job))
        page.evaluate(SETTLED)
        answer = page.tell(
            "Page.printToPDF",
            generateTaggedPDF=True,
            preferCSSPageSize=True,
            printBackground=True,
            displayHeaderFooter=True,
            headerTemplate="<span></span>",
            footerTemplate=foot_template(job),
        )
        return base64.b64decode(answer["data"])


class Ours(Maker):
    """Our own steps in a loop with one press: profile, selection, composition, PDF.

    Nothing is given finished.
    """

    def __enter__(self) -> Self:
        """Read what handouts are made from."""
        from handouts.handout import load_shelf
        from handouts.pdf import Press

        self._shelf, self._press = load_shelf(), Press()
        self._rows = read_rows(self.folder.table)
        return self

    def ready(self, number: int) -> Callable[[], bytes]:
        """Return what makes the PDF of a row from its cells."""
        return partial(self._make, number, self._rows[number - HEADER - 1])

    def _make(self, number: int, row: Cells) -> bytes:
        from handouts.handout import draft_handout, make_handout

        draft = draft_handout(profile_of(row, number, self._shelf), self._shelf)
        return make_handout(draft, self._shelf, self._press).pdf


MAKERS: Final[dict[str, type[Maker]]] = {
    "plain": Plain,
    "typst": Typst,
    "chromium": Chromium,
    "ours": Ours,
}


def plain_pdf(job: Job) -> bytes:
    """Return the PDF that WeasyPrint makes of a handout, everything anew."""
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    styles = [CSS(string=css, font_config=fonts) for css in job.stylesheets]
    pdf: bytes = HTML(string=job.html).write_pdf(
        stylesheets=styles, font_config=fonts, pdf_variant="pdf/ua-1", pdf_tags=True
    )
    return pdf


def whole(job: Job) -> str:
    """Return a handout as one HTML document with its styles in it, but for the foot of the page."""
    styles = "\n".join((*job.stylesheets, HIDE_FOOT))
    return job.html.replace("</head>", f"<style>{styles}</style></head>", 1)


def foot_template(job: Job) -> str:
    """Return the foot of a handout as Chromium wants it, which has no running elements."""
    found = FOOT.search(job.html)
    if found is None:
        raise ValueError("the handout has no foot")
    foot = found[1].replace('<bdi class="page">', '<bdi class="pageNumber">')
    foot = foot.replace('<bdi class="of">', '<bdi class="totalPages">')
    fonts = markup.escape(", ".join(f"'{family}'" for family in job.families))
    side = "rtl" if 'dir="rtl"' in job.html[:200] else "ltr"
    style = f'class="foot" dir="{side}" style="font-family: {fonts}"'
    return f"<style>{FOOT_STYLE}</style><div {style}>{foot}</div>"
