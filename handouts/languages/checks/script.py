"""Checks that a translation is written in its own script, whole and unmixed."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from handouts.errors import Severity
from handouts.languages.checks.pair import Check, Pair
from handouts.languages.messages import IN_BRACES
from handouts.languages.scripts import has_spaces, known_script

_PLACEHOLDER = re.compile(IN_BRACES)
_NAMES = {
    "Arab": ("ARABIC",),
    "Armn": ("ARMENIAN",),
    "Beng": ("BENGALI",),
    "Cyrl": ("CYRILLIC",),
    "Deva": ("DEVANAGARI",),
    "Ethi": ("ETHIOPIC",),
    "Geor": ("GEORGIAN",),
    "Grek": ("GREEK",),
    "Gujr": ("GUJARATI",),
    "Guru": ("GURMUKHI",),
    "Hans": ("CJK",),
    "Hant": ("CJK",),
    "Hebr": ("HEBREW",),
    "Jpan": ("CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA"),
    "Khmr": ("KHMER",),
    "Kore": ("HANGUL",),
    "Latn": ("LATIN",),
    "Mymr": ("MYANMAR",),
    "Sinh": ("SINHALA",),
    "Taml": ("TAMIL",),
    "Telu": ("TELUGU",),
    "Thai": ("THAI",),
}
"""The first word of the Unicode names of each script's letters."""

_ACRONYM = re.compile(r"[A-Z]{2,6}")
"""SMS, MRI, COVID: written so in many scripts."""

_PERSIAN = re.compile("[\u06a9\u06aa\u06be\u06c1\u06cc\u06d0\u06d2\u06d5\u06f0-\u06f9]")
_OWN_CODEC = {"Hans": "gb2312", "Hant": "big5"}


def _wrong_script(pair: Pair) -> Iterator[str]:
    script = known_script(pair.language)
    names = _NAMES.get(script)
    if names is None:
        return
    own = frozenset(names)
    words = list(_runs(pair.translation, joined=has_spaces(pair.language)))
    if any(word.islower() for word, _ in words) and not any(found & own for _, found in words):
        yield "is wholly in another script."
        return
    others = [(word, scripts) for word, scripts in words if not scripts <= own]
    english = {word for word, _ in _runs(pair.source, joined=False)} if others else set()
    for word, scripts in others:
        if word in english or _ACRONYM.fullmatch(word):
            continue
        if scripts & own:
            yield f"“{word}” has letters of another script in it ({_foreign(word, own)})."
        else:
            yield f"“{word}” is written in another script."
    yield from _variants(pair, script)


def _variants(pair: Pair, script: str) -> Iterator[str]:
    if pair.language.partition("_")[0] == "ar" and (found := _PERSIAN.findall(pair.translation)):
        yield f"holds letters or digits of Persian or Urdu ({_codes(found)})."
    others = [sign for sign in pair.translation if _is_of_other_chinese(sign, script)]
    if others:
        kind = "traditional" if script == "Hans" else "simplified"
        yield f"holds {kind} characters ({''.join(dict.fromkeys(others))})."


@lru_cache(maxsize=8192)
def _is_of_other_chinese(sign: str, script: str) -> bool:
    """Return whether a character belongs to the other way of writing Chinese alone.

    Source: what the standards GB 2312 (simplified) and Big5 (traditional) hold, as in Python's
    codecs. A character that is in both, or in neither, tells nothing.
    """
    if script not in _OWN_CODEC or _script_of(sign) != "CJK":
        return False
    own = _OWN_CODEC[script]
    other = next(codec for name, codec in _OWN_CODEC.items() if name != script)
    return _holds(other, sign) and not _holds(own, sign)


def _holds(codec: str, sign: str) -> bool:
    try:
        sign.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


def _runs(text: str, *, joined: bool) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the words of a text with their scripts; unjoined, each piece in one script."""
    word, scripts = "", frozenset[str]()
    for sign in _PLACEHOLDER.sub(" ", text) + " ":
        kind = unicodedata.category(sign)[0]
        script = frozenset({_script_of(sign)}) if kind == "L" else scripts
        ends = kind not in {"L", "M"} or (not joined and bool(scripts) and script != scripts)
        if ends and word:
            yield word, scripts
        if ends:
            word, scripts = "", frozenset()
        if kind in {"L", "M"}:
            word, scripts = word + sign, scripts | script
            if kind == "L" and not joined:
                scripts = script


@lru_cache(maxsize=8192)
def _script_of(sign: str) -> str:
    return unicodedata.name(sign, "?").split(" ", 1)[0]


def _foreign(word: str, own: frozenset[str]) -> str:
    return _codes([sign for sign in word if sign.isalpha() and _script_of(sign) not in own])


def _codes(signs: list[str]) -> str:
    return ", ".join(f"U+{ord(sign):04X}" for sign in dict.fromkeys(signs))


SCRIPT = Check(
    "script",
    Severity.ERROR,
    "Every word is in the script of its language, or stands in English, too.",
    _wrong_script,
)
