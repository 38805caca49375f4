"""Looks into an .xlsx file for what its reader would pass over without a word.

The reader gives a cell with an error (#N/A), or a formula that nobody calculated, as a blank one: a
health factor could vanish so. Of merged cells it gives the text to the first alone, where people
see it in all of them. It also makes room for every cell up to the farthest one, wherever that is.
"""

import posixpath
import re
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

MOST_BYTES = 500_000_000
MOST_CELLS = 5_000_000
_CHUNK = 65_536
_MOST_MERGED = 1_000_000  # rows, each counted once for each merge that touches it
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_RANGE = re.compile(r"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})")
Attributes = Mapping[str, str]


class BadWorkbookError(Exception):
    """The file is not a workbook that can be read; the text says in what way."""


@dataclass
class Found:
    """What one sheet holds: bad cells by row and column, both from 1, and its farthest cell.

    `merged` has for each row that a merge touches the first and the last column of each such merge,
    and whether the row is its first one, which holds the text.
    """

    bad: dict[int, list[int]] = field(default_factory=dict)
    merged: dict[int, list[tuple[int, int, bool]]] = field(default_factory=dict)
    rows: int = 0
    columns: int = 0


def look_into(archive: ZipFile) -> dict[str, Found]:
    """Return what each sheet of a workbook holds, by its name, in the order of the workbook.

    Raises: BadWorkbookError if it is no workbook, or far too large.
    """
    try:
        if sum(entry.file_size for entry in archive.infolist()) > MOST_BYTES:
            raise BadWorkbookError("is far too large.")
        names = set(archive.namelist())
        return {name: _sheet(archive, part) for name, part in _sheets(archive) if part in names}
    except (BadZipFile, expat.ExpatError, EOFError, KeyError, ValueError, RuntimeError, zlib.error):
        raise BadWorkbookError("is not a workbook that can be read.") from None


def _sheets(archive: ZipFile) -> list[tuple[str, str]]:
    """Return the name of each sheet and the part of the archive that holds it."""
    targets: dict[str, str] = {}
    listed: list[tuple[str, str]] = []

    def relation(name: str, attributes: Attributes) -> None:
        if _local(name) == "Relationship":
            target = attributes.get("Target", "")
            targets[attributes.get("Id", "")] = posixpath.normpath(posixpath.join("/xl", target))

    def sheet(name: str, attributes: Attributes) -> None:
        if _local(name) == "sheet":
            listed.append((attributes.get("name", ""), attributes.get("r:id", "")))

    _parse(archive, "xl/_rels/workbook.xml.rels", relation)
    _parse(archive, "xl/workbook.xml", sheet)
    return [(name, targets.get(identity, "").lstrip("/")) for name, identity in listed]


def _sheet(archive: ZipFile, part: str) -> Found:
    scan = _Scan()
    _parse(archive, part, scan.start, scan.end, scan.text)
    scan.note_merges()
    return scan.found


@dataclass
class _Scan:
    """Goes through the cells of a sheet; rows and cells may leave out where they are."""

    found: Found = field(default_factory=Found)
    row: int = 0
    column: int = 0
    kind: str = ""
    has_formula: bool = False
    has_value: bool = False
    is_within: str = ""
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)

    def start(self, name: str, attributes: Attributes) -> None:
        local = _local(name)
        if local == "row":
            self.row, self.column = int(attributes.get("r", self.row + 1)), 0
        elif local == "c":
            self._begin(attributes)
        elif local in ("v", "t"):
            self.is_within = local
        elif local == "f":
            self.has_formula = True
        elif local == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def text(self, _text: str) -> None:
        if self.is_within:
            self.has_value = True

    def end(self, name: str) -> None:
        local = _local(name)
        if local in ("v", "t"):
            self.is_within = ""
        elif local == "c":
            self._note()

    def note_merges(self) -> None:
        """Note which rows the merges touch, once it is known how many rows there are."""
        count = 0
        for top, bottom, left, right in self.merges:
            rows = range(top, min(bottom, self.found.rows) + 1)
            count += len(rows)
            if count > _MOST_MERGED:
                raise BadWorkbookError("has far too many merged cells.")
            for row in rows:
                self.found.merged.setdefault(row, []).append((left, right, row == top))

    def _merge(self, reference: str) -> None:
        if _PLACE.fullmatch(reference):
            return  # one cell alone
        if (found := _RANGE.fullmatch(reference)) is None or len(self.merges) >= _MOST_MERGED:
            raise BadWorkbookError("has merged cells that cannot be told.")
        columns = sorted((_number(found[1]), _number(found[3])))
        rows = sorted((int(found[2]), int(found[4])))
        self.merges.append((rows[0], rows[1], columns[0], columns[1]))

    def _begin(self, attributes: Attributes) -> None:
        self.column += 1
        if place := _PLACE.fullmatch(attributes.get("r", "")):
            self.column, self.row = _number(place[1]), int(place[2])
        self.kind = attributes.get("t", "")
        self.has_formula = self.has_value = False

    def _note(self) -> None:
        found = self.found
        if self.has_value or self.has_formula:
            found.rows = max(found.rows, self.row)
            found.columns = max(found.columns, self.column)
            if found.rows * found.columns > MOST_CELLS:
                raise BadWorkbookError("has a cell far away from all others.")
        is_uncalculated = self.has_formula and not self.has_value and self.kind != "str"
        if self.kind == "e" or is_uncalculated:
            found.bad.setdefault(self.row, []).append(self.column)


def _number(letters: str) -> int:
    """Return the number of a column: 1 for A, 27 for AA."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _parse(
    archive: ZipFile,
    part: str,
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    for chunk in _chunks(archive, part):
        parser.Parse(chunk, False)
    parser.Parse(b"", True)


def _refuse(*_declaration: object) -> None:
    raise BadWorkbookError("holds what no spreadsheet program writes.")


def _chunks(archive: ZipFile, part: str) -> Iterator[bytes]:
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            yield chunk
