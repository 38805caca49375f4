"""Collects every message of the program for translation, with what a translator needs to know."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from handouts.languages.formats import Formatter, Patterns
from handouts.languages.inline import placeholders
from handouts.languages.messages import LABEL_CONTEXT, PATIENT_CONTEXT, Key, Message
from handouts.languages.words import Words
from handouts.library import (
    HEADING_CONTEXT,
    Kind,
    Library,
    Quantity,
    Section,
    SectionText,
    Unit,
    section_texts,
)
from handouts.profile import Vocabulary

KIND_ORDER = (Kind.SAFETY, Kind.REMEDY, Kind.EDUCATION)
"""What translators meet first is what a handout cannot do without."""

_KINDS: Mapping[Kind, str] = {
    Kind.SAFETY: "Safety",
    Kind.REMEDY: "Remedy",
    Kind.EDUCATION: "Explanation",
}
_GUARDS = "It keeps patients safe: leave nothing out, soften nothing"
_VOCABULARY = "templates/vocabulary.toml"
_OTHER_PLACEHOLDERS = {
    "emergency_number": "{emergency_number} becomes the emergency number of the patient's territory"
}


def extract_messages(
    library: Library, words: Words, territories_extra: Iterable[Message] = ()
) -> tuple[Message, ...]:
    """Return every message once, in an order that changes only where the texts change.

    The order: page words, what territories add, shared headings, vocabulary, then the sections
    (safety, remedies, education; by slug; as a reader meets their lines). A message that stands
    in several places keeps the comments and locations of all.

    Args:
        library: all sections, with the vocabulary.
        words: the page words.
        territories_extra: further messages, such as the names of regions.
    """
    sections = tuple(section for kind in KIND_ORDER for section in library.of_kind(kind))
    formatter = Formatter("en", "GB", Patterns.spoken(words.__getitem__))
    texts = [text for section in sections for text in _of_section(section, library, formatter)]
    found: dict[Key, Message] = {}
    for message in (
        *words.messages(),
        *territories_extra,
        *(text for text in texts if text.context == HEADING_CONTEXT),
        *_of_vocabulary(library.vocabulary),
        *(text for text in texts if text.context != HEADING_CONTEXT),
    ):
        standing = found.get(message.key)
        found[message.key] = message if standing is None else _joined(standing, message)
    return tuple(found.values())


def _of_section(section: Section, library: Library, formatter: Formatter) -> Iterator[Message]:
    location = f"{'' if section.overlay else 'templates/'}sections/{section.slug}.md"
    for text in section_texts(section):
        if text.context == HEADING_CONTEXT:
            yield Message(text.context, text.text, ("Heading, shared by all sections",))
            continue
        comments = (
            f"{_KINDS[section.kind]}: {section.title}",
            text.role[0].upper() + text.role[1:],
            *_reasons(text, section, library),
            *((_GUARDS,) if text.guards else ()),
            *_fillings(text.text, section, formatter),
        )
        yield Message(text.context, text.text, comments, (location,))


def _reasons(text: SectionText, section: Section, library: Library) -> Iterator[str]:
    """Yield what the codes mean that decide whether a line is printed."""
    terms = library.vocabulary.terms
    for code, line in section.caution.items():
        if line == text.text and code in terms:
            yield f"{code} means: {terms[code].label}"
    for slug, line in section.bridge.items():
        if line == text.text and slug in library.sections:
            yield f"{slug} is: {library.sections[slug].title}"


def _fillings(text: str, section: Section, formatter: Formatter) -> Iterator[str]:
    for name in dict.fromkeys(placeholders(text)):
        quantity = section.quantities.get(name)
        if quantity is not None:
            yield f"{{{name}}} becomes for example: {_example(quantity, formatter)}"
        elif name in _OTHER_PLACEHOLDERS:
            yield _OTHER_PLACEHOLDERS[name]


def _example(quantity: Quantity, formatter: Formatter) -> str:
    example = formatter.quantity(quantity)
    if quantity.unit is Unit.CELSIUS:
        american = replace(formatter, temperature="fahrenheit").quantity(quantity)
        example = f"{example}, or in the United States {american}"
    return example.replace("\u00a0", " ")


def _of_vocabulary(vocabulary: Vocabulary) -> Iterator[Message]:
    for code, term in vocabulary.terms.items():
        yield Message(
            f"{LABEL_CONTEXT}{code}",
            term.label,
            (f"What a clinician chooses from ({term.group.value})",),
            (_VOCABULARY,),
        )
        if term.patient:
            yield Message(
                f"{PATIENT_CONTEXT}{code}",
                term.patient,
                (
                    "Completes “Do not use if: …” in the patient's words; no full stop",
                    f"Clinicians choose it as: {term.label}",
                    _GUARDS,
                ),
                (_VOCABULARY,),
            )


def _joined(first: Message, second: Message) -> Message:
    limits = [limit for limit in (first.max_length, second.max_length) if limit is not None]
    return replace(
        first,
        comments=tuple(dict.fromkeys((*first.comments, *second.comments))),
        locations=tuple(dict.fromkeys((*first.locations, *second.locations))),
        max_length=min(limits, default=None),
    )
