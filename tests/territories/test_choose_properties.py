from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from handouts.territories import (
    Audience,
    Channel,
    Helpline,
    Kind,
    Role,
    Slot,
    State,
    choose_helplines,
    emergency_number,
    slot_of,
)
from handouts.territories.choose import WITHOUT_CRISIS_LINE
from handouts.territories.codes import Confidence
from handouts.territories.model import DoNotPrint, PartialDate
from handouts.territories.numbers import forbidding
from tests.territories.samples import EMERGENCY, line, territory

DAYS = st.dates(date(2019, 1, 1), date(2030, 1, 1))
LANGUAGES = st.sampled_from(["en", "cy", "es", "zh-Hant"])
REGIONS = st.sampled_from(["GB-WLS", "GB-SCT"])


@st.composite
def lines(draw: st.DrawFn) -> tuple[Helpline, ...]:
    """Make up to twelve lines of every kind; some share a number."""
    found = []
    for number in range(draw(st.integers(0, 12))):
        role = draw(st.sampled_from(Role))
        seen = draw(st.none() | DAYS)
        verified = draw(st.none() | DAYS)
        shared = draw(st.integers(1, 5))
        found.append(
            line(
                f"line{number}",
                role,
                kind=draw(st.sampled_from(Kind)) if role is Role.EMERGENCY else None,
                channel=draw(st.sampled_from(Channel)),
                e164=f"+44163296000{shared}",
                display=f"01632 96000{shared}",
                url=draw(st.sampled_from([None, "https://example.org"])),
                option=draw(st.sampled_from([None, None, "2"])),
                languages=tuple(draw(st.lists(LANGUAGES, min_size=1, max_size=2))),
                scope=(draw(st.sampled_from(["national", "GB-WLS", "some-regions"])),),
                confidence=draw(st.sampled_from(Confidence)),
                opt_in=draw(st.booleans()),
                audience=draw(st.sampled_from([None, Audience.LGBT])),
                age_max=draw(st.sampled_from([None, 17, 25])),
                conflict=draw(st.booleans()),
                seen_on=PartialDate(seen.isoformat(), seen) if seen else None,
                verified_on=verified,
                verified_by="JO" if verified else None,
            )
        )
    return tuple(found)


@given(
    made=lines(),
    at=st.integers(0, 12),
    on=DAYS,
    age=st.none() | st.integers(0, 100),
    language=LANGUAGES,
    include=st.sets(st.sampled_from([f"gb-line{n}" for n in range(12)]), max_size=3),
    regions=st.none() | st.sets(REGIONS),
    banned=st.none() | st.integers(1, 5),
)
def test_whatever_the_lines_are_the_choice_is_safe(
    made: tuple[Helpline, ...],
    at: int,
    on: date,
    age: int | None,
    language: str,
    include: set[str],
    regions: set[str] | None,
    banned: int | None,
) -> None:
    bans = (DoNotPrint(f"01632 96000{banned}", "Old"),) if banned else ()
    place = territory(helplines=(*made[:at], EMERGENCY, *made[at:]), do_not_print=bans)

    def choose() -> object:
        return choose_helplines(
            place, on, age=age, language=language, include_ids=include, regions=regions
        )

    choice = choose_helplines(
        place, on, age=age, language=language, include_ids=include, regions=regions
    )
    emergency = emergency_number(place)
    chosen = [dated.helpline for dated in choice.chosen]
    assert chosen[0] is emergency
    told = [helpline.id for helpline in chosen] + [helpline.id for helpline, _ in choice.withheld]
    assert sorted(told) == sorted(helpline.id for helpline in place.helplines)
    for dated in choice.chosen[1:]:
        helpline = dated.helpline
        assert not helpline.is_memory_only
        assert helpline.has_contact
        assert dated.freshness.state is not State.TOO_OLD
        assert forbidding(place, helpline) is None
        assert not helpline.opt_in or helpline.id in include
        assert helpline.role is not Role.YOUTH or (age is not None and age < 19)
    slots = [slot_of(helpline) for helpline in chosen]
    assert slots == sorted(slots, key=list(Slot).index)
    crisis = any(helpline.role is Role.CRISIS for helpline in chosen)
    for slot in Slot:
        usual = [h for h in chosen if slot_of(h) is slot and h.id not in include]
        most = WITHOUT_CRISIS_LINE if slot is Slot.MENTAL_HEALTH and not crisis else slot.limit
        assert len(usual) <= most
    contacts = [(h.number, h.channel, h.option) for h in chosen]
    assert len(contacts) == len(set(contacts))
    assert choose() == choice


@given(made=lines(), on=DAYS, language=LANGUAGES)
def test_a_crisis_line_is_left_out_only_for_a_reason(
    made: tuple[Helpline, ...], on: date, language: str
) -> None:
    usable = [
        replace(helpline, confidence=Confidence.SEEN, opt_in=False, e164=f"+44163296010{n % 10}")
        for n, helpline in enumerate(made[:8])
        if helpline.role is Role.CRISIS and helpline.channel is Channel.VOICE
    ]
    choice = choose_helplines(territory(*usable), on, age=None, language=language)
    printed = [d for d in choice.chosen if d.helpline.role is Role.CRISIS]
    refused = [why for _, why in choice.withheld if why.value != "over-limit"]
    assert len(printed) == min(2, len(usable) - len(refused))
    assert {why.value for why in refused} <= {"too-old"}
