"""What can be wrong with a translation: small named checks, each seen catching a mistake."""

from handouts.languages.checks.accepted import Codes, Finding, settled
from handouts.languages.checks.beside import APOSTROPHES, COPIED, RATIO
from handouts.languages.checks.characters import CHARACTERS, WHITESPACE
from handouts.languages.checks.completeness import (
    COMPLETE,
    FUZZY,
    IDENTICAL,
    LENGTH,
    WORDLESS,
)
from handouts.languages.checks.direction import DIRECTION
from handouts.languages.checks.glossary import GLOSSARY
from handouts.languages.checks.header import header_problems
from handouts.languages.checks.limits import LIMITS
from handouts.languages.checks.marks import BOLD, MARKUP, PLACEHOLDERS
from handouts.languages.checks.negation import NEGATION
from handouts.languages.checks.numbers import NUMBERS, TYPED_UNITS
from handouts.languages.checks.pair import CatalogueCheck, Check, Pair
from handouts.languages.checks.phones import PHONES, territory_numbers
from handouts.languages.checks.promises import PROMISES
from handouts.languages.checks.punctuation import BRACKETS, ENDING, PUNCTUATION
from handouts.languages.checks.script import SCRIPT
from handouts.languages.checks.sentence_count import SENTENCES
from handouts.languages.checks.units import UNITS_OF_TIME

CHECKS: tuple[Check, ...] = (
    COMPLETE,
    WORDLESS,
    FUZZY,
    PLACEHOLDERS,
    NUMBERS,
    TYPED_UNITS,
    PHONES,
    NEGATION,
    UNITS_OF_TIME,
    LIMITS,
    PROMISES,
    BOLD,
    MARKUP,
    CHARACTERS,
    DIRECTION,
    SCRIPT,
    WHITESPACE,
    GLOSSARY,
    SENTENCES,
    LENGTH,
    IDENTICAL,
    ENDING,
    BRACKETS,
    PUNCTUATION,
)
"""Every check of one message, the gravest first."""

CATALOGUE_CHECKS: tuple[CatalogueCheck, ...] = (RATIO, COPIED, APOSTROPHES)
"""Every check that looks at the messages side by side."""

DANGEROUS: tuple[Check, ...] = (WORDLESS, PLACEHOLDERS, NUMBERS, PHONES, CHARACTERS)
"""The checks without which nothing is printed: what they find could hurt, and they do not err."""

__all__ = [
    "CATALOGUE_CHECKS",
    "CHECKS",
    "COMPLETE",
    "DANGEROUS",
    "FUZZY",
    "CatalogueCheck",
    "Check",
    "Codes",
    "Finding",
    "Pair",
    "header_problems",
    "settled",
    "territory_numbers",
]
