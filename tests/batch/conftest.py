"""One run with rows of many kinds, which many tests look at and none changes."""

from pathlib import Path

import pytest

from tests.batch.ordering import Ran, carry_out, mixed


@pytest.fixture(scope="session")
def mixed_run(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """Return a finished run of the rows that `mixed` writes, with a print file."""
    folder = tmp_path_factory.mktemp("mixed")
    rows = mixed(folder / "rows.csv")
    return carry_out(rows, folder / "run", jobs=2, print_file=folder / "all.pdf")


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    """Return the place of a file of rows."""
    return tmp_path / "rows.csv"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the place of the folder of a run."""
    return tmp_path / "run"
