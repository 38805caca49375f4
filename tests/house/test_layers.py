"""import-linter knows every part of the house in its order, and would notice a breach."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

DESIGN = (
    ("__main__",),
    ("commands",),
    ("batch",),
    ("handout",),
    ("document", "pdf"),
    ("selection", "languages", "clinic"),
    ("library", "territories"),
    ("profile",),
    ("resources",),
    ("errors",),
    ("version",),
)


@pytest.fixture(scope="module")
def contracts(project_root: Path) -> dict[str, dict[str, Any]]:
    settings = tomllib.loads((project_root / "pyproject.toml").read_text(encoding="utf-8"))
    return {contract["id"]: contract for contract in settings["tool"]["importlinter"]["contracts"]}


def layers_of(contract: dict[str, Any]) -> tuple[tuple[str, ...], ...]:
    return tuple(
        tuple(part.strip(" ()") for part in layer.split("|")) for layer in contract["layers"]
    )


def test_the_layers_are_those_of_the_design(contracts: dict[str, dict[str, Any]]) -> None:
    assert layers_of(contracts["layers"]) == DESIGN


def test_no_part_of_the_house_is_left_out(
    contracts: dict[str, dict[str, Any]], project_root: Path
) -> None:
    layers = contracts["layers"]
    assert layers["exhaustive"] is True
    assert layers["containers"] == ["handouts"]
    assert not layers.keys() & {"exhaustive_ignores", "ignore_imports"}
    listed = {part for layer in layers_of(layers) for part in layer}
    parts = {
        path.stem
        for path in (project_root / "handouts").iterdir()
        if (path.suffix == ".py" or (path / "__init__.py").is_file()) and path.stem != "__init__"
    }
    assert len(parts) > 5
    assert parts <= listed


@pytest.mark.slow
@pytest.mark.parametrize(
    ("place", "line", "contract"),
    [
        ("errors.py", "import handouts.profile", "layers below it BROKEN"),
        ("library/__init__.py", "import handouts.territories", "layers below it BROKEN"),
        ("attic.py", "", "layers below it BROKEN"),
        ("document/__init__.py", "import click", "imports Click BROKEN"),
        (
            "document/__init__.py",
            "import weasyprint",
            "imports WeasyPrint, pikepdf and segno BROKEN",
        ),
        ("document/__init__.py", "import segno", "imports WeasyPrint, pikepdf and segno BROKEN"),
        ("pdf/__init__.py", "import handouts.profile", "nothing of the domain BROKEN"),
    ],
)
def test_a_breach_is_noticed(
    place: str, line: str, contract: str, project_root: Path, tmp_path: Path
) -> None:
    shutil.copy(project_root / "pyproject.toml", tmp_path)
    shutil.copytree(
        project_root / "handouts",
        tmp_path / "handouts",
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    with (tmp_path / "handouts" / place).open("a", encoding="utf-8") as module:
        module.write(f"\n{line}\n")
    check = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-logo", "--no-cache"],
        cwd=tmp_path,
        env={"COLUMNS": "200", "PATH": os.defpath},
        capture_output=True,
        text=True,
        check=False,
    )
    assert check.returncode == 1, check.stdout + check.stderr
    assert contract in check.stdout
