"""The folder of a run is private, belongs to one run, and holds what its rows say, nothing else."""

import json
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.batch.folder import RunFolder, fingerprint_of_texts, hold_folder
from handouts.errors import RenderingError
from handouts.resources import Resources
from tests.batch.ordering import Ran, carry_out
from tests.batch.running import assert_whole, entries, handouts, patient, write_rows
from tests.document.making import TODAY

pytestmark = pytest.mark.pdf

FILES = {".lock", "manifest.jsonl", "record.key", "run.json"}
PATTERN = "{record}-{row}-{id}"


@contextmanager
def held(path: Path, **asked: Any) -> Iterator[RunFolder]:
    usual: dict[str, Any] = {
        "on": None,
        "today": TODAY,
        "key_file": None,
        "header": ("language", "territory"),
        "is_resumed": False,
    }
    with hold_folder(path, **usual | asked) as folder:
        yield folder


def refusal(path: Path, **asked: Any) -> str:
    """Return the code of why a folder is refused, with the remedy that it must have."""
    with pytest.raises(RenderingError) as caught, held(path, **asked):
        pass
    (problem,) = caught.value.problems
    assert problem.remedy
    return problem.code


def key_file(folder: Path, text: str = "0123456789abcdef") -> Path:
    path = folder / "clinic.key"
    path.write_text(f"{text}\n", encoding="utf-8")
    return path


def clinic_folder(path: Path, settings: str = "") -> Path:
    path.mkdir(exist_ok=True)
    text = f'name = "Our clinic"\n{settings}'
    (path / "clinic.toml").write_text(text, encoding="utf-8")
    return path


def rows_of(ran: Ran) -> list[int]:
    return sorted(entry["row"] for entry in entries(ran.folder))


# Who may read it


def test_nobody_but_the_owner_gets_in(mixed_run: Ran) -> None:
    assert stat.S_IMODE(mixed_run.folder.stat().st_mode) == 0o700
    files = list(mixed_run.folder.iterdir())
    assert len(files) > 9
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
    assert mixed_run.order.print_file
    assert stat.S_IMODE(mixed_run.order.print_file.stat().st_mode) == 0o600


def test_also_where_files_are_usually_for_everybody(folder: Path) -> None:
    before = os.umask(0)
    try:
        with held(folder / "deep"):
            pass
    finally:
        os.umask(before)
    assert stat.S_IMODE((folder / "deep").stat().st_mode) == 0o700
    assert {stat.S_IMODE(p.stat().st_mode) for p in (folder / "deep").iterdir()} == {0o600}


def test_a_run_holds_its_handouts_and_five_files(mixed_run: Ran) -> None:
    others = {path.name for path in mixed_run.folder.iterdir()} - set(handouts(mixed_run.folder))
    assert others == FILES | {"rejects.csv"}


def test_what_a_run_begins_with_is_its_date_and_a_mark_of_its_key(mixed_run: Ran) -> None:
    document = json.loads((mixed_run.folder / "run.json").read_bytes())
    assert set(document) == {"format", "date", "key", "columns"}
    assert document["date"] == TODAY.isoformat()
    key = (mixed_run.folder / "record.key").read_text(encoding="ascii").strip()
    assert len(bytes.fromhex(key)) == 32
    assert key not in json.dumps(document)


# Whose it is


def test_a_new_or_empty_folder_is_taken(folder: Path) -> None:
    with held(folder) as run:
        assert run.on == TODAY
        assert FILES - {"manifest.jsonl"} == {path.name for path in folder.iterdir()}


def test_a_folder_with_only_the_refused_rows_of_a_check_is_taken(folder: Path) -> None:
    folder.mkdir()
    (folder / "rejects.csv").touch()
    with held(folder):
        pass


@pytest.mark.parametrize("name", ["letters.txt", "2-6KABN-Q26PF.pdf", "photos"])
@pytest.mark.parametrize("is_resumed", [False, True])
def test_a_folder_with_something_else_is_refused(folder: Path, name: str, is_resumed: bool) -> None:
    folder.mkdir()
    (folder / name).touch()
    assert refusal(folder, is_resumed=is_resumed) == "not-empty"
    assert {path.name for path in folder.iterdir()} == {name, ".lock"}


def test_a_run_is_not_resumed_with_another_table(tmp_path: Path) -> None:
    with held(tmp_path / "run"):
        pass
    again = {"is_resumed": True, "header": ("language", "territory", "age")}
    assert refusal(tmp_path / "run", **again) == "other-table"
    with held(tmp_path / "run", is_resumed=True):
        pass


@pytest.mark.parametrize("name", ["manifest.jsonl", "run.json"])
def test_a_folder_with_a_run_is_only_gone_on_with(folder: Path, name: str) -> None:
    folder.mkdir()
    (folder / name).touch()
    assert refusal(folder) == "holds-a-run"


def test_two_runs_at_once_are_refused(folder: Path) -> None:
    with held(folder):
        assert refusal(folder, is_resumed=True) == "locked"
    with held(folder, is_resumed=True):
        pass


@pytest.mark.parametrize("content", ["", "{", "[]", '"x"', "\x00", "{}{}"])
def test_a_run_whose_beginning_is_broken_is_refused(folder: Path, content: str) -> None:
    with held(folder):
        pass
    (folder / "run.json").write_text(content, encoding="utf-8")
    assert refusal(folder, is_resumed=True) == "broken-run"
    assert (folder / "run.json").read_text(encoding="utf-8") == content


def test_what_was_half_written_is_cleared_away(folder: Path) -> None:
    with held(folder):
        pass
    (folder / ".handout-x.part").touch()
    with held(folder, is_resumed=True):
        assert not (folder / ".handout-x.part").exists()
        (folder / ".handout-y.part").touch()
    assert not (folder / ".handout-y.part").exists()


def test_the_date_is_that_of_the_run_unless_somebody_says_another(folder: Path) -> None:
    first, later, said = date(2026, 11, 21), date(2026, 12, 1), date(2026, 12, 24)
    with held(folder, today=first) as run:
        assert run.on == first
    with held(folder, today=later, is_resumed=True) as run:
        assert run.on == first
    with held(folder, today=later, on=said, is_resumed=True) as run:
        assert run.on == said
    with held(folder, today=later, is_resumed=True) as run:
        assert run.on == said


# Its key


def test_a_run_makes_its_own_key_once(folder: Path) -> None:
    with held(folder) as run:
        first = run.hashed(b"x")
    with held(folder, is_resumed=True) as run:
        assert run.hashed(b"x") == first
    with held(folder.with_name("other")) as run:
        assert run.hashed(b"x") != first


def test_a_key_of_the_clinics_gives_one_hash_in_every_folder(folder: Path) -> None:
    folder.mkdir()
    path = key_file(folder)
    hashes = set()
    for name in ("a", "b"):
        with held(folder / name, key_file=path) as run:
            hashes.add(run.hashed(b"x"))
        assert "record.key" not in {each.name for each in (folder / name).iterdir()}
    assert len(hashes) == 1


@given(one=st.lists(st.binary(max_size=4), max_size=4), two=st.lists(st.binary(max_size=4)))
def test_only_the_same_pieces_have_the_same_hash(one: list[bytes], two: list[bytes]) -> None:
    run = RunFolder(Path(), TODAY, b"key")
    assert (run.hashed(*one) == run.hashed(*two)) == (one == two)


def test_the_key_is_not_shown_in_a_report_of_an_error() -> None:
    assert "secret" not in repr(RunFolder(Path(), TODAY, b"secret"))


@pytest.mark.parametrize("text", ["", "short", "0123456789abcde", "               x"])
def test_a_key_that_can_be_guessed_is_refused(folder: Path, tmp_path: Path, text: str) -> None:
    assert refusal(folder, key_file=key_file(tmp_path, text)) == "key"
    assert not (folder / "run.json").exists()


@pytest.mark.parametrize("name", ["nowhere", "."])
def test_a_key_that_cannot_be_read_is_refused(folder: Path, tmp_path: Path, name: str) -> None:
    assert refusal(folder, key_file=tmp_path / name) == "key"


def test_a_run_goes_on_with_its_own_key_alone(folder: Path, tmp_path: Path) -> None:
    with held(folder):
        pass
    own = (folder / "record.key").read_bytes()
    assert refusal(folder, key_file=key_file(tmp_path), is_resumed=True) == "other-key"
    (folder / "record.key").write_text("another key altogether", encoding="utf-8")
    assert refusal(folder, is_resumed=True) == "other-key"
    (folder / "record.key").write_bytes(own)
    with held(folder, is_resumed=True):
        pass


def test_a_run_with_the_clinics_key_does_not_go_on_without_it(folder: Path, tmp_path: Path) -> None:
    path = key_file(tmp_path)
    with held(folder, key_file=path):
        pass
    assert refusal(folder, is_resumed=True) == "other-key"
    with held(folder, key_file=path, is_resumed=True):
        pass


# What is in it


def test_texts_that_change_have_another_fingerprint(tmp_path: Path) -> None:
    clinic = clinic_folder(tmp_path / "clinic")
    first = fingerprint_of_texts(Resources.find(clinic))
    assert fingerprint_of_texts(Resources.find(clinic)) == first
    clinic_folder(clinic, 'phone = "1"\n')
    second = fingerprint_of_texts(Resources.find(clinic))
    (clinic / "sections" / "remedies").mkdir(parents=True)
    section = clinic / "sections" / "remedies" / "heat.md"
    section.write_text("x", encoding="utf-8")
    third = fingerprint_of_texts(Resources.find(clinic))
    section.rename(section.with_name("cold.md"))
    fourth = fingerprint_of_texts(Resources.find(clinic))
    assert len({first, second, third, fourth}) == 4


# Going on


def test_a_row_that_went_bad_takes_its_old_handout_with_it(rows: Path, folder: Path) -> None:
    write_rows(rows, [patient(2), patient(3, language="xx")])
    first = carry_out(rows, folder)
    assert (first.outcome.made, first.outcome.rejected) == (1, 1)
    assert b"R0003" in (folder / "rejects.csv").read_bytes()
    write_rows(rows, [patient(2, territory="ZZ"), patient(3)])
    second = carry_out(rows, folder, is_resumed=True)
    assert (second.outcome.made, second.outcome.kept, second.outcome.removed) == (1, 0, 1)
    assert_whole(folder, [3])
    refused = (folder / "rejects.csv").read_bytes()
    assert b"R0002" in refused
    assert b"R0003" not in refused
    write_rows(rows, [patient(2), patient(3)])
    third = carry_out(rows, folder, is_resumed=True)
    assert (third.outcome.made, third.outcome.kept, third.outcome.rejected) == (1, 1, 0)
    assert_whole(folder, [2, 3])
    assert not (folder / "rejects.csv").exists()


def test_when_every_row_went_bad_nothing_is_left(rows: Path, folder: Path) -> None:
    write_rows(rows, [patient(2)])
    carry_out(rows, folder)
    write_rows(rows, [patient(2, territory="ZZ")])
    again = carry_out(rows, folder, is_resumed=True)
    assert (again.outcome.done, again.outcome.removed) == (0, 1)
    assert_whole(folder, [])


def test_other_settings_of_the_clinic_make_every_handout_again(
    rows: Path, folder: Path, tmp_path: Path
) -> None:
    write_rows(rows, [patient(2)])
    clinic = clinic_folder(tmp_path / "clinic")
    carry_out(rows, folder, clinic=clinic)
    before = handouts(folder)
    assert carry_out(rows, folder, clinic=clinic, is_resumed=True).outcome.kept == 1
    assert handouts(folder) == before
    clinic_folder(clinic, 'phone = "(202) 555-0147"\n')
    again = carry_out(rows, folder, clinic=clinic, is_resumed=True)
    assert (again.outcome.made, again.outcome.kept) == (1, 0)
    assert_whole(folder, [2])
    assert list(handouts(folder).values()) != list(before.values())


@pytest.mark.parametrize("record", ["-", ".-"])
def test_an_old_handout_goes_whatever_the_record_number_in_its_name_was(
    rows: Path, folder: Path, tmp_path: Path, record: str
) -> None:
    clinic = clinic_folder(tmp_path / "clinic", f'[batch]\nnames = "{PATTERN}"\n')
    write_rows(rows, [patient(2, record_number=record)])
    carry_out(rows, folder, clinic=clinic)
    write_rows(rows, [patient(2, record_number=record, red_flags="rf-infection")])
    again = carry_out(rows, folder, clinic=clinic, is_resumed=True)
    assert again.outcome.removed == 1
    assert_whole(folder, [2])


def test_a_file_that_no_run_has_made_stays(rows: Path, folder: Path) -> None:
    write_rows(rows, [patient(2)])
    carry_out(rows, folder)
    names = ("all.pdf", "9.pdf", "notes.txt")
    for name in names:
        (folder / name).touch()
    write_rows(rows, [patient(2, name="Somebody Else")])
    carry_out(rows, folder, is_resumed=True)
    assert all((folder / name).exists() for name in names)


def test_another_pattern_for_names_leaves_no_handout_under_its_old_name(
    rows: Path, folder: Path, tmp_path: Path
) -> None:
    write_rows(rows, [patient(2)])
    clinic = clinic_folder(tmp_path / "clinic")
    carry_out(rows, folder, clinic=clinic)
    clinic_folder(clinic, f'[batch]\nnames = "{PATTERN}"\n')
    assert carry_out(rows, folder, clinic=clinic, is_resumed=True).outcome.made == 1
    assert_whole(folder, [2])


def test_a_run_within_the_clinics_own_folder_can_be_gone_on_with(tmp_path: Path) -> None:
    """The handouts of a run are no texts of the clinic, and make no others of them."""
    clinic = clinic_folder(tmp_path / "clinic")
    rows = write_rows(clinic / "patients.csv", [patient(2), patient(3)])
    carry_out(rows, clinic / "run", clinic=clinic, print_file=clinic / "all.pdf")
    write_rows(rows, [patient(2), patient(3, name="Somebody Else")])
    again = carry_out(
        rows, clinic / "run", clinic=clinic, print_file=clinic / "all.pdf", is_resumed=True
    )
    assert (again.outcome.made, again.outcome.kept) == (1, 1)


def test_a_record_number_that_would_lead_elsewhere_names_a_file_in_the_folder(
    rows: Path, folder: Path, tmp_path: Path
) -> None:
    clinic = clinic_folder(tmp_path / "clinic", f'[batch]\nnames = "{PATTERN}"\n')
    write_rows(
        rows,
        [
            patient(2, record_number="../../escaped"),
            patient(3, record_number="/etc/passwd"),
            patient(4, record_number="77"),
            patient(5, record_number="77"),
        ],
    )
    ran = carry_out(rows, folder, clinic=clinic)
    assert_whole(folder, [2, 3, 4, 5])
    (handout_id,) = {entry["handout_id"] for entry in entries(folder)}
    assert list(handouts(folder)) == [
        f"77-4-{handout_id}.pdf",
        f"77-5-{handout_id}.pdf",
        f"______escaped-2-{handout_id}.pdf",
        f"_etc_passwd-3-{handout_id}.pdf",
    ]
    elsewhere = {p.name for p in tmp_path.rglob("*") if p.is_file() and folder not in p.parents}
    assert elsewhere == {"rows.csv", "clinic.toml"}
    (warning,) = [problem for problem in ran.heard.problems if problem.code != "red-flag"]
    assert (warning.row, warning.column, warning.code) == (5, "record_number", "duplicate-record")
    assert warning.severity == "warning"
    assert "row 4" in warning.message
    assert rows_of(ran) == [2, 3, 4, 5]
