"""Reads what the checks need to know of a language: its words for “not”, and for promises."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from handouts.errors import Problem, Severity, TranslationError
from handouts.languages.catalogue import SOURCE_LANGUAGE
from handouts.languages.wordforms import Forms
from handouts.resources import Resources

FILE = "checks.toml"
_CODE = "rules"

SKELETON = """\
# What the checks need to know of this language. `handouts languages check` reads it.
#
# Each list holds words in quotes, with a comma after each. Write them in small letters.
# A star stands for any letters, or none: "vacun*" is vacuna, vacunas, vacunar.
# More than one word is possible: "sin que".

# Every word that by itself makes a sentence negative: not, no, never, nobody, nothing, none,
# without, cannot, unless, is not. Where a sentence says “not” with 2 words (French ne ... pas,
# Ukrainian ніколи не), write only the 1 that is never left out. The check counts these words
# in each English sentence and in yours.
negation = []

# Words that have one of the above in them, or look like one, and deny nothing.
not_negation = []

# What no handout may promise: cure, healed, guaranteed, without risk, no side effects,
# instead of your doctor. Give the forms that you would use in a promise.
promises = []
"""
"""A new language's `checks.toml`, for a translator to fill."""

_REMEDY = "Compare it with the file of another language; each line says what belongs in it."


def _usable_form(form: str) -> str:
    if not form.strip("* "):
        raise ValueError("a form needs letters")
    if form != form.strip():
        raise ValueError("a form must not begin or end with a space")
    return form


_Form = Annotated[str, Field(max_length=60), AfterValidator(_usable_form)]


class _RulesMatter(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    negation: list[_Form] = []
    not_negation: list[_Form] = []
    promises: list[_Form] = []


@dataclass(frozen=True)
class LanguageRules:
    """What is known of one language; without a `checks.toml` nothing is, and little is checked.

    `negation` holds the words that make a sentence negative, `not_negation` words that look so.
    """

    negation: Forms = field(default_factory=lambda: Forms((), ""))
    not_negation: Forms = field(default_factory=lambda: Forms((), ""))
    promises: Forms = field(default_factory=lambda: Forms((), ""))


def read_rules(resources: Resources, language: str) -> LanguageRules:
    """Return what `checks.toml` says of a language; nothing if there is none, or for English.

    A clinic brings one for a language of its own. For one of ours it cannot: fewer words would
    weaken the checks that keep its patients safe.

    Raises: TranslationError with every problem of the file.
    """
    found: LanguageRules | None = None
    if language == SOURCE_LANGUAGE:
        return LanguageRules()
    for root, overlay in resources.catalogue_roots():
        path = root / language / FILE
        if not path.is_file():
            continue
        place = rules_place(language, overlay=overlay)
        if found is not None:
            message = "is there for a language that is built in."
            remedy = "Take it out. Better words are welcome in the built-in file."
            raise TranslationError(Problem(place, message, remedy, "overlay-weakens"))
        found = parse_rules(path.read_bytes(), language, place)
    return found or LanguageRules()


def parse_rules(content: bytes, language: str, place: str) -> LanguageRules:
    """Return what one file says.

    Args:
        content: the file.
        language: its folder name, such as `es` or `zh_Hans`.
        place: how an error names the file.

    Raises: TranslationError with every problem of the file.
    """
    try:
        matter = _RulesMatter.model_validate(tomllib.loads(content.decode("utf-8-sig")))
    except UnicodeDecodeError as error:
        problem = Problem(place, "is not UTF-8.", "Save it with the encoding UTF-8.", _CODE)
        raise TranslationError(problem) from error
    except tomllib.TOMLDecodeError as error:
        message = f"does not parse as TOML: {error}."
        remedy = "Look for a missing quote, comma or bracket at that place."
        raise TranslationError(Problem(place, message, remedy, _CODE)) from error
    except ValidationError as error:
        raise TranslationError(list(_problems(place, error))) from error
    return LanguageRules(
        negation=Forms(matter.negation, language),
        not_negation=Forms(matter.not_negation, language),
        promises=Forms(matter.promises, language),
    )


def missing_rules(language: str, rules: LanguageRules) -> Iterator[Problem]:
    """Yield what cannot be checked for want of words in `checks.toml`."""
    wants = (
        (rules.negation, "negation", "whether a “not” was lost"),
        (rules.promises, "promises", "whether a translation promises too much"),
    )
    for forms, key, question in wants:
        if not forms:
            yield Problem(
                rules_place(language, overlay=False),
                f"there are no words under `{key}`, so nobody can tell {question}.",
                "Add them; the file of another language shows which.",
                _CODE,
                Severity.WARNING,
            )


def rules_place(language: str, *, overlay: bool) -> str:
    """Return how an error names the file."""
    return f"{'clinic ' if overlay else ''}locales/{language}/{FILE}"


def _problems(place: str, error: ValidationError) -> Iterator[Problem]:
    for detail in error.errors():
        key, *rest = detail["loc"]
        where = f"{key}, number {int(rest[0]) + 1}" if rest else str(key)
        if detail["type"] == "extra_forbidden":
            known = ", ".join(_RulesMatter.model_fields)
            yield Problem(
                f"{place}, {where}",
                "there is no such list.",
                f"The lists are: {known}.",
                _CODE,
            )
        else:
            message = detail["msg"].removeprefix("Value error, ")
            yield Problem(f"{place}, {where}", f"{message}.", _REMEDY, _CODE)
