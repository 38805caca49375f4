"""Workbooks: identifiers stay text, and no error of a spreadsheet becomes a blank cell."""

import sys
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest

from handouts.batch.columns import match_columns
from handouts.batch.rows import read_row
from handouts.batch.sheet import BAD_CELL
from handouts.batch.table import Row, Table, open_table
from handouts.batch.workbook import MOST_CELLS
from handouts.errors import ProfileError
from tests.batch.samples import read, refusal

Cells = Sequence[object]


def workbook(folder: Path, *sheets: tuple[str, Sequence[Cells]], name: str = "rows.xlsx") -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    path = folder / name
    book.save(path)
    return path


def table_of(folder: Path, *rows: Cells) -> Table:
    return open_table(workbook(folder, ("Patients", rows)))


def changed(path: Path, part: str, change: Callable[[str], str]) -> Path:
    """Return a copy of a workbook with one part of it changed."""
    copy = path.with_name("changed.xlsx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(copy, "w") as new:
        for entry in old.namelist():
            content = old.read(entry)
            if entry == part:
                text = content.decode()
                assert change(text) != text
                content = change(text).encode()
            new.writestr(entry, content)
    return copy


def test_cells_say_what_they_would_in_a_csv_file(tmp_path: Path) -> None:
    header = ("record_number", "name", "birth_date", "age", "red_flags_screened", "note")
    table = table_of(
        tmp_path,
        header,
        ("0042", "Ana Ruiz", date(1980, 3, 2), 46, True, "one\ntwo"),
        (42.0, None, datetime(1980, 3, 2, 4, 5), 46.5, False, time(3, 4)),  # noqa: DTZ001
    )
    assert table.header == header
    assert read(table) == {
        2: ("0042", "Ana Ruiz", "1980-03-02", "46", "yes", "one\ntwo"),
        3: ("42", "", "1980-03-02 04:05:00", "46.5", "no", "03:04:00"),
    }


def test_a_record_number_that_is_a_number_is_warned_of(tmp_path: Path) -> None:
    rows = [("Record Number", "name", "age"), ("0042", "Ana", 46), (42, "Lee", 46), (7, "Kim", 4)]
    (notice,) = table_of(tmp_path, *rows).notices
    assert notice.code == "record-as-number"
    assert "in 2 rows, from row 3 on, “Record Number”" in notice.message
    assert table_of(tmp_path, *rows[:2]).notices == ()


def test_also_if_the_clinic_calls_it_otherwise(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("P", [("Patient ID", "name", "age"), (42, "Ana", 46)]))
    own = {"record_number": ("Patient ID",)}
    assert [notice.code for notice in open_table(path, own=own).notices] == ["record-as-number"]
    assert open_table(path).notices == ()


def test_the_first_sheet_with_a_header_that_we_know_is_taken(tmp_path: Path) -> None:
    notes = ("Notes", [("Ask about holidays", "x"), ("name", "language")])
    first = ("First", [("name", "language"), ("Ana", "es")])
    second = ("Second", [("name", "language"), ("Lee", "en")])
    path = workbook(tmp_path, ("Empty", []), notes, first, second)
    assert read(open_table(path)) == {2: ("Ana", "es")}


def test_the_sheet_may_be_one_with_the_clinics_own_names(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("A", [("x", "y"), ("1", "2")]), ("B", [("Wer", "Was"), ("a", "b")]))
    own = {"name": ("Wer",), "note": ("Was",)}
    assert open_table(path, own=own).header == ("Wer", "Was")
    assert open_table(path).header == ("x", "y")


def test_rows_are_counted_as_the_spreadsheet_shows_them(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    cells = {"B3": "name", "C3": "language", "B5": "Ana", "C5": "es", "C9": "en"}
    for place, text in cells.items():
        book.active[place] = text
    book.save(tmp_path / "rows.xlsx")
    table = open_table(tmp_path / "rows.xlsx")
    assert table.header == ("", "name", "language")
    assert read(table) == {5: ("", "Ana", "es"), 9: ("", "", "en")}


@pytest.mark.parametrize("bad", ["#N/A", "#REF!", "#DIV/0!"])
def test_an_error_is_a_problem_and_never_a_blank_cell(tmp_path: Path, bad: str) -> None:
    """A health factor that was looked up in vain must not be taken for none."""
    path = workbook(
        tmp_path, ("P", [("name", "language", "present"), ("Ana", "es", bad), ("Lee", "en", None)])
    )
    with zipfile.ZipFile(path) as archive:
        assert 't="e"' in archive.read("xl/worksheets/sheet1.xml").decode()
    table = open_table(path)
    assert read(table) == {2: ("Ana", "es", BAD_CELL), 3: ("Lee", "en", "")}
    first = next(table.rows())
    assert isinstance(first, Row)
    problems = read_row(first, match_columns(table, {}))
    assert isinstance(problems, list)
    assert [(each.row, each.column, each.code) for each in problems] == [(2, "present", "bad-cell")]


def test_a_formula_without_a_result_is_a_problem_too(tmp_path: Path) -> None:
    table = table_of(tmp_path, ("name", "language", "present"), ("Ana", "es", "=VLOOKUP(1,A:B,2)"))
    assert read(table) == {2: ("Ana", "es", BAD_CELL)}


def test_a_formula_whose_result_is_no_text_is_blank(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("P", [("name", "language", "note"), ("Ana", "es", '=IF(1,"","x")')]))
    calculated = changed(
        path,
        "xl/worksheets/sheet1.xml",
        lambda text: text.replace('<c r="C2">', '<c r="C2" t="str">'),
    )
    assert read(open_table(calculated)) == {2: ("Ana", "es", "")}


def test_a_number_that_a_spreadsheet_cannot_keep_is_a_problem(tmp_path: Path) -> None:
    table = table_of(
        tmp_path, ("record_number", "name"), (12345678901234567, "A"), (10**15 - 1, "B")
    )
    assert read(table) == {2: (BAD_CELL, "A"), 3: ("999999999999999", "B")}


def test_cells_that_do_not_say_where_they_are_are_found(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("P", [("name", "language"), ("Ana", "es"), ("Lee", "#N/A")]))

    def without_places(text: str) -> str:
        for place in ("A1", "B1", "A2", "B2", "A3", "B3"):
            text = text.replace(f' r="{place}"', "")
        return text.replace('<row r="1"', "<row").replace('<row r="2"', "<row")

    table = open_table(changed(path, "xl/worksheets/sheet1.xml", without_places))
    assert read(table)[3] == ("Lee", BAD_CELL)


@pytest.mark.parametrize(
    ("rows", "code"), [([], "empty-file"), ([("name", "language")], "no-rows")]
)
def test_a_workbook_without_patients_is_refused(
    tmp_path: Path, rows: list[Cells], code: str
) -> None:
    with pytest.raises(ProfileError) as caught:
        table_of(tmp_path, *rows)
    assert refusal(caught.value) == [code]


def test_a_cell_far_away_does_not_fill_the_memory(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("P", [("name", "language"), ("Ana", "es")]))
    far = changed(
        path,
        "xl/worksheets/sheet1.xml",
        lambda text: text.replace(
            "</sheetData>",
            '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>',
        ),
    )
    assert MOST_CELLS < 16_384 * 1_048_576
    with pytest.raises(ProfileError, match="far away") as caught:
        open_table(far)
    assert refusal(caught.value) == ["bad-workbook"]


def test_a_format_far_away_is_no_cell(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("P", [("name", "language"), ("Ana", "es")]))
    far = changed(
        path,
        "xl/worksheets/sheet1.xml",
        lambda text: text.replace(
            "</sheetData>", '<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>'
        ),
    )
    assert read(open_table(far)) == {2: ("Ana", "es")}


def test_what_is_no_workbook_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("P", [("name", "language"), ("Ana Ruiz", "es")]))
    whole = path.read_bytes()
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet>'
    hostile = changed(
        path, "xl/worksheets/sheet1.xml", lambda text: text.replace("<worksheet", bomb, 1)
    ).read_bytes()
    cut = changed(path, "xl/worksheets/sheet1.xml", lambda text: text[:-20]).read_bytes()
    place = changed(
        path, "xl/worksheets/sheet1.xml", lambda text: text.replace('<row r="2"', '<row r="x"')
    ).read_bytes()
    other = tmp_path / "other.zip"
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("letter.txt", "Ana Ruiz")
    contents = [whole[:300], whole[:-30], hostile, cut, place, other.read_bytes()]
    for number, content in enumerate(contents):
        bad = tmp_path / f"{number}.xlsx"
        bad.write_bytes(content)
        with pytest.raises(ProfileError) as caught:
            open_table(bad)
        assert refusal(caught.value) == ["bad-workbook"], number
        assert "Ruiz" not in str(caught.value)


def test_without_its_extra_a_workbook_is_refused_with_the_way_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = workbook(tmp_path, ("P", [("name", "language"), ("Ana", "es")]))
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    with pytest.raises(ProfileError, match=r"handouts\[xlsx\]") as caught:
        open_table(path)
    assert refusal(caught.value) == ["xlsx-extra"]


def test_a_workbook_is_known_by_what_it_is_and_not_by_its_name(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("P", [("name", "language"), ("Ana", "es")]), name="rows.csv")
    assert read(open_table(path)) == {2: ("Ana", "es")}
