"""Chooses the pages to write on: those asked for, or those that the printed sections call for."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from handouts.library import Kind, Section
from handouts.profile import Tool
from handouts.selection.model import Reason, ToolChoice

TOOL_WORDS: Mapping[Tool, int] = {
    Tool.LOG: 110,
    Tool.DIARY: 330,
    Tool.FLARE: 170,
    Tool.QUESTIONS: 150,
}
"""The room that each tool takes, in words of running text at standard size; measured on pages."""


def choose_tools(
    sections: Sequence[Section],
    asked: Sequence[Tool] | None,
    spare_words: int,
    chosen: Collection[str] = (),
) -> tuple[ToolChoice, ...]:
    """Return the pages to write on, in the order of printing, each with the reason.

    Args:
        sections: the sections that are printed.
        asked: what the clinician or the clinic asks for; None leaves it to the sections.
        spare_words: the room that the sections leave, in words.
        chosen: the slugs of sections that the clinician asked for; their tools come with them.

    The log lists the remedies, so without one there is none, asked for or not. A tool that nobody
    asked for is printed if there is room.
    """
    if asked is not None:
        wanted = dict.fromkeys(asked, Reason("clinician", "Asked for."))
    else:
        wanted = _by_sections(sections, spare_words, chosen)
    has_remedy = any(section.kind is Kind.REMEDY for section in sections)
    return tuple(
        ToolChoice(tool, wanted[tool])
        for tool in Tool
        if tool in wanted and (has_remedy or tool is not Tool.LOG)
    )


def words_of_tools(tools: Iterable[Tool]) -> int:
    """Return the room that the tools take, in words of running text."""
    return sum(TOOL_WORDS[tool] for tool in tools)


def _by_sections(
    sections: Sequence[Section], spare_words: int, chosen: Collection[str]
) -> dict[Tool, Reason]:
    called_for = {Tool.LOG: Reason("remedies", "Lists the remedies that are printed.")}
    for section in sections:
        if section.tool is not None:
            because = Reason(section.slug, "Belongs to a printed section.")
            called_for.setdefault(section.tool, because)
    wanted: dict[Tool, Reason] = {}
    for tool, reason in called_for.items():
        if reason.code in chosen or TOOL_WORDS[tool] <= spare_words:
            wanted[tool] = reason
            spare_words -= TOOL_WORDS[tool]
    return wanted
