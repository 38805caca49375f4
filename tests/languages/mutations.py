"""Makes the mistakes that translators make into a finished catalogue, the same ones in each run."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from random import Random

from handouts.languages import Message
from tests.languages import changes
from tests.languages.changes import Change, Original

HOW_MANY = 200
"""How many mistakes are made in a catalogue."""


class Kind(StrEnum):
    """A kind of mistake, as the table calls it."""

    NEGATION_LOST = "a “not” dropped"
    NEGATION_GAINED = "a “not” added"
    NUMBER = "a number changed"
    UNIT = "a unit of time taken for another"
    LIMIT = "a limit turned round"
    PLACEHOLDER_DROPPED = "a placeholder dropped"
    PLACEHOLDER_SWAPPED = "a placeholder taken for another"
    PLACEHOLDER_DOUBLED = "a placeholder doubled"
    PHONE = "a phone number typed"
    TRUNCATED = "the end cut off"
    EXCHANGED = "two messages exchanged"
    TERM_DROPPED = "a term of the glossary dropped"
    TERM_AVOIDED = "a word that the glossary avoids"
    OTHER_SCRIPT = "a letter of another script"
    BOLD = "a bold part dropped"


SHARES: Mapping[Kind, int] = {
    Kind.NUMBER: 20,
    Kind.UNIT: 16,
    Kind.LIMIT: 8,
    Kind.PLACEHOLDER_DROPPED: 12,
    Kind.PLACEHOLDER_SWAPPED: 12,
    Kind.PLACEHOLDER_DOUBLED: 12,
    Kind.PHONE: 12,
    Kind.TRUNCATED: 8,
    Kind.EXCHANGED: 8,
    Kind.NEGATION_GAINED: 12,
    Kind.TERM_DROPPED: 16,
    Kind.TERM_AVOIDED: 8,
    Kind.OTHER_SCRIPT: 8,
    Kind.BOLD: 8,
    Kind.NEGATION_LOST: 40,
}
"""How many of each kind; where a catalogue has no place for some, more of the last are made."""


@dataclass(frozen=True)
class Mutation:
    """One mistake: the messages that it changes, each with what its translation then says."""

    kind: Kind
    changes: tuple[tuple[Message, str], ...]


Drawn = tuple[Random, Message, str]


def mutations(original: Original, seed: int = 6) -> list[Mutation]:
    """Return `HOW_MANY` mistakes; the same catalogue and seed give the same ones.

    Mistakes of one kind are made in different messages. Which ones hangs on each message alone, so
    that another word in one translation leaves the mistakes in the others as they were.
    """
    made: list[Mutation] = []
    for kind, share in SHARES.items():
        wanted = HOW_MANY - len(made) if kind is Kind.NEGATION_LOST else share
        drawn = _drawn(original, kind, seed)
        found = _exchanged(drawn) if kind is Kind.EXCHANGED else _changed(original, kind, drawn)
        made += islice(found, wanted)
    return made


def _drawn(original: Original, kind: Kind, seed: int) -> list[Drawn]:
    """Return the messages in an order of chance, each with a chance of its own."""
    drawn = [
        (Random(f"{seed} {original.language} {kind} {message.key}"), message, text)  # noqa: S311
        for message, text in original.lines
    ]
    return sorted(drawn, key=lambda each: each[0].random())


def _changed(original: Original, kind: Kind, drawn: Iterable[Drawn]) -> Iterator[Mutation]:
    for random, message, text in drawn:
        worse = _CHANGES[kind](random, original, message, text)
        if worse is not None and worse != text:
            yield Mutation(kind, ((message, worse),))


def _exchanged(drawn: Iterable[Drawn]) -> Iterator[Mutation]:
    """Yield pairs of messages of one section that say what the other one should."""
    waiting: dict[str, tuple[Message, str]] = {}
    for _, message, text in drawn:
        other = waiting.pop(message.context, None)
        if other is None or other[1] == text:
            waiting[message.context] = (message, text)
        else:
            yield Mutation(Kind.EXCHANGED, ((message, other[1]), (other[0], text)))


_CHANGES: Mapping[Kind, Change] = {
    Kind.NUMBER: changes.other_number,
    Kind.UNIT: changes.other_unit,
    Kind.LIMIT: changes.other_side,
    Kind.PLACEHOLDER_DROPPED: changes.without_placeholder,
    Kind.PLACEHOLDER_SWAPPED: changes.other_placeholder,
    Kind.PLACEHOLDER_DOUBLED: changes.doubled_placeholder,
    Kind.PHONE: changes.with_phone,
    Kind.TRUNCATED: changes.cut_off,
    Kind.NEGATION_GAINED: changes.with_not,
    Kind.TERM_DROPPED: changes.without_term,
    Kind.TERM_AVOIDED: changes.avoided_term,
    Kind.OTHER_SCRIPT: changes.other_script,
    Kind.BOLD: changes.less_bold,
    Kind.NEGATION_LOST: changes.without_not,
}
