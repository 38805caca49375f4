"""Made-up territories and lines; every number is one that is set aside for drama."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from handouts.resources import Resources
from handouts.territories import Always, Channel, Cost, Helpline, Kind, Paper, Role, Temperature
from handouts.territories.codes import Confidence
from handouts.territories.model import PartialDate, Source, Territory

TODAY = date(2026, 11, 21)
LAST_MONTH = PartialDate("2026-10", date(2026, 10, 1))
EMERGENCY = Helpline(
    id="gb-emergency",
    service="Emergency services",
    role=Role.EMERGENCY,
    kind=Kind.EMERGENCY,
    channel=Channel.VOICE,
    hours=Always(),
    languages=("en",),
    cost=Cost.FREE,
    scope=("national",),
    confidence=Confidence.SEEN,
    sources=(Source("a list"),),
    generic=True,
    dial="01",
    display="01",
    seen_on=LAST_MONTH,
)


def line(name: str, role: Role = Role.CRISIS, **changes: Any) -> Helpline:
    """Return a line that may be printed, with a number of its own, changed as asked."""
    tail = sum(ord(letter) * place for place, letter in enumerate(name, start=1)) % 1000
    made = replace(
        EMERGENCY,
        id=f"gb-{name}",
        service=name.title(),
        role=role,
        kind=None,
        generic=False,
        dial=None,
        e164=f"+441632960{tail:03}",
        display=f"01632 960{tail:03}",
    )
    return replace(made, **changes)


def territory(*lines: Helpline, **changes: Any) -> Territory:
    """Return a territory with an emergency number and these lines."""
    made = Territory(
        code="GB",
        name="United Kingdom",
        paper=Paper.A4,
        temperature=Temperature.CELSIUS,
        collected_on=TODAY,
        likely_language="en",
        official_languages=("en", "cy"),
        helplines=(EMERGENCY, *lines),
    )
    return replace(made, **changes)


def with_clinic(resources: Resources, folder: Path, **files: str) -> Resources:
    """Return our texts with a clinic's folder that holds these territory files (GB="...")."""
    (folder / "territories").mkdir(exist_ok=True)
    for code, text in files.items():
        (folder / "territories" / f"{code}.toml").write_text(text, encoding="utf-8")
    return Resources(resources.templates, resources.locales, folder)


def own_territory(folder: Path, **files: str) -> Resources:
    """Return texts of which the territories are these files alone, without any template."""
    (folder / "locales" / "territories").mkdir(parents=True)
    (folder / "templates").mkdir()
    for code, text in files.items():
        path = folder / "locales" / "territories" / f"{code}.toml"
        path.write_text(text, encoding="utf-8")
    return Resources(folder / "templates", folder / "locales")


COMPLETE = """\
territory = "IS"
name = "Iceland"
paper = "a4"
collected_on = 2026-11-01

[languages]
likely = "is"
official = ["is"]

[[helpline]]
id = "is-emergency"
service = "Emergency services"
generic = true
role = "emergency"
kind = "emergency"
channel = "voice"
dial = "01"
display = "01"
hours = "always"
languages = ["is"]
cost = "free"
scope = ["national"]
confidence = "seen"
seen_on = "2026-10"
sources = [{ ref = "a list" }]
"""
"""A territory that is not among ours, with a number that is nobody's."""

ADDED = """\
[[helpline]]
id = "gb-ours"
service = "Our own line"
role = "mental_health"
channel = "voice"
e164 = "+441632960999"
display = "01632 960999"
hours = [{ days = "Mon-Fri", opens = "09:00", closes = "17:00" }]
languages = ["en"]
cost = "standard"
scope = ["national"]
verified_on = 2026-11-20
verified_by = "JO"
"""
"""A line that a clinic adds to our GB."""
