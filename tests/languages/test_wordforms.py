"""Forms of words are found as people read them, in any script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.languages.checks.sentences import sentences
from handouts.languages.wordforms import Forms
from handouts.library.endings import SENTENCE_ENDS
from handouts.library.readability import sentences_of

FOUND = [
    ("es", "no", "No lo use.", ["no"]),
    ("es", "ningun*", "En ningún caso, ninguno.", ["ninguno"]),
    ("es", "sin que", "Sin \n que duela", ["sin \n que"]),
    ("es", "no", "**No** {no} duerma.", ["no"]),
    ("es", "^nadie", "Nadie sabe. ¿Nadie? (Nadie): «nadie».", ["nadie"] * 4),
    ("fr", "n'", "N’appliquez rien", ["n'"]),
    ("fr", "eau", "L'eau, l\u2019eau et les eaux", ["eau", "eau"]),
    ("uk", "здоров'*", "здоров’я, здоров\u02bcю", ["здоров'я", "здоров'ю"]),
    ("uk", "вправ*", "Вправи, вправа", ["вправи", "вправа"]),
    ("uk", "*вправ*", "Повправляйтеся", ["повправляйтеся"]),
    ("hi", "नहीं", "यह नहीं है", ["नहीं"]),
    ("hi", "व्यायाम*", "व्यायामों से", ["व्यायामों"]),
    ("hi", "न", "न करें", ["न"]),
    ("ar", "لا", "ولا تستخدمه، فلا، لاَ", ["ولا", "فلا", "لا"]),
    ("ar", "ألم*", "الألم للألم بألم", ["الألم", "للألم", "بألم"]),
    ("ar", "تمرين*", "التمـــرين، للتمرين، والتمرينات", ["التمرين", "للتمرين", "والتمرينات"]),
    ("ar", "غير", "غَيْر وغيّر", ["غير", "وغيّر"]),
    ("ar", "غيّر*", "غير غيّره", ["غيّره"]),
    ("ar", "مدرب", "المدرّب", ["المدرّب"]),
    ("zh_Hans", "不要", "请不要用。", ["不要"]),
    ("zh_Hans", "*不*", "请不要用。", ["不"]),
    ("en", "don't", "Don’t go", ["don't"]),
]
NOT_FOUND = [
    ("es", "no", "Notas, nosotros, sino"),
    ("es", "no", "{no}"),
    ("es", "^nadie", "Que nadie se lo diga a nadie"),
    ("es", "ningun", "ningún"),
    ("uk", "не", "немає, небо, після"),
    ("uk", "здоров", "здоров'я"),
    ("hi", "न", "नहीं निश्चित"),
    ("hi", "कर", "करें"),
    ("ar", "لا", "خلال، الا"),
    ("en", "don", "don't"),
    ("fr", "pas", "passé"),
]


@pytest.mark.parametrize(("language", "form", "text", "found"), FOUND)
def test_a_form_is_found_as_people_read_it(
    language: str, form: str, text: str, found: list[str]
) -> None:
    assert Forms([form], language).find(text) == found


@pytest.mark.parametrize(("language", "form", "text"), NOT_FOUND)
def test_a_piece_of_another_word_is_not_found(language: str, form: str, text: str) -> None:
    assert Forms([form], language).find(text) == []


def test_the_longest_of_the_forms_that_begin_at_a_letter_is_found() -> None:
    assert Forms(["no", "no más", "más"], "es").find("No más, no") == ["no más", "no"]


def test_without_forms_nothing_is_found() -> None:
    assert not Forms([], "es")
    assert Forms([], "es").find("No") == []


def test_a_language_that_cldr_does_not_know_has_words_between_spaces() -> None:
    assert Forms(["ne"], "tlh").find("Ne nene") == ["ne"]


WORDS = {
    "es": ("no", "duela", "nunca"),
    "hi": ("नहीं", "करें", "दर्द"),
    "uk": ("не", "біль", "здоров'я"),
    "ar": ("لا", "ألم", "دون"),
}


@given(
    st.sampled_from(sorted(WORDS)).flatmap(
        lambda code: st.tuples(st.just(code), st.lists(st.sampled_from(WORDS[code]), max_size=6))
    )
)
def test_every_whole_word_is_found_as_often_as_it_stands(case: tuple[str, list[str]]) -> None:
    language, words = case
    for word in WORDS[language]:
        assert len(Forms([word], language).find(" ".join(words))) == words.count(word)


@pytest.mark.parametrize(
    ("language", "forms", "others", "text", "found"),
    [
        ("es", ["no"], ["no obstante"], "No obstante, no lo haga.", ["no"]),
        ("ar", ["غير"], ["غيّر*"], "غيّر وضعيتك؛ غير واضح", ["غير"]),
        ("zh_Hans", ["不", "不适合"], ["不适"], "不适合有不适的人。不用。", ["不适合", "不"]),
    ],
)
def test_a_form_inside_another_word_is_none_of_it(
    language: str, forms: list[str], others: list[str], text: str, found: list[str]
) -> None:
    assert Forms(forms, language).find(text, Forms(others, language)) == found


@pytest.mark.parametrize("end", SENTENCE_ENDS)
def test_a_sentence_begins_after_every_sign_that_ends_one(end: str) -> None:
    text = f"Hola{end} Nadie vino"
    assert Forms(["^nadie"], "es").find(text) == ["nadie"]
    assert len(sentences(text)) == 2
    assert len(sentences_of(text)) == 2
