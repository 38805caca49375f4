"""Writes the files of a language: wholly, or not at all."""

from pathlib import Path

from handouts.errors import Problem, TranslationError


def write_whole(path: Path, content: bytes) -> None:
    """Write a file, and the folders above it; what stood there stays until the new one is whole.

    Raises: TranslationError if the disk is full, or if it may not be written to.
    """
    temporary = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            temporary.write_bytes(content)
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise TranslationError(
            Problem(
                str(path),
                f"cannot be written ({error.strerror}). Nothing was changed.",
                "Make sure that the folder may be written to, and that the disk has room.",
                "unwritable",
            )
        ) from error
