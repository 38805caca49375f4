"""Writes the template of messages, and brings catalogues up to date with it."""

import re
from collections.abc import Iterable
from io import BytesIO, StringIO

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog as PoCatalog
from babel.messages.catalog import Message as PoMessage
from babel.messages.pofile import denormalize, normalize, read_po, write_po

from handouts.languages.carry import Standing, carried_over
from handouts.languages.catalogue import is_acceptance, parse_catalogue
from handouts.languages.messages import Key, Message

TEMPLATE = "handouts.pot"
NO_WRAPPING = 0
"""Each text stands on one line: where to break one, gettext, Babel and the editors disagree."""

_NO_BREAK = "\ue000"
"""Stands for a space where a line must not be broken; of private use, so in no translation."""

_HEADER = """\
# Messages of handouts.
# Each message is one line or one paragraph of a patient's handout.
# Keep {placeholders} and **bold**, and write every number with digits.
#"""
_PREVIOUS = "| msgid "
_PREVIOUS_FLAG = "previous-words-"
_FLAGGED = re.compile(rf"^(#, .*), {_PREVIOUS_FLAG}(\d+)(.*)\n", re.MULTILINE)
_NOISE = re.compile(r'^"(?:POT-Creation-Date|Generated-By|Report-Msgid-Bugs-To):.*\n', re.MULTILINE)
"""Lines of the header that would change with the day or the machine, or that say nothing."""

_UNNAMED = re.compile(
    r'^"(?:Last-Translator: FULL NAME <EMAIL@ADDRESS>|Language-Team: .*<LL@li\.org>)\\n"\n',
    re.MULTILINE,
)
"""Lines of the header in which gettext and Babel keep room for names, as long as nobody has one."""

_HEAD = re.compile(r'^msgid ""\nmsgstr ""\n((?:".*"\n)+)', re.MULTILINE)
_FIELDS = (
    "Project-Id-Version",
    "PO-Revision-Date",
    "Last-Translator",
    "Language-Team",
    "Language",
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
    "Plural-Forms",
)


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

    Translations stay, and so do translators' comments; what a translator accepted of a message
    ends when it becomes fuzzy. A message whose English words changed keeps its translation marked
    fuzzy, with the words that it was made from, see `carried_over`; one that is gone is taken out.

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
    template = _template(messages)
    standing = {_key(message): _standing(message) for message in catalogue if message.string}
    begun = carried_over(standing, [_key(message) for message in template if message.id])
    for message in catalogue:
        message.flags &= {"fuzzy"}  # all others come from the template
    catalogue.update(
        template, no_fuzzy_matching=True, keep_user_comments=True, update_creation_date=False
    )
    for message in catalogue:
        _set(message, begun.get(_key(message)) or standing.get(_key(message), Standing("")))
    return _written(catalogue)


def _key(message: PoMessage) -> Key:
    return (str(message.context or ""), str(message.id))


def _standing(message: PoMessage) -> Standing:
    """Return a translation; Babel reads the words of a `#| msgid` as a translator's comment."""
    comments = tuple(line for line in message.user_comments if not line.startswith("|"))
    previous = _previous_words(message.user_comments) if message.fuzzy else ""
    return Standing(str(message.string), message.fuzzy, previous, comments)


def _set(message: PoMessage, entry: Standing) -> None:
    """Let a message have a translation; a fuzzy one has nothing that a person accepted."""
    if not message.id:
        return
    if entry.text and not message.string:
        message.string = entry.text
    if entry.fuzzy:
        message.flags.add("fuzzy")
        message.previous_id = [entry.previous] if entry.previous else []
    message.user_comments = [
        line for line in entry.comments if not (entry.fuzzy and is_acceptance(line))
    ]


def _previous_words(comments: Iterable[str]) -> str:
    """Return the words of a `#| msgid` comment, if there is one."""
    lines = [comment for comment in comments if comment.startswith("|")]
    start = next((at for at, line in enumerate(lines) if line.startswith(_PREVIOUS)), None)
    if start is None:
        return ""
    quoted = [lines[start].removeprefix(_PREVIOUS)]
    for line in lines[start + 1 :]:
        text = line.removeprefix("|").strip()
        if not text.startswith('"'):
            break
        quoted.append(text)
    return str(denormalize("\n".join(quoted)))


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
        flags = []
        if message.max_length is not None:
            comments.append(f"At most {message.max_length} characters")
            flags.append(f"max-length:{message.max_length}")
        catalogue.add(
            message.text,
            context=message.context,
            auto_comments=[*comments, f"id: {message.id}"],
            flags=flags,
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
    # Babel writes the words of a `#| msgid` in a way that other programs do not; so each gets a
    # flag with its number, and that flag becomes the comment. It would break the comment that
    # accepts a finding, too; a line without spaces stays whole.
    previous: list[str] = []
    for message in catalogue:
        message.user_comments = [
            line.replace(" ", _NO_BREAK) if is_acceptance(line) else line
            for line in message.user_comments
        ]
        if message.fuzzy and message.previous_id:
            message.flags.add(f"{_PREVIOUS_FLAG}{len(previous)}")
            previous.append(message.previous_id[0])
    buffer = BytesIO()
    write_po(buffer, catalogue, width=NO_WRAPPING, ignore_obsolete=True)

    def comment(flags: re.Match[str]) -> str:
        words = normalize(previous[int(flags[2])], width=NO_WRAPPING)
        lines = "".join(f"#| {line}\n" for line in f"msgid {words}".splitlines())
        return f"{flags[1]}{flags[3]}\n{lines}"

    text = _NOISE.sub("", _FLAGGED.sub(comment, buffer.getvalue().decode()))
    text = _UNNAMED.sub("", text.replace(_NO_BREAK, " "))
    return _HEAD.sub(_in_order, text, count=1).rstrip("\n").encode() + b"\n"


def _in_order(head: re.Match[str]) -> str:
    """Return the header with its fields in the order in which gettext and editors keep them."""
    fields = head[1].splitlines(keepends=True)
    return head[0].replace(head[1], "".join(sorted(fields, key=_place_of)))


def _place_of(field: str) -> int:
    name = field.strip('"').partition(":")[0]
    return _FIELDS.index(name) if name in _FIELDS else len(_FIELDS)
