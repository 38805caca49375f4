"""Whom to call: the helplines of each territory, how fresh they are, and which are printed."""

from handouts.territories.check import WARNINGS, check_territories
from handouts.territories.choose import (
    ChosenHelpline,
    HelplineChoice,
    Slot,
    choose_helplines,
    slot_of,
)
from handouts.territories.codes import (
    Audience,
    Channel,
    Cost,
    Kind,
    Paper,
    PartScope,
    Phones,
    Role,
    Temperature,
)
from handouts.territories.eligibility import Withheld, emergency_number
from handouts.territories.freshness import (
    Basis,
    Freshness,
    FreshnessLimits,
    State,
    freshness,
)
from handouts.territories.model import (
    Always,
    Helpline,
    Hours,
    OpenHours,
    Territory,
    Varies,
)
from handouts.territories.numbers import display_is_number, forbidden_in
from handouts.territories.read import known_territories, load_territory
from handouts.territories.verify import record_verification

__all__ = [
    "WARNINGS",
    "Always",
    "Audience",
    "Basis",
    "Channel",
    "ChosenHelpline",
    "Cost",
    "Freshness",
    "FreshnessLimits",
    "Helpline",
    "HelplineChoice",
    "Hours",
    "Kind",
    "OpenHours",
    "Paper",
    "PartScope",
    "Phones",
    "Role",
    "Slot",
    "State",
    "Temperature",
    "Territory",
    "Varies",
    "Withheld",
    "check_territories",
    "choose_helplines",
    "display_is_number",
    "emergency_number",
    "forbidden_in",
    "freshness",
    "known_territories",
    "load_territory",
    "record_verification",
    "slot_of",
]
