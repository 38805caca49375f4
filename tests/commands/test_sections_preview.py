"""`handouts sections preview`: one section on paper, for those who write it."""

import stat
from pathlib import Path

import pytest

from handouts.errors import ExitCode
from tests.document.making import CLINIC
from tests.document.running import DATE, opened, run

pytestmark = pytest.mark.pdf
Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_file_is_named_after_the_section_and_private(here: Path, capsys: Capture) -> None:
    ended = run(capsys, "sections", "preview", "remedies/heat", *DATE)
    assert ended.code == ExitCode.DONE
    assert ended.err == ""
    assert ended.out == "remedies-heat.pdf  (1 page, a preview: not for patients)\n"
    found = opened(here / "remedies-heat.pdf")
    assert "Preview: not for patients" in found.text
    assert "Warmth for a tight back" in found.text
    assert stat.S_IMODE((here / "remedies-heat.pdf").stat().st_mode) == 0o600
    assert [path.name for path in here.iterdir()] == ["remedies-heat.pdf"]


def test_a_short_section_is_one_page(here: Path, capsys: Capture) -> None:
    ended = run(capsys, "sections", "preview", "education/stress-response", *DATE)
    assert ended.code == ExitCode.DONE
    assert ended.out == "education-stress-response.pdf  (1 page, a preview: not for patients)\n"
    assert [path.name for path in here.iterdir()] == ["education-stress-response.pdf"]


def test_every_option_is_heard(here: Path, capsys: Capture) -> None:
    options = ["--language", "en", "--territory", "US", "--paper", "a4", "--size", "large"]
    ended = run(capsys, "sections", "preview", "remedies/heat", *options, "-o", "x.pdf", *DATE)
    assert ended.code == ExitCode.DONE
    found = opened(here / "x.pdf")
    assert "°F" in found.text
    assert found.sizes[0] == pytest.approx((595, 842), abs=1)
    assert len(found.sizes) > 1


def test_the_clinic_is_heard(here: Path, capsys: Capture) -> None:
    ended = run(capsys, "sections", "preview", "remedies/heat", "--clinic", CLINIC, *DATE)
    assert ended.code == ExitCode.DONE
    assert "°F" in opened(here / "remedies-heat.pdf").text


def test_an_unknown_section_is_answered_with_the_nearest(here: Path, capsys: Capture) -> None:
    ended = run(capsys, "sections", "preview", "remedies/haet", *DATE)
    assert ended.code == ExitCode.SECTION
    assert "remedies/heat" in ended.err
    assert list(here.iterdir()) == []


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--language", "xx"], ExitCode.TRANSLATION),
        (["--territory", "ZZ"], ExitCode.CLINIC),
        (["--paper", "a5"], ExitCode.USAGE),
        (["-o", "nowhere/x.pdf"], ExitCode.RENDERING),
    ],
)
def test_what_cannot_be_made_leaves_nothing_behind(
    options: list[str], code: ExitCode, here: Path, capsys: Capture
) -> None:
    ended = run(capsys, "sections", "preview", "remedies/heat", *options, *DATE)
    assert ended.code == code
    assert list(here.iterdir()) == []


def test_a_section_that_is_not_translated_is_an_error_that_names_its_words(
    here: Path, capsys: Capture
) -> None:
    section = here / "clinic" / "sections" / "education" / "our-back-class.md"
    section.parent.mkdir(parents=True)
    (here / "clinic" / "clinic.toml").write_text('name = "Ours"\n', encoding="utf-8")
    section.write_text(
        '+++\ntitle = "Our back class"\nkind = "education"\nversion = "1.0.0"\nevidence = "S"\n'
        'everyone = true\nsummary = "Come on Monday."\nsources = ["NG59"]\n'
        'review_due = 2027-11-21\napproved_on = ""\nchange = "First version."\n+++\nBring a mat.\n',
        encoding="utf-8",
    )
    name = "education/our-back-class"
    ended = run(
        capsys, "sections", "preview", name, "--language", "es", "--clinic", "clinic", *DATE
    )
    assert ended.code == ExitCode.TRANSLATION
    for words in ("Our back class", "Come on Monday.", "Bring a mat."):
        assert words in ended.err
    assert not list(here.glob("*.pdf"))
