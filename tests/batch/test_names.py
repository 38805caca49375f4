"""A file's name carries no identity, leads nowhere else, and can be told from other files."""

from datetime import date
from pathlib import PurePath

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from handouts.batch.names import file_name
from handouts.clinic import Batch

ON = date(2026, 11, 21)
USUAL = Batch().names
PATTERNS = (USUAL, "{record}-{row}-{id}", "{date}_{language}_{row}", "{record}.{row}")


def name(pattern: str, *, record: str | None = "0042", row: int = 14) -> str:
    return file_name(
        pattern, row=row, handout_id="6KABN-Q26PF", record=record, language="pt-BR", on=ON
    )


def test_the_usual_name_is_row_and_handout_id() -> None:
    assert name(USUAL) == "14-6KABN-Q26PF.pdf"


def test_a_clinic_may_name_files_after_record_numbers() -> None:
    assert name("{record}-{row}") == "0042-14.pdf"
    assert name("{record}-{row}", record=None) == "none-14.pdf"


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ("../../etc/passwd", "______etc_passwd-14.pdf"),
        ("/etc/passwd", "_etc_passwd-14.pdf"),
        ("..", "__-14.pdf"),
        ("a\x00b\nc", "a_b_c-14.pdf"),
        ("~root", "_root-14.pdf"),
        ("12/34 5", "12_34_5-14.pdf"),
        ("٤٢", "__-14.pdf"),
        ("9" * 60, f"{'9' * 40}-14.pdf"),
    ],
)
def test_a_record_number_leads_nowhere_else(record: str, expected: str) -> None:
    assert name("{record}-{row}", record=record) == expected


@given(record=st.none() | st.text(max_size=60), row=st.integers(2, 10**6))
@pytest.mark.parametrize("pattern", PATTERNS)
def test_whatever_the_record_number_is_the_name_is_a_plain_one_of_ours(
    pattern: str, record: str | None, row: int
) -> None:
    made = name(pattern, record=record, row=row)
    assert PurePath(made).name == made
    assert not made.startswith((".", "-"))
    assert made.isascii()
    assert made.isprintable()


@given(record=st.none() | st.text(max_size=60), rows=st.sets(st.integers(2, 10**6), min_size=2))
@pytest.mark.parametrize("pattern", PATTERNS)
def test_two_rows_never_have_one_name(pattern: str, record: str | None, rows: set[int]) -> None:
    assert len({name(pattern, record=record, row=row) for row in rows}) == len(rows)


@pytest.mark.parametrize(
    "pattern",
    ["{record}{row}", "{row}{record}", "1{row}-{id}", "{row}2", "-{row}", "{{{row}}}", "{record}"],
)
def test_a_pattern_by_which_two_rows_could_have_one_name_is_refused(pattern: str) -> None:
    with pytest.raises(ValidationError):
        Batch(names=pattern)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_pattern_that_keeps_rows_apart_is_taken(pattern: str) -> None:
    assert Batch(names=pattern).names == pattern
