"""The companions hold every word of the printed handout; the web page needs and runs nothing."""

import re
from base64 import b64decode, b64encode
from collections import Counter
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise
from typing import cast
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import UndefinedError
from markupsafe import Markup

from handouts.document.companion import Companion, to_companion, to_web_page
from handouts.document.model import (
    AmountLine,
    Code,
    Drawing,
    Form,
    Grid,
    GridHead,
    GridRow,
    HandoutPlan,
    PageBlock,
    PageSection,
    Row,
    Table,
)
from handouts.document.text import to_text
from handouts.handout.plan import plan_of
from handouts.profile import Profile
from tests.document.companions import (
    CASES,
    Made,
    common,
    example_plan,
    made,
    made_from,
    pieces,
    said,
    spoken,
    tokens,
    web,
)
from tests.document.making import (
    CLINIC,
    ENGLISH,
    RED_FLAG,
    draft,
    example_for,
    example_with,
    shelf,
    tree,
    with_class,
    words,
)
from tests.document.test_html import bare_numbers
from tests.spec.pages import plan_for_profile
from tests.spec.random_patients import anybody

EVERY_CASE = pytest.mark.parametrize("case", CASES)


def missing(plan: HandoutPlan, *companions: str) -> list[str]:
    """Return the places in a plan whose words are not in each of the companions."""
    idle = labels_of_nothing(plan)
    return [
        f"{place}: {said(words)}"
        for place, words in pieces(plan)
        if place not in idle and not all(said(words) in companion for companion in companions)
    ]


def labels_of_nothing(plan: HandoutPlan) -> set[str]:
    """Return the places of words that introduce something, where there is no such thing.

    Nothing of a companion is on a next page.
    """
    parts = (*plan.first, *plan.sections, *plan.tools)
    labelled = {
        "glance.try_first": plan.glance.remedies,
        "glance.read": plan.glance.reading,
        "first.goes_on.line": (),
        "first.goes_on.title": (),
        "important": [b for part in parts for b in part.blocks if b.form is Form.WARNING],
    }
    return {place for place, things in labelled.items() if not things}


# The same content


@EVERY_CASE
def test_every_piece_of_the_plan_is_in_both_companions(case: str) -> None:
    one = made(case)
    assert len(list(pieces(one.plan))) > 40
    assert missing(one.plan, common(one.text), spoken(one.page)) == []


@EVERY_CASE
def test_every_printed_word_is_as_often_in_both_companions(case: str) -> None:
    one = made(case)
    printed = tree(one.printed)
    for name in ("pages", "place", "views"):
        for element in with_class(printed, name):
            element.clear()
    wanted = Counter(tokens(spoken(printed)))
    assert wanted.total() > 200
    for companion in (one.text, spoken(one.page)):
        assert wanted - Counter(tokens(companion)) == Counter()


def test_a_lost_word_would_be_noticed() -> None:
    one = made("english")
    first = next(words for place, words in pieces(one.plan) if place == "sections.blocks.items")
    assert missing(one.plan, common(one.text).replace(said(first), ""))


@settings(max_examples=25)
@given(anybody)
def test_whoever_it_is_nothing_is_lost(profile: Profile) -> None:
    plan = plan_for_profile(profile)
    text, page = made_from(plan)
    assert missing(plan, common(text), spoken(page)) == []


def test_a_handout_without_a_name_has_no_place_for_a_printed_label() -> None:
    one = made("english-nameless")
    place = said(one.plan.heading.label_place)
    assert place
    assert place in words(tree(one.printed))
    assert place not in one.text
    assert place not in one.html


@pytest.mark.parametrize("companion", Companion)
def test_the_same_plan_gives_the_same_bytes(companion: Companion) -> None:
    templates = shelf().resources.templates
    first, second = (to_companion(example_plan(), companion, templates, {}) for _ in range(2))
    assert first == second
    assert first.endswith(b"\n")


# Every form


WALKING = Drawing("walking", "Two people walk.")


def block_of(form: Form) -> PageBlock:
    """Return a block of a form with everything that it may hold."""
    cell, head = Markup("cell"), GridHead(Markup("head"), Markup("under"))
    grid = Grid((head, head), ((GridRow((cell,), head), GridRow((cell, cell))),))
    row = Row(Markup("who"), Markup("service"), (Markup("way"),), (Markup("terms"),))
    return PageBlock(
        form,
        (Markup("first item"), Markup("second item")),
        Markup("its heading"),
        amount=AmountLine((Markup("measure"),), Markup("label"), Markup("own"))
        if form is Form.AMOUNT
        else None,
        table=Table((cell, cell, cell), (row,)) if form is Form.TABLE else None,
        grid=grid if form is Form.GRID else None,
        lines=3 if form is Form.LINES else 0,
        pictures=(WALKING, None) if form is Form.CARDS else (),
        code=Code("handouts:walking", Markup("words")) if form is Form.QR else None,
        shared=(PageBlock(Form.FINE, (Markup("beside it"),)),) if form is Form.QR else (),
    )


def plan_with(block: PageBlock) -> HandoutPlan:
    section = PageSection("tool/x", "tool", Markup("Title"), (block,), Markup("tag"))
    return replace(example_plan(), sections=(section,))


@pytest.mark.parametrize("form", Form)
def test_every_form_of_a_block_is_known_to_both(form: Form) -> None:
    plan = plan_with(block_of(form))
    pictures = {"handouts:walking": "data:image/svg+xml;base64,PHN2Zy8+"}
    page = web(to_web_page(plan, shelf().resources.templates, pictures))
    assert missing(plan, common(to_text(plan)), spoken(page)) == []


def test_a_form_that_nobody_knows_is_an_error() -> None:
    plan = plan_with(PageBlock(cast("Form", "poster"), (Markup("item"),)))
    with pytest.raises(AssertionError):
        to_text(plan)
    with pytest.raises(UndefinedError):
        to_web_page(plan, shelf().resources.templates, {})


def test_a_picture_that_is_not_at_hand_is_an_error() -> None:
    plan = example_plan()
    named = replace(plan, heading=replace(plan.heading, logo="handouts:logo"))
    with pytest.raises(UndefinedError):
        to_web_page(named, shelf().resources.templates, {})


# A web page that needs and runs nothing

ACTIVE = {"script", "iframe", "object", "embed", "form", "input", "link", "base", "video", "audio"}


@EVERY_CASE
def test_the_web_page_asks_for_nothing_outside_itself(case: str) -> None:
    page = made(case).page
    for element in page.iter():
        assert element.tag not in ACTIVE
        for name, value in element.attrib.items():
            assert not name.startswith("on"), name
            assert name not in {"style", "srcset", "action", "background", "ping"}, name
            if name == "src":
                assert value.startswith("data:image/"), value
            if name == "href":
                assert re.fullmatch(r"tel:\+?\d+", value), value
    (style,) = page.iter("style")
    assert not re.search(r"url\s*\(|@import|@font-face", style.text or "")


@EVERY_CASE
def test_the_policy_allows_its_own_styles_and_pictures_alone(case: str) -> None:
    one = made(case)
    written = one.html.partition("<style>")[2].partition("</style>")[0]
    digest = b64encode(sha256(written.encode()).digest()).decode()
    named = {meta.get("http-equiv"): meta.get("content") for meta in one.page.iter("meta")}
    assert named["Content-Security-Policy"] == (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def test_the_logo_is_in_the_page() -> None:
    logo = shelf(CLINIC).clinic.logo
    assert logo is not None
    image, *drawings = made("english-clinic-tools").page.iter("img")
    assert drawings
    assert all(drawing.get("alt") for drawing in drawings)
    head, _, content = image.attrib["src"].partition(",")
    assert head == f"data:{logo.media_type};base64"
    assert b64decode(content) == logo.content


HOSTILE = '</style><script>alert(1)</script><img src=x onerror="x()"> {{7*7}} &amp; "\' <b>'


def test_hostile_text_is_shown_and_does_nothing() -> None:
    change = {
        "identity": {"name": HOSTILE[:60], "record_number": '"><script>'},
        "clinician": {"name": HOSTILE[:60], "note": HOSTILE},
    }
    clinic = replace(
        shelf().clinic, name=HOSTILE, address=(HOSTILE,), phone='"><script>', web="javascript:x()"
    )
    here = replace(shelf(), clinic=clinic)
    plan = plan_of(draft(example_with(ENGLISH, change)), here)
    text, page = made_from(plan)
    assert {element.tag for element in page.iter()} & {"script", "b"} == set()
    assert all(image.attrib["src"].startswith("data:image/svg+xml") for image in page.iter("img"))
    assert spoken(page).count(HOSTILE) == 4
    assert common(text).count(HOSTILE) == 4
    assert "49" not in tokens(common(text).partition("A note for you")[2][: len(HOSTILE) + 2])
    (label,) = with_class(page, "labelbox")
    assert HOSTILE[:60] in words(label)


LETTERS = st.characters(categories=("L", "N", "P", "S", "Zs"))
NAMES = st.text(LETTERS, min_size=1, max_size=30).map(lambda text: f"§{text.strip() or 'x'}§")


@settings(max_examples=25)
@given(NAMES, st.sampled_from(["en", "ar"]))
def test_whatever_the_name_is_it_stands_in_the_label_alone_and_does_nothing(
    name: str, language: str
) -> None:
    document = example_for(RED_FLAG, {"name": name}, {"language": language})
    text, page = made_from(plan_of(draft(document), shelf()))
    (label,) = with_class(page, "labelbox")
    assert common(name) in common(words(label))
    label.clear()
    assert "§" not in ET.tostring(page, encoding="unicode")
    (line,) = (line for line in text.splitlines() if "§" in line)
    assert common(name) in common(line)


# Readable by everybody


@EVERY_CASE
def test_language_title_and_landmarks_are_said(case: str) -> None:
    one = made(case)
    page, plan = one.page, one.plan
    assert (page.get("lang"), page.get("dir")) == (plan.language, plan.direction)
    assert page.get("class") == plan.size
    assert [words(title) for title in page.iter("title")] == [said(plan.heading.title)]
    body = page.find("body")
    assert body is not None
    assert [child.tag for child in body] == ["header", "main", "footer"]


@EVERY_CASE
def test_the_title_is_that_of_the_handout_and_names_nobody(case: str) -> None:
    one = made(case)
    name = next((line.value for line in one.plan.heading.label), Markup(""))
    whole = one.plan.heading.title + one.plan.heading.title_beside
    assert common(one.text.splitlines()[0]) == f"# {said(whole)}"
    assert said(name) not in said(one.plan.heading.title)


@EVERY_CASE
def test_headings_never_skip_a_level_and_each_id_is_of_its_own(case: str) -> None:
    page = made(case).page
    levels = [int(e.tag[1]) for e in page.iter() if re.fullmatch(r"h[1-6]", e.tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert len(levels) > 8
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    labels = {element.get("aria-labelledby") for element in page.iter()} - {None}
    assert labels <= set(ids)


@EVERY_CASE
def test_tables_say_what_their_heads_are_for(case: str) -> None:
    tables = list(made(case).page.iter("table"))
    assert tables
    for table in tables:
        heads = list(table.iter("th"))
        assert {head.get("scope") for head in heads} <= {"col", "row"}
        assert len({len(row) for row in table.iter("tr")}) == 1, "every row has every column"


def test_a_writing_page_keeps_every_box() -> None:
    one = made("english-clinic-tools")
    for section in one.plan.tools:
        (own,) = (s for s in one.page.iter("section") if s.get("id") == section.anchor)
        for block in section.blocks:
            if block.grid:
                rows = [row for group in block.grid.groups for row in group]
                assert len(list(own.iter("tr"))) == len(rows) + 1
            if block.lines:
                assert len(list(with_class(own, "ruled"))) >= block.lines


@pytest.mark.parametrize("case", ["arabic-clinic-tools", "arabic-egypt", "red-flag-arabic"])
def test_every_number_of_a_right_to_left_web_page_is_whole(case: str) -> None:
    assert bare_numbers(made(case).page) == []


@pytest.mark.parametrize(
    ("case", "digits", "paper"),
    [("english", "decimal", "8.5in 11in"), ("arabic-egypt", "arabic-indic", "210mm 297mm")],
)
def test_steps_have_the_digits_of_the_reader_and_paper_its_size(
    case: str, digits: str, paper: str
) -> None:
    (style,) = made(case).page.iter("style")
    assert f"ol {{ list-style-type: {digits} }}" in (style.text or "")
    assert f"@page {{ size: {paper} }}" in (style.text or "")


# What a telephone dials


@EVERY_CASE
def test_a_link_dials_the_number_that_stands_in_it(case: str) -> None:
    """But for the way in which a country writes it: the last digits tell."""
    links = list(made(case).page.iter("a"))
    assert links
    for link in links:
        dialled = re.sub(r"\D", "", link.attrib["href"])
        (number,) = (e for e in link.iter() if e.get("class") == "phone")
        shown = re.sub(r"\D", "", words(number))
        assert dialled.endswith(shown.lstrip("0")[-9:]), words(link)


def test_only_calls_are_links() -> None:
    one: Made = made("english-clinic-tools")
    linked = [words(link) for link in one.page.iter("a")]
    text = words(next(s for s in one.page.iter("section") if s.get("id") == "safety-helplines"))
    assert linked
    assert all(line.startswith("Call ") for line in linked)
    for way in ("Text 988", "Relay service 711", "Call (202) 555-0147"):
        assert way in text
        assert way not in linked


def test_a_web_page_parsed_anew_is_what_was_checked() -> None:
    one = made("english")
    assert words(web(one.html)) == words(one.page)
