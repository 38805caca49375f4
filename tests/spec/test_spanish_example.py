"""The example of the design: burning between the shoulder blades, anxiety and a pacemaker."""

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from handouts.profile import Clinician
from handouts.selection import Selection, select_sections
from tests.library.samples import library, real_library, remedy
from tests.spec.reading import FIVE, fate, profile_of, remedies, selection_for

pytestmark = pytest.mark.spec

TENS = "remedies/tens"


@pytest.fixture(scope="module")
def document(project_root: Path) -> dict[str, Any]:
    path = project_root / "examples" / "profiles" / "spanish-burning.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def selection(document: dict[str, Any]) -> Selection:
    return selection_for(document)


def asking_for(document: dict[str, Any], *slugs: str) -> dict[str, Any]:
    """Return the example with these sections asked for."""
    return {**document, "clinician": {**document["clinician"], "include": list(slugs)}}


def test_the_example_is_read_as_it_is_meant(document: dict[str, Any]) -> None:
    profile = profile_of(document)
    assert (profile.language, profile.territory, profile.needs.age) == ("es", "US", 46)
    assert {"burning", "between-shoulder-blades", "gad", "high-caffeine"} <= profile.codes
    assert profile.has("implant-electronic")
    assert profile.red_flags.screened


def test_the_five_safety_sections_are_printed(selection: Selection) -> None:
    assert set(FIVE) <= set(selection.printed)


def test_the_warmth_that_the_clinician_asked_for_is_printed_first(selection: Selection) -> None:
    assert remedies(selection)[0] == "remedies/heat"
    assert fate(selection, "remedies/heat").startswith("included: clinician")


def test_the_page_on_the_main_complaint_stays_where_there_is_room_for_one(
    selection: Selection,
) -> None:
    assert "remedies/slow-breathing" in selection.printed
    assert fate(selection, "education/burning-sensation") == "included: burning"
    general = fate(selection, "education/anxiety-back-pain-link")
    assert general in ("included: everyone", "over-limit: space everyone")


def test_tens_is_not_printed(selection: Selection) -> None:
    assert fate(selection, TENS) == "withheld: implant-electronic"


def test_tens_is_not_printed_when_it_is_asked_for_either(document: dict[str, Any]) -> None:
    selection = selection_for(asking_for(document, TENS))
    assert fate(selection, TENS) == "withheld: implant-electronic"
    told = [notice for notice in selection.notices if notice.code == "asked-but-withheld"]
    assert len(told) == 1
    assert TENS in told[0].message
    assert "implant-electronic" in told[0].message


def test_nothing_to_meditate_is_printed_when_it_is_asked_for_either(
    document: dict[str, Any],
) -> None:
    meditation = remedy(
        "sitting-in-silence",
        match={},
        opt_in=True,
        exclude={"no-meditation": "The patient does not want to meditate."},
    )
    shelf = library(meditation, *real_library().sections.values())
    wish = Clinician(include=(meditation.slug,))
    profile = replace(profile_of(document), clinician=wish)
    selection = select_sections(profile, shelf)
    assert fate(selection, meditation.slug) == "withheld: no-meditation"


def test_no_section_for_people_who_meditate_is_printed(selection: Selection) -> None:
    for slug in selection.printed:
        assert "no-meditation" not in real_library().sections[slug].exclude


def test_no_warning_is_needed(selection: Selection) -> None:
    assert selection.notices == ()
