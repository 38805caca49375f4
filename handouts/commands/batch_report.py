"""What `handouts batch` says while it runs and when it ends."""

import json
import os
import signal
import sys
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import ExitStack, contextmanager
from types import FrameType, TracebackType
from typing import TYPE_CHECKING, Any, Self

import click

from handouts.errors import ExitCode, Notice, Severity

if TYPE_CHECKING:
    from handouts.batch import Order, Outcome, RowProblem, Stage

EVERY = 10.0
"""Seconds between two lines on how a run goes on, where there is no terminal."""

MOST_PROBLEMS = 100
"""How many problems are said one by one; rejects.csv and --json have them all."""

MOST_ROWS = 20

_STOPPING = b"\nFinishing what is in hand; press Ctrl-C again to end at once.\n"


class Report:
    """Says how a run goes on: a bar on a terminal, a line from time to time elsewhere."""

    def __init__(self, *, as_json: bool) -> None:
        """Keep whether problems are collected for programs."""
        self.as_json = as_json
        self._held = ExitStack()
        self._bar: Any = None
        self._stage = ""
        self._total: int | None = None
        self._steps = 0
        self._begun = self._said = time.monotonic()
        self._told = 0
        self.problems: list[RowProblem] = []

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Take the bar away."""
        self._held.close()

    def begin(self, stage: "Stage", total: int | None) -> None:
        """Begin to count the steps of a stage."""
        self._held.close()
        self._stage, self._total, self._steps = stage.value, total, 0
        self._begun = self._said = time.monotonic()
        self._bar = None
        if total and sys.stderr.isatty():
            self._bar = self._held.enter_context(
                click.progressbar(
                    length=total,
                    label=stage.value,
                    file=sys.stderr,
                    show_pos=True,
                    show_eta=True,
                    item_show_func=lambda _: self._rate(),
                )
            )

    def step(self) -> None:
        """Count a step."""
        self._steps += 1
        if self._bar is not None:
            self._bar.update(1, True)
        elif time.monotonic() - self._said >= EVERY:
            self._said = time.monotonic()
            click.echo(self._line(), err=True)

    def tell(self, problem: "RowProblem") -> None:
        """Say a problem of a row, the first ones at once."""
        if self.as_json:
            self.problems.append(problem)
            return
        if problem.severity is Severity.WARNING:
            return  # told together, at the end
        self._told += 1
        if self._told <= MOST_PROBLEMS:
            column = f", {problem.column}" if problem.column else ""
            line = f"row {problem.row}{column}: {problem.message} ({problem.code})"
            click.echo(line, err=True)
        elif self._told == MOST_PROBLEMS + 1:
            click.echo("… more; rejects.csv or --json has them all.", err=True)

    def note(self, notice: "Notice") -> None:
        """Say something strange about the table as a whole; --json has it at the end."""
        if not self.as_json:
            click.echo(f"Warning: {notice.message} ({notice.code})", err=True)

    def _line(self) -> str:
        if self._total is None:
            return f"{self._stage}: {self._steps} rows, {self._rate()}"
        left = (self._total - self._steps) * (time.monotonic() - self._begun) / self._steps
        return f"{self._stage}: {self._steps} of {self._total}, {self._rate()}, {_time(left)} left"

    def _rate(self) -> str:
        seconds = max(time.monotonic() - self._begun, 0.001)
        return f"{self._steps / seconds:.1f} a second"


def _time(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


@contextmanager
def stop_on_request() -> Iterator[Callable[[], bool]]:
    """Give what tells whether Ctrl-C was pressed, or the process was asked to end.

    The first time lets the run finish what is in hand; the second time ends it at once.
    """
    asked = False

    def ask(_number: int, _frame: FrameType | None) -> None:
        nonlocal asked
        if asked:
            raise KeyboardInterrupt
        asked = True
        os.write(2, _STOPPING)  # what Click writes with may be in use at this very moment

    before = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield lambda: asked
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def finish_batch(
    ctx: click.Context, outcome: "Outcome", order: "Order", report: Report, *, dry_run: bool
) -> None:
    """Say what came of a run, and end with the exit code for it."""
    if report.as_json:
        click.echo(json.dumps(_document(outcome, order, report), ensure_ascii=False, indent=2))
    else:
        for line in _warnings(outcome):
            click.echo(line, err=True)
        for line in _checked(outcome) if dry_run else _summary(outcome, order):
            click.echo(line)
    code = _exit_code(outcome, order)
    if code is not ExitCode.DONE:
        ctx.exit(code)


def _exit_code(outcome: "Outcome", order: "Order") -> ExitCode:
    if outcome.is_interrupted:
        return ExitCode.INTERRUPTED
    if not outcome.rejected:
        return ExitCode.DONE
    return ExitCode.BATCH_PARTIAL if _is_any_good(outcome, order) else ExitCode.PROFILE


def _is_any_good(outcome: "Outcome", order: "Order") -> bool:
    """Return whether handouts were made, or could be."""
    if order.is_strict:
        return bool(outcome.done)
    return outcome.rejected < outcome.rows


def _checked(outcome: "Outcome") -> Iterator[str]:
    good = outcome.rows - outcome.rejected
    if outcome.is_interrupted:
        yield f"Interrupted after {_count(outcome.rows, 'row')}."
    yield f"{_count(outcome.rows, 'row')} checked: {good:,} good, {outcome.rejected:,} refused."
    if outcome.red_flags:
        yield f"Red flag, so there will be only the safety pages: {_rows(outcome.red_flags)}."


def _summary(outcome: "Outcome", order: "Order") -> Iterator[str]:
    before = f", {outcome.kept:,} of them made before" if outcome.kept else ""
    pages = _count(outcome.pages, "page")
    if outcome.is_interrupted:
        yield "Interrupted; go on with --resume."
    yield f"{order.folder}: {_count(outcome.done, 'handout')}, {pages}{before}."
    if outcome.rejected:
        nothing = (
            " Nothing was made, because of --strict."
            if order.is_strict and not outcome.done
            else ""
        )
        refused = _count(outcome.rejected, "row")
        yield f"{refused} refused, see {order.folder}/rejects.csv.{nothing}"
    if outcome.removed:
        old = _count(outcome.removed, "old handout")
        yield f"{old} removed, of rows that were changed or are gone."
    if outcome.languages:
        counts = (f"{name} {number:,}" for name, number in sorted(outcome.languages.items()))
        yield f"By language: {' · '.join(counts)}"
    if outcome.red_flags:
        yield f"Red flag, so only the safety pages: {_rows(outcome.red_flags)}."
    if outcome.print_pages:
        share = outcome.print_size / outcome.sum_of_sizes
        pages = _count(outcome.print_pages, "page")
        yield (
            f"{order.print_file}: {pages} to print on both sides, {_size(outcome.print_size)}, "
            f"{share:.0%} of the handouts' sizes together."
        )


def _warnings(outcome: "Outcome") -> Iterator[str]:
    """Yield a line for each kind of warning, the commonest first, with one as an example."""
    for code, number in outcome.warnings.most_common():
        rows = _rows(outcome.warned_rows[code])
        yield f"Warning: {number:,} × {code}, such as: {outcome.examples[code]} ({rows})"


def _rows(numbers: Collection[int]) -> str:
    """Return rows as people read them, the first of many."""
    named = ", ".join(map(str, sorted(numbers)[:MOST_ROWS]))
    more = f" and {len(numbers) - MOST_ROWS:,} more" if len(numbers) > MOST_ROWS else ""
    return f"row{'' if len(numbers) == 1 else 's'} {named}{more}"


def _count(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def _size(number: int) -> str:
    return f"{number / 1_000_000:,.1f} MB"


def _document(outcome: "Outcome", order: "Order", report: Report) -> dict[str, object]:
    return {
        "folder": str(order.folder) if order.folder else None,
        "rows": outcome.rows,
        "made": outcome.made,
        "kept": outcome.kept,
        "rejected": outcome.rejected,
        "removed": outcome.removed,
        "pages": outcome.pages,
        "languages": dict(sorted(outcome.languages.items())),
        "red_flags": sorted(outcome.red_flags),
        "interrupted": outcome.is_interrupted,
        "print_file": str(order.print_file) if outcome.print_pages else None,
        "print_pages": outcome.print_pages,
        "print_bytes": outcome.print_size,
        "handout_bytes": outcome.sum_of_sizes,
        "problems": [
            {
                "row": problem.row,
                "column": problem.column,
                "code": problem.code,
                "message": problem.message,
                "severity": problem.severity.value,
            }
            for problem in report.problems
        ],
        "notices": [{"code": n.code, "message": n.message} for n in outcome.notices],
        "warnings": [
            {
                "code": code,
                "count": number,
                "example": outcome.examples[code],
                "rows": sorted(outcome.warned_rows[code]),
            }
            for code, number in outcome.warnings.most_common()
        ],
    }
