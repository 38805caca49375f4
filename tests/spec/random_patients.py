"""Draws random patients from the real vocabulary and the real library."""

from hypothesis import strategies as st

from handouts.library import ALWAYS_PRINTED, Evidence, Library
from handouts.profile import (
    AGE_CODES,
    Clinician,
    Group,
    Health,
    Identity,
    Needs,
    Profile,
    RedFlags,
    Tool,
)
from handouts.selection import Limits
from tests.library.samples import TODAY, real_library, vocabulary

FACTORS = [code for code in vocabulary().codes(Group.HEALTH) if code not in AGE_CODES]
BARS = sorted(
    {code for section in real_library().sections.values() for code in section.exclude}
    & set(FACTORS)
)
CHOOSABLE = sorted(real_library().sections.keys() - set(ALWAYS_PRINTED))
RED_FLAGS = vocabulary().codes(Group.RED_FLAGS)

some_limits = st.builds(
    lambda most, education, words: Limits(min(3, most), most, education, words),
    most=st.integers(1, 7),
    education=st.integers(0, 6),
    words=st.integers(300, 5000),
)
"""Everything that a clinic may set."""

no_red_flag = st.builds(RedFlags, screened=st.booleans())
a_red_flag = st.builds(
    RedFlags,
    screened=st.booleans(),
    present=st.frozensets(st.sampled_from(RED_FLAGS), min_size=1, max_size=3),
)


# Built once: to build a strategy for each draw takes longer than what is tested with it.
some_of = {
    group: st.frozensets(st.sampled_from(vocabulary().codes(group)), max_size=5)
    for group in (Group.SYMPTOMS, Group.CAUSES, Group.LIFESTYLE, Group.PREFERENCES)
}
needs = st.builds(
    Needs,
    age=st.one_of(st.none(), st.integers(0, 120), st.integers(18, 70)),
    symptoms=some_of[Group.SYMPTOMS],
    causes=some_of[Group.CAUSES],
    lifestyle=some_of[Group.LIFESTYLE],
    preferences=some_of[Group.PREFERENCES],
)
some_bars = st.frozensets(st.sampled_from(BARS), max_size=2)
some_factors = st.frozensets(st.sampled_from(FACTORS), max_size=3)
ruled_out = st.one_of(
    st.just(frozenset(FACTORS)),
    st.just(frozenset[str]()),
    st.frozensets(st.sampled_from(FACTORS)),
)
an_age_code = st.frozensets(st.sampled_from(sorted(AGE_CODES)), max_size=1)
some_wishes = st.dictionaries(
    st.sampled_from(CHOOSABLE), st.sampled_from(["in", "out", "override"])
)
some_tools = st.none() | st.lists(st.sampled_from(Tool), unique=True).map(tuple)


@st.composite
def healths(draw: st.DrawFn, *, age_is_known: bool) -> Health:
    """Draw health factors: some present, and of the others some, all or none ruled out."""
    present = draw(some_bars) | draw(some_factors)
    absent = draw(ruled_out)
    if not age_is_known:
        present |= draw(an_age_code)
    return Health(present, absent - present)


of_known_age, of_unknown_age = healths(age_is_known=True), healths(age_is_known=False)


@st.composite
def clinicians(draw: st.DrawFn) -> Clinician:
    """Draw wishes that do not contradict each other, as the reader of profiles sees to."""
    wishes = draw(some_wishes)
    override = {slug: "A reason." for slug, wish in wishes.items() if wish == "override"}
    return Clinician(
        include=(*(slug for slug, wish in wishes.items() if wish == "in"), *override),
        exclude=tuple(slug for slug, wish in wishes.items() if wish == "out"),
        override=override,
    )


some_clinician = clinicians()


@st.composite
def patients(
    draw: st.DrawFn,
    *,
    red_flags: st.SearchStrategy[RedFlags] = no_red_flag,
    clinician: st.SearchStrategy[Clinician] = some_clinician,
) -> Profile:
    """Draw a patient."""
    wanted = draw(needs)
    return Profile(
        language="en",
        territory="GB",
        on=TODAY,
        identity=Identity(),
        needs=wanted,
        health=draw(of_unknown_age if wanted.age is None else of_known_age),
        red_flags=draw(red_flags),
        clinician=draw(clinician),
        tools=draw(some_tools),
    )


CONTESTED = [s for s in real_library().sections.values() if s.evidence is Evidence.D]
DANGERS = sorted({code for section in CONTESTED for code in section.exclude})
at_most_one_danger = st.frozensets(st.sampled_from(DANGERS), max_size=1)
perhaps_young = st.none() | st.integers(16, 90)


@st.composite
def nearly_cleared(draw: st.DrawFn) -> Profile:
    """Draw somebody for whom contested remedies are asked for; at most one danger is not known."""
    return Profile(
        language="en",
        territory="GB",
        on=TODAY,
        needs=Needs(age=draw(perhaps_young), symptoms=draw(some_of[Group.SYMPTOMS])),
        health=Health(absent=frozenset(DANGERS) - draw(at_most_one_danger)),
        red_flags=draw(no_red_flag),
        clinician=Clinician(include=tuple(section.slug for section in CONTESTED)),
    )


anybody = patients(red_flags=st.one_of(no_red_flag, no_red_flag, a_red_flag))


@st.composite
def shuffled_libraries(draw: st.DrawFn) -> Library:
    """Draw the real library with its sections in another order."""
    library = real_library()
    slugs = draw(st.permutations(list(library.sections)))
    return Library(
        {slug: library.sections[slug] for slug in slugs}, library.vocabulary, library.version
    )
