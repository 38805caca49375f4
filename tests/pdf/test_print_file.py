"""Many handouts in one file for the printer: the same pages, tagged, small, whole or not at all."""

import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from handouts.pdf import render
from tests.document.making import ARABIC, ENGLISH, LARGE, SPANISH, made
from tests.pdf.binding import (
    TITLE,
    Bound,
    bind,
    blank_of,
    bound,
    changed,
    entries,
    font_stream,
)
from tests.pdf.conftest import MakePage
from tests.pdf.opening import assert_fit, read_text
from tests.pdf.pictures import pictures_of
from tests.pdf.speaking import Leaf, leaves

pytestmark = pytest.mark.pdf

FAMILIES = ("Noto Sans", "Noto Naskh Arabic")
NAMES = (ENGLISH, ARABIC, SPANISH, LARGE)
WITHOUT_MEANING = {"/Span", "/NonStruct"}


@pytest.fixture(scope="module")
def handouts() -> tuple[Bound, ...]:
    """Return handouts in three languages, one of them of an odd number of pages and in 2 copies."""
    four = tuple(bound(name, row) for row, name in enumerate(NAMES, start=2))
    odd = Bound(blank_of("es", "a4"), "Row 6", 2, blank_of("es", "a4"))
    return (*four, odd, bound(ARABIC, 7))


@pytest.fixture(scope="module")
def print_file(handouts: tuple[Bound, ...]) -> bytes:
    """Return the print file of these handouts."""
    return bind(handouts)


@pytest.fixture
def small(make_page: MakePage) -> bytes:
    """Return the smallest PDF that can be bound."""
    return render(make_page("<p>A few words.</p>")).pdf


def starts(handouts: tuple[Bound, ...]) -> list[int]:
    """Return where each handout begins, and the end."""
    places = [0]
    for handout in handouts:
        pages = len(read_text(handout.pdf))
        padded = pages + pages % 2 if handout.blank else pages
        places.append(places[-1] + handout.copies * padded)
    return places


# The pages


def test_it_can_be_handed_out_like_a_handout(print_file: bytes) -> None:
    opened = assert_fit(print_file, FAMILIES, language="en")
    assert opened.title == TITLE


def test_every_page_says_what_it_says_in_the_handout(
    handouts: tuple[Bound, ...], print_file: bytes
) -> None:
    texts = read_text(print_file)
    for handout, (start, end) in zip(handouts, pairwise(starts(handouts)), strict=True):
        own = read_text(handout.pdf)
        assert texts[start : start + len(own)] == own
        assert (end - start) % len(own) == 0 or len(own) % 2


def test_every_page_looks_as_it_does_in_the_handout_to_the_last_point(
    handouts: tuple[Bound, ...], print_file: bytes
) -> None:
    for handout, start in zip(handouts, starts(handouts), strict=False):
        for number in range(1, min(len(read_text(handout.pdf)), 3) + 1):
            (own,) = pictures_of(handout.pdf, 60, only=number)
            (here,) = pictures_of(print_file, 60, only=start + number)
            assert own.size == here.size
            assert own.tobytes() == here.tobytes()


def test_every_copy_starts_on_a_right_hand_page_after_a_page_that_says_it_is_blank(
    print_file: bytes, handouts: tuple[Bound, ...]
) -> None:
    texts = read_text(print_file)
    assert all(start % 2 == 0 for start in starts(handouts))
    first = starts(handouts)[4]
    (sentence,) = read_text(blank_of("es", "a4"))
    assert "en blanco" in sentence
    assert texts[first : first + 4] == [sentence] * 4


def test_without_a_blank_page_what_comes_next_starts_on_the_back(small: bytes) -> None:
    with pikepdf.open(BytesIO(bind([Bound(small, "Row 2"), Bound(small, "Row 3")]))) as document:
        assert len(document.pages) == 2


def test_copies_repeat_the_pages_and_store_their_content_once() -> None:
    handout = bound(ENGLISH, 2, copies=3)
    once, thrice = bind([bound(ENGLISH, 2)]), bind([handout])
    with pikepdf.open(BytesIO(thrice)) as document:
        contents = Counter(leaf.obj.Contents.objgen for leaf in document.pages)
        assert set(contents.values()) == {3}
        assert len({leaf.obj.objgen for leaf in document.pages}) == len(document.pages)
    assert read_text(thrice) == 3 * read_text(once)
    assert len(thrice) < 1.8 * len(once)


def test_a_printer_is_told_to_turn_the_sheets_on_the_long_edge(print_file: bytes) -> None:
    with pikepdf.open(BytesIO(print_file)) as document:
        assert document.Root.ViewerPreferences.Duplex == "/DuplexFlipLongEdge"


def test_pages_are_numbered_by_handout_and_anew_in_each_copy(
    print_file: bytes, handouts: tuple[Bound, ...]
) -> None:
    with pikepdf.open(BytesIO(print_file)) as document:
        labels = [str(page.label) for page in document.pages]
    assert labels[:2] == ["1.1", "1.2"]
    first = starts(handouts)[4]
    assert labels[first : first + 5] == ["5.1", "5.2", "5.1", "5.2", "6.1"]


# What readers find their way by


def test_each_handout_has_one_bookmark_with_its_own_below_it(
    print_file: bytes, handouts: tuple[Bound, ...]
) -> None:
    with (
        pikepdf.open(BytesIO(print_file)) as document,
        document.open_outline() as outline,
    ):
        assert [item.title for item in outline.root] == [handout.bookmark for handout in handouts]
        for item, handout, start in zip(outline.root, handouts, starts(handouts), strict=False):
            assert item.is_closed or not item.children
            assert isinstance(item.destination, pikepdf.Array)
            assert item.destination[0].objgen == document.pages[start].obj.objgen
            with (
                pikepdf.open(BytesIO(handout.pdf)) as own,
                own.open_outline() as own_outline,
            ):
                assert _titles(item.children) == _titles(own_outline.root)
        assert sum(len(item.children) for item in outline.root) > 4


def _titles(items: "list[pikepdf.OutlineItem]") -> list[object]:
    return [(item.title, _titles(item.children)) for item in items]


def test_places_that_are_called_the_same_in_two_handouts_are_kept_apart(
    print_file: bytes, handouts: tuple[Bound, ...]
) -> None:
    with pikepdf.open(BytesIO(print_file)) as document:
        places = list(entries(document.Root.Names.Dests, "Names"))
        numbers = {leaf.obj.objgen: at for at, leaf in enumerate(document.pages)}
        names = [name for name, _ in places]
        assert names == sorted(set(names), key=bytes)  # type: ignore[arg-type]
        helplines = [place for name, place in places if b"safety-helplines" in bytes(name)]  # type: ignore[call-overload]
        found = [numbers[place[0].objgen] for place in helplines]
    ends = starts(handouts)
    assert [sum(start <= at for start in ends) for at in found] == [1, 2, 3, 4, 6]


# The tags


def meaning(leaf: Leaf) -> tuple[object, ...]:
    """Return what a screen reader makes of a piece of text."""
    tags = [tag for tag in leaf.tags if tag not in WITHOUT_MEANING]
    return leaf.text, leaf.language, tags, leaf.in_tree


def test_every_piece_of_text_has_its_language_and_its_tags(
    print_file: bytes, handouts: tuple[Bound, ...]
) -> None:
    bound_leaves = leaves(print_file)
    for handout, start in zip(handouts, starts(handouts), strict=False):
        pages = len(read_text(handout.pdf))
        here = [leaf for leaf in bound_leaves if start <= leaf.page < start + pages]
        own = [meaning(leaf) for leaf in leaves(handout.pdf)]
        assert own
        for leaf, (text, language, tags, in_tree) in zip(here, own, strict=True):
            assert meaning(leaf) == (text, language, [*tags, "/Part", "/Document"], in_tree)  # type: ignore[misc]


def in_order(tag: pikepdf.Object, page: object = None) -> Iterator[tuple[object, int]]:
    """Yield every piece of content below a tag, in the order in which it is read."""
    page = tag.Pg.objgen if "/Pg" in tag else page
    kids = tag.get("/K", pikepdf.Array())
    listed: list[Any] = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    for kid in listed:
        if isinstance(kid, int):
            yield page, kid
        elif kid.get("/Type") == "/MCR":
            yield (kid.Pg.objgen if "/Pg" in kid else page), int(kid.MCID)
        else:
            yield from in_order(kid, page)


def _reading(pdf: bytes) -> list[tuple[int, int]]:
    with pikepdf.open(BytesIO(pdf)) as document:
        numbers = {leaf.obj.objgen: at for at, leaf in enumerate(document.pages)}
        (top,) = document.Root.StructTreeRoot.K
        return [(numbers[page], marked) for page, marked in in_order(top)]  # type: ignore[index]


def test_everything_is_read_in_the_order_of_the_handouts(
    print_file: bytes, handouts: tuple[Bound, ...]
) -> None:
    expected: list[tuple[int, int]] = []
    for handout, (start, end) in zip(handouts, pairwise(starts(handouts)), strict=True):
        own = _reading(handout.pdf)
        step = (end - start) // handout.copies
        for copy in range(start, end, step):
            expected += [(copy + page, marked) for page, marked in own]
            if handout.blank and len(read_text(handout.pdf)) % 2:
                blank = _reading(handout.blank)
                expected += [(copy + step - 1 + page, marked) for page, marked in blank]
    assert len(expected) > 500
    assert _reading(print_file) == expected


def test_every_mark_on_a_page_leads_to_the_tag_that_holds_it(print_file: bytes) -> None:
    seen = 0
    with pikepdf.open(BytesIO(print_file)) as document:
        root = document.Root.StructTreeRoot
        parents = dict(entries(root.ParentTree, "Nums"))
        assert sorted(parents) == list(range(len(document.pages)))  # type: ignore[type-var]
        assert int(root.ParentTreeNextKey) == len(parents)
        for leaf in document.pages:
            for marked, tag in enumerate(parents[int(leaf.obj.StructParents)]):
                held = [number for page, number in in_order(tag) if page == leaf.obj.objgen]
                assert marked in held
                above = tag
                while "/P" in above:
                    above = above.P
                assert above.objgen == root.objgen
                seen += 1
    assert seen > 500


def test_tags_that_say_nothing_are_left_out() -> None:
    pdf = made(ENGLISH).opened.pdf
    with pikepdf.open(BytesIO(pdf)) as one, pikepdf.open(BytesIO(bind([bound(ENGLISH, 2)]))) as two:
        assert len(two.objects) < 0.6 * len(one.objects)


def test_the_heads_of_each_table_are_known_by_names_that_nothing_else_has(
    print_file: bytes,
) -> None:
    with pikepdf.open(BytesIO(print_file)) as document:
        tags = [
            entry
            for entry in document.objects
            if isinstance(entry, pikepdf.Dictionary) and entry.get("/Type") == "/StructElem"
        ]
        heads = {bytes(tag.ID): tag for tag in tags if "/ID" in tag}
        assert len(heads) == sum("/ID" in tag for tag in tags) > 20
        listed = dict(entries(document.Root.StructTreeRoot.IDTree, "Names"))
        assert {name: tag.objgen for name, tag in heads.items()} == {
            name: tag.objgen for name, tag in listed.items()
        }
        cells = [tag for tag in tags if tag.S == "/TD" and "/Headers" in tag.get("/A", {})]
        assert len(cells) > 20
        for cell in cells:
            for name in cell.A.Headers:
                assert _table(heads[bytes(name)]) == _table(cell)


def _table(tag: pikepdf.Object) -> object:
    while tag.S != "/Table":
        tag = tag.P
    return tag.objgen


# What is stored


def test_each_font_is_stored_once_for_all_handouts(print_file: bytes) -> None:
    with pikepdf.open(BytesIO(print_file)) as document:
        names = [
            str(entry.FontName).partition("+")[2]
            for entry in document.objects
            if isinstance(entry, pikepdf.Dictionary) and "/FontFile2" in entry
        ]
    assert sorted(names) == [
        "Noto-Naskh-Arabic",
        "Noto-Naskh-Arabic-Bold",
        "Noto-Sans",
        "Noto-Sans-Bold",
    ]


def test_fonts_of_one_name_whose_glyphs_differ_are_kept_apart(make_page: MakePage) -> None:
    regular = render(make_page("<p>Aa</p>", styles=("h1 { font-weight: 400 }",))).pdf
    bold = render(make_page("<p>Aa</p>", styles=("p { font-weight: 700 }",))).pdf
    with pikepdf.open(BytesIO(bold)) as document:
        program = font_stream(document, "FontFile2").read_bytes()
    other = changed(regular, "FontFile2", program)
    pdf = bind([Bound(regular, "Row 2"), Bound(other, "Row 3"), Bound(regular, "Row 4")])
    assert _programs(pdf) == 2
    (one, two, three), (changed_one,) = pictures_of(pdf, 60), pictures_of(other, 60)
    assert one.tobytes() == three.tobytes() != two.tobytes()
    assert two.tobytes() == changed_one.tobytes()


def test_handouts_that_read_a_glyph_otherwise_share_its_outline_and_keep_their_text(
    make_page: MakePage,
) -> None:
    own = render(make_page("<p>Aa</p>", styles=("h1 { font-weight: 400 }",))).pdf
    with pikepdf.open(BytesIO(own)) as document:
        text_map = font_stream(document, "ToUnicode").read_bytes()
    assert text_map.count(b"<0061>") == 1
    other = changed(own, "ToUnicode", text_map.replace(b"<0061>", b"<007a>"))
    pdf = bind([Bound(own, "Row 2"), Bound(other, "Row 3"), Bound(own, "Row 4")])
    assert _programs(pdf) == 1
    assert read_text(pdf) == [*read_text(own), *read_text(other), *read_text(own)]
    assert "Az" in read_text(pdf)[1]


def _programs(pdf: bytes) -> int:
    with pikepdf.open(BytesIO(pdf)) as document:
        return sum(
            isinstance(entry, pikepdf.Dictionary) and "/FontFile2" in entry
            for entry in document.objects
        )


def test_it_is_smaller_than_the_handouts_together(handouts: tuple[Bound, ...]) -> None:
    ten = [handout for handout in handouts[:3] for _ in range(4)]
    assert len(bind(ten)) < 0.4 * sum(len(handout.pdf) for handout in ten)
    differing = handouts[:4]
    assert len(bind(differing)) < 0.85 * sum(len(handout.pdf) for handout in differing)


def test_the_same_handouts_give_the_same_bytes(handouts: tuple[Bound, ...]) -> None:
    assert bind(handouts[:2]) == bind(handouts[:2])


def test_nobody_is_named_but_on_the_pages(print_file: bytes) -> None:
    with pikepdf.open(BytesIO(print_file)) as document:
        structure = b" ".join(
            entry.unparse(resolved=True)
            for entry in document.objects
            if not isinstance(entry, pikepdf.Stream)
        )
        told = structure + document.Root.Metadata.read_bytes()
    looked_for = 0
    for name in NAMES:
        identity = made(name).draft.profile.identity
        assert identity.name
        for word in identity.name.split():
            utf_16 = word.encode("utf-16-be")
            for form in (word.encode(), utf_16, utf_16.hex().encode()):
                assert form not in told
                looked_for += 1
    assert looked_for >= 12


# Other programs


@pytest.mark.parametrize(
    "command",
    [
        ["pdfinfo", "-struct"],
        ["pdftotext"],
        ["pdftoppm", "-r", "20"],
        ["qpdf", "--check"],
        ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=nullpage"],
    ],
    ids=lambda command: command[0],
)
def test_it_opens_elsewhere_without_a_complaint(
    print_file: bytes, tmp_path: Path, command: list[str]
) -> None:
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    path = tmp_path / "all.pdf"
    path.write_bytes(print_file)
    out = {"pdftotext": [str(tmp_path / "text")], "pdftoppm": [str(tmp_path / "page")]}
    ended = subprocess.run(
        [*command, str(path), *out.get(command[0], [])], capture_output=True, check=True
    )
    assert ended.stderr == b""
    assert b"WARNING" not in ended.stdout
