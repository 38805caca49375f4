"""Whatever is said on the page is escaped, whole and in the reader's language."""

from datetime import date
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.document import Voice
from handouts.errors import TranslationError
from handouts.handout.plan import voice_of
from handouts.languages import NBSP
from tests.document.conftest import Speak
from tests.document.making import ENGLISH, draft, example, shelf, tree, words

DAY = date(2026, 11, 21)
TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=40)


@pytest.fixture(scope="module")
def english(speak: Speak) -> Voice:
    return speak()


@pytest.fixture(scope="module")
def arabic(speak: Speak) -> Voice:
    return speak("ar")


def test_a_page_word_is_said_in_the_language(english: Voice, arabic: Voice) -> None:
    assert english.word("plan.title") == shelf().words["plan.title"]
    assert arabic.word("plan.title") != english.word("plan.title")
    assert (english.language, arabic.language) == ("en", "ar")


def test_what_is_read_out_but_not_printed_has_no_tag(english: Voice, arabic: Voice) -> None:
    assert "<bdi" in arabic.word("page.id", id="AB-12")
    assert "AB-12" in arabic.bare("page.id", id="AB-12")
    assert "<" not in arabic.bare("page.id", id="AB-12")
    assert english.bare("page.id", id="<b>&").endswith("&lt;b&gt;&amp;")


def test_a_word_that_nobody_wrote_is_an_error(english: Voice) -> None:
    with pytest.raises(TranslationError, match="no page word"):
        english.word("plan.nothing")


def test_a_value_in_a_sentence_is_escaped(english: Voice) -> None:
    assert "&lt;b&gt;" in english.word("page.id", id="<b>")


@pytest.mark.parametrize(
    ("language", "territory", "said"),
    [("en", "US", "November 21, 2026"), ("en", "GB", "21 November 2026")],
)
def test_a_date_has_its_month_in_words(
    speak: Speak, language: str, territory: str, said: str
) -> None:
    assert speak(language, territory).date(DAY).striptags().replace(NBSP, " ") == said


def test_a_date_in_right_to_left_text_has_its_numbers_whole(arabic: Voice) -> None:
    said = arabic.date(DAY)
    assert '<bdi dir="ltr">21</bdi>' in said
    assert '<bdi dir="ltr">2026</bdi>' in said


def test_a_phone_number_is_one_piece_that_runs_from_left_to_right(
    english: Voice, arabic: Voice
) -> None:
    for voice in (english, arabic):
        page = tree(f"<html><body>{voice.phone('(202) 555-0147')}</body></html>")
        (piece,) = page.iter("bdi")
        assert words(piece) == "(202) 555-0147"
        assert piece.get("dir") == "ltr"


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Layla", "ltr"),
        ("ليلى", "rtl"),
        ("(12) 34-56", "ltr"),
        ("12 ليلى", "rtl"),
        ("Layla ليلى", "ltr"),
        ("אבג", "rtl"),
        ("...", "ltr"),
    ],
)
def test_a_name_runs_as_its_first_letter_does(english: Voice, text: str, direction: str) -> None:
    assert english.foreign(text).startswith(f'<bdi dir="{direction}">')


def test_a_name_in_a_language_says_which(english: Voice) -> None:
    assert english.foreign("NICE", "en") == '<bdi dir="ltr" lang="en">NICE</bdi>'


@given(TEXTS)
def test_any_name_keeps_its_letters_and_adds_no_tag(text: str) -> None:
    said = tree(f'<html lang="en"><body>{_voice_of_any_test().foreign(text)}</body></html>')
    assert words(said) == " ".join(text.split())
    assert {element.tag for element in said.iter()} <= {"html", "body", "bdi"}


@cache
def _voice_of_any_test() -> Voice:
    return voice_of(draft(example(ENGLISH)), shelf())


def test_temperatures_follow_the_territory_and_never_the_language(speak: Speak) -> None:
    heat = shelf().library.sections["remedies/heat"]
    name = next(name for name, q in heat.quantities.items() if q.unit.value == "celsius")
    celsius = heat.quantities[name].high
    for language in ("en", "es", "ar"):
        american = speak(language, "US").for_section(heat).quantities[name]
        british = speak(language, "GB").for_section(heat).quantities[name]
        assert american == f"{round(celsius * 1.8 + 32)}\u00a0°F ({celsius:g}\u00a0°C)"
        assert british == f"{celsius:g}\u00a0°C"
