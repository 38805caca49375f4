"""Measures how the cost of the command for a table grows with the number of rows.

Usage: python -m benchmarks.growth [SIZE]... [--jobs NUMBER] [--seed NUMBER] [--dry-run]
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from benchmarks.measure import own_cores
from benchmarks.patients import draw_patients
from benchmarks.rows import SEED, write_rows
from benchmarks.runners import COMMAND, run_command
from benchmarks.tables import Growth, further_row, growth
from handouts.handout import load_shelf

SIZES: Final = (100, 1_000, 10_000)


def grow(sizes: Sequence[int], seed: int, jobs: int, options: Sequence[str]) -> Iterator[Growth]:
    """Yield what a table of each size takes; each run has a folder of its own, which is removed."""
    shelf = load_shelf()
    for size in sizes:
        with tempfile.TemporaryDirectory() as place:
            table, output = Path(place, "rows.csv"), Path(place, "made")
            output.mkdir()
            write_rows(draw_patients(size, seed, shelf), table)
            call = [*COMMAND, str(table), "-o", str(output), "--jobs", str(jobs), *options]
            yield Growth(size, run_command(call, size, jobs))
        print(f"{size:,} rows: measured", file=sys.stderr)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command with tables of each size, and print what it took."""
    parser = argparse.ArgumentParser(prog="growth", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("sizes", metavar="SIZE", nargs="*", type=int, default=SIZES)
    parser.add_argument("--jobs", type=int, default=len(own_cores()))
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--dry-run", action="store_true", help="read and check the rows only")
    asked = parser.parse_args(arguments)
    options = ["--dry-run"] if asked.dry_run else []
    measured = list(grow(asked.sizes, asked.seed, asked.jobs, options))
    print(growth(measured))
    if len(set(asked.sizes)) > 1:
        print(f"\n{further_row(measured)}")


if __name__ == "__main__":
    main()
