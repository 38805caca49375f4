"""Compares a page with a picture of it, so that another version of a font passes and a loss not.

A page is drawn finely, and the picture that is kept is a quarter as fine. So the page can be laid
on the picture in steps of a quarter of a dot, up to one dot each way: letters that have moved by
half a millimetre are no difference. What is left after that is counted in cells of about 2 mm.
"""

from dataclasses import dataclass, field

from PIL import Image, ImageChops, ImageFilter

DOTS_PER_INCH = 45
FINER = 4
"""How much finer than the picture a page is drawn."""

GREYS = 32
BLUR = 1.0
CELL = 4
REACH = FINER

MOST_MEAN = 0.6
DIFFERS = 8
MOST_DIFFERING = 0.005
WORST = 16
"""What is still the same page, in levels of grey from 0 to 255, and as a share of the cells.

Set by trying: heavier or lighter letters, other smoothing and words moved by 0.4 mm stay below a
mean of 0.3, below 0.3 % of cells and a worst cell of 14. A tint that is lost makes 4 % of cells
differ, a drawing of 4 mm that is lost a cell by 21, eight words in empty boxes a cell by 19. The
loss of a frame as thin as that of the label is not seen.
"""


@dataclass(frozen=True)
class Difference:
    """How far two pictures are apart, with a picture of it: the darker, the further."""

    mean: float
    share: float
    worst: int
    picture: Image.Image = field(repr=False)

    @property
    def is_same_page(self) -> bool:
        """Return whether this is little enough for the same page."""
        return self.mean <= MOST_MEAN and self.share <= MOST_DIFFERING and self.worst <= WORST

    def __str__(self) -> str:
        """Return the three measures, each with what it may be."""
        return (
            f"mean {self.mean:.2f} (at most {MOST_MEAN}), {self.share:.2%} of cells differ "
            f"(at most {MOST_DIFFERING:.1%}), the worst by {self.worst} (at most {WORST})"
        )


def kept(fine: Image.Image) -> Image.Image:
    """Return the small picture that is kept of a page that was drawn finely."""
    return fine.convert("L").reduce(FINER).quantize(GREYS).convert("L")


def difference(expected: Image.Image, fine: Image.Image) -> Difference:
    """Return how far a finely drawn page is from the picture that is kept of it."""
    fine = fine.convert("L")
    drawn = fine.reduce(FINER)
    if drawn.size != expected.size:
        return Difference(255, 1, 255, drawn)
    blurred = expected.convert("L").filter(ImageFilter.GaussianBlur(BLUR))
    least = _apart(blurred, drawn)
    if not (found := _measured(least)).is_same_page:
        for across in range(-REACH, REACH + 1):
            for down in range(-REACH, REACH + 1):
                moved = ImageChops.offset(fine, across, down).reduce(FINER)
                least = ImageChops.darker(least, _apart(blurred, moved))
        found = _measured(least)
    return found


def _apart(blurred: Image.Image, drawn: Image.Image) -> Image.Image:
    return ImageChops.difference(blurred, drawn.filter(ImageFilter.GaussianBlur(BLUR)))


def _measured(apart: Image.Image) -> Difference:
    cells = apart.reduce(CELL)
    counts = cells.histogram()
    total = sum(counts)
    mean = sum(level * count for level, count in enumerate(counts)) / total
    worst = max(level for level, count in enumerate(counts) if count)
    shown = ImageChops.invert(cells.point([min(255, 8 * level) for level in range(256)]))
    picture = shown.resize(apart.size, Image.Resampling.NEAREST)
    return Difference(mean, sum(counts[DIFFERS + 1 :]) / total, worst, picture)
