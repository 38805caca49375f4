"""Says everything on the page in the patient's language: words, sections, dates, quantities."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup, escape

from handouts.languages import (
    NBSP,
    PAGE_CONTEXT,
    PATIENT_CONTEXT,
    Direction,
    Formatter,
    Translator,
    Words,
    colon,
    first_direction,
    hold_with_verb,
    isolate,
    keep_together,
    number,
    render_inline,
    sentence_gap,
)
from handouts.library import Section
from handouts.profile import Vocabulary

_BEFORE_EMERGENCY = re.compile(r" (?=(?:\*\*)?\{emergency_number\})")
_FIRST_MARK = 0xE000
"""The first code point of private use; it stands for an item while a phrase is joined."""


def phone(display: str) -> Markup:
    """Return a phone number as HTML: isolated, and never broken across lines."""
    return Markup('<span class="phone">{}</span>').format(number(display))


@dataclass(frozen=True)
class Voice:
    """The language of one handout, with the numbers of its territory.

    `emergency_number` is what `{emergency_number}` becomes, already isolated.
    """

    translator: Translator
    words: Words
    formatter: Formatter
    direction: Direction
    vocabulary: Vocabulary
    emergency_number: Markup

    @property
    def language(self) -> str:
        """Return the language as a BCP 47 tag."""
        return self.translator.language.replace("_", "-")

    def word(self, key: str, **values: Markup | str) -> Markup:
        """Return a page word as HTML."""
        return self.said(PAGE_CONTEXT, self.words[key], values)

    def bare(self, key: str, **values: Markup | str) -> Markup:
        """Return a page word as HTML without a tag, for what is read out but not printed."""
        text = self.translator.say(PAGE_CONTEXT, self.words[key])
        return escape(self._inline(text, values).striptags())

    def date(self, day: date) -> Markup:
        """Return a date that nobody can misread, as HTML."""
        written = self.plain(self.formatter.localize_digits(self.formatter.date(day)))
        return Markup('<span class="date">{}</span>').format(written)

    def plain(self, text: str) -> Markup:
        """Return plain text as HTML, its numbers isolated where the page runs right to left."""
        return isolate(text) if self.direction == "rtl" else escape(text)

    def list(self, items: Sequence[Markup]) -> Markup:
        """Return several things in one phrase, joined as the language joins them."""
        marks = [chr(_FIRST_MARK + position) for position in range(len(items))]
        joined = escape(self.formatter.list(marks))
        for mark, item in zip(marks, items, strict=True):
            joined = joined.replace(escape(mark), item)
        return joined

    def run_on(self, sentences: Sequence[Markup]) -> Markup:
        """Return several sentences as one line."""
        return Markup(sentence_gap(self.language)).join(sentences)  # noqa: S704 - a space, or nothing

    def after_colon(self, words: Markup) -> Markup:
        """Return what follows a name, with the colon before it."""
        return escape(colon(self.language)) + words

    def foreign(self, text: str, language: str = "") -> Markup:
        """Return words in another language or script, kept whole in their own direction.

        The direction is said outright: the layout engine gives `dir="auto"` that of the page.
        """
        own = first_direction(text)
        tag = Markup(' lang="{}"').format(language) if language else Markup("")
        words = isolate(text) if own == "rtl" else escape(text)
        return Markup('<bdi dir="{}"{}>{}</bdi>').format(own, tag, words)

    def phone(self, display: str) -> Markup:
        """Return a phone number: its own digits, in its own order, on one line."""
        return phone(display)

    def for_section(self, section: Section) -> "Teller":
        """Return what tells one section: its context and its quantities are known."""
        quantities = {
            name: self.formatter.quantity(quantity) for name, quantity in section.quantities.items()
        }
        return Teller(self, section.slug, quantities)

    def _inline(self, text: str, values: Mapping[str, Markup | str]) -> Markup:
        known = {"emergency_number": self.emergency_number, **values}
        return render_inline(text, known, self.direction, self.formatter.localize_digits)

    def said(self, context: str, text: str, values: Mapping[str, Markup | str]) -> Markup:
        """Return any message as HTML, its placeholders filled."""
        translated = _BEFORE_EMERGENCY.sub(NBSP, self.translator.say(context, text))
        words = keep_together(
            hold_with_verb(self._inline(translated, values), self.emergency_number)
        )
        return self.translator.mark(context, text, words)


@dataclass(frozen=True)
class Teller:
    """A voice for one section."""

    voice: Voice
    slug: str
    quantities: Mapping[str, str]

    def say(self, text: str, context: str = "") -> Markup:
        """Return a message of the section, or of another context, as HTML."""
        return self.voice.said(context or self.slug, text, self.quantities)

    def plainly(self, text: str) -> str:
        """Return a message of the section as plain text, for where no HTML can stand."""
        return self.voice.translator.say(self.slug, text)

    def patient(self, code: str) -> Markup:
        """Return a vocabulary code in the words that follow “Do not use if”."""
        term = self.voice.vocabulary.terms[code]
        return self.voice.said(f"{PATIENT_CONTEXT}{code}", term.patient, {})

    def word(self, key: str) -> Markup:
        """Return a page word as HTML."""
        return self.voice.word(key)

    def too_young(self, years: int) -> Markup:
        """Return the line that a remedy is not for patients under so many years."""
        return self.voice.word("remedy.min_age", age=str(years))
