"""Puts the words of a second language into tables, whose numbers and cells stand once."""

from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup

from handouts.document.beside import Beside, require_alike
from handouts.document.model import Grid, GridHead, GridRow, Row, Table


def pair_table(own: Table, other: Table, beside: Beside) -> Table:
    """Return the table of helplines: each number once, the words on it in both languages."""
    who, number, when = (
        beside.under(head, (same,)) for head, same in zip(own.heads, other.heads, strict=True)
    )
    rows = zip(own.rows, other.rows, strict=True)
    return Table((who, number, when), tuple(_row(row, same, beside) for row, same in rows))


def _row(own: Row, other: Row, beside: Beside) -> Row:
    return replace(
        own,
        who=beside.under(own.who, (other.who,)),
        reach=_last_under(own.reach, other.ways, beside),
        terms=_last_under(own.terms, other.terms, beside),
    )


def _last_under(
    own: Sequence[Markup], other: Sequence[Markup], beside: Beside
) -> tuple[Markup, ...]:
    """Return lines that run on, with all of the second language behind the last of them."""
    require_alike("a row of helplines", bool(own), bool(other))
    lines = [Markup('<span class="line">{}</span>').format(line) for line in other]
    return (*own[:-1], beside.under(own[-1], lines)) if own else ()


def pair_grid(own: Grid, other: Grid, beside: Beside) -> Grid:
    """Return a table to write in: its heads and its example in both languages."""
    heads = zip(own.heads, other.heads, strict=True)
    groups = zip(own.groups, other.groups, strict=True)
    return Grid(
        tuple(_head(head, same, beside) for head, same in heads),
        tuple(
            tuple(_grid_row(row, same, beside) for row, same in zip(group, twins, strict=True))
            for group, twins in groups
        ),
    )


def _head(own: GridHead, other: GridHead, beside: Beside) -> GridHead:
    """Return a head: the second language stands small under it, like what is under it already."""
    return replace(own, under=beside.under(own.under, (other.text, other.under)))


def _grid_row(own: GridRow, other: GridRow, beside: Beside) -> GridRow:
    head = _head(own.head, other.head, beside) if own.head and other.head else own.head
    cells = zip(own.cells, other.cells, strict=True)
    return GridRow(tuple(_cell(cell, same, beside) for cell, same in cells), head)


def _cell(own: Markup, other: Markup, beside: Beside) -> Markup:
    """Return what a cell holds: words in both languages, a number once."""
    has_words = any(letter.isalpha() for letter in own.striptags())
    return beside.under(own, (other,)) if has_words else own
