"""Checks that numbers are the same in every language, and that we write the units."""

import re
from collections import Counter
from collections.abc import Iterator

from handouts.errors import Severity
from handouts.languages.checks.pair import Check, Pair, bare

_THOUSANDS = re.compile(r"(?<=\d)[.,'\u2019\u00a0\u202f\u066c](?=\d{3}(?!\d))")
_DIGITS = re.compile(r"\d+")
_RANGE = re.compile(r"\d\s*[-\u2010-\u2015\u2212~]\s*\d")


def numbers(text: str) -> Counter[str]:
    """Return the numbers of a text by how often they stand there, whatever digits it uses."""
    return Counter(_DIGITS.findall(_THOUSANDS.sub("", bare(text))))


def _different(pair: Pair) -> Iterator[str]:
    if pair.entry is None:
        return
    english, translated = numbers(pair.source), numbers(pair.translation)
    for number in (english - translated).elements():
        yield f"the number {number} is missing; write it with digits."
    for number in (translated - english).elements():
        yield f"the number {number} does not stand in the English text."


def _typed(pair: Pair) -> Iterator[str]:
    translation = bare(pair.translation)
    if "°" in translation or "\u2103" in translation or "\u2109" in translation:
        yield "a degree sign is typed; temperatures come by placeholder."
    if _RANGE.search(translation) and not _RANGE.search(bare(pair.source)):
        yield "a dash stands between numbers; say “to” in words."


NUMBERS = Check("numbers", Severity.ERROR, "The numbers are those of the English text.", _different)
TYPED_UNITS = Check(
    "typed-units", Severity.ERROR, "Degrees and ranges are written by the program.", _typed
)
