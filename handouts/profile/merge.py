"""Lays documents over one another: clinic under file, file under options."""

from collections.abc import Mapping, Sequence

from handouts.profile.amounts import amounts_laid_over, placed_amounts
from handouts.profile.keys import LISTS, OVERRIDE, TABLES, TOP, Path
from handouts.profile.told import Told, at_place, bare, part_of, tidy

Document = Mapping[str, object]

# What the upper document puts into one list, it takes out of the other list below.
_OPPOSITES: Mapping[Path, Path] = {
    ("health", "present"): ("health", "absent"),
    ("health", "absent"): ("health", "present"),
    ("clinician", "include"): ("clinician", "exclude"),
    ("clinician", "exclude"): ("clinician", "include"),
}
_EXCLUDE: Path = ("clinician", "exclude")


def merge_documents(*documents: Document) -> dict[str, object]:
    """Return one document: later values replace earlier ones, later lists add to earlier ones.

    A factor that a later document states as present is no longer absent, and the reverse; a
    section that it includes or overrides is no longer excluded, and the reverse. An amount
    replaces that of the same measure of the same section; `tools` replaces the whole list. What is
    not well formed stays as it is, for the reader to report. Items keep their first place.
    """
    merged: dict[str, object] = {}
    for document in documents:
        merged = _laid_over(merged, _placed(document))
    return merged


def _laid_over(below: dict[str, object], above: dict[str, object]) -> dict[str, object]:
    merged = below | above
    for name in TABLES:
        if name in below and name in above:
            merged[name] = _table(name, below[name], above[name], above)
    if "amounts" in below and "amounts" in above:
        merged["amounts"] = amounts_laid_over(below["amounts"], above["amounts"])
    return merged


def _table(name: str, below: object, above: object, document: Document) -> object:
    if not isinstance(below, Mapping):
        return below
    if not isinstance(above, Mapping):
        return above
    merged = {
        key: _without(value, _taken_out((name, key), document)) for key, value in below.items()
    }
    for key, value in above.items():
        merged[key] = _joined((name, key), merged[key], value) if key in merged else value
    return merged


def _joined(path: Path, below: object, above: object) -> object:
    if path in LISTS:
        if not _is_list(below):
            return below
        return [*_items(below), *_items(above)] if _is_list(above) else above
    if path == OVERRIDE:
        if not isinstance(below, Mapping):
            return below
        return {**below, **above} if isinstance(above, Mapping) else above
    return above


def _taken_out(path: Path, document: Document) -> set[str]:
    """Return what the upper document takes out of this list of the lower one."""
    taken: set[str] = set()
    if path in _OPPOSITES:
        taken |= _names(_at(document, _OPPOSITES[path]))
    if path == _EXCLUDE:
        taken |= _names(_at(document, OVERRIDE))
    if path == OVERRIDE:
        taken |= _names(_at(document, _EXCLUDE))
    return taken


def _without(value: object, taken: set[str]) -> object:
    if not taken:
        return value
    if isinstance(value, Mapping):
        return {key: reason for key, reason in value.items() if tidy(key) not in taken}
    if _is_list(value):
        return [item for item in _items(value) if tidy(item) not in taken]
    return value


def _names(value: object) -> set[str]:
    listed = value if isinstance(value, Mapping) else _items(value)
    return {name for item in listed if (name := tidy(item)) is not None}


def _at(document: Document, path: Path) -> object:
    table = document.get(path[0])
    return table.get(path[1]) if isinstance(table, Mapping) else None


def _placed(document: Document) -> dict[str, object]:
    """Return the document with the place written to all that merging would move."""
    placed: dict[str, object] = {}
    for position, (name, value) in enumerate(document.items(), start=1):
        if name in TABLES and isinstance(value, Mapping):
            placed[name] = _placed_table(name, value)
        elif name == "amounts":
            placed[name] = placed_amounts(value)
        elif (name,) in LISTS and _is_list(bare(value)):
            placed[name] = _placed_items(at_place(value, name))
        else:
            placed[name] = value if name in TOP else at_place(value, f"key {position}")
    return placed


def _placed_table(name: str, table: Mapping[str, object]) -> dict[str, object]:
    placed: dict[str, object] = {}
    for position, (key, value) in enumerate(table.items(), start=1):
        whole, plain = at_place(value, f"{name}.{key}"), bare(value)
        if key not in TABLES[name]:
            placed[key] = at_place(value, f"{name}, key {position}")
        elif (name, key) in LISTS and _is_list(plain):
            placed[key] = _placed_items(whole)
        elif (name, key) == OVERRIDE and isinstance(plain, Mapping):
            entries = enumerate(plain.items(), start=1)
            placed[key] = {
                slug: part_of(whole, reason, f"entry {number}")
                for number, (slug, reason) in entries
            }
        else:
            placed[key] = value
    return placed


def _placed_items(whole: Told) -> list[Told]:
    listed = enumerate(_items(whole.value), start=1)
    return [part_of(whole, item, f"item {number}") for number, item in listed]


def _is_list(value: object) -> bool:
    return isinstance(value, list | tuple)


def _items(value: object) -> Sequence[object]:
    return value if isinstance(value, list | tuple) else ()
