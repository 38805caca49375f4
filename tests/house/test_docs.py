"""What the documentation names is there: files, commands, options and make targets."""

import re
import shlex
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import click
import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from handouts.commands import group

STARTS = (["handouts"], [".venv/bin/handouts"], ["python", "cli.py"], ["python", "-m", "handouts"])


def pages(root: Path) -> list[Path]:
    return [
        *(page for name in ("README.md", "CHANGELOG.md") if (page := root / name).is_file()),
        *sorted((root / "docs").rglob("*.md")),
    ]


def tokens(page: Path) -> Iterator[Token]:
    for token in MarkdownIt("commonmark").enable("table").parse(page.read_text(encoding="utf-8")):
        yield token
        yield from token.children or ()


def code_lines(page: Path) -> Iterator[str]:
    for token in tokens(page):
        if token.type in ("fence", "code_block", "code_inline"):
            text = token.content.replace("\\\n", " ")
            yield from (line.strip().removeprefix("$ ") for line in text.splitlines())


def anchors(page: Path) -> set[str]:
    """Return the anchors of a page's headings, made as code forges make them."""
    parsed = list(tokens(page))
    headings = [after.content for token, after in pairwise(parsed) if token.type == "heading_open"]
    return {re.sub(r"[^\w\- ]", "", text.lower()).replace(" ", "-") for text in headings}


def words_of(line: str) -> list[str]:
    try:
        return shlex.split(line, comments=True)
    except ValueError:  # an apostrophe in a line of prose
        return []


def calls(page: Path) -> Iterator[list[str]]:
    """Yield the words after `handouts` of each call that the page shows."""
    for line in code_lines(page):
        words = words_of(line)
        for start in STARTS:
            if words[: len(start)] == start and len(words) > len(start):
                yield words[len(start) :]


def wrong_in_call(words: list[str]) -> str | None:
    """Say what is wrong with a call of the command, if anything is."""
    command: click.Command = group
    with click.Context(group) as context:
        while (
            isinstance(command, click.Group) and words and re.fullmatch(r"[a-z][a-z-]*", words[0])
        ):
            found = command.get_command(context, words[0])
            if found is None:
                return f"there is no command {words[0]}"
            command, words = found, words[1:]
        known = {name for parameter in command.get_params(context) for name in parameter.opts}
        known |= {name for item in command.params for name in item.secondary_opts} | {"-h"}
    for word in words:
        if word in ("|", ">", "&&", ";"):
            break
        option = word.strip("[]").partition("=")[0]
        if re.fullmatch(r"-{1,2}[a-z][a-z-]*", option) and option not in known:
            return f"{command.name} has no option {option}"
    return None


@pytest.fixture(scope="module")
def documentation(project_root: Path) -> list[Path]:
    found = pages(project_root)
    assert any(page.name == "README.md" for page in found)
    return found


def test_every_link_leads_somewhere(documentation: list[Path]) -> None:
    followed, lost = 0, []
    for page in documentation:
        for token in tokens(page):
            target = str(token.attrGet("href") or token.attrGet("src") or "")
            if not target or re.match(r"[a-z]+:", target):
                continue
            followed += 1
            name, _, anchor = target.partition("#")
            place = (page.parent / name).resolve() if name else page
            if not place.exists() or (
                anchor and place.suffix == ".md" and anchor not in anchors(place)
            ):
                lost.append(f"{page.name}: {target}")
    assert followed
    assert not lost


def test_every_call_of_the_command_is_right(documentation: list[Path]) -> None:
    shown = [(page.name, call) for page in documentation for call in calls(page)]
    assert len(shown) > 3
    wrong = [f"{name}: {problem}" for name, call in shown if (problem := wrong_in_call(call))]
    assert not wrong


def test_every_make_target_is_there(documentation: list[Path], project_root: Path) -> None:
    makefile = (project_root / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, flags=re.MULTILINE))
    lines = (words_of(line) for page in documentation for line in code_lines(page))
    named = {words[1] for words in lines if words[:1] == ["make"] and len(words) > 1}
    assert {"demo", "test"} <= named
    assert named <= targets


@pytest.mark.parametrize(
    ("call", "problem"),
    [
        (["mkae"], "there is no command mkae"),
        (["--version"], None),
        (["--verson"], "handouts has no option --verson"),
    ],
)
def test_a_slip_in_the_documentation_is_noticed(call: list[str], problem: str | None) -> None:
    assert wrong_in_call(call) == problem
