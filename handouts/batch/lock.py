"""Lets one run at a time write into a folder."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from handouts.errors import Problem, RenderingError
from handouts.pdf import told_by_folder

LOCK = ".lock"
"""The file that a run holds; it stays, empty, and is freed when the run ends, however it ends."""


@contextmanager
def only_run(folder: Path) -> Iterator[None]:
    """Hold the folder for this run.

    Raises: RenderingError if another run writes into it, or if it cannot be written to.
    """
    with told_by_folder(folder):
        handle = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        with told_by_folder(folder):
            _hold(handle, folder)
        yield
    finally:
        os.close(handle)


def _hold(handle: int, folder: Path) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise RenderingError(
            Problem(
                f"folder {folder}",
                "another run writes into it.",
                "Wait until that has ended, or choose another folder with -o.",
                "locked",
            )
        ) from None
