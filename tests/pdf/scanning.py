"""Reads QR codes as a phone does: from the printed page, and from the drawing alone."""

import re
import shutil
import subprocess
from io import BytesIO
from xml.etree import ElementTree as ET

import zxingcpp
from PIL import Image

SVG = "{http://www.w3.org/2000/svg}"
PIXELS = 8
QR_CODES = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
_STEP = re.compile(r"([Mmh])(-?\d+(?:\.5)?)(?: (-?\d+(?:\.5)?))?")


def codes_on(pdf: bytes, page: int, *, dots: int = 150) -> list[zxingcpp.Barcode]:
    """Return the QR codes on a page (counted from 1), printed with so many dots per inch."""
    tool = shutil.which("pdftoppm")
    assert tool, "poppler-utils is not installed"
    number = str(page)
    ended = subprocess.run(
        [tool, "-png", "-r", str(dots), "-f", number, "-l", number, "-singlefile", "-"],
        input=pdf,
        capture_output=True,
        check=True,
    )
    with Image.open(BytesIO(ended.stdout)) as picture:
        return zxingcpp.read_barcodes(picture.convert("L"), formats=QR_CODES)


def modules(drawing: bytes) -> list[list[bool]]:
    """Return which modules of a drawn code are dark, the quiet zone among them.

    The drawing is one light square and one path of strokes that are a module high.
    """
    root = ET.fromstring(drawing)  # noqa: S314 - drawn by us
    _, _, width, height = (int(part) for part in root.attrib["viewBox"].split())
    light, dark = root.findall(f"{SVG}path")
    assert width == height
    assert light.attrib == {"fill": "#fff", "d": f"M0 0h{width}v{height}h-{width}z"}
    assert dark.attrib["stroke"] == "#000"
    rows = [[False] * width for _ in range(height)]
    x, y = 0.0, 0.0
    for kind, first, second in _STEP.findall(dark.attrib["d"]):
        if kind == "M":
            x, y = float(first), float(second)
        elif kind == "m":
            x, y = x + float(first), y + float(second)
        else:
            for column in range(int(x), int(x) + int(first)):
                rows[int(y)][column] = True
            x += float(first)
    return rows


def code_in(drawing: bytes) -> zxingcpp.Barcode:
    """Return the one code of a drawing."""
    rows = modules(drawing)
    picture = Image.new("L", (len(rows), len(rows)), 255)
    picture.putdata([0 if dark else 255 for row in rows for dark in row])
    enlarged = picture.resize((len(rows) * PIXELS,) * 2, Image.Resampling.NEAREST)
    (code,) = zxingcpp.read_barcodes(enlarged)
    return code
