"""What can be said: sections with their rules, their reader and their checks."""

from handouts.library.check import ALWAYS_PRINTED, check_library, is_too_old
from handouts.library.length import words_of
from handouts.library.model import (
    HEADING_CONTEXT,
    Block,
    BlockKind,
    Evidence,
    Kind,
    Library,
    Mode,
    Quantity,
    Section,
    SectionText,
    Source,
    Unit,
    section_texts,
)
from handouts.library.read import read_library, read_section
from handouts.library.sources import read_sources

__all__ = [
    "ALWAYS_PRINTED",
    "HEADING_CONTEXT",
    "Block",
    "BlockKind",
    "Evidence",
    "Kind",
    "Library",
    "Mode",
    "Quantity",
    "Section",
    "SectionText",
    "Source",
    "Unit",
    "check_library",
    "is_too_old",
    "read_library",
    "read_section",
    "read_sources",
    "section_texts",
    "words_of",
]
