"""Finds the translations that a changed, moved or copied message can begin with."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from handouts.languages.messages import Key

_LIKENESS = 0.6
_SECTION_MARK = "/"


@dataclass(frozen=True)
class Standing:
    """A translation as a catalogue has it; `previous` are the English words of a fuzzy one."""

    text: str
    fuzzy: bool = False
    previous: str = ""
    comments: tuple[str, ...] = ()


def carried_over(standing: Mapping[Key, Standing], wanted: Iterable[Key]) -> dict[Key, Standing]:
    """Return what messages without a translation can begin with.

    A message that moved to another section keeps its translation as it is. All else is fuzzy, so
    that a person looks at it: the same English words in another place, and a message whose words
    changed, with the words that it was made from. Words of messages that are still there are not
    taken for changed ones: they would fill an unfinished catalogue with guesses.

    Args:
        standing: what a catalogue has translated, by context and English words.
        wanted: the messages as they are now.
    """
    messages = tuple(wanted)
    gone = {key: entry for key, entry in standing.items() if key not in set(messages)}
    by_words: dict[str, list[Key]] = {}
    for key in standing:
        by_words.setdefault(key[1], []).append(key)
    found: dict[Key, Standing] = {}
    for key in messages:
        if key in standing:
            continue
        same = by_words.get(key[1], [])
        begun = _moved(key, same, gone) or _copied(same, standing) or _changed(key, gone)
        if begun is not None:
            found[key] = begun
    return found


def _moved(key: Key, same: Iterable[Key], gone: Mapping[Key, Standing]) -> Standing | None:
    left = [gone[old] for old in same if old in gone and _are_sections(old, key)]
    is_one = len({entry.text for entry in left}) == 1
    return left[0] if is_one and not any(entry.fuzzy for entry in left) else None


def _copied(same: Iterable[Key], standing: Mapping[Key, Standing]) -> Standing | None:
    entries = sorted((standing[key] for key in same), key=lambda entry: entry.fuzzy)
    return Standing(entries[0].text, fuzzy=True, previous=entries[0].previous) if entries else None


def _changed(key: Key, gone: Mapping[Key, Standing]) -> Standing | None:
    context, text = key
    near = next(
        (
            (place, words)
            for keys in _nearest_first(context, gone)
            for words in get_close_matches(text, [old for _, old in keys], 1, _LIKENESS)
            for place, old in keys
            if old == words
        ),
        None,
    )
    if near is None:
        return None
    entry = gone[near]
    previous = entry.previous if entry.fuzzy and entry.previous else near[1]
    return Standing(entry.text, fuzzy=True, previous=previous, comments=entry.comments)


def _nearest_first(context: str, gone: Iterable[Key]) -> Iterator[list[Key]]:
    """Yield the messages that are gone from a context, then those from all others."""
    keys = list(gone)
    yield [key for key in keys if key[0] == context]
    yield [key for key in keys if key[0] != context]


def _are_sections(*keys: Key) -> bool:
    return all(_SECTION_MARK in context for context, _ in keys)
