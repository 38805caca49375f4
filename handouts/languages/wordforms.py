"""Finds the forms of words in a text of any language, as a translator writes them down."""

import re
import sys
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from handouts.errors import TranslationError
from handouts.languages.scripts import script

ANY_LETTERS = "*"

_UNSEGMENTED = frozenset({"Hans", "Hant", "Jpan", "Khmr", "Laoo", "Mymr", "Thai"})
"""Scripts without spaces between words: there a form is found wherever it stands."""

_ELIDING = frozenset({"ca", "co", "fr", "fur", "it", "lij", "oc", "wa"})
"""Languages in which an apostrophe parts two words (l'eau); elsewhere it is a letter of one."""

_PREFIXES = {"ar": "[وف]?(?:لل|[بلكس]?(?:ال)?)"}
"""What is written together with the word after it: and, so, with, for, as, will, the."""

_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_GAP = "\ufffc"
_APOSTROPHES = re.compile("[\u2019\u02bc\u02bb\uff07\u2018]")
_IGNORED = re.compile(r"\*\*|[\u0640\u064b-\u065f\u0670\u200b-\u200f\u061c\u00ad]")
"""Bold marks, tatweel, Arabic vowel marks, and signs that nobody sees."""


@dataclass(frozen=True)
class Forms:
    """Words to look for, each with `*` for any letters: `вправ*`, `*تمرين*`, `ne`, `n'`, `sin que`.

    A form is found as whole words, in capitals or not, with any apostrophe; in Arabic with what is
    written together with it and without vowel marks; in a script without spaces wherever it is.
    """

    forms: tuple[str, ...]
    language: str

    def __init__(self, forms: Iterable[str], language: str) -> None:
        """Keep the forms, each once.

        Args:
            forms: as translators write them.
            language: a folder name such as `es` or `zh_Hans`.
        """
        object.__setattr__(self, "forms", tuple(dict.fromkeys(forms)))
        object.__setattr__(self, "language", language)

    def __bool__(self) -> bool:
        """Return whether there is anything to look for."""
        return bool(self.forms)

    def find(self, text: str) -> list[str]:
        """Return each place where a form stands, as it is written there, in small letters.

        Places do not overlap: of forms that begin at the same letter the longest is found. What
        stands in a placeholder is not searched.
        """
        if not self.forms:
            return []
        pattern = _pattern(self.forms, self.language)
        return [found[0] for found in pattern.finditer(_searchable(text))]

    def taken_out(self, text: str) -> str:
        """Return the text as it is searched, without the places where a form stands."""
        plain = _searchable(text)
        return _pattern(self.forms, self.language).sub(_GAP, plain) if self.forms else plain


def _searchable(text: str) -> str:
    return plain_letters(_PLACEHOLDER.sub(_GAP, text))


def plain_letters(text: str) -> str:
    """Return text as words are compared: small letters, one apostrophe, no vowel marks, no bold."""
    composed = unicodedata.normalize("NFC", text)
    plain = _IGNORED.sub("", _APOSTROPHES.sub("'", composed))
    return unicodedata.normalize("NFC", plain.casefold())


@lru_cache(maxsize=1024)
def _pattern(forms: tuple[str, ...], language: str) -> re.Pattern[str]:
    if _script(language) in _UNSEGMENTED:
        pieces = (_escaped(form.strip(ANY_LETTERS), r"\w*?") for form in _longest_first(forms))
        return re.compile("|".join(pieces))
    letter = word_letters()
    code = language.partition("_")[0]
    if code in _ELIDING:
        before, after, letters = f"(?<!{letter})", f"(?!{letter})", f"{letter}*"
    else:
        before = f"(?<!{letter})(?<!{letter}')"
        after = f"(?!'?{letter})"
        letters = f"(?:{letter}|'(?={letter}))*"
    pieces = (
        _escaped(form, letters) + ("" if form.endswith("'") else after)
        for form in map(plain_letters, _longest_first(forms))
    )
    return re.compile(f"{before}{_PREFIXES.get(code, '')}(?:{'|'.join(pieces)})")


def _longest_first(forms: Iterable[str]) -> list[str]:
    return sorted(forms, key=lambda form: (-len(form), form))


def _escaped(form: str, letters: str) -> str:
    parts = (re.escape(part) for part in form.split(ANY_LETTERS))
    return letters.join(parts).replace(r"\ ", r"\s+")


def _script(language: str) -> str:
    try:
        return script(language)
    except TranslationError:
        return ""


@lru_cache(maxsize=1)
def word_letters() -> str:
    r"""Return a class of regular expressions for one letter or mark of any script.

    Python's `\w` leaves out the vowel signs of Hindi, which would end a word in its middle.
    """
    marks = (
        chr(code)
        for code in range(0x300, min(0x20000, sys.maxunicode))
        if unicodedata.category(chr(code)).startswith("M")
    )
    return rf"(?:[^\W\d_]|[{''.join(marks)}])"
