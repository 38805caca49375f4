"""Composes handouts beforehand and keeps them in a folder, so that every maker gets the same ones.

A maker that is not ours neither reads profiles nor selects sections: it finds its pages finished.
"""

import base64
import json
import re
import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final

from benchmarks.patients import Cells
from benchmarks.rows import HEADER, profile_of, write_rows
from benchmarks.typst_blocks import picture_path
from benchmarks.typst_source import typst_source
from handouts.handout import Shelf, draft_handout, lay_out
from handouts.pdf import SCHEME, Asset, Page

TEMPLATE: Final = Path(__file__).with_name("handout.typ")
_ADDRESS: Final = re.compile(rf"{SCHEME}([\w./-]+)")


@dataclass(frozen=True)
class Job:
    """One handout, composed: HTML and styles with the pictures in them, and the Typst document."""

    number: int
    handout_id: str
    language: str
    html: str = field(repr=False)
    stylesheets: tuple[str, ...] = field(repr=False)
    families: tuple[str, ...] = ()
    typst: str = field(default="", repr=False)


@dataclass(frozen=True)
class Folder:
    """Where the composed handouts of a run lie, and what is made of them."""

    path: Path

    @property
    def typst(self) -> Path:
        """Return the root of the Typst documents."""
        return self.path / "typst"

    @property
    def table(self) -> Path:
        """Return the table of the rows."""
        return self.path / "rows.csv"

    def job(self, number: int) -> Job:
        """Return the composed handout of a row."""
        read = json.loads(self._place(number).read_text(encoding="utf-8"))
        tuples = {key: tuple(read[key]) for key in ("stylesheets", "families")}
        return Job(**{**read, **tuples})

    def keep(self, job: Job) -> None:
        """Keep a composed handout."""
        self._place(job.number).write_text(json.dumps(asdict(job)), encoding="utf-8")

    def _place(self, number: int) -> Path:
        return self.path / "jobs" / f"{number:05}.json"


def prepare(rows: list[Cells], shelf: Shelf, path: Path) -> Folder:
    """Compose a handout for each row into a folder, and write the table of the rows beside them."""
    folder = Folder(path)
    for name in ("jobs", "typst/pictures"):
        (path / name).mkdir(parents=True)
    shutil.copy(TEMPLATE, folder.typst)
    for number, row in enumerate(rows, start=HEADER + 1):
        draft = draft_handout(profile_of(row, number, shelf), shelf)
        page = lay_out(draft, shelf)
        _keep_pictures(page.assets, folder.typst)
        folder.keep(compose(page, number, draft.handout_id, draft.language))
    write_rows(rows, folder.table)
    return folder


def compose(page: Page, number: int, handout_id: str, language: str) -> Job:
    """Return a page of ours as every maker takes it."""
    names = ", ".join(f'"{family}"' for family in page.families)
    styles = (*page.stylesheets, f"html {{ font-family: {names} }}")
    return Job(
        number,
        handout_id,
        language,
        with_pictures(page.html, page.assets),
        tuple(with_pictures(css, page.assets) for css in styles),
        tuple(page.families),
        typst_source(page.html, page.families),
    )


def with_pictures(text: str, assets: Mapping[str, Asset]) -> str:
    """Return HTML or CSS with the pictures themselves where their addresses stood."""

    def picture(found: re.Match[str]) -> str:
        asset = assets.get(found[1])
        if asset is None:  # a rule for a sign that this page does not show
            return found[0]
        return f"data:{asset.media_type};base64,{base64.b64encode(asset.content).decode()}"

    return _ADDRESS.sub(picture, text)


def _keep_pictures(assets: Mapping[str, Asset], root: Path) -> None:
    for name, asset in assets.items():
        place = root / picture_path(name).lstrip("/")
        if not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(asset.content)
