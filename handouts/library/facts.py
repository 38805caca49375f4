"""Reads the list of facts on which the library stands, and says which section covers each."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from handouts.errors import Problem, SectionError
from handouts.library.model import Library
from handouts.resources import Resources

FILE = "facts.toml"


class FactKind(StrEnum):
    """What sort of fact it is."""

    CAUSE = "cause"
    SYMPTOM = "symptom"
    REMEDY = "remedy"
    EDUCATION = "education"
    FAQ = "faq"
    RISK = "risk"
    PREVENTION = "prevention"
    MEDICATION = "medication"
    REFERRAL = "referral"
    HELPLINE = "helpline"
    DISCLAIMER = "disclaimer"
    STATISTIC = "statistic"
    SKIPPED = "skipped"


class Use(StrEnum):
    """How a fact may be used."""

    OK = "ok"
    SOFTEN = "soften"
    CORRECT = "correct"
    CLINICIAN = "clinician"
    NEVER = "never"
    SKIP = "skip"

    @property
    def is_printed(self) -> bool:
        """Return whether a section has to cover such a fact."""
        return self not in {Use.NEVER, Use.SKIP}


@dataclass(frozen=True)
class Fact:
    """One fact of an article: `targets` are the slugs of the sections that may cover it."""

    key: str
    kind: FactKind
    use: Use
    targets: tuple[str, ...]


@dataclass(frozen=True)
class Facts:
    """All facts by their ids, and the articles by the beginning of those ids."""

    articles: Mapping[str, str]
    by_key: Mapping[str, Fact]

    def of_article(self, article: str) -> tuple[Fact, ...]:
        """Return the facts of one article, in the order of the list."""
        return tuple(f for key, f in self.by_key.items() if key.startswith(f"{article}-"))


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _FactMatter(_Strict):
    kind: FactKind
    use: Use
    targets: tuple[str, ...]


class _FactsMatter(_Strict):
    articles: dict[str, str] = Field(min_length=1)
    facts: dict[str, _FactMatter] = Field(min_length=1)


def read_facts(resources: Resources) -> Facts:
    """Return the list of facts of this installation.

    Raises: SectionError if it is not well formed.
    """
    path = resources.templates / FILE
    try:
        matter = _FactsMatter.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SectionError(Problem(FILE, f"cannot be read: {error}.", code="lists")) from error
    except ValidationError as error:
        raise SectionError(
            Problem(
                f"{FILE}: {'.'.join(str(part) for part in fault['loc'])}",
                f"{fault['msg']}.",
                "A fact has kind, use and targets.",
                "lists",
            )
            for fault in error.errors()
        ) from error
    homeless = [key for key in matter.facts if key.partition("-")[0] not in matter.articles]
    if homeless:
        raise SectionError(
            Problem(f"{FILE}: {key}", "belongs to no article.", "Name it in [articles].", "lists")
            for key in homeless
        )
    return Facts(
        matter.articles,
        {key: Fact(key, row.kind, row.use, row.targets) for key, row in matter.facts.items()},
    )


def covering(fact: Fact, library: Library) -> tuple[str, ...]:
    """Return the slugs of the sections that cover a fact, in the order of its targets.

    A clinic's section in the place of ours covers what ours did: what it says is the clinic's to
    answer for.
    """
    found = (library.sections.get(slug) for slug in fact.targets)
    return tuple(
        section.slug
        for section in found
        if section is not None and (section.overlay or fact.key in section.facts)
    )
