"""How a clinic's own spreadsheets look: the names of columns, how dates are written, file names."""

import re
import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from string import Formatter
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict

from handouts.profile import PROFILE_COLUMNS, nearest_names, one_of

COLUMNS: tuple[str, ...] = (*PROFILE_COLUMNS, "paper", "size", "with_language", "copies")
"""The key of every column that a table of patients can have."""

LONGEST_COLUMN_NAME = 120
LONGEST_PATTERN = 80
_PLACES = ("row", "id", "record", "language", "date")
# What some system or another cannot have in the name of a file.
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]')


# Two rows could have one name: 1 and 12 after record 21, and 2 after record 211.
_TOUCHING = re.compile(r"(\d|\{record\})\{row\}|\{row\}(\d|\{record\})")


class DateForm(StrEnum):
    """How dates are written in a clinic's spreadsheets, besides 1980-03-02, which always counts."""

    ISO = "YYYY-MM-DD"
    DAY_MONTH_SLASH = "DD/MM/YYYY"
    MONTH_DAY_SLASH = "MM/DD/YYYY"
    DAY_MONTH_DOT = "DD.MM.YYYY"
    DAY_MONTH_HYPHEN = "DD-MM-YYYY"


def plain_name(name: str) -> str:
    """Return the name of a column without what does not count: case, spaces, `_` and `-`."""
    return re.sub(
        r"[\s_\-\u2010-\u2015\ufeff]+", "", unicodedata.normalize("NFKC", name)
    ).casefold()


def _listed(value: object) -> object:
    """Return the table of columns with a list of names for each, also where only one is given."""
    if not isinstance(value, Mapping):
        return value
    return {key: [name] if isinstance(name, str) else name for key, name in value.items()}


def _known_columns(value: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[str, ...]]:
    used: dict[str, str] = {}
    ours = {plain_name(key): key for key in COLUMNS}
    for key, names in value.items():
        if key not in COLUMNS:
            near = nearest_names(key, {known: (known,) for known in COLUMNS})
            hint = f"did you mean {one_of(near)}" if near else f"use one of {', '.join(COLUMNS)}"
            raise ValueError(f"has a key that is not a column, {key}; {hint}")
        if not names:
            raise ValueError(f"names no column for {key}; write one, or leave the key out")
        for name in names:
            plain = plain_name(name)
            if not plain or len(name) > LONGEST_COLUMN_NAME:
                raise ValueError(f"has a name for {key} that is empty or too long")
            if ours.get(plain, key) != key:
                raise ValueError(
                    f"calls {key} by our own name of {ours[plain]}; rename the column in the table"
                )
            if used.setdefault(plain, key) != key:
                raise ValueError(f"has one name for {used[plain]} and {key}; keep one of the two")
    return value


ColumnNames = Annotated[
    Mapping[str, tuple[str, ...]], BeforeValidator(_listed), AfterValidator(_known_columns)
]


def _file_name(pattern: str) -> str:
    try:
        parts = list(Formatter().parse(pattern))
    except ValueError:
        raise ValueError("has a brace that is not closed; write {row}") from None
    places = [place for _, place, _, _ in parts if place is not None]
    if any(
        place not in _PLACES or form or turn for _, place, form, turn in parts if place is not None
    ):
        choice = one_of(f"{{{name}}}" for name in _PLACES)
        raise ValueError(f"has a placeholder that there is not; use {choice}")
    if "{{" in pattern or "}}" in pattern:
        raise ValueError("has a brace that is no placeholder; take it away")
    if "row" not in places:
        raise ValueError("has no {row}, without which two patients could have one file")
    if len(pattern) > LONGEST_PATTERN or _NOT_IN_NAMES.search(pattern):
        raise ValueError(
            f"is longer than {LONGEST_PATTERN} characters, or has one that cannot be in a file name"
        )
    if _TOUCHING.search(pattern):
        raise ValueError("has {row} beside {record} or a digit; put a - or _ between them")
    if pattern != pattern.strip() or pattern.startswith((".", "-")) or pattern.endswith("."):
        raise ValueError("begins with a hyphen, or begins or ends with a space or a dot")
    if pattern.casefold().endswith(".pdf"):
        raise ValueError("ends with .pdf, which is added to every name; take it away")
    return pattern


class Batch(BaseModel):
    """Settings for many patients at once; `names` is the pattern of file names, without `.pdf`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    dates: DateForm = DateForm.ISO
    names: Annotated[str, AfterValidator(_file_name)] = "{row}-{id}"
