"""Tells in which script a language is written, so that the page takes that script's font."""

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from handouts.errors import Problem, TranslationError


def script(language: str) -> str:
    """Return the ISO 15924 script of a language: `Latn` for es, `Arab` for ar.

    A tag (`zh-Hans`) will do as well as the folder name of a catalogue (`zh_Hans`).

    Source: CLDR's likely subtags.
    Raises: TranslationError if CLDR does not know the language.
    """
    name = language.replace("-", "_")
    try:
        written = Locale.parse(name, resolve_likely_subtags=False).script
    except (UnknownLocaleError, ValueError):
        written = None
    if written:
        return str(written)
    likely = get_global("likely_subtags").get(name.partition("_")[0], "")
    found = next((part for part in likely.split("_") if len(part) == 4), "")  # noqa: PLR2004
    if not found:
        raise TranslationError(
            Problem(
                f"language {language}",
                "CLDR does not say in which script it is written.",
                "Name the catalogue's folder with its script, such as sr_Cyrl.",
                "script",
            )
        )
    return found


def known_script(language: str) -> str:
    """Return the script of a language as `script` does, or nothing if CLDR does not know it."""
    try:
        return script(language)
    except TranslationError:
        return ""


_WITHOUT_SPACES = frozenset({"Hans", "Hant", "Jpan", "Khmr", "Laoo", "Mymr", "Thai"})


def has_spaces(language: str) -> bool:
    """Return whether words have spaces between them in the script of a language."""
    return known_script(language) not in _WITHOUT_SPACES
