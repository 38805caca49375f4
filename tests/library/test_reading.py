"""The English of a section is measured as it is printed, and held to its grade."""

import sys
from collections.abc import Iterator

import pytest

from handouts.errors import Problem, Severity
from handouts.library import Block, BlockKind, Part, Quantity, Section, Unit
from handouts.library.checks.reading import lines_to_read, reading_problems
from handouts.library.readability import _textstat
from handouts.profile import Group
from tests.library.samples import HOW, library, reading, remedy, safety

GRADE_7 = "Take a comfortable position at the usual times each day, and continue for a while."
GRADE_11 = "Regular relaxation and exercise can support your muscles."
HARD = (
    "Comprehensive multidisciplinary rehabilitation considerably ameliorates musculoskeletal pain."
)


@pytest.fixture
def fresh() -> Iterator[None]:
    """Forget a textstat that another test has loaded or hidden."""
    _textstat.cache_clear()
    yield
    _textstat.cache_clear()


def saying(*lines: str) -> tuple[Block, ...]:
    return (Block(BlockKind.BULLETS, lines),)


def found(*sections: Section) -> list[Problem]:
    """Return what is said of these sections; what surrounds them is easy to read."""
    return list(reading_problems(library(*sections)))


def codes(*sections: Section) -> list[str]:
    return [problem.code for problem in found(*sections)]


EASY = tuple(
    remedy(f"easy-{number}", blocks=saying("Let go.", *["Rest."] * 20)) for number in range(9)
)


def test_easy_sections_pass() -> None:
    assert codes(remedy(), reading(), safety("desk", everyone=True)) == []


def test_a_section_above_grade_8_is_refused_with_its_grade() -> None:
    [problem] = found(reading(blocks=saying(HARD), summary=""), *EASY)
    assert (problem.place, problem.code) == ("education/why-it-hurts.md", "reading-level")
    assert problem.severity is Severity.ERROR
    assert problem.message.startswith("its Flesch-Kincaid grade is 32.7, above 8")


def test_a_safety_section_is_held_to_grade_6_and_others_to_grade_8() -> None:
    blocks = saying(GRADE_7)
    assert codes(reading(blocks=blocks, summary=""), *EASY) == []
    [problem] = found(safety("desk", blocks=blocks), *EASY)
    assert problem.message.endswith("above 6.")


def test_the_library_as_a_whole_is_held_to_grade_7() -> None:
    many = [reading(f"page-{n}", blocks=saying(*[GRADE_7] * 20)) for n in range(9)]
    [problem] = found(*many)
    assert (problem.code, problem.place) == ("reading-level-library", "all sections")


def test_everything_that_a_section_can_print_counts_but_its_title_and_headings() -> None:
    section = remedy(
        title="A hard title",
        summary="Let go.",
        blocks=(
            Block(BlockKind.HEADING, ("What to expect",)),
            Block(BlockKind.PARAGRAPH, ("Wait **{rest}**. Call {emergency_number}.",)),
        ),
        quantities={"rest": Quantity(10, 15, Unit.MINUTE)},
        parts=(Part("why", "A question?", "An answer.", {Group.CAUSES: frozenset({"gad"})}),),
        not_if=("it hurts",),
        caution={"pregnant": "Ask first."},
        bridge={"remedies/heat": "Choose one."},
    )
    assert list(lines_to_read(section)) == [
        "Let go.",
        "Wait 10 to 15 minutes. Call .",
        "An answer.",
        "it hurts",
        "Ask first.",
        "Choose one.",
    ]


def test_the_cautions_of_a_short_section_soften_one_hard_line() -> None:
    blocks = saying(GRADE_11)
    cautions = dict.fromkeys(("pregnant", "diabetes"), "Ask us first. Then go slowly, and rest.")
    alone = remedy(blocks=blocks, summary="")
    assert codes(alone, *EASY) == ["reading-level"]
    assert codes(remedy(blocks=blocks, summary="", caution=cautions), *EASY) == []


def test_a_sentence_of_26_words_is_warned_of_with_its_beginning() -> None:
    ending = (*["Let go."] * 9,)
    assert codes(remedy(blocks=saying("rest " * 25, *ending))) == []
    [problem] = found(remedy(blocks=saying("Rest now and " + "then " * 23, *ending)))
    assert (problem.code, problem.severity) == ("long-sentence", Severity.WARNING)
    assert problem.message == "“Rest now and then then …” has 26 words."


def test_sentences_of_more_than_15_words_on_average_are_warned_of() -> None:
    assert codes(reading(blocks=saying("rest " * 15, "rest " * 15), summary="")) == []
    [problem] = found(reading(blocks=saying("rest " * 16, "rest " * 16), summary=""))
    assert problem.message == "its sentences have 16 words on average."


@pytest.mark.parametrize("missing", ["textstat", "pkg_resources"])
@pytest.mark.usefixtures("fresh")
def test_without_the_library_one_warning_says_what_to_install(
    missing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("textstat", "textstat.textstat"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.setitem(sys.modules, missing, None)
    [problem] = found(reading(blocks=saying(HARD)), remedy())
    assert (problem.code, problem.severity) == ("reading-unmeasured", Severity.WARNING)
    assert "pip install 'handouts[authors]'" in problem.remedy


def test_a_section_without_words_is_not_measured() -> None:
    assert codes(reading(blocks=(), summary=""), remedy(blocks=HOW[1:2], summary="")) == []
