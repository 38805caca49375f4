"""One translated line as HTML: a translation is not trusted, and no number in it is lost."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from handouts.errors import TranslationError
from handouts.languages import number, render_inline
from handouts.languages.inline import placeholders
from tests.languages.test_bidi import Reader


def arabic_indic(text: str) -> str:
    return text.translate({ord("0") + digit: 0x0660 + digit for digit in range(10)})


def test_bold_is_the_only_mark() -> None:
    assert render_inline("a **b** _c_ `d`", {}, "ltr") == "a <strong>b</strong> _c_ `d`"


def test_everything_else_is_printed_as_it_stands() -> None:
    assert render_inline('<script src="x">&amp;', {}, "ltr") == (
        "&lt;script src=&#34;x&#34;&gt;&amp;amp;"
    )


def test_bold_without_a_partner_is_printed() -> None:
    assert render_inline("a ** b", {}, "ltr") == "a ** b"
    assert render_inline("**a** ** b", {}, "ltr") == "<strong>a</strong> ** b"


@pytest.mark.parametrize("braces", ["{", "}", "{}", "{ }", "{0}", "{a b}", "{a.b}", "{a!r}", "{{"])
def test_other_braces_are_printed_as_they_stand(braces: str) -> None:
    assert render_inline(braces, {}, "ltr") == braces


def test_a_placeholder_is_filled_and_its_value_escaped() -> None:
    assert render_inline("For {who}.", {"who": "A & B"}, "ltr") == "For A &amp; B."


def test_a_quantity_is_one_isolate() -> None:
    assert render_inline("Hold {time}.", {"time": "10 to 15 minutes"}, "ltr") == (
        'Hold <bdi dir="ltr" class="number">10 to 15 minutes</bdi>.'
    )


def test_a_value_is_not_read_for_marks() -> None:
    values = {"a": "**x** {b}", "b": "never"}
    assert render_inline("{a}", values, "ltr") == "**x** {b}"


def test_an_unknown_placeholder_is_an_error_that_names_it() -> None:
    with pytest.raises(TranslationError, match=r"\{sesion\}, which nothing fills"):
        render_inline("Caliente {sesion} y {session}.", {"session": "10"}, "ltr")


def test_numbers_are_isolated_in_right_to_left_text() -> None:
    assert render_inline("كرر **5** مرات", {}, "rtl") == (
        'كرر <strong><bdi dir="ltr">5</bdi></strong> مرات'
    )


def test_numbers_in_left_to_right_text_need_nothing() -> None:
    assert render_inline("Do 5 rounds.", {}, "ltr") == "Do 5 rounds."


def test_text_and_quantities_get_the_readers_digits_but_a_phone_number_never() -> None:
    rendered = render_inline(
        "اتصل {phone} بعد {wait} أو 3", {"phone": number("555"), "wait": "15 دقيقة"}, "rtl",
        arabic_indic,
    )  # fmt: skip
    assert Reader(rendered).text == "اتصل 555 بعد ١٥ دقيقة أو ٣"


@given(st.text(alphabet="ab <>&\"'*{}_0159م٣.-", max_size=40), st.sampled_from(["ltr", "rtl"]))
def test_no_translation_becomes_anything_but_text_and_bold(text: str, direction: str) -> None:
    values = dict.fromkeys(placeholders(text), Markup("!"))
    rendered = render_inline(text, values, "rtl" if direction == "rtl" else "ltr")
    read = Reader(rendered)
    assert read.tags <= {"strong", "bdi"}
    assert rendered.count("<strong>") == rendered.count("</strong>")
    filled = re.sub(r"\{[^\W\d][\w-]*\}", "!", text)
    assert read.text.replace("*", "") == filled.replace("*", "")
    assert filled.count("*") - read.text.count("*") == 4 * rendered.count("<strong>")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Станом на {day}. Далі.", "Станом на 21 травня 2026 р. Далі."),
        ("**{day}**.", "<strong>21 травня 2026 р.</strong>"),
        ("{day} ваша клініка.", "21 травня 2026 р. ваша клініка."),
        ("{day}, далі.", "21 травня 2026 р., далі."),
    ],
)
def test_a_date_that_ends_with_a_stop_ends_the_sentence_too(text: str, said: str) -> None:
    assert render_inline(text, {"day": Markup("21 травня 2026 р.")}, "ltr") == said


def test_a_sentence_keeps_its_stop_after_any_other_value() -> None:
    assert render_inline("Until {day}.", {"day": "21 May 2026"}, "ltr").striptags() == (
        "Until 21 May 2026."
    )


def test_placeholders_are_found_in_order_and_as_often_as_they_stand() -> None:
    assert placeholders("{b} {a} {b} {} { c } {1}") == ("b", "a", "b")
