"""No file that is kept names a package registry of a machine or a path on it."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HOST = re.compile(r"https?://(?:[^/@\s\"']*@)?([^/\s\"']+)")
SHARED_PLACES = frozenset(
    {Path(place) for place in ("/", "/home", "/mnt", "/opt", "/srv", "/tmp", "/usr", "/var")}  # noqa: S108 - names, not files
)
# Written in pieces, so that this file does not find itself.
TRACES = (
    re.compile("--(?:extra-)?index" + "-url"),
    re.compile("--find" + "-links"),
    re.compile("/(?:home|Users)" + r"/[a-z][\w.-]*/"),
)


def kept_files(root: Path) -> list[Path]:
    if shutil.which("git") is None or not (root / ".git").exists():
        pytest.skip("not a git checkout")
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=root,
        capture_output=True,
        check=True,
    )
    names = listed.stdout.decode().split("\0")
    return [root / name for name in names if name and (root / name).is_file()]


def registry_hosts() -> set[str]:
    pip = subprocess.run(
        [sys.executable, "-m", "pip", "config", "list"], capture_output=True, text=True, check=True
    )
    apt = Path("/etc/apt")
    lists = [apt / "sources.list", *sorted((apt / "sources.list.d").glob("*"))]
    texts = [pip.stdout, *(path.read_text(errors="replace") for path in lists if path.is_file())]
    return {host for text in texts for host in HOST.findall(text)}


def machine_paths(root: Path) -> set[str]:
    folders = {root.parent, Path(os.environ.get("HOME", "/")), Path(sys.base_prefix)}
    return {f"{root}/"} | {f"{folder}/" for folder in folders - SHARED_PLACES}


def test_no_kept_file_names_this_machine(project_root: Path) -> None:
    files = kept_files(project_root)
    assert len(files) > 50
    words = registry_hosts() | machine_paths(project_root)
    found = []
    for path in files:
        text = path.read_bytes().decode("utf-8", errors="replace")
        place = path.relative_to(project_root)
        found += [f"{place}: {word}" for word in words if word in text]
        found += [f"{place}: {trace.pattern}" for trace in TRACES if trace.search(text)]
    assert not found
