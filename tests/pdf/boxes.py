"""Walks the boxes of typeset pages and says where each stands, in CSS pixels."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from weasyprint.document import Document

from handouts.pdf import Page
from handouts.pdf.render import typeset, write

MM = 96 / 25.4
POINT = 96 / 72

BLOCKS = frozenset(
    {"BlockBox", "BlockReplacedBox", "FlexBox", "GridBox", "TableBox", "TableCellBox"}
)
"""What stands on its own on a page: neither a line nor a piece of one."""

PICTURES = frozenset({"BlockReplacedBox", "InlineReplacedBox"})
DRAWN = frozenset({"TextBox", *PICTURES})
"""What leaves ink by itself: letters and pictures."""


@dataclass(frozen=True)
class Rectangle:
    """A place on a page."""

    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: "Rectangle") -> tuple[float, float]:
        """Return how wide and how high the common part is; below zero is the gap between."""
        return (
            min(self.right, other.right) - max(self.left, other.left),
            min(self.bottom, other.bottom) - max(self.top, other.top),
        )

    def meets(self, other: "Rectangle", slack: float) -> bool:
        """Return whether more than `slack` of each direction is common to both."""
        width, height = self.overlap(other)
        return width > slack and height > slack

    def beyond(self, other: "Rectangle") -> float:
        """Return how far this sticks out of another; zero or less if it lies inside."""
        return max(
            other.left - self.left,
            other.top - self.top,
            self.right - other.right,
            self.bottom - other.bottom,
        )

    def __str__(self) -> str:
        """Return the place in millimetres from the page's top left corner."""
        edges = (self.left, self.top, self.right, self.bottom)
        return "{:.0f},{:.0f} to {:.0f},{:.0f} mm".format(*(edge / MM for edge in edges))


@dataclass(frozen=True)
class Placed:
    """A box on a page, with those around it from the page inwards."""

    box: Any
    around: tuple[Any, ...] = field(repr=False)

    @property
    def kind(self) -> str:
        """Return the kind of box, as the layout engine calls it."""
        return type(self.box).__name__

    @cached_property
    def border(self) -> Rectangle:
        """Return where it stands, its border included and its margin not."""
        box = self.box
        if self.kind == "TextBox":
            left, top = box.position_x, box.position_y
            return Rectangle(left, top, left + box.width, top + box.height)
        left, top = box.border_box_x(), box.border_box_y()
        return Rectangle(left, top, left + box.border_width(), top + box.border_height())

    @property
    def name(self) -> str:
        """Return what the element is called: tag, id and classes."""
        element = self.box.element
        if element is None:
            return self.kind
        identifier = element.get("id")
        classes = element.get("class", "").split()
        return str(self.box.element_tag) + "".join(
            [f"#{identifier}" if identifier else "", *(f".{one}" for one in classes)]
        )

    @property
    def text(self) -> str:
        """Return all words in it."""
        texts = (placed.box.text for placed in below(self.box) if placed.kind == "TextBox")
        return " ".join(" ".join(texts).split())

    @property
    def words(self) -> str:
        """Return the first words in it; of a specimen, so nobody's."""
        return self.text[:40]

    @property
    def is_afloat(self) -> bool:
        """Return whether it, or what it stands in, is placed apart from the flow of the page."""
        return any(not box.is_in_normal_flow() for box in (*self.around, self.box))

    def is_within(self, *tags: str) -> bool:
        """Return whether it is such an element or stands in one."""
        return any(box.element_tag in tags for box in (*self.around, self.box))

    def has_class(self, name: str) -> bool:
        """Return whether its own element is of a class, not only one around it."""
        element = self.box.element
        return element is not None and name in element.get("class", "").split()


@dataclass(frozen=True)
class Leaf:
    """One typeset page: its paper, the part that its margins leave, and every box."""

    number: int
    box: Any = field(repr=False)

    @property
    def paper(self) -> Rectangle:
        """Return the whole page."""
        return Rectangle(0, 0, self.box.margin_width(), self.box.margin_height())

    @property
    def content(self) -> Rectangle:
        """Return the part inside the margins."""
        left, top = self.box.content_box_x(), self.box.content_box_y()
        return Rectangle(left, top, left + self.box.width, top + self.box.height)

    @cached_property
    def body(self) -> tuple[Placed, ...]:
        """Return every box of the page's text, in the order of reading."""
        return tuple(self._of(margin=False))

    @cached_property
    def margins(self) -> tuple[Placed, ...]:
        """Return every box of its head and foot."""
        return tuple(self._of(margin=True))

    @cached_property
    def pictures(self) -> tuple[tuple[Placed, Rectangle], ...]:
        """Return every picture with its place, also those behind a box."""
        return tuple(
            (placed, place)
            for placed in (*self.body, *self.margins)
            for place in ([placed.border] if placed.kind in PICTURES else _behind(placed.box))
        )

    def _of(self, *, margin: bool) -> Iterator[Placed]:
        for child in self.box.children:
            if (type(child).__name__ == "MarginBox") is margin:
                yield from below(child)


@dataclass(frozen=True)
class Typeset:
    """A handout as it is typeset; its PDF is written of the very same when it is asked for."""

    document: Document = field(repr=False)
    identifier: str

    @cached_property
    def leaves(self) -> tuple[Leaf, ...]:
        """Return its pages."""
        pages = enumerate(self.document.pages, start=1)
        return tuple(Leaf(number, page._page_box) for number, page in pages)

    @cached_property
    def ids(self) -> tuple[frozenset[str], ...]:
        """Return the ids of what opens on each page."""
        return tuple(frozenset(page.anchors) for page in self.document.pages)

    @cached_property
    def pdf(self) -> bytes:
        """Return the PDF."""
        return write(self.document, self.identifier)

    @property
    def on_page_1(self) -> frozenset[str]:
        """Return the ids of what opens on page 1."""
        return self.ids[0] if self.ids else frozenset()


def typeset_and_written(page: Page) -> Typeset:
    """Return the boxes of a page, and the PDF that is written of the very same."""
    return Typeset(typeset(page), page.identifier)


def below(box: Any, around: Sequence[Any] = ()) -> Iterator[Placed]:
    """Yield a box and all that stand in it."""
    box = getattr(box, "_box", box)  # a box that is placed apart stands in an envelope
    yield Placed(box, tuple(around))
    for child in getattr(box, "children", ()):
        yield from below(child, (*around, box))


def _behind(box: Any) -> Iterator[Rectangle]:
    """Yield the place of each picture that is drawn behind a box."""
    background = getattr(box, "background", None)
    for layer in background.layers if background else ():
        if layer.image is None or type(layer.image).__name__.endswith("Gradient"):
            continue
        left, top, width, height = layer.painting_area
        if set(layer.repeat) == {"no-repeat"}:
            left = layer.positioning_area[0] + layer.position[0]
            top = layer.positioning_area[1] + layer.position[1]
            width, height = layer.size
        yield Rectangle(left, top, left + width, top + height)
