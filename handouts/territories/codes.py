"""The closed sets of codes in a territory file; what is printed of them is translated."""

from enum import StrEnum

NATIONAL = "national"


class Role(StrEnum):
    """What a line is for; decides the heading under which it is printed."""

    EMERGENCY = "emergency"
    MEDICAL_ADVICE = "medical_advice"
    CRISIS = "crisis"
    MENTAL_HEALTH = "mental_health"
    ANXIETY = "anxiety"
    YOUTH = "youth"
    DEAF_ACCESS = "deaf_access"


class Kind(StrEnum):
    """What an emergency line sends; printed, translated, in the place of an English name."""

    EMERGENCY = "emergency"
    MEDICAL_EMERGENCY = "medical-emergency"
    AMBULANCE = "ambulance"
    AMBULANCE_FIRE = "ambulance-fire"
    EMERGENCY_MOBILE = "emergency-mobile"
    RESCUE = "rescue"
    POLICE = "police"


SENDS_HELP = frozenset(Kind) - {Kind.POLICE, Kind.RESCUE}
"""Kinds of emergency line that bring medical help to somebody who is ill."""


class Channel(StrEnum):
    """How a line is reached."""

    VOICE = "voice"
    SMS = "sms"
    CHAT = "chat"
    WHATSAPP = "whatsapp"
    APP = "app"
    RELAY = "relay"
    TTY = "tty"
    VIDEO = "video"


ONLINE = frozenset({Channel.CHAT, Channel.APP, Channel.VIDEO})
"""Channels that are reached by an address instead of a number."""


class Cost(StrEnum):
    """What a call costs the caller, as far as a source says so."""

    FREE = "free"
    LOCAL = "local"
    STANDARD = "standard"
    PAID = "paid"
    UNKNOWN = "unknown"


class Confidence(StrEnum):
    """Whether a source was seen for an entry, or nobody but a memory vouches for it."""

    SEEN = "seen"
    MEMORY = "memory"


class Audience(StrEnum):
    """Whom a line is for, where it is not for everybody."""

    INDIGENOUS_AUSTRALIA = "indigenous-australia"
    INDIGENOUS_CANADA = "indigenous-canada"
    LGBT = "lgbt"
    VETERANS = "veterans"


class Phones(StrEnum):
    """The only kind of phone from which a number answers."""

    LANDLINE = "landline"
    MOBILE = "mobile"


class PartScope(StrEnum):
    """A part of a territory for which no ISO 3166-2 codes are known."""

    SOME_PROVINCES = "some-provinces"
    SOME_REGIONS = "some-regions"
    SOME_PREFECTURES = "some-prefectures"
    MOST_PROVINCES_AND_TERRITORIES = "most-provinces-and-territories"
    MOST_PREFECTURES = "most-prefectures"
    MOST_STATES = "most-states"


class Paper(StrEnum):
    """The paper that printers in a territory hold."""

    A4 = "a4"
    LETTER = "letter"


class Temperature(StrEnum):
    """The scale in which people of a territory read a temperature."""

    CELSIUS = "celsius"
    FAHRENHEIT = "fahrenheit"
