"""Opens the library for the commands about sections, and finds a section by its slug."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handouts.library import Library, Section


def open_library(clinic: Path | None) -> "Library":
    """Return all sections, a clinic's laid over ours.

    Raises: SectionError if one of them cannot be read; ClinicError if there is no such folder.
    """
    from handouts.library import read_library
    from handouts.profile import load_vocabulary
    from handouts.resources import Resources

    resources = Resources.find(clinic)
    return read_library(resources, load_vocabulary(resources))


def section_of(library: "Library", slug: str) -> "Section":
    """Return a section of the library.

    Raises: SectionError that names the nearest slugs if there is no such section.
    """
    from handouts.errors import Problem, SectionError

    section = library.sections.get(slug)
    if section is None:
        hint = near_slugs(slug, {s: (s, each.title) for s, each in library.sections.items()})
        raise SectionError(Problem("SLUG", "there is no such section.", hint, "unknown-slug"))
    return section


def near_slugs(slug: str, names: Mapping[str, Iterable[str]]) -> str:
    """Return a question that names the slugs which come near, or where to find them all.

    Args:
        slug: what somebody typed.
        names: for each slug, the words by which it may be meant.
    """
    from handouts.profile import nearest_names

    near = nearest_names(slug, names)
    return f"Did you mean {' or '.join(near)}?" if near else "See `handouts sections list`."
