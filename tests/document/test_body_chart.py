"""The chart of the body shades what the profile records, and nothing else."""

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handouts.document import shade
from handouts.document.body_chart import AREA_BY_SYMPTOM, EVERYWHERE, compose_chart
from handouts.document.model import BODY as DRAWING
from handouts.handout import draft_handout, lay_out
from handouts.handout.plan import plan_of
from handouts.profile import Group, Needs, Profile
from handouts.resources import Resources
from tests.document.conftest import Speak
from tests.document.making import (
    ARABIC,
    ENGLISH,
    RED_FLAG,
    draft,
    example,
    example_with,
    shelf,
)
from tests.pdf.boxes import typeset_and_written
from tests.spec.random_patients import anybody

SVG = "{http://www.w3.org/2000/svg}"
SYMPTOMS = shelf().vocabulary.codes(Group.SYMPTOMS)
BODY = Resources.find().illustration(DRAWING).read_text(encoding="utf-8")


def groups(drawing: str) -> list[ET.Element]:
    return ET.fromstring(drawing).findall(f"{SVG}g")  # noqa: S314 - a drawing of ours


def test_the_drawing_has_an_area_for_each_symptom_with_a_place() -> None:
    ids = {group.get("id") for group in groups(BODY)}
    assert set(AREA_BY_SYMPTOM.values()) <= ids
    assert set(AREA_BY_SYMPTOM) <= set(SYMPTOMS)


@given(st.sets(st.sampled_from(sorted(SYMPTOMS))))
def test_exactly_the_recorded_areas_are_shaded(speak: Speak, symptoms: set[str]) -> None:
    chart = compose_chart(Needs(symptoms=frozenset(symptoms)), speak())
    placed = symptoms & AREA_BY_SYMPTOM.keys()
    assert (chart is None) == (not placed)
    if chart is not None:
        everywhere = "migrating" in placed
        assert set(chart.areas) == (
            {EVERYWHERE} if everywhere else {AREA_BY_SYMPTOM[s] for s in placed}
        )
        unshaded = len(groups(BODY)) - len(AREA_BY_SYMPTOM)
        assert len(groups(shade(BODY, chart.areas))) == unshaded + len(chart.areas)


def test_each_area_is_drawn_where_it_belongs() -> None:
    bare = shade(BODY, [])
    for area in AREA_BY_SYMPTOM.values():
        shaded = shade(BODY, [area])
        assert len(shaded) > len(bare)
        assert "id=" not in shaded


def test_an_area_that_the_drawing_does_not_have_is_an_error() -> None:
    with pytest.raises(KeyError):
        shade(BODY, ["elbow"])


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Shaded: between the shoulder blades and low back."),
        ("es", "entre los omóplatos y zona lumbar"),
    ],
)
def test_the_words_name_the_areas(speak: Speak, language: str, words: str) -> None:
    needs = Needs(symptoms=frozenset({"low-back", "between-shoulder-blades"}))
    chart = compose_chart(needs, speak(language))
    assert chart is not None
    assert words in chart.alt
    assert "<" not in chart.alt


def test_a_handout_shows_where_it_hurts_and_one_with_a_red_flag_does_not() -> None:
    assert plan_of(draft(example(ENGLISH)), shelf()).chart is not None
    change = {"needs": {"symptoms": ["low-back"]}}
    assert plan_of(draft(example_with(RED_FLAG, change)), shelf()).chart is None


@given(anybody)
@settings(max_examples=40)
def test_no_drawing_shows_what_this_patient_is_told_to_leave_out(patient: Profile) -> None:
    decided = draft_handout(replace(patient, amounts={}), shelf())
    hidden = {
        picture.file
        for slug in decided.selection.printed
        for picture in shelf().library.sections[slug].pictures
        if picture.not_for & patient.codes
    }
    assert not hidden & plan_of(decided, shelf()).drawings


@pytest.mark.pdf
@pytest.mark.parametrize(
    ("name", "front", "back"), [(ARABIC, "من الأمام", "من الخلف"), (ENGLISH, "Front", "Back")]
)
def test_front_and_back_stand_under_the_figures_that_they_name(
    name: str, front: str, back: str
) -> None:
    """The drawing is mirrored on no page: the front is on the left."""
    page_1, *_ = typeset_and_written(lay_out(draft(example(name)), shelf())).leaves
    places = {p.box.text: p.border.left for p in page_1.body if p.kind == "TextBox"}
    assert places[front] < places[back]
