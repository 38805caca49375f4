"""Reads one language's catalogue in memory: ours, with a clinic's words laid over it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from babel.messages.catalog import Catalog as PoCatalog
from babel.messages.catalog import Message as PoMessage
from babel.messages.pofile import PoFileError, PoFileParser

from handouts.errors import Problem, TranslationError
from handouts.languages.messages import Key, excerpt
from handouts.resources import Resources

SOURCE_LANGUAGE = "en"
"""The language in which the library is written; its catalogue says every message as it is."""

FILE = Path("LC_MESSAGES") / "handouts.po"

FORBIDDEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffd]")
"""Control characters and those that reverse text: they could change how a number reads."""

_WELL_FORMED = re.compile(
    r'(?:\s*|#.*|(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)\s+)?"(?:[^"\\]|\\.)*"\s*)'
)


ACCEPTED = "accepted:"
"""How a translator's comment begins that takes away a finding: `# accepted: negation - why`."""

_ACCEPTED = re.compile(rf"{ACCEPTED}\s*(?P<code>[a-z][a-z:-]*)\s+[-–—]\s+\S.*", re.IGNORECASE)


@dataclass(frozen=True)
class Entry:
    """One translation: its words, whether a person still has to look at it, and where it stands.

    `accepted` holds the codes of the checks of which its translator accepts the findings here,
    `unclear` the comments that should say so and do not.
    """

    text: str
    fuzzy: bool = False
    line: int = 0
    overlay: bool = False
    accepted: frozenset[str] = frozenset()
    unclear: tuple[str, ...] = ()


@dataclass(frozen=True)
class Catalogue:
    """Every translation of one language by (context, English text).

    The catalogue of the source language has no entries: it says each message as it is.
    """

    language: str
    entries: Mapping[Key, Entry] = field(default_factory=dict, repr=False)

    def find(self, context: str, text: str) -> Entry | None:
        """Return the translation of a message, fuzzy or not; None if there is none."""
        if self.language == SOURCE_LANGUAGE:
            return Entry(text)
        return self.entries.get((context, text))


def read_catalogue(
    resources: Resources, language: str, protected: frozenset[Key] = frozenset()
) -> Catalogue:
    """Return a language's catalogue from every root, a clinic's words over ours.

    Args:
        resources: where the catalogues are.
        language: a folder name as `negotiate` returns it, such as `es` or `zh_Hans`.
        protected: the messages of which a clinic may add but not replace the translation;
            `protected_messages` of the library.

    Raises: TranslationError if there is no such catalogue, if one does not parse, or if a
        clinic's replaces protected words.
    """
    if language == SOURCE_LANGUAGE:
        return Catalogue(SOURCE_LANGUAGE)
    entries: dict[Key, Entry] = {}
    problems: list[Problem] = []
    found = False
    for root, overlay in resources.catalogue_roots():
        path = root / language / FILE
        if not path.is_file():
            continue
        found = True
        place = catalogue_place(language, overlay=overlay)
        read = parse_catalogue(path.read_bytes(), place, overlay=overlay)
        if overlay:
            problems.extend(_replacements(entries, read, protected, place))
            read = {
                key: entry for key, entry in read.items() if not entry.fuzzy or key not in entries
            }
        entries.update(read)
    if not found:
        problems.append(
            Problem(
                f"language {language}",
                "there is no catalogue.",
                "See `handouts languages status`.",
                "no-catalogue",
            )
        )
    if problems:
        raise TranslationError(problems)
    return Catalogue(language, entries)


def catalogue_place(language: str, *, overlay: bool = False) -> str:
    """Return how a catalogue is called in messages to people."""
    return f"{'clinic ' if overlay else ''}locales/{language}/{FILE.as_posix()}"


def entry_place(language: str, entry: Entry) -> str:
    """Return how an error names the line of a translation."""
    place = catalogue_place(language, overlay=entry.overlay)
    return f"{place}, line {entry.line}" if entry.line else place


def parse_catalogue(content: bytes, place: str, *, overlay: bool = False) -> dict[Key, Entry]:
    """Return the translations of one file; messages without any words are not among them.

    Raises: TranslationError with place and line if the file does not parse, or if a translation
        holds characters that could change how it reads.
    """
    entries: dict[Key, Entry] = {}
    problems: list[Problem] = []
    for message in _read_messages(content, place):
        words, context, text = message.string, message.context, message.id
        if not text or not isinstance(text, str) or context is None:
            continue
        if not words or not isinstance(words, str):
            continue
        line = message.lineno or 0
        if FORBIDDEN.search(words):
            problems.append(
                Problem(
                    f"{place}, line {line}",
                    "the translation holds a control character.",
                    "Type the line again.",
                    "characters",
                )
            )
        accepted, unclear = _acceptances(() if message.fuzzy else message.user_comments)
        entries[context, text] = Entry(words, message.fuzzy, line, overlay, accepted, unclear)
    if problems:
        raise TranslationError(problems)
    return entries


def is_acceptance(comment: str) -> bool:
    """Return whether a translator's comment takes a finding away, or tries to."""
    return comment.strip().casefold().startswith(ACCEPTED)


def _acceptances(comments: Iterable[str]) -> tuple[frozenset[str], tuple[str, ...]]:
    written = [comment.strip() for comment in comments if is_acceptance(comment)]
    understood = [_ACCEPTED.fullmatch(comment) for comment in written]
    return (
        frozenset(found["code"].casefold() for found in understood if found),
        tuple(comment for comment, found in zip(written, understood, strict=True) if not found),
    )


def catalogue_keys(content: bytes, place: str) -> frozenset[Key]:
    """Return every message of one file, translated or not.

    Raises: TranslationError with place and line if the file does not parse.
    """
    return frozenset(
        (message.context, message.id)
        for message in _read_messages(content, place)
        if message.context and isinstance(message.id, str)
    )


Id = str | tuple[str, ...] | list[str]


class _TwiceError(Exception):
    def __init__(self, line: int) -> None:
        self.line = line


class _EachOnce(PoCatalog):
    """A catalogue that refuses a second translation of a message, which Babel passes over."""

    def __setitem__(self, id: Id, message: PoMessage) -> None:  # noqa: A002 - as Babel calls it
        if id and self.get(id, message.context) is not None:
            raise _TwiceError(message.lineno or 1)
        super().__setitem__(id, message)


def _read_messages(content: bytes, place: str) -> PoCatalog:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise _broken(place, line, "is not UTF-8.") from error
    lines = text.replace("\r\n", "\n").split("\n")
    for number, written in enumerate(lines, start=1):
        if not _WELL_FORMED.fullmatch(written):
            raise _broken(place, number, "this line does not parse.")
    catalogue = _EachOnce()
    try:
        PoFileParser(catalogue, ignore_obsolete=True, abort_invalid=True).parse(lines)
    except _TwiceError as error:
        raise _broken(place, error.line, "this message stands twice.") from error
    except PoFileError as error:
        raise _broken(place, error.lineno + 1, "this message does not parse.") from error
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise _broken(place, 1, "the header does not parse.") from error
    return catalogue


def _broken(place: str, line: int, message: str) -> TranslationError:
    return TranslationError(
        Problem(
            f"{place}, line {line}", message, "Compare it with locales/handouts.pot.", "po-syntax"
        )
    )


def _replacements(
    ours: Mapping[Key, Entry], theirs: Mapping[Key, Entry], protected: frozenset[Key], place: str
) -> Iterable[Problem]:
    for key, entry in theirs.items():
        standing = ours.get(key)
        if key not in protected or standing is None or standing.fuzzy:
            continue
        if entry.text != standing.text:
            context, text = key
            yield Problem(
                f"{place}, line {entry.line}",
                f"replaces the words of “{excerpt(text)}” ({context}), which keep patients safe.",
                "Take the entry out. Better words are welcome in the built-in catalogue.",
                "overlay-weakens",
            )
