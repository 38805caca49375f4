"""Every code that a profile or a section rule may use, read from `templates/vocabulary.toml`."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from pathlib import Path

from handouts.errors import Problem, SectionError
from handouts.profile.icd10 import falls_under, is_prefix
from handouts.resources import Resources

_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
_WORD = re.compile(r"[^\W_]{3,}")
_KEYS = ("label", "patient", "icd10", "implies")
_NEAR = 0.6
_NEAR_WORD = 0.8
_LONGEST_WORTH_COMPARING = 60
_SHORTEST_WORTH_COMPARING = 2


class Group(StrEnum):
    """The kinds of code, named as in the vocabulary and in a profile."""

    SYMPTOMS = "symptoms"
    CAUSES = "causes"
    LIFESTYLE = "lifestyle"
    PREFERENCES = "preferences"
    HEALTH = "health"
    RED_FLAGS = "red_flags"

    @property
    def noun(self) -> str:
        """Return what one code of the group is called, with its article."""
        return _NOUNS[self]


_NOUNS = {
    Group.SYMPTOMS: "a symptom",
    Group.CAUSES: "a cause",
    Group.LIFESTYLE: "a lifestyle factor",
    Group.PREFERENCES: "a preference",
    Group.HEALTH: "a health factor",
    Group.RED_FLAGS: "a red flag",
}


@dataclass(frozen=True)
class Term:
    """One code: what a clinician reads, what a patient reads after "Do not use if:", its ICD-10.

    `implies` names health factors that whoever has this one has, too.
    """

    code: str
    group: Group
    label: str
    patient: str = ""
    icd10: tuple[str, ...] = ()
    implies: tuple[str, ...] = ()


@dataclass(frozen=True)
class Vocabulary:
    """All terms by code, in the order of the file."""

    terms: Mapping[str, Term]

    def codes(self, group: Group) -> tuple[str, ...]:
        """Return the codes of one group."""
        return tuple(term.code for term in self.terms.values() if term.group is group)

    def implied_by(self, codes: Iterable[str]) -> tuple[str, ...]:
        """Return the health factors that come with these codes, themselves not among them."""
        given = tuple(codes)
        waiting, found = list(given), list[str]()
        while waiting:
            for code in self.terms[waiting.pop()].implies:
                if code not in found and code not in given:
                    found.append(code)
                    waiting.append(code)
        return tuple(found)

    def codes_for_icd10(self, code: str) -> tuple[str, ...]:
        """Return every code that the ICD-10 code stands for; a code can stand for several."""
        return tuple(
            term.code
            for term in self.terms.values()
            if any(falls_under(code, prefix) for prefix in term.icd10)
        )

    def nearest(self, text: str, group: Group) -> tuple[str, ...]:
        """Return up to three codes of the group whose code or words look like the text."""
        names = {
            term.code: (term.code, term.label, term.patient)
            for term in self.terms.values()
            if term.group is group
        }
        return nearest_names(text, names)


def nearest_names(text: str, names: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Return up to three keys of `names` that the text looks like, best first.

    Args:
        text: What somebody wrote.
        names: For each key, the words by which it may be meant.
    """
    wanted = text.strip().lower()[:_LONGEST_WORTH_COMPARING]
    if len(wanted) < _SHORTEST_WORTH_COMPARING:
        return ()
    scores = {
        key: max((_likeness(wanted, name.lower()) for name in known), default=0.0)
        for key, known in names.items()
    }
    near = sorted((key for key in scores if scores[key] > 0), key=lambda key: -scores[key])
    return tuple(near[:3])


def load_vocabulary(resources: Resources) -> Vocabulary:
    """Return the vocabulary of this installation.

    Raises: SectionError with every problem of the file.
    """
    return read_vocabulary(resources.templates / "vocabulary.toml")


def read_vocabulary(path: Path) -> Vocabulary:
    """Return the vocabulary in one file.

    Raises: SectionError with every problem of the file.
    """
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise SectionError(
            Problem(path.name, "cannot be read.", "Install handouts again.", "unreadable")
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise SectionError(
            Problem(path.name, f"is not TOML: {error}.", code="toml-syntax")
        ) from error
    return _build(document, path.name)


def _likeness(wanted: str, name: str) -> float:
    """Return how alike two texts are, as a whole or word by word; 0 if they are not alike."""
    whole = _ratio(wanted, name, _NEAR)
    wanted_words, words = _WORD.findall(wanted), set(_WORD.findall(name))
    if not wanted_words or not words:
        return whole
    best = [
        max(_ratio(wanted_word, word, _NEAR_WORD) for word in words) for wanted_word in wanted_words
    ]
    by_word = sum(best) / len(best)
    return max(whole, 0.9 * by_word if by_word >= _NEAR else 0.0)


def _ratio(wanted: str, name: str, at_least: float) -> float:
    matcher = SequenceMatcher(None, wanted, name, autojunk=False)
    if matcher.real_quick_ratio() < at_least or matcher.quick_ratio() < at_least:
        return 0.0
    ratio = matcher.ratio()
    return ratio if ratio >= at_least else 0.0


def _build(document: Mapping[str, object], place: str) -> Vocabulary:
    problems: list[Problem] = []
    terms: dict[str, Term] = {}
    for name in document:
        if name not in set(Group):
            known = ", ".join(Group)
            problems.append(Problem(f"{place}: {name}", "is not a group.", f"Use one of {known}."))
    for group in Group:
        entries = document.get(group)
        if not isinstance(entries, Mapping) or not entries:
            problems.append(Problem(f"{place}: {group}", "has no codes.", "Write [group.code]."))
            continue
        for code, entry in entries.items():
            where = f"{place}: {group}.{code}"
            problems += _faults(where, group, code, entry)
            if code in terms:
                twice = f"{terms[code].group} has this code too."
                problems.append(Problem(where, twice, "Rename one of the two."))
            elif isinstance(entry, Mapping):
                terms[code] = _term(group, code, entry)
    problems += [
        Problem(f"{place}: {term.group}.{term.code}.implies", f"{other} is no health factor.")
        for term in terms.values()
        for other in term.implies
        if other not in terms or terms[other].group is not Group.HEALTH or other == term.code
    ]
    if problems:
        raise SectionError(problems)
    return Vocabulary(terms)


def _term(group: Group, code: str, entry: Mapping[str, object]) -> Term:
    return Term(
        code,
        group,
        str(entry.get("label", "")),
        str(entry.get("patient", "")),
        _texts(entry.get("icd10")),
        _texts(entry.get("implies")),
    )


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(item) for item in value) if isinstance(value, list) else ()


def _faults(where: str, group: Group, code: str, entry: object) -> Iterable[Problem]:
    if not isinstance(entry, Mapping):
        yield Problem(where, "is not a table.", "Give it a label.")
        return
    if not _CODE.fullmatch(code):
        yield Problem(where, "is not a code.", "Use small letters, digits and single hyphens.")
    for key in entry:
        if key not in _KEYS:
            yield Problem(f"{where}.{key}", "is not a key.", f"Use one of {', '.join(_KEYS)}.")
    if not _is_line(entry.get("label")):
        yield Problem(f"{where}.label", "is missing.", "Say it as a physiotherapist would.")
    if "patient" in entry or group is Group.HEALTH:
        yield from _patient_faults(f"{where}.patient", group, entry.get("patient"))
    if not isinstance(entry.get("implies", []), list):
        yield Problem(f"{where}.implies", "is not a list.", 'Write ["anticoagulant"].')
    yield from _icd10_faults(f"{where}.icd10", entry.get("icd10", []))


def _icd10_faults(where: str, prefixes: object) -> Iterable[Problem]:
    if not isinstance(prefixes, list):
        yield Problem(where, "is not a list.", 'Write ["F41.1"].')
        return
    for position, prefix in enumerate(prefixes, start=1):
        if not isinstance(prefix, str) or not is_prefix(prefix):
            there = f"{where}, item {position}"
            yield Problem(there, "is not an ICD-10 prefix.", "Write capitals with a dot: F41.1.")


def _patient_faults(where: str, group: Group, text: object) -> Iterable[Problem]:
    if group not in (Group.HEALTH, Group.PREFERENCES):
        yield Problem(where, f"does not belong to {group.noun}.", "Take it out.")
    elif not _is_line(text):
        yield Problem(where, "is missing.", 'Complete "Do not use if:", as in "you have diabetes".')
    elif isinstance(text, str) and (text[0].isupper() or text.endswith(".")):
        yield Problem(where, "does not fit in a list.", "Begin with a small letter; no full stop.")


def _is_line(text: object) -> bool:
    return isinstance(text, str) and bool(text.strip()) and "\n" not in text
