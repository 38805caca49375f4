"""Which of the mistakes made in a catalogue our checks find."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from handouts.languages import (
    SOURCE_LANGUAGE,
    Catalogue,
    Entry,
    Key,
    Message,
    available_languages,
    load_words,
    read_catalogue,
)
from handouts.languages.checks import CATALOGUE_CHECKS, CHECKS, Pair, territory_numbers
from handouts.languages.extract import extract_messages
from handouts.languages.glossary import read_glossary
from handouts.languages.rules import read_rules
from handouts.library import read_library
from handouts.profile import load_vocabulary
from handouts.resources import Resources
from tests.languages.changes import Original
from tests.languages.mutations import Kind, Mutation, mutations


@dataclass(frozen=True)
class Result:
    """A mistake, and the codes of the checks that found it."""

    mutation: Mutation
    codes: frozenset[str]


def finished() -> list[Original]:
    """Return the catalogues of ours in which no message is missing or fuzzy."""
    resources = Resources.find()
    messages = extract_messages(
        read_library(resources, load_vocabulary(resources)), load_words(resources)
    )
    languages = (code for code in available_languages(resources) if code != SOURCE_LANGUAGE)
    read = (original(read_catalogue(resources, code), messages, resources) for code in languages)
    return [each for each in read if len(each.lines) == len(messages)]


def original(catalogue: Catalogue, messages: Iterable[Message], resources: Resources) -> Original:
    """Return a catalogue to make mistakes in, without what is missing or fuzzy."""
    entries = ((message, catalogue.find(*message.key)) for message in messages)
    return Original(
        catalogue.language,
        [(message, entry.text) for message, entry in entries if entry and not entry.fuzzy],
        read_rules(resources, catalogue.language),
        read_glossary(resources),
        sorted(territory_numbers(resources)),
    )


def results(original: Original) -> Iterator[Result]:
    """Yield each mistake with the checks that find more in its messages than they did before."""
    pairs = {message.key: _pair(original, message, text) for message, text in original.lines}
    before = _beside(pairs)
    for mutation in mutations(original):
        changed = {
            message.key: _pair(original, message, worse) for message, worse in mutation.changes
        }
        found: Counter[str] = Counter()
        for key, pair in changed.items():
            found += Counter(_alone(pair)) - Counter(_alone(pairs[key]))
        if not found:  # what looks at all messages takes time
            beside = _beside({**pairs, **changed}) - before
            found += Counter(code for key, code in beside.elements() if key in changed)
        yield Result(mutation, frozenset(found))


def _pair(original: Original, message: Message, text: str) -> Pair:
    return Pair(
        message,
        Entry(text),
        frozenset(original.phone_numbers),
        language=original.language,
        rules=original.rules,
        glossary=original.glossary,
    )


def _alone(pair: Pair) -> Iterator[str]:
    return (check.code for check in CHECKS for _ in check.find(pair))


def _beside(pairs: Mapping[Key, Pair]) -> Counter[tuple[Key, str]]:
    """Return what shows only beside the other messages."""
    every = list(pairs.values())
    return Counter(
        (pair.message.key, check.code)
        for check in CATALOGUE_CHECKS
        for pair, _ in check.find(every)
    )


def table(found: Mapping[str, list[Result]]) -> Iterator[str]:
    """Yield the lines of a Markdown table: how many of each kind were found in each language."""
    yield f"| the mistake | {' | '.join(found)} |"
    yield f"|---|{'---|' * len(found)}"
    for kind in Kind:
        yield f"| {kind} | {' | '.join(_share(rows, kind) for rows in found.values())} |"
    yield f"| all | {' | '.join(_share(rows) for rows in found.values())} |"


def _share(rows: list[Result], kind: Kind | None = None) -> str:
    of_kind = [row for row in rows if kind in (None, row.mutation.kind)]
    caught = sum(bool(row.codes) for row in of_kind)
    return f"{caught} of {len(of_kind)}" if of_kind else "–"
