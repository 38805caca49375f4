"""Asks the Translate Toolkit's `pofilter`, if it is there, for slips that our checks do not see.

It is under the GPL, so it is run as a program of its own, like `msgfmt`, and never imported.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from babel.messages.pofile import read_po

from handouts.errors import Problem, Severity
from handouts.languages.catalogue import FILE, Catalogue, catalogue_place
from handouts.languages.messages import excerpt
from handouts.resources import Resources

CODE = "pofilter"
_MARK = "(pofilter) "
_SECONDS = 60
_QUOTED = re.compile(r"'(.+)'")


@dataclass(frozen=True)
class Filter:
    """One of the program's filters that we use; `not_for` names languages that it does not fit."""

    name: str
    severity: Severity
    explanation: str
    not_for: frozenset[str] = frozenset()

    @property
    def code(self) -> str:
        """Return the code of its findings, by which a translator accepts one."""
        return f"{CODE}:{self.name}"


FILTERS = (
    Filter("compendiumconflicts", Severity.ERROR, "No traces of catalogues that were joined."),
    Filter("escapes", Severity.ERROR, "No backslash that the English text does not have."),
    Filter("purepunc", Severity.ERROR, "What is punctuation alone stays as it is."),
    Filter(
        "doublewords",
        Severity.WARNING,
        "No word stands twice in a row.",
        frozenset({"ar", "fr", "hi", "id", "ja", "ms", "tr", "vi", "zh"}),
    ),
)
"""The filters that we use."""


def find_pofilter() -> str | None:
    """Return the program that stands beside this Python or on the path; None if there is none."""
    return shutil.which(CODE, path=str(Path(sys.executable).parent)) or shutil.which(CODE)


def pofilter_problems(catalogue: Catalogue, resources: Resources) -> list[Problem]:
    """Return what the filters find in the files of a language, less what translators accepted.

    Empty if the program is not on this machine: what must not be missed, our own checks find.
    """
    program = find_pofilter()
    if program is None:
        return []
    return [
        problem
        for root, overlay in resources.catalogue_roots()
        if (path := root / catalogue.language / FILE).is_file()
        for problem in _of_file(program, path, catalogue, overlay=overlay)
    ]


def filters_for(language: str) -> tuple[Filter, ...]:
    """Return the filters that fit a language."""
    return tuple(each for each in FILTERS if language.partition("_")[0] not in each.not_for)


def _of_file(program: str, path: Path, catalogue: Catalogue, *, overlay: bool) -> Iterator[Problem]:
    place = catalogue_place(catalogue.language, overlay=overlay)
    used = {each.name: each for each in filters_for(catalogue.language)}
    with TemporaryDirectory() as folder:
        found = Path(folder) / "found.po"
        ended = subprocess.run(  # noqa: S603 - a fixed program and a path that we found
            [
                program,
                f"--language={catalogue.language}",
                "--nofuzzy",
                "--progress=none",
                *(f"--test={name}" for name in used),
                str(path),
                str(found),
            ],
            capture_output=True,
            check=False,
            timeout=_SECONDS,
        )
        if ended.returncode != 0:
            yield Problem(
                place,
                "pofilter cannot read the file.",
                "Check that `pofilter --version` answers.",
                CODE,
                Severity.WARNING,
            )
            return
        # It writes no file if it finds nothing.
        text = found.read_text(encoding="utf-8") if found.is_file() else ""
    for key, name, fault in _findings(text):
        entry = catalogue.entries.get(key)
        if entry is None or entry.overlay != overlay or entry.fuzzy or name not in used:
            continue
        if used[name].code in entry.accepted:
            continue
        if name == "doublewords" and not _is_doubled(fault, entry.text):
            continue
        yield Problem(
            f"{place}, line {entry.line}",
            f"“{excerpt(key[1])}” ({key[0]}): {fault.strip().rstrip('.')}.",
            used[name].explanation,
            used[name].code,
            used[name].severity,
        )


def _is_doubled(fault: str, text: str) -> bool:
    """Return whether nothing but spaces parts the two words: one may end a sentence."""
    named = _QUOTED.search(fault)
    if named is None:
        return True
    word = re.escape(named[1])
    return re.search(rf"\b{word}\s+{word}\b", text, re.IGNORECASE) is not None


def _findings(text: str) -> Iterator[tuple[tuple[str, str], str, str]]:
    """Yield message, filter and fault of each comment that the program has written."""
    for message in read_po(StringIO(text)):
        if not isinstance(message.id, str) or not message.id or message.context is None:
            continue
        for comment in message.user_comments:
            if comment.startswith(_MARK):
                name, _, fault = comment.removeprefix(_MARK).partition(": ")
                yield (message.context, message.id), name, fault
