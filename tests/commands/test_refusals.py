"""What must not get through: clinics that weaken safety, text that reverses, files in the way."""

import re
import shutil
from pathlib import Path

import pytest

from handouts.errors import ExitCode
from handouts.resources import Resources
from handouts.territories import Channel, Role, load_territory
from tests.document.making import PROFILES
from tests.document.running import DATE, opened, run

pytestmark = pytest.mark.pdf

Capture = pytest.CaptureFixture[str]
ADULT = ("--territory", "US", "--age", "46", "--screened", *DATE)
US = load_territory("US", Resources.find())
SPANISH = Resources.find().locales / "es" / "LC_MESSAGES" / "handouts.po"


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    folder = tmp_path / "clinic"
    folder.mkdir()
    (folder / "clinic.toml").write_text('name = "Ours"\n', encoding="utf-8")
    return folder


def refused(capsys: Capture, clinic: Path, *more: str) -> str:
    """Return what is said of a handout that this clinic cannot make."""
    target = clinic.parent / "out.pdf"
    given = more or ("--language", "en")
    ended = run(capsys, "make", *given, *ADULT, "--clinic", clinic, "-o", target)
    assert ended.code in {ExitCode.CLINIC, ExitCode.SECTION, ExitCode.TRANSLATION}
    assert not target.exists()
    return ended.err


def catalogue(clinic: Path, folder: str, text: str) -> None:
    path = clinic / "locales" / folder / "LC_MESSAGES" / "handouts.po"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(("folder", "tag"), [("es_MX", "es-MX"), ("en_US", "en-US"), ("en", "en")])
def test_one_of_our_languages_under_another_name_is_refused(
    clinic: Path, capsys: Capture, folder: str, tag: str
) -> None:
    catalogue(clinic, folder, SPANISH.read_text(encoding="utf-8").replace("Nunca", "Siempre"))
    assert "built in" in refused(capsys, clinic, "--language", tag)
    assert run(capsys, "clinic", "check", clinic).code == ExitCode.CLINIC


@pytest.mark.parametrize(
    ("context", "english"),
    [
        ("page", "Emergency"),
        ("page", "Stop and get advice if"),
        ("page", "24 hours a day, every day"),
        (
            "remedies/slow-breathing",
            "New breathlessness, or breathlessness at rest, needs medical help.",
        ),
        ("remedies/heat", "Keep a cloth between it and your skin."),
        ("remedies/heat", "your skin blisters or shows brown net-like marks"),
        ("education/burning-sensation", "Burning in a strip on 1 side, with or without a rash"),
    ],
)
def test_a_clinic_cannot_say_a_guarding_line_otherwise(
    clinic: Path, capsys: Capture, context: str, english: str
) -> None:
    assert f'msgid "{english}"' in SPANISH.read_text(encoding="utf-8")
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    entry = f'msgctxt "{context}"\nmsgid "{english}"\nmsgstr "Todo bien 1"\n'
    catalogue(clinic, "es", header + entry)
    assert "keep patients safe" in refused(capsys, clinic, "--language", "es")


def own_heat(clinic: Path, *changes: tuple[str, str], slug: str = "heat") -> None:
    source = Resources.find().templates / "sections" / "remedies" / "heat.md"
    text = source.read_text(encoding="utf-8")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    path = clinic / "sections" / "remedies" / f"{slug}.md"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("value = 40", "value = 95"), "changes a quantity"),
        (("high = 3", "high = 30"), "changes a quantity"),
        (("safe = [5, 15]", "safe = [5, 90]"), "amount"),
        (
            ("!> Never lie or sleep on the pad, towel or bottle. Never use boiling water.\n", ""),
            "drops the warning",
        ),
        (("- your skin blisters or shows brown net-like marks", "- it hurts"), "drops the warning"),
        (("never on the bump.", "also on the bump."), "changes the caution"),
        (('mode = "passive"', 'mode = "active"'), "between active and passive"),
        (("order = 50\n", "order = 50\nalways = true\n"), "only a safety section"),
        (('evidence = "B"', 'evidence = "A"'), "raises the evidence from B"),
        (("!> Never lie", "Never lie"), "drops the warning"),
    ],
)
def test_a_clinics_heat_cannot_be_hotter_longer_or_without_its_warnings(
    clinic: Path, capsys: Capture, change: tuple[str, str], said: str
) -> None:
    own_heat(clinic, change)
    assert said in refused(capsys, clinic)


def test_a_clinics_section_cannot_pass_for_one_of_ours(clinic: Path, capsys: Capture) -> None:
    own_heat(clinic, slug="warmth")
    assert "has the title of remedies/heat" in refused(capsys, clinic)


@pytest.mark.parametrize(
    "line",
    [
        'phone = "{}"',
        '[qr]\naddress = "https://clinic.example/call/{}"',
        '[qr]\naddress = "https://clinic.example/"\nlabel = "Call {}"',
    ],
)
def test_a_number_that_must_not_be_printed_is_no_phone_and_in_no_code_of_a_clinic(
    clinic: Path, capsys: Capture, line: str
) -> None:
    number = next(entry.number for entry in US.do_not_print if entry.used_as is None)
    settings = f'name = "Ours"\n{line.format(number)}\n'
    (clinic / "clinic.toml").write_text(settings, encoding="utf-8")
    assert "must not be printed" in refused(capsys, clinic)
    assert run(capsys, "clinic", "check", clinic).code == ExitCode.CLINIC


def test_a_clinics_own_lines_stand_beside_our_crisis_line(clinic: Path, capsys: Capture) -> None:
    lines = "\n".join(
        f'[[helpline]]\nid = "us-own-{n}"\nservice = "Own line"\nrole = "crisis"\n'
        f'channel = "voice"\ne164 = "+1202555010{n}"\ndisplay = "(202) 555-010{n}"\n'
        f'hours = "always"\nlanguages = ["en"]\ncost = "free"\nscope = ["national"]\n'
        f'verified_on = 2026-11-01\nverified_by = "XY"\n'
        for n in range(3)
    )
    (clinic / "territories").mkdir()
    own = clinic / "territories" / "US.toml"
    own.write_text(f'territory = "US"\n{lines}', encoding="utf-8")
    target = clinic.parent / "out.pdf"
    ended = run(capsys, "make", "--language", "en", *ADULT, "--clinic", clinic, "-o", target)
    assert ended.code == ExitCode.DONE, ended.err
    text = opened(target).text
    ours = next(
        line for line in US.helplines if line.role is Role.CRISIS and line.channel is Channel.VOICE
    )
    assert f"Call {ours.display}" in re.sub(r"\s+", " ", text)
    assert "(202) 555-0102" in text
    target.unlink()
    own.write_text(own.read_text(encoding="utf-8").replace("+1202", "+44202"), encoding="utf-8")
    assert "territories/US.toml" in refused(capsys, clinic)


@pytest.mark.parametrize("option", ["--name", "--record", "--note", "--clinician"])
@pytest.mark.parametrize("character", ["\u202e", "\u2066", "\ufeff"])
def test_text_that_reverses_what_follows_is_refused(
    tmp_path: Path, capsys: Capture, option: str, character: str
) -> None:
    target = tmp_path / "out.pdf"
    given = ("--language", "en", *ADULT, option, f"Take{character} 51 minutes", "-o", target)
    ended = run(capsys, "make", *given)
    assert (ended.code, target.exists()) == (ExitCode.PROFILE, False)
    assert "51" not in ended.err


def test_a_note_of_many_lines_is_refused(tmp_path: Path, capsys: Capture) -> None:
    given = ("--language", "en", *ADULT, "--note", "a\n" * 50, "-o", tmp_path / "out.pdf")
    assert run(capsys, "make", *given).code == ExitCode.PROFILE


@pytest.mark.parametrize("language", ["en", "es", "ar"])
@pytest.mark.parametrize("size", ["standard", "clear", "large"])
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_warning_signs_and_the_emergency_number_stand_on_page_1(
    tmp_path: Path, capsys: Capture, language: str, size: str, paper: str
) -> None:
    target = tmp_path / "out.pdf"
    made = run(
        capsys, "make", "--language", language, *ADULT, "--size", size, "--paper", paper,
        "--name", "Ana Ruiz", "--note", "Call us on Monday.", "-o", target,
    )  # fmt: skip
    assert made.code == ExitCode.DONE, made.err
    families = ("Noto Naskh Arabic", "Noto Sans") if language == "ar" else ("Noto Sans",)
    emergency = next(line for line in US.helplines if line.role is Role.EMERGENCY)
    first = opened(target, families, language=language).texts[0]
    assert emergency.display
    assert emergency.display in first


def test_a_handout_without_room_for_the_warning_signs_is_refused(
    tmp_path: Path, capsys: Capture
) -> None:
    target = tmp_path / "out.pdf"
    ended = run(
        capsys, "make", "--language", "en", *ADULT, "--size", "large", "--name", "W" * 120,
        "--record", "W" * 40, "--clinician", "W" * 120, "--note", "W " * 290, "-o", target,
    )  # fmt: skip
    assert (ended.code, target.exists()) == (ExitCode.RENDERING, False)
    assert "page 1" in ended.err


def test_a_profile_is_never_written_over(tmp_path: Path, capsys: Capture) -> None:
    mine = tmp_path / "patient.toml"
    shutil.copy(PROFILES / "english-us.toml", mine)
    before = mine.read_bytes()
    other = tmp_path / "out.pdf"
    for files in (("-o", mine), ("-o", other, "--explanation", mine)):
        assert run(capsys, "make", mine, *DATE, *files).code == ExitCode.USAGE
    assert mine.read_bytes() == before
    assert run(capsys, "make", mine, *DATE, "-o", tmp_path).code != ExitCode.DONE


def test_a_crisis_line_that_a_clinic_keeps_off_the_page_is_told(
    clinic: Path, capsys: Capture
) -> None:
    ours = next(
        line for line in US.helplines if line.role is Role.CRISIS and line.channel is Channel.VOICE
    )
    (clinic / "territories").mkdir()
    entry = f'[[do_not_print]]\nnumber = "{ours.display}"\nreason = "It rang out."\n'
    (clinic / "territories" / "US.toml").write_text(f'territory = "US"\n{entry}', encoding="utf-8")
    ended = run(capsys, "explain", "--language", "en", *ADULT, "--clinic", clinic)
    assert f"{ours.id} is a crisis line, kept off the page" in ended.err


def test_a_handout_dated_before_its_helplines_says_so(capsys: Capture) -> None:
    given = ("--language", "en", "--territory", "US", "--age", "46", "--screened")
    early = run(capsys, "explain", *given, "--date", "2020-01-01")
    assert "dated before its helplines were collected" in early.err
    assert "dated before" not in run(capsys, "explain", *given, *DATE).err
