"""Composes the table of people to call: who, how to reach them, when, at what cost."""

import re
from collections.abc import Sequence
from datetime import date
from itertools import groupby

from markupsafe import Markup

from handouts.document.model import NOTHING, Form, PageBlock, Row, Table
from handouts.document.voice import Voice
from handouts.languages import language_name
from handouts.territories import (
    Always,
    Basis,
    Channel,
    ChosenHelpline,
    Cost,
    Helpline,
    OpenHours,
    Role,
    Varies,
    display_is_number,
)

_DIALLED = re.compile(r"\+?\d+")

_CHANNEL_WORDS = {
    Channel.VOICE: "helplines.call",
    Channel.SMS: "helplines.text",
    Channel.WHATSAPP: "helplines.whatsapp",
    Channel.TTY: "helplines.tty",
    Channel.RELAY: "helplines.relay",
    Channel.APP: "helplines.app",
    Channel.VIDEO: "helplines.video",
    Channel.CHAT: "helplines.chat",
}
_GAP = Markup("…")


def compose_helplines(
    chosen: Sequence[ChosenHelpline],
    voice: Voice,
    *,
    clinic: str,
    clinic_phone: str,
    reader: str = "",
) -> tuple[PageBlock, ...]:
    """Return the table of helplines and the line on how old the numbers are.

    Args:
        chosen: the helplines, in the order in which they are printed.
        voice: the language of the table.
        clinic: the clinic's name; its row comes last, if it has a phone.
        clinic_phone: the clinic's number as the clinic writes it.
        reader: the language of the patient, if that is another one: what lines speak is said for
            the patient, whatever language it is said in.
    """
    reader = reader or voice.language
    rows = [
        _row(list(lines), voice, reader)
        for _, lines in groupby(chosen, key=lambda line: _same_service(line, reader))
    ]
    if clinic_phone:
        rows.append(
            Row(
                voice.word("helplines.clinic"),
                voice.foreign(clinic),
                (voice.word("helplines.call") + " " + voice.phone(clinic_phone),),
                (),
                ways=(voice.word("helplines.call") + " " + _GAP,),
            )
        )
    heads = (
        voice.word("helplines.head_who"),
        voice.word("helplines.head_number"),
        voice.word("helplines.head_when"),
    )
    table = PageBlock(Form.TABLE, table=Table(heads, tuple(rows)))
    dates = _dates(chosen, voice)
    return (table, PageBlock(Form.FINE, (voice.run_on(dates),))) if dates else (table,)


def _same_service(
    line: ChosenHelpline, language: str
) -> tuple[str, str, OpenHours, bool, date | None]:
    """Return what lines share that stand in one row; among it the day of a clinic's own check."""
    helpline = line.helpline
    service = "" if helpline.generic else helpline.service
    serves = helpline.serves(language)
    return (_label(helpline), service, helpline.hours, serves, _checked_on(line))


def _checked_on(line: ChosenHelpline) -> date | None:
    return line.freshness.day if line.freshness.basis is Basis.VERIFIED else None


def _label(line: Helpline) -> str:
    return f"helplines.{(line.kind or line.role).value.replace('-', '_')}"


def _row(chosen: Sequence[ChosenHelpline], voice: Voice, reader: str) -> Row:
    """Return the row of one service, which may be reached in several ways.

    Where the ways cost differently, each says what it costs.
    """
    lines = [line.helpline for line in chosen]
    first = lines[0]
    one_cost = len({line.cost for line in lines}) == 1
    reach: list[Markup] = []
    ways: list[Markup] = []
    dial: list[str] = []
    for line in lines:
        shows_cost = not one_cost and line.cost is not Cost.UNKNOWN
        cost = voice.word(f"helplines.{line.cost.value}") if shows_cost else NOTHING
        way, *more = _priced(_reach(line, voice, reader), cost)
        reach += [way, *more]
        dial += [_dial(line, voice), *[""] * len(more)]
        ways += _priced(_reach(line, voice, reader, with_numbers=False), cost)
    terms = _hours(first, voice)
    if one_cost and first.cost is not Cost.UNKNOWN:
        terms.append(voice.word(f"helplines.{first.cost.value}"))
    terms += dict.fromkeys(piece for line in lines for piece in _limits(line, voice, reader))
    if day := _checked_on(chosen[0]):
        terms.append(voice.word("helplines.verified", first=voice.date(day)))
    service = NOTHING if first.generic else voice.foreign(first.service)
    who = voice.word(_label(first))
    gaps = tuple(dict.fromkeys(ways))
    return Row(who, service, tuple(reach), tuple(terms), dial=tuple(dial), ways=gaps)


def _dial(line: Helpline, voice: Voice) -> str:
    """Return what a telephone dials for a line that one calls; nothing if that is not certain.

    A number that differs from the one that is printed would ring at somebody else's.
    """
    number = line.number or ""
    if line.channel is not Channel.VOICE or not _DIALLED.fullmatch(number):
        return ""
    return number if display_is_number(line, voice.formatter.territory) else ""


def _priced(lines: Sequence[Markup], cost: Markup) -> list[Markup]:
    """Return how to reach a line, with what it costs behind the number."""
    way, *more = lines
    return [way + Markup(" ({})").format(cost) if cost else way, *more]


def _reach(line: Helpline, voice: Voice, reader: str, *, with_numbers: bool = True) -> list[Markup]:
    """Return how to reach a line: the number or address first, then what one must know.

    Without numbers, a gap stands where a sentence needs one, and nothing where it does not.
    """
    how = voice.word(_CHANNEL_WORDS[line.channel])
    if line.message_body and line.display:
        word = voice.foreign(line.message_body) if with_numbers else _GAP
        display = voice.phone(line.display) if with_numbers else _GAP
        how = voice.word("helplines.text_word", word=word, number=display)
    elif line.display:
        how += " " + (voice.phone(line.display) if with_numbers else _GAP)
    elif line.url:
        address = line.url.removeprefix("https://").rstrip("/")
        how += " " + (_address(voice.foreign(address)) if with_numbers else _GAP)
    lines = [how]
    if option := line.option_for(reader):
        key = voice.phone(option) if with_numbers else _GAP
        lines.append(_option(key, voice, "" if option == line.option else reader))
    if line.register_first:
        lines.append(voice.word("helplines.register_first"))
    if line.phones is not None:
        lines.append(voice.word(f"helplines.{line.phones.value}_only"))
    return lines


def _address(words: Markup) -> Markup:
    return Markup('<span class="address">{}</span>').format(words)


def _option(key: Markup, voice: Voice, language: str) -> Markup:
    """Return which key to press, for the language if it is not the same for all."""
    if not language:
        return voice.word("helplines.option", option=key)
    name = language_name(language, voice.language)
    return voice.word("helplines.option_language", language=name, option=key)


def _limits(line: Helpline, voice: Voice, reader: str) -> list[Markup]:
    """Return for whom, in which languages and where a line works, as far as that is limited.

    Emergency lines never say which languages they speak: nobody is to hesitate to call.
    """
    limits: list[Markup] = []
    if not line.serves(reader) and line.role is not Role.EMERGENCY:
        names = [language_name(code, voice.language) for code in line.languages]
        limits.append(voice.word("helplines.languages", languages=voice.formatter.list(names)))
    if line.audience is not None:
        limits.append(voice.word(f"audience.{line.audience.value}"))
    if not line.is_national:
        places = voice.list([_place(scope, voice) for scope in line.scope])
        limits.append(voice.word("helplines.only_in", places=places))
    return limits


def _place(scope: str, voice: Voice) -> Markup:
    """Return the name of a region; a clinic's own region that we cannot name keeps its code."""
    key = f"region.{scope}"
    return voice.word(key) if key in voice.words else voice.foreign(scope)


def _hours(line: Helpline, voice: Voice) -> list[Markup]:
    if isinstance(line.hours, Always):
        return [voice.word("helplines.always")]
    if isinstance(line.hours, Varies):
        return [voice.word("helplines.varies")]
    formatter = voice.formatter
    return [
        voice.plain(formatter.localize_digits(formatter.hours(span.days, span.opens, span.closes)))
        for span in line.hours
    ]


def _dates(chosen: Sequence[ChosenHelpline], voice: Voice) -> tuple[Markup, ...]:
    """Return how old the numbers are that no clinic has checked; the others say so themselves."""
    lines: list[Markup] = []
    seen = sorted(c.freshness.day for c in chosen if c.freshness.basis is Basis.SEEN)
    if seen and seen[0] == seen[-1]:
        lines.append(voice.word("helplines.seen_one", first=voice.date(seen[0])))
    elif seen:
        first, last = voice.date(seen[0]), voice.date(seen[-1])
        lines.append(voice.word("helplines.seen", first=first, last=last))
    if any(c.freshness.basis is Basis.COLLECTED for c in chosen):
        lines.append(voice.word("helplines.undated"))
    return tuple(lines)
