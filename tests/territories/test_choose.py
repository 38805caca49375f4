from datetime import date, timedelta
from typing import Any

import pytest

from handouts.errors import TerritoryError
from handouts.resources import Resources
from handouts.territories import (
    Audience,
    Channel,
    FreshnessLimits,
    HelplineChoice,
    Kind,
    Phones,
    Role,
    Territory,
    choose_helplines,
    emergency_number,
    load_territory,
)
from handouts.territories.codes import Confidence
from handouts.territories.model import DoNotPrint
from handouts.territories.schema import read_partial_date
from tests.territories.samples import EMERGENCY, LAST_MONTH, TODAY, line, territory

LONG_AGO = read_partial_date("2020-01-01")
LAST_WINTER = read_partial_date("2026-01-10")


def choose(place: Territory, **changes: Any) -> HelplineChoice:
    """Return the choice for an adult in an English handout, changed as asked."""
    wishes: dict[str, Any] = {"age": 40, "language": "en", **changes}
    return choose_helplines(place, wishes.pop("on", TODAY), **wishes)


def ids(choice: HelplineChoice) -> list[str]:
    """Return the printed lines but the emergency number."""
    return [dated.helpline.id.removeprefix("gb-") for dated in choice.chosen][1:]


def reasons(choice: HelplineChoice) -> dict[str, str]:
    """Return why each other line is not printed."""
    return {line.id.removeprefix("gb-"): why.value for line, why in choice.withheld}


def codes(choice: HelplineChoice) -> set[str]:
    """Return the codes of the warnings."""
    return {notice.code for notice in choice.notices}


def test_lines_are_printed_in_the_order_in_which_they_help() -> None:
    place = territory(
        line("deaf", Role.DEAF_ACCESS),
        line("youth", Role.YOUTH),
        line("mind", Role.MENTAL_HEALTH),
        line("text", channel=Channel.SMS),
        line("voice"),
        line("advice", Role.MEDICAL_ADVICE),
        line("ambulance", Role.EMERGENCY, kind=Kind.AMBULANCE),
    )
    wanted = ["ambulance", "advice", "voice", "text", "mind", "youth", "deaf"]
    assert ids(choose(place, age=12)) == wanted


def test_no_role_takes_more_than_its_share_of_the_page() -> None:
    place = territory(
        *(line(f"voice{n}") for n in range(4)),
        *(line(f"text{n}", channel=Channel.CHAT, url="https://example.org") for n in range(4)),
        *(line(f"mind{n}", Role.MENTAL_HEALTH) for n in range(3)),
    )
    choice = choose(place)
    assert ids(choice) == ["voice0", "voice1", "text0", "text1", "mind0"]
    assert set(reasons(choice).values()) == {"over-limit"}


def test_the_emergency_number_prints_however_old_it_is(resources: Resources) -> None:
    place = load_territory("GB", resources)
    choice = choose(place, on=date(2040, 1, 1))
    assert [dated.helpline for dated in choice.chosen] == [emergency_number(place)]
    assert set(reasons(choice).values()) <= {"too-old", "memory-only"}


def test_a_second_emergency_line_that_is_too_old_is_not_printed() -> None:
    second = line("second", Role.EMERGENCY, kind=Kind.AMBULANCE, seen_on=LONG_AGO)
    assert reasons(choose(territory(second))) == {"second": "too-old"}


def test_a_provincial_line_or_the_police_is_never_the_emergency_number() -> None:
    police = line("police", Role.EMERGENCY, kind=Kind.POLICE)
    local = line("local", Role.EMERGENCY, kind=Kind.AMBULANCE, scope=("some-provinces",))
    text = line("text", Role.EMERGENCY, kind=Kind.AMBULANCE, channel=Channel.SMS)
    place = territory(helplines=(police, local, text, EMERGENCY))
    assert emergency_number(place) is EMERGENCY
    with pytest.raises(TerritoryError):
        emergency_number(territory(helplines=(police, local, text)))


def test_argentina_gets_the_national_number_before_the_provincial_one(
    resources: Resources,
) -> None:
    place = load_territory("AR", resources)
    assert place.helplines[0].scope != ("national",)
    assert emergency_number(place).is_national


def test_a_number_known_from_memory_waits_for_somebody_to_call_it() -> None:
    remembered = line("remembered", confidence=Confidence.MEMORY, seen_on=None)
    assert reasons(choose(territory(remembered))) == {"remembered": "memory-only"}
    called = line("remembered", confidence=Confidence.MEMORY, verified_on=TODAY, verified_by="JO")
    assert ids(choose(territory(called))) == ["remembered"]


def test_a_code_of_which_only_the_use_is_remembered_waits_too() -> None:
    assert reasons(choose(territory(line("tty", use_from_memory=True)))) == {"tty": "memory-only"}


def test_a_line_that_was_not_seen_for_two_years_is_not_printed() -> None:
    assert reasons(choose(territory(line("old", seen_on=LONG_AGO)))) == {"old": "too-old"}


def test_a_stale_line_is_printed_with_a_warning() -> None:
    choice = choose(territory(line("stale", seen_on=LAST_WINTER)))
    assert ids(choice) == ["stale"]
    assert "helpline-stale" in codes(choice)


def test_a_clinics_stricter_limit_holds() -> None:
    choice = choose(territory(line("stale")), limits=FreshnessLimits(10, 20))
    assert reasons(choice) == {"stale": "too-old"}


def test_a_forbidden_number_is_not_printed_in_any_spelling() -> None:
    crisis = line("crisis")
    tail = str(crisis.number)[-9:]
    for number in (f"01632-{tail[3:]}", f"+44 1632 {tail[3:]}", f"00441632{tail[3:]}"):
        ban = DoNotPrint(number, "Old")
        choice = choose(territory(crisis, do_not_print=(ban,)), include_ids=["gb-crisis"])
        assert reasons(choice) == {"crisis": "do-not-print"}


@pytest.mark.parametrize(("age", "printed"), [(None, []), (19, []), (18, ["y"]), (5, ["y"])])
def test_youth_lines_are_for_patients_under_19(age: int | None, printed: list[str]) -> None:
    assert ids(choose(territory(line("y", Role.YOUTH)), age=age)) == printed


def test_a_youth_line_keeps_to_the_ages_that_it_names() -> None:
    place = territory(line("y", Role.YOUTH, age_min=12, age_max=16))
    assert [bool(ids(choose(place, age=age))) for age in (11, 12, 16, 17)] == [
        False,
        True,
        True,
        False,
    ]


def test_the_disaster_line_is_printed_only_when_it_is_included(resources: Resources) -> None:
    place = load_territory("US", resources)
    plain = choose_helplines(place, TODAY, age=40, language="en")
    assert ("us-ddh", "opt-in") in [(line.id, why) for line, why in plain.withheld]
    asked = choose_helplines(place, TODAY, age=40, language="en", include_ids=["us-ddh"])
    added = [dated.helpline.id for dated in asked.chosen]
    before = [dated.helpline.id for dated in plain.chosen]
    assert set(added) == {*before, "us-ddh"}


def test_an_included_line_is_still_held_back_if_it_is_unsafe() -> None:
    place = territory(line("old", seen_on=LONG_AGO))
    choice = choose(place, include_ids=["gb-old", "gb-nothing", "us-ddh"])
    assert ids(choice) == []
    assert {"helpline-withheld", "helpline-unknown"} <= codes(choice)
    assert sum(notice.code == "helpline-unknown" for notice in choice.notices) == 1


def test_the_welsh_line_stands_behind_in_an_english_handout(resources: Resources) -> None:
    place = load_territory("GB", resources)
    welsh = place.helpline("gb-samaritans-cy")
    assert welsh is not None
    assert welsh.languages == ("cy",)
    english = choose_helplines(place, TODAY, age=40, language="en", regions=["GB-WLS"])
    assert welsh.id not in [dated.helpline.id for dated in english.chosen]


def test_the_welsh_line_is_printed_in_a_welsh_handout_after_the_national_one(
    resources: Resources,
) -> None:
    place = load_territory("GB", resources)
    choice = choose_helplines(place, TODAY, age=40, language="cy")
    voices = [
        dated.helpline.id
        for dated in choice.chosen
        if dated.helpline.role is Role.CRISIS and dated.helpline.channel is Channel.VOICE
    ]
    assert voices == ["gb-samaritans", "gb-samaritans-cy"]


def test_the_patients_language_decides_the_order_but_never_the_territory(
    resources: Resources,
) -> None:
    place = load_territory("BE", resources)
    french = choose_helplines(place, TODAY, age=40, language="fr")
    dutch = choose_helplines(place, TODAY, age=40, language="nl")
    assert {dated.helpline.id for dated in french.chosen if dated.helpline.role is Role.CRISIS} == {
        dated.helpline.id for dated in dutch.chosen if dated.helpline.role is Role.CRISIS
    }
    for choice, language in ((french, "fr"), (dutch, "nl")):
        first = next(d.helpline for d in choice.chosen if d.helpline.role is Role.CRISIS)
        assert first.serves(language)


def test_a_national_line_goes_before_a_regional_one() -> None:
    place = territory(line("west", scope=("GB-WLS",)), line("all"))
    assert ids(choose(place)) == ["all", "west"]


def test_a_line_of_another_region_is_left_out_where_the_region_is_known() -> None:
    place = territory(line("west", scope=("GB-WLS",)), line("part", scope=("some-regions",)))
    choice = choose(place, regions=["GB-SCT"])
    assert ids(choice) == ["part"]
    assert reasons(choice) == {"west": "other-region"}
    assert ids(choose(place, regions=["GB-WLS"])) == ["west", "part"]


def test_a_line_for_some_people_leaves_the_place_to_lines_for_all() -> None:
    place = territory(
        line("veterans", audience=Audience.VETERANS),
        line("landline", phones=Phones.LANDLINE),
        line("one"),
        line("two"),
    )
    assert ids(choose(place)) == ["one", "two"]


def test_a_line_of_which_sources_disagree_leaves_the_place_to_others() -> None:
    place = territory(line("doubt", conflict=True), line("one", seen_on=LAST_WINTER), line("two"))
    assert ids(choose(place)) == ["one", "two"]


def test_a_disagreement_is_warned_about_until_somebody_calls() -> None:
    assert "helpline-conflict" in codes(choose(territory(line("doubt", conflict=True))))
    called = line("doubt", conflict=True, verified_on=TODAY, verified_by="JO")
    assert "helpline-conflict" not in codes(choose(territory(called)))


def test_a_verified_line_goes_before_one_that_was_only_seen() -> None:
    called = line("called", Role.MENTAL_HEALTH, verified_on=TODAY, verified_by="JO")
    place = territory(line("seen", Role.MENTAL_HEALTH), called, line("crisis"))
    assert "called" in ids(choose(place))


def test_without_a_crisis_line_there_is_room_for_two_listening_lines() -> None:
    place = territory(line("a", Role.ANXIETY), line("b", Role.MENTAL_HEALTH))
    choice = choose(place)
    assert ids(choice) == ["a", "b"]
    assert "no-crisis-line" in codes(choice)
    assert len(ids(choose(territory(*place.helplines[1:], line("crisis"))))) == 2


def test_one_number_is_printed_twice_only_if_an_option_tells_the_two_apart() -> None:
    advice = line("advice", Role.MEDICAL_ADVICE)
    same = line("same", e164=advice.e164, display=advice.display)
    choice = choose(territory(advice, same))
    assert reasons(choice) == {"same": "same-number"}
    told = line("told", e164=advice.e164, display=advice.display, option="2")
    assert ids(choose(territory(advice, told))) == ["advice", "told"]


def test_portugal_gets_both_uses_of_its_health_number(resources: Resources) -> None:
    choice = choose_helplines(load_territory("PT", resources), TODAY, age=40, language="pt")
    numbers = [dated.helpline.number for dated in choice.chosen]
    assert len(numbers) - len(set(numbers)) == 1


def test_spanish_speakers_are_told_which_key_to_press(resources: Resources) -> None:
    crisis = load_territory("US", resources).helpline("us-988-voice")
    assert crisis is not None
    assert crisis.option_for("es-MX") is not None
    assert crisis.option_for("en") is None


def test_a_line_without_anything_to_call_is_not_printed() -> None:
    empty = line("empty", e164=None, display=None)
    assert reasons(choose(territory(empty))) == {"empty": "no-contact"}


def test_age_is_measured_on_the_day_of_the_handout() -> None:
    place = territory(line("crisis", seen_on=LAST_MONTH))
    later = LAST_MONTH.first_day + timedelta(731)
    assert reasons(choose(place, on=later)) == {"crisis": "too-old"}
