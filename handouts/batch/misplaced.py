"""Finds factors that stand where they are not read, before they are lost without a word."""

import re
from collections.abc import Iterator

from handouts.batch.cells import items_of
from handouts.batch.columns import Columns
from handouts.batch.table import LIST_MARK, Row, RowProblem
from handouts.profile import LISTS, PROFILE_COLUMNS, Group, Vocabulary

NOBODY = "nobody"
"""The code of the problem of a row that names no patient."""

_IDENTITY = ("record_number", "name", "birth_date")
_FREE_TEXT = ("name", "clinician", "note")
_FACTORS = (Group.HEALTH, Group.RED_FLAGS)
_MARKS = re.compile(r"[;,/|\uff1b\uff0c\u3001\r\n]+")
_LISTS = tuple(key for key, path in PROFILE_COLUMNS.items() if path in LISTS)


def misplaced(
    row: Row, columns: Columns, vocabulary: Vocabulary, delimiter: str
) -> Iterator[RowProblem]:
    """Yield a problem for each cell of a row that seems to have lost its place.

    Args:
        row: a row that could be taken apart.
        columns: where each key stands.
        vocabulary: the codes.
        delimiter: what parts the cells of the table.
    """
    yield from _nobody(row, columns)
    yield from _unread(row, columns, vocabulary)
    yield from _codes_as_text(row, columns, vocabulary)
    if delimiter == LIST_MARK:
        yield from _loose_items(row, columns)


def has_red_flag(row: Row, columns: Columns, vocabulary: Vocabulary) -> bool:
    """Return whether a row names a red flag where they are read, also if it is refused."""
    return _names(columns.cell(row, "red_flags"), vocabulary, (Group.RED_FLAGS,))


def _names(text: str, vocabulary: Vocabulary, groups: tuple[Group, ...]) -> bool:
    """Return whether an item of a text is a code of these groups."""
    terms = (vocabulary.terms.get(item.strip().lower()) for item in _MARKS.split(text))
    return any(term is not None and term.group in groups for term in terms)


def _nobody(row: Row, columns: Columns) -> Iterator[RowProblem]:
    there = [key for key in _IDENTITY if key in columns.places]
    if there and not any(columns.cell(row, key) for key in there):
        titles = ", ".join(columns.title(key) for key in there)
        message = (
            f"says of nobody whose it is: {titles} blank. Does it belong to the row above? Put all "
            "factors of a patient into one cell, parted by ; or fill in who it is."
        )
        yield RowProblem(row.number, "", NOBODY, message)


def _unread(row: Row, columns: Columns, vocabulary: Vocabulary) -> Iterator[RowProblem]:
    for title, text in columns.unread(row):
        if _names(text, vocabulary, _FACTORS):
            message = (
                "is not read, but holds a code of a health factor or a red flag. Move it into the "
                "column for it; put lists between quotes, so that no cell is moved."
            )
            yield RowProblem(row.number, title, "unread-factor", message)


def _codes_as_text(row: Row, columns: Columns, vocabulary: Vocabulary) -> Iterator[RowProblem]:
    for key in _FREE_TEXT:
        items = [item.lower() for _, item in items_of(columns.cell(row, key))]
        if items and all(item in vocabulary.terms for item in items):
            message = (
                "holds a code, where free text stands. Move it into the column for it; put lists "
                "between quotes, so that no cell is moved."
            )
            yield RowProblem(row.number, columns.title(key), "misplaced-code", message)


def _loose_items(row: Row, columns: Columns) -> Iterator[RowProblem]:
    """Yield lists that begin with a blank behind one that does not: items that ran on."""
    keys = {columns.places[key]: key for key in _LISTS if key in columns.places}
    for place, key in sorted(keys.items()):
        before = row.cells[place - 1] if place - 1 in keys else ""
        is_begun = bool(before.strip()) and before[:1] != " "
        if is_begun and row.cells[place].strip() and row.cells[place][:1] == " ":
            message = (
                "begins with a blank, as if it belonged to the list before it. Put a list between "
                "quotes where ; parts the cells, or take the blank out."
            )
            yield RowProblem(row.number, columns.title(key), "loose-item", message)
