"""What the tests of the PDF layer share: the smallest page that can be handed out."""

from collections.abc import Callable, Mapping, Sequence

import pytest

from handouts.pdf import Asset, Page, families_for

MakePage = Callable[..., Page]

# A PNG of one grey point.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010800000000"
    "3a7e9b550000000a4944415478da6368000000820081dd436af40000000049454e44ae426082"
)


@pytest.fixture(scope="session")
def make_page() -> MakePage:
    """Return a function that makes a page around a few words."""

    def page(
        body: str,
        *,
        styles: Sequence[str] = (),
        assets: Mapping[str, Asset] | None = None,
        scripts: Sequence[str] = ("Latn",),
        language: str = "en",
        identifier: str = "TEST",
    ) -> Page:
        html = (
            f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8">'
            f"<title>A page</title></head><body><h1>A page</h1>{body}</body></html>"
        )
        return Page(html, styles, assets or {}, families_for(scripts), identifier)

    return page
