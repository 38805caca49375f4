"""HTML of our own as plain text: nothing of the words is lost, and numbers keep their order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from handouts.document.plain import UnknownMarkupError, to_plain
from handouts.languages import Direction, isolate, number, render_inline

LRI, RLI, PDI = "\u2066", "\u2067", "\u2069"
SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2011": "-"})


def trusted(text: str) -> Markup:
    return Markup(text)  # noqa: S704 - written here


@pytest.mark.parametrize(
    ("markup", "plain"),
    [
        ("Sit <strong>down</strong>.", "Sit down."),
        ("<strong>a<bdi dir='ltr'>b</bdi></strong>", "ab"),
        ("&lt;b&gt; &amp;amp; &#39;x&#34;", "<b> &amp; 'x\""),
        ("10\u00a0minutes, 1\u202f000, 10\u201115", "10 minutes, 1 000, 10-15"),
        ('Week of <span class="blank"></span>', "Week of:"),
        ('Call <span class="phone"><bdi dir="ltr" class="number">911</bdi></span>', "Call 911"),
    ],
)
def test_a_tag_is_not_said_and_an_entity_is_what_it_stands_for(markup: str, plain: str) -> None:
    assert to_plain(trusted(markup), "ltr") == plain


@pytest.mark.parametrize(
    ("direction", "markup", "plain"),
    [
        ("rtl", 'قبل <bdi dir="ltr">12</bdi>', f"قبل {LRI}12{PDI}"),
        ("rtl", '<bdi dir="rtl">ليلى</bdi>', "ليلى"),
        ("rtl", '<bdi dir="ltr">1 <bdi dir="ltr">2</bdi></bdi>', f"{LRI}1 2{PDI}"),
        ("rtl", '<span lang="en" dir="ltr">Ask us.</span>', f"{LRI}Ask us.{PDI}"),
        ("ltr", '<bdi dir="ltr">12</bdi>', "12"),
        ("ltr", 'by <bdi dir="rtl">ليلى</bdi>', f"by {RLI}ليلى{PDI}"),
        (
            "ltr",
            '<bdi dir="rtl">ليلى <bdi dir="ltr">12</bdi></bdi>',
            f"{RLI}ليلى {LRI}12{PDI}{PDI}",
        ),
    ],
)
def test_an_isolate_stands_where_the_direction_changes_and_nowhere_else(
    direction: Direction, markup: str, plain: str
) -> None:
    assert to_plain(trusted(markup), direction) == plain


def test_an_isolate_does_not_reach_over_the_end_of_a_line() -> None:
    """By UAX #9 it would end there, and its closing sign would stand alone on the next line."""
    note = Markup('<bdi dir="ltr">In 2 weeks.\nAt 10:30.</bdi>')
    assert to_plain(note, "rtl") == f"{LRI}In 2 weeks.{PDI}\n{LRI}At 10:30.{PDI}"
    assert to_plain(note, "ltr") == "In 2 weeks.\nAt 10:30."


@pytest.mark.parametrize(
    "markup",
    [
        "<em>x</em>",
        '<img src="x">',
        "<br>",
        "<!-- x -->",
        "<!DOCTYPE html>",
        "<?x?>",
        "<strong>x",
        "x</strong>",
        "<strong>x</bdi></strong>",
        '<bdi dir="auto">x</bdi>',
    ],
)
def test_what_is_not_known_is_an_error_and_no_silence(markup: str) -> None:
    with pytest.raises(UnknownMarkupError):
        to_plain(trusted(markup), "ltr")


WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0"))
DIRECTIONS = st.sampled_from(["ltr", "rtl"])


@given(WORDS, DIRECTIONS)
def test_escaped_text_comes_back_as_it_was(text: str, direction: Direction) -> None:
    assert to_plain(escape(text), direction) == text.translate(SPACES)


@given(WORDS, WORDS)
def test_what_is_isolated_comes_back_as_it_was_between_its_signs(before: str, inside: str) -> None:
    plain = to_plain(escape(before) + number(inside), "rtl")
    inside = inside.translate(SPACES).replace("\n", f"{PDI}\n{LRI}")
    assert plain == f"{before.translate(SPACES)}{LRI}{inside}{PDI}"


SIGNS = st.text("ab12 *{}<>&\"'.:-/()\u00a0ب٣", max_size=40)


@given(SIGNS, DIRECTIONS)
def test_every_line_that_a_page_can_say_has_a_plain_form(text: str, direction: Direction) -> None:
    said = render_inline(text.replace("{", "").replace("}", ""), {}, direction)
    plain = to_plain(said, direction)
    assert plain.count(LRI) == plain.count(PDI)
    assert to_plain(isolate(text), "rtl").count(LRI) == str(isolate(text)).count("<bdi")
