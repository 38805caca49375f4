"""A press that is set up once and prints many pages: what pages have in common stays ready."""

import gc
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field

from weasyprint import CSS
from weasyprint.text.fonts import FontConfiguration

from handouts.pdf.assets import Asset, AssetFetcher
from handouts.pdf.drawn_pictures import DrawnPictures, drawn_pictures
from handouts.pdf.kept_lines import MAX_LINES, Tally, kept_lines
from handouts.pdf.shared_styles import SharedStyles, are_shareable, shared_styles

MAX_SETS = 64
"""Sets of stylesheets that are kept: for each language, paper and second language, and closer."""


@dataclass(frozen=True)
class Setting:
    """What a page is set with: fonts, parsed stylesheets, and styles if pages can share them."""

    fonts: FontConfiguration
    sheets: tuple[CSS, ...]
    styles: SharedStyles | None = None


@dataclass
class Press:
    """Fonts, stylesheets and the setting of words, kept from one page to the next.

    It changes no byte of any PDF. What it keeps comes from stylesheets, drawings and the words
    that many handouts share; of the elements that a page names as its reader's `own`, it keeps
    nothing, and of a page that names none, nothing at all but fonts and stylesheets. One press
    belongs to one thread.
    """

    _fonts: FontConfiguration = field(init=False, repr=False)
    _sets: OrderedDict[tuple[str, ...], Setting] = field(init=False, repr=False)
    _tally: Tally = field(init=False, repr=False)
    _pictures: DrawnPictures = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Set up the press."""
        self.renew()

    def renew(self) -> None:
        """Forget everything, as after a complaint: what is known is not complained of again."""
        self._fonts = FontConfiguration()
        self._sets = OrderedDict()
        self._tally = Tally()
        self._pictures = DrawnPictures()

    @property
    def lines(self) -> int:
        """Return how many lines of text are kept."""
        return self._tally.lines

    @property
    def sets(self) -> int:
        """Return for how many sets of stylesheets something is kept."""
        return len(self._sets)

    def setting(self, stylesheets: Sequence[str]) -> Setting:
        """Return what a page with these stylesheets is set with."""
        key = tuple(stylesheets)
        if not are_shareable(key):
            fonts = FontConfiguration()
            return Setting(fonts, _parsed(key, fonts))
        if self._tally.lines > MAX_LINES:
            self.renew()
        if key not in self._sets:
            if len(self._sets) >= MAX_SETS:
                self._sets.popitem(last=False)
            self._sets[key] = Setting(self._fonts, _parsed(key, self._fonts), SharedStyles())
        self._sets.move_to_end(key)
        return self._sets[key]

    @contextmanager
    def drawing(self, assets: Mapping[str, Asset]) -> Iterator[None]:
        """Have WeasyPrint take from this press the drawings it knows, while it writes a page."""
        with _calm(), drawn_pictures(self._pictures, assets):
            yield

    @contextmanager
    def ready(self, setting: Setting, own: Sequence[str] | None) -> Iterator[None]:
        """Have WeasyPrint take from this press what it knows, while it lays out a page.

        Args:
            setting: that of the page.
            own: tag names and classes of the elements that are of its reader alone; None if any
                may be.
        """
        with ExitStack() as stack:
            stack.enter_context(_calm())
            if setting.styles is not None:
                stack.enter_context(shared_styles(setting.styles, own))
                stack.enter_context(kept_lines(self._tally))
            yield


@contextmanager
def _calm() -> Iterator[None]:
    """Keep the search for garbage out of a page that is being laid out: all of it is in use.

    The search goes through everything that the press keeps, too, and took a fifth of the time.
    """
    was_searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_searching:
            gc.enable()


def _parsed(stylesheets: Sequence[str], fonts: FontConfiguration) -> tuple[CSS, ...]:
    fetcher = AssetFetcher({})
    return tuple(CSS(string=css, font_config=fonts, url_fetcher=fetcher) for css in stylesheets)
