"""Reads the body of a section: Markdown with few elements, each block one piece of the page."""

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from handouts.errors import Problem
from handouts.library.model import Block, BlockKind

WARNING_MARK = "!> "
# What sections do not use is read as what it is, so that it can be refused; a link's definition
# would vanish without a trace, so it stays the text that it is.
_PARSER = MarkdownIt("commonmark", {"html": True}).enable("table").disable("reference")
_INLINE_ALLOWED = frozenset({"text", "strong_open", "strong_close", "softbreak"})
_LIST_KINDS = {"bullet_list_open": BlockKind.BULLETS, "ordered_list_open": BlockKind.STEPS}
_ITEM_HOLDS = ["list_item_open", "paragraph_open", "inline", "paragraph_close"]


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
                    "the body holds an element that sections do not use "
                    f"({token.type.removesuffix('_open')}).",
                    "Use ## headings, paragraphs, - lists and 1. lists.",
                )
            )
            position = _closing(tokens, position) + 1
    return tuple(blocks), problems


def _closing(tokens: list[Token], start: int) -> int:
    depth = 0
    for position in range(start, len(tokens)):
        depth += tokens[position].nesting
        if depth == 0:
            return position
    return len(tokens) - 1


def _items(tokens: list[Token], where: str, problems: list[Problem]) -> Iterator[str]:
    position = 0
    while position < len(tokens):
        end = _closing(tokens, position)
        item = tokens[position:end]
        if any(token.type in _LIST_KINDS for token in item):
            problems.append(Problem(where, "a list stands inside a list.", "Make it one list."))
        elif [token.type for token in item] != _ITEM_HOLDS:
            problems.append(
                Problem(
                    where,
                    "a list item holds something else than one paragraph.",
                    "Make it one sentence or two, without a blank line.",
                )
            )
        yield from (_inline(token, where, problems) for token in item if token.type == "inline")
        position = end + 1


def _inline(token: Token, where: str, problems: list[Problem]) -> str:
    problems.extend(
        Problem(where, "only **bold** is allowed inside a line.", "Take the rest out.")
        for child in token.children or ()
        if child.type not in _INLINE_ALLOWED
    )
    return re.sub(r"\s*\n\s*", " ", token.content).strip()
