"""Many patients: a file of rows in, a handout for each good row out, every bad row explained."""

from handouts.batch.check import RunSettings
from handouts.batch.order import Order, Outcome, Progress, Sort, Stage
from handouts.batch.run import check_only, run_batch
from handouts.batch.table import RowProblem

__all__ = [
    "Order",
    "Outcome",
    "Progress",
    "RowProblem",
    "RunSettings",
    "Sort",
    "Stage",
    "check_only",
    "run_batch",
]
