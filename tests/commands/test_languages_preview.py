"""`handouts languages preview`: what is written where, and how it follows a translator's saves."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from handouts.errors import ExitCode
from tests.document.running import DATE, opened, run

pytestmark = pytest.mark.pdf
Capture = pytest.CaptureFixture[str]
SLUG = "education/stress-response"
PATIENCE = 60


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def catalogue(here: Path, capsys: Capture) -> Path:
    """Return the catalogue of a language that a clinic has just begun."""
    (here / "clinic.toml").write_text('name = "Ours"\n', encoding="utf-8")
    assert run(capsys, "languages", "new", "cy", "--clinic", here).code == ExitCode.DONE
    return here / "locales" / "cy" / "LC_MESSAGES" / "handouts.po"


def test_one_section_is_written_and_what_is_left_is_counted(
    here: Path, catalogue: Path, capsys: Capture
) -> None:
    assert catalogue.is_file()
    ended = run(capsys, "languages", "preview", "cy", SLUG, "--numbers", "--clinic", here, *DATE)
    assert ended.code == ExitCode.DONE
    assert ended.out.startswith("cy.pdf  (1 page, a preview: not for patients, ")
    assert ended.out.endswith(" messages not translated)\n")
    text = opened(here / "cy.pdf", language="cy").text
    assert "untranslated:" in text


def test_every_option_is_heard(here: Path, capsys: Capture) -> None:
    options = ["--territory", "US", "--paper", "a4", "--size", "large", "--with-language", "en"]
    ended = run(
        capsys, "languages", "preview", "es", "remedies/heat", *options, *DATE, "-o", "x.pdf"
    )
    assert ended.code == ExitCode.DONE, ended.err
    found = opened(here / "x.pdf", language="es")
    assert "°F" in found.text
    assert "Warmth for a tight back" in found.text
    assert found.sizes[0] == pytest.approx((595, 842), abs=1)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["cy", SLUG], ExitCode.TRANSLATION),
        (["es", "remedies/haet"], ExitCode.SECTION),
        (["es", SLUG, "--territory", "ZZ"], ExitCode.CLINIC),
        (["cy", SLUG, "--watch"], ExitCode.TRANSLATION),
    ],
)
def test_what_cannot_be_made_leaves_nothing_behind(
    words: list[str], code: ExitCode, here: Path, capsys: Capture
) -> None:
    assert run(capsys, "languages", "preview", *words, *DATE).code == code
    assert list(here.iterdir()) == []


@pytest.fixture
def watching(here: Path, catalogue: Path) -> Iterator[subprocess.Popen[str]]:
    """Run a preview that watches a catalogue, in a process of its own."""
    assert catalogue.is_file()
    words = ["languages", "preview", "cy", SLUG, "--watch", "--clinic", str(here), *DATE]
    with (
        (here / "out").open("w") as out,
        (here / "err").open("w") as err,
        subprocess.Popen(
            [sys.executable, "-m", "handouts", *words],
            stdout=out,
            stderr=err,
            text=True,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        ) as process,
    ):
        yield process
        if process.poll() is None:
            process.kill()


def wait_until(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end, "nothing happened"
        time.sleep(0.1)


def test_each_save_makes_it_again_and_an_error_is_waited_out(
    here: Path, catalogue: Path, watching: subprocess.Popen[str]
) -> None:
    made = here / "cy.pdf"

    def count() -> int:
        return (here / "out").read_text().count("cy.pdf")

    def save(text: str) -> None:
        beside = catalogue.with_suffix(".new")  # editors save like this
        beside.write_text(text, encoding="utf-8")
        beside.replace(catalogue)

    wait_until(lambda: count() == 1)
    first = made.read_bytes()
    begun = catalogue.read_text(encoding="utf-8")
    title = 'msgctxt "education/stress-response"\nmsgid "Your body’s alarm"\nmsgstr "'
    assert title in begun
    save("this is no catalogue\n")
    wait_until(lambda: "does not parse" in (here / "err").read_text())
    assert made.read_bytes() == first
    save(begun.replace(title, f"{title}Larwm eich corff"))
    wait_until(lambda: count() == 2)
    assert "Larwm eich corff" in opened(made, language="cy").text
    assert sorted(path.name for path in here.glob("*.p*")) == ["cy.pdf"]
    watching.send_signal(signal.SIGINT)
    assert watching.wait(PATIENCE) == ExitCode.INTERRUPTED
