"""Computes the style of an element once for all pages with the same stylesheets."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Protocol

from weasyprint import css

from handouts.pdf.kept_lines import Kept

MAX_STYLES = 20_000
"""Of one set of stylesheets; a page of ours has some 700 that differ."""

_ONE_PAGE_ALONE = re.compile(
    r"\boverflow(?:-[xy])?\s*:|\d(?:vw|vh|vi|vb|vmin|vmax)\b|@font-face|@import"
)
"""What a style takes from its page, or gives to it, so that no other page can have it."""

_BY_ATTRIBUTE = frozenset({css.declaration_precedence("author", important) for important in (0, 1)})
"""The weight of what is said in the HTML itself; all stylesheets of a page are a user's."""


class Element(Protocol):
    """An element of the HTML, as ElementTree has it."""

    tag: object

    def get(self, name: str) -> str | None:
        """Return an attribute."""

    def iter(self) -> Iterator["Element"]:
        """Yield the element and all below it."""

    def items(self) -> Sequence[tuple[str, str]]:
        """Return the attributes."""


class Document(Protocol):
    """A parsed page, as `weasyprint.HTML`."""

    etree_element: Element


class Targets(Protocol):
    """What gathers the places to which a page can lead."""

    def collect_anchor(self, name: str) -> None:
        """Note the name of a place."""


Sheets = Sequence[tuple[object, str, object]]
"""Parsed stylesheets, each with its origin and the weight of its selectors."""


def are_shareable(stylesheets: Sequence[str]) -> bool:
    """Return whether the styles that these make of equal elements are equal on every page."""
    return not any(_ONE_PAGE_ALONE.search(sheet) for sheet in stylesheets)


class SharedStyles:
    """The computed styles of one set of stylesheets, which must live as long as this.

    A style holds what the stylesheets say, and no text; but lines of text are kept with it (see
    `kept_lines`). So the styles of elements whose words are of one reader alone never come here.
    """

    def __init__(self) -> None:
        """Begin without any style."""
        self._styles: dict[object, css.Style] = {}
        self._ids: set[int] = set()

    def __len__(self) -> int:
        """Return how many styles are kept."""
        return len(self._styles)

    def find(self, key: object) -> css.Style | None:
        """Return the style that was kept under a key."""
        return self._styles.get(key)

    def keep(self, key: object, style: css.Style) -> None:
        """Keep a style, if there is room."""
        if len(self._styles) < MAX_STYLES:
            self._styles[key] = style
            self._ids.add(id(style))

    def has(self, style: css.Style) -> bool:
        """Return whether this very style is kept."""
        return id(style) in self._ids


@contextmanager
def shared_styles(shared: SharedStyles, own: Sequence[str] | None) -> Iterator[None]:
    """Make WeasyPrint take the styles of elements from those that are kept.

    WeasyPrint 70 computes anew for each document what the stylesheets make of each element: the
    cascade and the 100 properties that its layout asks for. Two elements have the same style where
    the same declarations apply to them and to all above them; WeasyPrint itself shares styles in
    this way within a document.

    Args:
        shared: the styles of these very stylesheets, in this very font configuration.
        own: tag names and classes of elements that are of one reader alone; None if any may be.
    """
    standard = css.StyleFor

    def style_for(html: Document, sheets: Sheets, *rest: object) -> css.StyleFor:
        return _SharingStyleFor(shared, own, html, sheets, *rest)

    css.StyleFor = style_for
    try:
        yield
    finally:
        css.StyleFor = standard


class _SharingStyleFor(css.StyleFor):  # type: ignore[misc]  # WeasyPrint has no types
    """Computes styles as WeasyPrint does, unless they are known."""

    def __init__(
        self,
        shared: SharedStyles,
        own: Sequence[str] | None,
        html: Document,
        sheets: Sheets,
        *rest: object,
    ) -> None:
        self._shared = shared
        self._are_ours = own is not None and all(origin != "author" for _, origin, _ in sheets)
        self._own = own_elements(html.etree_element, own or ())
        super().__init__(html, sheets, *rest)
        for element in self._own:  # WeasyPrint gives elements that are alike one style
            style = self._computed_styles.get((element, None))
            if style is not None and shared.has(style):
                self._computed_styles[element, None] = style.copy()

    def set_computed_styles(
        self,
        element: Element,
        parent: Element | None,
        root: Element | None = None,
        pseudo_type: str | None = None,
        base_url: str | None = None,
        target_collector: Targets | None = None,
    ) -> None:
        """Set the style of an element; see `weasyprint.css.StyleFor`."""
        key = self._key(element, parent, pseudo_type)
        style = None if key is None else self._shared.find(key)
        if style is None:
            super().set_computed_styles(
                element, parent, root, pseudo_type, base_url, target_collector
            )
            style = self._computed_styles[element, pseudo_type]
            style.kept = Kept()
            if key is not None:
                self._shared.keep(key, style)
            return
        self._computed_styles[element, pseudo_type] = style
        if target_collector and style["anchor"]:
            target_collector.collect_anchor(style["anchor"])

    def _key(
        self, element: Element, parent: Element | None, pseudo_type: str | None
    ) -> object | None:
        """Return what tells the style from others; None where it cannot be shared.

        What stylesheets say lives as long as they do, so that its identity tells it.
        """
        if not self._are_ours or element in self._own or not hasattr(element, "attrib"):
            return None  # without attributes it is a page, which WeasyPrint changes as it goes
        above = None
        if parent is not None:
            style = self._computed_styles[parent, None]
            if not self._shared.has(style):
                return None
            above = id(style)
        cascaded: Mapping[str, tuple[object, tuple[object, ...]]]
        cascaded = self._cascaded_styles.get((element, pseudo_type), {})
        attributes: Sequence[tuple[str, str]] = ()
        declared: list[tuple[str, int, object]] = []
        for name, (value, weight) in cascaded.items():
            if weight[0] in _BY_ATTRIBUTE:
                attributes = tuple(element.items())
                declared.append((name, 0, weight))
            else:
                declared.append((name, id(value), weight))
        return above, pseudo_type, attributes, tuple(declared)


def own_elements(root: Element, own: Sequence[str]) -> frozenset[Element]:
    """Return the elements of these tag names or classes, and all below them."""
    names = frozenset(own)
    return frozenset(
        below
        for element in root.iter()
        if isinstance(element.tag, str)
        and (element.tag in names or not names.isdisjoint((element.get("class") or "").split()))
        for below in element.iter()
    )
