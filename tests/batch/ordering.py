"""Asks for runs in this process, and keeps what was heard of them."""

import tomllib
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from handouts.batch import Order, Outcome, RowProblem, Stage, run_batch
from handouts.errors import Notice
from handouts.handout import load_shelf
from tests.batch.running import patient, write_rows
from tests.document.making import TODAY, shelf

NO_GLYPH = "\U0010fffd"
"""A character that no font has; only the worker that sets the page finds that out."""

GOOD, BAD = (2, 3, 4, 5, 6, 7), (8, 9)
"""The rows of `mixed` of which a handout can be made, and the others."""


@dataclass
class Heard:
    """What a run said while it went on."""

    problems: list[RowProblem] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    stages: dict[Stage, int | None] = field(default_factory=dict)
    steps: Counter[Stage] = field(default_factory=Counter)

    def begin(self, stage: Stage, total: int | None) -> None:
        """Keep the stage."""
        self.stages[stage] = total

    def step(self) -> None:
        """Count a step of the stage that began last."""
        self.steps[list(self.stages)[-1]] += 1

    def note(self, notice: Notice) -> None:
        """Keep the notice."""
        self.notices.append(notice)

    def tell(self, problem: RowProblem) -> None:
        """Keep the problem."""
        self.problems.append(problem)


@dataclass(frozen=True)
class Ran:
    """A run that has ended."""

    order: Order
    outcome: Outcome
    heard: Heard

    @property
    def folder(self) -> Path:
        """Return the folder of the run."""
        assert self.order.folder
        return self.order.folder


def carry_out(
    rows: Path,
    folder: Path,
    *,
    is_stopping: Callable[[], bool] = lambda: False,
    **asked: Any,
) -> Ran:
    """Carry out an order on the day of the tests."""
    order = Order(rows, folder, today=TODAY, **asked)
    # A clinic's folder may have changed since the last run.
    here = shelf() if order.clinic is None else load_shelf(order.clinic)
    heard = Heard()
    return Ran(order, run_batch(order, here, heard, is_stopping), heard)


def mixed(path: Path) -> Path:
    """Write rows of many kinds, most of them short; see `GOOD` and `BAD`."""
    full = {"red_flags": "", "causes": "gad", "present": "implant-electronic"}
    return write_rows(
        path,
        [
            patient(2, clinician="Dr. Young"),
            patient(3, language="es", copies="2", paper="a4", size="clear", clinician="Dr. Abel"),
            patient(4, **full, size="large", record_number="A0004", clinician="Dr. Young"),
            patient(5, language="ar", with_language="en", clinician="Dr. Abel"),
            patient(6, record_number="", territory="GB"),
            patient(7, record_number="R0002", copies="3"),
            patient(8, language="xx"),
            patient(9, name=f"Robin{NO_GLYPH}"),
        ],
    )


def documents() -> Mapping[int, str]:
    """Return the profile files that say what the good rows of `mixed` say."""
    return {
        2: _profile("en", "US", 2, clinician="Dr. Young"),
        3: _profile("es", "US", 3, clinician="Dr. Abel"),
        4: _profile(
            "en",
            "US",
            4,
            record="A0004",
            flag="",
            needs='causes = ["gad"]',
            health='[health]\npresent = ["implant-electronic"]',
            clinician="Dr. Young",
        ),
        5: _profile("ar", "US", 5, clinician="Dr. Abel"),
        6: _profile("en", "GB", 6, record=""),
        7: _profile("en", "US", 7, record="R0002"),
    }


def _profile(
    language: str,
    territory: str,
    number: int,
    *,
    record: str | None = None,
    flag: str = "rf-cauda",
    needs: str = "",
    health: str = "",
    clinician: str = "",
) -> str:
    numbered = f"R{number:04}" if record is None else record
    text = "\n".join(
        (
            f'language = "{language}"\nterritory = "{territory}"',
            f'[identity]\nname = "Nobody Number{number}"',
            f'record_number = "{numbered}"' if numbered else "",
            f'[needs]\nsymptoms = ["low-back"]\n{needs}',
            health,
            f"[red_flags]\nscreened = true\npresent = {[flag] if flag else []}",
            f'[clinician]\nname = "{clinician}"' if clinician else "",
        )
    )
    assert tomllib.loads(text)
    return text
