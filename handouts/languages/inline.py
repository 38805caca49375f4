"""Turns one translated line into HTML: bold, placeholders and numbers, and nothing else."""

import re
from collections.abc import Mapping

from markupsafe import Markup, escape

from handouts.errors import Problem, TranslationError
from handouts.languages.bidi import Digits, embed, isolate
from handouts.languages.messages import excerpt
from handouts.languages.negotiate import Direction

_MARKS = re.compile(r"(\*\*|\{[^\W\d][\w-]*\})")
BOLD = "**"


def western(text: str) -> str:
    """Return the text as it is: the digits of every language that counts with 0 to 9."""
    return text


def placeholders(text: str) -> tuple[str, ...]:
    """Return the names of the placeholders in a message, in order, repeated if they are."""
    return tuple(mark[1:-1] for mark in _MARKS.findall(text) if mark != BOLD)


def render_inline(
    text: str, values: Mapping[str, Markup | str], direction: Direction, digits: Digits = western
) -> Markup:
    """Return a translated message as HTML.

    The message is not trusted: only `**bold**` and placeholders mean anything, all else is
    escaped. A `**` without a partner, and braces that hold no name, are printed as they stand.

    Args:
        text: the message in the patient's language.
        values: what each placeholder becomes. Markup is put in as it is (`bidi.number` for phone
            numbers, whose digits stay Western); text is escaped, isolated and gets the reader's
            digits.
        direction: of the language; in right-to-left text each number is isolated.
        digits: `Formatter.localize_digits`.

    A full stop after a value that ends with one, as a date in Ukrainian does (2026 р.), is left
    out.

    Raises: TranslationError if the message has a placeholder without a value.
    """
    pieces = _MARKS.split(text)
    marks_left = sum(piece == BOLD for piece in pieces) // 2 * 2
    unknown: list[str] = []
    rendered: list[str] = []
    is_bold = has_stop = False
    for piece in pieces:
        if piece == BOLD and marks_left:
            marks_left -= 1
            rendered.append("</strong>" if is_bold else "<strong>")
            is_bold = not is_bold
        elif not _MARKS.fullmatch(piece) or piece == BOLD:
            localized = digits(piece.removeprefix(".") if has_stop else piece)
            rendered.append(isolate(localized) if direction == "rtl" else escape(localized))
            has_stop = has_stop and not piece
        elif (value := values.get(piece[1:-1])) is None:
            unknown.append(piece)
        else:
            filled = value if isinstance(value, Markup) else embed(value, direction, digits)
            rendered.append(filled)
            has_stop = filled.striptags().endswith(".")
    if unknown:
        raise TranslationError(
            Problem(
                f"“{excerpt(text)}”",
                f"holds {', '.join(dict.fromkeys(unknown))}, which nothing fills.",
                "Copy the placeholders from the English text.",
                "placeholders",
            )
        )
    return Markup("".join(rendered))  # noqa: S704 - each piece is escaped above
