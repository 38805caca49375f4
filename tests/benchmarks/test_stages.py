"""Where the time of our handouts goes is measured stage by stage, and nothing is left out."""

import time
from collections.abc import Iterator

import pytest

from benchmarks.clock import Clock
from benchmarks.rows import SEED
from benchmarks.stages import ELSE, STAGES, Measured, beside_plain, measure, shares

pytestmark = pytest.mark.pdf

LAYOUT = "weasyprint.document:layout_document"
NEVER_CALLED = "handouts.handout.make:lay_out"


def spin(seconds: float) -> None:
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


def test_every_stage_takes_some_time_and_the_shares_make_a_hundred() -> None:
    measured = measure(2, SEED, warm_up=1)
    assert list(measured.stages) == [*STAGES, ELSE]
    assert not [stage for stage, seconds in measured.stages.items() if seconds <= 0]
    # Hardly anything is left that no stage counts, and the longest stage is what it always was.
    assert measured.stages[ELSE] < 0.15 * measured.ours
    assert max(measured.stages, key=lambda stage: measured.stages[stage]) == "laying out"
    _, _, *lines = shares(measured.stages).splitlines()
    printed = [float(line.split("|")[2].strip(" %")) for line in lines]
    assert len(printed) == len(STAGES) + 1
    assert sum(printed) == pytest.approx(100, abs=0.05 * len(printed))


def test_the_ratio_is_that_of_the_plain_loop_to_all_our_stages() -> None:
    told = beside_plain(Measured(2, {"laying out": 0.6, ELSE: 0.2}, 1.2))
    assert "takes 0.400 s of CPU" in told
    assert "takes 0.600 s, with the HTML given: 1.50 times as much" in told


def test_a_function_that_is_gone_is_an_error() -> None:
    stages = {"drawing": ["weasyprint.document:Page.paint_it"]}
    with pytest.raises(AttributeError, match="paint_it"):
        measure(1, SEED, warm_up=0, stages=stages)


def test_a_function_that_is_not_called_any_more_is_an_error() -> None:
    stages = {"laying out": [LAYOUT, NEVER_CALLED]}
    with pytest.raises(ValueError, match=f"not called any more: {NEVER_CALLED}$"):
        measure(1, SEED, warm_up=0, stages=stages)


def test_a_stage_within_another_one_stops_its_clock() -> None:
    clock = Clock()
    with clock.stage("outer"):
        spin(0.02)
        with clock.stage("inner"):
            spin(0.2)
    spin(0.1)
    assert clock.seconds["inner"] == pytest.approx(0.2, abs=0.05)
    assert clock.seconds["outer"] < 0.1


def words() -> Iterator[str]:
    spin(0.1)
    yield "one"
    spin(0.1)
    yield "two"


def test_a_generator_is_counted_while_it_works_and_not_while_it_waits() -> None:
    clock = Clock()
    with clock.watching({"words": [f"{__name__}:words"]}), clock.stage("outer"):
        for _ in words():
            spin(0.02)
    assert clock.seconds["words"] == pytest.approx(0.2, abs=0.05)
    assert clock.seconds["outer"] == pytest.approx(0.04, abs=0.03)
