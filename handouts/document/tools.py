"""Composes the pages to write on: a week's log, a diary, a flare plan, questions to ask."""

from collections.abc import Callable, Mapping, Sequence

from markupsafe import Markup

from handouts.document.model import (
    NOTHING,
    Form,
    Grid,
    GridHead,
    GridRow,
    PageBlock,
    PageSection,
    Sign,
)
from handouts.document.voice import Voice
from handouts.profile import Tool

KIND = "tool"
DIARY_WEEKS = 2
FLARE_LINES = 2
QUESTION_LINES = 6
_WEEK = 7
_EXAMPLE_PAIN, _EXAMPLE_STRESS, _EXAMPLE_SLEEP = 4, 6, 7
_PROMPTS = ("changed", "helped", "could_not", "worries")
_FLARE_PARTS = ("signs", "day_1", "day_3", "call")
_BLANK = Markup(' <span class="blank"></span>')

Remedies = Sequence[tuple[Markup, Markup]]
"""Title and amount of each remedy of the handout; the amount may be empty."""


def compose_tools(
    tools: Sequence[Tool], remedies: Remedies, voice: Voice
) -> tuple[PageSection, ...]:
    """Return the pages to write on, each once, in the order in which they are asked for.

    Args:
        tools: which ones; a log without a remedy is left out.
        remedies: title and amount of each printed remedy, in the order of printing.
        voice: the patient's language.

    Raises: TranslationError if a word is missing.
    """
    asked = [tool for tool in dict.fromkeys(tools) if tool is not Tool.LOG or remedies]
    return tuple(
        PageSection(
            f"tool/{tool.value}",
            KIND,
            voice.word(f"tool.{tool.value}_title"),
            _COMPOSERS[tool](remedies, voice),
            voice.word("tool.log_week") + _BLANK if tool is Tool.LOG else NOTHING,
            once=_BLANK if tool is Tool.LOG else NOTHING,
        )
        for tool in asked
    )


def _log(remedies: Remedies, voice: Voice) -> tuple[PageBlock, ...]:
    """Return a week to fill in: a row for each remedy, then one for pain and one for stress."""
    days = tuple(GridHead(_digits(day, voice)) for day in voice.formatter.week())
    heads = (GridHead(voice.word("tool.log_what")), *days)
    named = [GridHead(title, amount) for title, amount in remedies]
    named += [_measured(what, voice) for what in ("pain", "stress")]
    rows = tuple(GridRow((NOTHING,) * len(days), head) for head in named)
    return (
        PageBlock(Form.PARAGRAPH, (_lines(voice, "log_how", "scale"),)),
        PageBlock(Form.GRID, grid=Grid(heads, (rows,))),
    )


def _diary(_: Remedies, voice: Voice) -> tuple[PageBlock, ...]:
    """Return two weeks of rows under one that shows how to fill them in."""
    heads = (
        GridHead(voice.word("tool.date")),
        _measured("pain", voice),
        _measured("stress", voice),
        GridHead(voice.word("tool.sleep"), voice.word("tool.hours")),
        GridHead(voice.word("tool.happened")),
        GridHead(voice.word("tool.helped")),
    )
    numbers = (_EXAMPLE_PAIN, _EXAMPLE_STRESS, _EXAMPLE_SLEEP)
    filled = (
        *(_digits(str(number), voice) for number in numbers),
        voice.word("tool.example_happened"),
        voice.word("tool.example_helped"),
    )
    example = GridRow(filled, GridHead(voice.word("tool.example")))
    week = (GridRow((NOTHING,) * len(heads)),) * _WEEK
    groups = ((example, *week), *(week,) * (DIARY_WEEKS - 1))
    return (
        PageBlock(Form.PARAGRAPH, (_lines(voice, "diary_how", "scale"),)),
        PageBlock(Form.GRID, grid=Grid(heads, groups)),
        PageBlock(Form.PARAGRAPH, (voice.word("tool.diary_after"),)),
    )


def _flare(_: Remedies, voice: Voice) -> tuple[PageBlock, ...]:
    """Return what to do when a pain that is known gets stronger, and when it is no such pain."""
    return (
        PageBlock(Form.PARAGRAPH, (voice.word("tool.flare_how"),)),
        PageBlock(Form.WARNING, (voice.word("tool.flare_warning"),), sign=Sign.WARNING),
        *(
            PageBlock(
                Form.LINES,
                (voice.word(f"tool.flare_{part}_such_as"),),
                voice.word(f"tool.flare_{part}"),
                lines=FLARE_LINES,
            )
            for part in _FLARE_PARTS
        ),
    )


def _questions(_: Remedies, voice: Voice) -> tuple[PageBlock, ...]:
    """Return lines for the next visit, with a few things to think of first."""
    prompts = tuple(voice.word(f"tool.questions_{prompt}") for prompt in _PROMPTS)
    return (
        PageBlock(Form.PARAGRAPH, (voice.word("tool.questions_how"),)),
        PageBlock(Form.COLUMNS, prompts),
        PageBlock(Form.LINES, lines=QUESTION_LINES),
    )


def _measured(what: str, voice: Voice) -> GridHead:
    return GridHead(voice.word(f"tool.{what}"), voice.word("tool.range"))


def _digits(text: str, voice: Voice) -> Markup:
    return voice.plain(voice.formatter.localize_digits(text))


def _lines(voice: Voice, *names: str) -> Markup:
    return voice.run_on([voice.word(f"tool.{name}") for name in names])


_COMPOSERS: Mapping[Tool, Callable[[Remedies, Voice], tuple[PageBlock, ...]]] = {
    Tool.LOG: _log,
    Tool.DIARY: _diary,
    Tool.FLARE: _flare,
    Tool.QUESTIONS: _questions,
}
