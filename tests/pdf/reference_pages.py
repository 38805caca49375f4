"""The eight pages of which a picture is kept, found by what is on them and not by their number."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import Image

from tests.document.specimens import Specimen
from tests.pdf.boxes import Leaf, Typeset
from tests.pdf.likeness import DOTS_PER_INCH, FINER
from tests.pdf.pictures import pictures_of

FOLDER = Path(__file__).resolve().parents[1] / "pictures"

Choice = Callable[[Leaf], float]
"""How much a page is the one looked for; the first of the highest is taken."""


@dataclass(frozen=True)
class Reference:
    """One page of which a picture is kept."""

    name: str
    specimen: Specimen
    choice: Choice

    @property
    def path(self) -> Path:
        """Return where its picture is kept."""
        return FOLDER / f"{self.name}.png"

    def drawn(self) -> Image.Image:
        """Return the page as it is today, drawn finely."""
        made = _made(self.specimen)
        number = max(made.leaves, key=self.choice).number
        (picture,) = pictures_of(made.pdf, DOTS_PER_INCH * FINER, grey=True, only=number)
        return picture


@lru_cache(maxsize=2)
def _made(specimen: Specimen) -> Typeset:
    return specimen.laid_out()[1]


def _first(leaf: Leaf) -> float:
    return -leaf.number


def _most_of(name: str) -> Choice:
    """Return the choice of the page on which sections of a class or id take most room."""

    def choice(leaf: Leaf) -> float:
        return sum(
            placed.border.bottom - placed.border.top
            for placed in leaf.body
            if placed.box.element_tag == "section"
            and (placed.has_class(name) or placed.box.element.get("id") == name)
        )

    return choice


REFERENCES: Mapping[str, Reference] = {
    name: Reference(name, specimen, choice)
    for name, specimen, choice in (
        ("english-page-1", Specimen("clinic", "en", "standard", "letter"), _first),
        ("spanish-page-1", Specimen("clinic", "es", "standard", "letter"), _first),
        ("english-large-print", Specimen("clinic", "en", "large", "letter"), _first),
        ("english-red-flag", Specimen("red-flag", "en", "standard", "a4"), _first),
        ("english-remedy", Specimen("full", "en", "standard", "a4"), _most_of("remedy")),
        ("english-tool", Specimen("full", "en", "standard", "a4"), _most_of("tool-log")),
        ("arabic-page-1", Specimen("full", "ar", "standard", "a4"), _first),
        ("arabic-remedy", Specimen("full", "ar", "standard", "a4"), _most_of("remedy")),
    )
}
