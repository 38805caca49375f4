"""Sets a plan into HTML with its stylesheets; autoescape and StrictUndefined are on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from handouts.document.leading import plan_leading
from handouts.document.model import HandoutPlan, SecondLanguage

PAPER_SIZES: Mapping[str, str] = {"a4": "210mm 297mm", "letter": "8.5in 11in"}
"""Width and height of each paper, in CSS units."""


@dataclass(frozen=True)
class Html:
    """A whole HTML document and the stylesheets that belong to it."""

    html: str = field(repr=False)
    stylesheets: tuple[str, ...]


def to_html(plan: HandoutPlan, templates: Path) -> Html:
    """Return the HTML of a plan; which fonts set it is the business of whoever prints it.

    Args:
        plan: what is printed.
        templates: the folder that holds `pages` and `styles`.
    """
    text = load_template(templates, "handout.html.jinja").render(plan=plan)
    names = [
        "handout.css",
        *(["side_by_side.css"] if plan.second else []),
        *(["tight.css"] if plan.is_tight else []),
    ]
    return Html(text, (*(load_styles(templates, name) for name in names), _own_rules(plan)))


def _own_rules(plan: HandoutPlan) -> str:
    digits = plan.counter_style
    return (
        f"@page {{ size: {PAPER_SIZES[plan.paper]} }}\n"
        f"ol {{ list-style-type: {digits} }}\n"
        f".cards .does::before {{ content: counter(step, {digits}) '. ' }}\n"
        f"footer .page::before {{ content: counter(page, {digits}) }}\n"
        f"footer .of::before {{ content: counter(pages, {digits}) }}\n"
        f"{_second_digits(plan.second) if plan.second else ''}"
        f"{plan_leading(plan)}"
    )


def _second_digits(second: SecondLanguage) -> str:
    """Return the rule that numbers the steps of the second language, too."""
    return f'ol .beside::before {{ content: counter(list-item, {second.counter_style}) "." }}\n'


@lru_cache(maxsize=8)
def load_template(templates: Path, name: str) -> Template:
    """Return a page's template; what it is given is escaped, and what it lacks is an error."""
    environment = Environment(
        loader=FileSystemLoader(templates / "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(name)


@lru_cache(maxsize=8)
def load_styles(templates: Path, name: str) -> str:
    """Return a stylesheet."""
    return (templates / "styles" / name).read_text(encoding="utf-8")
