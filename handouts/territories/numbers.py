"""Tells whether two numbers are the same, however they are written, and finds numbers in text.

A number is compared by its digits. Spaces, hyphens, dots, slashes, parentheses and the invisible
characters that keep a number in order inside right-to-left text do not count.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import phonenumbers

from handouts.territories.model import (
    DoNotPrint,
    Helpline,
    Territory,
)

SHORT_CODE_DIGITS = 4
"""Up to here a number is looked for in running text only where something says that it is called."""

UNBROKEN_DIGITS = 6
"""Up to here a number is found only if nothing stands between its digits (`66.746` is a length)."""

_SEPARATORS = "\\s\\-.()/\u00ad\u2010-\u2015\u2212\u200b-\u200f\u202a-\u202e\u2060-\u2069"
_RUN = re.compile(rf"\d+(?:[{_SEPARATORS}]{{1,5}}\d+)*")
_GROUP = re.compile(r"\d+")
_CALLED = re.compile(
    r"(?:(?:tel|sms):\+?|[☎☏📞📱]\W{0,3}|\b(?:call|dial|ring|phone|text|number)\b\W{0,12})$",
    re.IGNORECASE,
)
_BEFORE = 24
_LONGEST = 17


def digits(text: str) -> str:
    """Return the digits of `text` in order, those of other scripts as 0 to 9."""
    return "".join(str(int(character)) for character in text if character.isdecimal())


@lru_cache(maxsize=4096)
def number_forms(number: str, region: str) -> frozenset[str]:
    """Return the digits of a number in each way in which people write it.

    Args:
        number: A number or short code, with or without a country code.
        region: The territory in which it is dialled.

    Returns:
        As written, and for all but short codes with country code, with trunk prefix, and without.
    """
    written = digits(number)
    if len(written) <= UNBROKEN_DIGITS:
        return frozenset({written})
    try:
        parsed = phonenumbers.parse(number, region)
    except phonenumbers.NumberParseException:
        return frozenset({written})
    national = phonenumbers.national_significant_number(parsed)
    trunk = phonenumbers.ndd_prefix_for_region(region, True) or ""
    international = f"{parsed.country_code}{national}"
    printed = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)
    return frozenset(
        {written, national, trunk + national, digits(printed), international, f"00{international}"}
    )


def helpline_forms(helpline: Helpline, region: str) -> frozenset[str]:
    """Return every written form of a line's number; none for a web address."""
    forms = [number_forms(text, region) for text in (helpline.number, helpline.display) if text]
    return frozenset().union(*forms)


def display_is_number(helpline: Helpline, region: str) -> bool:
    """Return whether the digits that are printed are those of the number that is dialled."""
    if helpline.number is None:
        return helpline.display is None
    return digits(helpline.display or "") in number_forms(helpline.number, region)


def is_of_territory(helpline: Helpline, region: str) -> bool:
    """Return whether an E.164 number begins with the country code of the territory."""
    code = phonenumbers.country_code_for_region(region)
    return helpline.e164 is None or helpline.e164.startswith(f"+{code}")


def is_possible(helpline: Helpline) -> bool:
    """Return whether the `phonenumbers` library holds an E.164 number to be possible."""
    if helpline.e164 is None:
        return True
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(helpline.e164, None))
    except phonenumbers.NumberParseException:
        return False


def forbidding(territory: Territory, helpline: Helpline) -> DoNotPrint | None:
    """Return the `do_not_print` entry that keeps a line off the page, or None.

    An entry with `used_as` forbids the line only if the line makes that claim.
    """
    forms = helpline_forms(helpline, territory.code)
    for entry in territory.do_not_print:
        if forms.isdisjoint(number_forms(entry.number, territory.code)):
            continue
        if entry.never_with is None or entry.never_with.forbids(helpline):
            return entry
    return None


def forbidden_in(territory: Territory, text: str) -> DoNotPrint | None:
    """Return the `do_not_print` entry whose number stands in a short text, or None.

    For texts that are printed as they are, such as a clinic's phone: every number in them counts,
    and an entry that forbids only a use does not.
    """
    said = {mention.digits for mention in numbers_in(text)}
    for entry in territory.do_not_print:
        if entry.used_as is None and said & number_forms(entry.number, territory.code):
            return entry
    return None


@dataclass(frozen=True)
class Mention:
    """A number in a text: its digits, where it begins, and whether it is said to be called."""

    digits: str
    start: int
    called: bool

    @property
    def counts(self) -> bool:
        """Return whether this can be a helpline: a short code only where it is said to be called.

        Without that rule a page number, a dose or a year would be taken for one.
        """
        return self.called or len(self.digits) > SHORT_CODE_DIGITS


def numbers_in(text: str) -> Iterator[Mention]:
    """Yield every number that `text` may hold.

    A run of digit groups yields each of its stretches of whole groups, so that neither a country
    code before a number nor another number beside it hides it, and no number is found inside a
    longer group of digits. Stretches of several groups are yielded only above `UNBROKEN_DIGITS`.
    """
    for run in _RUN.finditer(text):
        groups = [
            (run.start() + match.start(), digits(match[0])) for match in _GROUP.finditer(run[0])
        ]
        for first, (start, _) in enumerate(groups):
            called = bool(_CALLED.search(text[max(0, start - _BEFORE) : start]))
            stretch = ""
            for last in range(first, len(groups)):
                stretch += groups[last][1]
                if len(stretch) > _LONGEST:
                    break
                if last == first or len(stretch) > UNBROKEN_DIGITS:
                    yield Mention(stretch, start, called)
