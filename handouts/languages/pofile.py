"""Writes the template of messages, and brings catalogues up to date with it."""

import re
from collections.abc import Iterable
from io import BytesIO, StringIO

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog as PoCatalog
from babel.messages.pofile import denormalize, normalize, read_po, write_po

from handouts.errors import Problem, TranslationError
from handouts.languages.catalogue import ACCEPTED, SOURCE_LANGUAGE, is_acceptance, parse_catalogue
from handouts.languages.messages import Message

TEMPLATE = "handouts.pot"
WIDTH = 79
_HEADER = """\
# Messages of handouts.
# Each message is one line or one paragraph of a patient's handout.
# Keep {placeholders} and **bold**, and write every number with digits.
#"""
_PREVIOUS = "| msgid "
_NO_BREAK = "\ue000"
"""Stands for a space in such a comment while a catalogue is written."""

_PREVIOUS_FLAG = "previous-words-"
_FLAGGED = re.compile(rf"^(#, .*), {_PREVIOUS_FLAG}(\d+)(.*)\n", re.MULTILINE)
_ACCEPTANCE = re.compile(rf"^# {ACCEPTED}.*$", re.MULTILINE | re.IGNORECASE)
_NOISE = re.compile(r'^"(?:POT-Creation-Date|Generated-By|Report-Msgid-Bugs-To):.*\n', re.MULTILINE)
"""Lines of the header that would change with the day or the machine, or that say nothing."""


def write_pot(messages: Iterable[Message]) -> bytes:
    """Return the template (`locales/handouts.pot`): the same messages give the same bytes."""
    return _written(_template(messages))


def new_catalogue(language: str, messages: Iterable[Message]) -> bytes:
    """Return an empty catalogue for a language, for translators to fill.

    Args:
        language: a folder name such as `es` or `zh_Hans`.
        messages: all messages; `extract_messages`.
    """
    catalogue = _template(messages, language)
    catalogue.fuzzy = False
    return _written(catalogue)


def update_catalogue(content: bytes, messages: Iterable[Message], language: str) -> bytes:
    """Return a catalogue brought up to date with the messages.

    Translations stay, and so do translators' comments; only what they have accepted falls away
    where the words are fuzzy, as it was accepted of other words. A message whose English words
    changed keeps its translation marked fuzzy, with the words that it was made from; one that is
    gone is taken out.

    Args:
        content: the catalogue as it stands.
        messages: all messages; `extract_messages`.
        language: its folder name.

    Raises: TranslationError if the catalogue does not parse.
    """
    parse_catalogue(content, f"locales/{language}")
    catalogue = read_po(
        StringIO(content.decode("utf-8-sig")), locale=_known(language), ignore_obsolete=True
    )
    previous = {
        (message.context, message.id): words
        for message in catalogue
        if message.fuzzy and (words := _previous_words(message.user_comments))
    }
    catalogue.update(_template(messages), keep_user_comments=True, update_creation_date=False)
    for message in catalogue:
        message.user_comments = [
            comment
            for comment in message.user_comments
            if not comment.startswith("|") and not (message.fuzzy and is_acceptance(comment))
        ]
        if message.fuzzy and not message.previous_id:
            message.previous_id = previous.get((message.context, message.id), [])
    return _written(catalogue)


def require_language(language: str) -> None:
    """Make sure that a catalogue's folder is named as CLDR names a language: `es`, `zh_Hans`.

    Raises: TranslationError if it is not, or if it is English, which has no catalogue.
    """
    if _known(language) != language or language == SOURCE_LANGUAGE:
        raise TranslationError(
            Problem(
                "LANG",
                "this is no language that CLDR knows by that name.",
                "Write it as CLDR does: es, pt_BR, zh_Hans.",
                "language-unknown",
            )
        )


def _previous_words(comments: Iterable[str]) -> list[str]:
    """Return the words of a `#| msgid` comment; Babel reads it as a comment of the translator's."""
    lines = [comment for comment in comments if comment.startswith("|")]
    start = next((at for at, line in enumerate(lines) if line.startswith(_PREVIOUS)), None)
    if start is None:
        return []
    quoted = [lines[start].removeprefix(_PREVIOUS)]
    for line in lines[start + 1 :]:
        text = line.removeprefix("|").strip()
        if not text.startswith('"'):
            break
        quoted.append(text)
    return [denormalize("\n".join(quoted))]


def _template(messages: Iterable[Message], language: str | None = None) -> PoCatalog:
    catalogue = PoCatalog(
        locale=_known(language),
        project="handouts",
        version="1",
        copyright_holder="",
        msgid_bugs_address="",
        last_translator="",
        language_team="",
        header_comment=_HEADER,
    )
    for message in messages:
        comments = list(message.comments)
        if message.max_length is not None:
            comments.append(f"At most {message.max_length} characters")
        catalogue.add(
            message.text,
            context=message.context,
            auto_comments=comments,
            locations=[(location, None) for location in message.locations],  # type: ignore[misc]
        )
    return catalogue


def _known(language: str | None) -> str | None:
    if language is None:
        return None
    try:
        return str(Locale.parse(language, resolve_likely_subtags=False))
    except (UnknownLocaleError, ValueError):
        return None


def _written(catalogue: PoCatalog) -> bytes:
    # Babel wraps the words of a `#| msgid` in the middle of a string, which no other program can
    # read; so each gets a flag with its number, and that flag becomes the comment.
    # It would wrap the comment that accepts a finding, too; a line without spaces stays whole.
    previous: list[str] = []
    for message in catalogue:
        message.user_comments = [
            comment.replace(" ", _NO_BREAK) if is_acceptance(comment) else comment
            for comment in message.user_comments
        ]
        if message.fuzzy and message.previous_id:
            message.flags.add(f"{_PREVIOUS_FLAG}{len(previous)}")
            previous.append(message.previous_id[0])
    buffer = BytesIO()
    write_po(buffer, catalogue, width=WIDTH, ignore_obsolete=True)

    def comment(flags: re.Match[str]) -> str:
        words = normalize(previous[int(flags[2])], width=WIDTH - len("#| "))
        lines = "".join(f"#| {line}\n" for line in f"msgid {words}".splitlines())
        return f"{flags[1]}{flags[3]}\n{lines}"

    text = _FLAGGED.sub(comment, buffer.getvalue().decode())
    text = _ACCEPTANCE.sub(lambda line: line[0].replace(_NO_BREAK, " "), text)
    return _NOISE.sub("", text).rstrip("\n").encode() + b"\n"
