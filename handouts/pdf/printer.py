"""Hands a finished PDF to the print service of this machine, which learns nothing but the pages."""

import os
import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import which
from typing import Final

from handouts.errors import Problem, RenderingError

PRINT_PACKAGE: Final = "cups-client"
"""The Debian package that holds `lp` and `lpstat`."""

SECONDS_TO_LOOK: Final = 20
SECONDS_TO_SEND: Final = 120

_DEFAULT: Final = "system default destination: "
_JOB: Final = re.compile(r"request id is (\S+)")


@dataclass(frozen=True)
class Printer:
    """A printer that this machine knows, by the name that `lp` takes."""

    name: str


def installed_printers() -> tuple[str, ...]:
    """Return the names of the printers that this machine knows.

    Raises: RenderingError if it has no print service, or if that does not answer.
    """
    return tuple(line.strip() for line in _ask("-e").splitlines() if line.strip())


def default_printer() -> str | None:
    """Return the name of the printer that is taken if none is named, or None.

    Raises: RenderingError if there is no print service, or if that does not answer.
    """
    line = _ask("-d").strip()
    return line.removeprefix(_DEFAULT) if line.startswith(_DEFAULT) else None


def find_printer(name: str | None) -> Printer:
    """Return the printer of that name, or without a name the default printer.

    Raises: RenderingError that lists the printers of this machine if there is none such; it does
        not repeat the name, which may be a slip for something else.
    """
    _tool("lp")
    known = installed_printers()
    if not known:
        remedy = "Add one in the settings of your system, then look with `lpstat -e`."
        raise _refused("this machine knows no printer", remedy, "no-printer")
    listed = f"Name one: {', '.join(known)}."
    usual = default_printer() if name is None else name
    if usual is None:
        raise _refused("there is no default printer", listed, "no-default")
    if usual not in known:
        raise _refused("there is no printer of that name", listed, "no-printer")
    return Printer(usual)


def send_to_printer(pdf: bytes, printer: Printer, *, title: str, media: str) -> str:
    """Send a PDF to a printer and return the name of the job.

    Args:
        pdf: the pages; they reach the print service as standard input, under no file's name.
        printer: one that `find_printer` has found.
        title: how the job is called in the queue, where others may read it.
        media: the paper, as the print service calls it, such as "A4".

    Raises: RenderingError if the print service refuses the job or does not take it in time. What
        it says itself is not repeated, as nobody knows what it may quote.
    """
    options = ["-d", printer.name, "-t", title, "-o", f"media={media}", "-o", "print-scaling=none"]
    ended = _run("lp", options, pdf, SECONDS_TO_SEND)
    if ended.returncode != 0:
        raise _refused(
            f"the handout was not printed: lp ended with exit code {ended.returncode}",
            "Look at the printer with `lpstat -t`.",
            "lp-failed",
        )
    job = _JOB.search(ended.stdout.decode("utf-8", "replace"))
    return job[1] if job else printer.name


def _ask(question: str) -> str:
    ended = _run("lpstat", [question], b"", SECONDS_TO_LOOK)
    return ended.stdout.decode("utf-8", "replace")


def _run(
    name: str, arguments: Sequence[str], content: bytes, seconds: float
) -> "subprocess.CompletedProcess[bytes]":
    """Run a tool of the print service, without a shell and in the language that we can read."""
    try:
        return subprocess.run(  # noqa: S603 - a list of arguments, none of them a patient's
            [_tool(name), *arguments],
            input=content,
            capture_output=True,
            check=False,
            timeout=seconds,
            env={**os.environ, "LC_ALL": "C"},
        )
    except subprocess.TimeoutExpired:
        raise _refused(
            f"{name} did not end within {seconds} seconds",
            "Look at the printer with `lpstat -t`.",
            "lp-hangs",
        ) from None
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else "unknown reason"
        raise _refused(
            f"{name} cannot be started ({reason})", f"Reinstall {PRINT_PACKAGE}.", "no-lp"
        ) from None


def _tool(name: str) -> Path:
    found = which(name)
    if found is None:
        raise _refused(
            f"this machine has no {name}, so it cannot print",
            f"On Debian: apt install {PRINT_PACKAGE}. Or leave out --print.",
            "no-lp",
        )
    return Path(found)


def _refused(message: str, remedy: str, code: str) -> RenderingError:
    return RenderingError(Problem("printer", f"{message}.", remedy, code))
