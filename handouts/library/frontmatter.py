"""The shape of a section's front matter, checked before anything trusts it."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator

from handouts.library.model import Evidence, Kind, Mode, Unit

Line = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class QuantityMatter(_Strict):
    """A quantity as written: `value`, or `low` and `high`, with a unit."""

    unit: Unit
    value: float | None = None
    low: float | None = None
    high: float | None = None


class SourceMatter(_Strict):
    """A source as written in the register; `short` is what a handout prints."""

    short: Line
    title: Line
    year: Annotated[int, Field(ge=1950, le=2100)]


class MatchMatter(_Strict):
    """The codes that select a section, by group."""

    symptoms: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()
    lifestyle: tuple[str, ...] = ()
    preferences: tuple[str, ...] = ()
    health: tuple[str, ...] = ()
    red_flags: tuple[str, ...] = ()


class FrontMatter(_Strict):
    """Everything between the +++ lines."""

    title: Line
    kind: Kind
    version: Annotated[str, StringConstraints(pattern=r"^\d+\.\d+\.\d+$")]
    evidence: Evidence
    min_age: Annotated[int, Field(ge=0, le=120)] = 18
    mode: Mode | None = None
    always: bool = False
    opt_in: bool = False
    everyone: bool = False
    medicine: bool = False
    order: int = 50
    summary: str = ""
    not_if: tuple[Line, ...] = ()
    facts: tuple[Line, ...] = ()
    review_due: date
    approved_on: date | Literal[""]
    change: Line
    match: MatchMatter = MatchMatter()
    exclude: dict[str, Line] = {}
    caution: dict[str, Line] = {}
    bridge: dict[str, Line] = {}
    quantities: dict[str, QuantityMatter] = {}
    sources: Annotated[tuple[Line, ...], Field(min_length=1)]

    @field_validator("approved_on", mode="before")
    @classmethod
    def _empty_is_not_approved(cls, value: object) -> object:
        return value if value else ""
