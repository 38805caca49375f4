"""Shows where the time of our handouts goes, stage by stage, beside a plain WeasyPrint loop.

Usage: python -m benchmarks.stages [--rows NUMBER] [--seed NUMBER]

Both print the same pages in turn, in one process, and are timed in processor seconds, so that
other work on the machine disturbs them alike.
"""

import argparse
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from benchmarks.clock import Clock, Stages
from benchmarks.jobs import compose
from benchmarks.makers import plain_pdf
from benchmarks.patients import Cells, draw_patients
from benchmarks.rows import HEADER, SEED, profile_of
from benchmarks.tables import table
from handouts.handout import Draft, Shelf, draft_handout, lay_out, load_shelf, make_handout
from handouts.pdf import Press

WARM_UP: Final = 3
"""Handouts that are made before anything is measured."""

ELSE: Final = "all else"
STAGES: Final[Stages] = {
    "reading the row": ["benchmarks.rows:document_of", "benchmarks.rows:read_with"],
    "selecting": ["handouts.handout.draft:decide_handout"],
    "composing the HTML, and the id": [
        "handouts.handout.draft:identify",
        "handouts.handout.make:plan_of",
        "handouts.handout.make:page_of",
    ],
    "parsing HTML and styles": ["weasyprint:HTML.__init__", "weasyprint:CSS.__init__"],
    "applying the styles": ["weasyprint.document:get_all_computed_styles"],
    "building the boxes": ["weasyprint.document:build_formatting_structure"],
    "laying out": ["weasyprint.document:layout_document"],
    "drawing": ["weasyprint.document:Page.paint"],
    "fonts": ["weasyprint.pdf:build_fonts_dictionary"],
    "tags": ["weasyprint.pdf:add_tags"],
    "writing the PDF": ["handouts.pdf.render:write"],
    "checking the fonts": ["handouts.pdf.render:foreign_fonts"],
}
"""The functions of each stage. One that runs within another one counts for its own stage only."""


@dataclass(frozen=True)
class Measured:
    """What so many handouts took: the processor seconds of our stages, and of the plain loop."""

    handouts: int
    stages: Mapping[str, float]
    plain: float

    @property
    def ours(self) -> float:
        """Return the processor seconds of all our stages."""
        return sum(self.stages.values())


def measure(rows: int, seed: int, *, warm_up: int = WARM_UP, stages: Stages = STAGES) -> Measured:
    """Return what each stage takes over so many handouts, and what a plain loop takes for them.

    Args:
        rows: how many handouts are measured.
        seed: which patients they are of.
        warm_up: how many are made before.
        stages: the functions of each stage.

    Raises: AttributeError, ImportError or ValueError for a function that is not there any more, or
        that is not called.
    """
    shelf, press, clock = load_shelf(), Press(), Clock()
    plain = 0.0
    patients = enumerate(draw_patients(rows + warm_up, seed, shelf), start=HEADER + 1)
    for made, (number, row) in enumerate(patients):
        if made == warm_up:
            clock.seconds.clear()
            plain = 0.0
        with clock.watching(stages), clock.stage(ELSE):
            draft = make(number, row, shelf, press)
        plain += _plain_seconds(number, draft, shelf)
    clock.require_called(stages)
    taken = {stage: clock.seconds[stage] for stage in (*stages, ELSE)}
    return Measured(rows, taken, plain)


def make(number: int, row: Cells, shelf: Shelf, press: Press) -> Draft:
    """Make the PDF of a row as the command for a table does, and return its draft."""
    draft = draft_handout(profile_of(row, number, shelf), shelf)
    make_handout(draft, shelf, press)
    return draft


def shares(seconds: Mapping[str, float]) -> str:
    """Return the table of the stages with their shares of the whole."""
    whole = sum(seconds.values())
    lines = [(stage, f"{100 * spent / whole:.1f} %") for stage, spent in seconds.items()]
    return table(("stage", "share"), lines)


def beside_plain(measured: Measured) -> str:
    """Return what a handout takes us and what it takes a plain loop, and the ratio."""
    ours, plain = measured.ours / measured.handouts, measured.plain / measured.handouts
    return (
        f"Each handout takes {ours:.3f} s of CPU, from its row to its PDF; a plain WeasyPrint loop "
        f"takes {plain:.3f} s, with the HTML given: {plain / ours:.2f} times as much."
    )


def _plain_seconds(number: int, draft: Draft, shelf: Shelf) -> float:
    """Return the processor seconds in which a plain loop prints a handout."""
    job = compose(lay_out(draft, shelf), number, draft.handout_id, draft.language)
    began = time.process_time()
    plain_pdf(job)
    return time.process_time() - began


def main(arguments: Sequence[str] | None = None) -> None:
    """Make some handouts in both ways, and print where the time went."""
    parser = argparse.ArgumentParser(prog="stages", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rows", type=int, default=20)
    parser.add_argument("--seed", type=int, default=SEED)
    asked = parser.parse_args(arguments)
    measured = measure(asked.rows, asked.seed)
    print(shares(measured.stages))
    print(f"\n{beside_plain(measured)}")


if __name__ == "__main__":
    main()
