"""How much of a remedy a patient should do: told in an option, a cell or a file; merged; read."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from handouts.profile.form import Form, one_of
from handouts.profile.keys import AMOUNTS
from handouts.profile.model import Measure
from handouts.profile.slugs import is_known_section
from handouts.profile.told import Told, Twice, at_place, bare, part_of
from handouts.profile.vocabulary import nearest_names

LEAST, MOST = 1, 1000
_TABLE_REMEDY = 'Write [amounts."remedies/heat"], and below it minutes = 10.'
_MEASURES = frozenset(measure.value for measure in Measure)


def amounts_from_cell(text: str, place: str) -> dict[str, Told]:
    """Return the amounts in one cell of a table, to be put under `amounts` of a document.

    Args:
        text: Such as `remedies/heat:minutes=10,times_per_day=2; remedies/massage:minutes=5`.
        place: Where the cell is, such as `rows.csv, row 14, amounts`.

    What is not well formed is kept for the reader of the document to report.
    """
    items = enumerate(text.split(";"), start=1)
    return amounts_from_texts(
        Told(item.strip(), f"{place}, item {number}") for number, item in items if item.strip()
    )


def amounts_from_texts(texts: Iterable[Told]) -> dict[str, Told]:
    """Return the amounts in texts such as `remedies/heat:minutes=10`, those of a section as one.

    A measure that two texts, or one, tell twice for a section holds a `Twice`.
    """
    return _gathered(piece for told in texts for piece in _pieces_of_text(told))


def placed_amounts(value: object) -> object:
    """Return the amounts of a document with the place written to each, and names in small letters.

    What is not a table stays as it is.
    """
    plain = bare(value)
    if not isinstance(plain, Mapping):
        return value
    whole = at_place(value, "amounts")
    return _gathered(
        piece
        for number, (slug, entry) in enumerate(plain.items(), start=1)
        for piece in _pieces_of_table(str(slug), part_of(whole, entry, f"entry {number}"))
    )


def amounts_laid_over(below: object, above: object) -> object:
    """Return the amounts of both documents; for one measure of one section, those of the upper.

    Both have their places already. What is not well formed is kept.
    """
    if not isinstance(below, Mapping):
        return below
    if not isinstance(above, Mapping):
        return above
    merged = dict(below)
    for slug, entry in above.items():
        merged[slug] = _laid_over(merged[slug], entry) if slug in merged else entry
    return merged


def read_amounts(form: Form, known_slugs: Collection[str]) -> dict[str, dict[Measure, int]]:
    """Return the amounts of each section; what is wrong is noted on the form.

    Whether the section takes an amount, and which is safe, the library knows.
    """
    amounts: dict[str, dict[Measure, int]] = {}
    for slug, entry in form.entries(AMOUNTS, _TABLE_REMEDY).items():
        is_known = is_known_section(form, slug, entry.place, known_slugs)
        measures = _read_measures(form, entry)
        if is_known and measures:
            amounts[slug] = measures
    return amounts


def _read_measures(form: Form, entry: Told) -> dict[Measure, int]:
    measures: dict[Measure, int] = {}
    for name, told in form.checked_entries(entry, entry.place, _TABLE_REMEDY).items():
        number = _read_number(form, name, told)
        if number is not None:
            measures[Measure(name)] = number
    return measures


def _read_number(form: Form, name: str, told: Told) -> int | None:
    if not name:
        remedy = "Say how much, as in remedies/heat:minutes=10 or, in a file, minutes = 10."
        form.fault(told.place, "names no amount.", remedy, "missing")
    elif name not in _MEASURES:
        near = nearest_names(name, {known: (known,) for known in Measure})
        remedy = f"Did you mean {one_of(near)}?" if near else f"Use {one_of(Measure)}."
        form.fault(told.place, "is not a measure that we know.", remedy, "unknown-measure")
    elif isinstance(told.value, Twice):
        message = f"is told more than once for this section ({told.value.first})."
        form.fault(told.place, message, "Keep one of them.", "contradiction")
    elif isinstance(told.value, str) and not told.value.strip():
        form.fault(told.place, "has no number.", f"Write it as in {name}=10.", "missing")
    else:
        return form.checked_whole_number(told.value, told.place, LEAST, MOST, example=10)
    return None


def _pieces_of_text(told: Told) -> Iterator[tuple[str, Told]]:
    slug, _, written = str(told.value).partition(":")
    numbered = enumerate(written.split(","), start=1)
    for number, item in [(n, item) for n, item in numbered if item.strip()] or [(1, "")]:
        name, _, value = item.partition("=")
        yield slug, _piece(told, name, value.strip(), f"item {number}")


def _pieces_of_table(slug: str, entry: Told) -> Iterator[tuple[str, Told]]:
    if not isinstance(entry.value, Mapping):
        yield slug, entry
        return
    named = entry.value.items() or [("", "")]
    for number, (name, value) in enumerate(named, start=1):
        yield slug, _piece(entry, str(name), value, f"key {number}")


def _piece(entry: Told, name: str, value: object, otherwise: str) -> Told:
    """Return the entry with one measure only; a place names no measure but ours."""
    measure = name.strip().lower()
    if not measure and not isinstance(value, Told):
        told = Told(value, entry.place, entry.within)
    else:
        told = part_of(entry, value, measure if measure in _MEASURES else otherwise)
    return Told({measure: told}, entry.place, entry.within)


def _gathered(pieces: Iterable[tuple[str, Told]]) -> dict[str, Told]:
    gathered: dict[str, Told] = {}
    for slug, piece in pieces:
        key = slug.strip().lower()
        gathered[key] = _together(gathered[key], piece) if key in gathered else piece
    return gathered


def _together(first: Told, second: Told) -> Told:
    """Return two pieces of one section as one entry; what is not well formed is kept."""
    if not isinstance(first.value, Mapping):
        return first
    if not isinstance(second.value, Mapping):
        return second
    both = dict(first.value)
    for name, told in second.value.items():
        earlier = both.get(name)
        both[name] = Told(Twice(earlier.place), told.place, told.within) if earlier else told
    return Told(both, first.place, first.within)


def _laid_over(below: Told, above: Told) -> Told:
    if not isinstance(below.value, Mapping):
        return below
    if not isinstance(above.value, Mapping):
        return above
    return Told({**below.value, **above.value}, below.place, below.within)
