"""Keeps on one line what is read as one: a number and its word, a range, a word with a hyphen."""

import html
import re
from collections.abc import Iterator
from typing import Final

from markupsafe import Markup, escape

NBSP: Final = "\u00a0"
_LONGEST_WORD = 16

_LETTER: Final = r"[^\W\d_]"
_WORD: Final = rf"{_LETTER}\S{{0,{_LONGEST_WORD - 1}}}(?!\S)"
_NUMBER: Final = r"(?<![\w.,:/–-])(?<!\d[ \u00a0])\d{1,3}(?:–\d{1,3})?(?![\w–]|[.,:/-]\d)"
_HAN: Final = "\u3005\u3041-\u30ff\u3400-\u9fff"
_HAN_NUMBER: Final = r"(?<![\d.:])\d{1,3}(?!\d|[.:]\d)"
_LATIN: Final = "[A-Za-z\u00c0-\u024f]"

_JOINTS: Final = (
    # 1 to 2: a range in words
    re.compile(rf"{_NUMBER}( ){_LETTER}[^\s\d.,;:!?]{{0,3}}( )(?=\d{{1,3}}(?!\d))"),
    # 24 hours: a number and its word, unless the number is held by the word before it
    re.compile(rf"(?<!\u00a0){_NUMBER}( )(?={_WORD})"),
    # to 2 weeks: the end of a range and its word
    re.compile(rf"\d [^\s\d.,;:!?]{{1,4}} \d{{1,3}}( )(?={_WORD})"),
    # move 2: a word and its number, which no word follows
    re.compile(
        rf"(?<!\S{{{_LONGEST_WORD}}})(?<=[^\s\d.,;!?])( )(?={_NUMBER}(?![ \u00a0]{_LETTER}))"
    ),
    # Times a day: 1 to 2; a date may stand on the next line
    re.compile(r"(?<=[:：])( )(?=\d{1,3}(?!\d)(?!\D{1,24}\d{4}))"),
    # one (1); 0 (nothing at all)
    re.compile(r"(?<=\S)( )(?=\(\d{1,3}\))"),
    re.compile(rf"{_NUMBER}( )(?=\()"),
    # за спиною: a short word of Ukrainian or Russian and the word that it belongs to
    re.compile(rf"(?<![\w'’-])(?:[авзійоу]|до|за|на|не|по)( )(?={_WORD})", re.IGNORECASE),
)
"""Where a space does not break a line."""

_HELD: Final = re.compile(
    rf"{_HAN_NUMBER} ?[至到] ?{_HAN_NUMBER}(?: ?[{_HAN}]{{1,2}})?"
    rf"|(?:(?![或和及与])[{_HAN}]){{1,2}}{_HAN_NUMBER}(?=\W|\Z)"
    rf"|第?{_HAN_NUMBER} ?(?![或和及与])[{_HAN}]{{1,2}}"
    rf"|(?<![\w–-])\d{{1,3}}[–-]\d{{1,3}}(?![\w–-])"
    rf"|(?<![\w.@/-])(?:{_LATIN}['’])?(?=[\w-]{{3,{_LONGEST_WORD}}}(?![\w-])){_LATIN}+(?:-{_LATIN}+)+"
    rf"(?![\w@/-])"
)
"""What breaks at a sign that is no space."""

_HELD_AT_END: Final = re.compile(rf"{_HELD.pattern}|[{_HAN}]{{2}}[^\w\s]{{0,2}}\Z")
"""At the end of a line of text also its last two signs, so that none stands alone."""

_MAY_BREAK: Final = re.compile(rf"\d|-|[\u0400-\u052f]|[{_HAN}]")
_TAGS: Final = re.compile(r"(<[^<>]*>)")


def hold_with_verb(words: Markup, number: Markup) -> Markup:
    """Return words in which a number stays with the one or two Chinese signs before it."""
    joint = re.compile(f"([{_HAN}]{{1,2}})({re.escape(number)})")
    return Markup(joint.sub(str(_held(Markup(r"\1\2"))), str(words)))  # noqa: S704 - the same in a span


def keep_together(words: Markup) -> Markup:
    """Return a line of text in which no number is cut from what it counts.

    A space between a number of up to 3 digits and its word becomes a no-break space, as do the
    spaces of a range; so does the one before a number that ends a phrase, and the one after a
    short word such as за. Between Chinese or Japanese signs, and at a hyphen or dash, the piece is
    held, as are the last two signs of a line. Tags stay as they are.
    """
    if not _MAY_BREAK.search(words):
        return words
    pieces = _TAGS.split(str(words))
    said = [html.unescape(piece) for piece in pieces[::2]]
    joined = _join("".join(said))
    end = 0
    for place, text in enumerate(said):
        start, end = end, end + len(text)
        held = _HELD_AT_END if end == len(joined) else _HELD
        pieces[2 * place] = "".join(_hold(joined[start:end], held))
    return Markup("".join(pieces))  # noqa: S704 - each piece is escaped, or a tag of ours


def _held(words: Markup) -> Markup:
    """Return words that stay on one line, whatever stands in them."""
    return Markup('<span class="held">{}</span>').format(words)


def _join(text: str) -> str:
    """Return text as long as it was, with no-break spaces where it is not to break."""
    signs = list(text)
    for joint in _JOINTS:
        for found in joint.finditer(text):
            for group in range(1, len(found.groups()) + 1):
                signs[found.start(group)] = NBSP
    return "".join(signs)


def _hold(text: str, held: re.Pattern[str]) -> Iterator[str]:
    end = 0
    for found in held.finditer(text):
        yield escape(text[end : found.start()])
        yield _held(escape(found[0]))
        end = found.end()
    yield escape(text[end:])
