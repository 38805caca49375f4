"""Measures how hard a text is to read, by the formula that is used for its language.

A score is a screen, not a proof: no formula was made for lists of short lines, and scores of
different languages cannot be compared. Formulas, targets and limits:

    en  Flesch-Kincaid grade  0.39 W/S + 11.8 Y/W - 15.59        at most 7, limit 8
    es  Szigriszt-Pazos       206.84 - 62.3 Y/W - W/S            at least 65, limit 55
    de  Amstad                180 - W/S - 58.5 Y/W               at least 70, limit 60
    fr  Kandel-Moles          207 - 1.015 W/S - 73.6 Y/W         at least 65, limit 55
    it  Gulpease              89 + (300 S - 10 L)/W              at least 65, limit 60
    nl  Flesch-Douma          206.835 - 0.93 W/S - 77 Y/W        at least 70, limit 60
    pt  Flesch for Portuguese 248.835 - 1.015 W/S - 84.6 Y/W     at least 60, limit 50
    pl  FOG-PL                0.4 (W/S + 100 H/W)                at most 8, limit 10
    tr  Ateşman               198.825 - 40.175 Y/W - 2.61 W/S    at least 60, limit 50
    zh, ja: letters in a sentence                                at most 25, limit 30
    uk: words in a sentence                                      at most 15, limit 15
    other, Latin or Cyrillic: LIX  W/S + 100 G/W                 at most 35, limit 45
    other: words in a sentence                                   at most 15, limit 15

Where letters or words in a sentence are counted, no formula is accepted for patients' texts
(`is_formula` is False). Ukrainian words are long; LIX would call nearly all of them hard.

W words, S sentences, Y syllables, L letters, G words of more than 6 letters, H words of 4
syllables or more. Each line is at least one sentence; a compound with hyphens is one word; a
number in digits is one word of one syllable.

The first six are those of textstat 0.7.4, given our sentences and words, without its rounding: by
itself it takes no sentence of two words, cuts syllables per word to one decimal, and counts
punctuation as letters (Gulpease) or in the length of words (LIX). Its FOG counts each hard word
once, so FOG-PL is ours. Its 206.84 for Spanish is 206.835 in the literature.

Syllables are the places at which a word may be hyphenated, and those are fewer than one speaks:
our English comes out about 0.7 of a grade too easy, our Spanish about 7 points. A final silent e
in French counts only where a word may be broken before it.
"""

import re
import unicodedata
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Protocol, cast

from handouts.library.endings import SENTENCE_ENDS, WIDE_ENDS

_SENTENCE_END = re.compile(rf"[{SENTENCE_ENDS}](?=\W*(?:\s|$))|[{WIDE_ENDS}]|\n")
_STRIPPED = re.compile(r"https?://\S+|\bwww\.\S+|\+?\d[\d ()\-]{5,}\d")
_LONG_WORD = 6
_MANY_SYLLABLES = 4
_TURKISH_VOWELS = re.compile(r"[aeıioöuüâîû]", re.IGNORECASE)


class UnmeasuredError(Exception):
    """The library that counts syllables is not installed, or cannot be loaded."""


@dataclass(frozen=True)
class Reading:
    """How hard a text is: its score, what to aim at, and what it may be at most (or least).

    `is_formula` is whether a formula is used for the language; else the score is a count.
    """

    formula: str
    score: float
    target: float
    limit: float
    words: int
    sentences: int
    higher_is_easier: bool = False
    is_formula: bool = True

    @property
    def is_on_target(self) -> bool:
        """Return whether the text is as easy as texts should be."""
        return self._is_as_easy_as(self.target)

    @property
    def is_within_limit(self) -> bool:
        """Return whether the text is as easy as each text has to be."""
        return self._is_as_easy_as(self.limit)

    def _is_as_easy_as(self, bound: float) -> bool:
        return self.score >= bound if self.higher_is_easier else self.score <= bound


@dataclass(frozen=True)
class _Counted:
    """The words of a text, sentence by sentence, for one language."""

    language: str
    sentences: tuple[tuple[str, ...], ...]

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(word for sentence in self.sentences for word in sentence)

    @property
    def per_sentence(self) -> float:
        return len(self.words) / len(self.sentences)

    @property
    def letters(self) -> int:
        return sum(len(word) for word in self.words)

    def by_textstat(self, method: str) -> float:
        """Return what a method of textstat says of the sentences."""
        text = "\n".join(" ".join(sentence) for sentence in self.sentences)
        return float(getattr(_textstat(self.language), method)(text))

    def share(self, is_counted: Callable[[str], bool]) -> float:
        """Return how many of 100 words are counted."""
        return 100 * sum(map(is_counted, self.words)) / len(self.words)


@dataclass(frozen=True)
class _Formula:
    name: str
    score: Callable[[_Counted], float]
    target: float
    limit: float
    higher_is_easier: bool = False
    is_formula: bool = True


def reading_of(text: str, language: str) -> Reading:
    """Return how hard a text is to read.

    Args:
        text: lines, each of them one sentence or more; phone numbers and addresses of pages are
            taken out.
        language: its code, such as `pt-BR`; what follows the hyphen does not matter.

    Raises: ValueError if the text has no words. UnmeasuredError if the formula needs a library that
        is not there.
    """
    counted = _Counted(language.partition("-")[0], tuple(map(words_in, sentences_of(text))))
    if not counted.sentences:
        raise ValueError("the text has no words")
    formula = _FORMULAS.get(counted.language) or _fallback(text)
    return Reading(
        formula.name,
        formula.score(counted),
        formula.target,
        formula.limit,
        len(counted.words),
        len(counted.sentences),
        formula.higher_is_easier,
        formula.is_formula,
    )


def has_formula(text: str, language: str) -> bool:
    """Return whether `reading_of` would measure a text by a formula; it measures nothing itself.

    Args:
        text: as `reading_of` takes it; by its letters a formula is chosen where there are 2.
        language: its code, such as `pt-BR`.
    """
    return (_FORMULAS.get(language.partition("-")[0]) or _fallback(text)).is_formula


def sentences_of(text: str) -> list[str]:
    """Return the sentences of a text that hold a word; each line is at least one."""
    pieces = _SENTENCE_END.split(_STRIPPED.sub(" ", text))
    return [piece.strip() for piece in pieces if words_in(piece)]


def words_in(sentence: str) -> tuple[str, ...]:
    """Return the words of a sentence without punctuation; a compound with hyphens is one."""
    bare = ("".join(filter(_is_of_a_word, token)) for token in sentence.split())
    return tuple(word for word in bare if word)


def _is_of_a_word(character: str) -> bool:
    """Return whether a character is a letter, a digit, or a vowel sign on a letter."""
    return unicodedata.category(character)[0] in "LNM"


class _Textstat(Protocol):
    def syllable_count(self, text: str) -> int: ...


@cache
def _textstat(language: str) -> _Textstat:
    """Return textstat for a language, made to take each line as one sentence and not to round.

    It loads `pkg_resources`, which warns that it is old.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from textstat import textstat
    except ImportError as error:
        raise UnmeasuredError from error

    class LineByLine(type(textstat)):  # type: ignore[misc]
        """Textstat, but that we say what a sentence is."""

        def sentence_count(self, text: str) -> int:
            return len(text.splitlines())

    counter = LineByLine()
    counter.set_lang({"en": "en_US"}.get(language, language))
    counter.set_rounding(False)
    return cast("_Textstat", counter)


def _syllables(counted: _Counted) -> float:
    return counted.by_textstat("syllable_count") / len(counted.words)


def _flesch_pt(counted: _Counted) -> float:
    return 248.835 - 1.015 * counted.per_sentence - 84.6 * _syllables(counted)


def _fog_pl(counted: _Counted) -> float:
    count = _textstat(counted.language).syllable_count
    hard = counted.share(lambda word: count(word) >= _MANY_SYLLABLES)
    return 0.4 * (counted.per_sentence + hard)


def _atesman(counted: _Counted) -> float:
    vowels = sum(len(_TURKISH_VOWELS.findall(word)) for word in counted.words)
    return 198.825 - 40.175 * vowels / len(counted.words) - 2.61 * counted.per_sentence


def _lix(counted: _Counted) -> float:
    return counted.per_sentence + counted.share(lambda word: len(word) > _LONG_WORD)


def _of_textstat(method: str) -> Callable[[_Counted], float]:
    return lambda counted: counted.by_textstat(method)


_FLESCH = _of_textstat("flesch_reading_ease")
_LETTERS = _Formula(
    "letters in a sentence",
    lambda counted: counted.letters / len(counted.sentences),
    25,
    30,
    is_formula=False,
)
_WORDS = _Formula(
    "words in a sentence", lambda counted: counted.per_sentence, 15, 15, is_formula=False
)
_LIX = _Formula("LIX", _lix, 35, 45)
_FORMULAS: Mapping[str, _Formula] = {
    "en": _Formula("Flesch-Kincaid grade", _of_textstat("flesch_kincaid_grade"), 7, 8),
    "es": _Formula("Szigriszt-Pazos", _of_textstat("szigriszt_pazos"), 65, 55, True),
    "de": _Formula("Amstad", _FLESCH, 70, 60, True),
    "fr": _Formula("Kandel-Moles", _FLESCH, 65, 55, True),
    "it": _Formula("Gulpease", _of_textstat("gulpease_index"), 65, 60, True),
    "nl": _Formula("Flesch-Douma", _FLESCH, 70, 60, True),
    "pt": _Formula("Flesch for Portuguese", _flesch_pt, 60, 50, True),
    "pl": _Formula("FOG-PL", _fog_pl, 8, 10),
    "tr": _Formula("Ateşman", _atesman, 60, 50, True),
    "uk": _WORDS,
    "zh": _LETTERS,
    "ja": _LETTERS,
}


def _fallback(text: str) -> _Formula:
    """Return LIX if most letters of the text are Latin or Cyrillic, else words in a sentence."""
    letters = [unicodedata.name(letter, "") for letter in text if letter.isalpha()]
    alphabetic = sum(name.startswith(("LATIN", "CYRILLIC")) for name in letters)
    return _LIX if 2 * alphabetic > len(letters) else _WORDS
