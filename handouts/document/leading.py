"""Sets how high the lines of each script are, so that no letter touches one above or below it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from handouts.document.model import HandoutPlan
from handouts.languages import script


@dataclass(frozen=True)
class Leading:
    """The line heights of one script, as multiples of the size of its letters.

    `text` is that of running text, `caption` of the words at the body chart, `caption_beside` of
    the same as a second language, `screen` that of a web page, and `title` of titles; None if
    those are as in Latin. `above_title` is what a bar has to be higher, in em, so that no mark
    above the letters leaves it; `above_foot` is the space under the line over the foot of a page,
    in millimetres, 0 if as in Latin.
    """

    text: float
    caption: float
    caption_beside: float
    screen: float
    title: float | None = None
    above_title: float = 0
    above_foot: float = 0


LEADING: Mapping[str, Leading] = {
    "Arab": Leading(1.38, 1.45, 1.6, 1.7, above_title=0.14, above_foot=1.7),
    "Deva": Leading(1.4, 1.4, 1.5, 1.7, title=1.3, above_title=0.18),
    "Beng": Leading(1.4, 1.4, 1.5, 1.7, title=1.3, above_title=0.18),
    "Taml": Leading(1.4, 1.4, 1.5, 1.7, title=1.3),
    "Thai": Leading(1.5, 1.45, 1.6, 1.8, title=1.4, above_title=0.18),
    "Hebr": Leading(1.3, 1.3, 1.4, 1.6),
    **dict.fromkeys(("Hans", "Hant", "Jpan", "Kore"), Leading(1.36, 1.35, 1.4, 1.7, title=1.25)),
}
"""The scripts (ISO 15924) whose lines are higher than those of Latin, Greek and Cyrillic."""

ABOVE_CHART = 1.4
"""The space between the body chart and such words over it, in millimetres."""


LATIN: Mapping[str, float] = {"standard": 1.22, "clear": 1.25, "large": 1.28}
"""The line heights of Latin, Greek and Cyrillic by text size, as in `handout.css`."""

TIGHT = 0.96
"""How high the lines of a tight page are, as a share of what they usually are."""


def leading_of(language: str) -> Leading | None:
    """Return the line heights of a language's script (tag or folder name), None if as in Latin."""
    return LEADING.get(script(language))


def page_leading(language: str) -> str:
    """Return the rules of a printed page for the language that it is in; none for Latin."""
    lines = leading_of(language)
    if lines is None:
        return ""
    rules = (
        ("html", "", f"line-height: {lines.text}"),
        (".chart", "", f"line-height: {lines.caption}"),
        (".chart", " img", f"margin-top: {ABOVE_CHART}mm"),
        ("h1", "", f"line-height: {lines.title}" if lines.title else ""),
        (".opening h2", "", f"line-height: {lines.title}" if lines.title else ""),
        (".opening h2", "", f"padding-top: {lines.above_title}em" if lines.above_title else ""),
        ("footer", "", f"padding-top: {lines.above_foot}mm" if lines.above_foot else ""),
    )
    return "".join(
        f"{place}:lang({language}){inside} {{ {said} }}\n" for place, inside, said in rules if said
    )


def plan_leading(plan: HandoutPlan) -> str:
    """Return the rules of a printed handout, for both of its languages."""
    return "".join((page_leading(plan.language), *_beside(plan), *_tight(plan)))


def screen_leading(plan: HandoutPlan) -> str:
    """Return the rule of a web page for the language that it is in; none for Latin."""
    lines = leading_of(plan.language)
    return f"html:lang({plan.language}) {{ line-height: {lines.screen}; }}\n" if lines else ""


def _beside(plan: HandoutPlan) -> Iterator[str]:
    """Yield the rules for what stands beside: its lines are as high as its own script needs."""
    lines = leading_of(plan.second.language) if plan.second else None
    if plan.second and lines:
        tag = plan.second.language
        yield f".beside:lang({tag}) {{ line-height: {lines.text} }}\n"
        yield f".chart .beside:lang({tag}) {{ line-height: {lines.caption_beside} }}\n"


def _tight(plan: HandoutPlan) -> Iterator[str]:
    """Yield the rule for a page on which a few lines more have to stand."""
    if plan.is_tight:
        lines = leading_of(plan.language)
        usual = lines.text if lines else LATIN[plan.size]
        yield f"html:lang({plan.language}) {{ line-height: {TIGHT * usual:.3f} }}\n"
