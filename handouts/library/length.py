"""Measures how much room a section takes, in words of its English text."""

from collections.abc import Collection

from handouts.library.model import Kind, Library, Section, section_texts
from handouts.profile import Vocabulary

STOP_RULE_WORDS = 30
AMOUNT_WORDS = 15
PART_WORDS = 8
HEAD_WORDS = 12
"""The room that the title of a section takes, with the space above it."""


CARDS_IN_A_ROW = 4
WORDS_OF_CARDS = 55
WORDS_BESIDE = 15
"""The room of drawings: a row of those that stand over their steps, or those beside the steps."""


def words_of(section: Section, vocabulary: Vocabulary, parts: Collection[str] = ()) -> int:
    """Return the number of English words that a section prints, with its “Do not use if” list.

    Args:
        section: the section.
        vocabulary: has the patient's words for each exclusion.
        parts: the keys of its parts that are printed.

    Cautions and bridge lines are left out, as few of them are printed. The English text stands for
    all languages, so that a patient gets the same sections in each of them.
    """
    alts = (picture.alt for picture in section.pictures)
    unprinted = {*section.caution.values(), *section.bridge.values(), *alts}
    printed_parts = 0
    for part in section.parts:
        if part.key in parts:
            printed_parts += 1
        else:
            unprinted |= {part.title, part.text}
    own = (
        HEAD_WORDS
        + _words_of_pictures(section)
        + PART_WORDS * printed_parts
        + sum(
            len(message.text.split())
            for message in section_texts(section)
            if message.text not in unprinted
        )
    )
    if section.kind is not Kind.REMEDY:
        return own
    own += AMOUNT_WORDS if section.amount else 0
    bars = sum(len(vocabulary.terms[code].patient.split()) for code in section.exclude)
    return own + bars + STOP_RULE_WORDS


def printed_words(library: Library, section: Section, parts: Collection[str] = ()) -> int:
    """Return `words_of` a section of a library, counted only once."""
    key = section.slug, frozenset(parts)
    if key not in library.word_counts:
        library.word_counts[key] = words_of(section, library.vocabulary, parts)
    return library.word_counts[key]


def _words_of_pictures(section: Section) -> int:
    over_steps = sum(picture.step is not None for picture in section.pictures)
    if over_steps:
        return -(-over_steps // CARDS_IN_A_ROW) * WORDS_OF_CARDS
    return WORDS_BESIDE if section.pictures else 0
