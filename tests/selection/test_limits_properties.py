"""What holds for any library, any wishes and any limits of a clinic."""

from dataclasses import dataclass
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from handouts.library import Evidence, Kind, Library, Mode
from handouts.profile import Group, Profile
from handouts.selection import REMEDIES_CAP, Limits, Selection, Status
from tests.library.samples import library, passive, reading, remedy
from tests.selection.samples import notices, patient, select

SYMPTOMS = ("tension", "burning", "night-pain")
BARS = ("pregnant", "epilepsy")
MATCHES: tuple[dict[str, Any], ...] = (
    *({"match": {Group.SYMPTOMS: frozenset({code})}} for code in SYMPTOMS),
    {"match": {}, "everyone": True},
    {"match": {}, "opt_in": True},
)
RULES: tuple[dict[str, Any], ...] = tuple(
    {"mode": mode, "evidence": evidence, "exclude": dict.fromkeys(bars, "No."), **match}
    for mode in Mode
    for evidence in (Evidence.A, Evidence.C)
    for bars in ((), ("pregnant",), BARS)
    for match in MATCHES
)
REMEDIES = [
    *(remedy(f"remedy-{number}", **rules) for number, rules in enumerate(RULES)),
    passive("contested", evidence=Evidence.D, opt_in=True, exclude={"pregnant": "No."}),
]
READINGS = [reading(f"reading-{n}", everyone=n % 3 == 0) for n in range(8)]
limits = st.builds(
    lambda most, education, words: Limits(min(3, most), most, education, words),
    most=st.integers(1, 7),
    education=st.integers(0, 6),
    words=st.sampled_from([1, 200, 400, 800, 100_000]),
)


@dataclass(frozen=True, repr=False)
class Case:
    """A library, somebody for whom to select from it, and a clinic's limits."""

    who: Profile
    shelf: Library
    limits: Limits

    def __repr__(self) -> str:
        """Return the case with the names of its sections; what they are, REMEDIES says."""
        return f"Case({self.who}, {list(self.shelf.sections)}, {self.limits})"

    @property
    def selection(self) -> Selection:
        return select(self.who, self.shelf, self.limits)

    @property
    def modes(self) -> list[Mode | None]:
        """Return the modes of the remedies that are printed."""
        printed = self.selection.printed_of(Kind.REMEDY)
        return [self.shelf.sections[slug].mode for slug in printed]


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Draw a case."""
    held = draw(st.lists(st.sampled_from(REMEDIES), max_size=20, unique_by=lambda s: s.slug))
    shelf = library(*held, *draw(st.lists(st.sampled_from(READINGS), unique_by=lambda s: s.slug)))
    slugs = sorted(shelf.sections.keys() - shelf.always_slugs)
    wishes = draw(st.dictionaries(st.sampled_from(slugs), st.booleans())) if slugs else {}
    who = patient(
        symptoms=draw(st.frozensets(st.sampled_from(SYMPTOMS))),
        has=draw(st.frozensets(st.sampled_from(BARS))),
        include=[slug for slug, wanted in wishes.items() if wanted],
        exclude=[slug for slug, wanted in wishes.items() if not wanted],
    )
    return Case(who, shelf, draw(limits))


FULL = Case(
    patient(symptoms=SYMPTOMS, include=[s.slug for s in REMEDIES if s.mode is Mode.PASSIVE][:3]),
    library(*REMEDIES, *READINGS),
    Limits(3, REMEDIES_CAP, 6, 100_000),
)
BARE = Case(patient(symptoms=()), library(passive("warmth")), Limits())


def test_the_examples_are_a_full_handout_with_passive_remedies_and_a_bare_one() -> None:
    assert len(FULL.modes) == REMEDIES_CAP
    assert FULL.modes.count(Mode.PASSIVE) == REMEDIES_CAP // 2
    assert BARE.modes == []


@given(cases())
@example(FULL)
@example(BARE)
@settings(max_examples=200)
def test_there_are_never_more_than_seven_remedies_nor_more_passive_than_active(case: Case) -> None:
    assert len(case.modes) <= REMEDIES_CAP
    assert case.modes.count(Mode.PASSIVE) <= case.modes.count(Mode.ACTIVE)


@given(cases())
@example(FULL)
@example(BARE)
@settings(max_examples=200)
def test_a_short_list_is_always_said_to_be_short(case: Case) -> None:
    is_short = len(case.selection.printed_of(Kind.REMEDY)) < case.limits.remedies_min
    assert ("few-remedies" in notices(case.selection)) is is_short


@given(cases())
@example(FULL)
@example(BARE)
@settings(max_examples=200)
def test_every_section_is_decided_once_and_with_a_reason(case: Case) -> None:
    chosen = case.selection
    assert list(chosen.decisions) == sorted(case.shelf.sections)
    assert all(decision.reasons for decision in chosen.decisions.values())
    included = [slug for slug, made in chosen.decisions.items() if made.is_included]
    assert sorted(chosen.printed) == included


@given(cases())
@example(FULL)
@example(BARE)
@settings(max_examples=200)
def test_a_wish_is_granted_or_the_clinician_is_told(case: Case) -> None:
    chosen = case.selection
    told = " ".join(notice.message for notice in chosen.notices if "asked-but" in notice.code)
    for slug in case.who.clinician.include:
        assert slug in chosen.printed or slug in told
    for slug in case.who.clinician.exclude:
        assert chosen.decisions[slug].status is Status.EXCLUDED


@given(cases())
@example(FULL)
@example(BARE)
@settings(max_examples=200)
def test_nothing_that_the_clinician_asked_for_is_cut_for_its_length(case: Case) -> None:
    for slug in case.who.clinician.include:
        reasons = case.selection.decisions[slug].reasons
        assert "space" not in [reason.code for reason in reasons]
