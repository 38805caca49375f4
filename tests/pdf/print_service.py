"""Stands in for the print service of a machine, and writes down all that it is told."""

import os
import shlex
from dataclasses import dataclass
from pathlib import Path

import pytest

LP = """\
#!/bin/sh
printf '%s\\0' "$@" > {folder}/arguments
env -0 > {folder}/environment
cat > {folder}/pages
{then}
"""
LPSTAT = """\
#!/bin/sh
case "$1" in
-e) {printers} ;;
-d) echo {default} ;;
esac
"""
TAKEN = "echo 'request id is office-7 (0 file(s))'"


@dataclass(frozen=True)
class PrintService:
    """A folder with an `lp` and an `lpstat` of ours, and what `lp` was given."""

    folder: Path

    @property
    def was_asked(self) -> bool:
        """Return whether anything was sent to a printer."""
        return (self.folder / "arguments").exists()

    @property
    def arguments(self) -> list[str]:
        """Return what `lp` was called with."""
        return (self.folder / "arguments").read_text("utf-8").split("\0")[:-1]

    @property
    def environment(self) -> dict[str, str]:
        """Return the environment of `lp`, without what its shell adds."""
        lines = (self.folder / "environment").read_text("utf-8").split("\0")[:-1]
        pairs = (line.partition("=") for line in lines)
        shell = {"PWD", "OLDPWD", "SHLVL", "_"}
        return {name: value for name, _, value in pairs if name not in shell}

    @property
    def pages(self) -> bytes:
        """Return what `lp` was given to print."""
        return (self.folder / "pages").read_bytes()


def install(
    folder: Path,
    patch: pytest.MonkeyPatch,
    *,
    printers: tuple[str, ...] = ("office", "ward"),
    default: str = "system default destination: office",
    then: str = TAKEN,
) -> PrintService:
    """Put a print service on the path.

    Args:
        folder: an empty one for its tools and what they write down.
        patch: undoes it.
        printers: the names that it knows.
        default: what it says of the default printer.
        then: what `lp` does when it has read the pages.
    """
    listed = f"printf '%s\\n' {shlex.join(printers)}" if printers else ":"
    tools = {
        "lp": LP.format(folder=shlex.quote(str(folder)), then=then),
        "lpstat": LPSTAT.format(printers=listed, default=shlex.quote(default)),
    }
    for name, text in tools.items():
        tool = folder / name
        tool.write_text(text, encoding="utf-8")
        tool.chmod(0o755)
    patch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return PrintService(folder)
