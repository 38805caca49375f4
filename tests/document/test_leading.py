"""Lines are as high as their script needs, in every script for which there is a font."""

import re

import pytest

from handouts.document import page_leading
from handouts.document.leading import LATIN, LEADING
from handouts.pdf import FAMILY_BY_SCRIPT
from handouts.resources import Resources

AS_LATIN = {"Latn", "Cyrl", "Grek"}


def test_every_script_with_a_font_has_its_line_heights() -> None:
    assert set(LEADING) | AS_LATIN == set(FAMILY_BY_SCRIPT)
    assert not set(LEADING) & AS_LATIN


@pytest.mark.parametrize("size", LATIN)
def test_the_stylesheet_says_the_same_of_latin(size: str) -> None:
    styles = (Resources.find().templates / "styles" / "handout.css").read_text(encoding="utf-8")
    (said,) = re.findall(rf"html\.{size} {{ font-size: \d+pt; line-height: ([\d.]+); }}", styles)
    assert float(said) == LATIN[size]


@pytest.mark.parametrize("language", ["en", "es", "fr", "uk"])
def test_latin_and_cyrillic_need_no_rule(language: str) -> None:
    assert page_leading(language) == ""


@pytest.mark.parametrize("language", ["ar", "hi", "zh-Hans", "zh-Hant", "ja", "th"])
def test_other_scripts_get_higher_lines(language: str) -> None:
    rule = page_leading(language).splitlines()[0]
    assert rule.startswith(f"html:lang({language}) {{ line-height: ")
    assert float(rule.rpartition(": ")[2].strip(" }")) > max(LATIN.values())
