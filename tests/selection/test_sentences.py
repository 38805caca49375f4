"""What the clinician reads: each reason and each warning, word for word."""

from collections.abc import Callable

import pytest

from handouts.library import Evidence, Part, Section
from handouts.profile import Group, Profile, Tool
from handouts.selection import Limits, Selection, Status, explanation
from tests.library.samples import library, passive, reading, remedy, safety
from tests.selection.samples import patient, select

SICK = {"pregnant": "It could harm the child."}


def because(selection: Selection, slug: str) -> dict[str, str]:
    """Return the reasons for what became of a section, by code."""
    return {reason.code: reason.because for reason in selection.decisions[slug].reasons}


def said(who: Profile, *sections: Section, limits: Limits | None = None) -> dict[str, str]:
    """Return the reasons for what became of the first section."""
    chosen = select(who, library(*sections), limits or Limits(words_cap=100_000))
    return because(chosen, sections[0].slug)


@pytest.mark.parametrize(
    ("who", "section", "reasons"),
    [
        (patient(), remedy(), {"tension": "Fits: Muscle tension."}),
        (patient(), safety("red-flags", always=True), {"always": "Printed in every handout."}),
        (patient(), safety("all", everyone=True), {"everyone": "Fits every patient."}),
        (
            patient(include=["safety/more"]),
            safety("more"),
            {"clinician": "Chosen by the clinician."},
        ),
        (
            patient(include=["safety/more"]),
            safety("more", everyone=True, match={Group.SYMPTOMS: frozenset({"tension"})}),
            {
                "tension": "Fits: Muscle tension.",
                "everyone": "Fits every patient.",
                "clinician": "Chosen by the clinician.",
            },
        ),
        (
            patient(),
            safety("none"),
            {"no-match": "Nothing recorded for this patient calls for it."},
        ),
        (
            patient(),
            remedy(match={}),
            {"general": "Added because few sections matched; it suits most people."},
        ),
        (
            patient(),
            reading(match={}),
            {"no-match": "Nothing recorded for this patient calls for it."},
        ),
        (patient(), reading(everyone=True, match={}), {"everyone": "Fits every patient."}),
        (
            patient(include=["education/why-it-hurts"]),
            reading(everyone=True),
            {
                "clinician": "Chosen by the clinician.",
                "everyone": "Fits every patient.",
                "tension": "Fits: Muscle tension.",
            },
        ),
        (
            patient(exclude=["remedies/letting-go"]),
            remedy(),
            {"clinician": "Left out by the clinician."},
        ),
        (
            patient(),
            remedy(opt_in=True),
            {"opt-in": "Printed only if a clinician asks for it: --include remedies/letting-go."},
        ),
        (patient(has=["pregnant"]), remedy(exclude=SICK), SICK),
        (patient(age=15), remedy(min_age=16), {"min-age": "Not for patients under 16."}),
        (
            patient(age=None),
            remedy(opt_in=True, evidence=Evidence.D, exclude=SICK),
            {
                "pregnant": "Not recorded: Pregnant. "
                "Record it with --without pregnant or --has pregnant.",
                "min-age": "The patient's age is not recorded.",
            },
        ),
        (
            patient(has=["pregnant"], override={"remedies/letting-go": "The midwife agrees."}),
            remedy(exclude=SICK),
            {
                "override": "Overridden by the clinician: The midwife agrees.",
                **SICK,
                "tension": "Fits: Muscle tension.",
            },
        ),
        (
            patient(red_flags=["rf-cauda"]),
            remedy(),
            {
                "rf-cauda": "Red flag: Possible cauda equina syndrome: saddle numbness, "
                "bladder or bowel change, both legs."
            },
        ),
        (
            patient(include=["education/why-it-hurts"]),
            reading(is_condition=True, match={Group.CAUSES: frozenset({"panic", "gad"})}),
            {
                "not-recorded": "Printed only for a patient with a recorded cause: gad, panic. "
                "Record it with --cause."
            },
        ),
    ],
)
def test_a_reason_is_a_sentence(who: Profile, section: Section, reasons: dict[str, str]) -> None:
    assert said(who, section) == reasons


def test_what_is_not_available_says_so() -> None:
    chosen = select(patient(), library(remedy()), unavailable={"remedies/letting-go": "Gone."})
    assert because(chosen, "remedies/letting-go") == {"unavailable": "Gone."}


def test_what_has_no_room_says_so_before_why_it_fits() -> None:
    six = [remedy(f"r-{number}") for number in range(6, 0, -1)]
    assert said(patient(), *six) == {
        "limit": "Others fit better; there is room for 5.",
        "tension": "Fits: Muscle tension.",
    }
    assert said(patient(), six[0], *six[1:], limits=Limits(3, 4))["limit"] == (
        "Others fit better; there is room for 4."
    )
    four = [reading(f"e-{number}") for number in range(4, 0, -1)]
    assert said(patient(), *four)["limit"] == "Others fit better; there is room for 3."


def test_what_would_make_the_handout_too_long_says_so() -> None:
    long = [reading(f"e-{number}") for number in (2, 1)]
    assert said(patient(), *long, limits=Limits(words=1))["space"] == (
        "Left out so that the handout stays short."
    )
    extra = reading("extra", everyone=True, spare_room=True, match={})
    assert said(patient(), extra, limits=Limits(words=1)) == {
        "space": "Left out so that the handout stays short.",
        "everyone": "Fits every patient.",
    }


def test_what_would_upset_the_balance_says_so() -> None:
    assert said(patient(), passive("rub"))["balance"] == (
        "There must be an active remedy for each passive one."
    )
    fill = remedy("walk", match={})
    assert said(patient(), fill, passive("rub")) == {
        "balance": "Added so that there is an active remedy for each passive one."
    }


def test_a_part_says_why() -> None:
    parts = (
        Part("a", "A?", "A.", {Group.SYMPTOMS: frozenset({"tension"})}),
        Part("b", "B?", "B.", {Group.SYMPTOMS: frozenset({"burning"})}),
        Part("c", "C?", "C.", {}, everyone=True),
        Part("d", "D?", "D.", {}, everyone=True),
    )
    chosen = select(patient(), library(reading(parts=parts, parts_max=2)))
    assert {
        part.key: [(reason.code, reason.because) for reason in part.reasons]
        for part in chosen.decisions["education/why-it-hurts"].parts
    } == {
        "a": [("tension", "Fits: Muscle tension.")],
        "b": [("no-match", "Nothing recorded for this patient calls for it.")],
        "c": [("everyone", "Fits every patient.")],
        "d": [
            ("limit", "Others fit better; there is room for 2."),
            ("everyone", "Fits every patient."),
        ],
    }


def test_a_tool_says_why() -> None:
    plan = reading("plan", tool=Tool.FLARE)
    shelf = library(remedy(), plan)
    assert {c.tool: (c.reason.code, c.reason.because) for c in select(patient(), shelf).tools} == {
        Tool.LOG: ("remedies", "Lists the remedies that are printed."),
        Tool.FLARE: ("education/plan", "Belongs to a printed section."),
    }
    asked = select(patient(tools=(Tool.DIARY,)), shelf).tools
    assert [(c.tool, c.reason.code, c.reason.because) for c in asked] == [
        (Tool.DIARY, "clinician", "Asked for.")
    ]


ASKED = ["remedies/letting-go"]
MANY = [remedy(f"r-{number}") for number in range(8)]


@pytest.mark.parametrize(
    ("make", "warnings"),
    [
        (
            lambda: select(patient(screened=False), library(*MANY)),
            {
                "not-screened": "Red flags are not recorded as screened. "
                "Screen, then record it with --screened."
            },
        ),
        (
            lambda: select(patient(age=None), library(*MANY)),
            {"age-unknown": "The age is not recorded: an adult under 65 is assumed. Give --age."},
        ),
        (
            lambda: select(patient(age=17), library(*(remedy(f"r-{n}", min_age=0) for n in "abc"))),
            {"under-18": "The patient is under 18: what is for adults only is left out."},
        ),
        (
            lambda: select(patient(has=["pregnant"], include=ASKED), library(remedy(exclude=SICK))),
            {
                "asked-but-withheld": "remedies/letting-go was asked for "
                "but is withheld: pregnant.",
                "few-remedies": "Remedies printed: 0. No more are safe, fit and wanted.",
            },
        ),
        (
            lambda: select(
                patient(include=ASKED), library(remedy(), *MANY), unavailable={ASKED[0]: "Gone."}
            ),
            {
                "asked-but-unavailable": "remedies/letting-go was asked for but is unavailable: "
                "unavailable."
            },
        ),
        (
            lambda: select(
                patient(has=["pregnant"], override={ASKED[0]: "Agreed."}),
                library(remedy(exclude=SICK), *MANY),
            ),
            {"override": "remedies/letting-go is printed in spite of a contraindication."},
        ),
        (
            lambda: select(patient(include=[f"remedies/r-{n}" for n in range(8)]), library(*MANY)),
            {"asked-but-over-limit": "remedies/r-7: Others fit better; there is room for 7."},
        ),
        (
            lambda: select(patient(red_flags=["rf-suicide", "rf-cauda"]), library(*MANY)),
            {
                "red-flag": "Red flag recorded (rf-cauda, rf-suicide): "
                "only the safety pages are made. Act on it now.",
                "rf-suicide": "Thoughts of suicide are recorded: follow your local policy today.",
            },
        ),
    ],
)
def test_a_warning_is_a_sentence(make: Callable[[], Selection], warnings: dict[str, str]) -> None:
    assert {notice.code: notice.message for notice in make().notices} == warnings


def test_the_values_of_an_explanation_are_those_of_the_selection() -> None:
    section = remedy(caution={"pregnant": "Ask your midwife."}, version="2.3.4")
    who = patient(has=["pregnant"])
    shelf = library(section)
    chosen = select(who, shelf)
    document = explanation(
        chosen, shelf, handout_id="X", language="en", territory="GB", notices=chosen.notices
    )
    sections = document["sections"]
    assert isinstance(sections, list)
    [found] = [entry for entry in sections if entry["slug"] == section.slug]
    assert found == {
        "slug": "remedies/letting-go",
        "kind": "remedy",
        "version": "2.3.4",
        "status": Status.INCLUDED.value,
        "reasons": [{"code": "tension", "because": "Fits: Muscle tension."}],
        "cautions": [{"code": "pregnant", "because": "Ask your midwife."}],
        "parts": [],
    }
    assert document["warnings"] == [
        {
            "code": "few-remedies",
            "message": "Remedies printed: 1. No more are safe, fit and wanted.",
        }
    ]
