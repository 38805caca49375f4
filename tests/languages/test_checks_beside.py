"""What shows only beside the other messages, and in the head of a catalogue."""

import pytest
from babel import Locale
from babel.messages.plurals import get_plural

from handouts.languages import Entry, Message
from handouts.languages.checks import CATALOGUE_CHECKS, Pair
from handouts.languages.checks.header import problems_of_header

BY_CODE = {check.code: check for check in CATALOGUE_CHECKS}
WORDS = "Rest your back in the way that you like, and move again soon ({n})."


def pairs(*texts: tuple[str, str]) -> list[Pair]:
    return [
        Pair(Message("remedies/heat", source), Entry(translation), language="es")
        for source, translation in texts
    ]


def found(code: str, *texts: tuple[str, str]) -> list[str]:
    return [pair.source for pair, _ in BY_CODE[code].find(pairs(*texts))]


SLEEP = "Do not sleep on the heat pad, whatever the maker says."
SIT = "Do not sit on the heat pad, even if it is only warm."


def test_a_translation_that_was_copied_from_another_message_is_caught() -> None:
    assert found("copied", (SLEEP, "No duerma encima."), (SIT, "No duerma encima.")) == [SIT]
    assert found("copied", (SLEEP, "No duerma encima."), (SIT, "No se siente encima.")) == []


def test_english_that_differs_in_signs_only_may_have_one_translation() -> None:
    assert not found("copied", (SLEEP, "No duerma."), (SLEEP.removesuffix("."), "No duerma"))


def test_two_short_terms_may_have_one_word() -> None:
    assert not found("copied", ("Doctor", "Médico"), ("Physician", "Médico"))


@pytest.mark.parametrize("bad", ["Descanse.", WORDS * 3])
def test_a_translation_of_an_unusual_length_is_caught(bad: str) -> None:
    usual = [
        (WORDS.format(n=n), f"Descanse la espalda como prefiera y muévase ({n}).")
        for n in range(40)
    ]
    assert not found("cut-short", *usual)
    assert found("cut-short", *usual, (WORDS, bad)) == [WORDS]


def test_too_few_messages_tell_nothing_of_the_usual_length() -> None:
    assert not found("cut-short", (WORDS, "Descanse."))


def test_the_rarer_of_two_apostrophes_is_caught() -> None:
    mixed = [("a", "здоров’я"), ("b", "м’яз"), ("c", "зв'язок")]
    assert found("apostrophes", *mixed) == ["c"]
    assert not found("apostrophes", *mixed[:2], ("c", "'лапки'"))


def header(language: str, plurals: str) -> str:
    return (
        f'msgid ""\nmsgstr ""\n"Language: {language}\\n"\n'
        f'"Plural-Forms: {plurals}\\n"\n\nmsgid "a"\nmsgstr "b"\n'
    )


@pytest.mark.parametrize("language", ["es", "ar", "fr", "hi", "uk", "zh_Hans"])
def test_the_plurals_of_a_language_are_those_of_cldr(language: str) -> None:
    right = str(get_plural(Locale.parse(language)))
    assert not list(problems_of_header(header(language, right), language, "here"))
    wrong = "nplurals=2; plural=(n == 7);"
    (problem,) = problems_of_header(header(language, wrong), language, "here")
    assert problem.code == "plural-forms"
    assert right in problem.remedy


def test_plurals_written_another_way_are_the_same() -> None:
    text = header("es", "nplurals=2; plural=n!=1;")
    assert not list(problems_of_header(text, "es", "here"))
    (problem,) = problems_of_header(header("es", "nplurals=2; plural=;n"), "es", "here")
    assert problem.code == "plural-forms"


def test_a_head_without_plurals_is_right_for_there_are_none() -> None:
    assert not list(problems_of_header('msgid ""\nmsgstr ""\n\n', "es", "here"))


def test_a_head_of_another_language_is_caught() -> None:
    text = header("fr", str(get_plural(Locale.parse("es"))))
    (problem,) = problems_of_header(text, "es", "here")
    assert problem.code == "language-header"


def test_a_message_with_plural_forms_is_caught() -> None:
    text = 'msgid ""\nmsgstr ""\n\nmsgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\n'
    (problem,) = problems_of_header(text, "es", "here")
    assert problem.code == "plural-forms"
