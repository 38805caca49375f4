from collections.abc import Callable

import pytest

from handouts.errors import Problem
from tests.profile.conftest import Read

Problems = Callable[..., list[Problem]]


def test_icd10_codes_become_codes_of_every_group(read: Read) -> None:
    given = ["f411", "M54.50", "G47.0", "E11.42", "F41.1"]
    found = read({"needs": {"icd10": given}})
    assert found.profile.needs.icd10 == ("F41.1", "M54.50", "G47.0", "E11.42")
    assert found.profile.needs.causes == {"gad"}
    assert found.profile.needs.symptoms == {"low-back"}
    assert found.profile.needs.lifestyle == {"poor-sleep"}
    assert found.profile.health.present == {"diabetes", "loss-of-feeling"}
    assert found.notices == ()


def test_an_icd10_code_that_means_nothing_here_is_told_by_its_place(read: Read) -> None:
    (notice,) = read({"needs": {"icd10": ["F41.1", "J06.9"]}}).notices
    assert notice.code == "icd10-unused"
    assert notice.message.startswith("profile.toml: needs.icd10, item 2: ")
    assert "J06" not in notice.message


def test_an_icd10_red_flag_counts_and_is_told(read: Read) -> None:
    found = read({"needs": {"icd10": ["G83.4"]}, "red_flags": {"screened": True}})
    assert found.profile.red_flags.present == {"rf-cauda"}
    (notice,) = found.notices
    assert notice.code == "icd10-red-flag"
    assert "needs.icd10, item 1" in notice.message
    assert "G83" not in notice.message


def test_an_icd10_code_cannot_mean_what_is_stated_as_absent(problems: Problems) -> None:
    (problem,) = problems({"needs": {"icd10": ["E11.9"]}, "health": {"absent": ["diabetes"]}})
    assert problem.place == "profile.toml: needs.icd10, item 1"
    assert "health.absent, item 1" in problem.message


def test_a_code_in_capitals_or_twice_is_one_code(read: Read) -> None:
    found = read({"needs": {"symptoms": ["burning", " Burning ", "BURNING"]}})
    assert found.profile.needs.symptoms == {"burning"}


@pytest.mark.parametrize(
    ("document", "message", "remedy"),
    [
        (
            {"needs": {"causes": ["burning"]}},
            "is a symptom, not a cause.",
            "Move it to needs.symptoms (option --symptom).",
        ),
        (
            {"needs": {"symptoms": ["diabetes"]}},
            "is a health factor, not a symptom.",
            "Move it to health.present (option --has).",
        ),
        (
            {"health": {"absent": ["burning"]}},
            "is a symptom, not a health factor.",
            "Take it out; only health factors can be absent.",
        ),
        (
            {"health": {"absent": ["rf-cauda"]}},
            "is a red flag, not a health factor.",
            "Take it out; red_flags.screened (option --screened) says that all were asked.",
        ),
        (
            {"needs": {"symptoms": ["burnin"]}},
            "is not a symptom that we know.",
            "Did you mean burning?",
        ),
        (
            {"needs": {"symptoms": ["pacemaker"]}},
            "is not a symptom that we know.",
            "Did you mean implant-electronic (a health factor)?",
        ),
        (
            {"needs": {"symptoms": ["xqzvw"]}},
            "is not a symptom that we know.",
            "Use a code of the vocabulary.",
        ),
        (
            {"needs": {"icd10": ["anxiety"]}},
            "is not an ICD-10 code.",
            "Write it as in F41.1.",
        ),
    ],
)
def test_a_wrong_code_is_told_with_the_way_out(
    problems: Problems, document: dict[str, object], message: str, remedy: str
) -> None:
    (problem,) = problems(document)
    assert (problem.message, problem.remedy) == (message, remedy)


def test_every_wrong_code_of_a_list_is_told(problems: Problems) -> None:
    found = problems({"needs": {"symptoms": ["burnin", "tension", "stif", 3, ""]}})
    assert [problem.place.rpartition(", ")[2] for problem in found] == [
        "item 4",
        "item 5",
        "item 1",
        "item 3",
    ]


def test_a_health_factor_brings_what_comes_with_it(read: Read) -> None:
    found = read({"health": {"present": ["on-warfarin", "cardiac-unstable"]}})
    assert found.profile.health.present == {
        "on-warfarin",
        "anticoagulant",
        "cardiac-unstable",
        "heart-disease",
    }


def test_an_icd10_code_brings_what_comes_with_its_health_factor(read: Read) -> None:
    found = read({"needs": {"icd10": ["I21.9"]}})
    assert {"cardiac-unstable", "heart-disease"} <= found.profile.health.present


def test_what_comes_with_a_health_factor_cannot_be_absent(problems: Problems) -> None:
    [problem] = problems({"health": {"present": ["on-warfarin"], "absent": ["anticoagulant"]}})
    assert problem.code == "contradiction"
    assert "means anticoagulant" in problem.message
