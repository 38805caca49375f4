"""Reads the codes of a profile, stated or meant by an ICD-10 code."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from handouts.errors import Notice
from handouts.profile.form import Form, one_of
from handouts.profile.icd10 import canonical
from handouts.profile.keys import HOME, Path, flag_for
from handouts.profile.vocabulary import Group, Vocabulary

_ABSENT: Path = ("health", "absent")
_ICD10: Path = ("needs", "icd10")


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
            remedy = _nearest(vocabulary, text, group)
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


def _nearest(vocabulary: Vocabulary, text: str, group: Group) -> str:
    near = vocabulary.nearest(text, group)
    if near:
        return f"Did you mean {one_of(near)}?"
    elsewhere = [
        f"{code} ({other.noun})" for other in Group for code in vocabulary.nearest(text, other)
    ]
    if elsewhere:
        return f"Did you mean {one_of(elsewhere[:3])}?"
    return "Use a code of the vocabulary."


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
