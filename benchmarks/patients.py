"""Draws invented patients, the same for the same seed, as the cells of a table of patients."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

from handouts.handout import Shelf
from handouts.library import Section
from handouts.profile import AGE_CODES, Group, Tool

Cells = dict[str, str]
"""What stands in a row, by column; an empty cell is not there."""

COLUMNS: Final = (
    *("name", "birth_date", "record_number", "language", "territory", "age"),
    *("symptoms", "causes", "lifestyle", "preferences", "icd10", "present", "absent"),
    *("red_flags_screened", "red_flags", "clinician", "include", "exclude", "note", "amounts"),
    "tools",
)
LANGUAGES: Final[Mapping[str, float]] = {"en": 0.5, "es": 0.3, "ar": 0.2}
TERRITORIES: Final[Mapping[str, Sequence[str]]] = {
    "en": ("US", "US", "US", "GB", "GB", "CA", "AU", "IE", "NZ", "ZA", "IN", "KE"),
    "es": ("US", "US", "ES", "ES", "MX", "AR"),
    "ar": ("US", "GB", "SA", "EG", "AE"),
}
PERSON: Final[Mapping[str, str]] = {"en": "Patient", "es": "Paciente", "ar": "مريض"}
NOTES: Final[Mapping[str, Sequence[str]]] = {
    "en": ("Next visit in 2 weeks.", "Start with the breathing, twice a day."),
    "es": ("Próxima visita en 2 semanas.", "Empiece con la respiración, dos veces al día."),
    "ar": ("الموعد القادم بعد أسبوعين.", "ابدأ بتمرين التنفس مرتين في اليوم."),
}
CLINICIANS: Final = tuple(f"Clinician {letter}" for letter in "ABCDEF")
ICD10: Final = ("F41.1", "F41.9", "F43.2", "M54.5", "M54.2", "M54.6", "F51.0", "R53.83")
TOOLS: Final = tuple(sorted(Tool))

COMMON: Final[Mapping[str, float]] = {
    "diabetes": 0.08,
    "heart-disease": 0.06,
    "osteoporosis": 0.05,
    "inflammatory-arthritis": 0.04,
    "lung-disease": 0.06,
    "anticoagulant": 0.04,
    "implant-electronic": 0.03,
    "low-bp-fainting": 0.03,
    "balance-vertigo": 0.04,
    "hypermobility": 0.03,
    "on-antidepressant": 0.15,
    "on-nsaid": 0.2,
    "on-opioid": 0.06,
    "trauma-ptsd": 0.06,
    "touch-averse": 0.04,
}
"""How many of a hundred adults have it, roughly; every other health factor is rare."""

RARE: Final = 0.005
ONLY_SOME: Final[Mapping[str, range]] = {
    "pregnant": range(18, 46),
    "postpartum-6m": range(18, 46),
}
OFTEN_PREGNANT: Final = 0.05
FALLS_FROM: Final = 75
ONE_RED_FLAG_IN: Final = 40
"""Rows from one red flag to the next."""

FIRST_RED_FLAG: Final = 7
YOUNGEST, OLDEST = 16, 88
YEAR: Final = 2026
"""Of the handouts; an age that is told as a birth date counts from here."""


@dataclass(frozen=True)
class _Stock:
    """What can be drawn: the codes of each group, and the remedies that take an amount."""

    codes: Mapping[Group, Sequence[str]]
    remedies: Sequence[Section]
    education: Sequence[str]
    implied: Mapping[str, frozenset[str]]


def draw_patients(number: int, seed: int, shelf: Shelf) -> Iterator[Cells]:
    """Yield the cells of so many invented patients; the first ones are the same for any number."""
    stock = _stock(shelf)
    dice = Random(seed)  # noqa: S311 - nothing is kept secret
    for place in range(number):
        yield _patient(place, dice, stock)


def _stock(shelf: Shelf) -> _Stock:
    vocabulary = shelf.vocabulary
    sections = shelf.library.sections.values()
    return _Stock(
        {group: vocabulary.codes(group) for group in Group},
        [section for section in sections if section.amount and not section.opt_in],
        [section.slug for section in sections if section.slug.startswith("education/")],
        {code: frozenset(vocabulary.implied_by([code])) for code in vocabulary.codes(Group.HEALTH)},
    )


def _patient(place: int, dice: Random, stock: _Stock) -> Cells:
    (language,) = dice.choices(list(LANGUAGES), list(LANGUAGES.values()))
    age = round(dice.triangular(YOUNGEST, OLDEST, 44))
    present = _present(age, dice, stock)
    some = _Chooser(dice)

    def often(share: float) -> bool:
        return dice.random() < share

    cells = {
        "name": f"{PERSON[language]} {place + 1:05}",
        "record_number": f"EX-{place + 1:05}",
        "language": language,
        "territory": dice.choice(TERRITORIES[language]),
        "birth_date": f"{YEAR - age}-{dice.randint(1, 10):02}-{dice.randint(1, 28):02}",
        "age": str(age),
        "symptoms": some(stock.codes[Group.SYMPTOMS], 1, 5),
        "causes": some(stock.codes[Group.CAUSES], 0, 2),
        "lifestyle": some(stock.codes[Group.LIFESTYLE], 0, 4),
        "preferences": some(stock.codes[Group.PREFERENCES], 0, 3),
        "icd10": some(ICD10, 1, 2) if often(0.3) else "",
        "present": "; ".join(present),
        "absent": "; ".join(_absent(present, dice, stock)),
        "red_flags_screened": "yes" if often(0.97) else "no",
        "red_flags": "",
        "clinician": dice.choice(CLINICIANS),
        "include": some([s.slug for s in stock.remedies], 1, 1) if often(0.3) else "",
        "exclude": some(stock.education, 1, 1) if often(0.1) else "",
        "note": dice.choice(NOTES[language]) if often(0.2) else "",
        "amounts": _amounts(dice, stock) if often(0.4) else "",
        "tools": some(TOOLS, 1, 2) if often(0.2) else "",
    }
    cells["age" if often(0.5) else "birth_date"] = ""
    flag = dice.choice(stock.codes[Group.RED_FLAGS])
    if place % ONE_RED_FLAG_IN == FIRST_RED_FLAG:
        cells |= {"red_flags_screened": "yes", "red_flags": flag}
    return {column: cells[column] for column in COLUMNS}


class _Chooser:
    """Draws a few codes, the first ones of a list more often, and joins them into a cell."""

    def __init__(self, dice: Random) -> None:
        self._dice = dice

    def __call__(self, codes: Sequence[str], least: int, most: int) -> str:
        wanted = self._dice.randint(least, most)
        left, chosen = list(codes), list[str]()
        while len(chosen) < wanted:
            weights = [1 / (rank + 4) for rank in range(len(left))]
            (code,) = self._dice.choices(left, weights)
            left.remove(code)
            chosen.append(code)
        return "; ".join(chosen)


def _present(age: int, dice: Random, stock: _Stock) -> list[str]:
    return [
        code
        for code in stock.codes[Group.HEALTH]
        if code not in AGE_CODES and dice.random() < _likelihood(code, age)
    ]


def _likelihood(code: str, age: int) -> float:
    if code in ONLY_SOME:
        return OFTEN_PREGNANT if age in ONLY_SOME[code] else 0.0
    if code == "falls-frailty":
        return 0.3 if age >= FALLS_FROM else RARE
    return COMMON.get(code, RARE)


def _absent(present: Sequence[str], dice: Random, stock: _Stock) -> list[str]:
    """Return what was asked for and is not there: of few questions, of half, of nearly all."""
    asked = dice.choice((0.1, 0.5, 0.95))
    has = frozenset(present).union(*(stock.implied[code] for code in present))
    return [
        code
        for code in stock.codes[Group.HEALTH]
        if code not in AGE_CODES
        and dice.random() < asked
        and code not in has
        and not stock.implied[code] & AGE_CODES.keys()
    ]


def _amounts(dice: Random, stock: _Stock) -> str:
    section = dice.choice(stock.remedies)
    measures = ",".join(
        f"{measure}={dice.randint(allowance.safe.low, allowance.safe.high)}"
        for measure, allowance in section.amount.items()
    )
    return f"{section.slug}:{measures}"
