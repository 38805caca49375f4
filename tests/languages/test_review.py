"""A review belongs to the words that were read: when they change, it ends."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from handouts.errors import TranslationError
from handouts.languages import Reviews, Words, read_catalogue, read_reviews
from handouts.languages.review import (
    HEADER,
    Review,
    fingerprint,
    parse_reviews,
    record_reviews,
    review_target,
    reviewed_messages,
    with_review,
)
from handouts.library import Library
from tests.languages.conftest import Catalogues

Translations = dict[tuple[str, str], str]
SLUG = "remedies/heat"
CHANGES = {
    "its own line": ("remedies/heat", "Keep it mild."),
    "a shared heading": ("heading", "How to do it"),
    "a line of Do not use if": ("patient:pregnant", "you are pregnant"),
}


class Desk:
    """A language whose catalogue and reviews can be written and read again."""

    def __init__(self, catalogues: Catalogues, library: Library, words: Words) -> None:
        self.catalogues, self.library, self.words = catalogues, library, words

    def record(self, slug: str, *, overlay: bool = False) -> None:
        resources = self.catalogues.resources
        catalogue = read_catalogue(resources, "es")
        messages = reviewed_messages(slug, self.library, self.words)
        review = Review(
            "R. Reviewer", "translator", date(2026, 11, 21), fingerprint(catalogue, messages)
        )
        root = resources.catalogue_roots()[1 if overlay else 0][0]
        path = root / "es" / "review.toml"
        path.parent.mkdir(exist_ok=True)
        content = path.read_text() if path.is_file() else ""
        path.write_text(with_review(content, slug, review))

    def read(self) -> Reviews:
        resources = self.catalogues.resources
        return read_reviews(resources, self.library, self.words, read_catalogue(resources, "es"))


@pytest.fixture
def desk(
    catalogues: Catalogues,
    library: Library,
    words: Words,
    translate_all: Callable[..., Translations],
) -> Desk:
    catalogues.write("es", translate_all())
    return Desk(catalogues, library, words)


def test_nothing_is_reviewed_until_somebody_has(desk: Desk) -> None:
    assert not desk.read().is_reviewed(SLUG)
    assert desk.read().unreviewed([SLUG]) == ("page", SLUG)


def test_a_recorded_review_counts(desk: Desk) -> None:
    desk.record(SLUG)
    desk.record("page")
    assert desk.read().reviewed == {SLUG, "page"}
    assert desk.read().unreviewed([SLUG]) == ()
    assert desk.read().unreviewed([SLUG, "education/pain"]) == ("education/pain",)


@pytest.mark.parametrize("changed", CHANGES)
def test_a_review_ends_when_a_translation_changes(
    changed: str, desk: Desk, translate_all: Callable[..., Translations]
) -> None:
    desk.record(SLUG)
    key = CHANGES[changed]
    translations = translate_all()
    assert key in translations
    desk.catalogues.write("es", {**translations, key: "Otra cosa"})
    assert not desk.read().is_reviewed(SLUG)
    assert desk.read().outdated == {SLUG}


def test_a_review_of_one_section_outlives_a_change_of_another(
    desk: Desk, translate_all: Callable[..., Translations]
) -> None:
    desk.record(SLUG)
    other = ("education/pain", "Words of education/pain.")
    desk.catalogues.write("es", {**translate_all(), other: "Otra cosa"})
    assert desk.read().is_reviewed(SLUG)


def test_a_clinics_review_counts_too(desk: Desk) -> None:
    desk.record(SLUG, overlay=True)
    assert desk.read().is_reviewed(SLUG)


def test_english_needs_no_review(desk: Desk) -> None:
    resources = desk.catalogues.resources
    reviews = read_reviews(resources, desk.library, desk.words, read_catalogue(resources, "en"))
    assert reviews.unreviewed([SLUG]) == ()
    assert reviews.is_reviewed(SLUG)


def test_without_a_file_nothing_is_reviewed(desk: Desk) -> None:
    assert not desk.read().is_reviewed(SLUG)


def test_an_unfinished_translation_cannot_be_reviewed(
    desk: Desk, translate_all: Callable[..., Translations]
) -> None:
    desk.catalogues.write("es", translate_all(without=SLUG))
    catalogue = read_catalogue(desk.catalogues.resources, "es")
    with pytest.raises(TranslationError, match="has no translation"):
        review_target(SLUG, desk.library, desk.words, catalogue)


def test_a_section_that_is_not_there_cannot_be_reviewed(desk: Desk) -> None:
    catalogue = read_catalogue(desk.catalogues.resources, "es")
    with pytest.raises(TranslationError, match="no such section"):
        review_target("remedies/moon", desk.library, desk.words, catalogue)


def test_a_newer_review_takes_the_place_of_the_older() -> None:
    first = Review("A", "nurse", date(2026, 11, 21), "0" * 16)
    second = Review("B", "translator", date(2027, 1, 2), "1" * 16)
    content = with_review(with_review("", SLUG, first), SLUG, second)
    assert content.startswith(HEADER)
    assert parse_reviews(content.encode(), "review.toml") == {SLUG: second}


def test_a_name_is_kept_without_the_spaces_around_it() -> None:
    review = Review("  A. Reader ", "nurse", date(2026, 11, 21), "0" * 16)
    (kept,) = parse_reviews(with_review("", SLUG, review).encode(), "review.toml").values()
    assert kept.reviewer == "A. Reader"
    assert 'reviewer = "A. Reader"' in with_review("", SLUG, review)


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ("[reviews", "review.toml"),
        ('[reviews."a"]\nreviewer = "A"\n', "reviews.a.qualification"),
        ("[review]\n", "review.toml, review"),
        (
            '[reviews."a"]\nreviewer = "A"\nqualification = "B"\non = 2026-11-21\nhash = ""\n',
            "reviews.a.hash",
        ),
    ],
)
def test_a_malformed_record_is_refused_with_its_place(content: str, place: str) -> None:
    with pytest.raises(TranslationError) as refused:
        parse_reviews(content.encode(), "review.toml")
    assert place in refused.value.problems[0].place


def test_a_review_that_cannot_be_written_is_refused_with_a_remedy(
    desk: Desk, tmp_path: Path
) -> None:
    catalogue = read_catalogue(desk.catalogues.resources, "es")
    (tmp_path / "review.toml").mkdir()
    with pytest.raises(TranslationError, match="cannot be written") as refused:
        record_reviews(
            tmp_path / "review.toml",
            [SLUG],
            desk.library,
            desk.words,
            catalogue,
            "A",
            "nurse",
            date(2026, 11, 21),
        )
    assert refused.value.problems[0].code == "unwritable"
