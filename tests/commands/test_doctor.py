"""`handouts doctor`: can this machine make handouts, and how old is its data."""

from pathlib import Path

import pytest

from handouts.errors import ExitCode
from handouts.languages import available_languages, language_name
from handouts.resources import Resources
from handouts.version import __version__
from tests.document.making import shelf
from tests.document.running import DATE, run
from tests.pdf.print_service import install

Capture = pytest.CaptureFixture[str]


def findings(out: str) -> dict[str, tuple[str, str]]:
    """Return state and words of each line, by its name."""
    found: dict[str, tuple[str, str]] = {}
    for line in out.splitlines():
        state, rest = line[:4].strip(), line[6:]
        name, _, said = rest.partition("  ")
        found[name.strip()] = (state, said.strip())
    return found


def test_a_machine_that_can_make_handouts_is_well(capsys: Capture) -> None:
    ended = run(capsys, "doctor", *DATE)
    assert ended.code == ExitCode.DONE, ended.out
    assert ended.err == ""
    found = findings(ended.out)
    assert found["handouts"] == ("ok", found["handouts"][1])
    assert __version__ in found["handouts"][1]
    assert found["Pango"][0] == "ok"
    assert "FAIL" not in {state for state, _ in found.values()}


def test_every_language_is_looked_at(capsys: Capture) -> None:
    found = findings(run(capsys, "doctor", *DATE).out)
    for language in available_languages(Resources.find()):
        assert found[f"font for {language_name(language, 'en')}"][0] == "ok"


def test_sections_and_helplines_are_counted(capsys: Capture) -> None:
    found = findings(run(capsys, "doctor", *DATE).out)
    due = min(section.review_due for section in shelf().library.sections.values())
    assert found["sections"] == ("ok", found["sections"][1])
    assert found["sections"][1].startswith(f"{len(shelf().library.sections)},")
    assert due.isoformat() in found["sections"][1]
    assert "territories" in found["helplines"][1]


def test_texts_past_their_review_are_to_be_looked_at(capsys: Capture) -> None:
    ended = run(capsys, "doctor", "--date", "2040-01-01")
    assert ended.code == ExitCode.DONE
    assert findings(ended.out)["sections"][0] == "look"
    assert findings(ended.out)["helplines"][0] == "look"


def test_a_missing_font_is_named_with_the_package_that_holds_it(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("handouts.pdf.installed_families", lambda: frozenset({"Noto Sans"}))
    ended = run(capsys, "doctor", *DATE)
    assert ended.code == ExitCode.RENDERING
    state, said = findings(ended.out)["font for Arabic"]
    assert state == "FAIL"
    assert "Noto Naskh Arabic" in said
    assert "apt install fonts-noto-core" in said
    assert findings(ended.out)["font for English"][0] == "ok"


def test_without_fontconfig_the_fonts_cannot_be_listed(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("handouts.pdf.installed_families", lambda: None)
    ended = run(capsys, "doctor", *DATE)
    assert ended.code == ExitCode.DONE
    assert findings(ended.out)["fonts"][0] == "look"


def test_a_missing_library_is_named_with_its_package(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("handouts.pdf.engine_versions", lambda: {"HarfBuzz subset": ""})
    ended = run(capsys, "doctor", *DATE)
    assert ended.code == ExitCode.RENDERING
    assert "libharfbuzz-subset0" in findings(ended.out)["HarfBuzz subset"][1]


def test_a_clinics_mistakes_are_found(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "clinic.toml").write_text("colour = 1\n", encoding="utf-8")
    ended = run(capsys, "doctor", *DATE, "--clinic", tmp_path)
    assert ended.code == ExitCode.RENDERING
    assert findings(ended.out)["texts"][0] == "FAIL"


def test_the_printer_is_named_that_a_handout_would_go_to(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path, monkeypatch)
    ended = run(capsys, "doctor", *DATE)
    assert findings(ended.out)["--print"] == ("ok", "office")


def test_a_machine_that_cannot_print_can_still_make_handouts(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    ended = run(capsys, "doctor", *DATE)
    assert ended.code == ExitCode.DONE
    state, said = findings(ended.out)["--print"]
    assert state == "look"
    assert "apt install cups-client" in said
