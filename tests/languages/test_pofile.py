"""The template and the upkeep of catalogues: no noise, and no translation is ever lost."""

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import polib
import pytest

from handouts.errors import TranslationError
from handouts.languages import Message
from handouts.languages.catalogue import parse_catalogue
from handouts.languages.pofile import (
    new_catalogue,
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
    assert template[0].comment.startswith("Heading\nAt most 20 characters\nid: ")
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


def test_a_header_has_no_room_for_names_that_nobody_gave() -> None:
    empty = filled().replace(b'"Language: es', b'"Language-Team: es <LL@li.org>\\n"\n"Language: es')
    assert b"LL@li.org" in empty
    for content in (write_pot(MESSAGES), filled(), update_catalogue(empty, MESSAGES, "es")):
        assert b"Project-Id-Version" in content
        assert b"EMAIL@ADDRESS" not in content
        assert b"LL@li.org" not in content


def test_the_name_of_a_translator_stays_in_the_header() -> None:
    named = filled().replace(
        b'"Language: es', b'"Last-Translator: A. Reader <reader@example.org>\\n"\n"Language: es'
    )
    updated = update_catalogue(named, MESSAGES, "es")
    assert b'"Last-Translator: A. Reader <reader@example.org>\\n"' in updated


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
    assert fuzzy.previous_msgid == long.text
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


def test_what_a_translator_accepted_ends_when_the_words_change() -> None:
    catalogue = polib.pofile(filled().decode())
    catalogue[1].tcomment = "accepted: numbers - the word for two holds no digit\nAsked the clinic."
    content = str(catalogue).encode()
    kept = polib.pofile(update_catalogue(content, MESSAGES, "es").decode())
    assert "accepted: numbers" in kept[1].tcomment
    changed = (MESSAGES[0], replace(MESSAGES[1], text="Warm your back for {session}."))
    (fuzzy,) = polib.pofile(update_catalogue(content, changed, "es").decode()).fuzzy_entries()
    assert fuzzy.tcomment == "Asked the clinic."


def test_a_limit_of_length_is_said_to_people_and_to_weblate() -> None:
    first = polib.pofile(write_pot(MESSAGES).decode())[0]
    assert "At most 20 characters" in first.comment
    assert first.flags == ["max-length:20"]


def test_a_limit_that_has_changed_leaves_no_flag_behind() -> None:
    changed = (replace(MESSAGES[0], max_length=12), *MESSAGES[1:])
    first = polib.pofile(update_catalogue(filled(), changed, "es").decode())[0]
    assert first.flags == ["max-length:12"]


def test_each_message_has_a_short_id_that_does_not_depend_on_its_place() -> None:
    ids = {
        entry.msgid: entry.comment.splitlines()[-1]
        for entry in polib.pofile(write_pot(MESSAGES).decode())
    }
    turned = polib.pofile(write_pot(MESSAGES[::-1]).decode())
    assert {entry.msgid: entry.comment.splitlines()[-1] for entry in turned} == ids
    assert all(re.fullmatch("id: [0-9a-z]{5}", line) for line in ids.values())
    assert len(set(ids.values())) == len(MESSAGES)


def catalogue_with_a_changed_message() -> bytes:
    changed = (*MESSAGES[:3], replace(MESSAGES[3], text=MESSAGES[3].text + " Again."))
    content = update_catalogue(filled(), changed, "ar")
    assert b"#| msgid" in content
    return content


def test_polib_writes_a_catalogue_back_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "handouts.po"
    path.write_bytes(catalogue_with_a_changed_message())
    polib.pofile(str(path), wrapwidth=0).save()
    assert path.read_bytes() == catalogue_with_a_changed_message()


def gettext_takes(program: str, *options: str) -> tuple[bytes, bytes]:
    """Return a catalogue and what a program of gettext makes of it.

    Flags for Weblate are not in it, as gettext knows none and leaves them out.
    """
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not on this machine")
    plain = catalogue_with_a_changed_message().replace(b"#, max-length:20\n", b"")
    said = subprocess.run(
        [program, *options, "-"], input=plain, capture_output=True, check=True, timeout=60
    )
    return plain, said.stdout


def test_gettext_and_so_poedit_writes_a_catalogue_back_as_it_was() -> None:
    plain, written = gettext_takes("msgcat", "--no-wrap")
    assert written == plain


def test_gettext_finds_nothing_to_complain_of() -> None:
    _, compiled = gettext_takes("msgfmt", "--check", "--output-file=-")
    assert compiled
