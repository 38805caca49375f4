"""Gathers the pictures of a page: logo, drawings, icons, the chart of the body, a code to scan."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from handouts.document import HandoutPlan, Sign, shade
from handouts.document.body_chart import DRAWING
from handouts.handout.plan import LOGO, QR
from handouts.handout.shelf import Shelf

if TYPE_CHECKING:
    from handouts.pdf import Asset

ADDRESS = "handouts:"
"""What stands before the name of a picture in the address by which a page asks for it."""

_SVG = "image/svg+xml"


def pictures_of(plan: HandoutPlan, shelf: Shelf) -> Mapping[str, "Asset"]:
    """Return every picture that the page of a plan may ask for, by name.

    Raises: FileNotFoundError if a drawing of ours is not there, which is a broken installation.
    """
    from handouts.pdf import Asset, qr_code

    def drawn(name: str) -> bytes:
        return _read(shelf.resources.illustration(name))

    names = {*plan.drawings, *(f"signs/{sign}" for sign in Sign)}
    pictures = {name: Asset(drawn(name), _SVG) for name in sorted(names)}
    if chart := plan.chart:
        shaded = shade(drawn(DRAWING).decode(), chart.areas)
        pictures[chart.name] = Asset(shaded.encode(), _SVG)
    if plan.code:
        pictures[QR] = qr_code(plan.code)
    if plan.heading.logo and (logo := shelf.clinic.logo):
        pictures[LOGO] = Asset(logo.content, logo.media_type)
    return pictures


@lru_cache(maxsize=256)
def _read(path: Path) -> bytes:
    return path.read_bytes()
