"""Where a handout goes: to a file, under a password, to a printer; and never anywhere else."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.exceptions import Exit
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from handouts.commands import group
from handouts.commands.delivery import Delivery, finish
from handouts.commands.make import make
from handouts.errors import ExitCode
from handouts.handout import Handout, draft_handout
from handouts.handout.plan import plan_of
from handouts.pdf import Password, Printer
from handouts.profile import Clinician, Identity
from tests.document.making import ENGLISH, RED_FLAG, SPANISH, example, made, profile, shelf
from tests.document.running import DATE, profile_file, run
from tests.pdf.opening import assert_fit
from tests.pdf.print_service import PrintService, install
from tests.pdf.test_protect import unlocked

pytestmark = pytest.mark.pdf

Capture = pytest.CaptureFixture[str]
TYPED = "correct horse 7"
NAME = "Ana Ruiz"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "handout.pdf"


@pytest.fixture
def password(tmp_path: Path) -> Path:
    path = tmp_path / "password.txt"
    path.write_text(f"{TYPED}\n", encoding="utf-8")
    path.chmod(0o600)
    return path


@pytest.fixture
def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PrintService:
    folder = tmp_path / "service"
    folder.mkdir()
    return install(folder, monkeypatch)


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder, in which the command runs."""
    folder = tmp_path / "empty"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def left_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# Under a password


def test_the_file_opens_with_the_password_of_the_file(
    target: Path, password: Path, capsys: Capture
) -> None:
    arguments = ("make", profile_file(ENGLISH), *DATE, "--password-file", password, "-o", target)
    ended = run(capsys, *arguments)
    assert ended.code == ExitCode.DONE, ended.err
    same = made(ENGLISH)
    expected = f"{target}  ({same.pages} pages, handout {same.draft.handout_id}, protected)"
    assert ended.out.splitlines() == [expected]
    assert "password" not in ended.err
    assert target.stat().st_mode & 0o777 == 0o600
    pdf = target.read_bytes()
    assert same.opened.title.encode() not in pdf
    opened = assert_fit(unlocked(pdf, Password(TYPED)), same.page.families, language="en")
    assert opened.text == same.opened.text


def test_a_password_that_others_can_read_is_warned_of(
    target: Path, password: Path, capsys: Capture
) -> None:
    password.chmod(0o644)
    arguments = ("make", profile_file(ENGLISH), *DATE, "--password-file", password, "-o", target)
    ended = run(capsys, *arguments)
    assert ended.code == ExitCode.DONE
    assert "Warning: others on this machine can read the password file" in ended.err
    assert TYPED not in ended.out + ended.err


@pytest.mark.parametrize(
    "content", [b"", b"horse 7", b"correct horse 7\nstaple", b"\xff" * 9, None]
)
def test_without_a_good_password_nothing_is_made(
    content: bytes | None, target: Path, password: Path, capsys: Capture
) -> None:
    if content is None:
        password.unlink()
    else:
        password.write_bytes(content)
    arguments = ("make", profile_file(ENGLISH), *DATE, "--password-file", password, "-o", target)
    ended = run(capsys, *arguments)
    assert ended.code == ExitCode.RENDERING
    assert ended.err.startswith("password file: ")
    assert "horse" not in ended.err
    assert not target.exists()


def test_there_is_no_option_for_the_password_itself() -> None:
    options = {name for parameter in make.params for name in parameter.opts}
    assert {name for name in options if "pass" in name} == {"--password-file"}


@pytest.mark.parametrize("option", ["-o", "--explanation"])
def test_the_password_file_is_not_written_over(
    option: str, target: Path, password: Path, capsys: Capture
) -> None:
    files = ("-o", target, option, password, "--password-file", password)
    ended = run(capsys, "make", profile_file(ENGLISH), *DATE, *files)
    assert ended.code == ExitCode.USAGE
    assert "must be different files" in ended.err
    assert password.read_text("utf-8") == f"{TYPED}\n"


WATCH = """\
import json, os, sys

written = []


def watch(event, arguments):
    if event == "open":
        path, mode, flags = arguments
        writes = (flags or 0) & (os.O_WRONLY | os.O_RDWR) or set(mode or "") & set("wax+")
        if writes and not isinstance(path, int):
            written.append(str(path))


import handouts.pdf  # loads libraries, for which Python itself writes files
from handouts.commands import main

sys.addaudithook(watch)
code = main(sys.argv[1:])
print(json.dumps([int(code), written]))
"""


def test_the_pages_never_touch_the_disk_without_the_password(
    target: Path, password: Path, tmp_path: Path
) -> None:
    for name in ("home", "temporary"):
        (tmp_path / name).mkdir()
    places = {"HOME": str(tmp_path / "home"), "TMPDIR": str(tmp_path / "temporary")}
    watched = {}
    for how, options in (("open", ()), ("closed", ("--password-file", str(password)))):
        arguments = ("make", str(profile_file(SPANISH)), *DATE, *options, "-o", str(target))
        ended = subprocess.run(
            [sys.executable, "-B", "-c", WATCH, *arguments],
            env={**os.environ, **places},
            capture_output=True,
            text=True,
            check=True,
        )
        code, watched[how] = json.loads(ended.stdout.splitlines()[-1])
        assert code == ExitCode.DONE
    assert len(watched["open"]) == 1  # what is written is seen
    (written,) = watched["closed"]
    assert Path(written).parent == target.parent
    assert b"/Encrypt" in target.read_bytes()

    rest = {path for path in tmp_path.rglob("*") if path.is_file()} - {target, password}
    assert rest == set()


# To a printer


def test_the_printer_gets_the_pages_and_nothing_is_written(
    service: PrintService, empty: Path, capsys: Capture
) -> None:
    ended = run(capsys, "make", profile_file(ENGLISH), *DATE, "--print")
    assert ended.code == ExitCode.DONE, ended.err
    same = made(ENGLISH)
    told = f"{same.pages} pages, handout {same.draft.handout_id}, sent to the printer"
    assert ended.out.splitlines() == [f"office-7  ({told})"]
    assert service.pages == same.opened.pdf
    assert service.arguments == [
        *("-d", "office", "-t", f"handout {same.draft.handout_id}"),
        *("-o", "media=Letter", "-o", "print-scaling=none"),
    ]
    assert left_in(empty) == []


@pytest.mark.usefixtures("service", "empty")
def test_the_queue_is_warned_of(capsys: Capture) -> None:
    ended = run(capsys, "make", profile_file(ENGLISH), *DATE, "--print")
    assert "Warning: the print queue holds the pages" in ended.err
    assert "queue" not in run(capsys, "make", profile_file(ENGLISH), *DATE, "-o", "x.pdf").err


@pytest.mark.parametrize("how", [("--print", "ward"), ("--print=ward",)])
def test_a_printer_can_be_named(
    how: tuple[str, ...], service: PrintService, empty: Path, capsys: Capture
) -> None:
    ended = run(capsys, "make", profile_file(RED_FLAG), *DATE, "--paper", "a4", *how)
    assert ended.code == ExitCode.RED_FLAG, ended.err
    assert service.arguments[1] == "ward"
    assert "media=A4" in service.arguments
    assert left_in(empty) == []


def test_a_file_is_written_besides_if_it_is_asked_for(
    service: PrintService, target: Path, tmp_path: Path, capsys: Capture
) -> None:
    record = tmp_path / "record.json"
    files = ("-o", target, "--explanation", record)
    ended = run(capsys, "make", profile_file(ENGLISH), *DATE, *files, "--print")
    assert ended.code == ExitCode.DONE
    assert target.read_bytes() == service.pages == made(ENGLISH).opened.pdf
    assert record.exists()
    first, second = ended.out.splitlines()
    assert first.startswith(str(target))
    assert second.startswith("office-7")


def test_the_printer_gets_the_pages_without_the_password_and_the_file_has_it(
    service: PrintService, target: Path, password: Path, capsys: Capture
) -> None:
    files = ("--password-file", password, "-o", target)
    ended = run(capsys, "make", profile_file(ENGLISH), *DATE, *files, "--print")
    assert ended.code == ExitCode.DONE
    assert service.pages == made(ENGLISH).opened.pdf
    assert b"/Encrypt" in target.read_bytes()
    assert "without a password" in ended.err
    assert TYPED not in " ".join((*service.arguments, *service.environment.values()))


def test_a_password_without_a_file_is_a_slip(
    service: PrintService, password: Path, capsys: Capture
) -> None:
    files = ("--password-file", password)
    ended = run(capsys, "make", profile_file(ENGLISH), *DATE, *files, "--print")
    assert ended.code == ExitCode.USAGE
    assert "-o" in ended.err
    assert not service.was_asked


def test_a_handout_that_goes_nowhere_is_a_slip(empty: Path, capsys: Capture) -> None:
    ended = run(capsys, "make", profile_file(ENGLISH), *DATE)
    assert ended.code == ExitCode.USAGE
    assert "-o" in ended.err
    assert "--print" in ended.err
    assert left_in(empty) == []


@pytest.mark.parametrize("more", [(), ("-o", "handout.pdf")])
@pytest.mark.parametrize("name", ["Ana Ruiz.toml", "./Ana Ruiz", "Ana Ruiz"])
def test_a_profile_that_print_takes_for_a_printer_is_noticed(
    name: str, more: tuple[str, ...], service: PrintService, empty: Path, capsys: Capture
) -> None:
    shutil.copy(profile_file(ENGLISH), empty / name)
    ended = run(capsys, "make", *DATE, "--print", name, *more)
    assert ended.code == ExitCode.USAGE
    assert "Write the profile before --print" in ended.err
    assert NAME not in ended.err
    assert not service.was_asked
    assert left_in(empty) == [Path(name).name]


def test_a_printer_with_the_name_of_a_file_is_a_printer(
    service: PrintService, empty: Path, capsys: Capture
) -> None:
    (empty / "ward").touch()
    ended = run(capsys, "make", profile_file(RED_FLAG), *DATE, "--print", "ward")
    assert ended.code == ExitCode.RED_FLAG
    assert service.arguments[1] == "ward"


@pytest.mark.parametrize("name", [NAME, f"{NAME}{'x' * 5000}"])
def test_a_printer_that_is_not_there_is_told_before_anything_is_made(
    name: str, service: PrintService, target: Path, capsys: Capture
) -> None:
    ended = run(capsys, "make", profile_file(ENGLISH), *DATE, "--print", name, "-o", target)
    assert ended.code == ExitCode.RENDERING
    assert "Name one: office, ward." in ended.err
    assert NAME not in ended.err
    assert not target.exists()
    assert not service.was_asked


def test_a_machine_that_cannot_print_says_so(
    tmp_path: Path, target: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    ended = run(capsys, "make", profile_file(ENGLISH), *DATE, "--print", "-o", target)
    assert ended.code == ExitCode.RENDERING
    assert "apt install cups-client" in ended.err
    assert not target.exists()


def test_a_print_that_fails_leaves_the_file(
    tmp_path: Path, target: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    folder = tmp_path / "service"
    folder.mkdir()
    install(folder, monkeypatch, then=f"echo {NAME!r} >&2; exit 4")
    ended = run(capsys, "make", profile_file(ENGLISH), *DATE, "--print", "-o", target)
    assert ended.code == ExitCode.RENDERING
    assert "lp ended with exit code 4" in ended.err
    assert NAME not in ended.err
    assert ended.out.startswith(str(target))
    assert target.read_bytes() == made(ENGLISH).opened.pdf


# Asked for


QUICK = (
    *("--language", "en", "--territory", "US", "--age", "46", "--red-flag", "rf-cauda"),
    *("--name", NAME, *DATE),
)


def asked(*options: str | Path, answers: str = "") -> tuple[int, str, str]:
    arguments = ["ask", *QUICK, *(str(option) for option in options)]
    result = CliRunner().invoke(group, arguments, input=answers)
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.usefixtures("service")
def test_ask_prints_without_asking_for_a_file(empty: Path) -> None:
    code, out, err = asked("--print")
    assert code == ExitCode.RED_FLAG
    assert "File to write" not in err
    assert out.startswith("office-7")
    assert NAME not in out + err
    assert left_in(empty) == []


def test_ask_protects_the_file_that_it_asks_for(password: Path, target: Path) -> None:
    code, out, _ = asked("--password-file", password, answers=f"{target}\n")
    assert code == ExitCode.RED_FLAG
    assert "protected" in out
    assert b"/Encrypt" in target.read_bytes()


def test_ask_does_not_write_over_the_password(password: Path) -> None:
    code, _, err = asked("--password-file", password, answers=f"{password}\n")
    assert code == ExitCode.USAGE
    assert "must be different files" in err
    assert password.read_text("utf-8") == f"{TYPED}\n"


def test_ask_finds_the_printer_before_it_asks(service: PrintService) -> None:
    result = CliRunner().invoke(group, ["ask", "--print", "nowhere"], input="")
    assert "Language" not in result.stderr
    assert result.exit_code != ExitCode.DONE
    assert not service.was_asked


# Whoever it is

LETTERS = st.characters(codec="utf-8", categories=("L", "N", "P", "S"))
VALUES = st.text(LETTERS, min_size=1, max_size=20).map(lambda text: f"§{text}§")


@pytest.fixture(scope="module")
def one_service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PrintService]:
    with pytest.MonkeyPatch.context() as patch:
        yield install(tmp_path_factory.mktemp("service"), patch)


@settings(max_examples=25)
@given(name=VALUES, record=VALUES, note=VALUES, born=st.dates())
def test_the_print_service_is_never_told_who_it_is(
    one_service: PrintService, name: str, record: str, note: str, born: date
) -> None:
    patient = replace(
        profile(example(RED_FLAG)),
        identity=Identity(name=name, birth_date=born, record_number=record),
        clinician=Clinician(name="J. Okafor", note=note),
    )
    decided = draft_handout(patient, shelf())
    plan = plan_of(decided, shelf())
    handout = Handout(decided, plan, b"%PDF-1.7", 1, plan)
    delivery = Delivery(None, printer=Printer("office"))
    with make.make_context("make", []) as context, pytest.raises(Exit) as ended:
        finish(context, handout, delivery)
    assert ended.value.exit_code == ExitCode.RED_FLAG
    added = {k: v for k, v in one_service.environment.items() if os.environ.get(k) != v}
    assert added == ({} if os.environ.get("LC_ALL") == "C" else {"LC_ALL": "C"})
    told = " ".join(one_service.arguments)
    for value in (name, record, note, str(born), "Okafor"):
        assert value not in told
