"""The page that says that it is blank: in the language and on the paper of the handout before."""

import pytest

from handouts.clinic import Paper
from handouts.errors import TranslationError
from handouts.handout import blank_page
from handouts.handout.blank import WORD
from handouts.pdf import families_for
from tests.document.making import shelf
from tests.pdf.opening import PAPER_POINTS, assert_fit
from tests.pdf.pictures import pictures_of

pytestmark = pytest.mark.pdf


@pytest.mark.parametrize(
    ("language", "script", "begin"),
    [("en", "Latn", "This page"), ("es", "Latn", "Esta página"), ("ar", "Arab", "")],
)
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_it_is_one_page_with_one_sentence_in_the_middle(
    language: str, script: str, begin: str, paper: Paper
) -> None:
    pdf = blank_page(language, paper, shelf())
    opened = assert_fit(pdf, families_for([script]), language=language)
    (size,) = opened.sizes
    assert size == pytest.approx(PAPER_POINTS[paper], abs=0.01)
    assert opened.text.startswith(begin)
    assert len(opened.text.split()) < 12
    (picture,) = pictures_of(pdf, 40, grey=True)
    ink = picture.point([255 if level < 200 else 0 for level in range(256)]).getbbox()
    assert ink is not None
    left, top, right, bottom = ink
    width, height = picture.size
    assert abs((left + right) / 2 - width / 2) < 0.01 * width
    assert 0.4 * height < top < bottom < 0.55 * height


def test_every_language_says_it_in_its_own_words() -> None:
    said = {language: blank_page(language, "a4", shelf()) for language in ("en", "es", "ar")}
    assert len(set(said.values())) == len(said)
    assert shelf().words[WORD] == "This page is left blank on purpose."


def test_the_same_page_has_the_same_bytes() -> None:
    assert blank_page("ar", "a4", shelf()) == blank_page("ar", "a4", shelf())


def test_a_language_that_is_not_there_is_an_error_and_no_english() -> None:
    with pytest.raises(TranslationError):
        blank_page("xx", "a4", shelf())
