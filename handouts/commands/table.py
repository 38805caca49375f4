"""Sets rows of words into columns that fit the terminal."""

import shutil
import textwrap
from collections.abc import Sequence

MAX_COLUMN = 34


def table(rows: Sequence[Sequence[str]], *, indent: int = 0, width: int = 0) -> list[str]:
    """Return the rows as lines, the last column wrapped; columns are at most 34 characters wide.

    Args:
        rows: the cells; every row has the same number of them.
        indent: spaces before each line.
        width: of a line in characters; the terminal's if 0.
    """
    if not rows:
        return []
    room = width or shutil.get_terminal_size((100, 24)).columns
    *columns, _ = zip(*rows, strict=True)
    widths = [min(MAX_COLUMN, max(len(cell) for cell in column)) for column in columns]
    rest = max(24, room - indent - sum(widths) - 2 * len(widths))
    lines: list[str] = []
    for row in rows:
        cells = [
            textwrap.wrap(cell, size) or [""]
            for cell, size in zip(row, (*widths, rest), strict=True)
        ]
        for number in range(max(len(cell) for cell in cells)):
            parts = [cell[number] if number < len(cell) else "" for cell in cells]
            padded = [part.ljust(size) for part, size in zip(parts, (*widths, rest), strict=True)]
            lines.append((" " * indent + "  ".join(padded)).rstrip())
    return lines
