from dataclasses import replace
from datetime import date, timedelta

import pytest

from handouts.library import (
    ALWAYS_PRINTED,
    Evidence,
    Kind,
    Mode,
    Section,
    check_library,
    check_texts,
    section_texts,
    words_of,
)
from handouts.resources import Resources
from tests.library.samples import TODAY, real_library, vocabulary

SECTIONS = list(real_library().sections.values())
MONTHS = {"safety": 12, "remedies": 24, "education": 36}
REVIEWED_LIKE_REMEDIES = {"safety/before-you-start"}
REVIEWED_LIKE_EDUCATION = {  # habits, of which research tells little that is new
    "remedies/connection-play-and-laughter",
    "remedies/rest-and-deep-relaxation",
    "remedies/stress-load",
}


def test_the_library_has_no_problem() -> None:
    assert len(SECTIONS) >= 50
    assert check_library(real_library(), TODAY) == []


def test_the_texts_are_easy_explain_hard_words_and_cover_every_fact(resources: Resources) -> None:
    assert check_texts(real_library(), resources) == []


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
    if section.slug in REVIEWED_LIKE_EDUCATION:
        months = MONTHS["education"]
    assert section.review_due <= date(TODAY.year + months // 12, TODAY.month, TODAY.day)
    assert section.review_due > TODAY + timedelta(days=90)


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.slug)
def test_no_section_claims_an_approval_that_nobody_gave(section: Section) -> None:
    assert section.approved_on is None


BARS_MANY = {"remedies/vibration-device", "remedies/warm-bath-and-hot-tub"}
"""Remedies whose list of dangers is longer than the words for using them."""


@pytest.mark.parametrize("section", real_library().of_kind(Kind.REMEDY), ids=lambda s: s.slug)
def test_a_remedy_leaves_room_for_two_others(section: Section) -> None:
    """The list of whom it is not for is never shortened; what is written is short."""
    barred = sum(len(vocabulary().terms[code].patient.split()) for code in section.exclude)
    room = words_of(replace(section, pictures=()), vocabulary())
    assert 50 < room - barred <= 250
    assert room <= (320 if section.slug not in BARS_MANY else 430)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("remedies/heat", "remedies/cool-compress"),
        ("remedies/warm-bath-and-hot-tub", "remedies/cool-compress"),
        ("remedies/rest-and-deep-relaxation", "remedies/aerobic-activity"),
        ("remedies/rest-and-deep-relaxation", "remedies/strength-and-pilates"),
        ("remedies/acceptance-and-pacing", "safety/red-flags"),
    ],
)
def test_what_pulls_apart_is_never_printed_together_without_a_word(one: str, other: str) -> None:
    sections = real_library().sections
    assert other in sections[one].opposes
    assert one in sections[other].opposes
    assert other in sections[one].bridge or one in sections[other].bridge


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.slug)
def test_every_message_of_a_section_has_words(section: Section) -> None:
    texts = list(section_texts(section))
    assert len(texts) >= 2
    assert all(message.text.strip() == message.text != "" for message in texts)


def test_tens_is_contested_and_only_for_adults_whom_a_clinician_chose() -> None:
    tens = real_library().sections["remedies/tens"]
    assert (tens.evidence, tens.opt_in, tens.min_age) == (Evidence.D, True, 18)
    assert {"implant-electronic", "pregnant", "epilepsy"} <= tens.exclude.keys()
