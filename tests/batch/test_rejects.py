"""Rows that were refused come back as they were, with the reasons, and can be read again."""

import csv
import errno
import os
import stat
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.batch.columns import Columns, match_columns
from handouts.batch.rejects import FILE, Rejects, reason_of
from handouts.batch.rows import canonical
from handouts.batch.table import Row, RowProblem, Table, open_table
from handouts.errors import ProfileError, RenderingError
from tests.batch.samples import checked, read, refusal, write

WHY = (
    RowProblem(3, "birth_date", "date", "is not a date."),
    RowProblem(3, "", "other", "is odd."),
)


def opened(folder: Path, *lines: str, name: str = "rows.csv") -> tuple[Path, Table, Columns]:
    path = write(folder, "\n".join(lines), name)
    table = open_table(path)
    return path, table, match_columns(table, {})


def reject_all(folder: Path, source: Path, table: Table, columns: Columns) -> Path:
    with Rejects(folder, source, columns, table.delimiter) as rejects:
        for reading in table.readings():
            rejects.add(reading.row, WHY)
    return folder / FILE


def run_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "run"
    folder.mkdir(exist_ok=True)
    return folder


def test_a_refused_row_stands_beside_its_number_and_the_reasons(tmp_path: Path) -> None:
    source, table, columns = opened(tmp_path, "name;x;language", "Ana;1;es", '"Lee; K";"a', 'b";en')
    path = reject_all(run_folder(tmp_path), source, table, columns)
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbfreject_row;reject_reasons;name;x;language\r\n")
    reasons = "birth_date: is not a date. | is odd."
    assert f"2;{reasons};Ana;1;es\r\n".encode() in content
    assert content.endswith(f'3;{reasons};"Lee; K";"a\nb";en\r\n'.encode())
    assert reason_of(WHY[1]) == "is odd."


def test_nobody_else_can_read_it(tmp_path: Path) -> None:
    source, table, columns = opened(tmp_path, "name,language", "Ana,es")
    before = os.umask(0)
    try:
        path = reject_all(run_folder(tmp_path), source, table, columns)
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_it_takes_its_name_only_when_it_is_whole(tmp_path: Path) -> None:
    source, table, columns = opened(tmp_path, "name,language", "Ana,es")
    folder = run_folder(tmp_path)
    (folder / FILE).write_text("old", encoding="utf-8")

    def interrupted() -> None:
        with Rejects(folder, source, columns, table.delimiter) as rejects:
            rejects.add(Row(2, ("Ana", "es")), WHY)
            (hidden,) = [path for path in folder.iterdir() if path.name != FILE]
            assert stat.S_IMODE(hidden.stat().st_mode) == 0o600
            assert "Ana" not in hidden.name
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert [path.name for path in folder.iterdir()] == [FILE]
    assert (folder / FILE).read_text(encoding="utf-8") == "old"


def test_without_a_refused_row_there_is_no_file_not_even_an_older_one(tmp_path: Path) -> None:
    source, table, columns = opened(tmp_path, "name,language", "Ana,es")
    folder = run_folder(tmp_path)
    (folder / FILE).write_text("old", encoding="utf-8")
    with Rejects(folder, source, columns, table.delimiter) as rejects:
        assert rejects.count == 0
    assert list(folder.iterdir()) == []


def test_a_folder_that_cannot_be_written_to_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, table, columns = opened(tmp_path, "name,language", "Ana,es")
    with pytest.raises(RenderingError):
        reject_all(tmp_path / "nowhere", source, table, columns)

    def fail(_handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    folder = run_folder(tmp_path)
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(RenderingError, match=os.strerror(errno.ENOSPC)):
        reject_all(folder, source, table, columns)
    assert list(folder.iterdir()) == []


def test_the_file_that_is_read_is_never_written_over(tmp_path: Path) -> None:
    source, table, columns = opened(tmp_path, "name,language", "Ana,es", name=FILE)
    with pytest.raises(ProfileError) as caught:
        Rejects(tmp_path, source, columns, table.delimiter)
    assert refusal(caught.value) == ["own-rejects"]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", " =1", "'=1"])
def test_no_cell_is_taken_for_a_formula_nor_is_a_header(tmp_path: Path, cell: str) -> None:
    folder = run_folder(tmp_path)
    columns = Columns("rows.csv", ("name", "language", cell), {"name": 0, "language": 1})
    with Rejects(folder, write(tmp_path, "x"), columns, ",") as rejects:
        rejects.add(Row(2, (cell, "es", "x", cell)), (RowProblem(2, "=x", "c", "m"),))
    with (folder / FILE).open(encoding="utf-8-sig", newline="") as file:
        header, row = csv.reader(file)
    assert header == ["reject_row", "reject_reasons", "name", "language", f"'{cell}"]
    assert row == ["2", "'=x: m", f"'{cell}", "es", "x", f"'{cell}"]


def test_what_was_put_right_is_read_again(tmp_path: Path) -> None:
    header = "record_number,name,birth_date,language,territory,note"
    good = "0042,Ana Ruiz,1980-03-02,es,US,"
    bad = "'7,=Zoë,2 March 1980,es,US,-5 kg; @home"
    source, table, columns = opened(tmp_path, header, good, bad, '"unclosed,x')
    folder = run_folder(tmp_path)
    with Rejects(folder, source, columns, table.delimiter) as rejects:
        for each in checked(table):
            if not each.is_good:
                rejects.add(each.row, each.problems)
    mended = (folder / FILE).read_text(encoding="utf-8-sig").replace("2 March 1980", "1980-03-02")
    again = open_table(write(tmp_path, mended, "mended.csv", "utf-8-sig"))
    assert again.header[:2] == ("reject_row", "reject_reasons")
    first, second = checked(again)
    assert first.is_good
    assert not second.is_good
    assert [notice.code for notice in match_columns(again, {}).notices] == []
    original = match_columns(table, {})
    meant = Row(3, tuple(bad.replace("2 March 1980", "1980-03-02").split(",")))
    assert canonical(first.row, match_columns(again, {})) == canonical(meant, original)


def test_rows_that_are_refused_twice_have_one_number_and_one_set_of_reasons(
    tmp_path: Path,
) -> None:
    source, table, columns = opened(tmp_path, "name,language", "=Ana,es", "'@Lee,en")
    first = reject_all(run_folder(tmp_path), source, table, columns)
    again = open_table(first)
    other = tmp_path / "other"
    other.mkdir()
    second = reject_all(other, first, again, match_columns(again, {}))
    assert second.read_bytes() == first.read_bytes()


CELLS = st.lists(
    st.text(st.characters(exclude_characters="\x00\ufffd", exclude_categories=["Cs"]), max_size=8)
    | st.sampled_from(["=1", "'=1", "\t", "\r\n", '"', ",", "-", "''@", " +", "\n=", "é"]),
    min_size=3,
    max_size=3,
)


@given(st.lists(CELLS, min_size=1, max_size=5))
def test_whatever_stands_in_a_cell_comes_back(
    tmp_path_factory: pytest.TempPathFactory, rows: list[Sequence[str]]
) -> None:
    folder = tmp_path_factory.mktemp("run")
    columns = Columns("rows.csv", ("name", "language", "note"), {})
    source = write(folder, "x")
    with Rejects(folder, source, columns, ",") as rejects:
        for number, cells in enumerate(rows, start=2):
            rejects.add(Row(number, tuple(cells)), WHY)
    table = open_table(folder / FILE)
    matched = match_columns(table, {})
    come = [cells for cells in read(table).values() if isinstance(cells, tuple)]
    assert len(come) == len(rows)
    for cells, before in zip(come, rows, strict=True):
        for key, cell in zip(("name", "language", "note"), before, strict=True):
            assert matched.cell(Row(2, cells), key) == cell.strip()
