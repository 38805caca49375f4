"""What is read as one stays on one line: a number and its word, a range, a word with a hyphen."""

import re

import pytest
from markupsafe import Markup, escape

from handouts.languages import hold_with_verb, keep_together, number
from handouts.languages.together import NBSP

CALL = number("120")


def shown(words: Markup) -> str:
    """Return words with a sign for each place that does not break."""
    marked = re.sub('<span class="held">(.*?)</span>', r"[\1]", str(words).replace(NBSP, "~"))
    return re.sub("<[^<>]*>", "", marked)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("for 24 hours", "for 24~hours"),
        ("Add it after 1 to 2 weeks.", "Add it after 1~to~2~weeks."),
        ("2 à 3 heures", "2~à~3~heures"),
        ("Times a day: 1 to 2", "Times a day:~1~to~2"),
        ("Omita el movimiento 2.", "Omita el movimiento~2."),
        ("з 1 боку", "з 1~боку"),
        ("15–20 секунд", "[15–20]~секунд"),
        ("1 कदम", "1~कदम"),
        ("Day 3, if", "Day~3, if"),
        ("持续超过24小时；", "持续超过[24小时]；"),
        ("1至2周后再加", "[1至2周后][再加]"),
        ("第1天：我会", "[第1天]：[我会]"),
        ("laissez-le, peut-être", "[laissez-le], [peut-être]"),
        ("Every few hours, do move 4.", "Every few hours, do move~4."),
        ("من أسبوع (1) إلى أسبوعين (2).", "من أسبوع~(1) إلى أسبوعين~(2)."),
        ("de 0 (rien du tout)", "de~0~(rien du tout)"),
        ("План догляду за спиною і в спокої", "План догляду за~спиною і~в~спокої"),
        ("Revisión: 21 de mayo de 2027", "Revisión: 21~de mayo de 2027"),
        ("每隔几小时做一次动作4。", "每隔几小时做一次[动作4]。"),
        ("不安全或想到自杀", "不安全或想到[自杀]"),
        ("放松肩膀。", "放松[肩膀。]"),
        ("拨打120或110。", "拨打120或110。"),
    ],
)
def test_what_is_read_as_one_is_kept(text: str, kept: str) -> None:
    assert shown(keep_together(escape(text))) == kept


@pytest.mark.parametrize(
    "text",
    [
        "0800 123 456 now",
        "at 10:30 it",
        "COVID-19 a",
        "2026",
        "a b",
        "a-very-long-word-with-hyphens",
    ],
)
def test_all_else_may_break(text: str) -> None:
    assert shown(keep_together(escape(text))) == text


def test_a_number_that_is_held_by_its_verb_holds_no_other_word() -> None:
    assert keep_together(escape(f"call{NBSP}911 now")) == f"call{NBSP}911 now"


def test_tags_and_what_is_escaped_stay_as_they_are() -> None:
    words = "<b>5</b> times &amp; <bdi>1</bdi> إلى <bdi>3</bdi> &lt;x&gt; &#39;"
    said = keep_together(Markup(words))  # noqa: S704 - written here
    assert said == words.replace("</b> times", f"</b>{NBSP}times").replace(
        " إلى ", f"{NBSP}إلى{NBSP}"
    )


def test_a_number_to_call_stays_with_its_chinese_verb() -> None:
    assert shown(hold_with_verb(Markup("请立即拨打") + CALL, CALL)) == "请立即[拨打120]"


@pytest.mark.parametrize("code", ["EYMYE-AUJ29", "VF63H-VSHLF", "EX-0012", "R2-D2"])
def test_a_code_of_letters_and_digits_stays_as_it_is(code: str) -> None:
    assert keep_together(Markup("Handout {}").format(code)) == f"Handout {code}"
