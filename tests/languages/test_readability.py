"""How hard the translated sections are to read: what is measured, pooled, and warned of."""

import sys
from dataclasses import replace
from itertools import chain

import pytest

from handouts.errors import Severity
from handouts.languages import Catalogue, Entry, Words, load_words, read_catalogue
from handouts.languages.check import check_catalogue
from handouts.languages.readability import (
    SectionReading,
    readability_problems,
    section_readings,
)
from handouts.library import Block, BlockKind, Kind, Library, Quantity, Unit
from handouts.library.readability import UnmeasuredError
from handouts.resources import Resources
from tests.languages.conftest import Catalogues, make_section
from tests.library.samples import real_library

EASY = "El calor ayuda. Pare si le duele."
HARD = (
    "La implementación sistemática de intervenciones fisioterapéuticas individualizadas "
    "posibilita la disminución significativa de la sintomatología musculoesquelética."
)
LINES = tuple(f"Line {number} has a few plain words in it." for number in range(20))


def long_library(library: Library, slug: str, *, kind: Kind = Kind.REMEDY) -> Library:
    section = make_section(slug, kind, blocks=(Block(BlockKind.PARAGRAPH, LINES),))
    return replace(library, sections={slug: section})


def said(slug: str, translation: str, language: str = "es") -> Catalogue:
    return Catalogue(language, {(slug, line): Entry(translation) for line in LINES})


def test_every_section_of_a_finished_language_is_measured_once(resources: Resources) -> None:
    library, words = real_library(), load_words(resources)
    readings = section_readings(read_catalogue(resources, "es"), library, words)
    measured = list(chain.from_iterable(each.slugs for each in readings))
    assert len(readings) > 40
    assert sorted(measured) == sorted(library.sections)


def test_short_sections_are_read_as_one_text_by_kind(resources: Resources) -> None:
    library, words = real_library(), load_words(resources)
    readings = section_readings(read_catalogue(resources, "es"), library, words)
    pooled = [each for each in readings if len(each.slugs) > 1]
    assert pooled
    for each in pooled:
        assert len({library.sections[slug].kind for slug in each.slugs}) == 1
        assert each.name == f"{each.slugs[0].split('/')[0]}: {len(each.slugs)} short sections"


def test_a_section_of_which_a_line_is_missing_is_not_measured(
    library: Library, words: Words
) -> None:
    library = long_library(library, "remedies/rest")
    whole = said("remedies/rest", EASY)
    partly = Catalogue("es", dict(list(whole.entries.items())[1:]))
    fuzzy = {key: replace(entry, fuzzy=True) for key, entry in whole.entries.items()}
    assert section_readings(whole, library, words)
    assert section_readings(partly, library, words) == ()
    assert section_readings(Catalogue("es", fuzzy), library, words) == ()


def test_a_quantity_is_read_as_it_is_printed(library: Library, words: Words) -> None:
    lines = tuple(f"Rest {number} times for {{session}}. Then walk again." for number in range(20))
    section = make_section(
        "remedies/rest",
        Kind.REMEDY,
        blocks=(Block(BlockKind.PARAGRAPH, lines),),
        quantities={"session": Quantity(10, 15, Unit.MINUTE)},
    )
    library = replace(library, sections={section.slug: section})
    entries = {(section.slug, line): Entry("ارتح {session}. **امش**.") for line in lines}
    entries["page", "{low} to {high}"] = Entry("من {low} إلى {high}")
    entries["page", "{start} to {end}"] = Entry("من {start} إلى {end}")
    entries["page", "{days}: {hours}"] = Entry("{days}: {hours}")
    entries["page", "Every day"] = Entry("كل يوم")
    (each,) = section_readings(Catalogue("ar", entries), library, words)
    assert each.reading.words / 20 == len(["ارتح", "من", "10", "إلى", "15", "دقيقة", "امش"])


def test_a_section_that_is_too_hard_is_a_warning_with_the_figure(
    library: Library, words: Words
) -> None:
    library = long_library(library, "remedies/rest")
    assert list(readability_problems(said("remedies/rest", EASY), library, words)) == []
    (problem,) = readability_problems(said("remedies/rest", HARD), library, words)
    assert problem.code == "readability"
    assert problem.severity is Severity.WARNING
    assert problem.place == "locales/es/LC_MESSAGES/handouts.po, remedies/rest"
    assert problem.message.startswith("Szigriszt-Pazos is ")
    assert problem.message.endswith(", below 55.")


@pytest.mark.parametrize(
    ("language", "word"), [("ar", "كلمة"), ("hi", "शब्द"), ("uk", "слово"), ("zh_Hans", "词语")]
)
def test_where_no_formula_is_accepted_the_figure_is_shown_and_nothing_is_warned_of(
    language: str, word: str, library: Library, words: Words
) -> None:
    library = long_library(library, "remedies/rest")
    catalogue = said("remedies/rest", " ".join([word] * 40), language)
    (each,) = section_readings(catalogue, library, words)
    assert not each.reading.is_within_limit
    assert not each.reading.is_formula
    assert list(readability_problems(catalogue, library, words)) == []


def test_a_chinese_sentence_ends_with_its_own_full_stop(library: Library, words: Words) -> None:
    library = long_library(library, "remedies/rest")
    (each,) = section_readings(said("remedies/rest", "慢慢呼吸。放松！", "zh_Hans"), library, words)
    assert each == SectionReading(("remedies/rest",), each.reading)
    assert (each.reading.formula, each.reading.score) == ("letters in a sentence", 3)


def test_without_the_library_that_counts_syllables_the_check_goes_on(
    library: Library, words: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    from handouts.library import readability

    monkeypatch.setitem(sys.modules, "textstat", None)
    readability._textstat.cache_clear()
    library = long_library(library, "remedies/rest")
    with pytest.raises(UnmeasuredError):
        section_readings(said("remedies/rest", HARD), library, words)
    assert list(readability_problems(said("remedies/rest", HARD), library, words)) == []


@pytest.mark.parametrize("language", ["es", "fr"])
def test_our_own_translations_are_easy_enough(language: str, resources: Resources) -> None:
    library, words = real_library(), load_words(resources)
    catalogue = read_catalogue(resources, language)
    readings = section_readings(catalogue, library, words)
    assert readings
    assert all(each.reading.is_formula for each in readings)
    assert not list(readability_problems(catalogue, library, words))


def test_the_check_of_a_catalogue_warns_of_hard_sections_and_runs_the_filters(
    library: Library, words: Words, catalogues: Catalogues
) -> None:
    library = long_library(library, "remedies/rest")
    translations = {("remedies/rest", line): HARD for line in LINES}
    catalogues.write("es", {**translations, ("page", "Every day"): "Cada cada día"})
    problems = check_catalogue("es", catalogues.resources, library, words)
    assert {"readability", "pofilter:doublewords"} <= {problem.code for problem in problems}
