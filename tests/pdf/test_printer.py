"""What the print service of a machine is told, and what is said when it cannot print."""

import os
from pathlib import Path

import pytest

from handouts.errors import ExitCode, RenderingError
from handouts.pdf import Printer, find_printer, printer, send_to_printer
from tests.pdf.print_service import PrintService, install

PAGES = b"%PDF-1.7 pages of Ana Ruiz\x00\xff"
OFFICE = Printer("office")
NOISY = "echo 'Ana Ruiz, born 1983'; echo 'Ana Ruiz, born 1983' >&2; exit 3"


@pytest.fixture
def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PrintService:
    return install(tmp_path, monkeypatch)


def send(pages: bytes = PAGES) -> str:
    return send_to_printer(pages, OFFICE, title="handout 6KABN-Q26PF", media="A4")


def refusal(caught: pytest.ExceptionInfo[RenderingError]) -> tuple[str, str]:
    """Return the code and the words of a refusal."""
    assert caught.value.exit_code is ExitCode.RENDERING
    (problem,) = caught.value.problems
    assert problem.remedy
    return problem.code, str(problem)


def test_the_pages_arrive_as_they_are_under_a_title_that_names_nobody(
    service: PrintService,
) -> None:
    assert send() == "office-7"
    assert service.pages == PAGES
    assert service.arguments == [
        *("-d", "office", "-t", "handout 6KABN-Q26PF"),
        *("-o", "media=A4", "-o", "print-scaling=none"),
    ]


def test_the_print_service_speaks_english_and_learns_nothing_else(service: PrintService) -> None:
    send()
    before = {name: value for name, value in os.environ.items() if name != "LC_ALL"}
    assert service.environment.pop("LC_ALL") == "C"
    told = {name: value for name, value in service.environment.items() if name != "LC_ALL"}
    assert told.items() <= before.items()


def test_no_shell_reads_what_a_printer_is_called(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = "a;touch${IFS}b"
    service = install(tmp_path, monkeypatch, printers=(name,))
    send_to_printer(PAGES, find_printer(name), title="$(touch c)", media="A4")
    assert service.arguments[:4] == ["-d", name, "-t", "$(touch c)"]
    assert not {"b", "c"} & {path.name for path in tmp_path.iterdir()}


def test_a_printer_is_found_by_its_name_or_is_the_default_one(service: PrintService) -> None:
    assert find_printer("ward") == Printer("ward")
    assert find_printer(None) == Printer("office")
    assert not service.was_asked


def test_a_job_without_a_number_is_called_after_the_printer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path, monkeypatch, then="echo done")
    assert send() == "office"


# Refused


@pytest.mark.parametrize("name", ["nowhere", "Ana Ruiz", "offic", "office ward", "", "-d"])
def test_a_printer_that_is_not_there_is_refused_with_those_that_are(
    service: PrintService, name: str
) -> None:
    with pytest.raises(RenderingError) as caught:
        find_printer(name)
    code, said = refusal(caught)
    assert code == "no-printer"
    assert "office, ward" in said
    assert "Ana" not in said
    assert not service.was_asked


@pytest.mark.parametrize(
    "default",
    [
        "no system default destination",
        'lpstat: error - LPDEST environment variable names non-existent destination "x".',
        "",
    ],
)
def test_without_a_default_printer_one_must_be_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, default: str
) -> None:
    install(tmp_path, monkeypatch, default=default)
    with pytest.raises(RenderingError) as caught:
        find_printer(None)
    code, said = refusal(caught)
    assert code == "no-default"
    assert "office, ward" in said


@pytest.mark.parametrize("name", [None, "office"])
def test_a_machine_without_a_printer_is_told_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str | None
) -> None:
    install(tmp_path, monkeypatch, printers=(), default="no system default destination")
    with pytest.raises(RenderingError) as caught:
        find_printer(name)
    assert "knows no printer" in refusal(caught)[1]


@pytest.mark.parametrize("missing", ["lp", "lpstat"])
def test_a_machine_that_cannot_print_is_told_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    install(tmp_path, monkeypatch)
    (tmp_path / missing).unlink()
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(RenderingError) as caught:
        find_printer("office")
    code, said = refusal(caught)
    assert code == "no-lp"
    assert "apt install cups-client" in said


def test_an_lp_that_is_no_program_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, monkeypatch)
    (tmp_path / "lp").write_bytes(b"\x7fELF no program")
    with pytest.raises(RenderingError) as caught:
        send()
    assert refusal(caught)[0] == "no-lp"


def test_a_failure_is_told_by_its_code_and_not_in_the_words_of_the_print_service(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    install(tmp_path, monkeypatch, then=NOISY)
    with pytest.raises(RenderingError) as caught:
        send()
    code, said = refusal(caught)
    assert code == "lp-failed"
    assert "exit code 3" in said
    shown = capfd.readouterr()
    assert "Ana" not in said + repr(caught.value) + shown.out + shown.err


def test_an_lp_that_does_not_read_the_pages_is_a_failure_and_no_bug(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path, monkeypatch)
    (tmp_path / "lp").write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    with pytest.raises(RenderingError) as caught:
        send(PAGES * 100_000)
    assert "exit code 1" in refusal(caught)[1]


@pytest.mark.parametrize("tool", ["lp", "lpstat"])
def test_a_print_service_that_hangs_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tool: str
) -> None:
    install(tmp_path, monkeypatch)
    (tmp_path / tool).write_text("#!/bin/sh\nexec sleep 60\n", encoding="utf-8")
    monkeypatch.setattr(printer, "SECONDS_TO_SEND", 0.2)
    monkeypatch.setattr(printer, "SECONDS_TO_LOOK", 0.2)
    with pytest.raises(RenderingError) as caught:
        send() if tool == "lp" else find_printer(None)
    code, said = refusal(caught)
    assert code == "lp-hangs"
    assert said.startswith(f"printer: {tool} did not end within 0.2 seconds")
