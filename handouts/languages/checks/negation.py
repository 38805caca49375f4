"""Checks that a “not” was neither lost nor added: sentence by sentence where that is possible.

The words for “not” are counted in English and in the translation. A translation needs as many; it
may have more, for many languages say “not” once for each verb that English joins with “or”. So
in a ban with “or” the words for “or” are counted, too: “do not bend or twist” holds 1 “not” and
1 “or”, and a translation needs 2 of either.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from handouts.errors import Severity
from handouts.languages.checks.pair import Check, Pair
from handouts.languages.checks.sentences import sentences
from handouts.languages.rules import LanguageRules
from handouts.languages.wordforms import Forms

_NOT_WORDS = "not *n't no never without cannot nobody nothing none neither unless"
_ALMOST_WORDS = """
    stop* prevent* until only less few fewer hardly little low rather instead except fail* lack*
    lose* losing loss lost miss* un* in*able ir* anti* non* hard difficult* trouble bad* weak* numb*
    off even whatever wherever whenever however either most stay* still awake leave* alone ill
"""
_NOT = Forms(_NOT_WORDS.split(), "en")
_NO_NEGATION = Forms(("care not to", "with or without", "kind no", "say no"), "en")
_AVOID = Forms(("avoid*", "skip*", "refuse*", "kind no", "say no", "keep away"), "en")
_OR = Forms(("or", "nor"), "en")
_ALMOST_NOT = Forms(
    (*_ALMOST_WORDS.split(), "on and on", "care not to", "with or without"),
    "en",
)
"""Words that another language may well say with “not”; where one stands, nothing was added."""

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
    english, translated = sentences(pair.source), sentences(pair.translation)
    if len(english) != len(translated):
        english, translated = [pair.source], [pair.translation]
    for source, translation in zip(english, translated, strict=True):
        yield from _in_sentence(source, translation, pair.rules)


def _in_sentence(source: str, translation: str, rules: LanguageRules) -> Iterator[str]:
    denied, avoided, joined = _english(source)
    found = negations(translation, rules)
    if not denied + avoided:
        if found and not _ALMOST_NOT.find(source):
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


NEGATION = Check(
    "negation",
    Severity.ERROR,
    "What the English text forbids or denies, the translation does, too.",
    _changed,
    can_be_accepted=True,
    warns_elsewhere=True,
)
