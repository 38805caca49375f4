"""Says where the CPU time of one process goes that makes handouts, beside a plain WeasyPrint loop.

Run `python benchmarks/parts.py --handouts 30`. Both make the same pages in turn, and are timed in
CPU seconds, so that other work on the machine disturbs them alike.
"""

import argparse
import random
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import weasyprint
import weasyprint.css
import weasyprint.document
import weasyprint.pdf
from weasyprint.text.fonts import FontConfiguration

from handouts.errors import HandoutsError
from handouts.handout import Shelf, decide_handout, identify, lay_out, load_shelf, make_handout
from handouts.library import Kind
from handouts.pdf import Page, Press
from handouts.pdf import render as render_page
from handouts.pdf.assets import AssetFetcher
from handouts.pdf.render import OPTIONS, family_rules
from handouts.profile import AGE_CODES, Group, Profile, read_profile

render: ModuleType = sys.modules[render_page.__module__]
DAY = date(2026, 11, 21)
PLACES = (("en", "US"), ("en", "GB"), ("es", "US"), ("ar", "GB"))
KNOWN = 0.6
"""How many of the health factors that a patient does not have are known not to be there."""

PARTS = ("reading", "selecting", "composing", "styles", "layout", "drawing", "fonts", "writing")


class Clock:
    """Counts CPU seconds by part; a part that begins within another one stops that one."""

    def __init__(self) -> None:
        """Begin with nothing counted."""
        self.seconds: dict[str, float] = defaultdict(float)
        self._open: list[str] = []
        self._since = time.process_time()

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        """Count what is done within as this part."""
        self._turn()
        self._open.append(name)
        try:
            yield
        finally:
            self._turn()
            self._open.pop()

    def timing(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return the function, counted as a part."""

        def timed(*arguments: object, **options: object) -> object:
            with self.part(name):
                return function(*arguments, **options)

        return timed

    def _turn(self) -> None:
        now = time.process_time()
        if self._open:
            self.seconds[self._open[-1]] += now - self._since
        self._since = now


def main() -> None:
    """Make handouts in both ways, and print what they took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--handouts", type=int, default=30)
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--skip", type=int, default=0, help="handouts made before anything counts")
    options = parser.parse_args()
    shelf, clock, press = load_shelf(), Clock(), Press()
    drawn = random.Random(options.seed)  # noqa: S311 - patients who do not exist
    plain = ours = 0.0
    made = 0
    while made < options.handouts + options.skip:
        try:
            own, page = _ours(_document(shelf, drawn), shelf, press, clock)
        except HandoutsError:
            continue  # a patient whom nobody could have
        made += 1
        if made <= options.skip:
            clock.seconds.clear()
            continue
        ours += own
        plain += _plain(page)
    _print(clock.seconds, ours / options.handouts, plain / options.handouts)


def _ours(
    document: Mapping[str, object], shelf: Shelf, press: Press, clock: Clock
) -> tuple[float, Page]:
    """Make one handout as the batch does; return its CPU seconds and its page."""
    began = time.process_time()
    with clock.part("reading"):
        profile = _read(document, shelf)
    with clock.part("selecting"):
        decided = decide_handout(profile, shelf)
    with clock.part("composing"):
        draft = identify(decided, shelf)
        with _parts_of_weasyprint(clock):
            make_handout(draft, shelf, press)
    return time.process_time() - began, lay_out(draft, shelf)


@contextmanager
def _parts_of_weasyprint(clock: Clock) -> Iterator[None]:
    """Count the parts of WeasyPrint's work, and our checks as writing, while a page is printed."""
    places: tuple[tuple[str, object, str], ...] = (
        ("layout", render, "typeset"),
        ("styles", weasyprint.document, "get_all_computed_styles"),
        ("writing", render, "write"),
        ("writing", render, "foreign_fonts"),
        ("drawing", weasyprint.document.Page, "paint"),
        ("fonts", weasyprint.pdf, "build_fonts_dictionary"),
    )
    with ExitStack() as stack:
        for part, where, name in places:
            function = clock.timing(part, getattr(where, name))
            stack.enter_context(patch.object(where, name, function))
        yield


def _plain(page: Page) -> float:
    """Print a page as a plain loop does: everything anew. Return its CPU seconds."""
    began = time.process_time()
    fetcher, fonts = AssetFetcher(page.assets), FontConfiguration()
    styles = [
        weasyprint.CSS(string=css, font_config=fonts, url_fetcher=fetcher)
        for css in (*page.stylesheets, *family_rules(page))
    ]
    weasyprint.HTML(string=page.html, url_fetcher=fetcher).write_pdf(
        stylesheets=styles, font_config=fonts, **OPTIONS
    )
    return time.process_time() - began


def _read(document: Mapping[str, object], shelf: Shelf) -> Profile:
    return read_profile(
        document,
        place="rows.csv",
        vocabulary=shelf.vocabulary,
        known_slugs=shelf.library.sections,
        safety_slugs={section.slug for section in shelf.library.of_kind(Kind.SAFETY)},
        on=DAY,
        defaults=shelf.clinic.default_document(),
    ).profile


def _document(shelf: Shelf, drawn: random.Random) -> dict[str, object]:
    """Return the profile of a patient who was drawn by lot."""

    def some(group: Group, most: int) -> list[str]:
        codes = sorted(shelf.vocabulary.codes(group))
        return drawn.sample(codes, drawn.randint(0, most))

    language, territory = drawn.choice(PLACES)
    factors = sorted(set(shelf.vocabulary.codes(Group.HEALTH)) - set(AGE_CODES))
    present = drawn.sample(factors, drawn.choice((0, 0, 1, 2)))
    return {
        "language": language,
        "territory": territory,
        "identity": {"record_number": str(drawn.randint(1000, 9999))},
        "needs": {
            "age": drawn.randint(18, 85),
            "symptoms": some(Group.SYMPTOMS, 4),
            "causes": some(Group.CAUSES, 2),
            "lifestyle": some(Group.LIFESTYLE, 3),
            "preferences": some(Group.PREFERENCES, 2),
        },
        "health": {
            "present": present,
            "absent": [code for code in factors if code not in present and drawn.random() < KNOWN],
        },
        "red_flags": {"screened": True},
    }


def _print(seconds: Mapping[str, float], ours: float, plain: float) -> None:
    total = sum(seconds.values())
    for part in PARTS:
        print(f"{part:10} {100 * seconds.get(part, 0) / total:5.1f} %")
    print(f"ours       {ours:.3f} CPU seconds for each handout, reading and selecting included")
    print(f"plain loop {plain:.3f} CPU seconds for each handout, its HTML given")
    print(f"ratio      {plain / ours:.2f}")


if __name__ == "__main__":
    main()
