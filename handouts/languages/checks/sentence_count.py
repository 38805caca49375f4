"""Checks that no sentence was lost, and none cut off at an “or”."""

from collections.abc import Iterator

from handouts.errors import Severity
from handouts.languages.checks.pair import Check, Pair
from handouts.languages.checks.sentences import sentences


def _lost(pair: Pair) -> Iterator[str]:
    if pair.entry is None:
        return
    english, translated = len(sentences(pair.source)), len(sentences(pair.translation))
    if translated < english:
        yield f"{english} sentences of the English text have become {translated}."
    if last := pair.translation.rpartition(" ")[2]:
        joined = [word for word in pair.rules.alternatives.find(last) if word]
        if joined and last.casefold().endswith(joined[-1]):
            yield f"ends with “{joined[-1]}”, so the rest is missing."


SENTENCES = Check(
    "sentences",
    Severity.WARNING,
    "No sentence of the English text is left out or cut off.",
    _lost,
    can_be_accepted=True,
)
