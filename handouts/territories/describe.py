"""Tells helplines to maintainers and programs, in English; patients read the document instead."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from handouts.territories.choose import HelplineChoice
from handouts.territories.eligibility import Withheld, emergency_number
from handouts.territories.freshness import Freshness, FreshnessLimits, freshness
from handouts.territories.model import Always, Helpline, OpenHours, Territory, Varies
from handouts.territories.schema import DAYS

WHY_NOT: Mapping[Withheld, str] = MappingProxyType(
    {
        Withheld.DO_NOT_PRINT: "The number is under do_not_print",
        Withheld.MEMORY_ONLY: "Known from memory only, until somebody verifies it",
        Withheld.NO_CONTACT: "There is nothing to call or open",
        Withheld.TOO_OLD: "Not seen for too long, until somebody verifies it",
        Withheld.OPT_IN: "Only if the clinic includes it",
        Withheld.NOT_FOR_AGE: "Not for every age",
        Withheld.OTHER_REGION: "Serves another region",
        Withheld.SAME_NUMBER: "The number is there already",
        Withheld.OVER_LIMIT: "There are enough lines of this kind",
    }
)


def days_in_words(days: tuple[int, ...]) -> str:
    """Return days as `daily`, `Mon-Fri` or `Mon, Tue, Thu`."""
    if len(days) == len(DAYS):
        return "daily"
    if len(days) > 2 and days == tuple(range(days[0], days[-1] + 1)):  # noqa: PLR2004 - a span
        return f"{DAYS[days[0]]}-{DAYS[days[-1]]}"
    return ", ".join(DAYS[day] for day in days)


def hours_in_words(hours: OpenHours) -> str:
    """Return opening hours as `24/7`, `hours vary` or a list of spans."""
    if isinstance(hours, Always):
        return "24/7"
    if isinstance(hours, Varies):
        return "hours vary"
    return "; ".join(
        f"{days_in_words(span.days)} {span.opens:%H:%M}-{span.closes:%H:%M}" for span in hours
    )


def reach_in_words(line: Helpline) -> str:
    """Return how a line is reached, with the word to send or the key to press."""
    words = f"{line.channel} {line.display or line.url or 'no number'}"
    if line.message_body:
        words += f" ({line.message_body})"
    if line.option:
        words += f", option {line.option}"
    return words


def terms_in_words(line: Helpline) -> str:
    """Return when, in which languages, at what cost and where a line serves."""
    terms = [hours_in_words(line.hours), "/".join(line.languages), f"cost {line.cost}"]
    if not line.is_national:
        terms.append(f"only {' '.join(line.scope)}")
    return ", ".join(terms)


def choice_as_json(
    territory: Territory, choice: HelplineChoice, on: date, limits: FreshnessLimits
) -> dict[str, Any]:
    """Return a choice for programs: every line once, printed ones first with `why_not` null."""
    rows = [_line_as_json(dated.helpline, dated.freshness, why_not=None) for dated in choice.chosen]
    rows += [
        _line_as_json(line, freshness(line, territory, on, limits), why_not=reason)
        for line, reason in choice.withheld
    ]
    return {
        "territory": territory.code,
        "name": territory.name,
        "emergency": emergency_number(territory).id,
        "helplines": rows,
        "do_not_print": [
            {"number": entry.number, "used_as": entry.used_as, "reason": entry.reason}
            for entry in territory.do_not_print
        ],
        "open_questions": list(territory.open_questions),
        "warnings": [{"code": notice.code, "message": notice.message} for notice in choice.notices],
    }


def _line_as_json(line: Helpline, dated: Freshness, *, why_not: Withheld | None) -> dict[str, Any]:
    return {
        "id": line.id,
        "why_not": why_not.value if why_not else None,
        "role": line.role.value,
        "kind": line.kind.value if line.kind else None,
        "service": line.service,
        "channel": line.channel.value,
        "number": line.display,
        "url": line.url,
        "message_body": line.message_body,
        "option": line.option,
        "language_options": dict(line.language_options),
        "hours": hours_in_words(line.hours),
        "languages": list(line.languages),
        "cost": line.cost.value,
        "scope": list(line.scope),
        "basis": dated.basis.value,
        "last_seen": dated.date_text,
        "age_days": dated.age_days,
        "state": dated.state.value,
        "conflict": line.conflict,
        "verified_by": line.verified_by,
        "from_clinic": line.overlay,
    }
