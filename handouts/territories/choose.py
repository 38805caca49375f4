"""Chooses which lines a handout prints, in which order, and says why each other line is not."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from handouts.errors import Notice
from handouts.territories.codes import (
    SENDS_HELP,
    Channel,
    Role,
)
from handouts.territories.eligibility import (
    Wishes,
    Withheld,
    emergency_number,
    is_regional,
    reason_against,
)
from handouts.territories.freshness import (
    DEFAULT_LIMITS,
    Basis,
    Freshness,
    FreshnessLimits,
    State,
    freshness,
)
from handouts.territories.model import (
    Helpline,
    Territory,
)
from handouts.territories.numbers import digits


class Slot(StrEnum):
    """The groups in which lines are printed, in this order."""

    EMERGENCY = "emergency"
    MEDICAL_ADVICE = "medical_advice"
    CRISIS_VOICE = "crisis-voice"
    CRISIS_TEXT = "crisis-text"
    MENTAL_HEALTH = "mental_health"
    YOUTH = "youth"
    DEAF_ACCESS = "deaf_access"

    @property
    def limit(self) -> int:
        """Return how many lines of the group are printed at most."""
        return 2 if self in {Slot.EMERGENCY, Slot.CRISIS_VOICE, Slot.CRISIS_TEXT} else 1


WITHOUT_CRISIS_LINE = 2
"""How many mental health lines are printed where a territory has no crisis line to print."""


@dataclass(frozen=True)
class ChosenHelpline:
    """A line that is printed, with the date that vouches for it."""

    helpline: Helpline
    freshness: Freshness


@dataclass(frozen=True)
class HelplineChoice:
    """The lines of a handout in the order of print; every line of the territory is in one list."""

    chosen: tuple[ChosenHelpline, ...]
    withheld: tuple[tuple[Helpline, Withheld], ...]
    notices: tuple[Notice, ...]


def slot_of(helpline: Helpline) -> Slot:
    """Return the group in which a line is printed."""
    if helpline.role is Role.CRISIS:
        return Slot.CRISIS_VOICE if helpline.channel is Channel.VOICE else Slot.CRISIS_TEXT
    if helpline.role is Role.ANXIETY:
        return Slot.MENTAL_HEALTH
    return Slot(helpline.role.value)


def choose_helplines(
    territory: Territory,
    on: date,
    *,
    age: int | None,
    language: str,
    limits: FreshnessLimits = DEFAULT_LIMITS,
    include_ids: Iterable[str] = (),
    regions: Collection[str] | None = None,
) -> HelplineChoice:
    """Return the lines that a handout prints for one patient.

    Args:
        territory: Where the patient lives; no other territory's line is ever chosen.
        on: The date of the handout.
        age: The patient's age in years; None prints no youth line.
        language: The language of the handout; decides the order of lines, never the territory.
        limits: After how many days a number is warned about or not printed.
        include_ids: Lines that the clinician adds; each is printed beside the usual number of
            lines, unless there is a reason of safety against it.
        regions: ISO 3166-2 codes of where the patient lives; None if it is not known.

    Raises: TerritoryError if the territory has no emergency number.
    """
    wishes = Wishes(
        on,
        age,
        language,
        limits,
        frozenset(include_ids),
        None if regions is None else frozenset(regions),
    )
    emergency = emergency_number(territory)
    reasons: dict[str, Withheld] = {}
    free: dict[Slot, list[ChosenHelpline]] = {slot: [] for slot in Slot}
    for line in territory.helplines:
        dated = freshness(line, territory, on, limits)
        reason = None if line is emergency else reason_against(line, dated, territory, wishes)
        if reason is None:
            free[slot_of(line)].append(ChosenHelpline(line, dated))
        else:
            reasons[line.id] = reason
    chosen: list[ChosenHelpline] = []

    def place(line: Helpline) -> tuple[bool | int, ...]:
        """Return where a line stands in its group; equal lines keep the order of the file."""
        language = _language(line, territory, wishes)
        return line is not emergency, line.overlay, is_regional(line, wishes), language

    for slot in Slot:
        ranked = sorted(
            free[slot],
            key=lambda dated: (dated.helpline is not emergency, *_rank(dated, territory, wishes)),
        )
        limit = slot.limit
        if slot is Slot.MENTAL_HEALTH and not _has_crisis_line(chosen):
            limit = WITHOUT_CRISIS_LINE
        taken = _take(ranked, limit, chosen, reasons, wishes.include_ids)
        chosen.extend(
            dated
            for dated in sorted(free[slot], key=lambda dated: place(dated.helpline))
            if dated in taken
        )
    withheld = tuple((line, reasons[line.id]) for line in territory.helplines if line.id in reasons)
    notices = tuple(_notices(territory, chosen, reasons, wishes))
    return HelplineChoice(tuple(chosen), withheld, notices)


def _language(line: Helpline, territory: Territory, wishes: Wishes) -> int:
    """Return 0 if a line serves the patient's language, 1 if most people's, 2 if neither."""
    if line.serves(wishes.language):
        return 0
    return 1 if line.serves(territory.likely_language) else 2


def _rank(dated: ChosenHelpline, territory: Territory, wishes: Wishes) -> tuple[bool | int, ...]:
    """Return what puts one line before another of its group: the smaller, the earlier.

    Lines that are equal in all this keep the order of the file.
    """
    line = dated.helpline
    return (
        line.overlay,
        line.id not in wishes.include_ids,
        line.kind is not None and line.kind not in SENDS_HELP,
        _language(line, territory, wishes),
        line.audience is not None or line.phones is not None,
        is_regional(line, wishes),
        line.verified_on is None,
        line.conflict and line.verified_on is None,
        dated.freshness.state is not State.FRESH,
    )


def _take(
    ranked: list[ChosenHelpline],
    limit: int,
    chosen: list[ChosenHelpline],
    reasons: dict[str, Withheld],
    include_ids: frozenset[str],
) -> list[ChosenHelpline]:
    """Return the lines of one group that are printed, and note why the others are not."""
    taken: list[ChosenHelpline] = []
    places = limit
    for dated in ranked:
        line = dated.helpline
        if _is_repeated(line, [*chosen, *taken]):
            reasons[line.id] = Withheld.SAME_NUMBER
        elif line.id in include_ids or line.overlay:
            taken.append(dated)
        elif places > 0:
            taken.append(dated)
            places -= 1
        else:
            reasons[line.id] = Withheld.OVER_LIMIT
    return taken


def _is_repeated(line: Helpline, chosen: Iterable[ChosenHelpline]) -> bool:
    """Return whether the page already has this number, and no menu option tells the two apart."""
    if line.number is None:
        return False
    key = (digits(line.number), line.channel, line.option)
    return any(
        (digits(other.helpline.number or ""), other.helpline.channel, other.helpline.option) == key
        for other in chosen
    )


def _has_crisis_line(chosen: Iterable[ChosenHelpline]) -> bool:
    return any(dated.helpline.role is Role.CRISIS for dated in chosen)


def _withdrawn(territory: Territory, reasons: dict[str, Withheld]) -> Iterator[Notice]:
    """Yield a warning for each crisis line that a clinic keeps off the page."""
    for line in territory.helplines:
        if line.role is Role.CRISIS and reasons.get(line.id) is Withheld.DO_NOT_PRINT:
            message = f"{line.id} is a crisis line, kept off the page by a do_not_print entry."
            yield Notice("crisis-line-withdrawn", message)


def _notices(
    territory: Territory,
    chosen: list[ChosenHelpline],
    reasons: dict[str, Withheld],
    wishes: Wishes,
) -> Iterable[Notice]:
    record = f"`handouts helplines verify {territory.code} --clinic FOLDER --by INITIALS`"
    verify = f"Check it, then record it with {record}."
    for dated in chosen:
        line, fresh = dated.helpline, dated.freshness
        if fresh.state is not State.FRESH:
            undated = fresh.basis is Basis.COLLECTED
            last = "on a day that no source gives" if undated else f"on {fresh.date_text}"
            yield Notice("helpline-stale", f"{line.id}: the number was last seen {last}. {verify}")
        if line.conflict and line.verified_on is None:
            yield Notice("helpline-conflict", f"{line.id}: sources contradict each other. {verify}")
    yield from _withdrawn(territory, reasons)
    if not _has_crisis_line(chosen):
        yield Notice(
            "no-crisis-line",
            f"{territory.code} has no crisis line that may be printed. Say by word of mouth whom "
            "to call, or add a line in the clinic's folder.",
        )
    for helpline_id in sorted(wishes.include_ids):
        if not helpline_id.startswith(f"{territory.code.lower()}-"):
            continue  # a clinic names the lines of all its territories in one list
        if territory.helpline(helpline_id) is None:
            yield Notice("helpline-unknown", f"{territory.code} has no helpline {helpline_id}.")
        elif helpline_id in reasons:
            reason = reasons[helpline_id]
            yield Notice("helpline-withheld", f"{helpline_id} is not printed: {reason}.")
