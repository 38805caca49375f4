"""Reads the body of a section: Markdown with few elements, each block one piece of the page."""

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from handouts.errors import Problem
from handouts.library.model import Block, BlockKind

WARNING_MARK = "!> "
_PARSER = MarkdownIt("commonmark", {"html": False}).disable(
    ["link", "image", "autolink", "html_inline", "html_block", "code", "fence"]
)
_INLINE_ALLOWED = frozenset({"text", "strong_open", "strong_close", "softbreak"})
_LIST_KINDS = {"bullet_list_open": BlockKind.BULLETS, "ordered_list_open": BlockKind.STEPS}


def read_body(text: str, place: str, first_line: int) -> tuple[tuple[Block, ...], list[Problem]]:
    """Return the blocks of a section's body, and what is wrong with it.

    Args:
        text: the Markdown under the front matter.
        place: the file's name, for messages.
        first_line: the line of the file on which `text` begins, counted from 1.
    """
    problems: list[Problem] = []
    blocks: list[Block] = []
    tokens = _PARSER.parse(text)
    position = 0
    while position < len(tokens):
        token = tokens[position]
        line = first_line + (token.map[0] if token.map else 0)
        where = f"{place}, line {line}"
        if token.type == "heading_open":
            if token.tag != "h2":
                problems.append(Problem(where, "headings in a body are of level 2 (##)."))
            blocks.append(
                Block(BlockKind.HEADING, (_inline(tokens[position + 1], where, problems),))
            )
            position += 3
        elif token.type == "paragraph_open":
            words = _inline(tokens[position + 1], where, problems)
            kind = BlockKind.PARAGRAPH
            if words.startswith(WARNING_MARK):
                kind, words = BlockKind.WARNING, words.removeprefix(WARNING_MARK)
            blocks.append(Block(kind, (words,)))
            position += 3
        elif token.type in _LIST_KINDS:
            end = _closing(tokens, position)
            items = tuple(_items(tokens[position + 1 : end], where, problems))
            blocks.append(Block(_LIST_KINDS[token.type], items))
            position = end + 1
        else:
            problems.append(
                Problem(
                    where,
                    f"the body holds an element that sections do not use ({token.type}).",
                    "Use ## headings, paragraphs, - lists and 1. lists.",
                )
            )
            position += 1
    return tuple(blocks), problems


def _closing(tokens: list[Token], start: int) -> int:
    depth = 0
    for position in range(start, len(tokens)):
        depth += tokens[position].nesting
        if depth == 0:
            return position
    return len(tokens) - 1


def _items(tokens: list[Token], where: str, problems: list[Problem]) -> Iterator[str]:
    for position, token in enumerate(tokens):
        if token.type in _LIST_KINDS:
            problems.append(Problem(where, "a list stands inside a list.", "Make it one list."))
        if token.type == "inline":
            opens = tokens[position - 1]
            if opens.type != "paragraph_open":
                problems.append(Problem(where, "a list item holds more than one line of text."))
            yield _inline(token, where, problems)


def _inline(token: Token, where: str, problems: list[Problem]) -> str:
    for child in token.children or ():
        if child.type not in _INLINE_ALLOWED:
            problems.append(
                Problem(where, "only **bold** is allowed inside a line.", "Take the rest out.")
            )
    return re.sub(r"\s*\n\s*", " ", token.content).strip()
