"""Says how a language joins what stands on one line: two sentences, a name and what belongs to it.

Source: the rules of typesetting of each language; CLDR has patterns for lists only.
"""

from collections.abc import Mapping
from typing import Final

from handouts.languages.scripts import script

_WITHOUT_SPACES: Final = frozenset({"Hans", "Hant", "Jpan"})
_COLONS: Final[Mapping[str, str]] = {"fr": "\u00a0: "}


def sentence_gap(language: str) -> str:
    """Return what stands between two sentences: a space, or nothing in Chinese and Japanese.

    Args:
        language: a tag or a folder name, such as `zh-Hans`.
    """
    return "" if _is_without_spaces(language) else " "


def colon(language: str) -> str:
    """Return the colon after a name, with the spaces that the language puts around it."""
    if _is_without_spaces(language):
        return "："
    return _COLONS.get(language.replace("-", "_").partition("_")[0], ": ")


def _is_without_spaces(language: str) -> bool:
    return script(language) in _WITHOUT_SPACES
