"""What a changed, moved or copied message begins with, and that nobody's work is passed off."""

from hypothesis import given
from hypothesis import strategies as st

from handouts.languages.carry import Standing, carried_over

HEAT = ("remedies/heat", "Do not use it on numb skin.")


def test_a_message_that_moved_to_another_section_keeps_its_translation() -> None:
    new = ("remedies/cold", HEAT[1])
    assert carried_over({HEAT: Standing("No lo use.")}, [new]) == {new: Standing("No lo use.")}


def test_the_same_words_in_another_place_are_offered_as_fuzzy() -> None:
    new = ("remedies/cold", HEAT[1])
    assert carried_over({HEAT: Standing("No lo use.")}, [HEAT, new])[new] == Standing(
        "No lo use.", fuzzy=True
    )


def test_words_that_moved_between_a_label_and_a_section_are_fuzzy() -> None:
    label = ("label:numb", HEAT[1])
    assert carried_over({label: Standing("No lo use.")}, [HEAT])[HEAT].fuzzy


def test_two_translations_of_words_that_moved_are_a_choice_for_a_person() -> None:
    old = {HEAT: Standing("Uno."), ("remedies/tens", HEAT[1]): Standing("Dos.")}
    new = ("remedies/cold", HEAT[1])
    assert carried_over(old, [new])[new].fuzzy


def test_what_was_fuzzy_stays_fuzzy_with_its_first_words() -> None:
    old = {HEAT: Standing("No lo use.", fuzzy=True, previous="Do not use it.")}
    for new in (("remedies/cold", HEAT[1]), (HEAT[0], "Do not use it on very numb skin.")):
        begun = carried_over(old, [new])[new]
        assert begun.fuzzy
        assert begun.previous == "Do not use it."


def test_the_opposite_is_never_taken_for_the_same() -> None:
    new = (HEAT[0], "Do use it on numb skin.")
    assert carried_over({HEAT: Standing("No lo use.")}, [new])[new] == Standing(
        "No lo use.", fuzzy=True, previous=HEAT[1]
    )


def test_a_message_that_is_still_there_fills_no_other() -> None:
    new = (HEAT[0], "Do not use it on sore skin.")
    assert carried_over({HEAT: Standing("No lo use.")}, [HEAT, new]) == {}


def test_words_of_the_same_section_come_first() -> None:
    other = ("remedies/tens", "Use it on numb skins.")
    new = (HEAT[0], "Use it on numb skin.")
    begun = carried_over({other: Standing("Otro."), HEAT: Standing("No lo use.")}, [new])
    assert begun[new].text == "No lo use."


KEYS = st.tuples(
    st.sampled_from(["remedies/heat", "remedies/cold", "page", "label:a"]),
    st.sampled_from(["Do this.", "Do not do this.", "Stop if it hurts.", "Go on if it hurts."]),
)


@given(
    st.dictionaries(KEYS, st.builds(Standing, st.text(min_size=1), st.booleans())), st.lists(KEYS)
)
def test_no_finished_translation_comes_from_other_words(
    standing: dict[tuple[str, str], Standing], wanted: list[tuple[str, str]]
) -> None:
    for (context, words), begun in carried_over(standing, wanted).items():
        assert (context, words) not in standing
        if not begun.fuzzy:
            same = {entry.text for (_, old), entry in standing.items() if old == words}
            assert begun.text in same
