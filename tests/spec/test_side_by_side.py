"""Two languages hold the same for every patient: nothing is in one and not in the other."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handouts.document import HandoutPlan, pair
from handouts.document.model import Form, PageBlock
from handouts.errors import ProfileError
from handouts.handout import draft_handout
from handouts.handout.plan import plans_of
from handouts.library import amount_problems
from handouts.profile import Profile
from tests.document.making import shelf
from tests.document.pairs import blocks_of, sections_of
from tests.spec.pages import profile_for
from tests.spec.patients import PATIENTS
from tests.spec.random_patients import anybody

pytestmark = pytest.mark.spec

LANGUAGES = [("en", "es"), ("es", "en"), ("en", "ar"), ("ar", "en"), ("es", "ar"), ("ar", "es")]
ONCE = (Form.TABLE, Form.GRID, Form.LINES)


def plans(who: Profile, languages: Sequence[str]) -> tuple[HandoutPlan, HandoutPlan, HandoutPlan]:
    """Return the plan in each of two languages, and the one in both."""
    first, second = languages
    decided = draft_handout(replace(who, language=first), shelf(), with_language=second)
    own, other = plans_of(decided, shelf())
    return own, other, pair(own, other)


def forms(plan: HandoutPlan) -> Mapping[str, list[Form]]:
    """Return the forms of the blocks of each section, but for the notice on the translation."""
    return {
        section.slug: [block.form for block in section.blocks if block.form is not Form.NOTICE]
        for section in sections_of(plan)
    }


def assert_paired(own: HandoutPlan, other: HandoutPlan, both: HandoutPlan) -> int:
    """Make sure that every block is in both languages; return how many there are."""
    assert forms(own) == forms(other) == forms(both)
    paired = 0
    for block in blocks_of(both):
        if block.beside is not None:
            assert block.beside.form is block.form
            assert len(block.beside.items) == len(block.items)
            assert not _marked(block)
        elif block.form not in {*ONCE, Form.NOTICE}:
            assert _marked(block) == len(block.items) + bool(block.heading)
        paired += 1
    assert len(both.glance.lines) == len(own.glance.remedies)
    assert all(line.beside for line in both.glance.lines)
    return paired


def _marked(block: PageBlock) -> int:
    """Return how many lines of a block hold the second language in them."""
    return sum('class="beside"' in line for line in (*block.items, block.heading))


@pytest.mark.parametrize("languages", LANGUAGES, ids="-".join)
def test_every_example_patient_gets_the_same_in_both_languages(languages: tuple[str, str]) -> None:
    rows = [row for row in PATIENTS if not row.refused][LANGUAGES.index(languages) :: 6]
    assert len(rows) > 10
    blocks = sum(assert_paired(*plans(profile_for(row), languages)) for row in rows)
    assert blocks > 30 * len(rows)


@given(anybody, st.sampled_from(LANGUAGES))
@settings(max_examples=40)
def test_any_patient_gets_the_same_in_both_languages(
    who: Profile, languages: tuple[str, str]
) -> None:
    assert assert_paired(*plans(_possible(who), languages)) > 20


@given(anybody, st.sampled_from(LANGUAGES))
@settings(max_examples=20)
def test_a_second_language_never_changes_what_a_patient_gets(
    who: Profile, languages: tuple[str, str]
) -> None:
    first, second = languages
    spoken = replace(_possible(who), language=first)
    alone = draft_handout(spoken, shelf())
    beside = draft_handout(spoken, shelf(), with_language=second)
    assert beside.selection == alone.selection
    assert beside.helplines == alone.helplines


def test_the_random_patients_reach_every_form() -> None:
    seen: Counter[Form] = Counter()

    @given(anybody, st.sampled_from(LANGUAGES))
    @settings(max_examples=25)
    def look(who: Profile, languages: tuple[str, str]) -> None:
        _, _, both = plans(_possible(who), languages)
        seen.update(block.form for block in blocks_of(both))

    look()
    assert seen.keys() >= set(Form) - {Form.LINES, Form.QR}


def _possible(who: Profile) -> Profile:
    """Return the patient in Great Britain, without an amount that is refused."""
    here = replace(who, territory="GB")
    return replace(here, amounts={}) if [*amount_problems(here.amounts, shelf().library)] else here


def test_an_amount_that_is_not_safe_is_refused_in_two_languages_too() -> None:
    refused = [row for row in PATIENTS if row.refused]
    assert refused
    for row in refused:
        with pytest.raises(ProfileError):
            draft_handout(profile_for(row), shelf(), with_language="es")
