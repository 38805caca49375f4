"""Reads the codes of a profile, stated or meant by an ICD-10 code."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from handouts.errors import Notice
from handouts.profile.form import Form, one_of
from handouts.profile.icd10 import canonical
from handouts.profile.keys import HOME, Path, flag_for
from handouts.profile.vocabulary import Group, Vocabulary, nearest_names

_ABSENT: Path = ("health", "absent")
_ICD10: Path = ("needs", "icd10")
_MARKS = re.compile(r"[,/|+&;\uff1b\uff0c\u3001]|[\r\n]+")
_JOINING = {"and", "y", "e", "und", "et"}
_NOTHING = {"none", "no", "nil", "nothing", "n/a", "na", "nein", "keine", "kein", "keiner"} | {
    "ninguno",
    "ninguna",
    "nada",
}
_DENIES = re.compile(r"(not?|non|never|without|kein\w*|nicht|ohne|sin|sem|ningun\w*)\s")


@dataclass
class Codes:
    """The codes that hold, by group, and those that do not; each with the place that says so."""

    present: Mapping[Group, dict[str, str]] = field(
        default_factory=lambda: {group: {} for group in Group}
    )
    absent: dict[str, str] = field(default_factory=dict)
    icd10: tuple[str, ...] = ()
    notices: list[Notice] = field(default_factory=list)

    def of(self, group: Group) -> frozenset[str]:
        """Return the codes of a group that hold."""
        return frozenset(self.present[group])


def read_codes(form: Form, vocabulary: Vocabulary) -> Codes:
    """Return every code of the document; what is wrong is noted on the form."""
    codes = Codes()
    for group, path in HOME.items():
        _read_list(form, vocabulary, group, path, codes.present[group])
    _read_list(form, vocabulary, Group.HEALTH, _ABSENT, codes.absent)
    for code, where in codes.present[Group.HEALTH].items():
        if code in codes.absent:
            message = f"is also stated as absent ({codes.absent[code]})."
            form.fault(where, message, "Keep one of the two.", "contradiction")
    _read_icd10(form, vocabulary, codes)
    _add_implied(form, vocabulary, codes)
    return codes


def _add_implied(form: Form, vocabulary: Vocabulary, codes: Codes) -> None:
    """Add what comes with a health factor: who takes warfarin takes a blood thinner."""
    health = codes.present[Group.HEALTH]
    for code, where in list(health.items()):
        for implied in vocabulary.implied_by([code]):
            if implied in codes.absent:
                message = f"means {implied}, too, which is stated as absent."
                remedy = f"Correct one of the two ({codes.absent[implied]})."
                form.fault(where, message, remedy, "contradiction")
            health.setdefault(implied, where)


def _read_list(
    form: Form, vocabulary: Vocabulary, group: Group, path: Path, found: dict[str, str]
) -> None:
    for text, where in form.items(path):
        code = text.lower()
        term = vocabulary.terms.get(code)
        if term is None:
            remedy = _remedy(vocabulary, code, group, _source(form, path, where))
            form.fault(where, f"is not {group.noun} that we know.", remedy, "unknown-code")
        elif term.group is not group:
            message = f"is {term.group.noun}, not {group.noun}."
            form.fault(where, message, _move(path, term.group), "wrong-group")
        else:
            found.setdefault(code, where)


def _move(path: Path, group: Group) -> str:
    if path == _ABSENT and group is Group.RED_FLAGS:
        return "Take it out; red_flags.screened (option --screened) says that all were asked."
    if path == _ABSENT:
        return "Take it out; only health factors can be absent."
    home = HOME[group]
    return f"Move it to {'.'.join(home)} (option {flag_for(home)})."


class _Source(Enum):
    """Where an item was written: what to do with several in one, and with a word for none."""

    CELL = ("Part the items with ;.", "leave the cell blank")
    FILE = ('Write each as an item of its own, as in ["…", "…"].', "leave it out")
    OPTION = ("Give each with an option of its own.", "leave it out")

    def __init__(self, parting: str, without: str) -> None:
        """Keep the two remedies."""
        self.parting = parting
        self.without = without


def _source(form: Form, path: Path, where: str) -> _Source:
    if where.startswith("--"):
        return _Source.OPTION
    return _Source.FILE if where.startswith(form.place(path)) else _Source.CELL


def _remedy(vocabulary: Vocabulary, text: str, group: Group, source: _Source) -> str:
    """Return what to do with an item that is no code; it never talks anybody into a factor."""
    if text in _NOTHING or not re.search(r"\w", text):
        return f"If there is none, {source.without}."
    if _holds_several(vocabulary, text):
        return source.parting
    near = _nearest(vocabulary, text, group)
    if denied := _DENIES.match(text):
        near = [code for code in near if code.startswith(f"{denied[1]}-")]
        return f"Did you mean {one_of(near)}?" if near else _NO_GUESS
    return f"Did you mean {one_of(near)}?" if near else "Use a code of the vocabulary."


_NO_GUESS = "Use a code of the vocabulary, or leave it out."


def _holds_several(vocabulary: Vocabulary, text: str) -> bool:
    """Return whether an item is several codes, parted by a mark, or by blanks alone."""
    parts = [part.strip() for part in _MARKS.split(text) if part.strip()]
    words = [word for word in _MARKS.sub(" ", text).split() if word not in _JOINING]
    return (len(parts) > 1 and any(part in vocabulary.terms for part in parts)) or (
        len(words) > 1 and all(word in vocabulary.terms for word in words)
    )


def _nearest(vocabulary: Vocabulary, text: str, group: Group) -> list[str]:
    """Return the codes that may be meant, all of one group: this one, or else the nearest other.

    What stands among the red flags is never taken for a health factor, and nothing that stands
    elsewhere for a red flag.
    """
    if own := vocabulary.nearest(text, group):
        return list(own)
    barred = Group.HEALTH if group is Group.RED_FLAGS else Group.RED_FLAGS
    others = {
        term.code: (term.code, term.label, term.patient)
        for term in vocabulary.terms.values()
        if term.group is not barred
    }
    found = [vocabulary.terms[code] for code in nearest_names(text, others)]
    return [f"{term.code} ({term.group.noun})" for term in found if term.group is found[0].group]


def _read_icd10(form: Form, vocabulary: Vocabulary, codes: Codes) -> None:
    given: dict[str, str] = {}
    for text, where in form.items(_ICD10):
        code = canonical(text)
        if code is None:
            form.fault(where, "is not an ICD-10 code.", "Write it as in F41.1.", "malformed")
        else:
            given.setdefault(code, where)
    for code, where in given.items():
        _add_meant(form, vocabulary, codes, code, where)
    codes.icd10 = tuple(given)


def _add_meant(form: Form, vocabulary: Vocabulary, codes: Codes, icd10: str, where: str) -> None:
    meant = vocabulary.codes_for_icd10(icd10)
    if not meant:
        message = f"{where}: this ICD-10 code stands for no code of ours, so it changes nothing."
        codes.notices.append(Notice("icd10-unused", message))
    for code in meant:
        group = vocabulary.terms[code].group
        codes.present[group].setdefault(code, where)
        if code in codes.absent:
            message = f"stands for a health factor that is stated as absent ({codes.absent[code]})."
            form.fault(where, message, "Correct one of the two.", "contradiction")
        if group is Group.RED_FLAGS:
            message = f"{where}: this ICD-10 code stands for a red flag, and is taken as one."
            codes.notices.append(Notice("icd10-red-flag", message))
