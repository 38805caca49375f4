"""The values of a selection: what is printed, what is left out, and the reason for each."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from handouts.errors import Notice
from handouts.library import Kind
from handouts.profile import Term, Tool


class Status(StrEnum):
    """What became of a section; part of the contract of `explain --json`."""

    INCLUDED = "included"
    WITHHELD = "withheld"
    NOT_MATCHED = "not-matched"
    OPT_IN = "opt-in"
    OVER_LIMIT = "over-limit"
    EXCLUDED = "excluded-by-clinician"
    UNAVAILABLE = "unavailable"


@dataclass(frozen=True)
class Reason:
    """Why: a code of the vocabulary or of the rules, and a sentence for the clinician."""

    code: str
    because: str

    @classmethod
    def fits(cls, term: Term) -> "Reason":
        """Return that something recorded for the patient calls for it."""
        return cls(term.code, f"Fits: {term.label}.")

    @classmethod
    def no_match(cls) -> "Reason":
        """Return that nothing recorded for the patient calls for it."""
        return cls("no-match", "Nothing recorded for this patient calls for it.")

    @classmethod
    def over(cls, room: int) -> "Reason":
        """Return that others fit better, and how many there is room for."""
        return cls("limit", f"Others fit better; there is room for {room}.")


@dataclass(frozen=True)
class PartDecision:
    """What became of one part of a section: included, over the limit, or not matched."""

    key: str
    status: Status
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class ToolChoice:
    """A page to write on that is printed, and why."""

    tool: Tool
    reason: Reason


@dataclass(frozen=True)
class Decision:
    """What became of one section for one profile.

    `age_in_doubt` tells that the patient may be younger than the section allows: its least age
    is then printed among the reasons not to use it.
    """

    slug: str
    kind: Kind
    version: str
    status: Status
    reasons: tuple[Reason, ...]
    cautions: tuple[Reason, ...] = ()
    overridden: bool = False
    age_in_doubt: bool = False
    parts: tuple[PartDecision, ...] = ()

    @property
    def printed_parts(self) -> frozenset[str]:
        """Return the keys of the parts that are printed."""
        return frozenset(part.key for part in self.parts if part.status is Status.INCLUDED)

    @property
    def is_included(self) -> bool:
        """Return whether the section is printed."""
        return self.status is Status.INCLUDED


@dataclass(frozen=True)
class Limits:
    """How much a handout may hold; a clinic may set it within the hard cap.

    `words` bounds the English words of remedies and education together, so that a handout at
    standard size takes about four pages; it never cuts below `remedies_min` remedies and one
    education section, nor anything that the clinician chose. `words_cap` bounds these, too, so
    that no handout takes more than eight pages.

    `stretch` is how much more room the patient's language takes than English, and `taken` how
    many words the other pages take beyond the usual: they decide what fills the room that is left.
    """

    remedies_min: int = 3
    remedies_max: int = 5
    education_max: int = 3
    words: int = 1000
    words_cap: int = 2100
    stretch: float = 1.0
    taken: int = 0


REMEDIES_CAP = 7
"""No handout holds more remedies than this."""

EDUCATION_CAP = 6
"""No handout holds more education sections than this, even where a clinician names them."""


@dataclass(frozen=True)
class Selection:
    """The decision for every section of the library, and the order of those that are printed."""

    decisions: Mapping[str, Decision]
    printed: tuple[str, ...]
    red_flag: bool
    notices: tuple[Notice, ...]
    tools: tuple[ToolChoice, ...] = ()

    def printed_of(self, kind: Kind) -> tuple[str, ...]:
        """Return the slugs of one kind that are printed, in the order of printing."""
        return tuple(slug for slug in self.printed if self.decisions[slug].kind is kind)
