"""The other end of the pool's pipe: a process that does one piece of work after another."""

import os
import signal
import threading
from collections.abc import Callable
from multiprocessing import parent_process
from multiprocessing.connection import Connection, wait
from typing import TypeVar

Tools = TypeVar("Tools")
Work = TypeVar("Work")
Result = TypeVar("Result")


def serve(
    connection: "Connection[tuple[Result] | tuple[()], Work]",
    prepare: Callable[[Tools], Callable[[Work], Result]],
    tools: Tools,
) -> None:
    """Work until nobody sends any more, or the process that sends has ended.

    What libraries write to stderr by themselves may quote a patient's text: it is dropped.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one who sends the work decides
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if os.environ.get("HANDOUTS_DEBUG") != "1":
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    do = prepare(tools)
    connection.send(())
    while True:
        try:
            work = connection.recv()
        except (EOFError, OSError):
            return
        result = do(work)
        try:
            connection.send((result,))
        except OSError:
            return


def _end_with_parent() -> None:
    """End at once, also in the middle of a piece of work, when the other process has ended."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
