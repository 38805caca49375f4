"""The template and the upkeep of catalogues: no noise, and no translation is ever lost."""

import re
from dataclasses import replace

import polib
import pytest

from handouts.errors import TranslationError
from handouts.languages import Message
from handouts.languages.catalogue import parse_catalogue
from handouts.languages.pofile import (
    new_catalogue,
    require_language,
    update_catalogue,
    write_pot,
)

MESSAGES = (
    Message("page", "Your plan", ("Heading",), ("templates/pages/words.toml",), max_length=20),
    Message("remedies/heat", "Warm the back for {session}.", ("Step",)),
    Message("remedies/cold", 'Say "stop" and \\ breathe.', ("Step",)),
    Message(
        "remedies/heat", "A line of " + " ".join(f'word {n}, "q",' for n in range(40)) + " ends."
    ),
)


def filled(messages: tuple[Message, ...] = MESSAGES) -> bytes:
    """Return a catalogue in which a translator has translated everything, with a remark."""
    catalogue = polib.pofile(new_catalogue("es", messages).decode())
    for entry in catalogue:
        entry.msgstr = f"ES {entry.msgid}"
    catalogue[0].tcomment = "Asked the clinic."
    return str(catalogue).encode()


def test_the_template_says_nothing_of_day_or_machine() -> None:
    template = write_pot(MESSAGES).decode()
    assert not re.search(r"\d{4}-\d\d|POT-Creation|Generated-By|FIRST AUTHOR|©", template)
    assert write_pot(MESSAGES) == write_pot(MESSAGES)


def test_the_template_reads_back_as_the_messages() -> None:
    template = polib.pofile(write_pot(MESSAGES).decode())
    assert [(entry.msgctxt, entry.msgid) for entry in template] == [m.key for m in MESSAGES]
    assert template[0].comment == "Heading\nAt most 20 characters"
    assert template[0].occurrences == [("templates/pages/words.toml", "")]


def test_a_new_catalogue_is_empty_and_names_its_language() -> None:
    catalogue = polib.pofile(new_catalogue("zh_Hant", MESSAGES).decode())
    assert catalogue.metadata["Language"] == "zh_Hant"
    assert len(catalogue.untranslated_entries()) == len(MESSAGES)


def test_translations_and_remarks_stay() -> None:
    updated = update_catalogue(filled(), MESSAGES, "es")
    entries = parse_catalogue(updated, "es")
    assert {key: entry.text for key, entry in entries.items()} == {
        message.key: f"ES {message.text}" for message in MESSAGES
    }
    assert "# Asked the clinic." in updated.decode()


def test_updating_twice_changes_nothing() -> None:
    changed = (replace(MESSAGES[0], text="Your care plan"), *MESSAGES[1:])
    once = update_catalogue(filled(), changed, "es")
    assert update_catalogue(once, changed, "es") == once


def test_a_changed_message_is_fuzzy_with_the_words_it_was_made_from() -> None:
    changed = (MESSAGES[0], replace(MESSAGES[1], text="Warm your back for {session}."))
    updated = update_catalogue(filled(), changed, "es")
    (fuzzy,) = polib.pofile(updated.decode()).fuzzy_entries()
    assert fuzzy.msgid == "Warm your back for {session}."
    assert fuzzy.msgstr == "ES Warm the back for {session}."
    assert fuzzy.previous_msgid == "Warm the back for {session}."


def test_the_words_it_was_made_from_survive_further_updates() -> None:
    long = MESSAGES[3]
    changed = (*MESSAGES[:3], replace(long, text=long.text.replace("ends", "is over")))
    once = update_catalogue(filled(), changed, "es")
    twice = update_catalogue(once, changed, "es")
    (fuzzy,) = polib.pofile(twice.decode()).fuzzy_entries()
    lines = re.findall(r'^#\| (?:msgid )?"(.*)"$', twice.decode(), re.MULTILINE)
    assert "".join(lines).replace('\\"', '"') == long.text
    assert len(lines) > 3
    assert not fuzzy.tcomment
    assert fuzzy.flags == ["fuzzy"]
    assert twice == once


def test_a_message_that_is_gone_is_taken_out() -> None:
    updated = update_catalogue(filled(), MESSAGES[:1], "es").decode()
    assert "breathe" not in updated
    assert "#~" not in updated


def test_a_new_message_without_a_likeness_is_empty() -> None:
    new = Message("safety/red-flags", "Xylophones 12345")
    updated = polib.pofile(update_catalogue(filled(), (*MESSAGES, new), "es").decode())
    assert [entry.msgid for entry in updated.untranslated_entries()] == [new.text]


def test_a_catalogue_that_does_not_parse_is_left_alone() -> None:
    with pytest.raises(TranslationError):
        update_catalogue(b'msgid "a\n', MESSAGES, "es")


@pytest.mark.parametrize("language", ["es", "zh_Hant", "pt_BR"])
def test_a_folder_is_named_as_cldr_names_the_language(language: str) -> None:
    require_language(language)


@pytest.mark.parametrize("language", ["en", "zh-Hant", "spanish", "ES", "../es", ""])
def test_another_name_is_refused(language: str) -> None:
    with pytest.raises(TranslationError):
        require_language(language)
