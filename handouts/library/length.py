"""Measures how much room a section takes, in words of its English text."""

from handouts.library.model import Kind, Section, section_texts
from handouts.profile import Vocabulary

STOP_RULE_WORDS = 30


def words_of(section: Section, vocabulary: Vocabulary) -> int:
    """Return the number of English words that a section prints, with its “Do not use if” list.

    Cautions and bridge lines are left out, as few of them are printed. The English text stands for
    all languages, so that a patient gets the same sections in each of them.
    """
    unprinted = {*section.caution.values(), *section.bridge.values()}
    own = sum(
        len(message.text.split())
        for message in section_texts(section)
        if message.text not in unprinted
    )
    if section.kind is not Kind.REMEDY:
        return own
    bars = sum(len(vocabulary.terms[code].patient.split()) for code in section.exclude)
    return own + bars + STOP_RULE_WORDS
