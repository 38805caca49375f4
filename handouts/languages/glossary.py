"""Reads the glossary: what a term means, and with which words each language says it."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from handouts.errors import Problem, TranslationError
from handouts.languages.messages import IN_BRACES
from handouts.resources import Resources

FILE = "glossary.toml"
_HINTS: Mapping[str, str] = {
    "extra_forbidden": "Take it out, or mend the spelling; docs/translators.md lists them.",
    "missing": "Add it.",
}
_OTHERWISE = "Compare it with another term of the glossary."
_NOT_READ = re.compile(rf"{IN_BRACES}|\*\*")
_GAP = r"[\s\u00a0-]+"


@dataclass(frozen=True)
class Wording:
    """How one language says a term.

    A translation of the term holds one of the `forms` and none of the words to `avoid`; in both,
    `*` stands for any letters.
    """

    term: str
    forms: tuple[str, ...]
    avoid: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Term:
    """An English term, other English words for it, what it means, and its words by language.

    `not_in` holds English phrases in which the word means something else: “legal worries”.
    """

    source: str
    meaning: str = ""
    also: tuple[str, ...] = ()
    not_in: tuple[str, ...] = ()
    words: Mapping[str, Wording] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Glossary:
    """Every term, in the order of the file."""

    terms: tuple[Term, ...] = ()

    def terms_in(self, text: str) -> tuple[Term, ...]:
        """Return the terms that an English text holds, each once, as they come in the text.

        A term is whole words, in the plural, too. Where terms overlap the longest counts: a “pain
        reliever” is no “pain”.
        """
        if self._spoken is None:
            return ()
        found = self._spoken.findall(_NOT_READ.sub(" ", text))
        meant = (self._by_words[_plain(words)] for words in found)
        return tuple(dict.fromkeys(term for term in meant if term is not None))

    @cached_property
    def _by_words(self) -> Mapping[str, Term | None]:
        """Return what English words mean; None where they mean no term."""
        others = {_plain(phrase): None for term in self.terms for phrase in term.not_in}
        return others | {
            _plain(form): term
            for term in self.terms
            for words in (term.source, *term.also)
            for form in (words, *_plurals(words))
        }

    @cached_property
    def _spoken(self) -> re.Pattern[str] | None:
        longest_first = sorted(self._by_words, key=len, reverse=True)
        if not longest_first:
            return None
        either = "|".join(_GAP.join(map(re.escape, words.split())) for words in longest_first)
        return re.compile(rf"\b(?:{either})\b", re.IGNORECASE)


NO_TERMS = Glossary()


class _WordingMatter(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    term: str = Field(min_length=1)
    forms: list[str] = Field(min_length=1)
    avoid: list[str] = []
    note: str = ""


class _TermMatter(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    source: str = Field(min_length=1)
    meaning: str = ""
    also: list[str] = []
    not_in: list[str] = []
    words: dict[str, _WordingMatter] = {}


def read_glossary(resources: Resources) -> Glossary:
    """Return our glossary with what a clinic adds: terms, and words of further languages.

    A clinic cannot change the words that ours has for a language.

    Raises: TranslationError with every problem of both files.
    """
    terms: dict[str, Term] = {}
    problems: list[Problem] = []
    for root, overlay in resources.catalogue_roots():
        path = root / FILE
        if path.is_file():
            place = f"{'clinic ' if overlay else ''}locales/{FILE}"
            for where, term in _read(path, place, problems):
                problems += _laid_over(terms, term, where)
    if problems:
        raise TranslationError(problems)
    return Glossary(tuple(terms.values()))


def _read(path: Path, place: str, problems: list[Problem]) -> Iterator[tuple[str, Term]]:
    """Yield the sound terms of a file with their places; what is wrong goes to `problems`."""
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        problems.append(_problem(place, f"cannot be read: {error}.", "Mend or restore the file."))
        return
    problems += [
        _problem(f"{place}, {key}", "is not known.", "Terms begin with [[terms]].")
        for key in sorted(document.keys() - {"terms"})
    ]
    written = document.get("terms", [])
    if not isinstance(written, list):
        problems.append(_problem(f"{place}, terms", "is not a list.", "Begin each with [[terms]]."))
        return
    seen: set[str] = set()
    for number, table in enumerate(written, start=1):
        named = table.get("source") if isinstance(table, dict) else None
        where = f"{place}, {f'“{named}”' if named and isinstance(named, str) else f'term {number}'}"
        try:
            matter = _TermMatter.model_validate(table)
        except ValidationError as error:
            problems += _faults(where, error)
            continue
        if twice := sorted(seen & {_plain(words) for words in (matter.source, *matter.also)}):
            problems.append(
                _problem(where, f"“{twice[0]}” stands in two terms.", "Take one of them out.")
            )
        seen.update(_plain(words) for words in (matter.source, *matter.also))
        yield where, _term(matter)


def _term(matter: _TermMatter) -> Term:
    words = {
        language: Wording(said.term, tuple(said.forms), tuple(said.avoid), said.note)
        for language, said in matter.words.items()
    }
    return Term(matter.source, matter.meaning, tuple(matter.also), tuple(matter.not_in), words)


def _laid_over(terms: dict[str, Term], term: Term, where: str) -> Iterator[Problem]:
    """Add a term to those that stand, and yield why it cannot be added."""
    standing = terms.get(term.source)
    if standing is None:
        if not term.meaning:
            yield _problem(f"{where}, meaning", "is missing.", "Say what the term means here.")
        terms[term.source] = term
        return
    for language in sorted(standing.words.keys() & term.words.keys()):
        yield _problem(
            f"{where}, words.{language}",
            "replaces words of ours.",
            "Take them out. Better words are welcome in the built-in glossary.",
        )
    terms[term.source] = replace(
        standing,
        also=tuple(dict.fromkeys((*standing.also, *term.also))),
        not_in=tuple(dict.fromkeys((*standing.not_in, *term.not_in))),
        words={**term.words, **standing.words},
    )


def _faults(where: str, error: ValidationError) -> Iterator[Problem]:
    for detail in error.errors():
        inner = ".".join(str(part) for part in detail["loc"])
        place = f"{where}, {inner}" if inner else where
        yield _problem(place, f"{detail['msg']}.", _HINTS.get(detail["type"], _OTHERWISE))


def _problem(place: str, message: str, remedy: str) -> Problem:
    return Problem(place, message, remedy, "glossary-file")


def _plain(words: str) -> str:
    """Return words in the form in which they are compared: small letters, single spaces."""
    return " ".join(re.split(_GAP, words.casefold().strip()))


def _plurals(words: str) -> Iterable[str]:
    if words.endswith("y"):
        yield f"{words[:-1]}ies"
    yield f"{words}s"
    yield f"{words}es"
