"""From a profile to a finished handout: what five patients and their clinics get."""

import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdf
import pytest

from handouts.clinic import Paper, Size
from handouts.errors import SectionError
from handouts.handout import draft_handout, load_shelf
from handouts.library import Kind, Unit
from handouts.resources import Resources
from handouts.selection import Status
from handouts.territories import choose_helplines, known_territories, load_territory
from tests.document.making import (
    ARABIC,
    CLINIC,
    ENGLISH,
    LARGE,
    RED_FLAG,
    SPANISH,
    TODAY,
    Made,
    draft,
    example,
    example_for,
    example_with,
    finish,
    made,
    profile,
    shelf,
    tree,
    with_class,
    words,
)
from tests.pdf.opening import MM, PAPER_POINTS, read_text

pytestmark = pytest.mark.pdf

ALL = (ENGLISH, SPANISH, ARABIC, LARGE, RED_FLAG)
ALWAYS = (
    "safety/red-flags",
    "safety/before-you-start",
    "safety/mental-health-crisis",
    "safety/helplines",
    "safety/disclaimer",
)
SMALLEST_POINTS = 9.0
HEAT, TENS = "remedies/heat", "remedies/tens"


def common(text: str) -> str:
    """Return text with common spaces and hyphens, so that it can be compared."""
    return " ".join(text.replace("\u2011", "-").split())


def phones(handout: Made) -> list[str]:
    """Return every phone number on the pages, as it is printed."""
    found = list(with_class(tree(handout.page.html), "phone"))
    assert found
    return [common(words(element)) for element in found]


def digits(text: str) -> str:
    return re.sub(r"\D", "", text)


# All of them


@pytest.mark.parametrize("name", ALL)
def test_an_example_becomes_a_handout_that_can_be_given_away(name: str) -> None:
    handout = made(name)
    printed = handout.draft.selection.printed
    assert set(ALWAYS) <= set(printed)
    assert printed[0] == "safety/red-flags"
    assert printed[-1] == "safety/disclaimer"
    assert handout.opened.title == words(next(tree(handout.page.html).iter("h1")))


@pytest.mark.parametrize("name", ALL)
def test_every_page_says_which_handout_and_which_page_it_is(name: str) -> None:
    handout = made(name)
    for text in read_text(handout.opened.pdf, "-raw"):
        assert handout.draft.handout_id in text
        assert shelf().library.version in text


@pytest.mark.parametrize("name", [ENGLISH, LARGE, RED_FLAG])
def test_pages_are_counted_in_the_foot(name: str) -> None:
    handout = made(name)
    for number, text in enumerate(handout.opened.texts, start=1):
        assert f"Page {number} of {handout.pages}" in " ".join(text.split())


@pytest.mark.parametrize("name", [ENGLISH, SPANISH, ARABIC])
def test_a_handout_at_standard_size_is_four_pages_at_most(name: str) -> None:
    assert 2 <= made(name).pages <= 4


def test_warning_signs_and_label_are_on_page_one() -> None:
    for name in (ENGLISH, SPANISH, RED_FLAG):
        handout = made(name)
        page = tree(handout.page.html)
        first = common(" ".join(handout.opened.texts[0].split()))
        (alarm,) = with_class(page, "alarm")
        assert words(next(alarm.iter("h2"))) in first
        assert str(example(name)["identity"]["name"]) in first  # type: ignore[index]


def text_sizes(pdf: bytes) -> set[float]:
    """Return the sizes in points of all text that is drawn."""
    sizes: set[float] = set()

    def look(text: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        if text.strip():
            sizes.add(round(abs(size * tm[3] * cm[3]), 1))

    for leaf in pypdf.PdfReader(BytesIO(pdf)).pages:
        leaf.extract_text(visitor_text=look)
    return sizes


@pytest.mark.parametrize(
    ("name", "size", "points"),
    [
        *((name, "standard", 12) for name in ALL),
        (ARABIC, "clear", 14),
        (SPANISH, "clear", 14),
        (LARGE, "large", 18),
        (ARABIC, "large", 18),
    ],
)
def test_text_has_the_size_that_was_asked_for_and_none_is_too_small(
    name: str, size: Size, points: float
) -> None:
    handout = made(name, size=size)
    sizes = text_sizes(handout.opened.pdf)
    assert points in sizes
    assert min(sizes) >= SMALLEST_POINTS
    assert len(sizes) > 3


def test_large_print_takes_more_pages_and_leaves_nothing_out() -> None:
    standard, large = made(LARGE), made(LARGE, size="large")
    assert large.pages > standard.pages
    assert large.draft.selection.printed == standard.draft.selection.printed
    for line in ("Get help now: warning signs", "People to call", "About this handout"):
        assert line in large.opened.text


@pytest.mark.parametrize(
    ("name", "paper", "expected"),
    [
        (ENGLISH, None, "letter"),
        (SPANISH, None, "letter"),
        (ARABIC, None, "a4"),
        (RED_FLAG, None, "a4"),
        (ENGLISH, "a4", "a4"),
        (ARABIC, "letter", "letter"),
    ],
)
def test_the_territory_chooses_the_paper_unless_somebody_does(
    name: str, paper: Paper | None, expected: str
) -> None:
    handout = made(name, paper=paper)
    for size in handout.opened.sizes:
        assert size == pytest.approx(PAPER_POINTS[expected], abs=0.1 * MM)


# Whom to call


@pytest.mark.parametrize("name", ALL)
def test_the_numbers_printed_are_those_chosen_for_the_territory_and_no_others(name: str) -> None:
    handout = made(name)
    decided = handout.draft
    territory = load_territory(str(example(name)["territory"]), shelf().resources)
    chosen = choose_helplines(
        territory, TODAY, age=decided.profile.needs.age, language=decided.language
    ).chosen
    wanted = {line.helpline.display for line in chosen if line.helpline.display}
    wanted |= {
        option
        for line in chosen
        if (option := line.helpline.option_for(decided.language)) is not None
    }
    assert len(wanted) > 3
    assert set(phones(handout)) == wanted


@pytest.mark.parametrize("name", ALL)
def test_no_number_of_another_territory_is_anywhere_on_the_pages(name: str) -> None:
    handout = made(name)
    here = str(example(name)["territory"])
    resources = shelf().resources
    own = {line.display or "" for line in load_territory(here, resources).helplines}
    own_digits = {digits(display) for display in own}
    said = {digits(words(bdi)) for bdi in tree(handout.page.html).iter("bdi") if digits(words(bdi))}
    foreign = {
        number
        for code in known_territories(resources)
        if code != here
        for line in load_territory(code, resources).helplines
        if len(number := digits(line.display or "")) > 2 and number not in own_digits
    }
    assert len(foreign) > 100
    dates_and_ages = {number for number in said if number.startswith("20") and len(number) == 4}
    assert not (said - dates_and_ages) & foreign


@pytest.mark.parametrize("name", ALL)
def test_a_number_that_must_not_be_printed_is_nowhere(name: str) -> None:
    handout = made(name)
    territory = handout.draft.territory
    banned = [entry.number for entry in territory.do_not_print if entry.never_with is None]
    for number in banned:
        assert digits(number) not in {digits(phone) for phone in phones(handout)}


def test_the_language_never_changes_the_numbers() -> None:
    """A reader of Spanish in Great Britain calls the lines of Great Britain."""
    sets = [
        {
            line.helpline.id
            for line in draft(example_with(ARABIC, {"language": tag})).helplines.chosen
        }
        for tag in ("en", "es", "ar")
    ]
    assert sets[0]
    for ids in sets:
        assert all(helpline_id.startswith("gb-") for helpline_id in ids)


def test_phone_numbers_come_out_of_the_arabic_pdf_in_their_order_and_on_one_line() -> None:
    handout = made(ARABIC)
    lines = [
        common(line) for text in read_text(handout.opened.pdf, "-raw") for line in text.splitlines()
    ]
    numbers = {phone for phone in phones(handout) if "(" not in phone}
    assert any(" " in number for number in numbers)
    for number in numbers:
        assert any(number in line for line in lines), number


def test_the_emergency_number_stands_in_the_warning_signs_of_every_territory() -> None:
    resources = shelf().resources
    for code in known_territories(resources):
        decided = draft(example_with(ENGLISH, {"territory": code}))
        first = decided.helplines.chosen[0].helpline
        assert first.role.value == "emergency", code
        assert first.display


# The Spanish example


def test_a_pacemaker_keeps_tens_out_even_if_somebody_asks_for_it() -> None:
    handout = made(SPANISH)
    asked = draft(example_with(SPANISH, {"clinician": {"include": [TENS]}}))
    for decided in (handout.draft, asked):
        decision = decided.selection.decisions[TENS]
        assert decision.status is Status.WITHHELD
        assert "implant-electronic" in {reason.code for reason in decision.reasons}
        assert TENS not in decided.selection.printed
    assert "asked-but-withheld" in {notice.code for notice in asked.notices}
    tens = shelf().library.sections[TENS]
    title = handout.draft.translator.say(TENS, tens.title)
    assert title not in handout.opened.text
    assert "TENS" not in handout.opened.text


def test_temperatures_are_printed_as_the_territory_reads_them() -> None:
    handout = made(SPANISH)
    assert HEAT in handout.draft.selection.printed
    heat = shelf().library.sections[HEAT]
    water = [q for q in heat.quantities.values() if q.unit is Unit.CELSIUS]
    assert water
    for quantity in water:
        fahrenheit = round(quantity.high * 9 / 5 + 32)
        assert f"{fahrenheit} °F ({quantity.high:g} °C)" in handout.opened.text
    british = finish(draft(example_with(SPANISH, {"territory": "GB"})))
    assert "°F" not in british.opened.text
    assert f"{water[0].high:g} °C" in british.opened.text


def test_the_example_of_the_design_names_what_it_is_about() -> None:
    decided = made(SPANISH).draft
    assert (decided.language, decided.territory.code) == ("es", "US")
    assert decided.profile.has("implant-electronic")
    burning = decided.selection.decisions["education/burning-sensation"]
    assert "burning" in {reason.code for reason in burning.reasons}


def test_every_quantity_that_is_declared_and_used_is_printed_with_its_number() -> None:
    handout = made(ENGLISH)
    for slug in handout.draft.selection.printed:
        section = shelf().library.sections[slug]
        lines = " ".join(item for block in section.blocks for item in block.items)
        for name, quantity in section.quantities.items():
            if f"{{{name}}}" in lines and quantity.unit is not Unit.CELSIUS:
                shown = f"{quantity.high:g}"
                assert re.search(rf"\b{shown}\b", handout.opened.text), f"{slug} {name}"


# A red flag


def test_a_red_flag_leaves_the_safety_pages_only() -> None:
    handout = made(RED_FLAG)
    selection = handout.draft.selection
    assert selection.red_flag
    library = shelf().library
    assert {library.sections[slug].kind for slug in selection.printed} == {Kind.SAFETY}
    assert set(ALWAYS) <= set(selection.printed)
    for section in library.sections.values():
        if section.kind is not Kind.SAFETY:
            assert section.title not in handout.opened.text
            assert not section.summary or section.summary not in handout.opened.text
    assert "Get help first" in handout.opened.text


def test_no_clinician_can_bring_a_remedy_back_beside_a_red_flag() -> None:
    change = {"clinician": {"override": {HEAT: "felt today"}}}
    decided = draft(example_with(RED_FLAG, change))
    assert HEAT not in decided.selection.printed


# A clinic


def test_a_clinic_puts_its_head_and_its_number_on_the_page() -> None:
    handout = made(ENGLISH, clinic=CLINIC)
    clinic = shelf(CLINIC).clinic
    text = common(handout.opened.text)
    for line in (clinic.name, *clinic.address, clinic.web, clinic.phone):
        assert line in text
    assert text.count(clinic.phone) == 2  # at the top, and under the helplines
    assert "logo" in handout.page.assets
    assert "logo" not in made(ENGLISH).page.assets


def said_for_pictures(pdf: bytes) -> list[str]:
    with pikepdf.open(BytesIO(pdf)) as document:
        return [
            str(entry["/Alt"])
            for entry in document.objects
            if isinstance(entry, pikepdf.Dictionary) and "/Alt" in entry
        ]


def test_the_logo_is_drawn_and_has_words_for_those_who_cannot_see_it() -> None:
    with_logo, without = made(ENGLISH, clinic=CLINIC), made(ENGLISH)
    name = shelf(CLINIC).clinic.name
    assert said_for_pictures(with_logo.opened.pdf).count(name) == 1
    assert name not in said_for_pictures(without.opened.pdf)


def test_a_clinics_limits_are_kept() -> None:
    decided = made(ENGLISH, clinic=CLINIC).draft
    remedies = decided.selection.printed_of(Kind.REMEDY)
    assert 1 <= len(remedies) <= shelf(CLINIC).clinic.limits.remedies


# Names in other scripts


@pytest.mark.parametrize(
    ("name", "given", "family"),
    [
        (ENGLISH, "ليلى مثال", "Noto Naskh Arabic"),
        (ENGLISH, "Ελένη Παράδειγμα", "Noto Sans"),
        (ENGLISH, "Zoë Ångström-Łódź", "Noto Sans"),
        (ENGLISH, "Дарья Пример", "Noto Sans"),
        (ARABIC, "Zoë Example", "Noto Sans"),
    ],
)
def test_a_name_in_another_script_is_set_in_the_font_of_that_script(
    name: str, given: str, family: str
) -> None:
    handout = finish(draft(example_for(name, {"name": given})))
    assert any(font.startswith(family) for font in handout.opened.fonts)
    first = handout.opened.texts[0]
    assert name == ARABIC or len(set(given) & set(first)) > 5


# The id


def test_the_id_is_the_same_for_everybody_with_the_same_handout() -> None:
    one = draft(example_for(ENGLISH, {"name": "Ana Ruiz", "record_number": "1"}))
    other = draft(example_for(ENGLISH, {"name": "Max Mustermann"}))
    nobody = draft(example_for(ENGLISH, {}))
    assert one.handout_id == other.handout_id == nobody.handout_id
    assert re.fullmatch(r"[2-9A-HJ-NP-Z]{5}-[2-9A-HJ-NP-Z]{5}", one.handout_id)


@pytest.mark.parametrize(
    "change",
    [
        {"language": "es"},
        {"territory": "CA"},
        {"needs": {"age": 30}},
        {"needs": {"symptoms": ["burning"]}},
        {"needs": {"causes": ["gad"]}},
        {"needs": {"lifestyle": ["desk-work"]}},
        {"needs": {"preferences": ["warmth"]}},
        {"needs": {"icd10": ["F41.1"]}},
        {"health": {"present": ["lung-disease"]}},
        {"health": {"absent": ["lung-disease"]}},
        {"red_flags": {"screened": False}},
        {"red_flags": {"present": ["rf-cauda"]}},
        {"clinician": {"name": "Somebody Else"}},
        {"clinician": {"note": "See you soon."}},
        {"clinician": {"include": [HEAT]}},
        {"clinician": {"exclude": ["remedies/slow-breathing"]}},
    ],
)
def test_whatever_else_is_changed_changes_the_id(change: dict[str, object]) -> None:
    assert draft(example_with(ENGLISH, change)).handout_id != draft(example(ENGLISH)).handout_id


def test_the_day_the_paper_and_the_size_change_the_id() -> None:
    person, here = profile(example(ENGLISH)), shelf()
    ids = {
        draft_handout(person, here).handout_id,
        draft_handout(replace(person, on=date(2026, 11, 22)), here).handout_id,
        draft_handout(person, here, paper="a4").handout_id,
        draft_handout(person, here, size="large").handout_id,
        draft_handout(person, here, size="clear").handout_id,
    }
    assert len(ids) == 5


def clinic_id(folder: Path) -> str:
    return draft_handout(profile(example(ENGLISH)), load_shelf(folder)).handout_id


def test_whatever_a_clinic_changes_on_the_page_changes_the_id(tmp_path: Path) -> None:
    settings = 'name = "Ours"\nlogo = "logo.svg"\n'
    logo = (CLINIC / "logo.svg").read_text(encoding="utf-8")
    seen: list[str] = []

    def note_id() -> None:
        seen.append(clinic_id(tmp_path))

    (tmp_path / "logo.svg").write_text(logo, encoding="utf-8")
    (tmp_path / "clinic.toml").write_text(settings, encoding="utf-8")
    note_id()
    note_id()
    assert len(set(seen)) == 1
    (tmp_path / "clinic.toml").write_text(settings + 'phone = "(202) 555-0147"\n', encoding="utf-8")
    note_id()
    (tmp_path / "clinic.toml").write_text(settings + 'address = ["Here 1"]\n', encoding="utf-8")
    note_id()
    (tmp_path / "logo.svg").write_text(logo.replace("</svg>", "<g/></svg>"), encoding="utf-8")
    note_id()
    helpline = draft(example(ENGLISH)).helplines.chosen[1].helpline.id
    (tmp_path / "territories").mkdir()
    (tmp_path / "territories" / "US.toml").write_text(
        f'territory = "US"\n[[helpline]]\nid = "{helpline}"\n'
        'verified_on = 2026-11-20\nverified_by = "JO"\n',
        encoding="utf-8",
    )
    note_id()
    assert len(set(seen)) == len(seen) - 1


def test_a_text_that_is_worded_anew_changes_the_id(tmp_path: Path) -> None:
    """Without a new version, as when a clinic mends a word of its own section."""
    source = (Resources.find().templates / "sections" / f"{HEAT}.md").read_text(encoding="utf-8")
    target = tmp_path / "sections" / "remedies" / "heat.md"
    target.parent.mkdir(parents=True)
    (tmp_path / "clinic.toml").write_text('name = "Ours"\n', encoding="utf-8")
    document = example_with(ENGLISH, {"clinician": {"include": [HEAT]}})
    ids: set[str] = set()
    worded = source.replace("Gentle warmth can", "Warmth can")
    longer = source.replace("Then move or stretch.", "Then move, walk or stretch.")
    for text in (source, worded, longer):
        target.write_text(text, encoding="utf-8")
        here = load_shelf(tmp_path)
        ids.add(draft_handout(profile(document), here).handout_id)
    assert worded != source != longer
    assert len(ids) == 3


# Time


def test_a_safety_text_long_past_its_review_is_not_printed() -> None:
    due = min(section.review_due for section in shelf().library.sections.values())
    late = replace(profile(example(ENGLISH)), on=date(due.year + 5, due.month, due.day))
    with pytest.raises(SectionError, match="review_due") as caught:
        draft_handout(late, shelf())
    assert {problem.code for problem in caught.value.problems} == {"review-refused"}


def test_a_review_that_is_just_past_is_warned_of() -> None:
    due = min(section.review_due for section in shelf().library.sections.values())
    soon = replace(profile(example(ENGLISH)), on=date.fromordinal(due.toordinal() + 1))
    codes = {notice.code for notice in draft_handout(soon, shelf()).notices}
    assert "review-overdue" in codes
