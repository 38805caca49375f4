from pathlib import Path

import pytest

from handouts.resources import Resources
from handouts.territories import (
    Role,
    Territory,
    choose_helplines,
    emergency_number,
    known_territories,
    load_territory,
)
from handouts.territories.codes import SENDS_HELP
from handouts.territories.freshness import State
from handouts.territories.numbers import (
    display_is_number,
    helpline_forms,
    is_possible,
    number_forms,
)
from tests.territories.samples import TODAY

CODES = sorted(
    path.stem for path in (Path(__file__).parents[2] / "locales" / "territories").glob("*.toml")
)


@pytest.fixture(params=CODES)
def ours(request: pytest.FixtureRequest, resources: Resources) -> Territory:
    code: str = request.param
    return load_territory(code, resources)


def test_every_territory_is_known(resources: Resources) -> None:
    assert len(CODES) >= 40
    assert known_territories(resources) == tuple(CODES)


def test_the_emergency_number_is_the_first_national_line_that_brings_help(ours: Territory) -> None:
    candidates = [
        line
        for line in ours.helplines
        if line.role is Role.EMERGENCY and line.is_national and line.kind in SENDS_HELP
    ]
    assert candidates
    assert emergency_number(ours) is candidates[0]
    assert emergency_number(ours).display


@pytest.mark.parametrize("age", [None, 8, 18, 19, 80])
def test_the_emergency_number_comes_first_on_every_handout(
    ours: Territory, age: int | None
) -> None:
    for language in ("en", ours.likely_language, "xx"):
        choice = choose_helplines(ours, TODAY, age=age, language=language)
        assert choice.chosen[0].helpline is emergency_number(ours)


def test_no_forbidden_number_is_ever_chosen(ours: Territory) -> None:
    everything = [line.id for line in ours.helplines]
    choice = choose_helplines(ours, TODAY, age=15, language="en", include_ids=everything)
    assert choice.chosen
    banned = {
        form
        for entry in ours.do_not_print
        if entry.used_as is None
        for form in number_forms(entry.number, ours.code)
    }
    for dated in choice.chosen:
        assert banned.isdisjoint(helpline_forms(dated.helpline, ours.code)), dated.helpline.id


def test_no_number_makes_a_claim_that_is_forbidden_for_it(ours: Territory) -> None:
    for entry in ours.do_not_print:
        assert (entry.used_as is None) == (entry.never_with is None)
        forms = number_forms(entry.number, ours.code)
        for line in ours.helplines:
            if entry.never_with and not forms.isdisjoint(helpline_forms(line, ours.code)):
                assert not entry.never_with.forbids(line), line.id


def test_forbidden_numbers_are_digits_and_nothing_else(ours: Territory) -> None:
    for entry in ours.do_not_print:
        assert set(entry.number) <= set("+0123456789 -"), entry.number
        assert entry.reason


def test_what_is_printed_is_what_is_dialled(ours: Territory) -> None:
    for line in ours.helplines:
        assert display_is_number(line, ours.code), line.id
        assert is_possible(line), line.id


def test_every_line_says_where_it_was_seen(ours: Territory) -> None:
    for line in ours.helplines:
        assert line.sources, line.id
        remembered = all("memory" in source.ref for source in line.sources)
        assert remembered == (line.confidence.value == "memory"), line.id


def test_only_recent_lines_are_chosen_today(ours: Territory) -> None:
    choice = choose_helplines(ours, TODAY, age=15, language=ours.likely_language)
    for dated in choice.chosen[1:]:
        assert dated.freshness.state is not State.TOO_OLD, dated.helpline.id
        assert not dated.helpline.is_memory_only, dated.helpline.id


def test_nothing_that_was_collected_is_lost(resources: Resources) -> None:
    territories = [load_territory(code, resources) for code in CODES]
    assert sum(len(territory.helplines) for territory in territories) >= 262
    assert sum(len(territory.do_not_print) for territory in territories) >= 52


def test_only_the_united_states_read_fahrenheit(resources: Resources) -> None:
    warm = [c for c in CODES if load_territory(c, resources).temperature.value == "fahrenheit"]
    assert warm == ["US"]
