"""What is decided for two languages: the patient's, and the one that stands beside it."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import polib
import pytest

from handouts.errors import ProfileError, TranslationError
from handouts.handout import Draft, Shelf, draft_handout
from handouts.library import Kind
from handouts.resources import Resources
from handouts.selection import Status
from tests.document.making import (
    ARABIC,
    ENGLISH,
    LARGE,
    RED_FLAG,
    SPANISH,
    draft,
    example,
    example_for,
    example_with,
    profile,
    shelf,
)
from tests.document.pairs import pair_draft

EXAMPLES = (ENGLISH, SPANISH, ARABIC, LARGE, RED_FLAG)
READING = "education/burning-sensation"
Spoil = Callable[..., Shelf]


def other_than(name: str) -> str:
    return "en" if example(name)["language"] != "en" else "es"


@pytest.fixture
def without(tmp_path: Path) -> Spoil:
    """Return a function that gives our shelf without some translations of one context."""

    def spoiled(language: str, context: str, *, fuzzy: bool = False) -> Shelf:
        locales = tmp_path / "locales"
        if not locales.exists():
            shutil.copytree(shelf().resources.locales, locales)
        path = locales / language / "LC_MESSAGES" / "handouts.po"
        catalogue = polib.pofile(str(path))
        found = [entry for entry in catalogue if entry.msgctxt == context]
        assert found
        for entry in found[:2]:
            if fuzzy:
                entry.flags.append("fuzzy")
            else:
                entry.msgstr = ""
        catalogue.save()
        here = shelf()
        return replace(here, resources=Resources(here.resources.templates, locales))

    return spoiled


def decided(name: str, second: str, here: Shelf) -> Draft:
    return draft_handout(profile(example(name)), here, with_language=second)


# The selection is that of the patient's language


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_second_language_changes_no_selection(name: str) -> None:
    alone, beside = draft(example(name)), pair_draft(example(name), other_than(name))
    assert beside.selection == alone.selection
    assert beside.helplines == alone.helplines
    assert beside.language == alone.language
    assert beside.is_reviewed == alone.is_reviewed
    assert alone.second is None
    assert beside.second is not None
    assert beside.second.language == other_than(name)


@pytest.mark.parametrize("fuzzy", [False, True])
@pytest.mark.parametrize("language", ["es", "ar"])
def test_an_explanation_stands_in_both_languages_or_in_none(
    without: Spoil, language: str, fuzzy: bool
) -> None:
    here = without(language, READING, fuzzy=fuzzy)
    assert READING in draft(example(SPANISH)).selection.printed
    beside = decided(SPANISH, "ar", here)
    assert READING not in beside.selection.printed
    decision = beside.selection.decisions[READING]
    assert decision.status is Status.UNAVAILABLE
    (reason,) = decision.reasons
    assert reason.because == f"Not fully translated into {language}."
    warnings = [n.message for n in beside.notices if n.code == "section-untranslated"]
    assert len(warnings) == 1
    assert READING in warnings[0]
    assert warnings[0].endswith(f"in {language}.")


def test_what_lacks_both_translations_is_left_out_for_both(without: Spoil) -> None:
    without("es", READING)
    beside = decided(SPANISH, "ar", without("ar", READING))
    (reason,) = beside.selection.decisions[READING].reasons
    assert reason.because == "Not fully translated into es and ar."
    messages = {n.message for n in beside.notices if n.code == "section-untranslated"}
    assert len(messages) == 2


@pytest.mark.parametrize("fuzzy", [False, True])
@pytest.mark.parametrize(
    ("context", "place"),
    [
        ("remedies/slow-breathing", "remedies/slow-breathing"),
        ("safety/red-flags", "safety/red-flags"),
        ("page", "page words"),
    ],
)
def test_a_missing_message_of_the_second_language_is_named_with_its_language(
    without: Spoil, context: str, place: str, fuzzy: bool
) -> None:
    here = without("ar", context, fuzzy=fuzzy)
    assert "remedies/slow-breathing" in draft(example(SPANISH)).selection.printed
    assert decided(SPANISH, "en", here).second is not None
    with pytest.raises(TranslationError) as caught:
        decided(SPANISH, "ar", here)
    assert {problem.place for problem in caught.value.problems} == {place}
    for problem in caught.value.problems:
        assert problem.message.endswith("in ar.")
        assert "locales/ar/" in problem.remedy
        assert problem.code == "untranslated"


# Which languages


@pytest.mark.parametrize("tag", ["es", "es-MX", "ES"])
def test_the_language_of_the_handout_itself_is_no_second_one(tag: str) -> None:
    with pytest.raises(ProfileError) as caught:
        pair_draft(example(SPANISH), tag)
    (problem,) = caught.value.problems
    assert problem.code == "same-language"
    assert str(problem) == (
        "--with-language: is the language of the handout itself, es. "
        "Name another language, or leave it out."
    )


@pytest.mark.parametrize("tag", ["nb", "xx", "a patient's name", "spanish", "zh-TW"])
def test_an_unknown_second_language_is_refused_like_an_unknown_first_one(tag: str) -> None:
    with pytest.raises((ProfileError, TranslationError)) as first:
        draft(example_with(ENGLISH, {"language": tag}))
    with pytest.raises((ProfileError, TranslationError)) as second:
        pair_draft(example(ENGLISH), tag)
    assert second.type is first.type
    (problem,), (same,) = first.value.problems, second.value.problems
    assert replace(problem, place="--with-language") == same
    assert "patient" not in str(same)


def test_a_region_of_the_second_language_has_no_weight() -> None:
    beside = pair_draft(example(ENGLISH), "es-MX")
    assert beside.second is not None
    assert beside.second.language == "es"


# The id


def test_the_id_tells_which_languages_stand_beside_each_other() -> None:
    alone = draft(example(ENGLISH)).handout_id
    ids = [pair_draft(example(ENGLISH), second).handout_id for second in ("es", "ar")]
    assert len({alone, *ids}) == 3
    assert pair_draft(example(ENGLISH), "es").handout_id == ids[0]


def test_the_id_changes_with_a_word_of_the_second_language(without: Spoil) -> None:
    here = without("ar", "education/stress-response")
    before = decided(SPANISH, "ar", here)
    path = here.resources.locales / "ar" / "LC_MESSAGES" / "handouts.po"
    catalogue = polib.pofile(str(path))
    (entry,) = [e for e in catalogue if e.msgctxt == "page" and e.msgid == "Your back care plan"]
    entry.msgstr += " ب"
    catalogue.save()
    after = decided(SPANISH, "ar", replace(here))
    assert after.selection == before.selection
    assert after.handout_id != before.handout_id


def test_the_id_knows_nobody() -> None:
    ids = {
        pair_draft(example_for(ENGLISH, {"name": name}), "es").handout_id
        for name in ("Zoë Example", "Max Mustermann")
    }
    assert len(ids) == 1


# Reviews


@pytest.mark.parametrize(
    ("name", "second", "expected"),
    [(SPANISH, "ar", ["es", "ar"]), (SPANISH, "en", ["es"]), (ENGLISH, "ar", ["ar"])],
)
def test_each_translation_without_a_review_is_warned_of(
    name: str, second: str, expected: list[str]
) -> None:
    said = [
        n.message for n in pair_draft(example(name), second).notices if n.code == "not-reviewed"
    ]
    assert said == [f"No human review of the {code} translation is recorded." for code in expected]


def test_a_clinic_can_require_a_review_of_the_second_language_too(tmp_path: Path) -> None:
    settings = 'name = "Ours"\n[strictness]\nrequire_reviewed_translation = true\n'
    (tmp_path / "clinic.toml").write_text(settings, encoding="utf-8")
    assert pair_draft(example(ENGLISH), "es").second is not None
    with pytest.raises(TranslationError) as caught:
        pair_draft(example(ENGLISH), "es", clinic=tmp_path)
    (problem,) = caught.value.problems
    assert (problem.place, problem.code) == ("language es", "not-reviewed")


def test_no_explanation_is_without_a_partner(without: Spoil) -> None:
    def reading(slugs: tuple[str, ...]) -> Iterator[str]:
        kinds = shelf().library.sections
        return (slug for slug in slugs if kinds[slug].kind is Kind.EDUCATION)

    full = [*reading(decided(SPANISH, "ar", shelf()).selection.printed)]
    less = [*reading(decided(SPANISH, "ar", without("ar", READING)).selection.printed)]
    assert READING in full
    assert READING not in less
