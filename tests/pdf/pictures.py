"""Turns the pages of a PDF into pictures, as a printer would."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from PIL import Image


def pictures_of(
    pdf: bytes, dots_per_inch: int, *, grey: bool = False, only: int | None = None
) -> list[Image.Image]:
    """Return a picture of every page, or of `only` one (from 1), in colour or in grey."""
    tool = shutil.which("pdftoppm")
    assert tool, "poppler-utils is not installed"
    wanted = ["-f", str(only), "-l", str(only)] if only else []
    with tempfile.TemporaryDirectory() as folder:
        how = [*(["-gray"] if grey else []), "-r", str(dots_per_inch), *wanted]
        subprocess.run([tool, *how, "-", f"{folder}/page"], input=pdf, check=True)
        pictures = []
        for path in sorted(Path(folder).iterdir()):
            with Image.open(path) as picture:
                pictures.append(picture.copy())
    assert pictures
    return pictures
