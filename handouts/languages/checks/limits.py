"""Checks that a limit stays on its side: “at least” does not become “at most”."""

import re
from collections.abc import Iterator, Mapping

from handouts.errors import Severity
from handouts.languages.checks.pair import Check, Pair
from handouts.languages.checks.sentences import side_by_side

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


def _reversed(pair: Pair) -> Iterator[str]:
    if pair.entry is None or not pair.rules.limits:
        return
    known = pair.rules.limits
    for source, translation in side_by_side(pair.source, pair.translation):
        for side, words in known.items():
            limit = _ENGLISH[side].search(source)
            if limit is None:
                continue
            is_denied = _DENIED.search(source[: limit.start()])
            if not words.find(translation, None if is_denied else known.get(_OTHER[side])):
                yield f"“{limit[0]}” is not said; nothing that means {_MEANING[side]} was found."


LIMITS = Check(
    "limits",
    Severity.ERROR,
    "“At least”, “at most” and the like stay what they are.",
    _reversed,
    can_be_accepted=True,
    warns_elsewhere=True,
)
