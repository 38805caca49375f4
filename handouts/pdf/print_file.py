"""Puts many finished handouts into one PDF for the printer, in memory that does not grow."""

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import IO, Final, Self

from handouts.pdf.book import Book
from handouts.pdf.parts import Parts, take_apart
from handouts.pdf.streaming import StreamingWriter
from handouts.pdf.write import private_file, told_by_folder

MOST_BLANKS: Final = 16
"""How many different blank pages are kept in memory."""


class PrintFile:
    """One PDF with many handouts: a context manager.

    What is added is on the disk at once, in a hidden file beside the target that only its owner
    can read. It takes the target's name when all is in it; after an error or an interruption
    nothing is left, and what had the name before is as it was. Without a handout, there is no file.

    Attributes:
        pages: how many there are, with blank ones and copies.
        size: bytes of the finished file; 0 before it is finished.
    """

    def __init__(self, target: Path, *, title: str, language: str) -> None:
        """Keep what the file is called.

        Args:
            target: where it goes.
            title: stands in its properties; never a patient's name.
            language: BCP 47, that of the title.
        """
        self.pages = 0
        self.size = 0
        self._target = target
        self._title = title
        self._language = language
        self._handouts = 0
        self._blanks: OrderedDict[bytes, Parts] = OrderedDict()
        self._stream: IO[bytes] | None = None
        self._writer: StreamingWriter | None = None
        self._book: Book | None = None
        self._whole = self._written()

    def __enter__(self) -> Self:
        """Begin the file.

        Raises: RenderingError if the folder is not there, not writable, or full.
        """
        self._whole.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Finish the file, or leave nothing behind.

        Raises: RenderingError as `__enter__`.
        """
        self._whole.__exit__(kind, error, trace)

    def add(
        self, pdf: bytes, *, bookmark: str, copies: int = 1, blank: bytes | None = None
    ) -> None:
        """Put a handout into the file.

        Args:
            pdf: the handout.
            bookmark: what its bookmark says; never a patient's name.
            copies: how often its pages are printed; only the first copy has bookmarks.
            blank: a PDF of one page that says that it is blank, to be put after each copy with an
                odd number of pages, so that the next one starts on a right-hand page. None: what
                comes next can start on the back.

        Raises: RenderingError if the PDF cannot be read or joined with others, if the file would
            be too large for readers of PDFs, or as `__enter__`.
        """
        handout = take_apart(pdf)
        self._handouts += 1
        label = f"{self._handouts}."
        is_padded = blank is not None and len(handout.pages) % 2 == 1
        padding = self._blank(blank) if blank is not None and is_padded else None
        with told_by_folder(self._target.parent):
            book = self._begun()
            for copy in range(copies):
                book.add(handout, bookmark="" if copy else bookmark, label=label)
                if padding:
                    book.add(padding)
            self.pages = book.pages

    @contextmanager
    def _written(self) -> Iterator[None]:
        with private_file(self._target) as self._stream:
            try:
                yield
                if self._book:
                    with told_by_folder(self._target.parent):
                        self.size = self._book.finish(self._title, self._language)
            finally:
                if self._writer:
                    self._writer.close()

    def _begun(self) -> Book:
        if self._book is None:
            if self._stream is None:
                raise ValueError("a print file is written inside a with block")
            self._writer = StreamingWriter(self._stream, self._target.parent)
            self._book = Book(self._writer)
        return self._book

    def _blank(self, pdf: bytes) -> Parts:
        """Return a blank page taken apart; it comes often, and is often the same."""
        if pdf not in self._blanks:
            self._blanks[pdf] = take_apart(pdf)
            if len(self._blanks) > MOST_BLANKS:
                self._blanks.popitem(last=False)
        return self._blanks[pdf]
