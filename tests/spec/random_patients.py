"""Draws random patients from the real vocabulary and the real library."""

from collections.abc import Callable

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


def some_of(group: Group) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(vocabulary().codes(group)), max_size=5)


@st.composite
def healths(draw: st.DrawFn, *, age_is_known: bool) -> Health:
    """Draw health factors: some present, and of the others some, all or none ruled out."""
    present = draw(st.frozensets(st.sampled_from(BARS), max_size=2))
    present |= draw(st.frozensets(st.sampled_from(FACTORS), max_size=3))
    absent = draw(
        st.one_of(
            st.just(frozenset(FACTORS)),
            st.just(frozenset[str]()),
            st.frozensets(st.sampled_from(FACTORS)),
        )
    )
    if not age_is_known:
        present |= draw(st.frozensets(st.sampled_from(sorted(AGE_CODES)), max_size=1))
    return Health(present, absent - present)


@st.composite
def clinicians(draw: st.DrawFn) -> Clinician:
    """Draw wishes that do not contradict each other, as the reader of profiles sees to."""
    wishes = draw(
        st.dictionaries(st.sampled_from(CHOOSABLE), st.sampled_from(["in", "out", "override"]))
    )
    override = {slug: "A reason." for slug, wish in wishes.items() if wish == "override"}
    return Clinician(
        include=(*(slug for slug, wish in wishes.items() if wish == "in"), *override),
        exclude=tuple(slug for slug, wish in wishes.items() if wish == "out"),
        override=override,
    )


@st.composite
def patients(
    draw: st.DrawFn,
    *,
    red_flags: st.SearchStrategy[RedFlags] = no_red_flag,
    clinician: Callable[[], st.SearchStrategy[Clinician]] = clinicians,
) -> Profile:
    """Draw a patient."""
    age = draw(st.one_of(st.none(), st.integers(0, 120), st.integers(18, 70)))
    return Profile(
        language="en",
        territory="GB",
        on=TODAY,
        identity=Identity(),
        needs=Needs(
            age=age,
            symptoms=draw(some_of(Group.SYMPTOMS)),
            causes=draw(some_of(Group.CAUSES)),
            lifestyle=draw(some_of(Group.LIFESTYLE)),
            preferences=draw(some_of(Group.PREFERENCES)),
        ),
        health=draw(healths(age_is_known=age is not None)),
        red_flags=draw(red_flags),
        clinician=draw(clinician()),
    )


@st.composite
def nearly_cleared(draw: st.DrawFn) -> Profile:
    """Draw somebody for whom contested remedies are asked for; at most one danger is not known."""
    contested = [s for s in real_library().sections.values() if s.evidence is Evidence.D]
    dangers = sorted({code for section in contested for code in section.exclude})
    unknown = draw(st.frozensets(st.sampled_from(dangers), max_size=1))
    return Profile(
        language="en",
        territory="GB",
        on=TODAY,
        needs=Needs(
            age=draw(st.none() | st.integers(16, 90)), symptoms=draw(some_of(Group.SYMPTOMS))
        ),
        health=Health(absent=frozenset(dangers) - unknown),
        red_flags=draw(no_red_flag),
        clinician=Clinician(include=tuple(section.slug for section in contested)),
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
