"""CSV as spreadsheets really write it; a bad row costs itself alone."""

import csv
import io
import tracemalloc
from pathlib import Path

import pytest

from handouts.batch.records import LONGEST_RECORD
from handouts.batch.table import Row, RowProblem, Table, open_table
from handouts.errors import ExitCode, ProfileError
from tests.batch.samples import read, refusal, table_of, write


def opened(folder: Path, text: str) -> Table:
    return open_table(write(folder, text))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_delimiter_and_every_end_of_line_is_read(
    tmp_path: Path, delimiter: str, end: str
) -> None:
    lines = [("name", "language"), ('"Ruiz, Ana; Dr.\tx|y"', "es"), ("Lee", "en")]
    table = opened(tmp_path, end.join(delimiter.join(line) for line in lines))
    assert (table.name, table.delimiter) == ("rows.csv", delimiter)
    assert table.header == ("name", "language")
    assert read(table) == {2: ("Ruiz, Ana; Dr.\tx|y", "es"), 3: ("Lee", "en")}


def test_delimiters_within_quotes_of_the_header_do_not_count(tmp_path: Path) -> None:
    table = opened(tmp_path, '"name, as in, the, passport";language;"a ""b"", c"\nAna;es;x\n')
    assert table.delimiter == ";"
    assert table.header == ("name, as in, the, passport", "language", 'a "b", c')


@pytest.mark.parametrize("line", ["sep=;", "SEP=;", '"sep=;"', "sep=;;;;", "\ufeffsep=;"])
def test_the_line_of_a_spreadsheet_that_names_the_delimiter_is_no_row(
    tmp_path: Path, line: str
) -> None:
    table = opened(tmp_path, f"{line}\r\nname;a,b,c,d\r\nAna;es\r\n")
    assert (table.delimiter, table.header) == (";", ("name", "a,b,c,d"))
    assert read(table) == {2: ("Ana", "es")}


def test_the_tab_can_be_named_too(tmp_path: Path) -> None:
    assert opened(tmp_path, "sep=\t\r\nname\tlanguage\r\nAna\tes\r\n").delimiter == "\t"


@pytest.mark.parametrize("line", ["sep=", "sep=x", 'sep="', "sep=,x"])
def test_a_line_that_names_no_delimiter_is_a_header(tmp_path: Path, line: str) -> None:
    assert opened(tmp_path, f"{line}\nAna\n").header[0].startswith("sep")


def test_a_line_break_within_quotes_belongs_to_the_cell(tmp_path: Path) -> None:
    table = opened(
        tmp_path, 'name,"first\r\nnote"\r\nAna,"one\r\n\r\ntwo ""x""\nthree"\r\nLee,y\r\n'
    )
    assert table.header == ("name", "first\r\nnote")
    assert read(table) == {2: ("Ana", 'one\r\n\r\ntwo "x"\nthree'), 3: ("Lee", "y")}


def test_empty_columns_at_the_end_are_left_out_and_missing_cells_are_blank(tmp_path: Path) -> None:
    table = opened(tmp_path, "name,,language,,\nAna,x,es,,\nLee\n")
    assert table.header == ("name", "", "language")
    assert read(table) == {2: ("Ana", "x", "es"), 3: ("Lee", "", "")}


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_row_with_more_cells_than_the_header_is_refused_also_if_the_last_are_blank(
    tmp_path: Path, delimiter: str
) -> None:
    """An unquoted list moves what follows it; a blank last cell would hide that."""
    lines = ["name,present,absent,", "Ana,pregnant, diabetes,,", "Lee,,,", "Kim,gad,,,,,"]
    table = opened(tmp_path, "\n".join(lines).replace(",", delimiter))
    assert read(table) == {2: "too-many-cells", 3: ("Lee", "", ""), 4: "too-many-cells"}
    problem = next(table.readings()).problem
    assert problem is not None
    assert "quotes" in problem.message


@pytest.mark.parametrize("header", ["name;present;absent", "name;present;absent;;"])
def test_where_semicolons_part_the_cells_none_may_be_missing(tmp_path: Path, header: str) -> None:
    whole = "Lee;;" + ";" * (header.count(";") - 2)
    table = opened(tmp_path, f"{header}\nAna;pregnant\n{whole}\n")
    assert read(table) == {2: "too-few-cells", 3: ("Lee", "", "")}
    (short, _) = table.readings()
    assert short.problem is not None
    assert "quotes" in short.problem.message
    assert len(short.row.cells) > 3  # so that rejects.csv, read again as it is, is refused again


def test_how_many_cells_a_row_lacks_is_told(tmp_path: Path) -> None:
    table = opened(tmp_path, "name,present,absent\nAna,pregnant\nLee\nKim,,\n")
    assert [reading.missing for reading in table.readings()] == [1, 2, 0]


def test_blank_rows_are_no_patients_but_are_counted(tmp_path: Path) -> None:
    table = opened(tmp_path, "\n,,\nname,language\n\n  ,\t,\nAna,es\n\n\nLee,en\n,\n")
    assert read(table) == {6: ("Ana", "es"), 9: ("Lee", "en")}


def test_a_row_with_more_to_say_than_the_header_is_told_and_the_next_is_read(
    tmp_path: Path,
) -> None:
    table = opened(tmp_path, "name,language\nRuiz, Ana,es\nLee,en\n")
    assert read(table) == {2: "too-many-cells", 3: ("Lee", "en")}
    bad, _ = table.readings()
    assert bad.row == Row(2, ("Ruiz", " Ana", "es"))
    assert bad.problem is not None
    assert "quotes" in bad.problem.message


def test_a_quote_that_is_never_closed_costs_its_own_row(tmp_path: Path) -> None:
    lines = ["name,language", '"Ruiz,es', "Lee,en", '"Kim, A.",en', "Doe,en"]
    table = opened(tmp_path, "\n".join(lines))
    assert read(table) == {
        2: "unclosed-quote",
        3: ("Lee", "en"),
        4: ("Kim, A.", "en"),
        5: ("Doe", "en"),
    }
    assert next(table.readings()).row == Row(2, ('"Ruiz', "es"))


@pytest.mark.parametrize("rest", ["", "x,y\n" * 500, f"{'x' * 900},y\n" * 150])
def test_nobody_waits_for_the_end_of_the_file_to_close_a_quote(tmp_path: Path, rest: str) -> None:
    table = opened(tmp_path, f'name,language\nAna,"es\nLee,en\n{rest}')
    rows = read(table)
    assert rows.pop(2) == "unclosed-quote"
    assert rows.pop(3) == ("Lee", "en")
    assert len(rows) == rest.count("\n")
    assert all(isinstance(cells, tuple) for cells in rows.values())


@pytest.mark.parametrize(
    "next_row", ['Lee,1,"",x', 'Lee,1,"\nnote",x', 'Lee,"a\nb",",",x', 'Lee,1,",",x', "Lee,1,2,3"]
)
def test_a_quote_that_is_never_closed_swallows_no_patient(tmp_path: Path, next_row: str) -> None:
    table = opened(tmp_path, f'name,age,note,by\n"Ruiz,46,,x\n{next_row}\nKim,"4",5,"6"\n')
    rows = read(table)
    assert rows[2] == "unclosed-quote"
    assert rows[3][0] == "Lee"
    assert rows[4] == ("Kim", "4", "5", "6")


def test_a_row_between_two_quotes_that_fit_each_other_is_not_swallowed(tmp_path: Path) -> None:
    lines = ["name,age,note,by", 'Ruiz,46,"open,x', "Lee,1,2,3", 'Kim,1,",a",x']
    assert read(opened(tmp_path, "\n".join(lines))) == {
        2: "unclosed-quote",
        3: ("Lee", "1", "2", "3"),
        4: ("Kim", "1", ",a", "x"),
    }


@pytest.mark.parametrize(
    "note",
    [
        "Rest, walk,\nheat, and\r\ncome again,",
        'She said: "stop",\n"go, go", "x"',
        ",\n,,\n",
        "burning,\ntension,",
        "\n",
        '"',
        '"\n"',
    ],
)
@pytest.mark.parametrize("place", [0, 2, 4])
def test_a_note_of_several_lines_is_no_row_of_its_own(
    tmp_path: Path, note: str, place: int
) -> None:
    cells = ["Ana", "", "es", "", "US"]
    cells[place] = note
    written = io.StringIO(newline="")
    csv.writer(written).writerows([["name", "age", "language", "note", "territory"], cells, cells])
    assert read(opened(tmp_path, written.getvalue())) == {2: tuple(cells), 3: tuple(cells)}


def test_text_after_a_closing_quote_is_told(tmp_path: Path) -> None:
    table = opened(tmp_path, 'name,language\n"Ana"lita,es\nLee 5\'11",en\n')
    assert read(table) == {2: "stray-quote", 3: ("Lee 5'11\"", "en")}


def test_a_line_without_end_is_told_and_not_kept(tmp_path: Path) -> None:
    endless = "x" * (3 * LONGEST_RECORD)
    table = opened(tmp_path, f"name,language\nAna,{endless}\nLee,en\n{endless}")
    assert read(table) == {2: "row-too-long", 3: ("Lee", "en"), 4: "row-too-long"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty-file"),
        ("\ufeff", "empty-file"),
        ("\n\r\n ,, \n", "empty-file"),
        ("sep=;\n", "empty-file"),
        ("name,language\n", "no-rows"),
        ("name,language\n,\n\n", "no-rows"),
        ('"name,language\nAna,es\n', "header"),
        ('"name"x,language\nAna,es\n', "header"),
        (f"{'x' * (LONGEST_RECORD + 1)},y\nAna,es\n", "header"),
        ("a," * 3000 + "b\nAna,es\n", "header"),
    ],
)
def test_a_file_without_patients_is_refused(tmp_path: Path, text: str, code: str) -> None:
    with pytest.raises(ProfileError) as caught:
        opened(tmp_path, text)
    assert refusal(caught.value) == [code]
    assert caught.value.exit_code is ExitCode.PROFILE
    assert "Ana" not in str(caught.value)


@pytest.mark.parametrize(
    ("content", "code"),
    [(None, "no-file"), ("folder", "no-file"), (b"\xd0\xcf\x11\xe0\xa1\xb1", "old-form")],
)
def test_what_is_no_table_is_refused(
    tmp_path: Path, content: bytes | str | None, code: str
) -> None:
    path = tmp_path / "rows.csv"
    if content == "folder":
        path.mkdir()
    elif isinstance(content, bytes):
        path.write_bytes(content)
    with pytest.raises(ProfileError) as caught:
        open_table(path)
    assert refusal(caught.value) == [code]


def test_the_rows_can_be_read_again_and_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    table = table_of(tmp_path, "name,language", "Ana,es")
    assert read(table) == read(table)
    (tmp_path / "rows.csv").unlink()
    with pytest.raises(ProfileError, match=r"rows\.csv: cannot be read"):
        read(table)


def test_a_file_that_changes_while_it_is_read_is_told(tmp_path: Path) -> None:
    table = table_of(tmp_path, "name,language", "Zoë,es")
    (tmp_path / "rows.csv").write_bytes(b"name,language\nJos\xe9,es\n")
    with pytest.raises(ProfileError, match="has changed"):
        read(table)


def test_nothing_shows_what_stands_in_the_cells(tmp_path: Path) -> None:
    table = table_of(tmp_path, "name,language", "Ana Ruiz,es", '"Ana Ruiz,es')
    for each in (table, *table.rows(), *table.readings()):
        assert "Ruiz" not in repr(each)
    assert any(isinstance(each, RowProblem) for each in table.rows())


@pytest.mark.slow
def test_memory_does_not_grow_with_the_number_of_rows(tmp_path: Path) -> None:
    def peak(count: int) -> int:
        path = tmp_path / f"{count}.csv"
        with path.open("w", encoding="utf-8") as file:
            file.write("name,language,note\n")
            for number in range(count):
                file.write(f'Patient {number},es,"a note; of\nsome {"length " * 9}"\n')
        tracemalloc.start()
        try:
            found = sum(1 for _ in open_table(path).rows())
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
            assert found == count

    small, large = peak(1_000), peak(20_000)
    assert large < small + 100_000
