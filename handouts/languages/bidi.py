"""Keeps numbers whole in right-to-left text: each in an isolate that runs left to right."""

import html
import re
import unicodedata
from collections.abc import Callable
from typing import Final

from markupsafe import Markup, escape

from handouts.languages.negotiate import Direction

Digits = Callable[[str], str]
"""Text in, the same text with the digits of the reader out; `Formatter.localize_digits`."""

_LATIN: Final = "A-Za-z\u00c0-\u024f"
_SPACE: Final = "[ \u00a0\u202f]"
_AN: Final = "[\u0660-\u0669]"
_EN: Final = "(?:(?![\u0660-\u0669])\\d)"
_DEGREES: Final = f"{_SPACE}?°{_SPACE}?[CF]?"

# Arabic-Indic digits keep their order around these separators only (UAX #9, rule W4).
_AN_NUMBER: Final = f"{_AN}+(?:[.,:/\u066b\u066c]{_AN}+)*"
_AN_RUN: Final = (
    f"{_AN_NUMBER}(?:{_DEGREES}(?:{_SPACE}\\({_AN_NUMBER}{_DEGREES}\\))?|{_SPACE}?[%\u066a])?"
)
# A word with digits in it and signs inside it: 10:30, 2026-11-21, 1.5, COVID-19, 10km.
_TOKEN: Final = (
    f"(?:[{_LATIN}]++[-./:_@+]++)*+[{_LATIN}]*+{_EN}(?:{_EN}|[{_LATIN}])*"
    f"(?:[-\u2010-\u2013.,:/_@+\u2019'\u066b\u066c]+(?:{_EN}|[{_LATIN}])+)*"
)
# Groups of digits with single spaces, hyphens or brackets between them: a phone number.
_GROUP: Final = f"{_EN}++(?:[-\u2010-\u2013./]{_EN}++)*+(?![{_LATIN}])"
_BRACKETED: Final = f"\\({_EN}+\\)"
_PHONE: Final = (
    f"(?:{_BRACKETED}{_SPACE}?)?{_GROUP}"
    f"(?:(?:{_SPACE}?{_BRACKETED})?{_SPACE}?(?:[-\u2010-\u2013]{_SPACE})?{_GROUP})+"
)
_EN_RUN: Final = (
    f"[+*#]?(?:{_PHONE}|{_BRACKETED}{_SPACE}?{_GROUP}|{_TOKEN})"
    f"(?:{_DEGREES}(?:{_SPACE}\\({_TOKEN}{_DEGREES}\\))?|{_SPACE}?[%\u066a]|#)?"
)
_RUN: Final = re.compile(f"{_AN_RUN}|{_EN_RUN}")
_TAGS: Final = re.compile(r"(<[^<>]*>)")
_OPEN_ISOLATE: Final = Markup('<bdi dir="ltr">')
_NUMBER: Final = Markup('<bdi dir="ltr" class="number">{}</bdi>')
_CLOSE_ISOLATE: Final = Markup("</bdi>")


def isolate(text: str) -> Markup:
    """Return text of a right-to-left language as HTML with every number in `<bdi dir="ltr">`.

    Phone numbers, decimals, times, dates, temperatures with their unit, ranges typed with a
    hyphen and words with digits in them each stay one piece. Plain text is escaped. In Markup
    the tags stay as they are, and numbers that are isolated already are left alone.
    """
    if not isinstance(text, Markup):
        return _isolate_plain(text)
    pieces: list[str] = []
    depth = 0
    for piece in _TAGS.split(str(text)):
        if _TAGS.fullmatch(piece):
            name = piece.strip("</ >").split(" ", 1)[0].casefold()
            if name == "bdi":
                depth += -1 if piece.startswith("</") else 1
            pieces.append(piece)
        else:
            pieces.append(piece if depth else _isolate_plain(html.unescape(piece)))
    return Markup("".join(pieces))  # noqa: S704 - each piece is escaped, or a tag of ours


def number(text: str) -> Markup:
    """Return a phone number, or anything else that is read as one number, in an isolate.

    The digits stay as they are: a phone number is dialled on a keypad with Western digits.
    """
    return _NUMBER.format(text)


def embed(value: str, direction: Direction, digits: Digits) -> Markup:
    """Return a value that is put into a sentence: a quantity, a date, a name.

    A value with digits gets the class `number`, and the digits of the reader. A value that runs
    the other way than the sentence is isolated, so that both stay readable.
    """
    has_digits = any(character.isdecimal() for character in value)
    words = digits(value) if has_digits else value
    own = strong_direction(words)
    if has_digits and own == "rtl":
        inner = (
            isolate(words)
            if direction == "rtl"
            else Markup('<bdi dir="rtl">{}</bdi>').format(words)
        )
        return Markup('<span class="number">{}</span>').format(inner)
    if has_digits:
        return number(words)
    if own is not None and own != direction:
        return Markup('<bdi dir="{}">{}</bdi>').format(own, words)
    return escape(words)


def strong_direction(text: str) -> Direction | None:
    """Return the direction of the text's strong characters; rtl if there is any of that kind."""
    kinds = {unicodedata.bidirectional(character) for character in text}
    if kinds & {"R", "AL"}:
        return "rtl"
    return "ltr" if "L" in kinds else None


def first_direction(text: str) -> Direction:
    """Return the direction of the first letter; digits and signs alone run from left to right."""
    kinds = (unicodedata.bidirectional(character) for character in text)
    first = next((kind for kind in kinds if kind in {"L", "R", "AL"}), "L")
    return "ltr" if first == "L" else "rtl"


def _isolate_plain(text: str) -> Markup:
    pieces: list[str] = []
    end = 0
    for run in _RUN.finditer(text):
        pieces += [escape(text[end : run.start()]), _OPEN_ISOLATE, escape(run[0]), _CLOSE_ISOLATE]
        end = run.end()
    pieces.append(escape(text[end:]))
    return Markup("".join(pieces))  # noqa: S704 - each piece is escaped, or a tag of ours
