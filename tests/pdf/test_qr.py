"""A QR code says exactly what it was given, and has all that a phone needs to read it."""

import re

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st

from handouts.pdf import qr_code, render
from handouts.pdf.qr import QUIET_MODULES, WIDTH_MM
from tests.pdf.conftest import MakePage
from tests.pdf.opening import assert_fit
from tests.pdf.scanning import code_in, codes_on, modules

ADDRESS = "https://clinic.example/back-care?from=paper#films"
LONGEST = f"https://clinic.example/{'Ab9-_' * 40}"[:200]
IN_ADDRESSES = st.text(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#@!$&'()*+,;=%",
    max_size=177,
)


@given(IN_ADDRESSES)
def test_the_code_says_what_it_was_given(path: str) -> None:
    address = f"https://clinic.example/{path}"
    assert code_in(qr_code(address).content).text == address


@pytest.mark.parametrize("text", [ADDRESS, LONGEST, "https://a.bc"])
def test_the_code_is_a_plain_qr_code_of_level_m(text: str) -> None:
    code = code_in(qr_code(text).content)
    assert code.format == zxingcpp.BarcodeFormat.QRCode
    assert code.ec_level == "M"


@pytest.mark.parametrize("text", [ADDRESS, LONGEST, "https://a.bc"])
def test_four_light_modules_surround_the_code(text: str) -> None:
    rows = modules(qr_code(text).content)
    edge = QUIET_MODULES
    assert edge == 4
    for dark in (rows, [list(column) for column in zip(*rows, strict=True)]):
        assert not any(any(row) for row in (*dark[:edge], *dark[-edge:]))
        assert any(dark[edge])
        assert any(dark[-edge - 1])


@pytest.mark.parametrize("text", [ADDRESS, LONGEST])
def test_the_code_without_its_edge_is_24_millimetres_wide(text: str) -> None:
    drawing = qr_code(text).content
    side = len(modules(drawing))
    sizes = re.findall(r'(?:width|height)="([0-9.]+)mm"', drawing.decode())
    assert len(sizes) == 2
    for size in sizes:
        assert float(size) * (side - 2 * QUIET_MODULES) / side == pytest.approx(24, abs=0.01)
    assert WIDTH_MM == 24


def test_the_same_text_is_drawn_in_the_same_bytes() -> None:
    assert qr_code(ADDRESS) == qr_code(ADDRESS)
    assert qr_code(ADDRESS).content != qr_code(LONGEST).content


@pytest.mark.pdf
@pytest.mark.parametrize("text", [ADDRESS, LONGEST])
def test_a_code_on_paper_can_be_scanned(make_page: MakePage, text: str) -> None:
    body = '<img src="handouts:qr" alt="A code">'
    pdf = render(make_page(body, assets={"qr": qr_code(text)})).pdf
    assert_fit(pdf, ("Noto Sans",), language="en")
    assert [code.text for code in codes_on(pdf, 1)] == [text]
    assert b"/Subtype /Image" not in pdf  # drawn in lines, so that it is sharp at every size
