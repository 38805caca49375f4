"""A handout is wholly in its language: what is missing is an error, or leaves the section out."""

from collections.abc import Callable

import pytest

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
