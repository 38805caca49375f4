"""Shows where the time of our handouts goes, stage by stage.

Usage: python -m benchmarks.stages [--rows NUMBER] [--seed NUMBER]

A profiler slows Python down more than libraries in C, so the shares are rough.
"""

import argparse
from collections.abc import Mapping, Sequence
from cProfile import Profile
from itertools import chain
from types import CodeType
from typing import Final

from benchmarks.patients import Cells, draw_patients
from benchmarks.rows import HEADER, SEED, profile_of
from benchmarks.tables import table
from handouts.handout import Shelf, draft_handout, load_shelf, make_handout

WARM_UP: Final = 3
"""Handouts that are made before anything is measured."""

Function = tuple[str, str]
"""The end of a file's path, and the name of a function in it."""

ELSE: Final = "all else"
WHOLE: Final[Function] = ("benchmarks/stages.py", "make")
STAGES: Final[Mapping[str, Sequence[Function]]] = {
    "reading the row": [("benchmarks/rows.py", "profile_of")],
    "selecting, and the handout's id": [("handout/draft.py", "draft_handout")],
    "composing the HTML": [("handout/make.py", "page_of"), ("handout/plan.py", "plan_of")],
    "parsing HTML and styles": [("weasyprint/__init__.py", "__init__")],
    "applying the styles": [("weasyprint/css/__init__.py", "get_all_computed_styles")],
    "building the boxes": [("formatting_structure/build.py", "build_formatting_structure")],
    "laying out": [("layout/__init__.py", "layout_document")],
    "drawing": [("weasyprint/document.py", "paint")],
    "fonts": [("weasyprint/pdf/fonts.py", "build_fonts_dictionary")],
    "tags": [("weasyprint/pdf/tags.py", "add_tags")],
    "writing the PDF": [("pydyf/__init__.py", "write")],
    "checking the fonts": [("handouts/pdf/fonts.py", "foreign_fonts")],
}
"""The functions of each stage; none of them runs within another one."""


def make(number: int, row: Cells, shelf: Shelf) -> bytes:
    """Return the PDF of a row."""
    draft = draft_handout(profile_of(row, number, shelf), shelf)
    return make_handout(draft, shelf).pdf


def seconds_by_stage(rows: int, seed: int) -> dict[str, float]:
    """Return the seconds of each stage over so many handouts, and of all else."""
    shelf = load_shelf()
    patients = enumerate(draw_patients(rows + WARM_UP, seed, shelf), start=HEADER + 1)
    profile = Profile()
    for made, (number, row) in enumerate(patients):
        if made < WARM_UP:
            make(number, row, shelf)
        else:
            profile.runcall(make, number, row, shelf)
    return stages_of(profile)


def stages_of(profile: Profile) -> dict[str, float]:
    """Return the seconds of each stage in a profile, and last those of all else.

    Raises: ValueError for a function that is not there any more.
    """
    spent: dict[Function, float] = {}
    for entry in profile.getstats():
        if isinstance(entry.code, CodeType):
            for function in _functions():
                if _is_at(entry.code, function):
                    spent[function] = spent.get(function, 0.0) + entry.totaltime
    missing = sorted(f"{file} {name}" for file, name in set(_functions()) - spent.keys())
    if missing:
        raise ValueError(f"not called any more: {', '.join(missing)}")
    stages = {
        stage: sum(spent[function] for function in functions) for stage, functions in STAGES.items()
    }
    return {**stages, ELSE: spent[WHOLE] - sum(stages.values())}


def shares(seconds: Mapping[str, float]) -> str:
    """Return the table of the stages with their shares of the whole."""
    whole = sum(seconds.values())
    lines = [(stage, f"{100 * spent / whole:.1f} %") for stage, spent in seconds.items()]
    return table(("stage", "share"), lines)


def _functions() -> list[Function]:
    return [WHOLE, *chain.from_iterable(STAGES.values())]


def _is_at(code: CodeType, function: Function) -> bool:
    file, name = function
    return code.co_name == name and code.co_filename.endswith(f"/{file}")


def main(arguments: Sequence[str] | None = None) -> None:
    """Make some handouts under a profiler, and print where the time went."""
    parser = argparse.ArgumentParser(prog="stages", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rows", type=int, default=20)
    parser.add_argument("--seed", type=int, default=SEED)
    asked = parser.parse_args(arguments)
    print(shares(seconds_by_stage(asked.rows, asked.seed)))


if __name__ == "__main__":
    main()
