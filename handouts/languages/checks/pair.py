"""What a check looks at: an English message beside its translation."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import KW_ONLY, dataclass

from handouts.errors import Severity
from handouts.languages.catalogue import Entry
from handouts.languages.glossary import NO_TERMS, Glossary
from handouts.languages.messages import Message

_PLACEHOLDER = re.compile(r"\{[^{}]*\}")


@dataclass(frozen=True)
class Pair:
    """A message and its translation, if there is one.

    `phone_numbers` are the digits of every number that a territory lists. `language` is the folder
    name of the catalogue; the checks that know languages find nothing without it.
    """

    message: Message
    entry: Entry | None
    phone_numbers: frozenset[str] = frozenset()
    _: KW_ONLY
    language: str = ""
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
    """One kind of mistake: `find` yields what is wrong with a pair, one phrase for each fault."""

    code: str
    severity: Severity
    explanation: str
    find: Callable[[Pair], Iterable[str]]


def bare(text: str) -> str:
    """Return the text without its placeholders, all digits as Western ones."""
    return "".join(
        sign if (digit := unicodedata.decimal(sign, None)) is None else str(digit)
        for sign in _PLACEHOLDER.sub("\ufffc", text)
    )
