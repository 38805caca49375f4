"""`handouts sections new` and `preview`: begin a section, and look at it as it is printed."""

import shlex
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from handouts.commands.common import clinic_option, date_option, near, preview_options
from handouts.commands.section_library import section_of

if TYPE_CHECKING:
    from handouts.clinic import Paper, Size


@click.command()
@click.argument("slug", metavar="KIND/SLUG")
@click.option("--medicine", is_flag=True, help="It is about medicines or supplements.")
@clinic_option
@date_option
def new(slug: str, medicine: bool, clinic: Path | None, on: date) -> None:
    r"""Begin a section: write a file with every key and heading, to be filled in.

    KIND is safety, education or remedies. The file is written into the clinic's folder; without
    one, into this program's own sections, if it is a checkout.

    \b
    Example:
      handouts sections new remedies/pause-at-the-desk --clinic my-clinic
    """
    from handouts.clinic import read_clinic
    from handouts.library import new_section
    from handouts.resources import Resources

    resources = Resources.find(clinic)
    read_clinic(resources.clinic)  # a folder that is no clinic's is not to become one
    path = new_section(slug, resources, on, is_medicine=medicine)
    folder = ["--clinic", str(clinic)] if clinic else []
    click.echo(near(path))
    click.echo("Replace all that stands between << and >>. Then:")
    for words in (["check"], ["preview", slug]):
        click.echo(f"  {shlex.join(['handouts', 'sections', *words, *folder])}")


@click.command()
@click.argument("slug")
@click.option("--language", metavar="TAG", default="", help="Such as es or ar. Default: en.")
@preview_options("remedies-heat.pdf")
@clinic_option
@date_option
def preview(
    slug: str,
    language: str,
    territory: str,
    paper: "Paper | None",
    size: "Size | None",
    output: Path | None,
    clinic: Path | None,
    on: date,
) -> None:
    """Make a PDF of one section as it is printed: not for patients.

    It shows every part, every caution and every line beside other sections. A section that the
    check still refuses can be looked at, too.
    """
    from handouts.handout import Wanted, load_shelf, preview_section
    from handouts.pdf import write_private

    shelf = load_shelf(clinic, unfinished=True)
    section = section_of(shelf.library, slug)
    made = preview_section(section.slug, shelf, Wanted(language, territory, paper, size), on)
    target = output or Path(f"{section.slug.replace('/', '-')}.pdf")
    write_private(made.pdf, target)
    for notice in made.notices:
        click.echo(f"Warning: {notice.message}", err=True)
    pages = f"{made.pages} page{'s' if made.pages != 1 else ''}"
    click.echo(f"{target}  ({pages}, a preview: not for patients)")
