"""Page words: every template asks for a key, and a key that is not there is an error."""

from pathlib import Path

import pytest

from handouts.errors import TranslationError
from handouts.languages import Words, load_words
from handouts.resources import Resources


def read(tmp_path: Path, text: str) -> Words:
    (tmp_path / "templates" / "pages").mkdir(parents=True)
    (tmp_path / "templates" / "pages" / "words.toml").write_text(text, encoding="utf-8")
    return load_words(Resources(tmp_path / "templates", tmp_path / "locales"))


def test_a_word_has_its_text_its_note_and_its_limit(tmp_path: Path) -> None:
    words = read(tmp_path, '[plan.title]\ntext = "Your plan"\nnote = "Heading"\nmax = 20\n')
    assert words["plan.title"] == "Your plan"
    (message,) = words.messages()
    assert message.key == ("page", "Your plan")
    assert message.comments == ("plan.title: Heading",)
    assert message.max_length == 20


def test_an_unknown_key_is_an_error_that_names_it(words: Words) -> None:
    assert "plan.titel" not in words
    with pytest.raises(TranslationError, match=r"plan\.titel"):
        words["plan.titel"]


def test_words_are_spoken_in_another_language(words: Words) -> None:
    say = words.spoken_by(lambda context, text: f"{context}|{text.upper()}")
    assert say("plan.title") == "page|YOUR PLAN AT A GLANCE"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('[a.b]\ntext = "x"\n', "a.b.note"),
        ('[a.b]\ntext = ""\nnote = "n"\n', "a.b.text"),
        ('[a.b]\ntext = "x"\nnote = "n"\nnotes = "n"\n', "a.b.notes"),
        ('[a.b]\ntext = "x"\nnote = "n"\nmax = 0\n', "a.b.max"),
        ('a = "x"\n', "a."),
        ("[a.b\n", "words.toml"),
    ],
)
def test_a_malformed_file_is_refused_with_the_place(tmp_path: Path, text: str, place: str) -> None:
    with pytest.raises(TranslationError) as refused:
        read(tmp_path, text)
    assert place in refused.value.problems[0].place


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(TranslationError) as refused:
        read(tmp_path, '[a.b]\ntext = "x"\n[a.c]\nnote = "n"\n')
    assert len(refused.value.problems) == 2


def test_our_own_words_are_well_formed_and_differ(resources: Resources) -> None:
    words = load_words(resources)
    assert len(words) > 50
    assert {"plan.title", "quantity.range", "time.range", "translation.notice"} <= set(words)
