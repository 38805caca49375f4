"""Runs a batch as people do, in a process of its own, and looks at what it left."""

import csv
import json
import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.document.making import ROOT, TODAY

KEYS = (
    "language",
    "territory",
    "name",
    "record_number",
    "symptoms",
    "red_flags_screened",
    "red_flags",
)
SECONDS = 120.0


def patient(number: int, **other: str) -> dict[str, str]:
    """Return the cells of a patient; a red flag keeps the handout short, and quick to make."""
    return {
        "language": "en",
        "territory": "US",
        "name": f"Nobody Number{number}",
        "record_number": f"R{number:04}",
        "symptoms": "low-back",
        "red_flags_screened": "yes",
        "red_flags": "rf-cauda",
    } | other


def write_rows(path: Path, patients: Sequence[Mapping[str, str]]) -> Path:
    """Write a CSV file with a row for each patient."""
    keys = dict.fromkeys([*KEYS, *(key for one in patients for key in one)])
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(keys))
        writer.writeheader()
        writer.writerows(patients)
    return path


def command(*arguments: str | Path) -> list[str]:
    """Return the command line of a batch."""
    said = [sys.executable, "-m", "handouts", "batch", *(str(one) for one in arguments)]
    return said if "--date" in said else [*said, "--date", TODAY.isoformat()]


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1"}


def batch(
    *arguments: str | Path, prepare: Callable[[], None] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run `handouts batch` to its end."""
    return subprocess.run(
        command(*arguments),
        env=environment(),
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
        preexec_fn=prepare,
    )


def begin(*arguments: str | Path) -> subprocess.Popen[str]:
    """Begin a batch, in a process group of its own, as a shell does."""
    return subprocess.Popen(
        command(*arguments),
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def until(is_so: Callable[[], object]) -> None:
    """Wait until something is so."""
    end = time.monotonic() + SECONDS
    while not is_so():
        assert time.monotonic() < end, "waited for too long"
        time.sleep(0.02)


def entries(folder: Path) -> list[dict[str, Any]]:
    """Return the lines of the manifest that are whole."""
    try:
        lines = (folder / "manifest.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    except FileNotFoundError:
        return []
    return [json.loads(line) for line in lines if line.endswith("\n")]


def handouts(folder: Path) -> dict[str, bytes]:
    """Return the PDFs of a folder by name."""
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.pdf"))}


def assert_whole(folder: Path, rows: Sequence[int]) -> None:
    """Make sure that a run holds one handout for each of these rows, and nothing else of ours."""
    import hashlib

    found = entries(folder)
    assert sorted(entry["row"] for entry in found) == sorted(rows)
    made = handouts(folder)
    assert sorted(made) == sorted(entry["file"] for entry in found)
    for entry in found:
        assert hashlib.sha256(made[entry["file"]]).hexdigest() == entry["sha256"]
    assert not list(folder.glob(".*.part"))
    for path in folder.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path.name


def workers_of(process: int) -> list[int]:
    """Return the processes that a batch has started to make handouts."""
    found = []
    for task in Path(f"/proc/{process}/task").iterdir():
        for child in (task / "children").read_text(encoding="ascii").split():
            words = Path(f"/proc/{child}/cmdline").read_bytes()
            if b"spawn_main" in words:
                found.append(int(child))
    return found


def kill(process: int) -> None:
    """End a process as `kill -9` does."""
    os.kill(process, signal.SIGKILL)
