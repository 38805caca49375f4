"""What a clinic is promised when something goes wrong in the middle of a run (docs/clinic.md)."""

import os
import resource
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from handouts.errors import ExitCode
from tests.batch.running import (
    assert_whole,
    batch,
    begin,
    command,
    entries,
    environment,
    handouts,
    kill,
    patient,
    until,
    workers_of,
    write_rows,
)

pytestmark = pytest.mark.pdf

COUNT = 8
ROWS = range(2, 2 + COUNT)


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    return write_rows(tmp_path / "rows.csv", [patient(n) for n in ROWS])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "run"


def test_after_kill_9_of_the_run_the_next_one_makes_the_rest(rows: Path, folder: Path) -> None:
    run = begin(rows, "-o", folder, "--jobs", "2")
    until(lambda: len(entries(folder)) >= 2)
    kill(run.pid)
    run.communicate()
    before = {entry["row"]: entry for entry in entries(folder)}
    assert 2 <= len(before) < COUNT
    # The last one may have its line already, and not yet its name.
    times = {
        path.name: path.stat().st_mtime_ns
        for entry in before.values()
        if (path := folder / entry["file"]).exists()
    }
    assert times
    ended = batch(rows, "-o", folder, "--resume")
    assert ended.returncode == ExitCode.DONE, ended.stderr
    assert_whole(folder, ROWS)
    for name, moment in times.items():
        assert (folder / name).stat().st_mtime_ns == moment


def test_after_kill_9_the_print_of_the_half_written_manifest_line_is_no_handout(
    rows: Path, folder: Path
) -> None:
    assert batch(rows, "-o", folder).returncode == ExitCode.DONE
    manifest = folder / "manifest.jsonl"
    lines = manifest.read_bytes().splitlines(keepends=True)
    manifest.write_bytes(b"".join(lines[:3]) + lines[3][:200])
    assert batch(rows, "-o", folder, "--resume").returncode == ExitCode.DONE
    assert_whole(folder, ROWS)


def test_a_worker_that_is_killed_costs_nothing(rows: Path, folder: Path) -> None:
    run = begin(rows, "-o", folder, "--jobs", "2")
    until(lambda: len(entries(folder)) >= 1)
    kill(workers_of(run.pid)[0])
    _, said = run.communicate()
    assert run.returncode == ExitCode.DONE, said
    assert_whole(folder, ROWS)


def test_ctrl_c_finishes_what_is_in_hand_and_resume_does_the_rest(rows: Path, folder: Path) -> None:
    run = begin(rows, "-o", folder, "--jobs", "1")
    until(lambda: len(entries(folder)) >= 1)
    os.killpg(run.pid, signal.SIGINT)  # as a terminal sends it: to the workers, too
    out, said = run.communicate()
    assert run.returncode == ExitCode.INTERRUPTED
    assert "--resume" in out
    assert "Traceback" not in said
    done = [entry["row"] for entry in entries(folder)]
    assert 1 <= len(done) < COUNT
    assert_whole(folder, done)
    assert batch(rows, "-o", folder, "--resume").returncode == ExitCode.DONE
    assert_whole(folder, ROWS)


def test_a_second_run_into_the_folder_is_refused_and_disturbs_nothing(
    rows: Path, folder: Path
) -> None:
    run = begin(rows, "-o", folder, "--jobs", "1")
    until(lambda: len(entries(folder)) >= 1)
    os.kill(run.pid, signal.SIGSTOP)
    second = batch(rows, "-o", folder, "--resume")
    os.kill(run.pid, signal.SIGCONT)
    assert second.returncode == ExitCode.RENDERING
    assert "another run writes into it" in second.stderr
    run.communicate()
    assert run.returncode == ExitCode.DONE
    assert_whole(folder, ROWS)


def test_a_folder_with_a_run_is_not_written_over(rows: Path, folder: Path) -> None:
    assert batch(rows, "-o", folder).returncode == ExitCode.DONE
    before = handouts(folder)
    again = batch(rows, "-o", folder)
    assert again.returncode == ExitCode.RENDERING
    assert "--resume" in again.stderr
    assert handouts(folder) == before


def test_a_folder_with_something_else_is_not_touched(rows: Path, folder: Path) -> None:
    folder.mkdir()
    (folder / "letters.txt").write_text("mine")
    assert batch(rows, "-o", folder).returncode == ExitCode.RENDERING
    assert {path.name for path in folder.iterdir()} <= {"letters.txt", ".lock"}


def assert_disk_full(ended: subprocess.CompletedProcess[str], folder: Path) -> None:
    assert ended.returncode == ExitCode.RENDERING, ended.stderr
    assert str(folder) in ended.stderr
    assert "Traceback" not in ended.stderr
    for name, content in handouts(folder).items():
        assert content.rstrip().endswith(b"%%EOF"), name
    assert {entry["file"] for entry in entries(folder)} <= set(handouts(folder))


def test_where_no_file_can_be_as_large_as_a_handout_the_run_ends_with_a_clear_error(
    rows: Path, folder: Path
) -> None:
    def small_files() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    assert_disk_full(batch(rows, "-o", folder, prepare=small_files), folder)
    assert handouts(folder) == {}
    assert batch(rows, "-o", folder, "--resume").returncode == ExitCode.DONE
    assert_whole(folder, ROWS)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Yield a disk that is full after a few handouts; only root can make one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=160k", "tmpfs", str(disk)], check=False
    )
    if mounted.returncode:
        pytest.skip("no small disk can be made here; the limit on a file's size is tested above")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_ends_the_run_and_leaves_only_whole_handouts(
    rows: Path, small_disk: Path, tmp_path: Path
) -> None:
    folder = small_disk / "run"
    assert_disk_full(batch(rows, "-o", folder), folder)
    done = len(handouts(folder))
    assert 1 <= done < COUNT
    larger = tmp_path / "larger"
    shutil.copytree(folder, larger)
    assert batch(rows, "-o", larger, "--resume").returncode == ExitCode.DONE
    assert_whole(larger, ROWS)


def test_a_folder_that_is_deleted_under_the_run_is_a_clear_error(rows: Path, folder: Path) -> None:
    run = begin(rows, "-o", folder, "--jobs", "1")
    until(lambda: len(entries(folder)) >= 1)
    folder.rename(folder.with_name("elsewhere"))
    _, said = run.communicate()
    assert run.returncode == ExitCode.RENDERING
    assert str(folder) in said
    assert "Traceback" not in said
    assert not folder.exists()


def test_a_folder_that_cannot_be_made_is_a_clear_error(rows: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    ended = batch(rows, "-o", tmp_path / "file" / "run")
    assert ended.returncode == ExitCode.RENDERING
    assert "Traceback" not in ended.stderr


def test_a_damaged_handout_is_made_again(rows: Path, folder: Path) -> None:
    assert batch(rows, "-o", folder).returncode == ExitCode.DONE
    good = handouts(folder)
    first, second, *_ = sorted(good)
    (folder / first).write_bytes(good[first][:1000])
    (folder / second).unlink()
    assert batch(rows, "-o", folder, "--resume").returncode == ExitCode.DONE
    assert handouts(folder) == good
    assert_whole(folder, ROWS)


def test_rows_that_were_changed_are_made_again_and_old_handouts_go(
    rows: Path, folder: Path
) -> None:
    assert batch(rows, "-o", folder).returncode == ExitCode.DONE
    before = {entry["row"]: entry for entry in entries(folder)}
    people = [patient(n) for n in ROWS][:-1]
    people[0]["red_flags"] = "rf-infection"
    people[1]["name"] = "Somebody Else"
    write_rows(rows, people)
    ended = batch(rows, "-o", folder, "--resume")
    assert ended.returncode == ExitCode.DONE, ended.stderr
    assert_whole(folder, ROWS[:-1])
    after = {entry["row"]: entry for entry in entries(folder)}
    changed = [row for row in after if after[row]["sha256"] != before[row]["sha256"]]
    assert sorted(changed) == [2, 3]
    assert before[2]["file"] not in handouts(folder)
    assert "3 old handouts removed" in ended.stdout


def test_a_run_that_is_resumed_on_another_day_keeps_its_date(rows: Path, folder: Path) -> None:
    assert batch(rows, "-o", folder, "--date", "2026-11-20").returncode == ExitCode.DONE
    before = handouts(folder)
    said = [word for word in command(rows, "-o", folder, "--resume") if word != "--date"][:-1]
    ended = subprocess.run(said, env=environment(), capture_output=True, text=True, check=False)
    assert ended.returncode == ExitCode.DONE, ended.stderr
    assert "8 of them made before" in ended.stdout
    assert handouts(folder) == before
