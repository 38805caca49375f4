"""`handouts sections recall`: which handouts hold a version of a section that is out of date."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from handouts.commands.common import clinic_option
from handouts.commands.section_library import near_slugs

if TYPE_CHECKING:
    from handouts.errors import Problem
    from handouts.handout.recall import Version


class Found(NamedTuple):
    """A handout that holds an old version, and the run that made it, as it was typed."""

    run: str
    row: int | None
    record: str | None
    handout_id: str
    version: str


def _version(_ctx: click.Context, _param: click.Parameter, value: str) -> "Version":
    from handouts.handout.recall import read_version

    version = read_version(value)
    if version is None:
        raise click.BadParameter("not a version; write three numbers, such as 1.2.0.")
    return version


@click.command()
@click.argument("slug")
@click.argument("run", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--before",
    required=True,
    metavar="VERSION",
    callback=_version,
    help="The first version that is good; older ones are recalled.",
)
@clinic_option
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def recall(
    slug: str, run: tuple[Path, ...], before: "Version", clinic: Path | None, as_json: bool
) -> None:
    r"""List the handouts that hold a version of SLUG older than another.

    RUN is the folder of a batch, its manifest, or a file from `make --explanation`. Names are
    never shown: the record is the keyed hash that the manifest holds.

    \b
    Example:
      handouts sections recall remedies/heat --before 1.2.0 runs/november kept/*.json
    """
    from handouts.errors import Problem, ProfileError

    _warn_of_unknown(slug, clinic)
    search = _Search(slug, before)
    rows = (found for path in run for found in search.through(path))
    if as_json:
        _print_json(rows)
    else:
        _print_table(rows, max(len(str(path)) for path in run))
    if not as_json:
        verb = "hold" if search.found > 1 else "holds"
        which = f"{slug} before {'.'.join(map(str, before))}"
        click.echo(f"{search.found or 'None'} of {search.handouts} handouts {verb} {which}.")
    if search.broken and not search.problems:
        message = f"lines were not searched: {search.broken}."
        raise ProfileError(Problem("RUN", message, "Look into these runs by hand.", "not-searched"))
    if search.problems:
        raise ProfileError(search.problems)


class _Search:
    """Goes through runs one after the other, counts, and keeps what is wrong with them."""

    def __init__(self, slug: str, before: "Version") -> None:
        self._slug = slug
        self._before = before
        self.found = 0
        self.handouts = 0
        self.broken = 0
        self.problems: list[Problem] = []

    def through(self, path: Path) -> Iterator[Found]:
        """Yield the handouts of a run that are to be recalled; warn of lines that are broken."""
        from handouts.errors import ProfileError
        from handouts.handout.recall import Broken, is_older, read_run

        try:
            for made in read_run(path):
                if isinstance(made, Broken):
                    self.broken += 1
                    place = f"{path}, line {made.line}"
                    click.echo(f"Warning: {place}: is no line of a manifest.", err=True)
                    continue
                self.handouts += 1
                version = made.versions.get(self._slug)
                if version is not None and is_older(version, self._before):
                    self.found += 1
                    yield Found(str(path), made.row, made.record, made.handout_id, version)
        except ProfileError as error:
            self.problems.extend(error.problems)


def _warn_of_unknown(slug: str, clinic: Path | None) -> None:
    """Warn of a slug that no file bears now; the section may have been withdrawn."""
    from handouts.resources import Resources

    slugs = {
        path.relative_to(root).with_suffix("").as_posix()
        for root, _ in Resources.find(clinic).section_roots()
        for path in root.glob("*/*.md")
    }
    if slug not in slugs:
        hint = near_slugs(slug, {name: (name, name.rpartition("/")[2]) for name in sorted(slugs)})
        click.echo(
            f"Warning: {slug} is not in the library any more, or never was. {hint}", err=True
        )


def _print_json(rows: Iterator[Found]) -> None:
    """Print a list, one handout in each line, as they are found."""
    between = ""
    click.echo("[", nl=False)
    for row in rows:
        click.echo(f"{between}\n{json.dumps(row._asdict(), ensure_ascii=False)}", nl=False)
        between = ","
    click.echo("\n]" if between else "]")


def _print_table(rows: Iterator[Found], run_width: int) -> None:
    """Print a table as the handouts are found; a column grows when a cell does."""
    widths = [run_width, 0, 0, 0, 0]
    for position, row in enumerate(rows):
        lines: list[Sequence[str]] = [["-" if cell is None else str(cell) for cell in row]]
        if position == 0:
            lines.insert(0, ("run", "row", "record", "handout", "version"))
        for cells in lines:
            widths = [max(width, len(cell)) for width, cell in zip(widths, cells, strict=True)]
            padded = [cell.ljust(width) for cell, width in zip(cells, widths, strict=True)]
            click.echo("  ".join(padded).rstrip())
