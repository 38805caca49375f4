"""Writes dates, times, days, quantities and lists the way a language and a territory write them."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time, get_day_names
from babel.lists import format_list
from babel.numbers import format_decimal
from babel.units import format_unit

from handouts.errors import Problem, TranslationError
from handouts.languages.together import NBSP
from handouts.languages.words import Say
from handouts.library import Quantity, Unit

TemperatureUnit = Literal["celsius", "fahrenheit"]

_NARROW_NBSP = "\u202f"
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_DAYS = 7
_SHORTEST_RANGE = 3
_LONGEST_SHORT_NAME = 6
_DAYS_OF_A_WEEK = 7
_NUMBER = re.compile(r"\d+(?:\.\d+)*")
_YEAR_BEHIND = re.compile(r"\u00a0(?=(?:de\u00a0)?\d{4})")

_ZEROS: Mapping[str, int] = {
    "adlm": 0x1E950,
    "arab": 0x0660,
    "arabext": 0x06F0,
    "beng": 0x09E6,
    "cakm": 0x11136,
    "deva": 0x0966,
    "hmnp": 0x1E140,
    "mtei": 0xABF0,
    "mymr": 0x1040,
    "nkoo": 0x07C0,
    "olck": 0x1C50,
    "tibt": 0x0F20,
}
"""The digit zero of every numbering system that CLDR 47 gives a locale by default, but Western."""


_COUNTER_STYLES: Mapping[str, str] = {
    "arab": "arabic-indic",
    "arabext": "persian",
    "beng": "bengali",
    "deva": "devanagari",
    "mymr": "myanmar",
    "tibt": "tibetan",
}
"""What CSS calls the numbering systems of CLDR."""

_ZERO_BY_STYLE: Mapping[str, int] = {
    "decimal": ord("0"),
    **{style: _ZEROS[system] for system, style in _COUNTER_STYLES.items()},
}


_OBLIQUE_DUALS: Mapping[str, tuple[str, str]] = {"ar": ("ان", "ين")}
"""How the dual ends in CLDR, as a subject, and how after “for”, “after” and “every”.

In these languages the words for one and two of a unit say their number by themselves. The number
follows in brackets, as it does in the translations.
"""


def count_in(style: str, number: int) -> str:
    """Return a number in the digits of a counter style, see `Formatter.counter_style`."""
    zero = _ZERO_BY_STYLE[style]
    return "".join(chr(zero + int(digit)) for digit in str(number))


@dataclass(frozen=True)
class Patterns:
    """How a language joins two numbers, two times, and days with hours; translated page words.

    Raises: TranslationError if a pattern lacks a placeholder, as a number would be lost.
    """

    quantity_range: str
    time_range: str
    days_hours: str
    every_day: str = ""

    def __post_init__(self) -> None:
        """Hold each pattern to its placeholders."""
        expected = (
            (self.quantity_range, ["high", "low"]),
            (self.time_range, ["end", "start"]),
            (self.days_hours, ["days", "hours"]),
        )
        wrong = [
            Problem(
                f"“{pattern}”",
                f"needs {' and '.join(f'{{{name}}}' for name in names)}, once each.",
                "Correct the translation.",
                "placeholders",
            )
            for pattern, names in expected
            if sorted(_PLACEHOLDER.findall(pattern)) != names
        ]
        if wrong:
            raise TranslationError(wrong)

    @classmethod
    def spoken(cls, say: Say) -> "Patterns":
        """Return the patterns in the language of `say`; see `Words.spoken_by`."""
        return cls(
            say("quantity.range"),
            say("time.range"),
            say("time.days_hours"),
            say("time.every_day"),
        )


@dataclass(frozen=True)
class Formatter:
    """Writes values for readers of one language in one territory.

    Numbers come with Western digits; `localize_digits` turns them into the reader's. The pair of
    language and territory decides by CLDR (`ar` in EG: 22:00 is 10:00 م). A pair that CLDR does
    not know is written as the language alone; English as international English.
    """

    language: str
    territory: str
    patterns: Patterns
    temperature: TemperatureUnit = "celsius"

    def __post_init__(self) -> None:
        """Fail at once if nobody knows how this language writes anything."""
        _ = self._locale

    @cached_property
    def _pair(self) -> Locale | None:
        return _load(f"{self.language}_{self.territory}")

    @cached_property
    def _locale(self) -> Locale:
        alone = "en_001" if self.language == "en" else self.language
        locale = self._pair or _load(alone)
        if locale is None:
            raise TranslationError(
                Problem(
                    f"language {self.language}",
                    "CLDR does not say how it writes dates and numbers.",
                    "Name the catalogue's folder after a CLDR language.",
                    "formats",
                )
            )
        return locale

    @cached_property
    def _numbering_system(self) -> str:
        return str(self._pair.default_numbering_system) if self._pair is not None else "latn"

    @cached_property
    def _first_day(self) -> int:
        """Return the day with which the territory's week begins, whatever the language."""
        try:
            locale = self._pair or Locale.parse(f"und_{self.territory}")
        except (UnknownLocaleError, ValueError):
            locale = self._locale
        return locale.first_week_day

    def date(self, day: dt.date) -> str:
        """Return a date with its month in words: 21 November 2026.

        A line may break before the year only.
        """
        written = format_date(day, "long", locale=self._locale)
        return _YEAR_BEHIND.sub(" ", _without_breaks(written), count=1)

    def time(self, moment: dt.time) -> str:
        """Return a time of day with hours and minutes: 22:00, or 10:00 PM."""
        return _without_breaks(format_time(moment, "short", locale=self._locale))

    def days(self, days: Iterable[int]) -> str:
        """Return days of the week, 0 being Monday, three or more in a row as a range.

        The week begins where it does in the territory: in Egypt 6, 0, 1, 2, 3 is Sunday to
        Thursday.
        """
        names = get_day_names("wide", "format", self._locale)
        return self.list(
            names[run[0]]
            if len(run) == 1
            else _fill(self.patterns.time_range, start=names[run[0]], end=names[run[-1]])
            for run in _runs(frozenset(days), self._first_day)
        )

    def week(self) -> tuple[str, ...]:
        """Return short names of the 7 days in the order of the territory's week: Sun, Mon, Tue.

        Where the usual short names are long (in Arabic they are the whole words), the shortest
        ones that still tell the days apart.
        """
        # Babel writes what its "stand-alone" names stand for into memory that languages share:
        # after Urdu, French would have Urdu days. The "format" names are each language's own.
        names = get_day_names("abbreviated", "format", self._locale)
        if max(len(name) for name in names.values()) > _LONGEST_SHORT_NAME:
            names = get_day_names("short", "format", self._locale)
        return tuple(names[(self._first_day + offset) % _DAYS] for offset in range(_DAYS))

    def hours(self, days: Iterable[int], opens: dt.time, closes: dt.time) -> str:
        """Return opening hours: Monday to Friday: 10:00 to 22:00, or Every day: 17:00 to 22:00."""
        named = frozenset(days)
        is_daily = len(named) == _DAYS_OF_A_WEEK and self.patterns.every_day
        spoken = self.patterns.every_day if is_daily else self.days(named)
        hours = _fill(self.patterns.time_range, start=self.time(opens), end=self.time(closes))
        return _fill(self.patterns.days_hours, days=spoken, hours=hours)

    def quantity(self, quantity: Quantity) -> str:
        """Return a quantity in words: 10 to 15 minutes, 40 °C, or 104 °F (40 °C).

        Where the language puts spaces, they are no-break spaces: a quantity is one piece. The unit
        agrees with the higher number. Degrees Fahrenheit are rounded to whole degrees. Where words
        alone say one and two of a unit, their digit follows in brackets: سنتين (2).

        Raises: TranslationError if CLDR has no word for the unit in this language.
        """
        if quantity.unit is not Unit.CELSIUS:
            return self._in_unit(quantity)
        celsius = f"{self._range(quantity.low, quantity.high)}{NBSP}°C"
        if self.temperature == "celsius":
            return celsius
        low, high = (round(degrees * 9 / 5 + 32) for degrees in (quantity.low, quantity.high))
        return f"{self._range(low, high)}{NBSP}°F ({celsius})"

    def count(self, low: float, high: float) -> str:
        """Return a number, or a range of two: 1 to 3, which no line breaks."""
        return self._range(low, high)

    def list(self, items: Iterable[str]) -> str:
        """Return several things in one phrase: a, b and c."""
        return format_list(list(items), locale=self._locale)

    def localize_digits(self, text: str) -> str:
        """Return the text with its digits in those of CLDR's default for language and territory.

        Arabic in Egypt and Saudi Arabia counts with Arabic-Indic digits, in the Emirates with
        Western ones; a pair that CLDR does not know (Arabic in Great Britain) with Western ones.
        Digits of any other kind that a translator typed become the same, so that a page does
        not mix them; a decimal point follows its digits. Never call it with a phone number.
        """
        zero = _ZEROS.get(self._numbering_system, ord("0"))
        decimal = "٫" if self._numbering_system in {"arab", "arabext"} else "."

        def localized(run: re.Match[str]) -> str:
            digits = (unicodedata.decimal(sign, None) for sign in run[0])
            number = "".join("." if digit is None else chr(zero + digit) for digit in digits)
            return number.replace(".", decimal) if number.count(".") == 1 else number

        return _NUMBER.sub(localized, text)

    def _number(self, value: float) -> str:
        return format_decimal(value, locale=self._locale, group_separator=False)

    def _range(self, low: float, high: float) -> str:
        if low == high:
            return self._number(high)
        pattern = self.patterns.quantity_range.replace(" ", NBSP)
        return _fill(pattern, low=self._number(low), high=self._number(high))

    def _in_unit(self, quantity: Quantity) -> str:
        high = self._said_by_word(quantity.high, quantity.unit)
        low = self._said_by_word(quantity.low, quantity.unit)
        if quantity.low == quantity.high:
            return high or self._beside_unit(self._number(quantity.high), quantity)
        if not high and not low:
            return self._beside_unit(self._range(quantity.low, quantity.high), quantity)
        upper = Quantity(quantity.high, quantity.high, quantity.unit)
        return _fill(
            self.patterns.quantity_range,
            low=low or self._number(quantity.low),
            high=high or self._in_unit(upper),
        )

    def _said_by_word(self, value: float, unit: Unit) -> str:
        """Return one or two of a unit where a word says it: سنتين (2); else nothing."""
        if self.language not in _OBLIQUE_DUALS or value not in {1, 2}:
            return ""
        subject, oblique = _OBLIQUE_DUALS[self.language]
        words = self._unit(value, unit)
        if value == 2 and words.endswith(subject):  # noqa: PLR2004 - what a dual is
            words = words.removesuffix(subject) + oblique
        return f"{words}{NBSP}({self._number(value)})"

    def _beside_unit(self, numbers: str, quantity: Quantity) -> str:
        high = self._number(quantity.high)
        words = self._unit(quantity.high, quantity.unit)
        if high not in words and quantity.high != 1:
            # Hebrew has a dual that says the number itself. We print every number as a digit,
            # so take the form for three.
            words = self._unit(3, quantity.unit).replace(self._number(3), high)
        if high not in words:
            words = f"{high} {words}"
        before, _, after = words.partition(high)
        if before.endswith(" "):
            before = before[:-1] + NBSP
        if after.startswith(" "):
            after = NBSP + after[1:]
        return f"{before}{numbers}{after}"

    def counter_style(self) -> str:
        """Return the CSS name of the digits in which the reader counts, such as `decimal`."""
        return _COUNTER_STYLES.get(self._numbering_system, "decimal")

    def _unit(self, value: float, unit: Unit) -> str:
        name = f"duration-{unit.value}"
        symbol = format_unit(value, name, length="short", locale="root").split()[-1]
        # CLDR leaves out the long form where the short one is the same; where both are left
        # out, Babel gives the international symbol, which is no word of the language.
        lengths: tuple[Literal["long", "short"], ...] = ("long", "short")
        complete = tuple(
            length for length in lengths if _has_plural(self._locale, name, length, value)
        )
        for length in complete or lengths:
            words = format_unit(value, name, length=length, locale=self._locale)
            if name not in words and words.split()[-1] != symbol:
                return words.replace(_NARROW_NBSP, " ").replace(NBSP, " ")
        raise TranslationError(
            Problem(
                f"language {self.language}",
                f"CLDR has no word for the unit {unit.value}.",
                "This language cannot be printed until it has.",
                "formats",
            )
        )


def _has_plural(locale: Locale, name: str, length: str, value: float) -> bool:
    """Return whether CLDR has the plural that the value needs; Babel silently takes another."""
    patterns = locale._data["unit_patterns"].get(name, {})  # noqa: SLF001 - Babel hides them
    return locale.plural_form(value) in patterns.get(length, {})


def _load(identifier: str) -> Locale | None:
    try:
        return Locale.parse(identifier, resolve_likely_subtags=False)
    except (UnknownLocaleError, ValueError):
        return None


def _fill(pattern: str, **values: str) -> str:
    return _PLACEHOLDER.sub(lambda mark: values.get(mark[1], mark[0]), pattern)


def _without_breaks(text: str) -> str:
    return text.replace(_NARROW_NBSP, NBSP).replace(" ", NBSP)


def _runs(days: frozenset[int], first_day: int) -> list[tuple[int, ...]]:
    """Return the days in the order of the week, in pieces: a run of three or more, or one day."""
    week = [day for offset in range(_DAYS) if (day := (first_day + offset) % _DAYS) in days]
    if 0 < len(week) < _DAYS:
        while (week[0] - 1) % _DAYS == week[-1]:
            week = [week[-1], *week[:-1]]
    runs: list[tuple[int, ...]] = []
    for day in week:
        if runs and (runs[-1][-1] + 1) % _DAYS == day:
            runs[-1] = (*runs[-1], day)
        else:
            runs.append((day,))
    return [
        piece
        for run in runs
        for piece in ([run] if len(run) >= _SHORTEST_RANGE else [(day,) for day in run])
    ]
