"""Reads what the checks need to know of a language: its words for “not”, and for promises."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
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
# More than one word is possible: "sin que". A ^ in front makes a word count only where
# a sentence begins, or after a comma, a colon or a bracket: "^nadie".

# Every word that by itself makes a sentence negative: not, no, never, nobody, nothing, none,
# without, cannot, unless, is not. Where a sentence says “not” with 2 words (French ne ... pas,
# Ukrainian ніколи не), write only the 1 that is never left out. The check counts these words
# in each English sentence and in yours.
negation = []

# Words that have one of the above in them, or look like one, and deny nothing.
not_negation = []

# Verbs for avoid, skip, leave out, refuse, keep away from.
avoidance = []

# Words for or and nor, which carry a negation on: “do not bend or twist”.
alternatives = []

# What no handout may promise: cure, healed, guaranteed, without risk, no side effects,
# instead of your doctor. Give the forms that you would use in a promise.
promises = []

# The words for each unit of time, in all their forms, also in words such as daily and weekly.
# For day also today, and what is said for daily life. Where the English text says hours, the
# translation needs one of the words for hour.
[units]
second = []
minute = []
hour = []
day = []
week = []
month = []
year = []

# What makes a number a limit. At most: less than, under, up to, no later than, or less; also
# words that deny the other side, such as no more than. At least: more than, over, above,
# from (an age), or more; also no less than.
[limits]
at_most = []
at_least = []
"""
"""A new language's `checks.toml`, for a translator to fill."""

_REMEDY = "Compare it with the file of another language; each line says what belongs in it."


def _usable_form(form: str) -> str:
    if not form.strip("*^ "):
        raise ValueError("a form needs letters")
    if form != form.strip():
        raise ValueError("a form must not begin or end with a space")
    return form


_Form = Annotated[str, Field(max_length=60), AfterValidator(_usable_form)]


class _Matter(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class _Units(_Matter):
    second: list[_Form] = []
    minute: list[_Form] = []
    hour: list[_Form] = []
    day: list[_Form] = []
    week: list[_Form] = []
    month: list[_Form] = []
    year: list[_Form] = []


class _Limits(_Matter):
    at_most: list[_Form] = []
    at_least: list[_Form] = []


class _RulesMatter(_Matter):
    negation: list[_Form] = []
    not_negation: list[_Form] = []
    avoidance: list[_Form] = []
    alternatives: list[_Form] = []
    promises: list[_Form] = []
    units: _Units = _Units()
    limits: _Limits = _Limits()


UNITS = tuple(_Units.model_fields)
"""The units of time, the smallest first."""

LIMITS = tuple(_Limits.model_fields)
"""The 2 sides on which a number can be a limit."""

_TABLES: Mapping[str, type[_Matter]] = {"units": _Units, "limits": _Limits}


@dataclass(frozen=True)
class LanguageRules:
    """What is known of one language; without a `checks.toml` nothing is, and little is checked.

    `negation` holds the words that make a sentence negative, `not_negation` words that look so;
    `avoidance` verbs such as avoid and skip, `alternatives` words for “or”; `units` the words for
    each of `UNITS`, `limits` those for each of `LIMITS`.
    """

    negation: Forms = field(default_factory=lambda: Forms((), ""))
    not_negation: Forms = field(default_factory=lambda: Forms((), ""))
    avoidance: Forms = field(default_factory=lambda: Forms((), ""))
    alternatives: Forms = field(default_factory=lambda: Forms((), ""))
    promises: Forms = field(default_factory=lambda: Forms((), ""))
    units: Mapping[str, Forms] = field(default_factory=dict)
    limits: Mapping[str, Forms] = field(default_factory=dict)


NO_RULES = LanguageRules()
"""What is known of a language without a `checks.toml`."""


def read_rules(resources: Resources, language: str) -> LanguageRules:
    """Return what `checks.toml` says of a language; nothing if there is none, or for English.

    A clinic brings one for a language of its own. For one of ours it cannot: fewer words would
    weaken the checks that keep its patients safe.

    Raises: TranslationError with every problem of the file.
    """
    found: LanguageRules | None = None
    if language == SOURCE_LANGUAGE:
        return NO_RULES
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
    return found or NO_RULES


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
        avoidance=Forms(matter.avoidance, language),
        alternatives=Forms(matter.alternatives, language),
        promises=Forms(matter.promises, language),
        units=_by_name(matter.units, language),
        limits=_by_name(matter.limits, language),
    )


def _by_name(table: _Matter, language: str) -> dict[str, Forms]:
    """Return the lists of a table that hold words."""
    return {name: Forms(forms, language) for name, forms in table if forms}


def missing_rules(language: str, rules: LanguageRules) -> Iterator[Problem]:
    """Yield what cannot be checked for want of words in `checks.toml`."""
    units = [unit for unit in UNITS if unit not in rules.units]
    limits = [limit for limit in LIMITS if limit not in rules.limits]
    wants = (
        (not rules.negation, "`negation`", "whether a “not” was lost"),
        (not rules.promises, "`promises`", "whether a translation promises too much"),
        (units, _listed("units", units), "whether minutes became hours"),
        (limits, _listed("limits", limits), "whether “at least” became “at most”"),
    )
    for is_missing, keys, question in wants:
        if is_missing:
            yield Problem(
                rules_place(language, overlay=False),
                f"there are no words under {keys}, so nobody can tell {question}.",
                "Add them; the file of another language shows which.",
                _CODE,
                Severity.WARNING,
            )


def _listed(table: str, keys: Sequence[str]) -> str:
    return f"`{table}` for {', '.join(keys)}"


def rules_place(language: str, *, overlay: bool) -> str:
    """Return how an error names the file."""
    return f"{'clinic ' if overlay else ''}locales/{language}/{FILE}"


def _problems(place: str, error: ValidationError) -> Iterator[Problem]:
    for detail in error.errors():
        names = [name for name in detail["loc"] if isinstance(name, str)]
        numbers = [f", number {number + 1}" for number in detail["loc"] if isinstance(number, int)]
        where = ".".join(names) + "".join(numbers)
        if detail["type"] == "extra_forbidden":
            table = _TABLES[names[0]] if len(names) > 1 else _RulesMatter
            known = ", ".join(table.model_fields)
            yield Problem(
                f"{place}, {where}",
                "there is no such list.",
                f"The lists are: {known}.",
                _CODE,
            )
        else:
            message = detail["msg"].removeprefix("Value error, ")
            yield Problem(f"{place}, {where}", f"{message}.", _REMEDY, _CODE)
