"""What is finished is written whole, for its owner's eyes only, or not at all."""

import errno
import os
import shutil
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from handouts.errors import ExitCode, RenderingError
from handouts.pdf import write_private, write_together

CONTENT = b"%PDF-1.7 " + b"x" * 50_000


@pytest.fixture
def wide_open() -> Iterator[None]:
    """Let new files be read by everybody, as far as the system is concerned."""
    before = os.umask(0)
    yield
    os.umask(before)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.usefixtures("wide_open")
def test_only_the_owner_can_read_it_whatever_the_system_would_allow(tmp_path: Path) -> None:
    target = tmp_path / "handout.pdf"
    write_private(CONTENT, target)
    assert target.read_bytes() == CONTENT
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


@pytest.mark.usefixtures("wide_open")
def test_a_file_that_everybody_could_read_is_replaced_by_one_that_nobody_can(
    tmp_path: Path,
) -> None:
    target = tmp_path / "handout.pdf"
    target.write_bytes(b"old")
    target.chmod(0o644)
    write_private(CONTENT, target)
    assert target.read_bytes() == CONTENT
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert names(tmp_path) == ["handout.pdf"]


def test_the_content_is_never_readable_by_others_while_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[int] = []
    real = os.fsync

    def look(handle: int) -> None:
        seen.append(stat.S_IMODE(os.fstat(handle).st_mode))
        real(handle)

    monkeypatch.setattr(os, "fsync", look)
    write_private(CONTENT, tmp_path / "handout.pdf")
    assert seen == [0o600]


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EDQUOT])
def test_a_disk_that_fails_leaves_the_old_file_and_no_half_of_the_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    target = tmp_path / "Ana Ruiz.pdf"
    target.write_bytes(b"old")

    def fail(_handle: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(RenderingError, match=os.strerror(code)) as caught:
        write_private(CONTENT, target)
    assert caught.value.exit_code == ExitCode.RENDERING
    assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["Ana Ruiz.pdf"]
    assert "Ruiz" not in str(caught.value)


def test_an_interruption_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(_handle: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_private(CONTENT, tmp_path / "handout.pdf")
    assert names(tmp_path) == []


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Return a folder on a disk of 16 kB, where the system lets us make one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=16k", "none", str(folder)]
    if shutil.which("mount") is None or subprocess.run(command, check=False).returncode:
        pytest.skip("only root may make a small disk; the failing fsync says the same")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_leaves_the_old_file_and_no_half_of_the_new(small_disk: Path) -> None:
    target = small_disk / "handout.pdf"
    target.write_bytes(b"old")
    with pytest.raises(RenderingError, match=os.strerror(errno.ENOSPC)):
        write_private(CONTENT, target)
    assert target.read_bytes() == b"old"
    assert names(small_disk) == ["handout.pdf"]


@pytest.mark.parametrize("kind", ["missing", "file", "folder"])
def test_a_place_that_cannot_be_written_to_is_named_without_the_file(
    tmp_path: Path, kind: str
) -> None:
    folder = tmp_path / "place"
    if kind == "file":
        folder.write_bytes(b"a file, and not a folder")
    target = folder / "Ana Ruiz.pdf"
    if kind == "folder":
        target.mkdir(parents=True)
    with pytest.raises(RenderingError) as caught:
        write_private(CONTENT, target)
    (problem,) = caught.value.problems
    assert problem.code == "unwritable"
    assert str(folder) in problem.place
    assert "-o" in problem.remedy
    assert "Ruiz" not in str(caught.value)


# Several files


def test_files_that_belong_together_are_all_written_and_all_private(tmp_path: Path) -> None:
    files = {tmp_path / name: name.encode() for name in ("a.pdf", "a.txt", "a.html")}
    write_together(files)
    assert names(tmp_path) == ["a.html", "a.pdf", "a.txt"]
    for target, content in files.items():
        assert target.read_bytes() == content
        assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_a_disk_that_fails_at_the_last_file_leaves_every_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {tmp_path / name: b"new" for name in ("a.pdf", "a.txt", "a.html")}
    (tmp_path / "a.pdf").write_bytes(b"old")
    written: list[int] = []
    real = os.fsync

    def fail_at_last(handle: int) -> None:
        written.append(handle)
        if len(written) == len(files):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        real(handle)

    monkeypatch.setattr(os, "fsync", fail_at_last)
    with pytest.raises(RenderingError, match=os.strerror(errno.ENOSPC)):
        write_together(files)
    assert len(written) == 3
    assert names(tmp_path) == ["a.pdf"]
    assert (tmp_path / "a.pdf").read_bytes() == b"old"


def test_a_name_that_is_taken_by_a_folder_stops_every_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    with pytest.raises(RenderingError):
        write_together({tmp_path / "a.pdf": b"new", tmp_path / "a.txt": b"new"})
    assert names(tmp_path) == ["a.txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_is_locked_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(RenderingError, match=os.strerror(errno.EACCES)):
        write_private(CONTENT, tmp_path / "handout.pdf")
