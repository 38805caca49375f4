"""The head of page 1 and the foot of every page."""

from datetime import date

import pytest

from handouts.document.front import compose_footer, compose_glance, compose_heading
from handouts.profile import Clinician, Identity, Profile
from tests.document.conftest import Speak
from tests.document.making import ENGLISH, draft, example, shelf, tree, words

DAY = date(2026, 11, 21)


def plain(markup: str) -> str:
    return words(tree(f'<html lang="en"><body>{markup}</body></html>'))


def label(speak: Speak, identity: Identity, clinician: str | None = None) -> dict[str, str]:
    person = Profile("en", "GB", DAY, identity=identity, clinician=Clinician(name=clinician))
    heading = compose_heading(person, speak(), clinic="", contact=(), logo="", safety_only=False)
    return {plain(line.name): plain(line.value) for line in heading.label}


def test_the_label_holds_what_was_told_and_no_more(speak: Speak) -> None:
    assert label(speak, Identity()) == {"Date": "21 November 2026"}
    assert label(speak, Identity("Ana Ruiz", date(1980, 3, 2), "0042"), "J. Okafor") == {
        "Name": "Ana Ruiz",
        "Date of birth": "2 March 1980",
        "Record number": "0042",
        "Prepared by": "J. Okafor",
        "Date": "21 November 2026",
    }


def test_the_plan_lists_the_remedies_and_what_to_read_in_the_order_of_print(speak: Speak) -> None:
    decided = draft(example(ENGLISH))
    sections = shelf().library.sections
    printed = {slug: sections[slug] for slug in decided.selection.printed}
    glance = compose_glance(printed, speak(), safety_only=False)
    remedies = [slug for slug in printed if slug.startswith("remedies/")]
    reading = [slug for slug in printed if slug.startswith("education/")]
    assert remedies
    assert reading
    assert [plain(title) for title, _ in glance.remedies] == [sections[s].title for s in remedies]
    assert [plain(title) for title in glance.reading] == [sections[s].title for s in reading]
    assert all(summary for _, summary in glance.remedies)


def test_a_plan_without_remedies_does_not_tell_anybody_to_start(speak: Speak) -> None:
    sections = shelf().library.sections
    voice = speak()
    empty = compose_glance(
        {"safety/red-flags": sections["safety/red-flags"]}, voice, safety_only=False
    )
    assert empty.advice == (voice.word("plan.stop"),)


def test_a_red_flag_leaves_no_plan_but_to_get_help(speak: Speak) -> None:
    voice = speak()
    glance = compose_glance(dict(shelf().library.sections), voice, safety_only=True)
    assert glance.lead == voice.word("page.safety_intro")
    assert (glance.remedies, glance.reading, glance.advice) == ((), (), ())


@pytest.mark.parametrize("language", ["en", "es", "ar"])
def test_the_foot_says_what_it_takes_to_find_the_text_again(speak: Speak, language: str) -> None:
    foot = compose_footer(
        speak(language),
        handout_id="ABCDE-FGHJK",
        version="1.2.3",
        made_on=DAY,
        review_due=date(2028, 1, 2),
    )
    said = " ".join(plain(part) for part in foot.parts)
    for wanted in ("ABCDE-FGHJK", "1.2.3", "2026", "2028"):
        assert wanted in said
    assert plain(foot.before + foot.between + foot.after)
    assert "\ue000" not in foot.before + foot.between + foot.after
    assert "\ue001" not in foot.before + foot.between + foot.after
