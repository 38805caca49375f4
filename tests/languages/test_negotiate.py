"""Which catalogue a patient's language finds; the script is never another than the reader's."""

import pytest
from babel.core import get_global
from hypothesis import given
from hypothesis import strategies as st

from handouts.errors import TranslationError
from handouts.languages import available_languages, direction, language_name, negotiate
from handouts.resources import Resources
from tests.languages.conftest import Catalogues

AVAILABLE = ("ar", "en", "es", "nb", "pt", "sr", "sr_Latn", "uz", "zh_Hans", "zh_Hant")


@pytest.mark.parametrize(
    ("tag", "found"),
    [
        ("en", "en"),
        ("en-GB", "en"),
        ("es-MX", "es"),
        ("es_419", "es"),
        ("ES", "es"),
        ("pt-BR", "pt"),
        ("ar-EG", "ar"),
        ("ar-EG-u-nu-latn", "ar"),
        ("zh", "zh_Hans"),
        ("zh-CN", "zh_Hans"),
        ("zh-SG", "zh_Hans"),
        ("zh-TW", "zh_Hant"),
        ("zh-HK", "zh_Hant"),
        ("zh-MO", "zh_Hant"),
        ("zh-Hant", "zh_Hant"),
        ("zh-Hans-TW", "zh_Hans"),
        ("sr", "sr"),
        ("sr-RS", "sr"),
        ("sr-Cyrl-ME", "sr"),
        ("sr-Latn", "sr_Latn"),
        ("sr-ME", "sr_Latn"),
        ("sh", "sr_Latn"),
        ("no", "nb"),
        ("nb-NO", "nb"),
    ],
)
def test_a_tag_finds_its_catalogue(tag: str, found: str) -> None:
    assert negotiate(tag, AVAILABLE) == found


@pytest.mark.parametrize("tag", ["zh-TW", "zh-HK", "zh-Hant", "zh-Latn"])
def test_traditional_chinese_never_becomes_simplified(tag: str) -> None:
    with pytest.raises(TranslationError, match="no Chinese in that script, only zh_Hans"):
        negotiate(tag, ("en", "zh_Hans"))


def test_a_folder_for_one_region_serves_that_region_first() -> None:
    assert negotiate("pt-BR", ("pt", "pt_BR", "pt_PT")) == "pt_BR"
    assert negotiate("pt-AO", ("pt", "pt_BR", "pt_PT")) == "pt"


@pytest.mark.parametrize("tag", ["zh_Hans", "zh-Hans", "ZH-hans", "zh"])
def test_the_folder_of_that_very_name_comes_first(tag: str) -> None:
    named = "zh" if tag == "zh" else "zh_Hans"
    assert negotiate(tag, ("en", "zh", "zh_Hans")) == named


def test_norwegian_is_found_under_either_name() -> None:
    assert negotiate("nb", ("no",)) == "no"
    assert negotiate("no", ("nb",)) == "nb"


def test_a_known_language_without_catalogue_is_named_with_what_there_is() -> None:
    with pytest.raises(TranslationError, match="no catalogue for French") as refused:
        negotiate("fr", AVAILABLE)
    assert "There is: ar, en, es" in str(refused.value)


@pytest.mark.parametrize(
    ("tag", "meant"), [("spanish", "es"), ("Español", "es"), ("portuguêse", "pt"), ("arabic", "ar")]
)
def test_a_name_in_place_of_a_tag_gets_a_hint(tag: str, meant: str) -> None:
    with pytest.raises(TranslationError, match=f"Did you mean {meant}"):
        negotiate(tag, AVAILABLE)


@pytest.mark.parametrize("tag", ["", "x", "Zebedee Quux", "12", "e s", "es--MX", "\u202ees"])
def test_what_is_no_tag_is_refused_without_repeating_it(tag: str) -> None:
    with pytest.raises(TranslationError) as refused:
        negotiate(tag, AVAILABLE)
    assert "Zebedee" not in str(refused.value)
    assert refused.value.problems[0].code == "language-unknown"


def script_of(tag: str) -> str:
    """Return the script of a tag: its own, else CLDR's likely one."""
    language, *rest = tag.replace("-", "_").split("_")
    for part in rest:
        if len(part) == 4:
            return part
    likely = get_global("likely_subtags")
    region = rest[0] if rest else ""
    known: str = likely.get(f"{language}_{region}") or likely[language]
    return known.split("_")[1]


languages = st.sampled_from(["zh", "sr", "uz", "ar", "es", "en", "pt"])
scripts = st.sampled_from(["", "-Hans", "-Hant", "-Latn", "-Cyrl", "-Arab"])
regions = st.sampled_from(
    ["", "-TW", "-HK", "-CN", "-SG", "-ME", "-RS", "-AF", "-US", "-EG", "-XX"]
)
folders = st.sets(
    st.sampled_from([*AVAILABLE, "zh", "sr_Cyrl", "uz_Cyrl", "uz_Arab", "zh_Hant_HK", "zh_TW"]),
    min_size=1,
)


@given(languages, scripts, regions, folders)
def test_the_script_never_changes(
    language: str, script: str, region: str, available: set[str]
) -> None:
    tag = f"{language}{script}{region}"
    try:
        found = negotiate(tag, sorted(available))
    except TranslationError:
        assert not any(
            folder.split("_")[0] == language and script_of(folder) == script_of(tag)
            for folder in available
        )
    else:
        assert found in available
        assert found.split("_")[0] == language
        assert script_of(found) == script_of(tag)


def test_a_language_is_there_if_it_has_a_catalogue(catalogues: Catalogues) -> None:
    catalogues.write("zh_Hans", {})
    catalogues.write("fr", {}, overlay=True)
    (catalogues.resources.locales / "territories").mkdir()
    assert available_languages(catalogues.resources) == ("en", "fr", "zh_Hans")


def test_our_own_languages_can_all_be_found(resources: Resources) -> None:
    available = available_languages(resources)
    assert {"ar", "en", "es"} <= set(available)
    assert [negotiate(language, available) for language in available] == list(available)


@pytest.mark.parametrize(
    ("language", "runs"),
    [("en", "ltr"), ("zh_Hant", "ltr"), ("ar", "rtl"), ("ur", "rtl"), ("he", "rtl"),
     ("pa_Arab", "rtl"), ("pa", "ltr"), ("rhg", "rtl")],
)  # fmt: skip
def test_each_language_runs_its_way(language: str, runs: str) -> None:
    assert direction(language) == runs


def test_a_language_has_a_name_in_itself_and_in_others() -> None:
    assert language_name("es", "es") == "español"
    assert language_name("es", "en") == "Spanish"
    assert language_name("zh-Hant", "en") == "Chinese (Traditional)"
    assert language_name("xyz", "en") == "xyz"


@pytest.mark.parametrize("reader", ["zh-Hans", "zh_Hans"])
def test_a_language_is_named_for_a_reader_whose_tag_has_a_script(reader: str) -> None:
    assert language_name("en", reader) == "英语"
    assert language_name("zh-Hant", reader) == language_name("zh_Hant", reader) == "中文 (繁体)"
