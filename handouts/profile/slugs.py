"""Reads what the clinician decided by hand: sections to include, to exclude and to override."""

from collections.abc import Collection

from handouts.profile.form import Form, one_of
from handouts.profile.keys import OVERRIDE, Path
from handouts.profile.model import Clinician
from handouts.profile.vocabulary import nearest_names

LONGEST_NAME = 120
LONGEST_REASON = 300
LONGEST_NOTE = 600
MOST_NOTE_LINES = 8
_INCLUDE: Path = ("clinician", "include")
_EXCLUDE: Path = ("clinician", "exclude")
_OVERRIDE_REMEDY = 'Write [clinician.override], and below it "remedies/heat" = "the reason".'


def read_clinician(
    form: Form, known_slugs: Collection[str], safety_slugs: Collection[str]
) -> Clinician:
    """Return the clinician's part of the document; what is wrong is noted on the form."""
    include = _read_slugs(form, _INCLUDE, known_slugs)
    exclude = _read_slugs(form, _EXCLUDE, known_slugs)
    override, override_places = _read_override(form, known_slugs)
    for slug, where in exclude.items():
        if slug in safety_slugs:
            message = "is a safety section; nothing can leave it out."
            form.fault(where, message, "Take it out of this list.", "always-printed")
        wanted = include.get(slug) or override_places.get(slug)
        if wanted is not None:
            message = f"is also included ({wanted})."
            form.fault(where, message, "Keep one of the two.", "contradiction")
    note = form.text(("clinician", "note"), LONGEST_NOTE, lines=True) or ""
    if note.count("\n") >= MOST_NOTE_LINES:
        message = f"has more than {MOST_NOTE_LINES} lines."
        form.fault(form.place(("clinician", "note")), message, "Shorten it.", "too-long")
    return Clinician(
        name=form.text(("clinician", "name"), LONGEST_NAME),
        include=tuple(include | override_places),
        exclude=tuple(exclude),
        override=override,
        note=note,
    )


def _read_slugs(form: Form, path: Path, known: Collection[str]) -> dict[str, str]:
    """Return the slugs of a list, each with its place."""
    found: dict[str, str] = {}
    for text, where in form.items(path):
        slug = text.lower()
        if is_known_section(form, slug, where, known):
            found.setdefault(slug, where)
    return found


def _read_override(form: Form, known: Collection[str]) -> tuple[dict[str, str], dict[str, str]]:
    """Return the reason of every overridden slug, and its place."""
    reasons: dict[str, str] = {}
    places: dict[str, str] = {}
    for key, told in form.entries(OVERRIDE, _OVERRIDE_REMEDY).items():
        slug = key.strip().lower()
        problems_before = len(form.problems)
        reason = form.checked_text(told, told.place, LONGEST_REASON)
        if reason is None and len(form.problems) == problems_before:
            remedy = 'Say why, as in remedies/heat = "feeling tested today".'
            form.fault(told.place, "has no reason.", remedy, "missing")
        if is_known_section(form, slug, told.place, known) and reason is not None:
            reasons[slug], places[slug] = reason, told.place
    return reasons, places


def is_known_section(form: Form, slug: str, where: str, known: Collection[str]) -> bool:
    """Return whether there is such a section; if not, that is noted with the nearest slugs."""
    if slug in known:
        return True
    near = nearest_names(slug, {name: (name, name.rpartition("/")[2]) for name in sorted(known)})
    remedy = f"Did you mean {one_of(near)}?" if near else "See `handouts sections list`."
    form.fault(where, "is not a section that we have.", remedy, "unknown-section")
    return False
