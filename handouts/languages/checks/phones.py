"""Checks that no phone number and no web address is typed: those come from the territory alone."""

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from handouts.errors import Severity
from handouts.languages.checks.pair import Check, Pair, bare
from handouts.resources import Resources

_SPACE = r"[ \u00a0\u202f\u2009]"
_SEPARATOR = rf"(?:{_SPACE}?[.\-\u2010-\u2015\u2212/·()]{{0,2}}{_SPACE}?)"
_RUN = re.compile(rf"\d(?:{_SEPARATOR}\d)*")
_LONGEST = 4
_SHORTEST_LISTED = 3
_ADDRESS = re.compile(
    r"https?:|\bwww\.|\S@\S|\w ?[(\[](?:at|arroba)[)\]] ?\w"
    r"|\b[a-zA-Z0-9-]+\.(?:com|org|net|gov|edu|info|int)\b"
    r"|\b[a-z0-9-]{3,}\.[a-z]{2}\b"
)


def territory_numbers(resources: Resources) -> frozenset[str]:
    """Return the digits of every number that any territory lists, printed or not.

    A file that does not parse adds none; the check of the territories says so.
    """
    found: set[str] = set()
    for root, _ in resources.territory_roots():
        for path in root.glob("*.toml"):
            try:
                territory = tomllib.loads(path.read_text(encoding="utf-8"))
            except (UnicodeDecodeError, tomllib.TOMLDecodeError):
                continue
            found.update(_digits(number) for number in _listed(territory))
    return frozenset(number for number in found if len(number) >= _SHORTEST_LISTED)


def _listed(territory: Mapping[str, object]) -> Iterator[str]:
    for table, keys in (("helpline", ("display", "dial", "e164")), ("do_not_print", ("number",))):
        entries = territory.get(table)
        for entry in entries if isinstance(entries, list) else ():
            yield from (str(entry[key]) for key in keys if isinstance(entry, dict) and key in entry)


def _typed_numbers(text: str) -> Iterable[str]:
    return (_digits(run) for run in _RUN.findall(_plain(text)))


def _plain(text: str) -> str:
    """Return the text with the narrow form of every wide sign: １１２ is 112, ＠ is @."""
    return unicodedata.normalize("NFKC", bare(text)).replace("\u0640", "")


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _contacts(pair: Pair) -> Iterator[str]:
    added = Counter(_typed_numbers(pair.translation)) - Counter(_typed_numbers(pair.source))
    for number in added.elements():
        if number in pair.phone_numbers or len(number) > _LONGEST:
            yield "a phone number is typed; use the placeholder of the English text."
    if _ADDRESS.search(_plain(pair.translation)):
        yield "a web or mail address is typed."


PHONES = Check("phones", Severity.ERROR, "No phone number or address is typed.", _contacts)
