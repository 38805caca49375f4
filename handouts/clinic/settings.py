"""A clinic's name, look, defaults and strictness, read from `clinic.toml`."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    model_validator,
)

from handouts.clinic.logo import LogoFile, read_logo
from handouts.clinic.qr import MAX_ADDRESS, address_for_all
from handouts.clinic.spreadsheet import Batch, ColumnNames
from handouts.errors import ClinicError, Problem
from handouts.profile import Tool

FILE = "clinic.toml"
MAX_BYTES = 100_000

Paper = Literal["a4", "letter"]
Size = Literal["standard", "clear", "large"]


def _on_one_line(text: str) -> str:
    if re.search(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufeff]", text):
        raise ValueError("holds a control character; write it on one line")
    return text


_Line = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=120), AfterValidator(_on_one_line)
]


_Address = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=MAX_ADDRESS),
    AfterValidator(address_for_all),
]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Defaults(_Strict):
    """What a profile need not say because the clinic says it for all; empty means not set.

    Of `tools`, an empty list means none, and None that the sections decide.
    """

    language: str = ""
    territory: str = ""
    paper: Paper | None = None
    size: Size | None = None
    clinician: _Line = ""
    tools: tuple[Tool, ...] | None = None


class SectionLimits(_Strict):
    """How many sections a handout of this clinic holds."""

    remedies: Annotated[int, Field(ge=1, le=7)] = 5
    education: Annotated[int, Field(ge=0, le=6)] = 3
    words: Annotated[int, Field(ge=300, le=5000)] = 1000


class Strictness(_Strict):
    """What is an error here and only a warning elsewhere."""

    require_screening: bool = False
    require_reviewed_translation: bool = False
    helpline_warn_days: Annotated[int, Field(ge=1, le=180)] = 180
    helpline_refuse_days: Annotated[int, Field(ge=1, le=730)] = 730


class HelplineChoices(_Strict):
    """Helplines that are printed only because a clinic asks for them, by id."""

    include: tuple[str, ...] = ()


class QrCode(_Strict):
    """The QR code under “About this handout”; without an address there is none.

    `address` is all that the code holds, and the same for every patient.
    """

    address: _Address = ""
    label: _Line = ""

    @model_validator(mode="after")
    def _label_needs_address(self) -> "QrCode":
        if self.label and not self.address:
            raise ValueError("has a label but no address to print it beside")
        return self


class ClinicMatter(_Strict):
    """The shape of `clinic.toml`."""

    name: Annotated[_Line, StringConstraints(min_length=1)]
    address: Annotated[tuple[_Line, ...], Field(max_length=4)] = ()
    phone: _Line = ""
    web: _Line = ""
    logo: str = ""
    defaults: Defaults = Defaults()
    limits: SectionLimits = SectionLimits()
    strictness: Strictness = Strictness()
    helplines: HelplineChoices = HelplineChoices()
    qr: QrCode = QrCode()
    columns: ColumnNames = {}
    batch: Batch = Batch()


@dataclass(frozen=True)
class Clinic:
    """A clinic in whose name handouts are made; without a folder it is nameless with defaults."""

    name: str = ""
    address: tuple[str, ...] = ()
    phone: str = ""
    web: str = ""
    logo: LogoFile | None = None
    defaults: Defaults = Defaults()
    limits: SectionLimits = SectionLimits()
    strictness: Strictness = Strictness()
    helplines: HelplineChoices = HelplineChoices()
    qr: QrCode = QrCode()
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    batch: Batch = Batch()

    def default_document(self) -> dict[str, object]:
        """Return the defaults in the shape of a profile, to be laid under it."""
        document: dict[str, object] = {}
        if self.defaults.language:
            document["language"] = self.defaults.language
        if self.defaults.territory:
            document["territory"] = self.defaults.territory
        if self.defaults.clinician:
            document["clinician"] = {"name": self.defaults.clinician}
        if self.defaults.tools is not None:
            document["tools"] = [tool.value for tool in self.defaults.tools]
        return document


def read_clinic(folder: Path | None) -> Clinic:
    """Return the clinic of a folder; without a folder, a nameless clinic with our defaults.

    Raises: ClinicError with every problem of `clinic.toml` and of the logo.
    """
    if folder is None:
        return Clinic()
    path = folder / FILE
    document = _document(path)
    matter, problems = _matter(path, document)
    name = document.get("logo")
    logo, faults = read_logo(folder, name) if name and isinstance(name, str) else (None, [])
    problems.extend(faults)
    if matter is None or problems:
        raise ClinicError(problems)
    return Clinic(
        matter.name,
        matter.address,
        matter.phone,
        matter.web,
        logo,
        matter.defaults,
        matter.limits,
        matter.strictness,
        matter.helplines,
        matter.qr,
        matter.columns,
        matter.batch,
    )


def _document(path: Path) -> Mapping[str, object]:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ClinicError(Problem(str(path), "is too large for a settings file."))
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        raise ClinicError(
            Problem(str(path), "is not there.", "Make one with `handouts clinic new FOLDER`.")
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise ClinicError(Problem(str(path), "cannot be read as UTF-8 text.")) from error
    except tomllib.TOMLDecodeError as error:
        raise ClinicError(Problem(str(path), f"is not TOML: {error}.")) from error


def _matter(
    path: Path, document: Mapping[str, object]
) -> tuple[ClinicMatter | None, list[Problem]]:
    """Return the settings of a document and what is wrong with them."""
    try:
        matter = ClinicMatter.model_validate(document)
    except ValidationError as error:
        return None, [
            Problem(
                f"{path}: {'.'.join(str(part) for part in fault['loc'])}",
                f"{fault['msg'].removeprefix('Value error, ')}.",
                "See docs/clinic.md for the keys.",
            )
            for fault in error.errors()
        ]
    if matter.strictness.helpline_warn_days > matter.strictness.helpline_refuse_days:
        return matter, [
            Problem(
                f"{path}: strictness.helpline_warn_days",
                "is later than helpline_refuse_days.",
                "A number is warned of before it is refused.",
            )
        ]
    return matter, []
