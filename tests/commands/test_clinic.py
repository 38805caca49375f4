"""`handouts clinic`: a clinic adds its own words and numbers, and never takes care away."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from handouts.clinic import read_clinic
from handouts.errors import ExitCode
from handouts.resources import Resources
from handouts.territories import emergency_number, load_territory
from tests.document.making import CLINIC, ENGLISH, RED_FLAG, draft, example, shelf
from tests.document.running import DATE, opened, profile_file, run

Capture = pytest.CaptureFixture[str]

OWN_SECTION = """\
+++
title = "Our back class"
kind = "education"
version = "1.0.0"
evidence = "C"
min_age = 18
order = 1
summary = "Come and move with others."
sources = ["ACP"]
review_due = 2027-11-21
approved_on = 2026-11-01
change = "First version."

[match]
symptoms = ["low-back", "stiffness", "waves-flare-ups"]
+++
Come to our class and move with others.

## Good to know
- The class is free.
- Wear clothes that you can move in.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a clinic with room for its own section."""
    made = tmp_path / "clinic"
    made.mkdir()
    settings = 'name = "Ours"\n[limits]\nwords = 5000\neducation = 6\n'
    (made / "clinic.toml").write_text(settings, encoding="utf-8")
    return made


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def built_in(slug: str) -> str:
    templates = Resources.find().templates
    return (templates / "sections" / f"{slug}.md").read_text(encoding="utf-8")


def sections(capsys: Capture, folder: Path, *options: str) -> dict[str, dict[str, Any]]:
    place = ("explain", profile_file(ENGLISH), "--clinic", folder)
    document = json.loads(run(capsys, *place, *options, *DATE, "--json").out)
    return {section["slug"]: section for section in document["sections"]}


# A new folder


def test_a_new_folder_can_be_read_and_filled_in(tmp_path: Path, capsys: Capture) -> None:
    folder = tmp_path / "clinic"
    ended = run(capsys, "clinic", "new", folder)
    assert ended.code == ExitCode.DONE
    assert str(folder / "clinic.toml") in ended.out
    settings = tomllib.loads((folder / "clinic.toml").read_text("utf-8"))
    assert {"name", "defaults", "limits", "strictness"} <= settings.keys()
    assert read_clinic(folder).name
    for name in ("sections", "territories", "locales"):
        assert (folder / name).is_dir()
    checked = run(capsys, "clinic", "check", folder, *DATE)
    assert checked.code == ExitCode.DONE, checked.err
    assert "is sound" in checked.out


def test_a_new_folder_changes_nothing_but_the_name(tmp_path: Path, capsys: Capture) -> None:
    folder = tmp_path / "clinic"
    run(capsys, "clinic", "new", folder)
    ours = draft(example(ENGLISH)).selection
    theirs = sections(capsys, folder)
    assert {slug: d.status.value for slug, d in ours.decisions.items()} == {
        slug: section["status"] for slug, section in theirs.items()
    }


def test_nothing_is_written_over(tmp_path: Path, capsys: Capture) -> None:
    folder = tmp_path / "clinic"
    run(capsys, "clinic", "new", folder)
    settings = write(folder, "clinic.toml", 'name = "Mine"\n')
    ended = run(capsys, "clinic", "new", folder)
    assert ended.code == ExitCode.CLINIC
    assert "is not empty" in ended.err
    assert settings.read_text("utf-8") == 'name = "Mine"\n'


def test_the_example_clinic_is_sound(capsys: Capture) -> None:
    ended = run(capsys, "clinic", "check", CLINIC, *DATE)
    assert ended.code == ExitCode.DONE, ended.err


# Settings


@pytest.mark.parametrize(
    ("settings", "place"),
    [
        ("", "name"),
        ('name = ""', "name"),
        ('name = "Ours"\ncolour = "red"', "colour"),
        ('name = "Ours"\n[limits]\nremedies = 8', "limits.remedies"),
        ('name = "Ours"\n[limits]\nremedies = 0', "limits.remedies"),
        ('name = "Ours"\n[strictness]\nhelpline_warn_days = 181', "strictness.helpline_warn_days"),
        (
            'name = "Ours"\n[strictness]\nhelpline_refuse_days = 731',
            "strictness.helpline_refuse_days",
        ),
        ('name = "Ours"\n[defaults]\npaper = "a5"', "defaults.paper"),
        ('name = "Ours"\nlogo = "../outside.png"', "logo"),
        ('name = "Ours"\nlogo = "none.png"', "logo"),
        ('name = "Ours"\n[helplines]\ninclude = ["gb-nobody"]', "helplines.include"),
        ('name = "Ours"\n[qr]\naddress = "https://clinic.example/{name}"', "qr.address"),
        ('name = "Ours"\n[qr]\nlabel = "Films"', "qr"),
        ('name = "Ours"\n[defaults]\nterritory = "ZZ"', "territory"),
        ('name = "Ours', "clinic.toml"),
    ],
)
def test_a_mistake_in_the_settings_is_told_with_its_key(
    settings: str, place: str, folder: Path, capsys: Capture
) -> None:
    write(folder, "clinic.toml", settings)
    ended = run(capsys, "clinic", "check", folder, *DATE)
    assert ended.code == ExitCode.CLINIC
    assert place in ended.err
    assert ended.out == ""


@pytest.mark.parametrize(
    "svg",
    [
        '<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>',
        '<svg xmlns="http://www.w3.org/2000/svg"><image href="http://example.org/x.png"/></svg>',
        '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>',
        '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>',
        '<svg xmlns="http://www.w3.org/2000/svg"><rect style="fill: url(http://x.org)"/></svg>',
    ],
)
def test_a_logo_that_reaches_out_is_refused(svg: str, folder: Path, capsys: Capture) -> None:
    write(folder, "clinic.toml", 'name = "Ours"\nlogo = "logo.svg"\n')
    write(folder, "logo.svg", svg)
    ended = run(capsys, "clinic", "check", folder, *DATE)
    assert ended.code == ExitCode.CLINIC
    assert "refers to something outside itself" in ended.err


def test_all_mistakes_of_a_folder_are_told_together(folder: Path, capsys: Capture) -> None:
    write(folder, "clinic.toml", 'name = "Ours"\ncolour = "red"\n')
    write(folder, "sections/education/back-class.md", "no rules at all")
    write(folder, "territories/GB.toml", 'territory = "GB"\ncolour = "red"\n')
    ended = run(capsys, "clinic", "check", folder, *DATE)
    assert ended.code == ExitCode.CLINIC
    for place in ("clinic.toml: colour", "back-class", "GB.toml"):
        assert place in ended.err


# Sections


def test_a_section_of_its_own_is_matched_like_ours(folder: Path, capsys: Capture) -> None:
    write(folder, "sections/education/back-class.md", OWN_SECTION)
    assert run(capsys, "clinic", "check", folder, *DATE).code == ExitCode.DONE
    own = sections(capsys, folder)["education/back-class"]
    assert (own["status"], own["kind"]) == ("included", "education")
    assert [reason["code"] for reason in own["reasons"]] == [
        "low-back",
        "stiffness",
        "waves-flare-ups",
    ]
    assert "education/back-class" not in shelf().library.sections


@pytest.mark.pdf
def test_a_section_of_its_own_is_printed(folder: Path, tmp_path: Path, capsys: Capture) -> None:
    write(folder, "sections/education/back-class.md", OWN_SECTION)
    target = tmp_path / "handout.pdf"
    arguments = ("make", profile_file(ENGLISH), "--clinic", folder, *DATE, "-o", target)
    assert run(capsys, *arguments).code == ExitCode.DONE
    text = opened(target).text
    assert text.count("Our back class") >= 2  # in the plan and above the section
    assert "Wear clothes that you can move in." in text


def test_an_education_section_that_is_not_translated_is_left_out_with_a_warning(
    folder: Path, capsys: Capture
) -> None:
    write(folder, "sections/education/back-class.md", OWN_SECTION)
    assert sections(capsys, folder, "--language", "es")["education/back-class"]["status"] == (
        "unavailable"
    )
    arguments = ("explain", profile_file(ENGLISH), "--clinic", folder, "--language", "es", *DATE)
    ended = run(capsys, *arguments)
    assert ended.code == ExitCode.DONE
    assert "Warning: education/back-class is left out" in ended.err


def test_a_remedy_can_be_made_more_careful(folder: Path, capsys: Capture) -> None:
    careful = built_in("remedies/heat").replace(
        "[exclude]\n", '[exclude]\nepilepsy = "Our own rule."\n', 1
    )
    write(folder, "sections/remedies/heat.md", careful)
    assert run(capsys, "clinic", "check", folder, *DATE).code == ExitCode.DONE
    options = ("--include", "remedies/heat", "--has", "epilepsy")
    theirs = sections(capsys, folder, *options)["remedies/heat"]
    assert theirs["status"] == "withheld"
    assert theirs["reasons"] == [{"code": "epilepsy", "because": "Our own rule."}]


def without_line(text: str, start: str) -> str:
    lines = text.splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith(start)]
    assert len(kept) == len(lines) - 1
    return "".join(kept)


@pytest.mark.parametrize(
    ("slug", "start", "told"),
    [
        ("remedies/heat", "loss-of-feeling =", "no longer excludes loss-of-feeling"),
        ("remedies/heat", "diabetes =", "no longer has a caution for diabetes"),
        ("remedies/tens", "implant-electronic =", "no longer excludes implant-electronic"),
    ],
)
def test_a_replacement_that_is_less_careful_is_refused(
    slug: str, start: str, told: str, folder: Path, tmp_path: Path, capsys: Capture
) -> None:
    write(folder, f"sections/{slug}.md", without_line(built_in(slug), start))
    checked = run(capsys, "clinic", "check", folder, *DATE)
    assert checked.code == ExitCode.CLINIC
    assert told in checked.err
    target = tmp_path / "handout.pdf"
    arguments = ("make", profile_file(ENGLISH), "--clinic", folder, *DATE, "-o", target)
    made = run(capsys, *arguments)
    assert made.code == ExitCode.SECTION
    assert told in made.err
    assert not target.exists()


@pytest.mark.parametrize("slug", ["safety/red-flags", "safety/disclaimer", "safety/pregnancy"])
def test_a_safety_section_of_ours_cannot_be_replaced(
    slug: str, folder: Path, capsys: Capture
) -> None:
    write(folder, f"sections/{slug}.md", built_in(slug))
    checked = run(capsys, "clinic", "check", folder, *DATE)
    assert checked.code == ExitCode.CLINIC
    assert "cannot be replaced" in checked.err


# Helplines


def verified(helpline_id: str, day: str = "2026-11-20") -> str:
    return (
        f'territory = "US"\n\n[[helpline]]\nid = "{helpline_id}"\n'
        f'verified_on = {day}\nverified_by = "JO"\n'
    )


@pytest.mark.pdf
def test_a_number_that_the_clinic_called_is_printed_as_checked_by_us(
    folder: Path, tmp_path: Path, capsys: Capture
) -> None:
    lines = [line.helpline for line in draft(example(RED_FLAG)).helplines.chosen]
    stale = next(line for line in lines if not line.verified_on)
    document = verified(stale.id).replace('"US"', '"GB"')
    write(folder, "territories/GB.toml", document)
    assert run(capsys, "clinic", "check", folder, *DATE).code == ExitCode.DONE
    with_it, without = tmp_path / "with.pdf", tmp_path / "without.pdf"
    arguments = ("make", profile_file(RED_FLAG), *DATE)
    called = run(capsys, *arguments, "--clinic", folder, "-o", with_it)
    uncalled = run(capsys, *arguments, "-o", without)
    assert called.code == uncalled.code == ExitCode.RED_FLAG
    assert "20 November 2026" in opened(with_it).text
    assert "20 November 2026" not in opened(without).text
    word = shelf().words["helplines.verified"].partition("{")[0].strip()
    assert word
    assert word in opened(with_it).text
    assert word not in opened(without).text


def test_a_number_that_was_called_is_no_longer_warned_of(folder: Path, capsys: Capture) -> None:
    arguments = ("explain", profile_file(ENGLISH), "--clinic", folder, *DATE, "--json")
    before = json.loads(run(capsys, *arguments).out)["warnings"]
    stale = [w["message"].partition(":")[0] for w in before if w["code"] == "helpline-stale"]
    assert stale
    write(folder, "territories/US.toml", verified(stale[0]))
    after = json.loads(run(capsys, *arguments).out)["warnings"]
    told = [w["message"].partition(":")[0] for w in after if w["code"] == "helpline-stale"]
    assert told == stale[1:]


@pytest.mark.parametrize("key", ["display", "dial"])
def test_the_emergency_number_cannot_be_changed(
    key: str, folder: Path, tmp_path: Path, capsys: Capture
) -> None:
    ours = emergency_number(load_territory("US", Resources.find()))
    text = f'territory = "US"\n\n[[helpline]]\nid = "{ours.id}"\n{key} = "01"\n'
    write(folder, "territories/US.toml", text)
    checked = run(capsys, "clinic", "check", folder, *DATE)
    assert checked.code == ExitCode.CLINIC
    assert "changes an emergency line" in checked.err
    target = tmp_path / "handout.pdf"
    arguments = ("make", profile_file(ENGLISH), "--clinic", folder, *DATE, "-o", target)
    made = run(capsys, *arguments)
    assert made.code == ExitCode.CLINIC
    assert "changes an emergency line" in made.err
    assert not target.exists()


def test_a_clinic_that_is_not_there_is_told(tmp_path: Path, capsys: Capture) -> None:
    ended = run(capsys, "clinic", "check", tmp_path / "nowhere", *DATE)
    assert ended.code == ExitCode.CLINIC
    assert "there is no such folder" in ended.err


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("locales/glossary.toml", "[[term]\n"),
        ("locales/es/checks.toml", "negation = []\n"),
        ("locales/es/LC_MESSAGES/handouts.po", 'msgid "a"\nmsgstr b\n'),
        ("locales/es/review.toml", "reviews = 3\n"),
    ],
)
def test_a_mistake_in_words_or_terms_is_found_in_a_folder_without_sections(
    name: str, text: str, folder: Path, capsys: Capture
) -> None:
    write(folder, name, text)
    checked = run(capsys, "clinic", "check", folder, *DATE)
    assert checked.code != ExitCode.DONE
    assert f"clinic {name}" in checked.err
