"""constraints.txt pins every dependency to one version and its hashes, and says nothing else."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PIN = re.compile(r"(?P<name>[a-z0-9-]+)==(?P<version>[0-9a-z.]+)(?: ; (?P<marker>.+))?")


def read_pins(path: Path) -> list[list[str]]:
    joined = path.read_text(encoding="utf-8").replace("\\\n    ", "").splitlines()
    return [line.split(" --hash=") for line in joined]


@pytest.fixture(scope="module")
def entries(project_root: Path) -> list[list[str]]:
    return read_pins(project_root / "constraints.txt")


@pytest.fixture(scope="module")
def verapdf(project_root: Path) -> list[list[str]]:
    return read_pins(project_root / "scripts" / "verapdf" / "constraints.txt")


@pytest.fixture(scope="module")
def bench(project_root: Path) -> list[list[str]]:
    return read_pins(project_root / "benchmarks" / "constraints.txt")


def versions(entries: list[list[str]]) -> dict[str, str]:
    return {match["name"]: match["version"] for pin, *_ in entries if (match := PIN.fullmatch(pin))}


def test_each_line_is_one_exact_version_with_hashes(
    entries: list[list[str]], verapdf: list[list[str]], bench: list[list[str]]
) -> None:
    assert len(entries) > 20
    for pin, *hashes in entries + verapdf + bench:
        assert PIN.fullmatch(pin), pin
        assert hashes, pin
        for value in hashes:
            assert re.fullmatch(r"sha256:[0-9a-f]{64}", value.strip()), pin


def test_compiled_packages_are_pinned_for_other_machines_too(entries: list[list[str]]) -> None:
    files = {PIN.fullmatch(pin)["name"]: len(hashes) for pin, *hashes in entries}  # type: ignore[index]
    for name in ("pikepdf", "pydantic-core", "lxml"):
        assert files[name] > 10, name


def test_every_dependency_is_pinned_within_its_range(
    entries: list[list[str]], bench: list[list[str]], project_root: Path
) -> None:
    pins = versions(entries) | versions(bench)
    settings = tomllib.loads((project_root / "pyproject.toml").read_text(encoding="utf-8"))
    extras = settings["project"]["optional-dependencies"]
    asked = [
        *settings["project"]["dependencies"],
        *(line for extra in extras.values() for line in extra if not line.startswith("handouts[")),
        *settings["build-system"]["requires"],
    ]
    assert len(asked) > 10
    assert {"handouts[authors]", "handouts[xlsx]"} <= set(extras["dev"])
    for requirement in map(Requirement, asked):
        version = pins[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(version), f"{requirement} is pinned to {version}"


def test_what_only_the_benchmarks_need_is_pinned_apart_from_what_everybody_installs(
    entries: list[list[str]], bench: list[list[str]], project_root: Path
) -> None:
    settings = tomllib.loads((project_root / "pyproject.toml").read_text(encoding="utf-8"))
    asked = settings["project"]["optional-dependencies"]["bench"]
    names = {canonicalize_name(Requirement(line).name) for line in asked}
    assert names
    assert names <= versions(bench).keys()
    assert not versions(bench).keys() & versions(entries).keys()


def test_what_brings_verapdf_is_pinned_apart_from_what_everybody_installs(
    entries: list[list[str]], verapdf: list[list[str]]
) -> None:
    assert len(verapdf) == 1
    names, others = ({pin.partition("==")[0] for pin, *_ in pins} for pins in (entries, verapdf))
    assert not names & others
