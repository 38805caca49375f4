"""A last page that would hold next to nothing is saved by setting all a little closer."""

from dataclasses import replace

import pytest

from handouts.handout import Draft, draft_handout, make_handout
from handouts.handout.make import page_of
from handouts.handout.plan import plan_of
from handouts.pdf import Page, render
from handouts.pdf.filling import filled
from handouts.pdf.render import NEXT_TO_NOTHING, typeset
from tests.document.making import profile, shelf
from tests.pdf.boxes import typeset_and_written
from tests.pdf.layout_rules import faults_by_rule, report
from tests.pdf.opening import assert_fit
from tests.test_page_budget import TYPICAL

pytestmark = pytest.mark.pdf

WHO = "tense at the desk"


def decided(language: str, territory: str, who: str = WHO) -> Draft:
    needs = {"age": 42, **TYPICAL[who]}
    document = {
        "language": language,
        "territory": territory,
        "needs": needs,
        "red_flags": {"screened": True},
    }
    return draft_handout(profile(document), shelf())


def test_a_few_lines_on_a_last_page_come_back_to_the_one_before() -> None:
    draft = decided("uk", "US")
    airy = typeset(page_of(plan_of(draft, shelf()), shelf(), draft.handout_id)).pages
    assert len(airy) == 5
    assert filled(airy[-1]) < NEXT_TO_NOTHING
    handout = make_handout(draft, shelf())
    assert handout.pages == 4
    assert handout.printed.is_tight
    page = page_of(handout.printed, shelf(), draft.handout_id)
    assert_fit(handout.pdf, page.families, language="uk")
    broken = report(
        faults_by_rule(typeset_and_written(page), blocks_are_whole=True, body=9, foot=9)
    )
    assert not broken, broken


def test_a_page_that_is_worth_having_stays_and_all_stays_airy() -> None:
    draft = decided("uk", "US", "panic")
    handout = make_handout(draft, shelf())
    assert not handout.printed.is_tight
    airy = typeset(page_of(handout.printed, shelf(), draft.handout_id)).pages
    assert filled(airy[-1]) > NEXT_TO_NOTHING


def test_a_closer_page_that_would_be_complained_of_costs_nobody_a_handout() -> None:
    draft = decided("uk", "US")
    page = page_of(plan_of(draft, shelf()), shelf(), draft.handout_id)
    spoilt = replace(page, stylesheets=(*page.stylesheets, "p { colour: red }", ".a { top: }"))

    def closer() -> Page:
        return replace(spoilt, stylesheets=(*spoilt.stylesheets, "* { margin: 0 !important }"))

    rendered = render(page, closer=closer)
    assert not rendered.is_closer
    assert rendered.pages == 5
