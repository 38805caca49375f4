"""What handouts are made from: read once, used for every patient."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from handouts.clinic import Clinic, read_clinic
from handouts.errors import SectionError, Severity
from handouts.handout.memo import Memo
from handouts.languages import Words, load_words
from handouts.library import Library, check_library, read_library
from handouts.profile import Vocabulary, load_vocabulary
from handouts.resources import Resources


@dataclass(frozen=True)
class Shelf:
    """Resources, vocabulary, library, words and clinic of this installation.

    `memo` holds what follows from these alone; a shelf with one of them replaced begins a new one.
    """

    resources: Resources
    vocabulary: Vocabulary
    library: Library
    words: Words
    clinic: Clinic
    memo: Memo = field(default_factory=Memo, init=False, repr=False, compare=False)


def load_shelf(clinic_folder: Path | None = None, *, unfinished: bool = False) -> Shelf:
    """Return library, words and clinic of this installation.

    With `unfinished`, a clinic's sections are taken as they are, also those that our checks
    refuse: for its authors to look at, never for patients.

    Raises: SectionError, TranslationError or ClinicError if one of them is not well formed.
    """
    resources = Resources.find(clinic_folder)
    vocabulary = load_vocabulary(resources)
    library = read_library(resources, vocabulary)
    if not unfinished:
        _require_sound(library)
    return Shelf(
        resources, vocabulary, library, load_words(resources), read_clinic(resources.clinic)
    )


def _require_sound(library: Library) -> None:
    """Refuse a clinic's section that our checks would refuse; dates are judged when it prints."""
    own = {f"{slug}.md" for slug, section in library.sections.items() if section.overlay}
    faults = [
        problem
        for problem in (check_library(library, date.min) if own else ())
        if problem.place in own
        and problem.severity is Severity.ERROR
        and problem.code != "future-approval"
    ]
    if faults:
        raise SectionError(faults)
