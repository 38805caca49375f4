"""A factor that stands where it is not read costs its row, and is never lost."""

from collections.abc import Mapping

import pytest

from handouts.batch.columns import columns_for
from handouts.batch.misplaced import misplaced
from handouts.batch.table import Row, Table
from handouts.clinic import Clinic
from handouts.clinic.settings import Defaults
from tests.batch.samples import shelf

CLINIC = Clinic(defaults=Defaults(language="es", territory="US"))


def found(cells: Mapping[str, str], delimiter: str = ",") -> list[tuple[str, str]]:
    table = Table("rows.csv", tuple(cells), (), delimiter, lambda: iter(()))
    columns = columns_for(table, CLINIC)
    row = Row(14, tuple(cells.values()))
    problems = list(misplaced(row, columns, shelf().vocabulary, delimiter))
    assert all(problem.row == 14 for problem in problems)
    for problem in problems:
        assert not any(text.strip() and text in problem.message for text in cells.values())
    return [(problem.column, problem.code) for problem in problems]


@pytest.mark.parametrize("title", ["record_number", "name", "birth_date"])
def test_a_row_without_the_identity_that_the_table_has_is_nobodys(title: str) -> None:
    assert found({title: " ", "present": "implant-electronic"}) == [("", "nobody")]
    assert found({title: "1980-03-02", "present": "implant-electronic"}) == []


def test_one_of_them_is_enough_and_a_table_without_any_is_one_of_nobodies() -> None:
    assert found({"name": "", "record_number": "7", "birth_date": ""}) == []
    assert found({"name": "", "record_number": "", "birth_date": ""}) == [("", "nobody")]
    assert found({"present": "pregnant", "age": "40"}) == []


@pytest.mark.parametrize(
    "text",
    [
        "pregnant",
        " Pregnant ",
        "rf-cauda",
        "x; diabetes",
        "pregnant\nx",
        "diabetes, hip",
        "x|gout / epilepsy",
    ],
)
def test_a_factor_in_a_column_that_is_not_read_is_told(text: str) -> None:
    assert found({"name": "Ana", "age": "", "Blood group": text}) == [
        ("Blood group", "unread-factor")
    ]
    assert found({"name": "Ana", "age": "", "": text}) == [("column 3", "unread-factor")]


@pytest.mark.parametrize("text", ["", "burning", "gad", "no diabetes known", "0+", "pregnant?"])
def test_other_text_in_it_is_not(text: str) -> None:
    assert found({"name": "Ana", "age": "", "Blood group": text}) == []


@pytest.mark.parametrize("title", ["name", "clinician", "note"])
@pytest.mark.parametrize("text", ["diabetes", "RF-Cauda", "burning", "pregnant; diabetes"])
def test_a_code_where_free_text_stands_is_told(title: str, text: str) -> None:
    cells = {"record_number": "7", "age": "", title: text}
    assert found(cells) == [(title, "misplaced-code")]


def test_a_text_that_only_speaks_of_a_factor_is_free_text() -> None:
    assert found({"name": "Ana", "note": "Mind her diabetes.", "clinician": "J. Okafor"}) == []


def test_a_list_that_ran_into_the_next_column_is_told_by_its_blank() -> None:
    """`yes;pregnant; diabetes` in a semicolon file, with its last cell left out."""
    row = {"name": "Ana", "red_flags_screened": "yes", "present": "pregnant", "absent": " diabetes"}
    assert found(row, ";") == [("absent", "loose-item")]
    assert found(row, ",") == []
    assert found({**row, "present": " pregnant"}, ";") == []
    assert found({**row, "present": ""}, ";") == []
