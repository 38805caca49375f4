"""What the PDF of a row is called: never after the patient."""

import re
from datetime import date

USUAL = "{row}-{id}"
"""The pattern for names that a clinic gets if it sets none."""

_LONGEST_RECORD = 40
_ANY = {
    "row": r"\d+",
    "id": r"[0-9A-Z]{5}-[0-9A-Z]{5}",
    "record": r"[A-Za-z0-9_.-]*",
    "language": r"[A-Za-z-]+",
    "date": r"\d{4}-\d{2}-\d{2}",
}


def file_name(
    pattern: str, *, row: int, handout_id: str, record: str | None, language: str, on: date
) -> str:
    """Return the name of a row's PDF.

    Args:
        pattern: `{row}`, which makes names differ, and what else a clinic wants.
        row: the number of the row.
        handout_id: that of the footer.
        record: the record number; what is neither letter nor digit in it becomes `_`.
        language: that of the patient.
        on: the date of the handout.
    """
    name = pattern.format(
        row=row,
        id=handout_id,
        record=re.sub(r"[^A-Za-z0-9-]", "_", record or "none")[:_LONGEST_RECORD],
        language=language,
        date=on.isoformat(),
    )
    return f"{name.lstrip('.-')}.pdf"


def names_like(pattern: str) -> re.Pattern[str]:
    """Return what every name of a pattern matches, so that a run knows its own files."""
    pieces = re.split(r"(\{\w+\})", pattern)
    expression = "".join(
        _ANY[piece[1:-1]] if piece.startswith("{") else re.escape(piece) for piece in pieces
    )
    return re.compile(rf"{expression}\.pdf")
