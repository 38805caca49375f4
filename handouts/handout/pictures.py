"""Gathers the pictures of a page: logo, drawings, icons, the chart of the body, a code to scan."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from handouts.document import HandoutPlan, Sign, shade
from handouts.document.model import BODY
from handouts.handout.plan import LOGO, QR
from handouts.handout.shelf import Shelf

if TYPE_CHECKING:
    from handouts.pdf import Asset

_SVG = "image/svg+xml"


def pictures_of(plan: HandoutPlan, shelf: Shelf) -> Mapping[str, "Asset"]:
    """Return every picture that the page of a plan may ask for, by name.

    Raises: FileNotFoundError if a drawing of ours is not there, which is a broken installation.
    """
    from handouts.pdf import Asset, qr_code

    pictures = {name: Asset(content, _SVG) for name, content in _drawn(plan, shelf)}
    if plan.code:
        pictures[QR] = qr_code(plan.code)
    if plan.heading.logo and (logo := shelf.clinic.logo):
        pictures[LOGO] = Asset(logo.content, logo.media_type)
    return pictures


def fingerprint_of(plan: HandoutPlan, shelf: Shelf) -> str:
    """Return a hash of every drawing of a plan: a drawing that is mended makes another handout."""
    digest = sha256()
    for name, content in _drawn(plan, shelf):
        digest.update(name.encode() + _hash(content))
    return digest.hexdigest()


def _drawn(plan: HandoutPlan, shelf: Shelf) -> Iterator[tuple[str, bytes]]:
    """Yield each drawing of ours by name, the chart of the body with its areas last."""
    resources = shelf.resources
    for name in sorted({*plan.drawings, *(f"signs/{sign}" for sign in Sign)}):
        yield name, _read(resources.illustration(name))
    if chart := plan.chart:
        yield chart.name, _shaded(resources.illustration(BODY), chart.areas)


@lru_cache(maxsize=16)
def _shaded(path: Path, areas: tuple[str, ...]) -> bytes:
    return shade(_read(path).decode(), areas).encode()


@lru_cache(maxsize=256)
def _hash(content: bytes) -> bytes:
    return sha256(content).digest()


@lru_cache(maxsize=256)
def _read(path: Path) -> bytes:
    return path.read_bytes()
