"""Two languages side by side: the same in both, and what one reads as it is only once."""

import re
from collections import Counter
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from markupsafe import Markup

from handouts.document import HandoutPlan, pair, to_html
from handouts.document.model import Form
from handouts.handout import draft_handout, lay_out
from handouts.handout.plan import plans_of
from handouts.languages import scripts
from tests.document.contrast import Rgb, contrast
from tests.document.making import (
    ARABIC,
    CLINIC,
    ENGLISH,
    LARGE,
    RED_FLAG,
    SPANISH,
    example,
    example_with,
    html_of,
    profile,
    shelf,
    tree,
    with_class,
    words,
)
from tests.document.pairs import (
    FULL,
    PAIRS,
    blocks_of,
    pair_draft,
    pair_page,
    pair_plan,
    sections_of,
)

EXAMPLES = (ENGLISH, SPANISH, ARABIC, LARGE, RED_FLAG)
SIDE_BY_SIDE = "side_by_side.css"
SECONDS = {"en": ("es", "ar"), "es": ("en", "ar"), "ar": ("en", "es")}
COMBINATIONS = [(first, second) for first, others in SECONDS.items() for second in others]


def in_language(name: str, language: str) -> dict[str, object]:
    return example_with(name, {**FULL, "language": language})


def two_plans(document: dict[str, object], second: str) -> tuple[HandoutPlan, HandoutPlan]:
    first, beside = plans_of(pair_draft(document, second), shelf())
    return first, beside


def plain(markup: Markup) -> str:
    return " ".join(markup.striptags().split())


# The same in both


@pytest.mark.parametrize(("first", "second"), COMBINATIONS)
@pytest.mark.parametrize("name", EXAMPLES)
def test_every_section_and_block_has_its_partner(name: str, first: str, second: str) -> None:
    document = in_language(name, first)
    own, other = two_plans(document, second)
    both = pair(own, other)
    assert [s.slug for s in sections_of(both)] == [s.slug for s in sections_of(own)]
    kept = [block.form for block in blocks_of(own) if block.form is not Form.NOTICE]
    assert [b.form for b in blocks_of(both) if b.form is not Form.NOTICE] == kept
    assert kept == [block.form for block in blocks_of(other) if block.form is not Form.NOTICE]
    assert len(kept) > 20
    for section in sections_of(both):
        same = next(s for s in sections_of(other) if s.slug == section.slug)
        assert plain(same.title) in plain(section.title)


@pytest.mark.parametrize(("name", "second"), PAIRS)
def test_all_words_of_both_languages_are_on_the_page(name: str, second: str) -> None:
    document = example_with(name, FULL)
    own, other = two_plans(document, second)
    page = words(pair_page(document, second))
    seen = 0
    for plan in (own, other):
        for block in blocks_of(plan):
            said = [block.heading, *block.items]
            said += block.amount.measures if block.amount else []
            for line in said:
                text = plain(line)
                end = plain(block.once)
                assert text.removesuffix(end).rstrip() in page, f"{plan.language}: {text}"
                seen += bool(text)
        titles = [plain(section.title) for section in sections_of(plan)]
        assert all(title in page for title in titles)
        for line in (*plan.glance.reading, *plan.glance.advice, plan.glance.title):
            assert plain(line) in page
        for title, summary in plan.glance.remedies:
            assert plain(title) in page
            assert plain(summary) in page
    assert seen > 60


def test_a_plan_of_another_draft_is_refused_without_a_word_of_it() -> None:
    own, other = two_plans(in_language(SPANISH, "es"), "en")
    shorter = replace(other, sections=other.sections[1:])
    with pytest.raises(ValueError, match="not the same in both languages: sections"):
        pair(own, shorter)
    last = other.sections[-1]
    cut = replace(last, blocks=last.blocks[1:])
    with pytest.raises(ValueError, match="not the same in both languages") as caught:
        pair(own, replace(other, sections=(*other.sections[:-1], cut)))
    assert "safety/disclaimer" in str(caught.value)
    assert plain(last.title) not in str(caught.value)


@pytest.mark.parametrize(("name", "second"), PAIRS)
def test_everything_in_the_second_language_says_so(name: str, second: str) -> None:
    page = pair_page(example_with(name, FULL), second)
    direction = "rtl" if second == "ar" else "ltr"
    beside = list(with_class(page, "beside"))
    assert len(beside) > 60
    assert {element.get("lang") for element in beside} == {second}
    assert {element.get("dir") for element in beside} == {direction}


@pytest.mark.parametrize(("name", "second"), [(ARABIC, "en"), (ENGLISH, "ar"), (SPANISH, "ar")])
def test_each_script_stands_in_its_own_language(name: str, second: str) -> None:
    first = str(example(name)["language"])
    page = pair_page(example_with(name, FULL), second)
    arabic = re.compile(r"[\u0620-\u064a]")
    seen: Counter[str] = Counter()

    def look(element: ET.Element, language: str) -> None:
        language = element.get("lang", language)
        for text, spoken in [(element.text, language), *((e.tail, language) for e in element)]:
            if text and arabic.search(text):
                assert spoken == "ar"
                seen["ar"] += 1
            elif text and re.search(r"[a-z]{4}", text):
                seen[spoken] += 1
        for child in element:
            look(child, language)

    body = page.find("body")
    assert body is not None
    for part in body:
        if part.tag == "section":
            look(part, first)
    assert scripts.script(second) != scripts.script(first)
    assert min(seen["ar"], seen[{first, second}.difference({"ar"}).pop()]) > 60


def test_a_step_and_its_translation_stand_beside_each_other() -> None:
    page = pair_page(example(SPANISH), "en")
    seen = 0
    for item in page.iter("li"):
        columns = [child for child in item if "pair" in child.get("class", "").split()]
        if columns:
            ((own, other),) = (list(column) for column in columns)
            assert own.get("class") == "one"
            assert other.get("class") == "beside"
            assert words(own)
            assert words(other)
            seen += 1
    assert seen > 20


# Only once


@pytest.mark.parametrize(("name", "second"), [*PAIRS, (SPANISH, "ar")])
@pytest.mark.parametrize("clinic", [None, CLINIC])
def test_numbers_to_call_stand_as_often_as_in_one_language(
    name: str, second: str, clinic: object
) -> None:
    here = CLINIC if clinic else None

    def called(page: ET.Element) -> list[str]:
        (table,) = with_class(page, "table")
        ways = [cell for cell in table.iter("td") if cell.get("class") == "reach"]
        assert len(ways) > 3
        numbers = [words(e) for cell in ways for e in with_class(cell, "phone")]
        others = [words(e) for cell in ways for e in cell.iter("bdi") if not e.get("class")]
        return [*numbers, *others]

    alone = called(tree(html_of(example(name), here)))
    beside = called(pair_page(example(name), second, here))
    assert len(alone) > 4
    assert beside == alone


def test_who_when_and_how_are_said_in_both_languages() -> None:
    page = pair_page(example(ARABIC), "en")
    (table,) = with_class(page, "table")
    small = [words(element) for element in with_class(table, "beside")]
    for text in ("Who", "Number", "Emergency", "Call", "Text … to …", "24 hours a day, every day"):
        assert any(line.startswith(text) for line in small), text
    assert any("Languages: English" in line for line in small)
    assert not any(re.search(r"\d{3}", line) for line in small)


def test_what_a_row_says_of_languages_is_said_for_the_patient() -> None:
    english, arabic = pair_page(example(ENGLISH), "ar"), pair_page(example(ARABIC), "en")
    (ours,), (theirs,) = with_class(english, "table"), with_class(arabic, "table")
    assert "Languages: English" not in words(ours)
    assert "Languages: English" in words(theirs)


def test_there_is_one_blank_to_write_an_amount_on() -> None:
    wished = {"tools": ["log"], "clinician": {"include": ["remedies/slow-breathing"]}}
    document = example_with(SPANISH, wished)
    own, both = tree(html_of(document)), pair_page(document, "en")
    assert len(list(with_class(own, "blank"))) == len(list(with_class(both, "blank"))) > 2
    labels = [words(element) for element in with_class(both, "own")]
    assert labels == ["Para usted · For you"] * len(labels)


def test_an_amount_that_is_chosen_is_said_in_both_languages() -> None:
    both = words(pair_page(example(SPANISH), "en"))
    assert "Para usted: 10 minutos" in both
    assert "For you: 10 minutes" in both


@pytest.mark.parametrize(("name", "second"), [(ENGLISH, "ar"), (ARABIC, "en"), (SPANISH, "en")])
def test_there_is_as_much_room_to_write_as_in_one_language(name: str, second: str) -> None:
    document = example_with(name, FULL)
    own, both = tree(html_of(document)), pair_page(document, second)
    for tag, kind in (("div", "ruled"), ("table", None), ("tr", None), ("td", None), ("ol", None)):
        counts = [
            sum(kind is None or e.get("class") == kind for e in page.iter(tag))
            for page in (own, both)
        ]
        assert counts[0] == counts[1] > 0, tag


def test_heads_and_headings_of_the_pages_to_write_on_are_in_both_languages() -> None:
    page = words(pair_page(example_with(SPANISH, FULL), "en"))
    for text in ("My week", "Week of", "What I do", "Mon", "Pain · 0 to 10", "Sleep · hours"):
        assert text in page
    for text in (
        "What helped",
        "Long day at my desk.",
        "My early signs",
        "Such as tight shoulders",
    ):
        assert text in page


def test_the_label_names_in_both_languages_what_it_holds_once() -> None:
    page = pair_page(example(SPANISH), "en")
    (label,) = with_class(page, "labelbox")
    said = words(label)
    assert "Nombre · Name Ana Ruiz" in said
    assert "Fecha de nacimiento · Date of birth 2 de marzo de 1980" in said
    assert words(page).count("Ana Ruiz") == 1
    assert "March 2, 1980" not in said


def test_the_note_and_the_letterhead_stand_once() -> None:
    document = example_with(ARABIC, {"clinician": {"note": "Bring this back on Monday."}})
    page = pair_page(document, "en", CLINIC)
    assert words(page).count("Bring this back on Monday.") == 1
    shown = [image.get("src") for image in page.iter("img")]
    assert shown.count("handouts:logo") == 1
    assert shown == [image.get("src") for image in tree(html_of(document, CLINIC)).iter("img")]
    assert len(list(with_class(page, "clinic"))) == 1
    (note,) = with_class(page, "note")
    assert words(next(note.iter("h2"))).endswith("· A note for you")


def test_the_sources_are_listed_once_under_both_names() -> None:
    page = pair_page(example(SPANISH), "en")
    (line,) = [e for e in with_class(page, "fine") if "Sources" in words(e)]
    assert words(line).startswith("Fuentes · Sources: ")
    (names,) = line.iter("bdi")
    assert (names.get("lang"), words(page).count(words(names))) == ("en", 1)


def test_the_foot_names_both_languages() -> None:
    footer = pair_page(example(ARABIC), "en").find("body/footer")
    assert footer is not None
    assert "العربية · English" in words(footer)
    assert words(footer).count("English") == 1


def test_the_properties_of_the_file_hold_the_title_in_the_language_of_the_patient() -> None:
    page = pair_page(example(SPANISH), "en")
    title = page.find("head/title")
    assert title is not None
    assert words(title) == "Plan para su espalda"
    assert words(next(page.iter("h1"))) == "Plan para su espalda Your back care plan"


@pytest.mark.parametrize(
    ("first", "second", "languages"),
    [
        ("ar", "en", ["ar", "en"]),
        ("en", "ar", ["ar", "en"]),
        ("es", "ar", ["es", "ar", "en"]),
    ],
)
def test_each_language_that_nobody_has_reviewed_says_so_once(
    first: str, second: str, languages: list[str]
) -> None:
    page = pair_page(in_language(SPANISH, first), second)
    (notice,) = with_class(page, "notice")
    lines = list(notice.iter("p"))
    spoken = [next((e.get("lang") for e in line.iter("span")), first) for line in lines]
    assert spoken == languages
    assert len({words(line) for line in lines}) == len(languages)


def test_a_reviewed_pair_says_nothing() -> None:
    decided = pair_draft(example(SPANISH), "en")
    own, other = plans_of(replace(decided, is_reviewed=True), shelf())
    page = tree(to_html(pair(own, other), shelf().resources.templates).html)
    assert not list(with_class(page, "notice"))


# With one language, all is as it was


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_handout_in_one_language_knows_nothing_of_this(name: str) -> None:
    decided = draft_handout(profile(example(name)), shelf())
    page = lay_out(decided, shelf())
    rules = (shelf().resources.templates / "styles" / SIDE_BY_SIDE).read_text(encoding="utf-8")
    assert rules not in page.stylesheets
    assert ".beside" not in "".join(page.stylesheets)
    assert not page.families_of
    elements = list(tree(page.html).iter())
    assert len(elements) > 100
    classes = {name for element in elements for name in element.get("class", "").split()}
    assert not classes & {"pair", "one", "beside"}


def test_the_second_language_has_its_styles_its_digits_and_its_fonts() -> None:
    document = example_with(ENGLISH, {"territory": "EG"})
    page = lay_out(pair_draft(document, "ar"), shelf())
    rules = (shelf().resources.templates / "styles" / SIDE_BY_SIDE).read_text(encoding="utf-8")
    assert rules in page.stylesheets
    assert "counter(list-item, arabic-indic)" in page.stylesheets[-1]
    assert page.families[0] == "Noto Sans"
    assert page.families_of["ar"][0] == "Noto Naskh Arabic"


def test_the_second_language_is_quiet_but_easy_to_see() -> None:
    styles = shelf().resources.templates / "styles"
    colours = dict(
        re.findall(r"--(\w+): (#\w{6})", (styles / "handout.css").read_text(encoding="utf-8"))
    )
    assert ".beside { color: var(--quiet)" in (styles / SIDE_BY_SIDE).read_text(encoding="utf-8")
    for paper in ("#ffffff", colours["tint"]):
        assert contrast(*(colour(code) for code in (colours["quiet"], paper))) >= 4.5


def colour(code: str) -> Rgb:
    red, green, blue = (int(code[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return (red, green, blue)


def test_a_red_flag_has_its_safety_pages_in_both_languages() -> None:
    page = pair_plan(example(RED_FLAG), "es")
    assert "You have a warning sign" in plain(page.glance.title)
    assert "Tiene una señal de alerta" in plain(page.glance.title)
    assert not page.glance.remedies
    assert {section.kind for section in sections_of(page)} == {"safety", "alarm"}
