"""A handout is wholly in its language: what is missing is an error, or leaves the section out."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.errors import TranslationError
from handouts.languages import (
    Catalogue,
    Completeness,
    Entry,
    Message,
    Translator,
    Words,
    protected_messages,
    section_status,
    unavailable_sections,
)
from handouts.library import Library

Translations = dict[tuple[str, str], str]


def translator(translations: Translations, *fuzzy: tuple[str, str]) -> Translator:
    entries = {key: Entry(text, key in fuzzy) for key, text in translations.items()}
    return Translator(Catalogue("es", entries))


def test_a_message_is_said_in_the_language() -> None:
    assert translator({("page", "Name"): "Nombre"}).say("page", "Name") == "Nombre"


def test_a_missing_message_is_an_error_and_never_english() -> None:
    with pytest.raises(TranslationError, match="“Name” \\(page\\) has no translation in es"):
        translator({}).say("page", "Name")


def test_a_fuzzy_message_counts_as_missing() -> None:
    key = ("page", "Name")
    speaker = translator({key: "Nombre"}, key)
    assert speaker.missing([Message(*key)]) == (Message(*key),)
    with pytest.raises(TranslationError, match="marked fuzzy"):
        speaker.say(*key)


def test_everything_that_is_missing_is_named_at_once() -> None:
    messages = [Message("heading", "Stop if"), Message("remedies/heat", "Warm it.")]
    with pytest.raises(TranslationError) as refused:
        translator({}).require_complete(messages, "remedies/heat")
    assert [problem.place for problem in refused.value.problems] == ["remedies/heat"] * 2
    assert "Stop if" in str(refused.value)
    assert "Warm it." in str(refused.value)


def test_a_complete_section_is_complete(
    library: Library, translate_all: Callable[..., Translations]
) -> None:
    catalogue = translator(translate_all()).catalogue
    statuses = section_status(library, catalogue)
    assert statuses.keys() == library.sections.keys()
    assert {status.completeness for status in statuses.values()} == {Completeness.COMPLETE}


def test_a_remedy_needs_its_do_not_use_lines_too(
    library: Library, translate_all: Callable[..., Translations]
) -> None:
    catalogue = translator(translate_all(without="patient:pregnant")).catalogue
    status = section_status(library, catalogue)["remedies/heat"]
    assert status.completeness is Completeness.INCOMPLETE
    assert [message.key for message in status.missing] == [("patient:pregnant", "you are pregnant")]


def test_an_unfinished_education_section_is_left_out_with_a_warning(
    library: Library, translate_all: Callable[..., Translations]
) -> None:
    speaker = translator(translate_all(without="education/pain"))
    slugs, notices = unavailable_sections(library, speaker)
    assert slugs == {"education/pain"}
    assert [notice.code for notice in notices] == ["section-untranslated"]
    assert "education/pain" in notices[0].message


@pytest.mark.parametrize("slug", ["remedies/heat", "safety/red-flags"])
def test_an_unfinished_safety_or_remedy_section_is_never_left_out(
    slug: str, library: Library, translate_all: Callable[..., Translations]
) -> None:
    speaker = translator(translate_all(without=slug))
    assert unavailable_sections(library, speaker) == (frozenset(), [])
    assert section_status(library, speaker.catalogue)[slug].missing


def test_english_misses_nothing(library: Library) -> None:
    speaker = Translator(Catalogue("en"))
    assert unavailable_sections(library, speaker) == (frozenset(), [])


def test_what_keeps_patients_safe_is_protected_from_a_clinics_catalogue(
    library: Library, words: Words
) -> None:
    protected = protected_messages(library, words)
    assert {
        ("safety/red-flags", "Words of safety/red-flags."),
        ("patient:pregnant", "you are pregnant"),
        ("remedies/heat", "Keep it mild."),
        ("remedies/heat", "the skin is broken"),
        ("heading", "How to do it"),
        ("page", "Stop if"),
    } <= protected
    assert ("page", "Your plan at a glance") not in protected
    assert ("education/pain", "Words of education/pain.") not in protected
    assert not {context for context, _ in protected} & {"remedies/own"}


DANGERS = {
    "another emergency number": "Llame ahora al 123 si esto dura 48 horas.",
    "an added phone number": "Llame ahora al {emergency_number} o al 555 123 4567, 48 horas.",
    "another number": "Llame ahora al {emergency_number} si esto dura 84 horas.",
    "another number in other digits": "Llame ahora al {emergency_number} si esto dura ٨٤ horas.",
    "a number that is gone": "Llame ahora al {emergency_number} si esto dura horas.",
    "a stroke over a digit": "Llame ahora al {emergency_number} si esto dura 4\u03388 horas.",
    "an address": "Llame ahora al {emergency_number}, 48 horas, o vea www.example.org.",
}


@pytest.mark.parametrize("written", DANGERS.values(), ids=DANGERS)
def test_what_could_hurt_is_not_printed_whether_or_not_anybody_checked(written: str) -> None:
    key = ("safety/red-flags", "Call {emergency_number} now if this lasts 48 hours.")
    speaker = translator({key: written})
    assert not speaker.can_say(*key)
    assert speaker.missing([Message(*key)]) == (Message(*key),)
    with pytest.raises(TranslationError, match="must not be printed"):
        speaker.say(*key)


@given(st.text(st.characters(categories=("P", "S", "Z", "Cf", "Mn")) | st.just("\u3164")))
def test_a_warning_sign_without_words_is_never_printed(written: str) -> None:
    key = ("safety/red-flags", "Trouble breathing, coughing blood")
    assert not translator({key: written}).can_say(*key)


def test_the_right_words_are_printed_in_any_digits() -> None:
    key = ("safety/red-flags", "Call {emergency_number} now if this lasts 48 hours.")
    for written in (
        "Llame ahora al {emergency_number} si esto dura 48 horas.",
        "اتصل بالرقم {emergency_number} الآن إذا استمر هذا ٤٨ ساعة.",
    ):
        assert translator({key: written}).say(*key) == written


@given(st.integers(1, 500), st.integers(1, 500), st.sampled_from("0٠००０"))
def test_no_other_number_is_ever_printed(english: int, own: int, zero: str) -> None:
    digits = "".join(chr(ord(zero) + int(digit)) for digit in str(own))
    key = ("remedies/heat", f"Warm it for {english} minutes.")
    assert translator({key: f"Caliéntelo {digits} minutos."}).can_say(*key) is (english == own)
