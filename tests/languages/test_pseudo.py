"""The made-up languages are what they say: longer, the other way round, and without a fault."""

import re

import pytest

from handouts.languages import direction, load_words, read_catalogue
from handouts.languages.checks import CHECKS, Pair
from handouts.languages.extract import extract_messages
from handouts.library import read_library
from handouts.profile import load_vocabulary
from handouts.resources import Resources
from tests.languages.pseudo import LONGER, PSEUDO, RIGHT_TO_LEFT, STRETCH, pseudo_clinic

MARKS = {"complete", "fuzzy", "placeholders", "numbers", "phones", "bold", "length", "whitespace"}


@pytest.mark.parametrize("language", PSEUDO)
def test_every_message_is_there_with_its_numbers_and_marks(language: str) -> None:
    resources = Resources.find(pseudo_clinic())
    library = read_library(resources, load_vocabulary(resources))
    catalogue = read_catalogue(resources, language)
    checks = [check for check in CHECKS if check.code in MARKS]
    messages = extract_messages(library, load_words(resources))
    assert len(messages) > 1000
    assert len(checks) == len(MARKS)
    for message in messages:
        pair = Pair(message, catalogue.find(*message.key))
        assert not [fault for check in checks for fault in check.find(pair)], message.text


def test_one_is_longer_and_full_of_accents() -> None:
    catalogue = read_catalogue(Resources.find(pseudo_clinic()), LONGER)
    sentences = {
        text: entry.text for (_, text), entry in catalogue.entries.items() if len(text) > 60
    }
    lengths = sum(map(len, sentences.values())) / sum(map(len, sentences))
    assert STRETCH - 0.1 < lengths <= STRETCH
    assert all(re.search("[^\x00-\x7f]", said) for said in sentences.values())
    assert direction(LONGER) == "ltr"


def test_one_runs_from_right_to_left_and_has_no_latin_letter() -> None:
    catalogue = read_catalogue(Resources.find(pseudo_clinic()), RIGHT_TO_LEFT)
    assert direction(RIGHT_TO_LEFT) == "rtl"
    outside = (re.sub(r"\{[^{}]*\}", "", entry.text) for entry in catalogue.entries.values())
    assert not [text for text in outside if re.search("[A-Za-z]", text)]
