"""A clinic adds a language or a wording of its own, and cannot weaken what keeps patients safe."""

from pathlib import Path

import polib
import pytest

from handouts.errors import ExitCode
from tests.document.running import DATE, opened, profile_file, run

Capture = pytest.CaptureFixture[str]
SECTION = """\
+++
title = "Our back class"
kind = "education"
version = "1.0.0"
evidence = "S"
everyone = true
summary = "Come on Monday."
sources = ["NG59"]
review_due = 2027-11-21
approved_on = ""
change = "First version."
+++
Bring a mat.
"""


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    (tmp_path / "clinic.toml").write_text('name = "Ours"\n', encoding="utf-8")
    return tmp_path


def with_section(clinic: Path) -> None:
    path = clinic / "sections" / "education" / "our-back-class.md"
    path.parent.mkdir(parents=True)
    path.write_text(SECTION, encoding="utf-8")


def catalogue(clinic: Path, language: str) -> polib.POFile:
    path = clinic / "locales" / language / "LC_MESSAGES" / "handouts.po"
    return polib.pofile(str(path), wrapwidth=0)


def translate(found: polib.POFile) -> None:
    """Translate all of a catalogue into a language that nobody speaks."""
    accents = str.maketrans("aeiou", "âêîôû")
    for entry in found:
        pieces = entry.msgid.split("{")
        kept = [
            name + "}" + rest.translate(accents)
            for name, _, rest in (piece.partition("}") for piece in pieces[1:])
        ]
        entry.msgstr = "{".join([pieces[0].translate(accents), *kept])
    found.save()


@pytest.mark.pdf
def test_a_clinic_adds_a_whole_language_and_makes_a_handout_in_it(
    clinic: Path, capsys: Capture
) -> None:
    with_section(clinic)
    here = ("--clinic", clinic)
    begun = run(capsys, "languages", "new", "cy", *here)
    assert begun.code == ExitCode.DONE
    assert f"--clinic {clinic}" in begun.out
    assert {path.name for path in (clinic / "locales" / "cy").iterdir()} == {
        "LC_MESSAGES",
        "review.toml",
        "checks.toml",
    }
    found = catalogue(clinic, "cy")
    assert len(found) > 1000
    assert found.find("Bring a mat.", msgctxt="education/our-back-class")
    translate(found)
    for words in (["update"], ["update", "cy"], ["extract"], ["status", "cy"]):
        ended = run(capsys, "languages", *words, *here)
        assert ended.code == ExitCode.DONE, ended.err
    assert (clinic / "locales" / "handouts.pot").is_file()
    assert "cy Welsh  100 %" in run(capsys, "languages", "status", "cy", *here).out
    ended = run(
        capsys,
        *("make", profile_file("english-us"), "--language", "cy", *here, *DATE),
        *("-o", clinic / "x.pdf"),
    )
    assert ended.code == ExitCode.DONE, ended.err
    text = opened(clinic / "x.pdf", language="cy").text
    assert "Yôûr bâck cârê plân" in text
    assert "Your back" not in text


def test_a_clinics_catalogue_of_our_language_holds_only_what_is_its_own(
    clinic: Path, capsys: Capture
) -> None:
    with_section(clinic)
    assert run(capsys, "languages", "new", "es", "--clinic", clinic).code == ExitCode.DONE
    found = catalogue(clinic, "es")
    assert {entry.msgctxt for entry in found} == {"education/our-back-class"}
    assert len(found) == 3
    assert not (clinic / "locales" / "es" / "checks.toml").exists()


def test_a_clinic_rewords_a_title_and_update_keeps_it(clinic: Path, capsys: Capture) -> None:
    assert run(capsys, "languages", "new", "es", "--clinic", clinic).code == ExitCode.DONE
    found = catalogue(clinic, "es")
    assert len(found) == 0
    found.append(
        polib.POEntry(msgctxt="page", msgid="Your back care plan", msgstr="Su plan de espalda")
    )
    found.save()
    assert run(capsys, "languages", "update", "--clinic", clinic).code == ExitCode.DONE
    (entry,) = catalogue(clinic, "es")
    assert entry.msgstr == "Su plan de espalda"
    assert "Title of the handout" in entry.comment
    assert "clinic locales" not in run(capsys, "languages", "check", "es", "--clinic", clinic).err


def test_a_clinic_cannot_replace_a_warning(clinic: Path, capsys: Capture) -> None:
    run(capsys, "languages", "new", "es", "--clinic", clinic)
    found = catalogue(clinic, "es")
    warning = "Never lie or sleep on the pad, towel or bottle. Never use boiling water."
    found.append(polib.POEntry(msgctxt="remedies/heat", msgid=warning, msgstr="Tenga cuidado."))
    found.save()
    run(capsys, "languages", "update", "--clinic", clinic)
    assert len(catalogue(clinic, "es")) == 1
    ended = run(capsys, "languages", "check", "es", "--clinic", clinic)
    assert ended.code == ExitCode.TRANSLATION
    assert "keep patients safe" in ended.err
    made = run(
        capsys,
        *("make", profile_file("spanish-burning"), "--clinic", clinic, *DATE),
        *("-o", clinic / "x.pdf"),
    )
    assert made.code == ExitCode.TRANSLATION
    assert not (clinic / "x.pdf").exists()


def test_our_language_under_another_name_is_not_begun(clinic: Path, capsys: Capture) -> None:
    ended = run(capsys, "languages", "new", "es-MX", "--clinic", clinic)
    assert ended.code == ExitCode.TRANSLATION
    assert "languages new es" in ended.err
    assert not (clinic / "locales").exists()


def test_a_clinics_review_of_its_own_language_is_kept_in_its_folder(
    clinic: Path, capsys: Capture
) -> None:
    run(capsys, "languages", "new", "cy", "--clinic", clinic)
    translate(catalogue(clinic, "cy"))
    who = ("--reviewer", "R", "--qualification", "translator", "--clinic", clinic, *DATE)
    assert run(capsys, "languages", "review", "cy", "--all", *who).code == ExitCode.DONE
    assert "2026-11-21" in (clinic / "locales" / "cy" / "review.toml").read_text("utf-8")
    shown = run(capsys, "languages", "status", "cy", "--clinic", clinic).out
    assert "56 of 56" in shown
