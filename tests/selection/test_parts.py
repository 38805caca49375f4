import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.library import Part, Section
from handouts.profile import Group, Profile
from handouts.selection import Limits, PartDecision, Selection, Status
from tests.library.samples import library, reading, real_library, remedy
from tests.selection.samples import fate, patient, readings, select

FAQ = "education/faq"


def part(key: str, *symptoms: str, everyone: bool = False) -> Part:
    match = {Group.SYMPTOMS: frozenset(symptoms)} if symptoms else {}
    return Part(key, f"Question {key}?", "An answer. Do this.", match, everyone)


def answers(*parts: Part, room: int = 3, **changes: object) -> Section:
    """Return a section that is made of answers, for every patient, in the room that is left."""
    plain = {"parts": parts, "parts_max": room, "everyone": True, "spare_room": True, "match": {}}
    return reading("faq", **plain | changes)


def printed(selection: Selection) -> list[str]:
    """Return the keys of the answers that are printed, in their order."""
    decided = selection.decisions[FAQ].parts
    return [each.key for each in decided if each.status is Status.INCLUDED]


def decided(selection: Selection, key: str) -> PartDecision:
    [found] = [each for each in selection.decisions[FAQ].parts if each.key == key]
    return found


WHO = patient(symptoms=["tension", "burning"])


def test_the_answers_that_fit_best_are_printed_in_the_authors_order() -> None:
    shelf = library(
        answers(
            part("a", everyone=True),
            part("b", "burning"),
            part("c", "tension", "burning"),
            part("d", "night-pain"),
            room=2,
        )
    )
    chosen = select(WHO, shelf)
    assert printed(chosen) == ["b", "c"]
    assert decided(chosen, "a").status is Status.OVER_LIMIT
    assert decided(chosen, "d").status is Status.NOT_MATCHED


def test_answers_for_everyone_fill_up_what_the_patient_did_not_ask() -> None:
    shelf = library(answers(part("a", everyone=True), part("b", "burning"), part("c", "stiffness")))
    assert printed(select(WHO, shelf)) == ["a", "b"]


def test_each_answer_says_why() -> None:
    shelf = library(answers(part("a", everyone=True), part("b", "burning")))
    chosen = select(WHO, shelf)
    assert [reason.code for reason in decided(chosen, "a").reasons] == ["everyone"]
    assert [reason.code for reason in decided(chosen, "b").reasons] == ["burning"]


def test_no_answer_is_printed_for_what_a_patient_merely_likes() -> None:
    liked = Part("a", "A?", "B.", {Group.PREFERENCES: frozenset({"warmth"})})
    shelf = library(answers(liked, part("b", everyone=True)))
    assert printed(select(patient(likes=["warmth"]), shelf)) == ["b"]


def test_answers_are_printed_only_in_the_room_that_the_explanations_leave() -> None:
    five = [remedy(f"active-{n}") for n in range(5)]
    shelf = library(answers(part("a", everyone=True)), *five, *(reading(f"why-{n}") for n in "12"))
    assert readings(select(WHO, shelf)) == ["why-1", "why-2", "faq"]
    assert fate(select(WHO, shelf, Limits(words=1)), FAQ) == "over-limit: space everyone"


def test_fewer_answers_are_printed_where_there_is_less_room() -> None:
    shelf = library(answers(*(part(key, everyone=True) for key in "abc")))
    limits = [Limits(words=words) for words in range(0, 300, 5)]
    assert [printed(select(WHO, shelf, limit)) for limit in limits[:1]] == [[]]
    assert {len(printed(select(WHO, shelf, limit))) for limit in limits} == {0, 1, 2, 3}


def test_answers_take_no_room_from_the_log() -> None:
    shelf = library(answers(part("a", everyone=True)), remedy())
    full = next(words for words in range(1000) if select(WHO, shelf, Limits(words=words)).tools)
    assert printed(select(WHO, shelf, Limits(words=full))) == []
    assert printed(select(WHO, shelf, Limits(words=full + 100))) == ["a"]


def test_answers_do_not_count_among_the_explanations() -> None:
    shelf = library(answers(part("a", everyone=True)), *(reading(f"why-{n}") for n in "123"))
    assert readings(select(WHO, shelf)) == ["why-1", "why-2", "why-3", "faq"]


def test_a_clinician_who_asks_for_the_answers_gets_them() -> None:
    shelf = library(answers(part("a", everyone=True)), *(reading(f"why-{n}") for n in "123"))
    who = patient(include=[FAQ])
    assert "faq" in readings(select(who, shelf, Limits(words=1)))


@pytest.mark.parametrize(
    ("causes", "words"),
    [
        (["gad"], ["gad"]),
        (["panic", "gad"], ["gad", "panic"]),
        (["chronic-stress"], []),
    ],
)
def test_only_the_words_for_what_the_clinician_recorded_are_printed(
    causes: list[str], words: list[str]
) -> None:
    who = patient(causes=causes, include=["education/anxiety-conditions"])
    chosen = select(who, real_library()).decisions["education/anxiety-conditions"]
    assert sorted(chosen.printed_parts) == words


codes = st.frozensets(st.sampled_from(["tension", "burning", "night-pain"]))


@given(symptoms=codes, words=st.integers(0, 400), room=st.integers(1, 3))
def test_no_answer_is_printed_that_nothing_calls_for(
    symptoms: frozenset[str], words: int, room: int
) -> None:
    section = answers(
        part("a", everyone=True), part("b", "burning"), part("c", "night-pain"), room=room
    )
    who: Profile = patient(symptoms=symptoms)
    chosen = select(who, library(section), Limits(words=words))
    for key, symptom in (("b", "burning"), ("c", "night-pain")):
        assert key not in printed(chosen) or symptom in symptoms
    assert len(printed(chosen)) <= room
    if chosen.decisions[FAQ].is_included:
        assert len(chosen.decisions[FAQ].parts) == len(section.parts)
        assert all(each.reasons for each in chosen.decisions[FAQ].parts)
        assert printed(chosen) or not symptoms & {"burning", "night-pain"}
