"""Checks that numbers are the same in every language, and that we write the units."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from handouts.errors import Severity
from handouts.languages.checks.pair import Check, Pair, bare
from handouts.languages.checks.units import units_behind_placeholders

_THOUSANDS = re.compile(r"(?<=\d)[.,'\u2019\u00a0\u202f\u066c](?=\d{3}(?!\d))")
_DIGITS = re.compile(r"\d+(?:[.,\u066b]\d+)?")
_POINT = re.compile(r"[,\u066b]")
_RANGE = re.compile(r"\d\s*[-\u2010-\u2015\u2212~\u301c\uff0d\uff5e]\s*\d")


def numbers(text: str) -> Counter[str]:
    """Return the numbers of a text by how often they stand there, whatever digits it uses."""
    found = _DIGITS.findall(_THOUSANDS.sub("", bare(text)))
    return Counter(_POINT.sub(".", number) for number in found)


def _different(pair: Pair) -> Iterator[str]:
    if pair.entry is None:
        return
    english, translated = numbers(pair.source), numbers(pair.translation)
    for number in (english - translated).elements():
        yield f"the number {number} is missing; write it with digits."
    for number in (translated - english).elements():
        yield f"the number {number} does not stand in the English text."
    for sign in sorted(_special(pair.translation) - _special(pair.source)):
        yield f"holds the sign {sign}; write numbers with plain digits."


def _special(text: str) -> set[str]:
    """Return the signs that are numbers and no digits, such as ½ and ②."""
    return {sign for sign in text if unicodedata.category(sign) == "No"}


def _typed(pair: Pair) -> Iterator[str]:
    translation = bare(pair.translation)
    if "°" in translation or "\u2103" in translation or "\u2109" in translation:
        yield "a degree sign is typed; temperatures come by placeholder."
    if _RANGE.search(translation) and not _RANGE.search(bare(pair.source)):
        yield "a dash stands between numbers; say “to” in words."
    for unit in units_behind_placeholders(pair):
        yield f"a word for “{unit}” stands behind a placeholder that brings its unit."


NUMBERS = Check("numbers", Severity.ERROR, "The numbers are those of the English text.", _different)
TYPED_UNITS = Check(
    "typed-units",
    Severity.ERROR,
    "Degrees, ranges and the units of placeholders are written by the program.",
    _typed,
)
