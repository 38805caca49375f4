"""Columns are found by our names and by the clinic's; a patient is never taken for a header."""

from collections.abc import Mapping, Sequence

import pytest

from handouts.batch.columns import Columns, columns_for, match_columns, with_mark, without_mark
from handouts.batch.table import Row, Table
from handouts.clinic import COLUMNS, Batch, Clinic, DateForm
from handouts.clinic.settings import Defaults
from handouts.errors import ProfileError
from tests.batch.samples import refusal


def table(*header: str) -> Table:
    return Table("rows.csv", header, (), ",", lambda: iter(()))


def matched(*header: str, own: Mapping[str, Sequence[str]] | None = None) -> Columns:
    return match_columns(table(*header), own or {})


def test_every_column_of_ours_is_found_under_its_own_name() -> None:
    columns = matched(*COLUMNS)
    assert [columns.header[place] for place in columns.places.values()] == list(COLUMNS)
    assert columns.notices == ()
    assert len(COLUMNS) == 26


@pytest.mark.parametrize(
    "title", ["birth_date", "Birth date", "BIRTH-DATE", " birthdate ", "Birth–Date", "birth\ndate"]
)
def test_case_spaces_and_joining_marks_do_not_count(title: str) -> None:
    assert matched("name", title).places == {"name": 0, "birth_date": 1}


def test_the_clinics_own_names_count_besides_ours() -> None:
    own = {"record_number": ("Patient ID", "MRN"), "symptoms": ("Beschwerden",)}
    columns = matched("patient-id", "Name", "BESCHWERDEN", own=own)
    assert columns.places == {"record_number": 0, "name": 1, "symptoms": 2}
    assert columns.title("record_number") == "patient-id"
    assert matched("mrn", "symptoms", own=own).places == {"record_number": 0, "symptoms": 1}


def test_the_clinics_own_name_beats_ours() -> None:
    columns = matched("Name", "age", own={"record_number": ("name",)})
    assert columns.places == {"record_number": 0, "age": 1}


@pytest.mark.parametrize(
    ("header", "own"),
    [
        (("name", "age", "Name"), {}),
        (("record_number", "MRN", "age"), {"record_number": ("MRN",)}),
    ],
)
def test_two_columns_for_one_key_are_refused(
    header: tuple[str, ...], own: dict[str, tuple[str, ...]]
) -> None:
    with pytest.raises(ProfileError, match="two columns") as caught:
        matched(*header, own=own)
    assert refusal(caught.value) == ["two-columns"]


def test_unknown_columns_are_named_with_the_nearest_that_we_know() -> None:
    notices = matched("name", "age", "Symptom", "Blood group", "", "no\x07te s").notices
    said = [notice.message for notice in notices]
    assert {notice.code for notice in notices} == {"unknown-column"}
    assert said[0].startswith("rows.csv: the column “Symptom” is not one that we know")
    assert said[0].endswith("Did you mean symptoms?")
    assert "Did you mean" not in said[1]
    assert "“no te s”" in said[2]
    assert "1 more columns without a name" in said[3]


@pytest.mark.parametrize(
    ("title", "meant"),
    [
        ("Presnt", "present"),
        ("pre\x07sent ", "present"),
        ("Abesnt", "absent"),
        ("Red flag", "red_flags"),
        ("Red flags (today)", "red_flags"),
        ("Flags screened", "red_flags_screened"),
        ("ICD", "icd10"),
        ("ICD-10 codes", "icd10"),
        ("Contra-indications", "present"),
        ("Contraindicated", "present"),
        ("Kontraindikationen", "present"),
    ],
)
def test_a_column_that_comes_near_a_health_column_is_never_passed_over(
    title: str, meant: str
) -> None:
    with pytest.raises(ProfileError) as caught:
        matched("name", "age", title)
    assert refusal(caught.value) == ["near-health-column"]
    assert meant in str(caught.value)
    own = {meant: (title.replace("\x07", " "),)}
    assert matched("name", "age", title.replace("\x07", " "), own=own).places[meant] == 2


@pytest.mark.parametrize(
    "title",
    [
        *("Consent", "Sent", "Parent", "Patient", "Percent", "Indication", "Medications", "Reason"),
        *("Payment", "Treatment", "Event", "Recent", "Presenting complaint", "Comment", "History"),
    ],
)
def test_ordinary_columns_that_only_look_like_one_are_passed_over(title: str) -> None:
    assert [notice.code for notice in matched("name", "age", title).notices] == ["unknown-column"]


def test_what_a_row_says_in_columns_that_are_not_read_can_be_asked_for() -> None:
    columns = matched("name", "x", "age", "", "reject_row", "reject_reasons")
    row = Row(2, ("Ana", "'=1", "46", " y ", "7", "why"))
    assert list(columns.unread(row)) == [("x", "=1"), ("column 4", "y")]


def test_a_hundred_unknown_columns_are_not_all_named() -> None:
    notices = matched("name", "age", *(f"x{number}" for number in range(100))).notices
    assert len(notices) == 11
    assert "90 more columns" in notices[-1].message


@pytest.mark.parametrize(
    "cells", [("Ana Ruiz", "1980-03-02", "es"), ("Ana Ruiz", "note", "es"), ("name",)]
)
def test_a_patient_in_the_first_row_is_not_quoted_as_a_header(cells: tuple[str, ...]) -> None:
    with pytest.raises(ProfileError) as caught:
        matched(*cells)
    assert refusal(caught.value) == ["no-header"]
    assert "[columns]" in str(caught.value)
    assert "Ruiz" not in str(caught.value)
    assert "1980-03-02" not in str(caught.value)


def test_a_language_and_a_territory_must_come_from_the_table_or_from_the_clinic() -> None:
    with pytest.raises(ProfileError) as caught:
        columns_for(table("name", "age"), Clinic())
    assert refusal(caught.value) == ["missing-column", "missing-column"]
    assert "defaults.language" in str(caught.value)
    assert "defaults.territory" in str(caught.value)
    columns_for(table("name", "language", "territory"), Clinic())
    columns_for(table("name", "age"), Clinic(defaults=Defaults(language="es", territory="US")))


def test_the_clinic_says_how_dates_are_written() -> None:
    clinic = Clinic(columns={"birth_date": ("DOB",)}, batch=Batch(dates=DateForm.DAY_MONTH_SLASH))
    columns = columns_for(table("DOB", "language", "territory"), clinic)
    assert columns.places["birth_date"] == 0
    assert columns.dates is DateForm.DAY_MONTH_SLASH


# What we wrote ourselves

MARKED = [
    "=1+1",
    "+1",
    "-1",
    "@x",
    "\tx",
    "\rx",
    "\nx",
    "  =1",
    "'=1",
    "''\t@x",
    "＝1",
    " \u00a0-1",
]
PLAIN = ["", "Ana", "'Ana", "a=b", "O'Neil", "''", "1-2", " x"]


@pytest.mark.parametrize("cell", MARKED)
def test_a_formula_gets_a_mark_that_can_be_taken_away(cell: str) -> None:
    assert with_mark(cell) == f"'{cell}"
    assert without_mark(with_mark(cell)) == cell


@pytest.mark.parametrize("cell", PLAIN)
def test_what_is_no_formula_gets_none(cell: str) -> None:
    assert with_mark(cell) == without_mark(cell) == cell


def test_the_mark_is_taken_away_only_where_we_put_it() -> None:
    row = Row(2, ("'-5 kg", "'=x", "9", "why"))
    ours = matched("note", "name", "reject_row", "Reject Reasons")
    theirs = matched("note", "name", "reject_row", "age")
    assert (ours.cell(row, "note"), ours.cell(row, "name")) == ("-5 kg", "=x")
    assert (theirs.cell(row, "note"), theirs.cell(row, "name")) == ("'-5 kg", "'=x")
    assert ours.notices == ()
    assert ours.is_rejects
    assert not theirs.is_rejects
