"""Writes a finished PDF so that nobody else can read it and nobody ever sees half of it."""

import os
import tempfile
from pathlib import Path

from handouts.errors import Problem, RenderingError

MODE = 0o600


def write_private(content: bytes, target: Path) -> None:
    """Write bytes to a file with mode 0600, all or nothing.

    Raises: RenderingError if the folder is not there, not writable, or full. The message names
        the folder only, as a file's name may hold a patient's.
    """
    folder = target.parent
    if target.exists() and not target.is_file():
        raise RenderingError(
            Problem(
                f"folder {folder}",
                "what has the name of the new file there is not a file.",
                "Choose another name with -o.",
                "unwritable",
            )
        )
    try:
        handle, name = tempfile.mkstemp(prefix=".handout-", suffix=".part", dir=folder)
    except OSError as error:
        raise _unwritable(folder, error) from None
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(MODE)
        temporary.replace(target)
    except OSError as error:
        raise _unwritable(folder, error) from None
    finally:
        temporary.unlink(missing_ok=True)


def _unwritable(folder: Path, error: OSError) -> RenderingError:
    reason = os.strerror(error.errno) if error.errno else "unknown reason"
    return RenderingError(
        Problem(
            f"folder {folder}",
            f"the handout cannot be written there ({reason}).",
            "Choose a folder that exists and has room with -o.",
            "unwritable",
        )
    )
