"""Small decisions that are easily lost: doubts, wishes that cannot be met, order, room."""

from dataclasses import replace
from typing import Any

from handouts.library import Section, words_of
from handouts.profile import Group, Tool
from handouts.selection import Limits
from handouts.selection.tools import TOOL_WORDS
from tests.library.samples import library, passive, reading, remedy, vocabulary
from tests.selection.samples import fate, notices, patient, readings, remedies, select

CAUSE = {Group.CAUSES: frozenset({"gad"})}
FILL: dict[str, Any] = {"everyone": True, "spare_room": True, "match": {}}


def test_a_condition_that_is_asked_for_but_not_recorded_is_warned_of() -> None:
    shelf = library(reading("words", is_condition=True, match=CAUSE), *three())
    chosen = select(patient(include=["education/words"]), shelf)
    assert fate(chosen, "education/words") == "withheld: not-recorded"
    assert notices(chosen) == ["asked-but-withheld"]


def three() -> list[Section]:
    return [remedy(f"r-{number}") for number in range(3)]


def test_several_reasons_for_which_a_wish_is_not_met_are_all_told() -> None:
    barred = remedy("barred", exclude={"pregnant": "No.", "epilepsy": "No."})
    who = patient(has=["pregnant", "epilepsy"], include=["remedies/barred"])
    [told, *_] = select(who, library(barred, *three())).notices
    assert told.message.endswith("withheld: pregnant, epilepsy.")


def test_an_override_of_a_recorded_danger_or_of_the_age_is_told_to_the_patient() -> None:
    section = remedy("old", min_age=40, exclude={"pregnant": "No."})
    why = {"remedies/old": "Agreed."}
    shelf = library(section)

    def overridden(**who: Any) -> bool:
        return select(patient(override=why, **who), shelf).decisions["remedies/old"].overridden

    assert overridden(age=39)
    assert overridden(has=["pregnant"])
    assert not overridden()


def test_a_patient_who_may_be_too_young_is_in_doubt_and_one_just_old_enough_is_not() -> None:
    shelf = library(remedy("grown", min_age=18))

    def in_doubt(**who: Any) -> bool:
        return select(patient(**who), shelf).decisions["remedies/grown"].age_in_doubt

    assert not in_doubt(age=18)
    assert in_doubt(age=None)
    assert not in_doubt(age=None, has=["age-65plus"])


def test_what_suits_everyone_comes_before_what_merely_matches() -> None:
    shelf = library(remedy("a-fits"), remedy("z-all", everyone=True))
    assert remedies(select(patient(), shelf)) == ["z-all", "a-fits"]


def test_what_was_met_once_stays_met() -> None:
    needs = ("tension", "burning", "night-pain")
    wide, second, third = (
        remedy(name, match={Group.SYMPTOMS: frozenset(codes)}, order=order)
        for name, codes, order in (
            ("a", needs[:2], 1),
            ("b", needs[2:], 2),
            ("c", needs[:1], 3),
        )
    )
    fourth = remedy("d", match={Group.SYMPTOMS: frozenset(needs)}, order=9)
    who = patient(symptoms=needs)
    assert remedies(select(who, library(wide, second, third, fourth))) == ["d", "a", "b", "c"]
    later = remedy("e", match={Group.SYMPTOMS: frozenset({"tension", "burning"})}, order=8)
    assert remedies(select(who, library(wide, second, later))) == ["a", "b", "e"]


def test_the_words_of_a_caution_take_room() -> None:
    careful = reading("b-careful", caution={"pregnant": "one two three four five six"})
    shelf = library(reading("a-plain", order=1), careful)
    words = sum(words_of(s, vocabulary()) for s in shelf.sections.values() if s.match)
    limits = Limits(words=words)
    assert readings(select(patient(), shelf, limits)) == ["a-plain", "b-careful"]
    assert readings(select(patient(has=["pregnant"]), shelf, limits)) == ["a-plain"]


def test_one_word_too_many_is_too_many() -> None:
    shelf = library(reading("a"), reading("b"))
    words = sum(words_of(s, vocabulary()) for s in shelf.sections.values() if s.match)
    assert readings(select(patient(), shelf, Limits(words=words))) == ["a", "b"]
    assert readings(select(patient(), shelf, Limits(words=words - 1))) == ["a"]


def test_room_is_kept_for_a_log_only_where_one_is_printed() -> None:
    shelf = library(*three(), reading("a"), reading("b"))
    words = sum(words_of(s, vocabulary()) for s in shelf.sections.values() if s.match)
    exact = Limits(words=words)
    assert readings(select(patient(tools=()), shelf, exact)) == ["a", "b"]
    assert readings(select(patient(tools=(Tool.DIARY,)), shelf, exact)) == ["a", "b"]
    assert readings(select(patient(), shelf, exact)) == ["a"]
    assert readings(select(patient(tools=(Tool.LOG,)), shelf, exact)) == ["a"]


def test_what_fills_the_room_comes_in_the_authors_order_beside_the_tools_that_take_paper() -> None:
    late, early = reading("a-late", order=9, **FILL), reading("b-early", order=1, **FILL)
    shelf = library(*three(), late, early)
    assert readings(select(patient(), shelf)) == ["b-early", "a-late"]
    text = sum(words_of(s, vocabulary()) for s in shelf.sections.values() if s.match or s.everyone)
    full = Limits(words=text + TOOL_WORDS[Tool.LOG])
    assert readings(select(patient(), shelf, full)) == ["b-early", "a-late"]
    assert readings(select(patient(tools=(Tool.LOG, Tool.DIARY)), shelf, full)) == [
        "b-early",
        "a-late",
    ]
    one_less = replace(full, words=full.words - TOOL_WORDS[Tool.LOG] - 1)
    assert readings(select(patient(tools=()), shelf, one_less)) == ["b-early"]


def test_few_remedies_for_want_of_room_are_not_said_to_be_all_that_is_safe() -> None:
    rubs = [passive(f"rub-{number}") for number in range(3)]
    [told] = select(patient(), library(*rubs)).notices
    assert told.message == "Remedies printed: 0. No more have room."


def test_a_section_that_was_asked_for_brings_its_tool_whatever_the_room() -> None:
    diary = reading("diary", tool=Tool.DIARY)
    chosen = select(patient(include=["education/diary"]), library(diary), Limits(words=1))
    assert [choice.tool for choice in chosen.tools] == [Tool.DIARY]
    assert select(patient(), library(diary), Limits(words=1)).tools == ()
