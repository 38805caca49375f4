"""The invented patients are always the same, can all be made, and are as mixed as real ones."""

from pathlib import Path

import pytest

from benchmarks.patients import COLUMNS, Cells, draw_patients
from benchmarks.rows import HEADER, SEED, profile_of, read_rows, write_rows
from handouts.handout import Draft, draft_handout
from tests.document.making import shelf

NUMBER = 40


@pytest.fixture(scope="module")
def rows() -> list[Cells]:
    return list(draw_patients(NUMBER, SEED, shelf()))


@pytest.fixture(scope="module")
def drafts(rows: list[Cells]) -> list[Draft]:
    return [
        draft_handout(profile_of(row, number, shelf()), shelf())
        for number, row in enumerate(rows, start=HEADER + 1)
    ]


def test_the_same_seed_gives_the_same_rows(rows: list[Cells]) -> None:
    assert list(draw_patients(NUMBER, SEED, shelf())) == rows
    assert list(draw_patients(NUMBER, SEED + 1, shelf())) != rows


def test_more_rows_begin_with_the_same_ones(rows: list[Cells]) -> None:
    assert list(draw_patients(10, SEED, shelf())) == rows[:10]


def test_every_row_becomes_a_handout_of_its_own(drafts: list[Draft]) -> None:
    assert len({draft.handout_id for draft in drafts}) == NUMBER


def test_languages_territories_papers_and_red_flags_are_mixed(drafts: list[Draft]) -> None:
    assert {draft.language for draft in drafts} == {"en", "es", "ar"}
    assert {draft.paper for draft in drafts} == {"a4", "letter"}
    assert len({draft.territory.code for draft in drafts}) > 6
    assert len({draft.selection.printed for draft in drafts}) > NUMBER / 2
    flagged = [draft for draft in drafts if draft.profile.red_flags.present]
    assert 0 < len(flagged) < NUMBER / 10


def test_every_column_is_used_by_some_rows(rows: list[Cells]) -> None:
    assert all(tuple(row) == COLUMNS for row in rows)
    used = {column for row in rows for column, cell in row.items() if cell}
    assert used == set(COLUMNS)


def test_nobody_real_can_be_meant(rows: list[Cells]) -> None:
    for place, row in enumerate(rows, start=1):
        assert row["name"].endswith(f" {place:05}")
        assert row["record_number"] == f"EX-{place:05}"


def test_a_table_is_read_as_it_was_written(rows: list[Cells], tmp_path: Path) -> None:
    write_rows(rows, tmp_path / "rows.csv")
    assert read_rows(tmp_path / "rows.csv") == rows
