"""Catalogues: what is read, what is refused, and what a clinic may say in our place."""

import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.errors import TranslationError
from handouts.languages import Catalogue, Entry, read_catalogue
from handouts.languages.catalogue import parse_catalogue
from tests.languages.conftest import PO_HEADER, Catalogues, po_text

KEY = ("remedies/heat", "Warm it.")
BAD = "locales/es/LC_MESSAGES/handouts.po"


def test_english_says_everything_as_it_is(catalogues: Catalogues) -> None:
    catalogue = read_catalogue(catalogues.resources, "en")
    assert catalogue.find("any", "Words.") == Entry("Words.")


def test_a_message_is_found_by_its_context(catalogues: Catalogues) -> None:
    catalogues.write("es", {KEY: "Caliéntelo.", ("remedies/other", "Warm it."): "Otro."})
    catalogue = read_catalogue(catalogues.resources, "es")
    found = catalogue.find(*KEY)
    assert found is not None
    assert (found.text, found.fuzzy) == ("Caliéntelo.", False)
    assert catalogue.find("remedies/third", "Warm it.") is None


def test_a_message_without_words_is_missing(catalogues: Catalogues) -> None:
    catalogues.write("es", {KEY: ""})
    assert read_catalogue(catalogues.resources, "es").find(*KEY) is None


def test_a_fuzzy_message_stays_visible_as_fuzzy(catalogues: Catalogues) -> None:
    catalogues.write("es", po_text({KEY: "Caliéntelo."}, fuzzy=True))
    found = read_catalogue(catalogues.resources, "es").find(*KEY)
    assert found is not None
    assert found.fuzzy


def test_a_language_without_catalogue_is_an_error(catalogues: Catalogues) -> None:
    with pytest.raises(TranslationError, match="no catalogue"):
        read_catalogue(catalogues.resources, "es")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('msgid "a"\nmsgstr "b\n', 2),
        ('msgid "a"\nmsgstr b\n', 2),
        ('msgid "a"\nmsgtsr "b"\n', 2),
        ('msgid "a" "b"\nmsgstr "c"\n', 1),
        ('msgctxt "x"\nmsgid "a"\n\nmsgctxt "x"\nmsgid "b"\nmsgstr "c"\n', 2),
        ("<<<<<<< ours\n", 1),
        ('msgctxt "x"\nmsgid "a"\nmsgstr "b"\n\nmsgctxt "x"\nmsgid "a"\nmsgstr "c"\n', 6),
    ],
)
def test_a_file_that_does_not_parse_is_refused_with_its_line(text: str, line: int) -> None:
    with pytest.raises(TranslationError) as refused:
        parse_catalogue(text.encode(), BAD)
    assert refused.value.problems[0].place == f"{BAD}, line {line}"


def test_a_file_in_another_encoding_is_refused_with_its_line() -> None:
    with pytest.raises(TranslationError, match="line 2: is not UTF-8"):
        parse_catalogue('msgid "a"\nmsgstr "ñ"\n'.encode("latin-1"), BAD)


def test_a_broken_header_is_refused() -> None:
    header = "PO-Revision-Date: 2026-99-99 00:00+0000"
    text = f'msgid ""\nmsgstr ""\n"{header}\\n"\n\nmsgid "a"\nmsgstr "b"\n'
    with pytest.raises(TranslationError, match="header"):
        parse_catalogue(text.encode(), BAD)


@given(st.text(alphabet='msgidtrctx "\\\n#,~|[]0aé', max_size=80))
def test_no_file_does_more_than_fail_to_parse(text: str) -> None:
    with suppress(TranslationError):
        parse_catalogue(text.encode(), BAD)


@pytest.mark.parametrize("sign", ["\u202e", "\u2066", "\u0007", "\ufeff"])
def test_a_translation_that_could_turn_a_number_around_is_refused(sign: str) -> None:
    with pytest.raises(TranslationError, match="line 6: the translation holds a control"):
        parse_catalogue(po_text({KEY: f"Hágalo {sign}12 veces."}).encode(), BAD)


def test_a_clinic_adds_words_for_its_own_sections(catalogues: Catalogues) -> None:
    catalogues.write("es", {KEY: "Caliéntelo."})
    catalogues.write("es", {("remedies/own", "Sing."): "Cante."}, overlay=True)
    catalogue = read_catalogue(catalogues.resources, "es", frozenset({KEY}))
    found = catalogue.find("remedies/own", "Sing.")
    assert found is not None
    assert (found.text, found.overlay) == ("Cante.", True)


def test_a_clinic_replaces_page_words(catalogues: Catalogues) -> None:
    page = ("page", "Your plan at a glance")
    catalogues.write("es", {page: "Su plan"})
    catalogues.write("es", {page: "Tu plan"}, overlay=True)
    found = read_catalogue(catalogues.resources, "es", frozenset({KEY})).find(*page)
    assert found is not None
    assert found.text == "Tu plan"


def test_a_clinic_cannot_replace_protected_words(catalogues: Catalogues) -> None:
    catalogues.write("es", {KEY: "Nunca lo haga."})
    catalogues.write("es", {KEY: "Hágalo."}, overlay=True)
    with pytest.raises(TranslationError, match="keep patients safe") as refused:
        read_catalogue(catalogues.resources, "es", frozenset({KEY}))
    assert refused.value.problems[0].code == "overlay-weakens"
    assert refused.value.problems[0].place.startswith("clinic locales/es")


def test_a_clinic_may_repeat_protected_words_as_they_are(catalogues: Catalogues) -> None:
    catalogues.write("es", {KEY: "Nunca lo haga."})
    catalogues.write("es", {KEY: "Nunca lo haga."}, overlay=True)
    assert read_catalogue(catalogues.resources, "es", frozenset({KEY})).find(*KEY)


def test_a_clinic_may_bring_a_language_that_we_do_not_have(catalogues: Catalogues) -> None:
    catalogues.write("fr", {KEY: "Ne le faites jamais."}, overlay=True)
    assert read_catalogue(catalogues.resources, "fr", frozenset({KEY})).find(*KEY)


def test_a_clinics_fuzzy_words_do_not_push_out_finished_ones(catalogues: Catalogues) -> None:
    catalogues.write("es", {KEY: "Caliéntelo."})
    catalogues.write("es", po_text({KEY: "Otra cosa."}, fuzzy=True), overlay=True)
    found = read_catalogue(catalogues.resources, "es").find(*KEY)
    assert found is not None
    assert found.text == "Caliéntelo."


def test_a_large_catalogue_is_read_in_a_moment() -> None:
    text = PO_HEADER + "\n".join(
        f'#. a comment\n#: templates/x.md\nmsgctxt "remedies/{number % 60}"\n'
        f'msgid "Sentence number {number} of many that are said."\n'
        f'msgstr "Frase número {number} de muchas que se dicen."\n'
        for number in range(1500)
    )
    start = time.process_time()
    entries = parse_catalogue(text.encode(), BAD)
    took = time.process_time() - start
    assert len(entries) == 1500
    assert took < 0.5


def test_a_catalogue_can_be_handed_to_another_process(catalogues: Catalogues) -> None:
    import pickle

    catalogues.write("es", {KEY: "Caliéntelo."})
    catalogue = read_catalogue(catalogues.resources, "es")
    copy = pickle.loads(pickle.dumps(catalogue))  # noqa: S301 - our own bytes
    assert isinstance(copy, Catalogue)
    assert copy == catalogue
