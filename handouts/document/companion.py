"""Sets the companions of a printed handout: the same plan as a web page and as plain text."""

from base64 import b64encode
from collections.abc import Mapping
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import assert_never

from markupsafe import Markup

from handouts.document.html import PAPER_SIZES, load_styles, load_template
from handouts.document.leading import screen_leading
from handouts.document.model import HandoutPlan
from handouts.document.text import to_text

VIEWPORT = "width=device-width, initial-scale=1"


class Companion(StrEnum):
    """What a handout can be made as, beside the PDF; the value is the end of the file's name."""

    TEXT = "txt"
    HTML = "html"

    @property
    def about(self) -> str:
        """Return what people call it, in English."""
        return "plain text" if self is Companion.TEXT else "web page"


def to_companion(
    plan: HandoutPlan, companion: Companion, templates: Path, pictures: Mapping[str, str]
) -> bytes:
    """Return a companion of a handout, as it is written to a file.

    Args:
        plan: the one that was printed.
        companion: which one.
        templates: the folder that holds `pages` and `styles`.
        pictures: for each address of a picture in the plan, one that fetches nothing (`data:`).
    """
    match companion:
        case Companion.TEXT:
            return to_text(plan).encode()
        case Companion.HTML:
            return to_web_page(plan, templates, pictures).encode()
        case _:
            assert_never(companion)


def to_web_page(plan: HandoutPlan, templates: Path, pictures: Mapping[str, str]) -> str:
    """Return a whole handout as one HTML file that needs nothing else, runs and fetches nothing."""
    styles = load_styles(templates, "companion.css") + _own_rules(plan)
    page = load_template(templates, "companion.html.jinja").render(
        plan=plan,
        pictures=pictures,
        policy=_policy(styles),
        styles=Markup(styles),  # noqa: S704 - a file of ours; escaped, it would be no stylesheet
        viewport=VIEWPORT,
    )
    return page + "\n"


def _policy(styles: str) -> str:
    """Return what the page allows: its own styles, known by their hash, and pictures inside it."""
    digest = b64encode(sha256(styles.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _own_rules(plan: HandoutPlan) -> str:
    return (
        f"@page {{ size: {PAPER_SIZES[plan.paper]} }}\n"
        f"ol {{ list-style-type: {plan.counter_style} }}\n"
        f"{screen_leading(plan)}"
    )
