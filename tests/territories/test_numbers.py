import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.territories.numbers import digits, number_forms, numbers_in

NUMBER = "01632 960123"
FORMS = number_forms(NUMBER, "GB")


def found(text: str) -> bool:
    """Return whether a text holds the number."""
    return any(mention.counts and mention.digits in FORMS for mention in numbers_in(text))


@pytest.mark.parametrize(
    "text",
    [
        "01632960123",
        "Call 01632 960123.",
        "call 01632-960-123 now",
        "(01632) 960123",
        "01632.960.123",
        "+44 1632 960123",
        "0044 1632 960123",
        "+44 (0)1632 960123",
        "01632 960 123",
        "01632‑960‑123",
        "\u206601632 960123\u2069",
        "<a href='tel:+441632960123'>",
        "٠١٦٣٢ ٩٦٠١٢٣",
        "01632\n960123",
        "in 2026 01632 960123 24 hours",
    ],
)
def test_a_number_is_found_in_every_spelling(text: str) -> None:
    assert found(text)


@pytest.mark.parametrize(
    "text",
    ["101632960123", "016329601234", "01632 960124", "960123", "1632", "01632 9601 and 23"],
)
def test_a_number_is_not_found_in_another(text: str) -> None:
    assert not found(text)


@pytest.mark.parametrize("text", ["tel:0199", "☎ 0199", "Call 0199", "Dial: 0199", "number 0199"])
def test_a_short_code_is_found_where_it_is_called(text: str) -> None:
    assert any(m.digits == "0199" and m.counts for m in numbers_in(text))


@pytest.mark.parametrize("text", ["page 0199", "0199 mg", "since 0199", "recall0199", "call 20199"])
def test_a_short_code_is_not_found_in_prose(text: str) -> None:
    assert not any(m.digits == "0199" and m.counts for m in numbers_in(text))


def test_a_length_is_not_taken_for_a_code() -> None:
    assert "66746" not in {mention.digits for mention in numbers_in("M 66.746 12 L 66 746")}


def test_a_short_code_has_one_form() -> None:
    assert number_forms("0199", "GB") == {"0199"}


@given(st.text())
def test_no_text_breaks_the_search(text: str) -> None:
    for mention in numbers_in(text):
        assert mention.digits.isascii()
        assert mention.digits.isdigit()
        assert digits(text[mention.start]) == mention.digits[0]
