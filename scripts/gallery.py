"""Makes contact sheets of real handouts, to look at every kind of page in every language and size.

Usage: gallery.py [--language CODE]... [--size SIZE]... [--dpi NUMBER]
"""

import argparse
import os
import shutil
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import product, repeat
from multiprocessing import get_context
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from handouts.clinic import Size
from tests.document.specimens import SIZES, Specimen, complete_languages, specimens
from tests.pdf.pictures import pictures_of

FOLDER = Path(__file__).resolve().parent.parent / "build" / "gallery"
WIDEST, HIGHEST, MOST_ACROSS = 1600, 2400, 4
GAP, LABEL = 12, 24
DESK, PAPER_EDGE, INK = "#c8c8c8", "#707070", "#000000"
READABLE = 75
"""The dots per inch at which the smallest letters of a page can be read on a screen."""


@dataclass(frozen=True)
class Tile:
    """One page on a sheet, with the words above it."""

    label: str
    picture: Image.Image = field(repr=False)


def main(arguments: Sequence[str] | None = None) -> None:
    """Make the PDFs and the sheets that are asked for, and say where they are."""
    asked = _asked(arguments)
    shutil.rmtree(FOLDER, ignore_errors=True)
    (FOLDER / "pdf").mkdir(parents=True)
    sets = list(product(asked.language or complete_languages(), asked.size or SIZES))
    greys = [place == 0 for place in range(len(sets))]
    languages, sizes = zip(*sets, strict=True)
    # Processes of their own: the layout engine's fonts cannot be shared by threads.
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as workers:
        for written in workers.map(write_sheets, languages, sizes, repeat(asked.dpi), greys):
            for path in written:
                print(_shown(path))
    print(f"The handouts are in {_shown(FOLDER / 'pdf')}/.")


def _asked(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="gallery", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--language", action="append", choices=complete_languages())
    parser.add_argument("--size", action="append", choices=SIZES)
    parser.add_argument("--dpi", type=int, default=READABLE, metavar="NUMBER")
    return parser.parse_args(arguments)


def write_sheets(
    language: str, size: Size, dots_per_inch: int, grey: bool, folder: Path = FOLDER
) -> list[Path]:
    """Write the sheets of one language and size; with `grey` also the fullest handout in grey."""
    tiles: list[Tile] = []
    greys: list[Tile] = []
    for specimen in specimens(language, size):
        pdf = specimen.handout().pdf
        (folder / "pdf" / f"{specimen}.pdf").write_bytes(pdf)
        tiles += _tiles(specimen, pictures_of(pdf, dots_per_inch))
        if grey and not greys:
            greys += _tiles(specimen, pictures_of(pdf, dots_per_inch, grey=True))
    name = f"{language}-{size}"
    return [
        *_written(tiles, folder / f"{name}.png"),
        *_written(greys, folder / f"{name}-grey.png"),
    ]


def _tiles(specimen: Specimen, pictures: Sequence[Image.Image]) -> Iterator[Tile]:
    what = (specimen.language, specimen.size, specimen.paper, specimen.name)
    for number, picture in enumerate(pictures, start=1):
        yield Tile(f"{' · '.join(what)} · page {number} of {len(pictures)}", picture)


def _written(tiles: Sequence[Tile], target: Path) -> Iterator[Path]:
    for number, sheet in enumerate(contact_sheets(tiles), start=1):
        path = target.with_stem(f"{target.stem}-{number}")
        sheet.save(path)
        yield path


def _shown(path: Path) -> Path:
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def contact_sheets(tiles: Sequence[Tile]) -> Iterator[Image.Image]:
    """Yield sheets with all tiles in their order, each no larger than can be looked at."""
    if not tiles:
        return
    wide = max(tile.picture.width for tile in tiles) + GAP
    high = max(tile.picture.height for tile in tiles) + LABEL + GAP
    across = max(1, min(MOST_ACROSS, (WIDEST - GAP) // wide))
    down = max(1, (HIGHEST - GAP) // high)
    for first in range(0, len(tiles), across * down):
        group = tiles[first : first + across * down]
        rows = -(-len(group) // across)
        sheet = Image.new("RGB", (GAP + across * wide, GAP + rows * high), DESK)
        for place, tile in enumerate(group):
            left, top = GAP + place % across * wide, GAP + place // across * high
            _put(sheet, tile, left, top)
        yield sheet


def _put(sheet: Image.Image, tile: Tile, left: int, top: int) -> None:
    paint = ImageDraw.Draw(sheet)
    paint.text((left, top + 2), tile.label, fill=INK, font=ImageFont.load_default(16))
    sheet.paste(tile.picture, (left, top + LABEL))
    right, bottom = left + tile.picture.width, top + LABEL + tile.picture.height
    paint.rectangle((left - 1, top + LABEL - 1, right, bottom), outline=PAPER_EDGE)


if __name__ == "__main__":
    main()
