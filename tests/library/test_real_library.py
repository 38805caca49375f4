from datetime import date, timedelta

import pytest

from handouts.library import (
    ALWAYS_PRINTED,
    Evidence,
    Kind,
    Mode,
    Section,
    check_library,
    section_texts,
    words_of,
)
from tests.library.samples import TODAY, real_library, vocabulary

SECTIONS = list(real_library().sections.values())
MONTHS = {"safety": 12, "remedies": 24, "education": 36}
REVIEWED_LIKE_REMEDIES = {"safety/before-you-start"}


def test_the_library_has_no_problem() -> None:
    assert len(SECTIONS) >= 20
    assert check_library(real_library(), TODAY) == []


def test_the_five_sections_are_the_ones_that_are_always_printed() -> None:
    assert real_library().always_slugs == set(ALWAYS_PRINTED)


def test_there_are_remedies_of_both_kinds_and_more_active_ones() -> None:
    modes = [section.mode for section in real_library().of_kind(Kind.REMEDY)]
    assert modes.count(Mode.ACTIVE) >= modes.count(Mode.PASSIVE) > 0


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.slug)
def test_a_section_is_reviewed_within_the_months_of_its_kind(section: Section) -> None:
    months = MONTHS[section.slug.partition("/")[0]]
    if section.slug in REVIEWED_LIKE_REMEDIES:
        months = MONTHS["remedies"]
    assert section.review_due <= date(TODAY.year + months // 12, TODAY.month, TODAY.day)
    assert section.review_due > TODAY + timedelta(days=90)


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.slug)
def test_no_section_claims_an_approval_that_nobody_gave(section: Section) -> None:
    assert section.approved_on is None


@pytest.mark.parametrize("section", real_library().of_kind(Kind.REMEDY), ids=lambda s: s.slug)
def test_a_remedy_leaves_room_for_two_others(section: Section) -> None:
    assert 50 < words_of(section, vocabulary()) <= 300


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.slug)
def test_a_bridge_is_built_from_both_sides(section: Section) -> None:
    for other in section.bridge:
        assert section.slug in real_library().sections[other].bridge


def test_warmth_and_cold_are_never_printed_together_without_a_word() -> None:
    heat = real_library().sections["remedies/heat"]
    assert "remedies/cool-compress" in heat.bridge


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.slug)
def test_every_message_of_a_section_has_words(section: Section) -> None:
    texts = list(section_texts(section))
    assert len(texts) >= 2
    assert all(message.text.strip() == message.text != "" for message in texts)


def test_tens_is_contested_and_only_for_adults_whom_a_clinician_chose() -> None:
    tens = real_library().sections["remedies/tens"]
    assert (tens.evidence, tens.opt_in, tens.min_age) == (Evidence.D, True, 18)
    assert {"implant-electronic", "pregnant", "epilepsy"} <= tens.exclude.keys()
