"""How far a language is, split by what its messages are for."""

from handouts.languages import Catalogue, Entry, Reviews, Words
from handouts.languages.extract import extract_messages
from handouts.languages.status import Area, Coverage, coverage, total
from handouts.library import Library


def test_every_message_is_counted_once_in_its_area(library: Library, words: Words) -> None:
    messages = extract_messages(library, words)
    counted = coverage(library, messages, Catalogue("es"), Reviews("es"))
    assert list(counted) == list(Area)
    assert sum(count.missing for count in counted.values()) == len(messages)
    assert all(count.missing for count in counted.values())


def test_complete_fuzzy_missing_and_reviewed_are_told_apart(library: Library, words: Words) -> None:
    messages = extract_messages(library, words)
    safety = [message.key for message in messages if message.context == "safety/red-flags"]
    assert len(safety) == 2
    entries = {safety[0]: Entry("uno"), safety[1]: Entry("dos", fuzzy=True)}
    reviews = Reviews("es", frozenset({"remedies/heat"}))
    counted = coverage(library, messages, Catalogue("es", entries), reviews)
    assert counted[Area.SAFETY] == Coverage(complete=1, fuzzy=1, missing=0, sections=1, reviewed=0)
    assert (counted[Area.REMEDY].sections, counted[Area.REMEDY].reviewed) == (2, 1)


def test_what_changed_since_its_review_is_counted_as_stale(library: Library, words: Words) -> None:
    reviews = Reviews("es", frozenset(), frozenset({"remedies/heat", "page"}))
    counted = coverage(library, extract_messages(library, words), Catalogue("es"), reviews)
    assert [counted[area].stale for area in Area] == [0, 1, 0, 1, 0]
    assert total(counted.values()).stale == 2


def test_what_a_translator_accepted_is_counted(library: Library, words: Words) -> None:
    messages = extract_messages(library, words)
    entries = {message.key: Entry("uno", accepted=frozenset({"negation"})) for message in messages}
    counted = coverage(library, messages, Catalogue("es", entries), Reviews("es"))
    assert counted[Area.SAFETY].accepted == counted[Area.SAFETY].complete
    assert total(counted.values()).accepted == len(messages)


def test_only_a_whole_translation_is_100_per_cent() -> None:
    assert Coverage(complete=1999, missing=1).percent == 99
    assert Coverage(complete=2000).percent == 100
    assert Coverage(complete=1, fuzzy=1).percent == 50
