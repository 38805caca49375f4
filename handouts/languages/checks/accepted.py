"""Takes away the findings that a translator has accepted, and says what cannot be accepted."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from handouts.errors import Problem, Severity
from handouts.languages.catalogue import ACCEPTED, Entry, entry_place
from handouts.languages.messages import Key

Finding = tuple[Key, Problem]
"""What was found in the translation of a message."""

_CODE = "accepted"


@dataclass(frozen=True)
class Codes:
    """The codes that a translator may write: of all checks, and of which kind they are.

    Args:
        known: the codes of everything that looks at catalogues.
        acceptable: those that can be wrong of a message, so that what they find can be accepted.
        looked: those of them that have looked this time.
    """

    known: frozenset[str]
    acceptable: frozenset[str]
    looked: frozenset[str]


def settled(
    language: str, entries: Mapping[Key, Entry], found: Iterable[Finding], codes: Codes
) -> Iterator[Problem]:
    """Yield what was found and is not accepted; then what is wrong with the acceptances.

    Args:
        language: a folder name.
        entries: the translations, by message.
        found: what all checks have found.
        codes: what can be accepted.
    """
    by_message: dict[Key, set[str]] = {}
    for key, problem in found:
        by_message.setdefault(key, set()).add(problem.code)
        entry = entries.get(key)
        if entry is None or problem.code not in entry.accepted & codes.acceptable:
            yield problem
    for key, entry in entries.items():
        if entry.accepted or entry.unclear:
            place = entry_place(language, entry)
            yield from _impossible(entry, place, codes)
            yield from _needless(entry, place, codes, by_message.get(key, set()))


def _impossible(entry: Entry, place: str, codes: Codes) -> Iterator[Problem]:
    """Yield each comment of an entry that accepts what nobody can accept."""
    for comment in entry.unclear:
        yield Problem(
            place,
            f"“{comment}” does not say what is accepted and why.",
            f"Write it as `# {ACCEPTED} negation - the reason`.",
            _CODE,
        )
    choices = ", ".join(sorted(codes.acceptable))
    for code in sorted(entry.accepted - codes.acceptable):
        if code in codes.known:
            message = f"a finding of `{code}` cannot be accepted."
            remedy = f"Mend the translation. These can be accepted: {choices}."
        else:
            message = f"there is no check `{code}`."
            remedy = f"These can be accepted: {choices}."
        yield Problem(place, message, remedy, _CODE)


def _needless(entry: Entry, place: str, codes: Codes, found: Collection[str]) -> Iterator[Problem]:
    """Yield the comments that take nothing away, though what they name has looked."""
    for code in sorted(entry.accepted & codes.acceptable & codes.looked - frozenset(found)):
        yield Problem(
            place,
            f"`{code}` is accepted here, and finds nothing.",
            "Take the comment out.",
            _CODE,
            Severity.WARNING,
        )
