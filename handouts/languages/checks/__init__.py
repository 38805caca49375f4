"""What can be wrong with one translation: small named checks, each seen catching a mistake."""

from handouts.languages.checks.characters import CHARACTERS, WHITESPACE
from handouts.languages.checks.completeness import COMPLETE, FUZZY, IDENTICAL, LENGTH
from handouts.languages.checks.glossary import GLOSSARY
from handouts.languages.checks.marks import BOLD, MARKUP, PLACEHOLDERS
from handouts.languages.checks.numbers import NUMBERS, TYPED_UNITS
from handouts.languages.checks.pair import Check, Pair
from handouts.languages.checks.phones import PHONES, territory_numbers

CHECKS: tuple[Check, ...] = (
    COMPLETE,
    FUZZY,
    PLACEHOLDERS,
    NUMBERS,
    TYPED_UNITS,
    PHONES,
    BOLD,
    MARKUP,
    CHARACTERS,
    WHITESPACE,
    GLOSSARY,
    LENGTH,
    IDENTICAL,
)
"""Every check, the gravest first."""

__all__ = ["CHECKS", "COMPLETE", "FUZZY", "GLOSSARY", "Check", "Pair", "territory_numbers"]
