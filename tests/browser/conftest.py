"""What the tests in a browser share: one Chromium, and the pages that it opens."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.browser.driving import Browser, Page

Show = Callable[..., Page]


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Return one browser for all tests: to start it takes longer than to look at a page."""
    with Browser(tmp_path_factory.mktemp("chromium")) as started:
        yield started


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Show]:
    """Return a function that opens HTML in a window of a width; the pages are closed at the end."""
    opened: list[Page] = []

    def open_page(html: str, width: int = 1280) -> Page:
        path = tmp_path / f"{len(opened)}.html"
        path.write_text(html, encoding="utf-8")
        opened.append(browser.open(path, width))
        return opened[-1]

    yield open_page
    for page in opened:
        page.close()
