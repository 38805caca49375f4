"""Which catalogues are begun and brought up to date, in a checkout and in a clinic's folder."""

from dataclasses import replace

import pytest

from handouts.errors import TranslationError
from handouts.languages import Words
from handouts.languages.upkeep import begin_language, update_language
from handouts.library import Library
from handouts.resources import Resources
from tests.languages.conftest import Catalogues

PRINTABLE = frozenset({"Arab", "Hans", "Hant", "Latn"})


@pytest.fixture
def checkout(catalogues: Catalogues) -> Resources:
    """Return a checkout that has catalogues for Norwegian, Portuguese and simplified Chinese."""
    for language in ("nb", "pt", "zh_Hans"):
        catalogues.write(language, {})
    (catalogues.resources.locales.parent / "pyproject.toml").touch()
    return replace(catalogues.resources, clinic=None)


@pytest.mark.parametrize(("tag", "twin"), [("zh", "zh_Hans"), ("no", "nb")])
def test_a_language_of_a_checkout_is_not_begun_under_another_name(
    tag: str, twin: str, checkout: Resources, library: Library, words: Words
) -> None:
    before = sorted(checkout.locales.iterdir())
    with pytest.raises(TranslationError, match=f"is built in as {twin}") as refused:
        begin_language(tag, checkout, library, words, PRINTABLE)
    (problem,) = refused.value.problems
    assert f"`handouts languages update {twin}`" in problem.remedy
    assert problem.code == "language-exists"
    assert sorted(checkout.locales.iterdir()) == before


@pytest.mark.parametrize("tag", ["pt_BR", "zh_Hant"])
def test_another_region_or_script_is_begun_beside_a_language(
    tag: str, checkout: Resources, library: Library, words: Words
) -> None:
    begun = begin_language(tag, checkout, library, words, PRINTABLE)
    assert begun.path.is_file()
    assert begun.language == tag


@pytest.mark.parametrize(("tag", "found"), [("zh", "zh_Hans"), ("no", "nb"), ("pt-BR", "pt")])
def test_update_takes_a_tag_as_the_other_commands_do(
    tag: str, found: str, checkout: Resources, library: Library, words: Words
) -> None:
    written, _ = update_language(tag, checkout, library, words)
    assert (written.language, written.path.parents[1].name) == (found, found)


@pytest.mark.parametrize(("tag", "named"), [("pt-BR", "pt"), ("cy", "cy")])
def test_a_clinic_without_a_catalogue_is_told_how_to_begin_one(
    tag: str,
    named: str,
    checkout: Resources,
    catalogues: Catalogues,
    library: Library,
    words: Words,
) -> None:
    of_a_clinic = replace(checkout, clinic=catalogues.resources.clinic)
    with pytest.raises(TranslationError, match="there is no catalogue") as refused:
        update_language(tag, of_a_clinic, library, words)
    (problem,) = refused.value.problems
    assert f"`handouts languages new {named} --clinic FOLDER`" in problem.remedy
    assert problem.code == "no-catalogue"


@pytest.mark.parametrize("content", [b"", b'msgctxt "page"\nmsgid "Name"\nmsgstr "Nom"\n'])
def test_a_damaged_catalogue_is_not_emptied(
    content: bytes, checkout: Resources, library: Library, words: Words
) -> None:
    path = checkout.locales / "nb" / "LC_MESSAGES" / "handouts.po"
    path.write_bytes(content)
    with pytest.raises(TranslationError, match="has no head"):
        update_language("nb", checkout, library, words)
    assert path.read_bytes() == content


def test_update_says_how_much_is_not_translated(
    checkout: Resources, library: Library, words: Words
) -> None:
    written, _ = update_language("nb", checkout, library, words)
    assert written.untranslated == written.messages > 0
