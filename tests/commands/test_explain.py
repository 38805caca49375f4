"""`handouts explain`: what a handout would hold, and why, for people and for programs."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from handouts.errors import ExitCode
from handouts.selection import Status
from tests.document.making import (
    ARABIC,
    CLINIC,
    ENGLISH,
    LARGE,
    PROFILES,
    RED_FLAG,
    SPANISH,
    draft,
    example,
    shelf,
)
from tests.document.running import DATE, profile_file, run

Capture = pytest.CaptureFixture[str]
ALL = (ENGLISH, SPANISH, ARABIC, LARGE, RED_FLAG)
STATUSES = {
    "included",
    "withheld",
    "not-matched",
    "opt-in",
    "over-limit",
    "excluded-by-clinician",
    "unavailable",
}


def explained(capsys: Capture, *arguments: str | Path) -> dict[str, Any]:
    document = json.loads(run(capsys, "explain", *arguments, *DATE, "--json").out)
    assert isinstance(document, dict)
    return document


def by_slug(document: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {section["slug"]: section for section in document["sections"]}


def assert_contract(document: dict[str, Any]) -> None:
    """Hold a document to the contract that other programs rely on."""
    assert list(document) == [
        "handout_id",
        "language",
        "territory",
        "red_flag",
        "sections",
        "tools",
        "warnings",
    ]
    assert re.fullmatch(r"[2-9A-HJ-NP-Z]{5}-[2-9A-HJ-NP-Z]{5}", document["handout_id"])
    assert isinstance(document["red_flag"], bool)
    assert len(document["sections"]) > 15
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
        assert section["kind"] in {"safety", "education", "remedy"}
        assert re.fullmatch(r"\d+\.\d+\.\d+", section["version"])
        assert section["status"] in STATUSES
        assert section["reasons"], section["slug"]
        of_parts = [reason for part in section["parts"] for reason in part["reasons"]]
        for reason in (*section["reasons"], *section["cautions"], *of_parts):
            assert list(reason) == ["code", "because"]
            assert reason["code"]
            assert reason["because"]
            assert "{" not in reason["because"]
    for warning in document["warnings"]:
        assert list(warning) == ["code", "message"]


@pytest.mark.parametrize("name", ALL)
def test_the_contract_is_kept_for_every_example(name: str, capsys: Capture) -> None:
    document = explained(capsys, profile_file(name))
    assert_contract(document)
    slugs = [section["slug"] for section in document["sections"]]
    assert sorted(slugs) == sorted(shelf().library.sections)
    assert len(slugs) == len(set(slugs))
    assert document["language"] == example(name)["language"]
    assert document["territory"] == example(name)["territory"]


def test_the_statuses_are_those_of_the_contract() -> None:
    assert {status.value for status in Status} == STATUSES


def test_every_status_but_one_turns_up(capsys: Capture) -> None:
    """`unavailable` needs a text that is not translated; see the tests of the clinic."""
    options = ("--exclude", "remedies/slow-breathing")
    seen = {
        section["status"]
        for name in ALL
        for section in explained(capsys, profile_file(name), *options)["sections"]
    }
    assert seen >= STATUSES - {"unavailable"}


def test_the_reasons_are_those_of_the_patient(capsys: Capture) -> None:
    sections = by_slug(explained(capsys, profile_file(SPANISH), "--include", "remedies/tens"))
    tens, heat = sections["remedies/tens"], sections["remedies/heat"]
    assert tens["status"] == "withheld"
    assert [reason["code"] for reason in tens["reasons"]] == ["implant-electronic"]
    assert heat["status"] == "included"
    assert "between-shoulder-blades" in {reason["code"] for reason in heat["reasons"]}


def test_cautions_are_those_of_the_patient(capsys: Capture) -> None:
    options = ("--include", "remedies/heat")
    without = by_slug(explained(capsys, profile_file(ENGLISH), *options))
    with_it = by_slug(explained(capsys, profile_file(ENGLISH), *options, "--has", "diabetes"))
    assert without["remedies/heat"]["cautions"] == []
    assert [c["code"] for c in with_it["remedies/heat"]["cautions"]] == ["diabetes"]


def test_a_caution_is_told_with_its_quantities_filled_in(capsys: Capture) -> None:
    slug, code = "remedies/aerobic-activity", "age-lt-16"
    assert "{" in shelf().library.sections[slug].caution[code]
    document = explained(capsys, profile_file(ENGLISH), "--age", "12")
    assert_contract(document)
    told = {c["code"]: c["because"] for c in by_slug(document)[slug]["cautions"]}
    assert " minutes " in told[code]


@pytest.mark.parametrize("options", [(), ("--json",)])
def test_a_red_flag_ends_with_nine(options: tuple[str, ...], capsys: Capture) -> None:
    ended = run(capsys, "explain", profile_file(RED_FLAG), *DATE, *options)
    assert ended.code == ExitCode.RED_FLAG
    assert "rf-cauda" in ended.out


def test_a_red_flag_is_said_to_programs(capsys: Capture) -> None:
    document = explained(capsys, profile_file(RED_FLAG))
    assert document["red_flag"] is True
    kinds = {s["kind"] for s in document["sections"] if s["status"] == "included"}
    assert kinds == {"safety"}
    assert "red-flag" in {warning["code"] for warning in document["warnings"]}
    assert explained(capsys, profile_file(ENGLISH))["red_flag"] is False


@pytest.mark.pdf
@pytest.mark.parametrize("name", ALL)
def test_explain_and_make_speak_of_the_same_handout(
    name: str, tmp_path: Path, capsys: Capture
) -> None:
    options = ("--size", "large", "--paper", "a4")
    document = explained(capsys, profile_file(name), *options)
    arguments = ("make", profile_file(name), *options, *DATE, "-o", tmp_path / "handout.pdf")
    assert f"handout {document['handout_id']})" in run(capsys, *arguments).out


def test_explain_makes_nothing(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(capsys, "explain", profile_file(ENGLISH), *DATE).code == ExitCode.DONE
    assert not list(tmp_path.iterdir())


def test_people_read_the_sections_in_the_order_of_print(capsys: Capture) -> None:
    ended = run(capsys, "explain", profile_file(SPANISH), *DATE)
    decided = draft(example(SPANISH))
    assert decided.handout_id in ended.out
    shown = ended.out[ended.out.index("Printed, in this order") :]
    places = [shown.index(slug) for slug in decided.selection.printed]
    assert places == sorted(places)
    assert "Withheld" in shown
    assert "implant-electronic" in shown


def test_people_read_warnings_apart_from_the_result(capsys: Capture) -> None:
    ended = run(capsys, "explain", profile_file(SPANISH), *DATE)
    assert "Warning: No human review of the es translation" in ended.err
    assert "Warning" not in ended.out
    as_json = run(capsys, "explain", profile_file(SPANISH), *DATE, "--json")
    assert as_json.err == ""
    codes = {warning["code"] for warning in json.loads(as_json.out)["warnings"]}
    assert "not-reviewed" in codes


def test_nothing_is_said_in_colour_or_cut_off(capsys: Capture) -> None:
    ended = run(capsys, "explain", profile_file(SPANISH), *DATE)
    assert "\x1b" not in ended.out
    for slug in shelf().library.sections:
        for piece in slug.split("-"):
            assert piece in ended.out


def test_the_file_is_only_one_way_to_say_it(capsys: Capture) -> None:
    from_file = explained(capsys, PROFILES / "english-us.toml")
    clinic = explained(capsys, PROFILES / "english-us.toml", "--clinic", CLINIC)
    assert from_file["handout_id"] != clinic["handout_id"]
    assert_contract(clinic)
