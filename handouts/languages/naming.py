"""Names the folder of a language as CLDR does, and refuses what no handout could be made in."""

from collections.abc import Collection, Iterable
from difflib import get_close_matches

from babel import Locale, UnknownLocaleError
from babel.localedata import locale_identifiers

from handouts.errors import Problem, TranslationError
from handouts.languages.catalogue import SOURCE_LANGUAGE
from handouts.languages.negotiate import language_name
from handouts.languages.scripts import script

_MOST_NEAR = 3
_LIKENESS = 0.7


def folder_name(tag: str) -> str:
    """Return how the folder of a language is called: `pt_BR` for pt-br.

    Raises: TranslationError with the nearest names if CLDR knows none such, or if it is English,
        in which the texts are written.
    """
    try:
        name = str(Locale.parse(tag.strip().replace("-", "_"), resolve_likely_subtags=False))
    except (UnknownLocaleError, ValueError) as error:
        near = _nearest(tag)
        meant = f"Did you mean {', '.join(near)}?" if near else "Write it as es, pt_BR or zh_Hans."
        raise TranslationError(
            Problem("LANG", "CLDR knows no language by that name.", meant, "language-unknown")
        ) from error
    if name.partition("_")[0] == SOURCE_LANGUAGE:
        raise TranslationError(
            Problem(
                "LANG",
                "the texts are written in English; it has no catalogue.",
                "Name the language into which you translate.",
                "language-unknown",
            )
        )
    return name


def require_script(language: str, printable: Collection[str]) -> None:
    """Make sure that there is a font for the script of a language.

    Args:
        language: a folder name.
        printable: the scripts (ISO 15924) for which we know a font.

    Raises: TranslationError that says what a developer has to do.
    """
    written = script(language)
    if written not in printable:
        name = language_name(language, SOURCE_LANGUAGE)
        raise TranslationError(
            Problem(
                f"language {language}",
                f"handouts knows no font for the script of {name} ({written}).",
                f"A developer has to add the Noto family of {written} to FAMILY_BY_SCRIPT in "
                "handouts/pdf/fonts.py, and look at a page.",
                "script-unknown",
            )
        )


def _nearest(tag: str) -> tuple[str, ...]:
    """Return the folder names whose code or English name comes near, the nearest first."""
    known = frozenset(locale_identifiers())
    names = {code.casefold(): code for code in sorted(known)}
    names |= {
        name.casefold(): code
        for code, name in Locale(SOURCE_LANGUAGE).languages.items()
        if code in known
    }
    wanted = tag.strip().replace("-", "_").casefold()
    base = wanted.partition("_")[0]
    same = [code for code in names if base in known and code.startswith(f"{base}_")]
    near = get_close_matches(wanted, same or names, _MOST_NEAR * 2, _LIKENESS)
    return _distinct(names[name] for name in near)


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))[:_MOST_NEAR]
