import pytest

from handouts.profile import Told
from handouts.profile.told import bare, ordinal, tidy


def test_what_was_told_is_in_no_repr() -> None:
    assert "Zoë" not in repr(Told("Zoë", "--name"))


def test_a_value_is_the_same_with_and_without_its_place() -> None:
    assert bare(Told("heat", "--include, 1st")) == bare("heat") == "heat"
    assert tidy(Told(" Heat ", "--include, 1st")) == tidy("heat") == "heat"
    assert tidy(3) is None


@pytest.mark.parametrize(
    ("number", "said"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (13, "13th"), (22, "22nd")],
)
def test_places_are_counted_as_people_do(number: int, said: str) -> None:
    assert ordinal(number) == said
