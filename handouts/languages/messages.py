"""The unit of translation: a message, known by its context and its English words."""

import hashlib
from dataclasses import dataclass
from typing import Protocol

Key = tuple[str, str]
"""A message's identity: (context, English text)."""

IN_BRACES = r"\{[^{}]*\}"
"""The pattern of a placeholder as anybody may have typed it, right or wrong."""

PAGE_CONTEXT = "page"
LABEL_CONTEXT = "label:"
PATIENT_CONTEXT = "patient:"

_SIGNS = "0123456789abcdefghjkmnpqrstvwxyz"
"""Digits and letters that nobody takes for one another."""

_ID_LENGTH = 5


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

    @property
    def id(self) -> str:
        """Return a short name for people, to find a printed line in a catalogue: `k3f9c`.

        It stays as long as context and English words do, wherever the message stands.
        """
        return message_id(self.context, self.text)


def message_id(context: str, text: str) -> str:
    """Return the short name of a message, see `Message.id`."""
    digest = hashlib.sha256(f"{context}\0{text}".encode()).digest()
    number = int.from_bytes(digest[:8])
    return "".join(_SIGNS[number >> 5 * place & 31] for place in range(_ID_LENGTH))


def excerpt(text: str, length: int = 60) -> str:
    """Return the beginning of our own English text, for messages to people; never a patient's."""
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"
