"""Checks that the English is easy to read: school grade, and the length of sentences."""

from collections.abc import Iterator

from handouts.errors import Problem
from handouts.library.checks.gates import Gate
from handouts.library.checks.words import PLACEHOLDER
from handouts.library.model import Kind, Library, Section, messages_to_read
from handouts.library.readability import (
    UnmeasuredError,
    reading_of,
    sentences_of,
    words_in,
)

LANGUAGE = "en"
HIGHEST_GRADE = 8.0
HIGHEST_SAFETY_GRADE = 6.0
HIGHEST_LIBRARY_GRADE = 7.0
LONGEST_SENTENCE = 25
LONGEST_MEAN = 15


def reading_problems(library: Library) -> Iterator[Problem]:
    """Yield the sections that are too hard to read, and whether the library as a whole is."""
    for section in library.sections.values():
        yield from _long_sentences(section)
    try:
        yield from _grades(library)
    except UnmeasuredError:
        yield Gate.READING_UNMEASURED.at(
            "reading level",
            "is not measured: textstat is not installed.",
            "Install it with: pip install 'handouts[authors]'",
        )


def lines_to_read(section: Section) -> Iterator[str]:
    """Yield each line that a section can print, in English, as the reading level counts them.

    Title and headings are left out. Quantities are written out, the emergency number is taken out.
    """
    yield from (_spoken(section, line) for line in messages_to_read(section))


def _spoken(section: Section, line: str) -> str:
    return PLACEHOLDER.sub("", section.in_english(line)).replace("**", "")


def _grades(library: Library) -> Iterator[Problem]:
    pooled: list[str] = []
    for section in library.sections.values():
        text = "\n".join(lines_to_read(section))
        if not sentences_of(text):
            continue
        pooled.append(text)
        reading = reading_of(text, LANGUAGE)
        highest = HIGHEST_SAFETY_GRADE if section.kind is Kind.SAFETY else HIGHEST_GRADE
        if reading.score > highest:
            yield Gate.READING_LEVEL.of(
                section,
                f"its {reading.formula} is {reading.score:.1f}, above {highest:g}.",
                "Use shorter sentences and shorter words.",
            )
    if pooled:
        whole = reading_of("\n".join(pooled), LANGUAGE)
        if whole.score > HIGHEST_LIBRARY_GRADE:
            yield Gate.READING_LEVEL_LIBRARY.at(
                "all sections",
                f"their {whole.formula} is {whole.score:.1f}, above {HIGHEST_LIBRARY_GRADE:g}.",
                "Make the hardest sections easier.",
            )


def _long_sentences(section: Section) -> Iterator[Problem]:
    sentences = sentences_of("\n".join(lines_to_read(section)))
    lengths = [len(words_in(sentence)) for sentence in sentences]
    for sentence, length in zip(sentences, lengths, strict=True):
        if length > LONGEST_SENTENCE:
            beginning = " ".join(sentence.split()[:5])
            yield Gate.LONG_SENTENCE.of(
                section, f"“{beginning} …” has {length} words.", "Make it two sentences."
            )
    if lengths and sum(lengths) / len(lengths) > LONGEST_MEAN:
        mean = sum(lengths) / len(lengths)
        yield Gate.LONG_SENTENCE.of(
            section, f"its sentences have {mean:.0f} words on average.", "Make them shorter."
        )
