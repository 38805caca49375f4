"""No unit of time becomes another one, in any language of ours."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from handouts.languages.checks import CHECKS
from handouts.languages.rules import LIMITS, UNITS
from tests.languages.ours import LANGUAGES, found, rules_of

UNITS_OF_TIME = next(check for check in CHECKS if check.code == "units")

DIGITS = ("0123456789", "٠١٢٣٤٥٦٧٨٩", "०१२३४५६७८९")


def words(language: str, unit: str) -> list[str]:
    """Return the forms of a unit in which nothing stands for other letters."""
    plain = [form for form in rules_of(language).units[unit].forms if "*" not in form]
    others = [forms for other, forms in rules_of(language).units.items() if other != unit]
    return [form for form in plain if not any(forms.find(form) for forms in others)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_of_ours_has_words_for_every_unit_and_limit(language: str) -> None:
    assert set(rules_of(language).units) == set(UNITS)
    assert set(rules_of(language).limits) == set(LIMITS)


@given(
    st.sampled_from(LANGUAGES),
    st.integers(2, 999),
    st.sampled_from(DIGITS),
    st.sampled_from(UNITS),
    st.sampled_from(UNITS),
    st.data(),
)
def test_a_number_keeps_its_unit(
    language: str, number: int, digits: str, unit: str, other: str, data: st.DataObject
) -> None:
    assume(words(language, unit) and words(language, other))
    source = f"Rest for {number} {unit}s."
    written = str(number).translate(str.maketrans(DIGITS[0], digits))
    said = data.draw(st.sampled_from(words(language, unit)))
    assert not found(UNITS_OF_TIME, language, source, f"{written} {said}.")
    changed = data.draw(st.sampled_from(words(language, other)))
    assert bool(found(UNITS_OF_TIME, language, source, f"{written} {changed}.")) is (unit != other)


def test_two_units_of_one_sentence_do_not_change_places() -> None:
    source = "Rest for 1 day, then walk for 2 weeks."
    assert not found(UNITS_OF_TIME, "fr", source, "1 jour de repos, puis 2 semaines de marche.")
    assert found(UNITS_OF_TIME, "fr", source, "1 semaine de repos, puis 2 jours de marche.")


def test_a_second_one_and_opening_hours_are_no_units() -> None:
    assert not found(UNITS_OF_TIME, "es", "Do not add a second one.", "No añada otro.")
    assert not found(UNITS_OF_TIME, "es", "Opening hours vary.", "Horario variable.")


def test_a_unit_of_each_sentence_is_asked_for_where_the_sentences_match() -> None:
    source = "Wait for hours. Then rest for days."
    assert not found(UNITS_OF_TIME, "es", source, "Espere horas. Luego descanse días.")
    assert found(UNITS_OF_TIME, "es", source, "Espere días. Luego descanse horas.")
    assert not found(UNITS_OF_TIME, "es", source, "Espere horas y descanse días.")
