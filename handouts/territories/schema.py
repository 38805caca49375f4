"""Checks the shape of a territory file, and turns each of its tables into a value."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, time
from difflib import get_close_matches
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from handouts.errors import Problem
from handouts.territories.codes import (
    NATIONAL,
    Audience,
    Channel,
    Confidence,
    Cost,
    Kind,
    Paper,
    PartScope,
    Phones,
    Role,
    Temperature,
)
from handouts.territories.model import (
    Always,
    DoNotPrint,
    Helpline,
    Hours,
    NeverWith,
    OpenHours,
    PartialDate,
    Source,
    Varies,
)

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")
_SUBDIVISION = re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}")


def read_days(text: str) -> tuple[int, ...]:
    """Return the days of `Mon-Fri` or `Mon,Tue,Thu` as numbers; Monday is 0, `Sun-Fri` goes round.

    Raises: ValueError if a day is not one of the seven, or is given twice.
    """
    found: list[int] = []
    for part in text.split(","):
        ends = part.split("-")
        if len(ends) > 2 or any(end not in DAYS for end in ends):  # noqa: PLR2004 - from and to
            raise ValueError(f"{part!r} is no day or span of days such as 'Mon-Fri' or 'Mon,Thu'")
        first, last = DAYS.index(ends[0]), DAYS.index(ends[-1])
        found.extend((first + step) % 7 for step in range((last - first) % 7 + 1))
    if len(set(found)) != len(found):
        raise ValueError(f"{text!r} names a day twice")
    return tuple(sorted(found))


def read_partial_date(text: object) -> PartialDate:
    """Return a date written as `2026`, `2026-10` or `2026-10-04`, with its earliest day.

    Raises: ValueError if there is no such date.
    """
    match = _PARTIAL.fullmatch(text) if isinstance(text, str) else None
    if match is None or not isinstance(text, str):
        raise ValueError("is no date in quotes such as '2026-10-04', '2026-10' or '2026'")
    year, month, day = (int(part or 1) for part in match.groups())
    return PartialDate(text, date(year, month, day))


def _read_clock(text: object) -> time:
    match = _CLOCK.fullmatch(text) if isinstance(text, str) else None
    if match is None:
        raise ValueError("is no time such as '08:30'")
    return time(int(match[1]), int(match[2]))


def _read_hours(value: object) -> OpenHours:
    if value == "always":
        return Always()
    if value == "varies":
        return Varies()
    if not isinstance(value, list) or not value:
        raise ValueError("is neither 'always', 'varies' nor a list of { days, opens, closes }")
    spans = []
    for row in value:
        if not isinstance(row, Mapping) or set(row) != {"days", "opens", "closes"}:
            raise ValueError("needs days, opens and closes in each span")
        days = read_days(str(row["days"]))
        spans.append(Hours(days, _read_clock(row["opens"]), _read_clock(row["closes"])))
    return tuple(spans)


def _check_scope(scope: tuple[str, ...]) -> tuple[str, ...]:
    parts = {part.value for part in PartScope}
    for code in scope:
        if code != NATIONAL and code not in parts and not _SUBDIVISION.fullmatch(code):
            raise ValueError(
                f"{code!r} is neither 'national', an ISO 3166-2 code such as 'GB-WLS' "
                f"nor one of {', '.join(sorted(parts))}"
            )
    if NATIONAL in scope and len(scope) > 1:
        raise ValueError("is national and regional at once")
    return scope


Text = Annotated[str, Field(min_length=1, pattern=r"^\S(?:.*\S)?$")]
Tag = Annotated[str, Field(pattern=r"^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$")]
Flag = Annotated[bool, Field(strict=True)]
Years = Annotated[int, Field(strict=True, ge=0, le=120)]
Key = Annotated[str, Field(pattern=r"^[0-9*#]{1,3}$")]
Seen = Annotated[PartialDate, BeforeValidator(read_partial_date)]


class Matter(BaseModel):
    """A table of a file: a key that is not known is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


class SourceMatter(Matter):
    """One row of `sources`."""

    ref: Text
    date: Seen | None = None


class HelplineMatter(Matter):
    """One `[[helpline]]` table."""

    id: Annotated[str, Field(pattern=r"^[a-z]{2}-[a-z0-9-]+$")]
    service: Text
    role: Role
    channel: Channel
    hours: Annotated[OpenHours, BeforeValidator(_read_hours)]
    languages: Annotated[tuple[Tag, ...], Field(min_length=1)]
    cost: Cost
    scope: Annotated[tuple[str, ...], Field(min_length=1), AfterValidator(_check_scope)]
    confidence: Confidence
    sources: Annotated[tuple[SourceMatter, ...], Field(min_length=1)]
    generic: Flag = False
    kind: Kind | None = None
    dial: Annotated[str, Field(pattern=r"^#?[0-9]{2,6}$")] | None = None
    e164: Annotated[str, Field(pattern=r"^\+[1-9][0-9]{6,14}$")] | None = None
    display: Annotated[str, Field(pattern=r"^[#+]?\(?[0-9][0-9 ()-]*$")] | None = None
    message_body: Text | None = None
    option: Key | None = None
    language_options: dict[Tag, Key] = Field(default_factory=dict)
    register_first: Flag = False
    phones: Phones | None = None
    audience: Audience | None = None
    age_min: Years | None = None
    age_max: Years | None = None
    opt_in: Flag = False
    url: Annotated[str, Field(pattern=r"^https?://[^\s<>\"']+$")] | None = None
    time_zone: Annotated[str, Field(pattern=r"^[A-Z][A-Za-z_]+(?:/[A-Z][A-Za-z_]+)+$")] | None = (
        None
    )
    hours_note: Text | None = None
    seen_on: Seen | None = None
    verified_on: date | None = None
    verified_by: Text | None = None
    use_from_memory: Flag = False
    conflict: Flag = False
    maintainer_note: Text | None = None

    def to_helpline(self, *, overlay: bool) -> Helpline:
        """Return the table as a value."""
        given = {name: getattr(self, name) for name in type(self).model_fields}
        given["sources"] = tuple(Source(row.ref, row.date) for row in self.sources)
        given["language_options"] = tuple(sorted(self.language_options.items()))
        return Helpline(**given, overlay=overlay)


class NeverWithMatter(Matter):
    """The `never_with` of a `[[do_not_print]]` table."""

    role: Role | None = None
    kind: Kind | None = None
    language: Tag | None = None
    scope: Text | None = None
    service: Text | None = None
    hours: Literal["always"] | None = None


class DoNotPrintMatter(Matter):
    """One `[[do_not_print]]` table: one number, its digits and nothing else."""

    number: Annotated[str, Field(pattern=r"^[#+]?\(?[0-9][0-9 ()-]*$")]
    reason: Text
    circulates_as: Text | None = None
    used_as: Text | None = None
    never_with: NeverWithMatter | None = None

    def to_entry(self, *, overlay: bool) -> DoNotPrint:
        """Return the table as a value."""
        given = self.never_with
        never_with = None
        if given is not None:
            claims = given.model_dump(exclude={"hours"})
            never_with = NeverWith(**claims, always_open=given.hours is not None)
        return DoNotPrint(
            self.number, self.reason, self.circulates_as, self.used_as, never_with, overlay
        )


class LanguagesMatter(Matter):
    """The `[languages]` table."""

    likely: Tag
    official: Annotated[tuple[Tag, ...], Field(min_length=1)]


class TerritoryMatter(Matter):
    """The keys of a territory file that stand outside its lists of tables."""

    territory: Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
    name: Text
    paper: Paper
    temperature: Temperature = Temperature.CELSIUS
    collected_on: date
    open_questions: tuple[Text, ...] = ()
    languages: LanguagesMatter


def shape_problems(error: ValidationError, place: str, known: Sequence[str]) -> list[Problem]:
    """Return each complaint of pydantic as a problem: file, key, what is wrong, what to do."""
    return [_shape_problem(detail, place, known) for detail in error.errors(include_url=False)]


def _shape_problem(detail: ErrorDetails, place: str, known: Sequence[str]) -> Problem:
    key = ".".join(str(part) for part in detail["loc"])
    where = f"{place}, {key}" if key else place
    context: Mapping[str, Any] = detail.get("ctx", {})
    kind = detail["type"]
    if kind == "extra_forbidden":
        near = get_close_matches(str(detail["loc"][-1]), known, n=1)
        remedy = f"Did you mean {near[0]}?" if near else f"Keys are: {', '.join(known)}."
        return Problem(where, "is not a key of this table.", remedy, "unknown-key")
    if kind == "missing":
        return Problem(where, "is missing.", "Add it.", "missing-key")
    if kind in {"enum", "literal_error"}:
        return Problem(where, "has no such value.", f"Write {context['expected']}.", "value")
    if kind == "value_error":
        return Problem(where, f"{context['error']}.", "Put it right.", "value")
    if kind == "string_pattern_mismatch":
        return Problem(where, "is not well formed.", f"It must match {context['pattern']}", "value")
    return Problem(where, f"{detail['msg'][:1].lower()}{detail['msg'][1:]}.", "", "value")
