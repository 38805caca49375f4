"""Shares work among processes, none of which can take the others with it when it dies.

Each worker has a pipe of its own and one piece of work at a time. So a worker that is killed, or
hangs, costs only the piece that it had, which is known; there is no queue or lock that it could
leave broken, as those of `concurrent.futures` are. A worker ends by itself when this process ends,
however that happens.
"""

import contextlib
import signal
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar

from handouts.batch.serve import serve
from handouts.errors import Problem, RenderingError

Tools = TypeVar("Tools")
Work = TypeVar("Work")
Result = TypeVar("Result")

START_LIMIT = 120.0
"""Seconds that a worker may take until it is ready."""

FAILED_STARTS = 3
"""After so many workers that did not get ready, no more are started."""

PULSE = 0.5
"""Seconds after which this process looks at the clock if nothing else wakes it."""


class Loss(StrEnum):
    """Why a piece of work has no result."""

    DIED = "worker-died"
    HUNG = "too-slow"


@dataclass(frozen=True)
class Done(Generic[Work, Result]):
    """A piece of work and its result."""

    work: Work = field(repr=False)
    result: Result = field(repr=False)


@dataclass(frozen=True)
class Lost(Generic[Work]):
    """A piece of work that took its worker with it twice, the second time alone."""

    work: Work = field(repr=False)
    why: Loss


@dataclass(frozen=True)
class Crew(Generic[Tools, Work, Result]):
    """Who works: how a worker is made, how many there are, and how long one piece may take.

    `prepare` runs once in each worker, is given the tools and returns what turns work into a result
    there. It must be importable, and all that passes must be picklable.
    """

    prepare: Callable[[Tools], Callable[[Work], Result]]
    tools: Tools
    jobs: int
    seconds: float


class _Worker(Generic[Work]):
    """One process with its pipe, and what it has in hand."""

    def __init__(self, crew: "Crew[Tools, Work, Result]") -> None:
        spawn = get_context("spawn")
        self.connection, theirs = spawn.Pipe()
        self.process: BaseProcess = spawn.Process(
            target=serve, args=(theirs, crew.prepare, crew.tools), daemon=True
        )
        _start(self.process)
        theirs.close()
        self.is_ready = False
        self.work: Work | None = None
        self.deadline = time.monotonic() + START_LIMIT

    def give(self, work: Work, seconds: float) -> None:
        self.work = work
        self.deadline = time.monotonic() + seconds
        with contextlib.suppress(OSError):  # it has died, which is seen when it is looked at
            self.connection.send(work)

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.connection.close()


def run_all(
    pieces: Iterable[Work],
    crew: "Crew[Tools, Work, Result]",
    *,
    is_stopping: Callable[[], bool] = lambda: False,
) -> "Generator[Done[Work, Result] | Lost[Work]]":
    """Yield the result of each piece of work as it comes, in no order.

    A piece that takes its worker with it, or more time than the crew has for it, is tried once
    more, alone and at the end. When `is_stopping` says so, nothing new is begun; what is in hand
    is finished. Workers end when the iterator is closed.

    Raises: RenderingError if workers cannot be started.
    """
    run = _Run(crew, iter(pieces), is_stopping)
    try:
        yield from run.outcomes()
    finally:
        run.end()


class _Run(Generic[Tools, Work, Result]):
    """The state of one call of `run_all`."""

    def __init__(
        self,
        crew: "Crew[Tools, Work, Result]",
        pieces: Iterator[Work],
        is_stopping: Callable[[], bool],
    ) -> None:
        self._crew = crew
        self._pieces = pieces
        self._is_stopping = is_stopping
        self._workers: list[_Worker[Work]] = []
        self._again: list[tuple[Work, Loss]] = []
        self._is_exhausted = False
        self._failed_starts = 0

    def outcomes(self) -> "Iterator[Done[Work, Result] | Lost[Work]]":
        waiting = self._next()
        while waiting is not None or any(worker.work is not None for worker in self._workers):
            if waiting is not None:
                self._hire(self._crew.jobs)
            while waiting is not None and (worker := self._free()) is not None:
                worker.give(waiting, self._crew.seconds)
                waiting = self._next()
            for worker in self._awake():
                yield from self._look_at(worker)
            if self._is_stopping():
                waiting = None
        yield from self._one_by_one()

    def end(self) -> None:
        for worker in self._workers:
            worker.end()
        self._workers = []

    def _next(self) -> Work | None:
        if self._is_exhausted or self._is_stopping():
            return None
        piece = next(self._pieces, None)
        self._is_exhausted = piece is None
        return piece

    def _hire(self, jobs: int) -> None:
        """Start workers up to a number, but no more once too many have not got ready."""
        if self._failed_starts >= FAILED_STARTS and self._workers:
            return
        while len(self._workers) < jobs:
            self._workers.append(_Worker(self._crew))

    def _free(self) -> "_Worker[Work] | None":
        """Return a worker that is ready and has nothing to do."""
        idle = (worker for worker in self._workers if worker.is_ready and worker.work is None)
        return next((worker for worker in idle if worker.process.is_alive()), None)

    def _awake(self) -> "list[_Worker[Work]]":
        """Return the workers that have said something, have died, or are late."""
        by_signal: dict[Any, _Worker[Work]] = {
            handle: worker
            for worker in self._workers
            for handle in (worker.connection, worker.process.sentinel)
        }
        found = {id(by_signal[handle]): by_signal[handle] for handle in wait([*by_signal], PULSE)}
        now = time.monotonic()
        for worker in self._workers:
            if now > worker.deadline and (worker.work is not None or not worker.is_ready):
                found[id(worker)] = worker
        return list(found.values())

    def _look_at(self, worker: "_Worker[Work]") -> "Iterator[Done[Work, Result]]":
        try:
            heard = worker.connection.recv() if worker.connection.poll() else None
        except (EOFError, OSError):
            heard = None
        if heard is not None:
            if not worker.is_ready:
                worker.is_ready = True
            elif worker.work is not None:
                work, worker.work = worker.work, None
                yield Done(work, heard[0])
            return
        is_late = worker.process.is_alive()
        if is_late and time.monotonic() <= worker.deadline:
            return
        self._lose(worker, Loss.HUNG if is_late else Loss.DIED)

    def _lose(self, worker: "_Worker[Work]", why: Loss) -> None:
        worker.end()
        self._workers.remove(worker)
        if not worker.is_ready:
            self._failed_starts += 1
            are_there = any(other.is_ready for other in self._workers)
            if self._failed_starts >= FAILED_STARTS and not are_there and not self._is_stopping():
                raise _no_worker()
        if worker.work is not None:
            self._again.append((worker.work, why))

    def _one_by_one(self) -> "Iterator[Done[Work, Result] | Lost[Work]]":
        """Try once more what took its worker with it, each while no other works."""
        while self._again and not self._is_stopping():
            work, _ = self._again.pop(0)
            while (worker := self._free()) is None:
                self._hire(1)
                for one in self._awake():
                    yield from self._look_at(one)
            worker.give(work, self._crew.seconds)
            losses = len(self._again)
            while worker.work is not None and len(self._again) == losses:
                for one in self._awake():
                    yield from self._look_at(one)
            if len(self._again) > losses:
                lost, why = self._again.pop()
                yield Lost(lost, why)


def _start(process: BaseProcess) -> None:
    """Start a process to which Ctrl-C means nothing from its first moment on.

    Raises: RenderingError if the system has no room for it.
    """
    resource_tracker.ensure_running()  # which, when it starts, would let Ctrl-C through again
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        process.start()
    except OSError:
        raise _no_worker() from None
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)


def _no_worker() -> RenderingError:
    return RenderingError(
        Problem(
            "workers",
            "a process that makes handouts could not be started.",
            "Close other programs, or use fewer with --jobs; `handouts doctor` says more.",
            "no-worker",
        )
    )
