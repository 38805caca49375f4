"""In which languages a handout speaks, and whether it can say all that it has to in each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from handouts.clinic import Clinic
from handouts.errors import Notice, Problem, ProfileError, TranslationError
from handouts.handout.shelf import Shelf
from handouts.languages import (
    PAGE_CONTEXT,
    Message,
    Translator,
    available_languages,
    negotiate,
    protected_messages,
    read_catalogue,
    read_reviews,
    section_messages,
    unavailable_sections,
)
from handouts.profile import language_tag
from handouts.selection import Selection

PAGE_WORDS = "page words"
"""Where an error about the words of the page is."""

WITH_LANGUAGE = "--with-language"
"""Where an error about the second language is."""


@dataclass(frozen=True)
class Second:
    """The second language of a handout, which stands beside the patient's."""

    translator: Translator
    is_reviewed: bool

    @property
    def language(self) -> str:
        """Return the second language."""
        return self.translator.language


def translator_for(tag: str, shelf: Shelf, *, place: str = "language") -> Translator:
    """Return what says the words of the language that a reader of `tag` reads.

    Raises: TranslationError at `place` if there is no such language.
    """
    resources, memo = shelf.resources, shelf.memo
    languages = memo.once("languages", lambda: available_languages(resources))
    language = negotiate(tag, languages, place=place)
    return memo.once(("translator", language), lambda: _read_translator(language, shelf))


def _read_translator(language: str, shelf: Shelf) -> Translator:
    protected = protected_messages(shelf.library, shelf.words)
    return Translator(read_catalogue(shelf.resources, language, protected))


def second_translator(tag: str, first: Translator, shelf: Shelf) -> Translator:
    """Return what says the words of the second language.

    Raises: TranslationError if there is no such language, ProfileError if it is the first one, or
        none at all.
    """
    second = translator_for(language_tag(tag, WITH_LANGUAGE), shelf, place=WITH_LANGUAGE)
    if second.language == first.language:
        raise ProfileError(
            Problem(
                WITH_LANGUAGE,
                f"is the language of the handout itself, {first.language}.",
                "Name another language, or leave it out.",
                "same-language",
            )
        )
    return second


def untranslated(
    shelf: Shelf, translators: Sequence[Translator]
) -> tuple[dict[str, str], list[Notice]]:
    """Return the education sections to leave out, each with its reason, and a warning for each.

    In two languages, a section stands in both or in none.
    """
    missing: dict[str, list[str]] = {}
    notices: list[Notice] = []
    for translator in translators:
        slugs, warnings = shelf.memo.once(
            ("unavailable", translator.language),
            partial(unavailable_sections, shelf.library, translator),
        )
        notices += warnings
        for slug in slugs:
            missing.setdefault(slug, []).append(translator.language)
    reasons = {
        slug: f"Not fully translated into {' and '.join(languages)}."
        for slug, languages in missing.items()
    }
    return reasons, notices


def is_reviewed(translator: Translator, shelf: Shelf, selection: Selection) -> bool:
    """Return whether a human review of all that is printed is recorded for a language."""
    reviews = shelf.memo.once(
        ("reviews", translator.language),
        lambda: read_reviews(shelf.resources, shelf.library, shelf.words, translator.catalogue),
    )
    return not reviews.unreviewed(selection.printed)


def unreviewed(language: str, clinic: Clinic) -> Notice:
    """Return the warning about a translation without a review.

    Raises: TranslationError if the clinic requires a review.
    """
    if clinic.strictness.require_reviewed_translation:
        raise TranslationError(
            Problem(
                f"language {language}",
                "no human review of this translation is recorded, and the clinic requires one.",
                "Record a review, or make the handout in a reviewed language.",
                "not-reviewed",
            )
        )
    return Notice("not-reviewed", f"No human review of the {language} translation is recorded.")


def require_words(shelf: Shelf, selection: Selection, translators: Iterable[Translator]) -> None:
    """Make sure before any page is set that every word of it can be said in each language.

    Raises: TranslationError that names every message that is missing, and in which language.
    """
    problems: list[Problem] = []
    for translator in translators:
        for place in (PAGE_WORDS, *selection.printed):
            problems += shelf.memo.once(
                ("unsaid", translator.language, place), partial(_unsaid, place, translator, shelf)
            )
    if problems:
        raise TranslationError(problems)


def _unsaid(place: str, translator: Translator, shelf: Shelf) -> tuple[Problem, ...]:
    """Return what cannot be said of the page words, or of a section."""
    try:
        translator.require_complete(_messages(place, shelf), place)
    except TranslationError as error:
        return tuple(error.problems)
    return ()


def _messages(place: str, shelf: Shelf) -> Iterable[Message]:
    """Return every message of the page words, or of a section."""
    if place == PAGE_WORDS:
        printed = (key for key in shelf.words if not key.startswith("preview."))
        return (Message(PAGE_CONTEXT, shelf.words[key]) for key in printed)
    return section_messages(shelf.library.sections[place], shelf.vocabulary)
