"""The only door through which a page gets pictures: named bytes that the caller gave."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

SCHEME = "handouts:"


@dataclass(frozen=True)
class Asset:
    """A picture: its bytes and its media type."""

    content: bytes = field(repr=False)
    media_type: str


class AssetFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Answers `handouts:NAME` from the assets given; every other address ends the rendering.

    Neither the network nor a local file can be reached from a page, whatever its text holds.
    """

    def __init__(self, assets: Mapping[str, Asset]) -> None:
        """Keep the assets by name."""
        super().__init__(allowed_protocols=(), allow_redirects=False)
        self._assets = assets

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """Return the asset of that name.

        Raises: FatalURLFetchingError for any other address.
        """
        del headers
        asset = self._assets.get(url.removeprefix(SCHEME)) if url.startswith(SCHEME) else None
        if asset is None:
            raise FatalURLFetchingError("the page asks for something that was not given to it")
        return URLFetcherResponse(url, asset.content, {"Content-Type": asset.media_type})
