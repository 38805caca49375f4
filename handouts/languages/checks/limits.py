"""Checks that a limit stays on its side: “at least” does not become “at most”."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from handouts.errors import Severity
from handouts.languages.checks.pair import Check, Pair, western_digits
from handouts.languages.checks.sentences import side_by_side
from handouts.languages.wordforms import Forms

_NUMBER = r"(?= (?:age )?[\d{])"
_ENGLISH: Mapping[str, re.Pattern[str]] = {
    "at_most": re.compile(
        r"\b(?:(?:less|fewer) than|under|below|(?<!build )up to|at most|no later than|before)"
        rf"{_NUMBER}|\bor (?:less|fewer|under)(?![\w ])",
        re.IGNORECASE,
    ),
    "at_least": re.compile(
        r"\b(?:(?:more|longer) than|(?<!steps )over|at least|above|from(?! \d+[^.]* to \d))"
        rf"{_NUMBER}|\bor (?:more|over|older)(?![\w ])",
        re.IGNORECASE,
    ),
}
"""A limit by its side; “up to” and “over” are none where they say how long something takes."""

_OTHER = {"at_most": "at_least", "at_least": "at_most"}
_MEANING = {"at_most": "“at most” or “less than”", "at_least": "“at least” or “more than”"}
_DENIED = re.compile(r"\b(?:not|never|no)\b[^.,;:]*$", re.IGNORECASE)
"""Before a limit: “never more than”. A translation denies the same limit, see `negation`."""

_COUNTED = re.compile(r"\d+|\{\w+\}")
_NEAR = 30
"""How many signs from its number a word still sets the limit of that number."""


def _reversed(pair: Pair) -> Iterator[str]:
    if pair.entry is None or not pair.rules.limits:
        return
    known = pair.rules.limits
    texts = western_digits(pair.source), western_digits(pair.translation)
    for source, translation in side_by_side(*texts):
        for side, words in known.items():
            other = known.get(_OTHER[side], Forms((), words.language))
            for limit in _ENGLISH[side].finditer(source):
                if not _is_said(source, limit, translation, words, other):
                    yield f"“{limit[0]}” is not said: {_MEANING[side]} is missing at its number."


def _is_said(
    source: str, limit: re.Match[str], translation: str, words: Forms, other: Forms
) -> bool:
    """Return whether a limit stands in the translation: beside its number, if that says any."""
    if _DENIED.search(source[: limit.start()]):
        return bool(words.find(translation))
    beside = list(_beside(_limited(source, limit), translation, words, other))
    return any(beside) if beside else bool(words.find(translation, other))


def _limited(source: str, limit: re.Match[str]) -> str:
    """Return the number or placeholder of an English limit: “or more” stands behind its own."""
    behind = _COUNTED.match(source, limit.end() + 1) or _COUNTED.match(source, limit.end() + 5)
    ahead = _COUNTED.findall(source[: limit.start()])
    return behind[0] if behind else (ahead or [""])[-1]


def _beside(number: str, translation: str, words: Forms, other: Forms) -> Iterator[bool]:
    """Yield, wherever the number stands with a limit near it, whether that is on the right side."""
    places = [place for place in _COUNTED.finditer(translation) if place[0] == number]
    bounds = [0, *(end for place in places for end in place.span()), len(translation)]
    pieces = [translation[start:end] for start, end in pairwise(bounds)][::2]
    for before, after in pairwise(pieces):
        own, others = _distance(before, after, words, other), _distance(before, after, other, words)
        if min(own, others) <= _NEAR:
            yield own <= others


def _distance(before: str, after: str, words: Forms, other: Forms) -> int:
    """Return how many signs from a number the nearest of the words is, on either side of it."""
    ahead = [left for _, left in words.margins(before, other)]
    behind = [passed for passed, _ in words.margins(after, other)]
    return min([*ahead, *behind], default=_NEAR + 1)


LIMITS = Check(
    "limits",
    Severity.ERROR,
    "“At least”, “at most” and the like stay what they are.",
    _reversed,
    can_be_accepted=True,
    warns_elsewhere=True,
)
