"""What the PDF of a row is called: never after the patient."""

import re
from datetime import date

_LONGEST_RECORD = 40


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
        record=re.sub(r"[^A-Za-z0-9]", "_", record or "none")[:_LONGEST_RECORD],
        language=language,
        date=on.isoformat(),
    )
    return f"{name}.pdf"
