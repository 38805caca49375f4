"""Makes one mistake in a translation: the ways in which a text can be worse."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from random import Random

from babel import Locale
from babel.units import format_unit

from handouts.languages.glossary import Glossary
from handouts.languages.inline import BOLD, placeholders
from handouts.languages.messages import LABEL_CONTEXT, Message
from handouts.languages.rules import UNITS, LanguageRules
from handouts.languages.scripts import script
from handouts.languages.wordforms import Forms

_PLAIN_NOT: Mapping[str, frozenset[str]] = {
    "ar": frozenset({"لا", "ولا", "فلا", "ألا", "لم", "لن", "ليس", "ليست", "دون", "بدون", "غير"}),
    "es": frozenset({"no", "nunca", "sin", "ni", "tampoco"}),
    "fr": frozenset({"pas", "jamais", "sans", "aucun", "aucune", "ni", "rien"}),
    "hi": frozenset({"न", "नहीं", "मत", "बिना"}),
    "uk": frozenset({"не", "ні", "ані", "без", "немає"}),
    "zh_Hans": frozenset({"不", "没", "无", "勿", "别", "未"}),
}
"""The words with which each language says “not”, “no” and “without”, apart from what it checks."""

_NOT_A_NOT: Mapping[str, tuple[str, ...]] = {
    "es": ("no obstante", "sin embargo", "sin duda"),
    "fr": ("pas à pas", "un pas", "le pas", "les pas", "vos pas", "sans doute"),
    "hi": ("किसी न किसी", "कोई न कोई", "कुछ न कुछ"),
    "zh_Hans": (
        *("不适", "不安", "不同", "不过", "不仅", "不但", "不断", "不管", "不论", "不良", "不时"),
        *("不妨", "差不多", "无论", "无力", "无聊", "无数", "特别", "别人", "别的", "别处"),
        *("分别", "区别", "级别", "性别", "类别", "识别", "个别", "未来"),
    ),
}
"""Words of which a “not” is a part and that deny nothing: without it they are slips of a pen."""

_ADDED_NOT: Mapping[str, str] = {
    "ar": "لا",
    "es": "no",
    "fr": "pas",
    "hi": "नहीं",
    "uk": "не",
    "zh_Hans": "不",
}
"""What is typed where it should not stand."""

_TURNED_ROUND: Mapping[str, tuple[tuple[str, str], ...]] = {
    "ar": (("أكثر من", "أقل من"), ("على الأقل", "على الأكثر")),
    "es": (("más de", "menos de"), ("al menos", "como mucho"), ("o más", "o menos")),
    "fr": (("plus de", "moins de"), ("au moins", "au plus"), ("ou plus", "ou moins")),
    "hi": (("से ज़्यादा", "से कम"), ("कम से कम", "ज़्यादा से ज़्यादा")),
    "uk": (("понад", "менше ніж"), ("більше ніж", "менше ніж"), ("щонайменше", "щонайбільше")),
    "zh_Hans": (("超过", "少于"), ("至少", "最多"), ("以上", "以下")),
}
"""How each language sets a limit, and how it sets one on the other side."""

_DENIES = re.compile(r"\b(?:not|no|never|without|cannot|nor)\b|n['’]t\b", re.IGNORECASE)
_NUMBER = re.compile(r"(?<![\d{])\d+(?!\d)(?![^{}]*\})")
_PLACEHOLDER = re.compile(r"\{[^{}]+\}")
_NUMBER_AHEAD = re.compile(r"[\d}][^.,;:!?。，；：！？।،؛؟]{0,12}$")
_NUMBER_BEHIND = re.compile(r"[^.,;:!?。，；：！？।،؛؟]{0,12}[\d{]")
_MARKS = "[\u0640\u064b-\u065f\u0670*]*"
_NE = re.compile(r"\bne (?=[^.!?]{0,40}$)|\bn['’](?=[^.!?]{0,40}$)", re.IGNORECASE)
_UNSEGMENTED = frozenset({"Hans", "Hant", "Jpan"})
_SPACES = re.compile(r" {2,}")
_BEFORE_SIGN = re.compile(r" (?=[.,،。，])")


@dataclass(frozen=True)
class Original:
    """A finished catalogue to make mistakes in: each message with its translation."""

    language: str
    lines: Sequence[tuple[Message, str]]
    rules: LanguageRules
    glossary: Glossary
    phone_numbers: Sequence[str]

    @property
    def is_spaced(self) -> bool:
        """Return whether the language has spaces between its words."""
        return script(self.language) not in _UNSEGMENTED

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Return every placeholder's name."""
        found = {name for message, _ in self.lines for name in placeholders(message.text)}
        return tuple(sorted(found))


Change = Callable[[Random, Original, Message, str], str | None]
"""Returns a text with a mistake in it, or None where it has no place for one."""


def without_not(random: Random, original: Original, message: Message, text: str) -> str | None:
    if not _DENIES.search(message.text):
        return None
    places = _plain_nots(original, text)
    return _cut(original, text, random.choice(places)) if places else None


def with_not(random: Random, original: Original, message: Message, text: str) -> str | None:
    word = _ADDED_NOT.get(original.language)
    is_denied = _DENIES.search(message.text) or _plain_nots(original, text)
    if word is None or is_denied or message.context.startswith(LABEL_CONTEXT):
        return None
    return _inserted(random, original, text, word)


def other_number(random: Random, _original: Original, _message: Message, text: str) -> str | None:
    places = list(_NUMBER.finditer(text))
    if not places:
        return None
    place = random.choice(places)
    other = int(place[0]) + random.choice((1, 2, 5, 10))
    return f"{text[: place.start()]}{other}{text[place.end() :]}"


def other_unit(random: Random, original: Original, message: Message, text: str) -> str | None:
    units = _cldr_units(original.language)
    places = [
        (place, unit)
        for unit, words in units.items()
        if re.search(rf"(?<!\w){unit}s?(?!\w)", message.text)
        for word in words
        for place in _places(original, text, word)
    ]
    if not places:
        return None
    place, unit = random.choice(places)
    others = [words for other, words in units.items() if other != unit]
    return _cut(original, text, place, random.choice(random.choice(others)))


def other_side(random: Random, original: Original, message: Message, text: str) -> str | None:
    if not _NUMBER.search(text) and not _PLACEHOLDER.search(message.text):
        return None
    pairs = _TURNED_ROUND.get(original.language, ())
    said = [
        (place, instead)
        for pair in pairs
        for word, instead in (pair, pair[::-1])
        for place in _places(original, text, word)
    ]
    spans = [place.span() for place, _ in said]
    places = [
        (place, instead)
        for place, instead in said
        if _is_longest(place.span(), spans) and _is_beside_number(place.span(), text)
    ]
    if not places:
        return None
    place, instead = random.choice(places)
    return _cut(original, text, place, instead)


def _is_longest(span: tuple[int, int], spans: Sequence[tuple[int, int]]) -> bool:
    """Return whether a place is in no longer one: से कम is a part of कम से कम."""
    start, end = span
    return not any(low <= start and end <= high and (low, high) != span for low, high in spans)


def _is_beside_number(span: tuple[int, int], text: str) -> bool:
    before, after = text[: span[0]], text[span[1] :]
    return bool(_NUMBER_AHEAD.search(before) or _NUMBER_BEHIND.match(after))


def without_placeholder(
    random: Random, _original: Original, _message: Message, text: str
) -> str | None:
    places = list(_PLACEHOLDER.finditer(text))
    if not places:
        return None
    place = random.choice(places)
    return _tidy(text[: place.start()] + text[place.end() :])


def other_placeholder(
    random: Random, original: Original, _message: Message, text: str
) -> str | None:
    others = [name for name in original.names if name not in placeholders(text)]
    places = list(_PLACEHOLDER.finditer(text))
    if not places or not others:
        return None
    place = random.choice(places)
    return f"{text[: place.start()]}{{{random.choice(others)}}}{text[place.end() :]}"


def doubled_placeholder(
    random: Random, original: Original, _message: Message, text: str
) -> str | None:
    places = _PLACEHOLDER.findall(text)
    if not places:
        return None
    return _inserted(random, original, text, random.choice(places))


def with_phone(random: Random, original: Original, _message: Message, text: str) -> str | None:
    number = random.choice((*original.phone_numbers, str(random.randrange(200_000, 9_999_999))))
    return _inserted(random, original, text, number)


def cut_off(random: Random, original: Original, _message: Message, text: str) -> str | None:
    if len(text.split()) < 4 and original.is_spaced:
        return None
    kept = text[: int(len(text) * random.uniform(0.4, 0.7))]
    kept = kept.rpartition(" ")[0] if original.is_spaced else kept
    return kept.rstrip(" ,،，") or None


def without_term(random: Random, original: Original, message: Message, text: str) -> str | None:
    found = _said_terms(original, message, text)
    if not found:
        return None
    words, _ = random.choice(found)
    places = [place for word in dict.fromkeys(words) for place in _places(original, text, word)]
    return _cut(original, text, random.choice(places)) if places else None


def avoided_term(random: Random, original: Original, message: Message, text: str) -> str | None:
    found = [each for each in _said_terms(original, message, text) if each[1]]
    if not found:
        return None
    words, avoid = random.choice(found)
    plain = [word.replace("*", "") for word in avoid]
    places = _places(original, text, words[0])
    return _cut(original, text, places[0], random.choice(plain)) if places else None


def _said_terms(
    original: Original, message: Message, text: str
) -> list[tuple[list[str], tuple[str, ...]]]:
    """Return the words with which each term is said, with those that it avoids."""
    if message.context.startswith(LABEL_CONTEXT):
        return []
    wordings = [
        term.words[original.language]
        for term in original.glossary.terms_in(message.text)
        if original.language in term.words
    ]
    said = ((Forms(each.forms, original.language).find(text), each.avoid) for each in wordings)
    return [(words, avoid) for words, avoid in said if words]


def other_script(random: Random, original: Original, _message: Message, text: str) -> str | None:
    places = [place.end() for place in re.finditer(r"(?<![\w{])[^\W\d_]{3}(?=[^\W\d_])", text)]
    outside = [place for place in places if not _in_placeholder(text, place)]
    if not outside:
        return None
    place = random.choice(outside)
    letter = "а" if script(original.language) == "Latn" else "a"  # a Cyrillic one for Latin words
    return f"{text[:place]}{letter}{text[place + 1 :]}"


def less_bold(random: Random, _original: Original, _message: Message, text: str) -> str | None:
    if BOLD not in text:
        return None
    return text.replace(BOLD, "") if random.random() < 0.5 else text.replace(BOLD, "", 1)


@cache
def _cldr_units(language: str) -> Mapping[str, tuple[str, ...]]:
    """Return CLDR's words for each unit of time, apart from what the checks know."""
    locale = Locale.parse(language)
    written = {
        unit: {
            format_unit(count, f"duration-{unit}", length, locale=locale)
            for count in (1, 3, 7)
            for length in ("long", "short")
        }
        for unit in UNITS
    }
    return {
        unit: tuple(sorted({re.sub(r"[\d\s]", "", word).casefold() for word in words}))
        for unit, words in written.items()
    }


def _plain_nots(original: Original, text: str) -> list[re.Match[str]]:
    """Return where a plain “not” stands, whatever the checks know of the language."""
    nots = sorted(_PLAIN_NOT.get(original.language, ()))
    others = _NOT_A_NOT.get(original.language, ())
    taken = [place.span() for word in others for place in _places(original, text, word)]
    return [
        place
        for word in nots
        for place in _places(original, text, word)
        if not any(start <= place.start() < end for start, end in taken)
    ]


def _places(original: Original, text: str, word: str) -> list[re.Match[str]]:
    """Return where a word in small letters stands, as a whole one if words have spaces."""
    letters = (r"\s+" if sign == " " else re.escape(sign) + _MARKS for sign in word)
    pattern = "".join(letters).replace("'", "['’]")
    places = re.finditer(pattern, text, re.IGNORECASE)
    return [
        place
        for place in places
        if _is_whole(original, text, place) and not _in_placeholder(text, place.start())
    ]


def _cut(original: Original, text: str, place: re.Match[str], instead: str = "") -> str:
    """Return the text without what stands in a place, or with another word there."""
    before = text[: place.start()]
    if original.language == "fr" and not instead:
        before = _NE.sub("", before)
    return _tidy(f"{before}{instead}{text[place.end() :]}")


def _is_whole(original: Original, text: str, place: re.Match[str]) -> bool:
    around = (text[place.start() - 1 : place.start()], text[place.end() : place.end() + 1])
    return not original.is_spaced or not any(map(_is_letter, around))


def _is_letter(sign: str) -> bool:
    return bool(sign) and unicodedata.category(sign)[0] in "LM"


def _inserted(random: Random, original: Original, text: str, words: str) -> str:
    """Return the text with other words between two of its own."""
    places = [
        place.start()
        for place in re.finditer(r" " if original.is_spaced else r"(?<=\w)(?=\w)", text)
    ]
    outside = [place for place in places if not _in_placeholder(text, place)]
    if not outside:
        return f"{text} {words}"
    place = random.choice(outside)
    gap = " " if original.is_spaced else ""
    return f"{text[:place]}{gap}{words}{text[place:]}"


def _in_placeholder(text: str, place: int) -> bool:
    return text.count("{", 0, place) > text.count("}", 0, place)


def _tidy(text: str) -> str:
    return _BEFORE_SIGN.sub("", _SPACES.sub(" ", text)).strip()
