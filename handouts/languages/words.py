"""The page words: every word of a handout that is not part of a section, by key."""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from handouts.errors import Problem, TranslationError
from handouts.languages.messages import PAGE_CONTEXT, Message
from handouts.resources import Resources

PLACE = "templates/pages/words.toml"

Say = Callable[[str], str]
"""Key of a page word in, words in the patient's language out."""


class _WordMatter(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    text: str = Field(min_length=1)
    note: str = Field(min_length=1)
    max: int | None = Field(default=None, ge=1)


@dataclass(frozen=True)
class Word:
    """One page word: its English text, a note for translators, and the longest translation."""

    key: str
    text: str
    note: str
    max_length: int | None = None


@dataclass(frozen=True)
class Words:
    """All page words by key, such as `plan.title`, in the order of the file."""

    entries: Mapping[str, Word]

    def __getitem__(self, key: str) -> str:
        """Return the English text of a page word.

        Raises: TranslationError if no page word has this key.
        """
        word = self.entries.get(key)
        if word is None:
            raise TranslationError(
                Problem(PLACE, f"there is no page word {key}.", "Add it there.", "page-word")
            )
        return word.text

    def __contains__(self, key: object) -> bool:
        """Return whether a page word has this key."""
        return key in self.entries

    def __iter__(self) -> Iterator[str]:
        """Yield the keys in the order of the file."""
        return iter(self.entries)

    def __len__(self) -> int:
        """Return how many page words there are."""
        return len(self.entries)

    def spoken_by(self, say: Callable[[str, str], str]) -> Say:
        """Return the function that templates and plan use: `say("plan.title")`.

        Args:
            say: context and English text in, translation out; `Translator.say`.
        """
        return lambda key: say(PAGE_CONTEXT, self[key])

    def messages(self) -> tuple[Message, ...]:
        """Return the page words as messages, in the order of the file."""
        return tuple(
            Message(
                PAGE_CONTEXT,
                word.text,
                (f"{key}: {word.note}",),
                (PLACE,),
                max_length=word.max_length,
            )
            for key, word in self.entries.items()
        )


def load_words(resources: Resources) -> Words:
    """Return the page words of this installation.

    Raises: TranslationError with every problem of the file.
    """
    path = resources.templates / "pages" / "words.toml"
    try:
        groups = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise TranslationError(
            Problem(PLACE, f"cannot be read: {error}.", "Restore the file.", "page-word")
        ) from error
    words: dict[str, Word] = {}
    problems: list[Problem] = []
    for group, table in groups.items():
        for name, written in table.items() if isinstance(table, dict) else (("", table),):
            key = f"{group}.{name}"
            try:
                matter = _WordMatter.model_validate(written)
            except ValidationError as error:
                problems.extend(_problems(key, error))
            else:
                words[key] = Word(key, matter.text, matter.note, matter.max)
    if problems:
        raise TranslationError(problems)
    return Words(words)


def _problems(key: str, error: ValidationError) -> Iterator[Problem]:
    for detail in error.errors():
        where = ".".join(str(part) for part in (key, *detail["loc"]))
        yield Problem(
            f"{PLACE}, {where}",
            f"{detail['msg']}.",
            "A page word is a table with text, note and, if need be, max.",
            "page-word",
        )
