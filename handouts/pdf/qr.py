"""Draws a QR code as a picture that keeps its edges at every size."""

from io import BytesIO
from typing import Final

import segno

from handouts.pdf.assets import Asset

WIDTH_MM: Final = 24
"""Of the code itself, without the quiet zone around it."""

QUIET_MODULES: Final = 4
"""How wide the white edge around a code must be. Source: ISO/IEC 18004, 9.1."""


def qr_code(text: str) -> Asset:
    """Return the QR code of a text as SVG, black on white, with error correction of level M.

    The same text gives the same bytes. The picture says its own size, in millimetres.
    """
    code = segno.make_qr(text, error="m", boost_error=False)
    side, _ = code.symbol_size(border=0)
    width = WIDTH_MM * (side + 2 * QUIET_MODULES) / side
    drawing = BytesIO()
    code.save(
        drawing,
        kind="svg",
        border=QUIET_MODULES,
        dark="#000",
        light="#fff",
        omitsize=True,
        xmldecl=False,
        svgclass=None,
        lineclass=None,
        nl=False,
    )
    size = f'<svg width="{width:.3f}mm" height="{width:.3f}mm" '.encode()
    return Asset(drawing.getvalue().replace(b"<svg ", size, 1), "image/svg+xml")
