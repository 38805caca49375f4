"""Ten thousand rows that nobody wrote in good faith: each is answered once, in flat memory."""

import csv
import io
import random
import tracemalloc
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from handouts.batch.check import read_patient, row_problems
from handouts.batch.columns import columns_for
from handouts.batch.rows import canonical, read_row
from handouts.batch.table import Row, open_table
from handouts.clinic import COLUMNS, Clinic
from handouts.errors import HandoutsError
from tests.batch.samples import TODAY, shelf

ROWS = 10_000
SEED = 20261121
HOSTILE = (
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd",
    "+1-1",
    "\t=1",
    "../../../../etc/passwd",
    "..\\..\\windows\\system32",
    "\u202egnp.exe",
    "\u2066\u2067\ufeff",
    "a\x00b",
    "\x1b[2J\x07",
    "%s%n{0}{name}{{",
    "<script>alert(1)</script>",
    "'; DROP TABLE patients; --",
    "\ufffd\ufffe\U0010ffff",
    "𒀀" * 40,
    "x" * 5_000,
    ";" * 300,
    "=" * 50,
    "remedies/heat:minutes=10," * 30,
    "remedies/heat=x;" * 130,
    "٣٤٥",
    "1e999",
    "-0",
    "9" * 400,
    "0001-01-01",
    "9999-12-31",
    "__class__",
    "\r\n\r\n",
    '"',
    '""",',
    "#N/A",
    "none",
    "yes",
    "en",
    "US",
    "burning; burning",
    "age-lt-5",
)


def cell(chance: random.Random) -> str:
    kind = chance.randrange(6)
    if kind < 2:
        return ""
    if kind == 2:
        return "".join(chr(chance.randrange(1, 0x2FF)) for _ in range(chance.randrange(40)))
    if kind == 3:
        return "".join(
            chance.choice(';,"=:\n\r\t \u200f\u202e-') for _ in range(chance.randrange(9))
        )
    return chance.choice(HOSTILE)


def marker(number: int) -> str:
    return f"R{number:05}R"


def hostile_file(path: Path, count: int) -> None:
    """Write so many rows, each with a mark of its own; every fifth is not even CSV."""
    chance = random.Random(SEED)  # noqa: S311 - the same rows each time
    with path.open("wb") as file:
        file.write((",".join(COLUMNS) + "\r\n").encode())
        for number in range(count):
            if number % 5 == 4:
                noise = (
                    chance.randbytes(chance.randrange(300)).replace(b"\n", b"").replace(b"\r", b"")
                )
                quotes = b'"' * chance.randrange(3)
                file.write(marker(number).encode() + b"," + quotes + noise + b"\r\n")
                continue
            line = io.StringIO(newline="")
            cells = [marker(number), *(cell(chance) for _ in COLUMNS[1:])]
            if number % 5 == 0:  # behind an open quote, such a cell would be its end to any reader
                cells = [each.lstrip(",\r\n") for each in cells]
            csv.writer(line).writerow(cells)
            file.write(line.getvalue().encode())


def answers(path: Path) -> Iterator[tuple[Row, int]]:
    """Yield every row with the number of its problems."""
    table = open_table(path)
    columns = columns_for(table, Clinic())
    for reading in table.readings():
        if reading.problem is not None:
            yield reading.row, 1
            continue
        assert canonical(reading.row, columns)
        patient = read_row(reading.row, columns)
        if isinstance(patient, list):
            yield reading.row, len(patient)
            continue
        try:
            read_patient(patient, columns, shelf(), TODAY)
        except HandoutsError as error:
            yield reading.row, len(row_problems(error, reading.row, columns))
        else:
            yield reading.row, 0


@pytest.mark.slow
def test_every_hostile_row_is_answered_once_and_nothing_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    hostile_file(path, ROWS)
    numbers: list[int] = []
    marks: Counter[str] = Counter()
    problems: Counter[bool] = Counter()
    for row, found in answers(path):
        numbers.append(row.number)
        marks[row.cells[0].strip('"')] += 1
        problems[found == 0] += 1
    assert numbers == sorted(set(numbers))
    assert {mark for mark in marks if mark.startswith("R0")} >= {marker(n) for n in range(ROWS)}
    assert all(marks[marker(number)] == 1 for number in range(ROWS))
    assert problems[False] > ROWS * 0.9


@pytest.mark.slow
def test_memory_stays_flat_whatever_the_rows_hold(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    shelf()

    def peak(count: int) -> int:
        hostile_file(path, count)
        tracemalloc.start()
        try:
            assert sum(1 for _ in answers(path)) >= count
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    small = peak(300)
    assert peak(1_500) < small + 2_000_000
