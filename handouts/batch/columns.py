"""Which column of a table holds which key of a profile, by our names or by the clinic's own."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from handouts.batch.table import Row, Table, title_of
from handouts.clinic import COLUMNS, Clinic, DateForm, plain_name
from handouts.errors import Notice, Problem, ProfileError
from handouts.profile import nearest_names

REJECT_ROW, REJECT_REASONS = "reject_row", "reject_reasons"
_OURS = {plain_name(REJECT_ROW), plain_name(REJECT_REASONS)}
HEALTH_COLUMNS = ("present", "absent", "red_flags", "red_flags_screened", "icd10")
"""The keys of the columns that say what must not be done with a patient."""

_CONTRAINDICATIONS = re.compile("[ck]ontraindi")
_TELLING = ("present", "absent", "flag", "flags", "screened")
_NEAR = 0.76  # Presnt, Abesnt and Presence are as near as this; Reason, Payment and Consent are not
_ORDINARY = {"sent", "parent", "parents", "recent"}  # near, but the names of other things
_FEWEST_KNOWN = 2
_MOST_NAMED = 10
# What a spreadsheet takes for a formula at the start of a cell, also behind spaces.
FORMULA = re.compile("'*(?:\\s*[=+\\-@＝＋－＠]|[\t\r\n])")


@dataclass(frozen=True)
class Columns:
    """Where each key stands in the rows of a table, and how its dates are written."""

    table: str
    header: tuple[str, ...]
    places: Mapping[str, int]
    notices: tuple[Notice, ...] = ()
    dates: DateForm = DateForm.ISO
    is_rejects: bool = False

    def cell(self, row: Row, key: str) -> str:
        """Return what a row says for a key, without blanks around it; nothing if it says nothing.

        In a table that we wrote ourselves, the mark that kept a formula from running is taken away.
        """
        place = self.places.get(key)
        text = "" if place is None or place >= len(row.cells) else row.cells[place]
        return (without_mark(text) if self.is_rejects else text).strip()

    def unread(self, row: Row) -> Iterator[tuple[str, str]]:
        """Yield what a row says in columns that hold no key, each with the column's name."""
        read = set(self.places.values())
        for place, title in enumerate(self.header):
            is_ours = self.is_rejects and plain_name(title) in _OURS
            if place in read or is_ours or place >= len(row.cells):
                continue
            text = row.cells[place]
            text = (without_mark(text) if self.is_rejects else text).strip()
            if text:
                yield title_of(title) or f"column {place + 1}", text

    def title(self, key: str) -> str:
        """Return what the table calls the column of a key; nothing if it has none."""
        place = self.places.get(key)
        return "" if place is None else title_of(self.header[place])


def with_mark(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if FORMULA.match(cell) else cell


def without_mark(cell: str) -> str:
    """Return a cell as it was before `with_mark`."""
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell


def columns_for(table: Table, clinic: Clinic) -> Columns:
    """Return where each key stands in a table of this clinic.

    Raises: ProfileError as `match_columns`, and if neither the table nor the clinic says in which
        language and territory.
    """
    columns = match_columns(table, clinic.columns, dates=clinic.batch.dates)
    missing = [
        Problem(
            table.name,
            f"has no column {key}.",
            f"Add one, or set defaults.{key} in clinic.toml for all patients.",
            "missing-column",
        )
        for key in ("language", "territory")
        if key not in columns.places and key not in clinic.default_document()
    ]
    if missing:
        raise ProfileError(missing)
    return columns


def match_columns(
    table: Table, own: Mapping[str, Sequence[str]], *, dates: DateForm = DateForm.ISO
) -> Columns:
    """Return where each key stands in a table.

    Case, spaces, `_` and `-` do not count. Columns that we do not know are named in a warning; one
    that comes near a column of health is refused, as it could hold what must not be passed over.

    Args:
        table: an open table.
        own: what the clinic calls a column, by our key; this beats our names.
        dates: how dates are written in it.

    Raises: ProfileError if two columns hold the same key, if one that we do not know comes near a
        column of health, or if it seems to have no header.
    """
    known = known_names(own)
    places: dict[str, int] = {}
    unknown: list[str] = []
    problems: list[Problem] = []
    ours: set[str] = set()
    for place, title in enumerate(table.header):
        plain = plain_name(title)
        key = known.get(plain)
        if plain in _OURS:
            ours.add(plain)
        elif key is None:
            unknown.append(title)
        elif key in places:
            problems.append(_twice(table, key, places[key], place))
        else:
            places[key] = place
    if not is_header(table.header, own):
        raise ProfileError(_no_header(table))
    problems += _near_health(table, unknown)
    if problems:
        raise ProfileError(problems)
    notices = tuple(_unknown(table, unknown))
    return Columns(table.name, table.header, places, notices, dates, ours == _OURS)


def known_names(own: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return the key for each name that a column can have, as `plain_name` writes it."""
    names = {plain_name(key): key for key in COLUMNS}
    return names | {plain_name(name): key for key, titles in own.items() for name in titles}


def is_header(cells: Sequence[str], own: Mapping[str, Sequence[str]]) -> bool:
    """Return whether a row names columns: two that we know, so that no patient is taken for one."""
    known = known_names(own)
    return (
        len({known[plain] for cell in cells if (plain := plain_name(cell)) in known})
        >= _FEWEST_KNOWN
    )


def _no_header(table: Table) -> Problem:
    message = "has no header that we know in its first row."
    remedy = (
        f"Write the names of the columns into it, such as {', '.join(COLUMNS[:5])}, "
        "or say what yours are called with [columns] in clinic.toml."
    )
    return Problem(table.name, message, remedy, "no-header")


def _twice(table: Table, key: str, first: int, second: int) -> Problem:
    message = f"has two columns for {key}: number {first + 1} and number {second + 1}."
    remedy = "Take one of them out, or rename it."
    return Problem(table.name, message, remedy, "two-columns")


def _nearest(title: str) -> str:
    """Return the key that the name of a column comes near to, or nothing."""
    names = {key: (key, key.replace("_", " ")) for key in COLUMNS}
    return next(iter(nearest_names(title_of(title), names)), "")


def _near_to_health(title: str) -> str:
    """Return the key of the column of health that a name comes near to, or nothing."""
    plain = plain_name(title_of(title))
    if _CONTRAINDICATIONS.search(plain):
        return "present"
    if plain.startswith("icd"):
        return "icd10"
    key = _nearest(title)
    if key not in HEALTH_COLUMNS or plain in _ORDINARY:
        return ""
    words = re.findall(r"\w+", title_of(title).casefold())
    pairs = [(plain, plain_name(key)), *((word, known) for word in words for known in _TELLING)]
    return key if any(SequenceMatcher(None, *pair).ratio() >= _NEAR for pair in pairs) else ""


def _near_health(table: Table, titles: Sequence[str]) -> Iterator[Problem]:
    for title in titles:
        if key := _near_to_health(title):
            message = f"the column “{title_of(title)}” is not one that we know, but near {key}."
            remedy = (
                f"Call it {key}, or name it under [columns] in clinic.toml; if it holds something "
                "else, give it another name, or take it out."
            )
            yield Problem(table.name, message, remedy, "near-health-column")


def _unknown(table: Table, titles: Sequence[str]) -> Iterator[Notice]:
    named = [title_of(title) for title in titles if title_of(title)]
    for title in named[:_MOST_NAMED]:
        near = _nearest(title)
        hint = f" Did you mean {near}?" if near else ""
        message = (
            f"{table.name}: the column “{title}” is not one that we know, and is not read.{hint}"
        )
        yield Notice("unknown-column", message)
    more = len(titles) - len(named[:_MOST_NAMED])
    if more:
        message = f"{table.name}: {more} more columns without a name that we know are not read."
        yield Notice("unknown-column", message)
