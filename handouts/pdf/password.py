"""Reads the password for a protected PDF from a file; nothing ever says what it is."""

import os
import re
import stat
import stringprep
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from handouts.errors import Problem, RenderingError

MIN_CHARACTERS: Final = 8
MAX_BYTES: Final = 127
"""Of the password in UTF-8. Source: ISO 32000-2, 7.6.4.3.3."""

MAX_FILE: Final = 1000
"""Bytes; a larger file holds something else than a password."""

_PROHIBITED: Final[tuple[Callable[[str], bool], ...]] = (
    stringprep.in_table_a1,
    stringprep.in_table_c12,
    stringprep.in_table_c21_c22,
    stringprep.in_table_c3,
    stringprep.in_table_c4,
    stringprep.in_table_c5,
    stringprep.in_table_c6,
    stringprep.in_table_c7,
    stringprep.in_table_c8,
    stringprep.in_table_c9,
)
_LINE_END: Final = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True)
class Password:
    """A password as PDF readers compare it, and whether others can read the file it came from."""

    text: str = field(repr=False)
    is_exposed: bool = False


def read_password(path: Path) -> Password:
    """Return the password that is the first line of a file, without the line's end.

    Raises: RenderingError if the file cannot be read or holds more than that line, or if the
        password is empty, too short, too long, or readers of PDFs would not agree on it. The
        error tells neither the password nor its length, and does not name the file.
    """
    try:
        with path.open("rb") as stream:
            mode = os.fstat(stream.fileno()).st_mode
            content = stream.read(MAX_FILE + 1)
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else "unknown reason"
        raise _refused(f"cannot be read ({reason})", "Check its name and who owns it.") from None
    return Password(
        _first_line(content),
        stat.S_ISREG(mode) and bool(mode & (stat.S_IRGRP | stat.S_IROTH)),
    )


def _first_line(content: bytes) -> str:
    if len(content) > MAX_FILE:
        raise _refused("is too large to be one", "Write the password alone into a file.")
    try:
        first, *others = _LINE_END.split(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise _refused("is not text in UTF-8", "Save it as UTF-8.") from None
    if any(line.strip() for line in others):
        raise _refused("holds more than one line", "Write the password alone into a file.")
    if first != first.strip():
        raise _refused("has a space around the password, which nobody sees", "Take it out.")
    return _prepared(first)


def _prepared(text: str) -> str:
    """Return a password in the form in which readers of PDFs compare it, if it can be one."""
    password = _mapped(text)
    if any(prohibited(c) for c in password for prohibited in _PROHIBITED) or _turns(password):
        raise _refused(
            "holds characters that not all readers of PDFs treat alike",
            "Use the letters, digits and signs of one script.",
        )
    if len(password) < MIN_CHARACTERS:
        what = "is empty" if not password else "holds a password that is too short"
        raise _refused(what, f"Use {MIN_CHARACTERS} characters or more.")
    if len(password.encode()) > MAX_BYTES:
        raise _refused(
            "holds a password that is too long", f"Use at most {MAX_BYTES} bytes of UTF-8."
        )
    return password


def _mapped(text: str) -> str:
    """Return what different keyboards may type for the same password as one text.

    Source: RFC 4013 (SASLprep), 2.1 and 2.2.
    """
    seen = (c for c in text if not stringprep.in_table_b1(c))
    spaced = "".join(" " if stringprep.in_table_c12(c) else c for c in seen)
    return unicodedata.normalize("NFKC", spaced)


def _turns(text: str) -> bool:
    """Return whether text that runs right to left holds anything else. Source: RFC 3454, 6."""
    rightward = [stringprep.in_table_d1(character) for character in text]
    if not any(rightward):
        return False
    leftward = any(stringprep.in_table_d2(character) for character in text)
    return leftward or not (rightward[0] and rightward[-1])


def _refused(message: str, remedy: str) -> RenderingError:
    return RenderingError(Problem("password file", f"{message}.", remedy, "password"))
