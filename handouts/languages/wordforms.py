"""Finds the forms of words in a text of any language, as a translator writes them down."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from handouts.languages.messages import IN_BRACES
from handouts.languages.scripts import has_spaces
from handouts.library.endings import SENTENCE_ENDS

ANY_LETTERS = "*"
AT_START = "^"

_ELIDING = frozenset({"ca", "co", "fr", "fur", "it", "lij", "oc", "wa"})
"""Languages in which an apostrophe parts two words (l'eau); elsewhere it is a letter of one."""

_PREFIXES = {"ar": "[وف]?(?:لل|[بلكس]?(?:ال)?)"}
"""What is written together with the word after it: and, so, with, for, as, will, the."""

_ARABIC_LETTER = re.compile("[\u0620-\u064a]")
_PLACEHOLDER = re.compile(IN_BRACES)
_GAP = "\ufffc"
_LEADING = re.compile(r"^[\W_]+")
_BEGINNING = rf"(?:\A|[{SENTENCE_ENDS},;:()¿¡«»“”\"،؛，；：])[\W_]*"
_APOSTROPHES = re.compile("[\u2019\u02bc\u02bb\uff07\u2018]")
_IGNORED = re.compile(r"\*\*|[\u0640\u064b-\u0650\u0652-\u065f\u0670\u200b-\u200f\u061c\u00ad]")
"""Bold marks, tatweel, Arabic vowel marks, and signs that nobody sees."""

_STAND_IN = 0x20000
_LETTER = r"[^\W\d_]"
_SHADDA = chr(0x0651 + _STAND_IN)
"""Makes another word of some: غيّر (change) is not غير (not). A form that has it asks for it."""


@dataclass(frozen=True)
class Forms:
    """Words to look for, each with `*` for any letters: `вправ*`, `*تمرين*`, `ne`, `n'`, `sin que`.

    With a `^` in front only where a sentence begins, or after a comma, colon or bracket: `^nadie`.

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

    def find(self, text: str, but_not: "Forms | None" = None) -> list[str]:
        """Return each place where a form stands, as it is written there, in small letters.

        Places do not overlap: of forms that begin at the same letter the longest is found. What
        stands in a placeholder is not searched.

        Args:
            text: in the language of the forms, with bold and placeholders.
            but_not: forms that are none of these, though one is in them: `no` in `no obstante`.
        """
        return [_written(place[0]) for place in self.places(text, but_not)]

    def places(self, text: str, but_not: "Forms | None" = None) -> Iterator[re.Match[str]]:
        """Yield each place where a form stands, in the text as it is searched.

        That has no bold, no vowel marks and one sign for each placeholder, so that places of
        several forms in one text can be compared. The arguments are those of `find`.
        """
        if not self.forms:
            return
        pattern = _pattern(self.forms, but_not.forms if but_not else (), self.language)
        places = pattern.finditer(_searchable(_PLACEHOLDER.sub(_GAP, text)))
        yield from (place for place in places if place.lastindex is None)


@lru_cache(maxsize=4096)
def _searchable(text: str) -> str:
    """Return text as words are compared: small letters, one apostrophe, no vowel marks, no bold."""
    composed = unicodedata.normalize("NFC", text)
    plain = _IGNORED.sub("", _APOSTROPHES.sub("'", composed))
    return unicodedata.normalize("NFC", plain.casefold()).translate(_marks())


def _written(found: str) -> str:
    return _LEADING.sub("", found).translate(_stand_ins())


@lru_cache(maxsize=1024)
def _pattern(forms: tuple[str, ...], exceptions: tuple[str, ...], language: str) -> re.Pattern[str]:
    """Return the forms as one expression, the longest first; exceptions are in groups."""
    write = _word if has_spaces(language) else _unsegmented
    known = frozenset(exceptions)
    longest_first = sorted({*forms, *exceptions}, key=lambda form: (-len(form), form))
    pieces = ((form, write(_searchable(form), language)) for form in longest_first)
    return re.compile("|".join(f"({piece})" if form in known else piece for form, piece in pieces))


def _unsegmented(form: str, _: str) -> str:
    return _escaped(form.strip(ANY_LETTERS), r"\w*?")


def _word(form: str, language: str) -> str:
    code = language.partition("_")[0]
    if code in _ELIDING:
        before, after, letters = f"(?<!{_LETTER})", f"(?!{_LETTER})", f"{_LETTER}*"
    else:
        before = f"(?<!{_LETTER})(?<!{_LETTER}')"
        after = f"(?!'?{_LETTER})"
        letters = f"(?:{_LETTER}|'(?={_LETTER}))*"
    beginning = _BEGINNING if form.startswith(AT_START) else ""
    end = "" if form.endswith("'") else after
    return f"{beginning}{before}{_PREFIXES.get(code, '')}{_escaped(form, letters)}{end}"


def _escaped(form: str, letters: str) -> str:
    parts = (re.escape(part) for part in form.strip(AT_START).split(ANY_LETTERS))
    pattern = letters.join(parts).replace(r"\ ", r"\s+")
    return pattern if _SHADDA in form else _ARABIC_LETTER.sub(rf"\g<0>{_SHADDA}?", pattern)


@lru_cache(maxsize=1)
def _marks() -> dict[int, int]:
    r"""Return each combining mark with a letter that stands for it.

    For Python's `\w` the vowel signs of Hindi are no part of a word, and a class of all marks in
    each form makes expressions slow. So marks are searched as rare ideographs, one for each.
    """
    return {
        code: code + _STAND_IN
        for code in range(0x300, 0xAC00)
        if unicodedata.category(chr(code)).startswith("M")
    }


@lru_cache(maxsize=1)
def _stand_ins() -> dict[int, int]:
    return {stand_in: mark for mark, stand_in in _marks().items()}
