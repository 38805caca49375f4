"""Made mistakes in each finished catalogue: which of them the checks find."""

from random import Random

import pytest

from handouts.languages import Message
from handouts.languages.glossary import NO_TERMS, Glossary, Term, Wording
from handouts.languages.rules import NO_RULES, LanguageRules
from handouts.languages.wordforms import Forms
from tests.languages.changes import Original, without_not, without_term
from tests.languages.mutation_table import Result, finished, results, table
from tests.languages.mutations import HOW_MANY, Kind, Mutation, mutations

ALWAYS_FOUND = (
    Kind.NUMBER,
    Kind.PLACEHOLDER_DROPPED,
    Kind.PLACEHOLDER_SWAPPED,
    Kind.PLACEHOLDER_DOUBLED,
    Kind.PHONE,
    Kind.BOLD,
)
MOSTLY_FOUND = 0.9

ORIGINALS = {each.language: each for each in finished()}


@pytest.fixture(scope="module")
def found() -> dict[str, list[Result]]:
    return {language: list(results(each)) for language, each in ORIGINALS.items()}


def of_kind(rows: list[Result], *kinds: Kind) -> list[Result]:
    return [row for row in rows if row.mutation.kind in kinds]


def test_there_are_finished_catalogues() -> None:
    assert {"ar", "es", "fr", "hi", "uk", "zh_Hans"} <= ORIGINALS.keys()


@pytest.mark.parametrize("language", ORIGINALS)
def test_every_changed_number_placeholder_phone_and_bold_part_is_found(
    language: str, found: dict[str, list[Result]]
) -> None:
    rows = of_kind(found[language], *ALWAYS_FOUND)
    assert {row.mutation.kind for row in rows} == set(ALWAYS_FOUND)
    assert not [row.mutation for row in rows if not row.codes]


@pytest.mark.parametrize("language", ORIGINALS)
def test_most_of_the_dropped_nots_are_found(language: str, found: dict[str, list[Result]]) -> None:
    rows = of_kind(found[language], Kind.NEGATION_LOST)
    missed = [row.mutation for row in rows if "negation" not in row.codes]
    assert len(rows) >= 40
    assert len(rows) - len(missed) >= MOSTLY_FOUND * len(rows), missed


@pytest.mark.parametrize("language", ORIGINALS)
def test_most_of_the_changed_units_are_found(language: str, found: dict[str, list[Result]]) -> None:
    """What is missed are times of no fixed length: “long hours”, “in the day”."""
    rows = of_kind(found[language], Kind.UNIT)
    missed = [row.mutation for row in rows if not row.codes]
    assert len(rows) == 16
    assert len(missed) <= 3, missed


@pytest.mark.parametrize("language", ORIGINALS)
def test_every_limit_that_is_turned_round_is_found(
    language: str, found: dict[str, list[Result]]
) -> None:
    rows = of_kind(found[language], Kind.LIMIT)
    assert len(rows) == 8
    assert not [row.mutation for row in rows if not row.codes]


@pytest.mark.parametrize("language", ORIGINALS)
def test_most_of_the_lost_terms_are_found(language: str, found: dict[str, list[Result]]) -> None:
    rows = of_kind(found[language], Kind.TERM_DROPPED, Kind.TERM_AVOIDED)
    missed = [row.mutation for row in rows if "glossary" not in row.codes]
    assert len(rows) >= 20
    assert len(rows) - len(missed) >= MOSTLY_FOUND * len(rows), missed


@pytest.mark.parametrize("language", ORIGINALS)
def test_mistakes_of_every_kind_are_made_and_each_changes_something(language: str) -> None:
    original = ORIGINALS[language]
    made = mutations(original)
    said = {message.key: text for message, text in original.lines}
    assert len(made) == HOW_MANY
    assert {mutation.kind for mutation in made} == set(Kind)
    for mutation in made:
        for message, worse in mutation.changes:
            assert worse != said[message.key]


def test_the_same_seed_makes_the_same_mistakes_and_another_one_others() -> None:
    spanish = ORIGINALS["es"]
    assert mutations(spanish) == mutations(spanish)
    assert mutations(spanish, seed=7) != mutations(spanish)


PLAY = Original(
    "fr",
    [
        (Message("remedies/heat", "Do not sleep on the pad."), "Ne dormez pas sur le coussin."),
        (Message("remedies/heat", "Rest for {session}, 2 times."), "Repos : {session}, 2 fois."),
        (Message("remedies/heat", "**Never** with pain."), "**Jamais** avec une douleur."),
        (Message("remedies/heat", "Breathe slowly and calmly."), "Respirez lentement, au calme."),
    ],
    LanguageRules(Forms(("pas", "jamais"), "fr")),
    Glossary(
        (Term("pain", "It hurts.", words={"fr": Wording("douleur", ("douleur*",), ("mal",))}),)
    ),
    ("777",),
)


def made(kind: Kind) -> list[str]:
    return [
        worse
        for mutation in mutations(PLAY)
        if mutation.kind is kind
        for _, worse in mutation.changes
    ]


def test_a_mistake_is_what_its_kind_says() -> None:
    assert "dormez sur le coussin." in made(Kind.NEGATION_LOST)
    assert made(Kind.PLACEHOLDER_DROPPED) == ["Repos :, 2 fois."]
    assert made(Kind.PLACEHOLDER_DOUBLED)[0].count("{session}") == 2
    assert made(Kind.NUMBER)[0] in {
        f"Repos : {{session}}, {other} fois." for other in (3, 4, 7, 12)
    }
    assert made(Kind.TERM_DROPPED) == ["**Jamais** avec une."]
    assert made(Kind.TERM_AVOIDED) == ["**Jamais** avec une mal."]
    assert all(" pas " in f" {text} " for text in made(Kind.NEGATION_GAINED))
    assert len(made(Kind.EXCHANGED)) == 4
    assert all("**Jamais**" not in text for text in made(Kind.BOLD))
    assert all("а" in text for text in made(Kind.OTHER_SCRIPT))


def alone(source: str, language: str, text: str, glossary: Glossary = NO_TERMS) -> Original:
    line = (Message("remedies/heat", source), text)
    return Original(language, [line], NO_RULES, glossary, ("777",))


@pytest.mark.parametrize(
    ("language", "text", "worse"),
    [
        ("es", "**Nunca** duerma ahí.", {"** duerma ahí."}),
        ("zh_Hans", "不适时别睡在上面。", {"不适时睡在上面。"}),
        ("uk", "Не спіть, не лежіть.", {"спіть, не лежіть.", "Не спіть, лежіть."}),
    ],
)
def test_a_not_is_dropped_whether_or_not_the_rules_of_the_checks_know_it(
    language: str, text: str, worse: set[str]
) -> None:
    original = alone("Never sleep there.", language, text)
    made = without_not(Random(1), original, *original.lines[0])  # noqa: S311
    assert made in worse


def test_a_term_is_dropped_in_one_place_though_it_stands_in_another() -> None:
    pain = Term("pain", "It hurts.", words={"fr": Wording("douleur", ("douleur*",))})
    text = "La douleur est une douleur."
    original = alone("Pain is pain.", "fr", text, Glossary((pain,)))
    made = without_term(Random(1), original, *original.lines[0])  # noqa: S311
    assert made in {"La est une douleur.", "La douleur est une."}


def test_the_table_counts_what_was_found() -> None:
    message = Message("page", "Stop.")
    number = Mutation(Kind.NUMBER, ((message, "Pare 2."),))
    bold = Mutation(Kind.BOLD, ((message, "Pare."),))
    rows = [Result(number, frozenset({"numbers"})), Result(number, frozenset())]
    lines = list(table({"es": rows, "ar": [Result(bold, frozenset({"bold"}))]}))
    assert "| a number changed | 1 of 2 | – |" in lines
    assert "| a bold part dropped | – | 1 of 1 |" in lines
    assert lines[-1] == "| all | 1 of 2 | 1 of 1 |"
