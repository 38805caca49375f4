"""A section as it is printed: its own words, and the safety lines that the rules add."""

import pytest

from handouts.document import Voice
from handouts.document.model import Form, PageBlock, PageSection, Sign
from handouts.document.sections import compose_section
from handouts.library import BlockKind, Evidence, Kind, Section
from handouts.selection import Decision, Reason, Status
from tests.document.conftest import Speak
from tests.document.making import shelf

SECTIONS = shelf().library.sections
REMEDIES = sorted(slug for slug, section in SECTIONS.items() if section.kind is Kind.REMEDY)


@pytest.fixture(scope="module")
def voice(speak: Speak) -> Voice:
    return speak()


def included(section: Section, *cautions: str, overridden: bool = False) -> Decision:
    return Decision(
        section.slug,
        section.kind,
        section.version,
        Status.INCLUDED,
        (),
        tuple(Reason(code, section.caution[code]) for code in cautions),
        overridden,
    )


def composed(section: Section, voice: Voice, *printed: str, **how: bool) -> PageSection:
    return compose_section(section, included(section, **how), (section.slug, *printed), voice, {})


def items(page: PageSection, heading: str) -> list[str]:
    """Return the lines under a heading."""
    return [str(item) for block in page.blocks if block.heading == heading for item in block.items]


def test_there_are_remedies_to_look_at() -> None:
    assert len(REMEDIES) > 5
    assert sum(bool(SECTIONS[slug].exclude) for slug in REMEDIES) > 5


@pytest.mark.parametrize("slug", REMEDIES)
def test_every_remedy_prints_the_whole_list_of_whom_it_is_not_for(slug: str, voice: Voice) -> None:
    section = SECTIONS[slug]
    listed = items(composed(section, voice), str(voice.word("remedy.do_not_use")))
    wanted = [str(voice.for_section(section).patient(code)) for code in section.exclude]
    wanted += [str(voice.for_section(section).say(line)) for line in section.not_if]
    assert listed == wanted
    assert bool(listed) is bool(section.exclude or section.not_if)


@pytest.mark.parametrize("slug", REMEDIES)
def test_every_remedy_says_when_to_stop(slug: str, voice: Voice) -> None:
    section = SECTIONS[slug]
    page = composed(section, voice)
    rule = items(page, str(voice.word("remedy.stop")))
    assert str(voice.word("remedy.stop_worse")) in rule
    assert str(voice.word("remedy.stop_new")) in rule
    assert page.blocks[-1].heading == voice.word("remedy.stop")


@pytest.mark.parametrize("slug", sorted(SECTIONS))
def test_no_word_of_a_section_is_lost(slug: str, voice: Voice) -> None:
    section = SECTIONS[slug]
    teller = voice.for_section(section)
    said = [str(item) for block in composed(section, voice).blocks for item in block.items]
    wanted = [
        str(teller.say(item))
        for block in section.blocks
        if block.kind is not BlockKind.HEADING
        for item in block.items
    ]
    assert wanted
    for item in wanted:
        assert item in said


def test_a_caution_is_printed_for_the_patient_whom_it_concerns(voice: Voice) -> None:
    section = SECTIONS["remedies/heat"]
    code = "diabetes"
    care = str(voice.word("remedy.take_care"))
    without = compose_section(section, included(section), (section.slug,), voice, {})
    with_it = compose_section(section, included(section, code), (section.slug,), voice, {})
    assert items(without, care) == []
    assert items(with_it, care) == [str(voice.for_section(section).say(section.caution[code]))]


def test_a_bridge_is_printed_only_beside_the_section_it_leads_to(voice: Voice) -> None:
    found = [(s, other) for s in SECTIONS.values() for other in s.bridge if other in SECTIONS]
    assert found
    for section, other in found:
        line = voice.for_section(section).say(section.bridge[other])
        alone, beside = composed(section, voice), composed(section, voice, other)
        assert PageBlock(Form.WARNING, (line,), sign=Sign.WARNING) not in alone.blocks
        assert PageBlock(Form.WARNING, (line,), sign=Sign.WARNING) in beside.blocks


def test_an_override_is_said_to_the_patient(voice: Voice) -> None:
    section = SECTIONS["remedies/heat"]
    line = PageBlock(Form.WARNING, (voice.word("remedy.override"),), sign=Sign.WARNING)
    assert line in composed(section, voice, overridden=True).blocks
    assert line not in composed(section, voice).blocks


def test_evidence_is_said_of_remedies_alone(voice: Voice) -> None:
    for section in SECTIONS.values():
        tag = composed(section, voice).tag
        rated = section.kind is Kind.REMEDY and section.evidence is not Evidence.S
        assert bool(tag) is rated
        if rated:
            assert tag == voice.word(f"evidence.{section.evidence.value}")


def test_a_handout_has_the_same_form_in_every_language(speak: Speak) -> None:
    for slug, section in SECTIONS.items():
        forms = {
            tuple(block.form for block in composed(section, speak(language)).blocks)
            for language in ("en", "es", "ar")
        }
        assert len(forms) == 1, slug


def test_the_warning_signs_are_framed(voice: Voice) -> None:
    kinds = {slug: composed(section, voice).kind for slug, section in SECTIONS.items()}
    assert [slug for slug, kind in kinds.items() if kind == "alarm"] == ["safety/red-flags"]


def test_the_place_of_a_move_that_is_to_be_left_out_is_crossed(voice: Voice) -> None:
    section = SECTIONS["remedies/gentle-stretching"]
    for codes, crossed in (((), []), (("pregnant",), [2]), (("osteoporosis",), [1, 2, 3])):
        page = compose_section(section, included(section), (section.slug,), voice, {}, codes)
        (cards,) = [block for block in page.blocks if block.form is Form.CARDS]
        assert len(cards.pictures) == len(cards.items) == 4
        named = [bool(picture and picture.name) for picture in cards.pictures]
        assert [n for n, shown in enumerate(named, start=1) if not shown] == crossed
        skipped = [n for n, item in enumerate(cards.items, start=1) if item == "Skip this move."]
        assert skipped == crossed


def test_a_drawing_beside_the_steps_that_is_not_for_a_patient_is_left_out(voice: Voice) -> None:
    section = SECTIONS["remedies/sleep-routine"]
    page = compose_section(section, included(section), (section.slug,), voice, {}, ("pregnant",))
    (steps,) = [block for block in page.blocks if block.form is Form.STEPS]
    assert [picture.name for picture in steps.pictures if picture] == ["sleep-on-side"]
