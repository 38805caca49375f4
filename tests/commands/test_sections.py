"""`handouts sections`: what can be said, with the rules and sources behind it."""

import json
import re
from pathlib import Path

import pytest

from handouts.errors import ExitCode
from tests.document.making import shelf
from tests.document.running import DATE, run

Capture = pytest.CaptureFixture[str]


def flat(text: str) -> str:
    return " ".join(text.split())


def test_the_list_holds_every_section_once(capsys: Capture) -> None:
    ended = run(capsys, "sections", "list", "--json")
    assert ended.code == ExitCode.DONE
    rows = json.loads(ended.out)
    library = shelf().library
    assert [row["slug"] for row in rows] == list(library.sections)
    for row in rows:
        section = library.sections[row["slug"]]
        assert row["version"] == section.version
        assert row["evidence"] == section.evidence.value
        assert row["review_due"] == section.review_due.isoformat()


def test_the_list_for_people_counts_and_says_that_nobody_approved_them(capsys: Capture) -> None:
    ended = run(capsys, "sections", "list")
    assert ended.code == ExitCode.DONE
    count = len(shelf().library.sections)
    assert f"{count} sections, 0 of them approved by a clinician." in ended.out
    assert ended.err == ""


@pytest.mark.parametrize("slug", sorted(shelf().library.sections))
def test_a_section_is_shown_with_its_words_rules_and_sources(slug: str, capsys: Capture) -> None:
    ended = run(capsys, "sections", "show", slug)
    assert ended.code == ExitCode.DONE
    section = shelf().library.sections[slug]
    shown = flat(ended.out)
    assert section.title in shown
    assert section.version in shown
    assert section.review_due.isoformat() in shown
    # What stands in columns is wrapped; there every word must be, in any order.
    told = set(re.findall(r"\w+", shown))
    for because in section.exclude.values():
        assert set(re.findall(r"\w+", because)) <= told
    for source in section.sources:
        assert source.key in shown
        assert str(source.year) in shown


def test_an_unknown_section_is_answered_with_the_nearest(capsys: Capture) -> None:
    ended = run(capsys, "sections", "show", "remedies/haet")
    assert ended.code == ExitCode.SECTION
    assert "remedies/heat" in ended.err
    assert ended.out == ""


def test_our_own_sections_pass_their_check(capsys: Capture) -> None:
    ended = run(capsys, "sections", "check", *DATE)
    assert ended.code == ExitCode.DONE, ended.err
    assert f"{len(shelf().library.sections)} sections checked." in ended.out
    as_json = run(capsys, "sections", "check", *DATE, "--json")
    problems = json.loads(as_json.out)
    assert [problem for problem in problems if problem["severity"] == "error"] == []


def test_a_review_that_is_past_fails_the_check(capsys: Capture) -> None:
    ended = run(capsys, "sections", "check", "--date", "2040-01-01")
    assert ended.code == ExitCode.SECTION
    assert ended.err.count("review_due") >= len(shelf().library.sections)


def test_a_clinics_section_that_is_not_well_formed_is_told_with_its_place(
    tmp_path: Path, capsys: Capture
) -> None:
    folder = tmp_path / "sections" / "education"
    folder.mkdir(parents=True)
    (tmp_path / "clinic.toml").write_text('name = "Ours"\n', encoding="utf-8")
    (folder / "back-class.md").write_text("Nothing but words.\n", encoding="utf-8")
    ended = run(capsys, "sections", "check", "--clinic", tmp_path, *DATE)
    assert ended.code == ExitCode.SECTION
    assert "back-class" in ended.err
