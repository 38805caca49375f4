"""Keeps a bug that one row meets from ending the run."""

import traceback
from collections.abc import Iterator
from contextlib import contextmanager

from handouts.errors import HandoutsError, Problem


class RowBugError(HandoutsError):
    """Our code failed on one row; the message tells where, and nothing of the patient."""


@contextmanager
def bugs_of(place: str) -> Iterator[None]:
    """Turn a bug into an error about the row at `place`.

    Raises: RowBugError; errors that we raise on purpose pass.
    """
    try:
        yield
    except HandoutsError:
        raise
    except Exception as error:  # noqa: BLE001 - one row of many
        raise RowBugError(_where(error, place)) from None


def _where(error: Exception, place: str) -> Problem:
    """Return where in our code it happened; the exception's own words may hold the patient's."""
    at = "outside handouts"
    for frame, line in traceback.walk_tb(error.__traceback__):
        module = str(frame.f_globals.get("__name__", ""))
        if module.partition(".")[0] == "handouts":
            at = f"{module}:{line}"
    return Problem(
        place,
        f"met a bug in handouts: {type(error).__name__} at {at}.",
        "Please report this line; it holds nothing about the patient.",
        "bug",
    )
