"""The folder of a run: its lock, its key, what it holds, and what does not belong into it."""

import hashlib
import hmac
import json
import os
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from handouts.batch.lock import LOCK, only_run
from handouts.batch.rejects import FILE as REJECTS
from handouts.errors import ClinicError, Problem, RenderingError
from handouts.handout.recall import MANIFEST
from handouts.pdf import told_by_folder, write_private
from handouts.resources import Resources

RUN = "run.json"
KEY = "record.key"
PARTS = ".*.part"
FORMAT = 1
"""Of a run's folder; one of another format cannot be resumed."""

_SHORTEST_KEY = 16
_MODE = 0o700


@dataclass(frozen=True)
class RunFolder:
    """A folder that this run holds; nobody else writes into it until the run has ended.

    `key` makes hashes that nobody can guess without it.
    """

    path: Path
    on: date
    key: bytes = field(repr=False)

    def hashed(self, *said: bytes) -> str:
        """Return a hash that tells nothing to those who have not the key."""
        digest = hmac.new(self.key, digestmod="sha256")
        for piece in said:
            digest.update(len(piece).to_bytes(8, "big") + piece)
        return digest.hexdigest()[:32]


@contextmanager
def hold_folder(
    path: Path,
    *,
    on: date | None,
    today: date,
    key_file: Path | None,
    header: Sequence[str],
    is_resumed: bool,
) -> Iterator[RunFolder]:
    """Make or open the folder of a run, and hold it.

    What an earlier run, or a worker of this one, was writing when it was ended is removed.

    Args:
        path: the folder; it may be new or empty, or that of a run if this goes on with one.
        on: the date of the handouts, if somebody says one.
        today: the date if nobody does, and no earlier run has one.
        key_file: the clinic's key for hashes; without one the run has its own.
        header: that of the table, to know it again.
        is_resumed: whether this goes on with an earlier run.

    Raises: RenderingError if the folder cannot be used, is held by another run, holds something
        else, holds a run though none is resumed, or was made with another key or of another table.
    """
    with _held(path, is_resumed=is_resumed):
        _clear(path)
        earlier = _earlier(path)
        key = _key(path, key_file, may_be_new=not earlier)
        check = hmac.new(key, b"check", "sha256").hexdigest()
        if earlier and earlier.get("key") != check:
            raise _refused(
                "--record-key" if key_file else str(path / KEY),
                "is not the key that this run began with.",
                "Use the key of then, or begin a new run in another folder.",
                "other-key",
            )
        columns = hmac.new(key, json.dumps(list(header)).encode(), "sha256").hexdigest()
        if earlier and earlier.get("columns") != columns:
            raise _refused(
                f"folder {path}",
                "holds a run of another table: its columns are others.",
                "Go on with the table of then, or begin a new run in another folder.",
                "other-table",
            )
        day = on or _day(earlier) or today
        run = {"format": FORMAT, "date": day.isoformat(), "key": check, "columns": columns}
        write_private(json.dumps(run, indent=2).encode() + b"\n", path / RUN)
        try:
            yield RunFolder(path, day, key)
        finally:
            with suppress(OSError):
                _clear(path)


def _clear(path: Path) -> None:
    for part in path.glob(PARTS):
        part.unlink(missing_ok=True)


@contextmanager
def hold_for_rejects(path: Path) -> Iterator[None]:
    """Make or hold a folder into which only the refused rows of a check are written.

    Raises: RenderingError if it cannot be written to, or if it holds something else.
    """
    with _held(path, is_resumed=False):
        yield


@contextmanager
def _held(path: Path, *, is_resumed: bool) -> Iterator[None]:
    with told_by_folder(path):
        path.mkdir(mode=_MODE, parents=True, exist_ok=True)
    with only_run(path):
        _require_ours(path, is_resumed=is_resumed)
        yield


def _require_ours(path: Path, *, is_resumed: bool) -> None:
    with told_by_folder(path):
        names = {found.name for found in path.iterdir()} - {LOCK, REJECTS, KEY}
    if MANIFEST in names or RUN in names:
        if not is_resumed:
            raise _refused(
                f"folder {path}",
                "holds a run already.",
                "Go on with it with --resume, or choose another folder with -o.",
                "holds-a-run",
            )
    elif any(not name.startswith(".") for name in names):
        raise _refused(
            f"folder {path}",
            "is not empty, and what is in it is no run.",
            "Choose an empty folder or a new one with -o.",
            "not-empty",
        )


def _key(path: Path, key_file: Path | None, *, may_be_new: bool) -> bytes:
    if key_file is not None:
        try:
            key = key_file.read_bytes().strip()
        except OSError as error:
            reason = error.strerror or "not a file"
            remedy = "Check the name, and that you may read it."
            raise _refused("--record-key", f"cannot be read ({reason}).", remedy, "key") from None
        if len(key) < _SHORTEST_KEY:
            remedy = "Make one with: head -c 32 /dev/urandom | base64"
            message = f"has fewer than {_SHORTEST_KEY} characters, which can be guessed."
            raise _refused("--record-key", message, remedy, "key")
        return hashlib.sha256(key).digest()
    own = path / KEY
    if not may_be_new and not own.exists():
        message = "is missing: this run began with a key of yours."
        raise _refused("--record-key", message, "Name the file of then.", "other-key")
    with told_by_folder(path):
        if not own.exists():
            write_private(secrets.token_hex(32).encode() + b"\n", own)
        return hashlib.sha256(own.read_bytes().strip()).digest()


def _earlier(path: Path) -> dict[str, object]:
    """Return what the run of the folder began with; nothing if it is new."""
    try:
        document = json.loads((path / RUN).read_bytes())
    except FileNotFoundError:
        return {}
    except (OSError, ValueError):
        document = None
    if isinstance(document, dict) and document.get("format") == FORMAT:
        return document
    remedy = "Begin a new run in another folder."
    raise _refused(f"folder {path}", f"has a {RUN} that cannot be read.", remedy, "broken-run")


def _day(earlier: dict[str, object]) -> date | None:
    try:
        return date.fromisoformat(str(earlier["date"]))
    except (KeyError, ValueError):
        return None


def _refused(place: str, message: str, remedy: str, code: str) -> RenderingError:
    return RenderingError(Problem(place, message, remedy, code))


def fingerprint_of_texts(resources: Resources) -> str:
    """Return a hash of every text: one that changes makes other handouts.

    Raises: ClinicError if a file cannot be read.
    """
    digest = hashlib.sha256()
    for path in resources.texts():
        try:
            content = path.read_bytes()
        except OSError as error:
            reason = error.strerror or "not a file"
            raise ClinicError(Problem(str(path), f"cannot be read ({reason}).")) from None
        digest.update(os.fsencode("/".join(path.parts[-3:])) + hashlib.sha256(content).digest())
    return digest.hexdigest()
