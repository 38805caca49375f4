"""The manifest says of each handout what was printed and why, and nothing of who the patient is."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handouts.batch.manifest import Entry, Manifest, is_as_made, read_entries
from handouts.errors import ExitCode
from handouts.handout.recall import Made, read_run
from handouts.selection import Status
from handouts.version import __version__
from tests.batch.ordering import GOOD, Ran, carry_out
from tests.batch.running import entries, patient, write_rows
from tests.document.making import draft, shelf
from tests.document.running import run
from tests.pdf.opening import read_text

pytestmark = pytest.mark.pdf

KEYS = (
    "row",
    "record",
    "handout_id",
    "file",
    "language",
    "languages",
    "territory",
    "paper",
    "red_flag",
    "sections",
    "warnings",
    "library",
    "pages",
    "copies",
    "sha256",
    "seconds",
    "fingerprint",
)


@pytest.fixture(scope="session")
def by_row(mixed_run: Ran) -> Mapping[int, Mapping[str, Any]]:
    """Return the entry of each row."""
    found = {entry["row"]: entry for entry in entries(mixed_run.folder)}
    assert sorted(found) == list(GOOD)
    return found


By = Mapping[int, Mapping[str, Any]]


def one_of(**changes: object) -> Entry:
    """Return an entry as a run writes it."""
    whole: dict[str, Any] = dict.fromkeys(KEYS, "") | {
        "row": 2,
        "record": None,
        "file": "2-6KABN-Q26PF.pdf",
        "languages": ("en",),
        "red_flag": False,
        "sections": [],
        "warnings": [("not-reviewed", "No human review is recorded.")],
        "pages": 4,
        "copies": 1,
        "seconds": 0.5,
    }
    return Entry(**whole | changes)


def test_every_line_has_the_same_keys(by_row: By) -> None:
    assert tuple(each.name for each in fields(Entry)) == KEYS
    assert all(tuple(entry) == KEYS for entry in by_row.values())


def test_it_says_which_file_it_is_about(mixed_run: Ran, by_row: By) -> None:
    for row, entry in by_row.items():
        content = (mixed_run.folder / entry["file"]).read_bytes()
        assert entry["file"] == f"{row}-{entry['handout_id']}.pdf"
        assert hashlib.sha256(content).hexdigest() == entry["sha256"]
        texts = read_text(content)
        assert len(texts) == entry["pages"]
        assert entry["handout_id"] in texts[0]


def test_it_says_for_whom_of_all_it_was_set_and_how(by_row: By) -> None:
    assert [by_row[row]["language"] for row in GOOD] == ["en", "es", "en", "ar", "en", "en"]
    assert by_row[5]["languages"] == ["ar", "en"]
    assert by_row[3]["languages"] == ["es"]
    assert [by_row[row]["territory"] for row in GOOD] == ["US", "US", "US", "US", "GB", "US"]
    assert [by_row[row]["paper"] for row in GOOD] == [
        "letter",
        "a4",
        "letter",
        "letter",
        "a4",
        "letter",
    ]
    assert [row for row in GOOD if by_row[row]["red_flag"]] == [2, 3, 5, 6, 7]
    assert [by_row[row]["copies"] for row in GOOD] == [1, 2, 1, 1, 1, 3]
    assert all(entry["library"] == __version__ for entry in by_row.values())
    assert all(0 < entry["seconds"] < 120 for entry in by_row.values())


def test_sections_have_their_versions_and_the_codes_of_reasons(by_row: By) -> None:
    document = {
        "language": "en",
        "territory": "US",
        "needs": {"symptoms": ["low-back"], "causes": ["gad"]},
        "health": {"present": ["implant-electronic"]},
        "red_flags": {"screened": True},
    }
    decisions = draft(document).selection.decisions
    listed = {section["slug"]: section for section in by_row[4]["sections"]}
    library = shelf().library.sections
    seen = {section["status"] for section in listed.values()}
    assert {Status.INCLUDED.value, Status.WITHHELD.value} <= seen
    for slug, section in listed.items():
        assert set(section) == {"slug", "version", "status", "reasons", "cautions"}
        assert section["version"] == library[slug].version
        assert section["status"] == decisions[slug].status.value
        assert section["reasons"] == [reason.code for reason in decisions[slug].reasons]
        assert section["cautions"] == [caution.code for caution in decisions[slug].cautions]
    told = {Status.INCLUDED, Status.WITHHELD}
    assert {slug for slug in decisions if decisions[slug].status in told} <= set(listed)
    assert listed["remedies/tens"]["status"] == Status.WITHHELD.value
    assert listed["remedies/tens"]["reasons"] == ["implant-electronic"]


def test_what_a_red_flag_withholds_is_said_with_the_flag(by_row: By) -> None:
    withheld = [s for s in by_row[2]["sections"] if s["status"] == Status.WITHHELD.value]
    assert withheld
    assert all(section["reasons"] == ["rf-cauda"] for section in withheld)


def test_warnings_have_a_code_and_words(by_row: By) -> None:
    assert "red-flag" in {code for code, _ in by_row[2]["warnings"]}
    assert "age-unknown" in {code for code, _ in by_row[4]["warnings"]}
    assert "red-flag" not in {code for code, _ in by_row[4]["warnings"]}
    for entry in by_row.values():
        for code, message in entry["warnings"]:
            assert re.fullmatch(r"[a-z0-9-]+", code)
            assert message.strip()


# Record numbers


def test_a_record_number_is_there_as_a_hash_which_is_the_same_in_the_whole_run(by_row: By) -> None:
    hashes = {row: by_row[row]["record"] for row in GOOD}
    assert hashes[2] == hashes[7]
    assert len({hashes[row] for row in (2, 3, 4, 5)}) == 4
    assert hashes[6] is None
    assert all(re.fullmatch("[0-9a-f]{32}", each) for each in hashes.values() if each)


def test_the_hash_is_not_one_that_can_be_computed_from_the_number_alone(by_row: By) -> None:
    plain = {hashlib.new(name, b"R0002").hexdigest() for name in ("md5", "sha1", "sha256")}
    assert not any(each.startswith(by_row[2]["record"]) for each in plain)


@pytest.mark.parametrize("name", ["manifest.jsonl", "run.json"])
def test_no_number_and_no_name_stands_in_it(mixed_run: Ran, name: str) -> None:
    text = (mixed_run.folder / name).read_text(encoding="utf-8")
    assert text
    for trace in ("R0002", "A0004", "Nobody", "Number2", "Robin"):
        assert trace not in text


def test_one_key_gives_the_same_hashes_in_all_runs_and_another_one_others(
    tmp_path: Path, by_row: By
) -> None:
    rows = write_rows(tmp_path / "rows.csv", [patient(2)])
    for name in ("mine", "other"):
        (tmp_path / name).write_text(f"{name} and nobody else's", encoding="utf-8")
    hashes = []
    for folder, key in (("first", "mine"), ("second", "mine"), ("third", "other")):
        carry_out(rows, tmp_path / folder, record_key=tmp_path / key)
        (entry,) = entries(tmp_path / folder)
        hashes.append(entry["record"])
        assert not (tmp_path / folder / "record.key").exists()
    first, second, third = hashes
    assert first == second
    assert len({first, third, by_row[2]["record"]}) == 3


# Who reads it


def test_a_recall_finds_every_handout(mixed_run: Ran, by_row: By) -> None:
    read = list(read_run(mixed_run.folder))
    assert all(isinstance(each, Made) for each in read)
    made = {each.row: each for each in read if isinstance(each, Made)}
    assert set(made) == set(GOOD)
    for row, entry in by_row.items():
        assert made[row].handout_id == entry["handout_id"]
        assert made[row].record == entry["record"]
        included = {s["slug"]: s["version"] for s in entry["sections"] if s["status"] == "included"}
        assert made[row].versions == included
        assert included


def test_the_recall_command_lists_them(
    mixed_run: Ran, by_row: By, capsys: pytest.CaptureFixture[str]
) -> None:
    slug = "safety/red-flags"
    ended = run(capsys, "sections", "recall", slug, "--before", "99.0.0", mixed_run.folder)
    assert ended.code == ExitCode.DONE
    for row in GOOD:
        assert by_row[row]["handout_id"] in ended.out
    assert f"{len(GOOD)} of {len(GOOD)} handouts" in ended.out


def test_what_was_written_is_read_again(tmp_path: Path) -> None:
    first, second = one_of(), one_of(row=3, languages=("ar", "en"), record="0" * 32)
    with Manifest(tmp_path, iter([first])) as manifest:
        manifest.add(second)
    again = list(read_entries(tmp_path))
    assert [json.loads(entry.line()) for entry in again] == [
        json.loads(json.dumps(asdict(entry))) for entry in (first, second)
    ]
    assert again[1].languages == ("ar", "en")


def test_each_line_is_on_the_disk_before_the_next_one_begins(tmp_path: Path) -> None:
    with Manifest(tmp_path, iter(())) as manifest:
        for row in range(2, 6):
            manifest.add(one_of(row=row))
            assert [entry.row for entry in read_entries(tmp_path)] == list(range(2, row + 1))


@settings(max_examples=60)
@given(cut=st.integers(0, 400), noise=st.binary(max_size=30))
def test_whatever_a_power_cut_leaves_of_a_line_is_passed_over(
    tmp_path_factory: pytest.TempPathFactory, cut: int, noise: bytes
) -> None:
    folder = tmp_path_factory.mktemp("cut")
    line = one_of(row=3).line()
    broken = line[: min(cut, len(line) - 2)] + noise.replace(b"\n", b"")
    (folder / "manifest.jsonl").write_bytes(one_of().line() + broken)
    assert [entry.row for entry in read_entries(folder)] == [2]


@pytest.mark.parametrize(
    "changes",
    [{"file": "../other.pdf"}, {"file": 3}, {"row": "3"}, {"row": None}, {"languages": None}],
)
def test_a_line_that_no_run_writes_is_passed_over(
    tmp_path: Path, changes: Mapping[str, object]
) -> None:
    strange = {**asdict(one_of(row=3)), **changes}
    content = one_of().line() + json.dumps(strange).encode() + b"\n"
    (tmp_path / "manifest.jsonl").write_bytes(content)
    assert [entry.row for entry in read_entries(tmp_path)] == [2]


def test_without_a_manifest_there_is_nothing_to_go_on_with(tmp_path: Path) -> None:
    assert list(read_entries(tmp_path)) == []


def test_a_handout_is_as_made_only_byte_by_byte(tmp_path: Path) -> None:
    entry = one_of(sha256=hashlib.sha256(b"whole").hexdigest())
    assert not is_as_made(entry, tmp_path)
    (tmp_path / entry.file).write_bytes(b"whole")
    assert is_as_made(entry, tmp_path)
    (tmp_path / entry.file).write_bytes(b"whol")
    assert not is_as_made(entry, tmp_path)
