"""Compares the ways to make the same handouts, side by side in one run.

Usage: python -m benchmarks.compare [--rows NUMBER] [--rounds NUMBER] [--seed NUMBER]
           [--only NAME]... [--keep FOLDER]
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from itertools import pairwise
from pathlib import Path
from typing import Final

from benchmarks.jobs import prepare
from benchmarks.judge import differences, judge
from benchmarks.laps import Lap
from benchmarks.measure import own_cores
from benchmarks.patients import draw_patients
from benchmarks.rows import HEADER, SEED
from benchmarks.runners import Runner, runners
from benchmarks.tables import TITLES, Result, comparison
from handouts.handout import load_shelf

WARM_UP: Final = 2
"""Rows that each maker makes before anything is measured."""


def compare(made: Path, named: Mapping[str, Runner], rows: int, rounds: int) -> Iterator[Result]:
    """Yield what each runner took and made, all of them taking turns in every round.

    Args:
        made: an empty folder for the PDFs.
        named: the runners by name.
        rows: how many handouts each makes.
        rounds: how many turns each takes; in each round another one is first.
    """
    laps: dict[str, list[Lap]] = {name: [] for name in named}
    with ExitStack() as started:
        for runner in named.values():
            started.enter_context(runner)
        _warm_up(made, named, min(rows, WARM_UP))
        for turn, numbers in enumerate(_parts(rows, rounds)):
            for name in _turned(list(named), turn):
                output = made / name / str(turn)
                output.mkdir(parents=True)
                laps[name].append(named[name].run(numbers, output))
                print(f"round {turn + 1}: {TITLES[name]}", file=sys.stderr)
    for name, runner in named.items():
        verdict = judge(sorted((made / name).glob("*/*.pdf"), key=_turn_and_row))
        yield Result(name, runner.jobs, tuple(laps[name]), verdict)


def unlike(results: Sequence[Result]) -> list[str]:
    """Return what is not the same handout as the first one's: too few of them, or other pages."""
    found = []
    first, *others = results
    for result in others:
        found += [
            f"{TITLES[result.name]}: {problem}"
            for problem in differences(first.verdict, result.verdict)
        ]
    return found


def _turn_and_row(path: Path) -> tuple[int, int]:
    """Return the round in which a PDF was made, and its row, which its name begins with."""
    return int(path.parent.name), int(path.stem.partition("-")[0])


def _warm_up(made: Path, named: Mapping[str, Runner], rows: int) -> None:
    for name, runner in named.items():
        with tempfile.TemporaryDirectory(dir=made) as output:
            runner.run(range(HEADER + 1, HEADER + 1 + rows), Path(output))
        print(f"started: {TITLES[name]}", file=sys.stderr)


def _parts(rows: int, rounds: int) -> list[range]:
    """Return the numbers of the rows in so many parts that are as even as can be."""
    first = HEADER + 1
    edges = [first + rows * turn // rounds for turn in range(rounds + 1)]
    return [range(low, high) for low, high in pairwise(edges) if low < high]


def _turned(names: list[str], turn: int) -> list[str]:
    start = turn % len(names)
    return names[start:] + names[:start]


def main(arguments: Sequence[str] | None = None) -> None:
    """Compose the handouts, have everybody make them, and print the table."""
    asked = _asked(arguments)
    with tempfile.TemporaryDirectory() as place:
        work = asked.keep or Path(place)
        shelf = load_shelf()
        rows = list(draw_patients(asked.rows, asked.seed, shelf))
        folder = prepare(rows, shelf, work / "composed")
        (work / "made").mkdir()
        offered = runners(folder, len(own_cores()))
        named = {name: runner for name, runner in offered.items() if name in asked.only}
        results = list(compare(work / "made", named, asked.rows, asked.rounds))
        ids = {folder.job(HEADER + 1 + place).handout_id for place in range(len(rows))}
    print(f"{len(rows)} rows, seed {asked.seed}: {len(ids)} different handouts.\n")
    print(comparison(results))
    if different := unlike(results):
        sys.exit("Not the same handouts:\n" + "\n".join(different))


def _asked(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="compare", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rows", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--only", action="append", choices=TITLES)
    parser.add_argument("--keep", type=Path, help="a new folder in which everything stays")
    asked = parser.parse_args(arguments)
    asked.only = asked.only or list(TITLES)
    if asked.keep:
        asked.keep.mkdir(parents=True)
    return asked


if __name__ == "__main__":
    main()
