"""One file to print: in the order that is asked for, each handout on a sheet of its own."""

import shutil
import stat
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from handouts.batch import Sort
from handouts.errors import RenderingError
from handouts.handout import blank_page
from tests.batch.ordering import GOOD, Ran, carry_out
from tests.batch.running import entries, handouts, patient, write_rows
from tests.document.making import shelf
from tests.pdf.opening import PAPER_POINTS, assert_fit, read_text

pytestmark = pytest.mark.pdf

FAMILIES = ("Noto Sans", "Noto Naskh Arabic")


@pytest.fixture(scope="session")
def print_file(mixed_run: Ran) -> bytes:
    """Return the print file of a run, with its handouts in the order of the rows."""
    return file_of(mixed_run).read_bytes()


def file_of(ran: Ran) -> Path:
    assert ran.order.print_file
    return ran.order.print_file


def bookmarks(pdf: bytes) -> list[tuple[str, int]]:
    """Return the bookmarks at the top, with the page that each leads to, from 0."""
    with pikepdf.open(BytesIO(pdf)) as document, document.open_outline() as outline:
        numbers = {leaf.obj.objgen: at for at, leaf in enumerate(document.pages)}
        found = []
        for item in outline.root:
            assert isinstance(item.destination, pikepdf.Array)
            found.append((item.title, numbers[item.destination[0].objgen]))
    return found


def order_of(pdf: bytes) -> list[int]:
    """Return the rows in the order in which they are printed."""
    return [int(title.split()[1]) for title, _ in bookmarks(pdf)]


def parts(pdf: bytes) -> Iterator[tuple[int, list[int]]]:
    """Yield each row with its pages, blank ones and copies too."""
    places = bookmarks(pdf)
    with pikepdf.open(BytesIO(pdf)) as document:
        ends = [place for _, place in places[1:]] + [len(document.pages)]
    for (title, start), end in zip(places, ends, strict=True):
        yield int(title.split()[1]), list(range(start, end))


@pytest.fixture
def sorted_again(mixed_run: Ran, tmp_path: Path) -> Path:
    """Return a copy of a run that can be printed in another order."""
    folder = tmp_path / "again"
    shutil.copytree(mixed_run.folder, folder)
    return folder


def printed(mixed_run: Ran, folder: Path, sort: Sort) -> bytes:
    """Return the print file of a run that was made before."""
    target = folder.with_name(f"{sort.value}.pdf")
    again = carry_out(mixed_run.order.rows, folder, print_file=target, sort=sort, is_resumed=True)
    assert (again.outcome.made, again.outcome.kept) == (0, len(GOOD))
    return target.read_bytes()


def test_it_can_be_handed_out_like_a_handout(mixed_run: Ran, print_file: bytes) -> None:
    opened = assert_fit(print_file, FAMILIES, language="en")
    assert opened.title == "Handouts to print"
    assert len(opened.texts) == mixed_run.outcome.print_pages


def test_the_handouts_stand_in_the_order_of_the_rows(print_file: bytes) -> None:
    assert order_of(print_file) == list(GOOD)


def test_a_bookmark_is_a_row_and_a_handout_id(mixed_run: Ran, print_file: bytes) -> None:
    ids = {entry["row"]: entry["handout_id"] for entry in entries(mixed_run.folder)}
    assert [title for title, _ in bookmarks(print_file)] == [
        f"Row {row} · {ids[row]}" for row in GOOD
    ]


def test_every_handout_is_there_as_often_as_its_row_says_and_starts_on_a_right_hand_page(
    mixed_run: Ran, print_file: bytes
) -> None:
    texts = read_text(print_file)
    found = {entry["row"]: entry for entry in entries(mixed_run.folder)}
    blanks = 0
    for row, pages in parts(print_file):
        entry = found[row]
        own = read_text((mixed_run.folder / entry["file"]).read_bytes())
        length = len(own) + len(own) % 2
        blanks += entry["copies"] * (len(own) % 2)
        assert len(pages) == entry["copies"] * length
        for start in pages[::length]:
            assert start % 2 == 0
            assert texts[start : start + len(own)] == own
    assert blanks >= 2
    assert len(texts) == sum(e["copies"] * e["pages"] for e in found.values()) + blanks


def test_a_page_that_is_left_blank_says_so_in_the_language_and_on_the_paper_of_the_handout(
    mixed_run: Ran, print_file: bytes
) -> None:
    texts = read_text(print_file)
    found = {entry["row"]: entry for entry in entries(mixed_run.folder)}
    languages = set()
    with pikepdf.open(BytesIO(print_file)) as document:
        for row, pages in parts(print_file):
            entry = found[row]
            if entry["pages"] % 2 == 0:
                continue
            (said,) = read_text(blank_page(entry["language"], entry["paper"], shelf()))
            last = pages[-1]
            assert texts[last] == said
            box = [float(edge) for edge in document.pages[last].mediabox]
            assert box[2:] == pytest.approx(PAPER_POINTS[entry["paper"]], abs=1)
            languages.add((entry["language"], entry["paper"]))
    assert {("es", "a4"), ("en", "letter")} <= languages


def test_neither_its_properties_nor_its_bookmarks_name_anybody(print_file: bytes) -> None:
    with pikepdf.open(BytesIO(print_file)) as document, document.open_outline() as outline:
        told = [str(value) for value in document.docinfo.values()]
        told.append(document.Root.Metadata.read_bytes().decode())
        told += [item.title for item in outline.root]
    assert len(told) > len(GOOD)
    for trace in ("Nobody", "Number", "R000", "A0004"):
        assert not any(trace in text for text in told)


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        (Sort.ROW, [2, 3, 4, 5, 6, 7]),
        (Sort.LANGUAGE, [5, 2, 4, 6, 7, 3]),
        (Sort.CLINICIAN, [6, 7, 3, 5, 2, 4]),
        (Sort.RECORD, [6, 4, 2, 7, 3, 5]),
    ],
)
def test_another_order_can_be_asked_for_and_equals_keep_that_of_the_rows(
    mixed_run: Ran, sorted_again: Path, sort: Sort, expected: list[int]
) -> None:
    assert order_of(printed(mixed_run, sorted_again, sort)) == expected


def test_a_run_that_is_gone_on_with_prints_what_the_whole_one_does(
    mixed_run: Ran, sorted_again: Path, print_file: bytes
) -> None:
    assert printed(mixed_run, sorted_again, Sort.ROW) == print_file


def test_those_with_the_clinics_usual_clinician_lie_with_that_clinicians_others(
    rows: Path, folder: Path, tmp_path: Path
) -> None:
    clinic = tmp_path / "clinic"
    clinic.mkdir()
    settings = 'name = "Our clinic"\n[defaults]\nclinician = "Dr. Young"\n'
    (clinic / "clinic.toml").write_text(settings, encoding="utf-8")
    write_rows(
        rows,
        [patient(2, clinician=""), patient(3, clinician="Dr. Abel"), patient(4, clinician="")],
    )
    target = tmp_path / "all.pdf"
    carry_out(rows, folder, clinic=clinic, print_file=target, sort=Sort.CLINICIAN)
    assert order_of(target.read_bytes()) == [3, 2, 4]


# Whole, or not at all


@pytest.fixture
def earlier(tmp_path: Path) -> Path:
    """Return the print file of some other day."""
    path = tmp_path / "all.pdf"
    path.write_bytes(b"earlier")
    return path


def test_an_older_print_file_is_replaced_by_one_that_only_its_owner_can_read(
    mixed_run: Ran, sorted_again: Path, earlier: Path, print_file: bytes
) -> None:
    earlier.chmod(0o644)
    carry_out(mixed_run.order.rows, sorted_again, print_file=earlier, is_resumed=True)
    assert earlier.read_bytes() == print_file
    assert stat.S_IMODE(earlier.stat().st_mode) == 0o600


def test_an_interrupted_run_leaves_the_print_file_of_before(
    mixed_run: Ran, sorted_again: Path, earlier: Path
) -> None:
    checks = iter([False] * 7)
    ran = carry_out(
        mixed_run.order.rows,
        sorted_again,
        print_file=earlier,
        is_resumed=True,
        is_stopping=lambda: next(checks, True),
    )
    assert ran.outcome.is_interrupted
    assert ran.outcome.print_pages == 0
    assert earlier.read_bytes() == b"earlier"


def test_an_interrupted_run_makes_no_print_file(rows: Path, folder: Path, tmp_path: Path) -> None:
    write_rows(rows, [patient(n) for n in range(2, 8)])
    target = tmp_path / "all.pdf"
    ran = carry_out(
        rows,
        folder,
        print_file=target,
        is_stopping=lambda: bool(list(folder.glob("*.pdf"))),
    )
    assert ran.outcome.is_interrupted
    assert 1 <= ran.outcome.made < 6
    assert not target.exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["rows.csv", "run"]


def test_a_new_run_writes_over_no_print_file(rows: Path, folder: Path, earlier: Path) -> None:
    write_rows(rows, [patient(2)])
    with pytest.raises(RenderingError, match="already"):
        carry_out(rows, folder, print_file=earlier)
    assert earlier.read_bytes() == b"earlier"
    assert handouts(folder) == {}


def test_where_nothing_is_made_there_is_no_print_file(
    rows: Path, folder: Path, tmp_path: Path
) -> None:
    write_rows(rows, [patient(2, language="xx")])
    ran = carry_out(rows, folder, print_file=tmp_path / "all.pdf")
    assert ran.outcome.print_pages == 0
    assert not (tmp_path / "all.pdf").exists()


def test_a_print_file_that_cannot_be_written_is_known_before_anything_is_made(
    rows: Path, folder: Path, tmp_path: Path
) -> None:
    write_rows(rows, [patient(2)])
    with pytest.raises(RenderingError, match="--print-file"):
        carry_out(rows, folder, print_file=tmp_path / "nowhere" / "all.pdf")
    assert handouts(folder) == {}
    assert entries(folder) == []


def test_a_print_file_that_fails_at_the_end_costs_no_handout_and_no_word_on_the_refused_rows(
    rows: Path, folder: Path, tmp_path: Path
) -> None:
    write_rows(rows, [patient(2), patient(3, language="xx")])
    (tmp_path / "out").mkdir()

    def remove_once_made() -> bool:
        if list(folder.glob("*.pdf")) and (tmp_path / "out").exists():
            (tmp_path / "out").rmdir()
        return False

    with pytest.raises(RenderingError):
        carry_out(
            rows,
            folder,
            print_file=tmp_path / "out" / "all.pdf",
            is_stopping=remove_once_made,
        )
    assert len(handouts(folder)) == len(entries(folder)) == 1
    assert b"R0003" in (folder / "rejects.csv").read_bytes()


def test_a_handout_that_is_gone_is_made_again_before_it_is_put_in(
    mixed_run: Ran, sorted_again: Path, earlier: Path, print_file: bytes
) -> None:
    sorted(sorted_again.glob("*.pdf"))[0].unlink()
    again = carry_out(mixed_run.order.rows, sorted_again, is_resumed=True, print_file=earlier)
    assert (again.outcome.made, again.outcome.kept) == (1, len(GOOD) - 1)
    assert earlier.read_bytes() == print_file


def test_the_places_of_bookmarks_never_go_back(print_file: bytes) -> None:
    assert all(first < second for (_, first), (_, second) in pairwise(bookmarks(print_file)))
