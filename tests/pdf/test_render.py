"""A page is printed as it is, or refused: nothing is fetched, replaced or left blank in silence."""

import hashlib
import logging
import os
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from handouts.errors import RenderingError
from handouts.pdf import Asset, engine_versions, render
from tests.pdf.conftest import PNG, MakePage
from tests.pdf.opening import MM, PAPER_POINTS, assert_fit

pytestmark = pytest.mark.pdf

UNASSIGNED = "\U0010fffd"  # for private use: no font of ours will ever have it
CUNEIFORM = "\U00012000\U00012038"
FIRST_LINE = "root:x:0:0"


def codes(caught: pytest.ExceptionInfo[RenderingError]) -> set[str]:
    return {problem.code for problem in caught.value.problems}


# Text that can be read out


@pytest.mark.parametrize("word", ["شيئًا", "هادئًا", "قارئُ", "لأنّ"])
def test_a_letter_that_is_drawn_in_several_pieces_can_be_read_out(
    make_page: MakePage, word: str
) -> None:
    page = make_page(f"<p dir='rtl'>{word}</p>", scripts=("Arab",), language="ar")
    assert_fit(render(page).pdf, page.families, language="ar")


# Pictures and addresses


def test_a_picture_that_was_given_is_printed(make_page: MakePage) -> None:
    body = '<img src="handouts:logo" alt="A grey point">'
    with_logo = render(make_page(body, assets={"logo": Asset(PNG, "image/png")})).pdf
    assert_fit(with_logo, ("Noto Sans",), language="en")
    with pikepdf.open(BytesIO(with_logo)) as document:
        pictures = [
            entry
            for entry in document.objects
            if isinstance(entry, pikepdf.Stream) and entry.get("/Subtype") == "/Image"
        ]
        assert len(pictures) == 1


@pytest.mark.parametrize(
    "address",
    [
        "handouts:other",
        "handouts:",
        "file:///etc/passwd",
        "http://example.org/logo.png",
        "https://example.org/logo.png",
        "ftp://example.org/logo.png",
        "data:image/png;base64,AAAA",
        "HTTP://EXAMPLE.ORG/",
    ],
)
@pytest.mark.parametrize(
    "body",
    [
        '<img src="{}" alt="A picture">',
        '<p style="background: url({})">Words</p>',
        '<p style="list-style-image: url({}); display: list-item">Words</p>',
        '<link rel="stylesheet" href="{}"><p>Words</p>',
        '<object data="{}">Words</object>',
        "<style>@import url({});</style><p>Words</p>",
        '<style>@font-face {{ font-family: F; src: url("{}") }} p {{ font-family: F }}</style><p>W',
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="{}"/></svg>',
    ],
)
def test_a_page_cannot_reach_for_anything_else(
    make_page: MakePage, address: str, body: str, network_attempts: list[str]
) -> None:
    page = make_page(body.format(address), assets={"logo": Asset(PNG, "image/png")})
    with pytest.raises(RenderingError) as caught:
        render(page)
    assert codes(caught) <= {"fetch", "layout"}
    assert FIRST_LINE not in str(caught.value)
    assert address not in str(caught.value)
    assert not network_attempts


@pytest.mark.parametrize("address", ["logo", "/etc/passwd", "../logo.png"])
def test_an_address_without_a_scheme_is_no_file_of_this_machine(
    make_page: MakePage, address: str
) -> None:
    page = make_page(f'<img src="{address}" alt="A picture">')
    with pytest.raises(RenderingError) as caught:
        render(page)
    assert codes(caught) <= {"fetch", "layout"}


@pytest.mark.parametrize(
    "style",
    [
        '@import url("{}");',
        'p {{ background: url("{}") }}',
        '@font-face {{ font-family: F; src: url("{}") }} p {{ font-family: F }}',
    ],
)
def test_a_stylesheet_cannot_reach_for_anything_either(
    make_page: MakePage, style: str, tmp_path: Path
) -> None:
    trap = tmp_path / "trap.css"
    trap.write_text("p { display: none }", encoding="utf-8")
    page = make_page("<p>Words</p>", styles=[style.format(trap.as_uri())])
    with pytest.raises(RenderingError) as caught:
        render(page)
    assert codes(caught) <= {"fetch", "layout"}


def test_a_picture_within_a_picture_is_not_fetched(make_page: MakePage) -> None:
    svg = (
        b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
        b'<image href="file:///etc/passwd" width="9" height="9"/></svg>'
    )
    body = '<img src="handouts:logo" alt="A trap">'
    with pytest.raises(RenderingError):
        render(make_page(body, assets={"logo": Asset(svg, "image/svg+xml")}))


def test_a_picture_that_is_broken_is_refused(make_page: MakePage) -> None:
    body = '<img src="handouts:logo" alt="Broken">'
    with pytest.raises(RenderingError) as caught:
        render(make_page(body, assets={"logo": Asset(PNG[:40], "image/png")}))
    assert codes(caught) == {"layout"}


# Glyphs and fonts


def test_a_character_without_a_glyph_is_refused_and_not_quoted(make_page: MakePage) -> None:
    with pytest.raises(RenderingError) as caught:
        render(make_page(f"<p>Ana {UNASSIGNED} Ruiz</p>"))
    assert codes(caught) == {"missing-glyph"}
    assert UNASSIGNED not in str(caught.value)
    assert "Ruiz" not in repr(caught.value)
    assert "another script" in str(caught.value)


def test_a_name_in_a_script_that_we_have_no_font_for_is_refused(make_page: MakePage) -> None:
    """With the font somewhere on the machine it is a foreign font, without it a missing glyph."""
    with pytest.raises(RenderingError) as caught:
        render(make_page(f"<p>{CUNEIFORM}</p>"))
    assert codes(caught) <= {"missing-glyph", "foreign-font"}
    assert not set(CUNEIFORM) & set(str(caught.value))


def test_a_font_that_slips_in_is_found_and_named(make_page: MakePage) -> None:
    styles = ['h1 { font-family: "Noto Serif", "DejaVu Serif", serif }']
    with pytest.raises(RenderingError) as caught:
        render(make_page("<p>Words</p>", styles=styles))
    assert codes(caught) == {"foreign-font"}
    assert "Serif" in str(caught.value)


def test_a_letter_of_another_script_needs_the_family_of_that_script(make_page: MakePage) -> None:
    body = "<p>Words \u0639\u0646 words</p>"
    with pytest.raises(RenderingError) as caught:
        render(make_page(body))
    assert codes(caught) <= {"missing-glyph", "foreign-font"}
    page = make_page(body, scripts=("Latn", "Arab"))
    opened = assert_fit(render(page).pdf, page.families, language="en")
    assert "Noto Naskh Arabic" in opened.fonts


def test_whatever_the_engine_complains_of_is_an_error_without_the_words(
    make_page: MakePage,
) -> None:
    with pytest.raises(RenderingError) as caught:
        render(make_page("<p>Words</p>", styles=["p { colour: Ruiz }"]))
    assert codes(caught) == {"layout"}
    assert "Ruiz" not in str(caught.value)


def test_the_engines_complaints_go_to_nobody_else(
    make_page: MakePage, caplog: pytest.LogCaptureFixture
) -> None:
    logger = logging.getLogger("weasyprint")
    before = (list(logger.handlers), logger.propagate)
    with caplog.at_level(logging.DEBUG), pytest.raises(RenderingError):
        render(make_page(f"<p>Ana {UNASSIGNED} Ruiz</p>"))
    assert "Ruiz" not in caplog.text
    assert UNASSIGNED not in caplog.text
    assert (list(logger.handlers), logger.propagate) == before


# The same and the size


def test_the_same_page_gives_the_same_bytes(make_page: MakePage) -> None:
    page = make_page("<p>Some words</p>")
    assert render(page).pdf == render(page).pdf


def test_another_identifier_gives_other_bytes(make_page: MakePage) -> None:
    one, other = (make_page("<p>Words</p>", identifier=name) for name in ("ONE", "TWO"))
    assert render(one).pdf != render(other).pdf


def test_the_hash_seed_and_the_clock_change_nothing(project_root: Path) -> None:
    code = (
        "import hashlib, sys\n"
        "from tests.document.making import ARABIC, made\n"
        "sys.stdout.write(hashlib.sha256(made(ARABIC).opened.pdf).hexdigest())\n"
    )
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", code],
            cwd=project_root,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "SOURCE_DATE_EPOCH": epoch},
            stdout=subprocess.PIPE,
            text=True,
        )
        for seed, zone, epoch in (("1", "UTC", "1"), ("22", "Asia/Tokyo", "999999999"))
    ]
    digests = {run.communicate()[0] for run in runs}
    assert len(digests) == 1
    assert len(digests.pop()) == hashlib.sha256().digest_size * 2


@pytest.mark.parametrize(("paper", "css"), [("a4", "210mm 297mm"), ("letter", "8.5in 11in")])
def test_the_paper_is_that_of_the_page(make_page: MakePage, paper: str, css: str) -> None:
    page = make_page("<p>Words</p>", styles=[f"@page {{ size: {css} }}"])
    opened = assert_fit(render(page).pdf, page.families, language="en")
    assert opened.sizes[0] == pytest.approx(PAPER_POINTS[paper], abs=0.1 * MM)


def test_the_number_of_pages_is_counted(make_page: MakePage) -> None:
    body = '<p>One</p><p style="break-before: page">Two</p>'
    rendered = render(make_page(body))
    assert rendered.pages == 2
    assert len(assert_fit(rendered.pdf, ("Noto Sans",), language="en").texts) == 2


def test_neither_page_nor_pdf_stands_in_a_repr(make_page: MakePage) -> None:
    page = make_page("<p>Ana Ruiz</p>")
    rendered = render(page)
    assert "Ruiz" not in repr(page)
    assert len(repr(rendered)) < 100


def test_the_engine_says_its_versions() -> None:
    versions = engine_versions()
    assert set(versions) == {"WeasyPrint", "Pango", "HarfBuzz subset"}
    assert versions["Pango"].count(".") == 2


# Fonts of a second language


def test_a_language_of_its_own_has_the_font_of_its_own_script_first(make_page: MakePage) -> None:
    page = make_page('<p lang="en">1 2 3</p>', scripts=("Arab",), language="ar")
    of_the_page = assert_fit(render(page).pdf, page.families, language="ar").fonts
    own = replace(page, families_of={"en": ("Noto Sans", "Noto Naskh Arabic")})
    fonts = assert_fit(render(own).pdf, own.families, language="ar").fonts
    assert fonts - of_the_page == {"Noto Sans"}
    assert of_the_page - fonts == {"Noto Naskh Arabic"}
