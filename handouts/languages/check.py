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
    entry_place,
    read_catalogue,
)
from handouts.languages.checks import (
    CATALOGUE_CHECKS,
    CHECKS,
    COMPLETE,
    FUZZY,
    CatalogueCheck,
    Check,
    Codes,
    Finding,
    Pair,
    header_problems,
    settled,
    territory_numbers,
)
from handouts.languages.extract import extract_messages
from handouts.languages.glossary import NO_TERMS, Glossary, read_glossary
from handouts.languages.messages import LABEL_CONTEXT, PAGE_CONTEXT, Key, Message, excerpt
from handouts.languages.pofilter import CODE as POFILTER
from handouts.languages.pofilter import (
    FILTERS,
    NOT_ASKED,
    Filtered,
    filters_for,
    run_filters,
)
from handouts.languages.readability import CODE as READABILITY
from handouts.languages.readability import readability_problems
from handouts.languages.review import read_reviews, reviewed_messages
from handouts.languages.rules import NO_RULES, LanguageRules, missing_rules, read_rules
from handouts.languages.translator import protected_messages
from handouts.languages.words import Words
from handouts.library import HEADING_CONTEXT, Kind, Library
from handouts.resources import Resources

AnyCheck = Check | CatalogueCheck

WHOLE_CODES = frozenset(
    {
        "accepted",
        POFILTER,
        READABILITY,
        "glossary-file",
        "language-header",
        "msgfmt",
        "no-catalogue",
        "overlay-weakens",
        "plural-forms",
        "po-syntax",
        "review",
        "review-outdated",
        "rules",
        "unknown-message",
    }
)
"""The codes of what is wrong with a whole catalogue, or with a file beside it."""

_MSGFMT_SECONDS = 60


def check_catalogue(
    language: str, resources: Resources, library: Library, words: Words
) -> list[Problem]:
    """Return everything that is wrong with a language's translation.

    A missing or fuzzy message of an education section, or of the labels that only clinicians
    read, is a warning; any other is an error, as nothing can be printed without it.

    Args:
        language: a folder name; `available_languages`.
        resources: where the catalogues are; with a clinic's, hers are checked, too.
        library: all sections.
        words: the page words.
    """
    if language == SOURCE_LANGUAGE:
        return []
    problems = [*msgfmt_problems(language, resources), *header_problems(language, resources)]
    try:
        protected = protected_messages(library, words)
        catalogue = read_catalogue(resources, language, protected)
        rules = read_rules(resources, language)
        glossary = read_glossary(resources)
    except TranslationError as error:
        return [*error.problems, *problems]
    optional = frozenset(section.slug for section in library.of_kind(Kind.EDUCATION))
    messages = extract_messages(library, words)
    problems += missing_rules(language, rules)
    filtered = run_filters(catalogue, resources)
    problems += check_entries(
        catalogue,
        messages,
        optional,
        territory_numbers(resources),
        rules=rules,
        glossary=glossary,
        filtered=filtered,
        protected=protected,
    )
    problems += filtered.failures
    problems += readability_problems(catalogue, library, words)
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


def review_problems(
    catalogue: Catalogue, slugs: Iterable[str], resources: Resources, library: Library, words: Words
) -> list[Problem]:
    """Return the errors in what is to be recorded as reviewed, apart from what is not finished.

    Args:
        catalogue: the translation that was read.
        slugs: what was read: slugs of sections, and `page`.
        resources: where the catalogues are.
        library: all sections.
        words: the page words.

    Raises: TranslationError if the rules of the language or the glossary do not parse.
    """
    read = {each.key: each for slug in slugs for each in reviewed_messages(slug, library, words)}
    problems = check_entries(
        replace(
            catalogue,
            entries={key: catalogue.entries[key] for key in read.keys() & catalogue.entries.keys()},
        ),
        read.values(),
        phone_numbers=territory_numbers(resources),
        rules=read_rules(resources, catalogue.language),
        glossary=read_glossary(resources),
        protected=protected_messages(library, words),
    )
    unfinished = {COMPLETE.code, FUZZY.code}
    return [
        problem
        for problem in problems
        if problem.severity is Severity.ERROR and problem.code not in unfinished
    ]


def check_entries(
    catalogue: Catalogue,
    messages: Iterable[Message],
    optional: frozenset[str] = frozenset(),
    phone_numbers: frozenset[str] = frozenset(),
    *,
    rules: LanguageRules = NO_RULES,
    glossary: Glossary = NO_TERMS,
    filtered: Filtered = NOT_ASKED,
    protected: frozenset[Key] = frozenset(),
) -> list[Problem]:
    """Return what the checks find in each message's translation, and what belongs to no message.

    What a translator has accepted is not among it; see `Entry.accepted`.

    Args:
        catalogue: one language.
        messages: all messages; `extract_messages`.
        optional: contexts of which a missing message is a warning.
        phone_numbers: digits that must not be typed; `territory_numbers`.
        rules: what is known of the language; `read_rules`.
        glossary: the words for each term; `read_glossary`.
        filtered: what another program has found in them; `run_filters`.
        protected: the messages that keep patients safe; `protected_messages`.
    """
    language = catalogue.language
    pairs = [
        Pair(
            message,
            catalogue.find(*message.key),
            phone_numbers,
            language=language,
            rules=rules,
            glossary=glossary,
        )
        for message in messages
    ]
    faults: list[tuple[Pair, AnyCheck, str]] = [
        (pair, check, fault) for pair in pairs for check in CHECKS for fault in check.find(pair)
    ]
    faults += [
        (pair, check, fault) for check in CATALOGUE_CHECKS for pair, fault in check.find(pairs)
    ]
    found: list[Finding] = []
    for pair, check, fault in faults:
        problem = _problem(pair, check, fault)
        if _only_warns(check, pair.message, optional, protected):
            problem = replace(problem, severity=Severity.WARNING)
        found.append((pair.message.key, problem))
    found += filtered.found
    entries = {pair.message.key: pair.entry for pair in pairs if pair.entry is not None}
    problems = list(settled(language, entries, found, _codes(language, filtered)))
    return problems + list(_strangers(catalogue, {pair.message.key for pair in pairs}))


def _codes(language: str, filtered: Filtered) -> Codes:
    checks: tuple[AnyCheck, ...] = (*CHECKS, *CATALOGUE_CHECKS)
    ours = frozenset(check.code for check in checks if check.can_be_accepted)
    known = WHOLE_CODES.union((check.code for check in checks), (each.code for each in FILTERS))
    acceptable = ours.union(each.code for each in filters_for(language))
    return Codes(known, acceptable, ours | filtered.looked)


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
    try:
        checked = subprocess.run(  # noqa: S603 - a fixed program and a path that we found
            [program, "--check", f"--output-file={os.devnull}", str(path)],
            capture_output=True,
            check=False,
            env={**os.environ, "LC_ALL": "C"},
            timeout=_MSGFMT_SECONDS,
        )
    except (subprocess.TimeoutExpired, OSError):
        yield Problem(
            place,
            "msgfmt did not end.",
            "Check that `msgfmt --version` answers.",
            "msgfmt",
            Severity.WARNING,
        )
        return
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


def _problem(pair: Pair, check: AnyCheck, fault: str) -> Problem:
    said = f"“{excerpt(pair.source)}” ({pair.message.context}): {fault}"
    return Problem(_place(pair), said, check.explanation, check.code, check.severity)


def _place(pair: Pair) -> str:
    if pair.entry is None:
        return catalogue_place(pair.language, overlay=False)
    return entry_place(pair.language, pair.entry)


def _only_warns(
    check: AnyCheck, message: Message, optional: frozenset[str], protected: frozenset[Key]
) -> bool:
    """Return whether what a check finds in a message is never an error."""
    context = message.context
    is_label = context.startswith(LABEL_CONTEXT)
    if check.warns_elsewhere and message.key in protected:
        return False
    if check.warns_elsewhere:
        return is_label or context in optional or context in {PAGE_CONTEXT, HEADING_CONTEXT}
    return check in {COMPLETE, FUZZY} and (is_label or context in optional)


def _strangers(catalogue: Catalogue, known: set[tuple[str, str]]) -> Iterator[Problem]:
    for key, entry in catalogue.entries.items():
        if key not in known:
            yield Problem(
                entry_place(catalogue.language, entry),
                f"“{excerpt(key[1])}” ({key[0]}) is no message of the program.",
                "Run `handouts languages update`.",
                "unknown-message",
                Severity.WARNING,
            )
