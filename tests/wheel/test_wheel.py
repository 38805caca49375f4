"""The wheel holds what the checkout holds, and makes the same handout, without a network."""

import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

import pytest

pytestmark = [pytest.mark.wheel, pytest.mark.slow]

SHIPPED = ("handouts", "templates", "locales")
INSIDE = {"templates": "handouts/templates", "locales": "handouts/locales"}
PROFILE = Path("examples/profiles/english-us.toml")
DATE = "2026-11-21"

# A .pth line is run when Python starts, in each process: no socket but those of this machine.
NO_NETWORK = """\
import socket


def refuse(*_arguments, **_options):
    raise RuntimeError("the network was used")


socket.getaddrinfo = refuse
for _name in ("connect", "connect_ex", "sendto", "sendmsg"):
    setattr(socket.socket, _name, refuse)
"""


def run(
    command: Sequence[str | Path], folder: Path, **environment: str
) -> subprocess.CompletedProcess[str]:
    ended = subprocess.run(
        command,
        cwd=folder,
        env=environment or None,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, f"{command}: {ended.stdout}{ended.stderr}"
    return ended


def build_wheel(source: Path, target: Path) -> Path:
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check"]
    run([*pip, "--no-deps", "--no-build-isolation", "--no-index", "-w", target, source], target)
    (wheel,) = target.glob("handouts-*.whl")
    return wheel


def files_in(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if not name.endswith("/")}
    return {name for name in names if not PurePosixPath(name).parts[0].endswith(".dist-info")}


def kept_files(root: Path) -> set[str]:
    """Return the files that belong in a wheel: those that git keeps, or all of an sdist."""
    if shutil.which("git") is not None and (root / ".git").exists():
        git = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", *SHIPPED]
        names = run(git, root).stdout.split("\0")
    else:
        found = (path for folder in SHIPPED for path in (root / folder).rglob("*"))
        names = [path.relative_to(root).as_posix() for path in found]
        names = [name for name in names if "__pycache__" not in name]
    return {name for name in names if name and (root / name).is_file()}


def place_in_wheel(name: str) -> str:
    folder, _, rest = name.partition("/")
    return f"{INSIDE.get(folder, folder)}/{rest}"


@pytest.fixture(scope="module")
def wheel(project_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_wheel(project_root, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a fresh environment with the wheel, our dependencies beside it, and no network."""
    environment = tmp_path_factory.mktemp("installed") / "venv"
    run([sys.executable, "-m", "venv", "--without-pip", environment], wheel.parent)
    python = environment / "bin" / "python"
    pip: list[str | Path] = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    pip += ["--python", python]
    run([*pip, "install", "--quiet", "--no-index", "--no-deps", wheel], wheel.parent)
    where = "import sysconfig; print(sysconfig.get_path('purelib'))"
    packages = Path(run([python, "-c", where], wheel.parent).stdout.strip())
    dependencies = {sysconfig.get_path(key) for key in ("purelib", "platlib")}
    (packages / "no_network.py").write_text(NO_NETWORK, encoding="utf-8")
    lines = ["import no_network", *sorted(dependencies)]
    (packages / "trial.pth").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return environment


@pytest.fixture(scope="module")
def cut_off() -> list[str]:
    """Return what to put before a command to run it without a network, where the system lets us."""
    command = ["unshare", "--map-root-user", "--net"]
    if shutil.which("unshare") is None:
        return []
    allowed = subprocess.run([*command, "true"], capture_output=True, check=False)
    return command if allowed.returncode == 0 else []


def clean_environment(home: Path) -> dict[str, str]:
    return {"PATH": os.defpath, "HOME": str(home), "LANG": "C.UTF-8"}


def test_the_wheel_holds_the_files_of_the_checkout_and_no_others(
    wheel: Path, project_root: Path
) -> None:
    kept = kept_files(project_root)
    for folder in SHIPPED:
        assert any(name.startswith(f"{folder}/") for name in kept), folder
    assert files_in(wheel) == {place_in_wheel(name) for name in kept}


def test_a_wheel_made_from_the_sdist_is_the_same(
    wheel: Path, project_root: Path, tmp_path: Path
) -> None:
    run([sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", tmp_path], project_root)
    (archive,) = tmp_path.glob("handouts-*.tar.gz")
    run(["tar", "-xzf", archive, "-C", tmp_path], tmp_path)
    unpacked = tmp_path / archive.name.removesuffix(".tar.gz")
    target = tmp_path / "wheel"
    target.mkdir()
    rebuilt = build_wheel(unpacked, target)
    assert files_in(rebuilt) == files_in(wheel)
    assert {place_in_wheel(name) for name in kept_files(unpacked)} == files_in(wheel)


def test_the_trial_environment_has_no_network(installed: Path, tmp_path: Path) -> None:
    attempt = "import socket; socket.create_connection(('192.0.2.1', 9), timeout=1)"
    tried = subprocess.run(
        [installed / "bin" / "python", "-c", attempt],
        cwd=tmp_path,
        env=clean_environment(tmp_path),
        capture_output=True,
        text=True,
        check=False,
    )
    assert tried.returncode != 0
    assert "the network was used" in tried.stderr


def test_the_wheel_runs_its_own_files_and_not_the_checkout(
    installed: Path, project_root: Path, tmp_path: Path
) -> None:
    ask = (
        "import handouts, handouts.resources; "
        "print(handouts.__file__, handouts.resources.Resources.find().templates)"
    )
    python = installed / "bin" / "python"
    places = run([python, "-c", ask], tmp_path, **clean_environment(tmp_path)).stdout.split()
    assert len(places) == 2
    for place in places:
        assert Path(place).is_relative_to(installed)
        assert not Path(place).is_relative_to(project_root)


def test_the_wheel_makes_the_same_handout_as_the_checkout(
    installed: Path, cut_off: list[str], project_root: Path, tmp_path: Path
) -> None:
    shutil.copy(project_root / PROFILE, tmp_path / "patient.toml")
    options = ["make", "patient.toml", "--date", DATE, "--also", "txt,html", "-o"]
    environment = clean_environment(tmp_path)
    command: list[str | Path] = [*cut_off, installed / "bin" / "handouts", *options]
    run([*command, "from-wheel.pdf"], tmp_path, **environment)
    run(
        [sys.executable, project_root / "cli.py", *options, "from-checkout.pdf"],
        tmp_path,
        **environment,
    )
    made = (tmp_path / "from-wheel.pdf").read_bytes()
    assert made.startswith(b"%PDF-")
    for ending in ("pdf", "txt", "html"):
        made = (tmp_path / f"from-wheel.{ending}").read_bytes()
        assert len(made) > 5000
        assert made == (tmp_path / f"from-checkout.{ending}").read_bytes()
