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
from handouts.languages.catalogue import FILE, Catalogue, catalogue_place, entry_place
from handouts.languages.checks import Finding
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


@dataclass(frozen=True)
class Filtered:
    """What the filters found, message by message, and the codes of those that looked.

    `failures` say of a file why the program could not look at it.
    """

    found: tuple[Finding, ...] = ()
    looked: frozenset[str] = frozenset()
    failures: tuple[Problem, ...] = ()


NOT_ASKED = Filtered()


def find_pofilter() -> str | None:
    """Return the program that stands beside this Python or on the path; None if there is none."""
    return shutil.which(CODE, path=str(Path(sys.executable).parent)) or shutil.which(CODE)


def run_filters(catalogue: Catalogue, resources: Resources) -> Filtered:
    """Return what the filters find in the files of a language, accepted or not.

    Nothing if the program is not on this machine: what must not be missed, our own checks find.
    """
    program = find_pofilter()
    if program is None:
        return NOT_ASKED
    found: list[Finding] = []
    failures: list[Problem] = []
    for root, overlay in resources.catalogue_roots():
        path = root / catalogue.language / FILE
        if path.is_file():
            text, fault = _filtered(program, catalogue.language, path)
            found += _of_file(text, catalogue, overlay=overlay)
            failures += _failure(catalogue_place(catalogue.language, overlay=overlay), fault)
    looked = () if failures else filters_for(catalogue.language)
    return Filtered(tuple(found), frozenset(each.code for each in looked), tuple(failures))


def filters_for(language: str) -> tuple[Filter, ...]:
    """Return the filters that fit a language."""
    return tuple(each for each in FILTERS if language.partition("_")[0] not in each.not_for)


def _filtered(program: str, language: str, path: Path) -> tuple[str, str]:
    """Return the catalogue of what the filters find, and why they could not look, if so."""
    tests = (f"--test={each.name}" for each in filters_for(language))
    options = [f"--language={language}", "--nofuzzy", "--progress=none", *tests]
    with TemporaryDirectory() as folder:
        found = Path(folder) / "found.po"
        try:
            ended = subprocess.run(  # noqa: S603 - a fixed program and a path that we found
                [program, *options, str(path), str(found)],
                capture_output=True,
                check=False,
                timeout=_SECONDS,
            )
        except subprocess.TimeoutExpired:
            return "", f"pofilter had not ended after {_SECONDS:g} seconds."
        except OSError as error:
            return "", f"pofilter cannot be run ({error.strerror})."
        if ended.returncode != 0:
            return "", "pofilter cannot read the file."
        # It writes no file if it finds nothing.
        return found.read_text(encoding="utf-8") if found.is_file() else "", ""


def _failure(place: str, fault: str) -> Iterator[Problem]:
    if fault:
        remedy = "Check that `pofilter --version` answers."
        yield Problem(place, fault, remedy, CODE, Severity.WARNING)


def _of_file(text: str, catalogue: Catalogue, *, overlay: bool) -> Iterator[Finding]:
    used = {each.name: each for each in filters_for(catalogue.language)}
    for key, name, fault in _findings(text):
        entry = catalogue.entries.get(key)
        if entry is None or entry.overlay != overlay or entry.fuzzy or name not in used:
            continue
        if name == "doublewords" and not _is_doubled(fault, entry.text):
            continue
        yield (
            key,
            Problem(
                entry_place(catalogue.language, entry),
                f"“{excerpt(key[1])}” ({key[0]}): {fault.strip().rstrip('.')}.",
                used[name].explanation,
                used[name].code,
                used[name].severity,
            ),
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
