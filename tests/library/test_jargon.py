"""A hard word is explained in the section that uses it."""

import pytest

from handouts.errors import SectionError, Severity
from handouts.library import Block, BlockKind, Section, check_texts
from handouts.library.checks.jargon import jargon_problems, read_jargon
from handouts.resources import Resources
from tests.library.samples import HOW, library, reading, remedy

JARGON = {
    "benzodiazepine": ("calming medicine", "sleep medicine"),
    "pelvic floor": ("hold urine",),
    "TENS": ("mild current",),
}


def saying(text: str, **changes: str) -> Section:
    return reading(blocks=(*HOW, Block(BlockKind.PARAGRAPH, (text,))), **changes)


@pytest.mark.parametrize(
    "text",
    [
        "Ask about a benzodiazepine.",
        "Benzodiazepines work fast.",
        "Train your pelvic floor.",
        "Use TENS.",
        "A medicine can calm you: a benzodiazepine.",
    ],
)
def test_a_hard_word_alone_is_warned_of(text: str) -> None:
    [problem] = jargon_problems(saying(text), JARGON)
    assert (problem.code, problem.severity) == ("jargon", Severity.WARNING)


@pytest.mark.parametrize(
    "text",
    [
        "Calming medicines (benzodiazepines) work fast.",
        "Your muscles that hold urine: the pelvic floor.",
        "TENS sends a mild current.",
        "He tens and sits.",
        "Do not take more than you need.",
    ],
)
def test_a_hard_word_beside_its_plain_words_is_not(text: str) -> None:
    assert not list(jargon_problems(saying(text), JARGON))


def test_the_plain_words_may_stand_anywhere_in_the_section() -> None:
    assert not list(jargon_problems(saying("Use TENS.", title="Mild current"), JARGON))
    bars = remedy(caution={"pregnant": "Do not use TENS."})
    [problem] = jargon_problems(bars, JARGON)
    assert problem.message == "“TENS” is not explained."
    assert problem.remedy == "Say “mild current”, too, or instead."


def test_our_list_has_words_that_could_slip_in_each_with_plain_words(resources: Resources) -> None:
    jargon = read_jargon(resources)
    assert len(jargon) >= 50
    assert all(plain and all(plain) for plain in jargon.values())
    for term, plain in jargon.items():
        [problem] = jargon_problems(saying(f"It is about {term}."), {term: plain})
        assert problem.code == "jargon"
        for words in plain:
            assert not list(jargon_problems(saying(f"{words}: {term}."), {term: plain}))


@pytest.mark.parametrize("content", ['word = "plain"\n', "word = \n", "[word]\nplain = 1\n"])
def test_a_list_that_is_not_well_formed_is_named(texts: Resources, content: str) -> None:
    (texts.templates / "jargon.toml").write_text(content, encoding="utf-8")
    with pytest.raises(SectionError, match=r"jargon\.toml"):
        read_jargon(texts)


def test_the_whole_check_tells_of_hard_words(resources: Resources) -> None:
    problems = check_texts(library(saying("Ask about an opioid.")), resources)
    assert [(p.place, p.message) for p in problems if p.code == "jargon"] == [
        ("education/why-it-hurts.md", "“opioid” is not explained.")
    ]
