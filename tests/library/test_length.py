from typing import Any

from handouts.library import Block, BlockKind, words_of
from tests.library.samples import HOW, reading, remedy, vocabulary

FIVE_WORDS = Block(BlockKind.PARAGRAPH, ("One two three four five.",))


def test_more_text_takes_more_room() -> None:
    short, long = remedy(), remedy(blocks=(*HOW, FIVE_WORDS))
    assert words_of(long, vocabulary()) - words_of(short, vocabulary()) == 5


def test_a_remedy_counts_its_list_do_not_use_if() -> None:
    barred = remedy(exclude={"pregnant": "A reason that is not printed."}, not_if=("it is sore",))
    printed = len(vocabulary().terms["pregnant"].patient.split()) + 3
    assert words_of(barred, vocabulary()) - words_of(remedy(), vocabulary()) == printed


def test_a_remedy_counts_the_stop_rule_and_education_does_not() -> None:
    same: dict[str, Any] = {"blocks": (FIVE_WORDS,), "title": "One", "summary": "Two"}
    assert words_of(reading(**same), vocabulary()) == 7
    assert words_of(remedy(**same), vocabulary()) > 7


def test_lines_that_few_patients_see_are_not_counted() -> None:
    rare = remedy(
        caution={"pregnant": "Ask your midwife first."},
        bridge={"remedies/x": "Choose one of them."},
    )
    assert words_of(rare, vocabulary()) == words_of(remedy(), vocabulary())
