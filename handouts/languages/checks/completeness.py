"""Checks that there is a translation: present, finished, not in English, short enough."""

import re
from collections.abc import Iterator

from handouts.errors import Severity
from handouts.languages.checks.pair import Check, Pair, bare

_WORD = re.compile(r"\b[A-Za-z]{3,}\b")
_ENOUGH_WORDS = 2
_FILLERS = "\u115f\u1160\u3164\uffa0"
"""Letters to Unicode, of which nobody sees anything."""


def _missing(pair: Pair) -> Iterator[str]:
    if pair.entry is None:
        yield "there is no translation."


def _wordless(pair: Pair) -> Iterator[str]:
    if pair.entry is not None and _says(pair.source) and not _says(pair.translation):
        yield "the translation holds no words."


def _says(text: str) -> bool:
    """Return whether a text holds a letter, a digit or a placeholder; a filler is no letter."""
    return any(sign.isalnum() for sign in text if sign not in _FILLERS)


def _fuzzy(pair: Pair) -> Iterator[str]:
    if pair.entry is not None and pair.entry.fuzzy:
        yield "it is marked fuzzy; a person has to look at it and take the mark out."


def _identical(pair: Pair) -> Iterator[str]:
    words = _WORD.findall(bare(pair.source))
    is_sentence = len(words) >= _ENOUGH_WORDS and any(word.islower() for word in words)
    if is_sentence and pair.translation == pair.source:
        yield "the translation is the English text."


def _too_long(pair: Pair) -> Iterator[str]:
    limit = pair.message.max_length
    if limit is not None and len(pair.translation) > limit:
        yield f"the translation has {len(pair.translation)} characters; there is room for {limit}."


COMPLETE = Check("complete", Severity.ERROR, "Every message has a translation.", _missing)
WORDLESS = Check("wordless", Severity.ERROR, "A translation holds words.", _wordless)
FUZZY = Check("fuzzy", Severity.ERROR, "No translation is marked fuzzy.", _fuzzy)
IDENTICAL = Check(
    "identical",
    Severity.WARNING,
    "A sentence is not left in English.",
    _identical,
    can_be_accepted=True,
)
LENGTH = Check("length", Severity.ERROR, "A translation fits where it is printed.", _too_long)
