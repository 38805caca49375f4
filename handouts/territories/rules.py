"""Says what must hold between the keys of a helpline, and between the lines of a territory."""

from collections.abc import Iterator

from handouts.errors import Problem
from handouts.territories.codes import (
    ONLINE,
    Channel,
    Confidence,
    Role,
)
from handouts.territories.eligibility import find_emergency
from handouts.territories.model import (
    DoNotPrint,
    Helpline,
    Territory,
)
from handouts.territories.numbers import digits, display_is_number, forbidding, is_of_territory

_WRITTEN = frozenset({Channel.SMS, Channel.WHATSAPP})
_FEWEST_DIGITS = 2


def line_problems(line: Helpline, region: str, place: str) -> list[Problem]:
    """Return what is wrong with one line, taken by itself."""
    where = f"{place}, {line.id}"
    found = [*_identity(line, region, where), *_contact(line, region, where)]
    if (line.verified_on is None) != (line.verified_by is None):
        found.append(
            Problem(
                where,
                "has only one of verified_on and verified_by.",
                "Give the day and the initials of who called the number.",
                "verification",
            )
        )
    if line.age_min is not None and line.age_max is not None and line.age_min > line.age_max:
        found.append(Problem(where, "age_min is above age_max.", "Put it right.", "age"))
    return found


def _identity(line: Helpline, region: str, where: str) -> Iterator[Problem]:
    if not line.id.startswith(f"{region.lower()}-"):
        yield Problem(where, "has an id of another territory.", f"Begin it with {region.lower()}-.")
    if line.role is Role.EMERGENCY and line.kind is None:
        yield Problem(where, "is an emergency line without a kind.", "Add kind.", "kind")
    if line.role is not Role.EMERGENCY and line.kind is not None:
        yield Problem(where, "has a kind but is no emergency line.", "Remove kind.", "kind")


def _contact(line: Helpline, region: str, where: str) -> Iterator[Problem]:
    if line.dial is not None and line.e164 is not None:
        yield Problem(where, "has both dial and e164.", "Keep the one that is dialled.", "number")
    if (line.number is None) != (line.display is None):
        yield Problem(
            where, "has a number without display, or the reverse.", "Give both.", "number"
        )
    elif not display_is_number(line, region):
        yield Problem(
            where,
            "display does not show the digits of dial or e164.",
            "Find out from the service's own site which is right; until then print neither.",
            "display-differs",
        )
    if not is_of_territory(line, region):
        message = "is a number of another country."
        yield Problem(where, message, "Print only numbers of the territory.", "foreign-number")
    if not line.has_contact and line.confidence is not Confidence.MEMORY:
        needed = "url" if line.channel in ONLINE else "dial or e164, and display"
        yield Problem(where, "cannot be reached.", f"Add {needed}.", "number")
    if line.message_body is not None and line.channel not in _WRITTEN:
        yield Problem(where, "has a message_body but is not texted.", "Remove it.", "channel")


def entry_problems(entry: DoNotPrint, place: str) -> list[Problem]:
    """Return what is wrong with one do_not_print entry."""
    where = f"{place}, do_not_print {entry.number}"
    found = []
    if len(digits(entry.number)) < _FEWEST_DIGITS:
        found.append(Problem(where, "is no number.", "Write its digits.", "number"))
    if (entry.used_as is None) != (entry.never_with is None):
        found.append(
            Problem(
                where,
                "has only one of used_as and never_with.",
                "Say the use in used_as, and in never_with the keys by which it is recognised.",
                "used-as",
            )
        )
    return found


def territory_problems(territory: Territory, place: str) -> list[Problem]:
    """Return what is wrong between the lines of a territory, a clinic's laid over ours."""
    found: list[Problem] = []
    seen: set[str] = set()
    for line in territory.helplines:
        where = f"{place}, {line.id}"
        if line.id in seen:
            found.append(Problem(where, "stands twice.", "Give each line its own id.", "duplicate"))
        seen.add(line.id)
        entry = forbidding(territory, line)
        if entry is not None and not _is_withdrawn_by_clinic(line, entry):
            use = f" as {entry.used_as}" if entry.used_as else ""
            found.append(
                Problem(
                    where,
                    f"has a number that must not be printed{use} ({entry.reason}).",
                    "Remove the line, or the claim.",
                    "do-not-print",
                )
            )
    if find_emergency(territory) is None:
        found.append(
            Problem(
                place,
                "has no national emergency number that brings medical help.",
                "Add it with role emergency, channel voice and a kind.",
                "emergency-missing",
            )
        )
    return found


def _is_withdrawn_by_clinic(line: Helpline, entry: DoNotPrint) -> bool:
    """A clinic may take a line of ours off the page, but not the emergency lines."""
    return entry.overlay and not line.overlay and line.role is not Role.EMERGENCY
