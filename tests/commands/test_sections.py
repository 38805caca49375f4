"""`handouts sections`: what can be said, with the rules and sources behind it."""

import json
import re
import sys
from pathlib import Path

import pytest

from handouts.errors import ExitCode
from handouts.library import EXPLANATIONS, readability
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
    for line in (
        *section.exclude.values(),
        *section.caution.values(),
        *section.bridge.values(),
        *section.not_if,
        *section.opposes,
        *section.facts,
        *section.amount,
        *(source.title for source in section.sources),
    ):
        assert set(re.findall(r"\w+", section.in_english(line))) <= told
    for part in section.parts:
        for line in (part.key, part.title, part.text):
            assert flat(section.in_english(line)) in shown
        assert set().union(*part.match.values()) <= set(re.findall(r"[\w-]+", shown))
    for source in section.sources:
        assert source.key in shown
        assert source.year is None or str(source.year) in shown
    assert "None" not in shown
    assert not re.findall(r"{(?!emergency_number})", shown), "a quantity is not filled in"


def test_an_amount_is_shown_with_what_is_usual_and_what_is_safe(capsys: Capture) -> None:
    section = shelf().library.sections["remedies/heat"]
    shown = flat(run(capsys, "sections", "show", "remedies/heat").out)
    assert len(section.amount) > 2
    for measure, allowance in section.amount.items():
        assert f"{measure} usually {allowance.usual}, safe {allowance.safe}" in shown


def test_a_part_is_shown_with_whom_it_is_for(capsys: Capture) -> None:
    shown = run(capsys, "sections", "show", "education/faq").out
    assert f"at most {shelf().library.sections['education/faq'].parts_max} are printed" in shown
    assert "(worse-at-night; for night-pain)" in shown
    assert re.search(r"\(anxiety-and-back-pain; for .*gad.*, everyone\)", shown)


def test_the_page_to_write_on_is_shown(capsys: Capture) -> None:
    shown = flat(run(capsys, "sections", "show", "education/trigger-diary").out)
    assert "Page to write on diary" in shown


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


def test_for_programs_each_problem_is_explained(capsys: Capture) -> None:
    ended = run(capsys, "sections", "check", "--date", "2040-01-01", "--json")
    problems = json.loads(ended.out)
    told = {problem["code"]: problem["explanation"] for problem in problems}
    assert told["review-refused"] == EXPLANATIONS["review-refused"]
    assert told == {code: EXPLANATIONS[code] for code in told}


def test_without_the_library_for_it_the_reading_level_is_not_measured(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    readability._textstat.cache_clear()
    monkeypatch.setitem(sys.modules, "textstat", None)
    ended = run(capsys, "sections", "check", *DATE)
    assert ended.err.count("pip install 'handouts[authors]'") == 1
    assert "reading level: is not measured" in ended.err
    readability._textstat.cache_clear()


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
