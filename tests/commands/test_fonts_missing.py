"""A machine without the fonts of one script says which package holds them, and prints the rest."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from handouts.errors import ExitCode

pytestmark = pytest.mark.pdf

CHINESE_NAME = "\u674e\u5a1c"


@pytest.fixture
def without_chinese(tmp_path: Path) -> dict[str, str]:
    """Return the environment of a machine that has only the fonts of fonts-noto-core."""
    settings = tmp_path / "fonts.conf"
    settings.write_text(
        "<fontconfig><dir>/usr/share/fonts/truetype/noto</dir>"
        f"<cachedir>{tmp_path / 'cache'}</cachedir></fontconfig>",
        encoding="utf-8",
    )
    return {**os.environ, "FONTCONFIG_FILE": str(settings)}


def handouts(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "handouts", *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_chinese_name_asks_for_the_package_and_is_not_quoted(
    without_chinese: dict[str, str], tmp_path: Path
) -> None:
    target = tmp_path / "handout.pdf"
    options = ("--language", "en", "--territory", "US", "--symptom", "tension", "--screened")
    ended = handouts(
        without_chinese, "make", *options, "--age", "40", "--name", CHINESE_NAME, "-o", str(target)
    )
    assert ended.returncode == ExitCode.RENDERING, ended.stderr
    assert "the font Noto Sans CJK SC is not on this machine" in ended.stderr
    assert "apt install fonts-noto-cjk" in ended.stderr
    assert CHINESE_NAME not in ended.stderr
    assert not target.exists()
    others = handouts(without_chinese, "make", *options, "--age", "40", "-o", str(target))
    assert others.returncode == 0, others.stderr
    assert target.exists()


def test_the_doctor_only_mentions_fonts_that_one_language_needs(
    without_chinese: dict[str, str],
) -> None:
    ended = handouts(without_chinese, "doctor", "--date", "2026-11-21")
    assert ended.returncode == 0, ended.stdout
    lines = [line for line in ended.stdout.splitlines() if "fonts-noto-cjk" in line]
    assert lines
    assert all("look" in line for line in lines)
