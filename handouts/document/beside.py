"""Sets words of a second language beside those of the patient's."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from handouts.document.model import SecondLanguage
from handouts.languages import NBSP

_BETWEEN = Markup('<span class="between">{}·</span> ').format(NBSP)
_COLON = re.compile(r"\s*[:：]$")


@dataclass(frozen=True)
class Beside:
    """Marks words of the second language as such: `lang` and `dir` for whoever reads them."""

    second: SecondLanguage

    def mark(self, words: Markup) -> Markup:
        """Return words of the second language with their language and direction."""
        return Markup('<span class="beside" lang="{}" dir="{}">{}</span>').format(
            self.second.language, self.second.direction, words
        )

    def twin(self, own: Markup, other: Markup) -> Markup:
        """Return a line in both languages, each of them in a place of its own."""
        require_alike("line", bool(own), bool(other))
        if not own:
            return own
        return Markup('<span class="pair"><span class="one">{}</span> {}</span>').format(
            own, self.mark(other)
        )

    def twins(self, own: Sequence[Markup], other: Sequence[Markup]) -> tuple[Markup, ...]:
        """Return lines in both languages."""
        require_alike("lines", len(own), len(other))
        return tuple(self.twin(line, same) for line, same in zip(own, other, strict=True))

    def joined(self, own: Markup, other: Markup) -> Markup:
        """Return a few words in both languages, one after the other, with one colon at the end.

        Where both say it with the same word, that stands once.
        """
        require_alike("words", bool(own), bool(other))
        if not own:
            return own
        bare = without_colon(own)
        if bare == without_colon(other):
            return own
        colon = Markup(own[len(bare) :])  # noqa: S704 - the end of what is escaped already
        return bare + _BETWEEN + self.mark(without_colon(other) if colon else other) + colon

    def ended(self, own: Markup, other: Markup, own_end: Markup, other_end: Markup) -> Markup:
        """Return a line in both languages, with its end, which is for all languages, once."""
        if not own_end:
            return self.twin(own, other)
        return self.joined(own.removesuffix(own_end), other.removesuffix(other_end)) + own_end

    def under(self, own: Markup, other: Sequence[Markup]) -> Markup:
        """Return words of a table with those of the second language, if these say it anew."""
        said = _BETWEEN.join(words for words in other if words)
        return (own + " " + self.mark(said)).strip() if said and said != own else own


def without_colon(words: Markup) -> Markup:
    """Return a label without the colon at its end."""
    return Markup(_COLON.sub("", words))  # noqa: S704 - what is left is escaped already


def require_alike(what: str, own: object, other: object) -> None:
    """Make sure that something is the same in both languages.

    Raises: ValueError if it is not: the plans are not those of one draft. Nobody's words are in it.
    """
    if own != other:
        raise ValueError(f"not the same in both languages: {what}")
