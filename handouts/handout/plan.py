"""Composes the plan of a draft in the words of its languages; nothing is set or printed yet."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from handouts.document import Brief, HandoutPlan, Voice, compose, identified, pair, phone
from handouts.handout.shelf import Shelf
from handouts.languages import Formatter, Patterns, Translator, direction
from handouts.territories import emergency_number

if TYPE_CHECKING:
    from handouts.handout.draft import Draft

ADDRESS = "handouts:"
"""What stands before the name of a picture in the address by which a page asks for it."""

LOGO = "logo"
LOGO_ADDRESS = f"{ADDRESS}{LOGO}"
QR = "qr"
QR_ADDRESS = f"{ADDRESS}{QR}"


def plan_of(draft: "Draft", shelf: Shelf) -> HandoutPlan:
    """Return the plan of a draft, with a second language beside the first if there is one.

    Raises: TranslationError if a word is missing.
    """
    first, *second = plans_of(draft, shelf)
    return pair(first, second[0]) if second else first


def plans_of(draft: "Draft", shelf: Shelf) -> tuple[HandoutPlan, ...]:
    """Return the plan of a draft in the patient's language, then the one in the second language.

    Raises: TranslationError if a word is missing.
    """
    if draft.composed and draft.composed.shelf is shelf:
        return draft.composed.plans
    voice, *others = voices_of(draft, shelf)
    brief = Brief(
        draft.profile,
        shelf.library,
        draft.selection,
        shelf.clinic,
        draft.helplines.chosen,
        draft.handout_id,
        draft.paper,
        draft.size,
        draft.is_reviewed,
        LOGO_ADDRESS if shelf.clinic.logo else "",
        QR_ADDRESS if shelf.clinic.qr.address else "",
        voice.language,
    )
    first = compose(brief, voice)
    if draft.second is None:
        return (first,)
    beside = replace(brief, is_reviewed=draft.second.is_reviewed)
    return (first, *(compose(beside, other) for other in others))


def identified_plans(
    plans: Sequence[HandoutPlan], draft: "Draft", shelf: Shelf
) -> Iterator[HandoutPlan]:
    """Yield the plans of a draft that had no id yet, with its id in the foot."""
    for plan, voice in zip(plans, voices_of(draft, shelf), strict=True):
        yield replace(plan, footer=identified(plan.footer, draft.handout_id, voice))


def voice_of(draft: "Draft", shelf: Shelf) -> Voice:
    """Return what says the words of a draft: its language, with its territory's numbers."""
    return _voice(draft.translator, draft, shelf)


def voices_of(draft: "Draft", shelf: Shelf) -> tuple[Voice, ...]:
    """Return what says the words of a draft in each of its languages, with the same numbers."""
    first = voice_of(draft, shelf)
    return (first, _voice(draft.second.translator, draft, shelf)) if draft.second else (first,)


def _voice(translator: Translator, draft: "Draft", shelf: Shelf) -> Voice:
    say = shelf.words.spoken_by(translator.say)
    formatter = Formatter(
        translator.language,
        draft.territory.code,
        Patterns.spoken(say),
        draft.territory.temperature.value,
    )
    emergency = emergency_number(draft.territory)
    return Voice(
        translator,
        shelf.words,
        formatter,
        direction(translator.language),
        shelf.vocabulary,
        phone(emergency.display or emergency.number or ""),
    )
