"""Measures what a process and all that it starts take: seconds of the processors, and memory."""

import os
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import Final, Self

import psutil

EVERY: Final = 0.25
"""Seconds from one look at the memory to the next."""


def cpu_seconds(process_id: int) -> float:
    """Return the processor seconds of a process and its children, also of those that have ended."""
    total = 0.0
    for process in family(process_id):
        try:
            times = process.cpu_times()
        except psutil.Error:
            continue
        total += times.user + times.system + times.children_user + times.children_system
    return total


def memory(process_id: int) -> int:
    """Return the bytes that a process and its children hold, what they share counted once.

    The kernel's proportional set size: the sum of the resident sizes would count the browser's or
    the interpreter's own code once for each process.
    """
    total = 0
    for process in family(process_id):
        try:
            total += process.memory_full_info().pss
        except psutil.Error:
            continue
    return total


def family(process_id: int) -> "list[psutil.Process]":
    """Return a process and its children, as far as they still run."""
    try:
        process = psutil.Process(process_id)
        return [process, *process.children(recursive=True)]
    except psutil.Error:
        return []


class PeakMemory:
    """Looks at the memory of a process and its children every moment, in the `with` block."""

    def __init__(self, process_id: int) -> None:
        self.bytes = 0
        self._process_id = process_id
        self._is_over = threading.Event()
        self._watch = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Self:
        self._watch.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._is_over.set()
        self._watch.join()

    def _look(self) -> None:
        while True:
            self.bytes = max(self.bytes, memory(self._process_id))
            if self._is_over.wait(EVERY):
                return


def own_cores() -> Sequence[int]:
    """Return the processors that this process may use."""
    return sorted(os.sched_getaffinity(0))


@contextmanager
def held_to(cores: int) -> Iterator[None]:
    """Hold what is started in the `with` block to so many processors, and to no others."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, own_cores()[:cores])
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)
