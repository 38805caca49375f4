"""Checks that no translation promises what the English text does not."""

from collections.abc import Iterator

from handouts.errors import Severity
from handouts.languages.checks.pair import Check, Pair
from handouts.languages.wordforms import Forms

_WORDS = "cure cures cured heal heals healed guarantee* warrant* promise* forever"
_PHRASES = (
    *("no risk", "no risks", "risk-free", "without risk", "without risks", "no side effects"),
    *("completely safe", "always works", "instead of your doctor", "for ever"),
)
_PROMISES = Forms((*_WORDS.split(), *_PHRASES), "en")


def _promised(pair: Pair) -> Iterator[str]:
    found = pair.rules.promises.find(pair.translation)
    if found and not _PROMISES.find(pair.source):
        yield f"promises more than the English text ({', '.join(found)})."


PROMISES = Check(
    "promises",
    Severity.ERROR,
    "Nothing is promised: no cure, no guarantee, no “without risk”.",
    _promised,
)
