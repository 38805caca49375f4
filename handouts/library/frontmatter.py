"""The shape of a section's front matter, checked before anything trusts it."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator

from handouts.library.model import Evidence, Kind, Mode, Unit
from handouts.profile import Tool

Name = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Line = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class QuantityMatter(_Strict):
    """A quantity as written: `value`, or `low` and `high`, with a unit."""

    unit: Unit
    value: float | None = None
    low: float | None = None
    high: float | None = None


WholeNumber = Annotated[int, Field(ge=1, le=1000, strict=True)]


class AllowanceMatter(_Strict):
    """How much is usual, a number or a range, and from where to where it is safe."""

    usual: WholeNumber | tuple[WholeNumber, WholeNumber]
    safe: tuple[WholeNumber, WholeNumber]


class AmountMatter(_Strict):
    """The amounts of a remedy that a clinician may set."""

    minutes: AllowanceMatter | None = None
    repeats: AllowanceMatter | None = None
    times_per_day: AllowanceMatter | None = None
    days_per_week: AllowanceMatter | None = None


class SourceMatter(_Strict):
    """A source as written in the register; `short` is what a handout prints."""

    short: Line
    title: Line
    year: Annotated[int, Field(ge=1950, le=2100)] | None = None


class MatchMatter(_Strict):
    """The codes that select a section, by group."""

    symptoms: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()
    lifestyle: tuple[str, ...] = ()
    preferences: tuple[str, ...] = ()
    health: tuple[str, ...] = ()
    red_flags: tuple[str, ...] = ()


class PartMatter(_Strict):
    """A piece that is printed only for patients whom it fits."""

    key: Name
    title: Line
    text: Line
    match: MatchMatter = MatchMatter()
    everyone: bool = False


class PictureMatter(_Strict):
    """A drawing of ours, by its file name without `.svg`, and what it shows in words."""

    file: Name
    alt: Line
    step: WholeNumber | None = None
    not_for: tuple[str, ...] = ()


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
    spare_room: bool = False
    tool: Tool | None = None
    medicine: bool = False
    condition: bool = False
    order: int = 50
    summary: str = ""
    not_if: tuple[Line, ...] = ()
    parts_max: Annotated[int, Field(ge=0, le=12)] = 0
    opposes: tuple[Line, ...] = ()
    facts: tuple[Line, ...] = ()
    review_due: date
    approved_on: date | Literal[""]
    change: Line
    match: MatchMatter = MatchMatter()
    exclude: dict[str, Line] = {}
    caution: dict[str, Line] = {}
    bridge: dict[str, Line] = {}
    quantities: dict[str, QuantityMatter] = {}
    amount: AmountMatter = AmountMatter()
    parts: tuple[PartMatter, ...] = ()
    pictures: tuple[PictureMatter, ...] = ()
    sources: Annotated[tuple[Line, ...], Field(min_length=1)]

    @field_validator("approved_on", mode="before")
    @classmethod
    def _empty_is_not_approved(cls, value: object) -> object:
        return value if value else ""
