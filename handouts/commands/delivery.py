"""What `make` and `ask` do with a finished handout: write it, protect it, print it."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

import click

from handouts.commands.also import also_option, files_beside, say_companions
from handouts.commands.profile_options import say_notices
from handouts.errors import ExitCode, RenderingError

if TYPE_CHECKING:
    from handouts.clinic import Paper
    from handouts.handout import Companion, Handout, Shelf
    from handouts.pdf import Password, Printer

F = TypeVar("F", bound=Callable[..., object])

DEFAULT_PRINTER: Final = "the default printer"
"""What `--print` alone stands for; no printer can have a name with a space in it."""

MEDIA: Mapping["Paper", str] = {"a4": "A4", "letter": "Letter"}
"""Each paper, as the print service calls it."""


_ENDINGS = frozenset({".txt", ".html"})
"""Endings that a PDF with companions must not have: they are those of the companions."""


@dataclass(frozen=True)
class Delivery:
    """Where a handout goes: to a file, perhaps under a password, to a printer, or to both."""

    output: Path | None
    password: "Password | None" = None
    printer: "Printer | None" = None
    also: "tuple[Companion, ...]" = ()

    @property
    def beside(self) -> "Mapping[Path, Companion]":
        """Return the file of each companion."""
        return files_beside(self.output, self.also) if self.output is not None else {}


def delivery_options(command: F) -> F:
    """Add `-o`, `--also`, `--password-file` and `--print` to a command."""
    for option in (
        click.option(
            "--print",
            "printer",
            is_flag=False,
            flag_value=DEFAULT_PRINTER,
            metavar="[PRINTER]",
            help="Send it to a printer; to the default one if none is named. -o may be left out.",
        ),
        click.option(
            "--password-file",
            type=click.Path(path_type=Path, dir_okay=False),
            help="Protect the PDF with the password that is the first line of this file.",
        ),
        also_option,
        click.option(
            "-o",
            "--output",
            type=click.Path(path_type=Path, dir_okay=False),
            help="The PDF to write. Nobody else on this machine can read it.",
        ),
    ):
        command = option(command)
    return command


def prepare_delivery(
    output: Path | None,
    password_file: Path | None,
    printer: str | None,
    also: "tuple[Companion, ...]" = (),
    *,
    asks: bool = False,
) -> Delivery:
    """Return where the handout goes, once password and printer are there.

    With `asks`, the file is asked for later if neither it nor a printer is named.

    Raises: RenderingError if password or printer is not there, UsageError if the handout goes
        nowhere, if a password has no file to protect or companions none to stand beside, if
        companions would be unprotected, or if `--print` took a file for a printer.
    """
    from handouts.pdf import read_password

    if also and password_file is not None:
        raise click.UsageError(
            "--also writes files that no password protects. Leave out --also or --password-file."
        )
    if output is None and printer is None and not asks:
        raise click.UsageError(
            "Name the PDF to write with -o (--output), or print it with --print."
        )
    if output is None and printer is not None and password_file is not None:
        raise click.UsageError("--password-file protects the file of -o; name one with -o.")
    if printer is not None and not printer.strip():
        raise click.UsageError("The printer's name is empty; --print alone takes the default.")
    if also and output is not None and output.suffix.lower() in _ENDINGS:
        raise click.UsageError("With --also, give the PDF an ending of its own: -o handout.pdf")
    if also and output is None and printer is not None:
        raise click.UsageError("--also puts files beside the PDF; name it with -o.")
    password = read_password(password_file) if password_file else None
    if password is not None and password.is_exposed:
        told = "others on this machine can read the password file; `chmod 600` mends that."
        click.echo(f"Warning: {told}", err=True)
    return Delivery(output, password, _find(printer) if printer is not None else None, also)


def _find(wanted: str) -> "Printer":
    from handouts.pdf import find_printer

    try:
        return find_printer(None if wanted == DEFAULT_PRINTER else wanted)
    except RenderingError:
        if not _is_file(wanted):
            raise
        raise click.UsageError(
            "--print took a file for the name of a printer. Write the profile before --print, or "
            "--print=PRINTER with the printer's name."
        ) from None


def _is_file(wanted: str) -> bool:
    try:
        return os.sep in wanted or wanted.lower().endswith(".toml") or Path(wanted).exists()
    except OSError:  # too long for a name
        return False


def write_handout(
    handout: "Handout", shelf: "Shelf", delivery: Delivery, others: Mapping[Path, bytes]
) -> None:
    """Write the handout to its file, if it has one; without protection it is never on the disk.

    Args:
        handout: what was made.
        shelf: what it was made from.
        delivery: where it goes, and its companions.
        others: files that are written with it, all or none.

    Raises: RenderingError if a file cannot be written.
    """
    from handouts.handout import make_companions
    from handouts.pdf import protect, write_together

    files = dict(others)
    if delivery.output is not None:
        pdf = protect(handout.pdf, delivery.password) if delivery.password else handout.pdf
        files[delivery.output] = pdf
        files.update(make_companions(handout.plan, shelf, delivery.beside))
    write_together(files)


def finish(ctx: click.Context, handout: "Handout", delivery: Delivery) -> None:
    """Say what was made, print it if that is asked for, and end with exit code 9 on a red flag.

    Raises: RenderingError if it cannot be printed; the file is written by then.
    """
    say_notices(handout.draft)
    if delivery.output is not None:
        how = ", protected" if delivery.password else ""
        click.echo(f"{delivery.output}  ({_described(handout)}{how})")
    say_companions(delivery.beside, handout.draft.handout_id)
    if delivery.printer is not None:
        _print(handout, delivery.printer)
    if handout.draft.selection.red_flag:
        ctx.exit(ExitCode.RED_FLAG)


def _print(handout: "Handout", printer: "Printer") -> None:
    from handouts.pdf import send_to_printer

    draft = handout.draft
    title, media = f"handout {draft.handout_id}", MEDIA[draft.paper]
    job = send_to_printer(handout.pdf, printer, title=title, media=media)
    told = "the print queue holds the pages, without a password, for those who look after it."
    click.echo(f"Warning: {told}", err=True)
    click.echo(f"{job}  ({_described(handout)}, sent to the printer)")


def _described(handout: "Handout") -> str:
    pages = f"{handout.pages} page{'s' if handout.pages != 1 else ''}"
    return f"{pages}, handout {handout.draft.handout_id}"


def keep_apart(output: Path | None, also: "tuple[Companion, ...]", *others: Path | None) -> None:
    """Refuse to write one file over another that the command reads or writes.

    Raises: UsageError if two of the files are the same.
    """
    beside = files_beside(output, also) if output is not None else ()
    named = [path.resolve() for path in (output, *beside, *others) if path is not None]
    if len(set(named)) < len(named):
        raise click.UsageError(
            "The profile, -o, the files of --also, --explanation and --password-file must be "
            "different files."
        )
