"""What handouts are made from: read once, used for every patient."""

from dataclasses import dataclass
from pathlib import Path

from handouts.clinic import Clinic, read_clinic
from handouts.languages import Words, load_words
from handouts.library import Library, read_library
from handouts.profile import Vocabulary, load_vocabulary
from handouts.resources import Resources


@dataclass(frozen=True)
class Shelf:
    """Resources, vocabulary, library, words and clinic of this installation."""

    resources: Resources
    vocabulary: Vocabulary
    library: Library
    words: Words
    clinic: Clinic


def load_shelf(clinic_folder: Path | None = None) -> Shelf:
    """Return library, words and clinic of this installation.

    Raises: SectionError, TranslationError or ClinicError if one of them is not well formed.
    """
    resources = Resources.find(clinic_folder)
    vocabulary = load_vocabulary(resources)
    return Shelf(
        resources,
        vocabulary,
        read_library(resources, vocabulary),
        load_words(resources),
        read_clinic(resources.clinic),
    )
