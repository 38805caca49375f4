"""Checks the signs between words: how a line ends, what is opened and closed, and what spaces."""

import re
from collections.abc import Iterator

from handouts.errors import Severity
from handouts.languages.checks.pair import Check, Pair, bare
from handouts.languages.scripts import known_script
from handouts.library.endings import DOTS, EXCLAMATION_MARKS, FULL_STOPS, QUESTION_MARKS

_CLOSERS = "*\"'”’»›」』）)]】› \u00a0\u202f"
_ENDINGS = {
    "a full stop": FULL_STOPS,
    "a question mark": QUESTION_MARKS,
    "an exclamation mark": EXCLAMATION_MARKS,
    "a colon": ":：",
    "a semicolon": ";；؛",
    "a comma": ",，،、",
    "dots": DOTS,
}
_NOTHING = "nothing"
_PAIRS = (("(（", ")）"), ("[【", "]】"), ("«", "»"), ("‹", "›"), ("「", "」"), ("『", "』"))
_FRENCH_BEFORE = re.compile(r"(?:[^\s\u00a0\u202f*]|[ \t])\**[;:!?»](?!//)(?!\d)")
_FRENCH_AFTER = re.compile(r"«(?![\u00a0\u202f])")
_HAN = "\u3400-\u9fff\uf900-\ufaff"
_NARROW = re.compile(rf"(?<=[{_HAN}\ufffc*])[,;:?!()](?!\d)|[,;:?!()](?=[{_HAN}])|(?<=[{_HAN}])\.")


def _ending(text: str) -> str:
    stripped = text.rstrip(_CLOSERS)
    if stripped.endswith(("...", DOTS)):
        return "dots"
    last = stripped[-1:]
    return next((name for name, signs in _ENDINGS.items() if last and last in signs), _NOTHING)


def _ends_otherwise(pair: Pair) -> Iterator[str]:
    if pair.entry is None:
        return
    english, translated = _ending(pair.source), _ending(pair.translation)
    if english != translated:
        yield f"ends with {translated}; the English text ends with {english}."


def _not_closed(pair: Pair) -> Iterator[str]:
    text = bare(pair.translation)
    for opening, closing in _PAIRS:
        opened, closed = (sum(map(text.count, signs)) for signs in (opening, closing))
        english = sum(map(pair.source.count, opening)) - sum(map(pair.source.count, closing))
        if opened - closed != english:
            yield f"{opening[0]} and {closing[0]} are not as many."
    if text.count('"') % 2 or sum(map(text.count, "“”„")) % 2:
        yield "a quotation mark is not closed."
    if pair.language.partition("_")[0] in {"es", "gl", "ast"}:
        for opening, closing in ("¿?", "¡!"):
            if text.count(opening) != text.count(closing):
                yield f"{opening} and {closing} are not as many."


def _wrong_signs(pair: Pair) -> Iterator[str]:
    text = bare(pair.translation)
    if pair.language in {"fr", "fr_FR", "fr_BE"}:
        if _FRENCH_BEFORE.search(text) or _FRENCH_AFTER.search(text):
            yield "a sign such as : or ? has no no-break space (U+00A0 or U+202F) before it."
    elif known_script(pair.language) in {"Hans", "Hant"} and (found := _NARROW.search(text)):
        yield f"holds {found[0]} as in English; Chinese has wide signs (，。：？！（）)."


ENDING = Check(
    "ending",
    Severity.WARNING,
    "A line ends as in English: full stop, question mark, colon or nothing.",
    _ends_otherwise,
    can_be_accepted=True,
)
BRACKETS = Check(
    "brackets",
    Severity.WARNING,
    "What is opened is closed: brackets, quotation marks, ¿ and ¡.",
    _not_closed,
    can_be_accepted=True,
)
PUNCTUATION = Check(
    "punctuation",
    Severity.WARNING,
    "French has a no-break space before : ; ! ?, Chinese has wide signs.",
    _wrong_signs,
    can_be_accepted=True,
)
