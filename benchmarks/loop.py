"""Makes the handouts of a table in as many processes as are asked for, and does nothing else.

Usage: python -m benchmarks.loop ROWS.csv -o FOLDER [--jobs NUMBER] [--dry-run]
"""

import argparse
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache
from multiprocessing import get_context
from pathlib import Path
from typing import Final

from benchmarks.patients import Cells
from benchmarks.rows import HEADER, profile_of, read_rows
from handouts.handout import Draft, Shelf, draft_handout, load_shelf, make_handout
from handouts.pdf import write_private

CHUNK: Final = 5
"""Rows that a process takes at a time."""


def make_row(number: int, row: Cells, folder: Path) -> None:
    """Make the handout of one row into a folder."""
    draft = check_row(number, row)
    handout = make_handout(draft, shelf())
    write_private(handout.pdf, folder / f"{number:05}-{draft.handout_id}.pdf")


def check_row(number: int, row: Cells) -> Draft:
    """Return all that is decided for a row, or fail with what is wrong with it."""
    return draft_handout(profile_of(row, number, shelf()), shelf())


@lru_cache(maxsize=1)
def shelf() -> Shelf:
    """Return what handouts are made from, read once in each process."""
    return load_shelf()


def main(arguments: Sequence[str] | None = None) -> None:
    """Make the handouts, or with `--dry-run` only check the rows."""
    parser = argparse.ArgumentParser(prog="loop", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("rows", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--dry-run", action="store_true")
    asked = parser.parse_args(arguments)
    rows = read_rows(asked.rows)
    numbers = range(HEADER + 1, HEADER + 1 + len(rows))
    if asked.dry_run:
        for number, row in zip(numbers, rows, strict=True):
            check_row(number, row)
        return
    folders = [asked.output] * len(rows)
    with ProcessPoolExecutor(asked.jobs, mp_context=get_context("spawn")) as workers:
        for _ in workers.map(make_row, numbers, rows, folders, chunksize=CHUNK):
            pass


if __name__ == "__main__":
    main()
