"""Which encoding a file of rows is written in; spreadsheets do not say it."""

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from handouts.errors import Notice, Problem, ProfileError

OPTION = "--encoding"
FALLBACK = "cp1252"
_CHUNK = 65_536
_MARKS = (  # the longer first: the mark of UTF-16 begins that of UTF-32
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# A byte that is no character is kept as a surrogate: its row is refused, the others are read.
_KEEP = "surrogateescape"
_WIDE_SHARE = 0.3


@dataclass(frozen=True)
class Encoding:
    """How to decode a file: as `open` takes it, and what the clinician should know about it."""

    name: str
    errors: str = "strict"
    notices: tuple[Notice, ...] = ()


@dataclass
class _Bytes:
    """What a file holds, counted in characters of UTF-8."""

    beyond_ascii: int = 0
    broken: int = 0
    nuls: int = 0
    length: int = 0


def encoding_of(path: Path, named: str = "") -> Encoding:
    """Return how a file is to be decoded.

    A byte order mark decides; then UTF-8, if the whole file is in it; then the name that was
    given; then cp1252, with a warning. A file of ASCII alone could be anything, so there the name
    decides. In a file that is UTF-8 but for a few bytes, those are kept for their rows to tell.

    Args:
        path: the file.
        named: an encoding that somebody named, or nothing.

    Raises: ProfileError if there is no encoding of that name, or if it does not fit the file.
    """
    if named:
        _require_known(named)
    with path.open("rb") as file:
        start = file.read(4)
    for mark, name in _MARKS:
        if start.startswith(mark):
            _require_fit(path, name, f"does not hold what its first bytes promise, {name}.")
            return Encoding(name)
    found = _counted(path)
    is_plain = not found.beyond_ascii or found.nuls
    if not found.broken and not (named and is_plain):
        return _utf_8(path, found)
    if named:
        _require_fit(path, named, "is not in the encoding that was named.")
        return Encoding(named)
    return _guessed(path, found)


def _utf_8(path: Path, found: _Bytes) -> Encoding:
    if found.nuls > _WIDE_SHARE * found.length:
        raise _wide(path)
    return Encoding("utf-8")


def _guessed(path: Path, found: _Bytes) -> Encoding:
    if found.nuls > _WIDE_SHARE * found.length:
        raise _wide(path)
    if found.beyond_ascii > found.broken:
        message = (
            f"{path.name}: is in UTF-8, but for {found.broken} bytes. "
            "The rows that hold them are refused."
        )
        return Encoding("utf-8", _KEEP, (Notice("encoding-damaged", message),))
    message = (
        f"{path.name}: is not in UTF-8, and is read as {FALLBACK} (Western Europe). "
        f"Look at the names in the handouts, or name the encoding with {OPTION}."
    )
    return Encoding(FALLBACK, _KEEP, (Notice("encoding-guessed", message),))


def _wide(path: Path) -> ProfileError:
    message = "looks like UTF-16 without the mark that says in which order its bytes are."
    remedy = f"Name it with {OPTION} utf-16-le or utf-16-be, or save it as CSV in UTF-8."
    return ProfileError(Problem(path.name, message, remedy, "encoding"))


def _require_known(name: str) -> None:
    try:
        " ".encode(name)
        codecs.getincrementaldecoder(name)
    except (LookupError, ValueError):
        message = "there is no encoding of that name."
        remedy = "Use a name such as utf-8, cp1252, latin-1, utf-16 or shift_jis."
        raise ProfileError(Problem(OPTION, message, remedy, "unknown-encoding")) from None


def _require_fit(path: Path, name: str, message: str) -> None:
    decoder = codecs.getincrementaldecoder(name)()
    try:
        for chunk in _chunks(path):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeError:
        remedy = f"Save it again as CSV in UTF-8, or name its encoding with {OPTION}."
        raise ProfileError(Problem(path.name, message, remedy, "encoding")) from None


def _counted(path: Path) -> _Bytes:
    found = _Bytes()
    decoder = codecs.getincrementaldecoder("utf-8")(_KEEP)
    for chunk in _chunks(path):
        found.length += len(chunk)
        found.nuls += chunk.count(0)
        if not chunk.isascii() or decoder.getstate()[0]:
            _count(decoder.decode(chunk), found)
    _count(decoder.decode(b"", final=True), found)
    return found


def _count(text: str, found: _Bytes) -> None:
    sound = text.encode("utf-8", "ignore").decode()
    found.broken += len(text) - len(sound)
    found.beyond_ascii += len(sound) - len(sound.encode("ascii", "ignore"))


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            yield chunk
