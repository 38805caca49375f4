"""What the boxes of typeset pages must keep to; each rule returns its faults in words."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations
from typing import Any

from tests.document.contrast import TEXT, WHITE, Rgb, contrast, grey, hexadecimal, over
from tests.pdf.boxes import BLOCKS, DRAWN, MM, Leaf, Placed, Rectangle, below

SLACK = 0.5
"""How far, in CSS pixels, rounding may push a box."""

PRINTABLE = 5 * MM
"""What most printers leave blank around a page."""

_SPACE = 0.3
"""How wide a space is at most, as a share of the size of the letters."""

HEADINGS = ("h1", "h2", "h3")
ANNOUNCING = (":", "：")
LEAST_FILLED = 0.45
LEAST_FILLED_LAST = 0.08


def blocks_of(leaf: Leaf) -> list[Placed]:
    """Return what stands on its own in the flow of a page, from the page inwards."""
    return [
        placed
        for placed in leaf.body
        if placed.kind in BLOCKS and placed.box.element is not None and not placed.is_afloat
    ]


def overlapping_blocks(leaves: Sequence[Leaf]) -> Iterator[str]:
    """Yield every two blocks that share a part of the page though neither holds the other."""
    for leaf in leaves:
        for one, other in combinations(blocks_of(leaf), 2):
            nested = any(box is one.box for box in other.around)
            if not nested and one.border.meets(other.border, SLACK):
                yield _said(leaf, one, f"stands on {other.name} ({other.words})")


def words_on_pictures(leaves: Sequence[Leaf]) -> Iterator[str]:
    """Yield words that are printed over a picture, wherever either was placed."""
    for leaf in leaves:
        words = [p for p in (*leaf.body, *leaf.margins) if p.kind == "TextBox" and _is_drawn(p)]
        for picture, place in leaf.pictures:
            for word in words:
                if _core(word).meets(place, SLACK):
                    yield _said(leaf, word, f"is printed over the picture of {picture.name}")


def outside_their_place(leaves: Sequence[Leaf]) -> Iterator[str]:
    """Yield what is drawn outside the margins, and what of a head or foot nears the edge."""
    for leaf in leaves:
        paper = leaf.paper
        printable = Rectangle(
            PRINTABLE, PRINTABLE, paper.right - PRINTABLE, paper.bottom - PRINTABLE
        )
        for group, place, what in (
            (leaf.body, leaf.content, "the margins"),
            (leaf.margins, printable, "what a printer can print"),
        ):
            for placed in group:
                if _is_drawn(placed) and _core(placed).beyond(place) > SLACK:
                    yield _said(leaf, placed, f"is outside {what}")


def wider_than_their_place(leaves: Sequence[Leaf]) -> Iterator[str]:
    """Yield what sticks out to the side or to the bottom of the block that it stands in."""
    for leaf in leaves:
        for placed in (*leaf.body, *leaf.margins):
            if placed.is_afloat or not (placed.kind in BLOCKS or _is_drawn(placed)):
                continue
            parent = next((box for box in reversed(placed.around) if _is_room(box)), None)
            if parent is None:
                continue
            left = parent.padding_box_x()
            right = left + parent.padding_width()
            bottom = parent.padding_box_y() + parent.padding_height()
            ink = _core(placed)
            over = max(left - ink.left, ink.right - right)
            if over > SLACK:
                yield _said(leaf, placed, f"is {over / MM:.1f} mm wider than its place")
            elif placed.kind in BLOCKS and placed.border.bottom > bottom + SLACK:
                yield _said(leaf, placed, "is higher than its place")


def split_blocks(leaves: Sequence[Leaf], *, blocks_are_whole: bool) -> Iterator[str]:
    """Yield what is on more than one page though it must be whole.

    That is what the style says must not break, unless no page could hold it; with
    `blocks_are_whole` also every block, but for those of the warning signs, which open on page 1
    whatever stands above them.
    """
    pieces: defaultdict[Any, list[tuple[Leaf, Placed]]] = defaultdict(list)
    for leaf in leaves:
        for placed in leaf.body:
            if _is_principal(placed) and not placed.is_within("thead"):
                pieces[placed.box.element].append((leaf, placed))
    for parts in pieces.values():
        (leaf, first), numbers = parts[0], sorted({leaf.number for leaf, _ in parts})
        height = sum(
            _end([*below(part.box)], part.border.top) - part.border.top for _, part in parts
        )
        held = first.box.style["break_inside"].startswith("avoid")
        kept = held and height <= leaf.content.bottom - leaf.content.top
        whole = blocks_are_whole and first.has_class("block") and not _in_alarm(first)
        if len(numbers) > 1 and (kept or whole):
            yield _said(leaf, first, f"is split over pages {numbers}")


def lonely_headings(leaves: Sequence[Leaf]) -> Iterator[str]:
    """Yield each heading below which nothing of its own stands on the page."""
    for leaf in leaves:
        for place, heading in enumerate(leaf.body):
            if heading.box.element_tag not in HEADINGS or heading.kind not in BLOCKS:
                continue
            floor = heading.border.bottom
            after = leaf.body[place + 1 :]
            if not any(_is_drawn(p) and _middle(p) > floor and not p.is_afloat for p in after):
                yield _said(leaf, heading, "is a heading without anything under it")


def lists_announced_too_early(leaves: Sequence[Leaf]) -> Iterator[str]:
    """Yield each line that announces a list of which nothing stands on the same page."""
    for leaf in leaves[:-1]:
        for place, line in enumerate(leaf.body):
            if not line.has_class("labelled") or not line.text.rstrip().endswith(ANNOUNCING):
                continue
            floor = line.border.bottom
            after = leaf.body[place + 1 :]
            if not any(_is_drawn(p) and _middle(p) > floor and not p.is_afloat for p in after):
                yield _said(leaf, line, "announces what is on the next page")


def badly_filled(leaves: Sequence[Leaf]) -> Iterator[str]:
    """Yield each page that ends half empty, and a last page with hardly anything on it.

    A page to write on is torn off, so it begins a sheet where it has no room; what stands before
    it may then end anywhere.
    """
    for leaf in leaves:
        share, is_last = filled(leaf), leaf.number == len(leaves)
        if not is_last and _begins_with_a_tool(leaves[leaf.number]):
            continue
        if share < (LEAST_FILLED_LAST if is_last else LEAST_FILLED):
            last = " and is the last" if is_last else ""
            yield f"page {leaf.number}: is filled to {share:.0%}{last}"


def _begins_with_a_tool(leaf: Leaf) -> bool:
    """Return whether a page begins with one to write on, and not with the rest of one."""
    first = next((p for p in leaf.body if p.box.element_tag == "section"), None)
    return (
        first is not None
        and first.has_class("tool")
        and any(p.has_class("opening") for p in leaf.body if p.border.top <= first.border.top + 1)
    )


def faint_words(leaves: Sequence[Leaf]) -> Iterator[str]:
    """Yield text that cannot be told well from what is behind it, with colours or without."""
    for leaf in leaves:
        for placed in (*leaf.body, *leaf.margins):
            if placed.kind != "TextBox" or not placed.box.text.strip():
                continue
            behind = _background(placed)
            ink = over(placed.box.style["color"], behind)
            least = _least_contrast(ink, behind)
            if least < TEXT:
                colours = f"{hexadecimal(ink)} on {hexadecimal(behind)}"
                yield _said(leaf, placed, f"is {colours}, a contrast of {least:.1f}")


def filled(leaf: Leaf) -> float:
    """Return how far down the page something stands, as a share of its height.

    What counts are words, pictures, and what is there to be written on; a box around them may
    reach further where it goes on on the next page.
    """
    content = leaf.content
    return (_end(leaf.body, content.top) - content.top) / (content.bottom - content.top)


def _end(boxes: Sequence[Placed], top: float) -> float:
    """Return how far down something stands among the boxes, or `top` if nothing does."""
    ends = [
        placed.border.bottom
        for placed in boxes
        if _is_drawn(placed) or placed.kind == "TableCellBox" or _is_empty(placed)
    ]
    return max(ends, default=top)


def _background(placed: Placed) -> Rgb:
    """Return the colour behind a box, as those around it lay one on the other."""
    colour = WHITE
    for box in (*placed.around, placed.box):
        own = box.style["background_color"]
        if own == "currentcolor":
            own = box.style["color"]
        if own.alpha:
            colour = over(own, colour)
    return colour


@cache
def _least_contrast(ink: Rgb, behind: Rgb) -> float:
    """Return the contrast with colours or without, whichever is less."""
    return min(contrast(ink, behind), contrast(grey(ink), grey(behind)))


def _is_room(box: Any) -> bool:
    """Return whether a box is one that what stands in it must not stick out of."""
    return type(box).__name__ in {*BLOCKS, "InlineBlockBox", "MarginBox"}


def _is_drawn(placed: Placed) -> bool:
    if placed.kind == "TextBox":
        return bool(placed.box.text.strip())
    return placed.kind in DRAWN


def _is_empty(placed: Placed) -> bool:
    """Return whether it is a block with nothing in it, such as a line to write on."""
    return placed.kind in BLOCKS and not getattr(placed.box, "children", ())


def _is_principal(placed: Placed) -> bool:
    """Return whether this is the box of an element, not a mark before or after it."""
    kinds = BLOCKS | {"TableRowBox", "TableRowGroupBox"}
    if placed.box.element is None or placed.kind not in kinds:
        return False
    return "::" not in str(placed.box.element_tag)


def _in_alarm(placed: Placed) -> bool:
    return any(Placed(box, ()).has_class("alarm") for box in placed.around)


def _core(placed: Placed) -> Rectangle:
    """Return where the ink is: a line of letters is higher than the letters.

    A space at the end of a line leaves no ink, either; in a line from right to left, WeasyPrint 70
    takes it away and leaves the words where they were.
    """
    border = placed.border
    if placed.kind != "TextBox":
        return border
    height = border.bottom - border.top
    top, bottom = border.top + 0.2 * height, border.bottom - 0.2 * height
    space = _SPACE * placed.box.style["font_size"]
    if placed.box.style["direction"] == "rtl":
        return Rectangle(border.left + space, top, border.right, bottom)
    space *= placed.box.text.endswith(" ")
    return Rectangle(border.left, top, border.right - space, bottom)


def _middle(placed: Placed) -> float:
    return (placed.border.top + placed.border.bottom) / 2


def _said(leaf: Leaf, placed: Placed, what: str) -> str:
    words = f" ({placed.words})" if any(p.kind == "TextBox" for p in below(placed.box)) else ""
    return f"page {leaf.number}, {placed.border}: {placed.name}{words} {what}"
