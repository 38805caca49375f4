"""One family for each script, and no other font on the page."""

import pytest

from handouts.languages import available_languages, script
from handouts.pdf import (
    FAMILY_BY_SCRIPT,
    PACKAGE_BY_FAMILY,
    families_for,
    installed_families,
    render,
    scripts_in,
)
from handouts.pdf.fonts import foreign_fonts
from handouts.resources import Resources
from tests.pdf.conftest import MakePage


def test_the_languages_own_family_comes_first_and_latin_is_always_there() -> None:
    assert families_for(["Arab"]) == ("Noto Naskh Arabic", "Noto Sans")
    assert families_for(["Latn"]) == ("Noto Sans",)
    assert families_for([]) == ("Noto Sans",)
    assert families_for(["Deva", "Arab", "Deva"]) == (
        "Noto Sans Devanagari",
        "Noto Naskh Arabic",
        "Noto Sans",
    )


def test_a_script_that_nobody_knows_is_set_in_latin_and_so_found_out() -> None:
    assert families_for(["Xsux"]) == ("Noto Sans",)


def test_every_family_has_a_package() -> None:
    assert set(PACKAGE_BY_FAMILY) == set(FAMILY_BY_SCRIPT.values())
    assert len(PACKAGE_BY_FAMILY) > 5


def test_every_language_that_we_speak_has_a_family(resources: Resources) -> None:
    languages = available_languages(resources)
    assert len(languages) >= 3
    assert {script(language) for language in languages} <= set(FAMILY_BY_SCRIPT)


def test_this_machine_has_the_fonts_of_our_languages(resources: Resources) -> None:
    installed = installed_families()
    assert installed
    for language in available_languages(resources):
        assert set(families_for([script(language)])) <= installed, language


def test_fonts_cannot_be_listed_without_fontconfig(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert installed_families() is None


@pytest.mark.parametrize(
    ("text", "scripts"),
    [
        ("Ana Ruiz, 46!", ("Latn",)),
        ("Zoë O\u2019Neil 12-34", ("Latn",)),
        ("ليلى Layla", ("Arab", "Latn")),
        ("山田", ("Hans",)),
        ("やまだ", ("Jpan",)),
        ("12 (34)", ()),
        ("", ()),
    ],
)
def test_the_scripts_of_a_text_are_found(text: str, scripts: tuple[str, ...]) -> None:
    assert scripts_in(text) == scripts


@pytest.mark.pdf
def test_a_family_whose_name_begins_like_an_allowed_one_is_foreign(make_page: MakePage) -> None:
    """Noto Sans Arabic is not a style of Noto Sans."""
    page = make_page("<p>\u0639\u0646</p>", scripts=("Arab",))
    pdf = render(page).pdf
    assert foreign_fonts(pdf, page.families) == ()
    foreign = foreign_fonts(pdf, ("Noto Sans", "Noto Naskh"))
    assert foreign
    assert all(name.startswith("Noto-Naskh-Arabic") for name in foreign)
    assert foreign_fonts(pdf, ()) != ()
