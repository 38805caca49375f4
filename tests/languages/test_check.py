"""The check of a whole catalogue: what stops a language, and what is only said."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from handouts.errors import Problem, Severity
from handouts.languages import Catalogue, Entry, Words, check
from handouts.languages.check import check_catalogue, check_entries, msgfmt_problems
from handouts.languages.extract import extract_messages
from handouts.languages.messages import Message
from handouts.languages.rules import LanguageRules
from handouts.languages.wordforms import Forms
from handouts.library import Library
from tests.languages.conftest import PO_HEADER, Catalogues

Translations = dict[tuple[str, str], str]


def codes(problems: list[Problem]) -> dict[str, Severity]:
    return {problem.code: problem.severity for problem in problems}


def test_a_finished_translation_has_no_problem(
    library: Library,
    words: Words,
    translate_all: Callable[..., Translations],
    catalogues: Catalogues,
) -> None:
    catalogues.write("es", translate_all())
    assert check_catalogue("es", catalogues.resources, library, words) == []


@pytest.mark.parametrize(
    ("context", "severity"),
    [
        ("education/pain", Severity.WARNING),
        ("label:burning", Severity.WARNING),
        ("safety/red-flags", Severity.ERROR),
        ("remedies/heat", Severity.ERROR),
        ("patient:pregnant", Severity.ERROR),
        ("heading", Severity.ERROR),
        ("page", Severity.ERROR),
    ],
)
def test_what_is_missing_stops_a_language_where_safety_needs_it(
    context: str,
    severity: Severity,
    library: Library,
    words: Words,
    translate_all: Callable[..., Translations],
    catalogues: Catalogues,
) -> None:
    catalogues.write("es", translate_all(without=context))
    problems = check_catalogue("es", catalogues.resources, library, words)
    assert codes(problems) == {"complete": severity}
    assert all(f"({context})" in problem.message for problem in problems)


@pytest.mark.parametrize("is_protected", [True, False])
def test_a_page_word_that_keeps_patients_safe_is_held_like_a_warning(is_protected: bool) -> None:
    message = Message("page", "Do not use if")
    rules = LanguageRules(negation=Forms(("no",), "es"))
    problems = check_entries(
        Catalogue("es", {message.key: Entry("Use si")}),
        [message],
        rules=rules,
        protected=frozenset({message.key} if is_protected else ()),
    )
    expected = Severity.ERROR if is_protected else Severity.WARNING
    assert codes(problems)["negation"] == expected


def test_a_problem_names_the_line_of_the_catalogue(library: Library, words: Words) -> None:
    key = ("page", "Your plan at a glance")
    catalogue = Catalogue("es", {key: Entry("Su plan ", line=42)})
    problems = check_entries(catalogue, extract_messages(library, words))
    (spaces,) = [problem for problem in problems if problem.code == "whitespace"]
    assert spaces.place == "locales/es/LC_MESSAGES/handouts.po, line 42"


def test_a_message_that_the_program_does_not_know_is_a_warning(
    library: Library,
    words: Words,
    translate_all: Callable[..., Translations],
    catalogues: Catalogues,
) -> None:
    catalogues.write("es", {**translate_all(), ("page", "Old words"): "Palabras"})
    problems = check_catalogue("es", catalogues.resources, library, words)
    assert codes(problems) == {"unknown-message": Severity.WARNING}


def test_a_catalogue_that_does_not_parse_is_one_problem_and_no_crash(
    library: Library, words: Words, catalogues: Catalogues
) -> None:
    catalogues.write("es", 'msgid "a\n')
    problems = check_catalogue("es", catalogues.resources, library, words)
    assert problems[0].code == "po-syntax"


def test_a_clinic_that_weakens_our_words_is_told_so(
    library: Library,
    words: Words,
    translate_all: Callable[..., Translations],
    catalogues: Catalogues,
) -> None:
    catalogues.write("es", translate_all())
    catalogues.write("es", {("patient:pregnant", "you are pregnant"): "quizá"}, overlay=True)
    problems = check_catalogue("es", catalogues.resources, library, words)
    assert codes(problems) == {"overlay-weakens": Severity.ERROR}


def test_a_review_of_other_words_is_a_warning(
    library: Library,
    words: Words,
    translate_all: Callable[..., Translations],
    catalogues: Catalogues,
) -> None:
    catalogues.write("es", translate_all())
    (catalogues.resources.locales / "es" / "review.toml").write_text(
        '[reviews."remedies/heat"]\nreviewer = "A"\nqualification = "B"\n'
        'on = 2026-11-21\nhash = "0123456789abcdef"\n'
    )
    problems = check_catalogue("es", catalogues.resources, library, words)
    assert codes(problems) == {"review-outdated": Severity.WARNING}


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="gettext is not on this machine")
def test_msgfmt_finds_what_babel_does_not(catalogues: Catalogues) -> None:
    twice = 'msgctxt "page"\nmsgid "Name"\nmsgstr "Nombre"\n\n' * 2
    catalogues.write("es", PO_HEADER + twice)
    problems = msgfmt_problems("es", catalogues.resources)
    assert {problem.code for problem in problems} == {"msgfmt"}
    assert "duplicate" in problems[0].message
    assert ", line " in problems[0].place


def test_a_msgfmt_that_does_not_end_is_said(
    catalogues: Catalogues, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = tmp_path / "msgfmt"
    program.write_text("#!/bin/sh\nexec /bin/sleep 60\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(check, "_MSGFMT_SECONDS", 1)
    catalogues.write("es", {})
    assert codes(msgfmt_problems("es", catalogues.resources)) == {"msgfmt": Severity.WARNING}


def test_english_is_no_translation(library: Library, words: Words, catalogues: Catalogues) -> None:
    assert check_catalogue("en", catalogues.resources, library, words) == []
