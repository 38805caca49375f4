"""The scripts behind `make` install only what is missing, and say what they cannot install."""

import subprocess
from pathlib import Path

import pytest

from tests.browser.driving import NAMES

EVERYTHING = ("fc-list", "pdftotext", "msgfmt")


class Machine:
    """A folder that is the whole PATH of a made-up machine."""

    def __init__(self, folder: Path, project_root: Path) -> None:
        self.path = folder / "bin"
        self.path.mkdir()
        self.log = folder / "log"
        self.root = project_root
        for name in ("sh", "env", "grep", "sed", "cat"):
            (self.path / name).symlink_to(self.real(name))
        self.command("id", "echo 0")

    @staticmethod
    def real(name: str) -> Path:
        return next(path for place in ("/usr/bin", "/bin") if (path := Path(place, name)).exists())

    def command(self, name: str, body: str) -> None:
        (self.path / name).write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        (self.path / name).chmod(0o755)

    def logged(self, name: str, then: str = "") -> None:
        self.command(name, f'echo "{name} $*" >>{self.log}\n{then}')

    def python(self, *, able: bool) -> None:
        """Add a Python that has, or lacks, whatever is asked for."""
        self.command(
            "python3", f'case "$2" in *print*) echo python3.11-venv ;; *) {able} ;; esac'.lower()
        )

    def tools(self) -> None:
        families = (
            "Noto Sans,Noto Sans Light",
            "Noto Naskh Arabic",
            "Noto Sans Devanagari",
            "Noto Sans CJK SC",
        )
        for name in EVERYTHING:
            self.command(name, "\n".join(f"echo '{family}'" for family in families))

    def run(self, script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self.path / "sh", self.root / "scripts" / script, *arguments],
            env={"PATH": str(self.path)},
            capture_output=True,
            text=True,
            check=False,
        )

    @property
    def called(self) -> list[str]:
        return self.log.read_text(encoding="utf-8").splitlines() if self.log.exists() else []


@pytest.fixture
def machine(tmp_path: Path, project_root: Path) -> Machine:
    return Machine(tmp_path, project_root)


def test_every_script_is_plain_sh(project_root: Path) -> None:
    scripts = sorted((project_root / "scripts").glob("*.sh"))
    assert len(scripts) > 3
    for script in scripts:
        text = script.read_text(encoding="utf-8")
        assert text.startswith("#!/bin/sh\n"), script.name
        assert "\nset -eu\n" in text, script.name
        subprocess.run(["/bin/sh", "-n", script], check=True)


def test_the_checks_run_what_a_newcomer_runs(project_root: Path) -> None:
    lines = (project_root / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "#!/usr/bin/env bash"
    assert lines[-1] == "exec make test"


def test_make_lists_every_target(project_root: Path) -> None:
    makefile = (project_root / "Makefile").read_text(encoding="utf-8")
    phony = makefile.partition(".PHONY:")[2].partition("\n\n")[0].replace("\\\n", " ").split()
    shown = subprocess.run(
        ["make", "--no-print-directory"],
        cwd=project_root,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert len(phony) > 10
    assert sorted(line.split()[0] for line in shown.splitlines()) == sorted(phony)


def test_an_old_python_is_refused_with_the_versions_that_will_do(machine: Machine) -> None:
    machine.command("python3", "exit 1")
    found = machine.run("find_python.sh")
    assert found.returncode == 1
    assert "Python 3.11 or newer is needed" in found.stderr


def test_a_newer_python_beside_an_old_one_is_taken(machine: Machine) -> None:
    machine.command("python3", "exit 1")
    machine.command("python3.12", "exit 0")
    found = machine.run("find_python.sh")
    assert found.returncode == 0
    assert found.stdout.strip() == str(machine.path / "python3.12")


def test_nothing_is_installed_where_everything_is_there(machine: Machine) -> None:
    machine.python(able=True)
    machine.tools()
    machine.logged("apt-get")
    looked = machine.run("system_packages.sh", "python3")
    assert looked.returncode == 0, looked.stderr
    assert looked.stdout == ""
    assert machine.called == []


def test_only_what_is_missing_is_installed_and_lists_are_fetched_first(machine: Machine) -> None:
    machine.python(able=True)
    machine.tools()
    (machine.path / "msgfmt").unlink()
    msgfmt = machine.path / "msgfmt"
    machine.logged("apt-get", f'case "$*" in *gettext*) cp /bin/true {msgfmt} ;; esac')
    (machine.path / "cp").symlink_to(machine.real("cp"))
    looked = machine.run("system_packages.sh", "python3")
    assert looked.returncode == 0, looked.stderr
    assert machine.called == [
        "apt-get update -qq",
        "apt-get install -y -qq --no-install-recommends gettext",
    ]


def test_what_cannot_be_installed_is_named(machine: Machine) -> None:
    machine.python(able=False)
    looked = machine.run("system_packages.sh", "python3")
    assert looked.returncode == 1
    assert "There is no apt-get here." in looked.stderr
    assert (
        "apt-get install python3.11-venv libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 "
        "fontconfig fonts-noto-core poppler-utils gettext fonts-noto-cjk\n"
    ) in looked.stderr


def test_java_is_asked_for_only_by_verapdf(machine: Machine) -> None:
    machine.python(able=True)
    machine.tools()
    assert machine.run("system_packages.sh", "python3").returncode == 0
    looked = machine.run("system_packages.sh", "python3", "verapdf")
    assert looked.returncode == 1
    assert "These system packages are missing: default-jdk-headless" in looked.stderr
    machine.command("java", "echo jdk.compiler@17.0.15")
    looked = machine.run("system_packages.sh", "python3", "verapdf")
    assert "default-jdk-headless" not in looked.stderr


def test_a_user_without_sudo_is_told_what_to_ask_for(machine: Machine) -> None:
    machine.python(able=True)
    machine.command("id", "echo 1000")
    machine.logged("apt-get")
    looked = machine.run("system_packages.sh", "python3")
    assert looked.returncode == 1
    assert "there is no sudo" in looked.stderr
    assert "apt-get install fontconfig fonts-noto-core poppler-utils gettext" in looked.stderr
    assert machine.called == []


def test_a_user_with_sudo_installs_through_it_without_questions(machine: Machine) -> None:
    machine.python(able=True)
    machine.command("id", "echo 1000")
    machine.logged("sudo")
    machine.command("apt-get", "exit 9")
    looked = machine.run("system_packages.sh", "python3")
    assert looked.returncode == 1
    assert "installed them, yet they cannot be used" in looked.stderr
    assert len(machine.called) == 3
    for call in machine.called:
        assert call.startswith("sudo env DEBIAN_FRONTEND=noninteractive apt-get ")


NO_CHINESE = 'echo "Noto Sans"; echo "Noto Naskh Arabic"; echo "Noto Sans Devanagari"'


def test_without_apt_only_chinese_goes_without_its_fonts(machine: Machine) -> None:
    machine.python(able=True)
    machine.tools()
    machine.command("fc-list", NO_CHINESE)
    looked = machine.run("system_packages.sh", "python3")
    assert looked.returncode == 0
    assert looked.stderr == (
        "Without fonts-noto-cjk there are no handouts in Chinese. There is no apt-get here.\n"
    )


def test_a_font_that_apt_cannot_find_stops_nothing_but_chinese(machine: Machine) -> None:
    machine.python(able=True)
    machine.tools()
    machine.command("fc-list", NO_CHINESE)
    machine.logged("apt-get", 'case "$*" in *cjk*) exit 100 ;; esac')
    looked = machine.run("system_packages.sh", "python3")
    assert looked.returncode == 0
    assert "Without fonts-noto-cjk there are no handouts in Chinese." in looked.stderr
    assert machine.called == [
        "apt-get update -qq",
        "apt-get install -y -qq --no-install-recommends fonts-noto-cjk",
    ]


def test_a_browser_is_installed_only_for_the_part_that_needs_it(
    machine: Machine, project_root: Path
) -> None:
    machine.python(able=True)
    machine.tools()
    browser = machine.path / "chromium"
    machine.logged("apt-get", f'case "$*" in *chromium*) cp /bin/true {browser} ;; esac')
    (machine.path / "cp").symlink_to(machine.real("cp"))
    assert machine.run("system_packages.sh", "python3").returncode == 0
    assert machine.called == []
    looked = machine.run("system_packages.sh", "python3", "browser")
    assert looked.returncode == 0, looked.stderr
    assert machine.called[-1] == "apt-get install -y -qq --no-install-recommends chromium"
    assert machine.run("system_packages.sh", "python3", "browser").stdout == ""
    makefile = (project_root / "Makefile").read_text(encoding="utf-8")
    callers = [line for line in makefile.splitlines() if "system_packages.sh" in line]
    assert len(callers) == 1
    assert makefile.index("companions: setup") < makefile.index(callers[0])


@pytest.mark.parametrize("name", NAMES)
def test_a_browser_of_any_name_that_the_checks_know_will_do(name: str, machine: Machine) -> None:
    machine.python(able=True)
    machine.tools()
    machine.command(name, "exit 0")
    looked = machine.run("system_packages.sh", "python3", "browser")
    assert looked.returncode == 0, looked.stderr
    assert looked.stdout == ""


def test_a_need_that_nobody_knows_is_refused(machine: Machine) -> None:
    machine.python(able=True)
    machine.tools()
    looked = machine.run("system_packages.sh", "python3", "brwoser")
    assert looked.returncode == 1
    assert "knows nothing of brwoser" in looked.stderr


def test_a_failed_part_is_named_after_all_have_run(tmp_path: Path, project_root: Path) -> None:
    make = tmp_path / "make"
    make.write_text('#!/bin/sh\n[ "$2" != lint ]\n', encoding="utf-8")
    make.chmod(0o755)
    check = [str(project_root / "scripts" / "check.sh")]
    parts = ["format-check", "lint", "types"]
    failed = subprocess.run(
        ["/bin/sh", *check, *parts],
        env={"MAKE": str(make), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert failed.returncode == 1
    last = failed.stdout.splitlines()[-1]
    assert last.startswith("FAILED in ")
    assert last.endswith("lint. Passed: format-check types.")


def test_the_last_line_says_what_passed(project_root: Path) -> None:
    done = subprocess.run(
        ["/bin/sh", project_root / "scripts" / "check.sh", "lint", "types"],
        env={"MAKE": "true", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0
    last = done.stdout.splitlines()[-1]
    assert last.startswith("All 2 parts passed in ")
    assert last.endswith(": lint types.")
