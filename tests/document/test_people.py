"""Whom to call: every chosen line once, with what one must know, and how old the numbers are."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from handouts.document import Voice
from handouts.document.model import Form, PageBlock, Table
from handouts.document.people import compose_helplines
from handouts.resources import Resources
from handouts.territories import (
    Basis,
    ChosenHelpline,
    Freshness,
    HelplineChoice,
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


@pytest.mark.parametrize("code", CODES)
def test_hours_that_differ_are_not_put_together(
    code: str, territories: dict[str, Territory], speak: Speak
) -> None:
    """A row says its hours once; nobody calls a line at night that answers by day only."""
    choice = chosen(territories[code])
    voice = speak("en", code)
    table, _ = composed(choice, voice)
    by_display = {
        line.helpline.display: line.helpline for line in choice.chosen if line.helpline.display
    }
    assert by_display
    for row in table.rows:
        ways = " | ".join(plain(way) for way in row.reach)
        hours = {str(line.hours) for display, line in by_display.items() if display in ways.split()}
        assert len(hours) <= 1, ways


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

    def said(*lines: ChosenHelpline) -> str:
        *_, fine = compose_helplines(lines, voice, clinic="", clinic_phone="")
        assert fine.form is Form.FINE
        return plain(" ".join(fine.items))

    called = said(dated(first, Basis.VERIFIED, day))
    assert plain(voice.word("helplines.verified", first=voice.date(day))) == called
    span = said(dated(first, Basis.SEEN, later), dated(second, Basis.SEEN, day))
    assert "2 January 2026" in span
    assert "11 February 2026" in span
    both = said(dated(first, Basis.VERIFIED, later), dated(second, Basis.SEEN, day))
    assert "2 January 2026" in both
    assert "11 February 2026" in both
    undated = said(dated(third, Basis.COLLECTED, day))
    assert "2 January 2026" in undated


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
