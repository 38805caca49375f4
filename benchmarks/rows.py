"""Writes tables of invented patients, and turns their rows into profiles.

Usage: python -m benchmarks.rows NUMBER FILE.csv [--seed NUMBER]
"""

import argparse
import csv
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from benchmarks.patients import COLUMNS, Cells, draw_patients
from handouts.batch.columns import Columns
from handouts.batch.rows import PatientRow, read_row
from handouts.batch.table import Row
from handouts.handout import Shelf, load_shelf, read_with
from handouts.profile import Profile

SEED: Final = 20261121
DAY: Final = date(2026, 11, 21)
"""The date of every handout that is measured, so that each run makes the same ones."""

HEADER: Final = 1
"""The row of the header, as a spreadsheet counts."""

READ_BY: Final = Columns("rows.csv", COLUMNS, {key: place for place, key in enumerate(COLUMNS)})
"""Where each key stands, for the reader of tables that the command has."""


def write_rows(rows: Iterable[Cells], path: Path) -> None:
    """Write rows as a CSV, as a spreadsheet would."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)


def read_rows(path: Path) -> list[Cells]:
    """Return the rows of a CSV that `write_rows` has written."""
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def document_of(row: Cells, number: int) -> Mapping[str, object]:
    """Return a row as a profile document, for loops that do without the command for batches.

    Args:
        row: the cells by column.
        number: the row as a spreadsheet counts it, for messages.

    Raises: ValueError if the row cannot be understood, which none of ours is.
    """
    patient = read_row(Row(number, tuple(row[column] for column in COLUMNS)), READ_BY)
    if not isinstance(patient, PatientRow):
        raise ValueError(f"row {number} cannot be understood")  # noqa: TRY004 - not its type
    return patient.document


def profile_of(row: Cells, number: int, shelf: Shelf) -> Profile:
    """Return the profile of a row.

    Raises: ProfileError if the row is not valid, which none of ours is.
    """
    return read_with(shelf, document_of(row, number), DAY, f"row {number}").profile


def main(arguments: Sequence[str] | None = None) -> None:
    """Write a table of as many invented patients as are asked for."""
    parser = argparse.ArgumentParser(prog="rows", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("number", type=int)
    parser.add_argument("file", type=Path)
    parser.add_argument("--seed", type=int, default=SEED)
    asked = parser.parse_args(arguments)
    write_rows(draw_patients(asked.number, asked.seed, load_shelf()), asked.file)


if __name__ == "__main__":
    main()
