"""Checks that placeholders and bold came over whole, and that nothing else is markup."""

import re
from collections import Counter
from collections.abc import Iterator

from handouts.errors import Severity
from handouts.languages.checks.pair import Check, Pair
from handouts.languages.inline import BOLD as BOLD_MARK
from handouts.languages.inline import placeholders

_MARKUP = re.compile(r"</?[A-Za-z!]|&(?:[A-Za-z]+|#\d+|#x[0-9A-Fa-f]+);|\]\(|`|%\(\w+\)[sd]")


def _placeholders(pair: Pair) -> Iterator[str]:
    if pair.entry is None:
        return
    english = Counter(placeholders(pair.source))
    translated = Counter(placeholders(pair.translation))
    for name in (english - translated).elements():
        yield f"the placeholder {{{name}}} is missing."
    for name in (translated - english).elements():
        yield f"the placeholder {{{name}}} does not stand in the English text."
    if not translated - english and pair.translation.count("{") != pair.source.count("{"):
        yield "a brace stands alone."


def _bold(pair: Pair) -> Iterator[str]:
    marks = pair.translation.count(BOLD_MARK)
    if marks % 2:
        yield "a bold part is not closed; bold is **so**."
    elif pair.entry is not None and marks != pair.source.count(BOLD_MARK):
        yield "there are not as many bold parts as in the English text."


def _markup(pair: Pair) -> Iterator[str]:
    if found := _MARKUP.search(pair.translation):
        yield f"holds markup ({found[0]}); it would be printed as it stands."


PLACEHOLDERS = Check(
    "placeholders",
    Severity.ERROR,
    "Every placeholder is there as often as in English.",
    _placeholders,
)
BOLD = Check("bold", Severity.ERROR, "Bold parts are closed and as many as in English.", _bold)
MARKUP = Check("markup", Severity.ERROR, "A translation holds no HTML and no links.", _markup)
