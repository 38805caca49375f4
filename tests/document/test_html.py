"""The page before it is printed: stacked sections, whole numbers, and one place for the person."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from handouts.document import Sign
from tests.document.making import (
    ARABIC,
    CLINIC,
    ENGLISH,
    LARGE,
    RED_FLAG,
    SPANISH,
    draft,
    example,
    example_for,
    example_with,
    html_of,
    made,
    tree,
    with_class,
    words,
)

EXAMPLES = (ENGLISH, SPANISH, ARABIC, LARGE, RED_FLAG)
IDENTITY = {"name": "Zoë Example", "birth_date": "1980-03-02", "record_number": "EX-12-34 56"}
OTHER = {"name": "Max Mustermann", "birth_date": "1980-03-03", "record_number": "7"}


@pytest.fixture(scope="module")
def pages() -> dict[str, ET.Element]:
    return {name: tree(html_of(example(name))) for name in EXAMPLES}


def body(page: ET.Element) -> ET.Element:
    found = page.find("body")
    assert found is not None
    return found


def place(element: ET.Element) -> str:
    return f"{element.tag}.{element.get('class', '')}"


# Stacked


def test_the_page_is_one_stack_of_boxes(pages: dict[str, ET.Element]) -> None:
    for page in pages.values():
        places = [place(child) for child in body(page)]
        assert places[0] == "footer."
        assert places[1] == "header."
        rest = [name for name in places[2:] if name not in {"div.note block", "div.glance block"}]
        assert rest[0] == "section.alarm"
        assert len(rest) > 4
        assert all(name.startswith("section.") for name in rest)


def test_a_section_is_a_stack_of_blocks_and_holds_no_other_section(
    pages: dict[str, ET.Element],
) -> None:
    seen = 0
    for page in pages.values():
        for section in page.iter("section"):
            for block in section:
                assert "block" in block.get("class", "").split(), place(block)
                seen += 1
            assert len(list(section.iter("section"))) == 1
    assert seen > 100


def test_no_section_is_empty_and_each_has_an_id_of_its_own(pages: dict[str, ET.Element]) -> None:
    for name, page in pages.items():
        anchors = [section.get("id", "") for section in page.iter("section")]
        selection = draft(example(name)).selection
        tools = [f"tool/{choice.tool.value}" for choice in selection.tools]
        assert sorted(anchors) == sorted(
            slug.replace("/", "-") for slug in (*selection.printed, *tools)
        )
        assert all(words(section) for section in page.iter("section"))


def test_headings_never_skip_a_level(pages: dict[str, ET.Element]) -> None:
    for page in pages.values():
        levels = [int(e.tag[1]) for e in page.iter() if re.fullmatch(r"h[1-6]", e.tag)]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert len(levels) > 5
        for before, after in pairwise(levels):
            assert after <= before + 1


def test_tables_say_what_their_heads_are_for(pages: dict[str, ET.Element]) -> None:
    for page in pages.values():
        tables = list(page.iter("table"))
        assert tables
        for table in tables:
            heads = list(table.iter("th"))
            assert {head.get("scope") for head in heads} == {"col", "row"}
            rows = list(table.iter("tr"))
            assert len({len(row) for row in rows}) == 1, "every row has every column"


def test_pictures_have_words(pages: dict[str, ET.Element]) -> None:
    page = tree(html_of(example(ENGLISH), CLINIC))
    words = [image.get("alt", "") for image in page.iter("img")]
    assert words[:2] == [
        "Riverside Physiotherapy",
        "A body from the front and from the back. Shaded: low back.",
    ]
    assert len(words) > 5
    assert all(words)
    spoken = [image.get("alt", "") for image in pages[ARABIC].iter("img")]
    assert len(spoken) > 2
    assert all("\N{ARABIC LETTER ALEF}" in line for line in spoken)


def test_icons_say_nothing_that_a_screen_reader_would_meet(pages: dict[str, ET.Element]) -> None:
    for page in pages.values():
        sources = [image.get("src", "") for image in page.iter("img")]
        assert not [source for source in sources if "icons/" in source or "signs/" in source]


def test_language_direction_paper_and_size_are_said_once(pages: dict[str, ET.Element]) -> None:
    assert (pages[ARABIC].get("lang"), pages[ARABIC].get("dir")) == ("ar", "rtl")
    assert (pages[SPANISH].get("lang"), pages[SPANISH].get("dir")) == ("es", "ltr")
    assert (pages[SPANISH].get("class"), pages[ARABIC].get("class")) == (
        "standard letter",
        "standard a4",
    )


# Personal


def without(page: ET.Element, *names: str) -> str:
    """Return the HTML of a page without the elements of these classes."""
    for name in names:
        for element in list(with_class(page, name)):
            element.clear()
    return ET.tostring(page, encoding="unicode")


@pytest.mark.parametrize("name", [ENGLISH, SPANISH, ARABIC, RED_FLAG])
def test_two_people_get_the_same_page_but_for_the_label_box(name: str) -> None:
    one = html_of(example_for(name, IDENTITY))
    other = html_of(example_for(name, OTHER))
    assert one != other
    assert without(tree(one), "labelbox") == without(tree(other), "labelbox")


@pytest.mark.parametrize("name", [ENGLISH, SPANISH, ARABIC])
def test_only_label_box_note_and_chosen_by_hold_anything_personal(name: str) -> None:
    """But for the id, which says of itself that the note is another one."""
    one = (IDENTITY, {"name": "J. Okafor", "note": "See you on Monday."})
    other = (OTHER, {"name": "R. Other", "note": "Call me."})
    stripped = []
    for identity, clinician in (one, other):
        page = tree(html_of(example_for(name, identity, {"clinician": clinician})))
        (disclaimer,) = (s for s in page.iter("section") if s.get("id") == "safety-disclaimer")
        chosen = next(iter(with_class(disclaimer, "paragraph")))
        assert clinician["name"] in words(chosen)
        chosen.clear()
        next(iter(with_class(page, "part"))).clear()
        stripped.append(without(page, "labelbox", "note"))
    assert stripped[0] == stripped[1]


def test_the_identity_stands_in_the_label_box_and_is_escaped() -> None:
    name = 'Zoë <b>O\'Neil</b> {{7*7}} &amp; "x"'
    html = html_of(example_with(ENGLISH, {"identity": {"name": name}}))
    page = tree(html)
    (box,) = with_class(page, "labelbox")
    assert name in words(box)
    assert html.count("{{7*7}}") == 1
    assert not list(box.iter("b"))


def test_a_handout_without_a_name_leaves_room_for_a_label() -> None:
    words_of_place = "Place label here"
    nameless = tree(html_of(example_with(ENGLISH, {"identity": {"name": ""}})))
    named = tree(html_of(example(ENGLISH)))
    assert words_of_place in words(next(with_class(nameless, "labelbox")))
    assert words_of_place not in words(next(with_class(named, "labelbox")))


def test_a_note_is_printed_only_if_there_is_one() -> None:
    assert not list(with_class(tree(html_of(example(ENGLISH))), "note"))
    noted = example_with(ENGLISH, {"clinician": {"note": "Walk.\nThen rest. <script>"}})
    (note,) = with_class(tree(html_of(noted)), "note")
    assert "Walk." in words(note)
    assert "<script>" in words(note)


# Numbers in right-to-left text


def outside_isolates(element: ET.Element, *, isolated: bool = False) -> Iterator[str]:
    """Yield each piece of text that no left-to-right isolate holds."""
    isolated = element.get("dir", "rtl" if not isolated else "") == "ltr" or (
        isolated and element.get("dir") != "rtl"
    )
    if not isolated and element.text:
        yield element.text
    for child in element:
        yield from outside_isolates(child, isolated=isolated)
        if not isolated and child.tail:
            yield child.tail


def bare_numbers(page: ET.Element) -> list[str]:
    """Return the words with a digit that stand bare in right-to-left text."""
    return [
        text.strip()
        for text in outside_isolates(body(page))
        if any(unicodedata.category(character) == "Nd" for character in text)
    ]


def isolated_numbers(page: ET.Element) -> list[str]:
    return [
        words(bdi)
        for bdi in page.iter("bdi")
        if bdi.get("dir") == "ltr" and re.search(r"\d", words(bdi))
    ]


def test_a_bare_number_would_be_seen() -> None:
    markup = '<html dir="rtl"><body><p>{}</p></body></html>'
    bare = ("<b>12</b>", '<bdi dir="rtl">12</bdi>', '<bdi dir="ltr">1</bdi> 2', "<bdi>3</bdi>")
    for inner in bare:
        assert bare_numbers(ET.fromstring(markup.format(inner)))  # noqa: S314 - ours
    for inner in ('<bdi dir="ltr">1 <b>2</b></bdi>', '<bdi dir="ltr"><bdi dir="ltr">1</bdi></bdi>'):
        assert not bare_numbers(ET.fromstring(markup.format(inner)))  # noqa: S314 - ours


def test_every_number_of_a_right_to_left_page_is_whole() -> None:
    change = {
        "clinician": {"note": "اتصل على (202) 555-0147 بين 10-12."},
        "health": {"present": ["diabetes"]},
    }
    page = tree(html_of(example_for(ARABIC, IDENTITY, change), CLINIC))
    assert page.get("dir") == "rtl"
    assert bare_numbers(page) == []
    whole = isolated_numbers(page)
    assert len(whole) > 60
    assert "EX-12-34 56" in whole  # in the label box
    # under the clinic's name, in the note, and in the table of helplines
    phones = [number.replace("\u2011", "-") for number in whole if "0147" in number]
    assert phones == ["(202) 555-0147"] * 3


def test_a_right_to_left_page_says_every_direction_outright(pages: dict[str, ET.Element]) -> None:
    """The layout engine gives `dir="auto"`, or none, the direction of the page."""
    for bdi in body(pages[ARABIC]).iter("bdi"):
        if words(bdi) and bdi.get("class") != "value":
            assert bdi.get("dir") in {"ltr", "rtl"}, words(bdi)


def test_a_left_to_right_line_holds_no_piece_of_a_right_to_left_page() -> None:
    """A note in English is one piece; taken apart, its pieces would be set from right to left."""
    note = "See you in 2 weeks, at 10:30."
    page = tree(html_of(example_with(ARABIC, {"clinician": {"note": note}})))
    (box,) = with_class(page, "note")
    pieces = [bdi for bdi in box.iter("bdi") if words(bdi) == note]
    assert [piece.get("dir") for piece in pieces] == ["ltr"]
    assert not list(pieces[0])


@pytest.mark.parametrize(
    ("name", "language", "direction"),
    [(ENGLISH, "en", "ltr"), (ARABIC, "ar", "rtl")],
)
def test_names_in_the_other_script_keep_their_direction(
    name: str, language: str, direction: str
) -> None:
    del language
    for given, own in (("ليلى (12-34)", "rtl"), ("Layla (12-34)", "ltr"), ("12-34 56", "ltr")):
        page = tree(html_of(example_with(name, {"identity": {"name": given}})))
        assert page.get("dir") == direction
        (box,) = with_class(page, "labelbox")
        outer = next(bdi for bdi in box.iter("bdi") if words(bdi) == given and bdi.get("dir"))
        assert outer.get("dir") == own


# Words of two languages


def test_a_translation_that_nobody_reviewed_says_so_in_both_languages(
    pages: dict[str, ET.Element],
) -> None:
    for name in (SPANISH, ARABIC):
        assert not draft(example(name)).is_reviewed
        [notice] = with_class(pages[name], "notice")
        own, line = notice.findall("p")
        [english] = line
        assert (own.get("lang"), english.get("lang"), english.get("dir")) == (None, "en", "ltr")
        assert "translated from English" in words(english)
        assert words(own) != words(english)


def test_the_source_language_needs_no_notice(pages: dict[str, ET.Element]) -> None:
    for name in (ENGLISH, LARGE, RED_FLAG):
        assert not list(with_class(pages[name], "notice"))


def test_no_english_word_of_the_library_is_left_in_a_translation() -> None:
    """Whole lines of the English page, headings above all, must not turn up in a translation."""
    for name in (SPANISH, ARABIC):
        theirs = tree(html_of(example(name)))
        english = tree(html_of(example_with(name, {"language": "en"})))
        kept = {"li", "p", "h1", "h2", "h3", "th"}
        said = {words(e) for e in english.iter() if e.tag in kept and len(words(e)) > 24}
        assert len(said) > 60
        repeated = [
            words(e)
            for e in theirs.iter()
            if e.tag in kept and e.get("lang") != "en" and words(e) in said
        ]
        english_notice = {words(e) for e in with_class(theirs, "notice")}
        note = {words(e)[-200:] for e in with_class(theirs, "note")}
        left = [text for text in repeated if text not in english_notice]
        assert [text for text in left if not any(text in whole for whole in note)] == []


def test_every_printed_handout_went_through_the_same_page() -> None:
    made_page = made(ENGLISH).page
    assert made_page.html == html_of(example(ENGLISH))
    asked = set(re.findall(r"handouts:([^\")]+)", made_page.html))
    assert len(asked) > 10
    signs = {f"signs/{sign}" for sign in Sign}
    assert made_page.assets.keys() == asked | signs
