from collections.abc import Callable

import pytest

from handouts.errors import Problem
from handouts.profile import (
    PROFILE_OPTIONS,
    Measure,
    Tool,
    document_from_options,
    merge_documents,
)
from handouts.profile.keys import TABLES, TOP
from tests.profile.conftest import Read

Problems = Callable[..., list[Problem]]


def test_every_key_of_a_profile_has_an_option() -> None:
    keys: set[tuple[str, ...]] = {(name, key) for name, names in TABLES.items() for key in names}
    keys |= {(name,) for name in TOP if name not in TABLES}
    assert set(PROFILE_OPTIONS.values()) == keys


def test_every_option_reaches_the_profile(read: Read) -> None:
    document = document_from_options(
        {
            "language": "ar",
            "territory": "GB",
            "name": "Sam Placeholder",
            "birth_date": "1980-03-02",
            "record": "EX-1",
            "age": 46,
            "symptom": ("burning", "tension"),
            "cause": ("gad",),
            "lifestyle": ("desk-work",),
            "preference": ("warmth",),
            "icd10": ("M54.5",),
            "has": ("diabetes",),
            "without": ("pregnant",),
            "screened": True,
            "red_flag": ("rf-chest",),
            "clinician": "T. Sample",
            "include": ("remedies/tens",),
            "exclude": ("remedies/massage",),
            "override": ("remedies/heat=tested = fine",),
            "amount": ("remedies/heat:minutes=10", "remedies/heat:times_per_day=2"),
            "tool": ("log", "diary"),
            "note": "See you soon.",
        }
    )
    profile = read(document).profile
    assert (profile.language, profile.territory) == ("ar", "GB")
    assert profile.identity.name == "Sam Placeholder"
    assert profile.identity.record_number == "EX-1"
    assert profile.needs.age == 46
    assert profile.needs.symptoms == {"burning", "tension", "low-back"}
    assert profile.needs.causes == {"gad"}
    assert profile.needs.lifestyle == {"desk-work"}
    assert profile.needs.preferences == {"warmth"}
    assert profile.health.present == {"diabetes"}
    assert profile.health.absent == {"pregnant"}
    assert profile.red_flags.screened
    assert profile.red_flags.present == {"rf-chest"}
    assert profile.clinician.name == "T. Sample"
    assert profile.clinician.include == ("remedies/tens", "remedies/heat")
    assert profile.clinician.exclude == ("remedies/massage",)
    assert profile.clinician.override == {"remedies/heat": "tested = fine"}
    assert profile.clinician.note == "See you soon."
    assert profile.amounts == {"remedies/heat": {Measure.MINUTES: 10, Measure.TIMES_PER_DAY: 2}}
    assert profile.tools == (Tool.LOG, Tool.DIARY)


def test_an_option_that_was_not_given_leaves_the_file_as_it_is(read: Read) -> None:
    silent = document_from_options(
        {"age": None, "symptom": (), "screened": False, "note": "", "amount": (), "tool": ()}
    )
    assert silent == {}
    file = {"red_flags": {"screened": True}, "needs": {"age": 46}}
    assert read(merge_documents(file, silent)).profile.red_flags.screened


def test_an_age_of_0_is_an_age(read: Read) -> None:
    assert read(document_from_options({"age": 0})).profile.needs.age == 0


def test_a_flag_beats_the_file(read: Read) -> None:
    file = {
        "health": {"present": ["diabetes"], "absent": ["pregnant"]},
        "clinician": {"exclude": ["remedies/heat"]},
    }
    options = {"has": ["pregnant"], "without": ["diabetes"], "include": ["remedies/heat"]}
    profile = read(merge_documents(file, document_from_options(options))).profile
    assert profile.health.present == {"pregnant"}
    assert profile.health.absent == {"diabetes"}
    assert profile.clinician.exclude == ()


def test_a_factor_with_and_without_on_one_line_is_a_problem(problems: Problems) -> None:
    found = problems(document_from_options({"has": ["pregnant"], "without": ["pregnant"]}))
    assert [str(problem) for problem in found] == [
        "--has, 1st: is also stated as absent (--without, 1st). Keep one of the two."
    ]


@pytest.mark.parametrize(
    ("options", "place"),
    [
        ({"symptom": ["burning", "nonsense"]}, "--symptom, 2nd"),
        ({"red_flag": ["nonsense"]}, "--red-flag, 1st"),
        ({"include": ["remedies/heat", "remedies/cold"]}, "--include, 2nd"),
        ({"override": ["remedies/heat"]}, "--override, 1st"),
        ({"override": ["remedies/tens=why not", "remedies/cold=tested"]}, "--override, 2nd"),
        ({"birth_date": "2 March"}, "--birth-date"),
        ({"language": "es US"}, "--language"),
        ({"record": "x" * 41}, "--record"),
    ],
)
def test_a_problem_names_the_option(
    problems: Problems, options: dict[str, object], place: str
) -> None:
    assert [problem.place for problem in problems(document_from_options(options))] == [place]


def test_an_option_that_is_no_key_of_a_profile_is_a_bug_of_ours() -> None:
    with pytest.raises(ValueError, match="symptoms"):
        document_from_options({"symptoms": ["burning"]})
