"""The clinic's QR code: on paper under “About this handout”, the same whoever the patient is."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handouts.clinic import QrCode, Size
from handouts.document.model import Form, HandoutPlan
from handouts.handout import Shelf, draft_handout, lay_out, load_shelf
from handouts.handout.plan import plan_of
from handouts.handout.preview import draft_preview, lay_out_preview
from handouts.pdf import qr_code
from handouts.profile import Clinician, Identity, Profile
from tests.document.making import (
    ARABIC,
    CLINIC,
    ENGLISH,
    RED_FLAG,
    SPANISH,
    TODAY,
    Made,
    example,
    example_for,
    finish,
    html_of,
    profile,
    shelf,
    tree,
    with_class,
    words,
)
from tests.handout.test_preview import ANYHOW
from tests.pdf.scanning import code_in, codes_on
from tests.spec.random_patients import anybody

ADDRESS = "https://riverside-physio.example/back"
LABEL = "Films of the exercises"
WORDS = {
    "en": "QR code for the address",
    "es": "Código QR de la dirección",
    "ar": "رمز QR للعنوان",
}


def with_code(qr: QrCode, clinic: Path | None = None) -> Shelf:
    """Return what handouts of a clinic with such a code are made from."""
    here = shelf(clinic)
    return replace(here, clinic=replace(here.clinic, qr=qr))


CODED = with_code(QrCode(address=ADDRESS, label=LABEL))


def page_of(name: str, here: Shelf = CODED) -> ET.Element:
    return tree(lay_out(draft_handout(profile(example(name)), here), here).html)


def block_in(page: ET.Element) -> ET.Element:
    (section,) = (s for s in page.iter("section") if s.get("id") == "safety-disclaimer")
    (block,) = with_class(section, "qr")
    return block


def made_with_code(name: str, size: Size = "standard", here: Shelf = CODED) -> Made:
    decided = draft_handout(profile(example(name)), here, size=size)
    return finish(decided, here=here)


def page_with(words_of_it: str, handout: Made) -> int:
    """Return the number of the one page that holds these words."""
    (page,) = (n for n, text in enumerate(handout.opened.texts, start=1) if words_of_it in text)
    return page


# On the page


@pytest.mark.parametrize("name", [ENGLISH, SPANISH, ARABIC])
def test_it_stands_under_about_this_handout_with_its_address_and_label(name: str) -> None:
    block = block_in(page_of(name))
    (image,) = block.iter("img")
    language = str(example(name)["language"])
    assert image.get("src") == "handouts:qr"
    assert image.get("alt") == f"{WORDS[language]} {ADDRESS}"
    pieces = {words(bdi): bdi.get("dir") for bdi in block.iter("bdi")}
    assert pieces[ADDRESS] == "ltr"
    assert pieces[LABEL] == "ltr"
    assert words(block).index(LABEL) < words(block).index(ADDRESS)


def test_what_stands_beside_it_is_the_same_as_without_it() -> None:
    """The words on sources and dates move beside the code, and are said once."""
    for name in (ENGLISH, ARABIC):
        plain = words(tree(html_of(example(name))))
        coded = words(page_of(name))
        told = words(next(iter(with_class(block_in(page_of(name)), "fine"))))
        assert told in plain
        assert coded.count(told) == 1


def test_a_label_of_another_script_keeps_its_direction() -> None:
    label = "أفلام للتمارين (2)"
    block = block_in(page_of(ENGLISH, with_code(QrCode(address=ADDRESS, label=label))))
    assert [b.get("dir") for b in block.iter("bdi") if words(b) == label] == ["rtl"]


def test_words_of_a_clinic_are_escaped() -> None:
    sly = QrCode(address="https://clinic.example/?a=1&b='2'", label="<b>Films</b> & {name}")
    page = page_of(ENGLISH, with_code(sly))
    block = block_in(page)
    assert sly.label in words(block)
    assert [image.get("alt", "").endswith(sly.address) for image in block.iter("img")] == [True]
    assert not list(block.iter("b"))


@pytest.mark.pdf
@pytest.mark.parametrize("size", ["standard", "large"])
@pytest.mark.parametrize("name", [ENGLISH, SPANISH, ARABIC])
def test_a_phone_reads_exactly_the_address_from_paper(name: str, size: Size) -> None:
    handout = made_with_code(name, size)
    assert [code.text for code in codes_on(handout.opened.pdf, page_with(ADDRESS, handout))] == [
        ADDRESS
    ]


@pytest.mark.pdf
def test_the_longest_address_is_printed_and_scanned_as_well() -> None:
    address = f"https://riverside-physio.example/{'back_and_breath' * 12}"[:200]
    assert len(address) == 200
    handout = made_with_code(ENGLISH, here=with_code(QrCode(address=address)))
    page = page_with("More from your clinic", handout)
    assert [code.text for code in codes_on(handout.opened.pdf, page)] == [address]
    assert address in "".join(handout.opened.texts[page - 1].split())


@pytest.mark.pdf
@pytest.mark.parametrize("name", [ENGLISH, ARABIC])
def test_a_screen_reader_is_told_the_address(name: str) -> None:
    handout = made_with_code(name)
    language = str(example(name)["language"])
    with pikepdf.open(BytesIO(handout.opened.pdf)) as document:
        told = [
            str(entry["/Alt"])
            for entry in document.objects
            if isinstance(entry, pikepdf.Dictionary) and "/Alt" in entry
        ]
    assert told.count(f"{WORDS[language]} {ADDRESS}") == 1


def test_logo_and_code_are_printed_together() -> None:
    here = with_code(QrCode(address=ADDRESS), CLINIC)
    page = lay_out(draft_handout(profile(example(ENGLISH), CLINIC), here), here)
    assert {"logo", "qr"} <= page.assets.keys()
    sources = [image.get("src") for image in tree(page.html).iter("img")]
    assert (sources[0], sources[-1]) == ("handouts:logo", "handouts:qr")
    assert sources.count("handouts:qr") == 1


def test_a_clinics_file_is_all_that_is_needed(tmp_path: Path) -> None:
    settings = f'name = "Ours"\n[qr]\naddress = "{ADDRESS}"\n'
    (tmp_path / "clinic.toml").write_text(settings, encoding="utf-8")
    here = load_shelf(tmp_path)
    page = lay_out(draft_handout(profile(example(ENGLISH)), here), here)
    assert code_in(page.assets["qr"].content).text == ADDRESS


# Not on the page


@pytest.mark.parametrize("name", [ENGLISH, SPANISH, ARABIC, RED_FLAG])
def test_without_an_address_there_is_no_code(name: str) -> None:
    page = lay_out(draft_handout(profile(example(name)), shelf()), shelf())
    assert "qr" not in page.assets
    assert not list(with_class(tree(page.html), "qr"))


def test_safety_pages_lead_nowhere_else() -> None:
    page = lay_out(draft_handout(profile(example(RED_FLAG)), CODED), CODED)
    assert "qr" not in page.assets
    assert ADDRESS not in page.html
    assert LABEL not in page.html


@pytest.mark.parametrize("slug", ["safety/disclaimer", "remedies/heat"])
def test_a_preview_has_no_code(slug: str) -> None:
    page = lay_out_preview(draft_preview(slug, CODED, ANYHOW, TODAY), CODED)
    assert "qr" not in page.assets
    assert ADDRESS not in page.html
    assert LABEL not in page.html


# The same for everybody


def forms(plan: HandoutPlan) -> Iterator[Form]:
    for section in (*plan.first, *plan.sections, *plan.tools):
        yield from (block.form for block in section.blocks)


LETTERS = st.characters(codec="utf-8", categories=("L", "N", "P", "Zs"))
people = st.builds(
    Identity,
    name=st.text(LETTERS, min_size=1, max_size=30),
    birth_date=st.dates(),
    record_number=st.text(LETTERS, max_size=20),
)


@settings(max_examples=30)
@given(anybody, people, st.sampled_from(["en", "es", "ar"]), st.text(LETTERS, max_size=40))
def test_whoever_the_patient_is_the_code_holds_the_clinics_address_and_nothing_else(
    patient: Profile, person: Identity, language: str, note: str
) -> None:
    decided = draft_handout(
        replace(
            patient,
            identity=person,
            language=language,
            clinician=Clinician(name=person.name, note=note),
        ),
        CODED,
    )
    plan = plan_of(decided, CODED)
    page = lay_out(decided, CODED)
    if decided.selection.red_flag:
        assert (plan.code, "qr" in page.assets) == ("", False)
        return
    assert plan.code == ADDRESS
    assert list(forms(plan)).count(Form.QR) == 1
    assert "qr" in page.assets
    assert page.assets["qr"] == qr_code(ADDRESS)
    assert code_in(page.assets["qr"].content).text == ADDRESS


def test_two_people_get_the_same_code_and_the_same_id() -> None:
    drafts = [
        draft_handout(profile(example_for(ENGLISH, {"name": name})), CODED)
        for name in ("Zoë Example", "Max Mustermann")
    ]
    assert len({draft.handout_id for draft in drafts}) == 1
    assert drafts[0].handout_id != draft_handout(profile(example(ENGLISH)), shelf()).handout_id


def test_another_address_is_another_handout() -> None:
    other = with_code(QrCode(address=f"{ADDRESS}/2", label=LABEL))
    ids = {draft_handout(profile(example(ENGLISH)), here).handout_id for here in (CODED, other)}
    assert len(ids) == 2
