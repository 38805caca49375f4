"""Finds forbidden numbers in the texts of the program: templates, catalogues, documentation.

Numbers are compared by their digits, as whole groups. A code of up to four digits is looked for
only where the text says that it is called (`tel:`, a telephone sign, or "call", "dial", "ring",
"phone", "text" or "number" just before it); otherwise it would be found in doses, years and page
numbers. Territory files are not searched: there the readers refuse a forbidden number themselves.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from handouts.errors import Problem, Severity
from handouts.territories.model import DoNotPrint, Territory
from handouts.territories.numbers import Mention, number_forms, numbers_in

SEARCHED = frozenset(
    {".md", ".rst", ".txt", ".html", ".jinja", ".j2", ".svg", ".css", ".toml", ".po", ".pot"}
)
_TAG = re.compile(r"<[^>]*>")
_JOINT = re.compile(r'"\n"')
_WORD_JOINER = "\u2060"

Forbidden = dict[str, list[tuple[Territory, DoNotPrint]]]


def forbidden_in_texts(territories: Iterable[Territory], roots: Iterable[Path]) -> list[Problem]:
    """Return each place below `roots` (files or folders) that holds a number under do_not_print.

    A number that is only forbidden in one use is a warning: a person has to read the sentence.
    """
    forbidden = _forbidden(territories)
    found: list[Problem] = []
    for root in roots:
        for path in _texts(root):
            name = path.relative_to(root.parent).as_posix()
            found.extend(_in_text(_readable(path), name, forbidden))
    return found


def _forbidden(territories: Iterable[Territory]) -> Forbidden:
    forbidden: Forbidden = {}
    for territory in territories:
        for entry in territory.do_not_print:
            for form in number_forms(entry.number, territory.code):
                forbidden.setdefault(form, []).append((territory, entry))
    return forbidden


def _texts(root: Path) -> Iterator[Path]:
    paths = sorted(root.rglob("*")) if root.is_dir() else [root]
    for path in paths:
        if path.suffix in SEARCHED and path.parent.name != "territories" and path.is_file():
            yield path


def _readable(path: Path) -> str:
    """Return what people read of a file, with its line breaks where they were."""
    text = path.read_text(encoding="utf-8", errors="replace")
    if path.suffix == ".svg":
        return _TAG.sub(lambda tag: "\n" * tag[0].count("\n") or " ", text)
    if path.suffix in {".po", ".pot"}:
        return _JOINT.sub(f"{_WORD_JOINER}\n{_WORD_JOINER}", text)
    return text


def _in_text(text: str, name: str, forbidden: Forbidden) -> Iterator[Problem]:
    told: set[tuple[int, str, str]] = set()
    for mention in numbers_in(text):
        if not mention.counts:
            continue
        for territory, entry in forbidden.get(mention.digits, ()):
            line = text.count("\n", 0, mention.start) + 1
            if (line, territory.code, entry.number) not in told:
                told.add((line, territory.code, entry.number))
                yield _problem(name, line, mention, territory, entry)


def _problem(
    name: str, line: int, mention: Mention, territory: Territory, entry: DoNotPrint
) -> Problem:
    place = f"{name}, line {line}"
    remedy = "Take it out: numbers stand in the territory files and nowhere else."
    if entry.used_as is None:
        return Problem(
            place,
            f"holds {mention.digits}, which must not be printed ({territory.code}: "
            f"{entry.reason}).",
            remedy,
            "do-not-print",
        )
    return Problem(
        place,
        f"holds {mention.digits}, which must not be printed as {entry.used_as} "
        f"({territory.code}: {entry.reason}).",
        remedy,
        "do-not-print-use",
        Severity.WARNING,
    )
