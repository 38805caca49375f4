"""Checks for characters that nobody sees: controls, overrides of direction, stray spaces."""

import re
import unicodedata
from collections.abc import Iterator

from handouts.errors import Severity
from handouts.languages.catalogue import FORBIDDEN
from handouts.languages.checks.pair import Check, Pair

_ALLOWED_FORMAT = frozenset("\u061c\u200c\u200d\u200e\u200f\u2060")
"""Joiners and direction marks: scripts need them, none reverses text or parts a word."""

_UNUSABLE = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
_OVERLAY = re.compile(r"[\u0334-\u0338\u20d0-\u20ff\ufe00-\ufe0f]")
"""Strokes and rings that are laid over a letter or a digit, and signs that change its look."""

_EDGES = re.compile(r"^\s|\s$")
_DOUBLE = re.compile(r"[ \t]{2,}")


def _invisible(pair: Pair) -> Iterator[str]:
    found = {
        sign
        for sign in pair.translation
        if FORBIDDEN.match(sign)
        or _OVERLAY.match(sign)
        or (unicodedata.category(sign) in _UNUSABLE and sign not in _ALLOWED_FORMAT)
    }
    if found:
        names = ", ".join(f"U+{ord(sign):04X}" for sign in sorted(found))
        yield f"holds a character that must not stand in a text ({names})."


def _spaces(pair: Pair) -> Iterator[str]:
    if _EDGES.search(pair.translation):
        yield "begins or ends with a space."
    if _DOUBLE.search(pair.translation):
        yield "holds two spaces in a row."


CHARACTERS = Check(
    "characters", Severity.ERROR, "No control characters and no overrides of direction.", _invisible
)
WHITESPACE = Check("whitespace", Severity.ERROR, "No space at either end, none doubled.", _spaces)
