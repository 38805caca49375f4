"""In which words: catalogues, page words, formats, numbers in either direction, and checks."""

from handouts.languages.bidi import embed, first_direction, isolate, number
from handouts.languages.catalogue import SOURCE_LANGUAGE, Catalogue, Entry, read_catalogue
from handouts.languages.formats import Formatter, Patterns, TemperatureUnit, count_in
from handouts.languages.inline import placeholders, render_inline, western
from handouts.languages.joints import colon, sentence_gap
from handouts.languages.messages import PAGE_CONTEXT, PATIENT_CONTEXT, Key, Message
from handouts.languages.negotiate import (
    Direction,
    available_languages,
    direction,
    language_name,
    negotiate,
)
from handouts.languages.proof import ProofTranslator
from handouts.languages.review import Reviews, read_reviews
from handouts.languages.scripts import script
from handouts.languages.together import NBSP, hold_with_verb, keep_together
from handouts.languages.translator import (
    Completeness,
    SectionStatus,
    Translator,
    protected_messages,
    section_messages,
    section_status,
    unavailable_sections,
)
from handouts.languages.words import Say, Words, load_words

__all__ = [
    "NBSP",
    "PAGE_CONTEXT",
    "PATIENT_CONTEXT",
    "SOURCE_LANGUAGE",
    "Catalogue",
    "Completeness",
    "Direction",
    "Entry",
    "Formatter",
    "Key",
    "Message",
    "Patterns",
    "ProofTranslator",
    "Reviews",
    "Say",
    "SectionStatus",
    "TemperatureUnit",
    "Translator",
    "Words",
    "available_languages",
    "colon",
    "count_in",
    "direction",
    "embed",
    "first_direction",
    "hold_with_verb",
    "isolate",
    "keep_together",
    "language_name",
    "load_words",
    "negotiate",
    "number",
    "placeholders",
    "protected_messages",
    "read_catalogue",
    "read_reviews",
    "render_inline",
    "script",
    "section_messages",
    "section_status",
    "sentence_gap",
    "unavailable_sections",
    "western",
]
