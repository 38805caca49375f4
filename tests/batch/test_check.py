"""The first pass: every problem of every row, and no patient in any of them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handouts.batch.check import CheckedRow, RunSettings, check_rows, decide, read_patient
from handouts.batch.columns import match_columns
from handouts.batch.rows import PatientRow
from handouts.batch.table import Reading, Row, Table
from handouts.clinic import COLUMNS, Clinic, DateForm
from handouts.clinic.settings import Defaults, Strictness
from handouts.errors import SectionError, Severity
from tests.batch.samples import GOOD, HEADER, TODAY, checked, shelf, table_of, told

GOOD_CELLS = dict(zip(HEADER.split(","), GOOD.split(","), strict=True))


def one(cells: Mapping[str, str], clinic: Clinic | None = None, **run: str) -> CheckedRow:
    """Return what is found in one row, number 2."""
    whole = {**GOOD_CELLS, **cells}
    row = Row(2, tuple(whole.values()))
    table = Table("rows.csv", tuple(whole), (), ",", lambda: iter([Reading(row)]))
    (found,) = checked(table, clinic, RunSettings(with_language=run.get("with_language", "")))
    return found


def test_a_good_row_has_no_problem() -> None:
    found = one({})
    assert found.is_good
    assert found.problems == ()
    assert found.number == 2
    assert found.row.cells[1] == "Ana Ruiz"
    assert "Ruiz" not in repr(found)


@pytest.mark.parametrize(
    ("cells", "column", "code", "said"),
    [
        ({"symptoms": "burning; brning"}, "symptoms", "unknown-code", "item 2: is not a symptom"),
        ({"symptoms": "gad"}, "symptoms", "wrong-group", "Move it to the column causes."),
        ({"absent": "rf-fever"}, "absent", "unknown-code", "item 1"),
        ({"language": "Spanish!"}, "language", "malformed", "is not a language code"),
        ({"language": "sw"}, "language", "language-unavailable", "no catalogue"),
        ({"territory": "UK"}, "territory", "malformed", "write GB"),
        ({"territory": "ZZ"}, "territory", "unknown-territory", "no helplines"),
        ({"language": ""}, "language", "missing", "defaults.language"),
        ({"territory": " "}, "territory", "missing", "defaults.territory"),
        ({"Age": "46y"}, "Age", "wrong-type", "whole number"),
        ({"Age": "12"}, "Age", "contradiction", "birth date"),
        ({"birth_date": "2030-01-01"}, "birth_date", "out-of-range", "after the date"),
        ({"birth_date": "2/3/1980"}, "birth_date", "date", "YYYY-MM-DD"),
        ({"include": "remedies/haet"}, "include", "unknown-section", "remedies/heat"),
        ({"exclude": "safety/disclaimer"}, "exclude", "always-printed", "nothing can leave"),
        ({"override": "remedies/heat"}, "override", "missing", "has no reason"),
        (
            {"amounts": "remedies/heat:minutes=500"},
            "amounts",
            "amount-range",
            "remedies/heat.minutes",
        ),
        ({"amounts": "remedies/heat:x=5"}, "amounts", "unknown-measure", "item 1"),
        ({"tools": "logg"}, "tools", "unknown-tool", "Did you mean log?"),
        ({"with_language": "es"}, "with_language", "same-language", "is the language"),
        ({"with_language": "sw"}, "with_language", "language-unavailable", "no catalogue"),
        ({"with_language": "??"}, "with_language", "malformed", "language code"),
        ({"icd10": "Zoë"}, "icd10", "malformed", "is not an ICD-10 code"),
        ({"name": "Ana\x07"}, "name", "control-character", "cannot be printed"),
        ({"record_number": "9" * 41}, "record_number", "too-long", "40 characters"),
        ({"note": "x\n" * 9}, "note", "too-long", "8 lines"),
    ],
)
def test_what_would_be_refused_later_is_told_at_once(
    cells: dict[str, str], column: str, code: str, said: str
) -> None:
    found = one(cells)
    assert not found.is_good
    assert told([found]) == [(2, column, code)]
    (problem,) = found.problems
    assert said in problem.message
    assert "rows.csv" not in problem.message
    assert "--" not in problem.message


def test_all_problems_of_a_row_are_told_together() -> None:
    cells = {"birth_date": "soon", "symptoms": "x1; x2", "territory": "", "copies": "99"}
    assert sorted(told([one(cells)])) == [
        (2, "birth_date", "date"),
        (2, "copies", "out-of-range"),
        (2, "symptoms", "unknown-code"),
        (2, "symptoms", "unknown-code"),
        (2, "territory", "missing"),
    ]


def test_columns_are_called_as_the_clinic_calls_them() -> None:
    clinic = Clinic(columns={"causes": ("Why",), "age": ("How old",)})
    (problem,) = one({"Why": "burning", "How old": "46"}, clinic).problems
    assert problem.column == "Why"
    (problem,) = one({"symptoms": "gad", "Why": ""}, clinic).problems
    assert "Move it to the column Why." in problem.message


def test_a_second_language_of_the_whole_run_is_no_column() -> None:
    (problem,) = one({}, with_language="es").problems
    assert (problem.column, problem.code) == ("", "same-language")
    assert problem.message.startswith("--with-language: ")


def test_what_the_run_asks_for_beats_the_row() -> None:
    row = PatientRow(2, {}, paper="a4", size="large", with_language="en")
    assert RunSettings().over(row) == RunSettings("a4", "large", "en")
    run = RunSettings("letter", "clear", "ar")
    assert run.over(row) == run


def test_the_clinic_may_say_language_and_territory_for_all() -> None:
    clinic = Clinic(defaults=Defaults(language="es", territory="US"))
    assert one({"language": "", "territory": ""}, clinic).is_good


def test_screening_is_required_where_the_clinic_says_so() -> None:
    strict = Clinic(strictness=Strictness(require_screening=True))
    found = one({"red_flags_screened": "no"}, strict)
    assert told([found]) == [(2, "red_flags_screened", "not-screened")]
    assert "in the column red_flags_screened" in found.problems[0].message
    assert one({"red_flags_screened": "no"}).is_good


def test_what_is_strange_but_not_wrong_is_a_warning() -> None:
    found = one({"icd10": "Z99.9"})
    assert told([found]) == [(2, "icd10", "icd10-unused")]
    assert found.problems[0].severity is Severity.WARNING
    assert found.problems[0].message.startswith("item 1: this ICD-10 code")
    assert found.is_good


def test_a_record_number_that_comes_again_is_a_warning_that_names_the_other_row(
    tmp_path: Path,
) -> None:
    table = table_of(tmp_path, HEADER, GOOD, GOOD.replace("0042", "0043"), "", GOOD, GOOD)
    rows = checked(table)
    assert all(row.is_good for row in rows)
    assert told(rows) == [
        (5, "record_number", "duplicate-record"),
        (6, "record_number", "duplicate-record"),
    ]
    assert "row 2," in rows[-1].problems[0].message
    assert "0042" not in rows[-1].problems[0].message


def test_patients_without_a_record_number_are_not_one_patient(tmp_path: Path) -> None:
    nameless = GOOD.replace("0042", " ")
    assert told(checked(table_of(tmp_path, HEADER, nameless, nameless))) == []


def test_a_missing_cell_of_a_health_column_is_refused_and_others_are_blank(tmp_path: Path) -> None:
    header = "name,language,territory,red_flags_screened,note,present,clinician"
    whole = "Ana,es,US,yes,,pregnant,"
    table = table_of(tmp_path, header, whole, whole[:-1], "Lee,es,US,yes", "Kim,es,US")
    rows = checked(table)
    assert [row.is_good for row in rows] == [True, True, False, False]
    assert told(rows[2:]) == [
        (4, "present", "missing-cells"),
        (5, "present", "missing-cells"),
        (5, "red_flags_screened", "missing-cells"),
    ]
    assert len(rows[2].row.cells) > 7  # rejects.csv, read again as it is, is refused again


def test_a_row_that_goes_on_in_a_row_of_nobody_is_refused_with_it(tmp_path: Path) -> None:
    """A handout of the first row alone would not know what the second says."""
    clinic = Clinic(defaults=Defaults(language="es", territory="US"))
    lines = ["name,birth_date,present,note", "Ana,1980-03-02,pregnant,"]
    rest = [",,implant-electronic,", ",,epilepsy,", "Lee,1980-03-02,,"]
    rows = checked(table_of(tmp_path, *lines, *rest), clinic)
    assert [row.number for row in rows] == [2, 3, 4, 5]
    assert [row.is_good for row in rows] == [False, False, False, True]
    errors = [each for row in rows for each in row.problems if each.severity is Severity.ERROR]
    assert [(each.row, each.code) for each in errors] == [
        (2, "nobody-below"),
        (3, "nobody"),
        (4, "nobody"),
    ]


def test_every_row_is_answered_also_those_that_cannot_be_taken_apart(tmp_path: Path) -> None:
    table = table_of(tmp_path, HEADER, GOOD, f"{GOOD},x", '"unclosed', "", GOOD)
    rows = checked(table)
    assert [row.number for row in rows] == [2, 3, 4, 6]
    assert [row.is_good for row in rows] == [True, False, False, True]
    assert rows[1].row.cells == (*GOOD.split(","), "x")
    assert rows[2].row.cells[0] == '"unclosed'


def test_a_library_that_is_too_old_stops_the_run_and_not_each_row(tmp_path: Path) -> None:
    table = table_of(tmp_path, HEADER, GOOD)
    columns = match_columns(table, {})
    with pytest.raises(SectionError):
        list(check_rows(table, columns, shelf(), date(2050, 1, 1), RunSettings()))


def test_a_good_row_is_one_for_which_there_is_a_handout(tmp_path: Path) -> None:
    table = table_of(tmp_path, HEADER, GOOD)
    columns = replace(match_columns(table, {}), dates=DateForm.ISO)
    (row,) = table.rows()
    assert isinstance(row, Row)
    document = {"language": "es", "territory": "US"}
    profile = read_patient(PatientRow(2, document), columns, shelf(), TODAY).profile
    decide(profile, shelf(), RunSettings())


# What the decisions say about a patient


def warned(found: CheckedRow) -> set[str]:
    assert found.is_good
    assert all(problem.severity is Severity.WARNING for problem in found.problems)
    return {problem.code for problem in found.problems}


def test_what_was_decided_about_a_patient_is_told_before_anything_is_made() -> None:
    assert {"not-screened"} <= warned(one({"red_flags_screened": "no"}))
    assert {"age-unknown"} <= warned(one({"birth_date": ""}))
    assert {"under-18"} <= warned(one({"birth_date": "2012-01-01"}))
    assert {"red-flag"} <= warned(one({"red_flags": "rf-suicide"}))
    assert {"rf-suicide"} <= warned(one({"red_flags": "rf-suicide"}))
    asked = {"present": "loss-of-feeling", "include": "remedies/heat"}
    assert {"asked-but-withheld"} <= warned(one(asked))
    assert {"override"} <= warned(
        one({"present": "loss-of-feeling", "override": "remedies/heat=tested today"})
    )
    assert {"amount-not-printed"} <= warned(
        one({"present": "loss-of-feeling", "amounts": "remedies/heat:minutes=10"})
    )


def test_what_is_about_texts_languages_or_helplines_is_not_told_row_by_row() -> None:
    for language in ("es", "ar"):
        codes = warned(one({"language": language, "birth_date": "", "red_flags_screened": ""}))
        assert codes == {"not-screened", "age-unknown"}


def test_warnings_of_a_row_name_columns_and_no_options() -> None:
    found = one({"birth_date": "", "red_flags_screened": "", "Age": ""})
    said = {problem.code: problem for problem in found.problems}
    assert said["not-screened"].column == "red_flags_screened"
    assert said["not-screened"].message.endswith("in the column red_flags_screened.")
    assert said["age-unknown"].column == "Age"
    assert said["age-unknown"].message.endswith("Fill in the column Age.")
    assert "--" not in " ".join(problem.message for problem in found.problems)


def test_a_row_says_whether_it_has_a_red_flag_also_if_it_is_refused() -> None:
    assert not one({}).has_red_flag
    assert not one({"present": "pregnant"}).has_red_flag
    assert one({"red_flags": "rf-cauda"}).has_red_flag
    assert one({"icd10": "G83.4"}).has_red_flag
    refused = one({"red_flags": "RF-Cauda; x", "copies": "99"})
    assert not refused.is_good
    assert refused.has_red_flag


# Whoever it is

LETTERS = st.characters(categories=("L", "N", "P", "S", "Zs"), exclude_characters='\n\r"')
STRAY = st.text(LETTERS, min_size=1, max_size=25).map(lambda text: f"§{text.strip() or 'x'}§")


@settings(max_examples=150)
@given(st.sampled_from(COLUMNS), STRAY, STRAY, STRAY)
def test_no_message_holds_what_stands_in_a_cell(
    key: str, stray: str, name: str, beyond: str
) -> None:
    cells = {**GOOD_CELLS, "name": name, "record_number": stray, key: stray}
    cells["override"] = f"{stray}={name}"
    cells["amounts"] = f"{stray}:{name}={stray}"
    cells["include"] = f"{name};{stray}"
    values = tuple(cells.values())
    rows = [Row(2, values), Row(3, (*values, beyond))]
    table = Table("rows.csv", tuple(cells), (), ",", lambda: map(Reading, rows))
    found = checked(table)
    assert not found[0].is_good
    for row in found:
        for problem in row.problems:
            for value in (stray, name, beyond):
                assert value not in problem.message
                assert value not in repr(problem)
