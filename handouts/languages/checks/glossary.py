"""Checks that the terms of the glossary are said with its words."""

from collections.abc import Iterator
from functools import lru_cache

from handouts.errors import Severity
from handouts.languages.checks.pair import Check, Pair
from handouts.languages.messages import LABEL_CONTEXT
from handouts.languages.wordforms import Forms


def _other_words(pair: Pair) -> Iterator[str]:
    if pair.entry is None or pair.message.context.startswith(LABEL_CONTEXT):
        return
    said = {
        term.source: wording
        for term in pair.glossary.terms_in(pair.source)
        if (wording := term.words.get(pair.language)) is not None
    }
    for term, wording in said.items():
        if not _forms(wording.forms, pair.language).find(pair.translation):
            yield f"“{term}” is not said as in the glossary: “{wording.term}”."
        avoided = _forms(wording.avoid, pair.language).find(pair.translation)
        others = [form for other in said.values() if other is not wording for form in other.forms]
        for word in dict.fromkeys(avoided):
            if not _forms(tuple(others), pair.language).find(word):
                yield f"“{word}” must not stand for “{term}”; it is “{wording.term}”."


@lru_cache(maxsize=1024)
def _forms(forms: tuple[str, ...], language: str) -> Forms:
    """Return the forms of a term, which come again in many messages."""
    return Forms(forms, language)


GLOSSARY = Check(
    "glossary",
    Severity.ERROR,
    "A term of the glossary is said with its words.",
    _other_words,
    can_be_accepted=True,
    warns_elsewhere=True,
)
