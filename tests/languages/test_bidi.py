"""Numbers in right-to-left text: each one whole, in one isolate, and not a letter changed."""

import html
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from handouts.languages import embed, isolate, number

SIGNS = "ابتثدقيقة، ؛؟. -–/:,+()%°CFabz<>&\"'\u00a0\u202f\u200f0123456789٠١٢٣۴۵۶٫"
arabic_text = st.text(alphabet=SIGNS, max_size=60)


class Reader(HTMLParser):
    """Reads text back out of HTML, with the number of isolates around each character."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.depth = 0
        self.text = ""
        self.depths: list[int] = []
        self.tags: set[str] = set()
        self.feed(str(markup))  # as Markup it would escape what it is joined with
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.depth += tag == "bdi"

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag == "bdi"

    def handle_data(self, data: str) -> None:
        self.text += data
        self.depths += [self.depth] * len(data)


def runs(markup: str) -> list[str]:
    return [html.unescape(run) for run in re.findall(r'<bdi dir="ltr">(.*?)</bdi>', markup)]


@given(arabic_text)
def test_not_a_character_of_the_text_changes(text: str) -> None:
    assert Reader(isolate(text)).text == text


@given(arabic_text)
def test_every_digit_is_inside_exactly_one_isolate(text: str) -> None:
    read = Reader(isolate(text))
    for character, depth in zip(read.text, read.depths, strict=True):
        assert depth == 1 if character.isdecimal() else depth <= 1
    assert read.tags <= {"bdi"}


@given(arabic_text)
def test_no_letter_of_the_language_is_inside_an_isolate(text: str) -> None:
    for run in runs(isolate(text)):
        assert not re.search("[ا-ي]", run)


@given(arabic_text)
def test_isolating_again_changes_nothing(text: str) -> None:
    once = isolate(text)
    assert isolate(once) == once


@pytest.mark.parametrize(
    "whole",
    [
        "1-800-555-0199",
        "+1 555 0100",
        "(02) 5550 1234",
        "8 (495) 555-01-99",
        "+44 (0)20 7946 0000",
        "800\u00a0555\u00a0019",
        "555\u20110199",
        "*555#",
        "1.5",
        "10:30",
        "10:30-14:00",
        "2026-11-21",
        "21/11/2026",
        "10-15",
        "3%",
        "40 °C",
        "104\u00a0°F (40\u00a0°C)",
        "١٠٤\u00a0°F (٤٠\u00a0°C)",
        "١٠:٣٠",
        "٢١/١١/٢٠٢٦",
        "١٫٥",
        "۱۲۳-۴۵۶",
        "COVID-19",
        "0.1.0",
    ],
)
def test_what_is_read_as_one_number_stays_one(whole: str) -> None:
    assert runs(isolate(f"اتصل {whole} الآن.")) == [whole]


@pytest.mark.parametrize(
    ("text", "separate"),
    [
        ("2، 3", ["2", "3"]),
        ("2, 3", ["2", "3"]),
        ("5 (10 مرات)", ["5", "10"]),
        ("10 إلى 15 دقيقة", ["10", "15"]),
        ("من 3.", ["3"]),
        ("L5 3%", ["L5", "3%"]),
        ("٤-٥", ["٤", "٥"]),
    ],
)
def test_what_is_read_as_two_numbers_stays_two(text: str, separate: list[str]) -> None:
    assert runs(isolate(text)) == separate


def test_plain_text_is_escaped_and_markup_is_kept() -> None:
    assert isolate("<b>&") == "&lt;b&gt;&amp;"
    assert isolate(Markup("<b>5 &lt; 6</b>")) == Markup(
        '<b><bdi dir="ltr">5</bdi> &lt; <bdi dir="ltr">6</bdi></b>'
    )


def test_a_phone_number_keeps_its_digits() -> None:
    assert number("555-0100") == '<bdi dir="ltr" class="number">555-0100</bdi>'
    assert number("<1>") == '<bdi dir="ltr" class="number">&lt;1&gt;</bdi>'


def test_a_quantity_with_words_runs_with_the_language_and_its_numbers_do_not() -> None:
    assert embed("10 إلى 15 دقيقة", "rtl", str) == (
        '<span class="number"><bdi dir="ltr">10</bdi> إلى <bdi dir="ltr">15</bdi> دقيقة</span>'
    )


def test_a_quantity_in_signs_only_is_one_isolate() -> None:
    assert embed("104 °F (40 °C)", "rtl", str) == (
        '<bdi dir="ltr" class="number">104 °F (40 °C)</bdi>'
    )
    assert embed("10 to 15 minutes", "ltr", str) == (
        '<bdi dir="ltr" class="number">10 to 15 minutes</bdi>'
    )


def test_a_name_that_runs_the_other_way_is_isolated() -> None:
    assert embed("Okafor & Co", "rtl", str) == '<bdi dir="ltr">Okafor &amp; Co</bdi>'
    assert embed("دكتور", "rtl", str) == "دكتور"
    assert embed("دكتور", "ltr", str) == '<bdi dir="rtl">دكتور</bdi>'
