"""Keeps what a drawing looks like in the language of a PDF, in each size in which it is printed."""

import re
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final, Protocol

from weasyprint.images import SVGImage

from handouts.pdf.assets import SCHEME, Asset

MAX_PICTURES: Final = 1_000
"""Drawings in one size each; the library has some 80, most of them in two or three sizes."""

_ALPHA: Final = re.compile(rb"/([aA])([0-9.]+) gs")
"""Sets how far a colour covers what lies under it; the one thing that a page must know of."""

_OF_ITS_PAGE: Final = re.compile(rb"\b(?:Do|gs|sh|scn|SCN|Tf|BDC|BMC|W)\b")
"""Names something that stands elsewhere in the PDF, such as a font or another picture, or clips,
which WeasyPrint undoes with numbers that depend on the place on the page."""

_BEGINNING: Final = (
    "_current_color",
    "_current_color_stroke",
    "_current_alpha",
    "_current_alpha_stroke",
)
"""What a page has set before a picture, and so need not be set again in it."""


class Stream(Protocol):
    """The commands of a page, as `weasyprint.pdf.stream.Stream`."""

    stream: list[bytes | str]
    _resources: dict[str, dict[str, object]]

    def push_state(self) -> None:
        """Begin something after which all is as before."""

    def pop_state(self) -> None:
        """End it."""


Drawer = Callable[[SVGImage, Stream, float, float, object], None]


@dataclass(frozen=True)
class Drawn:
    """The commands that draw a picture, and the alpha values that its page must know."""

    commands: tuple[bytes, ...]
    alphas: tuple[tuple[str, str, float], ...]


@dataclass
class DrawnPictures:
    """What is kept of drawings: commands of a PDF, found by a hash of the drawing."""

    _drawn: OrderedDict[object, Drawn] = field(default_factory=OrderedDict, repr=False)

    def find(self, key: object) -> Drawn | None:
        """Return what was kept under a key."""
        return self._drawn.get(key)

    def keep(self, key: object, drawn: Drawn) -> None:
        """Keep a picture; the one that was kept first goes when there are too many."""
        if len(self._drawn) >= MAX_PICTURES:
            self._drawn.popitem(last=False)
        self._drawn[key] = drawn


@contextmanager
def drawn_pictures(drawn: DrawnPictures, assets: Mapping[str, Asset]) -> Iterator[None]:
    """Make WeasyPrint draw each picture of ours once in each size, while a PDF is written.

    It goes through the whole tree of an SVG for every place at which it stands. The commands that
    come of it are the same each time, unless they name something of their own page.

    Args:
        drawn: what is known.
        assets: the pictures of the page by name.
    """
    draw: Drawer = SVGImage.draw
    digests = {f"{SCHEME}{name}": sha256(asset.content).digest() for name, asset in assets.items()}

    def drawing(
        image: SVGImage, stream: Stream, width: float, height: float, style: object
    ) -> None:
        digest = digests.get(image._base_url)  # noqa: SLF001
        if digest is None:
            draw(image, stream, width, height, style)
            return
        key = (digest, width, height, *(getattr(stream, name) for name in _BEGINNING))
        known = drawn.find(key)
        if known is not None:
            _replay(known, stream)
            return
        before = len(stream.stream)
        draw(image, stream, width, height, style)
        made = _recorded(stream.stream[before:])
        if made is not None:
            drawn.keep(key, made)

    SVGImage.draw = drawing
    try:
        yield
    finally:
        SVGImage.draw = draw


def _recorded(commands: Sequence[bytes | str]) -> Drawn | None:
    """Return commands that draw a whole picture on any page; None if they are of one page only."""
    lines = [line.encode() if isinstance(line, str) else line for line in commands]
    if not lines or lines[0] != b"q" or lines[-1] != b"Q":
        return None
    alphas: dict[tuple[str, str, float], None] = {}
    for line in lines:
        if alpha := _ALPHA.fullmatch(line):
            kind, value = alpha[1].decode(), alpha[2].decode()
            alphas[f"{kind}{value}", "CA" if kind == "A" else "ca", float(value)] = None
        elif _OF_ITS_PAGE.search(line):
            return None
    return Drawn(tuple(lines), tuple(alphas))


def _replay(drawn: Drawn, stream: Stream) -> None:
    """Draw a picture again, and leave the page as drawing it would have left it."""
    states = stream._resources["ExtGState"]  # noqa: SLF001
    for key, name, value in drawn.alphas:
        if key not in states:
            states[key] = type(states)({name: value})
    stream.push_state()
    stream.stream.extend(drawn.commands[1:-1])
    stream.pop_state()
