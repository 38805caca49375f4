from dataclasses import replace

from handouts.library import Evidence, Part, Section
from handouts.profile import Group, Profile
from tests.library.samples import library, reading, remedy
from tests.selection.samples import patient, readings, remedies, select

WIDE = {Group.SYMPTOMS: frozenset({"tension", "burning"})}
WARM = {Group.SYMPTOMS: frozenset({"tension"}), Group.PREFERENCES: frozenset({"warmth"})}
WHO = patient(symptoms=["tension", "burning"], likes=["warmth"])


def in_order(who: Profile, *sections: Section) -> list[str]:
    """Return the names of the remedies in the order in which they are printed."""
    return remedies(select(who, library(*sections)))


def test_what_the_clinician_chose_comes_first() -> None:
    weak, strong = remedy("a-weak", evidence=Evidence.C), remedy("strong", evidence=Evidence.A)
    assert in_order(patient(include=["remedies/a-weak"]), weak, strong) == ["a-weak", "strong"]
    assert in_order(patient(), weak, strong) == ["strong", "a-weak"]


def test_better_evidence_comes_before_more_matches() -> None:
    assert in_order(WHO, remedy("a-wide", match=WIDE), remedy("good", evidence=Evidence.A)) == [
        "good",
        "a-wide",
    ]


def test_more_matches_come_before_preferences() -> None:
    assert in_order(WHO, remedy("a-warm", match=WARM), remedy("wide", match=WIDE)) == [
        "wide",
        "a-warm",
    ]


def test_a_remedy_for_what_no_other_meets_comes_before_a_second_one_for_the_same() -> None:
    sleep = {Group.SYMPTOMS: frozenset({"night-pain"})}
    who = patient(symptoms=["tension", "burning", "night-pain"])
    shelf = (remedy("a-wide", match=WIDE), remedy("b-wide", match=WIDE), remedy("c", match=sleep))
    assert in_order(who, *shelf) == ["a-wide", "c", "b-wide"]


def test_better_evidence_comes_before_a_need_that_nothing_meets_yet() -> None:
    strong = {"evidence": Evidence.A, "match": WIDE}
    sleep = remedy("c", match={Group.SYMPTOMS: frozenset({"night-pain"})})
    who = patient(symptoms=["tension", "burning", "night-pain"])
    chosen = in_order(who, sleep, remedy("a", **strong), remedy("b", **strong))
    assert chosen == ["a", "b", "c"]


def test_education_on_a_complaint_comes_before_education_on_more_habits() -> None:
    habits = {Group.LIFESTYLE: frozenset({"desk-work", "inactivity"})}
    who = patient(habits=["desk-work", "inactivity"])
    chosen = select(who, library(reading("a-habits", match=habits), reading("complaint")))
    assert readings(chosen) == ["complaint", "a-habits"]


def test_of_two_on_the_same_complaint_the_author_says_which_is_the_special_one() -> None:
    general = reading("a-general", order=40)
    assert readings(select(WHO, library(general, reading("special", order=20)))) == [
        "special",
        "a-general",
    ]


def test_preferences_come_before_the_authors_order() -> None:
    assert in_order(WHO, remedy("a-plain", order=1), remedy("warm", match=WARM)) == [
        "warm",
        "a-plain",
    ]


def test_the_authors_order_comes_before_the_name() -> None:
    assert in_order(WHO, remedy("a", order=9), remedy("b", order=1)) == ["b", "a"]
    assert in_order(WHO, remedy("b"), remedy("a")) == ["a", "b"]


def test_education_for_everyone_comes_first_and_then_what_fits_most() -> None:
    chosen = select(
        WHO,
        library(
            reading("a-narrow"),
            reading("wide", match=WIDE),
            reading("z-all", match={}, everyone=True),
        ),
    )
    assert readings(chosen) == ["z-all", "wide", "a-narrow"]


def test_remedies_that_were_added_come_last() -> None:
    strong = remedy("a-strong", evidence=Evidence.A, match={Group.CAUSES: frozenset({"gad"})})
    assert in_order(patient(), strong, remedy("fits", evidence=Evidence.C)) == ["fits", "a-strong"]


def test_the_page_on_a_recorded_condition_comes_before_all_that_matches() -> None:
    who = patient(symptoms=["tension", "burning"], causes=["gad"])
    cause = {Group.CAUSES: frozenset({"gad"})}
    condition = reading("z-condition", match=cause, is_condition=True, order=90)
    assert readings(select(who, library(reading("wide", match=WIDE), condition))) == [
        "z-condition",
        "wide",
    ]
    words = (Part("gad", "Words", "Some words.", cause),)
    with_parts = replace(condition, parts=words, parts_max=1)
    assert readings(select(who, library(reading("wide", match=WIDE), with_parts))) == [
        "wide",
        "z-condition",
    ]


def test_of_two_that_an_author_ranks_alike_the_one_on_more_habits_comes_first() -> None:
    who = patient(habits=["desk-work", "inactivity"])
    one, two = (
        {Group.LIFESTYLE: frozenset(codes)} for codes in (["desk-work"], who.needs.lifestyle)
    )
    shelf = library(reading("a-one", match=one), reading("b-two", match=two))
    assert readings(select(who, shelf)) == ["b-two", "a-one"]
