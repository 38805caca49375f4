"""Checks that each unit of time stays what it is: hours do not become minutes."""

import re
from collections.abc import Iterator, Mapping

from handouts.errors import Severity
from handouts.languages.checks.pair import Check, Pair, bare
from handouts.languages.checks.sentences import side_by_side
from handouts.languages.scripts import has_spaces
from handouts.languages.wordforms import Forms

_ENGLISH: Mapping[str, Forms] = {
    "second": Forms(("seconds",), "en"),
    "minute": Forms(("minute", "minutes"), "en"),
    "hour": Forms(("hour", "hours", "hourly"), "en"),
    "day": Forms(("day", "days", "daily", "today"), "en"),
    "week": Forms(("week", "weeks", "weekly"), "en"),
    "month": Forms(("month", "months", "monthly"), "en"),
    "year": Forms(("year", "years", "yearly"), "en"),
}
_NO_LENGTH = Forms(
    (
        *("opening hours", "working hours", "long hours", "long day"),
        *("one day", "in the day", "the next day", "daily life"),
    ),
    "en",
)
"""Words for a time of no fixed length, which another language may well say without a unit."""

_BEHIND_PLACEHOLDER = re.compile(r"\}([^{}]*)")
_NUMBER_AND_WORDS = re.compile(r"(\d+)(\D*)")
"""A number with the words up to the next one."""

_NEXT_WORD = re.compile(r"[\s*]*(?:an? )?([^\s*]+)")
_NEXT_SIGNS = re.compile(r"[\s*]*(\w{1,2})")
_AGE = "year"
"""What may be added to a number without a unit: “under 5” is “menos de 5 años”."""


def _changed(pair: Pair) -> Iterator[str]:
    if pair.entry is None or not pair.rules.units:
        return
    for source, translation in side_by_side(bare(pair.source), bare(pair.translation)):
        known = pair.rules.units
        lost = (_english_units(source) & known.keys()) - _units(translation, known)
        for unit in sorted(lost):
            yield f"no word for “{unit}” stands in the sentence where the English text has it."
        if not lost:
            yield from _of_numbers(source, translation, known)


def _of_numbers(source: str, translation: str, known: Mapping[str, Forms]) -> Iterator[str]:
    """Yield each number that has another unit behind it than in English."""
    behind = dict(_NUMBER_AND_WORDS.findall(source))
    in_english = _units(source, _ENGLISH)
    for number, words in _NUMBER_AND_WORDS.findall(translation):
        units = _units(words, known)
        directly = _NEXT_WORD.match(behind.get(number, ""))
        asked = _english_units(directly[1]) & known.keys() if directly else set()
        if asked and units and not asked <= units:
            yield f"behind {number} the English text has “{', '.join(asked)}”."
        for unit in sorted(units - in_english - {_AGE}):
            yield f"“{unit}” stands behind {number} and not in the English text."


def units_behind_placeholders(pair: Pair) -> list[str]:
    """Return each unit that stands directly behind a placeholder, and does not in English."""
    english = _behind(pair.source, _ENGLISH, spaced=True)
    translated = _behind(pair.translation, pair.rules.units, spaced=has_spaces(pair.language))
    return sorted(translated - english)


def _behind(text: str, units: Mapping[str, Forms], *, spaced: bool) -> set[str]:
    next_word = _NEXT_WORD if spaced else _NEXT_SIGNS
    places = (next_word.match(words) for words in _BEHIND_PLACEHOLDER.findall(text))
    return {unit for place in places if place for unit in _units(place[1], units)}


def _units(text: str, words: Mapping[str, Forms]) -> set[str]:
    return {unit for unit, forms in words.items() if forms.find(text)}


def _english_units(text: str) -> set[str]:
    return {unit for unit, forms in _ENGLISH.items() if forms.find(text, _NO_LENGTH)}


UNITS_OF_TIME = Check(
    "units",
    Severity.ERROR,
    "Seconds, minutes, hours, days, weeks, months and years stay what they are.",
    _changed,
    can_be_accepted=True,
    warns_elsewhere=True,
)
