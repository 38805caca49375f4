"""Turns command-line options into a profile document."""

from collections.abc import Mapping

from handouts.profile.amounts import amounts_from_texts
from handouts.profile.keys import AMOUNTS, LISTS, OVERRIDE, PROFILE_OPTIONS, Path, flag
from handouts.profile.told import Told, ordinal


def document_from_options(options: Mapping[str, object]) -> dict[str, object]:
    """Return a document in the shape of a profile file, each value with the option it came from.

    An option that was not given (None, False or empty) says nothing, so that a file's value stays.

    Args:
        options: Values by the names of PROFILE_OPTIONS; plural options hold a list or tuple.
            `override` holds `SLUG=reason` texts, `amount` holds `SLUG:minutes=10,repeats=5` texts.

    Raises: ValueError if an option is not in PROFILE_OPTIONS.
    """
    unknown = sorted(options.keys() - PROFILE_OPTIONS.keys())
    if unknown:
        raise ValueError(f"not options of a profile: {', '.join(unknown)}")
    document: dict[str, object] = {}
    for option, value in options.items():
        if value is None or value is False or value in ("", (), []):
            continue
        path = PROFILE_OPTIONS[option]
        _put(document, path, _told(path, flag(option), value))
    return document


def _told(path: Path, option: str, value: object) -> object:
    if path in LISTS:
        return _each(option, value)
    if path == OVERRIDE:
        return dict(_entry(told) for told in _each(option, value))
    if path == AMOUNTS:
        return amounts_from_texts(_each(option, value))
    return Told(value, option)


def _each(option: str, value: object) -> list[Told]:
    items = value if isinstance(value, list | tuple) else (value,)
    return [Told(item, f"{option}, {ordinal(n)}") for n, item in enumerate(items, start=1)]


def _entry(told: Told) -> tuple[str, Told]:
    slug, _, reason = str(told.value).partition("=")
    return slug.strip(), Told(reason.strip(), told.place)


def _put(document: dict[str, object], path: Path, value: object) -> None:
    if len(path) == 1:
        document[path[0]] = value
        return
    table = document.setdefault(path[0], {})
    if isinstance(table, dict):
        table[path[1]] = value
