"""What a clinic may say about its spreadsheets."""

from pathlib import Path

import pytest

from handouts.clinic import Clinic, DateForm, read_clinic
from handouts.errors import ClinicError


def clinic(folder: Path, settings: str) -> Clinic:
    (folder / "clinic.toml").write_text(f'name = "R"\n{settings}\n', encoding="utf-8")
    return read_clinic(folder)


def test_a_column_has_one_name_or_several(tmp_path: Path) -> None:
    settings = '[columns]\nrecord_number = "Patient ID"\nsymptoms = ["Complaints", "Today"]'
    assert clinic(tmp_path, settings).columns == {
        "record_number": ("Patient ID",),
        "symptoms": ("Complaints", "Today"),
    }


def test_our_own_name_of_a_column_may_be_said_again(tmp_path: Path) -> None:
    settings = '[columns]\npresent = ["Present", "Has"]'
    assert clinic(tmp_path, settings).columns == {"present": ("Present", "Has")}


def test_without_settings_names_and_dates_are_ours(tmp_path: Path) -> None:
    read = clinic(tmp_path, "")
    assert read.columns == {}
    assert read.batch.dates is DateForm.ISO
    assert read.batch.names == "{row}-{id}"


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ('symptom = "Complaints"', "not a column, symptom; did you mean symptoms"),
        ('xyzzy = "Complaints"', "use one of record_number, name"),
        ("symptoms = []", "names no column for symptoms"),
        ('symptoms = ""', "empty or too long"),
        ('symptoms = " _ "', "empty or too long"),
        (f'symptoms = "{"x" * 121}"', "empty or too long"),
        ('symptoms = "Why"\ncauses = "WHY"', "one name for symptoms and causes"),
        ('absent = "Present"', "calls absent by our own name of present"),
        ('note = ["Remarks", "red-flags"]', "calls note by our own name of red_flags"),
        ("symptoms = 5", "valid tuple"),
        ("symptoms = [5]", "valid string"),
    ],
)
def test_a_column_that_is_none_is_refused(tmp_path: Path, settings: str, said: str) -> None:
    with pytest.raises(ClinicError, match=said) as caught:
        clinic(tmp_path, f"[columns]\n{settings}")
    assert ": columns" in caught.value.problems[0].place


@pytest.mark.parametrize("form", list(DateForm))
def test_dates_have_one_of_five_forms(tmp_path: Path, form: DateForm) -> None:
    assert clinic(tmp_path, f'[batch]\ndates = "{form.value}"').batch.dates is form


@pytest.mark.parametrize(
    "names", ["{row}", "{record}-{row}-{id}", "Handout {row} ({language}, {date})"]
)
def test_names_of_files_hold_the_row_and_what_is_no_name(tmp_path: Path, names: str) -> None:
    assert clinic(tmp_path, f'[batch]\nnames = "{names}"').batch.names == names


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('dates = "DD.MM.YY"', "Input should be"),
        ('names = "{id}"', "no {row}"),
        ('names = "{row}-{name}"', "a placeholder that there is not"),
        ('names = "{row}-{birth_date}"', "a placeholder that there is not"),
        ('names = "{row!r}"', "a placeholder that there is not"),
        ('names = "{row:>20}"', "a placeholder that there is not"),
        ('names = "{row.real}"', "a placeholder that there is not"),
        ('names = "{row}{}"', "a placeholder that there is not"),
        ('names = "{row"', "not closed"),
        ('names = "{row}{{x}}"', "a brace that is no placeholder"),
        ('names = "../{row}"', "cannot be in a file name"),
        ('names = "a\\\\{row}"', "cannot be in a file name"),
        ('names = "{row}\\n"', "cannot be in a file name"),
        ('names = "C:{row}"', "cannot be in a file name"),
        (f'names = "{{row}}{"x" * 76}"', "longer than 80"),
        ('names = ".{row}"', "a dot"),
        ('names = "{row} "', "a space"),
        ('names = "{row}.PDF"', "ends with .pdf"),
        ('row = "x"', "Extra inputs"),
    ],
)
def test_settings_for_many_patients_that_are_none_are_refused(
    tmp_path: Path, line: str, said: str
) -> None:
    with pytest.raises(ClinicError) as caught:
        clinic(tmp_path, f"[batch]\n{line}")
    assert said in str(caught.value)
    assert ": batch" in caught.value.problems[0].place
