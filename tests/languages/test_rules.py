"""What a translator writes in `checks.toml`, and what is said of a mistake in it."""

import tomllib

import pytest

from handouts.errors import Severity, TranslationError
from handouts.languages.rules import (
    SKELETON,
    LanguageRules,
    missing_rules,
    parse_rules,
    read_rules,
)
from handouts.languages.wordforms import Forms
from handouts.resources import Resources
from tests.languages.conftest import Catalogues
from tests.languages.ours import LANGUAGES


def refused(content: str) -> list[str]:
    with pytest.raises(TranslationError) as caught:
        parse_rules(content.encode(), "es", "locales/es/checks.toml")
    return [str(problem) for problem in caught.value.problems]


def test_the_words_of_a_file_are_found_in_a_text() -> None:
    rules = parse_rules(b'negation = ["no", "ning*n"]\n', "es", "here")
    assert rules.negation.find("No, en ningún caso") == ["no", "ningún"]
    assert not rules.promises


def test_every_problem_of_a_file_is_named_with_its_place_and_a_remedy() -> None:
    problems = refused('negation = ["no", "*", 3]\nnegations = ["no"]\npromises = [" cura"]\n')
    assert [problem.split(":")[0] for problem in problems] == [
        "locales/es/checks.toml, negation, number 2",
        "locales/es/checks.toml, negation, number 3",
        "locales/es/checks.toml, promises, number 1",
        "locales/es/checks.toml, negations",
    ]
    assert "not_negation" in problems[-1]


def test_a_list_that_is_none_is_refused() -> None:
    (problem,) = refused('negation = "no"')
    assert problem.startswith("locales/es/checks.toml, negation: Input should be a valid list.")


def test_a_slip_of_the_pen_is_named_with_its_line() -> None:
    (problem,) = refused('negation = ["no"\npromises = []\n')
    assert "line 2" in problem


def test_the_skeleton_is_a_file_without_words() -> None:
    none = Forms((), "es")
    assert parse_rules(SKELETON.encode(), "es", "here") == LanguageRules(
        none, none, none, none, none
    )
    assert list(tomllib.loads(SKELETON)) == list(LanguageRules.__dataclass_fields__)


def test_without_a_file_it_is_said_what_nobody_can_tell(catalogues: Catalogues) -> None:
    rules = read_rules(catalogues.resources, "es")
    problems = list(missing_rules("es", rules))
    assert [problem.severity for problem in problems] == [Severity.WARNING] * 4
    assert "“not” was lost" in problems[0].message
    assert "`units` for second, minute, hour" in problems[2].message
    assert "`limits` for at_most, at_least" in problems[3].message


def test_a_unit_without_words_is_named() -> None:
    rules = parse_rules(
        b'negation = ["no"]\npromises = ["cura"]\n'
        b'[units]\nsecond = ["s"]\nminute = ["m"]\nhour = ["h"]\nday = ["d"]\nweek = ["w"]\n'
        b'month = ["mes"]\n[limits]\nat_most = ["hasta"]\nat_least = ["desde"]\n',
        "es",
        "here",
    )
    (problem,) = missing_rules("es", rules)
    assert "`units` for year," in problem.message


def test_a_word_in_a_table_is_held_to_the_same_and_a_table_names_its_lists() -> None:
    problems = refused('[units]\nhour = ["hora", 3]\ndecade = ["lustro"]\n')
    assert [problem.split(":")[0] for problem in problems] == [
        "locales/es/checks.toml, units.hour, number 2",
        "locales/es/checks.toml, units.decade",
    ]
    assert "second, minute, hour" in problems[1]


def test_a_clinic_brings_the_words_of_its_own_language_only(catalogues: Catalogues) -> None:
    path = catalogues.write("tl", {}, overlay=True).parents[1] / "checks.toml"
    path.write_text('negation = ["hindi"]')
    assert read_rules(catalogues.resources, "tl").negation.forms == ("hindi",)
    ours = catalogues.write("tl", {}).parents[1] / "checks.toml"
    ours.write_text('negation = ["hindi", "huwag"]')
    with pytest.raises(TranslationError) as caught:
        read_rules(catalogues.resources, "tl")
    assert caught.value.problems[0].place == "clinic locales/tl/checks.toml"


def test_a_file_that_is_not_utf8_is_refused() -> None:
    with pytest.raises(TranslationError, match="UTF-8"):
        parse_rules("ñ".encode("latin-1"), "es", "here")


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_of_our_languages_has_its_words(language: str, resources: Resources) -> None:
    rules = read_rules(resources, language)
    assert not list(missing_rules(language, rules))
    assert rules.negation.language == language
