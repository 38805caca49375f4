"""Eight pages look as they did when somebody last looked at them.

After a change that was intended, `make pictures` writes the pictures anew; look at them.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from tests.pdf.likeness import DOTS_PER_INCH, FINER, Difference, difference, kept
from tests.pdf.reference_pages import FOLDER, REFERENCES

pytestmark = pytest.mark.pdf

MM = DOTS_PER_INCH * FINER / 25.4
LARGEST = 40_000
INK = 90

TRIED = ("english-page-1", "english-red-flag", "arabic-remedy")
"""The pictures on which the comparison itself is tried."""

Change = Callable[[Image.Image], None]


@pytest.mark.parametrize("name", REFERENCES)
def test_a_page_looks_as_it_did(name: str, project_root: Path) -> None:
    reference = REFERENCES[name]
    drawn = reference.drawn()
    with Image.open(reference.path) as expected:
        found = difference(expected.convert("L"), drawn)
        if not found.is_same_page:
            shown = project_root / "build" / "pictures"
            shown.mkdir(parents=True, exist_ok=True)
            kept(drawn).save(shown / f"{name}-actual.png")
            expected.save(shown / f"{name}-expected.png")
            found.picture.save(shown / f"{name}-difference.png")
    assert found.is_same_page, (
        f"{found}. Look at build/pictures/{name}-actual.png, -expected.png and -difference.png; "
        "if the change was intended, run `make pictures`."
    )


def test_the_pictures_are_those_that_are_compared_and_small() -> None:
    pictures = sorted(FOLDER.iterdir())
    assert [path.stem for path in pictures] == sorted(REFERENCES)
    assert len(pictures) == 8
    for path in pictures:
        assert path.stat().st_size < LARGEST, path.name


# What the comparison sees


def page(name: str = "english-page-1") -> Image.Image:
    """Return the upper half of the picture that is kept of a page, as fine as a page is drawn."""
    with Image.open(REFERENCES[name].path) as picture:
        wide, high = picture.width, picture.height // 2
        return (
            picture.crop((0, 0, wide, high))
            .convert("L")
            .resize((wide * FINER, high * FINER), Image.Resampling.NEAREST)
        )


def after(change: Change, name: str = "english-page-1") -> Difference:
    """Return how far a page is from its picture once something has been painted on it."""
    drawn = page(name)
    expected = kept(drawn)
    change(drawn)
    return difference(expected, drawn)


def inked(drawn: Image.Image, wide: float, high: float) -> tuple[int, int, int, int]:
    """Return the place of that size, in millimetres, on which most ink is."""
    across, down = int(wide * MM), int(high * MM)
    best, place = -1.0, (0, 0, across, down)
    for top in range(0, drawn.height - down, down):
        for left in range(0, drawn.width - across, across):
            box = (left, top, left + across, top + down)
            ink = sum(drawn.crop(box).histogram()[:INK])
            if ink > best:
                best, place = ink, box
    return place


def lose(millimetres: float) -> Change:
    """Return what wipes out a drawing of that size."""

    def change(drawn: Image.Image) -> None:
        drawn.paste(255, inked(drawn, millimetres, millimetres))

    return change


def shift_a_column(drawn: Image.Image) -> None:
    """Move the lower half of what is there by 2 mm, as when a column becomes wider."""
    half = drawn.height // 2
    lower = drawn.crop((0, half, drawn.width, drawn.height))
    drawn.paste(lower, (int(2 * MM), half))


def fall_back_to_boxes(drawn: Image.Image) -> None:
    """Write some words in the empty boxes that stand for characters without a glyph."""
    left, top, right, bottom = inked(drawn, 60, 5)
    drawn.paste(255, (left, top, right, bottom))
    paint = ImageDraw.Draw(drawn)
    wide, high = int(2.2 * MM), int(3 * MM)
    for at in range(left, right - wide, wide):
        paint.rectangle((at + 2, top + 4, at + wide - 2, top + high), outline=0, width=2)


FAULTS: dict[str, Change] = {
    "a drawing of 12 mm is missing": lose(12),
    "a sign of 5 mm is missing": lose(5),
    "a column has moved": shift_a_column,
    "words have become empty boxes": fall_back_to_boxes,
}


@pytest.mark.parametrize("what", FAULTS)
@pytest.mark.parametrize("name", TRIED)
def test_a_loss_is_seen(what: str, name: str) -> None:
    assert not after(FAULTS[what], name).is_same_page


BOX = (20 * MM, 60 * MM, 95 * MM, 98 * MM)
"""A place on the page for a box as large as that of the label."""


def test_a_frame_that_is_lost_is_seen() -> None:
    drawn = page()
    framed = drawn.copy()
    ImageDraw.Draw(framed).rectangle(BOX, outline=0x1A, width=int(0.5 * MM))
    assert not difference(kept(framed), drawn).is_same_page


def test_a_tint_that_is_lost_is_seen() -> None:
    drawn = page()
    tinted = Image.new("L", drawn.size, 255)
    ImageDraw.Draw(tinted).rectangle(BOX, fill=0xF2)
    assert not difference(kept(ImageChops.multiply(drawn, tinted)), drawn).is_same_page


def test_another_size_of_paper_is_seen() -> None:
    drawn = page()
    assert not difference(
        kept(drawn), drawn.crop((0, 0, drawn.width - 40, drawn.height))
    ).is_same_page


def heavier(drawn: Image.Image) -> None:
    drawn.paste(Image.blend(drawn, drawn.filter(ImageFilter.MinFilter(3)), 0.25))


def lighter(drawn: Image.Image) -> None:
    drawn.paste(Image.blend(drawn, drawn.filter(ImageFilter.MaxFilter(3)), 0.15))


def smoother(drawn: Image.Image) -> None:
    drawn.paste(drawn.filter(ImageFilter.GaussianBlur(1.5)))


def moved(across: int, down: int) -> Change:
    def change(drawn: Image.Image) -> None:
        drawn.paste(ImageChops.offset(drawn, across, down))

    return change


def restless(drawn: Image.Image) -> None:
    """Move every few words a little in another direction."""
    before = drawn.copy()
    steps = [(number * 7 % 3 - 1, number * 11 % 3 - 1) for number in range(2000)]
    for number, top in enumerate(range(0, drawn.height, 40)):
        for place, left in enumerate(range(0, drawn.width, 120)):
            across, down = steps[(number * 31 + place) % len(steps)]
            piece = before.crop((left, top, left + 120, top + 40))
            drawn.paste(piece, (left + across, top + down))


ENGINES: dict[str, Change] = {
    "the same": moved(0, 0),
    "heavier letters": heavier,
    "lighter letters": lighter,
    "other smoothing": smoother,
    "a quarter of a millimetre to the side": moved(2, 1),
    "half a millimetre down": moved(0, 4),
    "words a little apart": restless,
}


@pytest.mark.parametrize("what", ENGINES)
@pytest.mark.parametrize("name", TRIED)
def test_another_version_of_the_engine_is_no_difference(what: str, name: str) -> None:
    found = after(ENGINES[what], name)
    assert found.is_same_page, str(found)


def test_a_difference_says_how_much_is_allowed() -> None:
    said = str(after(lose(12)))
    assert re.fullmatch(
        r"mean [\d.]+ \(at most 0\.6\), [\d.]+% of cells differ \(at most 0\.5%\), "
        r"the worst by \d+ \(at most 16\)",
        said,
    )
