"""What a check looks at: an English message beside its translation."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import KW_ONLY, dataclass
from functools import lru_cache

from handouts.errors import Severity
from handouts.languages.catalogue import Entry
from handouts.languages.glossary import NO_TERMS, Glossary
from handouts.languages.messages import IN_BRACES, Message
from handouts.languages.rules import NO_RULES, LanguageRules

_PLACEHOLDER = re.compile(IN_BRACES)


@dataclass(frozen=True)
class Pair:
    """A message and its translation, if there is one.

    `phone_numbers` are the digits of every number that a territory lists. `language` is the folder
    name of the catalogue, `rules` are what its `checks.toml` says; a check that needs them finds
    nothing without.
    """

    message: Message
    entry: Entry | None
    phone_numbers: frozenset[str] = frozenset()
    _: KW_ONLY
    language: str = ""
    rules: LanguageRules = NO_RULES
    glossary: Glossary = NO_TERMS

    @property
    def source(self) -> str:
        """Return the English words."""
        return self.message.text

    @property
    def translation(self) -> str:
        """Return the translation; empty if there is none."""
        return self.entry.text if self.entry is not None else ""


@dataclass(frozen=True)
class Check:
    """One kind of mistake: `find` yields what is wrong with a pair, one phrase for each fault.

    A translator may accept a finding if the check can be wrong (`can_be_accepted`). One that
    `warns_elsewhere` is as grave as it says only where a patient's safety hangs on the words: in
    safety, remedies and the lines of “Do not use if”.
    """

    code: str
    severity: Severity
    explanation: str
    find: Callable[[Pair], Iterable[str]]
    _: KW_ONLY
    can_be_accepted: bool = False
    warns_elsewhere: bool = False


@dataclass(frozen=True)
class CatalogueCheck:
    """One kind of mistake that shows only beside the other messages; see `Check`.

    `find` yields each pair that is wrong, with what is wrong with it.
    """

    code: str
    severity: Severity
    explanation: str
    find: Callable[[Sequence[Pair]], Iterable[tuple[Pair, str]]]
    _: KW_ONLY
    can_be_accepted: bool = False
    warns_elsewhere: bool = False


@lru_cache(maxsize=8192)
def bare(text: str) -> str:
    """Return the text without its placeholders, all digits as Western ones."""
    return western_digits(_PLACEHOLDER.sub("\ufffc", text))


def western_digits(text: str) -> str:
    """Return the text with all digits as Western ones."""
    return "".join(
        sign if (digit := unicodedata.decimal(sign, None)) is None else str(digit) for sign in text
    )
