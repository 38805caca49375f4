"""What was measured is set into tables that say the same."""

import pytest

from benchmarks.judge import Verdict, differences
from benchmarks.laps import Lap
from benchmarks.stages import shares
from benchmarks.tables import Growth, Result, comparison, further_row, growth

PLAIN = Result(
    "plain", 1, (Lap(5, 10.0, 5.0, 100_000_000),) * 2, Verdict(900_000, (4,) * 10, 10, 9)
)
TWICE = Result(
    "batch-2",
    2,
    (Lap(5, 2.5, 4.0, 100_000_000), Lap(5, 2.5, 4.0, 250_400_000)),
    Verdict(500_000, (4,) * 10, 10, 10),
)


def cells(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()]


def test_the_table_gives_rates_per_core_and_ratios_to_the_plain_loop() -> None:
    heads, _, plain, twice = cells(comparison([PLAIN, TWICE]))
    assert dict(zip(heads, plain, strict=True)) == {
        "maker": "WeasyPrint, plain loop",
        "cores": "1",
        "handouts/s": "0.50",
        "per core": "0.50",
        "per CPU second": "1.00",
        "× plain per core": "1.00",
        "× plain per CPU second": "1.00",
        "peak MB": "100",
        "kB each": "90",
        "pages": "40",
        "tagged": "10 of 10",
        "PDF/UA-1": "9 of 10",
    }
    assert twice[1:8] == ["2", "2.00", "1.00", "1.25", "2.00", "1.25", "250"]


def test_without_the_plain_loop_there_is_no_ratio() -> None:
    *_, twice = cells(comparison([TWICE]))
    assert twice[5:7] == ["", ""]


def test_every_line_of_a_table_is_as_wide_as_the_others() -> None:
    assert len({len(line) for line in comparison([PLAIN, TWICE]).splitlines()}) == 1


def test_the_growth_is_given_for_each_row_and_apart_from_the_start() -> None:
    measured = [
        Growth(100, Lap(100, 60.0, 105.0, 200_000_000)),
        Growth(1_000, Lap(1_000, 510.0, 1_005.0, 210_000_000)),
    ]
    *_, small, large = cells(growth(measured))
    assert small == ["100", "60.0", "105.0", "600.0", "1050.0", "200"]
    assert large == ["1,000", "510.0", "1005.0", "510.0", "1005.0", "210"]
    assert further_row(measured) == (
        "From 100 to 1,000 rows, each further row takes 500.0 ms and 1000.0 ms of CPU; "
        "to start takes 5.0 s of CPU."
    )


def test_stages_are_shares_of_the_whole() -> None:
    _, _, layout, rest = cells(shares({"laying out": 3.0, "all else": 1.0}))
    assert layout == ["laying out", "75.0 %"]
    assert rest == ["all else", "25.0 %"]


@pytest.mark.parametrize(
    ("pages", "problem"),
    [
        ((4, 5, 3), []),
        ((4, 6, 3), ["1 handouts are more than 1 page longer or shorter"]),
        ((4, 4), ["2 handouts in the place of 3"]),
    ],
)
def test_other_pages_are_noticed(pages: tuple[int, ...], problem: list[str]) -> None:
    expected, other = Verdict(1, (4, 4, 4), 3, 3), Verdict(1, pages, 3, 3)
    assert list(differences(expected, other)) == problem
