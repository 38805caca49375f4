"""The template sets what was decided: it holds no word of its own, and it lets nothing slip."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from jinja2 import Environment, UndefinedError

from handouts.document import Sign
from handouts.document.html import load_template
from handouts.resources import Resources

# What takes the place of an expression while the HTML around it is looked at.
SAID = "\ufffc"
SPOKEN_ATTRIBUTES = frozenset({"alt", "title", "aria-label", "placeholder", "content", "summary"})


class Words(HTMLParser):
    """Collects the words that a template holds by itself."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.tags = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags += 1
        self.found += [
            value
            for name, value in attrs
            if name in SPOKEN_ATTRIBUTES and value is not None and value.strip(SAID)
        ]

    def handle_data(self, data: str) -> None:
        if words := data.replace(SAID, "").strip():
            self.found.append(words)

    def handle_comment(self, data: str) -> None:
        self.found.append(data)


def literal_words(source: str) -> tuple[list[str], int]:
    """Return the words of a template outside of its expressions, and how many tags it has."""
    pieces: list[str] = []
    for _, kind, value in Environment(autoescape=True).lex(source):
        if kind == "data":
            pieces.append(value)
        elif kind == "variable_begin":
            pieces.append(SAID)
    words = Words()
    words.feed("".join(pieces))
    words.close()
    return words.found, words.tags


@pytest.fixture(scope="module")
def templates(resources: Resources) -> list[Path]:
    found = sorted((resources.templates / "pages").glob("*.jinja"))
    assert found
    return found


def test_templates_hold_no_words(templates: list[Path]) -> None:
    for path in templates:
        source = path.read_text(encoding="utf-8")
        found, tags = literal_words(source)
        assert tags > (4 if path.name == "blank.html.jinja" else 20)
        assert found == [], path.name


@pytest.mark.parametrize(
    "source",
    [
        "<p>Page {{ n }}</p>",
        "<p>{{ n }}&nbsp;of</p>",
        '<img src="x" alt="Logo {{ clinic }}">',
        "<p>{% if n %}yes{% endif %}</p>",
        "<p>{{ a }}, {{ b }}</p>",
        "<!-- a word -->",
    ],
)
def test_a_word_in_a_template_would_be_seen(source: str) -> None:
    assert literal_words(source)[0]


def test_templates_let_nothing_pass_as_safe(templates: list[Path]) -> None:
    for path in templates:
        source = path.read_text(encoding="utf-8")
        assert not re.search(r"\|\s*safe|autoescape\s+false|Markup", source), path.name


def test_stylesheets_say_nothing_in_words(resources: Resources) -> None:
    styles = sorted((resources.templates / "styles").glob("*.css"))
    texts = [path.read_text(encoding="utf-8") for path in styles]
    contents = [content for text in texts for content in re.findall(r"content:([^;}]*)", text)]
    assert contents
    for content in contents:
        for said in re.findall(r'"([^"]*)"', content):
            assert not re.search(r"[^\W\d_]", re.sub(r"\\[0-9a-f]{1,6} ?", "", said)), said


def test_stylesheets_reach_for_nothing_but_our_signs(resources: Resources) -> None:
    for path in (resources.templates / "styles").glob("*.css"):
        style = path.read_text(encoding="utf-8")
        assert not re.search(r"@import|@font-face", style)
        asked = re.findall(r"url\s*\(([^)]*)\)", style)
        assert set(asked) <= {f"handouts:signs/{sign}" for sign in Sign}


def test_a_value_that_is_not_there_is_an_error_and_not_a_gap(resources: Resources) -> None:
    environment = load_template(resources.templates, "handout.html.jinja").environment
    with pytest.raises(UndefinedError):
        environment.from_string("{{ plan.nothing }}").render(plan={})


def test_the_environment_escapes_what_it_is_given(resources: Resources) -> None:
    environment = load_template(resources.templates, "companion.html.jinja").environment
    assert environment.autoescape is True
    assert environment.from_string("{{ name }}").render(name="<b>") == "&lt;b&gt;"
