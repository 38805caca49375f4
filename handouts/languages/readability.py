"""Measures how hard each section is to read in a language; short sections are read as one text."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from handouts.errors import Problem, Severity, TranslationError
from handouts.languages.catalogue import Catalogue, catalogue_place
from handouts.languages.formats import Formatter, Patterns
from handouts.languages.inline import BOLD, placeholders
from handouts.languages.translator import Translator
from handouts.languages.words import Words
from handouts.library import Kind, Library, Section, messages_to_read
from handouts.library.readability import (
    Reading,
    UnmeasuredError,
    has_formula,
    reading_of,
    sentences_of,
    words_in,
)

CODE = "readability"
ENOUGH_WORDS = 100
"""No formula says anything about a text with fewer (English) words; `words_in` counts them."""

_WORLD = "001"
_PLAIN = Patterns("{low} – {high}", "{start} – {end}", "{days}: {hours}")


@dataclass(frozen=True)
class SectionReading:
    """How hard a section is to read, or several short ones of a kind as one text."""

    slugs: tuple[str, ...]
    reading: Reading

    @property
    def name(self) -> str:
        """Return the slug, or what the short sections are called together."""
        if len(self.slugs) == 1:
            return self.slugs[0]
        return f"{self.slugs[0].partition('/')[0]}: {len(self.slugs)} short sections"


def section_readings(
    catalogue: Catalogue, library: Library, words: Words
) -> tuple[SectionReading, ...]:
    """Return how hard the translated sections are, in the order of their slugs, short ones last.

    Titles and headings are left out, quantities are written out. A section of which a line is
    missing or fuzzy is not measured.

    Args:
        catalogue: one language.
        library: all sections.
        words: the page words, which join the numbers of a range.

    Raises: UnmeasuredError if the formula needs a library that is not installed.
    """
    pools = _pools(dict(_texts(catalogue, library, words)), library)
    return tuple(_measured(catalogue, pools))


def readability_problems(catalogue: Catalogue, library: Library, words: Words) -> Iterator[Problem]:
    """Yield a warning for each text that is too hard by the formula of its language.

    Nothing where no formula is accepted, or where what measures is not installed.
    """
    texts = dict(_texts(catalogue, library, words))
    if not has_formula("\n".join(texts.values()), _code(catalogue)):
        return
    try:
        readings = tuple(_measured(catalogue, _pools(texts, library)))
    except UnmeasuredError:
        return
    for each in readings:
        reading = each.reading
        if not reading.is_formula or reading.is_within_limit:
            continue
        side = "below" if reading.higher_is_easier else "above"
        yield Problem(
            f"{catalogue_place(catalogue.language)}, {each.name}",
            f"{reading.formula} is {reading.score:.0f}, {side} {reading.limit:g}.",
            "Use shorter sentences and shorter words.",
            CODE,
            Severity.WARNING,
        )


def _pools(texts: Mapping[str, str], library: Library) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield each text to measure with its slugs: long sections alone, short ones of a kind in one.

    A text without a word is left out.
    """
    long = [slug for slug in texts if _is_long(library.sections[slug])]
    pools: list[tuple[str, ...]] = [(slug,) for slug in long]
    for kind in Kind:
        short = (section.slug for section in library.of_kind(kind) if section.slug in texts)
        pools.append(tuple(slug for slug in short if slug not in long))
    for slugs in pools:
        if sentences_of(text := "\n".join(texts[slug] for slug in slugs)):
            yield slugs, text


def _measured(
    catalogue: Catalogue, pools: Iterable[tuple[tuple[str, ...], str]]
) -> Iterator[SectionReading]:
    for slugs, text in pools:
        yield SectionReading(slugs, reading_of(text, _code(catalogue)))


def _code(catalogue: Catalogue) -> str:
    return catalogue.language.replace("_", "-")


def _is_long(section: Section) -> bool:
    return sum(len(words_in(line)) for line in messages_to_read(section)) >= ENOUGH_WORDS


def _texts(catalogue: Catalogue, library: Library, words: Words) -> Iterator[tuple[str, str]]:
    """Yield slug and translated text of each section that is wholly translated."""
    translator = Translator(catalogue)
    formatter = _formatter(translator, words)
    for slug, section in library.sections.items():
        lines = tuple(messages_to_read(section))
        entries = [catalogue.find(slug, line) for line in lines]
        said = [entry.text for entry in entries if entry is not None and not entry.fuzzy]
        if len(said) == len(entries):
            yield slug, "\n".join(_spoken(line, section, formatter) for line in said)


def _formatter(translator: Translator, words: Words) -> Formatter:
    try:
        patterns = Patterns.spoken(words.spoken_by(translator.say))
    except TranslationError:
        patterns = _PLAIN
    return Formatter(translator.language, _WORLD, patterns)


def _spoken(line: str, section: Section, formatter: Formatter) -> str:
    for name in placeholders(line):
        quantity = section.quantities.get(name)
        spoken = formatter.quantity(quantity) if quantity is not None else ""
        line = line.replace(f"{{{name}}}", spoken)
    return line.replace(BOLD, "")
