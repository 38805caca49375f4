"""Parts a line into sentences, in any script, to compare two languages piece by piece."""

import re
from collections.abc import Iterable

from handouts.library.endings import SENTENCE_ENDS

_DECIMAL = re.compile(r"(?<=\d)\.(?=\d)")
_END = re.compile(rf"[{SENTENCE_ENDS}]+[)\]*'\"”’»」』）]*\s*")
_WORD = re.compile(r"\w|\ufffc|\{")


def sentences(text: str) -> list[str]:
    """Return the sentences of a text without what ends them."""
    whole = _DECIMAL.sub("\u00b7", text)
    return [piece for piece in _END.split(whole) if _WORD.search(piece)]


def side_by_side(source: str, translation: str) -> Iterable[tuple[str, str]]:
    """Return each English sentence with its translation; the whole texts if they do not match."""
    english, translated = sentences(source), sentences(translation)
    if len(english) != len(translated):
        return [(source, translation)]
    return zip(english, translated, strict=True)
