"""The unit of translation: a message, known by its context and its English words."""

from dataclasses import dataclass
from typing import Protocol

Key = tuple[str, str]
"""A message's identity: (context, English text)."""

PAGE_CONTEXT = "page"
LABEL_CONTEXT = "label:"
PATIENT_CONTEXT = "patient:"


class Translatable(Protocol):
    """Whatever has a context and an English text: a Message, or a SectionText of the library."""

    @property
    def context(self) -> str:
        """Return the translation context."""

    @property
    def text(self) -> str:
        """Return the English words."""


@dataclass(frozen=True)
class Message:
    """One message with what a translator needs to know of it.

    `max_length` is in characters of the translation; None if any length will do.
    """

    context: str
    text: str
    comments: tuple[str, ...] = ()
    locations: tuple[str, ...] = ()
    max_length: int | None = None

    @property
    def key(self) -> Key:
        """Return what the message is known by in a catalogue."""
        return (self.context, self.text)


def excerpt(text: str, length: int = 60) -> str:
    """Return the beginning of our own English text, for messages to people; never a patient's."""
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"
