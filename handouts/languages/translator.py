"""Says messages in one language, and knows which of them it cannot say."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from markupsafe import Markup

from handouts.errors import Notice, Problem, TranslationError
from handouts.languages.catalogue import SOURCE_LANGUAGE, Catalogue, Entry, entry_place
from handouts.languages.messages import (
    PAGE_CONTEXT,
    PATIENT_CONTEXT,
    Key,
    Message,
    Translatable,
    excerpt,
)
from handouts.languages.words import Words
from handouts.library import HEADING_CONTEXT, Kind, Library, Section, section_texts
from handouts.profile import Vocabulary

FREE_WORDS = frozenset(
    {"page.title", "plan.title", "plan.try", "plan.read", "note.title", "page.formats"}
)
FREE_GROUPS = frozenset({"label"})
"""Page words (and groups of them) that a clinic's catalogue may say otherwise; no other one."""


_KEPT = 1 << 14
"""Translations of which it is known whether they may be printed: those of ten languages."""


class Completeness(StrEnum):
    """Whether a section can be printed wholly in a language."""

    COMPLETE = "complete"
    INCOMPLETE = "incomplete"


@dataclass(frozen=True)
class SectionStatus:
    """How far the translation of a section is; `missing` holds missing and fuzzy messages."""

    missing: tuple[Message, ...]

    @property
    def completeness(self) -> Completeness:
        """Return whether every message of the section can be said."""
        return Completeness.INCOMPLETE if self.missing else Completeness.COMPLETE


@dataclass(frozen=True)
class Translator:
    """Says messages in the language of its catalogue; a fuzzy translation counts as missing.

    So does one with other numbers or placeholders than the English, with a phone number typed into
    it or with characters that nobody sees: what reaches paper passes these checks once more,
    whether or not anybody has run `handouts languages check`.
    """

    catalogue: Catalogue

    @property
    def language(self) -> str:
        """Return the language that is spoken."""
        return self.catalogue.language

    def can_say(self, context: str, text: str) -> bool:
        """Return whether there is a translation that nobody still has to look at."""
        return not self._why_not(context, text)

    def say(self, context: str, text: str) -> str:
        """Return a message in the catalogue's language.

        Raises: TranslationError if it is missing or fuzzy: nothing falls back to English.
        """
        entry = self.catalogue.find(context, text)
        if entry is None or self._why_not(context, text):
            raise TranslationError(self._problem(context, text, f"language {self.language}"))
        return entry.text

    def mark(self, context: str, text: str, words: Markup) -> Markup:
        """Return the words of a message as HTML, as they are printed."""
        return words

    def missing(self, messages: Iterable[Translatable]) -> tuple[Message, ...]:
        """Return the messages that cannot be said, each once, in the order given."""
        found = {
            (message.context, message.text): Message(message.context, message.text)
            for message in messages
            if not self.can_say(message.context, message.text)
        }
        return tuple(found.values())

    def require_complete(self, messages: Iterable[Translatable], place: str) -> None:
        """Make sure that every message can be said before any is printed.

        Args:
            messages: what is to be printed.
            place: what they belong to, for the error, such as `remedies/heat`.

        Raises: TranslationError that names each missing message by context and English text.
        """
        problems = [
            self._problem(message.context, message.text, place)
            for message in self.missing(messages)
        ]
        if problems:
            raise TranslationError(problems)

    def _problem(self, context: str, text: str, place: str) -> Problem:
        entry = self.catalogue.find(context, text)
        return Problem(
            place,
            f"“{excerpt(text)}” ({context}) {self._why_not(context, text)} in {self.language}.",
            f"Translate it in {entry_place(self.language, entry or Entry(''))}.",
            "untranslated",
        )

    def _why_not(self, context: str, text: str) -> str:
        """Return why a message cannot be said, or nothing if it can."""
        entry = self.catalogue.find(context, text)
        if entry is None:
            return "has no translation"
        if entry.fuzzy:
            return "has a translation marked fuzzy"
        if self.language == SOURCE_LANGUAGE:
            return ""
        faults = _dangerous(self.language, text, entry.text)
        return f"has a translation that must not be printed ({'; '.join(faults)})" if faults else ""


@lru_cache(maxsize=_KEPT)
def _dangerous(language: str, text: str, translation: str) -> tuple[str, ...]:
    """Return what is wrong with a translation that no patient may get, whoever wrote it."""
    from handouts.languages.checks import DANGEROUS, Pair

    pair = Pair(Message("", text), Entry(translation), language=language)
    return tuple(fault.rstrip(".") for check in DANGEROUS for fault in check.find(pair))


def section_messages(section: Section, vocabulary: Vocabulary) -> Iterator[Message]:
    """Yield every message that printing a section needs, with the lines of “Do not use if”."""
    for text in section_texts(section):
        yield Message(text.context, text.text)
    for code in section.exclude:
        term = vocabulary.terms.get(code)
        if term is not None and term.patient:
            yield Message(f"{PATIENT_CONTEXT}{code}", term.patient)


def section_status(library: Library, catalogue: Catalogue) -> Mapping[str, SectionStatus]:
    """Return for each slug whether its translation is complete, with what is missing."""
    translator = Translator(catalogue)
    return {
        slug: SectionStatus(translator.missing(section_messages(section, library.vocabulary)))
        for slug, section in library.sections.items()
    }


def unavailable_sections(
    library: Library, translator: Translator
) -> tuple[frozenset[str], list[Notice]]:
    """Return the education sections to leave out in this language, with a warning for each.

    Safety and remedy sections are never left out for want of a translation: whoever prints one
    calls `Translator.require_complete`, which fails and names what is missing.
    """
    slugs: list[str] = []
    notices: list[Notice] = []
    for section in library.of_kind(Kind.EDUCATION):
        missing = translator.missing(section_messages(section, library.vocabulary))
        if missing:
            slugs.append(section.slug)
            notices.append(
                Notice(
                    "section-untranslated",
                    f"{section.slug} is left out: {len(missing)} of its messages have no finished "
                    f"translation in {translator.language}.",
                )
            )
    return frozenset(slugs), notices


def protected_messages(library: Library, words: Words) -> frozenset[Key]:
    """Return the messages whose translation a clinic's catalogue cannot replace.

    These are built-in safety and remedy sections, the shared headings, every `patient` line, the
    warnings, cautions and other guarding lines of built-in education, and all page words but a
    few titles and labels.

    Args:
        library: all sections; a clinic's own are not protected.
        words: all page words.
    """
    keys: set[Key] = {
        (f"{PATIENT_CONTEXT}{code}", term.patient)
        for code, term in library.vocabulary.terms.items()
        if term.patient
    }
    keys |= {
        (PAGE_CONTEXT, words[key])
        for key in words
        if key not in FREE_WORDS and key.partition(".")[0] not in FREE_GROUPS
    }
    for section in library.sections.values():
        if section.overlay:
            continue
        whole = section.kind is not Kind.EDUCATION or section.is_medicine
        keys |= {
            (text.context, text.text)
            for text in section_texts(section)
            if whole or text.guards or text.context == HEADING_CONTEXT
        }
    return frozenset(keys)
