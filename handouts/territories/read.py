"""Reads territories from their files, ours and a clinic's, and says everything wrong at once."""

import re
import tomllib
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from handouts.errors import ClinicError, HandoutsError, Problem, TerritoryError
from handouts.resources import Resources
from handouts.territories.model import (
    DoNotPrint,
    Helpline,
    Territory,
)
from handouts.territories.overlay import LISTS, Row, Tables, is_list_of_tables, lay_over, weakenings
from handouts.territories.rules import entry_problems, line_problems, territory_problems
from handouts.territories.schema import (
    DoNotPrintMatter,
    HelplineMatter,
    TerritoryMatter,
    shape_problems,
)

OFTEN_MEANT: Mapping[str, str] = MappingProxyType({"UK": "GB", "USA": "US", "UAE": "AE"})
_CODE = re.compile(r"[A-Z]{2}")
_Matter = TypeVar("_Matter", bound=BaseModel)


def known_territories(resources: Resources) -> tuple[str, ...]:
    """Return the codes of all territories, ours and a clinic's, in order."""
    found = {
        path.stem
        for root, _ in resources.territory_roots()
        for path in root.glob("*.toml")
        if _CODE.fullmatch(path.stem)
    }
    return tuple(sorted(found))


def load_territory(code: str, resources: Resources) -> Territory:
    """Return a territory by its ISO 3166-1 code (in any case), a clinic's file laid over ours.

    Raises:
        TerritoryError: There is no such territory, or our file is not well formed.
        ClinicError: The clinic's file is not well formed, or would weaken ours.
    """
    wanted = code.strip().upper()
    if wanted not in known_territories(resources):
        raise TerritoryError(_unknown(wanted, resources))
    files = [
        (path, overlay)
        for root, overlay in resources.territory_roots()
        if (path := root / f"{wanted}.toml").is_file()
    ]
    path, overlay = files[0]
    tables, territory = _read_whole(path, wanted, overlay=overlay)
    for clinic_path, _ in files[1:]:
        territory = _lay_over(tables, clinic_path, wanted)
    return territory


def _read_whole(path: Path, code: str, *, overlay: bool) -> tuple[Tables, Territory]:
    error = ClinicError if overlay else TerritoryError
    reading = _Reading(_place(path, overlay=overlay), code)
    tables = reading.tables(_read_toml(path, reading.place, error), overlay=overlay)
    territory = reading.territory(tables)
    if territory is None or reading.problems:
        raise error(reading.problems)
    return tables, territory


def _lay_over(own: Tables, path: Path, code: str) -> Territory:
    reading = _Reading(_place(path, overlay=True), code)
    raw = _read_toml(path, reading.place, ClinicError)
    if "territory" not in raw:
        remedy = f'Write territory = "{code}" in the first line.'
        reading.problems.append(Problem(f"{reading.place}, territory", "is missing.", remedy))
    clinic = reading.tables(raw, overlay=True)
    reading.problems.extend(weakenings(own, clinic, reading.place))
    territory = reading.territory(lay_over(own, clinic))
    if territory is None or reading.problems:
        raise ClinicError(reading.problems)
    return territory


def _place(path: Path, *, overlay: bool) -> str:
    place = f"{path.parent.name}/{path.name}"
    return f"{path.parent.parent.name}/{place}" if overlay else place


def _read_toml(path: Path, place: str, error: type[HandoutsError]) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        problem = Problem(place, "cannot be read as UTF-8 text.", "Save it as UTF-8.", "unreadable")
        raise error(problem) from None
    except tomllib.TOMLDecodeError as failure:
        problem = Problem(place, f"is not TOML: {failure}.", "Put that line right.", "toml")
        raise error(problem) from None


def _unknown(wanted: str, resources: Resources) -> Problem:
    known = known_territories(resources)
    names = {_name(code, resources): code for code in known}
    meant = OFTEN_MEANT.get(wanted)
    if meant is None:
        near = get_close_matches(wanted, [*known, *names], n=1)
        meant = names.get(near[0], near[0]) if near else None
    hint = f"Did you mean {meant}? " if meant in known else ""
    listed = ", ".join(known) or "none"
    return Problem(
        "territory",
        "there are no helplines for that territory.",
        f"{hint}Give one of the two-letter codes {listed}; a clinic can add one in its folder.",
        "unknown-territory",
    )


def _name(code: str, resources: Resources) -> str:
    """Return the English name of a territory in capitals, or its code if the file is not good."""
    for root, _ in resources.territory_roots():
        try:
            raw = tomllib.loads((root / f"{code}.toml").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            continue
        return str(raw.get("name", code)).upper()
    return code


class _Reading:
    """One pass over one file; gathers each problem and goes on."""

    def __init__(self, place: str, code: str) -> None:
        self.place = place
        self.code = code
        self.problems: list[Problem] = []

    def tables(self, raw: Mapping[str, Any], *, overlay: bool) -> Tables:
        """Return the parts of a file, and note a list that is none."""
        for key in LISTS:
            if not is_list_of_tables(raw.get(key, [])):
                remedy = f"Write [[{key}]] above each."
                problem = Problem(f"{self.place}, {key}", "is no list of tables.", remedy, "value")
                self.problems.append(problem)
        return Tables.of(raw, overlay=overlay)

    def territory(self, tables: Tables) -> Territory | None:
        """Return the territory, or None if its head cannot be read."""
        matter = self._matter(TerritoryMatter, tables.head, self.place)
        lines = [line for row in tables.helplines if (line := self._line(row)) is not None]
        entries = [entry for row in tables.do_not_print if (entry := self._entry(row)) is not None]
        if matter is None:
            return None
        if matter.territory != self.code:
            message = f"holds the territory {matter.territory}."
            self.problems.append(Problem(self.place, message, "Name the file after it.", "name"))
        territory = Territory(
            code=matter.territory,
            name=matter.name,
            paper=matter.paper,
            temperature=matter.temperature,
            collected_on=matter.collected_on,
            likely_language=matter.languages.likely,
            official_languages=matter.languages.official,
            helplines=tuple(lines),
            do_not_print=tuple(entries),
            open_questions=matter.open_questions,
        )
        if not self.problems:  # lines that could not be read would only be missed here
            self.problems.extend(territory_problems(territory, self.place))
        return territory

    def _line(self, row: Row) -> Helpline | None:
        where = f"{self.place}, {row.table.get('id', 'a helpline without id')}"
        matter = self._matter(HelplineMatter, row.table, where)
        if matter is None:
            return None
        line = matter.to_helpline(overlay=row.overlay)
        self.problems.extend(line_problems(line, self.code, self.place))
        return line

    def _entry(self, row: Row) -> DoNotPrint | None:
        where = f"{self.place}, do_not_print {row.table.get('number', 'without a number')}"
        matter = self._matter(DoNotPrintMatter, row.table, where)
        if matter is None:
            return None
        entry = matter.to_entry(overlay=row.overlay)
        self.problems.extend(entry_problems(entry, self.place))
        return entry

    def _matter(self, model: type[_Matter], table: Mapping[str, Any], place: str) -> _Matter | None:
        try:
            return model.model_validate(table)
        except ValidationError as error:
            self.problems.extend(shape_problems(error, place, tuple(model.model_fields)))
            return None
