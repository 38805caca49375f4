from datetime import date
from pathlib import Path

import pytest

from handouts.errors import Severity
from handouts.resources import Resources
from handouts.territories import WARNINGS, check_territories, load_territory
from tests.territories.samples import ADDED, COMPLETE, TODAY, own_territory, with_clinic

BANNED = '\n[[do_not_print]]\nnumber = "01632 960123"\nreason = "Old"\n'
MISUSED = (
    '\n[[do_not_print]]\nnumber = "01632 960123"\nreason = "Mixed up"\n'
    'used_as = "police"\nnever_with = { kind = "police" }\n'
)


def codes(resources: Resources, on: date = TODAY) -> dict[str, Severity]:
    """Return what is found, by code."""
    return {problem.code: problem.severity for problem in check_territories(resources, on)}


def one(folder: Path, text: str) -> Resources:
    """Return texts with this territory alone."""
    return own_territory(folder / "own", IS=text)


def test_our_own_data_and_texts_hold_no_error(resources: Resources, project_root: Path) -> None:
    documents = [path for path in (project_root / "docs",) if path.exists()]
    problems = check_territories(resources, TODAY, texts=documents)
    assert len(problems) > 50
    assert [str(p) for p in problems if p.severity is Severity.ERROR] == []
    assert {problem.code for problem in problems} <= set(WARNINGS)


def test_a_number_with_every_date_is_not_warned_about(tmp_path: Path) -> None:
    assert codes(one(tmp_path, COMPLETE)) == {"no-crisis-line": Severity.WARNING}


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('seen_on = "2026-10"', 'seen_on = "2026"', "stale"),
        ('seen_on = "2026-10"', 'seen_on = "2020-05"', "too-old"),
        ('seen_on = "2026-10"\n', "", "no-seen-date"),
        ('seen_on = "2026-10"', 'seen_on = "2062-10"', "future-date"),
        ('confidence = "seen"', 'confidence = "memory"', "memory-only"),
        ('cost = "free"', 'cost = "free"\nconflict = true', "conflict"),
        ('dial = "01"\ndisplay = "01"', 'e164 = "+3541234"\ndisplay = "1234"', None),
    ],
)
def test_what_is_doubtful_is_warned_about(
    old: str, new: str, code: str | None, tmp_path: Path
) -> None:
    assert old in COMPLETE
    found = codes(one(tmp_path, COMPLETE.replace(old, new)))
    if code is None:
        code = "number-not-possible"
        text = COMPLETE.replace(old, 'e164 = "+35412345678901"\ndisplay = "12345678901"')
        found = codes(one(tmp_path / "second", text))
    assert found[code] is Severity.WARNING


def test_a_verified_line_is_not_warned_about(tmp_path: Path) -> None:
    text = COMPLETE.replace(
        'confidence = "seen"',
        'confidence = "memory"\nconflict = true\nverified_on = 2026-11-20\nverified_by = "JO"',
    )
    assert set(codes(one(tmp_path, text))) == {"no-crisis-line"}


def test_a_broken_file_is_an_error_and_the_others_are_still_checked(
    resources: Resources, tmp_path: Path
) -> None:
    made = with_clinic(resources, tmp_path, IS=COMPLETE.replace("a4", "a3"))
    problems = check_territories(made, TODAY)
    assert problems[0].severity is Severity.ERROR
    assert "IS.toml, paper" in problems[0].place
    assert any(problem.place.startswith("ZA") for problem in problems)


def test_a_missing_emergency_number_is_an_error(tmp_path: Path) -> None:
    text = COMPLETE.replace('kind = "emergency"', 'kind = "police"')
    assert codes(one(tmp_path, text))["emergency-missing"] is Severity.ERROR


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("templates/sections/safety/x.md", "Call 01632 960123."),
        ("templates/pages/x.html.jinja", '<a href="tel:+35401632960123">x</a>'),
        ("templates/vocabulary.toml", 'label = "Call 01632-960123"'),
        ("templates/illustrations/x.svg", "<svg><text>01632 960123</text></svg>"),
        ("locales/de/LC_MESSAGES/handouts.po", 'msgid "x"\nmsgstr "Ruf 01632 "\n"960123 an"'),
        ("locales/handouts.pot", 'msgid "Call 01632 960123"'),
    ],
)
def test_a_planted_number_is_found_wherever_people_write(
    name: str, text: str, tmp_path: Path
) -> None:
    made = one(tmp_path, COMPLETE + BANNED)
    assert "do-not-print" not in codes(made)
    path = tmp_path / "own" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"\n\n{text}\n", encoding="utf-8")
    found = [p for p in check_territories(made, TODAY) if p.code == "do-not-print"]
    assert [problem.severity for problem in found] == [Severity.ERROR]
    assert name.rsplit("/", maxsplit=1)[-1] in found[0].place
    assert "line" in found[0].place


def test_the_line_of_a_planted_number_is_told(tmp_path: Path) -> None:
    made = one(tmp_path, COMPLETE + BANNED)
    catalogue = tmp_path / "own" / "locales" / "handouts.pot"
    catalogue.write_text('msgid ""\n"a\\n"\n"b 01632 "\n"960123"\n', encoding="utf-8")
    (found,) = [p for p in check_territories(made, TODAY) if p.code == "do-not-print"]
    assert found.place.endswith("handouts.pot, line 3")


def test_a_planted_number_is_found_in_documents_that_are_passed_in(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text("Our number is 01632 960123.", encoding="utf-8")
    made = one(tmp_path, COMPLETE + BANNED)
    problems = check_territories(made, TODAY, texts=[readme])
    assert "do-not-print" in {problem.code for problem in problems}


def test_coordinates_of_a_drawing_are_not_numbers(tmp_path: Path) -> None:
    made = one(tmp_path, COMPLETE + BANNED)
    drawing = tmp_path / "own" / "templates" / "x.svg"
    drawing.write_text('<svg><path d="M 01632 960123"/></svg>', encoding="utf-8")
    assert "do-not-print" not in codes(made)


def test_a_number_that_is_wrong_only_in_one_use_is_a_warning(tmp_path: Path) -> None:
    made = one(tmp_path, COMPLETE + MISUSED)
    page = tmp_path / "own" / "templates" / "x.md"
    page.write_text("01632 960123", encoding="utf-8")
    assert codes(made)["do-not-print-use"] is Severity.WARNING


def test_a_forbidden_number_in_the_clinics_own_section_is_found(
    resources: Resources, tmp_path: Path
) -> None:
    ours = load_territory("GB", resources)
    banned = next(entry for entry in ours.do_not_print if entry.used_as is None)
    made = with_clinic(resources, tmp_path, GB=f'territory = "GB"\n\n{ADDED}')
    (tmp_path / "sections").mkdir()
    (tmp_path / "sections" / "x.md").write_text(f"Call {banned.number}", encoding="utf-8")
    assert codes(made)["do-not-print"] is Severity.ERROR


def test_each_warning_says_what_it_means() -> None:
    assert all(WARNINGS.values())
