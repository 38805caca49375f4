"""Reads a profile file; what is in it is checked later, together with the options."""

import re
import tomllib
from pathlib import Path

from handouts.errors import Problem, ProfileError

LARGEST = 1_000_000
_LINE_AND_COLUMN = re.compile(r"\(at line (\d+), column (\d+)\)\Z")


def profile_from_toml(path: Path) -> dict[str, object]:
    """Return the document in a profile file.

    Raises: ProfileError if the file cannot be read or is not TOML. What stands in the file, a
        patient's name perhaps, is in no message and in no traceback.
    """
    try:
        return tomllib.loads(_text(path))
    except tomllib.TOMLDecodeError as error:
        raise _unusable(path, *_syntax(str(error)), "toml-syntax") from None
    except (RecursionError, ValueError):
        message = "holds a number or a list that is too big."
        raise _unusable(path, message, "Compare it with an example profile.", "toml-size") from None


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except FileNotFoundError:
        remedy = "Check the name and the folder."
        raise _unusable(path, "there is no such file.", remedy, "no-file") from None
    except OSError:
        remedy = "Check that it is a file and that you may read it."
        raise _unusable(path, "cannot be read.", remedy, "unreadable") from None
    if len(content) > LARGEST:
        remedy = "A profile has a few hundred words; is this the right file?"
        raise _unusable(path, "is larger than 1 MB.", remedy, "too-large")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        remedy = "Save it again with the encoding UTF-8."
        raise _unusable(path, "is not text in UTF-8.", remedy, "encoding") from None


def _syntax(message: str) -> tuple[str, str]:
    """Return what is wrong and what to do; the parser's own words may quote the file."""
    remedy = "Look for a missing quote, bracket or equals sign, or for a key that is there twice."
    found = _LINE_AND_COLUMN.search(message)
    where = f"line {found[1]}, column {found[2]}" if found else "at its end"
    return f"is not TOML: {where}.", remedy


def _unusable(path: Path, message: str, remedy: str, code: str) -> ProfileError:
    return ProfileError(Problem(path.name, message, remedy, code))
