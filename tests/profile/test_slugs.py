from collections.abc import Callable

import pytest

from handouts.errors import Problem
from tests.profile.conftest import Read

Problems = Callable[..., list[Problem]]


def test_included_sections_keep_their_order_and_an_override_counts_as_one(read: Read) -> None:
    clinician = {
        "include": ["remedies/massage", "remedies/heat", "remedies/massage"],
        "override": {"remedies/tens": "agreed with the heart team"},
    }
    found = read({"clinician": clinician}).profile.clinician
    assert found.include == ("remedies/massage", "remedies/heat", "remedies/tens")
    assert found.override == {"remedies/tens": "agreed with the heart team"}


@pytest.mark.parametrize(
    ("slug", "remedy"),
    [
        ("remedies/haet", "Did you mean remedies/heat"),
        ("heat", "Did you mean remedies/heat"),
        ("night pain", "Did you mean education/night-pain"),
        ("xqzvw", "See `handouts sections list`."),
    ],
)
def test_a_misspelt_section_is_told_with_the_nearest(
    problems: Problems, slug: str, remedy: str
) -> None:
    (problem,) = problems({"clinician": {"include": [slug]}})
    assert problem.code == "unknown-section"
    assert problem.remedy.startswith(remedy)


def test_an_always_printed_section_cannot_be_excluded(problems: Problems) -> None:
    (problem,) = problems({"clinician": {"exclude": ["remedies/heat", "safety/red-flags"]}})
    assert problem.place == "profile.toml: clinician.exclude, item 2"
    assert problem.code == "always-printed"


@pytest.mark.parametrize(
    "wanted",
    [{"include": ["remedies/heat"]}, {"override": {"remedies/heat": "tested"}}],
)
def test_a_section_cannot_be_wanted_and_unwanted(
    problems: Problems, wanted: dict[str, object]
) -> None:
    (problem,) = problems({"clinician": {"exclude": ["remedies/heat"], **wanted}})
    assert problem.code == "contradiction"
    assert problem.place == "profile.toml: clinician.exclude, item 1"


@pytest.mark.parametrize("reason", ["", "   "])
def test_an_override_needs_a_reason(problems: Problems, reason: str) -> None:
    (problem,) = problems({"clinician": {"override": {"remedies/heat": reason}}})
    assert problem.place == "profile.toml: clinician.override, entry 1"
    assert problem.message == "has no reason."


def test_an_override_is_a_table_of_known_sections_and_texts(problems: Problems) -> None:
    (problem,) = problems({"clinician": {"override": ["remedies/heat"]}})
    assert problem.message == "is a list; it must be a table."
    found = problems({"clinician": {"override": {"remedies/cold": "tested", "remedies/tens": 3}}})
    assert [problem.code for problem in found] == ["unknown-section", "wrong-type"]
