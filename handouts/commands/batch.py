"""`handouts batch`: many patients from a CSV file or a workbook, a PDF for each."""

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from handouts.commands.batch_report import Report, finish_batch, stop_on_request
from handouts.commands.common import clinic_option, read_day, today

if TYPE_CHECKING:
    from handouts.clinic import Paper, Size

ROW_SECONDS = 120
MOST_JOBS = 64


def _day(ctx: click.Context, param: click.Parameter, value: str | None) -> date | None:
    return None if value is None else read_day(ctx, param, value)


@click.command()
@click.argument("rows", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder of the run, new or empty. --dry-run needs none.",
)
@click.option(
    "--print-file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Also put all handouts into this one PDF, ready for printing on both sides.",
)
@click.option(
    "--sort",
    type=click.Choice(["row", "language", "clinician", "record"]),
    default="row",
    show_default=True,
    help="The order in the print file.",
)
@click.option(
    "--jobs",
    type=click.IntRange(1, MOST_JOBS),
    help="How many processes make handouts; as many as there are cores if not given.",
)
@click.option("--resume", is_flag=True, help="Go on with the run in the folder.")
@click.option("--dry-run", is_flag=True, help="Check every row, and make nothing.")
@click.option("--strict", is_flag=True, help="Make nothing if one row is wrong.")
@click.option("--json", "as_json", is_flag=True, help="Say what came of it for programs.")
@click.option("--encoding", default="", metavar="NAME", help="The file's, where it does not tell.")
@click.option("--paper", type=click.Choice(["a4", "letter"]), help="For all rows.")
@click.option("--size", type=click.Choice(["standard", "clear", "large"]), help="For all rows.")
@click.option("--with-language", default="", metavar="TAG", help="A second language for all rows.")
@click.option(
    "--row-timeout",
    type=click.FloatRange(1, 86_400),
    default=ROW_SECONDS,
    show_default=True,
    metavar="SECONDS",
    help="How long one handout may take.",
)
@click.option(
    "--record-key",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A file with the secret that makes the hashes of record numbers alike in all your runs.",
)
@click.option(
    "--date",
    "on",
    metavar="YYYY-MM-DD",
    callback=_day,
    help="Today if not given; with --resume, the date of the run.",
)
@clinic_option
@click.pass_context
def batch(
    ctx: click.Context,
    /,
    rows: Path,
    folder: Path | None,
    print_file: Path | None,
    sort: str,
    jobs: int | None,
    resume: bool,
    dry_run: bool,
    strict: bool,
    as_json: bool,
    encoding: str,
    paper: "Paper | None",
    size: "Size | None",
    with_language: str,
    row_timeout: float,
    record_key: Path | None,
    on: date | None,
    clinic: Path | None,
) -> None:
    r"""Make a handout for each row of ROWS, a CSV file or an .xlsx workbook.

    \b
    Examples:
      handouts batch patients.csv --dry-run
      handouts batch patients.csv -o runs/november --print-file november.pdf
      handouts batch patients.csv -o runs/november --resume

    Rows that are wrong are named, and written to rejects.csv in the folder; the others are made,
    and the exit code is 8. Ctrl-C finishes what is in hand; --resume goes on.
    """
    from handouts.batch import Order, RunSettings, Sort, check_only, run_batch
    from handouts.handout import load_shelf

    _keep_apart(rows, folder, print_file, record_key, dry_run=dry_run)
    order = Order(
        rows,
        folder,
        today=today(),
        on=on,
        clinic=clinic,
        settings=RunSettings(paper, size, with_language),
        jobs=jobs or len(os.sched_getaffinity(0)),
        row_seconds=row_timeout,
        encoding=encoding,
        record_key=record_key,
        print_file=print_file,
        sort=Sort(sort),
        is_resumed=resume,
        is_strict=strict,
    )
    make = check_only if dry_run else run_batch
    with Report(as_json=as_json) as report, stop_on_request() as stopping:
        outcome = make(order, load_shelf(clinic), report, stopping)
    finish_batch(ctx, outcome, order, report, dry_run=dry_run)


def _keep_apart(
    rows: Path,
    folder: Path | None,
    print_file: Path | None,
    record_key: Path | None,
    *,
    dry_run: bool,
) -> None:
    """Refuse to write over what is read, and to make handouts that go nowhere.

    Raises: UsageError that says which options do not go together.
    """
    if folder is None and not dry_run:
        raise click.UsageError("Name the folder for the handouts with -o, or check with --dry-run.")
    if print_file is not None and dry_run:
        raise click.UsageError("--dry-run makes nothing, so it has no --print-file.")
    named = [path.resolve() for path in (rows, print_file, record_key) if path is not None]
    if len(set(named)) < len(named):
        raise click.UsageError("ROWS, --print-file and --record-key must be different files.")
    if folder and print_file and print_file.resolve().is_relative_to(folder.resolve()):
        raise click.UsageError("Let --print-file stand outside the folder of -o.")
    if print_file is not None and print_file.suffix.lower() != ".pdf":
        raise click.UsageError("--print-file is a PDF; give it a name that ends in .pdf.")
