"""Handouts that one process makes with one press are those that each would be alone."""

import gc
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handouts.errors import ProfileError
from handouts.handout import (
    Draft,
    Shelf,
    decide_handout,
    draft_handout,
    identify,
    load_shelf,
    make_handout,
)
from handouts.handout import make as module
from handouts.handout.plan import plans_of
from handouts.pdf import Press
from handouts.profile import Identity
from tests.document.making import (
    ARABIC,
    CLINIC,
    ENGLISH,
    LARGE,
    PROFILES,
    RED_FLAG,
    ROOT,
    SPANISH,
    TODAY,
    example,
    example_for,
    profile,
    shelf,
)

NOTE = "\n".join(["Please walk a little more each day, and call us."] * 8)
WHO: Mapping[str, object] = {"name": "Ana Ruiz", "record_number": "0042"}
OPTIONS: Mapping[str, tuple[str, str, Path | None]] = {
    ENGLISH: ("", "", None),
    SPANISH: ("clear", "", None),
    ARABIC: ("", "en", None),
    LARGE: ("large", "", None),
    RED_FLAG: ("", "", CLINIC),
}
"""Size, second language and clinic of each example."""


def decide(name: str, who: Mapping[str, object] = WHO, note: str = "") -> Draft:
    size, second, clinic = OPTIONS[name]
    document = example_for(name, who, {"clinician": {"note": note}} if note else None)
    return draft_handout(
        profile(document, clinic),
        shelf(clinic),
        size=size or None,  # type: ignore[arg-type]
        with_language=second,
    )


def pdf_of(draft: Draft, name: str, press: Press | None = None) -> bytes:
    return make_handout(draft, shelf(OPTIONS[name][2]), press).pdf


@pytest.mark.pdf
def test_in_any_order_handouts_are_those_of_a_new_press() -> None:
    names = [*OPTIONS, *list(OPTIONS)[::-1], ENGLISH]
    notes = ("", NOTE, "Next visit in 2 weeks.")
    alone: dict[tuple[str, str], bytes] = {}
    press = Press()
    for number, name in enumerate(names):
        note = notes[number % 3] if name in {ENGLISH, SPANISH} else ""
        made = pdf_of(decide(name, note=note), name, press)
        key = name, note
        if key not in alone:
            alone[key] = pdf_of(decide(name, note=note), name)
        assert sha256(made).digest() == sha256(alone[key]).digest(), key
    assert len(alone) > len(OPTIONS)


@pytest.mark.pdf
@pytest.mark.slow
@pytest.mark.parametrize("name", [ENGLISH, ARABIC])
def test_a_process_of_its_own_makes_the_same_handout(name: str, tmp_path: Path) -> None:
    press = Press()
    pdf_of(decide(SPANISH), SPANISH, press)
    here = make_handout(draft_handout(profile(example(name)), shelf()), shelf(), press).pdf
    target = tmp_path / "handout.pdf"
    arguments = [str(PROFILES / f"{name}.toml"), "--date", TODAY.isoformat(), "-o", str(target)]
    ended = subprocess.run([sys.executable, ROOT / "cli.py", "make", *arguments], check=True)
    assert ended.returncode == 0
    assert target.read_bytes() == here


@pytest.mark.pdf
@pytest.mark.parametrize("name", [ENGLISH, ARABIC, RED_FLAG])
def test_nothing_of_a_patient_stays_when_the_press_has_moved_on(name: str) -> None:
    press = Press()
    _make_for_a_stranger(name, press)
    pdf_of(decide(name), name, press)
    assert press.lines > 50
    assert _traces(_hidden()) == []


@pytest.mark.pdf
def test_the_search_for_traces_finds_what_was_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "OWN", ())
    press = Press()
    _make_for_a_stranger(ENGLISH, press)
    assert press.lines > 50
    assert _traces(_hidden())


def _hidden() -> str:
    """Return a name that nothing in this process holds but backwards."""
    return "kciwszuqadnaraM"


def _make_for_a_stranger(name: str, press: Press) -> None:
    stranger = _hidden()[::-1]
    who = {"name": f"Zo {stranger}", "record_number": f"R-{stranger}"}
    note = "" if name == RED_FLAG else f"For {stranger}: next visit in 2 weeks."
    pdf = pdf_of(decide(name, who, note), name, press)
    assert len(pdf) > 10_000


def _traces(hidden: str) -> list[str]:
    """Return what in this process still holds a name, all that can be reached from anything.

    The garbage collector does not list what holds nothing but words and numbers, so each thing is
    asked what it holds.
    """
    name = hidden[::-1]
    gc.collect()
    found: list[str] = []
    things: list[object] = gc.get_objects()
    seen = {id(thing) for thing in things} | {id(name), id(things), id(found)}
    while things:
        held = things.pop()
        if isinstance(held, str | bytes):
            if (name in held) if isinstance(held, str) else (name.encode() in held):
                found.append(type(held).__name__)
            continue
        for below in gc.get_referents(held):
            if id(below) not in seen:
                seen.add(id(below))
                things.append(below)
    return found


def test_a_decision_has_no_id_until_it_is_composed() -> None:
    for name in (ENGLISH, ARABIC):
        who = profile(example_for(name, WHO))
        decided = decide_handout(who, shelf())
        assert decided.handout_id == ""
        assert decided.composed is None
        assert identify(decided, shelf()) == draft_handout(who, shelf())


def test_plans_do_not_outlive_the_draft_that_they_are_of() -> None:
    draft = draft_handout(profile(example_for(ENGLISH, WHO)), shelf())
    assert draft.composed
    (plan,) = draft.composed.plans
    assert draft.handout_id in plan.footer.parts[0]
    assert plans_of(draft, shelf()) == (plan,)
    (other,) = plans_of(draft, replace(shelf(), clinic=shelf(CLINIC).clinic))
    assert other.heading.clinic != plan.heading.clinic
    assert replace(draft, size="large").composed is None


def test_refusals_are_the_same_each_time() -> None:
    who = profile(example_for(ENGLISH, WHO))
    for _ in range(2):
        with pytest.raises(ProfileError):
            decide_handout(who, shelf(), with_language="en")


ORDERS = st.permutations([ENGLISH, SPANISH, ARABIC, RED_FLAG, LARGE])
IDENTITIES = st.builds(Identity, name=st.text("abcdé ", max_size=9), record_number=st.just("1"))


@settings(max_examples=12)
@given(ORDERS, IDENTITIES)
def test_what_is_decided_does_not_depend_on_whoever_came_before(
    order: list[str], identity: Identity
) -> None:
    used = shelf()
    for name in order:
        who = replace(profile(example_for(name, WHO)), identity=identity)
        with_others = draft_handout(who, used)
        alone = draft_handout(who, _fresh())
        assert with_others.handout_id == alone.handout_id
        assert with_others.notices == alone.notices
        assert with_others.selection == alone.selection


def _fresh() -> Shelf:
    """Return a shelf of the same things that remembers nothing yet."""
    return replace(shelf())


def test_a_shelf_remembers_as_much_however_many_patients_there_are() -> None:
    here = load_shelf()
    for name in OPTIONS:
        draft_handout(profile(example_for(name, WHO)), here)
    known = len(here.memo)
    assert known > 10
    for number in range(3):
        for name in OPTIONS:
            draft_handout(profile(example_for(name, {"name": f"Somebody {number}"})), here)
    assert len(here.memo) == known
    assert len(replace(here).memo) == 0
