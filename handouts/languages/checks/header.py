"""Checks the head of a catalogue: its language, and how many plurals gettext expects."""

import gettext
import re
from collections.abc import Callable, Iterator

from babel import Locale, UnknownLocaleError
from babel.messages.plurals import get_plural

from handouts.errors import Problem, Severity
from handouts.languages.catalogue import FILE, catalogue_place
from handouts.resources import Resources

_PLURALS = re.compile(r"Plural-Forms:\s*nplurals\s*=\s*(\d+)\s*;\s*plural\s*=\s*(.+?);?\s*\\n")
_LANGUAGE = re.compile(r'^"Language:\s*(\S*)\s*\\n"', re.MULTILINE)
_PLURAL_MESSAGE = re.compile(r"^msgid_plural", re.MULTILINE)
_COUNTED = range(1001)
_CODE = "plural-forms"


def header_problems(language: str, resources: Resources) -> Iterator[Problem]:
    """Yield what is wrong with the heads of a language's files, ours and a clinic's."""
    for root, overlay in resources.catalogue_roots():
        path = root / language / FILE
        if path.is_file():
            text = path.read_text(encoding="utf-8-sig", errors="replace")
            yield from problems_of_header(
                text, language, catalogue_place(language, overlay=overlay)
            )


def problems_of_header(text: str, language: str, place: str) -> Iterator[Problem]:
    """Yield what is wrong with the head of one file.

    Source of what is right: the plural rules of CLDR, as Babel knows them.
    """
    joined = text.partition("\n\n")[0].replace('"\n"', "")
    said = _LANGUAGE.search(text.partition("\n\n")[0])
    if said and said[1] not in {"", language}:
        yield Problem(
            place,
            f"its head says that it is in “{said[1]}”.",
            f"Write “Language: {language}”.",
            "language-header",
            Severity.WARNING,
        )
    plurals = _PLURALS.search(joined)
    if plurals and _is_known(language) and not _same(plurals[1], plurals[2], language):
        yield Problem(
            place,
            "Plural-Forms in its head are not those of the language.",
            f"Write “Plural-Forms: {get_plural(language)}”.",
            _CODE,
        )
    if _PLURAL_MESSAGE.search(text):
        yield Problem(
            place,
            "holds a message with plural forms; the program has none.",
            "Run `handouts languages update`.",
            _CODE,
        )


def _same(count: str, expression: str, language: str) -> bool:
    expected = get_plural(language)
    if int(count) != expected.num_plurals:
        return False
    try:
        written: Callable[[int], int] = gettext.c2py(expression)
    except ValueError:
        return False
    right: Callable[[int], int] = gettext.c2py(expected.plural_expr)
    return all(written(number) == right(number) for number in _COUNTED)


def _is_known(language: str) -> bool:
    try:
        Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return False
    return True
