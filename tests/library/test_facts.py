"""Every fact that is to be printed is covered by a section, and no other fact is named."""

from typing import Any

import pytest

from handouts.errors import SectionError, Severity
from handouts.library import Library, check_texts
from handouts.library.checks.facts import fact_problems
from handouts.library.facts import Fact, FactKind, Facts, Use, covering, read_facts
from handouts.resources import Resources
from tests.library.samples import library, passive, reading, real_library, remedy

HERE, THERE = "remedies/letting-go", "remedies/warmth"
ARTICLE = '[articles]\nS0 = "An article"\n\n[facts]\n'


def facts(use: Use, *targets: str) -> Facts:
    """Return a list that holds one fact."""
    row = Fact("S0-1", FactKind.REMEDY, use, targets)
    return Facts({"S0": "An article"}, {row.key: row})


def found(listed: Facts, *sections: Any) -> list[tuple[str, str]]:
    problems = list(fact_problems(library(*sections), listed))
    assert all(problem.severity is Severity.ERROR for problem in problems)
    return [(problem.place, problem.code) for problem in problems]


@pytest.mark.parametrize("use", [Use.OK, Use.SOFTEN, Use.CORRECT, Use.CLINICIAN])
def test_a_fact_that_is_to_be_printed_needs_one_of_its_targets(use: Use) -> None:
    listed = facts(use, HERE, THERE)
    covered, bare = remedy(facts=("S0-1",), opt_in=True), passive("warmth")
    assert found(listed, covered, bare) == []
    assert found(listed, remedy(), passive("warmth", facts=("S0-1",), opt_in=True)) == []
    assert found(listed, remedy(), bare) == [("facts.toml: S0-1", "fact-uncovered")]
    assert found(listed) == [("facts.toml: S0-1", "fact-uncovered")]


@pytest.mark.parametrize("use", [Use.NEVER, Use.SKIP])
def test_a_fact_that_is_not_to_be_printed_is_named_by_nobody(use: Use) -> None:
    listed = facts(use, HERE)
    assert found(listed, remedy()) == []
    assert found(listed, remedy(facts=("S0-1",))) == [(f"{HERE}.md", "fact-never")]


def test_a_fact_that_a_clinician_must_choose_stands_in_a_section_that_is_opt_in() -> None:
    listed = facts(Use.CLINICIAN, HERE)
    assert found(listed, remedy(facts=("S0-1",), opt_in=True)) == []
    assert found(listed, remedy(facts=("S0-1",))) == [(f"{HERE}.md", "fact-opt-in")]


def test_a_fact_that_nobody_knows_is_told() -> None:
    listed = facts(Use.OK, HERE)
    assert found(listed, remedy(facts=("S0-1", "S0-11"))) == [(f"{HERE}.md", "fact-unknown")]


def test_a_section_that_is_no_target_cannot_cover_a_fact() -> None:
    listed = facts(Use.OK, HERE)
    assert found(listed, remedy(), reading(facts=("S0-1",))) == [
        ("education/why-it-hurts.md", "fact-elsewhere"),
        ("facts.toml: S0-1", "fact-uncovered"),
    ]


def test_a_clinics_section_owes_nothing_to_the_list() -> None:
    listed = facts(Use.OK, HERE)
    assert found(listed, remedy(overlay=True, exclude={"pregnant": "Why."})) == []
    ours, theirs = remedy(facts=("S0-1",)), reading(overlay=True, facts=("OUR-NOTE",))
    assert found(listed, ours, theirs) == []


def test_what_covers_a_fact_is_told_in_the_order_of_its_targets() -> None:
    fact = facts(Use.OK, THERE, HERE).by_key["S0-1"]
    both = library(remedy(facts=("S0-1",)), passive("warmth", facts=("S0-1",)))
    assert covering(fact, both) == (THERE, HERE)


def test_our_list_holds_every_fact_of_the_five_articles(resources: Resources) -> None:
    listed = read_facts(resources)
    counts = {article: len(listed.of_article(article)) for article in listed.articles}
    assert counts == {"S0": 26, "S1": 34, "S2": 122, "S3": 36, "S4": 42}
    assert sum(counts.values()) == len(listed.by_key)
    for article, count in counts.items():
        keys = [fact.key for fact in listed.of_article(article)]
        assert keys == [f"{article}-{number}" for number in range(1, count + 1)]


def test_every_target_of_our_list_is_a_section(resources: Resources) -> None:
    for fact in read_facts(resources).by_key.values():
        assert set(fact.targets) <= real_library().sections.keys(), fact.key
        assert fact.targets or fact.use is Use.SKIP, fact.key
        assert (fact.kind is FactKind.SKIPPED) is (fact.use is Use.SKIP), fact.key


def test_the_whole_check_tells_of_a_fact_that_a_section_drops(resources: Resources) -> None:
    ours = dict(real_library().sections)
    ours["remedies/cool-compress"] = remedy("cool-compress")
    less = Library(ours, real_library().vocabulary, "0")
    told = [p.place for p in check_texts(less, resources) if p.code == "fact-uncovered"]
    assert told == ["facts.toml: S0-6"]


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ("[articles\n", "facts.toml: cannot be read"),
        ('[articles]\nS0 = "An article"\n', "facts.toml: facts"),
        (ARTICLE, "facts.toml: facts"),
        (f'{ARTICLE}S0-1 = {{ kind = "remedy", use = "perhaps", targets = [] }}\n', "S0-1.use"),
        (f'{ARTICLE}S0-1 = {{ kind = "remedy", use = "ok" }}\n', "S0-1.targets"),
        (
            f'{ARTICLE}S1-1 = {{ kind = "remedy", use = "ok", targets = [] }}\n',
            "facts.toml: S1-1: belongs to no article",
        ),
    ],
)
def test_a_list_that_is_not_well_formed_is_named(
    texts: Resources, content: str, place: str
) -> None:
    (texts.templates / "facts.toml").write_text(content, encoding="utf-8")
    with pytest.raises(SectionError) as caught:
        read_facts(texts)
    assert any(place in str(problem) for problem in caught.value.problems)
    assert all(problem.code == "lists" for problem in caught.value.problems)
