"""Writes the pages of docs/ that are made from texts and tests, so that they cannot fall behind."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from handouts.document import Sign
from handouts.document.body_chart import AREA_BY_SYMPTOM
from handouts.document.model import BODY
from handouts.library import Library, Picture, read_library
from handouts.library.facts import Fact, Facts, Use, covering, read_facts
from handouts.profile import load_vocabulary
from handouts.resources import Resources
from scripts.checks_page import translation_checks
from tests.spec.render import examples

SIGNED = {
    Sign.WARNING: "a warning",
    Sign.DO_NOT: "“Do not use if”",
    Sign.STOP: "“Stop and get advice if”",
    Sign.CARE: "“Take care”",
}
ROOT = Path(__file__).resolve().parent.parent
USES = {
    Use.OK: "print it",
    Use.SOFTEN: "print it hedged",
    Use.CORRECT: "print what is right in its place",
    Use.CLINICIAN: "print it only if a clinician asks for it",
    Use.NEVER: "do not print it",
    Use.SKIP: "nothing to print: advertising, menus, references",
}


def coverage() -> str:
    """Return the page on which section covers each fact of the articles."""
    resources = Resources.find()
    library = read_library(resources, load_vocabulary(resources))
    facts = read_facts(resources)
    lines = [
        "# What the library covers",
        "",
        "The library was planned from five articles on back pain and anxiety. Each fact in them",
        "got an id, and it was decided how the fact may be used. This page says which sections",
        "cover it.",
        "",
        "A row means that an article says so, not that it is true. What is printed stands on the",
        "sources that each section names; see [authors.md](authors.md#sources). The articles hold",
        "no list of warning signs, so some safety sections stand on no fact of theirs.",
        "",
        "The page is made by `make generated` from `templates/facts.toml` and the sections.",
        "",
        *_totals(facts, library),
    ]
    for article, title in facts.articles.items():
        lines += ["", f"## {article}: {title}", "", *_table(facts.of_article(article), library)]
    lines += ["", "## Sections that stand on no fact of the articles", "", *_others(library)]
    return "\n".join(lines) + "\n"


def _totals(facts: Facts, library: Library) -> Iterator[str]:
    yield "| use | means | facts | covered |"
    yield "|---|---|---|---|"
    for use, meaning in USES.items():
        rows = [fact for fact in facts.by_key.values() if fact.use is use]
        covered = sum(bool(covering(fact, library)) for fact in rows) if use.is_printed else "–"
        yield f"| {use} | {meaning} | {len(rows)} | {covered} |"
    yield f"| | all | {len(facts.by_key)} | |"


def _table(rows: tuple[Fact, ...], library: Library) -> Iterator[str]:
    yield "| id | kind | use | covered by |"
    yield "|---|---|---|---|"
    for fact in rows:
        slugs = ", ".join(f"`{slug}`" for slug in covering(fact, library))
        covered = (slugs or "**nothing yet**") if fact.use.is_printed else "not printed"
        yield f"| {fact.key} | {fact.kind} | {fact.use} | {covered} |"


def _others(library: Library) -> Iterator[str]:
    for section in library.sections.values():
        if not section.facts:
            yield f"- `{section.slug}`: {section.title}"


FOLDER = "../templates/illustrations"


def drawings() -> str:
    """Return the page that shows every drawing, with the words that stand for it."""
    resources = Resources.find()
    sections = read_library(resources, load_vocabulary(resources)).sections.values()
    lines = [
        "# Drawings",
        "",
        "All drawings are ours, in one line style, without words or digits inside. They are SVG",
        "files in `templates/illustrations/`. None of them is mirrored on a page that runs from",
        "right to left, and none means left or right. How they are made and checked is in",
        "[authors.md](authors.md#drawings). The page is made by `make generated`.",
        "",
        "## Steps",
        "",
        "The words under a drawing are what a screen reader says in its place, in every language.",
    ]
    for section in sections:
        if section.pictures:
            lines += ["", f"### {section.title}", "", f"`{section.slug}`", ""]
            lines += [_shown(picture) for picture in section.pictures]
    lines += [
        "",
        "## Where it hurts",
        "",
        _image(BODY, "A body from the front and from the back", 320),
        "",
        "A handout shows the areas that the profile records, and no others: "
        + ", ".join(f"`{symptom}`" for symptom in AREA_BY_SYMPTOM)
        + ".",
        "",
        "## Signs",
        "",
        "Before the lines that keep patients safe. The words beside them say the same.",
        "",
        "| sign | before |",
        "|---|---|",
        *(f"| {_icon(f'signs/{sign}', sign)} | {SIGNED[sign]} |" for sign in Sign),
        "",
        "## Icons",
        "",
        "Before the title of each section. They say nothing beyond the title, so they are hidden",
        "from screen readers.",
        "",
        "| icon | section |",
        "|---|---|",
        *(f"| {_icon(section.icon, section.slug)} | {section.title} |" for section in sections),
    ]
    return "\n".join(lines) + "\n"


def _shown(picture: Picture) -> str:
    step = f"Step {picture.step}: " if picture.step else ""
    return f"{_image(picture.file, picture.alt, 320)}<br>{step}{picture.alt}\n"


def _icon(name: str, alt: str) -> str:
    return _image(name, alt, 48)


def _image(name: str, alt: str, width: int) -> str:
    return f'<img src="{FOLDER}/{name}.svg" alt="{alt}" width="{width}">'


DOCUMENTS: Mapping[str, Callable[[], str]] = {
    "docs/coverage.md": coverage,
    "docs/drawings.md": drawings,
    "docs/examples.md": examples,
    "docs/translation-checks.md": translation_checks,
}
"""Each page by its place in the checkout, with the function that makes it."""


def main() -> None:
    """Write every page that is not as it should be, and say which."""
    for name, make in DOCUMENTS.items():
        path, text = ROOT / name, make()
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            print(f"Written: {name}")


if __name__ == "__main__":
    main()
