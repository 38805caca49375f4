"""The Translate Toolkit's filters: what they find in a catalogue, and that we can do without."""

import subprocess
import sys
from pathlib import Path

import pytest

from handouts.errors import Problem, Severity
from handouts.languages import Message, pofilter, read_catalogue
from handouts.languages.check import check_entries
from handouts.languages.pofilter import (
    FILTERS,
    Filter,
    filters_for,
    find_pofilter,
    run_filters,
)
from scripts.checks_page import LEFT_OUT
from tests.languages.conftest import Catalogues

Key = tuple[str, str]

# filter, language, English, good translation, bad translation
MISTAKES = [
    ("doublewords", "es", "Move the arm.", "Mueva el brazo.", "Mueva el el brazo."),
    ("doublewords", "uk", "Do not move.", "Не рухайтеся.", "Не не рухайтеся."),
    ("doublewords", "uk", "No, medicine. Medicine", "Ні, ліки. Ліки", "Ні, ліки Ліки"),
    ("escapes", "fr", "Do not sleep.", "Ne dormez pas.", "Ne dormez\\\\ pas."),
    ("compendiumconflicts", "es", "Stop.", "Pare.", "#-#-#-#-#  es.po  #-#-#-#-# Pare."),
    ("purepunc", "es", "…", "…", "x"),
]


def found(catalogues: Catalogues, language: str, translations: dict[Key, str]) -> list[str]:
    catalogues.write(language, translations)
    catalogue = read_catalogue(catalogues.resources, language)
    return [problem.code for _, problem in run_filters(catalogue, catalogues.resources).found]


@pytest.mark.parametrize(("name", "language", "source", "good", "bad"), MISTAKES)
def test_a_slip_is_caught(
    name: str, language: str, source: str, good: str, bad: str, catalogues: Catalogues
) -> None:
    key = ("remedies/heat", source)
    assert f"pofilter:{name}" in found(catalogues, language, {key: bad})
    assert found(catalogues, language, {key: good}) == []


def test_every_filter_is_seen_catching_something() -> None:
    assert {name for name, *_ in MISTAKES} == {each.name for each in FILTERS}


def test_a_finding_names_the_line_of_the_catalogue_and_the_message(catalogues: Catalogues) -> None:
    keys = [("remedies/heat", "Stop."), ("remedies/heat", "Rest.")]
    path = catalogues.write("es", {keys[0]: "Pare.", keys[1]: "Pare pare."})
    catalogue = read_catalogue(catalogues.resources, "es")
    ((_, problem),) = run_filters(catalogue, catalogues.resources).found
    line = path.read_text(encoding="utf-8").splitlines().index('msgid "Rest."') + 1
    assert problem.place == f"locales/es/LC_MESSAGES/handouts.po, line {line}"
    assert "“Rest.” (remedies/heat)" in problem.message
    assert problem.severity is Severity.WARNING


def test_a_clinics_catalogue_is_looked_at_in_its_own_file(catalogues: Catalogues) -> None:
    keys = [("remedies/heat", "Stop."), ("remedies/pool", "Rest.")]
    catalogues.write("es", {keys[0]: "Pare."})
    catalogues.write("es", {keys[1]: "Pare pare."}, overlay=True)
    catalogue = read_catalogue(catalogues.resources, "es")
    ((_, problem),) = run_filters(catalogue, catalogues.resources).found
    assert problem.place.startswith("clinic locales/es/")


def test_a_word_may_stand_twice_where_the_language_says_so() -> None:
    assert "doublewords" in {each.name for each in filters_for("es")}
    assert "doublewords" not in {each.name for each in filters_for("hi")}
    assert "doublewords" not in {each.name for each in filters_for("zh_Hans")}


def test_without_the_program_nothing_is_found(
    catalogues: Catalogues, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    monkeypatch.setenv("PATH", str(tmp_path))
    assert found(catalogues, "es", {("page", "Rest."): "Pare pare."}) == []


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("#!/bin/sh\nexit 3\n", "cannot read the file"),
        ("#!/bin/sh\nexec sleep 60\n", "had not ended after"),
        ("#!/no/such/shell\n", "cannot be run"),
    ],
)
def test_a_program_that_fails_is_said(
    script: str,
    said: str,
    catalogues: Catalogues,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    program = tmp_path / "pofilter"
    program.write_text(script, encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    monkeypatch.setattr(pofilter, "_SECONDS", 1)
    catalogues.write("es", {("page", "Stop."): "Pare."})
    catalogue = read_catalogue(catalogues.resources, "es")
    filtered = run_filters(catalogue, catalogues.resources)
    (problem,) = filtered.failures
    assert not filtered.looked
    assert (problem.code, problem.severity) == ("pofilter", Severity.WARNING)
    assert said in problem.message


def test_every_filter_of_the_program_is_used_or_left_out_for_a_reason() -> None:
    program = find_pofilter()
    assert program is not None
    listed = subprocess.run([program, "--listfilters"], capture_output=True, text=True, check=True)
    known = {line.partition("\t")[0] for line in listed.stdout.splitlines()}
    assert {each.name for each in FILTERS} | LEFT_OUT.keys() == known
    assert not {each.name for each in FILTERS} & LEFT_OUT.keys()


@pytest.mark.parametrize("each", FILTERS, ids=lambda each: each.name)
def test_every_filter_is_explained_in_one_line(each: Filter) -> None:
    assert each.explanation.endswith(".")
    assert len(each.explanation) < 100


def test_words_of_ours_that_a_clinic_says_otherwise_are_not_looked_at(
    catalogues: Catalogues,
) -> None:
    key = ("page", "Rest.")
    catalogues.write("es", {key: "Pare\\\\ ya."})
    catalogues.write("es", {key: "Descanse."}, overlay=True)
    catalogue = read_catalogue(catalogues.resources, "es")
    assert run_filters(catalogue, catalogues.resources).found == ()


def accepting(code: str, catalogues: Catalogues) -> list[Problem]:
    """Return what is wrong with a doubled word of which a finding is accepted."""
    key = ("page", "Rest.")
    path = catalogues.write("es", {key: "Pare pare."})
    text = path.read_text(encoding="utf-8")
    comment = f"# accepted: {code} - said twice on purpose\n"
    path.write_text(text.replace('msgctxt "page"', f'{comment}msgctxt "page"'), encoding="utf-8")
    catalogue = read_catalogue(catalogues.resources, "es")
    filtered = run_filters(catalogue, catalogues.resources)
    return check_entries(catalogue, [Message(*key)], filtered=filtered)


def test_what_a_translator_accepts_is_not_found(catalogues: Catalogues) -> None:
    assert accepting("pofilter:doublewords", catalogues) == []


@pytest.mark.parametrize(
    ("code", "said", "severity"),
    [
        ("pofilter:escapes", "finds nothing", Severity.WARNING),
        ("pofilter", "cannot be accepted", Severity.ERROR),
        ("pofilter:nonsense", "there is no check", Severity.ERROR),
    ],
)
def test_an_acceptance_that_does_nothing_is_said(
    code: str, said: str, severity: Severity, catalogues: Catalogues
) -> None:
    found, about = accepting(code, catalogues)
    assert found.code == "pofilter:doublewords"
    assert (about.code, about.severity) == ("accepted", severity)
    assert said in about.message


def test_without_the_program_no_acceptance_is_needless(
    catalogues: Catalogues, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    monkeypatch.setenv("PATH", str(tmp_path))
    assert accepting("pofilter:doublewords", catalogues) == []
