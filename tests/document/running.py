"""Runs a command as a shell would, and keeps what it said on each stream."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from handouts.commands import main
from tests.document.making import PROFILES, TODAY
from tests.pdf.opening import Opened, assert_fit

DATE = ("--date", TODAY.isoformat())


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> Ended:
    """Run `handouts` with these arguments."""
    capsys.readouterr()
    code = main([str(argument) for argument in arguments])
    shown = capsys.readouterr()
    return Ended(int(code), shown.out, shown.err)


def profile_file(name: str) -> Path:
    """Return the file of an example profile."""
    return PROFILES / f"{name}.toml"


def opened(path: Path, families: Sequence[str] = ("Noto Sans",), *, language: str = "en") -> Opened:
    """Return what a file that was made holds, once it is sure that it can be handed out."""
    return assert_fit(path.read_bytes(), families, language=language)


def explained(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> dict[str, object]:
    """Return what `explain --json` says."""
    ended = run(capsys, "explain", *arguments, *DATE, "--json")
    document = json.loads(ended.out)
    assert isinstance(document, dict)
    return document
