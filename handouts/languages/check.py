"""Checks a whole catalogue: each message by each check, its reviews, and with msgfmt."""

import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from handouts.errors import Problem, Severity, TranslationError
from handouts.languages.catalogue import (
    FILE,
    SOURCE_LANGUAGE,
    Catalogue,
    catalogue_place,
    read_catalogue,
)
from handouts.languages.checks import (
    CHECKS,
    COMPLETE,
    FUZZY,
    GLOSSARY,
    Check,
    Pair,
    territory_numbers,
)
from handouts.languages.extract import extract_messages
from handouts.languages.glossary import NO_TERMS, Glossary, read_glossary
from handouts.languages.messages import LABEL_CONTEXT, PAGE_CONTEXT, Message, excerpt
from handouts.languages.review import read_reviews
from handouts.languages.translator import protected_messages
from handouts.languages.words import Words
from handouts.library import HEADING_CONTEXT, Kind, Library
from handouts.resources import Resources

_MSGFMT_SECONDS = 60


def check_catalogue(
    language: str, resources: Resources, library: Library, words: Words
) -> list[Problem]:
    """Return everything that is wrong with a language's translation.

    A missing or fuzzy message of an education section, or of the labels that only clinicians
    read, is a warning; any other is an error, as nothing can be printed without it. Another word
    than the glossary's is an error where safety hangs on it: in safety, remedies, and in the lines
    of “Do not use if”.

    Args:
        language: a folder name; `available_languages`.
        resources: where the catalogues are; with a clinic's, hers are checked, too.
        library: all sections.
        words: the page words.
    """
    if language == SOURCE_LANGUAGE:
        return []
    problems = msgfmt_problems(language, resources)
    try:
        catalogue = read_catalogue(resources, language, protected_messages(library, words))
        glossary = read_glossary(resources)
    except TranslationError as error:
        return [*error.problems, *problems]
    optional = frozenset(section.slug for section in library.of_kind(Kind.EDUCATION))
    messages = extract_messages(library, words)
    problems += check_entries(
        catalogue, messages, optional, territory_numbers(resources), glossary=glossary
    )
    try:
        reviews = read_reviews(resources, library, words, catalogue)
    except TranslationError as error:
        return [*problems, *error.problems]
    return problems + [
        Problem(
            f"locales/{language}/review.toml, {slug}",
            "the words have changed since the review.",
            "Have it read again, or take the entry out.",
            "review-outdated",
            Severity.WARNING,
        )
        for slug in sorted(reviews.outdated)
    ]


def check_entries(
    catalogue: Catalogue,
    messages: Iterable[Message],
    optional: frozenset[str] = frozenset(),
    phone_numbers: frozenset[str] = frozenset(),
    *,
    glossary: Glossary = NO_TERMS,
) -> list[Problem]:
    """Return what the checks find in each message's translation, and what belongs to no message.

    Args:
        catalogue: one language.
        messages: all messages; `extract_messages`.
        optional: contexts of which a missing message is a warning.
        phone_numbers: digits that must not be typed; `territory_numbers`.
        glossary: the words for each term; `read_glossary`.
    """
    problems: list[Problem] = []
    known = set()
    for message in messages:
        known.add(message.key)
        pair = Pair(
            message,
            catalogue.find(*message.key),
            phone_numbers,
            language=catalogue.language,
            glossary=glossary,
        )
        for check in CHECKS:
            problem = _problem(catalogue.language, pair, check)
            if _only_warns(check, message.context, optional):
                problem = replace(problem, severity=Severity.WARNING)
            problems += [replace(problem, message=_said(pair, fault)) for fault in check.find(pair)]
    return problems + list(_strangers(catalogue, known))


def msgfmt_problems(language: str, resources: Resources) -> list[Problem]:
    """Return what gettext's own `msgfmt --check` says of a language's files.

    Empty if the program is not on this machine: our own checks do not depend on it.
    """
    program = shutil.which("msgfmt")
    if program is None:
        return []
    return [
        problem
        for root, overlay in resources.catalogue_roots()
        if (path := root / language / FILE).is_file()
        for problem in _msgfmt(program, path, catalogue_place(language, overlay=overlay))
    ]


def _msgfmt(program: str, path: Path, place: str) -> Iterator[Problem]:
    checked = subprocess.run(  # noqa: S603 - a fixed program and a path that we found
        [program, "--check", f"--output-file={os.devnull}", str(path)],
        capture_output=True,
        check=False,
        env={**os.environ, "LC_ALL": "C"},
        timeout=_MSGFMT_SECONDS,
    )
    if checked.returncode == 0:
        return
    for line in checked.stderr.decode("utf-8", errors="replace").splitlines():
        rest = line.removeprefix(f"{path}:")
        if rest == line or "warning:" in rest:
            continue
        number, _, message = rest.partition(":")
        yield Problem(
            f"{place}, line {number}", f"msgfmt: {message.strip()}.", "Correct the entry.", "msgfmt"
        )


def _problem(language: str, pair: Pair, check: Check) -> Problem:
    line = pair.entry.line if pair.entry is not None else 0
    overlay = pair.entry is not None and pair.entry.overlay
    place = catalogue_place(language, overlay=overlay)
    return Problem(
        f"{place}, line {line}" if line else place,
        "",
        check.explanation,
        check.code,
        check.severity,
    )


def _only_warns(check: Check, context: str, optional: frozenset[str]) -> bool:
    """Return whether a check that finds errors finds warnings in messages of this context."""
    if check is GLOSSARY:
        return context in optional or context in {PAGE_CONTEXT, HEADING_CONTEXT}
    is_optional = context in optional or context.startswith(LABEL_CONTEXT)
    return is_optional and check in {COMPLETE, FUZZY}


def _said(pair: Pair, fault: str) -> str:
    return f"“{excerpt(pair.source)}” ({pair.message.context}): {fault}"


def _strangers(catalogue: Catalogue, known: set[tuple[str, str]]) -> Iterator[Problem]:
    for key, entry in catalogue.entries.items():
        if key not in known:
            yield Problem(
                f"{catalogue_place(catalogue.language, overlay=entry.overlay)}, line {entry.line}",
                f"“{excerpt(key[1])}” ({key[0]}) is no message of the program.",
                "Run `handouts languages update`.",
                "unknown-message",
                Severity.WARNING,
            )
