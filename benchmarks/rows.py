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
from handouts.handout import Shelf, load_shelf, read_with
from handouts.profile import Profile, amounts_from_cell

SEED: Final = 20261121
DAY: Final = date(2026, 11, 21)
"""The date of every handout that is measured, so that each run makes the same ones."""

HEADER: Final = 1
"""The row of the header, as a spreadsheet counts."""

PLACES: Final[Mapping[str, tuple[str, str]]] = {
    "name": ("identity", "name"),
    "birth_date": ("identity", "birth_date"),
    "record_number": ("identity", "record_number"),
    "age": ("needs", "age"),
    "symptoms": ("needs", "symptoms"),
    "causes": ("needs", "causes"),
    "lifestyle": ("needs", "lifestyle"),
    "preferences": ("needs", "preferences"),
    "icd10": ("needs", "icd10"),
    "present": ("health", "present"),
    "absent": ("health", "absent"),
    "red_flags": ("red_flags", "present"),
    "clinician": ("clinician", "name"),
    "include": ("clinician", "include"),
    "exclude": ("clinician", "exclude"),
    "note": ("clinician", "note"),
}
LISTS: Final = frozenset(
    {"symptoms", "causes", "lifestyle", "preferences", "icd10", "present", "absent"}
    | {"red_flags", "include", "exclude", "tools"}
)


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


def document_of(row: Cells, number: int) -> dict[str, object]:
    """Return a row as a profile document, for loops that do without the command for batches.

    Args:
        row: the cells by column.
        number: the row as a spreadsheet counts it, for messages.
    """
    tables: dict[str, dict[str, object]] = {}
    for column, (table, key) in PLACES.items():
        if written := row[column]:
            tables.setdefault(table, {})[key] = _value(column, written)
    screened = row["red_flags_screened"] == "yes"
    tables.setdefault("red_flags", {})["screened"] = screened
    amounts = amounts_from_cell(row["amounts"], f"row {number}, amounts")
    return {
        "language": row["language"],
        "territory": row["territory"],
        **tables,
        **({"amounts": amounts} if amounts else {}),
        **({"tools": _value("tools", row["tools"])} if row["tools"] else {}),
    }


def profile_of(row: Cells, number: int, shelf: Shelf) -> Profile:
    """Return the profile of a row.

    Raises: ProfileError if the row is not valid, which none of ours is.
    """
    return read_with(shelf, document_of(row, number), DAY, f"row {number}").profile


def _value(column: str, written: str) -> object:
    if column in LISTS:
        return [item.strip() for item in written.split(";")]
    if column == "age":
        return int(written)
    return date.fromisoformat(written) if column == "birth_date" else written


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
