from collections.abc import Callable
from pathlib import Path

import pytest

from handouts.errors import Problem
from handouts.profile import (
    NO_TOOL,
    Profile,
    Told,
    Tool,
    Vocabulary,
    document_from_options,
    merge_documents,
    profile_from_toml,
    read_profile,
)
from tests.profile.conftest import ALWAYS, PLACE, SLUGS, TODAY, Read

Problems = Callable[..., list[Problem]]


def options(*words: str) -> dict[str, object]:
    return document_from_options({"tool": words})


def test_without_a_word_on_tools_the_program_decides(read: Read) -> None:
    assert read({}).profile.tools is None
    assert read(options()).profile.tools is None


@pytest.mark.parametrize(
    ("written", "tools"),
    [
        ('["log", "diary"]', (Tool.LOG, Tool.DIARY)),
        ('["flare", " Questions ", "flare"]', (Tool.FLARE, Tool.QUESTIONS)),
        ("[]", ()),
        ('["none"]', ()),
    ],
)
def test_a_file_lists_the_tools_and_an_empty_list_means_none(
    read: Read, tmp_path: Path, written: str, tools: tuple[Tool, ...]
) -> None:
    path = tmp_path / "profile.toml"
    path.write_text(f"tools = {written}\n[needs]\nage = 46\n", encoding="utf-8")
    assert read(profile_from_toml(path)).profile.tools == tools


@pytest.mark.parametrize("tool", list(Tool))
def test_every_tool_can_be_asked_for(read: Read, tool: Tool) -> None:
    assert read(options(tool.value)).profile.tools == (tool,)


def test_none_alone_means_no_page_to_write_on(read: Read) -> None:
    assert read(options("none")).profile.tools == ()
    assert read(options("None", "none")).profile.tools == ()


@pytest.mark.parametrize(
    ("words", "place"), [(("none", "log"), "--tool, 1st"), (("log", "none"), "--tool, 2nd")]
)
def test_none_beside_another_is_a_problem(
    problems: Problems, words: tuple[str, ...], place: str
) -> None:
    (problem,) = problems(options(*words))
    assert (problem.place, problem.code) == (place, "contradiction")


@pytest.mark.parametrize(
    ("word", "remedy"),
    [
        ("dairy", "Did you mean diary?"),
        ("question", "Did you mean questions?"),
        ("nonne", "Did you mean none?"),
        ("xqz", "Use log, diary, flare, questions or none."),
    ],
)
def test_a_tool_that_we_do_not_have_is_told_with_the_nearest(
    problems: Problems, word: str, remedy: str
) -> None:
    (problem,) = problems({"tools": ["log", word]})
    assert (problem.place, problem.code) == ("profile.toml: tools, item 2", "unknown-tool")
    assert problem.remedy == remedy
    (problem,) = problems(options("log", word))
    assert (problem.place, problem.remedy) == ("--tool, 2nd", remedy)


@pytest.mark.parametrize(
    ("value", "place", "said"),
    [
        ("log", "tools", "is text; it must be a list."),
        (3, "tools", "is a number; it must be a list."),
        ({}, "tools", "is a table; it must be a list."),
        ([3], "tools, item 1", "is a number; it must be text."),
        (["log", ""], "tools, item 2", "is empty."),
    ],
)
def test_tools_are_a_list_of_words(
    problems: Problems, value: object, place: str, said: str
) -> None:
    (problem,) = problems({"tools": value})
    assert (problem.place, problem.message) == (f"profile.toml: {place}", said)


def test_tools_below_a_table_are_sent_to_the_top(problems: Problems) -> None:
    (problem,) = problems({"clinician": {"tools": ["log"]}})
    assert problem.remedy == "It belongs at the top, before the first table."


def test_tools_may_come_from_a_cell(read: Read, problems: Problems) -> None:
    place = "rows.csv, row 14, tools"
    assert read({"tools": Told(["log"], place)}).profile.tools == (Tool.LOG,)
    assert read({"tools": Told([NO_TOOL], place)}).profile.tools == ()
    (problem,) = problems({"tools": Told(["log", "lgo"], place)})
    assert problem.place == f"{place}, item 2"


@pytest.mark.parametrize("file", [{}, {"tools": []}, {"tools": ["diary", "flare"]}])
def test_an_option_takes_the_place_of_the_list_in_the_file(
    read: Read, file: dict[str, object]
) -> None:
    assert read(merge_documents(file, options("log"))).profile.tools == (Tool.LOG,)
    assert read(merge_documents(file, options("none"))).profile.tools == ()


def test_without_the_option_the_list_in_the_file_holds(read: Read) -> None:
    for listed, tools in (([], ()), (["diary"], (Tool.DIARY,))):
        assert read(merge_documents({"tools": listed}, options())).profile.tools == tools


@pytest.mark.parametrize(
    ("clinic", "file", "tools"),
    [
        ({}, {}, None),
        ({"tools": ["log"]}, {}, (Tool.LOG,)),
        ({"tools": []}, {}, ()),
        ({"tools": ["log"]}, {"tools": ["diary"]}, (Tool.DIARY,)),
        ({"tools": ["log"]}, {"tools": []}, ()),
        ({"tools": []}, {"tools": ["diary"]}, (Tool.DIARY,)),
    ],
)
def test_the_profile_beats_the_clinic_and_the_clinic_the_program(
    vocabulary: Vocabulary,
    clinic: dict[str, object],
    file: dict[str, object],
    tools: tuple[Tool, ...] | None,
) -> None:
    found: Profile = read_profile(
        {"language": "en", "territory": "GB", **file},
        place=PLACE,
        vocabulary=vocabulary,
        known_slugs=SLUGS,
        safety_slugs=ALWAYS,
        on=TODAY,
        defaults=clinic,
    ).profile
    assert found.tools == tools
