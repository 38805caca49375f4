"""Composes the plan of a draft in the patient's language; nothing is set or printed yet."""

from typing import TYPE_CHECKING

from handouts.document import Brief, HandoutPlan, Voice, compose, phone
from handouts.handout.shelf import Shelf
from handouts.languages import Formatter, Patterns, direction
from handouts.territories import emergency_number

if TYPE_CHECKING:
    from handouts.handout.draft import Draft

LOGO = "logo"
LOGO_ADDRESS = f"handouts:{LOGO}"
QR = "qr"
QR_ADDRESS = f"handouts:{QR}"


def plan_of(draft: "Draft", shelf: Shelf) -> HandoutPlan:
    """Return the plan of a draft.

    Raises: TranslationError if a word is missing.
    """
    return compose(
        Brief(
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
        ),
        voice_of(draft, shelf),
    )


def voice_of(draft: "Draft", shelf: Shelf) -> Voice:
    """Return what says the words of a draft: its language, with its territory's numbers."""
    say = shelf.words.spoken_by(draft.translator.say)
    formatter = Formatter(
        draft.language,
        draft.territory.code,
        Patterns.spoken(say),
        draft.territory.temperature.value,
    )
    emergency = emergency_number(draft.territory)
    return Voice(
        draft.translator,
        shelf.words,
        formatter,
        direction(draft.language),
        shelf.vocabulary,
        phone(emergency.display or emergency.number or ""),
    )
