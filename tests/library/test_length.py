from typing import Any

from handouts.library import Allowance, Block, BlockKind, Part, Span, words_of
from handouts.library.length import AMOUNT_WORDS, HEAD_WORDS, PART_WORDS, STOP_RULE_WORDS
from handouts.profile import Measure
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
    assert words_of(reading(**same), vocabulary()) == 7 + HEAD_WORDS
    assert words_of(remedy(**same), vocabulary()) == 7 + HEAD_WORDS + STOP_RULE_WORDS


def test_a_remedy_with_an_amount_counts_the_line_on_it() -> None:
    usual = {Measure.MINUTES: Allowance(Span(5, 5), Span(1, 9))}
    counted = words_of(remedy(amount=usual), vocabulary())
    assert counted - words_of(remedy(), vocabulary()) == AMOUNT_WORDS


def test_only_the_parts_that_are_printed_are_counted() -> None:
    parts = tuple(Part(key, f"{key} two?", f"{key} four five.", {}, everyone=True) for key in "ab")
    section = reading(parts=parts, parts_max=2)
    none, one, both = (words_of(section, vocabulary(), keys) for keys in ("", "a", "ab"))
    assert (one - none, both - one) == (5 + PART_WORDS, 5 + PART_WORDS)


def test_lines_that_few_patients_see_are_not_counted() -> None:
    rare = remedy(
        caution={"pregnant": "Ask your midwife first."},
        bridge={"remedies/x": "Choose one of them."},
    )
    assert words_of(rare, vocabulary()) == words_of(remedy(), vocabulary())
