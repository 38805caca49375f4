"""Records that a qualified person has read a translation, and notices when it changed since."""

import hashlib
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path

import tomlkit
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from tomlkit.exceptions import TOMLKitError

from handouts.errors import Problem, TranslationError
from handouts.languages.catalogue import SOURCE_LANGUAGE, Catalogue
from handouts.languages.files import write_whole
from handouts.languages.messages import Message
from handouts.languages.translator import Translator, section_messages
from handouts.languages.words import Words
from handouts.library import Library
from handouts.resources import Resources

FILE = "review.toml"
PAGE_WORDS = "page"
"""The name under which the page words are reviewed, beside the slugs of the sections."""

HEADER = """\
# Who has read this translation. Add an entry with `handouts languages review`; it holds a hash of
# the English and the translated words, so that it ends by itself when either changes.
"""
_HASH_LENGTH = 16
_ONE_LINE = r"^[^\x00-\x1f\x7f\u2028\u2029]*$"


class _ReviewMatter(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    reviewer: str = Field(min_length=1, pattern=_ONE_LINE)
    qualification: str = Field(min_length=1, pattern=_ONE_LINE)
    on: date
    hash: str = Field(pattern=rf"^[0-9a-f]{{{_HASH_LENGTH}}}$")


class _FileMatter(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    reviews: dict[str, _ReviewMatter] = {}


@dataclass(frozen=True)
class Review:
    """One person's review of one section's translation (or of the page words)."""

    reviewer: str
    qualification: str
    on: date
    hash: str


@dataclass(frozen=True)
class Reviews:
    """What of one language has been reviewed as it stands now.

    `reviewed` and `outdated` hold slugs, and `page` for the page words. An outdated review was
    made of words that have changed since; it counts as none.
    """

    language: str
    reviewed: frozenset[str] = frozenset()
    outdated: frozenset[str] = frozenset()
    log: Mapping[str, tuple[Review, ...]] = field(default_factory=dict, repr=False)

    def is_reviewed(self, slug: str) -> bool:
        """Return whether the translation has a review; English, the source, needs none."""
        return self.language == SOURCE_LANGUAGE or slug in self.reviewed

    def unreviewed(self, slugs: Iterable[str]) -> tuple[str, ...]:
        """Return those of the slugs, and `page`, of which the translation has no review.

        If there are any, a handout prints the page word `translation.notice` in both languages.
        """
        return tuple(slug for slug in (PAGE_WORDS, *slugs) if not self.is_reviewed(slug))


def read_reviews(
    resources: Resources, library: Library, words: Words, catalogue: Catalogue
) -> Reviews:
    """Return what of the catalogue's language has been reviewed, by us or by the clinic.

    Raises: TranslationError with every problem of a `review.toml`.
    """
    language = catalogue.language
    if language == SOURCE_LANGUAGE:
        return Reviews(language)
    log: dict[str, tuple[Review, ...]] = {}
    for root, overlay in resources.catalogue_roots():
        path = root / language / FILE
        if path.is_file():
            place = f"{'clinic ' if overlay else ''}locales/{language}/{FILE}"
            for slug, review in parse_reviews(path.read_bytes(), place).items():
                log[slug] = (*log.get(slug, ()), review)
    now = {
        slug: fingerprint(catalogue, reviewed_messages(slug, library, words))
        for slug in log
        if slug == PAGE_WORDS or slug in library.sections
    }
    reviewed = frozenset(
        slug for slug, hash_ in now.items() if any(review.hash == hash_ for review in log[slug])
    )
    return Reviews(language, reviewed, frozenset(log) - reviewed, log)


def parse_reviews(content: bytes, place: str) -> dict[str, Review]:
    """Return the reviews of one file by slug.

    Raises: TranslationError with every problem of the file.
    """
    try:
        matter = _FileMatter.model_validate(tomllib.loads(content.decode("utf-8")))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise TranslationError(
            Problem(place, "does not parse as TOML.", "Correct it.", "review")
        ) from error
    except ValidationError as error:
        raise TranslationError(list(_problems(place, error))) from error
    return {
        slug: Review(written.reviewer, written.qualification, written.on, written.hash)
        for slug, written in matter.reviews.items()
    }


def reviewed_messages(slug: str, library: Library, words: Words) -> tuple[Message, ...]:
    """Return what a reviewer reads under this name: a section's messages, or the page words."""
    if slug == PAGE_WORDS:
        return words.messages()
    return tuple(section_messages(library.sections[slug], library.vocabulary))


def review_target(
    slug: str, library: Library, words: Words, catalogue: Catalogue
) -> tuple[Message, ...]:
    """Return what a review of `slug` would be of, provided that it can be reviewed.

    Raises: TranslationError if there is no such section, or if its translation is not finished.
    """
    if slug != PAGE_WORDS and slug not in library.sections:
        raise TranslationError(
            Problem(
                "SLUG",
                "there is no such section.",
                f"See `handouts sections list`, or use `{PAGE_WORDS}`.",
                "unknown-slug",
            )
        )
    messages = reviewed_messages(slug, library, words)
    Translator(catalogue).require_complete(messages, slug)
    return messages


def fingerprint(catalogue: Catalogue, messages: Iterable[Message]) -> str:
    """Return a hash of the English and the translated words; it changes when either does."""
    hasher = hashlib.sha256()
    for message in messages:
        entry = catalogue.find(message.context, message.text)
        words = entry.text if entry is not None and not entry.fuzzy else ""
        for part in (message.context, message.text, words):
            hasher.update(part.encode() + b"\0")
    return hasher.hexdigest()[:_HASH_LENGTH]


def with_review(content: str, slug: str, review: Review) -> str:
    """Return the text of a `review.toml` with a review added, or in the place of an older one."""
    try:
        document = tomlkit.parse(content or HEADER)
        written = _ReviewMatter.model_validate(asdict(review))
    except TOMLKitError as error:
        raise TranslationError(
            Problem(FILE, "does not parse as TOML.", "Correct it.", "review")
        ) from error
    except ValidationError as error:
        raise TranslationError(list(_problems(FILE, error))) from error
    reviews = document.setdefault("reviews", tomlkit.table(is_super_table=True))
    entry = tomlkit.table()
    entry.update(written.model_dump())
    reviews[slug] = entry
    return tomlkit.dumps(document)


def record_reviews(
    path: Path,
    slugs: Iterable[str],
    library: Library,
    words: Words,
    catalogue: Catalogue,
    reviewer: str,
    qualification: str,
    on: date,
) -> dict[str, int]:
    """Record that a person has read sections, or the page words; return how many messages each.

    Args:
        path: the `review.toml` to write.
        slugs: what was read: slugs of sections, and `page`.
        library: all sections.
        words: the page words.
        catalogue: the translation that was read.
        reviewer: who read it.
        qualification: what makes them able to judge it.
        on: the day.

    Raises: TranslationError with every section that is not there or not finished, or if the file
        cannot be written; then nothing is recorded.
    """
    content = path.read_text(encoding="utf-8") if path.is_file() else ""
    counted: dict[str, int] = {}
    problems: list[Problem] = []
    for slug in slugs:
        try:
            messages = review_target(slug, library, words, catalogue)
            review = Review(reviewer, qualification, on, fingerprint(catalogue, messages))
            content = with_review(content, slug, review)
        except TranslationError as error:
            problems += [problem for problem in error.problems if problem not in problems]
            continue
        counted[slug] = len(messages)
    if problems:
        raise TranslationError(problems)
    write_whole(path, content.encode())
    return counted


def _problems(place: str, error: ValidationError) -> Iterator[Problem]:
    for detail in error.errors():
        where = ".".join(str(part) for part in detail["loc"])
        yield Problem(
            f"{place}, {where}",
            f"{detail['msg']}.",
            "A review has reviewer, qualification, on and hash.",
            "review",
        )
