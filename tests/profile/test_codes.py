import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handouts.errors import Problem
from handouts.profile import Group, Told, Vocabulary
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


# No remedy invents a factor


def remedy(problems: Problems, path: str, text: str) -> str:
    table, key = path.split(".")
    (problem,) = problems({table: {key: [text]}})
    return problem.remedy


@pytest.mark.parametrize(
    "text",
    [
        "pregnant, diabetes",
        "pregnant,diabetes",
        "pregnant / diabetes",
        "pregnant|diabetes",
        "pregnant；diabetes",
        "Pregnant，diabetes",
        "pregnant、diabetes",
        "pregnant diabetes",
        "pregnant and diabetes",
        "pregnant, diabets",
        "not pregnant, diabetes",
    ],
)
def test_several_codes_in_one_item_are_to_be_parted_and_not_chosen_from(
    problems: Problems, text: str
) -> None:
    assert remedy(problems, "health.present", text) == (
        'Write each as an item of its own, as in ["…", "…"].'
    )


def test_how_to_part_them_depends_on_where_they_were_written(problems: Problems) -> None:
    told = [Told("pregnant, diabetes", "rows.csv, row 3, present, item 1")]
    (problem,) = problems({"health": {"present": told}})
    assert problem.remedy == "Part the items with ;."
    told = [Told("pregnant, diabetes", "--has, 1st")]
    (problem,) = problems({"health": {"present": told}})
    assert problem.remedy == "Give each with an option of its own."


@pytest.mark.parametrize("text", ["none", "No", "-", "–", "nil", "nein", "Ninguno", "keine", "n/a"])
@pytest.mark.parametrize(
    "path", ["needs.symptoms", "health.present", "health.absent", "red_flags.present"]
)
def test_a_word_for_none_is_to_be_left_out(problems: Problems, path: str, text: str) -> None:
    assert remedy(problems, path, text) == "If there is none, leave it out."


def test_a_word_for_none_in_a_cell_is_a_blank_cell(problems: Problems) -> None:
    told = [Told("none", "rows.csv, row 3, present, item 1")]
    (problem,) = problems({"health": {"present": told}})
    assert problem.remedy == "If there is none, leave the cell blank."


@pytest.mark.parametrize(
    "text",
    ["not pregnant", "no diabetes", "kein Diabetes", "sin diabetes", "no pacemaker", "nicht gad"],
)
@pytest.mark.parametrize("path", ["health.present", "health.absent", "needs.symptoms"])
def test_what_is_denied_is_never_guessed(problems: Problems, path: str, text: str) -> None:
    assert remedy(problems, path, text) == "Use a code of the vocabulary, or leave it out."


def test_a_preference_that_begins_with_no_is_still_found(problems: Problems) -> None:
    assert "no-touch" in remedy(problems, "needs.preferences", "no touching")


@pytest.mark.parametrize("text", ["shingles", "cauda", "cauda equina", "chest", "suicide"])
@pytest.mark.parametrize("path", ["needs.symptoms", "health.present", "health.absent"])
def test_no_red_flag_is_suggested_outside_the_red_flags(
    problems: Problems, path: str, text: str
) -> None:
    assert "rf-" not in remedy(problems, path, text)


@pytest.mark.parametrize("text", ["pregnnt", "pacemaker", "diabets", "warfarin", "epilepsi"])
def test_no_health_factor_is_suggested_for_a_red_flag(
    problems: Problems, vocabulary: Vocabulary, text: str
) -> None:
    said = remedy(problems, "red_flags.present", text)
    words = set(re.findall(r"[a-z0-9-]+", said))
    assert not words & set(vocabulary.codes(Group.HEALTH))


@settings(max_examples=200)
@given(st.text(max_size=30), st.sampled_from(["health.present", "needs.causes"]))
def test_codes_of_one_other_group_at_most_are_suggested(
    problems: Problems, text: str, path: str
) -> None:
    said = remedy(problems, path, f"q{text}")
    found = re.findall(r"\((a [a-z ]+)\)", said)
    assert len(set(found)) <= 1
