"""Turns the HTML of a plan's words into plain text; numbers keep their order by isolates."""

from html.parser import HTMLParser
from itertools import pairwise
from typing import Final

from markupsafe import Markup

from handouts.languages import Direction

_LEFT_TO_RIGHT: Final = "\u2066"
_RIGHT_TO_LEFT: Final = "\u2067"
_END: Final = "\u2069"
ISOLATES: Final = _LEFT_TO_RIGHT + _RIGHT_TO_LEFT + _END
"""The signs that hold a piece of text together in its own direction, and cannot be seen."""

_ISOLATE: Final = {"ltr": _LEFT_TO_RIGHT, "rtl": _RIGHT_TO_LEFT}
_TAGS: Final = frozenset({"bdi", "span", "strong"})
_COMMON: Final = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2011": "-"})
"""What keeps a line from breaking, and what it looks like: a text without lines needs none."""


class UnknownMarkupError(ValueError):
    """The words of a plan hold HTML of which this module does not know what it would say."""


def to_plain(markup: Markup, direction: Direction) -> str:
    """Return words of a plan as plain text, without a tag or an entity.

    A piece that runs the other way than what surrounds it stands in an isolate (UAX #9), which
    takes the place of `<bdi>`; so text that runs from left to right throughout holds none. A
    blank to write on becomes a colon after its label.

    Args:
        markup: escaped text with the tags of `languages.render_inline` and `Voice`.
        direction: of the page.

    Raises: UnknownMarkupError for any other tag, as what it means would be lost.
    """
    reader = _Reader(direction)
    reader.feed(markup)
    reader.close()
    return reader.text()


class _Reader(HTMLParser):
    """Collects the text of a piece of HTML, with an isolate where the direction changes."""

    def __init__(self, direction: Direction) -> None:
        super().__init__(convert_charrefs=True)
        self._pieces: list[str] = []
        self._open: list[tuple[str, str]] = [("", direction)]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        around = self._open[-1][1]
        own = given.get("dir", around)
        if tag not in _TAGS or own not in _ISOLATE:
            raise UnknownMarkupError(tag)
        if own != around:
            self._pieces.append(_ISOLATE[own])
        if given.get("class") == "blank":
            self._pieces = ["".join(self._pieces).rstrip(), ":"]
        self._open.append((tag, own))

    def handle_endtag(self, tag: str) -> None:
        name, own = self._open.pop()
        if name != tag:
            raise UnknownMarkupError(tag)
        if own != self._open[-1][1]:
            self._pieces.append(_END)

    def handle_data(self, data: str) -> None:
        """Keep the text; an isolate ends with its line, so it is opened anew on the next one."""
        directions = [direction for _, direction in self._open]
        signs = [_ISOLATE[own] for around, own in pairwise(directions) if own != around]
        self._pieces.append(data.replace("\n", _END * len(signs) + "\n" + "".join(signs)))

    def handle_comment(self, data: str) -> None:
        raise UnknownMarkupError("comment")

    def handle_decl(self, decl: str) -> None:
        raise UnknownMarkupError("declaration")

    def unknown_decl(self, data: str) -> None:
        raise UnknownMarkupError("declaration")

    def handle_pi(self, data: str) -> None:
        raise UnknownMarkupError("instruction")

    def text(self) -> str:
        """Return what was collected, once everything that was opened is closed again."""
        if len(self._open) > 1:
            raise UnknownMarkupError(self._open[-1][0])
        return "".join(self._pieces).translate(_COMMON)
