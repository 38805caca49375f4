"""Says in the tag tree of a PDF which elements are in a language of their own."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

from weasyprint.pdf import tags

_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


class Element(Protocol):
    """An element of the HTML, as ElementTree has it."""

    tag: str

    def get(self, name: str) -> str | None:
        """Return an attribute."""


class Box(Protocol):
    """What WeasyPrint has made of an element; a line, for one, has that of the box around it."""

    element: Element | None


Builder = Callable[..., Iterator[dict[str, object]]]
"""What makes a tag of a box: `weasyprint.pdf.tags._build_box_tree`."""


@contextmanager
def own_languages() -> Iterator[None]:
    """Give `/Lang` to each tag of an element with a `lang` of its own, while a PDF is written.

    WeasyPrint writes the language of the document alone, so that a screen reader would read a
    second language with the voice of the first. Only the function that makes a tag of a box knows
    both the tag and the element: afterwards nothing in the PDF leads back to the HTML. It calls
    itself by its name in its module, so what stands under that name here meets every box. It is
    WeasyPrint's own, and the test of this module walks the whole tree: a version that builds its
    tags in another way cannot pass unseen.
    """
    build: Builder = tags._build_box_tree  # noqa: SLF001 - see above
    tags._build_box_tree = _telling(build)  # noqa: SLF001 - see above
    try:
        yield
    finally:
        tags._build_box_tree = build  # noqa: SLF001 - see above


def _telling(build: Builder) -> Builder:
    """Return the builder of tags, with the language of its box on each tag that it makes."""

    def telling(box: Box, *others: object) -> Iterator[dict[str, object]]:
        language = _own_language(box)
        for tag in build(box, *others):
            if language:
                tag.setdefault("Lang", f"({language})")
            yield tag

    return telling


def _own_language(box: Box) -> str:
    """Return the `lang` of the element of a box, or nothing; the document's stands elsewhere."""
    if box.element is None or box.element.tag == "html":
        return ""
    language = str(box.element.get("lang") or "")
    return language if _LANGUAGE_TAG.fullmatch(language) else ""
