"""Opens the PDFs that were made and says what they are: bytes, pages, tagged, PDF/UA-1."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Final

import page
import pikepdf

PAGES_APART: Final = 1
"""How many pages more or fewer a handout may have and still be called the same."""


@dataclass(frozen=True)
class Verdict:
    """What the PDFs of one maker are; `pages` are those of each handout, in the order of rows."""

    size: int
    pages: tuple[int, ...]
    tagged: int
    accessible: int

    @property
    def handouts(self) -> int:
        """Return how many PDFs were opened."""
        return len(self.pages)


def judge(paths: Iterable[Path]) -> Verdict:
    """Return what these PDFs are, in their order; page-validation says which are PDF/UA-1."""
    size, tagged, accessible, pages = 0, 0, 0, []
    for path in paths:
        pdf = path.read_bytes()
        size += len(pdf)
        with pikepdf.open(BytesIO(pdf)) as document:
            pages.append(len(document.pages))
            tagged += "/StructTreeRoot" in document.Root
        report = page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1)
        accessible += report.is_compliant
    return Verdict(size, tuple(pages), tagged, accessible)


def differences(expected: Verdict, other: Verdict) -> Iterator[str]:
    """Yield why what two makers have made is not the same: too few handouts, or other pages."""
    if expected.handouts != other.handouts:
        yield f"{other.handouts} handouts in the place of {expected.handouts}"
        return
    pairs = zip(expected.pages, other.pages, strict=True)
    far = [True for pages, others in pairs if abs(pages - others) > PAGES_APART]
    if far:
        yield f"{len(far)} handouts are more than {PAGES_APART} page longer or shorter"
