"""Measures how far down a page something stands."""

from collections.abc import Iterator
from typing import Any

from weasyprint.document import Page as Leaf
from weasyprint.formatting_structure import boxes

_DRAWN = (boxes.TextBox, boxes.ReplacedBox, boxes.TableCellBox)


def filled(leaf: Leaf) -> float:
    """Return how far down a page words, pictures or cells stand, as a share of its height.

    The head and the foot of the page count neither as filled nor as height.
    """
    page = leaf._page_box  # noqa: SLF001 - WeasyPrint hands out its boxes in no other way
    top, height = page.content_box_y(), page.height
    ends = (
        box.position_y + box.margin_height()
        for child in page.children
        if not isinstance(child, boxes.MarginBox)
        for box in _below(child)
        if isinstance(box, _DRAWN)
    )
    return float(max((end - top for end in ends), default=0) / height)


def _below(box: Any) -> Iterator[Any]:  # noqa: ANN401 - a box of WeasyPrint, which has no types
    box = getattr(box, "_box", box)  # one that is placed apart stands in an envelope
    yield box
    for child in getattr(box, "children", ()):
        yield from _below(child)
