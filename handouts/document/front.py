"""Composes the head of page 1 and the foot of every page; the only place where identity is set."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from markupsafe import Markup, escape

from handouts.document.model import NOTHING, Footer, Glance, Heading, LabelLine
from handouts.document.voice import Voice
from handouts.languages import language_name
from handouts.library import Kind, Section
from handouts.profile import Profile

LANGUAGE_PART = 2
"""Which part of the foot is the name of the language."""

_PAGE, _PAGES = "\ue000", "\ue001"


def compose_heading(
    profile: Profile,
    voice: Voice,
    *,
    clinic: str,
    contact: Sequence[str],
    logo: str,
    safety_only: bool,
) -> Heading:
    """Return clinic, title, label box and note.

    Args:
        profile: the only part of the document that knows the identity comes from here.
        voice: the patient's language.
        clinic: the clinic's name, or nothing.
        contact: address, phone and web, a line each.
        logo: the address of the logo among the page's pictures, or nothing.
        safety_only: whether a red flag left the safety pages only.
    """
    note = profile.clinician.note
    return Heading(
        clinic=escape(clinic),
        clinic_line=voice.foreign(clinic) if clinic else NOTHING,
        contact=tuple(voice.foreign(line) for line in contact if line),
        logo=logo,
        title=voice.word("page.safety_title" if safety_only else "page.title"),
        formats=voice.word("page.formats"),
        label=_label(profile, voice),
        label_place=NOTHING if profile.identity.name else voice.word("label.place"),
        note_title=voice.word("note.title") if note else NOTHING,
        note=voice.foreign(note) if note else NOTHING,
    )


def compose_glance(printed: Mapping[str, Section], voice: Voice, *, safety_only: bool) -> Glance:
    """Return the plan at a glance: the remedies with their one-line summary, and what to read."""
    title = voice.word("plan.title")
    if safety_only:
        return Glance(voice.word("page.safety_sign"), voice.word("page.safety_intro"))
    tellers = {slug: voice.for_section(section) for slug, section in printed.items()}
    remedies = tuple(
        (tellers[slug].say(section.title), tellers[slug].say(section.summary))
        for slug, section in printed.items()
        if section.kind is Kind.REMEDY
    )
    advice = ("plan.start", "plan.stop") if remedies else ("plan.stop",)
    return Glance(
        title,
        NOTHING,
        voice.word("plan.try"),
        remedies,
        voice.word("plan.read"),
        tuple(
            tellers[slug].say(section.title)
            for slug, section in printed.items()
            if section.kind is Kind.EDUCATION
        ),
        (voice.run_on([voice.word(key) for key in advice]),),
    )


def compose_footer(
    voice: Voice, *, handout_id: str, version: str, made_on: date, review_due: date
) -> Footer:
    """Return the foot: id, version, language, dates, and the page number around its counters."""
    name = language_name(voice.translator.language, voice.translator.language)
    pages = voice.word("page.number", page=escape(_PAGE), pages=escape(_PAGES))
    first, second = sorted((_PAGE, _PAGES), key=pages.index)
    before, _, rest = pages.partition(first)
    between, _, after = rest.partition(second)
    return Footer(
        (
            _id(handout_id, voice),
            voice.word("page.version", version=voice.foreign(version)),
            escape(name),
            voice.word("page.made_on", date=voice.date(made_on)),
            voice.word("page.review_due", date=voice.date(review_due)),
        ),
        before,
        between,
        after,
        first == _PAGE,
    )


def identified(footer: Footer, handout_id: str, voice: Voice) -> Footer:
    """Return the foot of the same pages with the handout's id, which was not known before."""
    return replace(footer, parts=(_id(handout_id, voice), *footer.parts[1:]))


def _id(handout_id: str, voice: Voice) -> Markup:
    return voice.word("page.id", id=voice.foreign(handout_id, "en"))


def _label(profile: Profile, voice: Voice) -> tuple[LabelLine, ...]:
    identity, clinician = profile.identity, profile.clinician.name
    lines: list[LabelLine] = []
    if identity.name:
        lines.append(LabelLine(voice.word("label.name"), voice.foreign(identity.name)))
    if identity.birth_date:
        lines.append(LabelLine(voice.word("label.birth_date"), voice.date(identity.birth_date)))
    if identity.record_number:
        record = voice.foreign(identity.record_number)
        lines.append(LabelLine(voice.word("label.record_number"), record))
    if clinician:
        lines.append(LabelLine(voice.word("label.clinician"), voice.foreign(clinician)))
    lines.append(LabelLine(voice.word("label.date"), voice.date(profile.on)))
    return tuple(lines)
