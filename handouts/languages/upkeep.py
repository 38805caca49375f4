"""Writes catalogues where they belong: in a checkout, or in a clinic's folder."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from handouts.errors import Problem, TranslationError
from handouts.languages.catalogue import FILE, catalogue_keys, catalogue_place, parse_catalogue
from handouts.languages.extract import extract_messages
from handouts.languages.files import write_whole
from handouts.languages.glossary import read_glossary
from handouts.languages.messages import Message
from handouts.languages.naming import folder_name, require_script
from handouts.languages.negotiate import available_languages, negotiate, same_language
from handouts.languages.notes import with_terms
from handouts.languages.pofile import TEMPLATE, new_catalogue, update_catalogue, write_pot
from handouts.languages.review import FILE as REVIEWS
from handouts.languages.review import HEADER
from handouts.languages.rules import FILE as RULES
from handouts.languages.rules import SKELETON
from handouts.languages.words import Words
from handouts.library import Library, read_library
from handouts.resources import Resources


@dataclass(frozen=True)
class Written:
    """A catalogue that was written: its language, its file, and how many messages it holds.

    `untranslated` counts those without any words.
    """

    language: str
    path: Path
    messages: int
    is_whole: bool
    untranslated: int = 0


def writable_locales(resources: Resources) -> Path:
    """Return the folder in which catalogues are written: the clinic's, or that of a checkout.

    Raises: TranslationError if this is an installed program, whose catalogues are nobody's.
    """
    if resources.clinic is not None:
        return resources.clinic / "locales"
    if (resources.locales.parent / "pyproject.toml").is_file():
        return resources.locales
    raise TranslationError(
        Problem(
            "locales",
            "this is an installed program, and its catalogues are not yours to change.",
            "Work in a checkout, or put yours into a clinic's folder with --clinic.",
            "not-a-checkout",
        )
    )


def written_languages(resources: Resources) -> tuple[str, ...]:
    """Return the languages that have a catalogue where catalogues are written."""
    root = writable_locales(resources)
    return tuple(sorted(path.parents[1].name for path in root.glob(f"*/{FILE.as_posix()}")))


def write_template(resources: Resources, library: Library, words: Words) -> Written:
    """Write the template of all messages, `handouts.pot`.

    Raises: TranslationError as `writable_locales`.
    """
    path = writable_locales(resources) / TEMPLATE
    messages = template_messages(resources, library, words)
    write_whole(path, write_pot(messages))
    return Written("", path, len(messages), is_whole=True)


def begin_language(
    tag: str, resources: Resources, library: Library, words: Words, printable: Collection[str]
) -> Written:
    """Write the files of a new language: catalogue, list of reviews, what the checks need to know.

    In a clinic's folder, the catalogue of a language of ours holds only what is the clinic's own.

    Args:
        tag: such as `pt_BR`, or `pt-BR`.
        resources: where they are written, see `writable_locales`.
        library: all sections.
        words: the page words.
        printable: the scripts for which there is a font.

    Raises: TranslationError if there is the language already, if nobody knows it, or if there is
        no font for its script.
    """
    root = writable_locales(resources)
    language = folder_name(tag)
    path = root / language / FILE
    if path.is_file():
        remedy = f"Run {_command('update', language, resources)}."
        raise _there_already(language, "is there already.", remedy)
    ours = _built_in(resources)
    is_ours = resources.clinic is None
    twin = next(iter(same_language(language, ours, same_region=is_ours)), "")
    if twin and language not in ours:
        next_step = (
            f"Run {_command('update', twin, resources)}."
            if is_ours
            else f"For words of your own, run {_command('new', twin, resources)}."
        )
        raise _there_already(language, f"is built in as {twin}.", next_step)
    require_script(language, printable)
    messages = catalogue_messages(language, resources, library, words)
    write_whole(path, new_catalogue(language, messages))
    is_whole = _is_whole(language, resources)
    for name, content in ((REVIEWS, HEADER), (RULES, SKELETON)):
        beside = root / language / name
        if not beside.is_file() and (is_whole or name != RULES):
            write_whole(beside, content.encode())
    return Written(language, path, len(messages), is_whole)


def update_language(
    tag: str, resources: Resources, library: Library, words: Words
) -> tuple[Written, bool]:
    """Bring a catalogue up to date with the texts; return it, and whether anything changed.

    Args:
        tag: of a language that is read in one of `written_languages`: `zh` for `zh_Hans`.
        resources: where it is written, see `writable_locales`.
        library: all sections.
        words: the page words.

    Raises: TranslationError if there is none, or if it does not parse.
    """
    language = _standing(tag, resources)
    path = writable_locales(resources) / language / FILE
    before = path.read_bytes()
    _require_head(before, language, resources)
    messages = catalogue_messages(language, resources, library, words)
    after = update_catalogue(before, messages, language)
    if after != before:
        write_whole(path, after)
    place = catalogue_place(language, overlay=resources.clinic is not None)
    untranslated = len(messages) - len(parse_catalogue(after, place))
    is_whole = _is_whole(language, resources)
    return Written(language, path, len(messages), is_whole, untranslated), after != before


def template_messages(
    resources: Resources, library: Library, words: Words, language: str = ""
) -> tuple[Message, ...]:
    """Return all messages with what the glossary says of them, perhaps in a language.

    Raises: TranslationError if the glossary does not parse.
    """
    return with_terms(extract_messages(library, words), read_glossary(resources), language)


def catalogue_messages(
    language: str, resources: Resources, library: Library, words: Words
) -> tuple[Message, ...]:
    """Return the messages of a catalogue where it is written.

    A clinic's catalogue of a language of ours holds those of the clinic's own sections, and those
    of ours that it says otherwise; any other catalogue holds all.
    """
    messages = template_messages(resources, library, words, language)
    if _is_whole(language, resources) or resources.clinic is None:
        return messages
    ours = replace(resources, clinic=None)
    standard = extract_messages(read_library(ours, library.vocabulary), words)
    path = resources.clinic / "locales" / language / FILE
    place = catalogue_place(language, overlay=True)
    said = catalogue_keys(path.read_bytes(), place) if path.is_file() else frozenset()
    others = {message.key for message in standard} - said
    return tuple(message for message in messages if message.key not in others)


def _require_head(content: bytes, language: str, resources: Resources) -> None:
    """Refuse what is no whole catalogue: nothing of it would be left.

    Raises: TranslationError if the file is empty, or its head is gone.
    """
    if b"Content-Type:" not in content:
        raise TranslationError(
            Problem(
                catalogue_place(language, overlay=resources.clinic is not None),
                "has no head: the file is damaged, or empty.",
                "Put the last good copy in its place.",
                "po-syntax",
            )
        )


def _standing(tag: str, resources: Resources) -> str:
    """Return the language of a tag, provided that its catalogue stands where they are written."""
    written = written_languages(resources)
    if same_language(tag, written):
        return negotiate(tag, written)
    language = folder_name(tag)
    named = next(iter(same_language(language, _built_in(resources))), language)
    raise _no_catalogue(named, language, resources)


def _built_in(resources: Resources) -> tuple[str, ...]:
    return available_languages(replace(resources, clinic=None))


def _is_whole(language: str, resources: Resources) -> bool:
    return resources.clinic is None or language not in _built_in(resources)


def _no_catalogue(named: str, language: str, resources: Resources) -> TranslationError:
    begin = f"Begin one with {_command('new', named, resources)}."
    problem = Problem(f"language {language}", "there is no catalogue.", begin, "no-catalogue")
    return TranslationError(problem)


def _there_already(language: str, message: str, remedy: str) -> TranslationError:
    return TranslationError(Problem(f"language {language}", message, remedy, "language-exists"))


def _command(name: str, language: str, resources: Resources) -> str:
    """Return a command as one types it, for a remedy."""
    folder = "" if resources.clinic is None else " --clinic FOLDER"
    return f"`handouts languages {name} {language}{folder}`"
