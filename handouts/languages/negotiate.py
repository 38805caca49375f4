"""Finds the catalogue for a language tag, and never one in another script."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Literal

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from handouts.errors import Problem, TranslationError
from handouts.languages.catalogue import FILE, SOURCE_LANGUAGE
from handouts.resources import Resources

Direction = Literal["ltr", "rtl"]

_TAG = re.compile(
    r"(?P<language>[a-z]{2,3})"
    r"(?:[-_](?P<script>[a-z]{4}))?"
    r"(?:[-_](?P<region>[a-z]{2}|[0-9]{3}))?"
    r"(?:[-_][a-z0-9]{1,8})*",
    re.IGNORECASE,
)
_MACROLANGUAGES = {"no": "nb"}
"""Tags that mean the same written language, where CLDR lists no alias."""

_SCRIPT_LENGTH = 4
_RTL_SCRIPTS = frozenset({"Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"})


@dataclass(frozen=True)
class _Written:
    """A language as it is written: the script is always known, the region perhaps not."""

    language: str
    script: str
    region: str


def available_languages(resources: Resources) -> tuple[str, ...]:
    """Return the languages that have a catalogue, and English, in alphabetical order.

    Each is a folder name as Babel writes it: `es`, `zh_Hans`.

    Raises: TranslationError if a clinic's folder holds one of our languages under another name.
    """
    found = {SOURCE_LANGUAGE}
    for root, overlay in resources.catalogue_roots():
        names = {path.parents[1].name for path in root.glob(f"*/{FILE.as_posix()}")}
        if overlay:
            problems = [*_disguised(names, found)]
            if problems:
                raise TranslationError(problems)
        found |= names
    return tuple(sorted(found))


def _disguised(names: Iterable[str], ours: Iterable[str]) -> Iterator[Problem]:
    """Yield a clinic's catalogues that are one of ours under another name, such as es_MX.

    They would replace ours whole, past every rule on what a clinic may say otherwise.
    """
    known = tuple(ours)
    for name in sorted(names):
        if name == SOURCE_LANGUAGE or (name not in known and _fitting(name, known)):
            yield Problem(
                f"clinic locales/{name}",
                "is a language that is built in.",
                "Put your own words into the folder of that language.",
                "overlay-weakens",
            )


def negotiate(tag: str, available: Iterable[str], *, place: str = "language") -> str:
    """Return the available language in which a reader of `tag` reads, in the same script.

    Scripts that are not named follow from the region by CLDR's likely subtags: zh-TW and zh-HK
    are zh_Hant, zh and zh-SG are zh_Hans, sr-ME is sr_Latn. A region has no weight beyond that:
    es-MX finds es.

    Args:
        tag: a BCP 47 tag such as `es-MX`, or with underscores.
        available: folder names; `available_languages`.
        place: where the tag was written, for the error.

    Raises: TranslationError if the tag is not one, or if there is no such language in that
        script; it names what there is.
    """
    languages = tuple(available)
    wanted = _written(tag)
    if wanted is None:
        raise TranslationError(replace(_unknown(tag, languages), place=place))
    fitting = _fitting(tag, languages)
    if not fitting:
        raise TranslationError(replace(_unavailable(wanted, languages), place=place))
    named = _plain(tag)
    ranked = sorted(
        fitting, key=lambda pair: (_plain(pair[0]) != named, _distance(pair[1], wanted), pair[0])
    )
    return ranked[0][0]


def same_language(
    tag: str, languages: Iterable[str], *, same_region: bool = False
) -> tuple[str, ...]:
    """Return those of the languages that are the one of a tag, in the same script.

    With `same_region`, only those for the same region, or like the tag for none: beside `pt`,
    `pt_BR` is one of its own.
    """
    wanted = _written(tag)
    return tuple(
        language
        for language, written in _fitting(tag, languages)
        if not same_region or (wanted is not None and written.region == wanted.region)
    )


def _fitting(tag: str, languages: Iterable[str]) -> list[tuple[str, _Written]]:
    wanted = _written(tag)
    return [
        (language, written)
        for language in languages
        if wanted is not None
        and (written := _written(language)) is not None
        and (written.language, written.script) == (wanted.language, wanted.script)
    ]


def direction(language: str) -> Direction:
    """Return whether a language runs from left to right (`ltr`) or from right to left (`rtl`)."""
    try:
        order = Locale.parse(language).character_order
    except (UnknownLocaleError, ValueError):
        written = _written(language)
        return "rtl" if written is not None and written.script in _RTL_SCRIPTS else "ltr"
    return "rtl" if order == "right-to-left" else "ltr"


def language_name(code: str, in_language: str) -> str:
    """Return what a language is called in another (or in itself); the code if CLDR is silent.

    Both are tags or folder names: `zh-Hans` or `zh_Hans`.
    """
    try:
        reader = Locale.parse(in_language.replace("-", "_"))
        name = Locale.parse(code.replace("-", "_")).get_display_name(reader)
    except (UnknownLocaleError, ValueError):
        return code
    return name or code


def _written(tag: str) -> _Written | None:
    parts = _TAG.fullmatch(tag.strip())
    if parts is None:
        return None
    language = parts["language"].lower()
    script = (parts["script"] or "").title()
    region = (parts["region"] or "").upper()
    alias = str(get_global("language_aliases").get(language, language)).split("_")
    language = _MACROLANGUAGES.get(alias[0], alias[0])
    for part in alias[1:]:
        if len(part) == _SCRIPT_LENGTH:
            script = script or part
        else:
            region = region or part
    likely = get_global("likely_subtags")
    for known in (f"{language}_{region}", language):
        if not script and known in likely:
            parts_known = likely[known].split("_")
            script = next((part for part in parts_known if len(part) == _SCRIPT_LENGTH), "")
    return _Written(language, script, region)


def _plain(tag: str) -> str:
    return tag.strip().replace("_", "-").casefold()


def _distance(written: _Written, wanted: _Written) -> int:
    if written.region == wanted.region:
        return 0
    return 1 if not written.region else 2


def _unavailable(wanted: _Written, languages: tuple[str, ...]) -> Problem:
    name = language_name(wanted.language, SOURCE_LANGUAGE)
    if name == wanted.language:
        return _unknown(wanted.language, languages)
    other_scripts = [
        language
        for language in languages
        if (written := _written(language)) is not None and written.language == wanted.language
    ]
    if other_scripts:
        message = f"there is no {name} in that script, only {', '.join(other_scripts)}."
    else:
        message = f"there is no catalogue for {name}."
    return Problem("language", message, _choices(languages), "language-unavailable")


def _unknown(tag: str, languages: tuple[str, ...]) -> Problem:
    names = {language_name(code, SOURCE_LANGUAGE).casefold(): code for code in languages}
    names |= {language_name(code, code).casefold(): code for code in languages}
    names |= {code.casefold(): code for code in languages}
    near = dict.fromkeys(names[close] for close in get_close_matches(tag.casefold(), names, n=3))
    meant = f"Did you mean {' or '.join(near)}? " if near else ""
    return Problem(
        "language",
        "this is not a language tag that we know.",
        f"{meant}{_choices(languages)}",
        "language-unknown",
    )


def _choices(languages: tuple[str, ...]) -> str:
    return f"There is: {', '.join(languages)}."
