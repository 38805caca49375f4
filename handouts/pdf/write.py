"""Writes finished files so that nobody else can read them and nobody ever sees half of one."""

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from handouts.errors import Problem, RenderingError

MODE = 0o600

UNWRITABLE = "unwritable"
"""The code of every problem of a folder that cannot be written to."""


def write_private(content: bytes, target: Path) -> None:
    """Write bytes to a file with mode 0600, all or nothing.

    Raises: RenderingError if the folder is not there, not writable, or full. The message names
        the folder only, as a file's name may hold a patient's.
    """
    write_together({target: content})


def write_together(files: Mapping[Path, bytes]) -> None:
    """Write several files with mode 0600: none takes its name before all are on the disk.

    Raises: RenderingError as `write_private`.
    """
    for target in files:
        _require_file(target)
    waiting: dict[Path, Path] = {}
    try:
        for target, content in files.items():
            _write_beside(target, content, waiting)
        for temporary, target in waiting.items():
            with told_by_folder(target.parent):
                temporary.replace(target)
    finally:
        for temporary in waiting:
            temporary.unlink(missing_ok=True)


def write_part(content: bytes, folder: Path) -> Path:
    """Write bytes to a hidden file with mode 0600 in a folder, to be given its name later.

    Raises: RenderingError as `write_private`.
    """
    waiting: dict[Path, Path] = {}
    try:
        _write_beside(folder / "handout", content, waiting)
    except BaseException:
        for temporary in waiting:
            temporary.unlink(missing_ok=True)
        raise
    (part,) = waiting
    return part


@contextmanager
def private_file(target: Path) -> Iterator[IO[bytes]]:
    """Give a file to write to, bit by bit, that takes its name when all is written.

    It has mode 0600 from the start. If nothing was written, or something failed meanwhile, there
    is no file, and one that had the name before stays as it was.

    Raises: RenderingError as `write_private`, but for what is written by the caller: see
        `told_by_folder`.
    """
    _require_file(target)
    with told_by_folder(target.parent):
        handle, name = tempfile.mkstemp(prefix=".handout-", suffix=".part", dir=target.parent)
    temporary, stream = Path(name), os.fdopen(handle, "wb")
    try:
        yield stream
        if not stream.tell():
            return
        with told_by_folder(target.parent):
            stream.flush()
            os.fsync(stream.fileno())
            temporary.chmod(MODE)
            temporary.replace(target)
    finally:
        with suppress(OSError):  # what could not be written was told before
            stream.close()
        temporary.unlink(missing_ok=True)


@contextmanager
def told_by_folder(folder: Path) -> Iterator[None]:
    """Turn a failure of the disk into an error that names the folder only."""
    try:
        yield
    except OSError as error:
        raise _unwritable(folder, error) from None


def _require_file(target: Path) -> None:
    if target.exists() and not target.is_file():
        raise RenderingError(
            Problem(
                f"folder {target.parent}",
                "what has the name of the new file there is not a file.",
                "Choose another name with -o.",
                UNWRITABLE,
            )
        )


def _write_beside(target: Path, content: bytes, waiting: dict[Path, Path]) -> None:
    """Write bytes to a temporary file beside the target, and note it among those that wait."""
    with told_by_folder(target.parent):
        handle, name = tempfile.mkstemp(prefix=".handout-", suffix=".part", dir=target.parent)
        temporary = Path(name)
        waiting[temporary] = target
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(MODE)


def _unwritable(folder: Path, error: OSError) -> RenderingError:
    reason = os.strerror(error.errno) if error.errno else "unknown reason"
    return RenderingError(
        Problem(
            f"folder {folder}",
            f"the handout cannot be written there ({reason}).",
            "Choose a folder that exists and has room with -o.",
            UNWRITABLE,
        )
    )
