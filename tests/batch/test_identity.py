"""Who the patients are stands in their handouts and in the refused rows, and nowhere else."""

import json
import re
import stat
import subprocess
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from handouts.errors import ExitCode
from tests.batch.ordering import NO_GLYPH
from tests.batch.running import command, entries, environment, handouts, patient, write_rows
from tests.pdf.opening import assert_fit, read_text
from tests.test_privacy import BORN, NAME, RECORD, strings, traces

pytestmark = pytest.mark.pdf

GOOD, REFUSED = (2, 5), (3, 4)
IN_A_PDF = ("Zoë", "O'Neil", "7*7", "../..", "1983")
HASHES = ("sha256", "record", "fingerprint")


@dataclass(frozen=True)
class Left:
    """What a run and its resumption said, and where they wrote."""

    place: Path
    said: tuple[subprocess.CompletedProcess[str], ...]

    @property
    def folder(self) -> Path:
        """Return the folder of the run."""
        return self.place / "run"

    @property
    def print_file(self) -> Path:
        """Return the file with all handouts."""
        return self.place / "all.pdf"


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Left:
    """Return what is left of a run with patients whose names are hard to keep still about."""
    place = tmp_path_factory.mktemp("identity")
    known = {"name": NAME, "record_number": RECORD, "birth_date": BORN}
    slips = {
        "language": "Zoë",
        "birth_date": "9 July 1983 O'Neil",
        "symptoms": "low-back; O'Neil",
        "paper": "<b>",
        "copies": "Zoë",
        "override": "Zoë=O'Neil",
        "amounts": "O'Neil: 7*7",
    }
    people = [
        patient(2, **known),
        patient(3, **known | {"name": f"{NAME}{NO_GLYPH}"}),
        patient(4, **known | slips),
        patient(5, **known | {"language": "es", "copies": "2"}),
    ]
    rows = write_rows(place / "rows.csv", people)
    own = {}
    for variable, name in (("TMPDIR", "temporary"), ("HOME", "home"), ("XDG_CACHE_HOME", "cache")):
        own[variable] = str(place / name)
        (place / name).mkdir()
    into = (rows, "-o", place / "run")
    ways = (
        (*into, "--print-file", place / "all.pdf"),
        (*into, "--print-file", place / "all.pdf", "--resume", "--json"),
        (rows, "--dry-run", "--json"),
    )
    said = tuple(
        subprocess.run(
            command(*way), env=environment() | own, capture_output=True, text=True, check=False
        )
        for way in ways
    )
    return Left(place, said)


def test_the_run_is_as_it_was_meant(left: Left) -> None:
    assert [each.returncode for each in left.said] == [ExitCode.BATCH_PARTIAL] * 3
    assert sorted(entry["row"] for entry in entries(left.folder)) == list(GOOD)
    found = json.loads(left.said[1].stdout)
    assert (found["kept"], found["made"], found["rejected"]) == (2, 0, 2)
    assert {problem["row"] for problem in found["problems"]} >= set(REFUSED)
    wrong = {problem["column"] for problem in found["problems"] if problem["row"] == 4}
    assert wrong >= {"language", "birth_date", "symptoms", "paper", "copies", "override", "amounts"}


def test_nothing_that_is_said_names_them(left: Left) -> None:
    for each in left.said:
        assert each.stdout
        assert traces(each.stdout, each.stderr) == []
        assert NO_GLYPH not in each.stdout + each.stderr


def test_no_file_is_named_after_them(left: Left) -> None:
    names = [str(path.relative_to(left.place)) for path in left.place.rglob("*")]
    assert len(names) > 10
    assert traces(*names) == []
    for name in handouts(left.folder):
        assert re.fullmatch(r"\d+-[0-9A-Z]{5}-[0-9A-Z]{5}\.pdf", name)


def test_the_manifest_and_the_beginning_of_the_run_do_not_name_them(left: Left) -> None:
    texts = [
        json.dumps({key: value for key, value in entry.items() if key not in HASHES})
        for entry in entries(left.folder)
    ]
    begun = json.loads((left.folder / "run.json").read_bytes())
    del begun["key"]
    texts.append(json.dumps(begun))
    assert len(texts) == len(GOOD) + 1
    assert traces(*texts) == []


def test_no_other_file_that_is_left_holds_them(left: Left) -> None:
    apart = {left.place / "rows.csv", left.folder / "rejects.csv"}
    looked_at = 0
    for path in left.place.rglob("*"):
        if path.is_file() and path not in apart:
            content = path.read_bytes()
            for secret in (NAME, RECORD, "Zoë", BORN):
                for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
                    assert secret.encode(encoding) not in content, path.name
            looked_at += 1
    assert looked_at >= 6


def test_temporary_files_are_gone(left: Left) -> None:
    for name in ("temporary", "home"):
        assert not [path for path in (left.place / name).rglob("*") if path.is_file()]
    assert not list(left.place.rglob("*.part"))


def test_only_their_owner_can_read_what_is_left(left: Left) -> None:
    assert stat.S_IMODE(left.folder.stat().st_mode) == 0o700
    for path in (*left.folder.iterdir(), left.print_file):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path.name


def test_the_refused_rows_hold_what_was_refused_and_no_other_patient(left: Left) -> None:
    text = (left.folder / "rejects.csv").read_text(encoding="utf-8-sig")
    lines = text.splitlines()[1:]
    assert sorted(int(line.partition(",")[0]) for line in lines) == list(REFUSED)
    assert text.count("Zoë <b>") == len(REFUSED)


def test_a_handout_names_its_patient_once_and_on_page_one(left: Left) -> None:
    made = handouts(left.folder)
    assert len(made) == len(GOOD)
    for pdf in made.values():
        pages = [" ".join(text.split()) for text in read_text(pdf, "-raw")]
        for value in (NAME, RECORD, "1983"):
            assert [page.count(value) for page in pages] == [1] + [0] * (len(pages) - 1)


def test_the_print_file_names_them_on_the_first_page_of_each_handout_alone(left: Left) -> None:
    pdf = left.print_file.read_bytes()
    assert_fit(pdf, ("Noto Sans",), language="en")
    firsts: list[int] = []
    at = 0
    for entry in sorted(entries(left.folder), key=lambda entry: int(entry["row"])):
        for _ in range(entry["copies"]):
            firsts.append(at)
            at += entry["pages"] + entry["pages"] % 2
    pages = [" ".join(text.split()) for text in read_text(pdf, "-raw")]
    assert len(pages) == at
    for value in (NAME, RECORD, "1983"):
        assert [number for number, page in enumerate(pages) if value in page] == firsts
    assert len(firsts) == 3


def test_no_property_bookmark_tag_or_font_of_a_pdf_names_them(left: Left) -> None:
    files = [left.print_file, *left.folder.glob("*.pdf")]
    assert len(files) == 1 + len(GOOD)
    for path in files:
        content = path.read_bytes()
        found = list(strings(content))
        assert len(found) > 100
        assert {trace for text in found for trace in IN_A_PDF if trace in text} == set()
        with pikepdf.open(BytesIO(content)) as document:
            assert set(document.docinfo.keys()) == {"/Title", "/Producer"}
