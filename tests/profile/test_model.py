import pickle
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.profile import (
    Clinician,
    Health,
    Identity,
    Needs,
    Presence,
    Profile,
    RedFlags,
)

TODAY = date(2026, 11, 21)
FACTORS = ("pregnant", "diabetes", "epilepsy", "heart-disease", "osteoporosis")
AGES = ("age-lt-5", "age-lt-12", "age-lt-16", "age-16-17", "age-65plus")
factors = st.frozensets(st.sampled_from(FACTORS))


def profile(
    needs: Needs | None = None, health: Health | None = None, red_flags: RedFlags | None = None
) -> Profile:
    return Profile(
        language="en",
        territory="GB",
        on=TODAY,
        needs=needs or Needs(),
        health=health or Health(),
        red_flags=red_flags or RedFlags(),
    )


@given(factors, factors, st.sampled_from(FACTORS))
def test_unknown_is_never_absent(present: frozenset[str], asked: frozenset[str], code: str) -> None:
    found = profile(health=Health(present, asked - present)).presence(code)
    stated = {True: Presence.PRESENT, False: Presence.ABSENT}
    expected = stated[code in present] if code in present | asked else Presence.UNKNOWN
    assert found is expected


@given(st.none() | st.integers(min_value=0, max_value=120), st.sampled_from(AGES))
def test_an_age_code_is_unknown_only_if_the_age_is(age: int | None, code: str) -> None:
    found = profile(Needs(age=age)).presence(code)
    assert (found is Presence.UNKNOWN) is (age is None)


@pytest.mark.parametrize(
    ("age", "present"),
    [
        (4, {"age-lt-5", "age-lt-12", "age-lt-16"}),
        (5, {"age-lt-12", "age-lt-16"}),
        (12, {"age-lt-16"}),
        (16, {"age-16-17"}),
        (18, set()),
        (64, set()),
        (65, {"age-65plus"}),
    ],
)
def test_age_codes_follow_from_the_age(age: int, present: set[str]) -> None:
    assert {code for code in AGES if profile(Needs(age=age)).has(code)} == present


def test_a_stated_age_code_says_what_follows_from_it() -> None:
    child = profile(health=Health(present=frozenset({"age-lt-12"})))
    assert child.presence("age-lt-16") is Presence.PRESENT
    assert child.presence("age-65plus") is Presence.ABSENT
    assert child.presence("age-lt-5") is Presence.UNKNOWN


def test_a_code_of_any_group_is_found() -> None:
    patient = profile(
        Needs(
            age=70,
            symptoms=frozenset({"burning"}),
            causes=frozenset({"gad"}),
            lifestyle=frozenset({"desk-work"}),
            preferences=frozenset({"warmth"}),
        ),
        Health(present=frozenset({"diabetes"}), absent=frozenset({"pregnant"})),
        RedFlags(screened=True, present=frozenset({"rf-chest"})),
    )
    expected = {"burning", "gad", "desk-work", "warmth", "diabetes", "age-65plus", "rf-chest"}
    assert patient.codes == expected
    assert all(patient.has(code) for code in expected)
    assert not patient.has("pregnant")


@pytest.mark.parametrize(
    ("red_flags", "presence"),
    [
        (RedFlags(), Presence.UNKNOWN),
        (RedFlags(screened=True), Presence.ABSENT),
        (RedFlags(present=frozenset({"rf-chest"})), Presence.PRESENT),
    ],
)
def test_a_red_flag_is_absent_only_after_screening(red_flags: RedFlags, presence: Presence) -> None:
    assert profile(red_flags=red_flags).presence("rf-chest") is presence


def test_a_preference_that_nobody_stated_is_not_known_to_be_absent() -> None:
    assert profile().presence("no-touch") is Presence.UNKNOWN


def test_identity_and_note_are_in_no_repr() -> None:
    patient = Profile(
        language="es",
        territory="US",
        on=TODAY,
        identity=Identity("Zoë Example", date(1980, 3, 2), "EX-0042"),
        clinician=Clinician(
            "J. Okafor", override={"remedies/heat": "tested by hand"}, note="call the sister"
        ),
    )
    shown = f"{patient!r} {patient.identity!r} {patient.clinician!r} {patient!s}"
    for secret in ("Zoë", "1980", "3, 2", "0042", "tested by hand", "sister"):
        assert secret not in shown


def test_a_profile_goes_to_another_process_and_back() -> None:
    patient = Profile(
        language="es",
        territory="US",
        on=TODAY,
        needs=Needs(age=70),
        clinician=Clinician(override={"remedies/heat": "tested"}),
    )
    assert patient.has("age-65plus")
    returned = pickle.loads(pickle.dumps(patient))  # noqa: S301 - made one line above
    assert returned == patient
    assert returned.has("age-65plus")
