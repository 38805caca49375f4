"""Checks that a hard word is explained in the section that uses it."""

import re
import tomllib
from collections.abc import Iterator, Mapping

from pydantic import TypeAdapter, ValidationError

from handouts.errors import Problem, SectionError
from handouts.library.checks.gates import Gate
from handouts.library.model import Section, section_texts
from handouts.resources import Resources

FILE = "jargon.toml"
_LIST = TypeAdapter(dict[str, tuple[str, ...]])


def read_jargon(resources: Resources) -> Mapping[str, tuple[str, ...]]:
    """Return the hard words of this installation, each with the plain words that explain it.

    Raises: SectionError if the list is not well formed.
    """
    path = resources.templates / FILE
    try:
        return _LIST.validate_python(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SectionError(Problem(FILE, f"cannot be read: {error}.", code="lists")) from error
    except ValidationError as error:
        raise SectionError(
            Problem(
                f"{FILE}: {'.'.join(str(part) for part in fault['loc'])}",
                f"{fault['msg']}.",
                'Write: term = ["plain words", "or these"].',
                "lists",
            )
            for fault in error.errors()
        ) from error


def jargon_problems(section: Section, jargon: Mapping[str, tuple[str, ...]]) -> Iterator[Problem]:
    """Yield the hard words of a section that none of their plain words explains.

    Args:
        section: the section; all its texts count, as a word may be explained in the title.
        jargon: plain words for each hard one. A hard word in capitals is found in capitals only.
    """
    text = "\n".join(message.text for message in section_texts(section))
    for term, plain in jargon.items():
        if _stands_in(term, text) and not any(_begins_in(words, text) for words in plain):
            remedy = f"Say {' or '.join(f'“{words}”' for words in plain)}, too, or instead."
            yield Gate.JARGON.of(section, f"“{term}” is not explained.", remedy)


def _stands_in(term: str, text: str) -> bool:
    """Return whether a term, or its plural, stands in the text."""
    flags = re.NOFLAG if term.isupper() else re.IGNORECASE
    return re.search(rf"\b{re.escape(term)}(?:e?s)?\b", text, flags) is not None


def _begins_in(words: str, text: str) -> bool:
    return re.search(rf"\b{re.escape(words)}", text, re.IGNORECASE) is not None
