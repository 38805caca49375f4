"""Checks that numbers are the same in every language, and that we write the units."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.units import format_unit

from handouts.errors import Severity
from handouts.languages.checks.pair import Check, Pair, bare

_THOUSANDS = re.compile(r"(?<=\d)[.,'\u2019\u00a0\u202f\u066c](?=\d{3}(?!\d))")
_DIGITS = re.compile(r"\d+")
_RANGE = re.compile(r"\d\s*[-\u2010-\u2015\u2212~\u301c\uff0d\uff5e]\s*\d")
_UNITS = tuple(f"duration-{unit}" for unit in ("second", "minute", "hour", "day", "week", "month"))
_COUNTS = (0, 1, 2, 3, 5, 11, 21, 100)
_ENGLISH_UNIT = re.compile(r"\}\s*(?:second|minute|hour|day|week|month|year|degree)", re.IGNORECASE)


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
    if (unit := _unit_again(pair.language, pair.translation)) and not _ENGLISH_UNIT.search(
        pair.source
    ):
        yield f"“{unit}” stands behind a placeholder that brings its unit."


def _unit_again(language: str, translation: str) -> str:
    pattern = _after_placeholder(language)
    found = pattern.search(translation.casefold()) if pattern else None
    return found[1] if found else ""


@lru_cache(maxsize=32)
def _after_placeholder(language: str) -> re.Pattern[str] | None:
    """Return where a placeholder has a unit of time behind it, by CLDR's words for the units."""
    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError, TypeError):
        return None
    words = {
        re.sub(r"[\d\W]*\d[\d\W]*", "", format_unit(count, unit, "long", locale=locale)).casefold()
        for unit in _UNITS
        for count in _COUNTS
    }
    known = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True) if word)
    return re.compile(rf"\}}\**\s*({known})(?![^\W\d_])") if known else None


NUMBERS = Check("numbers", Severity.ERROR, "The numbers are those of the English text.", _different)
TYPED_UNITS = Check(
    "typed-units",
    Severity.ERROR,
    "Degrees, ranges and the units of placeholders are written by the program.",
    _typed,
)
