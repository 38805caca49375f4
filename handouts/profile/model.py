"""Who a handout is for: the profile, and what it knows, rules out and does not know."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, StrEnum
from functools import cached_property

from handouts.profile.age import AGE_CODES, possible_ages


class Measure(StrEnum):
    """What a clinician can set for a remedy; `minutes` is the length of one session."""

    MINUTES = "minutes"
    REPEATS = "repeats"
    TIMES_PER_DAY = "times_per_day"
    DAYS_PER_WEEK = "days_per_week"


class Tool(StrEnum):
    """A page to write on, at the end of a handout."""

    LOG = "log"
    DIARY = "diary"
    FLARE = "flare"
    QUESTIONS = "questions"


class Presence(Enum):
    """Whether a patient has a health factor. Nobody having asked is UNKNOWN, never ABSENT."""

    PRESENT = "present"
    ABSENT = "absent"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Identity:
    """What the label box of page 1 shows and nothing else does; never in a repr."""

    name: str | None = field(default=None, repr=False)
    birth_date: date | None = field(default=None, repr=False)
    record_number: str | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Needs:
    """Why the patient comes and what would suit: codes of the vocabulary.

    `icd10` keeps the codes as they were given, in capitals with a dot; what they stand for has
    already been added to the other fields of the profile.
    """

    age: int | None = None
    symptoms: frozenset[str] = frozenset()
    causes: frozenset[str] = frozenset()
    lifestyle: frozenset[str] = frozenset()
    preferences: frozenset[str] = frozenset()
    icd10: tuple[str, ...] = ()


@dataclass(frozen=True)
class Health:
    """The health factors that were asked for; everything else is unknown."""

    present: frozenset[str] = frozenset()
    absent: frozenset[str] = frozenset()


@dataclass(frozen=True)
class RedFlags:
    """Whether somebody asked for red flags, and which there are."""

    screened: bool = False
    present: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Clinician:
    """What the clinician decided by hand.

    `include` also holds every slug of `override`, which maps a slug to the reason for printing
    it against a contraindication.
    """

    name: str | None = None
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    override: Mapping[str, str] = field(default_factory=dict, repr=False, hash=False)
    note: str = field(default="", repr=False)


@dataclass(frozen=True)
class Profile:
    """Everything that is known of one patient on the day of the handout (`on`).

    `amounts` maps a remedy to how much of it this patient should do; `tools` are the pages to
    write on, or None where the selection is to decide.
    """

    language: str
    territory: str
    on: date
    identity: Identity = Identity()
    needs: Needs = Needs()
    health: Health = Health()
    red_flags: RedFlags = RedFlags()
    clinician: Clinician = field(default_factory=Clinician)
    amounts: Mapping[str, Mapping[Measure, int]] = field(default_factory=dict, hash=False)
    tools: tuple[Tool, ...] | None = None

    @cached_property
    def ages(self) -> frozenset[int]:
        """Return the ages in years that the patient can have; one if the age is known."""
        return possible_ages(self.needs.age, self.health.present, self.health.absent)

    @cached_property
    def codes(self) -> frozenset[str]:
        """Return every code that holds for the patient, of all groups, age codes included."""
        needs = self.needs
        chosen = needs.symptoms | needs.causes | needs.lifestyle | needs.preferences
        stated = self.health.present - AGE_CODES.keys()
        aged = {code for code in AGE_CODES if self._aged(code) is Presence.PRESENT}
        return chosen | stated | aged | self.red_flags.present

    def has(self, code: str) -> bool:
        """Return whether the code, of any group, is known to hold for the patient."""
        return code in self.codes

    def presence(self, code: str) -> Presence:
        """Return whether the patient has a health factor.

        Age codes follow from the age. A red flag is absent only if somebody screened for red
        flags. Of a symptom, cause, habit or preference, PRESENT or UNKNOWN is all that is known.
        """
        if code in AGE_CODES:
            return self._aged(code)
        if self.has(code):
            return Presence.PRESENT
        screened_out = self.red_flags.screened and code.startswith("rf-")
        if code in self.health.absent or screened_out:
            return Presence.ABSENT
        return Presence.UNKNOWN

    def _aged(self, code: str) -> Presence:
        span, ages = AGE_CODES[code], self.ages
        if ages and all(age in span for age in ages):
            return Presence.PRESENT
        if ages and not any(age in span for age in ages):
            return Presence.ABSENT
        return Presence.UNKNOWN
