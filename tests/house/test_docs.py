"""What the documentation names is there, its commands run, and its lists are complete."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import click
import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token
from pydantic import BaseModel

from handouts.clinic.settings import ClinicMatter
from handouts.commands import group
from handouts.errors import ExitCode, Severity
from handouts.library.checks import Gate
from handouts.library.frontmatter import FrontMatter
from handouts.library.model import HEADINGS, Evidence, Unit
from handouts.profile import PROFILE_OPTIONS, load_vocabulary
from handouts.resources import Resources
from handouts.selection import Status
from handouts.territories import WARNINGS, Withheld
from handouts.territories.schema import DoNotPrintMatter, HelplineMatter, TerritoryMatter
from tests.pdf.print_service import install

STARTS = (["handouts"], [".venv/bin/handouts"], ["python", "cli.py"], ["python", "-m", "handouts"])
SHELL = ("sh", "console")
DATE = "2026-11-21"
ANSWERS = {  # what a person types where a documented command asks
    ("ask",): "46\n\ny\n2\n\n\n\n\ny\n\n",
    ("helplines", "verify"): "s\nq\n",
}

# Runs every step of every page in one process, since starting one for each would take minutes.
DRIVER = """\
import contextlib, io, json, os, shutil, sys
from pathlib import Path

from handouts.commands import main

program = Path.cwd()
codes = []
for page in json.load(sys.stdin):
    shutil.copytree(program / "examples", Path(page["folder"]) / "examples")
    os.chdir(page["folder"])
    for step in page["steps"]:
        if "file" in step:
            Path(step["file"]).parent.mkdir(parents=True, exist_ok=True)
            Path(step["file"]).write_text(step["text"], encoding="utf-8")
            continue
        said = io.StringIO()
        sys.stdin = io.StringIO(step["answers"])
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            code = int(main(step["words"]))
        codes.append([code, said.getvalue()[-600:]])
print(json.dumps(codes))
"""


@dataclass(frozen=True)
class Call:
    """A call that a page shows in a block for the shell, and the exit code that it states."""

    page: str
    words: list[str]
    code: int


@dataclass(frozen=True)
class Written:
    """A file that a page shows, with its name after the language of the block."""

    name: str
    text: str


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


def steps(page: Path) -> Iterator[Call | Written]:
    """Yield the files and the calls of a page's blocks, in their order."""
    for token in tokens(page):
        if token.type != "fence":
            continue
        language, *rest = token.info.split() or [""]
        if rest:
            yield Written(rest[0], token.content)
        if language in SHELL:
            yield from shell_calls(page.name, token.content, prompt=language == "console")


def shell_calls(page: str, block: str, *, prompt: bool) -> Iterator[Call]:
    for line in block.replace("\\\n", " ").splitlines():
        if prompt and not line.startswith("$ "):
            continue
        words = words_of(line.removeprefix("$ "))
        for start in STARTS:
            if words[: len(start)] == start:
                stated = re.search(r"# exit code (\d+)", line)
                code = int(stated[1]) if stated else 0
                yield Call(page, words[len(start) :], code)


def command_of(words: list[str]) -> tuple[click.Command | None, list[str]]:
    """Return the command that the words name, and the words after its name."""
    command: click.Command = group
    with click.Context(group) as context:
        while (
            isinstance(command, click.Group) and words and re.fullmatch(r"[a-z][a-z-]*", words[0])
        ):
            found = command.get_command(context, words[0])
            if found is None:
                return None, words
            command, words = found, words[1:]
    return command, words


def wrong_in_call(words: list[str]) -> str | None:
    """Say what is wrong with a call of the command, if anything is."""
    command, words = command_of(words)
    if command is None:
        return f"there is no command {words[0]}"
    with click.Context(command) as context:
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


def runnable(step: Call | Written) -> dict[str, Any]:
    """Return a step as the driver takes it, on a fixed day so that it ends alike on any other."""
    if isinstance(step, Written):
        return {"file": step.name, "text": step.text}
    command, rest = command_of(step.words)
    takes_a_day = command is not None and any(item.name == "on" for item in command.params)
    day = ["--date", DATE] if takes_a_day and "--date" not in step.words else []
    named = tuple(step.words[: len(step.words) - len(rest)])
    return {"words": [*step.words, *day], "answers": ANSWERS.get(named, "")}


def drive(page: dict[str, Any], original: Path) -> list[tuple[int, str]]:
    """Return how each call of a page ended and what it said, with a program of its own."""
    program = Path(page["folder"]).with_suffix(".program")
    shutil.copytree(original, program)
    ended = subprocess.run(
        [sys.executable, "-c", DRIVER],
        cwd=program,
        env={**os.environ, "PYTHONPATH": str(program), "HANDOUTS_CLINIC": ""},
        input=json.dumps([page]),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return [(code, said) for code, said in json.loads(ended.stdout)]


def test_every_call_in_a_block_for_the_shell_ends_as_the_page_says(
    documentation: list[Path],
    project_root: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "printing").mkdir()
    install(tmp_path / "printing", monkeypatch)
    program = tmp_path / "program"
    for name in ("handouts", "templates", "locales", "examples"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(project_root / name, program / name, ignore=ignored)
    shutil.copy(project_root / "pyproject.toml", program)
    shown = {page.stem: list(steps(page)) for page in documentation}
    for stem in shown:
        (tmp_path / "pages" / stem).mkdir(parents=True)
    work = [
        {"folder": str(tmp_path / "pages" / stem), "steps": [runnable(step) for step in listed]}
        for stem, listed in shown.items()
    ]
    with ThreadPoolExecutor(os.cpu_count()) as drivers:
        ended = list(drivers.map(lambda page: drive(page, program), work))
    codes = [code for page in ended for code in page]
    run = [step for listed in shown.values() for step in listed if isinstance(step, Call)]
    assert len(run) == len(codes)
    assert len(run) > 30
    wrong = [
        f"{call.page}: {shlex.join(call.words)}: {code} in the place of {call.code}:\n{said}"
        for call, (code, said) in zip(run, codes, strict=True)
        if code != call.code
    ]
    assert not wrong, "\n".join(wrong)


def test_no_call_stands_in_a_block_that_is_not_run(documentation: list[Path]) -> None:
    fences = [(page, token) for page in documentation for token in tokens(page) if token.markup]
    idle = [
        f"{page.name}: {line}"
        for page, token in fences
        if token.type == "fence" and token.info.split()[:1] not in ([name] for name in SHELL)
        for line in token.content.splitlines()
        if any(words_of(line.removeprefix("$ "))[: len(start)] == start for start in STARTS)
    ]
    assert len(fences) > 10
    assert not idle


def rows(page: Path, heading: str = "") -> list[tuple[str, str]]:
    """Return the two cells of each table row that begins with a code, perhaps of one chapter."""
    text = page.read_text(encoding="utf-8")
    if heading:
        text = text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    return re.findall(r"^\| `([^`]+)` \| (.*?) \|$", text, flags=re.MULTILINE)


def keys_of(model: type[BaseModel], *, deep: bool = False) -> Iterator[str]:
    for name, field in model.model_fields.items():
        inner = field.annotation
        if deep and isinstance(inner, type) and issubclass(inner, BaseModel):
            yield from (f"{name}.{key}" for key in inner.model_fields)
        else:
            yield name


def test_every_gate_of_the_section_check_is_explained(project_root: Path) -> None:
    explained = rows(project_root / "docs/authors.md", "What the check finds")
    warning = " (a warning)."
    meant = {
        gate.code: gate.explanation
        if gate.severity is Severity.ERROR
        else gate.explanation.removesuffix(".") + warning
        for gate in Gate
    }
    assert explained == sorted(meant.items())


@pytest.mark.parametrize(
    ("name", "heading", "expected"),
    [
        ("authors.md", "Every key", keys_of(FrontMatter)),
        ("authors.md", "The body", HEADINGS),
        ("authors.md", "Grades of evidence", Evidence),
        ("clinic.md", "Every key of clinic.toml", keys_of(ClinicMatter, deep=True)),
        ("helplines.md", "What is printed", Withheld),
        ("helplines.md", "Look and check", WARNINGS),
        (
            "helplines.md",
            "The file of a territory",
            [*keys_of(TerritoryMatter), *keys_of(HelplineMatter)],
        ),
        ("physiotherapist.md", "Options", [".".join(path) for path in PROFILE_OPTIONS.values()]),
        ("physiotherapist.md", "How sections are chosen", Status),
    ],
)
def test_a_list_names_everything_and_nothing_else(
    project_root: Path, name: str, heading: str, expected: Iterable[str]
) -> None:
    listed = {code for code, _ in rows(project_root / "docs" / name, heading)}
    wanted = {str(item) for item in expected}
    extra = {"## How to do it", "- one item", "1. first step", "**so**"}
    assert wanted
    assert listed - extra == wanted


def test_every_unit_and_key_of_a_forbidden_number_is_named(project_root: Path) -> None:
    authors = (project_root / "docs/authors.md").read_text(encoding="utf-8")
    helplines = (project_root / "docs/helplines.md").read_text(encoding="utf-8")
    assert not [unit.value for unit in Unit if f"`{unit.value}`" not in authors]
    assert not [key for key in DoNotPrintMatter.model_fields if f"`{key}`" not in helplines]


@pytest.mark.parametrize("page", ["README.md", "docs/physiotherapist.md"])
def test_every_exit_code_is_explained(project_root: Path, page: str) -> None:
    text = (project_root / page).read_text(encoding="utf-8")
    listed = {int(code) for code in re.findall(r"^\| (\d+) \|", text, flags=re.MULTILINE)}
    assert listed == {code.value for code in ExitCode}


def test_every_code_of_the_vocabulary_is_listed_with_its_label(project_root: Path) -> None:
    listed = rows(project_root / "docs/codes.md")
    terms = load_vocabulary(Resources.find()).terms
    assert len(terms) > 100
    assert listed == [(code, term.label) for code, term in terms.items()]
