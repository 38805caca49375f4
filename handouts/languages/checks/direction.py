"""Checks for marks of direction, which nobody sees and which move numbers about."""

import re
import unicodedata
from collections.abc import Iterator

from handouts.errors import Severity
from handouts.languages.checks.pair import Check, Pair
from handouts.languages.negotiate import direction

_MARK = re.compile("[\u061c\u200e\u200f]")
_STRONG_RTL = frozenset({"R", "AL"})


def _marks(pair: Pair) -> Iterator[str]:
    if not _MARK.search(pair.translation) or not pair.language:
        return
    if direction(pair.language) == "ltr":
        yield "holds a mark of direction (U+200E, U+200F, U+061C); no such language needs one."
        return
    text = pair.translation
    for found in _MARK.finditer(text):
        beside = (text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1])
        if all(not sign or _MARK.match(sign) or _is_rtl(sign) for sign in beside):
            yield f"holds a mark of direction (U+{ord(found[0]):04X}) that changes nothing."


def _is_rtl(sign: str) -> bool:
    return unicodedata.bidirectional(sign) in _STRONG_RTL or sign.isspace()


DIRECTION = Check(
    "direction",
    Severity.ERROR,
    "No marks of direction where they change nothing.",
    _marks,
)
