"""A preview for translators: everything that can be printed, and what is missing in plain sight."""

import re
from collections.abc import Callable
from pathlib import Path

import polib
import pytest

from handouts.errors import ProfileError, TranslationError
from handouts.handout import Proof, Shelf, Wanted, load_shelf, preview_language
from handouts.handout.make import page_of
from handouts.handout.proof import plan_proof, proof_translator
from handouts.languages import section_messages
from handouts.languages.extract import extract_messages
from handouts.languages.pofile import new_catalogue
from tests.document.making import TODAY, shelf, tree, with_class, words
from tests.pdf.opening import Opened, assert_fit

HEAT = ("remedies/heat",)
Begin = Callable[..., tuple[Shelf, Path]]


def html_of(here: Shelf, language: str, proof: Proof) -> str:
    """Return the page of a preview, without printing it."""
    translator = proof_translator(here, language, shows_ids=proof.numbers)
    return page_of(plan_proof(here, translator, Wanted(language), proof, TODAY), here, "x").html


def opened(here: Shelf, language: str, proof: Proof, *families: str) -> Opened:
    """Return a preview, printed and found fit."""
    made = preview_language(here, Wanted(language), proof, TODAY)
    return assert_fit(made.pdf, ("Noto Sans", *families), language=language)


@pytest.fixture
def begin(tmp_path: Path) -> Begin:
    """Return a function: a clinic with an empty catalogue, and where that lies."""

    def begun(language: str) -> tuple[Shelf, Path]:
        path = tmp_path / "locales" / language / "LC_MESSAGES" / "handouts.po"
        path.parent.mkdir(parents=True)
        (tmp_path / "clinic.toml").write_text('name = "Ours"\n', encoding="utf-8")
        path.write_bytes(new_catalogue(language, extract_messages(shelf().library, shelf().words)))
        return load_shelf(tmp_path), path

    return begun


@pytest.mark.pdf
@pytest.mark.parametrize(("language", "families"), [("cy", ()), ("fa", ("Noto Naskh Arabic",))])
def test_a_translator_can_begin_from_nothing(
    language: str, families: tuple[str, ...], begin: Begin
) -> None:
    here, _ = begin(language)
    text = opened(here, language, Proof(HEAT, numbers=True), *families).text
    assert "untranslated: Never lie or sleep on the pad" in text


def test_what_is_missing_or_fuzzy_is_english_and_marked_and_nothing_else_is(begin: Begin) -> None:
    here, path = begin("cy")
    catalogue = polib.pofile(str(path), wrapwidth=0)
    for entry in catalogue:
        entry.msgstr = f"CY {entry.msgid}"
    missing = catalogue.find("Then move or stretch.", msgctxt=HEAT[0])
    fuzzy = catalogue.find("Keep a cloth between it and your skin.", msgctxt=HEAT[0])
    assert missing is not None
    assert fuzzy is not None
    missing.msgstr = ""
    fuzzy.flags.append("fuzzy")
    catalogue.save()
    page = tree(html_of(here, "cy", Proof(HEAT)))
    assert [words(each) for each in with_class(page, "unsaid")] == [
        "fuzzy: Keep a cloth between it and your skin.",
        "untranslated: Then move or stretch.",
    ]
    assert {each.get("lang") for each in with_class(page, "unsaid")} == {"en"}
    assert preview_language(here, Wanted("cy"), Proof(HEAT), TODAY).untranslated == 2


def test_the_id_behind_a_line_is_that_of_its_message_in_the_catalogue() -> None:
    here = shelf()
    page = tree(html_of(here, "es", Proof(HEAT, numbers=True)))
    printed = {words(each) for each in with_class(page, "message-id")}
    by_words = {
        (entry.msgctxt, entry.msgid): re.findall(r"^id: (\w+)$", entry.comment, re.MULTILINE)
        for entry in polib.pofile(str(here.resources.locales / "handouts.pot"))
    }
    section = here.library.sections[HEAT[0]]
    unseen = {picture.alt for picture in section.pictures} | {"Stop if"}  # a page word says it
    keys = [m.key for m in section_messages(section, here.vocabulary) if m.text not in unseen]
    assert len(keys) > 20
    assert [key for key in keys if not printed & set(by_words[key])] == []


def test_without_the_option_there_are_no_ids() -> None:
    page = tree(html_of(shelf(), "es", Proof(HEAT)))
    assert not list(with_class(page, "message-id"))
    assert not list(with_class(page, "unsaid"))


@pytest.mark.pdf
def test_the_title_of_the_file_holds_no_id() -> None:
    found = opened(shelf(), "es", Proof(HEAT, numbers=True))
    assert found.title == "Vista previa de una sección"


def test_without_a_section_everything_that_can_be_printed_is_there(begin: Begin) -> None:
    here, _ = begin("cy")
    page = tree(html_of(here, "cy", Proof(numbers=True)))
    sections = [section.get("id") for section in page.iter("section")]
    expected = [slug.replace("/", "-") for slug in here.library.sections]
    tools = [f"tool-{name}" for name in ("log", "diary", "flare", "questions")]
    assert sorted(filter(None, sections)) == sorted([*expected, *tools, "page"])
    printed = {words(each) for each in with_class(page, "message-id")}
    ids = {message.id for message in here.words.messages()}
    assert len(ids) > 100
    assert ids <= printed


def test_head_and_foot_of_several_sections_name_none_of_them() -> None:
    page = tree(html_of(shelf(), "es", Proof((*HEAT, "education/faq"))))
    (box,) = with_class(page, "labelbox")
    assert words(box).startswith("Sección 2")
    (foot,) = page.iter("footer")
    assert "remedies/heat" not in words(foot)


@pytest.mark.pdf
@pytest.mark.slow
def test_a_whole_language_is_fit_to_be_printed() -> None:
    found = opened(shelf(), "ar", Proof(numbers=True), "Noto Naskh Arabic")
    assert len(found.sizes) > 20


@pytest.mark.pdf
def test_english_stands_beside_it_on_request(begin: Begin) -> None:
    here, _ = begin("cy")
    found = opened(here, "cy", Proof((*HEAT, "education/faq"), with_language="en"))
    assert found.text.count("Never lie or sleep on the pad") == 2
    page = tree(html_of(here, "cy", Proof(with_language="en")))
    assert len(list(with_class(page, "pair"))) > 500


def test_the_same_language_cannot_stand_beside_itself() -> None:
    with pytest.raises(ProfileError):
        html_of(shelf(), "es", Proof(HEAT, with_language="es"))


def test_a_language_without_a_catalogue_has_no_preview() -> None:
    with pytest.raises(TranslationError):
        html_of(shelf(), "cy", Proof(HEAT))


def test_a_clinic_cannot_even_preview_words_that_replace_a_warning(begin: Begin) -> None:
    here, path = begin("es")
    catalogue = polib.pofile(str(path), wrapwidth=0)
    warning = "Never lie or sleep on the pad, towel or bottle. Never use boiling water."
    entry = catalogue.find(warning, msgctxt=HEAT[0])
    assert entry is not None
    entry.msgstr = "Tenga cuidado."
    catalogue.save()
    with pytest.raises(TranslationError, match="keep patients safe"):
        html_of(here, "es", Proof(HEAT))
