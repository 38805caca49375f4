"""Shades the areas that hurt on a drawing of the body, from what the profile records."""

from collections.abc import Collection, Mapping
from xml.etree import ElementTree as ET

from handouts.document.model import BodyChart
from handouts.document.voice import Voice
from handouts.profile import Needs

EVERYWHERE = "all-over"
AREA_BY_SYMPTOM: Mapping[str, str] = {
    "neck-upper-back": "neck-upper-back",
    "between-shoulder-blades": "between-shoulder-blades",
    "low-back": "low-back",
    "migrating": EVERYWHERE,
}
"""Which area of the drawing, by its id, belongs to a symptom; from head to foot."""

_SVG = "http://www.w3.org/2000/svg"


def compose_chart(needs: Needs, voice: Voice) -> BodyChart | None:
    """Return the chart of where it hurts; None if no symptom that is recorded has a place.

    Pain that moves from place to place shades the whole body, whatever else is recorded.
    """
    areas = [area for symptom, area in AREA_BY_SYMPTOM.items() if symptom in needs.symptoms]
    if not areas:
        return None
    if EVERYWHERE in areas:
        areas = [EVERYWHERE]
    named = voice.list([voice.word(f"chart.{area.replace('-', '_')}") for area in areas])
    return BodyChart(
        tuple(areas),
        alt=voice.word("chart.alt", areas=named).striptags(),
        title=voice.word("chart.title"),
        caption=named,
        front=voice.word("chart.front"),
        back=voice.word("chart.back"),
    )


def shade(drawing: str, areas: Collection[str]) -> str:
    """Return the drawing of the body with these areas only.

    Args:
        drawing: an SVG in which each area is a group with its name as id.
        areas: the ids of those to keep.

    Raises: KeyError that names an area which the drawing does not have.
    """
    ET.register_namespace("", _SVG)
    body = ET.fromstring(drawing)  # noqa: S314 - a drawing of ours
    found = {group.get("id", ""): group for group in body.findall(f"{{{_SVG}}}g[@id]")}
    for name in areas:
        del found[name].attrib["id"]
    for name in found.keys() - set(areas):
        body.remove(found[name])
    return ET.tostring(body, encoding="unicode")
