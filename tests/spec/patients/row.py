"""What one row of the table of example patients says, and how it becomes a profile."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from tests.library.samples import real_library

Words = Mapping[str, str]


@dataclass(frozen=True, eq=False)
class Patient:
    """One row: who comes, what is known, what the clinician wants, and what must become of it.

    Codes stand in one text, with spaces between them; so do sections, by the last part of their
    slug (`heat`). What is not stated of a patient is unknown, never absent.

    `asks_for`, `leaves_out`, `overrides`, `amounts` and `writes_on` are the clinician's own wishes
    (--include, --exclude, --override, --amount, --tool).
    """

    who: str
    """What follows “A patient who”."""
    age: int | None = 40
    symptoms: str = "tension"
    causes: str = ""
    habits: str = ""
    likes: str = ""
    icd10: str = ""
    has: str = ""
    has_not: str = ""
    red_flags: str = ""
    screened: bool = True
    asks_for: str = ""
    leaves_out: str = ""
    overrides: Words = field(default_factory=dict)
    amounts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    writes_on: str | None = None

    prints: str = ""
    """Sections that must be printed, beside the five that always are."""
    does_not_print: Words = field(default_factory=dict)
    """Sections that must not be printed, and why: status and codes."""
    takes_care: Words = field(default_factory=dict)
    """The cautions of the sections in `prints` and `asks_for`, and no others."""
    parts: Words = field(default_factory=dict)
    """Sections with the answers, or the words about conditions, that are printed, and no others."""
    does: Words = field(default_factory=dict)
    """Remedies with how much of them the page says to do."""
    tools: str | None = None
    """Every page to write on that is printed; None where nothing is said of them."""
    warns: str = ""
    """All that the clinician is warned of."""
    refused: str = ""
    """Why no handout is made at all; nothing is printed then."""

    @property
    def document(self) -> dict[str, object]:
        """Return the row in the shape of a profile file."""
        needs: dict[str, object] = {
            "symptoms": self.symptoms.split(),
            "causes": self.causes.split(),
            "lifestyle": self.habits.split(),
            "preferences": self.likes.split(),
            "icd10": self.icd10.split(),
        }
        if self.age is not None:
            needs["age"] = self.age
        document: dict[str, object] = {
            "language": "en",
            "territory": "GB",
            "needs": needs,
            "health": {"present": self.has.split(), "absent": self.has_not.split()},
            "red_flags": {"screened": self.screened, "present": self.red_flags.split()},
            "clinician": {
                "include": list(slugs(self.asks_for)),
                "exclude": list(slugs(self.leaves_out)),
                "override": {slug_of(name): why for name, why in self.overrides.items()},
            },
            "amounts": {slug_of(name): amount for name, amount in self.amounts.items()},
        }
        if self.writes_on is not None:
            document["tools"] = self.writes_on.split()
        return document


@dataclass(frozen=True)
class PatientGroup:
    """Patients whom a clinician would think of together."""

    title: str
    about: str
    patients: tuple[Patient, ...]


@cache
def slug_of(name: str) -> str:
    """Return the slug of the section with this last part, such as `heat`."""
    [slug] = [slug for slug in real_library().sections if slug.partition("/")[2] == name]
    return slug


def slugs(names: str) -> tuple[str, ...]:
    """Return the slugs of the sections in a text."""
    return tuple(slug_of(name) for name in names.split())


def by_slug(words: Words) -> dict[str, str]:
    """Return the same words, by slug in the place of the short name."""
    return {slug_of(name): said for name, said in words.items()}
