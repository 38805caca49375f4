"""Begins a section: a file with every key and heading, and guidance that the check refuses."""

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping
from datetime import MAXYEAR, date
from pathlib import Path
from string import Template

from handouts.errors import Problem, SectionError
from handouts.library.model import FOLDERS, Kind, Source
from handouts.resources import Resources

SKELETONS = "skeletons"
_GUIDANCE = re.compile(r"<<\s*(.*?)\s*>>|<<|>>")
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
_LONGEST_NAME = 60
_KINDS = {folder: kind for kind, folder in FOLDERS.items()}
_YEARS = {Kind.SAFETY: 1, Kind.REMEDY: 2, Kind.EDUCATION: 3}
_YEARS_OF_MEDICINE = 1
_USE_CLINIC = "Name a clinic's folder with --clinic."


def new_section(slug: str, resources: Resources, on: date, *, is_medicine: bool = False) -> Path:
    """Write the skeleton of a section and return its file.

    Args:
        slug: folder and name, such as `remedies/pause-at-the-desk`.
        resources: where it is written: the clinic's folder, or a checkout's own sections.
        on: the day from which the review is counted.
        is_medicine: whether the section is about medicines or supplements.

    Raises: SectionError if this is no slug, if there is such a section, or if the folder is not
        to be written in.
    """
    kind, name = _kind_and_name(slug)
    if is_medicine and kind is Kind.SAFETY:
        raise _refused(slug, "a safety section is not about medicines.", "Begin an education one.")
    text = skeleton(kind, name, resources, on, is_medicine=is_medicine)
    if resources.clinic and (resources.templates / "sections" / f"{slug}.md").is_file():
        remedy = "Choose another name, or copy our file and change the copy."
        raise _refused(slug, "is a section of ours.", remedy)
    target = _folder(slug, resources) / f"{name}.md"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("x", encoding="utf-8") as stream:
            stream.write(text)
    except FileExistsError as error:
        raise _refused(slug, "is there already, and stays as it is.", _ANOTHER) from error
    except OSError as error:
        raise _refused(slug, f"cannot be written ({error.strerror}).", _USE_CLINIC) from error
    return target


def skeleton(
    kind: Kind, name: str, resources: Resources, on: date, *, is_medicine: bool = False
) -> str:
    """Return the text of a section that is begun on a day; `name` is the last part of its slug."""
    written = (resources.templates / SKELETONS / f"{FOLDERS[kind]}.md").read_text(encoding="utf-8")
    return Template(written).substitute(
        title=f"{kind.value.capitalize()}: {name.replace('-', ' ')}",
        medicine=str(is_medicine).lower(),
        review_due=first_review(kind, on, is_medicine=is_medicine).isoformat(),
    )


def first_review(kind: Kind, on: date, *, is_medicine: bool = False) -> date:
    """Return the day by which a section that is begun on a day has to be looked at again."""
    year = min(on.year + (_YEARS_OF_MEDICINE if is_medicine else _YEARS[kind]), MAXYEAR)
    return date(year, on.month, min(on.day, monthrange(year, on.month)[1]))


def guidance_in(text: str) -> str | None:
    """Return the first piece of guidance that nobody has replaced yet, or None."""
    found = _GUIDANCE.search(text)
    return found.group() if found else None


def with_guidance(register: Mapping[str, Source], keys: Iterable[str]) -> dict[str, Source]:
    """Return the register of sources with what stands in the place of a key in a skeleton.

    So a section that has just been begun can be read, and its check names all that is left to do.
    """
    named = {key: Source(key, key, key, None) for key in keys if guidance_in(key)}
    return {**named, **register}


def _kind_and_name(slug: str) -> tuple[Kind, str]:
    folder, _, name = slug.partition("/")
    kind = _KINDS.get(folder)
    if kind is None:
        message = f"begins with none of {', '.join(sorted(_KINDS))}."
        raise SectionError(Problem("SLUG", message, _SUCH_AS))
    if not _NAME.fullmatch(name) or len(name) > _LONGEST_NAME:
        message = f"is no name of at most {_LONGEST_NAME} small letters, digits and single hyphens."
        raise SectionError(Problem("SLUG", message, _SUCH_AS))
    return kind, name


def _folder(slug: str, resources: Resources) -> Path:
    """Return the folder in which the section is written, and nowhere else."""
    if resources.clinic is not None:
        home = resources.clinic
        folder = home / "sections"
    elif (resources.templates.parent / "pyproject.toml").is_file():
        home = resources.templates
        folder = home / "sections"
    else:
        message = "this is an installed program, and its sections are not yours to change."
        raise _refused(slug, message, _USE_CLINIC)
    folder /= slug.partition("/")[0]
    if not folder.resolve().is_relative_to(home.resolve()):
        raise _refused(slug, "its folder is a link that leads elsewhere.", "Make it a folder.")
    return folder


_SUCH_AS = "Write it as remedies/pause-at-the-desk."
_ANOTHER = "Choose another name."


def _refused(slug: str, message: str, remedy: str) -> SectionError:
    return SectionError(Problem(f"{slug}.md", message, remedy))
