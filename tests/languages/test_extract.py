"""What translators get: every message once, in a stable order, with what they need to know."""

from dataclasses import replace
from pathlib import Path

from handouts.languages import Message, Words, load_words
from handouts.languages.extract import extract_messages
from handouts.languages.pofile import TEMPLATE, write_pot
from handouts.languages.upkeep import template_messages
from handouts.library import Kind, Library, read_library, section_texts
from handouts.profile import load_vocabulary
from handouts.resources import Resources
from tests.languages.conftest import make_section


def by_text(messages: tuple[Message, ...]) -> dict[str, Message]:
    return {message.text: message for message in messages}


def test_page_words_come_first_then_vocabulary_then_safety(library: Library, words: Words) -> None:
    contexts = list(dict.fromkeys(m.context for m in extract_messages(library, words)))
    assert contexts == [
        "page",
        "heading",
        "label:burning",
        "label:pregnant",
        "patient:pregnant",
        "safety/red-flags",
        "remedies/heat",
        "remedies/own",
        "education/pain",
    ]


def test_the_order_does_not_depend_on_that_of_the_library(library: Library, words: Words) -> None:
    turned = replace(library, sections=dict(sorted(library.sections.items())))
    assert extract_messages(turned, words) == extract_messages(library, words)


def test_a_section_is_extracted_whole_and_in_reading_order(library: Library, words: Words) -> None:
    messages = extract_messages(library, words)
    section = library.sections["remedies/heat"]
    expected = [text.text for text in section_texts(section) if text.context == section.slug]
    assert [m.text for m in messages if m.context == section.slug] == expected
    assert len(expected) > 4


def test_a_message_that_stands_twice_is_extracted_once(library: Library, words: Words) -> None:
    twin = make_section("remedies/heat", Kind.REMEDY, not_if=("Title of remedies/heat",))
    twice = replace(library, sections={"remedies/heat": twin})
    messages = [m for m in extract_messages(twice, words) if m.text == "Title of remedies/heat"]
    assert len(messages) == 1
    assert messages[0].comments[1:] == (
        "Title",
        "Line of the list “Do not use if”",
        "It keeps patients safe: leave nothing out, soften nothing",
    )


def test_a_translator_reads_what_a_placeholder_becomes(library: Library, words: Words) -> None:
    messages = by_text(extract_messages(library, words))
    assert "{session} becomes for example: 10 to 15 minutes" in (
        messages["Warm it for {session}."].comments
    )
    assert messages["Use water at {water}."].comments[-1] == (
        "{water} becomes for example: 40 °C, or in the United States 104 °F (40 °C)"
    )


def test_a_translator_reads_where_a_line_stands(library: Library, words: Words) -> None:
    messages = by_text(extract_messages(library, words))
    caution = messages["Keep it mild."]
    assert caution.comments[:3] == (
        "Remedy: Title of remedies/heat",
        "Caution, printed for patients with: burning",
        "burning means: Burning feeling in the back",
    )
    step = messages["Warm it for {session}."]
    assert step.comments[1] == "Step under “How to do it”"
    assert caution.locations == ("templates/sections/remedies/heat.md",)
    assert messages["Number"].max_length == 12


def test_a_translator_reads_which_lines_keep_patients_safe(library: Library, words: Words) -> None:
    messages = by_text(extract_messages(library, words))
    marked = "It keeps patients safe: leave nothing out, soften nothing"
    for text in ("the skin is broken", "Keep it mild.", "you are pregnant"):
        assert marked in messages[text].comments
    assert marked not in messages["Warm it for {session}."].comments


def test_no_two_messages_have_the_same_id(resources: Resources) -> None:
    library = read_library(resources, load_vocabulary(resources))
    ids = [message.id for message in extract_messages(library, load_words(resources))]
    assert len(ids) > 1000
    assert len(set(ids)) == len(ids)


def test_further_messages_can_be_handed_in(library: Library, words: Words) -> None:
    extra = Message("region", "most states")
    assert extra in extract_messages(library, words, [extra])


def test_the_committed_template_is_a_fresh_extraction(resources: Resources) -> None:
    library = read_library(resources, load_vocabulary(resources))
    messages = template_messages(resources, library, load_words(resources))
    assert len(messages) > 300
    committed = Path(resources.locales / TEMPLATE).read_bytes()
    assert committed == write_pot(messages), "run `handouts languages extract`"


def test_every_message_of_every_section_is_extracted(resources: Resources) -> None:
    library = read_library(resources, load_vocabulary(resources))
    known = {message.key for message in extract_messages(library, load_words(resources))}
    for section in library.sections.values():
        assert {(text.context, text.text) for text in section_texts(section)} <= known
