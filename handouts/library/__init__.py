"""What can be said: sections with their rules, their reader and their checks."""

from handouts.library.amounts import amount_problems
from handouts.library.checks import (
    ALWAYS_PRINTED,
    EXPLANATIONS,
    check_library,
    check_texts,
    is_too_old,
)
from handouts.library.length import printed_words, words_of
from handouts.library.model import (
    HEADING_CONTEXT,
    Allowance,
    Block,
    BlockKind,
    Evidence,
    Kind,
    Library,
    Mode,
    Part,
    Picture,
    Quantity,
    Section,
    SectionText,
    Source,
    Span,
    Unit,
    messages_to_read,
    section_texts,
)
from handouts.library.read import read_library, read_section
from handouts.library.skeleton import new_section
from handouts.library.sources import read_sources

__all__ = [
    "ALWAYS_PRINTED",
    "EXPLANATIONS",
    "HEADING_CONTEXT",
    "Allowance",
    "Block",
    "BlockKind",
    "Evidence",
    "Kind",
    "Library",
    "Mode",
    "Part",
    "Picture",
    "Quantity",
    "Section",
    "SectionText",
    "Source",
    "Span",
    "Unit",
    "amount_problems",
    "check_library",
    "check_texts",
    "is_too_old",
    "messages_to_read",
    "new_section",
    "printed_words",
    "read_library",
    "read_section",
    "read_sources",
    "section_texts",
    "words_of",
]
