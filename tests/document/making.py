"""Makes real handouts for the tests, each only once: from the real library, words and fonts."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

from handouts.clinic import Paper, Size
from handouts.handout import Draft, Shelf, draft_handout, lay_out, load_shelf, make_handout
from handouts.handout.make import page_of
from handouts.library import Kind
from handouts.pdf import Page
from handouts.profile import Profile, merge_documents, read_profile
from tests.pdf.opening import Opened, assert_fit

TODAY = date(2026, 11, 21)
ROOT = Path(__file__).resolve().parents[2]
PROFILES = ROOT / "examples" / "profiles"
CLINIC = ROOT / "examples" / "clinic"
SPANISH, ARABIC, ENGLISH = "spanish-burning", "arabic-britain", "english-us"
LARGE, RED_FLAG = "english-large-print", "red-flag"


@dataclass(frozen=True)
class Made:
    """A handout at every stage: decided, set, printed and opened again."""

    draft: Draft
    page: Page = field(repr=False)
    opened: Opened = field(repr=False)

    @property
    def pages(self) -> int:
        """Return the number of pages."""
        return len(self.opened.sizes)


@cache
def shelf(clinic: Path | None = None) -> Shelf:
    """Return what handouts are made from, read once for all tests."""
    return load_shelf(clinic)


def profile(document: Mapping[str, object], clinic: Path | None = None) -> Profile:
    """Return the profile of a document, on the day of the tests."""
    here = shelf(clinic)
    return read_profile(
        document,
        place="profile.toml",
        vocabulary=here.vocabulary,
        known_slugs=here.library.sections,
        safety_slugs={section.slug for section in here.library.of_kind(Kind.SAFETY)},
        on=TODAY,
        defaults=here.clinic.default_document(),
    ).profile


def example(name: str) -> dict[str, object]:
    """Return the document of an example profile."""
    return tomllib.loads((PROFILES / f"{name}.toml").read_text(encoding="utf-8"))


def example_with(name: str, change: Mapping[str, object]) -> dict[str, object]:
    """Return the document of an example profile with a change laid over it."""
    return merge_documents(example(name), change)


def example_for(
    name: str, identity: Mapping[str, object], change: Mapping[str, object] | None = None
) -> dict[str, object]:
    """Return an example profile of somebody else; a birth date of theirs says the age."""
    document = example(name)
    needs = document["needs"]
    assert isinstance(needs, dict)
    kept = {key: value for key, value in needs.items() if key != "age"}
    aged = kept if "birth_date" in identity else needs
    return merge_documents({**document, "identity": identity, "needs": aged}, change or {})


def draft(document: Mapping[str, object], clinic: Path | None = None) -> Draft:
    """Return the draft of a document."""
    return draft_handout(profile(document, clinic), shelf(clinic))


@cache
def made(
    name: str, *, paper: Paper | None = None, size: Size | None = None, clinic: Path | None = None
) -> Made:
    """Return the handout of an example profile, opened again and found fit."""
    here = shelf(clinic)
    return finish(
        draft_handout(profile(example(name), clinic), here, paper=paper, size=size), clinic
    )


def finish(decided: Draft, clinic: Path | None = None, *, here: Shelf | None = None) -> Made:
    """Return the finished handout of a draft, opened again and found fit."""
    made_from = here or shelf(clinic)
    handout = make_handout(decided, made_from)
    page = page_of(handout.printed, made_from, decided.handout_id)
    language = decided.language.replace("_", "-")
    opened = assert_fit(handout.pdf, page.families, language=language)
    assert handout.pages == len(opened.sizes)
    return Made(decided, page, opened)


def html_of(document: Mapping[str, object], clinic: Path | None = None) -> str:
    """Return the HTML of a handout, without printing it."""
    return lay_out(draft(document, clinic), shelf(clinic)).html


def tree(html: str) -> ET.Element:
    """Return the elements of a page; it must be well-formed to the last tag."""
    text = html.partition("<html")[2].replace('<meta charset="utf-8">', "")
    return ET.fromstring(_closed(f"<html{text}"))  # noqa: S314 - a page that we made


def _closed(text: str) -> str:
    """Close pictures, the one empty element that we use, and spell out spaces."""
    return re.sub(r"<img ([^>]*)>", r"<img \1/>", text)


def with_class(page: ET.Element, name: str) -> Iterator[ET.Element]:
    """Yield every element of a class."""
    for element in page.iter():
        if name in element.get("class", "").split():
            yield element


def words(element: ET.Element) -> str:
    """Return the text of an element, without line breaks."""
    return " ".join("".join(element.itertext()).split())


def without_identity(decided: Profile) -> Profile:
    """Return the profile of somebody whom nobody can name."""
    return replace(decided, identity=type(decided.identity)())
