"""The example profiles can be read on any day that anybody will try them."""

from datetime import date
from pathlib import Path

import pytest

from handouts.profile import Measure, ReadProfile, Vocabulary, profile_from_toml, read_profile
from tests.profile.conftest import ALWAYS, SLUGS

EXAMPLES = (
    "arabic-britain",
    "english-large-print",
    "english-us",
    "red-flag",
    "spanish-burning",
)
DAYS = (date(2026, 11, 21), date(2035, 1, 1))


def example(root: Path, name: str, vocabulary: Vocabulary, on: date) -> ReadProfile:
    path = root / "examples" / "profiles" / f"{name}.toml"
    return read_profile(
        profile_from_toml(path),
        place=path.name,
        vocabulary=vocabulary,
        known_slugs=SLUGS,
        safety_slugs=ALWAYS,
        on=on,
    )


def test_every_example_is_tested(project_root: Path) -> None:
    found = sorted(path.stem for path in (project_root / "examples" / "profiles").glob("*.toml"))
    assert found == sorted(EXAMPLES)


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("on", DAYS)
def test_an_example_can_be_read(
    project_root: Path, vocabulary: Vocabulary, name: str, on: date
) -> None:
    found = example(project_root, name, vocabulary, on)
    assert found.profile.identity.name
    assert all(notice.code == "red-flag-unscreened" for notice in found.notices)


def test_the_examples_are_of_the_kinds_that_they_say(
    project_root: Path, vocabulary: Vocabulary
) -> None:
    read = {name: example(project_root, name, vocabulary, DAYS[0]).profile for name in EXAMPLES}
    assert read["spanish-burning"].has("implant-electronic")
    assert read["spanish-burning"].amounts == {
        "remedies/heat": {Measure.MINUTES: 10, Measure.TIMES_PER_DAY: 2}
    }
    assert (read["arabic-britain"].language, read["arabic-britain"].territory) == ("ar", "GB")
    assert read["english-us"].territory == "US"
    older = read["english-large-print"]
    assert {"age-65plus", "diabetes", "loss-of-feeling"} <= older.codes
    assert read["red-flag"].red_flags.present == {"rf-cauda"}
