"""Sets what was measured into tables of Markdown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from benchmarks.judge import Verdict
from benchmarks.laps import Lap

MEGABYTE: Final = 1_000_000
PLAIN: Final = "plain"
TITLES: Final[Mapping[str, str]] = {
    "plain": "WeasyPrint, plain loop",
    "typst": "Typst, warm compiler",
    "chromium": "Chromium, kept open",
    "ours": "ours, a loop in one process",
    "batch-1": "ours, the command, 1 job",
    "batch-2": "ours, the command, 2 jobs",
}
HEADS: Final = (
    *("maker", "cores", "handouts/s", "per core", "per CPU second", "× plain per core"),
    *("× plain per CPU second", "peak MB", "kB each", "pages", "tagged", "PDF/UA-1"),
)


@dataclass(frozen=True)
class Result:
    """What one maker took over all rounds, and what it made."""

    name: str
    jobs: int
    laps: tuple[Lap, ...]
    verdict: Verdict

    @property
    def per_second(self) -> float:
        """Return the handouts of a second by the clock."""
        return self._handouts / sum(lap.seconds for lap in self.laps)

    @property
    def per_core(self) -> float:
        """Return the handouts of a second by the clock and processor."""
        return self.per_second / self.jobs

    @property
    def per_cpu_second(self) -> float:
        """Return the handouts of a second that a processor has worked on them."""
        return self._handouts / sum(lap.cpu for lap in self.laps)

    @property
    def memory(self) -> int:
        """Return the most memory of all rounds, in bytes."""
        return max(lap.memory for lap in self.laps)

    @property
    def _handouts(self) -> int:
        return sum(lap.handouts for lap in self.laps)


@dataclass(frozen=True)
class Growth:
    """What a table of some rows took."""

    rows: int
    lap: Lap


def comparison(results: Sequence[Result]) -> str:
    """Return the table of all makers; without the plain loop, the ratios to it are left out."""
    plain = next((result for result in results if result.name == PLAIN), None)
    return table(HEADS, [_line(result, plain) for result in results])


def growth(measured: Sequence[Growth]) -> str:
    """Return the table of how cost grows with the number of rows."""
    heads = ("rows", "seconds", "CPU seconds", "ms a row", "CPU ms a row", "peak MB")
    return table(
        heads,
        [
            (
                f"{grown.rows:,}",
                f"{grown.lap.seconds:.1f}",
                f"{grown.lap.cpu:.1f}",
                f"{1000 * grown.lap.seconds / grown.rows:.1f}",
                f"{1000 * grown.lap.cpu / grown.rows:.1f}",
                f"{grown.lap.memory / MEGABYTE:.0f}",
            )
            for grown in measured
        ],
    )


def further_row(measured: Sequence[Growth]) -> str:
    """Return what each further row takes, apart from what the command takes to start.

    Raises: ValueError if fewer than two sizes were measured.
    """
    least, *_, most = sorted(measured, key=lambda grown: grown.rows)
    rows = most.rows - least.rows
    cpu = (most.lap.cpu - least.lap.cpu) / rows
    seconds = (most.lap.seconds - least.lap.seconds) / rows
    start = least.lap.cpu - cpu * least.rows
    return (
        f"From {least.rows:,} to {most.rows:,} rows, each further row takes "
        f"{1000 * seconds:.1f} ms and {1000 * cpu:.1f} ms of CPU; "
        f"to start takes {start:.1f} s of CPU."
    )


def table(heads: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    """Return a table of Markdown with every column as wide as its widest cell."""
    widths = [max(len(line[place]) for line in (heads, *lines)) for place in range(len(heads))]

    def set_line(cells: Sequence[str]) -> str:
        first, *others = zip(cells, widths, strict=True)
        padded = [first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)]
        return f"| {' | '.join(padded)} |"

    first, *others = widths
    rule = f"|{'-' * (first + 2)}|{'|'.join('-' * (width + 1) + ':' for width in others)}|"
    return "\n".join([set_line(heads), rule, *map(set_line, lines)])


def _line(result: Result, plain: Result | None) -> tuple[str, ...]:
    verdict = result.verdict
    wall = f"{result.per_core / plain.per_core:.2f}" if plain else ""
    cpu = f"{result.per_cpu_second / plain.per_cpu_second:.2f}" if plain else ""
    return (
        TITLES[result.name],
        str(result.jobs),
        f"{result.per_second:.2f}",
        f"{result.per_core:.2f}",
        f"{result.per_cpu_second:.2f}",
        wall,
        cpu,
        f"{result.memory / MEGABYTE:.0f}",
        f"{verdict.size / verdict.handouts / 1000:.0f}",
        str(sum(verdict.pages)),
        f"{verdict.tagged} of {verdict.handouts}",
        f"{verdict.accessible} of {verdict.handouts}",
    )
