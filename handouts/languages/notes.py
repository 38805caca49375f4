"""Adds what the glossary knows of a message to what its translator reads."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from handouts.languages.glossary import Glossary, Term
from handouts.languages.messages import Message


def with_terms(
    messages: Iterable[Message], glossary: Glossary, language: str = ""
) -> tuple[Message, ...]:
    """Return the messages with a comment for each term that the English words hold.

    Args:
        messages: all messages; `extract_messages`.
        glossary: all terms.
        language: the folder name of the language whose words are named; none in the template.
    """
    return tuple(
        replace(message, comments=(*message.comments, *notes)) if notes else message
        for message in messages
        for notes in [[*_notes(message, glossary, language)]]
    )


def _notes(message: Message, glossary: Glossary, language: str) -> Iterator[str]:
    for term in glossary.terms_in(message.text):
        if term.meaning or language in term.words:
            yield _note(term, language)


def _note(term: Term, language: str) -> str:
    wording = term.words.get(language)
    said = f" = {wording.term}" if wording else ""
    meaning = f". {term.meaning}" if term.meaning else ""
    return f"Term: {term.source}{said}{meaning}"
