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


def merged(path: Path, *ranges: str) -> Path:
    """Return the workbook with cells of its first sheet merged, and nothing taken out of them."""
    cells = "".join(f'<mergeCell ref="{each}"/>' for each in ranges)
    return changed(
        path,
        "xl/worksheets/sheet1.xml",
        lambda text: text.replace("</sheetData>", f"</sheetData><mergeCells>{cells}</mergeCells>"),
    )


def hidden(path: Path, title: str, state: str) -> Path:
    """Return the workbook with one sheet hidden."""
    book = openpyxl.load_workbook(path)
    book[title].sheet_state = state
    book.save(path)
    return path


def table_of(folder: Path, *rows: Cells) -> Table:
    return open_table(workbook(folder, ("Patients", rows)))


def changed(path: Path, part: str, change: Callable[[str], str]) -> Path:
    """Return a copy of a workbook with one part of it changed."""
    copy = path.with_name(f"changed-{path.name}")
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


# Merged cells


PRESENT = [("name", "present"), ("Ana", "pregnant"), ("Lee", None), ("Kim", None), ("Zoe", "gad")]


def test_a_row_that_a_merge_touches_is_refused_and_never_taken_for_one_without_the_factor(
    tmp_path: Path,
) -> None:
    """Only the first of merged cells holds what a reader sees in all of them."""
    table = open_table(merged(workbook(tmp_path, ("P", PRESENT)), "B2:B4"))
    codes = {2: "merged-cell", 3: "merged-cell", 4: "merged-cell", 5: ("Zoe", "gad")}
    assert read(table) == codes
    kept = [reading.row.cells for reading in table.readings()]
    assert kept[:3] == [("Ana", "pregnant"), ("Lee", BAD_CELL), ("Kim", BAD_CELL)]
    problem = next(table.readings()).problem
    assert problem is not None
    assert "Unmerge" in problem.message


@pytest.mark.parametrize("ranges", [("A3:B3",), ("C3:D3",), ("A1:A3",), ("A2:B3", "A5:B5")])
def test_merges_in_every_direction_are_seen(tmp_path: Path, ranges: tuple[str, ...]) -> None:
    found = read(open_table(merged(workbook(tmp_path, ("P", PRESENT)), *ranges)))
    touched = {2, 3, 5} if len(ranges) == 2 else {2, 3} if ranges == ("A1:A3",) else {3}
    assert {row for row, cells in found.items() if cells == "merged-cell"} == touched


def test_a_merge_above_the_patients_harms_nobody(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("P", [(None, None, "x"), *PRESENT]))
    rows = read(open_table(merged(path, "A1:B1")))
    assert len(rows) == 5
    assert "merged-cell" not in rows.values()


def test_merges_without_end_do_not_fill_the_memory(tmp_path: Path) -> None:
    path = merged(workbook(tmp_path, ("P", PRESENT)), "A2:A3")

    def to(place: str) -> Path:
        return changed(path, "xl/worksheets/sheet1.xml", lambda text: text.replace("A2:A3", place))

    assert set(read(open_table(to("A2:XFD1048576"))).values()) == {"merged-cell"}
    for place in ("A2:A3000000000", "rubbish", ""):
        with pytest.raises(ProfileError) as caught:
            open_table(to(place))
        assert refusal(caught.value) == ["bad-workbook"]


# Several sheets


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_sheet_that_nobody_sees_is_not_read(tmp_path: Path, state: str) -> None:
    old = ("Old", [("name", "language"), ("Ana", "es")])
    new = ("New", [("name", "language"), ("Lee", "en")])
    table = open_table(hidden(workbook(tmp_path, old, new), "Old", state))
    assert read(table) == {2: ("Lee", "en")}
    assert "other-sheet" not in {notice.code for notice in table.notices}


def test_if_all_that_is_filled_in_is_hidden_that_is_told(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("Old", [("name", "language"), ("Ana", "es")]), ("Empty", []))
    with pytest.raises(ProfileError, match="hidden") as caught:
        open_table(hidden(path, "Old", "hidden"))
    assert refusal(caught.value) == ["hidden-sheet"]


def test_the_sheet_that_is_read_is_named_and_so_is_another_with_patients(tmp_path: Path) -> None:
    sheets = [
        ("Notes", [("Ask", "about"), ("x", "y")]),
        ("Monday", [("name", "language"), ("Ana", "es")]),
        ("Tuesday", [("name", "language"), ("Lee", "en")]),
    ]
    notices = open_table(workbook(tmp_path, *sheets)).notices
    assert [notice.code for notice in notices] == ["sheet-read", "other-sheet"]
    assert "“Monday”" in notices[0].message
    assert "“Tuesday”" in notices[1].message
    assert "Notes" not in " ".join(notice.message for notice in notices)
    assert open_table(workbook(tmp_path, sheets[1], ("Empty", []))).notices == ()
