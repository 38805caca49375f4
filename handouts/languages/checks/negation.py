"""Checks that a “not” was neither lost nor added: sentence by sentence where that is possible.

The words for “not” are counted in English and in the translation. A translation needs as many; it
may have more, for many languages say “not” once for each verb that English joins with “or”. So
in a ban with “or” the words for “or” are counted, too: “do not bend or twist” holds 1 “not” and
1 “or”, and a translation needs 2 of either.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from handouts.errors import Severity
from handouts.languages.checks.pair import Check, Pair
from handouts.languages.checks.sentences import side_by_side
from handouts.languages.rules import LanguageRules
from handouts.languages.wordforms import Forms

_NOT_WORDS = "not *n't no never without cannot nobody nothing none neither unless"
_ALMOST_WORDS = "un* in*able ir* anti* non* numb* weak* lack* fail* hardly little badly ill awake"
_ALMOST_PHRASES = (
    *("on and on", "care not to", "with or without", "at most", "lie still", "lying still"),
    *("stops you", "stops me", "that stay", "that stays", "to stay", "stays on"),
)
_NOT = Forms(_NOT_WORDS.split(), "en")
_NO_NEGATION = Forms(("care not to", "with or without", "kind no", "say no"), "en")
_AVOID_WORDS = (
    *("avoid*", "skip*", "refuse*", "kind no", "say no", "keep away", "stay out of"),
    *("advise against", "leave out", "leave it out", "leave them out"),
)
_AVOID = Forms(_AVOID_WORDS, "en")
_OR = Forms(("or", "nor"), "en")
_ALMOST_NOT = Forms((*_ALMOST_WORDS.split(), *_ALMOST_PHRASES), "en")
"""Words that another language may well say with “not”; where one stands, nothing was added."""

_NOT_ALMOST = Forms(("under*", "until", "unit*", "unload*"), "en")
_ONLY = Forms(("only",), "en")
"""“Use it only with help” may well be said as “do not use it except with help”, with 2 words."""

_AND_NO = re.compile(r"\b(?:and|or) (?:no|never|not)\b")
_AND_NOR = re.compile(r"\band (?:no|never|not)\b")
_LIST = re.compile(r"\w+(?=, \w+ or\b)")
_LIST_COMMAS = re.compile(r"(?<!\d)[,،、，](?!\d)")


def negations(text: str, rules: LanguageRules) -> list[str]:
    """Return the words for “not” that stand in a text of a language."""
    return rules.negation.find(text, rules.not_negation)


@lru_cache(maxsize=8192)
def _english(sentence: str) -> tuple[int, int, int]:
    """Return how often an English sentence says not, avoid, and, if it says either, or."""
    denied, avoided = _NOT.find(sentence, _NO_NEGATION), _AVOID.find(sentence)
    if not denied and not avoided:
        return (0, 0, 0)
    scope = sentence[_scope(sentence) :]
    goes_on = len(_AND_NO.findall(scope))
    return (
        len(denied) - goes_on,
        len(avoided),
        len(_OR.find(scope)) + len(_LIST.findall(scope)) + len(_AND_NOR.findall(scope)),
    )


def _scope(sentence: str) -> int:
    """Return where the first “not” ends: an “or” before it carries nothing on."""
    if not _NOT.find(sentence):
        return len(sentence)
    words = re.finditer(r"[\w'’]+", sentence)
    return next((word.end() for word in words if _NOT.find(word[0])), len(sentence))


def _changed(pair: Pair) -> Iterator[str]:
    if pair.entry is None or not pair.rules.negation:
        return
    for source, translation in side_by_side(pair.source, pair.translation):
        yield from _in_sentence(source, translation, pair.rules)


def _in_sentence(source: str, translation: str, rules: LanguageRules) -> Iterator[str]:
    denied, avoided, joined = _english(source)
    found = negations(translation, rules)
    if not denied + avoided:
        if found and not _may_deny(source, found):
            yield f"denies something ({', '.join(found)}) that the English text does not deny."
        return
    held = len(found) + len(rules.avoidance.find(translation))
    alternatives = len(rules.alternatives.find(translation))
    if _LIST.search(source):
        alternatives += len(_LIST_COMMAS.findall(translation))
    if len(found) < denied or held < denied + avoided:
        yield "a “not” of the English text is missing."
    elif rules.alternatives and held + alternatives < denied + avoided + joined:
        yield "a “not” seems to be missing after an “or”."


def _may_deny(source: str, found: Sequence[str]) -> bool:
    """Return whether a translation may deny something where the English sentence does not."""
    if _ALMOST_NOT.find(source, _NOT_ALMOST):
        return True
    return len(found) > 1 and bool(_ONLY.find(source))


NEGATION = Check(
    "negation",
    Severity.ERROR,
    "What the English text forbids or denies, the translation does, too.",
    _changed,
    can_be_accepted=True,
    warns_elsewhere=True,
)
