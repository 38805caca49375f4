"""Sentences and names are joined as each language joins them."""

import pytest

from handouts.languages import colon, sentence_gap


@pytest.mark.parametrize(
    ("language", "gap", "mark"),
    [
        ("en", " ", ": "),
        ("es", " ", ": "),
        ("fr", " ", "\u00a0: "),
        ("fr-CA", " ", "\u00a0: "),
        ("hi", " ", ": "),
        ("zh-Hans", "", "："),
        ("zh_Hans", "", "："),
    ],
)
def test_chinese_puts_no_space_and_french_puts_one_before_a_colon(
    language: str, gap: str, mark: str
) -> None:
    assert sentence_gap(language) == gap
    assert colon(language) == mark
