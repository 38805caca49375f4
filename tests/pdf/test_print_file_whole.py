"""A print file is whole or not there at all, is nobody else's to read, and can have any length."""

import shutil
import stat
import subprocess
import tracemalloc
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from handouts.errors import ExitCode, RenderingError
from handouts.pdf import Password, PrintFile, protect, render, streaming
from tests.document.making import ENGLISH, SPANISH
from tests.pdf.binding import (
    TITLE,
    bound,
)
from tests.pdf.conftest import MakePage

pytestmark = pytest.mark.pdf

NAMES = (ENGLISH, SPANISH)


@pytest.fixture
def small(make_page: MakePage) -> bytes:
    """Return the smallest PDF that can be bound."""
    return render(make_page("<p>A few words.</p>")).pdf


# All or nothing


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_only_the_owner_can_read_it_while_it_is_written_and_after(
    tmp_path: Path, small: bytes
) -> None:
    with PrintFile(tmp_path / "all.pdf", title=TITLE, language="en") as print_file:
        print_file.add(small, bookmark="Row 2")
        (half,) = tmp_path.iterdir()
        assert half.name != "all.pdf"
        assert stat.S_IMODE(half.stat().st_mode) == 0o600
    assert names(tmp_path) == ["all.pdf"]
    assert stat.S_IMODE((tmp_path / "all.pdf").stat().st_mode) == 0o600


@pytest.mark.parametrize("error", [KeyboardInterrupt, ValueError, OSError])
def test_an_error_leaves_the_old_file_and_nothing_of_the_new(
    tmp_path: Path, small: bytes, error: type[BaseException]
) -> None:
    target = tmp_path / "all.pdf"
    target.write_bytes(b"old")

    def fail() -> None:
        with PrintFile(target, title=TITLE, language="en") as print_file:
            print_file.add(small, bookmark="Row 2")
            raise error

    with pytest.raises(error):
        fail()
    assert names(tmp_path) == ["all.pdf"]
    assert target.read_bytes() == b"old"


def test_without_a_handout_there_is_no_file(tmp_path: Path) -> None:
    with PrintFile(tmp_path / "all.pdf", title=TITLE, language="en") as print_file:
        pass
    assert (print_file.pages, print_file.size, names(tmp_path)) == (0, 0, [])


def test_a_missing_folder_is_named_without_the_file(tmp_path: Path) -> None:
    target = tmp_path / "none" / "Ana Ruiz.pdf"
    with (
        pytest.raises(RenderingError, match="none") as caught,
        PrintFile(target, title=TITLE, language="en"),
    ):
        pytest.fail("begun in a folder that is not there")
    assert caught.value.exit_code == ExitCode.RENDERING
    assert "Ruiz" not in str(caught.value)


def test_a_folder_that_is_deleted_meanwhile_is_an_error_and_no_crash(
    tmp_path: Path, small: bytes
) -> None:
    folder = tmp_path / "gone"
    folder.mkdir()

    def write() -> None:
        with PrintFile(folder / "all.pdf", title=TITLE, language="en") as print_file:
            print_file.add(small, bookmark="Row 2")
            shutil.rmtree(folder)

    with pytest.raises(RenderingError, match="gone"):
        write()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Return a folder on a disk of 100 kB, where the system lets us make one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=100k", "none", str(folder)]
    if shutil.which("mount") is None or subprocess.run(command, check=False).returncode:
        pytest.skip("only root may make a small disk")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_is_an_error_that_leaves_nothing(small_disk: Path) -> None:
    handouts = [bound(name, row) for row, name in enumerate(NAMES)]

    def write() -> None:
        with PrintFile(small_disk / "all.pdf", title=TITLE, language="en") as print_file:
            for handout in handouts:
                print_file.add(handout.pdf, bookmark=handout.bookmark)

    with pytest.raises(RenderingError, match="No space left") as caught:
        write()
    assert "all.pdf" not in str(caught.value)
    assert names(small_disk) == []


def test_more_objects_than_readers_take_are_refused_with_a_way_out(
    small: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streaming, "MAX_OBJECTS", 50)

    def write() -> None:
        with PrintFile(tmp_path / "all.pdf", title=TITLE, language="en") as print_file:
            for row in range(20):
                print_file.add(small, bookmark=f"Row {row}")

    with pytest.raises(RenderingError, match="in parts"):
        write()
    assert names(tmp_path) == []


def _clickable(pdf: bytes) -> bytes:
    with pikepdf.open(BytesIO(pdf)) as document:
        document.pages[0].obj.Annots = pikepdf.Array()
        out = BytesIO()
        document.save(out)
    return out.getvalue()


def _untagged(pdf: bytes) -> bytes:
    with pikepdf.open(BytesIO(pdf)) as document:
        del document.Root.StructTreeRoot
        out = BytesIO()
        document.save(out)
    return out.getvalue()


def _protected(pdf: bytes) -> bytes:
    return protect(pdf, Password("correct horse"))


def _cut(pdf: bytes) -> bytes:
    return pdf[:20]


@pytest.mark.parametrize("spoil", [_clickable, _untagged, _protected, _cut])
def test_what_cannot_be_bound_is_refused_and_not_quoted(
    small: bytes, tmp_path: Path, spoil: Callable[[bytes], bytes]
) -> None:
    def write() -> None:
        with PrintFile(tmp_path / "all.pdf", title=TITLE, language="en") as print_file:
            print_file.add(spoil(small), bookmark="Row 2")

    with pytest.raises(RenderingError) as caught:
        write()
    assert {problem.code for problem in caught.value.problems} == {"unfit"}
    assert names(tmp_path) == []


# Thousands


def test_memory_does_not_grow_with_the_number_of_handouts(tmp_path: Path, small: bytes) -> None:
    handouts = (bound(ENGLISH, 2).pdf, small, small, small)
    held = {}
    with PrintFile(tmp_path / "all.pdf", title=TITLE, language="en") as print_file:
        for row in range(121):
            if row == 17:
                tracemalloc.start()
            print_file.add(handouts[row % len(handouts)], bookmark=f"Row {row}")
            if row in {20, 120}:
                held[row] = tracemalloc.get_traced_memory()[0]
        tracemalloc.stop()
    assert held[20] > 10_000
    assert held[120] - held[20] < 600_000
    with pikepdf.open(tmp_path / "all.pdf") as document:
        assert len(document.pages) == print_file.pages > 121
        assert not document.check_pdf_syntax()


def test_the_places_of_many_objects_are_found_again(tmp_path: Path) -> None:
    count = 30 * streaming.MAX_PENDING
    with (tmp_path / "many.pdf").open("wb") as stream:
        writer = streaming.StreamingWriter(stream, tmp_path)
        pages = writer.reserve()
        first = writer.reserve(count)
        for number in reversed(range(first, first + count)):
            writer.put(number, b"<< /N %d >>" % number)
        writer.put(pages, b"<< /Type /Pages /Kids [ ] /Count 0 /Last %d 0 R >>" % (first + 7))
        root = writer.add(b"<< /Type /Catalog /Pages %d 0 R >>" % pages)
        writer.finish({"Root": b"%d 0 R" % root})
        writer.close()
    with pikepdf.open(tmp_path / "many.pdf") as document:
        assert int(document.Root.Pages.Last.N) == first + 7
        assert all(
            int(document.get_object((number, 0)).N) == number
            for number in range(first, first + count, 997)
        )
