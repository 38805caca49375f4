"""What docs/clinic.md says of spreadsheets holds."""

import re
from pathlib import Path

import pytest

from handouts.batch.table import open_table
from handouts.clinic import COLUMNS, DateForm
from tests.batch.samples import checked, told, write


@pytest.fixture(scope="module")
def chapter(project_root: Path) -> str:
    page = (project_root / "docs" / "clinic.md").read_text(encoding="utf-8")
    return page.partition("\n## Your spreadsheet\n")[2].partition("\n## ")[0]


def test_the_table_of_columns_names_every_column_and_no_other(chapter: str) -> None:
    columns = chapter.partition("### Columns")[2].partition("###")[0]
    named = re.findall(r"^\| (`.*?`) \|", columns, flags=re.MULTILINE)
    keys = [key for cell in named for key in re.findall(r"`([a-z0-9_]+)`", cell)]
    assert sorted(keys) == sorted(COLUMNS)


def test_every_form_of_dates_is_named(project_root: Path) -> None:
    page = (project_root / "docs" / "clinic.md").read_text(encoding="utf-8")
    assert all(f"`{form.value}`" in page for form in DateForm)


def test_the_example_can_be_read(chapter: str, tmp_path: Path) -> None:
    example = re.search(r"```csv\n(.*?)```", chapter, flags=re.DOTALL)
    assert example
    rows = checked(open_table(write(tmp_path, example[1])))
    assert [row.number for row in rows] == [2, 3]
    assert told(rows) == []
