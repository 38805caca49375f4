"""Dates, times, days and quantities as a language and a territory write them; the same numbers."""

import datetime as dt
import unicodedata

import pytest
from babel import localedata
from hypothesis import given
from hypothesis import strategies as st

from handouts.errors import TranslationError
from handouts.languages import NBSP, Formatter, Patterns, count_in
from handouts.languages.formats import TemperatureUnit
from handouts.library import Quantity, Unit

ENGLISH = Patterns("{low} to {high}", "{start} to {end}", "{days}: {hours}")
SPANISH = Patterns("{low} a {high}", "{start} a {end}", "{days}: {hours}")
ARABIC = Patterns("{low} إلى {high}", "{start} إلى {end}", "{days}: {hours}")
PATTERNS = {"en": ENGLISH, "es": SPANISH, "ar": ARABIC}


def formatter(pair: str, temperature: TemperatureUnit = "celsius") -> Formatter:
    language, territory = pair.rsplit("-", 1)
    return Formatter(language, territory, PATTERNS.get(language, ENGLISH), temperature)


def plain(text: str) -> str:
    return text.replace(NBSP, " ")


@pytest.mark.parametrize(
    ("pair", "low", "high", "unit", "written"),
    [
        ("en-GB", 10, 15, Unit.MINUTE, "10 to 15 minutes"),
        ("en-GB", 1, 1, Unit.HOUR, "1 hour"),
        ("en-GB", 1, 2, Unit.WEEK, "1 to 2 weeks"),
        ("en-GB", 1.5, 1.5, Unit.HOUR, "1.5 hours"),
        ("es-MX", 10, 15, Unit.MINUTE, "10 a 15 minutos"),
        ("es-ES", 1.5, 2, Unit.HOUR, "1,5 a 2 horas"),
        ("es-US", 1, 1, Unit.SECOND, "1 segundo"),
        ("ar-GB", 10, 15, Unit.MINUTE, "10 إلى 15 دقيقة"),
        ("ar-GB", 5, 5, Unit.MINUTE, "5 دقائق"),
        ("ar-GB", 1, 1, Unit.HOUR, "ساعة (1)"),
        ("ar-GB", 2, 2, Unit.YEAR, "سنتين (2)"),
        ("ar-GB", 2, 2, Unit.DAY, "يومين (2)"),
        ("ar-GB", 1, 2, Unit.MINUTE, "دقيقة (1) إلى دقيقتين (2)"),
        ("ar-GB", 1, 2, Unit.MONTH, "شهر (1) إلى شهرين (2)"),
        ("ar-GB", 1, 2, Unit.WEEK, "أسبوع (1) إلى أسبوعين (2)"),
        ("ar-GB", 2, 3, Unit.HOUR, "ساعتين (2) إلى 3 ساعات"),
        ("ar-GB", 1, 15, Unit.SECOND, "ثانية (1) إلى 15 ثانية"),
        ("ar-GB", 1.5, 2, Unit.HOUR, "1.5 إلى ساعتين (2)"),
        ("he-US", 1, 2, Unit.WEEK, "1 to 2 שבועות"),
        ("ru-DE", 2, 3, Unit.MONTH, "2 to 3 месяца"),
        ("pl-PL", 5, 5, Unit.MINUTE, "5 minut"),
        ("sw-KE", 10, 15, Unit.MINUTE, "dakika 10 to 15"),
        ("zh_Hans-CN", 10, 15, Unit.MINUTE, "10 to 15分钟"),
    ],
)
def test_a_quantity_is_written_with_its_unit(
    pair: str, low: float, high: float, unit: Unit, written: str
) -> None:
    assert plain(formatter(pair).quantity(Quantity(low, high, unit))) == written


def test_number_and_unit_stay_on_one_line() -> None:
    assert formatter("en-GB").quantity(Quantity(10, 15, Unit.MINUTE)) == (
        NBSP.join(("10", "to", "15", "minutes"))
    )
    assert formatter("en-GB").quantity(Quantity(40, 40, Unit.CELSIUS)) == f"40{NBSP}°C"
    assert formatter("ar-GB").quantity(Quantity(2, 2, Unit.YEAR)) == f"سنتين{NBSP}(2)"


@pytest.mark.parametrize(
    ("low", "high", "written"),
    [
        (40, 40, "104 °F (40 °C)"),
        (37, 37, "99 °F (37 °C)"),
        (38, 40, "100 to 104 °F (38 to 40 °C)"),
        (-18, -18, "0 °F (-18 °C)"),
    ],
)
def test_where_people_think_in_fahrenheit_it_comes_first(
    low: float, high: float, written: str
) -> None:
    quantity = Quantity(low, high, Unit.CELSIUS)
    assert plain(formatter("en-US", "fahrenheit").quantity(quantity)) == written


units = st.sampled_from([unit for unit in Unit if unit is not Unit.CELSIUS])
pairs = st.sampled_from(
    ["en-GB", "es-MX", "ar-EG", "ar-GB", "he-US", "ru-DE", "pl-PL", "zh_Hant-TW", "ur-PK", "vi-VN",
     "hi-IN", "bn-BD", "fr-FR", "pt-BR", "so-GB", "fa-IR", "tr-DE", "uk-PL", "ko-KR", "ja-JP"]
)  # fmt: skip


@given(pairs, st.integers(1, 60), st.integers(0, 60), units)
def test_both_numbers_of_a_quantity_are_printed_in_every_language(
    pair: str, low: int, more: int, unit: Unit
) -> None:
    written = formatter(pair).quantity(Quantity(low, low + more, unit))
    expected = [low] if not more else [low, low + more]
    digits = "".join(sign if sign.isdecimal() else " " for sign in written)
    assert [int(number) for number in digits.split()] == expected


@pytest.mark.parametrize(
    ("pair", "written"),
    [
        ("en-GB", "21 November 2026"),
        ("en-US", "November 21, 2026"),
        ("en-FR", "21 November 2026"),
        ("es-MX", "21 de noviembre de 2026"),
        ("ar-EG", "21 نوفمبر 2026"),
        ("zh_Hans-CN", "2026年11月21日"),
    ],
)
def test_a_date_cannot_be_misread(pair: str, written: str) -> None:
    assert plain(formatter(pair).date(dt.date(2026, 11, 21))) == written


@pytest.mark.parametrize(
    ("pair", "kept", "rest"),
    [
        ("en-GB", "21~November", "2026"),
        ("en-US", "November~21,", "2026"),
        ("es-MX", "21~de~noviembre", "de~2026"),
        ("ar-GB", "21~نوفمبر", "2026"),
    ],
)
def test_a_date_breaks_before_its_year_only(pair: str, kept: str, rest: str) -> None:
    written = formatter(pair).date(dt.date(2026, 11, 21)).replace(NBSP, "~")
    assert written.split(" ") == [kept, rest]


def test_a_time_is_not_cut_from_its_half_of_the_day() -> None:
    assert formatter("en-US").time(dt.time(22)) == f"10:00{NBSP}PM"
    assert formatter("ar-EG").time(dt.time(12)) == f"12:00{NBSP}م"


@pytest.mark.parametrize(
    ("pair", "written"),
    [("en-GB", "22:30"), ("en-US", "10:30 PM"), ("es-ES", "22:30"), ("ar-EG", "10:30 م")],
)
def test_a_time_is_written_as_people_read_clocks(pair: str, written: str) -> None:
    assert plain(formatter(pair).time(dt.time(22, 30))) == written


@pytest.mark.parametrize(
    ("pair", "days", "written"),
    [
        ("en-GB", range(5), "Monday to Friday"),
        ("es-MX", range(5), "lunes a viernes"),
        ("en-GB", (2, 4), "Wednesday and Friday"),
        ("en-GB", (0, 1), "Monday and Tuesday"),
        ("en-GB", (5,), "Saturday"),
        ("en-GB", (6, 0, 1, 2, 3), "Sunday to Thursday"),
        ("ar-EG", (6, 0, 1, 2, 3), "الأحد إلى الخميس"),
        ("en-GB", range(7), "Monday to Sunday"),
        ("en-US", range(7), "Sunday to Saturday"),
        ("en-GB", (0, 1, 2, 4), "Monday to Wednesday and Friday"),
        ("es-EG", (2, 5), "sábado y miércoles"),
    ],
)
def test_days_in_a_row_become_a_range(pair: str, days: tuple[int, ...], written: str) -> None:
    assert formatter(pair).days(days) == written


@given(st.sets(st.integers(0, 6), min_size=1))
def test_no_day_is_lost_or_added(days: set[int]) -> None:
    written = formatter("en-GB").days(days)
    names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    said: set[int] = set()
    for part in written.replace(" and ", ", ").split(", "):
        first, _, last = part.partition(" to ")
        start, end = names.index(first), names.index(last or first)
        said |= {(start + offset) % 7 for offset in range((end - start) % 7 + 1)}
    assert said == days


@pytest.mark.parametrize(
    ("pair", "written"),
    [
        ("en-US", "Sun Mon Tue Wed Thu Fri Sat"),
        ("en-GB", "Mon Tue Wed Thu Fri Sat Sun"),
        ("en-EG", "Sat Sun Mon Tue Wed Thu Fri"),
        ("es-ES", "lun mar mié jue vie sáb dom"),
        ("es-MX", "dom lun mar mié jue vie sáb"),
        ("es-GB", "lun mar mié jue vie sáb dom"),
        ("ar-EG", "سبت أحد إثنين ثلاثاء أربعاء خميس جمعة"),
        ("ar-SA", "أحد إثنين ثلاثاء أربعاء خميس جمعة سبت"),
        ("ar-GB", "إثنين ثلاثاء أربعاء خميس جمعة سبت أحد"),
        ("ar-US", "أحد إثنين ثلاثاء أربعاء خميس جمعة سبت"),
        ("zh_Hans-US", "周日 周一 周二 周三 周四 周五 周六"),
        ("en-AQ", "Mon Tue Wed Thu Fri Sat Sun"),
    ],
)
def test_a_week_has_the_names_of_the_language_in_the_order_of_the_territory(
    pair: str, written: str
) -> None:
    assert " ".join(formatter(pair).week()) == written


WEEKLY = ("en", "es", "ar", "ur", "fa", "fr", "he", "hi", "pl", "so", "tr", "uk", "vi", "zh_Hans")


@given(st.sampled_from(WEEKLY), st.sampled_from(["US", "GB", "EG", "MV", "BR", "DE"]))
def test_a_week_has_7_days_and_begins_where_the_territory_begins_it(
    language: str, territory: str
) -> None:
    week = formatter(f"{language}-{territory}").week()
    assert len(set(week)) == len(week) == 7
    assert all(week)
    shift = {"GB": 0, "DE": 0, "MV": 4, "EG": 5, "US": 6, "BR": 6}[territory]
    from_monday = formatter(f"{language}-GB").week()
    assert week == (*from_monday[shift:], *from_monday[:shift])


def test_the_days_of_one_language_do_not_slip_into_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(localedata, "_cache", {})
    alone = {"fr": "lun. mar. mer. jeu. ven. sam. dim.", "tr": "Pzt Sal Çar Per Cum Cmt Paz"}
    assert formatter("ur-GB").week()[0] == "پیر"
    for language, written in alone.items():
        assert " ".join(formatter(f"{language}-GB").week()) == written


def test_opening_hours_name_days_and_times() -> None:
    written = formatter("es-ES").hours(range(5), dt.time(10), dt.time(22))
    assert written == "lunes a viernes: 10:00 a 22:00"


def test_several_things_are_listed_as_the_language_does() -> None:
    assert formatter("es-ES").list(["a", "b", "c"]) == "a, b y c"


@pytest.mark.parametrize(
    ("pair", "written"),
    [
        ("ar-EG", "١٠٤ و ١٫٥ و ١٠:٣٠"),
        ("ar-SA", "١٠٤ و ١٫٥ و ١٠:٣٠"),
        ("ar-AE", "104 و 1.5 و 10:30"),
        ("ar-GB", "104 و 1.5 و 10:30"),
        ("ar-US", "104 و 1.5 و 10:30"),
        ("fa-IR", "۱۰۴ و ۱٫۵ و ۱۰:۳۰"),
        ("es-MX", "104 و 1.5 و 10:30"),
        ("hi-IN", "104 و 1.5 و 10:30"),
        ("ne-NP", "१०४ و १.५ و १०:३०"),
    ],
)
def test_digits_follow_language_and_territory(pair: str, written: str) -> None:
    assert formatter(pair).localize_digits("104 و 1.5 و 10:30") == written


@given(st.sampled_from(["ar-EG", "ar-GB", "fa-IR", "en-US", "my-MM"]), st.text())
def test_localized_digits_mean_the_same_and_are_of_one_kind(pair: str, text: str) -> None:
    def meaning(words: str) -> list[int]:
        return [unicodedata.decimal(sign) for sign in words if sign.isdecimal()]

    localized = formatter(pair).localize_digits(text)
    assert meaning(localized) == meaning(text)
    assert len(localized) == len(text)
    zeros = {ord(sign) - unicodedata.decimal(sign) for sign in localized if sign.isdecimal()}
    assert len(zeros) <= 1


@pytest.mark.parametrize("pattern", ["{low}", "{low} {low} {high}", "{low} to {hihg}", ""])
def test_a_pattern_that_would_lose_a_number_is_refused(pattern: str) -> None:
    with pytest.raises(TranslationError, match=r"needs \{high\} and \{low\}"):
        Patterns(pattern, "{start} to {end}", "{days}: {hours}")


def test_a_language_without_formats_is_refused() -> None:
    with pytest.raises(TranslationError, match="CLDR does not say"):
        Formatter("xyz", "GB", ENGLISH)


def test_a_unit_without_words_is_refused() -> None:
    with pytest.raises(TranslationError, match="no word for the unit minute"):
        Formatter("ckb", "IQ", ENGLISH).quantity(Quantity(1, 2, Unit.MINUTE))


def test_the_script_of_the_language_decides_and_not_the_territory() -> None:
    pakistan = Formatter("pa", "PK", ENGLISH)
    assert "GURMUKHI" in unicodedata.name(pakistan.date(dt.date(2026, 11, 21))[3])


@pytest.mark.parametrize(
    ("pair", "counted"), [("en-GB", "12"), ("ar-EG", "١٢"), ("fa-IR", "۱۲"), ("ar-AE", "12")]
)
def test_things_are_counted_in_the_digits_in_which_values_are_written(
    pair: str, counted: str
) -> None:
    one = formatter(pair)
    assert count_in(one.counter_style(), 12) == counted == one.localize_digits("12")
