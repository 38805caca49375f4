"""Turns HTML into an accessible PDF, and refuses any page that is not fit to be handed out."""

import logging
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from weasyprint import HTML, __version__
from weasyprint.document import Document
from weasyprint.text.ffi import harfbuzz_subset, pango
from weasyprint.urls import FatalURLFetchingError

from handouts.errors import Problem, RenderingError
from handouts.pdf.assets import Asset, AssetFetcher
from handouts.pdf.filling import filled
from handouts.pdf.fonts import foreign_fonts, missing_families, packages_for
from handouts.pdf.line_breaks import whole_lines
from handouts.pdf.press import Press
from handouts.pdf.tags import own_languages
from handouts.pdf.text_map import complete_text_map

NO_ROOM = "first-page"
"""The code of the problem that something does not open on page 1, though it must."""

NEXT_TO_NOTHING = 0.2
"""A last page that is filled less than this (0 to 1) is saved, if a little less air saves it."""

MISSING_GLYPH = "missing-glyph"
FOREIGN_FONT = "foreign-font"

OPTIONS = {"pdf_variant": "pdf/ua-1", "pdf_tags": True}
"""What WeasyPrint is told both when it lays out and when it writes."""


@dataclass(frozen=True)
class Page:
    """What is to be printed: a whole HTML document, its stylesheets and its pictures.

    `families` are the font families that set the page, in this order; no other may appear.
    `first_page` names the elements (by id) that must open on page 1. `identifier` becomes the
    PDF's file identifier, so that the same input gives the same bytes. `families_of` puts other
    families first where an element has that `lang`. `own` names (by tag or class) the elements
    whose words are of its reader alone, such as a name or a note: nothing of them is kept for
    later pages; None means that any may be.
    """

    html: str = field(repr=False)
    stylesheets: Sequence[str] = ()
    assets: Mapping[str, Asset] = field(default_factory=dict)
    families: Sequence[str] = ()
    identifier: str = ""
    first_page: Sequence[str] = ()
    families_of: Mapping[str, Sequence[str]] = field(default_factory=dict)
    own: Sequence[str] | None = None


Again = Callable[[Sequence[Collection[str]]], Page | None]
"""Returns what to lay out instead, from the ids on each page; None if all stands as it should."""


@dataclass(frozen=True)
class Rendered:
    """A finished PDF and its number of pages; `is_closer` if it was set closer to save one."""

    pdf: bytes = field(repr=False)
    pages: int
    is_closer: bool = False


def render(
    page: Page,
    press: Press | None = None,
    *,
    again: Again | None = None,
    closer: Callable[[], Page] | None = None,
) -> Rendered:
    """Return the PDF (PDF/UA-1) of a page.

    Args:
        page: what is to be printed.
        press: one that has printed other pages, which makes it faster and changes no byte.
        again: asked for what to lay out instead, until all stands as it should.
        closer: returns the same, set closer; it is printed instead if the last page would hold
            next to nothing, and if that saves it.

    Raises: RenderingError if a character has no glyph, a font outside `families` was used, a
        picture is missing, or the layout engine complains of anything. The error never quotes the
        page's text.
    """
    press = press or Press()
    with _complaints() as complaints:
        try:
            airy = document = _settled(page, press, again)
            if closer is not None and _opens(page, airy) and _is_wasteful(airy):
                document = _saved(airy, closer(), press) or airy
            pdf = b""
            if _opens(page, document):
                with press.drawing(page.assets):
                    pdf = write(document, page.identifier)
        except FatalURLFetchingError as error:
            press.renew()
            raise RenderingError(
                Problem("page", "asks for a file or an address that is not its own.", code="fetch")
            ) from error
    if complaints:
        press.renew()
    problems = [*_problems(complaints)]
    problems += [
        Problem(
            "page 1",
            f"has no room for {name}.",
            "Shorten the note or the label, or choose a smaller text size.",
            NO_ROOM,
        )
        for name in page.first_page
        if name not in document.pages[0].anchors
    ]
    if not problems:
        problems.extend(_font_problems(pdf, page.families))
    if problems:
        raise RenderingError([*_missing_fonts(problems, page.families)] or problems)
    return Rendered(pdf, len(document.pages), document is not airy)


def _settled(page: Page, press: Press, again: Again | None) -> Document:
    """Return the page as it is laid out when nobody asks for another one."""
    document = typeset(page, press)
    while again and (other := again([leaf.anchors for leaf in document.pages])) is not None:
        document = typeset(other, press)
    return document


def _opens(page: Page, document: Document) -> bool:
    """Return whether all that must open on page 1 does."""
    return set(page.first_page) <= set(document.pages[0].anchors)


def _is_wasteful(document: Document) -> bool:
    return len(document.pages) > 1 and filled(document.pages[-1]) < NEXT_TO_NOTHING


def _saved(document: Document, closer: Page, press: Press) -> Document | None:
    """Return the closer page as it is laid out, None if that saves no page or is complained of."""
    with _complaints() as complaints:
        saved = typeset(closer, press)
    fits = _opens(closer, saved) and not complaints and len(saved.pages) < len(document.pages)
    return saved if fits else None


def typeset(page: Page, press: Press | None = None) -> Document:
    """Return where everything of a page stands on paper, before it is written as a PDF."""
    press = press or Press()
    setting = press.setting((*page.stylesheets, *family_rules(page)))
    with press.ready(setting, page.own), whole_lines():
        return HTML(string=page.html, url_fetcher=AssetFetcher(page.assets)).render(
            stylesheets=setting.sheets, font_config=setting.fonts, **OPTIONS
        )


def write(document: Document, identifier: str = "") -> bytes:
    """Return the PDF of what was typeset."""
    with own_languages():
        pdf: bytes = document.write_pdf(
            finisher=complete_text_map, pdf_identifier=identifier.encode() or None, **OPTIONS
        )
    return pdf


def family_rules(page: Page) -> Iterator[str]:
    """Yield the stylesheets that say which fonts set a page."""
    yield _family_rule(page.families)
    for language, families in page.families_of.items():
        yield _family_rule(families, f'[lang="{language}"]')


def engine_versions() -> dict[str, str]:
    """Return the versions of what lays out pages; an empty one is not on this machine."""
    number = pango.pango_version()
    return {
        "WeasyPrint": __version__,
        "Pango": f"{number // 10000}.{number // 100 % 100}.{number % 100}",
        "HarfBuzz subset": "found" if harfbuzz_subset else "",
    }


def _family_rule(families: Sequence[str], elements: str = "html") -> str:
    names = ", ".join(f'"{family}"' for family in families)
    return f"{elements} {{ font-family: {names} }}" if names else ""


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.templates: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the message's template only: its arguments may quote the patient's text."""
        self.templates.append(str(record.msg))


@contextmanager
def _complaints() -> Iterator[list[str]]:
    logger = logging.getLogger("weasyprint")
    collector = _Collector()
    before, propagate = list(logger.handlers), logger.propagate
    logger.handlers, logger.propagate = [collector], False
    try:
        yield collector.templates
    finally:
        logger.handlers, logger.propagate = before, propagate


def _problems(complaints: Sequence[str]) -> Iterator[Problem]:
    if any("notdef" in complaint for complaint in complaints):
        yield Problem(
            "page",
            "a character of the text or of the label has no glyph in the fonts of this machine.",
            "Write the name in another script.",
            MISSING_GLYPH,
        )
    for complaint in sorted({c for c in complaints if "notdef" not in c}):
        yield Problem("page", f"the layout engine complains: {complaint}", code="layout")


def _font_problems(pdf: bytes, families: Sequence[str]) -> Iterator[Problem]:
    for name in foreign_fonts(pdf, families):
        yield Problem(
            "page",
            f"the font {name} slipped in for one that is not installed.",
            "Take signs such as emoji out of name and note.",
            FOREIGN_FONT,
        )


def _missing_fonts(problems: Sequence[Problem], families: Sequence[str]) -> Iterator[Problem]:
    """Yield which fonts this machine lacks, if that is the cause of the problems."""
    if {problem.code for problem in problems} & {MISSING_GLYPH, FOREIGN_FONT}:
        for family in missing_families(families):
            yield Problem(
                "page",
                f"the font {family} is not on this machine.",
                f"Install it; on Debian: apt install {packages_for([family])}.",
                "missing-font",
            )
