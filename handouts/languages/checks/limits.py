"""Checks that a limit stays on its side: “at least” does not become “at most”."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from handouts.errors import Severity
from handouts.languages.checks.pair import Check, Pair, western_digits
from handouts.languages.checks.sentences import side_by_side
from handouts.languages.rules import LanguageRules
from handouts.library.endings import SENTENCE_ENDS

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
_BEHIND = re.compile(rf" (?:age )?({_COUNTED.pattern})")
_PHRASE_ENDS = re.compile(rf"[{SENTENCE_ENDS},;:()،؛、，；：]")
_SAME_PHRASE = 12
"""How many signs from a “not” it still denies a limit: “do not go below”."""

_NEAR = 30
"""How many signs from its number a word still sets the limit of that number."""


def _reversed(pair: Pair) -> Iterator[str]:
    if pair.entry is None or not pair.rules.limits:
        return
    texts = western_digits(pair.source), western_digits(pair.translation)
    for source, translation in side_by_side(*texts):
        for side in pair.rules.limits:
            for limit in _ENGLISH[side].finditer(source):
                if not _is_said(side, limit, translation, pair.rules):
                    yield f"“{limit[0]}” is not said: {_MEANING[side]} is missing at its number."


def _is_said(side: str, limit: re.Match[str], translation: str, rules: LanguageRules) -> bool:
    """Return whether a limit stands in the translation: beside its number, if that says any."""
    words, other = rules.limits[side], rules.limits.get(_OTHER[side])
    if _DENIED.search(limit.string[: limit.start()]):
        return bool(words.find(translation))
    beside = list(_beside(_limited(limit), side, translation, rules))
    return any(beside) if beside else bool(words.find(translation, other))


def _limited(limit: re.Match[str]) -> str:
    """Return the number or placeholder of an English limit: “or more” stands behind its own."""
    behind = _BEHIND.match(limit.string, limit.end())
    ahead = _COUNTED.findall(limit.string[: limit.start()])
    return behind[1] if behind else (ahead or [""])[-1]


def _beside(number: str, side: str, translation: str, rules: LanguageRules) -> Iterator[bool]:
    """Yield, wherever the number stands with a limit near it, whether that is on the right side."""
    places = [place for place in _COUNTED.finditer(translation) if place[0] == number]
    bounds = [0, *(end for place in places for end in place.span()), len(translation)]
    pieces = [translation[start:end] for start, end in pairwise(bounds)][::2]
    for before, after in pairwise(pieces):
        near = [(len(place.string) - place.end(), said) for place, said in _said(before, rules)]
        near += [(place.start(), said) for place, said in _said(after, rules)]
        nearest = min((distance for distance, _ in near), default=_NEAR + 1)
        if nearest <= _NEAR:
            yield (nearest, side) in near


def _said(text: str, rules: LanguageRules) -> Iterator[tuple[re.Match[str], str]]:
    """Yield each limit of a piece of a translation and its side; “not less than” is at least."""
    nots = list(rules.negation.places(text, rules.not_negation))
    for side, words in rules.limits.items():
        for place in words.places(text, rules.limits.get(_OTHER[side])):
            is_denied = any(_denies(word, place) for word in nots)
            yield place, _OTHER[side] if is_denied else side


def _denies(word: re.Match[str], limit: re.Match[str]) -> bool:
    """Return whether a “not” stands before a limit, or right behind it, in the same phrase."""
    if word.end() <= limit.start():
        between = limit.string[word.end() : limit.start()]
        return len(between) <= _SAME_PHRASE and not _PHRASE_ENDS.search(between)
    return 0 <= word.start() - limit.end() <= 1


LIMITS = Check(
    "limits",
    Severity.ERROR,
    "“At least”, “at most” and the like stay what they are.",
    _reversed,
    can_be_accepted=True,
    warns_elsewhere=True,
)
