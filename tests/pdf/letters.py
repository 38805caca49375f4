"""Reads from a finished PDF how large its letters are drawn, in pictures, too."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from math import hypot
from typing import Any

import pikepdf

UNKNOWN = frozenset({"Td", "TD", "T*", "'", '"'})
"""Steps that move the pen in ways that are not followed here; our layout engine uses none."""


@dataclass(frozen=True)
class Letters:
    """Text that is drawn in one go: its page, its size and how far below the top it stands."""

    page: int
    points: float
    below_top: float


def letters_of(pdf: bytes) -> list[Letters]:
    """Return every piece of text that is drawn, with its size and its place in points."""
    found: list[Letters] = []
    with pikepdf.open(BytesIO(pdf)) as document:
        for number, page in enumerate(document.pages, start=1):
            top = float(page.mediabox[3])
            pen = Pen(pikepdf.Matrix())
            found += [
                Letters(number, points, top - height)
                for points, height in pen.draw(page, page.obj.get("/Resources", {}))
            ]
    return found


@dataclass
class Pen:
    """Follows the steps in which a page is drawn, as far as they say where text is and its size."""

    place: pikepdf.Matrix
    line: pikepdf.Matrix = field(default_factory=pikepdf.Matrix)
    points: float = 0.0
    kept: list[tuple[pikepdf.Matrix, float]] = field(default_factory=list)

    def draw(self, source: Any, resources: Any) -> Iterator[tuple[float, float]]:
        """Yield size and height above the bottom of each piece of text that is drawn."""
        moves: Mapping[str, Callable[[Any], None]] = {
            "q": self._keep,
            "Q": self._go_back,
            "cm": self._move_all,
            "BT": self._begin_text,
            "Tm": self._move_text,
            "Tf": self._choose_font,
        }
        for step in pikepdf.parse_content_stream(source):
            name, values = str(step.operator), step.operands
            assert name not in UNKNOWN, f"text is moved by {name}, which is not followed"
            if name in moves:
                moves[name](values)
            elif name in {"Tj", "TJ"}:
                drawn = self.line @ self.place
                yield abs(self.points) * hypot(drawn.c, drawn.d), drawn.f
            elif name == "Do":
                yield from self._draw_inside(resources.get("/XObject", {}).get(str(values[0])))

    def _draw_inside(self, form: Any) -> Iterator[tuple[float, float]]:
        if form is not None and form.get("/Subtype") == "/Form":
            own = _matrix(form.get("/Matrix", (1, 0, 0, 1, 0, 0)))
            yield from Pen(own @ self.place).draw(form, form.get("/Resources", {}))

    def _keep(self, _: Any) -> None:
        self.kept.append((self.place, self.points))

    def _go_back(self, _: Any) -> None:
        self.place, self.points = self.kept.pop()

    def _move_all(self, values: Any) -> None:
        self.place = _matrix(values) @ self.place

    def _begin_text(self, _: Any) -> None:
        self.line = pikepdf.Matrix()

    def _move_text(self, values: Any) -> None:
        self.line = _matrix(values)

    def _choose_font(self, values: Any) -> None:
        self.points = float(values[1])


def _matrix(numbers: Iterable[Any]) -> pikepdf.Matrix:
    return pikepdf.Matrix(*(float(number) for number in numbers))
