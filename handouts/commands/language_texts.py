"""What the commands on languages share: the texts to translate, and which languages there are."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handouts.languages import Words
    from handouts.library import Library
    from handouts.resources import Resources


def open_texts(clinic: Path | None) -> "tuple[Resources, Library, Words]":
    """Return where the texts are, the sections and the page words, with those of a clinic."""
    from handouts.languages.words import load_words
    from handouts.library import read_library
    from handouts.profile import load_vocabulary
    from handouts.resources import Resources

    resources = Resources.find(clinic)
    library = read_library(resources, load_vocabulary(resources))
    return resources, library, load_words(resources)


def translated(resources: "Resources") -> tuple[str, ...]:
    """Return every language but English, in which the texts are written."""
    from handouts.languages.catalogue import SOURCE_LANGUAGE
    from handouts.languages.negotiate import available_languages

    return tuple(code for code in available_languages(resources) if code != SOURCE_LANGUAGE)


def chosen(wanted: Sequence[str], languages: tuple[str, ...]) -> tuple[str, ...]:
    """Return the languages that were asked for, or all if none was.

    Raises: TranslationError if there is none by that name.
    """
    from handouts.languages.negotiate import negotiate

    return tuple(dict.fromkeys(negotiate(tag, languages) for tag in wanted)) or languages
