"""What a territory and its helplines are, once their file has been read and found good."""

from dataclasses import dataclass
from datetime import date, time

from handouts.territories.codes import (
    NATIONAL,
    ONLINE,
    Audience,
    Channel,
    Confidence,
    Cost,
    Kind,
    Paper,
    Phones,
    Role,
    Temperature,
)


@dataclass(frozen=True)
class PartialDate:
    """A date as its source wrote it (`2026`, `2026-10`, `2026-10-04`) and its earliest day."""

    text: str
    first_day: date


@dataclass(frozen=True)
class Always:
    """Open day and night, all year."""


@dataclass(frozen=True)
class Varies:
    """Hours that differ from place to place, are unknown, or are told differently by sources."""


@dataclass(frozen=True)
class Hours:
    """One span of opening on some days (0 is Monday).

    `closes` at or before `opens` is on the next day; both the same is the whole day.
    """

    days: tuple[int, ...]
    opens: time
    closes: time

    @property
    def is_whole_day(self) -> bool:
        """Return whether the line is open from `opens` to the same hour of the next day."""
        return self.opens == self.closes

    @property
    def crosses_midnight(self) -> bool:
        """Return whether the line closes after the midnight that ends the day."""
        return self.closes <= self.opens and self.closes != time(0)


OpenHours = Always | Varies | tuple[Hours, ...]


@dataclass(frozen=True)
class Source:
    """Where an entry was seen, and the date that the source itself carries."""

    ref: str
    date: PartialDate | None = None


@dataclass(frozen=True)
class Helpline:
    """One number to call, text or chat to, with evidence and dates.

    Only `display`, `message_body` and `url` are printed as the way to reach the line. `service` is
    a name as one hears it on the phone, or, if `generic`, an English description: then the label
    of the role (or the kind) is printed in the patient's language. `hours_note` and
    `maintainer_note` are for maintainers and never printed.
    """

    id: str
    service: str
    role: Role
    channel: Channel
    hours: OpenHours
    languages: tuple[str, ...]
    cost: Cost
    scope: tuple[str, ...]
    confidence: Confidence
    sources: tuple[Source, ...]
    generic: bool = False
    kind: Kind | None = None
    dial: str | None = None
    e164: str | None = None
    display: str | None = None
    message_body: str | None = None
    option: str | None = None
    language_options: tuple[tuple[str, str], ...] = ()
    register_first: bool = False
    phones: Phones | None = None
    audience: Audience | None = None
    age_min: int | None = None
    age_max: int | None = None
    opt_in: bool = False
    url: str | None = None
    time_zone: str | None = None
    hours_note: str | None = None
    seen_on: PartialDate | None = None
    verified_on: date | None = None
    verified_by: str | None = None
    use_from_memory: bool = False
    conflict: bool = False
    maintainer_note: str | None = None
    overlay: bool = False

    @property
    def number(self) -> str | None:
        """Return what is dialled: the E.164 number, or the short code; None for a web address."""
        return self.e164 or self.dial

    @property
    def is_national(self) -> bool:
        """Return whether the line serves the whole territory."""
        return self.scope == (NATIONAL,)

    @property
    def is_memory_only(self) -> bool:
        """Return whether nothing but a memory says what this number is for."""
        vouched = self.verified_on is not None
        return not vouched and (self.confidence is Confidence.MEMORY or self.use_from_memory)

    @property
    def has_contact(self) -> bool:
        """Return whether there is something to call, text or open."""
        return bool(self.url) if self.channel in ONLINE else bool(self.number and self.display)

    def serves(self, language: str) -> bool:
        """Return whether the line answers in `language` (BCP 47)."""
        return any(is_same_language(own, language) for own in self.languages)

    def option_for(self, language: str) -> str | None:
        """Return the menu option that a caller who speaks `language` chooses, if there is one."""
        for own, option in self.language_options:
            if is_same_language(own, language):
                return option
        return self.option


@dataclass(frozen=True)
class NeverWith:
    """What a number must never be printed as; any one that is given is forbidden."""

    role: Role | None = None
    kind: Kind | None = None
    language: str | None = None
    scope: str | None = None
    service: str | None = None
    always_open: bool = False

    def forbids(self, helpline: Helpline) -> bool:
        """Return whether `helpline` makes a claim that is forbidden for its number."""
        return (
            (self.role is not None and helpline.role is self.role)
            or (self.kind is not None and helpline.kind is self.kind)
            or (self.language is not None and helpline.serves(self.language))
            or (self.scope is not None and self.scope in helpline.scope)
            or (self.service is not None and self.service.lower() in helpline.service.lower())
            or (self.always_open and isinstance(helpline.hours, Always))
        )


@dataclass(frozen=True)
class DoNotPrint:
    """A number that may appear nowhere; with `used_as`, only never in that use."""

    number: str
    reason: str
    circulates_as: str | None = None
    used_as: str | None = None
    never_with: NeverWith | None = None
    overlay: bool = False


@dataclass(frozen=True)
class Territory:
    """Where a patient lives: whom to call there, on which paper, in which degrees."""

    code: str
    name: str
    paper: Paper
    temperature: Temperature
    collected_on: date
    likely_language: str
    official_languages: tuple[str, ...]
    helplines: tuple[Helpline, ...]
    do_not_print: tuple[DoNotPrint, ...] = ()
    open_questions: tuple[str, ...] = ()

    def helpline(self, helpline_id: str) -> Helpline | None:
        """Return the line of that id, or None."""
        return next((line for line in self.helplines if line.id == helpline_id), None)


def is_same_language(one: str, other: str) -> bool:
    """Return whether two BCP 47 tags name the same language: `es` and `es-MX`, not two scripts."""
    first, second = (tag.lower().split("-") for tag in (one, other))
    shorter = min(len(first), len(second))
    return first[:shorter] == second[:shorter]
