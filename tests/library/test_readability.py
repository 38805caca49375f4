"""The formulas give what one counts by hand, and need no network."""

import sys
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.library import readability
from handouts.library.readability import (
    Reading,
    UnmeasuredError,
    has_formula,
    reading_of,
    sentences_of,
    words_in,
)

SPANISH = "El dolor es real. La calma ayuda."  # 7 words; 11 syllables, 10 where words may break
GERMAN = "Der Schmerz ist echt. Ruhe hilft."  # 6 words, 7 syllables
FRENCH = "Le mal est réel. Le calme aide."  # 7 words; réel is 2 syllables, not broken
ITALIAN = "Il dolore è vero. La calma aiuta."  # 7 words, 25 letters
DUTCH = "De pijn is echt. Rust helpt."  # 6 words, 6 syllables
POLISH = "To jest prawda. Oddychanie pomaga."  # 5 words, of which 1 has 4 syllables or more


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    """Forget a textstat that another test has loaded or hidden."""
    readability._textstat.cache_clear()
    yield
    readability._textstat.cache_clear()


@pytest.mark.parametrize(
    ("text", "language", "formula", "score"),
    [
        # 8 words, 2 sentences, 10 syllables
        (
            "Breathe slowly and let go.\nRest your muscles",
            "en",
            "Flesch-Kincaid grade",
            0.39 * 8 / 2 + 11.8 * 10 / 8 - 15.59,
        ),
        (SPANISH, "es", "Szigriszt-Pazos", 206.84 - 62.3 * 10 / 7 - 7 / 2),
        (GERMAN, "de", "Amstad", 180 - 6 / 2 - 58.5 * 7 / 6),
        (FRENCH, "fr", "Kandel-Moles", 207 - 1.015 * 7 / 2 - 73.6 * 7 / 7),
        (ITALIAN, "it", "Gulpease", 89 + (300 * 2 - 10 * 25) / 7),
        (DUTCH, "nl", "Flesch-Douma", 206.835 - 0.93 * 6 / 2 - 77 * 6 / 6),
        (POLISH, "pl", "FOG-PL", 0.4 * (5 / 2 + 100 * 1 / 5)),
        ("Dor. Calma.", "pt", "Flesch for Portuguese", 248.835 - 1.015 - 84.6 * 3 / 2),
        ("Dor. Calma.", "pt-BR", "Flesch for Portuguese", 248.835 - 1.015 - 84.6 * 3 / 2),
        # 4 words, 2 sentences, 9 syllables: one for each vowel
        ("Yavaş nefes alın. Dinlenin.", "tr", "Ateşman", 198.825 - 40.175 * 9 / 4 - 2.61 * 2),
        ("Дихайте повільно. Це допомагає.", "uk", "words in a sentence", 4 / 2),
        ("Дышите медленно. Это помогает.", "ru", "LIX", 4 / 2 + 100 * 2 / 4),
        ("Andas lugnt. Sträck armarna.", "sv", "LIX", 4 / 2 + 100 * 1 / 4),
        ("慢慢呼吸。休息一下!", "zh", "letters in a sentence", 4),
        ("ゆっくり。休む。", "ja", "letters in a sentence", 3),
        ("تنفس ببطء. هل تشعر بالألم؟ استرح", "ar", "words in a sentence", 2),
        ("धीरे साँस लें। आराम करें।", "hi", "words in a sentence", 5 / 2),
    ],
)
def test_a_score_is_what_one_counts_by_hand(
    text: str, language: str, formula: str, score: float
) -> None:
    reading = reading_of(text, language)
    assert reading.formula == formula
    assert reading.score == pytest.approx(score)


@pytest.mark.parametrize(
    ("language", "is_formula"),
    [("es", True), ("fr", True), ("sv", True), ("uk", False), ("zh", False), ("ja", False)],
)
def test_a_count_is_not_passed_off_as_a_formula(language: str, is_formula: bool) -> None:
    assert reading_of("Let go. Rest.", language).is_formula is is_formula


@pytest.mark.parametrize(
    "text",
    ["一！二", "一。二", "एक। दो", "هل أنت بخير؟ نعم", "Uno. ¡Dos!", "Un ? Deux !", "Один… Два"],
)
def test_the_signs_that_end_a_sentence_are_those_of_every_script(text: str) -> None:
    assert len(sentences_of(text)) == 2


def test_words_and_sentences_are_told_with_target_and_limit() -> None:
    reading = reading_of("Sit down. Breathe.\nLet go", "en")
    assert (reading.words, reading.sentences) == (5, 3)
    assert (reading.target, reading.limit) == (7, 8)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Sit down. Breathe.", ["Sit down", "Breathe"]),
        ("an item\nanother", ["an item", "another"]),
        ('Say: "This is a worry." Then go on.', ['Say: "This is a worry', '" Then go on']),
        ("Wait 1.5 minutes. Is it better?", ["Wait 1.5 minutes", "Is it better"]),
        ("Call now for:", ["Call now for:"]),
        ("Call 01632 960123 now. See https://example.org/page.", ["Call   now", "See"]),
        ("… ! – ?", []),
    ],
)
def test_a_line_is_a_sentence_and_a_full_stop_ends_one(text: str, sentences: list[str]) -> None:
    assert sentences_of(text) == sentences


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Let your well-known, dark-blue cloth dry", 6),
        ("10 to 15 minutes, at 40 °C", 7),
        ("don’t – or do", 3),
        ("धीरे साँस लें", 3),
    ],
)
def test_a_compound_and_a_number_are_one_word(sentence: str, words: int) -> None:
    assert len(words_in(sentence)) == words


def test_a_word_keeps_its_vowel_signs_and_loses_its_punctuation() -> None:
    assert words_in("“साँस”, don’t") == ("साँस", "dont")


def test_a_sentence_of_two_words_counts_like_any_other() -> None:
    assert reading_of("Let go. Rest.", "en").sentences == 2
    short = reading_of("Let go of your pain. Let go.", "en").score
    assert short == pytest.approx(0.39 * 7 / 2 + 11.8 * 7 / 7 - 15.59)


@pytest.mark.parametrize(
    ("score", "higher_is_easier", "on_target", "within"),
    [
        (7.0, False, True, True),
        (7.1, False, False, True),
        (8.0, False, False, True),
        (8.1, False, False, False),
        (7.0, True, True, True),
        (6.9, True, False, False),
    ],
)
def test_target_and_limit_may_be_reached(
    score: float, higher_is_easier: bool, on_target: bool, within: bool
) -> None:
    limit = 7 if higher_is_easier else 8
    reading = Reading("formula", score, 7, limit, 1, 1, higher_is_easier)
    assert (reading.is_on_target, reading.is_within_limit) == (on_target, within)


def test_a_text_without_words_has_no_score() -> None:
    with pytest.raises(ValueError, match="no words"):
        reading_of("…", "en")


def test_without_textstat_english_is_not_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "textstat", None)
    with pytest.raises(UnmeasuredError):
        reading_of("Let go.", "en")


@pytest.mark.parametrize("language", ["uk", "tr", "zh", "ar", "sv"])
def test_what_counts_no_syllables_is_measured_without_textstat(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "textstat", None)
    assert reading_of("Let go.", language).words == 2


@given(count=st.integers(1, 40), more=st.integers(1, 40), ends=st.sampled_from([". ", "\n"]))
def test_a_longer_sentence_of_the_same_words_reads_harder(count: int, more: int, ends: str) -> None:
    short = ends.join(["rest " * count] * 3)
    long = ends.join(["rest " * (count + more)] * 3)
    assert reading_of(long, "en").score > reading_of(short, "en").score
    assert reading_of(long, "de").score < reading_of(short, "de").score
    assert reading_of(long, "sv").score > reading_of(short, "sv").score


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "El calor ayuda.", True),
        ("zh-Hans", "慢慢呼吸。", False),
        ("uk", "Дихайте повільно.", False),
        ("hi", "धीरे साँस लें।", False),
        ("sw", "Pumua polepole.", True),
    ],
)
def test_whether_a_formula_fits_is_known_before_anything_is_measured(
    language: str, text: str, expected: bool
) -> None:
    assert has_formula(text, language) is expected
    assert reading_of(text, language).is_formula is expected
