"""Takes typed values out of a profile document and notes what is wrong with each, by its place."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date, datetime

from handouts.errors import Problem
from handouts.profile.keys import TABLES, TOP, Path, flag_for
from handouts.profile.model import Measure
from handouts.profile.told import Told, bare
from handouts.profile.vocabulary import nearest_names

MOST_ITEMS = 100
_UNPRINTABLE = {"Cc", "Cs", "Zl", "Zp"}
# They reverse what follows. Marks and joiners are left: Arabic, Persian and Hindi names need them.
_TREACHEROUS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
_DIGITS = re.compile(r"\s*[0-9]{1,9}\s*", re.ASCII)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YES_NO = {"yes": True, "true": True, "no": False, "false": False}


class Form:
    """One document being read. Every getter gives the value, or nothing and a problem."""

    def __init__(self, document: Mapping[str, object], place: str) -> None:
        """Begin with a merged document; `place` is what the profile is called in messages."""
        self._document = document
        self._place = place
        self.problems: list[Problem] = []

    def fault(self, place: str, message: str, remedy: str, code: str) -> None:
        """Note a problem."""
        self.problems.append(Problem(place, message, remedy, code))

    def place(self, path: Path) -> str:
        """Return where the value of a key was written, or would be."""
        value = self._value(path)
        return self._where(value, ".".join(path))

    def check_keys(self) -> None:
        """Note every key that is not one, and every table that is not one."""
        self._check_names(self._document, TOP, "")
        for name, keys in TABLES.items():
            table = self._document.get(name, {})
            if isinstance(table, Mapping):
                self._check_names(table, keys, name)
            else:
                place = self._where(table, name)
                message = f"is {kind_of(table)}; it must be a table."
                self.fault(place, message, f"Write [{name}], and its keys below.", "wrong-type")

    def text(self, path: Path, longest: int, *, lines: bool = False) -> str | None:
        """Return a text as it was written, or None if it is missing or blank."""
        return self.checked_text(self._value(path), self.place(path), longest, lines=lines)

    def checked_text(
        self, value: object, place: str, longest: int, *, lines: bool = False
    ) -> str | None:
        """Return the value if it is a text that can be printed, or None."""
        plain = bare(value)
        if plain is None:
            return None
        if not isinstance(plain, str):
            remedy = 'Put it between quotes, as in "0042".'
            self.fault(place, f"is {kind_of(plain)}; it must be text.", remedy, "wrong-type")
            return None
        text = plain.replace("\r\n", "\n") if lines else plain
        if len(text) > longest:
            message = f"is longer than {longest} characters."
            self.fault(place, message, "Make it shorter.", "too-long")
            return None
        if any(_is_unprintable(character, lines=lines) for character in text):
            message = "holds a character that cannot be printed."
            self.fault(place, message, "Type it again instead of pasting it.", "control-character")
            return None
        return text if text.strip() else None

    def whole_number(self, path: Path, lowest: int, highest: int) -> int | None:
        """Return a whole number between the two, or None."""
        return self.checked_whole_number(self._value(path), self.place(path), lowest, highest)

    def checked_whole_number(
        self, value: object, place: str, lowest: int, highest: int, *, example: int = 46
    ) -> int | None:
        """Return the value if it is a whole number between the two, or None."""
        plain = bare(value)
        if plain is None:
            return None
        if isinstance(plain, str) and _DIGITS.fullmatch(plain):
            plain = int(plain)
        if isinstance(plain, bool) or not isinstance(plain, int):
            message = f"is {kind_of(plain)}; it must be a whole number."
            self.fault(place, message, f"Write it as in {example}.", "wrong-type")
            return None
        if not lowest <= plain <= highest:
            message = f"is not between {lowest} and {highest}."
            self.fault(place, message, "Correct it.", "out-of-range")
            return None
        return plain

    def day(self, path: Path) -> date | None:
        """Return a date, or None."""
        plain = bare(self._value(path))
        if plain is None:
            return None
        if isinstance(plain, date) and not isinstance(plain, datetime):
            return plain
        if isinstance(plain, str) and _DATE.fullmatch(plain.strip()):
            try:
                return date.fromisoformat(plain.strip())
            except ValueError:
                pass
        self.fault(self.place(path), "is not a date.", "Write it as 1980-03-02.", "wrong-type")
        return None

    def yes_or_no(self, path: Path) -> bool:
        """Return true or false; false if nothing was said."""
        plain = bare(self._value(path))
        if plain is None:
            return False
        if isinstance(plain, str):
            plain = _YES_NO.get(plain.strip().lower(), plain)
        if isinstance(plain, bool):
            return plain
        message = f"is {kind_of(plain)}; it must be true or false."
        self.fault(self.place(path), message, "Write true or false, without quotes.", "wrong-type")
        return False

    def items(self, path: Path) -> tuple[tuple[str, str], ...]:
        """Return the texts of a list, each with its place, without blanks around them."""
        value = self._value(path)
        if value is None:
            return ()
        if not isinstance(value, list):
            message = f"is {kind_of(bare(value))}; it must be a list."
            remedy = "Put it between brackets: [...]."
            self.fault(self.place(path), message, remedy, "wrong-type")
            return ()
        if len(value) > MOST_ITEMS:
            message = f"has more than {MOST_ITEMS} items."
            self.fault(self.place(path), message, "Take out what does not belong.", "too-long")
            return ()
        return tuple(self._texts(value))

    def entries(self, path: Path, remedy: str) -> Mapping[str, Told]:
        """Return the entries of a table, each with its place; `remedy` shows how to write one."""
        return self.checked_entries(self._value(path), self.place(path), remedy)

    def checked_entries(self, value: object, place: str, remedy: str) -> Mapping[str, Told]:
        """Return the entries of the value if it is a table, each with its place, or none."""
        plain = bare(value)
        if plain is None:
            return {}
        if not isinstance(plain, Mapping):
            message = f"is {kind_of(plain)}; it must be a table."
            self.fault(place, message, remedy, "wrong-type")
            return {}
        if len(plain) > MOST_ITEMS:
            message = f"has more than {MOST_ITEMS} entries."
            self.fault(place, message, "Take out what does not belong.", "too-long")
            return {}
        return {
            key: Told(bare(entry), self._where(entry, "") if isinstance(entry, Told) else place)
            for key, entry in plain.items()
        }

    def was_told(self, path: Path) -> bool:
        """Return whether the document says anything for the key."""
        plain = bare(self._value(path))
        return plain is not None and not (isinstance(plain, str) and not plain.strip())

    def missing(self, path: Path, example: str) -> None:
        """Note that a key is needed."""
        key = ".".join(path)
        remedy = f'Write {key} = "{example}", or use {flag_for(path)}.'
        self.fault(self.place(path), "is missing.", remedy, "missing")

    def _texts(self, value: Iterable[object]) -> Iterable[tuple[str, str]]:
        for item in value:
            plain, place = bare(item), self._where(item, "")
            if isinstance(plain, str) and plain.strip():
                yield plain.strip(), place
            elif isinstance(plain, str):
                self.fault(place, "is empty.", "Fill it in, or take it out.", "missing")
            else:
                message = f"is {kind_of(plain)}; it must be text."
                self.fault(place, message, "Put it between quotes.", "wrong-type")

    def _value(self, path: Path) -> object:
        value: object = self._document
        for key in path:
            value = value.get(key) if isinstance(value, Mapping) else None
        return None if bare(value) in (None, "") else value

    def _where(self, value: object, key: str) -> str:
        if isinstance(value, Told) and not value.within:
            return value.place
        return f"{self._place}: {value.place if isinstance(value, Told) else key}"

    def _check_names(self, table: Mapping[str, object], known: tuple[str, ...], name: str) -> None:
        for key, value in table.items():
            if key not in known:
                remedy = _key_remedy(str(key), known)
                self.fault(self._where(value, name), "is not a key.", remedy, "unknown-key")


def kind_of(value: object) -> str:
    """Return what sort of value it is, in words that tell nothing of the value."""
    for kind, words in _KINDS:
        if isinstance(value, kind):
            return words
    return "something else"


_KINDS: tuple[tuple[type | tuple[type, ...], str], ...] = (
    (bool, "true or false"),
    ((int, float), "a number"),
    (str, "text"),
    ((list, tuple), "a list"),
    (Mapping, "a table"),
    (date, "a date"),
)


def one_of(names: Iterable[str]) -> str:
    """Return the names as a choice: `a, b or c`."""
    *others, last = names
    return f"{', '.join(others)} or {last}" if others else last


def _key_remedy(key: str, known: tuple[str, ...]) -> str:
    if key == "amounts" or key in set(Measure):
        return 'It belongs into a table of its own, such as [amounts."remedies/heat"].'
    elsewhere = [f"[{name}]" for name, keys in TABLES.items() if key in keys]
    if elsewhere:
        return f"It belongs under {one_of(elsewhere)}."
    if key in TOP:
        return "It belongs at the top, before the first table."
    near = nearest_names(key, {name: (name,) for name in known})
    return f"Did you mean {one_of(near)}?" if near else f"The keys are {', '.join(known)}."


def _is_unprintable(character: str, *, lines: bool) -> bool:
    if lines and character == "\n":
        return False
    return unicodedata.category(character) in _UNPRINTABLE or character in _TREACHEROUS
