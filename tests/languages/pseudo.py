"""Two languages that nobody speaks, made from the English texts, to try the pages with.

One is 40 % longer and full of accents, as a wordy translation would be; one runs from right to
left. They are written into a clinic's folder under the names of languages that CLDR knows, so that
dates and units are there, and that we have no catalogue of.
"""

import atexit
import re
import shutil
import tempfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import polib

from handouts.clinic import new_clinic
from handouts.languages import load_words
from handouts.languages.catalogue import FILE
from handouts.languages.extract import extract_messages
from handouts.languages.messages import Message
from handouts.languages.pofile import new_catalogue
from handouts.library import read_library
from handouts.profile import load_vocabulary
from handouts.resources import Resources

LONGER, RIGHT_TO_LEFT = "sk", "he"
STRETCH = 1.4
FILLER = ("ďlhšïe", "ŝlövå", "áj", "pŕïdåňé", "tŭ")
"""Made-up words that are put between the others."""

_KEPT = re.compile(r"(\{[^{}]*\}|\*\*)")
_ACCENTED = str.maketrans(
    "aceghijklnoprstuwyzACEGHIJKLNOPRSTUWYZ", "åčéğĥïĵķĺñöþŕšţůŵýžÅČÉĞĤÏĴĶĹÑÖÞŔŠŢŮŴÝŽ"
)
_HEBREW = str.maketrans("abcdefghijklmnopqrstuvwxyz", "אבגדהוזחטיכלמנסעפצקרשתםןףץ")


def lengthened(message: Message) -> str:
    """Return a message with accents and, where there is no limit, 40 % more letters."""
    text = _outside_marks(message.text, lambda words: words.translate(_ACCENTED))
    wanted = round(STRETCH * len(message.text))
    if message.max_length is not None:
        wanted = min(wanted, message.max_length)
    words = text.split(" ")
    place = 0
    while True:
        longer = [*words[:place], FILLER[place % len(FILLER)], *words[place:]]
        if len(" ".join(longer)) > wanted:
            return " ".join(words)
        words = longer
        place = (place + 3) % len(words)


def mirrored(message: Message) -> str:
    """Return a message with Hebrew letters for English ones; digits and marks stay."""
    return _outside_marks(message.text, lambda words: words.lower().translate(_HEBREW))


def _outside_marks(text: str, change: Callable[[str], str]) -> str:
    return "".join(
        piece if _KEPT.fullmatch(piece) else change(piece) for piece in _KEPT.split(text)
    )


PSEUDO: Mapping[str, Callable[[Message], str]] = {LONGER: lengthened, RIGHT_TO_LEFT: mirrored}
"""The folder name of each made-up language, and how its words are made."""


@cache
def pseudo_clinic() -> Path:
    """Return the folder of a clinic that has both languages, written once for all tests."""
    home = Path(tempfile.mkdtemp(prefix="pseudo-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    folder = home / "clinic"
    new_clinic(folder)
    resources = Resources.find()
    messages = extract_messages(
        read_library(resources, load_vocabulary(resources)), load_words(resources)
    )
    for language, change in PSEUDO.items():
        catalogue = polib.pofile(new_catalogue(language, messages).decode())
        by_key = {message.key: message for message in messages}
        for entry in catalogue:
            entry.msgstr = change(by_key[(entry.msgctxt, entry.msgid)])
        path = folder / "locales" / language / FILE
        path.parent.mkdir(parents=True)
        catalogue.save(str(path))
    return folder
