"""Takes away the findings that a translator has accepted, and says what cannot be accepted."""

from collections.abc import Collection, Iterator

from handouts.errors import Problem, Severity
from handouts.languages.catalogue import ACCEPTED, Entry

_CODE = "accepted"


def acceptance_problems(
    entry: Entry, place: str, known: Collection[str], acceptable: Collection[str]
) -> Iterator[Problem]:
    """Yield each comment of an entry that accepts what nobody can accept.

    Args:
        entry: a translation.
        place: how an error names it.
        known: the codes of all checks.
        acceptable: the codes of those that can be wrong; `name` stands for every `name:…`, too.
    """
    for comment in entry.unclear:
        yield Problem(
            place,
            f"“{comment}” does not say what is accepted and why.",
            f"Write it as `# {ACCEPTED} negation - the reason`.",
            _CODE,
        )
    choices = ", ".join(sorted(acceptable))
    for code in sorted(entry.accepted):
        family = code.partition(":")[0]
        if code in acceptable or family in acceptable:
            continue
        if code in known:
            message = f"a finding of `{code}` cannot be accepted."
            remedy = f"Mend the translation. These can be accepted: {choices}."
        else:
            message = f"there is no check `{code}`."
            remedy = f"These can be accepted: {choices}."
        yield Problem(place, message, remedy, _CODE)


def needless_acceptances(
    entry: Entry, place: str, looked: Collection[str], found: Collection[str]
) -> Iterator[Problem]:
    """Yield the comments that take nothing away.

    Args:
        entry: a translation.
        place: how an error names it.
        looked: the codes of the checks that looked at it.
        found: the codes of those that found something.
    """
    for code in sorted(entry.accepted & frozenset(looked) - frozenset(found)):
        yield Problem(
            place,
            f"`{code}` is accepted here, and finds nothing.",
            "Take the comment out.",
            _CODE,
            Severity.WARNING,
        )
