"""What a row asks for, and where each thing that it says was written."""

import hashlib
import pickle
from collections.abc import Mapping
from datetime import date

import pytest

from handouts.batch.cells import LONGEST_CELL
from handouts.batch.columns import match_columns
from handouts.batch.rows import (
    PatientRow,
    canonical,
    clinician_of,
    language_of,
    read_row,
    record_of,
)
from handouts.batch.table import Row, Table
from handouts.clinic import DateForm
from handouts.profile import Told
from tests.batch.samples import row_of

WHOLE = {
    "Record number": " 0042 ",
    "name": "Ana Ruiz",
    "birth_date": "1980-03-02",
    "language": "es",
    "territory": "US",
    "age": "46",
    "symptoms": "burning; between-shoulder-blades ;",
    "icd10": "F41.1\r\nM54.5",
    "present": "diabetes",
    "red_flags_screened": "yes",
    "clinician": "J. Okafor",
    "include": "remedies/heat",
    "override": "remedies/tens=tested today; remedies/heat = a = b",
    "amounts": "remedies/heat:minutes=10\nremedies/massage:minutes=5",
    "tools": "log;diary",
    "note": "Come; again\nsoon",
    "paper": "Letter",
    "size": "LARGE",
    "with_language": "en",
    "copies": "3",
}


def patient(cells: Mapping[str, str], dates: DateForm = DateForm.ISO) -> PatientRow:
    read = read_row(*row_of({"name": "", "age": "", **cells}, dates=dates))
    assert isinstance(read, PatientRow), read
    return read


def refused(cells: Mapping[str, str], dates: DateForm = DateForm.ISO) -> list[tuple[str, str]]:
    read = read_row(*row_of({"name": "", "age": "", **cells}, dates=dates))
    assert isinstance(read, list)
    assert all(problem.row == 14 and problem.message.endswith((".", "?")) for problem in read)
    return [(problem.column, problem.code) for problem in read]


def test_a_row_becomes_a_document_in_the_shape_of_a_profile() -> None:
    read = patient(WHOLE)
    place = "rows.csv, row 14, "
    assert read.document == {
        "identity": {
            "record_number": Told("0042", f"{place}Record number"),
            "name": Told("Ana Ruiz", f"{place}name"),
            "birth_date": Told(date(1980, 3, 2), f"{place}birth_date"),
        },
        "language": Told("es", f"{place}language"),
        "territory": Told("US", f"{place}territory"),
        "needs": {
            "age": Told("46", f"{place}age"),
            "symptoms": [
                Told("burning", f"{place}symptoms, item 1"),
                Told("between-shoulder-blades", f"{place}symptoms, item 2"),
            ],
            "icd10": [
                Told("F41.1", f"{place}icd10, item 1"),
                Told("M54.5", f"{place}icd10, item 2"),
            ],
        },
        "health": {"present": [Told("diabetes", f"{place}present, item 1")]},
        "red_flags": {"screened": Told(True, f"{place}red_flags_screened")},
        "clinician": {
            "name": Told("J. Okafor", f"{place}clinician"),
            "include": [Told("remedies/heat", f"{place}include, item 1")],
            "override": Told(
                {
                    "remedies/tens": Told("tested today", f"{place}override, item 1"),
                    "remedies/heat": Told("a = b", f"{place}override, item 2"),
                },
                f"{place}override",
            ),
            "note": Told("Come; again\nsoon", f"{place}note"),
        },
        "amounts": {
            "remedies/heat": Told(
                {"minutes": Told("10", f"{place}amounts, item 1, minutes")},
                f"{place}amounts, item 1",
            ),
            "remedies/massage": Told(
                {"minutes": Told("5", f"{place}amounts, item 2, minutes")},
                f"{place}amounts, item 2",
            ),
        },
        "tools": [Told("log", f"{place}tools, item 1"), Told("diary", f"{place}tools, item 2")],
    }
    assert (read.paper, read.size, read.with_language, read.copies) == ("letter", "large", "en", 3)


def test_blank_cells_say_nothing() -> None:
    read = patient(dict.fromkeys(WHOLE, " ") | {"symptoms": " ; \n ", "tools": ";"})
    assert read == PatientRow(14, {})
    assert read.copies == 1


def test_what_a_row_asks_for_can_be_sent_to_another_process_and_is_in_no_repr() -> None:
    read = patient(WHOLE)
    assert pickle.loads(pickle.dumps(read)) == read  # noqa: S301 - our own bytes
    assert "Ruiz" not in repr(read)
    row, columns = row_of(WHOLE)
    assert "Ruiz" not in repr((row, columns))
    assert pickle.loads(pickle.dumps(columns)) == columns  # noqa: S301 - our own bytes


# Dates


@pytest.mark.parametrize("form", list(DateForm))
@pytest.mark.parametrize("text", ["1980-03-02", "1980-03-02 00:00:00", "1980-03-02T00:00"])
def test_a_date_with_the_year_first_is_always_understood(form: DateForm, text: str) -> None:
    identity = patient({"birth_date": text}, form).document["identity"]
    assert isinstance(identity, dict)
    assert identity["birth_date"].value == date(1980, 3, 2)


@pytest.mark.parametrize(
    ("form", "text"),
    [
        (DateForm.DAY_MONTH_SLASH, "02/03/1980"),
        (DateForm.DAY_MONTH_SLASH, "2/3/1980"),
        (DateForm.MONTH_DAY_SLASH, "03/02/1980"),
        (DateForm.DAY_MONTH_DOT, "02.03.1980"),
        (DateForm.DAY_MONTH_HYPHEN, "2-3-1980"),
    ],
)
def test_another_form_is_understood_only_if_the_clinic_says_so(form: DateForm, text: str) -> None:
    identity = patient({"birth_date": text}, form).document["identity"]
    assert isinstance(identity, dict)
    assert identity["birth_date"].value == date(1980, 3, 2)
    others = [other for other in DateForm if other.value[2] != form.value[2]]
    assert len(others) >= 3
    for other in others:
        assert refused({"birth_date": text}, other) == [("birth_date", "date")]


@pytest.mark.parametrize(
    "text",
    [
        "1980-3-2",
        "1980-02-30",
        "80-03-02",
        "2 March 1980",
        "1980-03-02 04:05",
        "1980",
        "٠١/٠٢/١٩٨٠",
    ],
)
def test_what_is_no_date_is_refused_with_the_way_to_say_how_dates_are_written(text: str) -> None:
    read = read_row(*row_of({"name": "", "birth_date": text}))
    assert isinstance(read, list)
    (problem,) = read
    assert "YYYY-MM-DD" in problem.message
    assert "[batch]" in problem.message
    assert text not in problem.message.replace("1980-03-02", "")


def test_a_day_that_there_is_not_is_refused_in_every_form() -> None:
    for form in (DateForm.DAY_MONTH_SLASH, DateForm.MONTH_DAY_SLASH):
        assert refused({"birth_date": "31/31/1980"}, form) == [("birth_date", "date")]


# Yes, no, and choices


@pytest.mark.parametrize(
    ("text", "screened"),
    [("yes", True), ("TRUE", True), ("1", True), ("No", False), ("false", False), ("0", False)],
)
def test_red_flags_were_screened_only_if_somebody_says_so(text: str, screened: bool) -> None:
    flags = patient({"red_flags_screened": text}).document["red_flags"]
    assert flags == {"screened": Told(screened, "rows.csv, row 14, red_flags_screened")}


@pytest.mark.parametrize("text", ["x", "X", "✓", "y", "ja", "-", "?", "2", "10", "none", "yes?"])
def test_a_mark_that_could_mean_either_is_refused(text: str) -> None:
    assert refused({"red_flags_screened": text}) == [("red_flags_screened", "yes-or-no")]


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"paper": "a5"}, "unknown-choice"),
        ({"size": "huge"}, "unknown-choice"),
        ({"copies": "0"}, "out-of-range"),
        ({"copies": "21"}, "out-of-range"),
        ({"copies": "-1"}, "out-of-range"),
        ({"copies": "2.5"}, "out-of-range"),
        ({"copies": "٣"}, "out-of-range"),
        ({"override": "remedies/heat=a; Remedies/Heat=b"}, "contradiction"),
        ({"note": "a\x00b"}, "nul"),
        ({"note": "Jos\udce9"}, "lost-character"),
        ({"name": "Jos\ufffd"}, "lost-character"),
        ({"present": "#N/A"}, "bad-cell"),
        ({"name": "#ref!"}, "bad-cell"),
        ({"note": "x" * (LONGEST_CELL + 1)}, "too-long"),
    ],
)
def test_what_cannot_be_understood_is_named_by_its_column(cells: dict[str, str], code: str) -> None:
    assert refused(cells) == [(next(iter(cells)), code)]


def test_damage_in_a_column_that_is_not_read_does_no_harm() -> None:
    assert patient({"history": "#N/A \x00 \ufffd" + "x" * 40_000}) == PatientRow(14, {})


def test_every_bad_cell_of_a_row_is_told() -> None:
    cells = {"birth_date": "soon", "paper": "a5", "copies": "x", "present": "#N/A"}
    assert sorted(refused(cells)) == [
        ("birth_date", "date"),
        ("copies", "out-of-range"),
        ("paper", "unknown-choice"),
        ("present", "bad-cell"),
    ]


# What a row is, in one form


def test_two_rows_that_mean_the_same_are_the_same() -> None:
    first = canonical(*row_of(WHOLE))
    turned = {title.upper(): f" {text}" for title, text in reversed(WHOLE.items())}
    turned |= {"SYMPTOMS": "burning;between-shoulder-blades", "Unknown": "x", "absent": ""}
    turned["ICD10"] = "F41.1 ; M54.5"
    assert canonical(*row_of(turned)) == first
    own = {"record_number": ("MRN",)}
    renamed = {"MRN" if title == "Record number" else title: text for title, text in WHOLE.items()}
    assert canonical(*row_of(renamed, own=own)) == first
    row, columns = row_of(WHOLE)
    assert canonical(Row(99, row.cells), columns) == first
    marked = {"reject_row": "3", "reject_reasons": "x", **WHOLE, "note": "'=x"}
    plain = {**WHOLE, "note": "=x"}
    assert canonical(*row_of(marked)) == canonical(*row_of(plain))


@pytest.mark.parametrize("title", [*WHOLE])
def test_each_cell_that_counts_makes_a_difference(title: str) -> None:
    changed = canonical(*row_of({**WHOLE, title: "changed"}))
    assert hashlib.sha256(changed) != hashlib.sha256(canonical(*row_of(WHOLE)))
    assert changed != canonical(*row_of(WHOLE))


def test_a_date_means_what_the_clinic_says() -> None:
    written = {**WHOLE, "birth_date": "02/03/1980"}
    whole = canonical(*row_of(WHOLE))
    assert canonical(*row_of(written, dates=DateForm.DAY_MONTH_SLASH)) == whole
    assert canonical(*row_of(written, dates=DateForm.MONTH_DAY_SLASH)) != whole


def test_cells_do_not_run_into_one_another() -> None:
    first = canonical(*row_of({"name": 'a", "b', "note": "c"}))
    assert first != canonical(*row_of({"name": "a", "note": 'b", "c'}))


def test_record_number_clinician_and_language_can_be_asked_for() -> None:
    row, columns = row_of(WHOLE)
    assert record_of(row, columns) == "0042"
    assert clinician_of(row, columns) == "J. Okafor"
    assert language_of(row, columns) == "es"
    empty = match_columns(Table("rows.csv", ("name", "age"), (), ",", lambda: iter(())), {})
    assert (record_of(row, empty), clinician_of(row, empty), language_of(row, empty)) == (
        "",
        "",
        "",
    )
