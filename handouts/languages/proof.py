"""Says a language that is not finished, for its translators: what is missing, in marked English."""

from dataclasses import dataclass

from markupsafe import Markup

from handouts.languages.messages import message_id
from handouts.languages.translator import Translator

UNTRANSLATED = "untranslated"
FUZZY = "fuzzy"

_ENGLISH = Markup('<bdi class="unsaid" lang="en" dir="ltr"><strong>{}:</strong> {}</bdi>')
_ID = Markup(' <bdi class="message-id" dir="ltr">{}</bdi>')


@dataclass(frozen=True)
class ProofTranslator(Translator):
    """A translator for proofs: never for a handout, in which nothing falls back to English.

    `shows_ids` puts the id of its message behind each line, as the catalogue's comments have it.
    """

    shows_ids: bool = False

    def say(self, context: str, text: str) -> str:
        """Return a message in the catalogue's language, or in English if it is not finished."""
        return super().say(context, text) if self.can_say(context, text) else text

    def mark(self, context: str, text: str, words: Markup) -> Markup:
        """Return words as HTML, English ones marked as such, with the id of their message."""
        if not self.can_say(context, text):
            state = FUZZY if self.catalogue.find(context, text) else UNTRANSLATED
            words = _ENGLISH.format(state, words)
        return words + _ID.format(message_id(context, text)) if self.shows_ids else words
