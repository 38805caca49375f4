"""Reads the register of sources, ours and a clinic's, so that each source is described once."""

import tomllib
from collections.abc import Mapping

from pydantic import TypeAdapter, ValidationError

from handouts.errors import Problem, SectionError
from handouts.library.frontmatter import SourceMatter
from handouts.library.model import Source
from handouts.resources import Resources

FILE = "sources.toml"
_REGISTER = TypeAdapter(dict[str, SourceMatter])


def read_sources(resources: Resources) -> Mapping[str, Source]:
    """Return every source by its key, a clinic's added to ours.

    Raises: SectionError if a register is not well formed, or a clinic's changes one of ours.
    """
    sources: dict[str, Source] = {}
    problems: list[Problem] = []
    folders = [resources.templates, *([resources.clinic] if resources.clinic else [])]
    for folder in folders:
        path = folder / FILE
        if not path.is_file():
            continue
        try:
            written = _REGISTER.validate_python(tomllib.loads(path.read_text(encoding="utf-8")))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            problems.append(Problem(FILE, f"cannot be read: {error}.", code="sources"))
            continue
        except ValidationError as error:
            problems += [
                Problem(
                    f"{FILE}: {'.'.join(str(part) for part in fault['loc'])}",
                    f"{fault['msg']}.",
                    "A source has short, title and, if it has one, year.",
                    "sources",
                )
                for fault in error.errors()
            ]
            continue
        for key, matter in written.items():
            source = Source(key, matter.short, matter.title, matter.year)
            if sources.setdefault(key, source) != source:
                place, remedy = f"{FILE}: {key}", "Use another key."
                problems.append(Problem(place, "is a built-in source.", remedy, "sources"))
    if problems:
        raise SectionError(problems)
    return sources
