import json
from typing import Any

import pytest

from handouts.errors import Notice
from handouts.library import Quantity, Section, Unit
from handouts.profile import Profile
from handouts.selection import Status, explanation
from tests.library.samples import library, real_library, remedy
from tests.selection.samples import patient, select

WHO = patient(has=["pregnant"], include=["remedies/tens"])


def explained(who: Profile) -> dict[str, Any]:
    """Return the explanation of a handout from the real library, as a program reads it."""
    selection = select(who, real_library())
    document = explanation(
        selection,
        real_library(),
        handout_id="ABCDE-FGHJK",
        language="es",
        territory="US",
        notices=[Notice("one", "The first."), *selection.notices],
    )
    read: dict[str, Any] = json.loads(json.dumps(document))
    return read


def cautions_of(section: Section) -> list[dict[str, str]]:
    """Return the cautions that are explained for a remedy that a pregnant patient gets."""
    shelf = library(section)
    document: Any = explanation(
        select(WHO, shelf), shelf, handout_id="", language="en", territory="GB", notices=()
    )
    [explained] = [entry for entry in document["sections"] if entry["kind"] == "remedy"]
    cautions: list[dict[str, str]] = explained["cautions"]
    return cautions


def test_an_explanation_has_the_keys_of_the_contract() -> None:
    document = explained(WHO)
    assert list(document) == [
        "handout_id",
        "language",
        "territory",
        "red_flag",
        "sections",
        "tools",
        "warnings",
    ]
    assert {key: document[key] for key in list(document)[:4]} == {
        "handout_id": "ABCDE-FGHJK",
        "language": "es",
        "territory": "US",
        "red_flag": False,
    }
    for section in document["sections"]:
        assert list(section) == [
            "slug",
            "kind",
            "version",
            "status",
            "reasons",
            "cautions",
            "parts",
        ]
        assert section["reasons"], "every section says why"
        of_parts = [reason for part in section["parts"] for reason in part["reasons"]]
        for reason in (*section["reasons"], *section["cautions"], *of_parts):
            assert list(reason) == ["code", "because"]
            assert all(reason.values())


def test_the_values_of_status_are_those_of_the_contract() -> None:
    assert [status.value for status in Status] == [
        "included",
        "withheld",
        "not-matched",
        "opt-in",
        "over-limit",
        "excluded-by-clinician",
        "unavailable",
    ]


@pytest.mark.parametrize("who", [WHO, patient(red_flags=["rf-cauda"]), patient(age=9)])
def test_every_section_of_the_library_appears_once(who: Profile) -> None:
    slugs = [section["slug"] for section in explained(who)["sections"]]
    assert slugs == sorted(real_library().sections)
    assert len(slugs) == len(set(slugs)) >= 20


def test_a_section_says_what_became_of_it_and_why() -> None:
    tens = next(s for s in explained(WHO)["sections"] if s["slug"] == "remedies/tens")
    assert (tens["kind"], tens["status"]) == ("remedy", "withheld")
    assert tens["version"] == real_library().sections["remedies/tens"].version
    assert [reason["code"] for reason in tens["reasons"]] == ["pregnant"]


def test_cautions_are_the_lines_that_are_printed() -> None:
    assert cautions_of(remedy(caution={"pregnant": "Ask your midwife."})) == [
        {"code": "pregnant", "because": "Ask your midwife."}
    ]


def test_cautions_are_explained_with_their_quantities_filled_in() -> None:
    quantities = {
        "short": Quantity(1, 1, Unit.MINUTE),
        "long": Quantity(10, 15, Unit.MINUTE),
        "water": Quantity(37.5, 37.5, Unit.CELSIUS),
    }
    line = "{short} or {long} at {water}."
    [caution] = cautions_of(remedy(caution={"pregnant": line}, quantities=quantities))
    assert caution["because"] == "1 minute or 10 to 15 minutes at 37.5 °C."


def test_the_parts_of_a_printed_section_say_what_became_of_each() -> None:
    [faq] = [s for s in explained(WHO)["sections"] if s["slug"] == "education/faq"]
    assert faq["status"] == "included"
    assert len(faq["parts"]) == len(real_library().sections["education/faq"].parts)
    assert [part["status"] for part in faq["parts"]].count("included") == 3
    assert all(list(part) == ["key", "status", "reasons"] for part in faq["parts"])


def test_the_tools_say_why_they_are_printed() -> None:
    assert explained(WHO)["tools"] == [
        {
            "tool": "log",
            "reasons": [{"code": "remedies", "because": "Lists the remedies that are printed."}],
        }
    ]
    assert explained(patient(red_flags=["rf-cauda"]))["tools"] == []


def test_warnings_stand_in_the_order_in_which_they_are_given() -> None:
    codes = [warning["code"] for warning in explained(WHO)["warnings"]]
    assert codes[:2] == ["one", "asked-but-withheld"]


def test_a_red_flag_is_said() -> None:
    assert explained(patient(red_flags=["rf-cauda"]))["red_flag"] is True
