"""Checks that show only beside the other messages: copied, cut short, apostrophes of 2 kinds."""

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median

from handouts.errors import Severity
from handouts.languages.checks.pair import CatalogueCheck, Pair
from handouts.languages.messages import LABEL_CONTEXT

_LETTERS = re.compile(r"[^\w{}]+")
_LONG_ENOUGH = 50
_ENOUGH_MESSAGES = 30
_SPREADS = 5.0
_NEVER_LESS = math.log(1.8)
_APOSTROPHE = re.compile("(?<=[^\\W\\d_])['\u2019\u02bc](?=[^\\W\\d_])")

Faults = Iterator[tuple[Pair, str]]


def _copied(pairs: Sequence[Pair]) -> Faults:
    first: dict[str, Pair] = {}
    for pair in pairs:
        words = _LETTERS.sub(" ", pair.translation.casefold()).strip()
        if pair.entry is None or not words:
            continue
        standing = first.setdefault(words, pair)
        if _plain(standing.source) != _plain(pair.source) and not _are_terms(standing, pair):
            yield pair, f"has the same translation as “{standing.source}”."


def _plain(text: str) -> str:
    words = _LETTERS.sub(" ", text.casefold()).split()
    return " ".join(word.removesuffix("s") for word in words if word not in {"a", "an", "the"})


def _are_terms(one: Pair, other: Pair) -> bool:
    """Return whether both are so short that a language may well have one word for them."""
    return max(len(one.source), len(other.source)) < _LONG_ENOUGH or (
        one.message.context.startswith(LABEL_CONTEXT)
        != other.message.context.startswith(LABEL_CONTEXT)
    )


def _odd_length(pairs: Sequence[Pair]) -> Faults:
    ratios = [
        (pair, math.log(len(pair.translation) / len(pair.source)))
        for pair in pairs
        if pair.translation and len(pair.source) >= _LONG_ENOUGH
    ]
    if len(ratios) < _ENOUGH_MESSAGES:
        return
    usual = median(ratio for _, ratio in ratios)
    spread = 1.4826 * median(abs(ratio - usual) for _, ratio in ratios)
    limit = max(_SPREADS * spread, _NEVER_LESS)
    for pair, ratio in ratios:
        if abs(ratio - usual) > limit:
            kind = "short" if ratio < usual else "long"
            yield pair, f"is very {kind} beside the English text, for this language."


def _two_apostrophes(pairs: Sequence[Pair]) -> Faults:
    signs = [(pair, set(_APOSTROPHE.findall(pair.translation))) for pair in pairs]
    counted = Counter(sign for _, found in signs for sign in found)
    if len(counted) > 1:
        usual = counted.most_common(1)[0][0]
        for pair, found in signs:
            if found - {usual}:
                yield pair, f"has another apostrophe than the rest (usual: U+{ord(usual):04X})."


COPIED = CatalogueCheck(
    "copied",
    Severity.WARNING,
    "Two English sentences do not have the same translation.",
    _copied,
    can_be_accepted=True,
)
RATIO = CatalogueCheck(
    "cut-short",
    Severity.ERROR,
    "A translation is not much shorter or longer than is usual for its language.",
    _odd_length,
    can_be_accepted=True,
    warns_elsewhere=True,
)
APOSTROPHES = CatalogueCheck(
    "apostrophes",
    Severity.WARNING,
    "One kind of apostrophe is used throughout.",
    _two_apostrophes,
)
