"""Runs a maker round by round and measures each round."""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, Protocol, Self

from benchmarks.jobs import Folder
from benchmarks.laps import Lap
from benchmarks.measure import PeakMemory, cpu_seconds, held_to
from benchmarks.rows import DAY, HEADER, read_rows, write_rows

COMMAND: Final = (sys.executable, "-m", "handouts", "batch", "--date", DAY.isoformat())
"""What makes the handouts of a table, as a user types it."""

ROOT: Final = Path(__file__).resolve().parent.parent


class Runner(Protocol):
    """Makes the handouts of some rows into a folder."""

    jobs: int

    def __enter__(self) -> Self:
        """Start what stays."""

    def __exit__(self, *_: object) -> None:
        """End it."""

    def run(self, rows: Sequence[int], output: Path) -> Lap:
        """Make the handouts of these rows, and return what it took."""


class WarmRunner:
    """Has a maker in a process of its own, which is started once and then waits."""

    jobs = 1

    def __init__(self, name: str, folder: Folder) -> None:
        self._command = [sys.executable, "-m", "benchmarks.worker", name, str(folder.path)]

    def __enter__(self) -> Self:
        with held_to(self.jobs):
            self._process = subprocess.Popen(
                self._command,
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
        self._hear()
        return self

    def __exit__(self, *_: object) -> None:
        """Let the process end, or end it."""
        assert self._process.stdin  # noqa: S101 - there is a pipe
        self._process.stdin.close()
        self._process.wait()

    def run(self, rows: Sequence[int], output: Path) -> Lap:
        """Make the handouts of these rows one after another, and return what it took."""
        process = self._process
        assert process.stdin  # noqa: S101 - there is a pipe
        with PeakMemory(process.pid) as peak:
            before = cpu_seconds(process.pid)
            process.stdin.write(json.dumps({"rows": list(rows), "folder": str(output)}) + "\n")
            process.stdin.flush()
            heard = json.loads(self._hear())
            cpu = cpu_seconds(process.pid) - before
        return Lap(len(rows), heard["seconds"], cpu, peak.bytes)

    def _hear(self) -> str:
        assert self._process.stdout  # noqa: S101 - there is a pipe
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"{' '.join(self._command[1:4])} has ended; see its message above")
        return line


class CommandRunner:
    """Runs the command for a table anew for each round: what it needs to start is in its time."""

    def __init__(self, jobs: int, folder: Folder, *options: str) -> None:
        self.jobs = jobs
        self._folder = folder
        self._options = options

    def __enter__(self) -> Self:
        self._rows = read_rows(self._folder.table)
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def run(self, rows: Sequence[int], output: Path) -> Lap:
        """Make the handouts of these rows with one call of the command, and return what it took."""
        table = output.with_suffix(".csv")
        write_rows((self._rows[number - HEADER - 1] for number in rows), table)
        call = [*COMMAND, str(table), "-o", str(output), "--jobs", str(self.jobs), *self._options]
        return run_command(call, len(rows), self.jobs)


def run_command(call: Sequence[str], handouts: int, cores: int) -> Lap:
    """Run a command held to so many processors, and return what it took.

    Raises: RuntimeError if it does not end well.
    """
    began, before = time.perf_counter(), _ended_children()
    with held_to(cores):
        process = subprocess.Popen(call, cwd=ROOT, stdout=subprocess.DEVNULL)
    with PeakMemory(process.pid) as peak:
        code = process.wait()
        seconds = time.perf_counter() - began
    if code:
        raise RuntimeError(f"{' '.join(call[1:4])} has ended with exit code {code}")
    return Lap(handouts, seconds, _ended_children() - before, peak.bytes)


def _ended_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def runners(folder: Folder, cores: int) -> Mapping[str, Runner]:
    """Return every runner that can be compared on so many processors, by its name."""
    return {
        "plain": WarmRunner("plain", folder),
        "typst": WarmRunner("typst", folder),
        "chromium": WarmRunner("chromium", folder),
        "ours": WarmRunner("ours", folder),
        **{f"batch-{jobs}": CommandRunner(jobs, folder) for jobs in (1, 2) if jobs <= cores},
    }
