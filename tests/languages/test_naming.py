"""A language is called as CLDR calls it, and a slip in its name is answered with the nearest."""

import pytest

from handouts.errors import TranslationError
from handouts.languages.naming import folder_name, require_script


@pytest.mark.parametrize(
    ("tag", "name"),
    [("es", "es"), ("pt-BR", "pt_BR"), ("PT_br", "pt_BR"), ("zh-hant", "zh_Hant"), (" cy ", "cy")],
)
def test_a_folder_is_named_as_cldr_names_the_language(tag: str, name: str) -> None:
    assert folder_name(tag) == name


@pytest.mark.parametrize("tag", ["klingon", "../es", "", "e", "es/..", "xx"])
def test_a_name_that_nobody_knows_is_refused(tag: str) -> None:
    with pytest.raises(TranslationError) as refused:
        folder_name(tag)
    assert refused.value.problems[0].code == "language-unknown"


@pytest.mark.parametrize(
    ("tag", "near"),
    [("pt-BX", "pt_BR"), ("portugese", "pt"), ("Welch", "cy"), ("zh_Hanz", "zh_Hans")],
)
def test_the_nearest_names_are_offered(tag: str, near: str) -> None:
    with pytest.raises(TranslationError, match=rf"Did you mean .*\b{near}\b"):
        folder_name(tag)


@pytest.mark.parametrize("tag", ["en", "en-GB"])
def test_english_has_no_catalogue(tag: str) -> None:
    with pytest.raises(TranslationError, match="written in English"):
        folder_name(tag)


def test_a_script_without_a_font_says_what_a_developer_has_to_do() -> None:
    require_script("cy", {"Latn"})
    with pytest.raises(TranslationError) as refused:
        require_script("am", {"Latn"})
    (problem,) = refused.value.problems
    assert "Amharic (Ethi)" in problem.message
    assert "handouts/pdf/fonts.py" in problem.remedy
