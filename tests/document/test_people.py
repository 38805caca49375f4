"""Whom to call: every chosen line once, with what one must know, and how old the numbers are."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from handouts.document import Voice
from handouts.document.model import Form, PageBlock, Row, Table
from handouts.document.people import compose_helplines
from handouts.resources import Resources
from handouts.territories import (
    Basis,
    Channel,
    ChosenHelpline,
    Cost,
    Freshness,
    HelplineChoice,
    Hours,
    Role,
    Territory,
    choose_helplines,
    emergency_number,
    known_territories,
    load_territory,
)
from tests.document.conftest import Speak
from tests.document.making import TODAY, tree, words

CODES = known_territories(Resources.find())
AGES = (15, 40)


@pytest.fixture(scope="module")
def territories(resources: Resources) -> dict[str, Territory]:
    return {code: load_territory(code, resources) for code in CODES}


def chosen(territory: Territory, *, age: int = 40, language: str = "en") -> HelplineChoice:
    return choose_helplines(territory, TODAY, age=age, language=language)


def composed(choice: HelplineChoice, voice: Voice, *, phone: str = "") -> tuple[Table, PageBlock]:
    table, dates = compose_helplines(choice.chosen, voice, clinic="Our Clinic", clinic_phone=phone)
    assert table.table is not None
    return table.table, dates


def plain(markup: str) -> str:
    """Return what a reader sees, with common spaces and hyphens."""
    text = words(tree(f'<html lang="en"><body>{markup}</body></html>'))
    return " ".join(text.replace("\u2011", "-").split())


def reached(table: Table) -> list[str]:
    return [plain(line) for row in table.rows for line in row.reach]


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("age", AGES)
@pytest.mark.parametrize("language", ["en", "es", "ar"])
def test_every_chosen_line_is_printed_once(
    code: str, age: int, language: str, territories: dict[str, Territory], speak: Speak
) -> None:
    choice = chosen(territories[code], age=age, language=language)
    lines = [line.helpline for line in choice.chosen]
    table, _ = composed(choice, speak(language, code))
    printed = reached(table)
    assert lines
    for line in lines:
        shown = line.display or (line.url or "").removeprefix("https://").rstrip("/")
        wanted = sum((o.display or o.url) == (line.display or line.url) for o in lines)
        ends = [text for text in printed if shown in text]
        assert len(ends) >= wanted, line.id
    rows = {plain(row.who + row.service) + plain("".join(row.reach)) for row in table.rows}
    assert len(rows) == len(table.rows)


@pytest.mark.parametrize("code", CODES)
def test_the_emergency_number_stands_first(
    code: str, territories: dict[str, Territory], speak: Speak
) -> None:
    table, _ = composed(chosen(territories[code]), speak("en", code))
    display = emergency_number(territories[code]).display
    assert display
    assert display in reached(table)[0]


def two_ways(territory: Territory, **other: object) -> tuple[ChosenHelpline, ChosenHelpline]:
    """Return two lines of one service, the second with something else about it."""
    voice = next(one for one in chosen(territory).chosen if one.helpline.role is Role.CRISIS)
    text = replace(voice.helpline, channel=Channel.SMS, **other)  # type: ignore[arg-type]
    return voice, ChosenHelpline(text, voice.freshness)


def rows_of(lines: Sequence[ChosenHelpline], voice: Voice) -> tuple[Row, ...]:
    table, _ = compose_helplines(lines, voice, clinic="", clinic_phone="")
    assert table.table is not None
    return table.table.rows


def test_two_ways_to_reach_one_service_stand_in_one_row(
    territories: dict[str, Territory], speak: Speak
) -> None:
    (row,) = rows_of(two_ways(territories["US"]), speak("en", "US"))
    assert len(row.reach) == 2


def test_hours_that_differ_are_not_put_together(
    territories: dict[str, Territory], speak: Speak
) -> None:
    """Nobody is to text at night a line that answers texts by day only."""
    day = (Hours((0, 1, 2, 3, 4), time(9), time(17)),)
    first, second = rows_of(two_ways(territories["US"], hours=day), speak("en", "US"))
    assert [len(first.reach), len(second.reach)] == [1, 1]
    assert first.terms[0] != second.terms[0]


def test_costs_that_differ_are_said_of_each_way(
    territories: dict[str, Territory], speak: Speak
) -> None:
    lines = two_ways(territories["US"], cost=Cost.PAID)
    assert lines[0].helpline.cost is Cost.FREE
    voice = speak("en", "US")
    free, paid = plain(voice.word("helplines.free")), plain(voice.word("helplines.paid"))
    said = {plain(way) for row in rows_of(lines, voice) for way in (*row.reach, *row.terms)}
    assert any(free in way for way in said)
    assert any(paid in way for way in said)
    assert not any(free in way and paid in way for way in said)


def test_a_word_to_send_stands_with_its_number(
    territories: dict[str, Territory], speak: Speak
) -> None:
    seen = 0
    for code, territory in territories.items():
        choice = chosen(territory)
        printed = reached(composed(choice, speak("en", code))[0])
        for line in (one.helpline for one in choice.chosen):
            if line.message_body and line.display:
                seen += 1
                assert any(line.message_body in p and line.display in p for p in printed), line.id
    assert seen


def test_a_line_that_does_not_speak_the_language_says_so(
    territories: dict[str, Territory], speak: Speak
) -> None:
    choice = chosen(territories["GB"], language="ar")
    voice = speak("ar", "GB")
    table, _ = composed(choice, voice)
    english = "الإنجليزية"
    rows = [row for row in table.rows if any(english in plain(term) for term in row.terms)]
    assert rows
    spoken = composed(chosen(territories["GB"]), speak("en", "GB"))[0]
    assert not [row for row in spoken.rows if any("English" in plain(t) for t in row.terms)]


def test_the_clinics_own_number_comes_last(territories: dict[str, Territory], speak: Speak) -> None:
    choice = chosen(territories["US"])
    without, _ = composed(choice, speak("en", "US"))
    with_it, _ = composed(choice, speak("en", "US"), phone="(202) 555-0147")
    assert len(with_it.rows) == len(without.rows) + 1
    assert "Our Clinic" in plain(with_it.rows[-1].service)
    assert "(202) 555-0147" in plain("".join(with_it.rows[-1].reach))


def dated(line: ChosenHelpline, basis: Basis, day: date) -> ChosenHelpline:
    fresh: Freshness = replace(line.freshness, basis=basis, day=day)
    return ChosenHelpline(line.helpline, fresh)


def test_the_dates_say_when_the_numbers_were_last_right(
    territories: dict[str, Territory], speak: Speak
) -> None:
    voice = speak("en", "GB")
    first, second, third, *_ = chosen(territories["GB"]).chosen
    day, later = date(2026, 1, 2), date(2026, 1, 2) + timedelta(days=40)

    def blocks(*lines: ChosenHelpline) -> tuple[str, str]:
        """Return the words of the rows, and those under the table."""
        table, *rest = compose_helplines(lines, voice, clinic="", clinic_phone="")
        assert table.table is not None
        rows = " ".join(term for row in table.table.rows for term in row.terms)
        assert all(block.form is Form.FINE for block in rest)
        return plain(rows), plain(" ".join(item for block in rest for item in block.items))

    def said(*lines: ChosenHelpline) -> str:
        return blocks(*lines)[1]

    checked = plain(voice.word("helplines.verified", first=voice.date(day)))
    rows, below = blocks(dated(first, Basis.VERIFIED, day))
    assert checked in rows
    assert below == ""
    span = said(dated(first, Basis.SEEN, later), dated(second, Basis.SEEN, day))
    assert "2 January 2026" in span
    assert "11 February 2026" in span
    both = said(dated(first, Basis.VERIFIED, later), dated(second, Basis.SEEN, day))
    assert "2 January 2026" in both
    assert "11 February 2026" not in both
    undated = said(dated(third, Basis.COLLECTED, day), dated(first, Basis.VERIFIED, day))
    assert undated == plain(voice.word("helplines.undated"))


def test_every_word_that_our_lines_need_is_there(
    territories: dict[str, Territory], speak: Speak, resources: Resources
) -> None:
    """Every line of every territory can be printed, in each language, whoever asks for it."""
    del resources
    count = 0
    for code, territory in territories.items():
        fresh = chosen(territory).chosen[0].freshness
        for language in ("en", "es", "ar"):
            voice = speak(language, code)
            for line in territory.helplines:
                table, _ = compose_helplines(
                    [ChosenHelpline(line, fresh)], voice, clinic="", clinic_phone=""
                )
                assert table.table is not None
                assert len(table.table.rows) == 1
                count += 1
    assert count > 300


# What a telephone dials


@pytest.mark.parametrize("code", CODES)
def test_a_call_has_the_number_that_is_dialled_and_nothing_else_has(
    code: str, territories: dict[str, Territory], speak: Speak
) -> None:
    choice = chosen(territories[code])
    table, _ = composed(choice, speak("en", code), phone="0147 1234")
    voices = [c.helpline for c in choice.chosen if c.helpline.channel is Channel.VOICE]
    calls = [line for line in voices if (line.number or "").lstrip("+").isdecimal()]
    dialled = [(plain(way), dial) for row in table.rows for way, dial in row.contacts if dial]
    assert calls
    assert sorted(dial for _, dial in dialled) == sorted(str(call.number) for call in calls)
    for call in calls:
        display = plain(call.display or "")
        assert any(display in way and dial == call.number for way, dial in dialled), call.id


@pytest.mark.parametrize(
    "other",
    [
        {"display": "1-800-555-0100"},
        {"e164": None, "dial": "*988", "display": "*988"},
        {"e164": None, "dial": "988#", "display": "988#"},
        {"channel": Channel.TTY},
    ],
)
def test_what_is_not_certain_to_be_dialled_as_it_is_printed_is_no_call(
    other: dict[str, object], territories: dict[str, Territory], speak: Speak
) -> None:
    line, _ = two_ways(territories["US"])
    voice = speak("en", "US")
    (row,) = rows_of([line], voice)
    assert row.contacts[0][1] == line.helpline.number
    changed = replace(line, helpline=replace(line.helpline, **other))  # type: ignore[arg-type]
    (row,) = rows_of([changed], voice)
    assert [dial for _, dial in row.contacts] == [""] * len(row.reach)
